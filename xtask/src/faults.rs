//! The table of faults in `tests/README.md`: read, and held against what a run has shown.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};

use crate::content;
use crate::engine::Engine;
use crate::outcomes::{Outcomes, PASSED, SKIPPED};

const FILE: &str = "tests/README.md";
const HEAD: [&str; 5] = ["fault", "test", "Chromium", "Firefox", "WebKit"];
/// The cells of a test that needs none: it is there, and its own stage runs it.
const NO_BROWSER: [&str; 3] = ["no browser"; 3];

/// A test that provokes a fault, and how it must go in each of [`Engine::ALL`]; nothing where it needs none.
struct Row {
    test: String,
    wanted: Vec<String>,
}

pub struct Table(Vec<Row>);

/// The outcomes of a run's scenarios in each engine that they ran in.
pub type Shown = BTreeMap<Engine, Outcomes>;

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

    /// Where the table and the run differ: a line for each cell.
    pub fn differences(&self, shown: &Shown) -> Vec<String> {
        let cells =
            self.0.iter().flat_map(|row| Engine::ALL.into_iter().zip(&row.wanted).map(|cell| (&row.test, cell)));
        let differs = |(test, (engine, wanted)): (&String, (Engine, &String))| {
            let said = shown.get(&engine)?.of(test);
            let is_left_out = said.is_none() && wanted.starts_with(SKIPPED) && !engine.runs(test);
            let (title, run) = (engine.title(), said.unwrap_or("not run"));
            (said != Some(wanted) && !is_left_out)
                .then(|| format!("{test} in {title}: the table says {wanted}, the run {run}"))
        };
        cells.filter_map(differs).collect()
    }
}

impl Row {
    fn parse(row: &[&str], reasons: &BTreeMap<&str, &str>) -> Result<Row> {
        let [_, test, cells @ ..] = row else {
            bail!("a row is short: {row:?}");
        };
        let cells = if cells == NO_BROWSER { &[] } else { cells };
        let wanted = cells.iter().map(|cell| wanted(cell, reasons)).collect::<Result<_>>()?;
        Ok(Row { test: test.trim_matches('`').to_owned(), wanted })
    }
}

/// How a test must go where the table has this cell.
fn wanted(cell: &str, reasons: &BTreeMap<&str, &str>) -> Result<String> {
    let reason = || reasons.get(cell.strip_prefix("skipped (")?.strip_suffix(')')?);
    match (cell, reason()) {
        (PASSED, _) => Ok(PASSED.to_owned()),
        (_, Some(why)) => Ok([SKIPPED, why.trim()].concat()),
        _ => bail!("a cell says neither passed, nor skipped (n) with a reason n, nor do all say no browser: {cell:?}"),
    }
}

/// The cells of a row of a table; none for another line.
fn cells(line: &str) -> Vec<&str> {
    let row = line.trim().strip_prefix('|').and_then(|line| line.strip_suffix('|'));
    row.map_or_else(Vec::new, |row| row.split('|').map(str::trim).collect())
}

#[cfg(test)]
mod tests;
