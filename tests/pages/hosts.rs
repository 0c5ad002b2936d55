//! What hosts are told that no test can run: held against `_headers`, which says it once.

use super::site::text;

/// The headers of a rule of `_headers`.
fn headers(path: &str) -> Vec<(String, String)> {
    let rules = text("_headers");
    let after = rules.lines().skip_while(|line| *line != path).skip(1);
    let lines = after.take_while(|line| line.starts_with(' '));
    let pair = |line: &str| line.trim().split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned()));
    lines.filter_map(pair).collect()
}

#[test]
fn iis_is_told_what_the_other_hosts_are_told() {
    let config = text("web.config");
    let config = roxmltree::Document::parse(&config).unwrap();
    let of = |within: roxmltree::Node<'_, '_>| -> Vec<(String, String)> {
        let added = within.descendants().filter(|node| node.has_tag_name("add") && node.has_attribute("name"));
        let text = |node: &roxmltree::Node<'_, '_>, name| node.attribute(name).unwrap().to_owned();
        added.map(|node| (text(&node, "name"), text(&node, "value"))).collect()
    };
    let location = config.descendants().find(|node| node.has_tag_name("location")).unwrap();
    assert_eq!(location.attribute("path"), Some("assets"));
    assert_eq!(of(location), headers("/assets/*"));
    let root = config.root_element().children().find(|node| node.has_tag_name("system.webServer")).unwrap();
    assert_eq!(of(root), [headers("/*"), headers("/")].concat());
    // A header that stands twice is one that browsers refuse, or add up.
    let removed = location.descendants().filter(|node| node.has_tag_name("remove"));
    let removed: Vec<_> = removed.filter_map(|node| node.attribute("name")).collect();
    assert_eq!(removed, ["Cache-Control"]);
    for kind in [".webmanifest", ".wasm"] {
        assert!(
            config
                .descendants()
                .any(|node| node.attribute("fileExtension") == Some(kind) && node.has_tag_name("mimeMap")),
            "{kind}"
        );
    }
}
