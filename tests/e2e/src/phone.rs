//! A phone and the host of the site: what a scenario is about.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use site_server::{Fault, LogEntry, Options, Server};

use crate::browser::Browser;
use crate::device::Device;
use crate::pages::{Page, PageFrame};
use crate::pool;
use crate::setup::Setup;
use crate::tools;
use crate::wait::until;

/// A phone with one browser.
pub struct Phone {
    /// The host of the site.
    pub server: Server,
    /// How phone and host were set up.
    pub setup: Setup,
    device: Device,
}

impl Phone {
    /// Starts the host, then the browser, unless one is at rest.
    pub async fn start(setup: Setup) -> Result<Phone> {
        let root = match &setup.site {
            Some(site) => site.clone(),
            None => tools::dist()?,
        };
        let server = Server::start(Options { root, mount: setup.mount.clone(), port: 0 })?;
        if !setup.copy {
            let never = Fault::Stall { mid_body: false };
            server.set_fault("/*sw.js", never);
        }
        let device = pool::device(&setup, &server.url()).await?;
        Ok(Phone { server, setup, device })
    }

    /// Leaves the browser to another scenario.
    pub async fn rest(self) {
        pool::rest(self.device).await;
    }

    /// The running browser.
    pub fn browser(&self) -> Result<&Browser> {
        self.device.browser()
    }

    /// The address of a page.
    pub fn url(&self, page: Page) -> String {
        format!("{}{}", self.server.url(), page.path())
    }

    /// Opens a page and waits until its document is there; scripts may be still at work.
    pub async fn open(&self, page: Page) -> Result<PageFrame<'_>> {
        self.goto(&self.url(page)).await?;
        let frame = PageFrame::of(self.browser()?);
        frame.expect(page).await?;
        Ok(frame)
    }

    /// Opens any address, as from the home screen: the page before leaves nothing behind in the tab by which the next one
    /// would know that the person has only moved on.
    pub async fn goto(&self, url: &str) -> Result<()> {
        self.device.opens(url);
        // After the app's own listener, which may come yet: `boot.js` marks the page before it listens.
        let leave_nothing = "const forget = () => {
                try {
                    for (const key of Object.keys(sessionStorage)) if (key.endsWith(' stay')) sessionStorage.removeItem(key);
                } catch {}
            };
            const come_last = () => {
                removeEventListener('pagehide', forget);
                addEventListener('pagehide', forget);
            };
            forget();
            come_last();
            new MutationObserver(come_last).observe(document.documentElement, { attributeFilter: ['data-app'] });";
        self.browser()?.act(leave_nothing).await?;
        self.setup
            .engine
            .open(&self.browser()?.driver, &self.setup, url)
            .await
            .with_context(|| format!("cannot open {url}"))
    }

    /// Leaves the present page for an empty one, and waits until it is gone.
    pub async fn leave(&self) -> Result<()> {
        self.goto("about:blank").await?;
        until("an empty page", async || {
            let address: String = self.browser()?.value("location.href").await?;
            Ok(address == "about:blank")
        })
        .await
    }

    /// Loads the present page again, as a person does.
    pub async fn reload(&self) -> Result<()> {
        let driver = &self.browser()?.driver;
        self.setup.engine.reload(driver, &self.setup).await
    }

    /// Closes the present tab and opens another one.
    pub async fn change_tab(&self) -> Result<()> {
        let browser = self.browser()?;
        let old = browser.driver.window().await?;
        let new = browser.new_tab(&self.setup).await?;
        browser.driver.switch_to_window(old).await?;
        browser.driver.close_window().await?;
        Ok(browser.driver.switch_to_window(new).await?)
    }

    /// The browser is killed, as by a crash.
    pub fn crash(&mut self) -> Result<()> {
        self.device.take_browser()?.crash()
    }

    /// The browser starts (again), with the profile that it had.
    pub async fn start_browser(&mut self) -> Result<()> {
        self.device.start_browser(&self.setup).await
    }

    /// The browser is closed properly, then started again.
    pub async fn restart_browser(&mut self) -> Result<()> {
        self.device.take_browser()?.quit().await?;
        self.start_browser().await
    }

    /// The phone throws the offline copy away, as it may when it is full; the worker stays.
    pub async fn forget_the_copy(&self) -> Result<()> {
        let script = "return caches.keys().then(names => Promise.all(names.map(name => caches.delete(name))))";
        let gone: Vec<bool> = self.browser()?.run(script, []).await?;
        ensure!(!gone.is_empty() && !gone.contains(&false), "there was no copy: {gone:?}");
        Ok(())
    }

    /// The phone's clock runs so many hours ahead, from the next page on.
    pub async fn set_clock_ahead(&self, hours: u32) -> Result<()> {
        let ahead = u64::from(hours) * 3_600_000;
        let script = format!("{{ const now = Date.now; Date.now = () => now() + {ahead}; }}");
        let engine = self.setup.engine;
        let driver = &self.browser()?.driver;
        engine.before_pages(driver, self.profile(), &script).await
    }

    /// The folder in which the browser keeps everything.
    pub fn profile(&self) -> &Path {
        self.device.profile()
    }

    /// Every request of a page or a worker that left for another host.
    pub fn foreign_requests(&self) -> Vec<LogEntry> {
        let own = |entry: &LogEntry| {
            self.setup.engine.own_services().contains(&entry.host.split(':').next().unwrap_or_default())
        };
        self.device.let_out().into_iter().filter(|entry| !own(entry)).collect()
    }
}
