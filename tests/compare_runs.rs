//! Whole runs of `diff` and `merge` over plans of our own writing.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use assert_cmd::cargo::CommandCargoExt;
use serde_json::Value;
use tempfile::TempDir;

const BEFORE: &str = "\
Samordningsförbundet Fjällnära

Verksamhetsplan och budget 2025

Ramen för 2025 är 2 000 tkr från medlemmarna. Lägre administrativa kostnader ger mer till insatserna.

Mål

Mål 1. Fler unga vuxna har kommit närmare arbete eller studier
Aktiviteter
- Driva ungdomsteamet i Norrby
- Möta skolans personal två gånger om året
Indikatorer
- Minst 40 unga har deltagit

Budget 2025, tkr

                               2025
INTÄKTER
Försäkringskassan             1 000
Region Fjäll                    500
Norrby kommun                   500
SUMMA INTÄKTER                2 000

KOSTNADER
Administration
Kansli                          300
Revision                         50
Insatser
Arbetsmarknadscoacher         1 000
Ungdomsteam Norr                450
Mässa                           200
SUMMA KOSTNADER               2 000
RESULTAT                          0
";

const AFTER: &str = "\
Samordningsförbundet Fjällnära

Verksamhetsplan och budget 2026

Ramen för 2026 är 2 000 tkr från medlemmarna. Lägre administrativa kostnader ger mer till insatserna.

Mål

Mål 1. Fler unga vuxna har kommit närmare arbete eller studier
Aktiviteter
- Driva ungdomsteamet i Norrby
Indikatorer
- Minst 50 unga har deltagit

Budget 2026, tkr

                               2026
INTÄKTER
Försäkringskassan             1 100
Region Fjäll                    550
Norrby kommun                   550
SUMMA INTÄKTER                2 200

KOSTNADER
Administration
Kansli                          380
Revision                         60
Insatser
Arbetsmarknadscoacher Norrby    600
Arbetsmarknadscoacher Söderby   450
Ungdomsteamet Norra             480
Hälsocoach                      230
SUMMA KOSTNADER               2 200
RESULTAT                          0
";

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("före.txt"), BEFORE).unwrap();
    fs::write(folder.path().join("efter.txt"), AFTER).unwrap();
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("plankoll").unwrap();
    command.current_dir(folder).env("COLUMNS", "80").env("XDG_CONFIG_HOME", folder).env("HOME", folder);
    command.args(args).output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn fault(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn sample(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name).display().to_string()
}

#[test]
fn two_plans_stand_side_by_side() {
    let folder = folder();
    let output = run(folder.path(), &["diff", "före.txt", "efter.txt"]);
    assert_eq!(output.status.code(), Some(0), "{}", fault(&output));
    let text = told(&output);
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    insta::assert_snapshot!("side_by_side", text);
    insta::assert_snapshot!(
        "side_by_side_in_english",
        told(&run(folder.path(), &["diff", "före.txt", "efter.txt", "--lang", "en"]))
    );
}

#[test]
fn a_plan_beside_itself_differs_in_nothing() {
    let folder = folder();
    for file in ["före.txt", &sample("finsam-exempelbygden-2025.txt")] {
        let text = told(&run(folder.path(), &["diff", file, file]));
        assert!(text.contains("Planerna är lika"), "{text}");
    }
}

#[test]
fn the_difference_as_json_keeps_its_schema() {
    let folder = folder();
    let output = run(folder.path(), &["diff", "före.txt", "efter.txt", "--format", "json"]);
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["schema"], "plankoll/diff-1");
    let how = |name: &str| {
        let lines = found["lines"].as_array().unwrap();
        let own = lines.iter().find(|line| line["label_before"] == name || line["label_after"] == name).unwrap();
        own["how"].as_str().unwrap().to_owned()
    };
    assert_eq!(how("Kansli"), "same");
    assert_eq!(how("Ungdomsteam Norr"), "renamed");
    assert_eq!(how("Arbetsmarknadscoacher"), "split");
    assert_eq!((how("Hälsocoach"), how("Mässa")), ("added".to_owned(), "dropped".to_owned()));
    let stale: Vec<&str> =
        found["stale"].as_array().unwrap().iter().map(|stale| stale["how"].as_str().unwrap()).collect();
    assert_eq!(stale, ["figure", "says_fall"]);
    let schema: Value = serde_json::from_slice(&run(folder.path(), &["schema", "diff"]).stdout).unwrap();
    for name in found.as_object().unwrap().keys() {
        assert!(schema["properties"][name].is_object(), "{name} has no schema");
    }
}

#[test]
fn a_workbook_is_written_beside_what_is_told() {
    let folder = folder();
    let output = run(folder.path(), &["diff", "före.txt", "efter.txt", "-o", "ut.xlsx"]);
    assert!(told(&output).ends_with("Arbetsboken är skriven: ut.xlsx\n"), "{}", told(&output));
    assert!(fs::read(folder.path().join("ut.xlsx")).unwrap().starts_with(b"PK"));
    let again = run(folder.path(), &["diff", "före.txt", "efter.txt", "-o", "ut.xlsx"]);
    assert_eq!(again.status.code(), Some(2), "it is not replaced without being asked");
    let json = run(folder.path(), &["diff", "före.txt", "efter.txt", "-o", "ut.xlsx", "--force", "--format", "json"]);
    assert!(
        serde_json::from_slice::<Value>(&json.stdout).is_ok(),
        "standard output belongs to the program that reads it"
    );
    let own = run(folder.path(), &["check", "ut.xlsx"]);
    assert_eq!(own.status.code(), Some(2));
    assert!(fault(&own).contains("sammanställning från plankoll"), "{}", fault(&own));
}

#[test]
fn forbund_that_become_one_have_one_budget() {
    let folder = TempDir::new().unwrap();
    let plans = [sample("finsam-exempelbygden-2025.txt"), sample("rikstad-2025.txt"), sample("tvalansbygden-2025.txt")];
    let mut args = vec!["merge"];
    args.extend(plans.iter().map(String::as_str));
    let output = run(folder.path(), &[&args[..], &["-o", "ihop.xlsx"]].concat());
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", fault(&output));
    let text = told(&output);
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    insta::assert_snapshot!("joint_budget", text);
    assert!(fs::read(folder.path().join("ihop.xlsx")).unwrap().starts_with(b"PK"));
    let json = run(folder.path(), &[&args[..], &["--format", "json"]].concat());
    let joint: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(joint["schema"], "plankoll/merge-1");
    let amount = |value: &Value| value.as_str().unwrap().parse::<i64>().unwrap();
    for total in joint["totals"].as_array().unwrap() {
        let each: i64 = total["amounts"].as_array().unwrap().iter().map(amount).sum();
        assert_eq!(each, amount(&total["together"]), "{total}");
    }
    assert_eq!(joint["reports"].as_array().unwrap().len(), 3);
    let schema: Value = serde_json::from_slice(&run(folder.path(), &["schema", "merge"]).stdout).unwrap();
    for name in joint.as_object().unwrap().keys() {
        assert!(schema["properties"][name].is_object(), "{name} has no schema");
    }
}

#[test]
fn what_would_say_nothing_is_refused_with_the_way_out() {
    let folder = folder();
    let refused = |args: &[&str], words: &str| {
        let output = run(folder.path(), args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty(), "{args:?}");
        assert!(fault(&output).contains(words), "{args:?}: {}", fault(&output));
        assert!(fault(&output).contains("gör så här"), "{args:?}");
    };
    refused(&["merge", "före.txt", "efter.txt"], "före.txt: 2025, efter.txt: 2026");
    refused(&["merge", "före.txt", "före.txt"], "är samma plan som");
    refused(&["merge", "före.txt"], "minst två");
    refused(&["merge", "före.txt", "saknas.txt"], "saknas.txt finns inte");
    refused(&["diff", "före.txt", "saknas.txt"], "saknas.txt finns inte");
    refused(&["diff", "före.txt", "efter.txt", "-o", "före.txt", "--force"], "före.txt");
    let mixed = run(folder.path(), &["merge", "före.txt", "efter.txt", "--mixed-years"]);
    assert!(matches!(mixed.status.code(), Some(0 | 1)));
    assert!(told(&mixed).contains("Planerna gäller olika år"), "{}", told(&mixed));
    let before: PathBuf = folder.path().join("före.txt");
    assert_eq!(fs::read_to_string(before).unwrap(), BEFORE, "an input is never written to");
}
