//! A plan with more faults than the budget of work searches through: what was searched is said to be no more than that, on
//! the terminal, in JSON and in the workbook, and nothing is guessed.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use std::path::Path;

use assert_cmd::Command;
use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::Value;
use tempfile::TempDir;

/// Three wide groups that each hold a fault, below a total that holds one too: there are more explanations than are looked at.
const FOUND: &str = "Längre än så har inte sökts: det kan finnas fler.";
/// The income's total, which was not come to.
const LEFT: &str = "Längre än så har inte sökts: planen har fler samtidiga avvikelser än vad som genomsöks.";

fn run(folder: &Path, args: &[&str]) -> String {
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/unsearched/plan.txt");
    let mut command = Command::cargo_bin("plankoll").unwrap();
    let command = command.current_dir(folder).env("XDG_CONFIG_HOME", folder).env("COLUMNS", "100").arg(args[0]);
    String::from_utf8(command.arg(plan).args(&args[1..]).output().unwrap().stdout).unwrap()
}

/// Words of a text that is broken into lines.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_was_not_searched_further_is_said_everywhere_and_nothing_is_guessed() {
    let folder = TempDir::new().unwrap();
    let report: Value = serde_json::from_str(&run(folder.path(), &["check", "--format", "json"])).unwrap();
    let errors: Vec<&Value> =
        report["findings"].as_array().unwrap().iter().filter(|one| one["severity"] == "error").collect();
    let help = |rule: &str| {
        let own: Vec<&str> =
            errors.iter().filter(|one| one["rule"] == rule).map(|one| one["help"].as_str().unwrap()).collect();
        own.join("\n")
    };
    assert_eq!(errors.len(), 2, "{errors:#?}");
    assert!(help("sum-mismatch").contains(FOUND), "{}", help("sum-mismatch"));
    assert!(help("total-mismatch").contains(LEFT), "{}", help("total-mismatch"));
    let corrections = report["corrections"].as_array().unwrap();
    assert!(!corrections.is_empty());
    assert!(corrections.iter().all(|one| one["confidence"] == "open"), "nothing is guessed");

    let terminal = flat(&run(folder.path(), &["check"]));
    assert!(terminal.contains(FOUND) && terminal.contains(LEFT), "{terminal}");
    let english = flat(&run(folder.path(), &["check", "--lang", "en"]));
    assert_eq!(english.matches("not searched further").count(), 2, "{english}");

    run(folder.path(), &["convert", "-o", "bok.xlsx"]);
    let mut book: Xlsx<_> = open_workbook(folder.path().join("bok.xlsx")).unwrap();
    let texts: Vec<String> = book
        .worksheets()
        .iter()
        .flat_map(|(_, sheet)| sheet.rows().flatten().map(Data::to_string).collect::<Vec<_>>())
        .collect();
    for said in [FOUND, LEFT] {
        assert!(texts.iter().any(|text| text.contains(said)), "{said} is not in the workbook");
    }
    // Nothing is changed, by whatever is asked for.
    let after: Value =
        serde_json::from_str(&run(folder.path(), &["check", "--apply", "likely", "--format", "json"])).unwrap();
    let left = after["findings"].as_array().unwrap().iter().filter(|one| one["severity"] == "error");
    assert_eq!(left.count(), 2);
}
