//! Pictures of every page at four sizes, light and dark, into `shots/`: the first screen, and the page from top to bottom. And
//! those for strangers, which the manifest and the README show, beside the guide's file.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use e2e::guide::{a_sign, a_sign_beside, guide};
use e2e::pages::PageFrame;
use e2e::{Page, Phone, Scheme, Setup, chromium, tools};

const SIZES: [(u32, u32); 4] = [(360, 640), (390, 844), (768, 1024), (1280, 800)];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let folder = tools::checkout().join("shots");
    fs::create_dir_all(&folder)?;
    for scheme in Scheme::ALL {
        let phone = Phone::start(Setup::default().whole().in_scheme(scheme)).await?;
        for (width, height) in SIZES {
            let camera = Camera { phone: &phone, folder: &folder, size: (width, height) };
            camera.every_page().await.with_context(|| format!("at {width}x{height}"))?;
        }
    }
    for_strangers().await?;
    println!("{} pictures are in {}", fs::read_dir(&folder)?.count(), folder.canonicalize()?.display());
    Ok(())
}

/// By the shape of the screen and the page's name.
async fn for_strangers() -> Result<()> {
    let folder = tools::checkout().join("src/content/screenshots").join(guide().about("id"));
    fs::create_dir_all(&folder)?;
    let phone = Phone::start(Setup::default().whole().with_copy()).await?;
    for (shape, (width, height)) in [("narrow", (390, 844)), ("wide", (1280, 800))] {
        for page in [Page::Guide, Page::Checklist, Page::Contacts] {
            let frame = phone.open(page).await?;
            frame.ready_offline().await?;
            let driver = &frame.browser.driver;
            chromium::resize(driver, width, height).await?;
            if page == Page::Checklist {
                let list = phone.present_checklist()?;
                for tick in [a_sign(), a_sign_beside()] {
                    list.tap(tick).await?;
                }
                frame.browser.act("scrollTo(0, 0)").await?;
            }
            let name = format!("{shape}-{}.png", page.name());
            driver.screenshot(&folder.join(name)).await?;
            if page == Page::Checklist {
                let list = phone.present_checklist()?;
                list.clear().await?;
                list.confirm().await?;
            }
        }
    }
    Ok(())
}

struct Camera<'a> {
    phone: &'a Phone,
    folder: &'a Path,
    size: (u32, u32),
}

impl Camera<'_> {
    async fn every_page(&self) -> Result<()> {
        for page in Page::ALL {
            let frame = self.phone.open(page).await?;
            frame.settled(page).await?;
            self.take(&frame, page.name()).await?;
        }
        let checklist = self.phone.checklist().await?;
        // A list in use.
        let ticks = [a_sign(), a_sign_beside()];
        for tick in ticks {
            checklist.tap(tick).await?;
        }
        checklist.shows(&ticks).await?;
        self.take(&checklist.frame, "checklist-ticked").await?;
        checklist.clear().await?;
        self.take(&checklist.frame, "checklist-clearing").await?;
        checklist.confirm().await
    }

    /// The first screen, then a screen as high as the page.
    async fn take(&self, frame: &PageFrame<'_>, name: &str) -> Result<()> {
        let driver = &frame.browser.driver;
        let (width, height) = self.size;
        chromium::resize(driver, width, height).await?;
        frame.browser.act("scrollTo(0, 0)").await?;
        driver.screenshot(&self.path(name, "")).await?;
        let whole: u32 = frame.browser.value("document.documentElement.scrollHeight").await?;
        chromium::resize(driver, width, whole.max(height)).await?;
        driver.screenshot(&self.path(name, "-whole")).await?;
        chromium::resize(driver, width, height).await
    }

    fn path(&self, name: &str, part: &str) -> PathBuf {
        let (width, height) = self.size;
        let scheme = self.phone.setup.scheme.name();
        self.folder.join(format!("{name}-{width}x{height}-{scheme}{part}.png"))
    }
}
