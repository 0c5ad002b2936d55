//! Personal contacts as a file, from one phone to others.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use e2e::guide::words;
use e2e::{database, scenario};
use tempfile::TempDir;

use super::personal::{LEAD, LEAD_NUMBER, LEAD_ROLE, OFFICE, kept};

const HEAD: &str = "Own contacts, version 1\n";

fn file(folder: &Path, name: &str, text: &str) -> Result<PathBuf> {
    let path = folder.join(name);
    fs::write(&path, text)?;
    Ok(path)
}

#[e2e::test]
async fn the_saved_file_holds_them_line_by_line() -> Result<()> {
    scenario::run(async |phone| {
        let own = phone.personal_contacts().await?;
        let none = own.saved().await?;
        ensure!(none.is_none(), "without a contact it saves {none:?}");
        let own = kept(phone).await?;
        let text = format!("{HEAD}{LEAD_ROLE}: {LEAD_NUMBER}\n{}: 112\n", OFFICE.0);
        let wanted = [words("own.file_name"), "data:text/plain;charset=utf-8", &text];
        let saved = own.saved().await?.unwrap_or_default();
        ensure!(saved == wanted, "it saves {saved:?}");
        Ok(())
    })
    .await
}

#[e2e::test]
async fn a_saved_file_is_taken_over_by_another_phone() -> Result<()> {
    let folder = TempDir::new()?;
    let mut saved = None;
    scenario::run(async |phone| {
        saved = kept(phone).await?.saved().await?;
        Ok(())
    })
    .await?;
    let [name, _, text] = saved.unwrap_or_default();
    let path = file(folder.path(), &name, &text)?;
    scenario::run(async |phone| {
        let own = phone.personal_contacts().await?;
        own.take_over(&path).await?;
        own.lists(&[LEAD, OFFICE]).await?;
        own.announces(words("own.imported")).await?;
        phone.personal_contacts().await?.lists(&[LEAD, OFFICE]).await
    })
    .await
}

#[e2e::test]
async fn a_file_is_put_to_what_is_there_by_its_roles() -> Result<()> {
    let folder = TempDir::new()?;
    // As somebody's editor may have left it.
    let text =
        format!("\u{feff}Own contacts, version 1\r\n\r\n{}: 113\r\n  Night desk :0123\r\n", OFFICE.0.to_uppercase());
    let path = file(folder.path(), "own.txt", &text)?;
    let (office, night) = (OFFICE.0.to_uppercase(), ("Night desk", "tel:0123"));
    let wanted = [LEAD, (office.as_str(), "tel:113"), night];
    scenario::run(async |phone| {
        let own = kept(phone).await?;
        own.take_over(&path).await?;
        own.lists(&wanted).await?;
        own.announces(words("own.imported")).await?;
        // The same file can be picked again.
        own.remove(3).await?;
        own.lists(&wanted[..2]).await?;
        own.take_over(&path).await?;
        own.lists(&wanted).await?;
        phone.personal_contacts().await?.lists(&wanted).await
    })
    .await
}

#[e2e::test]
async fn a_file_with_a_fault_is_named_by_its_line_and_changes_nothing() -> Result<()> {
    let folder = TempDir::new()?;
    let six: String = (1..=6).map(|one| format!("Role {one}: 112\n")).collect();
    let huge = format!("{HEAD}{}", "\n".repeat(8001));
    let bad: [(&str, String, &str, u32); 9] = [
        ("page.html", "<!doctype html><title>No</title>".to_owned(), "file_other", 0),
        ("nothing.txt", String::new(), "file_other", 0),
        ("huge.txt", huge, "file_huge", 0),
        ("newer.txt", "Own contacts, version 2\nRole: 112\n".to_owned(), "file_newer", 0),
        ("empty.txt", HEAD.to_owned(), "file_empty", 0),
        ("colon.txt", format!("{HEAD}Role: 112\n\nRole 112\n"), "file_no_colon", 4),
        ("letters.txt", format!("{HEAD}Role: 112\nHead: none\n"), "fault_not_dialled", 3),
        ("role.txt", format!("{HEAD}: 112\n"), "fault_no_role", 2),
        ("six.txt", format!("{HEAD}{six}"), "fault_too_many", 7),
    ];
    scenario::run(async |phone| {
        let own = kept(phone).await?;
        let before = database::own(phone.browser()?).await?;
        for (name, text, fault, line) in &bad {
            own.take_over(&file(folder.path(), name, text)?).await?;
            let line = match line {
                0 => String::new(),
                line => format!("{} {line}: ", words("own.file_line")),
            };
            let refused = words("own.file_refused");
            let said = format!("{refused} {line}{}", words(&format!("own.{fault}")));
            own.announces(&said).await?;
            own.lists(&[LEAD, OFFICE]).await?;
            let after = database::own(phone.browser()?).await?;
            ensure!(after == before, "{name}: {before:?} became {after:?}");
        }
        // Two are there, so that four more are too many, though no line is at fault.
        let four: String = (1..=4).map(|one| format!("Role {one}: 112\n")).collect();
        let path = file(folder.path(), "four.txt", &format!("{HEAD}{four}"))?;
        own.take_over(&path).await?;
        let (refused, many) = (words("own.file_refused"), words("own.fault_too_many"));
        own.announces(&format!("{refused} {many}")).await?;
        own.lists(&[LEAD, OFFICE]).await
    })
    .await
}
