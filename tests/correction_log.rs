//! The log of a correction as JSON, on the terminal and in the workbook, and a line that a rule pack locks.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::Value;
use tempfile::TempDir;

/// The total leaves out its last line; the result knows it.
const PLAN: &str = "Verksamhetsplan 2026\nSamordningsförbundet Provdalen\n\nBudget 2026 (tkr)\n\nIntäkter\nMedlemmarna\t1730\nSumma intäkter\t1730\n\nKostnader\nStyrelse\t117\nKansli\t583\nIndividinriktade insatser\t641\nStrukturinriktade insatser\t364\nSumma kostnader\t1341\n\nResultat\t25\n";

/// A folder with the plan and a pack that locks its total.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("plan.txt"), PLAN).unwrap();
    let pack = "forbund(\"Samordningsförbundet Provdalen\");\nlocked(\"Summa kostnader\");\n";
    fs::write(folder.path().join("lås.rhai"), pack).unwrap();
    folder
}

fn run(folder: &Path, args: &[&str]) -> String {
    let mut command = Command::cargo_bin("plankoll").unwrap();
    let command = command.current_dir(folder).env("XDG_CONFIG_HOME", folder).env("COLUMNS", "200").args(args);
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

fn corrections(folder: &Path, more: &[&str]) -> Vec<Value> {
    let args = [&["check", "plan.txt", "--format", "json"], more].concat();
    let report: Value = serde_json::from_str(&run(folder, &args)).unwrap();
    report["corrections"].as_array().unwrap().clone()
}

/// Words of a text that is broken into lines.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_correction_is_told_the_same_in_json_on_the_terminal_and_in_the_workbook() {
    let folder = folder();
    let told = corrections(folder.path(), &[]);
    assert_eq!(told.len(), 1, "{told:#?}");
    let one = &told[0];
    assert_eq!((&one["label"], &one["column"]["year"]), (&"Summa kostnader".into(), &2026.into()));
    assert_eq!((&one["old"], &one["new"]), (&"1341000".into(), &"1705000".into()));
    assert_eq!((&one["operation"], &one["confidence"]), (&"sum".into(), &"certain".into()));
    assert_eq!((&one["place"]["line"], &one["changes_decided_sum"]), (&15.into(), &true.into()));
    let proof: Vec<&str> = one["proof"].as_array().unwrap().iter().map(|proof| proof.as_str().unwrap()).collect();
    assert_eq!(proof.len(), 2, "its own sum, and the result: {proof:?}");
    let terminal = flat(&run(folder.path(), &["check", "plan.txt"]));
    for said in [one["why"].as_str().unwrap(), proof[0], proof[1], "rad 15", "ändrar en beslutad summa"] {
        assert!(terminal.contains(&flat(said)), "{said} is not in {terminal}");
    }
    run(folder.path(), &["convert", "plan.txt", "-o", "bok.xlsx"]);
    let mut book: Xlsx<_> = open_workbook(folder.path().join("bok.xlsx")).unwrap();
    let sheet = book.worksheet_range("Rättelser").unwrap();
    let rows: Vec<Vec<String>> = sheet.rows().map(|row| row.iter().map(Data::to_string).collect()).collect();
    let row = rows.iter().find(|row| row.contains(&"Summa kostnader".to_owned())).unwrap();
    for cell in ["1341", "1705", "Säker", "ja", one["why"].as_str().unwrap(), &proof.join("\n")] {
        assert!(row.contains(&cell.to_owned()), "{cell} is not in {row:?}");
    }
    assert!(row.iter().any(|cell| cell.starts_with("rad 15")), "{row:?}");
}

#[test]
fn a_line_that_a_pack_locks_is_never_corrected() {
    let folder = folder();
    let told = corrections(folder.path(), &["--rules", "lås.rhai", "--apply", "likely"]);
    assert!(!told.is_empty(), "the fault is still told");
    assert!(told.iter().all(|one| one["label"] != "Summa kostnader" || one["old"].is_null()), "{told:#?}");
}
