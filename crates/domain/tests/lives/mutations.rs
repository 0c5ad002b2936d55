//! Faults put into the core, one at a time: the lives must notice each of them.
//!
//! The core has no dependencies, so that a fault is put into a copy of its text and compiled by `rustc` alone.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Duration,
};

mod list;

use list::FAULTS;

/// So many lives are lived with a fault, from the first; most faults break a promise in the first hundreds.
const LIVES: u32 = 20_000;
/// So many with a core that is whole, which has lived all of them in a test of its own.
const LIVES_OF_THE_WHOLE: u32 = 500;
/// They take a few seconds.
const MAX_SECONDS: u64 = 180;

/// A text in the core, what stands there instead, and what is wrong then; and, where few do, a life that notices it, which is
/// lived before the others. If the core changes so that it does not any more, one of the others will, after seconds.
pub struct Fault {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    what: &'static str,
    life: Option<u32>,
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (path, copied) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &copied);
        } else {
            fs::copy(path, copied).unwrap();
        }
    }
}

fn compile(folder: &Path, arguments: &[&str]) {
    let done = Command::new(env::var("RUSTC").unwrap_or("rustc".to_owned()))
        .current_dir(folder)
        .args(["--edition", "2024", "--cap-lints", "allow"])
        .args(arguments)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{}: {said}", folder.display());
}

/// Makes the lives of the core that lies in a folder.
fn make_lives(folder: &Path) {
    let core = ["--crate-type", "rlib", "--crate-name", "domain"];
    compile(folder, &[&core[..], &["src/lib.rs"]].concat());
    let lives = ["--test", "--crate-name", "lives", "--extern", "domain=libdomain.rlib"];
    compile(folder, &[&lives[..], &["-L", ".", "tests/lives/main.rs"]].concat());
}

/// Whether so many lives, from this one on, keep every promise.
fn lives_are_whole(folder: &Path, first: u32, lives: u32) -> bool {
    let mut lives = Command::new(folder.join("lives"))
        .arg("nothing_is_lost")
        .envs([("LIVES", &*lives.to_string()), ("SEED", &*first.to_string()), ("RUST_BACKTRACE", "0"), ("SHOWN", "1")])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // A fault may make a life endless, which is noticed as well.
    for _ in 0..MAX_SECONDS * 20 {
        if let Some(status) = lives.try_wait().unwrap() {
            return status.success();
        }
        thread::sleep(Duration::from_millis(50));
    }
    lives.kill().unwrap();
    lives.wait().unwrap();
    false
}

/// Copies the core and puts a fault into it.
fn put(root: &Path, name: &str, fault: Option<&Fault>) -> PathBuf {
    let folder = Path::new(option_env!("CARGO_TARGET_TMPDIR").unwrap_or(".")).join("mutations").join(name);
    drop(fs::remove_dir_all(&folder));
    copy(&root.join("src"), &folder.join("src"));
    copy(&root.join("tests"), &folder.join("tests"));
    if let Some(Fault { file, from, to, .. }) = fault {
        let path = folder.join("src").join(file);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, text.replace(from, to)).unwrap();
    }
    folder
}

/// What is wrong with the list itself, or with a fault that nobody has noticed.
fn try_one(root: &Path, place: usize) -> Option<String> {
    let fault = place.checked_sub(1).map(|place| &FAULTS[place]);
    if let Some(fault) = fault {
        let text = fs::read_to_string(root.join("src").join(fault.file)).unwrap();
        if text.matches(fault.from).count() != 1 {
            return Some(format!("not found once: {}", fault.what));
        }
    }
    let folder = put(root, &place.to_string(), fault);
    make_lives(&folder);
    let is_noticed_by = |first, lives| !lives_are_whole(&folder, first, lives);
    let wrong = match fault {
        None => is_noticed_by(1, LIVES_OF_THE_WHOLE).then(|| "the core itself breaks a promise".to_owned()),
        Some(fault) => {
            let is_noticed = fault.life.is_some_and(|life| is_noticed_by(life, 1));
            (!is_noticed && !is_noticed_by(1, LIVES)).then(|| format!("not noticed: {}", fault.what))
        }
    };
    drop(fs::remove_dir_all(folder));
    wrong
}

#[test]
fn every_fault_that_is_put_into_the_core_is_noticed() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap());
    let next = AtomicUsize::new(0);
    let work = || {
        let mut wrong = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            if place > FAULTS.len() {
                return wrong;
            }
            wrong.extend(try_one(&root, place));
        }
    };
    let wrong = thread::scope(|scope| {
        let workers = [scope.spawn(work), scope.spawn(work)];
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect::<Vec<String>>()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
