//! What nobody has checked yet, for the person who answers for the text.

use one_minute_guide::content::{FACTS, REVIEW_DUE, REVIEWED_BY, REVIEWED_ON, added};

/// One line for each fact and each added text that was never checked with its owner.
pub fn report() -> String {
    let facts = FACTS.iter().filter(|fact| fact.checked.is_none());
    let facts = facts.map(|fact| {
        format!(
            "  fact “{}”: {} ({})\n",
            fact.id, fact.says, fact.confidence
        )
    });
    let added = added::ALL.iter().filter(|added| added.checked.is_none());
    let added = added.map(|added| format!("  added text “{}”: {}\n", added.id, added.source));
    let lines: String = facts.chain(added).collect();
    let reviewed = REVIEWED_ON.unwrap_or("never");
    let review =
        format!("Reviewed as a whole: {reviewed}, by: {REVIEWED_BY}. Due: {REVIEW_DUE}.\n");
    if lines.is_empty() {
        review
    } else {
        format!("Not checked with their owners so far:\n{lines}{review}")
    }
}
