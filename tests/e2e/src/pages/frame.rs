//! What every page has: the call bar, the navigation, the state of the offline copy.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use thirtyfour::prelude::*;

use super::Page;
use crate::browser::Browser;
use crate::engine::Engine;
use crate::guide::{bar_calls, guide};
use crate::wait::{until, until_is};

/// The frame of the present page.
#[derive(Clone, Copy)]
pub struct PageFrame<'a> {
    /// Where the page is open.
    pub browser: &'a Browser,
}

impl<'a> PageFrame<'a> {
    /// The frame of the page that is open in `browser`.
    pub fn of(browser: &'a Browser) -> Self {
        PageFrame { browser }
    }

    /// Waits until the document of `page` is there.
    pub async fn expect(&self, page: Page) -> Result<()> {
        let what = format!("the document of the page {:?}", page.name());
        until(&what, async || {
            // Nothing is painted, and nobody taps, before the styles are there.
            let script = "
                const styles = document.querySelector('link[rel=stylesheet]');
                return document.readyState !== 'loading' && document.body?.dataset.page === arguments[0] && (!styles || Boolean(styles.sheet))";
            self.browser.run::<bool>(script, vec![json!(page.name())]).await
        })
        .await
    }

    /// Waits until the app has taken the page over and its stored state is there.
    pub async fn live(&self) -> Result<()> {
        self.app_state("live").await
    }

    /// Waits until nothing more happens by itself: live, or at once on the page for wrong addresses, which has no scripts
    /// because it may stand at any depth.
    pub async fn settled(&self, page: Page) -> Result<()> {
        match page {
            Page::Missing => Ok(()),
            _ => self.live().await,
        }
    }

    /// Waits until the app has said that it could not start.
    pub async fn failed(&self) -> Result<()> {
        self.app_state("failed").await
    }

    async fn app_state(&self, wanted: &str) -> Result<()> {
        until(&format!("html[data-app={wanted}]"), async || {
            let state: Option<String> = self.browser.value("document.documentElement.dataset.app ?? null").await?;
            Ok(state.as_deref() == Some(wanted))
        })
        .await
    }

    /// Waits until the page says that everything is kept for use without a network.
    pub async fn ready_offline(&self) -> Result<()> {
        self.offline_state_is("ready").await
    }

    /// Waits until the page says that not everything could be kept.
    pub async fn not_offline(&self) -> Result<()> {
        self.offline_state_is("failed").await
    }

    /// Waits until the page says that it is keeping everything.
    pub async fn copying(&self) -> Result<()> {
        self.offline_state_is("copying").await
    }

    async fn offline_state_is(&self, wanted: &str) -> Result<()> {
        until_is(&format!("#offline-state to be {wanted}"), wanted, async || self.offline_state().await).await
    }

    /// What the page says about the offline copy: `unknown`, `unsupported`, `copying`, `ready` or `failed`.
    async fn offline_state(&self) -> Result<String> {
        self.browser.value("document.querySelector('#offline-state').dataset.state").await
    }

    /// The addresses that the main navigation leads to, in its order.
    pub async fn links(&self) -> Result<Vec<String>> {
        self.browser.value("[...document.querySelectorAll('#main-nav a')].map(link => link.href)").await
    }

    /// Taps the link to `page`: in the navigation, or at the foot of the page.
    pub async fn go(&self, page: Page) -> Result<()> {
        let place = Page::ADDRESSED.iter().position(|known| *known == page);
        let place = place.with_context(|| format!("the navigation does not lead to {page:?}"))?;
        let link = if place < Page::NAVIGATION {
            format!("#main-nav a:nth-child({})", place + 1)
        } else {
            ".foot a".to_owned()
        };
        self.tap(&link).await?;
        self.expect(page).await
    }

    /// The addresses of all `tel:` links, in the order of the page, as written in it.
    pub async fn dials(&self) -> Result<Vec<String>> {
        self.browser
            .value("[...document.querySelectorAll('a[href^=\"tel:\" i]')].map(link => link.getAttribute('href'))")
            .await
    }

    /// Checks that both numbers of the call bar can be seen and tapped.
    pub async fn numbers_in_reach(&self) -> Result<()> {
        for number in bar_calls() {
            self.number_in_reach(&number).await?;
        }
        Ok(())
    }

    /// Checks that one number can be seen and tapped in the call bar.
    pub async fn number_in_reach(&self, number: &str) -> Result<()> {
        let wrong: String = self.browser.run(OUT_OF_REACH, vec![json!(number)]).await?;
        ensure!(wrong.is_empty(), "{number} {wrong}");
        Ok(())
    }

    /// Checks that every number on the page is drawn from its first digit on the left to its last on the right, as
    /// it is keyed in, whatever the direction of the words around it.
    pub async fn numbers_read_rightwards(&self) -> Result<()> {
        let contacts = &guide().contacts;
        let numbers: Vec<&str> = contacts.iter().map(|one| one.number).collect();
        let extensions: Vec<_> = contacts.iter().filter_map(|one| one.extension).collect();
        let args = vec![json!(numbers), json!(extensions)];
        let (seen, wrong): (u32, Vec<String>) = self.browser.run(DRAWN_LEFTWARDS, args).await?;
        ensure!(seen > 0 && wrong.is_empty(), "of {seen} numbers: {wrong:#?}");
        Ok(())
    }

    /// Scrolls to the first element that `selector` finds and taps it.
    pub async fn tap(&self, selector: &str) -> Result<()> {
        self.tap_element(&self.browser.driver.find(By::Css(selector)).await?).await
    }

    /// Scrolls to an element and taps it.
    pub async fn tap_element(&self, element: &WebElement) -> Result<()> {
        // The driver alone scrolls no further than the edge of the screen, where the bar is; people scroll on.
        let script = match self.browser.engine {
            Engine::WebKit => SCROLL_UNTIL_STILL,
            _ => "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })",
        };
        self.browser.run::<()>(script, vec![element.to_json()?]).await?;
        self.press(element).await
    }

    /// Taps an element where it is. WebKit's driver refuses for some moments after a page is there, before it is drawn;
    /// what it refuses has not been tapped.
    async fn press(&self, element: &WebElement) -> Result<()> {
        if self.browser.engine != Engine::WebKit {
            return Ok(element.click().await?);
        }
        until("a tap", async || match element.click().await {
            Err(error) if error.to_string().contains("not interactable") => Err(error.into()),
            done => Ok(Some(done)),
        })
        .await?
        .map_err(Into::into)
    }

    /// Unfolds what an element stands in, and taps it.
    pub async fn unfold_and_tap(&self, selector: &str) -> Result<()> {
        let unfold = "document.querySelector(arguments[0]).closest('details').open = true";
        self.browser.run::<()>(unfold, vec![json!(selector)]).await?;
        self.tap(selector).await
    }

    /// Presses the tabulator key.
    pub async fn press_tab(&self) -> Result<()> {
        Ok(self.browser.driver.action_chain().send_keys(Key::Tab).perform().await?)
    }

    /// The visible text of the first element that `selector` finds; nothing when there is none or it is not shown.
    pub async fn text(&self, selector: &str) -> Result<String> {
        // WebDriver's own text never counts `noscript` as shown.
        let script = "
            const element = document.querySelector(arguments[0]);
            return element?.checkVisibility({ visibilityProperty: true }) ? element.innerText.trim() : '';";
        self.browser.run(script, vec![json!(selector)]).await
    }

    /// Taps an element and waits until text of another one is shown, which it returns.
    pub async fn tap_for(&self, tapped: &str, shown: &str) -> Result<String> {
        self.tap(tapped).await?;
        self.shown(shown).await
    }

    /// Waits until text of an element is shown, and returns it.
    pub async fn shown(&self, selector: &str) -> Result<String> {
        until(&format!("text in {selector}"), async || {
            let text = self.text(selector).await?;
            Ok((!text.is_empty()).then_some(text))
        })
        .await
    }

    /// Waits until an element is not shown.
    pub async fn gone(&self, selector: &str) -> Result<()> {
        until(&format!("{selector} to go"), async || Ok(self.text(selector).await?.is_empty())).await
    }
}

/// WebKit does not keep in place what is seen when something above it grows, as a list does after a tick. A person sees
/// it move, and waits; the driver would tap where it was.
const SCROLL_UNTIL_STILL: &str = "
    const [element] = arguments;
    return new Promise(still => {
        let last;
        let left = 4;
        const look = () => {
            element.scrollIntoView({ block: 'center', behavior: 'instant' });
            const { top } = element.getBoundingClientRect();
            left = top === last ? left - 1 : 4;
            last = top;
            if (left) requestAnimationFrame(look);
            else still(null);
        };
        look();
    });";

/// Why a tap in the middle of a number in the call bar would not call it; empty when it would.
const OUT_OF_REACH: &str = "
    const link = document.querySelector(`#call-bar a[href='${arguments[0]}']`);
    if (!link) return 'is not in the call bar';
    if (!link.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return 'is not shown';
    const { left, top, width, height } = link.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return link.contains(hit) ? '' : `is covered or off the screen: ${hit?.outerHTML.slice(0, 80)}`;";

/// How many numbers there are, unfolded, and those whose last character is drawn to the left of their first one.
/// An extension counts where it stands by itself.
const DRAWN_LEFTWARDS: &str = r"
    const [numbers, extensions] = arguments;
    document.querySelectorAll('details').forEach(part => part.open = true);
    const drawn = (node, at) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getBoundingClientRect();
    };
    const places = node => {
        if (extensions.includes(node.data.trim())) return [[node.data.search(/\S/), node.data.trim().length]];
        return numbers.flatMap(number => {
            const at = node.data.indexOf(number);
            const beside = node.data.charAt(at - 1) + node.data.charAt(at + number.length);
            return at < 0 || /\d/.test(beside) ? [] : [[at, number.length]];
        });
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const wrong = [];
    let seen = 0;
    while (texts.nextNode()) {
        const node = texts.currentNode;
        if (!node.parentElement.checkVisibility()) continue;
        for (const [at, length] of places(node)) {
            const first = drawn(node, at);
            const last = drawn(node, at + length - 1);
            seen += 1;
            if (first.top === last.top && last.left <= first.left) wrong.push(node.parentElement.outerHTML.slice(0, 160));
        }
    }
    return [seen, wrong];";
