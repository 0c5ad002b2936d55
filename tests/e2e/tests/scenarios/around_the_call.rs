//! Around the call: preparing for it, what comes after it, handing over; and what is shown in no state at all.

use anyhow::{Context, Result, ensure};
use e2e::guide::{a_group, a_sign, a_third_sign, added, another_sign, group_of, guide, many_signs, sign, signs, words};
use e2e::pages::{Checklist, PageFrame};
use e2e::{Page, Setup, chromium, scenario, until};
use serde_json::{Value, json};

#[e2e::test]
async fn prepare_lists_what_they_will_ask_and_asks_for_nothing() -> Result<()> {
    Setup::default()
        .sized(360, 640)
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            let browser = list.frame.browser;
            list.frame.tap_in_place("#strip").await?;
            in_view(&list.frame, "#prepare-heading").await?;
            lists(&list.frame, "#prepare", "prepare").await?;
            let said = list.frame.shown("#prepare").await?;
            for text in added("no-delay").text {
                ensure!(said.contains(text), "{text:?} is not in {said}");
            }
            let fields: u32 = browser
                .value("document.querySelectorAll('#prepare :is(input, textarea, select, [contenteditable])').length")
                .await?;
            ensure!(fields == 0, "{fields} fields to fill in");
            list.frame.numbers_in_reach().await
        })
        .await
}

#[e2e::test]
async fn the_ticks_are_there_to_read_out_in_large_letters() -> Result<()> {
    scenario::run(async |phone| {
        let list = phone.checklist().await?;
        ensure!(list.read_out().await? == words("call.read_out_empty"), "nothing is said of no ticks");
        let (seen, told) = ([words("checklist.when_recent"), words("checklist.how_saw")], [words("checklist.how_child_told")]);
        list.tick_and_say(a_sign(), &seen).await?;
        list.tick_and_say(another_sign(), &told).await?;
        list.tap(a_third_sign()).await?;
        let line = |id, said: String| [group_of(id).name.to_owned(), sign(id).text.to_owned(), said];
        let wanted = [
            line(a_sign(), seen.join(" · ")),
            line(another_sign(), told.join(" · ")),
            line(a_third_sign(), words("checklist.note").to_owned()),
        ];
        let mut told = Vec::new();
        let whole = until("the ticks", async || {
            told = list.lines().await?;
            Ok(told == wanted)
        });
        whole.await.with_context(|| format!("{told:?}, not {wanted:?}"))?;
        let sizes: Vec<f64> = list.frame.browser.value("[...document.querySelectorAll('#prepare ol > li, #read-out-lines li > p')].map(line => parseFloat(getComputedStyle(line).fontSize))").await?;
        ensure!(sizes.len() == added("prepare").text.len() + wanted.len() && sizes.iter().all(|size| *size >= 18.0), "{sizes:?}");
        Ok(())
    })
    .await
}

/// Waits until an element can be seen, clear of header and bar.
async fn in_view(frame: &PageFrame<'_>, selector: &str) -> Result<()> {
    let script = "
        const element = document.querySelector(arguments[0]);
        const { left, top, width, height } = element.getBoundingClientRect();
        return element.contains(document.elementFromPoint(left + Math.min(width, 40) / 2, top + height / 2));";
    until(&format!("{selector} in view"), async || {
        let seen: bool = frame.browser.run(script, vec![json!(selector)]).await?;
        Ok(seen)
    })
    .await
}

#[e2e::test]
async fn if_a_child_tells_you_is_one_tap_away_from_everywhere() -> Result<()> {
    let told = "#main-nav a[href$='told/']";
    Setup::default()
        .sized(360, 640)
        .scenario(async |phone| {
            for page in [Page::Guide, Page::Checklist, Page::Contacts, Page::About] {
                for place in ["scrollTo(0, 0)", "scrollTo(0, document.body.scrollHeight)"] {
                    let frame = phone.open(page).await?;
                    frame.browser.act(place).await?;
                    frame.tap_in_place(told).await.with_context(|| format!("{page:?}, {place}"))?;
                    frame.expect(Page::Disclosure).await?;
                }
            }
            let frame = phone.open(Page::Disclosure).await?;
            lists(&frame, "main", "disclosure").await?;
            // An address from before the page of its own.
            phone.goto(&format!("{}#if-a-child-tells", phone.url(Page::Checklist))).await?;
            let list = phone.present_checklist()?;
            in_view(&list.frame, "#if-a-child-tells").await?;
            list.frame.tap("#if-a-child-tells").await?;
            list.frame.expect(Page::Disclosure).await
        })
        .await
}

/// 5 March 2027, 14:10:09, wherever the phone is: a clock that stands still gives one text however late it is asked for.
const STANDING_CLOCK: &str = "{ const at = new Date(2027, 2, 5, 14, 10, 9).getTime(); Date.now = () => at; }";

const SHARE_SHEET: &str = "Object.defineProperty(Navigator.prototype, 'share', { configurable: true, value: async data => { window.shared = data } })";

/// What [`ticked`] notes of its two signs.
fn notes() -> [[&'static str; 2]; 2] {
    [["when_recent", "how_saw"], ["when_unsure", "how_other_told"]]
        .map(|names| names.map(|name| words(&format!("checklist.{name}"))))
}

/// A list with something to hand over.
async fn ticked(list: &Checklist<'_>) -> Result<()> {
    let [first, second] = notes();
    list.tick_and_say(a_sign(), &first).await?;
    list.tick_and_say(another_sign(), &second).await?;
    list.none_seen(a_group().id).await
}

/// A sign under its group's name, with what was noted of it, as it is told.
fn noted(id: &str, notes: &[&str]) -> String {
    let notes = match notes {
        [] => String::new(),
        notes => format!(" ({})", notes.join("; ")),
    };
    format!("{}\n- {}{notes}", group_of(id).name, sign(id).text)
}

/// A part of the page lists exactly the steps of an added text, in their order.
async fn lists(frame: &PageFrame<'_>, part: &str, id: &str) -> Result<()> {
    let script = "return [...document.querySelectorAll(arguments[0] + ' ol > li')].map(step => step.innerText)";
    let steps: Vec<String> = frame.browser.run(script, vec![json!(part)]).await?;
    let wanted = &added(id).text;
    ensure!(steps.len() == wanted.len(), "{} steps in {part}", steps.len());
    ensure!(steps == *wanted, "{part} lists {steps:#?}");
    Ok(())
}

/// The names of the groups that [`ticked`] leaves alone.
fn not_looked_at() -> Vec<&'static str> {
    let looked_at = [&group_of(a_sign()).id, &group_of(another_sign()).id, &a_group().id];
    let others = guide().groups.iter().filter(|group| !looked_at.contains(&&group.id));
    others.map(|group| group.name).collect()
}

#[e2e::test]
async fn the_hand_over_says_what_when_how_and_that_no_name_is_held() -> Result<()> {
    Setup::default()
        .with_script(STANDING_CLOCK)
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            let empty = list.sheet().await?;
            ensure!(empty.contains(words("handover.nothing")), "{empty}");
            ticked(&list).await?;
            let sheet = list.frame.shown("#sheet").await?;
            let language = vec![json!(guide().about("language"))];
            let time = "return new Date(2027, 2, 5, 14, 10, 9).toLocaleString(arguments[0], { dateStyle: 'short', timeStyle: 'short' })";
            let time: String = list.frame.browser.run(time, language).await?;
            let [first, second] = notes();
            let wanted = [
                words("handover.title").to_owned(),
                format!("{} {time}", words("handover.made")),
                words("handover.no_name").to_owned(),
                String::new(),
                noted(a_sign(), &first),
                String::new(),
                noted(another_sign(), &second),
                String::new(),
                format!("{} {}", words("handover.none_seen"), a_group().name),
                format!(
                    "{} {}",
                    words("handover.not_looked"),
                    not_looked_at().join(", ")
                ),
            ];
            ensure!(sheet == wanted.join("\n"), "{sheet:?} is not {wanted:?}");
            let warning = list.frame.shown("#hand-over").await?;
            ensure!(warning.contains(words("handover.text")), "{warning}");
            Ok(())
        })
        .await
}

#[e2e::test]
async fn copying_and_sharing_give_exactly_the_text_and_leave_no_trace() -> Result<()> {
    Setup::default()
        .with_script(STANDING_CLOCK)
        .with_script(SHARE_SHEET)
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            let driver = &list.frame.browser.driver;
            ticked(&list).await?;
            let before = (driver.current_url().await?, driver.title().await?);
            let sheet = list.sheet().await?;
            let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
            chromium::command(driver, "Browser.grantPermissions", permissions).await?;
            let said = list.frame.tap_for("#copy-text", "#hand-over-said").await?;
            ensure!(said == words("handover.copied"), "{said}");
            let copied: String = list.frame.browser.value("navigator.clipboard.readText()").await?;
            ensure!(copied == sheet, "copied is {copied:?}");
            list.frame.tap("#share").await?;
            let shared =
                until("something shared", async || list.frame.browser.value::<Option<Value>>("window.shared").await)
                    .await?;
            ensure!(shared == json!({ "text": sheet }), "shared is {shared}");
            ensure!((driver.current_url().await?, driver.title().await?) == before, "address or title has changed");
            let traces = [list.frame.browser.console().await?.join("\n"), format!("{:?}", phone.server.requests())];
            for trace in traces {
                for id in [a_sign(), another_sign()] {
                    let told = trace.contains(id) || trace.contains(sign(id).text);
                    ensure!(!told, "{trace}");
                }
            }
            Ok(())
        })
        .await
}

#[e2e::test]
async fn a_button_that_would_do_nothing_is_not_shown() -> Result<()> {
    let nowhere = |what| format!("delete Navigator.prototype.{what}");
    let phone = Setup::default().with_script(&nowhere("share")).with_script(&nowhere("clipboard"));
    phone
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            list.frame.shown("#show-text").await?;
            for button in ["#share", "#copy-text"] {
                ensure!(list.frame.text(button).await?.is_empty(), "{button} is shown");
            }
            Ok(())
        })
        .await?;
    Setup::default()
        .with_script(SHARE_SHEET)
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            for button in ["#share", "#copy-text", "#print", "#show-text"] {
                list.frame.shown(button).await?;
            }
            Ok(())
        })
        .await
}

#[e2e::test]
async fn on_paper_there_is_the_text_and_nothing_else() -> Result<()> {
    let printer = "window.print = () => { window.printed = true }";
    Setup::default()
        .with_script(STANDING_CLOCK)
        .with_script(printer)
        .scenario(async |phone| {
            let list = phone.checklist().await?;
            ticked(&list).await?;
            let sheet = list.frame.tap_for("#print", "#sheet").await?;
            let browser = list.frame.browser;
            until("the print", async || browser.value::<Option<bool>>("window.printed").await).await?;
            chromium::command(&browser.driver, "Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
            let paper: String = browser.value("document.body.innerText.trim()").await?;
            ensure!(paper == sheet, "on paper is {paper:?}");
            Ok(())
        })
        .await
}

/// What the design forbids in any state: words of a score, the ticks counted, a field to fill in. Gives what it finds.
const SCAN: &str = r"
    const [ticks, word, signs, quoted] = arguments;
    const found = [];
    const labels = [...document.querySelectorAll('[aria-label], [aria-valuetext], [title], [alt]')]
        .filter(element => element.checkVisibility())
        .flatMap(element => ['aria-label', 'aria-valuetext', 'title', 'alt'].map(name => element.getAttribute(name) ?? ''));
    const text = quoted.reduce((text, words) => text.replaceAll(words, ''), [document.title, document.body.innerText, ...labels].join('\n'));
    const forbidden = [
        /\bscor(e|es|ed|ing)\b/i, /\blevels?\b/i, /\brating\b/i, /\bpercent/i, /%/, /\b(low|medium|moderate|high|higher|highest)[- ]risk\b/i, /\brisk:/i,
        /\b\d+ points?\b/i, /\bout of \d/i, new RegExp(`\\b${signs}\\b`), new RegExp(`/\\s*${signs}`), /\b\d+ (ticks?|signs?|indicators?)\b/i, /\bno concerns?\b/i, /\ball clear\b/i,
        /\b(red|amber|green)\b/i,
    ];
    if (ticks) forbidden.push(new RegExp(`\\b${ticks}\\b`), new RegExp(`\\b${word}\\b`, 'i'));
    for (const pattern of forbidden) {
        const match = text.match(pattern);
        if (match) found.push(`${match[0]} in: ${text.slice(Math.max(0, match.index - 40), match.index + 40)}`);
    }
    const fields = ':is(input:not([type=checkbox]), textarea, select, meter, progress, datalist, [contenteditable], [role=meter], [role=progressbar], [role=textbox], [aria-valuenow])';
    // Two pages have fields that are about no child.
    const known = { guide: ['search'], contacts: ['own-role', 'own-number', 'own-file'] }[document.body.dataset.page] ?? [];
    const unknown = [...document.querySelectorAll(fields)].filter(field => !known.includes(field.id));
    return found.concat(unknown.map(field => field.outerHTML));";

/// Words that may stand in any state: the guide's own signs, and the one added rule that names a level to forbid it.
fn quoted() -> Vec<&'static str> {
    let signs = signs().map(|sign| sign.text);
    signs.chain(added("young").text.iter().copied()).collect()
}

async fn scan(frame: &PageFrame<'_>, state: &str, ticks: usize) -> Result<()> {
    let (_, word) = many_signs();
    let args = vec![json!(ticks), json!(word), json!(signs().count()), json!(quoted())];
    let found: Vec<String> = frame.browser.run(SCAN, args).await?;
    ensure!(found.is_empty(), "{state}: {found:#?}");
    Ok(())
}

#[e2e::test]
async fn no_state_shows_a_score_a_count_of_ticks_or_a_field_to_fill_in() -> Result<()> {
    let (ticks, _) = many_signs();
    Setup::default()
        .with_script(STANDING_CLOCK)
        .scenario(async |phone| {
            for page in Page::ALL {
                let frame = phone.open(page).await?;
                frame.settled(page).await?;
                scan(&frame, page.name(), 0).await?;
            }
            let list = phone.checklist().await?;
            scan(&list.frame, "fresh", 0).await?;
            for sign in &ticks {
                list.tap(sign).await?;
            }
            list.shows(&ticks).await?;
            states_with_ticks(&list, &ticks).await?;
            let list = phone.checklist().await?;
            list.frame.shown("#question").await?;
            scan(&list.frame, "question", ticks.len()).await?;
            list.practise().await?;
            for sign in &ticks {
                list.tap(sign).await?;
            }
            scan(&list.frame, "practice", ticks.len()).await
        })
        .await
}

/// One thing after another is opened, until all of it is on the screen.
async fn states_with_ticks(list: &Checklist<'_>, ticks: &[&str]) -> Result<()> {
    let frame = &list.frame;
    scan(frame, "ticked", ticks.len()).await?;
    list.say(ticks[0], words("checklist.when_recent")).await?;
    list.say(ticks[0], words("checklist.how_worried")).await?;
    scan(frame, "noted", ticks.len()).await?;
    list.none_seen(a_group().id).await?;
    scan(frame, "looked, none seen", ticks.len()).await?;
    frame.tap("summary#looked-at").await?;
    scan(frame, "jump list open", ticks.len()).await?;
    list.read_out().await?;
    scan(frame, "read-out open", ticks.len()).await?;
    list.sheet().await?;
    scan(frame, "sheet shown", ticks.len()).await?;
    frame.hide().await?;
    scan(frame, "cover", ticks.len()).await?;
    frame.reveal().await?;
    list.clear().await?;
    scan(frame, "clear dialog", ticks.len()).await?;
    list.cancel().await?;
    scan(frame, "dialog closed", ticks.len()).await
}

#[e2e::test]
async fn the_bar_makes_room_for_the_line_of_practice() -> Result<()> {
    scenario::run(async |phone| {
        let list = phone.checklist().await?;
        let height = "document.querySelector('.bar').clientHeight";
        let before: i64 = list.frame.browser.value(height).await?;
        list.practise().await?;
        let after: i64 = list.frame.browser.value(height).await?;
        ensure!(after > before, "{before} px, and in practice {after}");
        Ok(())
    })
    .await
}
