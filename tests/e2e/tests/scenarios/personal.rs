//! The personal contacts that scenarios are about.

use anyhow::Result;
use e2e::Phone;
use e2e::guide::words;
use e2e::pages::PersonalContacts;

/// What is typed of one.
pub const LEAD_ROLE: &str = "Our designated lead";
/// Its number, as people write it.
pub const LEAD_NUMBER: &str = "(01922) 000 000";
/// Its call.
pub const LEAD_CALL: &str = "tel:01922000000";
/// Its place in the list.
pub const LEAD: (&str, &str) = (LEAD_ROLE, LEAD_CALL);
/// The call of another one, typed as it is dialled.
pub const OFFICE_CALL: &str = "tel:112";
/// The place in the list of the other one.
pub const OFFICE: (&str, &str) = ("School office: front desk", OFFICE_CALL);

/// Opens the contacts and keeps both.
pub async fn kept(phone: &Phone) -> Result<PersonalContacts<'_>> {
    let own = phone.personal_contacts().await?;
    own.keep(LEAD_ROLE, LEAD_NUMBER).await?;
    own.lists(&[LEAD]).await?;
    own.announces(words("own.kept")).await?;
    own.keep(OFFICE.0, "112").await?;
    own.lists(&[LEAD, OFFICE]).await?;
    own.announces(words("own.kept")).await?;
    Ok(own)
}
