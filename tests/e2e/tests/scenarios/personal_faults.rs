//! What cannot be kept is named, and stays where it was typed.

use anyhow::{Result, ensure};
use e2e::{database, scenario};

use super::personal::{LEAD, LEAD_NUMBER, LEAD_ROLE};

#[e2e::test]
async fn each_fault_has_its_words_keeps_what_was_typed_and_nothing_else() -> Result<()> {
    let long = "r".repeat(61);
    let faults = [
        ("", "101", "fault_no_role", "own-role"),
        (long.as_str(), "101", "fault_long_role", "own-role"),
        (LEAD_ROLE, "", "fault_no_number", "own-number"),
        (LEAD_ROLE, "call me", "fault_not_dialled", "own-number"),
        (LEAD_ROLE, "0192 ext 5", "fault_not_dialled", "own-number"),
        (LEAD_ROLE, "12", "fault_wrong_length", "own-number"),
        (LEAD_ROLE, "1234567890123456", "fault_wrong_length", "own-number"),
    ];
    scenario::run(async |phone| {
        let own = phone.personal_contacts().await?;
        for (role, number, fault, field) in faults {
            own.keep(role, number).await?;
            own.faults(field, &format!("own.{fault}")).await?;
            own.holds(role, number).await?;
            own.lists(&[]).await?;
            let kept = database::own(phone.browser()?).await?;
            ensure!(kept.is_none(), "{fault}: kept is {kept:?}");
            own.frame.has_focus(field).await?;
        }
        own.keep(LEAD_ROLE, LEAD_NUMBER).await?;
        own.lists(&[LEAD]).await?;
        own.frame.says(".fault:not(:empty)", "").await
    })
    .await
}

#[e2e::test]
async fn five_are_enough() -> Result<()> {
    scenario::run(async |phone| {
        let own = phone.personal_contacts().await?;
        let roles = ["Role A", "Role B", "Role C", "Role D", "Role E"];
        let mut all = Vec::new();
        for role in roles {
            own.keep(role, "112").await?;
            all.push((role, "tel:112"));
            own.lists(&all).await?;
        }
        own.keep("Role F", "113").await?;
        own.faults("own-number", "own.fault_too_many").await?;
        own.holds("Role F", "113").await?;
        own.lists(&all).await?;
        phone.personal_contacts().await?.lists(&all).await
    })
    .await
}
