//! Carries out what the rules ask of the places that outlive a page, of time and of the other windows, and brings them
//! the answers. It decides nothing.

mod indexed_db;
mod local;
mod saving;

pub use saving::mark_saving;

use super::{channel, clock, page, scope, spawn};
use crate::domain::{Answer, Effect, Place, Shelf};
use indexed_db::Database;
use local::Local;
use std::rc::Rc;
use wasm_bindgen::{JsCast, closure::Closure};

/// News for the rules.
pub enum News {
    /// A place has answered a request.
    Answer(u32, Answer),
    /// The time that an alarm was wound for has passed.
    Alarm,
}

/// What takes the news: a step of the rules, and what is to be done then.
type Step = Box<dyn Fn(News) -> Vec<Effect>>;
/// What concerns the screen.
type Show = Box<dyn Fn(&Effect)>;

/// The places of one shelf.
pub struct Places {
    database: Database,
    local: Local,
    step: Step,
    show: Show,
    /// Whether nothing may outlive the page, on a shared device. Then every place is as if it were not there.
    is_shared: bool,
}

impl Places {
    /// Those of a shelf of this copy of the app.
    #[must_use]
    pub fn new(shelf: Shelf, step: Step, show: Show) -> Rc<Self> {
        let (database, local) = scope::names(|names| (names.database(shelf), names.local(shelf)));
        Rc::new(Self {
            database: Database::new(database),
            local: Local::new(local),
            step,
            show,
            is_shared: page::is_shared(),
        })
    }

    /// Carries out effects, and all that follows at once from them.
    pub fn carry_out(self: &Rc<Self>, mut effects: Vec<Effect>) {
        while !effects.is_empty() {
            match effects.remove(0) {
                Effect::Ask(request) if self.is_shared => {
                    effects.extend((self.step)(News::Answer(request.id, Answer::Absent)));
                }
                Effect::Ask(request) if request.place == Place::Local => {
                    let answer = self.local.ask(&request.ask);
                    effects.extend((self.step)(News::Answer(request.id, answer)));
                }
                Effect::Ask(request) => {
                    let places = Rc::clone(self);
                    spawn(async move {
                        let answer = places.database.ask(request.ask).await;
                        places.take(News::Answer(request.id, answer));
                    });
                }
                Effect::Alarm(patience) => {
                    let places = Rc::clone(self);
                    let ring = Closure::once_into_js(move || places.take(News::Alarm));
                    clock::after(patience, ring.unchecked_ref());
                }
                // What nobody keeps is nobody else's: another window may be another person's, of another child.
                Effect::Say(_) if self.is_shared => {}
                Effect::Say(text) => channel::post(&text),
                effect => (self.show)(&effect),
            }
        }
    }

    /// Ends what is under way in the database: held on to by a page that a browser keeps in its memory, it would keep the
    /// next page from reading.
    pub fn let_go(&self) {
        self.database.let_go();
    }

    fn take(self: &Rc<Self>, news: News) {
        self.carry_out((self.step)(news));
    }
}
