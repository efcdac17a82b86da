//! A plan held against last year's: what is told, and what it proves of figures that both print.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::process::Command;

use assert_cmd::cargo::CommandCargoExt;
use plankoll::finding::Severity;
use plankoll::plan::Plan;
use plankoll::{Examination, Options, examine};

const LAST: &str = "Verksamhetsplan 2025\nSamordningsförbundet Provdalen\n\nBudget 2025 (tkr)\n\nIntäkter\nMedlemmarna\t1700\nSumma intäkter\t1700\n\nKostnader\nStyrelse\t100\nKansli\t400\nIndividinriktade insatser\t900\nStrukturinriktade insatser\t300\nSumma kostnader\t1700\n\nResultat\t0\n";

const NEXT: &str = "Verksamhetsplan 2026\nSamordningsförbundet Provdalen\n\nDe administrativa kostnaderna minskar under året.\n\nBudget 2026 (tkr)\n\nIntäkter\nMedlemmarna\t1700\nSumma intäkter\t1700\n\nKostnader\nStyrelse\t120\nKansli\t580\nIndividinriktade insatser\t700\nStrukturinriktade insatser\t300\nSumma kostnader\t1700\n\nResultat\t0\n";

fn plan(text: &str, previous: Option<Plan>) -> Examination {
    examine(text.as_bytes(), "plan.txt", &Options { previous, ..Options::default() }).unwrap()
}

#[test]
fn costs_that_rise_while_the_prose_says_that_they_fall() {
    let last = plan(LAST, None).corrected;
    let told = plan(NEXT, Some(last.clone()));
    let found: Vec<_> = told.findings.iter().filter(|one| one.rule == "previous-change").collect();
    let rise = found.iter().find(|one| one.severity == Severity::Warning).unwrap();
    assert_eq!(rise.expected.unwrap().to_string(), "500000");
    assert_eq!(rise.actual.unwrap().to_string(), "700000");
    assert_eq!(rise.reasons.iter().filter_map(|reason| reason.place.line).collect::<Vec<_>>(), [4]);
    let fall = found.iter().find(|one| one.severity == Severity::Info).unwrap();
    assert_eq!(fall.expected.unwrap().to_string(), "1200000");
    assert!(told.judged.iter().any(|one| one.check.rule == "previous-change"));
    // The plan held against itself has nothing to tell, and without last year's plan nothing is judged.
    assert!(plan(LAST, Some(last)).findings.iter().all(|one| !one.rule.starts_with("previous-")));
    assert!(plan(NEXT, None).judged.iter().all(|one| !one.check.rule.starts_with("previous-")));
}

#[test]
fn the_command_takes_last_years_plan() {
    let folder = tempfile::TempDir::new().unwrap();
    fs::write(folder.path().join("last.txt"), LAST).unwrap();
    fs::write(folder.path().join("next.txt"), NEXT).unwrap();
    let run = |args: &[&str]| {
        let mut command = Command::cargo_bin("plankoll").unwrap();
        command.current_dir(folder.path()).env("XDG_CONFIG_HOME", folder.path()).args(args).output().unwrap()
    };
    let told = run(&["check", "next.txt", "--previous", "last.txt", "--format", "json"]);
    assert!(String::from_utf8(told.stdout).unwrap().contains("previous-change"));
    let missing = run(&["check", "next.txt", "--previous", "nowhere.txt"]);
    assert_eq!(missing.status.code(), Some(2));
    // Nobody can answer where the input is no terminal.
    let asked = run(&["convert", "next.txt", "--ask"]);
    assert_eq!(asked.status.code(), Some(2));
    assert!(!folder.path().join("next.plankoll.xlsx").exists());
}
