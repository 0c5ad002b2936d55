//! What is said of a contact or a file that cannot be taken, by the names of the words in the document.

use crate::{
    browser::page::word,
    domain::{FileError, PersonalError, PersonalNotice},
};

/// Every word that is asked for.
pub const WORDS: &[&str] = &[
    "own.error",
    "own.fault_long_role",
    "own.fault_no_number",
    "own.fault_no_role",
    "own.fault_not_dialled",
    "own.fault_too_many",
    "own.fault_wrong_length",
    "own.file_empty",
    "own.file_huge",
    "own.file_line",
    "own.file_newer",
    "own.file_no_colon",
    "own.file_other",
    "own.file_refused",
    "own.garbage",
    "own.imported",
    "contacts.choose",
    "own.in_bar",
    "own.keep",
    "own.keep_change",
    "own.kept",
    "own.newer",
    "own.not_kept",
    "own.removed",
    "own.unread",
];

/// What to mend in what was typed.
pub fn error(error: PersonalError) -> &'static str {
    word(match error {
        PersonalError::NoRole => "own.fault_no_role",
        PersonalError::LongRole => "own.fault_long_role",
        PersonalError::NoNumber => "own.fault_no_number",
        PersonalError::NotDialled => "own.fault_not_dialled",
        PersonalError::WrongLength => "own.fault_wrong_length",
        PersonalError::TooMany => "own.fault_too_many",
    })
}

/// What has come of a change, or of reading what is kept.
pub fn notice(notice: PersonalNotice) -> &'static str {
    word(match notice {
        PersonalNotice::Kept => "own.kept",
        PersonalNotice::Removed => "own.removed",
        PersonalNotice::Imported => "own.imported",
        PersonalNotice::NotKept => "own.not_kept",
        PersonalNotice::Unread => "own.unread",
        PersonalNotice::Newer => "own.newer",
        PersonalNotice::Garbage => "own.garbage",
    })
}

/// What is wrong with a file, and that nothing has changed.
pub fn file_error(error: FileError) -> String {
    let (line, said) = match error {
        FileError::Huge => (0, word("own.file_huge")),
        FileError::Other => (0, word("own.file_other")),
        FileError::Newer => (0, word("own.file_newer")),
        FileError::Empty => (0, word("own.file_empty")),
        FileError::NoColon(line) => (line, word("own.file_no_colon")),
        FileError::Line(line, inner) => (line, self::error(inner)),
    };
    let place = if line == 0 { String::new() } else { [word("own.file_line"), " ", &line.to_string(), ": "].concat() };
    [word("own.file_refused"), " ", &place, said].concat()
}
