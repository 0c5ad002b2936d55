//! What a tap on the checklist and a key in the search cost a slow phone's processor: from the event to the page being
//! ready to be painted, in Chromium. Each argument is the folder of a build; the same page without its scripts stands
//! beside it. An act's time is the median of it on several fresh phones, because one alone may meet a hiccup of the
//! machine. Times compare within one run alone.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use e2e::guide::{a_sign, sign};
use e2e::{Browser, Page, Phone, Setup, chromium};
use serde_json::{Value, json};
use tempfile::TempDir;

/// How many times slower than this machine the phone is.
const SLOWER_FOR_TAPS: u32 = 6;
const SLOWER_FOR_KEYS: u32 = 4;

/// How many phones each act is done on.
const PHONES: usize = 5;

/// 35 boxes, evenly over the list, ticked, then unticked.
const TAPS: &str = "
    const boxes = [...document.querySelectorAll('#checklist .row input')];
    const step = Math.max(1, Math.floor(boxes.length / 35));
    const some = boxes.filter((_, place) => place % step === 0).slice(0, 35);
    const acts = [...some, ...some].map(box => () => box.click());";

/// A question typed letter by letter, one with a slip, one that finds nothing.
const KEYS: &str = "
    const field = document.querySelector('#search');
    field.focus();
    const [sign] = args;
    const letters = [...sign].map((_, place) => sign.slice(0, place + 1));
    const questions = [...letters, sign.slice(0, 4) + sign.slice(5), 'zzzzzz', 'zzzzzz zzzz'];
    const acts = [...questions, ...questions].map(question => () => {
        field.value = question;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });";

/// Milliseconds of the scripts and, with them, of making the page ready to paint; one pair an act.
const MEASURE: &str = "
    const times = [];
    for (const act of acts) {
        // What an act leaves for the frames after it is not the next one's.
        for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
        await new Promise(then => setTimeout(then, 30));
        const start = performance.now();
        act();
        for (let turn = 0; turn < 10; turn++) await null;
        const ran = performance.now();
        document.body.offsetHeight;
        times.push([ran - start, performance.now() - start]);
    }
    return times;";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    println!(
        "| what | build | scripts, median | to be painted: first | median | p95 | slowest |\n|---|---|---:|---:|---:|---:|---:|"
    );
    for build in std::env::args().skip(1).map(PathBuf::from) {
        let name = build.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bare = without_scripts(&build, Page::Checklist)?;
        for (title, site, lives) in [("without scripts", bare.path(), false), ("the app", &build, true)] {
            let taps = measure(site, Page::Checklist, SLOWER_FOR_TAPS, TAPS, lives).await?;
            print_row(&format!("tap, {SLOWER_FOR_TAPS}x slower | {title}, length {name}"), taps);
        }
        let keys = measure(&build, Page::Guide, SLOWER_FOR_KEYS, KEYS, true).await?;
        print_row(&format!("key, {SLOWER_FOR_KEYS}x slower | the app, length {name}"), keys);
    }
    Ok(())
}

/// Does on several fresh phones what `acts` says on a page of a site: the scripts and the whole of each act.
async fn measure(site: &Path, page: Page, slower: u32, acts: &str, lives: bool) -> Result<Vec<[f64; 2]>> {
    let mut phones = Vec::new();
    for _ in 0..PHONES {
        phones.push(measure_once(site, page, slower, acts, lives).await?);
    }
    let acts = 0..phones.iter().map(Vec::len).min().unwrap_or(0);
    let median = |act: usize, part: usize| quantile(phones.iter().map(|phone| phone[act][part]).collect(), 0.5);
    Ok(acts.map(|act| [median(act, 0), median(act, 1)]).collect())
}

async fn measure_once(site: &Path, page: Page, slower: u32, acts: &str, lives: bool) -> Result<Vec<[f64; 2]>> {
    let phone = Phone::start(Setup::default().whole().serving(site)).await?;
    let frame = phone.open(page).await?;
    if lives {
        frame.settled(page).await?;
    }
    let browser = phone.browser()?;
    let emulation = [
        // A window that nobody has turned to tells no field that it has the focus.
        ("setFocusEmulationEnabled", json!({ "enabled": true })),
        ("setCPUThrottlingRate", json!({ "rate": slower })),
    ];
    for (what, how) in emulation {
        let command = format!("Emulation.{what}");
        chromium::command(&browser.driver, &command, how).await?;
    }
    run(browser, acts).await
}

async fn run(browser: &Browser, acts: &str) -> Result<Vec<[f64; 2]>> {
    let script = format!("const args = [...arguments]; return (async () => {{ {acts} {MEASURE} }})();");
    browser.run(&script, vec![Value::from(sign(a_sign()).text)]).await
}

/// A site of one page, as it was built but for its scripts.
fn without_scripts(build: &Path, page: Page) -> Result<TempDir> {
    let site = tempfile::tempdir()?;
    let file = Path::new(page.path()).join("index.html");
    let mut document = fs::read_to_string(build.join(&file))?;
    while let Some(start) = document.find("<script") {
        let end = document[start..].find("</script>").context("a script has no end")?;
        document.replace_range(start..start + end + "</script>".len(), "");
    }
    let file = site.path().join(file);
    fs::create_dir_all(file.parent().context("no folder")?)?;
    fs::write(file, document)?;
    Ok(site)
}

fn print_row(what: &str, times: Vec<[f64; 2]>) {
    let first = times.first().map_or(0.0, |[_, whole]| *whole);
    let (scripts, whole): (Vec<f64>, Vec<f64>) = times.iter().map(|[scripts, whole]| (*scripts, *whole)).unzip();
    println!(
        "| {what} | {:.1} | {first:.1} | {:.1} | {:.1} | {:.1} |",
        quantile(scripts, 0.5),
        quantile(whole.clone(), 0.5),
        quantile(whole.clone(), 0.95),
        quantile(whole, 1.0)
    );
}

/// The value below which this part of all values lies.
fn quantile(mut values: Vec<f64>, part: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let place = (values.len().saturating_sub(1)) as f64 * part;
    values.get(place.round() as usize).copied().unwrap_or(f64::NAN)
}
