//! The site's own headers: the `_headers` file that static hosts read, so that what is tested is what is published.
//!
//! Several rules may match a path. Hosts differ on a name that two of them set: some join the values with a comma, some
//! let the later one win. Here they are joined, the harsher reading, so that a file that works here works on both.

/// The rules of a `_headers` file, in its order.
#[derive(Debug, Default)]
pub struct Rules(Vec<Rule>);

#[derive(Debug)]
struct Rule {
    pattern: String,
    changes: Vec<Change>,
}

#[derive(Debug)]
enum Change {
    Add(String, String),
    Remove(String),
}

impl Rules {
    /// Reads a `_headers` file: a pattern at the start of a line, `Name: value` or `! Name` in the indented lines below it.
    ///
    /// # Errors
    /// The first line that is none of these, with its number.
    pub fn parse(text: &str) -> Result<Rules, String> {
        let mut rules: Vec<Rule> = Vec::new();
        for (number, line) in text.lines().enumerate() {
            let content = line.trim();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            let fault = |what: &str| format!("_headers, line {}: {what}: {content}", number + 1);
            if line.starts_with(char::is_whitespace) {
                let rule = rules.last_mut().ok_or_else(|| fault("a header before any path"))?;
                rule.changes.push(Change::parse(content).ok_or_else(|| fault("neither `Name: value` nor `! Name`"))?);
            } else if content.starts_with('/') {
                rules.push(Rule { pattern: content.to_owned(), changes: Vec::new() });
            } else {
                return Err(fault("a path begins with `/`"));
            }
        }
        Ok(Rules(rules))
    }

    /// The headers of `path` (within the site, beginning with `/`).
    pub fn headers(&self, path: &str) -> Vec<(String, String)> {
        let mut headers: Vec<(String, String)> = Vec::new();
        for change in self.0.iter().filter(|rule| matches(&rule.pattern, path)).flat_map(|rule| &rule.changes) {
            match change {
                Change::Remove(name) => headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name)),
                Change::Add(name, value) => {
                    match headers.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
                        Some((_, present)) => *present = format!("{present}, {value}"),
                        None => headers.push((name.clone(), value.clone())),
                    }
                }
            }
        }
        headers
    }
}

impl Change {
    fn parse(line: &str) -> Option<Change> {
        if let Some(name) = line.strip_prefix('!') {
            return Some(Change::Remove(name.trim().to_owned()));
        }
        let (name, value) = line.split_once(':')?;
        let token = |c: char| c.is_ascii_alphanumeric() || c == '-';
        (!name.is_empty() && name.chars().all(token)).then(|| Change::Add(name.to_owned(), value.trim().to_owned()))
    }
}

/// Whether `pattern` covers the whole of `path`; a `*` stands for any run of characters, slashes included.
pub fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((before, after)) => path
            .strip_prefix(before)
            .is_some_and(|rest| rest.char_indices().any(|(at, _)| matches(after, &rest[at..])) || matches(after, "")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_run_of_characters() {
        for (pattern, path) in [("/*", "/"), ("/*", "/a/b.js"), ("/*.wasm", "/app_bg.wasm"), ("/a/*/c", "/a/b/b/c")] {
            assert!(matches(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [("/a", "/a/"), ("/*.wasm", "/app.wasm.js"), ("/a/*", "/b/a/")] {
            assert!(!matches(pattern, path), "{pattern} {path}");
        }
    }

    #[test]
    fn rules_add_join_and_remove() {
        let rules = Rules::parse("# all\n/*\n  X-A: 1\n  X-B: b: c\n/x/*\n  X-A: 2\n  ! X-B\n").unwrap();
        assert_eq!(rules.headers("/"), [("X-A".into(), "1".into()), ("X-B".into(), "b: c".into())]);
        assert_eq!(rules.headers("/x/y"), [("X-A".into(), "1, 2".into())]);
    }

    #[test]
    fn a_line_that_is_no_rule_is_named() {
        for (text, line) in
            [("  X-A: 1", "line 1"), ("/*\n  nonsense", "line 2"), ("*.js\n", "line 1"), ("/\n  A B: c", "line 2")]
        {
            assert!(Rules::parse(text).unwrap_err().contains(line), "{text}");
        }
    }
}
