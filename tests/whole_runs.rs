//! Whole runs over the samples: what the program prints is what the contract says.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use assert_cmd::cargo::CommandCargoExt;
use serde_json::Value;
use tempfile::TempDir;

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut found: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.file_name().unwrap() != "README.md" && path.is_file());
    found.sort();
    assert!(found.len() >= 6, "samples were found");
    found
}

fn run(folder: &Path, args: &[&str], files: &[&Path]) -> Output {
    let mut command = Command::cargo_bin("plankoll").unwrap();
    command.current_dir(folder).env("COLUMNS", "100").env("XDG_CONFIG_HOME", folder).env("HOME", folder);
    command.args(args).args(files).output().unwrap()
}

/// Each sample that is a plan, read once.
static PLANS: LazyLock<Vec<(PathBuf, Value)>> = LazyLock::new(|| {
    let folder = TempDir::new().unwrap();
    let read = samples().into_iter().filter_map(|path| {
        let output = run(folder.path(), &["import", "--format", "json"], &[&path]);
        match output.status.code() {
            Some(0) => Some((path, serde_json::from_slice(&output.stdout).unwrap())),
            Some(2) => None,
            other => panic!("{}: {other:?}", path.display()),
        }
    });
    let read: Vec<(PathBuf, Value)> = read.collect();
    assert!(read.len() >= 6, "samples were read");
    read
});

/// Amounts are decimal strings in kronor; amounts, printed and place run parallel to the columns; ids are unique.
#[test]
fn the_plans_of_the_samples_keep_the_contract() {
    let is_decimal = |value: &Value| {
        let text = value.as_str().unwrap_or_default();
        !text.is_empty() && text.trim_start_matches('-').chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    for (path, plan) in PLANS.iter() {
        let name = path.display();
        assert_eq!(plan["schema"], "plankoll/plan-1", "{name}");
        assert_eq!(plan["source"]["file"], path.file_name().unwrap().to_str().unwrap());
        assert_eq!(plan["source"]["sha256"].as_str().unwrap().len(), 64);
        let mut ids = Vec::new();
        for budget in plan["budgets"].as_array().unwrap() {
            let columns = budget["columns"].as_array().unwrap().len();
            for line in budget["lines"].as_array().unwrap() {
                ids.push(line["id"].as_str().unwrap().to_owned());
                let parts = ["amounts", "printed", "place"].map(|part| line[part].as_array().unwrap());
                for part in parts {
                    assert_eq!(part.len(), columns, "{name}: {line}");
                }
                for at in 0..columns {
                    let empty = parts.map(|part| part[at].is_null());
                    assert!(empty.iter().all(|one| *one == empty[0]), "{name}: {line}");
                    assert!(empty[0] || is_decimal(&parts[0][at]), "{name}: {line}");
                }
            }
        }
        let count = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), count, "{name}: an id stands twice");
        for claim in plan["claims"].as_array().unwrap() {
            assert!(claim["amount"].is_null() || is_decimal(&claim["amount"]), "{name}: {claim}");
        }
    }
}

/// Every printed figure stands where its place says, in the source itself.
#[test]
fn every_figure_stands_where_its_place_says() {
    let mut seen = 0;
    for (path, plan) in PLANS.iter().filter(|(_, plan)| plan["source"]["format"] == "text") {
        let Ok(text) = String::from_utf8(fs::read(path).unwrap()) else { continue };
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split('\n').collect();
        for line in plan["budgets"].as_array().unwrap().iter().flat_map(|budget| budget["lines"].as_array().unwrap()) {
            let (printed, places) = (line["printed"].as_array().unwrap(), line["place"].as_array().unwrap());
            for (printed, place) in printed.iter().zip(places).filter(|(printed, _)| !printed.is_null()) {
                let row = usize::try_from(place["line"].as_u64().unwrap()).unwrap() - 1;
                let column = usize::try_from(place["column"].as_u64().unwrap()).unwrap() - 1;
                let rest: String = lines[row].chars().skip(column).collect();
                let printed = printed.as_str().unwrap().trim();
                assert!(rest.starts_with(printed), "{}:{}: {printed:?} in {rest:?}", path.display(), row + 1);
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "figures were held against their sources: {seen}");
}

#[test]
fn the_report_counts_its_checks() {
    let folder = TempDir::new().unwrap();
    for (path, _) in PLANS.iter().take(6) {
        let output = run(folder.path(), &["check", "--format", "json"], &[path]);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["schema"], "plankoll/report-1");
        let checks = report["checks"].as_array().unwrap();
        for outcome in ["passed", "failed", "accepted", "not_applicable", "not_evaluated"] {
            let own = checks.iter().filter(|check| check["outcome"] == outcome).count();
            assert_eq!(report["rules"][outcome].as_u64().unwrap(), u64::try_from(own).unwrap(), "{outcome}");
        }
        // The exit code says what the report says.
        let settled = |finding: &Value| {
            report["corrections"]
                .as_array()
                .unwrap()
                .iter()
                .any(|correction| correction["applied"] == true && correction["group"] == finding["resolved_by"])
        };
        let left =
            report["findings"].as_array().unwrap().iter().any(|found| found["severity"] == "error" && !settled(found));
        assert_eq!(output.status.code(), Some(i32::from(left)), "{}", path.display());
    }
}

#[test]
fn several_files_give_a_line_each_and_go_on_after_a_fault() {
    let folder = TempDir::new().unwrap();
    let plans = &*PLANS;
    let (one, other) = (plans[0].0.as_path(), plans[1].0.as_path());
    let files = [one, Path::new("saknas.txt"), other];
    let output = run(folder.path(), &["import", "--format", "json"], &files);
    assert_eq!(output.status.code(), Some(2), "one of them could not be read");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("saknas.txt finns inte"), "{told}");
    let printed = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<Value> = printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines, [plans[0].1.clone(), plans[1].1.clone()]);
    // The same into a file.
    let output = run(folder.path(), &["import", "--format", "json", "-o", "ut.jsonl"], &files);
    assert!(output.stdout.is_empty());
    assert_eq!(fs::read_to_string(folder.path().join("ut.jsonl")).unwrap(), printed);
}

#[test]
fn a_plan_and_a_report_for_readers_fit_the_width_and_leave_the_source_alone() {
    let folder = TempDir::new().unwrap();
    for (path, _) in PLANS.iter().take(6) {
        let before = fs::read(path).unwrap();
        for (command, language) in [("import", "sv"), ("check", "en")] {
            let output = run(folder.path(), &[command, "--lang", language], &[path]);
            let text = String::from_utf8(output.stdout).unwrap();
            assert!(!text.contains('\u{1b}'), "no colours off the terminal");
            let long = text.lines().find(|line| line.chars().count() > 104);
            assert_eq!(long, None, "{} {command}: too long", path.display());
        }
        assert_eq!(fs::read(path).unwrap(), before);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was written");
}
