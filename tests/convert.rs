//! `convert` as a user runs it: a workbook whole or not at all, never over an input, and told of.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use assert_cmd::cargo::CommandCargoExt;
use tempfile::TempDir;

const PLAN: &str = "Verksamhetsplan 2025 för Samordningsförbundet Ekdalen\n\nBudget 2025 (tkr)\n\nIntäkter\n\
    Staten\t600\nRegionen\t300\nEkdalens kommun\t300\nSumma intäkter\t1 200\n\nKostnader\nPersonal\t-700\nLokaler\t-50\n\
    Insatser\t-400\nSumma kostnader\t-1 150\n\nResultat\t50\n";

fn folder() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let plan = folder.path().join("plan.txt");
    fs::write(&plan, PLAN).unwrap();
    (folder, plan)
}

fn convert(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("plankoll").unwrap();
    command.current_dir(folder).env("COLUMNS", "100").env("XDG_CONFIG_HOME", folder).env("HOME", folder);
    command.arg("convert").args(args).output().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// 0 or 1: done, whatever was found.
fn done(output: &Output) {
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{told}");
}

#[test]
fn a_plan_becomes_a_workbook_named_after_it() {
    let (folder, plan) = folder();
    let output = convert(folder.path(), &["plan.txt"]);
    done(&output);
    assert_eq!(names(folder.path()), ["plan.plankoll.xlsx", "plan.txt"]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("Arbetsboken är skriven: plan.plankoll.xlsx"), "{told}");
    let book = fs::read(folder.path().join("plan.plankoll.xlsx")).unwrap();
    assert!(book.starts_with(b"PK"), "a workbook");
    assert_eq!(fs::read_to_string(plan).unwrap(), PLAN, "the plan is left alone");
}

#[test]
fn an_existing_workbook_is_replaced_only_by_force() {
    let (folder, _) = folder();
    let target = folder.path().join("ut.xlsx");
    fs::write(&target, "min").unwrap();
    assert_eq!(convert(folder.path(), &["plan.txt", "-o", "ut.xlsx"]).status.code(), Some(2));
    assert_eq!(fs::read(&target).unwrap(), b"min");
    done(&convert(folder.path(), &["plan.txt", "-o", "ut.xlsx", "--force"]));
    assert!(fs::read(&target).unwrap().starts_with(b"PK"));
    assert_eq!(names(folder.path()), ["plan.txt", "ut.xlsx"], "nothing is left beside it");
}

#[test]
fn several_plans_go_into_a_folder_and_a_bad_one_does_not_stop_the_others() {
    let (folder, _) = folder();
    fs::write(folder.path().join("tom.txt"), "").unwrap();
    fs::write(folder.path().join("nasta.txt"), PLAN).unwrap();
    fs::create_dir(folder.path().join("ut")).unwrap();
    let output = convert(folder.path(), &["plan.txt", "tom.txt", "nasta.txt", "-o", "ut"]);
    assert_eq!(output.status.code(), Some(2), "one of them could not be done");
    assert!(String::from_utf8_lossy(&output.stderr).contains("tom.txt är tom"));
    assert_eq!(names(&folder.path().join("ut")), ["nasta.plankoll.xlsx", "plan.plankoll.xlsx"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_leaves_nothing() {
    let (folder, _) = folder();
    let output = convert(folder.path(), &["plan.txt", "-o", "/dev/full"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("disken är full"));
    assert_eq!(names(folder.path()), ["plan.txt"]);
    assert!(!fs::metadata("/dev/full").unwrap().is_file(), "the device stands");
}

#[test]
fn json_leaves_standard_output_to_the_report() {
    let (folder, _) = folder();
    let output = convert(folder.path(), &["plan.txt", "--format", "json"]);
    done(&output);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report.get("schema").and_then(|schema| schema.as_str()), Some("plankoll/report-1"));
    assert!(String::from_utf8_lossy(&output.stderr).contains("plan.plankoll.xlsx"));
}
