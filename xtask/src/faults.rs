//! The table of faults in `tests/README.md`: read, and held against what a run has shown.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};

use crate::content;
use crate::engine::Engine;
use crate::verdicts::{FAILED, PASSED, SKIPPED, Verdicts};

const FILE: &str = "tests/README.md";
const HEAD: [&str; 5] = ["fault", "test", "Chromium", "Firefox", "WebKit"];
/// The cell of a test that needs none. So it holds for all engines or for none.
const NO_BROWSER: &str = "no browser";

/// A test that provokes a fault, and how it must go in each of [`Engine::ALL`].
struct Row {
    test: String,
    needs_browser: bool,
    wanted: Vec<String>,
}

pub struct Table(Vec<Row>);

/// What the stages of this run have shown: of the tests without a browser, and of the scenarios in each engine that they
/// ran in.
#[derive(Default)]
pub struct Shown {
    pub plain: Verdicts,
    pub engines: BTreeMap<Engine, Verdicts>,
}

impl Table {
    /// Reads the checkout's table.
    pub fn read() -> Result<Table> {
        Table::parse(&content::read(FILE)?).context(FILE)
    }

    fn parse(text: &str) -> Result<Table> {
        let reasons = text.lines().filter_map(|line| line.split_once(". ")).collect();
        let rows = text.lines().map(cells).skip_while(|row| *row != HEAD);
        let rows = rows.skip(2).take_while(|row| row.len() == HEAD.len());
        let rows: Vec<Row> = rows.map(|row| Row::parse(&row, &reasons)).collect::<Result<_>>()?;
        ensure!(!rows.is_empty(), "there is no table with the head {HEAD:?}");
        Ok(Table(rows))
    }

    /// Where the table and the run differ: a line for each cell. `whole` tells whether all tests without a browser were
    /// run.
    pub fn differences(&self, shown: &Shown, whole: bool) -> Vec<String> {
        let mut differences = Vec::new();
        for Row { test, needs_browser, wanted } in &self.0 {
            for (engine, wanted) in Engine::ALL.into_iter().zip(wanted) {
                let verdicts = match needs_browser {
                    true => shown.engines.get(&engine),
                    false => whole.then_some(&shown.plain),
                };
                let Some(said) = verdicts.map(|verdicts| verdicts.of(test)) else {
                    continue;
                };
                let is_left_out = said.is_none() && wanted.starts_with(SKIPPED) && !engine.runs(test);
                if said != Some(wanted) && !is_left_out {
                    let (engine, said) = (engine.title(), said.unwrap_or("not run"));
                    differences.push(format!("{test} in {engine}: the table says {wanted}, the run {said}"));
                }
            }
        }
        differences
    }
}

impl Row {
    fn parse(row: &[&str], reasons: &BTreeMap<&str, &str>) -> Result<Row> {
        let [_, test, cells @ ..] = row else {
            bail!("a row is short: {row:?}");
        };
        let without = cells.iter().filter(|cell| **cell == NO_BROWSER).count();
        ensure!([0, cells.len()].contains(&without), "{test} needs a browser, or it does not");
        Ok(Row {
            test: test.trim_matches('`').to_owned(),
            needs_browser: without == 0,
            wanted: cells.iter().map(|cell| wanted(cell, reasons)).collect::<Result<_>>()?,
        })
    }
}

/// How a test must go where the table has this cell. `open (1)`: it fails so far, which is told so that nobody relies on it.
fn wanted(cell: &str, reasons: &BTreeMap<&str, &str>) -> Result<String> {
    let numbered = || {
        let (word, number) = cell.strip_suffix(')')?.split_once(" (")?;
        Some((word, reasons.get(number)?.trim()))
    };
    match (cell, numbered()) {
        (PASSED | NO_BROWSER, _) => Ok(PASSED.to_owned()),
        (_, Some(("skipped", why))) => Ok([SKIPPED, why].concat()),
        (_, Some(("open", _))) => Ok(FAILED.to_owned()),
        _ => bail!("a cell says neither passed, skipped (n), open (n) with a reason n nor no browser: {cell:?}"),
    }
}

/// The cells of a row of a table; none for another line.
fn cells(line: &str) -> Vec<&str> {
    let row = line.trim().strip_prefix('|');
    let row = row.and_then(|line| line.strip_suffix('|'));
    row.map_or_else(Vec::new, |row| row.split('|').map(str::trim).collect())
}

#[cfg(test)]
mod tests;
