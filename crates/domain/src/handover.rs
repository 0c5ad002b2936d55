//! What a person may send or print of a checklist: plain text, by their own act.

use super::{Group, How, Session, When};

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
    /// The guide's groups, in its order.
    pub groups: &'static [Group],
    /// Its words.
    pub wording: Wording,
    /// Date and time, as people write them.
    pub time: &'a str,
    /// Whether this is practice.
    pub practice: bool,
}

impl HandOver<'_> {
    /// The text, in lines.
    #[must_use]
    pub fn text(&self) -> String {
        let wording = &self.wording;
        let mut lines = Vec::new();
        if self.practice {
            lines.push(wording.practice.to_owned());
        }
        lines.push(wording.title.to_owned());
        lines.push([wording.made, " ", self.time].concat());
        lines.push(wording.no_name.to_owned());
        lines.extend(self.signs());
        lines.push(String::new());
        lines.extend(self.names(wording.none_seen, |group| {
            self.session.is_looked_at(group) && !self.session.has_tick(group)
        }));
        lines.extend(self.names(wording.not_looked, |group| {
            !self.session.is_looked_at(group)
        }));
        lines.join("\n").trim_end().to_owned()
    }

    /// The ticked signs under their groups' names.
    #[must_use]
    pub fn signs(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for group in self.groups {
            let ticked = group.indicators.iter();
            let ticked = ticked.filter(|indicator| self.session.is_on(indicator.id));
            let signs = ticked.map(|sign| ["- ", sign.text, &self.note(sign.id)].concat());
            let signs: Vec<String> = signs.collect();
            if !signs.is_empty() {
                lines.extend([String::new(), group.name.to_owned()]);
                lines.extend(signs);
            }
        }
        if lines.is_empty() {
            lines.extend([String::new(), self.wording.nothing.to_owned()]);
        }
        lines
    }

    /// When and how, in brackets, as far as the person said.
    fn note(&self, id: &str) -> String {
        let Some(entry) = self.session.entry(id) else {
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

    fn names(&self, before: &str, which: impl Fn(&Group) -> bool) -> Option<String> {
        let groups = self.groups.iter().filter(|group| which(group));
        let names: Vec<&str> = groups.map(|group| group.name).collect();
        (!names.is_empty()).then(|| [before, " ", &names.join(", ")].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Indicator, looked_key};

    const fn group(
        id: &'static str,
        name: &'static str,
        indicators: &'static [Indicator],
    ) -> Group {
        Group {
            id,
            name,
            icon: "",
            indicators,
        }
    }

    const GROUPS: &[Group] = &[
        group(
            "school",
            "School",
            &[Indicator {
                id: "late",
                text: "comes late",
            }],
        ),
        group("gifts", "Gifts", &[]),
        group("home", "Home", &[]),
    ];

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

    fn text(session: &Session, practice: bool) -> String {
        let time = "1 May, 14:10";
        HandOver {
            session,
            groups: GROUPS,
            wording: WORDING,
            time,
            practice,
        }
        .text()
    }

    #[test]
    fn ticks_are_told_with_when_and_how_and_groups_by_whether_they_were_looked_at() {
        let mut session = Session::new(&[], 1);
        session.open(vec![], 1);
        session.tick("late", true, 1);
        session.note_when("late", Some(When::Recent), 2);
        session.note_how("late", Some(How::Saw), 3);
        session.tick(&looked_key("gifts"), true, 4);
        assert_eq!(
            text(&session, false),
            "Signs\nMade: 1 May, 14:10\nNo name is held here.\n\nSchool\n- comes late (recent; saw)\n\n\
             None seen: Gifts\nNot looked at: Home"
        );
    }

    #[test]
    fn nothing_ticked_is_no_all_clear_and_practice_says_so_first() {
        let text = text(&Session::new(&[], 1), true);
        assert!(text.starts_with("PRACTICE\nSigns\n"));
        assert!(text.contains(WORDING.nothing));
        assert!(text.ends_with("Not looked at: School, Gifts, Home"));
    }
}
