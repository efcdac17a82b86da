//! The program, tried on a file that may do harm: with half a gigabyte of memory and no more, and in time.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use assert_cmd::cargo::CommandCargoExt;
use tempfile::TempDir;

/// A release build has ten seconds; one without optimization on a busy machine has ten times as long.
const TIME: Duration = Duration::from_secs(100);

/// The program with these arguments on a file of this name, under a cap on its memory where the system has one.
pub(crate) fn tried(name: &str, bytes: &[u8], arguments: &str) -> Output {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    let program = Command::cargo_bin("plankoll").unwrap();
    let program = Path::new(program.get_program()).to_owned();
    let mut command = if cfg!(target_os = "linux") {
        let mut shell = Command::new("sh");
        // In kilobytes: 512 MB of addresses, of which memory is a part.
        shell.arg("-c").arg(format!("ulimit -v 500000; exec \"$0\" {arguments}")).arg(program);
        shell
    } else {
        let mut plain = Command::new(program);
        plain.args(arguments.split(' '));
        plain
    };
    let began = Instant::now();
    let output = command.current_dir(folder.path()).env("HOME", folder.path()).env("COLUMNS", "400").output().unwrap();
    assert!(began.elapsed() < TIME, "{name}: {:?}", began.elapsed());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "something was left behind");
    output
}

/// The file is refused with one error that says this, and a way out; in Swedish and in English.
pub(crate) fn refused(name: &str, bytes: &[u8], words: &str) {
    let output = tried(name, bytes, &format!("check {name}"));
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{name}, {words}: {told}");
    assert!(output.stdout.is_empty(), "{name}");
    assert_eq!(told.matches("fel: ").count(), 1, "{name}: {told}");
    assert!(told.contains(words), "{name}: no {words:?} in\n{told}");
    assert!(told.contains("gör så här: ") && !told.contains("panicked"), "{name}: {told}");
}

/// The file is read, and is no plan.
pub(crate) fn no_plan(name: &str, bytes: &[u8]) {
    refused(name, bytes, "har ingen budgettabell");
}
