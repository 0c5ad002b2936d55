//! A team's edition of a guide: whose it is, the numbers of its own people, and whether the device is shared.

use super::{
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
    source.finish()?;
    // Without a diagnostic there is a team.
    team.ok_or_else(Vec::new)
}

fn read_all(source: &Source<'_>) -> Option<Team> {
    let root = source.root();
    let table = root.table("team")?;
    let name = table.text("name");
    if name.text.chars().count() > LONGEST_NAME {
        source.reject(name.line, format!("`name` is longer than {LONGEST_NAME} letters: it stands in a line"));
    }
    let [checked, due] = ["checked", "review_due"].map(|key| day(&table, key, source));
    date::check_order("checked", &checked, &due, source);
    let is_shared = table.flag("shared_device");
    let wanted = table.optional("in_bar");
    let tables = root.tables("roles", "role");
    if tables.is_empty() || tables.len() > MAX_ROLES {
        source.reject(1, format!("there are 1 to {MAX_ROLES} blocks [[roles]], not {}", tables.len()));
    }
    let roles: Vec<PersonalContact> = tables.iter().filter_map(|table| role(table, source)).collect();
    let written: Vec<Text> = tables.iter().map(|table| table.text("role")).collect();
    let place = |role: &Text| {
        if !written.iter().any(|other| other.text == role.text) {
            let told = format!("`in_bar` names no role: there is no “{}” under [[roles]]", role.text);
            source.reject(role.line, told);
        }
        roles.iter().position(|contact| contact.role() == role.text)
    };
    let in_bar = wanted.as_ref().map_or(Some(0), place)?;
    let end = date::parse(&due.text).map_or(0, date::end_ms);
    Some(Team { name: name.text, roles, in_bar, checked: checked.text, due: (due.text, end), is_shared })
}

fn day(table: &Table<'_>, key: &'static str, source: &Source<'_>) -> Text {
    let day = table.text(key);
    if !day.text.is_empty() && date::parse(&day.text).is_none() {
        source.reject(day.line, date::diagnostic(&day.text));
    }
    day
}

fn role(table: &Table<'_>, source: &Source<'_>) -> Option<PersonalContact> {
    let (role, number) = (table.text("role"), table.text("number"));
    if role.text.is_empty() || number.text.is_empty() {
        return None;
    }
    PersonalContact::new(&role.text, &number.text)
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
        let without = SCHOOL.split("[[roles]]").next().unwrap();
        assert!(read("team.toml", without).is_err());
    }
}
