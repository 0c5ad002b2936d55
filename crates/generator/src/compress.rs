//! Compressed copies beside the files, for hosts that send such copies as they are.

use super::{cache, site::Site};
use std::io::Write;

/// Larger files are the module and its like: the same for every guide, and what takes longest.
const LARGE: usize = 16_384;

/// Brotli at its strongest, as the budgets count it.
pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    kept("brotli", bytes, compressed)
}

/// What was compressed before is not compressed again, if it is worth the disk.
fn kept(how: &str, bytes: &[u8], compress: fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    if bytes.len() < LARGE {
        return compress(bytes);
    }
    let kept = cache::kept(how, bytes, |bytes| Ok(compress(bytes)));
    // A disk that keeps nothing costs time alone.
    kept.unwrap_or_else(|_| compress(bytes))
}

fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    // Writing to memory does not fail; if it did, the copy would be empty and be left out below.
    if brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters).is_err() {
        compressed.clear();
    }
    compressed
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.unwrap_or_default()
}

/// Writes `.br` and `.gz` beside every text and the module, where they are smaller.
pub fn write(site: &mut Site) {
    // Nobody fetches the words for the host.
    let worth = |path: &str| !path.ends_with(".png") && !path.starts_with(['_', '.']);
    let files = site.files().filter(|(path, _)| worth(path));
    let copies: Vec<(String, Vec<u8>)> = files
        .flat_map(|(path, bytes)| {
            [(format!("{path}.br"), brotli(bytes)), (format!("{path}.gz"), kept("gzip", bytes, gzip))]
                .into_iter()
                .filter(|(_, copy)| !copy.is_empty() && copy.len() < bytes.len())
        })
        .collect();
    for (path, copy) in copies {
        site.put(&path, copy);
    }
}
