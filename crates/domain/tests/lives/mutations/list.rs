//! The faults.

use super::Fault;

const fn fault(file: &'static str, from: &'static str, to: &'static str, what: &'static str) -> Fault {
    Fault { file, from, to, what, life: None }
}

impl Fault {
    /// A life that notices it, where few do: it is lived before the others.
    const fn by(self, life: u32) -> Fault {
        let life = Some(life);
        Fault { life, ..self }
    }
}

pub const FAULTS: &[Fault] = &[
    fault(
        "session/found.rs",
        "Some(key) if list == found.list => {",
        "Some(key) => {",
        "entries of an earlier list are taken",
    ),
    fault(
        "session/found.rs",
        "found.list = found.list.max(text.parse().unwrap_or(0));",
        "found.list = found.list.max(0);",
        "the number of a cleared list is not read",
    ),
    fault(
        "session/steps.rs",
        "self.list = now.max(self.list.saturating_add(1));",
        "self.list = now;",
        "a clock that has gone back begins an earlier list",
    )
    .by(4729),
    fault(
        "session/steps.rs",
        "self.list = self.list.max(list.saturating_add(1));",
        "self.list = self.list.max(list);",
        "two clearings begin one list",
    )
    .by(83452),
    fault(
        "session/steps.rs",
        "if list <= self.list {\n            return Vec::new();",
        "if list <= self.list || list > 0 {\n            return Vec::new();",
        "another window’s clearing is not heard",
    ),
    fault(
        "store/vault.rs",
        "guard: self.guards[place as usize].clone(), is_forced: false",
        "guard: self.guards[place as usize].clone(), is_forced: true",
        "no write is guarded",
    )
    .by(50269),
    fault("store/vault.rs", "            known.clone_from(read);\n", "", "the guard that was read is not remembered"),
    fault(
        "store/vault.rs",
        "self.guards[place as usize].clone_from(&guard);\n                self.unmark",
        "self.unmark",
        "the guard that was met is not remembered",
    ),
    fault(
        "store/vault.rs",
        "                self.follow(purpose, write, now);",
        "                self.finish(purpose);",
        "localStorage is not cleared after the database",
    ),
    fault(
        "store/vault.rs",
        "Purpose::Forget {\n            self.mark_used();\n",
        "Purpose::Forget {\n",
        "the database is used without a mark",
    ),
    fault(
        "store/vault.rs",
        "self.is_marked = find(USED).is_some();\n            self.is_used |= self.is_marked;",
        "self.is_marked = find(USED).is_some();",
        "the mark is not heeded",
    ),
    fault(
        "store/vault.rs",
        ".retain(|job| job.purpose != Purpose::Save || !job.writes(&name));",
        ".retain(|_| true);",
        "an earlier write of a name is made once more after the later",
    )
    .by(3795),
    fault(
        "store/vault.rs",
        "(Purpose::Clear, _) => self.refuse_clear(),",
        "(Purpose::Clear, _) => self.cleared(),",
        "a database that was not cleared is called cleared",
    ),
    fault(
        "store/vault.rs",
        "const OPEN_WITHIN_MS: u64 = 2000;",
        "const OPEN_WITHIN_MS: u64 = 4000;",
        "the first reading takes too long",
    ),
    fault("store/vault.rs", "const WITHIN_MS: u64 = 850;", "const WITHIN_MS: u64 = 3000;", "a write takes too long"),
    fault("keeping.rs", "                self.vault.check(time.steady);\n", "", "nothing that is late is ended"),
    fault(
        "store/vault.rs",
        "let at = self.of_database().map(|job| job.until).min()?;",
        "let at = self.of_database().map(|job| job.until).max()?;\n        let at = at + 5000;",
        "the alarm comes too late",
    ),
    fault(
        "store/vault.rs",
        "if self.was_reopened || is_second_try {",
        "if is_second_try {",
        "a lost connection is opened again without end",
    ),
    fault(
        "store/vault.rs",
        "(Purpose::Save, Some(write)) => self.write(Place::Local, Purpose::Save, false, write.changes, now)",
        "(Purpose::Save, Some(_)) => self.outcomes.push(Outcome::Done(Purpose::Save))",
        "what the database does not take is kept nowhere",
    ),
    fault(
        "store/vault.rs",
        "Purpose::Save => self.outcomes.push(Outcome::Refused(Purpose::Save)),",
        "Purpose::Save => self.outcomes.push(Outcome::Done(Purpose::Save)),",
        "what no place takes is called kept",
    ),
    fault(
        "store/vault.rs",
        "self.is_unread || self.is_uncleared",
        "self.is_uncleared",
        "something is put to what could not be read",
    ),
    fault(
        "store/vault.rs",
        "self.unread |= !is_empty;",
        "self.unread = false;",
        "a database that cannot be read is taken for empty",
    ),
    fault(
        "session/steps.rs",
        ".filter(|_| self.held.looked_at() > 0);",
        ".filter(|_| false);",
        "ticks of before are shown without the question",
    ),
    fault(
        "session/steps.rs",
        "if self.phase == Phase::Practice {\n            // What is tried out goes;",
        "if false {\n            // What is tried out goes;",
        "clearing in practice takes the real ticks",
    ),
    fault("session/steps.rs", "if away >= AWAY_MS && !self.asks() {", "if false {", "nobody is asked after an hour"),
    fault(
        "keeping.rs",
        "fn miss(&mut self, time: Time) {\n        self.hides = true;",
        "fn miss(&mut self, time: Time) {",
        "what others have ticked since a missed message is shown",
    ),
    fault(
        "session/steps.rs",
        "Phase::Practice | Phase::Opening | Phase::Interrupted { .. } => None,",
        "Phase::Opening | Phase::Interrupted { .. } => None,",
        "practice is kept",
    ),
    fault(
        "session/steps.rs",
        "Phase::Practice | Phase::Opening | Phase::Interrupted { .. } => None,",
        "Phase::Practice | Phase::Interrupted { .. } => None,",
        "ticks are kept before the stores were read",
    ),
    fault(
        "session/steps.rs",
        "        self.shown.take();\n        let mut effects = vec![Effect::Announce(Notice::PracticeEnded)];",
        "        let mut effects = vec![Effect::Announce(Notice::PracticeEnded)];",
        "practice is shown after its end",
    ),
    fault(
        "session/steps.rs",
        "if hides || matches!(self.phase, Phase::Practice | Phase::Interrupted { .. }) {",
        "if hides || matches!(self.phase, Phase::Interrupted { .. }) {",
        "another window’s ticks come into practice",
    ),
    fault(
        "session/mod.rs",
        "now.saturating_sub(changed) > KEPT_FOR_MS",
        "now.saturating_sub(changed) > 100 * KEPT_FOR_MS",
        "nothing is ever too old",
    ),
    fault(
        "session/mod.rs",
        "now.saturating_sub(changed) > KEPT_FOR_MS",
        "now.saturating_sub(changed) > KEPT_FOR_MS / 48",
        "ticks are forgotten after half an hour",
    ),
    fault(
        "session/mod.rs",
        "now.saturating_sub(changed) > KEPT_FOR_MS",
        "now.abs_diff(changed) > KEPT_FOR_MS",
        "a change in the future is too old",
    ),
    fault(
        "session/mod.rs",
        "self.entry(key).is_some_and(|entry| entry.on) && !is_outdone",
        "self.entry(key).is_some_and(|entry| entry.on) && (true || is_outdone)",
        "none seen is shown beside a sign",
    ),
    fault("session/entries.rs", "known.at <= entry.at", "known.at >= entry.at", "of two changes the earlier counts")
        .by(102),
    fault(
        "keeping.rs",
        "self.announce(Notice::NotCleared);",
        "self.announce(Notice::Cleared);",
        "cleared is said where it was refused",
    ),
    fault(
        "keeping.rs",
        "Outcome::Refused(_) => {\n                self.owes = true;\n                self.announce(Notice::NotKept);",
        "Outcome::Refused(_) => {\n                self.owes = true;",
        "that nothing was kept is not said",
    ),
    fault(
        "keeping.rs",
        "                self.session.save_shown()\n            }\n            Outcome::Done(_)",
        "                Vec::new()\n            }\n            Outcome::Done(_)",
        "what was ticked while everything was cleared is not kept",
    ),
    fault(
        "session/steps.rs",
        "        let early = std::mem::replace(&mut self.shown, held);",
        "        let early = held;",
        "what was held is lost when the question is answered",
    ),
    fault(
        "store/vault.rs",
        "if !self.unread && now.saturating_sub(self.reading_since) > READ_WITHIN_MS {",
        "if false {",
        "a reading that was interrupted counts",
    )
    .by(12604),
    fault("personal/keeping.rs", "        self.number += 1;\n", "", "personal contacts have no numbers").by(47),
    fault(
        "personal/keeping.rs",
        ".unwrap_or(0);\n        self.is_known",
        ".unwrap_or(0).min(1);\n        self.is_known",
        "the earlier personal contacts count",
    ),
    fault(
        "personal/keeping.rs",
        "Outcome::Refused(Purpose::Save) if !self.changes.is_empty() => self.refuse(),",
        "Outcome::Refused(Purpose::Save) if !self.changes.is_empty() => {\n                self.changes.clear();\n                self.notice = Some(PersonalNotice::Kept);\n            }",
        "personal contacts that no place takes are called kept",
    ),
    fault(
        "names.rs",
        "prefix: [\"minute-guide \", scope, \" \"].concat() }",
        "prefix: \"minute-guide \".to_owned() }",
        "all guides have one name",
    ),
    fault(
        "names.rs",
        "[&self.prefix, shelf.name(), \" \"].concat()",
        "self.prefix.trim_end().to_owned()",
        "what is kept of one guide begins as that of another",
    ),
];
