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

/// A sum that is not computed anew, and a pair of slips that may stand behind it instead.
const RIVALS: &str = include_str!("slips/two-swapped-pairs/plan.txt");

#[test]
fn a_likely_correction_and_its_rivals_are_told_the_same_in_json_on_the_terminal_and_in_the_workbook() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("plan.txt"), RIVALS).unwrap();
    let told = corrections(folder.path(), &[]);
    let brief: Vec<_> = told
        .iter()
        .map(|one| {
            let word = |name: &str| one[name].as_str().unwrap();
            let rank = one["alternative"].as_u64().unwrap();
            (rank, word("label"), word("old"), word("new"), word("operation"), word("confidence"))
        })
        .collect();
    let expected = [
        (1, "Summa intäkter", "4900000", "4927000", "sum", "likely"),
        (2, "Kommunbidrag", "1252000", "1225000", "digit", "open"),
        (2, "Resultat", "274000", "247000", "digit", "open"),
    ];
    assert_eq!(brief, expected);
    assert!(told.iter().all(|one| one["group"] == 1 && one["proof"].as_array().unwrap().len() == 2), "{told:#?}");

    let terminal = flat(&run(folder.path(), &["check", "plan.txt"]));
    let offered = terminal.split("Troliga, inte gjorda").nth(1).unwrap();
    assert!(offered.contains("där flera förklaringar visas är det förklaring 1 som görs"), "{offered}");
    let first = offered.find("förklaring 1: Summa intäkter").unwrap();
    let second = offered.find("förklaring 2: Kommunbidrag").unwrap();
    assert!(first < second);
    for (at, one) in told.iter().enumerate() {
        let why = flat(one["why"].as_str().unwrap());
        assert_eq!(offered.find(&why).map(|found| found < second), Some(at == 0), "{why}");
    }
    let english = flat(&run(folder.path(), &["check", "plan.txt", "--lang", "en"]));
    assert!(english.contains("where several explanations are shown it is explanation 1 that is made"), "{english}");

    run(folder.path(), &["convert", "plan.txt", "-o", "bok.xlsx"]);
    let mut book: Xlsx<_> = open_workbook(folder.path().join("bok.xlsx")).unwrap();
    let sheet = book.worksheet_range("Rättelser").unwrap();
    let rows: Vec<Vec<String>> = sheet.rows().map(|row| row.iter().map(Data::to_string).collect()).collect();
    for (one, cells) in
        told.iter().zip([["4900", "4927", "Trolig"], ["1252", "1225", "Oavgjord"], ["274", "247", "Oavgjord"]])
    {
        let row = rows.iter().find(|row| row.contains(&one["label"].as_str().unwrap().to_owned())).unwrap();
        let proof: Vec<&str> = one["proof"].as_array().unwrap().iter().map(|proof| proof.as_str().unwrap()).collect();
        for cell in cells.into_iter().chain([one["why"].as_str().unwrap(), &proof.join("\n")]) {
            assert!(row.contains(&cell.to_owned()), "{cell} is not in {row:?}");
        }
    }

    // What is said is what is done.
    run(folder.path(), &["convert", "plan.txt", "-o", "trolig.xlsx", "--apply", "likely"]);
    let again: Value =
        serde_json::from_str(&run(folder.path(), &["check", "trolig.xlsx", "--format", "json"])).unwrap();
    assert!(again["corrections"].as_array().unwrap().is_empty(), "{again:#?}");
}

#[test]
fn amounts_of_ten_to_the_fifteenth_are_read_corrected_and_written_to_the_last_digit() {
    let folder = TempDir::new().unwrap();
    let plan = "Verksamhetsplan 2026\nSamordningsförbundet Provdalen\n\nBudget 2026 (kr)\n\nIntäkter\nMedlemmarna\t1 000 000 000 000 000\nÖvriga intäkter\t1 000 000 000 000 003\nSumma intäkter\t2 000 000 000 000 003\n\nKostnader\nKansli\t1 000 000 000 000 000\nInsatser\t1 000 000 000 000 001\nSumma kostnader\t1 000 000 000 000 000\n\nResultat\t2\n";
    fs::write(folder.path().join("plan.txt"), plan).unwrap();
    let told = corrections(folder.path(), &[]);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!((&told[0]["old"], &told[0]["new"]), (&"1000000000000000".into(), &"2000000000000001".into()));
    assert_eq!(told[0]["confidence"], "certain");
    run(folder.path(), &["convert", "plan.txt", "-o", "bok.xlsx"]);
    let read: Value = serde_json::from_str(&run(folder.path(), &["import", "bok.xlsx", "--format", "json"])).unwrap();
    let lines = read["budgets"][0]["lines"].as_array().unwrap();
    let amount = |label: &str| {
        lines.iter().find(|line| line["label"] == label).unwrap()["amounts"][0].as_str().unwrap().to_owned()
    };
    assert_eq!(amount("Kansli"), "1000000000000000");
    assert_eq!(amount("Insatser"), "1000000000000001");
    assert_eq!(amount("Summa kostnader"), "2000000000000001");
}
