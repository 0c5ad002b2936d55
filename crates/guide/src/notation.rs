//! Slips in the notation, told in words: what is wrong on which line, and what to type.

/// The blocks of which there are several.
const SEVERAL: [&str; 8] = ["sections", "groups", "contacts", "facts", "added", "corrections", "splits", "roles"];

/// The line of a slip and what to do, from the place where the notation could not be read on, and what its reader says.
pub fn told(text: &str, place: usize, message: &str) -> (usize, String) {
    let before = text.get(..place).unwrap_or(text);
    let line = before.matches('\n').count();
    let written = text.lines().nth(line).unwrap_or_default().trim();
    // Of two blocks of one kind it is the first that has lost its brackets.
    let single = written.replace("[[", "[").replace("]]", "]");
    if written.starts_with("[[")
        && let Some(first) = before.lines().position(|line| line.trim() == single)
    {
        return (first + 1, advice(&single, before, message));
    }
    (line + 1, advice(written, before, message))
}

fn advice(line: &str, before: &str, message: &str) -> String {
    let named = line.trim_matches(['[', ']', ' ']);
    if line.starts_with('[') && !line.starts_with("[[") && SEVERAL.contains(&named) {
        return format!("[{named}] needs two brackets at each end: [[{named}]]");
    }
    if message.contains("duplicate key") {
        let name = line.split('=').next().unwrap_or_default().trim();
        return format!("`{name}` stands twice in this block: delete one of the two lines");
    }
    if line.starts_with("[[") || (line.starts_with('[') && line.ends_with(']')) {
        return "a closing bracket ] or brace } is missing above this line".to_owned();
    }
    if message.contains("escaped value") {
        return "a backslash \\ stands in a text: type / in its place, or leave it out".to_owned();
    }
    if begins_curled(line) {
        return "a text begins or ends with a curled quote (“ or ”): type the straight quote \" there".to_owned();
    }
    if message.contains("invalid basic string") {
        return "a text that begins here has no straight quote \" at its end: a text stands on one line, without Enter in it".to_owned();
    }
    if ends_a_text(before) || message.contains("opening quote") {
        return "a comma is missing here, or a straight quote \" stands inside a text: for a quotation in a text type “ and ”".to_owned();
    }
    if message.contains("must be quoted") {
        return "a text must stand between straight quotes: name = \"text\"; a switch is true or false".to_owned();
    }
    "a quote \", a comma, a bracket ] or a brace } is missing on this line or the one before".to_owned()
}

/// Whether a curled quote stands where a text begins or ends.
fn begins_curled(line: &str) -> bool {
    let after_equals = line.split('=').skip(1).map(str::trim_start);
    let items = line.trim_start_matches(['{', '[', ' ']);
    let ends = line.trim_end_matches([',', '}', ']', ' ']);
    let curled = ['“', '”', '‘', '’'];
    after_equals.chain([items]).any(|text| text.starts_with(curled))
        || (ends.ends_with(curled) && line.matches('"').count() % 2 == 1)
}

/// Whether what was read ends with the end of a text, or of an item: what comes after it should have been a comma.
fn ends_a_text(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default().trim_end();
    let has_texts = line.contains('"') && line.matches('"').count().is_multiple_of(2);
    (has_texts && !line.ends_with(','))
        || line.ends_with('"')
        || (line.is_empty() && before.trim_end().ends_with(['"', '}']))
}
