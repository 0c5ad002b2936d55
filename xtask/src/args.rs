//! What was asked for on the command line.

use crate::stage::Stage;

/// Shown by `help` and after a command that is not understood.
pub const USAGE: &str = "\
Usage: cargo xtask <command>

  serve [--port N] [--watch]  build the app and serve it on this machine (port 8080, or the next free one);
                              --watch builds again when a file changes
  test [STAGE…]               setup, format, clippy, unit, worker, build, content, e2e, e2e-firefox, e2e-webkit,
                              another-guide: those named, or all but e2e-firefox, as another-guide tells Firefox the same
  build [-- TRUNK ARGUMENTS]  write the site into dist/
  new-guide NAME              write src/content/NAME.toml: a guide of your own to begin with
  check-site URL              compare a published site with dist/, byte for byte and header for header
  setup                       get the tools a build needs, into a cache folder of yours
  bench                       what a tap and a key cost, with guides of three lengths
  shots                       pictures of every page, into shots/
  help                        this text

serve, test, build and shots take --content FILE: another guide than the shipped one.";

/// A command with its options.
#[derive(Debug, PartialEq)]
pub enum Task {
    Help,
    Setup,
    Build {
        trunk_args: Vec<String>,
    },
    /// `port` is `None` when no port was asked for by name.
    Serve {
        port: Option<u16>,
        watch: bool,
    },
    /// No stage named means all of them.
    Test {
        stages: Vec<Stage>,
    },
    Shots,
    Bench,
    NewGuide {
        name: String,
    },
    CheckSite {
        url: String,
    },
}

/// Reads the arguments after `cargo xtask`: what to do, and the file of another guide. The error is a sentence
/// that names the bad word.
pub fn parse(args: impl Iterator<Item = String>) -> Result<(Task, Option<String>), String> {
    let mut words: Vec<String> = args.collect();
    let content = take_content(&mut words)?;
    let task = task(&words)?;
    let builds = matches!(
        task,
        Task::Serve { .. } | Task::Test { .. } | Task::Build { .. } | Task::Shots
    );
    if content.is_some() && !builds {
        return Err("This command takes no --content.".to_owned());
    }
    Ok((task, content))
}

/// Takes `--content FILE` out of the words before `--`.
fn take_content(words: &mut Vec<String>) -> Result<Option<String>, String> {
    let own = words
        .iter()
        .position(|word| word == "--")
        .unwrap_or(words.len());
    let Some(place) = words.iter().take(own).position(|word| word == "--content") else {
        return Ok(None);
    };
    if place + 1 >= own {
        return Err("--content needs the file of a guide.".to_owned());
    }
    Ok(words.drain(place..place + 2).nth(1))
}

fn task(words: &[String]) -> Result<Task, String> {
    let (command, rest) = match words.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    match command {
        "help" | "--help" | "-h" => alone(Task::Help, rest),
        "setup" => alone(Task::Setup, rest),
        "shots" => alone(Task::Shots, rest),
        "bench" => alone(Task::Bench, rest),
        "build" => build(rest),
        "new-guide" => new_guide(rest),
        "check-site" => check_site(rest),
        "serve" => serve(rest),
        "test" => test(rest),
        other => Err(format!("There is no command {other:?}.")),
    }
}

fn alone(task: Task, rest: &[String]) -> Result<Task, String> {
    match rest.first() {
        None => Ok(task),
        Some(word) => Err(format!("This command takes no {word:?}.")),
    }
}

fn new_guide(rest: &[String]) -> Result<Task, String> {
    match rest {
        [name] => Ok(Task::NewGuide { name: name.clone() }),
        _ => Err("new-guide takes one name, such as my-town.".to_owned()),
    }
}

fn check_site(rest: &[String]) -> Result<Task, String> {
    match rest {
        [url] => Ok(Task::CheckSite { url: url.clone() }),
        _ => Err("check-site takes one address, such as https://example.org/guide/.".to_owned()),
    }
}

fn build(rest: &[String]) -> Result<Task, String> {
    match rest.split_first() {
        None => Ok(Task::Build {
            trunk_args: Vec::new(),
        }),
        Some((dashes, trunk_args)) if dashes == "--" => Ok(Task::Build {
            trunk_args: trunk_args.to_vec(),
        }),
        Some((word, _)) => Err(format!(
            "build takes no {word:?}; arguments for trunk go after --."
        )),
    }
}

fn serve(rest: &[String]) -> Result<Task, String> {
    let (mut port, mut watch) = (None, false);
    let mut words = rest.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--watch" => watch = true,
            "--port" => port = Some(number(words.next())?),
            other => match other.strip_prefix("--port=") {
                Some(value) => port = Some(number(Some(&value.to_owned()))?),
                None => return Err(format!("serve takes no {other:?}.")),
            },
        }
    }
    Ok(Task::Serve { port, watch })
}

fn number(word: Option<&String>) -> Result<u16, String> {
    let word = word.ok_or("--port needs a number.")?;
    match word.parse() {
        Ok(port) if port > 0 => Ok(port),
        _ => Err(format!("{word:?} is no port: a number from 1 to 65535 is.")),
    }
}

fn test(rest: &[String]) -> Result<Task, String> {
    let stages = rest
        .iter()
        .map(|word| Stage::named(word).ok_or_else(|| format!("There is no test stage {word:?}.")));
    Ok(Task::Test {
        stages: stages.collect::<Result<_, _>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Task, String> {
        parse(line.split_whitespace().map(str::to_owned)).map(|(task, _)| task)
    }

    #[test]
    fn another_guide_is_named_where_something_is_built() {
        let content = |line: &str| {
            parse(line.split_whitespace().map(str::to_owned)).map(|(_, content)| content)
        };
        let named = Ok(Some("my.toml".to_owned()));
        assert_eq!(content("build --content my.toml"), named);
        assert_eq!(content("serve --content my.toml --watch"), named);
        assert_eq!(content("test e2e --content my.toml"), named);
        assert_eq!(content("build --content my.toml -- --content x"), named);
        assert_eq!(content("build"), Ok(None));
        for bad in [
            "build --content",
            "build --content -- x",
            "setup --content my.toml",
        ] {
            assert!(content(bad).is_err(), "{bad}");
        }
        let name = "my-town".to_owned();
        assert_eq!(parsed("new-guide my-town"), Ok(Task::NewGuide { name }));
        assert!(parsed("new-guide").is_err());
        let url = "https://a.test/".to_owned();
        assert_eq!(
            parsed("check-site https://a.test/"),
            Ok(Task::CheckSite { url })
        );
        assert!(parsed("check-site").is_err() && parsed("check-site a b").is_err());
    }

    #[test]
    fn serve_takes_a_port_in_both_spellings_and_watch() {
        assert_eq!(
            parsed("serve"),
            Ok(Task::Serve {
                port: None,
                watch: false
            })
        );
        assert_eq!(
            parsed("serve --port 9000 --watch"),
            Ok(Task::Serve {
                port: Some(9000),
                watch: true
            })
        );
        assert_eq!(
            parsed("serve --port=9000"),
            Ok(Task::Serve {
                port: Some(9000),
                watch: false
            })
        );
        for bad in [
            "serve --port",
            "serve --port 0",
            "serve --port 70000",
            "serve --port x",
            "serve 9000",
        ] {
            assert!(parsed(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn stages_are_read_by_name() {
        assert_eq!(parsed("test"), Ok(Task::Test { stages: vec![] }));
        assert_eq!(
            parsed("test unit e2e"),
            Ok(Task::Test {
                stages: vec![Stage::Unit, Stage::E2e]
            })
        );
        assert_eq!(
            parsed("test speed"),
            Err("There is no test stage \"speed\".".to_owned())
        );
    }

    #[test]
    fn trunk_gets_what_follows_the_dashes() {
        let trunk_args = vec!["--public-url".to_owned(), "/guide/".to_owned()];
        assert_eq!(
            parsed("build -- --public-url /guide/"),
            Ok(Task::Build { trunk_args })
        );
        assert!(parsed("build --public-url /guide/").is_err());
    }

    #[test]
    fn no_command_is_help_and_an_unknown_one_is_refused() {
        assert_eq!(parsed(""), Ok(Task::Help));
        assert_eq!(parsed("--help"), Ok(Task::Help));
        assert_eq!(
            parsed("sevre"),
            Err("There is no command \"sevre\".".to_owned())
        );
        assert!(parsed("setup now").is_err());
    }
}
