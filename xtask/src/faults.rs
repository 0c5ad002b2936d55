//! The table of faults in `tests/README.md`: read, and held against what a run has shown.

use std::collections::BTreeMap;
use std::fs;

use crate::engine::Engine;
use crate::failure::Failure;
use crate::toolbox;
use crate::verdict::{Verdict, Verdicts};

const FILE: &str = "tests/README.md";
const HEAD: [&str; 5] = ["fault", "test", "Chromium", "Firefox", "WebKit"];

/// What a cell says of a test in an engine.
#[derive(Clone, Debug, PartialEq)]
enum Cell {
    Passed,
    /// With the number of the reason below the table.
    Skipped(usize),
    /// It fails there so far, with the number of what is known of it: told, so that nobody relies on it.
    Open(usize),
    /// The test needs no browser. So it is for all engines or for none.
    NoBrowser,
}

/// A fault and the test that provokes it.
#[derive(Debug, PartialEq)]
struct Row {
    fault: String,
    test: String,
    /// In the order of [`Engine::ALL`].
    cells: Vec<Cell>,
}

/// The table with the reasons below it.
#[derive(Debug, PartialEq)]
pub struct Table {
    rows: Vec<Row>,
    reasons: BTreeMap<usize, String>,
}

/// What the stages of this run have shown: of the tests without a browser, and of the stories in each engine that they
/// were told in.
#[derive(Default)]
pub struct Shown {
    pub plain: Option<Verdicts>,
    pub engines: BTreeMap<Engine, Verdicts>,
}

impl Table {
    /// Reads the checkout's table.
    pub fn read() -> Result<Table, Failure> {
        let path = toolbox::checkout().join(FILE);
        let text =
            fs::read_to_string(path).map_err(Failure::during(format!("Can't read {FILE}")))?;
        Table::parse(&text).map_err(|what| Failure::new(format!("{FILE}: {what}")))
    }

    fn parse(text: &str) -> Result<Table, String> {
        let rows = text.lines().map(cells).skip_while(|row| *row != HEAD);
        let rows = rows.skip(2).take_while(|row| row.len() == HEAD.len());
        let rows = rows.map(|row| Row::parse(&row));
        let table = Table {
            rows: rows.collect::<Result<_, _>>()?,
            reasons: text.lines().filter_map(reason).collect(),
        };
        if table.rows.is_empty() {
            return Err(format!("there is no table with the head {HEAD:?}"));
        }
        for row in &table.rows {
            for cell in &row.cells {
                if let Cell::Skipped(number) | Cell::Open(number) = cell
                    && !table.reasons.contains_key(number)
                {
                    return Err(format!("there is no reason {number}: {}", row.test));
                }
            }
        }
        Ok(table)
    }

    /// Where the table and the run differ: a line for each cell. `whole` tells whether all tests without a browser were
    /// run.
    pub fn differences(&self, shown: &Shown, whole: bool) -> Vec<String> {
        let mut differences = Vec::new();
        for row in &self.rows {
            for (engine, cell) in Engine::ALL.into_iter().zip(&row.cells) {
                let Some(verdicts) = shown.verdicts(engine, cell) else {
                    continue;
                };
                if *cell == Cell::NoBrowser && !whole {
                    continue;
                }
                let verdict = verdicts.of(&row.test);
                let same = match (cell, verdict) {
                    (Cell::Skipped(number), Some(Verdict::Skipped(reason))) => {
                        self.reasons.get(number) == Some(reason)
                    }
                    (Cell::Open(_), Some(Verdict::Failed)) => true,
                    (Cell::Skipped(_), None) => !engine.tells(&row.test),
                    (Cell::Passed | Cell::NoBrowser, Some(Verdict::Passed)) => true,
                    _ => false,
                };
                if !same {
                    differences.push(format!(
                        "{} in {}: the table says {}, the run {}",
                        row.test,
                        engine.title(),
                        self.said(cell),
                        told(verdict)
                    ));
                }
            }
        }
        differences
    }

    fn said(&self, cell: &Cell) -> String {
        match cell {
            Cell::Passed => "passed".to_owned(),
            Cell::NoBrowser => "passed, without a browser".to_owned(),
            Cell::Open(number) => format!("open ({number})"),
            Cell::Skipped(number) => {
                let reason = self.reasons.get(number).map(String::as_str);
                format!("skipped: {}", reason.unwrap_or_default())
            }
        }
    }

    /// The table as the run has shown it.
    pub fn shown(&self, shown: &Shown) -> String {
        let mut lines = vec![HEAD.map(str::to_owned).to_vec()];
        for row in &self.rows {
            let mut line = vec![row.fault.clone(), row.test.clone()];
            for (engine, cell) in Engine::ALL.into_iter().zip(&row.cells) {
                let verdict = shown
                    .verdicts(engine, cell)
                    .and_then(|all| all.of(&row.test));
                line.push(match (cell, verdict) {
                    (Cell::NoBrowser, Some(Verdict::Passed)) => "no browser".to_owned(),
                    (Cell::Skipped(number), Some(Verdict::Skipped(_)) | None) => {
                        format!("skipped ({number})")
                    }
                    (_, verdict) => told(verdict),
                });
            }
            lines.push(line);
        }
        let reasons = self.reasons.iter();
        let reasons = reasons.map(|(number, reason)| format!("({number}) {reason}\n"));
        aligned(&lines) + &reasons.collect::<String>()
    }
}

impl Shown {
    /// What is known of the tests that a cell is about; nothing where this run did not get to them.
    fn verdicts(&self, engine: Engine, cell: &Cell) -> Option<&Verdicts> {
        match cell {
            Cell::NoBrowser => self.plain.as_ref(),
            _ => self.engines.get(&engine),
        }
    }
}

impl Row {
    fn parse(row: &[&str]) -> Result<Row, String> {
        let [fault, test, cells @ ..] = row else {
            return Err(format!("a row is short: {row:?}"));
        };
        let cells: Vec<Cell> = cells
            .iter()
            .map(|cell| Cell::parse(cell))
            .collect::<Result<_, _>>()?;
        let without = cells.iter().filter(|cell| **cell == Cell::NoBrowser);
        if ![0, cells.len()].contains(&without.count()) {
            return Err(format!("{test} needs a browser, or it does not"));
        }
        Ok(Row {
            fault: (*fault).to_owned(),
            test: test.trim_matches('`').to_owned(),
            cells,
        })
    }
}

impl Cell {
    fn parse(cell: &str) -> Result<Cell, String> {
        let numbered = |word: &str| -> Option<usize> {
            let number = cell.strip_prefix(word)?.strip_prefix(" (")?;
            number.strip_suffix(')')?.parse().ok()
        };
        let numbered = || {
            let skipped = numbered("skipped").map(Cell::Skipped);
            skipped.or_else(|| numbered("open").map(Cell::Open))
        };
        match cell {
            "passed" => Ok(Cell::Passed),
            "no browser" => Ok(Cell::NoBrowser),
            cell => numbered().ok_or_else(|| {
                format!(
                    "a cell says neither passed, skipped (n), open (n) nor no browser: {cell:?}"
                )
            }),
        }
    }
}

/// The cells of a row of a table; none for another line.
fn cells(line: &str) -> Vec<&str> {
    let row = line
        .trim()
        .strip_prefix('|')
        .and_then(|line| line.strip_suffix('|'));
    row.map_or_else(Vec::new, |row| row.split('|').map(str::trim).collect())
}

/// `1. Why.`
fn reason(line: &str) -> Option<(usize, String)> {
    let (number, reason) = line.split_once(". ")?;
    Some((number.parse().ok()?, reason.trim().to_owned()))
}

fn told(verdict: Option<&Verdict>) -> String {
    match verdict {
        Some(Verdict::Passed) => "passed".to_owned(),
        Some(Verdict::Failed) => "FAILED".to_owned(),
        Some(Verdict::Skipped(reason)) => format!("skipped: {reason}"),
        None => "not run".to_owned(),
    }
}

fn aligned(lines: &[Vec<String>]) -> String {
    let width = |column: usize| {
        let cells = lines.iter().filter_map(|line| line.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..HEAD.len()).map(width).collect();
    let line = |line: &Vec<String>| {
        let cells = line.iter().zip(&widths);
        let cells = cells.map(|(cell, width)| format!("{cell:<width$}"));
        let line = cells.collect::<Vec<_>>().join("  ");
        format!("{}\n", line.trim_end())
    };
    lines.iter().map(line).collect()
}

#[cfg(test)]
mod tests;
