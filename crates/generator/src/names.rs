//! The names by which the module knows what the glue does for it. wasm-bindgen ends each with a hash, which no compression
//! shortens, and both files have all of them: three kilobytes on every phone, for nobody to read.

use super::{
    Outcome,
    module::{self, find},
    scripts::GLUE,
    site::Site,
};

const BEGINS: &str = "__wb";
/// Signs of the hash at a name's end.
const HASH: usize = 16;

/// Gives both files the same short names, once all else is done to them.
pub fn shorten(site: &mut Site) -> Outcome<()> {
    let glue = site.take_text(GLUE)?;
    let mut bytes = site.take(module::FILE)?;
    let glue = renamed(&glue, &mut bytes);
    site.put(GLUE, glue.into_bytes());
    site.put(module::FILE, bytes);
    Ok(())
}

/// Each new name is as long as the old one, so that nothing else of the module moves.
fn renamed(glue: &str, module: &mut [u8]) -> String {
    let mut glue = glue.to_owned();
    for (place, old) in hashed(&glue).into_iter().enumerate() {
        let new = format!("_{place:0width$}", width = old.len() - 1);
        // Of a few the module has no use any more: those keep theirs.
        let Some(at) = find(module, old.as_bytes()) else {
            continue;
        };
        module[at..at + old.len()].copy_from_slice(new.as_bytes());
        glue = glue.replace(&old, &new);
    }
    glue
}

/// The names with a hash, in the order in which the glue has them.
fn hashed(glue: &str) -> Vec<String> {
    let is_of_name = |sign: char| sign.is_ascii_alphanumeric() || sign == '_';
    let mut names: Vec<String> = Vec::new();
    for word in glue.split(|sign| !is_of_name(sign)) {
        let hash = word.rsplit('_').next().unwrap_or_default();
        let is_hash = hash.len() == HASH && hash.chars().all(|sign| sign.is_ascii_hexdigit());
        if word.starts_with(BEGINS) && is_hash && !names.iter().any(|name| name == word) {
            names.push(word.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::renamed;

    #[test]
    fn both_files_get_the_same_names_of_the_same_lengths() {
        let glue = "let __wbg_a=1;x={__wbg_now_0123456789abcdef:()=>1,__wbg_get_fedcba9876543210(e){}}";
        let mut module = b"\x1c__wbg_get_fedcba9876543210\0\x1c__wbg_now_0123456789abcdef\0".to_vec();
        let short = "let __wbg_a=1;x={_0000000000000000000000000:()=>1,_0000000000000000000000001(e){}}";
        assert_eq!(renamed(glue, &mut module), short);
        assert_eq!(module, b"\x1c_0000000000000000000000001\0\x1c_0000000000000000000000000\0");
        assert_eq!(renamed(glue, &mut module), glue);
    }
}
