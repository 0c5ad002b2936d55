//! What is kept on the phone for one box: how it is written, and how it is read back.

/// The schema that this version writes. Entries of a newer one are left as they are.
const SCHEMA: u32 = 1;

/// Stands for what was not said.
const NOTHING: &str = "-";

/// When a sign was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Within the last six months.
    Recent,
    /// Before that.
    Earlier,
    /// Not sure.
    Unsure,
}

/// How the person knows of a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Saw it.
    Saw,
    /// The child told them.
    ChildTold,
    /// Someone else told them.
    OtherTold,
    /// Is worried, and has no evidence.
    Worried,
}

impl When {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Recent, Self::Earlier, Self::Unsure];

    /// As it is kept.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Recent => "recent",
            Self::Earlier => "earlier",
            Self::Unsure => "unsure",
        }
    }
}

impl How {
    /// In the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Saw, Self::ChildTold, Self::OtherTold, Self::Worried];

    /// As it is kept.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Saw => "saw",
            Self::ChildTold => "child-told",
            Self::OtherTold => "other-told",
            Self::Worried => "worried",
        }
    }
}

/// One box's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// When it was last changed: milliseconds since 1970, by the phone's clock.
    pub at: u64,
    /// Whether it is ticked.
    pub on: bool,
    /// When the sign was seen, if the person said so.
    pub when: Option<When>,
    /// How they know, if they said so.
    pub how: Option<How>,
}

impl Entry {
    /// A box that was ticked or unticked at this time, with nothing more said.
    #[must_use]
    pub const fn new(at: u64, on: bool) -> Self {
        Self { at, on, when: None, how: None }
    }

    /// As it is kept: schema, time, state, when, how, and the number of the list that it belongs to, as in
    /// `1 1763870000000 on recent saw 0`. Words, because a JSON reader would be a tenth of the whole module.
    #[must_use]
    pub fn encode(&self, list: u64) -> String {
        let state = if self.on { "on" } else { "off" };
        let when = self.when.map_or(NOTHING, When::name);
        let how = self.how.map_or(NOTHING, How::name);
        [SCHEMA.to_string().as_str(), &self.at.to_string(), state, when, how, &list.to_string()].join(" ")
    }
}

/// What a stored value turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decoded {
    /// An entry, and the number of its list.
    Known(Entry, u64),
    /// Written by a newer version of this app: to be left as it is.
    Newer,
    /// Nothing that any version writes.
    Garbage,
}

/// Reads a stored value. Any text is an answer; none is an error.
#[must_use]
pub fn decode(text: &str) -> Decoded {
    let mut words = text.split(' ');
    match words.next().and_then(|schema| schema.parse::<u32>().ok()) {
        Some(SCHEMA) => read(words).map_or(Decoded::Garbage, |(entry, list)| Decoded::Known(entry, list)),
        Some(newer) if newer > SCHEMA => Decoded::Newer,
        _ => Decoded::Garbage,
    }
}

/// The words after the schema; one too many is as wrong as one too few. Without a list it is of the first.
fn read<'a>(mut words: impl Iterator<Item = &'a str>) -> Option<(Entry, u64)> {
    let at = words.next()?.parse().ok()?;
    let on = match words.next()? {
        "on" => true,
        "off" => false,
        _ => return None,
    };
    let when = optional(words.next()?, &When::ALL, When::name)?;
    let how = optional(words.next()?, &How::ALL, How::name)?;
    let list = words.next().map_or(Some(0), |list| list.parse().ok())?;
    words.next().is_none().then_some((Entry { at, on, when, how }, list))
}

/// One of `all` by its name, nothing, or (the outer `None`) a word that is neither.
fn optional<T: Copy>(word: &str, all: &[T], name: fn(T) -> &'static str) -> Option<Option<T>> {
    if word == NOTHING {
        return Some(None);
    }
    all.iter().find(|one| name(**one) == word).map(|one| Some(*one))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_no_version_writes_is_garbage() {
        for text in [
            "",
            " ",
            "on",
            "1",
            "1 2",
            "1 2 maybe - -",
            "1 2 on -",
            "1 2 on - - ",
            "1 2 on - - -",
            "1 2 on - - 3 4",
            "1 -2 on - -",
            "0 2 on - -",
            "1 2 on soon -",
            "1 2 on - guessed",
            "{}",
            "\u{0}",
            "1 99999999999999999999 on - -",
        ] {
            assert_eq!(decode(text), Decoded::Garbage, "{text}");
        }
    }

    #[test]
    fn a_newer_schema_is_not_garbage() {
        assert_eq!(decode("2 ticked"), Decoded::Newer);
        assert_eq!(decode("4294967295"), Decoded::Newer);
    }

    fn entries() -> impl Strategy<Value = Entry> {
        let when = prop::option::of(prop::sample::select(When::ALL.to_vec()));
        let how = prop::option::of(prop::sample::select(How::ALL.to_vec()));
        (any::<u64>(), any::<bool>(), when, how).prop_map(|(at, on, when, how)| Entry { at, on, when, how })
    }

    // The long run: PROPTEST_CASES=10000000 cargo test --release --package domain the_decoder
    // So many inputs for each of the three were told on 2026-11-25; none was found that fails.
    proptest! {
        #[test]
        fn the_decoder_reads_what_is_written(entry in entries(), list in any::<u64>()) {
            prop_assert_eq!(decode(&entry.encode(list)), Decoded::Known(entry, list));
        }

        #[test]
        fn the_decoder_survives_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..48)) {
            let _ = decode(&String::from_utf8_lossy(&bytes));
        }

        #[test]
        fn the_decoder_survives_damaged_entries(
            entry in entries(), place in 0..40usize, byte in any::<u8>(), cut in 0..48usize
        ) {
            let mut bytes = entry.encode(7).into_bytes();
            let length = bytes.len();
            bytes[place % length] = byte;
            bytes.truncate(cut);
            if let Decoded::Known(read, list) = decode(&String::from_utf8_lossy(&bytes)) {
                // Nothing half-understood is kept: what reads as an entry is written the same way again.
                prop_assert_eq!(decode(&read.encode(list)), Decoded::Known(read, list));
            }
        }
    }
}
