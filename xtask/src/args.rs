//! What was asked for on the command line.

use std::ffi::OsString;
use std::num::NonZeroU16;

use anyhow::{Context, Result, bail, ensure};
use pico_args::Arguments;

use crate::content::Edition;
use crate::stage;

/// Shown by `help` and after a command that is not understood.
pub const USAGE: &str = "\
Usage: cargo xtask <command>

  serve [--port N] [--watch]  build the app and serve it on this machine (port 8080, or the next free one);
                              --watch builds again when a file changes
  test [STAGE…]               setup, format, clippy, unit, worker, build, content, e2e, e2e-firefox, e2e-webkit,
                              another-guide: those named, or all but e2e-firefox, as another-guide runs the same in Firefox
  build [-- TRUNK ARGUMENTS]  write the site into dist/
  new-guide NAME              write src/content/NAME.toml: a guide of your own to begin with
  check-site URL              compare a published site with dist/, byte for byte and header for header
  setup                       get the tools a build needs, into a cache folder of yours
  bench                       what a tap and a key cost, with guides of three lengths
  shots                       pictures of every page, into shots/
  help                        this text

serve, test, build, shots and check-site take --content FILE: another guide than the shipped one; serve and build also
--team FILE: a team's edition, with its own numbers; and --address URL: where the site will be published.";

/// A command with its options.
#[derive(Debug, PartialEq)]
pub enum Task {
    Help,
    Setup,
    /// With the arguments for trunk.
    Build(Vec<OsString>),
    /// On the port asked for by name, if one was; and whether to watch.
    Serve(Option<NonZeroU16>, bool),
    /// No stage named means all of them.
    Test(Vec<String>),
    /// A stage of a run that is a child of it; not for people.
    Beside(String),
    Shots,
    Bench,
    NewGuide(String),
    CheckSite(String),
}

/// Reads the arguments after `cargo xtask`: what to do, and of which edition. The error is a sentence
/// that names the bad word.
pub fn parse(mut words: Vec<OsString>) -> Result<(Task, Edition)> {
    let dashes = words.iter().position(|word| word == "--");
    let mut trunk_args = words.split_off(dashes.unwrap_or(words.len()));
    let mut words = Arguments::from_vec(words);
    let mut edition = Edition::default();
    if words.contains(["-h", "--help"]) {
        return Ok((Task::Help, edition));
    }
    let command = words.subcommand()?.unwrap_or_else(|| "help".to_owned());
    if matches!(command.as_str(), "serve" | "test" | "build" | "shots" | "check-site") {
        edition.content = words.opt_value_from_str("--content")?;
    }
    if matches!(command.as_str(), "serve" | "build") {
        edition.team = words.opt_value_from_str("--team")?;
        edition.address = words.opt_value_from_str("--address")?;
    }
    let name = "new-guide takes one name, such as my-town.";
    let url = "check-site takes one address, such as https://example.org/guide/.";
    let task = match command.as_str() {
        "help" => Task::Help,
        "setup" => Task::Setup,
        "shots" => Task::Shots,
        "bench" => Task::Bench,
        "build" => Task::Build(trunk_args.drain(..).skip(1).collect()),
        "new-guide" => Task::NewGuide(words.free_from_str().context(name)?),
        "check-site" => Task::CheckSite(words.free_from_str().context(url)?),
        "serve" => {
            let watch = words.contains("--watch");
            Task::Serve(words.opt_value_from_str("--port")?, watch)
        }
        "beside" => Task::Beside(words.free_from_str()?),
        "test" => Task::Test(stages(&mut words)?),
        other => bail!("There is no command {other:?}."),
    };
    let rest = [words.finish(), trunk_args].concat();
    let hint = if command == "build" { "; arguments for trunk go after --" } else { "" };
    ensure!(rest.is_empty(), "{command} takes no \"{}\"{hint}.", rest[0].display());
    Ok((task, edition))
}

fn stages(words: &mut Arguments) -> Result<Vec<String>> {
    let mut stages = Vec::new();
    while let Some(word) = words.opt_free_from_str()? {
        stages.push(word);
    }
    let unknown = stage::unknown(&stages);
    ensure!(unknown.is_none(), "There is no test stage {:?}.", unknown.map_or("", |name| name));
    Ok(stages)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(line: &str) -> Result<(Task, Edition)> {
        parse(line.split_whitespace().map(OsString::from).collect())
    }

    #[test]
    fn each_command_is_read_with_what_it_takes() {
        let task = |line| asked(line).unwrap().0;
        let port = NonZeroU16::new(9000);
        assert_eq!((task(""), task("test --help")), (Task::Help, Task::Help));
        assert_eq!(task("serve"), Task::Serve(None, false));
        assert_eq!(task("serve --port 9000 --watch"), Task::Serve(port, true));
        assert_eq!(task("serve --port=9000"), Task::Serve(port, false));
        assert_eq!(task("test unit e2e"), Task::Test(vec!["unit".into(), "e2e".into()]));
        assert_eq!(task("build -- --url /x"), Task::Build(vec!["--url".into(), "/x".into()]));
        assert_eq!(task("new-guide my-town"), Task::NewGuide("my-town".to_owned()));
        assert_eq!(task("check-site https://a.b/"), Task::CheckSite("https://a.b/".to_owned()));
    }

    #[test]
    fn what_publishes_the_guide_uses_commands_that_there_are() {
        for file in [".github/workflows/publish.yml", "docs/for-it.md", "README.md", "src/content/README.md"] {
            let text = crate::content::read(file).unwrap();
            let said = text.match_indices("cargo xtask ").map(|(at, word)| &text[at + word.len()..]);
            let commands = said.map(|rest| rest.split(['\n', '#', '`', ':', ')', ',', ';']).next().unwrap());
            let mut count = 0;
            for command in commands.filter(|command| !command.starts_with('<')) {
                let line = command.replace("https", "https://example.org/").replace("FILE", "x.toml");
                let line = line.trim_end_matches(['.', ' ']).replace("URL", "https://example.org/");
                let whole = line.split_whitespace().take_while(|word| *word != "alone" && *word != "then");
                let whole = whole.collect::<Vec<_>>().join(" ");
                assert!(asked(&whole).is_ok(), "{file}: {whole}: {:#}", asked(&whole).unwrap_err());
                count += 1;
            }
            assert!(count > 0, "{file} has no command");
        }
    }

    #[test]
    fn another_guide_is_named_where_something_is_built() {
        for line in ["build --content my.toml -- --content x", "test e2e --content my.toml"] {
            assert_eq!(asked(line).unwrap().1.content.as_deref(), Some("my.toml"), "{line}");
        }
        assert_eq!(asked("build").unwrap().1, Edition::default());
        let edition = asked("build --team t.toml --address https://a.b/").unwrap().1;
        assert_eq!((edition.team.as_deref(), edition.address.as_deref()), (Some("t.toml"), Some("https://a.b/")));
    }

    #[test]
    fn what_no_command_takes_is_refused_by_name() {
        for (line, said) in [
            ("sevre", "There is no command \"sevre\"."),
            ("setup now", "setup takes no \"now\"."),
            ("test speed", "There is no test stage \"speed\"."),
            ("build --public-url /x", "build takes no \"--public-url\"; arguments for trunk go after --."),
            ("setup --content my.toml", "setup takes no \"--content\"."),
            ("test -- unit", "test takes no \"--\"."),
            ("new-guide", "new-guide takes one name"),
            ("check-site a b", "check-site takes no \"b\"."),
            ("check-site", "check-site takes one address"),
            ("serve 9000", "serve takes no \"9000\"."),
            ("serve --port", "--port"),
            ("serve --port 0", "0"),
            ("serve --port 70000", "70000"),
            ("serve --port x", "x"),
            ("test --team t.toml", "--team"),
            ("build --content", "--content"),
            ("build --content -- x", "--content"),
        ] {
            let fault = asked(line).unwrap_err().to_string();
            assert!(fault.contains(said), "{line}: {fault}");
        }
    }
}
