//! What was found, told so that thirty files with the same fault are one line.

use std::fmt;

/// Something about a file, or about several.
#[derive(Debug, PartialEq)]
pub struct Finding {
    /// What was found, after the names in a sentence.
    pub what: String,
    /// Where.
    pub files: Vec<String>,
}

/// All that was found.
#[derive(Debug)]
pub struct Report {
    /// How many files were compared.
    pub compared: usize,
    /// What is not as it was built.
    pub wrong: Vec<Finding>,
    /// What is allowed but costs something.
    pub notes: Vec<Finding>,
}

impl Report {
    pub(crate) fn new(compared: usize) -> Report {
        Report { compared, wrong: Vec::new(), notes: Vec::new() }
    }

    pub(crate) fn wrong(&mut self, file: &str, what: String) {
        add(&mut self.wrong, file, what);
    }

    pub(crate) fn note(&mut self, file: &str, what: String) {
        add(&mut self.notes, file, what);
    }

    /// Whether the site is as it was built.
    pub fn is_clean(&self) -> bool {
        self.wrong.is_empty()
    }
}

fn add(findings: &mut Vec<Finding>, file: &str, what: String) {
    match findings.iter_mut().find(|known| known.what == what) {
        Some(known) => known.files.push(file.to_owned()),
        None => findings.push(Finding { what, files: vec![file.to_owned()] }),
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (mark, findings) in [("WRONG", &self.wrong), ("note ", &self.notes)] {
            for Finding { what, files } in findings {
                writeln!(f, "{mark}  {}: {what}", named(files, self.compared))?;
            }
        }
        match self.wrong.len() {
            0 => write!(f, "All {} files came as they were built.", self.compared),
            1 => write!(f, "One thing is not as it was built."),
            many => write!(f, "{many} things are not as they were built."),
        }
    }
}

fn named(files: &[String], compared: usize) -> String {
    match files {
        [first, second, third, _, ..] if files.len() < compared => {
            format!("{first}, {second}, {third} and {} more", files.len() - 3)
        }
        [_, _, _, _, ..] => "every file".to_owned(),
        few => few.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_fault_is_told_once() {
        let mut report = Report::new(5);
        for file in ["a", "b", "c", "d"] {
            report.wrong(file, "X is missing".to_owned());
            report.note(file, "is slow".to_owned());
        }
        report.note("e", "is slow".to_owned());
        report.wrong("a", "is cut short".to_owned());
        assert_eq!(
            report.to_string(),
            "WRONG  a, b, c and 1 more: X is missing\nWRONG  a: is cut short\nnote   every file: is slow\n\
             2 things are not as they were built."
        );
    }
}
