//! In the field: nobody answered, handing the guide on, a team's edition, keeping it on the phone.

use std::path::Path;
use std::sync::OnceLock;

use ::guide::Guide;
use anyhow::{Context, Result, ensure};
use e2e::guide::{a_sign, added, guide, words};
use e2e::pages::PageFrame;
use e2e::{Page, Setup, scenario, tools, until};
use serde_json::json;
use site_server::Fault;

/// The guide of which the editions are, whichever is told of otherwise.
fn shipped() -> &'static Guide {
    static SHIPPED: OnceLock<&Guide> = OnceLock::new();
    SHIPPED.get_or_init(|| ::guide::open(Path::new(::guide::SHIPPED)).unwrap())
}

/// Nothing for no name.
fn shipped_words(name: &str) -> &'static str {
    shipped().word(name).unwrap_or_default()
}

/// Ticks the first two signs of an edition.
async fn tick_two(frame: &PageFrame<'_>) -> Result<()> {
    for sign in &shipped().groups[0].indicators[..2] {
        frame.tap(&format!("label:has([id='{}'])", sign.id)).await?;
    }
    Ok(())
}

/// The person calls, and comes back from the dialler. A chosen number comes into the bar a moment after the page.
async fn call_and_come_back(frame: &PageFrame<'_>, href: &str) -> Result<()> {
    let script = "
        const link = document.querySelector(`#call-bar a[href='${arguments[0]}']`);
        if (!link) return false;
        link.addEventListener('click', event => event.preventDefault(), { once: true });
        link.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
        link.click();
        for (const hidden of [true, false]) {
            Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
            document.dispatchEvent(new Event('visibilitychange'));
        }
        return true;";
    until("the number in the bar", async || frame.browser.run::<bool>(script, vec![json!(href)]).await).await
}

/// Everything that outlives the page.
const KEPT: &str =
    "JSON.stringify([{ ...localStorage }, Object.keys(sessionStorage).sort(), location.href, document.title])";

/// The numbers that are offered, in their order.
const OFFERED: &str = "[...document.querySelectorAll('#after-call .call-next a.call')].filter(link => link.checkVisibility()).map(link => link.getAttribute('href'))";

#[e2e::test]
async fn who_hears_nobody_is_shown_the_guides_next_number() -> Result<()> {
    Setup::default()
        .sized(360, 640)
        .scenario(async |phone| {
            let first = guide().first_call;
            for page in [Page::Guide, Page::Checklist, Page::Contacts] {
                let frame = phone.open(page).await?;
                frame.live().await?;
                let kept: String = frame.browser.value(KEPT).await?;
                call_and_come_back(&frame, &first.href()).await?;
                let asked = frame.text("#after-call").await?;
                ensure!(
                    asked.contains(first.name) && asked.contains(words("call.did_answer").trim()),
                    "{page:?}: {asked:?}"
                );
                frame.numbers_in_reach().await?;
                frame.tap_in_place("#after-call [data-after]:not([hidden]) button").await?;
                let offered: Vec<String> = frame.browser.value(OFFERED).await?;
                let wanted: Vec<String> = guide().after(first).iter().map(|next| next.href()).collect();
                ensure!(offered == wanted, "{offered:?}, not {wanted:?}");
                let focused: String = frame.browser.value("document.activeElement.getAttribute('href') ?? ''").await?;
                ensure!(focused == wanted[0], "the focus is on {focused:?}");
                let told: String = frame.browser.value(KEPT).await?;
                ensure!(told == kept, "something is recorded: {told}, before {kept}");
            }
            Ok(())
        })
        .await
}

#[e2e::test]
async fn the_question_after_a_call_goes_by_itself() -> Result<()> {
    scenario::run(async |phone| {
        let list = phone.checklist().await?;
        let frame = list.frame;
        let is_gone = async || Ok::<_, anyhow::Error>(frame.text("#after-call").await?.is_empty());
        let first = guide().first_call.href();
        // At the next act, pressed or not.
        call_and_come_back(&frame, &first).await?;
        ensure!(!is_gone().await?, "nothing is asked");
        list.tap(a_sign()).await?;
        ensure!(is_gone().await?, "it is asked after the next act");
        // Whoever spoke to someone is led to what comes after the call.
        call_and_come_back(&frame, &first).await?;
        frame.tap("#after-call [data-after]:not([hidden]) .answers a").await?;
        ensure!(is_gone().await?, "it stays after an answer");
        until("what comes after the call", async || {
            let top: f64 = frame.browser.value("document.querySelector('#after').getBoundingClientRect().top").await?;
            Ok((0.0..500.0).contains(&top))
        })
        .await?;
        // The emergency call has no next one; coming back without a call asks nothing; nor does a page that is opened anew.
        call_and_come_back(&frame, &guide().emergency.href()).await?;
        ensure!(is_gone().await? || !guide().after(guide().emergency).is_empty(), "after the emergency call");
        call_and_come_back(&frame, &first).await?;
        phone.reload().await?;
        frame.live().await?;
        frame.browser.act("document.dispatchEvent(new Event('visibilitychange'))").await?;
        ensure!(is_gone().await?, "a page that is opened anew asks");
        Ok(())
    })
    .await
}

/// The phone answers so when it is asked to keep what the app has stored.
fn persisting(granted: bool) -> String {
    format!(
        "Object.defineProperty(StorageManager.prototype, 'persist', {{ configurable: true, value: async () => {granted} }})"
    )
}

/// At a desk nothing is asked; and a browser's own offer to install would be answered first.
const ANDROID: &str = "
    Object.defineProperty(Navigator.prototype, 'userAgent', { configurable: true, get: () => 'Android' });
    addEventListener('beforeinstallprompt', event => event.stopImmediatePropagation(), true);";

#[e2e::test]
async fn who_puts_it_on_the_phone_is_told_whether_the_phone_keeps_it() -> Result<()> {
    for (granted, said) in [(true, "install.granted"), (false, "install.refused")] {
        let mut setup = Setup::default().with_copy();
        setup.before_pages.push(persisting(granted));
        setup.before_pages.push(ANDROID.to_owned());
        setup
            .scenario(async |phone| {
                let frame = phone.open(Page::Guide).await?;
                frame.ready_offline().await?;
                ensure!(frame.text("#install-kept").await?.is_empty(), "it is asked for before");
                frame.tap("#install-how > summary").await?;
                until("the answer", async || Ok(frame.text("#install-kept").await? == words(said))).await
            })
            .await?;
    }
    Ok(())
}

#[e2e::test]
async fn who_cannot_speak_finds_other_ways_and_none_of_them_calls() -> Result<()> {
    if guide().added("no-voice").is_none() {
        return Ok(());
    }
    Setup::default()
        .sized(360, 640)
        .scenario(async |phone| {
            let frame = phone.open(Page::Contacts).await?;
            frame.tap("#added-no-voice > summary").await?;
            let text = until("the ways", async || {
                let text = frame.text("#added-no-voice").await?;
                Ok(text.contains(added("no-voice").text[0]).then_some(text))
            })
            .await?;
            ensure!(added("no-voice").text.iter().all(|line| text.contains(line)), "{text}");
            let links: Vec<String> = frame
                .browser
                .value("[...document.querySelectorAll('#added-no-voice a')].map(link => link.getAttribute('href'))")
                .await?;
            ensure!(links.iter().all(|link| !link.contains(':')), "{links:?}");
            Ok(())
        })
        .await
}

/// What is shared goes here; the sheet refuses where `refuses` says how.
fn share_sheet(refuses: &str) -> String {
    format!("
        Object.defineProperty(Navigator.prototype, 'canShare', {{ configurable: true, value: ({{ url }}) => Boolean(url) }});
        Object.defineProperty(Navigator.prototype, 'share', {{ configurable: true, value: async data => {{ window.shared = data; {refuses} }} }});")
}

#[e2e::test]
async fn the_address_is_given_to_a_colleague_and_nothing_else() -> Result<()> {
    for (refuses, said) in [
        ("", ""),
        ("throw new DOMException('', 'AbortError')", ""),
        ("throw new DOMException('', 'NotAllowedError')", "give.failed"),
    ] {
        let mut setup = Setup::default().serving(tools::edition("team")?);
        setup.before_pages.push(share_sheet(refuses));
        setup
            .scenario(async |phone| {
                let list = phone.checklist().await?;
                tick_two(&list.frame).await?;
                let frame = phone.open(Page::About).await?;
                frame.unfold_and_tap("#give-share").await?;
                until("what is said", async || {
                    let is_shared: bool = frame.browser.value("'shared' in window").await?;
                    let text = frame.text("#give-said").await?;
                    Ok(is_shared && text == shipped_words(said))
                })
                .await?;
                let shared: String = frame.browser.value("JSON.stringify(Object.keys(shared)) + shared.url").await?;
                let address = frame.text("#give-address").await?;
                ensure!(
                    shared == format!("[\"url\",\"title\"]{address}") && address.starts_with("https://"),
                    "{shared}"
                );
                Ok(())
            })
            .await?;
    }
    scenario::run(async |phone| {
        let frame = phone.open(Page::About).await?;
        let is_there: bool = frame.browser.value("Boolean(document.querySelector('#give-address'))").await?;
        ensure!(is_there == guide().option("address").is_some(), "an address is shared that nobody has named");
        Ok(())
    })
    .await
}

#[e2e::test]
async fn a_teams_edition_has_its_numbers_and_what_is_typed_goes_before() -> Result<()> {
    let setup = Setup::default().serving(tools::edition("team")?);
    setup.scenario(async |phone| {
        let own = phone.personal_contacts().await?;
        let frame = own.frame;
        let third = "[...document.querySelectorAll('#call-bar .call-own')].filter(call => call.checkVisibility()).map(call => call.getAttribute('href'))";
        let bar: Vec<String> = frame.browser.value(third).await?;
        let listed: Vec<String> = frame.browser.value("[...document.querySelectorAll('.team a.call')].map(call => call.getAttribute('href'))").await?;
        ensure!(bar.len() == 1 && listed.len() == 3 && listed[0] == bar[0], "{bar:?}, {listed:?}");
        ensure!(frame.dials().await?.len() >= shipped().contacts.len() + listed.len(), "a number is missing");
        own.keep("My own lead", "01632 960777").await?;
        until("the person's own number in the bar", async || {
            let bar: Vec<String> = frame.browser.value(third).await?;
            Ok(bar == ["tel:01632960777"])
        })
        .await?;
        let still: usize = frame.browser.value("document.querySelectorAll('.team a.call').length").await?;
        ensure!(still == 3, "the team's are gone");
        Ok(())
    })
    .await
}

#[e2e::test]
async fn on_a_shared_device_no_tick_outlives_its_page() -> Result<()> {
    let setup = Setup::default().serving(tools::edition("shared")?);
    setup.scenario(async |phone| {
        let list = phone.checklist().await?;
        tick_two(&list.frame).await?;
        let said = list.frame.text("main").await?;
        ensure!(said.matches(shipped_words("team.stays")).count() == 1, "the page does not say so once: {said}");
        let kept: String = list.frame.browser.value("indexedDB.databases().then(all => JSON.stringify([all.map(one => one.name).filter(name => name.includes('ticks')), Object.keys(localStorage).filter(key => key.includes('tick'))]))").await?;
        ensure!(kept == "[[],[]]", "{kept}");
        phone.open(Page::Contacts).await?;
        let list = phone.checklist().await?;
        let ticked: Vec<String> = list.frame.browser.value("[...document.querySelectorAll('#checklist :checked')].map(box => box.id)").await?;
        ensure!(ticked.is_empty(), "{ticked:?}");
        let asked: bool = list.frame.browser.value("document.querySelector('#question').checkVisibility()").await?;
        ensure!(!asked, "it asks whose the ticks are");
        Ok(())
    })
    .await
}

/// Another window there may be another person's, of another child.
#[e2e::test]
async fn on_a_shared_device_no_window_hears_of_anothers_ticks() -> Result<()> {
    let setup = Setup::default().serving(tools::edition("shared")?);
    setup
        .scenario(async |phone| {
            const TICKED: &str = "document.querySelectorAll('#checklist .row :checked').length";
            let list = phone.checklist().await?;
            tick_two(&list.frame).await?;
            let browser = phone.browser()?;
            // What comes after the ticks on the same way.
            browser.act("new BroadcastChannel('after').onmessage = () => { window.wasTold = true; }").await?;
            let first = browser.driver.window().await?;
            let second = browser.new_window(&phone.setup).await?;
            let list = phone.checklist().await?;
            ensure!(browser.value::<u32>(TICKED).await? == 0, "it begins with the ticks of another window");
            let third = shipped().groups[0].indicators[2].id;
            list.frame.tap(&format!("label:has([id='{third}'])")).await?;
            browser.act("new BroadcastChannel('after').postMessage('')").await?;
            browser.driver.switch_to_window(first).await?;
            until("the word after it", async || browser.value::<bool>("Boolean(window.wasTold)").await).await?;
            ensure!(browser.value::<u32>(TICKED).await? == 2, "the first window has heard of the second one's tick");
            let list = phone.present_checklist()?;
            list.clear().await?;
            list.confirm().await?;
            browser.driver.switch_to_window(second).await?;
            list.frame.tap(&format!("label:has([id='{third}'])")).await?;
            list.frame.tap(&format!("label:has([id='{third}'])")).await?;
            ensure!(browser.value::<u32>(TICKED).await? == 1, "the second window was cleared by the first");
            Ok(())
        })
        .await
}

/// The next person there would call it.
#[e2e::test]
async fn on_a_shared_device_a_number_of_before_is_neither_called_nor_lost() -> Result<()> {
    scenario::run(async |phone| {
        let mine = ("Duty manager", "tel:01632960555");
        phone.personal_contacts().await?.keep(mine.0, "01632 960 555").await?;
        phone.present_personal_contacts()?.lists(&[mine]).await?;
        phone.server.set_root(&tools::edition("shared")?);
        let frame = phone.open(Page::Contacts).await?;
        let started = "document.documentElement.dataset.app === 'live'";
        until("the app", async || {
            frame.browser.value::<bool>(started).await
        })
        .await?;
        let calls: Vec<String> = frame
            .browser
            .value("[...document.querySelectorAll('#call-bar a')].filter(link => link.checkVisibility()).map(link => link.textContent)")
            .await?;
        ensure!(calls.len() == 3 && !calls.iter().any(|call| call.contains(mine.0)), "the bar calls {calls:?}");
        let section: bool = frame.browser.value("Boolean(document.getElementById('own-section'))").await?;
        ensure!(!section, "it offers to keep a number");
        phone.server.set_root(&tools::dist()?);
        phone.personal_contacts().await?.lists(&[mine]).await
    })
    .await
}

#[e2e::test]
async fn whom_to_call_first_is_chosen_once_and_kept() -> Result<()> {
    let setup = Setup::default().serving(tools::edition("five-areas")?);
    setup
        .scenario(async |phone| {
            let own = phone.personal_contacts().await?;
            let frame = own.frame;
            let choose = frame.text("#call-bar .choose").await?;
            ensure!(choose == shipped_words("contacts.choose_first"), "the bar says {choose:?}");
            let area = "Pony Watch West";
            frame.tap(&format!("button[data-choose='{area}']")).await?;
            let number = "document.querySelector('#own-call a')?.getAttribute('href') ?? ''";
            let wanted = "tel:01632960103";
            until("the choice in the bar", async || Ok(frame.browser.value::<String>(number).await? == wanted)).await?;
            let button = frame.text(&format!("button[data-choose='{area}']")).await?;
            ensure!(button == shipped_words("own.in_bar"), "the button says {button:?}");
            let frame = phone.open(Page::Checklist).await?;
            until("the choice on another page", async || Ok(frame.browser.value::<String>(number).await? == wanted))
                .await
                .context("it was not kept")?;
            // It was chosen before the guide had the number corrected.
            let before = format!("7 Own contacts, version 1\n{area}:: 01632 960999\n");
            e2e::database::put_personal(phone.browser()?, json!(before)).await?;
            let frame = phone.open(Page::Guide).await?;
            until("the corrected number", async || Ok(frame.browser.value::<String>(number).await? == wanted)).await?;
            let frame = phone.open(Page::Checklist).await?;
            // The way to another choice stays.
            call_and_come_back(&frame, wanted).await?;
            let asked = frame.text("#after-call").await?;
            ensure!(asked.contains(area), "after the chosen call it asks {asked:?}");
            Ok(())
        })
        .await
}

/// The phone takes files to share, and notes what they hold.
const FILES_ARE_SHARED: &str = "
    Object.defineProperty(Navigator.prototype, 'canShare', { configurable: true, value: ({ files }) => files?.length === 1 });
    Object.defineProperty(Navigator.prototype, 'share', { configurable: true, value: async ({ files: [file] }) => {
        window.shared = `${file.name} ${file.type} ${new TextDecoder().decode(await file.slice(0, 5).arrayBuffer())}`;
    } });";

#[e2e::test]
async fn the_sheet_passes_from_phone_to_phone_and_needs_a_network_once() -> Result<()> {
    // The time that the sheet has.
    let setup = Setup::default().with_copy().with_script(FILES_ARE_SHARED).not_waiting(15_000);
    setup
        .scenario(async |phone| {
            let frame = phone.open(Page::About).await?;
            if !frame.browser.value::<bool>("Boolean(document.querySelector('#give-file'))").await? {
                return Ok(());
            }
            frame.ready_offline().await?;
            let share = async || {
                frame.unfold_and_tap("#give-file").await?;
                until("the sheet", async || {
                    let shared: Option<String> = frame.browser.value("window.shared ?? null").await?;
                    let said = frame.text("#give-said").await?;
                    let shared = shared.unwrap_or(said);
                    Ok((!shared.is_empty()).then_some(shared))
                })
                .await
            };
            phone.server.stop();
            let missing = share().await?;
            ensure!(missing == words("give.missing"), "without a network it says {missing:?}");
            phone.server.resume()?;
            let sheet = "one-minute-guide.pdf application/pdf %PDF-";
            ensure!(share().await? == sheet, "with one it is not shared");
            phone.server.stop();
            frame.browser.act("delete window.shared").await?;
            ensure!(share().await? == sheet, "it was not kept");
            phone.server.resume()?;
            // The line dies after the head.
            phone.server.set_fault("/sheet.pdf", Fault::Stall { mid_body: true });
            frame.browser.act("delete window.shared").await?;
            ensure!(share().await? == sheet, "what is kept is missed where the newest stalls");
            Ok(())
        })
        .await
}
