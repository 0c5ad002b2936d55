//! What nobody has checked yet, for the person who answers for the text.

use guide::Guide;

/// One line for each fact and each added text that was never checked with its owner.
pub fn report(guide: &Guide) -> String {
    let facts = guide.facts.iter().filter(|fact| fact.checked.is_none());
    let facts = facts.map(|fact| format!("  fact “{}”: {} ({})\n", fact.id, fact.says, fact.confidence));
    let added = guide.added.iter().filter(|added| added.checked.is_none());
    let added = added.map(|added| format!("  added text “{}”: {}\n", added.id, added.source));
    let lines: String = facts.chain(added).collect();
    let reviewed = guide.reviewed_on.unwrap_or("never");
    let (by, (due, _)) = (guide.about("reviewed_by"), guide.review_due);
    let review = format!("Reviewed as a whole: {reviewed}, by: {by}. Due: {due}.\n");
    if lines.is_empty() { review } else { format!("Not checked with their owners so far:\n{lines}{review}") }
}
