//! A broken text names every diagnostic with its line; the shipped text has none.

use super::{read, report, reserved};

const SHIPPED: &str = include_str!("../../../src/content/walsall-cse.toml");

/// The diagnostics of the shipped text after one change, as `line: text`.
fn diagnostics_after(from: &str, to: &str) -> Vec<String> {
    assert!(SHIPPED.contains(from), "the shipped text has no “{from}”");
    let diagnostics = read("guide.toml", &SHIPPED.replacen(from, to, 1), SHIPPED).unwrap_err();
    diagnostics.into_iter().map(|diagnostic| format!("{}: {}", diagnostic.line, diagnostic.text)).collect()
}

/// What the guide prints after the name of its first contact, and the number in it.
fn printed() -> (&'static str, &'static str) {
    let (_, after) = SHIPPED.split_once("term = \"MASH\"").unwrap();
    let (_, text) = after.split_once("text = \"").unwrap();
    let text = text.split_once('"').unwrap().0;
    let end = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
    (text, text[..end].trim())
}

/// The shipped text with these numbers of that contact, whatever it has today.
fn with_numbers(lines: &str) -> String {
    let (before, contact) = SHIPPED.split_once("id = \"mash\"\n").unwrap();
    let (contact, after) = contact.split_once("\n\n").unwrap();
    let is_number = |line: &&str| ["number", "printed", "dial"].iter().any(|name| line.starts_with(name));
    let others: Vec<&str> = contact.lines().filter(|line| !is_number(line)).collect();
    [before, "id = \"mash\"\n", &others.join("\n"), "\n", lines, "\n\n", after].concat()
}

fn line_of(text: &str) -> usize {
    line_in(SHIPPED, text)
}

fn line_in(whole: &str, text: &str) -> usize {
    whole.lines().position(|line| line.contains(text)).unwrap() + 1
}

#[test]
fn the_shipped_text_is_sound() {
    assert!(read("guide.toml", SHIPPED, SHIPPED).is_ok());
}

#[test]
fn a_guide_begins_sound() {
    let (_, wording) = SHIPPED.split_once("[words.pages]").unwrap();
    let template = include_str!("../../../src/content/template.toml").replace("{{id}}", "my-town");
    let guide = [&template, "[words.pages]", wording].concat();
    if let Err(diagnostics) = read("my-town.toml", &guide, SHIPPED) {
        panic!("{}", report(&diagnostics));
    }
    for of_the_shipped in ["Walsall", "MASH", "CSE", "Board’s", "0300"] {
        assert!(!guide.contains(of_the_shipped), "{of_the_shipped}");
    }
}

#[test]
fn all_diagnostics_are_reported_at_once_with_file_and_line() {
    let number = printed().1;
    let broken = with_numbers(&format!("number = \"{number}\"\ndial = \"44 300\""))
        .replacen("id = \"truanting\"", "id = \"excluded\"", 1)
        .replacen("emergency = \"police\"", "emergency = \"polise\"", 1);
    let diagnostics = read("guide.toml", &broken, SHIPPED).unwrap_err();
    let text = report(&diagnostics);
    assert_eq!(diagnostics.len(), 3, "{text}");
    let excluded = line_of("id = \"excluded\"");
    for expected in [
        format!("guide.toml:{excluded}: the id “excluded” stands on line"),
        format!("guide.toml:{}: there is no contact “polise”", line_of("emergency = \"police\"")),
        format!("guide.toml:{}: `dial` “44 300” must be", line_in(&broken, "dial = \"44 300\"")),
        "guide.toml has 3 things to mend.".to_owned(),
    ] {
        assert!(text.contains(&expected), "no “{expected}” in:\n{text}");
    }
}

#[test]
fn a_text_that_is_missing_empty_mistyped_or_misspelt_is_named() {
    let line = line_of("name = \"Rewards\"");
    let group = line_of("id = \"rewards\"") - 1;
    assert_eq!(diagnostics_after("name = \"Rewards\"\n", ""), [format!("{group}: group “rewards” has no `name`")]);
    assert_eq!(
        diagnostics_after("name = \"Rewards\"", "name = \" \""),
        [format!("{line}: `name` of group “rewards” is empty")]
    );
    let mistyped = diagnostics_after("name = \"Rewards\"", "name = 5");
    assert_eq!(
        mistyped,
        [format!("{line}: `name` of group “rewards” must be a text in quotes, not a number without quotes")]
    );
    let misspelt = diagnostics_after("name = \"Rewards\"", "nmae = \"Rewards\"");
    assert_eq!(misspelt.len(), 2, "{misspelt:?}");
    assert_eq!(misspelt[1], format!("{line}: group “rewards” does not know `nmae`"));
}

#[test]
fn a_slip_in_the_notation_is_named_with_its_line() {
    let line = line_of("name = \"Rewards\"");
    let diagnostics = diagnostics_after("name = \"Rewards\"", "name = \"Rewards");
    assert!(diagnostics[0].starts_with(&format!("{line}: ")), "{diagnostics:?}");
}

#[test]
fn a_number_that_differs_from_what_is_dialled_is_named() {
    let diagnostics = diagnostics_after("dial = \"999\"", "dial = \"998\"");
    assert_eq!(
        diagnostics,
        [format!(
            "{}: `number` “999” and `dial` “998” differ; with +, the country's code stands in the place of the first 0",
            line_of("dial = \"999\"")
        )]
    );
    let abroad =
        with_numbers(&format!("number = \"0306 999 0866\"\nprinted = \"{}\"\ndial = \"+3533069990866\"", printed().1));
    let diagnostics = read("guide.toml", &abroad, SHIPPED).unwrap_err();
    assert!(diagnostics.iter().any(|diagnostic| diagnostic.text.contains("country's code")), "{diagnostics:?}");
}

#[test]
fn references_and_lists_must_lead_somewhere() {
    assert!(diagnostics_after("fact = \"board\"", "fact = \"bored\"")[0].ends_with("there is no fact “bored”"));
    assert!(
        diagnostics_after("lists_indicators = true", "lists_indicators = false")[0].contains("one section must have")
    );
    let odd = diagnostics_after("id = \"excluded\"", "id = \"Excluded!\"");
    assert!(odd[0].contains("must be a-z"), "{odd:?}");
}

#[test]
fn a_wording_that_is_missing_or_that_nothing_uses_is_named() {
    // Told at the first wording of its part, in the order of the alphabet.
    let line = line_of("hide_short = ") - 1;
    assert_eq!(diagnostics_after("hide = \"Hide screen\"\n", ""), [format!("{line}: [words.cover] has no `hide`")]);
    assert_eq!(
        diagnostics_after("hide = \"Hide screen\"", "hide = \"Hide\"\nhyde = \"Hide\""),
        [format!("{}: nothing uses `hyde` of [words.cover]", line_of("hide = ") + 1)]
    );
    let diagnostics = diagnostics_after("[words.cover]", "[words.mantle]");
    assert!(diagnostics.contains(&"1: there is no [words.cover]".to_owned()), "{diagnostics:?}");
    // Each added text may be left out.
    assert!(read("guide.toml", &SHIPPED.replacen("id = \"talk\"", "id = \"chat\"", 1), SHIPPED).is_ok());
}

#[test]
fn a_year_has_twelve_months() {
    let line = line_of("months = ");
    let diagnostics = diagnostics_after("November, December", "November");
    assert!(
        diagnostics == [format!("{line}: `months` must be twelve names with a comma and a space between them")],
        "{diagnostics:?}"
    );
}

#[test]
fn days_pairs_and_links_are_what_they_seem() {
    let due = line_of("review_due =");
    for bad in ["2027-02-29", "28.02.2027", "2027-13-01", "2027-2-3", "soon"] {
        assert_eq!(
            diagnostics_after("review_due = \"2027-02-28\"", &format!("review_due = \"{bad}\"")),
            [format!("{due}: “{bad}” is no day: write year, month and day, such as 2027-02-28")]
        );
    }
    let checked = diagnostics_after("checked = \"never\"", "checked = \"not yet\"");
    assert!(checked[0].ends_with("“not yet” is no day: write year, month and day, such as 2027-02-28"), "{checked:?}");
    assert!(diagnostics_after("checked = \"never\"", "checked = 2026-01-01")[0].contains("in quotes"));
    let half = diagnostics_after("also_called = \"Emergency Response Team\"\n", "");
    assert!(half[0].ends_with("`also_source` needs a `also_called`"), "{half:?}");
    let link = diagnostics_after("link = \"https://www.gov.uk", "link = \"http://www.gov.uk");
    assert!(link[0].contains("must begin with https://"), "{link:?}");
}

#[test]
fn the_one_minute_is_the_guides_and_no_longer() {
    let line = line_of("This type of abuse could happen to any young person from any background. It");
    let diagnostics = diagnostics_after("  \"This type of abuse could", "  \"That type of abuse could");
    assert!(
        diagnostics[0].starts_with(&format!("{line}: the guide does not say, word for word: “That")),
        "{diagnostics:?}"
    );
    let sentence = "  \"The risk of CSE is linked to children and young people who are missing or absent.\",\n";
    let diagnostics = diagnostics_after(sentence, &sentence.repeat(8));
    assert!(diagnostics[0].contains("seconds to read"), "{diagnostics:?}");
}

#[test]
fn no_id_of_a_guide_is_the_apps_own() {
    assert!(reserved::BEGINNINGS.contains(&domain::LOOKED_ON_PAGE));
    for taken in ["notice", "looked-education"] {
        let diagnostics = diagnostics_after("id = \"excluded\"", &format!("id = \"{taken}\""));
        assert!(diagnostics[0].ends_with("is one of the app's own"), "{diagnostics:?}");
    }
}

#[test]
fn a_number_that_was_changed_in_one_place_only_is_named() {
    let (text, number) = printed();
    let moved = "number = \"0306 999 0866\"\ndial = \"+443069990866\"";
    let guide = with_numbers(moved);
    let diagnostics = read("guide.toml", &guide, SHIPPED).unwrap_err();
    assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    assert_eq!(diagnostics[0].line, line_in(&guide, &format!("text = \"{text}\"")));
    assert!(diagnostics[0].text.contains("as `printed` of the contact “mash”"), "{diagnostics:?}");
    let with_printed = |printed: &str| {
        let lines = format!("{moved}\nprinted = \"{printed}\"");
        read("guide.toml", &with_numbers(&lines), SHIPPED)
    };
    assert!(with_printed(number).is_ok());
    assert!(with_printed(text).is_err_and(|diagnostics| diagnostics[0].text.contains("can key in")));
    assert!(with_printed("0306 999 0866").is_err_and(|diagnostics| {
        diagnostics.iter().any(|diagnostic| diagnostic.text.contains("remove `printed`"))
    }));
}

#[test]
fn two_first_calls_of_one_name_are_named() {
    let with_night_team = |name: &str| {
        SHIPPED
            .replacen("first_call = \"mash\"", "first_call = \"mash\"\nfirst_calls = [\"mash\", \"edt\", \"edt\"]", 1)
            .replacen("id = \"edt\"\nname = \"Emergency Duty Team\"", &format!("id = \"edt\"\nname = \"{name}\""), 1)
    };
    for name in ["MASH", "mash", " MASH\u{a0}", "MASH:", "MA\u{ad}SH"] {
        let guide = with_night_team(name);
        let diagnostics = read("guide.toml", &guide, SHIPPED).unwrap_err();
        let [first, second] = ["mash", "edt"].map(|id| line_in(&guide, &format!("id = \"{id}\"")) + 1);
        let kept = if name == "mash" { name } else { "MASH" };
        let told =
            format!("two first calls are called “{kept}”, the other on line {first}: write the area into `name`");
        let found: Vec<_> = diagnostics.into_iter().map(|diagnostic| (diagnostic.line, diagnostic.text)).collect();
        assert_eq!(found, [(second, told)], "{name:?}");
    }
    for name in ["Emergency Duty Team", "MASH at night"] {
        assert!(read("guide.toml", &with_night_team(name), SHIPPED).is_ok(), "{name}");
    }
}
