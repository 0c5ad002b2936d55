//! What is said of a contact or a file that cannot be taken.

use crate::{
    content::words::own as words,
    domain::{FileFault, OwnFault, OwnNotice},
};

/// What to mend in what was typed.
pub const fn fault(fault: OwnFault) -> &'static str {
    match fault {
        OwnFault::NoRole => words::FAULT_NO_ROLE,
        OwnFault::LongRole => words::FAULT_LONG_ROLE,
        OwnFault::NoNumber => words::FAULT_NO_NUMBER,
        OwnFault::NotDialled => words::FAULT_NOT_DIALLED,
        OwnFault::WrongLength => words::FAULT_WRONG_LENGTH,
        OwnFault::TooMany => words::FAULT_TOO_MANY,
    }
}

/// What has come of a change, or of reading what is kept.
pub const fn notice(notice: OwnNotice) -> &'static str {
    match notice {
        OwnNotice::Kept => words::KEPT,
        OwnNotice::Removed => words::REMOVED,
        OwnNotice::Imported => words::IMPORTED,
        OwnNotice::NotKept => words::NOT_KEPT,
        OwnNotice::Unread => words::UNREAD,
        OwnNotice::Newer => words::NEWER,
        OwnNotice::Garbage => words::GARBAGE,
    }
}

/// What is wrong with a file, and that nothing has changed.
pub fn file_fault(fault: FileFault) -> String {
    let (line, said) = match fault {
        FileFault::Huge => (0, words::FILE_HUGE),
        FileFault::Other => (0, words::FILE_OTHER),
        FileFault::Newer => (0, words::FILE_NEWER),
        FileFault::Empty => (0, words::FILE_EMPTY),
        FileFault::NoColon(line) => (line, words::FILE_NO_COLON),
        FileFault::Line(line, inner) => (line, self::fault(inner)),
    };
    let place = if line == 0 {
        String::new()
    } else {
        [words::FILE_LINE, " ", &line.to_string(), ": "].concat()
    };
    [words::FILE_REFUSED, " ", &place, said].concat()
}
