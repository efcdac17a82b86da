//! `convert --memo`: a Word memo that another reader of Word opens too, whole or not at all.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;
use std::process::{Command, Output};

use assert_cmd::cargo::CommandCargoExt;
use tempfile::TempDir;

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");

fn convert(folder: &Path, plans: &[&str], rest: &[&str]) -> Output {
    let mut command = Command::cargo_bin("plankoll").unwrap();
    command.current_dir(folder).env("XDG_CONFIG_HOME", folder).env("HOME", folder).arg("convert");
    command.args(plans.iter().map(|plan| format!("{SAMPLES}/{plan}"))).args(rest).output().unwrap()
}

/// All words of the memo, as docx-rs reads them.
fn words(path: &Path) -> String {
    let document = docx_rs::read_docx(&std::fs::read(path).unwrap()).unwrap();
    document.json()
}

#[test]
fn the_memo_tells_what_was_read_corrected_and_aimed_at() {
    let folder = TempDir::new().unwrap();
    let done = convert(folder.path(), &["finsam-exempelbygden-2025.txt"], &["--memo", "PM.docx"]);
    assert!(String::from_utf8_lossy(&done.stdout).contains("PM:et är skrivet: PM.docx"));
    let told = words(&folder.path().join("PM.docx"));
    for heading in ["Sammanfattning", "Vad som är läst", "Vad som avviker och varför", "Rättelser", "Mål"] {
        assert!(told.contains(heading), "no {heading:?}");
    }
    assert!(folder.path().join("finsam-exempelbygden-2025.plankoll.xlsx").is_file());
}

#[test]
fn each_of_several_plans_has_its_memo_in_a_folder() {
    let folder = TempDir::new().unwrap();
    convert(folder.path(), &["kustlandet-2024.txt", "solviken-2025.xlsx"], &["--memo", ".", "--lang", "en"]);
    assert!(words(&folder.path().join("kustlandet-2024.plankoll.docx")).contains("What deviates, and why"));
    assert!(folder.path().join("solviken-2025.plankoll.docx").is_file());
}

#[test]
fn one_memo_for_several_plans_is_refused_before_anything_is_written() {
    let folder = TempDir::new().unwrap();
    let done = convert(folder.path(), &["kustlandet-2024.txt", "solviken-2025.xlsx"], &["--memo", "PM.docx"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&done.stderr).contains("--memo"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_memo_that_exists_is_kept() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("PM.docx"), "mine").unwrap();
    let done = convert(folder.path(), &["kustlandet-2024.txt"], &["--memo", "PM.docx"]);
    assert_eq!(done.status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(folder.path().join("PM.docx")).unwrap(), "mine");
}
