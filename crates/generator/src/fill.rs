//! Fills the slots of a template: `{{name}}`, with or without spaces inside.

use super::Outcome;

/// Puts each value in the place of its slots.
///
/// # Errors
/// A slot is left over, which means that its name is not known.
pub fn fill(file: &str, template: &str, slots: &[(&str, String)]) -> Outcome<String> {
    let mut text = template.to_owned();
    for (name, value) in slots {
        text = text.replace(&format!("{{{{{name}}}}}"), value);
        text = text.replace(&format!("{{{{ {name} }}}}"), value);
    }
    match text.split_once("{{").and_then(|(_, rest)| rest.split_once("}}")) {
        Some((name, _)) => Err(format!("{file}: nothing to put in the place of {{{{{name}}}}}")),
        None => Ok(text),
    }
}

/// A value for an attribute or for text.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// A text for between the quotes of JSON.
pub fn in_json(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    let inner = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slot_is_filled_and_a_strange_one_is_named() {
        let slots = [("a", "1".to_owned())];
        assert_eq!(fill("f", "{{a}} {{ a }}", &slots), Ok("1 1".to_owned()));
        assert!(fill("f", "{{a}} {{b}}", &slots).is_err_and(|error| error.contains("{{b}}")));
    }

    #[test]
    fn every_file_gets_its_texts_as_it_can_read_them() {
        assert_eq!(escape("a \"b\" & <c>"), "a &quot;b&quot; &amp; &lt;c>");
        assert_eq!(in_json("a \"b\" & <c>"), "a \\\"b\\\" & <c>");
    }
}
