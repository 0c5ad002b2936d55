//! A team's edition of a guide: whose it is, the numbers of its own people, and whether the device is shared.

use super::{
    checks::roles_stand_once,
    date,
    diagnostic::Diagnostic,
    read::{Source, Table, Text},
};
use domain::{PersonalContact, PersonalError};

/// So many roles fit on the page of contacts.
const MAX_ROLES: usize = 5;
/// It stands in a line.
const LONGEST_NAME: usize = 60;

/// A team's edition.
#[derive(Debug)]
pub struct Team {
    /// The organisation's name.
    pub name: String,
    /// Its people, by role.
    pub roles: Vec<PersonalContact>,
    /// Which of them stands in the call bar.
    pub in_bar: usize,
    /// The day on which the numbers were checked.
    pub checked: String,
    /// The day by which they are to be checked again, and its end in milliseconds since 1970.
    pub due: (String, u64),
    /// Whether ticks live in memory only.
    pub is_shared: bool,
}

/// The edition in a text. `name` is only used to name diagnostics.
///
/// # Errors
/// Every diagnostic of the text, in the order of its lines.
pub fn read(name: &str, text: &str) -> Result<Team, Vec<Diagnostic>> {
    let source = Source::new(name, text)?;
    let team = read_all(&source);
    source.finish().map(|()| team)
}

/// What `[team]` says.
#[derive(Default)]
struct About {
    name: Text,
    checked: Text,
    due: Text,
    is_shared: bool,
    in_bar: Option<Text>,
}

/// Makes a team of anything, as of a guide's file: that something is wrong is known by what was told alone, so nothing fails
/// in silence.
fn read_all(source: &Source<'_>) -> Team {
    let root = source.root();
    let about = root.table("team").map(|table| about(&table, source)).unwrap_or_default();
    let tables = root.tables("roles", "role");
    if tables.is_empty() || tables.len() > MAX_ROLES {
        source.reject(1, format!("there are 1 to {MAX_ROLES} blocks [[roles]], not {}", tables.len()));
    }
    let roles: Vec<(usize, PersonalContact)> = tables.iter().filter_map(|table| role(table, source)).collect();
    roles_stand_once(&roles, source, |role, line| {
        format!("two roles are “{role}”, the other on line {line}: name each differently")
    });
    let in_bar = about.in_bar.map(|wanted| {
        let place = place(&wanted, &roles);
        // A role that could not be read may be the one.
        if place.is_none() && roles.len() == tables.len() {
            let told = format!("`in_bar` names no role: there is no “{}” under [[roles]]", wanted.text);
            source.reject(wanted.line, told);
        }
        place.unwrap_or_default()
    });
    let end = date::parse(&about.due.text).map_or(0, date::end_ms);
    Team {
        name: about.name.text,
        roles: roles.into_iter().map(|(_, contact)| contact).collect(),
        in_bar: in_bar.unwrap_or_default(),
        checked: about.checked.text,
        due: (about.due.text, end),
        is_shared: about.is_shared,
    }
}

fn about(table: &Table<'_>, source: &Source<'_>) -> About {
    let name = table.text("name");
    if name.text.chars().count() > LONGEST_NAME {
        source.reject(name.line, format!("`name` is longer than {LONGEST_NAME} letters: it stands in a line"));
    }
    let [checked, due] = ["checked", "review_due"].map(|key| day(table, key, source));
    date::check_order("checked", &checked, &due, source);
    About { name, checked, due, is_shared: table.flag("shared_device"), in_bar: table.optional("in_bar") }
}

/// Which role is named, in whatever spaces and marks a text was pasted with.
fn place(named: &Text, roles: &[(usize, PersonalContact)]) -> Option<usize> {
    let named = domain::one_line(&named.text);
    roles.iter().position(|(_, contact)| contact.has_role(&named))
}

fn day(table: &Table<'_>, key: &'static str, source: &Source<'_>) -> Text {
    let day = table.text(key);
    if !day.text.is_empty() && date::parse(&day.text).is_none() {
        source.reject(day.line, date::diagnostic(&day.text));
    }
    day
}

/// A role with its line.
fn role(table: &Table<'_>, source: &Source<'_>) -> Option<(usize, PersonalContact)> {
    let (role, number) = (table.text("role"), table.text("number"));
    if role.text.is_empty() || number.text.is_empty() {
        return None;
    }
    PersonalContact::new(&role.text, &number.text)
        .map(|contact| (role.line, contact))
        .map_err(|diagnostic| {
            let (at, why) = match diagnostic {
                PersonalError::NoRole => (&role, "it is empty"),
                PersonalError::LongRole => (&role, "a role is 60 letters at most"),
                PersonalError::NoNumber => (&number, "it is empty"),
                PersonalError::NotDialled => {
                    (&number, "a number is digits, spaces and a + at the start; an extension has no place in it")
                }
                PersonalError::WrongLength => (&number, "a number has 3 to 15 digits"),
                PersonalError::TooMany => (&role, "there are too many"),
            };
            source.reject(at.line, format!("“{}”: {why}", at.text));
        })
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHOOL: &str = "[team]
name = \"Northfield School\"
checked = \"2026-09-01\"
review_due = \"2027-09-01\"
in_bar = \"Deputy\"
shared_device = true

[[roles]]
role = \"Safeguarding lead\"
number = \"01632 960001\"

[[roles]]
role = \"Deputy\"
number = \"+44 (0)1632 960002\"
";

    fn diagnostics(from: &str, to: &str) -> Vec<String> {
        assert!(SCHOOL.contains(from), "{from}");
        let diagnostics = read("team.toml", &SCHOOL.replacen(from, to, 1)).unwrap_err();
        diagnostics.into_iter().map(|diagnostic| format!("{}: {}", diagnostic.line, diagnostic.text)).collect()
    }

    #[test]
    fn a_dozen_lines_are_an_edition() {
        let team = read("team.toml", SCHOOL).unwrap();
        assert_eq!((team.name.as_str(), team.in_bar, team.is_shared), ("Northfield School", 1, true));
        assert_eq!(team.roles[1].href(), "tel:+441632960002");
        assert_eq!(team.due, ("2027-09-01".to_owned(), 1_819_843_199_999));
        let plain = SCHOOL.replace("in_bar = \"Deputy\"\nshared_device = true\n", "");
        let team = read("team.toml", &plain).unwrap();
        assert_eq!((team.in_bar, team.is_shared), (0, false));
    }

    #[test]
    fn a_pasted_role_is_the_role_that_it_looks_like() {
        for (role, in_bar) in [
            ("Deputy ", "Deputy "),
            ("Deputy:", "Deputy:"),
            ("Deputy", " Deputy:"),
            ("Deputy  head", "Deputy head"),
            ("Deputy\u{a0}head", "Deputy head"),
            ("Deputy\u{a0}head", "Deputy\u{a0}head"),
            ("De\u{ad}puty", "Deputy"),
            ("Deputy", "deputy"),
        ] {
            let text = SCHOOL.replace("role = \"Deputy\"", &format!("role = \"{role}\""));
            let text = text.replace("in_bar = \"Deputy\"", &format!("in_bar = \"{in_bar}\""));
            let team = read("team.toml", &text).map_err(|diagnostics| format!("{role:?}, {in_bar:?}: {diagnostics:?}"));
            assert_eq!(team.map(|team| team.in_bar), Ok(1));
        }
    }

    #[test]
    fn a_role_stands_once() {
        let told = "13: two roles are “Deputy”, the other on line 9: name each differently";
        for same in ["Deputy", "Deputy ", "Deputy:", "\u{a0}Deputy", "De\u{ad}puty"] {
            assert_eq!(diagnostics("Safeguarding lead", same), [told], "{same:?}");
        }
        assert_eq!(diagnostics("Safeguarding lead", "deputy"), [told]);
    }

    #[test]
    fn whatever_is_wrong_is_told() {
        for (from, to, told) in [
            ("[team]\n", "[school]\n", vec!["1: the file does not know `school`", "1: the file has no [team]"]),
            ("role = \"Deputy\"\n", "", vec!["12: role 2 has no `role`"]),
            (
                "role = \"Deputy\"",
                "role = 2",
                vec!["13: `role` of role 2 must be a text in quotes, not a number without quotes"],
            ),
            ("role = \"Deputy\"", "role = \":\"", vec!["13: “:”: it is empty"]),
            (
                "+44 (0)1632 960002",
                "none",
                vec!["14: “none”: a number is digits, spaces and a + at the start; an extension has no place in it"],
            ),
            (
                "in_bar = \"Deputy\"",
                "in_bar = \":\"",
                vec!["5: `in_bar` names no role: there is no “:” under [[roles]]"],
            ),
        ] {
            assert_eq!(diagnostics(from, to), told, "{to}");
        }
        let without = SCHOOL.split("[[roles]]").next().unwrap();
        for broken in ["", "[team]", "[[roles]]", "team = 1\nroles = 2", "roles = [1]", without] {
            assert!(read("team.toml", broken).is_err_and(|told| !told.is_empty()), "{broken:?}");
        }
    }

    #[test]
    fn each_diagnostic_has_its_line_and_nothing_is_built() {
        for (from, to, told) in [
            ("2026-09-01", "1/9/2026", "3: “1/9/2026” is no day: write year, month and day, such as 2027-02-28"),
            ("2027-09-01", "2025-09-01", "4: `review_due` comes before `checked`, which is 2026-09-01"),
            (
                "01632 960001",
                "01632 ask",
                "10: “01632 ask”: a number is digits, spaces and a + at the start; an extension has no place in it",
            ),
            ("01632 960001", "12", "10: “12”: a number has 3 to 15 digits"),
            (
                "in_bar = \"Deputy\"",
                "in_bar = \"Head\"",
                "5: `in_bar` names no role: there is no “Head” under [[roles]]",
            ),
            ("name = \"Northfield School\"\n", "", "1: [team] has no `name`"),
            ("true", "yes", "6: a text must stand between straight quotes: name = \"text\"; a switch is true or false"),
            ("shared_device", "shared", "6: [team] does not know `shared`"),
            ("[[roles]]", "[roles]", "8: [roles] needs two brackets at each end: [[roles]]"),
        ] {
            assert_eq!(diagnostics(from, to), [told]);
        }
        let long = "x".repeat(61);
        assert_eq!(diagnostics("Safeguarding lead", &long), [format!("9: “{long}”: a role is 60 letters at most")]);
    }
}
