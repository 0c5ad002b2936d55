//! What is wrong with a guide's text, and on which line.

/// One thing to mend, worded for the person who edits the text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Counted from 1.
    pub line: usize,
    /// The name of the file.
    pub file: String,
    /// What is wrong.
    pub text: String,
}

/// All diagnostics, one a line, as `file:line: what is wrong`.
pub fn report(diagnostics: &[Diagnostic]) -> String {
    let mut lines: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| format!("{}:{}: {}", diagnostic.file, diagnostic.line, diagnostic.text))
        .collect();
    let file =
        diagnostics.first().map(|diagnostic| format!("{} has {} to mend.", diagnostic.file, things(diagnostics.len())));
    lines.extend(file);
    lines.join("\n")
}

fn things(count: usize) -> String {
    if count == 1 { "one thing".to_owned() } else { format!("{count} things") }
}
