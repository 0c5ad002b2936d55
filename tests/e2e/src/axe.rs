//! Accessibility: axe-core's rules, put to the page as it stands.

use std::fs;

use anyhow::{Result, ensure};
use serde::Deserialize;

use crate::browser::Browser;
use crate::tools;

/// A broken rule and where.
#[derive(Debug, Deserialize)]
pub struct Violation {
    /// The rule's name.
    pub id: String,
    /// What it asks for.
    pub help: String,
    /// The elements, each by its selector and its reason.
    pub nodes: Vec<String>,
}

const ASK: &str = "
    const answer = await axe.run(document, { resultTypes: ['violations'] });
    return answer.violations.map(({ id, help, nodes }) => ({
        id, help, nodes: nodes.map(node => node.target.join(' ') + ': ' + node.failureSummary),
    }));";

/// The rules that the present page breaks.
pub async fn violations(browser: &Browser) -> Result<Vec<Violation>> {
    let script = fs::read_to_string(tools::axe()?)?;
    // The page's own policy would refuse the script as an element of the page; the driver runs it from outside.
    browser.act(&format!("{script}; window.axe = axe")).await?;
    browser.run(&format!("return (async () => {{ {ASK} }})()"), []).await
}

/// Checks the present page.
pub async fn check(browser: &Browser, what: &str) -> Result<()> {
    let violations = violations(browser).await?;
    ensure!(violations.is_empty(), "{what}: {violations:#?}");
    Ok(())
}
