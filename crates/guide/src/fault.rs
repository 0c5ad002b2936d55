//! What is wrong with a guide's text, and on which line.

/// One thing to mend, worded for the person who edits the text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Counted from 1.
    pub line: usize,
    /// The name of the file.
    pub file: String,
    /// What is wrong.
    pub text: String,
}

/// All faults, one a line, as `file:line: what is wrong`.
pub fn report(faults: &[Fault]) -> String {
    let mut lines: Vec<String> =
        faults.iter().map(|fault| format!("{}:{}: {}", fault.file, fault.line, fault.text)).collect();
    let file = faults.first().map(|fault| format!("{} has {} to mend.", fault.file, things(faults.len())));
    lines.extend(file);
    lines.join("\n")
}

fn things(count: usize) -> String {
    if count == 1 { "one thing".to_owned() } else { format!("{count} things") }
}
