//! What a person may send or print of a checklist: plain text, by their own act.

use super::{How, Key, Session, When};

/// The words of a hand-over, from the content file.
#[derive(Clone, Copy)]
pub struct Wording {
    /// The first line.
    pub title: &'static str,
    /// Before the date and time.
    pub made: &'static str,
    /// That no name is held, and that this is no record.
    pub no_name: &'static str,
    /// The first line in practice.
    pub practice: &'static str,
    /// Where nothing is ticked; never an all-clear.
    pub nothing: &'static str,
    /// Before the groups in which nothing was seen.
    pub none_seen: &'static str,
    /// Before the groups that nobody has looked at.
    pub not_looked: &'static str,
    /// For each answer to when.
    pub when: fn(When) -> &'static str,
    /// For each answer to how.
    pub how: fn(How) -> &'static str,
}

/// A checklist as it is handed over.
pub struct HandOver<'a> {
    /// The ticks.
    pub session: &'a Session,
    /// Its words.
    pub wording: Wording,
    /// Date and time, as people write them.
    pub time: &'a str,
    /// Whether this is practice.
    pub practice: bool,
}

impl HandOver<'_> {
    /// The text, in lines. Nothing while the person has yet to say whose ticks those from before are: what leaves then
    /// would be untrue of one child or the other.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        let signs = self.signs()?;
        let wording = &self.wording;
        let mut lines = Vec::new();
        if self.practice {
            lines.push(wording.practice.to_owned());
        }
        lines.push(wording.title.to_owned());
        lines.push([wording.made, " ", self.time].concat());
        lines.push(wording.no_name.to_owned());
        lines.extend(signs);
        lines.push(String::new());
        let session = self.session;
        lines.extend(self.names(wording.none_seen, |group| session.is_looked_at(group) && !session.has_tick(group)));
        lines.extend(self.names(wording.not_looked, |group| !session.is_looked_at(group)));
        Some(lines.join("\n").trim_end().to_owned())
    }

    /// The ticked signs under their groups' names; nothing while the question stands.
    #[must_use]
    pub fn signs(&self) -> Option<Vec<String>> {
        if self.session.asks() {
            return None;
        }
        let mut lines = Vec::new();
        for (place, group) in self.session.keys().groups().iter().enumerate() {
            let ticked = group.indicators.iter().enumerate();
            let signs = ticked.filter_map(|(sign, indicator)| {
                let key = Key::Sign { group: place, sign };
                let is_on = self.session.is_on(key);
                is_on.then(|| ["- ", indicator.text, &self.note(key)].concat())
            });
            let signs: Vec<String> = signs.collect();
            if !signs.is_empty() {
                lines.extend([String::new(), group.name.to_owned()]);
                lines.extend(signs);
            }
        }
        if lines.is_empty() {
            lines.extend([String::new(), self.wording.nothing.to_owned()]);
        }
        Some(lines)
    }

    /// When and how, in brackets, as far as the person said.
    fn note(&self, key: Key) -> String {
        let Some(entry) = self.session.entry(key) else {
            return String::new();
        };
        let when = entry.when.map(self.wording.when);
        let how = entry.how.map(self.wording.how);
        let said: Vec<&str> = when.into_iter().chain(how).collect();
        if said.is_empty() {
            return String::new();
        }
        [" (", &said.join("; "), ")"].concat()
    }

    fn names(&self, before: &str, which: impl Fn(usize) -> bool) -> Option<String> {
        let groups = self.session.keys().groups().iter().enumerate();
        let names: Vec<&str> = groups.filter(|(place, _)| which(*place)).map(|(_, group)| group.name).collect();
        (!names.is_empty()).then(|| [before, " ", &names.join(", ")].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Entry, Keys, guide::sample::GROUPS};

    const LATE: Key = Key::Sign { group: 0, sign: 0 };
    const NO_GIFTS: Key = Key::NoneSeen { group: 1 };

    const WORDING: Wording = Wording {
        title: "Signs",
        made: "Made:",
        no_name: "No name is held here.",
        practice: "PRACTICE",
        nothing: "Nothing is ticked, which does not mean no risk.",
        none_seen: "None seen:",
        not_looked: "Not looked at:",
        when: When::name,
        how: How::name,
    };

    fn session() -> Session {
        Session::new(Keys::new(GROUPS), &[], 1)
    }

    fn text(session: &Session, practice: bool) -> Option<String> {
        let time = "1 May, 14:10";
        HandOver { session, wording: WORDING, time, practice }.text()
    }

    #[test]
    fn ticks_are_told_with_when_and_how_and_groups_by_whether_they_were_looked_at() {
        let mut session = session();
        session.open(&[], 1);
        session.tick(LATE, true, 1);
        session.note_when(LATE, Some(When::Recent), 2);
        session.note_how(LATE, Some(How::Saw), 3);
        session.tick(NO_GIFTS, true, 4);
        assert_eq!(
            text(&session, false).unwrap(),
            "Signs\nMade: 1 May, 14:10\nNo name is held here.\n\nSchool\n- comes late (recent; saw)\n\n\
             None seen: Gifts\nNot looked at: Home"
        );
    }

    #[test]
    fn nothing_ticked_is_no_all_clear_and_practice_says_so_first() {
        let text = text(&session(), true).unwrap();
        assert!(text.starts_with("PRACTICE\nSigns\n"));
        assert!(text.contains(WORDING.nothing));
        assert!(text.ends_with("Not looked at: School, Gifts, Home"));
    }

    #[test]
    fn nothing_leaves_while_the_question_stands() {
        let mut session = session();
        session.open(&[("late".to_owned(), Entry::new(1, true).encode(0))], 1);
        assert_eq!(text(&session, false), None);
        session.resume();
        assert!(text(&session, false).unwrap().contains("comes late"));
    }
}
