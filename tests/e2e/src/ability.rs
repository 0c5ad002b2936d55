//! What a story may ask of a browser, and what becomes of it where the browser cannot do that.

use std::fmt;

use crate::engine::Engine;

/// Something that not every engine can do under test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ability {
    /// The driver tells all that the console has shown, the policy's complaints included.
    Console,
    /// Chromium's DevTools commands.
    DevTools,
}

/// A story cannot be told in this engine. It has neither passed nor failed.
#[derive(Clone, Debug)]
pub struct Skip {
    /// Where.
    pub engine: Engine,
    /// Why: a whole sentence.
    pub reason: &'static str,
}

impl fmt::Display for Skip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "skipped in {}: {}", self.engine.title(), self.reason)
    }
}

impl std::error::Error for Skip {}

impl Engine {
    /// Goes on where the engine can do it.
    ///
    /// # Errors
    /// A [`Skip`] where it cannot: [`Setup::story`](crate::Setup::story) counts the story as skipped.
    pub fn needs(self, ability: Ability) -> Result<(), Skip> {
        match self.lacks(ability) {
            None => Ok(()),
            Some(reason) => Err(Skip {
                engine: self,
                reason,
            }),
        }
    }
}
