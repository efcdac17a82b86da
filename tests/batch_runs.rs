//! Whole runs of `batch`: a folder with all that folders have in them.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use assert_cmd::cargo::CommandCargoExt;
use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::Value;
use tempfile::TempDir;

fn sample(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name)
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("plankoll").unwrap();
    command.current_dir(folder).env("COLUMNS", "80").env("XDG_CONFIG_HOME", folder).env("HOME", folder);
    command.args(args).output().unwrap()
}

/// A folder with plans, nested ones, one twice, two of one name, what is no plan, what is broken, lock files.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join("planer").join(name);
    fs::create_dir_all(at("norr/djup")).unwrap();
    for (from, to) in [
        ("skargarden-2024.txt", "skargard.txt"),
        ("skargarden-2024.txt", "norr/skargard.txt"),
        ("kustlandet-2024.txt", "norr/djup/kust.txt"),
        ("sundslatten-2026.docx", "sund.docx"),
        ("sundslatten-2026.odt", "sund.odt"),
        ("solviken-2025.xlsx", "solviken.xlsx"),
        ("solviken-2025.xlsx", "~$solviken.xlsx"),
        ("protokollsutdrag-ostanvik.txt", "protokoll.txt"),
    ] {
        fs::copy(sample(from), at(to)).unwrap();
    }
    let whole = fs::read(sample("norrvattnet-2025.docx")).unwrap();
    fs::write(at("trasig.docx"), &whole[..whole.len() / 2]).unwrap();
    fs::write(at("tom.txt"), "").unwrap();
    fs::write(at(".dold.txt"), "x").unwrap();
    folder
}

fn statuses(path: &Path) -> BTreeMap<String, String> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let plans = book.worksheet_range("Planer").unwrap();
    let text = |cell: Option<&Data>| cell.map(ToString::to_string).unwrap_or_default();
    plans.rows().skip(4).map(|row| (text(row.first()), text(row.get(3)))).collect()
}

#[test]
fn a_folder_is_gone_through_and_nothing_stops_it() {
    let folder = folder();
    let output = run(folder.path(), &["batch", "planer", "-o", "ut"]);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.lines().all(|line| line.chars().count() <= 80), "{told}");
    insta::assert_snapshot!("batch", told);
    let ut = folder.path().join("ut");
    let found = statuses(&ut.join("sammanstallning.xlsx"));
    let told: Vec<(&str, &str)> = found.iter().map(|(file, status)| (file.as_str(), status.as_str())).collect();
    assert_eq!(
        told,
        [
            ("norr/djup/kust.txt", "i ordning"),
            ("norr/skargard.txt", "fel står kvar"),
            ("protokoll.txt", "ingen plan"),
            ("skargard.txt", "fel står kvar"),
            ("solviken.xlsx", "i ordning"),
            ("sund.docx", "i ordning"),
            ("sund.odt", "i ordning"),
            ("tom.txt", "gick inte att läsa"),
            ("trasig.docx", "gick inte att läsa"),
        ]
    );
    for book in [
        "norr/djup/kust.plankoll.xlsx",
        "norr/skargard.plankoll.xlsx",
        "skargard.plankoll.xlsx",
        "solviken.plankoll.xlsx",
        "sund.docx.plankoll.xlsx",
        "sund.odt.plankoll.xlsx",
    ] {
        assert!(fs::read(ut.join(book)).unwrap().starts_with(b"PK"), "{book}");
    }
}

#[test]
fn the_reports_are_those_of_check_in_the_files_order() {
    let folder = folder();
    run(folder.path(), &["batch", "planer", "-o", "ut"]);
    let lines = fs::read_to_string(folder.path().join("ut/rapporter.jsonl")).unwrap();
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let files: Vec<&str> = lines.iter().map(|line| line["file"].as_str().unwrap()).collect();
    let mut sorted = files.clone();
    sorted.sort_unstable();
    assert_eq!(files, sorted);
    assert_eq!(files.len(), 9);
    let own = lines.iter().find(|line| line["file"] == "skargard.txt").unwrap();
    let mut own = own.as_object().unwrap().clone();
    own.remove("file");
    let check = run(folder.path(), &["check", "planer/skargard.txt", "--format", "json"]);
    assert_eq!(Value::Object(own), serde_json::from_slice::<Value>(&check.stdout).unwrap());
    let broken = lines.iter().find(|line| line["file"] == "tom.txt").unwrap();
    assert_eq!((broken["schema"].as_str(), broken["status"].as_str()), (Some("plankoll/unread-1"), Some("unreadable")));
    // The same once more, into another folder: the same bytes.
    run(folder.path(), &["batch", "planer", "-o", "ut2"]);
    for name in ["rapporter.jsonl", "sammanstallning.xlsx", "norr/skargard.plankoll.xlsx"] {
        let read = |out: &str| fs::read(folder.path().join(out).join(name)).unwrap();
        assert!(read("ut") == read("ut2"), "{name} differs");
    }
}

#[test]
fn json_is_printed_too_and_own_books_are_not_read_again() {
    let folder = folder();
    let output = run(folder.path(), &["batch", "planer", "-o", "planer/ut", "--format", "json"]);
    let printed = String::from_utf8(output.stdout).unwrap();
    assert_eq!(printed, fs::read_to_string(folder.path().join("planer/ut/rapporter.jsonl")).unwrap());
    // Answers within the folder are not plans of the next run, wherever they were moved.
    fs::copy(
        folder.path().join("planer/ut/skargard.plankoll.xlsx"),
        folder.path().join("planer/skargard.plankoll.xlsx"),
    )
    .unwrap();
    fs::copy(folder.path().join("planer/ut/sammanstallning.xlsx"), folder.path().join("planer/gammal.xlsx")).unwrap();
    let again = run(folder.path(), &["batch", "planer", "-o", "planer/ut", "--force"]);
    let told = String::from_utf8(again.stdout).unwrap();
    assert!(told.starts_with("9 filer"), "{told}");
    assert!(told.contains("2 arbetsböcker från plankoll"), "{told}");
}

#[test]
fn the_exit_code_says_what_is_left() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    let code = |args: &[&str]| {
        let output = run(folder.path(), args);
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(code(&["batch", "saknas", "-o", "ut"]).0, 2);
    fs::create_dir(at("tom")).unwrap();
    let (none, told) = code(&["batch", "tom", "-o", "ut"]);
    assert!(none == 2 && told.contains("inga filer att läsa"), "{told}");
    assert!(!at("ut").exists(), "nothing is made where nothing is done");
    fs::create_dir(at("bra")).unwrap();
    fs::copy(sample("kustlandet-2024.txt"), at("bra/kust.txt")).unwrap();
    assert_eq!(code(&["batch", "bra", "-o", "ut"]).0, 0);
    let (filled, told) = code(&["batch", "bra", "-o", "ut"]);
    assert!(filled == 2 && told.contains("är inte tom"), "{told}");
    assert_eq!(code(&["batch", "bra", "-o", "ut", "--force"]).0, 0);
    let (same, told) = code(&["batch", "bra", "-o", "bra", "--force"]);
    assert!(same == 2 && told.contains("samma mapp"), "{told}");
    assert_eq!(code(&["batch", "bra", "-o", ".", "--force"]).0, 2, "nor a folder above it");
    fs::create_dir(at("skräp")).unwrap();
    fs::write(at("skräp/a.txt"), "Inget av värde.\n").unwrap();
    assert_eq!(code(&["batch", "skräp", "-o", "ut3"]).0, 2, "not a single plan");
    assert!(at("ut3/sammanstallning.xlsx").is_file(), "the reasons are told all the same");
    assert_eq!(code(&["batch", "bra"]).0, 2, "where to is not said");
}
