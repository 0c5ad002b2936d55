//! Faults put into the core, one at a time: the lives must notice each of them.
//!
//! The core has no dependencies, so that a fault is put into a copy of its text and compiled by `rustc` alone.

use std::{
    env, fs, iter,
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

/// What has not changed since the fault before is not compiled again.
fn compile(folder: &Path, arguments: &[&str]) {
    let done = Command::new(env::var("RUSTC").unwrap_or("rustc".to_owned()))
        .current_dir(folder)
        .args(["--edition", "2024", "--cap-lints", "allow", "-C", "incremental=incremental"])
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

/// What is wrong with the list itself, or with a fault that nobody has noticed. A copy of the core lies in the folder, and is
/// whole again afterwards.
fn try_one(folder: &Path, place: usize) -> Option<String> {
    let is_noticed_by = |first, lives| !lives_are_whole(folder, first, lives);
    let Some(fault) = place.checked_sub(1).map(|place| &FAULTS[place]) else {
        make_lives(folder);
        return is_noticed_by(1, LIVES_OF_THE_WHOLE).then(|| "the core itself breaks a promise".to_owned());
    };
    let path = folder.join("src").join(fault.file);
    let text = fs::read_to_string(&path).unwrap();
    if text.matches(fault.from).count() != 1 {
        return Some(format!("not found once: {}", fault.what));
    }
    fs::write(&path, text.replace(fault.from, fault.to)).unwrap();
    make_lives(folder);
    fs::write(&path, text).unwrap();
    let is_noticed = fault.life.is_some_and(|life| is_noticed_by(life, 1)) || is_noticed_by(1, LIVES);
    (!is_noticed).then(|| format!("not noticed: {}", fault.what))
}

/// Tries one after the other, as long as there are some, in a folder of its own.
fn work(next: &AtomicUsize, worker: &str) -> Vec<String> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap());
    let folder = Path::new(option_env!("CARGO_TARGET_TMPDIR").unwrap_or(".")).join("mutations").join(worker);
    drop(fs::remove_dir_all(&folder));
    for part in ["src", "tests"] {
        copy(&root.join(part), &folder.join(part));
    }
    let places = iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed)).take_while(|place| *place <= FAULTS.len());
    let wrong = places.filter_map(|place| try_one(&folder, place)).collect();
    drop(fs::remove_dir_all(&folder));
    wrong
}

#[test]
fn every_fault_that_is_put_into_the_core_is_noticed() {
    let next = &AtomicUsize::new(0);
    let wrong = thread::scope(|scope| {
        let workers = ["one", "other"].map(|worker| scope.spawn(move || work(next, worker)));
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect::<Vec<String>>()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
