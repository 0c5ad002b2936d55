//! Makes the scripts as small as they can be: every phone fetches them, and the remarks are for who reads the source.

use super::{Outcome, cache, site::Site};
use std::{
    io::Write,
    process::{Command, Stdio},
};

/// Trunk's own minifier gives up on the glue; this one is set up by `cargo xtask`.
const MINIFIER: &str = "terser";

/// What a page loads, and whether it is a module.
const MINIFIED: [(&str, bool); 4] = [("boot.js", false), ("cover.js", false), ("updates.js", false), (GLUE, true)];

/// What wasm-bindgen writes between the page and the module.
pub const GLUE: &str = "one-minute-guide.js";

/// How its own start begins and ends.
const LONG_START: [&str; 2] = ["async function __wbg_load(", "export { initSync, __wbg_init as default };"];

/// For who brings the module's bytes, as `boot.js` does once it has looked at them.
const SHORT_START: &str = "export default async function (bytes) {
    const { instance, module } = await WebAssembly.instantiate(bytes, __wbg_get_imports());
    __wbg_finalize_init(instance, module);
}";

/// Its first lines hold slots that are filled last, from the final bytes of everything else.
const WORKER: &str = "sw.js";

/// Takes out of every script what only its readers need.
pub fn shrink(site: &mut Site) -> Outcome<()> {
    for (script, is_module) in MINIFIED {
        let mut text = site.take_text(script)?;
        if script == GLUE {
            text = with_short_start(&without_streams(&text))?;
        }
        let text = minified(script, &text, is_module)?;
        site.put(script, text);
    }
    let worker = site.take_text(WORKER)?;
    let (slots, code) = after_slots(&worker);
    let code = minified(WORKER, code, true)?;
    site.put(WORKER, [without_remarks(slots).into_bytes(), code].concat());
    Ok(())
}

/// The glue without the classes for streams from a server, whose side in the module `module.rs` takes out.
fn without_streams(text: &str) -> String {
    let mut kept = text.to_owned();
    for (begins, ends) in [("export class IntoUnderlying", ".prototype.free;\n"), ("const IntoUnderlying", ");\n")] {
        while let Some(from) = kept.find(begins) {
            let length = kept[from..].find(ends).map_or(begins.len(), |end| end + ends.len());
            kept.replace_range(from..from + length, "");
        }
    }
    kept
}

/// The glue without what fetches, streams and warns: half a kilobyte on every phone that nothing here calls.
fn with_short_start(text: &str) -> Outcome<String> {
    let [begins, ends] = LONG_START;
    let start = text.split_once(begins).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(ends)?;
        Some([before, SHORT_START, after].concat())
    });
    start.ok_or_else(|| format!("{GLUE}: wasm-bindgen starts it in another way"))
}

fn minified(script: &str, text: &str, is_module: bool) -> Outcome<Vec<u8>> {
    cache::kept(if is_module { "module" } else { "script" }, text.as_bytes(), |text| run(script, text, is_module))
}

fn run(script: &str, text: &[u8], is_module: bool) -> Outcome<Vec<u8>> {
    let failed = |error| format!("{script}: {MINIFIER} (set up by cargo xtask build): {error}");
    let mut command = Command::new(MINIFIER);
    command.args(["--compress", "passes=3", "--mangle"]);
    if is_module {
        command.arg("--module");
    }
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(failed)?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(text).map_err(failed)?;
    }
    let output = child.wait_with_output().map_err(failed)?;
    if output.status.success() && !output.stdout.is_empty() {
        Ok(output.stdout)
    } else {
        Err(format!("{script}: {MINIFIER} says above why"))
    }
}

/// A script's lines up to its last slot, and the rest.
fn after_slots(script: &str) -> (&str, &str) {
    let end = script.rfind("{{").map_or(0, |slot| {
        let line = script[slot..].find('\n');
        line.map_or(script.len(), |end| slot + end + 1)
    });
    script.split_at(end)
}

/// Whole lines only, so that nothing within a line of code has to be understood.
fn without_remarks(script: &str) -> String {
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    script.split_inclusive('\n').filter(is_code).collect()
}

#[cfg(test)]
mod tests {
    use super::{SHORT_START, after_slots, with_short_start, without_remarks, without_streams};

    #[test]
    fn slots_are_left_alone() {
        let script = "const A = {{a}};\nconst B = {{b}};\nuse(A);\n";
        assert_eq!(after_slots(script).1, "use(A);\n");
        assert_eq!(after_slots("use();"), ("", "use();"));
    }

    #[test]
    fn what_the_app_never_calls_goes_out_of_the_glue() {
        let glue = "export class IntoUnderlyingSink {\n}\nif (S) IntoUnderlyingSink.prototype[S] = IntoUnderlyingSink.prototype.free;\nlet wasm;\nconst IntoUnderlyingSinkFinalization = (F)\n    ? {}\n    : new F(ptr => free(ptr, 1));\nrun();";
        assert_eq!(without_streams(glue), "let wasm;\nrun();");
    }

    #[test]
    fn the_glue_starts_with_bytes_alone_or_the_build_stops() {
        let glue = "let wasm;\nasync function __wbg_load(module) {\n}\nexport { initSync, __wbg_init as default };\n";
        let short = ["let wasm;\n", SHORT_START, "\n"].concat();
        assert_eq!(with_short_start(glue), Ok(short));
        assert!(with_short_start("let wasm;").is_err());
    }

    #[test]
    fn code_stays_and_remarks_go() {
        let script = "// of the file\nlet a = 'http://x'; // beside\n  // deep\n}";
        assert_eq!(without_remarks(script), "let a = 'http://x'; // beside\n}");
    }
}
