//! Installing: what the phone needs to offer a place on the home screen.

use anyhow::{Context, Result, ensure};
use e2e::{Page, Setup, chromium, until};
use serde_json::Value;

#[e2e::test]
async fn chromium_finds_nothing_against_installing() -> Result<()> {
    for mount in ["/", "/sub/path/"] {
        Setup::default()
            .whole()
            .with_copy()
            .mounted(mount)
            .scenario(async |phone| {
                for page in Page::ADDRESSED {
                    phone.open(page).await?.ready_offline().await?;
                    let driver = &phone.browser()?.driver;
                    let mut errors = Vec::new();
                    let none = until("no installability error", async || {
                        errors = chromium::installability_errors(driver).await?;
                        Ok(errors.is_empty())
                    });
                    none.await.with_context(|| format!("{page:?}: {errors:?}"))?;
                }
                Ok(())
            })
            .await?;
    }
    Ok(())
}

#[e2e::test]
async fn the_manifest_names_files_that_are_there() -> Result<()> {
    Setup::default()
        .whole()
        .mounted("/sub/path/")
        .scenario(async |phone| {
            let page = phone.open(Page::Contacts).await?;
            let found: Value = page.browser.run(&format!("return (async () => {{ {READ_MANIFEST} }})()"), []).await?;
            ensure!(found["scope"] == phone.server.url() && found["start"] == phone.server.url(), "{found:#}");
            ensure!(found["wrong"].as_array().is_some_and(Vec::is_empty), "{found:#}");
            ensure!(found["images"].as_u64() >= Some(3) && found["pages"].as_u64() >= Some(2), "{found:#}");
            ensure!(found["display"] == "standalone", "{found:#}");
            Ok(())
        })
        .await
}

/// Every image by its true size and type, every shortcut by its status.
const READ_MANIFEST: &str = "
    const link = document.querySelector('link[rel=manifest]').href;
    const manifest = await fetch(link).then(answer => answer.json());
    const resolve = address => new URL(address, link).href;
    const wrong = [];
    const images = [...manifest.icons, ...(manifest.screenshots ?? []), ...(manifest.shortcuts ?? []).flatMap(shortcut => shortcut.icons ?? [])];
    for (const { src, sizes, type } of images) {
        const answer = await fetch(resolve(src));
        const bytes = await answer.blob();
        if (!answer.ok || bytes.type !== type) wrong.push(`${src}: ${answer.status} ${bytes.type}`);
        else if (type === 'image/png') {
            const { width, height } = await createImageBitmap(bytes);
            if (`${width}x${height}` !== sizes) wrong.push(`${src}: ${width}x${height}, not ${sizes}`);
        }
    }
    for (const { url } of manifest.shortcuts ?? []) {
        const answer = await fetch(resolve(url));
        if (!answer.ok) wrong.push(`${url}: ${answer.status}`);
    }
    return {
        scope: resolve(manifest.scope), start: resolve(manifest.start_url), display: manifest.display, wrong,
        images: images.length, pages: manifest.shortcuts?.length ?? 0,
    };";
