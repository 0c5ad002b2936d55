//! Takes the remarks out of the scripts: they are for who reads the source, and every phone would fetch them.

use super::{Outcome, site::Site};

/// What stands in Trunk's folder as a script.
const SCRIPTS: [&str; 4] = ["boot.js", "one-minute-guide.js", "sw.js", "updates.js"];

/// Takes them out of every script.
pub fn strip(site: &mut Site) -> Outcome<()> {
    for script in SCRIPTS {
        let text = without_remarks(&site.take_text(script)?);
        site.put(script, text.into_bytes());
    }
    Ok(())
}

/// Whole lines only, so that nothing within a line of code has to be understood.
fn without_remarks(script: &str) -> String {
    let mut within = false;
    let is_code = |line: &&str| {
        let line = line.trim_start();
        let begins = line.starts_with("/**");
        let is_remark = within || begins || line.starts_with("//");
        within = (within || begins) && !line.trim_end().ends_with("*/");
        !is_remark
    };
    script.split_inclusive('\n').filter(is_code).collect()
}

#[cfg(test)]
mod tests {
    use super::without_remarks;

    #[test]
    fn code_stays_and_remarks_go() {
        let script = "// of the file\nlet a = 'http://x'; // beside\n  /** one line */\n/**\n * more\n */\nlet b = a / 2;\n  // deep\n}";
        assert_eq!(
            without_remarks(script),
            "let a = 'http://x'; // beside\nlet b = a / 2;\n}"
        );
    }
}
