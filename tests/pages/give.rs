//! The code for a camera leads to the address that the page shows.

use super::site::{all, guide, page, seen};
use one_minute_guide::page::Page;

/// Pixels a module is drawn with.
const SCALE: usize = 4;

#[test]
fn the_code_leads_to_the_address() {
    let html = page(Page::About);
    let Some(address) = guide().option("address") else {
        assert!(all(&html, "svg.code").is_empty(), "nobody has named an address");
        return;
    };
    assert_eq!(seen(&all(&html, "#give-address")[0]), address);
    let code = all(&html, "#give svg.code")[0];
    let width: usize =
        code.attr("viewbox").or(code.attr("viewBox")).unwrap().split(' ').nth(2).unwrap().parse().unwrap();
    let drawn = all(&html, "#give svg.code path")[1].attr("d").unwrap();
    let mut dark = vec![false; width * width];
    for stroke in drawn.split('M').filter(|stroke| !stroke.is_empty()) {
        let numbers: Vec<usize> =
            stroke.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
        let (column, row, length) = (numbers[0], numbers[1], numbers[2]);
        dark[row * width + column..][..length].fill(true);
    }
    let size = width * SCALE;
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(size, size, |x, y| {
        if dark[y / SCALE * width + x / SCALE] { 0 } else { 255 }
    });
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1, "a camera sees one code");
    assert_eq!(grids[0].decode().unwrap().1, address);
}
