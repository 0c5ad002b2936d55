//! Compressed answers: unpacked, they must be the published bytes, and caches must know that there are several.

use std::io::Read;

use crate::body;
use crate::client::Answer;
use crate::files::File;
use crate::report::Report;

/// What browsers ask for, in the order of [`File::packed`].
pub const ALL: [&str; 2] = ["br", "gzip"];

/// Compares the answer to a browser that takes `asked`; `ours` is how many bytes the build has made of the file.
pub fn compare(file: &File, asked: &str, ours: Option<u64>, answer: &Answer, report: &mut Report) {
    let mut wrong = |what: String| report.wrong(file.name(), format!("asked for in {asked}, {what}"));
    if answer.status != 200 {
        return wrong(format!("is answered by {}", answer.status));
    }
    let Some(coding) = answer.header("Content-Encoding") else {
        if let Some(difference) = body::difference(file, &answer.body) {
            wrong(difference);
        } else if ours.is_some() {
            let what = format!("is not compressed for those who take {asked}");
            report.note(file.name(), what);
        }
        return;
    };
    if !coding.eq_ignore_ascii_case(asked) {
        return wrong(format!("comes in {coding}"));
    }
    match unpack(asked, &answer.body).map(|bytes| body::difference(file, &bytes)) {
        None => return wrong("comes in bytes that can't be unpacked".to_owned()),
        Some(Some(difference)) => return wrong(difference),
        Some(None) => {}
    }
    let vary = answer.header("Vary").unwrap_or_default().to_lowercase();
    let mut varies = vary.split(',').map(str::trim);
    if !varies.any(|name| matches!(name, "accept-encoding" | "*")) {
        wrong(NO_VARY.to_owned());
    }
    let came = answer.body.len() as u64;
    if ours.is_some_and(|ours| ours < came) {
        let what = format!("is compressed less well in {asked} than by the build");
        report.note(file.name(), what);
    }
}

const NO_VARY: &str = "has no “Vary: Accept-Encoding”: a cache may send it to a browser that can't unpack it";

fn unpack(coding: &str, packed: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = match coding {
        "br" => brotli_decompressor::Decompressor::new(packed, 4096).read_to_end(&mut bytes),
        _ => flate2::read::MultiGzDecoder::new(packed).read_to_end(&mut bytes),
    };
    read.is_ok().then_some(bytes)
}
