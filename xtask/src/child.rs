//! Children: run to their end, heard, or asked; and the time that it took.

use std::fmt;
use std::io;
use std::iter;
use std::process::{Command, ExitStatus};
use std::time::Duration;

use anyhow::{Context, Result, ensure};

/// Runs a child to its end, its output shown as it comes. `advice` is the sentence that says what to
/// do when it can't be started or reports failure.
pub fn run(command: &mut Command, advice: &str) -> Result<()> {
    let status = command.status();
    judge(command, status, advice)
}

/// Like [`run`], for a child that says itself what is wrong.
pub fn check(command: &mut Command, advice: &'static str) -> Result<()> {
    let status = command.status().context(advice)?;
    ensure!(status.success(), advice);
    Ok(())
}

fn judge(command: &Command, status: io::Result<ExitStatus>, advice: &str) -> Result<()> {
    let words = iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    let line = words.join(" ");
    let status = status.with_context(|| format!("{advice} `{line}` could not be started"))?;
    ensure!(status.success(), "{advice} (`{line}`: {status}.)");
    Ok(())
}

/// What a child writes to standard output; `None` if it can't be started or reports failure. For
/// questions ("which version?") whose every failure means "not there".
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    let said = || String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then(said)
}

/// A duration as people say it: `0.4 s`, `2 min 35 s`.
pub struct Elapsed(pub Duration);

impl fmt::Display for Elapsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs_f64();
        if seconds < 59.95 {
            return write!(f, "{seconds:.1} s");
        }
        let whole = seconds.round() as u64;
        write!(f, "{} min {} s", whole / 60, whole % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut shell = Command::new("sh");
        shell.args(["-c", script]);
        shell
    }

    #[test]
    fn a_failed_child_gives_the_advice_and_the_command() {
        let failure = run(&mut shell("exit 3"), "Try again.").unwrap_err();
        let failure = failure.to_string();
        assert!(failure.starts_with("Try again. (`sh -c exit 3`: exit status: 3"), "{failure}");
        assert!(run(&mut shell("exit 0"), "Try again.").is_ok());
        let absent = run(&mut Command::new("no-such-program"), "Install it.").unwrap_err();
        assert!(absent.to_string().starts_with("Install it. `no-such-program` could not be started"));
    }

    #[test]
    fn an_answer_is_what_a_successful_child_wrote() {
        assert_eq!(answer(&mut shell("echo 1.96.0")), Some("1.96.0".to_owned()));
        assert_eq!(answer(&mut shell("echo 1.96.0; exit 1")), None);
        assert_eq!(answer(&mut Command::new("no-such-program")), None);
    }

    #[test]
    fn times_are_given_in_the_unit_that_fits() {
        let shown = |millis| Elapsed(Duration::from_millis(millis)).to_string();
        assert_eq!(shown(59_940), "59.9 s");
        assert_eq!(shown(59_960), "1 min 0 s");
        assert_eq!(shown(155_400), "2 min 35 s");
    }
}
