//! Why a command stopped, as a sentence for the person who ran it, and children that fail that way.

use std::fmt;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// What went wrong and what to do about it, in plain words.
#[derive(Debug, PartialEq)]
pub struct Failure(String);

impl Failure {
    pub fn new(sentence: impl Into<String>) -> Self {
        Failure(sentence.into())
    }

    /// For `map_err`: the system's own error, after the words for what was being done.
    pub fn during<E: fmt::Display>(doing: impl fmt::Display) -> impl FnOnce(E) -> Failure {
        move |error| Failure(format!("{doing}: {error}."))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Runs a child to its end, its output shown as it comes. `advice` is the sentence that says what to
/// do when it can't be started or reports failure.
pub fn run(command: &mut Command, advice: &str) -> Result<(), Failure> {
    let line = shown(command);
    let status = command.status().map_err(Failure::during(format!(
        "{advice} `{line}` could not be started"
    )))?;
    if status.success() {
        return Ok(());
    }
    Err(Failure(format!("{advice} (`{line}`: {status}.)")))
}

/// Like [`run`]; each line of standard output is handed to `hear` as well.
pub fn run_and_hear(
    command: &mut Command,
    advice: &str,
    mut hear: impl FnMut(&str),
) -> Result<(), Failure> {
    let line = shown(command);
    let failed =
        |error| Failure::during(format!("{advice} `{line}` could not be started or heard"))(error);
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(failed)?;
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let mut bytes = Vec::new();
        while output.read_until(b'\n', &mut bytes).map_err(failed)? > 0 {
            let text = String::from_utf8_lossy(&bytes);
            print!("{text}");
            hear(text.trim_end());
            bytes.clear();
        }
    }
    let status = child.wait().map_err(failed)?;
    if status.success() {
        return Ok(());
    }
    Err(Failure(format!("{advice} (`{line}`: {status}.)")))
}

/// What a child writes to standard output; `None` if it can't be started or reports failure. For
/// questions ("which version?") whose every failure means "not there".
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_child_gives_the_advice_and_the_command() {
        let failure = run(Command::new("sh").args(["-c", "exit 3"]), "Try again.")
            .unwrap_err()
            .to_string();
        assert!(
            failure.starts_with("Try again. (`sh -c exit 3`: exit status: 3"),
            "{failure}"
        );
        assert_eq!(
            run(Command::new("sh").args(["-c", "exit 0"]), "Try again."),
            Ok(())
        );
    }

    #[test]
    fn each_line_is_heard_whether_or_not_the_child_fails() {
        let mut heard = Vec::new();
        let script = ["-c", "echo one; printf two; exit 3"];
        let result = run_and_hear(Command::new("sh").args(script), "Try again.", |line| {
            heard.push(line.to_owned());
        });
        assert!(result.is_err());
        assert_eq!(heard, ["one", "two"]);
    }

    #[test]
    fn a_child_that_is_not_there_gives_the_advice_too() {
        let failure = run(&mut Command::new("no-such-program"), "Install it.")
            .unwrap_err()
            .to_string();
        assert!(
            failure.starts_with("Install it. `no-such-program` could not be started"),
            "{failure}"
        );
        assert_eq!(answer(&mut Command::new("no-such-program")), None);
    }

    #[test]
    fn an_answer_is_what_a_successful_child_wrote() {
        assert_eq!(
            answer(Command::new("sh").args(["-c", "echo 1.96.0"])),
            Some("1.96.0".to_owned())
        );
        assert_eq!(
            answer(Command::new("sh").args(["-c", "echo 1.96.0; exit 1"])),
            None
        );
    }
}
