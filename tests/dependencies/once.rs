//! What the site's build has compiled is not compiled again for the tests: cargo does so where they ask for more features.

use super::cargo::compiled_for;

#[test]
fn the_generators_crates_are_compiled_as_the_tests_need_them() {
    let generator = compiled_for(&["--package=generator", "--edges=normal,build"]);
    let all = compiled_for(&["--workspace", "--edges=all"]);
    let again: Vec<&String> = generator.difference(&all).collect();
    assert!(generator.len() > 100 && again.is_empty(), "crates/generator/Cargo.toml lacks features of {again:#?}");
}
