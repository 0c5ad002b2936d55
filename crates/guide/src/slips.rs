//! The slips of a pen that people make in a guide's file, each with what is said of it: one diagnostic, its line, what to type.
//! They are those that were tried with four real boards' guides.

use super::{decoded, read};

const SHIPPED: &str = include_str!("../../../src/content/walsall-cse.toml");

/// What is made of the shipped text, a piece of the line that is named, and what is said there.
struct Slip(&'static str, &'static str, &'static str, &'static str);

const SLIPS: &[Slip] = &[
    // ---- the notation: the first diagnostic alone
    Slip(
        "title = \"One Minute Guide\"",
        "title = “One Minute Guide”",
        "title = “",
        "a text begins or ends with a curled quote (“ or ”): type the straight quote \" there",
    ),
    Slip(
        "title = \"One Minute Guide\"",
        "title = ‘One Minute Guide’",
        "title = ‘",
        "a text begins or ends with a curled quote (“ or ”): type the straight quote \" there",
    ),
    Slip(
        "text = \"truanting\" }",
        "text = “truanting” }",
        "text = “truanting",
        "a text begins or ends with a curled quote (“ or ”): type the straight quote \" there",
    ),
    Slip(
        "name = \"Rewards\"",
        "name = \"Rewards",
        "name = \"Rewards",
        "a text that begins here has no straight quote \" at its end: a text stands on one line, without Enter in it",
    ),
    Slip(
        "text = \"truanting\" }",
        "text = \"truanting }",
        "text = \"truanting",
        "a text that begins here has no straight quote \" at its end: a text stands on one line, without Enter in it",
    ),
    Slip(
        "text = \"truanting\" }",
        "text = \"truanting” }",
        "text = \"truanting",
        "a text begins or ends with a curled quote (“ or ”): type the straight quote \" there",
    ),
    Slip(
        "who are missing or absent.\" },\n",
        "who are missing\nor absent.\" },\n",
        "{ text = \"The risk",
        "a text that begins here has no straight quote \" at its end: a text stands on one line, without Enter in it",
    ),
    Slip(
        "Tell them what you will do next.",
        "Tell them what\nyou will do next.",
        "Tell them what",
        "a text that begins here has no straight quote \" at its end: a text stands on one line, without Enter in it",
    ),
    Slip(
        "heading = \"Who does it affect?\"",
        "heading = \"Who does\nit affect?\"",
        "heading = \"Who does",
        "a text that begins here has no straight quote \" at its end: a text stands on one line, without Enter in it",
    ),
    Slip(
        "and / or unknown",
        "and\\or unknown",
        "and\\or",
        "a backslash \\ stands in a text: type / in its place, or leave it out",
    ),
    Slip(
        "older partner (+5 years)",
        "an \"older\" partner",
        "an \"older\"",
        "a comma is missing here, or a straight quote \" stands inside a text: for a quotation in a text type “ and ”",
    ),
    Slip(
        "background. It happens to boys and young men as well as girls and young women.\",\n  \"The risk",
        "background. It happens to boys and young men as well as girls and young women.\"\n  \"The risk",
        "  \"The risk",
        "a comma is missing here, or a straight quote \" stands inside a text: for a quotation in a text type “ and ”",
    ),
    Slip(
        "text = \"truanting\" },",
        "text = \"truanting\" }",
        "id = \"non-attendance\"",
        "a comma is missing here, or a straight quote \" stands inside a text: for a quotation in a text type “ and ”",
    ),
    Slip(
        "id = \"truanting\", text",
        "id = \"truanting\" text",
        "id = \"truanting\"",
        "a comma is missing here, or a straight quote \" stands inside a text: for a quotation in a text type “ and ”",
    ),
    Slip(
        "{ id = \"behaviour-problems\", text = \"behaviour problems\" },\n]",
        "{ id = \"behaviour-problems\", text = \"behaviour problems\" },\n",
        "[[groups]]\nid = \"missing",
        "a closing bracket ] or brace } is missing above this line",
    ),
    Slip(
        "[[sections]]\nid = \"who\"",
        "[sections]\nid = \"who\"",
        "[sections]\nid = \"who\"",
        "[sections] needs two brackets at each end: [[sections]]",
    ),
    Slip(
        "dial = \"999\"\n",
        "dial = \"999\"\ndial = \"999\"\n",
        "dial = \"999\"\nfact",
        "`dial` stands twice in this block: delete one of the two lines",
    ),
    // ---- the language
    Slip(
        "language = \"en-GB\"",
        "language = \"en_GB\"",
        "language =",
        "`language` “en_GB” is not written as in a web page: write it like en-GB, cy or ar",
    ),
    Slip(
        "language = \"en-GB\"",
        "language = \"English (UK)\"",
        "language =",
        "`language` “English (UK)” is not written as in a web page: write it like en-GB, cy or ar",
    ),
    Slip("direction = \"ltr\"", "direction = \"LTR\"", "direction =", "`direction` must be ltr or rtl, not “LTR”"),
    Slip("direction = \"ltr\"", "direction = \"ltr \"", "direction =", "`direction` must be ltr or rtl, not “ltr ”"),
    // ---- ids
    Slip(
        "id = \"non-attendance\"",
        "id = \"truanting\"",
        "\"regular non",
        "the id “truanting” stands on line {truanting} already",
    ),
    Slip("id = \"who\"", "id = \"practice\"", "id = \"practice\"", "the id “practice” is one of the app's own"),
    Slip(
        "id = \"who\"",
        "id = \"Who do I contact\"",
        "id = \"Who do",
        "the id “Who do I contact” must be a-z, 0-9 and hyphens, a letter first",
    ),
    // ---- numbers
    Slip(
        "number = \"0300 555 2922\"",
        "number = \"0300 555 2922 (EDT)\"",
        "2922 (EDT)",
        "“0300 555 2922 (EDT)” is not a number that people can key in: what else there is to say stands in `name` or `when`",
    ),
    Slip(
        "number = \"0300 555 2922\"",
        "number = \"0300 555 2922 ext 21\"",
        "ext 21",
        "“0300 555 2922 ext 21” is not a number that people can key in: what is keyed in once through stands in `extension`",
    ),
    Slip(
        "number = \"0300 555 2922\"",
        "number = \"0300 555 2922 or 0300 555 2923\"",
        "or 0300 555 2923",
        "“0300 555 2922 or 0300 555 2923” is not a number that people can key in: it holds two numbers; a second one is a contact of its own",
    ),
    Slip(
        "number = \"0300 555 2922\"",
        "number = \"0300 555–2922\"",
        "555–2922",
        "“0300 555–2922” is not a number that people can key in: it holds a mark that only looks like a space or a hyphen; type the number anew",
    ),
    Slip(
        "dial = \"+443005552922\"",
        "dial = \"(0300) 5552922\"",
        "dial = \"(0300)",
        "`dial` “(0300) 5552922” must be 2 to 15 digits, with + before a country's code: type “03005552922”",
    ),
    Slip(
        "dial = \"+443005552922\"",
        "dial = \"+44 300 5552922\"",
        "dial = \"+44 300",
        "`dial` “+44 300 5552922” must be 2 to 15 digits, with + before a country's code: type “+443005552922”",
    ),
    Slip(
        "dial = \"+443005552922\"",
        "dial = \"00443005552922\"",
        "dial = \"0044",
        "`number` “0300 555 2922” and `dial` “00443005552922” differ; type + in the place of the first 00",
    ),
    Slip(
        "dial = \"+443005552922\"",
        "dial = \"+443005552923\"",
        "dial = \"+443005552923",
        "`number` “0300 555 2922” and `dial` “+443005552923” differ; with +, the country's code stands in the place of the first 0",
    ),
    Slip(
        "{ term = \"Emergency Duty Team\", text = \"0300 555 2922\"",
        "{ term = \"Emergency Duty Team\", text = \"0300 555 2923\"",
        "term = \"Emergency Duty Team\"",
        "the guide prints “0300 555 2923” for Emergency Duty Team, not “0300 555 2922”: name the number that it prints as `printed` of the contact “edt”",
    ),
    Slip(
        "who are missing or absent.\" },",
        "who are missing or absent. Or 01922 000 000.\" },",
        "Or 01922",
        "the guide prints the number “01922 000 000”, which no contact has: has a contact changed, it becomes that contact's `printed`; is it no contact's, it stands in `other_numbers` of [guide]",
    ),
    // ---- days
    Slip(
        "review_due = \"2027-02-28\"",
        "review_due = \"1/2/2026\"",
        "review_due =",
        "“1/2/2026” is no day: write year, month and day, such as 2027-02-28",
    ),
    Slip(
        "review_due = \"2027-02-28\"",
        "review_due = 2027-02-28",
        "review_due =",
        "`review_due` of [guide] must be a text in quotes, not a day without quotes",
    ),
    Slip(
        "reviewed_on = \"never\"",
        "reviewed_on = \"2028-01-01\"",
        "review_due =",
        "`review_due` comes before `reviewed_on`, which is 2028-01-01",
    ),
    Slip(
        "confidence = \"Inferred\"\nchecked = \"never\"",
        "confidence = \"Inferred\"\nchecked = \"\"",
        "checked = \"\"",
        "`checked` of fact “undated” is empty",
    ),
    // ---- what is missing, or too much
    Slip("source = \"Rules of regional tools\"\n", "", "id = \"young\"", "added text “young” has no `source`"),
    Slip(
        "indicators = [\n  { id = \"unaccounted-money\", text = \"unaccounted for money\" },\n  { id = \"expensive-items\", text = \"expensive items such as new mobile phone or jewellery\" },\n]",
        "indicators = []",
        "id = \"rewards\"",
        "the group “rewards” has no indicator",
    ),
    Slip(
        "text = [\"Lack of information must not delay a call.\"]",
        "text = []",
        "id = \"no-delay\"",
        "the added text “no-delay” says nothing",
    ),
    Slip(
        "heading = \"Who does it affect?\"\n",
        "heading = \"Who does it affect?\"\nlists_indicators = true\n",
        "id = \"indicators\"",
        "the section “who” has `lists_indicators = true` already: one section has it",
    ),
    Slip(
        "link = \"https://www.walsallsp",
        "link = \"http://www.walsallsp",
        "link = \"http://www.w",
        "the link “http://www.walsallsp.co.uk” must begin with https:// and a host, and hold no space: such as https://www.example.org",
    ),
    Slip(
        "link = \"https://www.walsallsp",
        "link = \"www.walsallsp",
        "link = \"www.w",
        "the link “www.walsallsp.co.uk” must begin with https:// and a host, and hold no space: such as https://www.example.org",
    ),
    Slip(
        "link = \"https://www.walsallsp.co.uk\"",
        "link = \"https://\"",
        "link = \"https://\"",
        "the link “https://” must begin with https:// and a host, and hold no space: such as https://www.example.org",
    ),
    Slip(
        "  \"This type of abuse could",
        "  \"That type of abuse could",
        "  \"That type",
        "the guide does not say, word for word: “That type of abuse could happen to any young person from any background. It happens to boys and young men as well as girls and young women.”",
    ),
    Slip("fact = \"board\"", "fact = \"boards\"", "fact = \"boards\"", "there is no fact “boards”"),
    Slip(
        "extension = \"78896476\"\n",
        "extension = \"78896476\"\nemail = \"a@b.org\"\n",
        "email =",
        "contact “caiu” does not know `email`: type ways = [{ kind = \"email\", to = \"…\" }]",
    ),
    Slip("no_answer = [\"edt\"]", "no_answer = [\"night\"]", "no_answer = [\"night", "there is no contact “night”"),
    Slip(
        "not_official = \"This app",
        "not_official = \"\" # This app",
        "not_official",
        "`not_official` of [shell] is empty",
    ),
    Slip(
        "Some children are particularly vulnerable",
        "Some children are particu\u{200b}larly vulnerable",
        "Some children are particu",
        "a mark that nobody sees (U+200B) stands after “children are particu”: delete it, and type the letters around it anew",
    ),
    Slip(
        "Some children are particularly vulnerable",
        "م\u{6cc}\u{200c}خواهد \u{200c}particularly vulnerable",
        "particularly vulnerable",
        "a mark that nobody sees (U+200C) stands after “م\u{6cc}\u{200c}خواهد ”: delete it, and type the letters around it anew",
    ),
    // ---- what the file has learnt
    Slip(
        "{ text = \"You can read national guidance:\" }",
        "{ table = [[\"Day\", \"Hours\"], [\"Monday\"]] }",
        "table =",
        "a `table` has a row of headings and at least one more, all with as many cells",
    ),
    Slip(
        "extension = \"78896476\"\n",
        "extension = \"78896476\"\nways = [{ kind = \"fax\", to = \"1\" }]\n",
        "kind = \"fax\"",
        "a way's `kind` is \"text\", \"email\" or \"page\", not “fax”",
    ),
    Slip(
        "extension = \"78896476\"\n",
        "extension = \"78896476\"\nways = [{ kind = \"email\", to = \"team at x\" }]\n",
        "team at x",
        "`to` “team at x” of a way by email must be an address such as team@example.org, alone and without mailto:",
    ),
    Slip(
        "extension = \"78896476\"\n",
        "extension = \"78896476\"\nways = [{ kind = \"email\", to = \"mailto:team@example.org\" }]\n",
        "mailto:",
        "`to` “mailto:team@example.org” of a way by email must be an address such as team@example.org, alone and without mailto:",
    ),
    Slip(
        "emergency = \"police\"",
        "address = \"https://a.org/guide\"\nemergency = \"police\"",
        "address = \"https://a.org",
        "`address` “https://a.org/guide” must begin with https:// and a host, and end with /: such as https://example.org/guide/",
    ),
    Slip(
        "emergency = \"police\"",
        "address = \"https://\"\nemergency = \"police\"",
        "address = \"https://",
        "`address` “https://” must begin with https:// and a host, and end with /: such as https://example.org/guide/",
    ),
];

/// A key that was misspelt is missing and unknown: two diagnostics, both true.
const OF_TWO: Slip = Slip(
    "heading = \"Who does it affect?\"",
    "headline = \"Who does it affect?\"",
    "headline",
    "section “who” does not know `headline`",
);

fn line_in(text: &str, piece: &str) -> usize {
    let place = text.find(piece).unwrap_or_else(|| panic!("no {piece:?}"));
    text[..place].matches('\n').count() + 1
}

fn broken(slip: &Slip) -> String {
    assert_eq!(SHIPPED.matches(slip.0).count().min(1), 1, "the shipped text has no {:?}", slip.0);
    SHIPPED.replacen(slip.0, slip.1, 1)
}

fn told(text: &str) -> Vec<String> {
    let diagnostics = read("guide.toml", text, SHIPPED).err().unwrap_or_default();
    diagnostics.into_iter().map(|diagnostic| format!("{}: {}", diagnostic.line, diagnostic.text)).collect()
}

#[test]
fn every_slip_is_told_once_with_its_line_and_what_to_type() {
    let mut wrong = Vec::new();
    for slip in SLIPS {
        let text = broken(slip);
        let said = slip.3.replace("{truanting}", &line_in(&text, "id = \"truanting\"").to_string());
        let line = line_in(&text, slip.2);
        // A group's or an added text's block begins with the line of its brackets.
        let lines = [line, line.saturating_sub(1)];
        let told = told(&text);
        let wanted = lines.map(|line| format!("{line}: {said}"));
        if told.len() != 1 || !wanted.contains(&told[0]) {
            wrong.push(format!("{:?}\n  wanted {}\n  told   {told:#?}", slip.1, wanted[0]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_misspelt_key_is_missing_and_unknown() {
    let text = broken(&OF_TWO);
    let line = line_in(&text, OF_TWO.2);
    assert_eq!(told(&text), [format!("{}: section “who” has no `heading`", line - 2), format!("{line}: {}", OF_TWO.3)]);
}

#[test]
fn what_is_no_slip_is_taken() {
    for (from, to) in [
        ("number = \"0300 555 2922\"", "number = \"+44 (0)300 555 2922\"\nprinted = \"0300 555 2922\""),
        ("number = \"0300 555 2922\"", "number = \"0300\u{a0}555\u{a0}2922\""),
        ("language = \"en-GB\"", "language = \"cy\""),
        ("direction = \"ltr\"", "direction = \"rtl\""),
        ("[[added]]\nid = \"talk\"", "[[added]]\nid = \"talking\""),
        // Persian and Sinhala as they are spelt.
        ("Some children are particularly", "م\u{6cc}\u{200c}خواهد ශ\u{dca}\u{200d}ර\u{dd3} particularly"),
        (
            "who are missing or absent.\" },\n]",
            "who are missing or absent.\", list = [\"one\", \"two\"] },\n  { steps = [\"first\"] },\n]",
        ),
    ] {
        assert_eq!(told(&broken(&Slip(from, to, "", ""))), [""; 0], "{to}");
    }
    assert_eq!(told(&SHIPPED.replace('\n', "\r\n")), [""; 0]);
}

#[test]
fn a_file_of_another_encoding_says_how_to_save_it() {
    let wide: Vec<u8> = SHIPPED.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(decoded(wide).is_err_and(|why| why.starts_with("1: the file is saved as UTF-16")));
    let narrow = [b"[guide]\ntitle = \"".as_slice(), &[0x93], b"\"\n"].concat();
    let told = decoded(narrow).unwrap_err();
    assert!(told.starts_with("2: a letter on this line") && told.ends_with("Encoding “UTF-8”"), "{told}");
    assert_eq!(decoded("\u{feff}[guide]".into()).unwrap(), "[guide]");
}
