//! Every link leads somewhere within the site, or calls exactly the number it shows.

use super::site::{all, dist, guide, page, pages, seen, values, word};
use one_minute_guide::{
    domain::{Contact, Piece, pieces},
    page::Page,
};
use scraper::{ElementRef, Html};
use std::collections::BTreeSet;

#[test]
fn the_contacts_dial_every_number_in_its_order() {
    let html = page(Page::Contacts);
    let calls: Vec<&str> = all(&html, "article.card a.call").iter().filter_map(|link| link.attr("href")).collect();
    let called = guide().contacts.iter().filter(|contact| contact.is_called());
    let wanted: Vec<String> = called.map(Contact::href).collect();
    assert_eq!(calls, wanted);
}

#[test]
fn every_call_shows_the_number_that_it_dials() {
    for which in pages() {
        let html = page(which);
        let calls = all(&html, "a[href^='tel:']");
        assert!(!calls.is_empty());
        for call in calls {
            let href = call.attr("href").unwrap();
            let contact = guide().contacts.iter().find(|contact| contact.href() == href);
            let team = guide().team.iter().flat_map(|team| &team.roles);
            let of_team = team.clone().find(|role| role.href() == href);
            let number = contact.map(|contact| contact.number);
            let number = number.or(of_team.map(|role| role.number()));
            let number = number.unwrap_or_else(|| panic!("{which:?}: nobody is called by {href}"));
            assert!(seen(&call).contains(number), "{which:?}: {href} does not show {number}");
        }
    }
}

/// But where it stands in what is itself tapped, or where ways without a voice are meant.
#[test]
fn every_number_in_a_sentence_can_be_called() {
    let mut found = 0;
    for which in pages() {
        let html = page(which);
        for sentence in all(&html, "main p, main li, main td") {
            let texts = sentence.descendants().filter(|node| node.value().is_text());
            for text in texts {
                let said = text.value().as_text().map_or("", |text| text);
                let pieces = pieces(String::leak(said.to_owned()), guide().contacts, word("notes.texting"));
                let mut numbers = pieces.iter().filter(|piece| matches!(piece, Piece::Number(_)));
                found += numbers.clone().count();
                let mut around = text.ancestors().filter_map(ElementRef::wrap);
                let is_apart = around.any(|it| {
                    ["a", "summary", "button"].contains(&it.value().name()) || it.attr("id") == Some("added-no-voice")
                });
                assert!(is_apart || numbers.next().is_none(), "{which:?}: {said:?}");
            }
        }
    }
    assert!(found > 0 || guide().contacts.iter().all(|contact| !contact.is_called()), "no sentence has a number");
}

#[test]
fn both_calls_are_in_the_bar_of_every_page() {
    for which in pages() {
        let html = page(which);
        let bar: Vec<String> =
            all(&html, "#call-bar > a").iter().filter_map(|link| link.attr("href")).map(str::to_owned).collect();
        assert_eq!(bar.len(), 2, "{which:?}: {bar:?}");
        assert_eq!(bar[0], guide().emergency.href(), "{which:?}");
        let first = guide().first_call;
        match (guide().first_calls, first.ways) {
            ([one, ..], _) => assert!(bar[1].ends_with(&["#", one.id].concat()), "{bar:?}"),
            ([], _) if first.is_called() => assert_eq!(bar[1], first.href(), "{which:?}"),
            ([], ways) => assert_eq!(bar[1], ways[0].href(), "{which:?}"),
        }
    }
}

/// The pages elsewhere that the content's facts name, each with its name.
fn of_facts() -> Vec<(&'static str, &'static str)> {
    guide().facts.iter().filter_map(|fact| fact.link).collect()
}

/// All that the content names: also those of the guide's own text, the ways to a contact, the publisher's statement.
fn elsewhere() -> Vec<(String, &'static str)> {
    let blocks = guide().sections.iter().flat_map(|section| section.blocks);
    let statement = guide().option("accessibility");
    let ways = guide().contacts.iter().flat_map(|contact| contact.ways);
    let pages = of_facts().into_iter().chain(blocks.filter_map(|block| block.link));
    let pages = pages.map(|(link, name)| (link.to_owned(), name));
    let pages = pages.chain(ways.map(|way| (way.href(), way.name)));
    pages.chain(statement.map(|link| (link.to_owned(), word("shell.accessibility")))).collect()
}

#[test]
fn every_address_is_a_facts_or_relative_and_leads_to_a_file_or_a_place_on_the_page() {
    for which in pages() {
        let html = page(which);
        let folder = dist().join(which.file()).parent().unwrap().to_owned();
        let addresses = values(&html, "href").into_iter().chain(values(&html, "src"));
        let known =
            |address: &&str| address.starts_with("tel:") || elsewhere().iter().any(|(link, _)| link == *address);
        for address in addresses.filter(|address| !known(address)) {
            assert!(!address.contains(':') && !address.starts_with('/'), "{which:?}: {address} is not relative");
            if let Some(id) = address.strip_prefix('#') {
                assert_eq!(all(&html, &format!("[id='{id}']")).len(), 1, "{which:?}: {address}");
                continue;
            }
            let (address, place) = address.split_once('#').unwrap_or((address, ""));
            let target = folder.join(address);
            let target = if address.ends_with('/') { target.join("index.html") } else { target };
            assert!(target.is_file(), "{which:?}: {address} leads to no file");
            if !place.is_empty() {
                let html = Html::parse_document(&std::fs::read_to_string(&target).unwrap());
                let places = all(&html, &format!("[id='{place}']")).len();
                assert_eq!(places, 1, "{which:?}: {address}#{place}");
            }
        }
    }
}

#[test]
fn only_links_of_facts_lead_elsewhere_and_say_what_they_need() {
    for which in pages() {
        let html = page(which);
        let mut named = Vec::new();
        for link in all(&html, "[href*='://']") {
            assert_eq!(link.value().name(), "a", "{which:?}: it is fetched untold");
            assert_eq!(link.attr("rel"), Some("external noopener noreferrer"));
            assert_eq!(link.attr("target"), None, "{which:?}");
            let name = seen(&link);
            let name = name.trim().strip_suffix(word("notes.leaves"));
            let name = name.unwrap_or_else(|| panic!("{which:?}: it does not say where it leads"));
            named.push((link.attr("href").unwrap().to_owned(), name.trim().to_owned()));
        }
        // What stands before a way's name says by what it is reached.
        let is_wanted = |(link, name): &(String, String)| {
            elsewhere().iter().any(|(wanted, called)| wanted == link && name.ends_with(called))
        };
        assert!(named.iter().all(is_wanted), "{which:?}: {named:?}");
        if which == Page::About {
            let links: Vec<&str> = named.iter().map(|(link, _)| link.as_str()).collect();
            let facts: Vec<&str> = of_facts().iter().map(|(link, _)| *link).collect();
            assert!(links.starts_with(&facts), "{links:?}");
        }
    }
}

/// Whether an id is one of the guide's own, or one that the app makes of them.
fn is_the_guides(id: &str) -> bool {
    let signs = guide().groups.iter().flat_map(|group| group.indicators);
    let ids = (guide().sections.iter().map(|section| section.id))
        .chain(guide().groups.iter().map(|group| group.id))
        .chain(signs.map(|sign| sign.id))
        .chain(guide().contacts.iter().map(|contact| contact.id));
    let looked = guide().groups.iter().map(|group| ["looked-", group.id].concat());
    let added = guide().added.iter().map(|added| ["added-", added.id].concat());
    ids.into_iter().any(|own| own == id) || looked.chain(added).any(|own| own == id)
}

#[test]
fn no_guide_may_have_an_id_of_the_apps_own() {
    let mut own = BTreeSet::new();
    for which in pages() {
        let html = page(which);
        let ids = values(&html, "id").into_iter().map(str::to_owned);
        own.extend(ids.filter(|id| !is_the_guides(id)));
        // What a template holds is on the page later.
        for template in all(&html, "template") {
            let held = Html::parse_fragment(&template.inner_html());
            own.extend(values(&held, "id").into_iter().map(str::to_owned));
        }
    }
    let reserved: Vec<String> = guide::RESERVED_IDS.iter().map(|id| (*id).to_owned()).collect();
    let own: Vec<String> = own.into_iter().collect();
    if pages().len() == Page::ALL.len() && guide().option("address").is_none() {
        assert_eq!(own, reserved);
    }
}

#[test]
fn ids_are_unique_on_every_page() {
    for which in pages() {
        let html = page(which);
        let ids = values(&html, "id");
        let unique: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len(), "{which:?}");
    }
}

#[test]
fn what_is_no_voice_call_is_never_worded_as_one() {
    for which in pages() {
        let html = page(which);
        for way in all(&html, "a[href^='sms:'], a[href^='mailto:']") {
            let said = seen(&way);
            let by = ["contacts.by_text", "contacts.by_email"].map(word);
            assert!(by.iter().any(|by| said.contains(by)), "{which:?}: {said}");
            let call = word("contacts.call");
            assert!(!said.split_whitespace().any(|part| part == call), "{which:?}: {said}");
        }
    }
}
