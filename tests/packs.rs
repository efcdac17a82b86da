//! Packs of a user's own, as the program meets them: the language's words on a plan, where packs are looked for, and
//! packs that mean harm, each refused with pack, line and caret and exit 2.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use assert_cmd::cargo::CommandCargoExt;
use tempfile::TempDir;

const PLAN: &str = "Finsam Ekdalen\nVerksamhetsplan och budget 2025\n\nBudget 2025 (tkr)\nIntäkter\nStaten            1 000\nRegionen            500\nKommunen            500\nSumma intäkter    2 000\n\nKostnader\nAdministration      400\nInsteget          1 500\nRevision            100\nSumma kostnader   2 000\n";

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("plan.txt"), PLAN).unwrap();
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("plankoll").unwrap();
    command.current_dir(folder).env("COLUMNS", "120").env("XDG_CONFIG_HOME", folder.join("config")).env("HOME", folder);
    command.args(args).output().unwrap()
}

fn rule(name: &str, body: &str) -> String {
    format!(
        "/// Regeln {name}\n///\n/// Prövar: det.\n/// Varför: därför.\n/// Gör: så.\nfn {name}() {{\n    {body}\n}}\n"
    )
}

fn outcomes(folder: &Path, script: &str) -> Vec<(String, String)> {
    fs::write(folder.join("egna.rhai"), script).unwrap();
    let output = run(folder, &["check", "plan.txt", "--rules", "./egna.rhai", "--format", "json"]);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let checks = report["checks"].as_array().unwrap().iter();
    let told = checks.map(|check| [&check["rule"], &check["outcome"]].map(|it| it.as_str().unwrap().to_owned()));
    told.map(|[rule, outcome]| (rule, outcome)).filter(|(rule, _)| rule.starts_with("ord-")).collect()
}

/// Each word of the language once where it holds and once where it does not.
#[test]
fn the_words_of_the_language_say_what_they_mean() {
    let pairs = [
        ("near", "near(line(\"Revision\"), 101.tkr, 2.tkr)", "near(line(\"Revision\"), 101.tkr, 500.kr)"),
        (
            "round",
            "round(line(\"Insteget\") / total(cost), 1) == 0.8",
            "round(line(\"Insteget\") / total(cost), 2) == 0.8",
        ),
        (
            "min",
            "min([line(\"Revision\"), line(\"Insteget\")]) <= 100.tkr",
            "min([line(\"Revision\"), 90.tkr]) >= 100.tkr",
        ),
        (
            "max",
            "max([line(\"Revision\"), line(\"Insteget\")]) >= 1500.tkr",
            "max([line(\"Revision\"), 90.tkr]) <= 90.tkr",
        ),
        ("abs", "abs(line(\"Revision\") - line(\"Administration\")) == 300.tkr", "abs(result()) > 0"),
        ("any", "any(lines(cost), amount() > 1.mkr)", "any(lines(cost), amount() > 2.mkr)"),
        ("each", "each(lines(cost), amount() <= 2.mkr)", "each(lines(cost), amount() <= 1.mkr)"),
        ("count", "count(lines(cost), amount() > 0) == 3", "count(lines(cost), amount() > 0) > 3"),
        (
            "either",
            "either(total(income) > 1.mkr, 10.tkr, 0.kr) == 10.tkr",
            "either(total(income) > 9.mkr, 10.tkr, 0.kr) == 10.tkr",
        ),
        ("or", "(total(income) > 9.mkr) | (total(cost) > 1.mkr)", "(total(income) > 9.mkr) | (total(cost) > 9.mkr)"),
        ("and", "(total(income) > 1.mkr) & !(total(cost) > 9.mkr)", "(total(income) > 1.mkr) & (total(cost) > 9.mkr)"),
        (
            "share",
            "cost_of(administration) <= 20.percent * total(cost)",
            "cost_of(administration) < 20.percent * total(cost)",
        ),
        ("day", "day(0, 1, 1) < day(0, 12, 31)", "day(-1, 11, 30) > day(0, 1, 1)"),
    ];
    let folder = folder();
    let script: String = pairs
        .iter()
        .map(|(word, holds, fails)| {
            let one = rule(&format!("ord_{word}_holds"), &format!("check({holds})"));
            one + &rule(&format!("ord_{word}_fails"), &format!("check({fails})"))
        })
        .collect();
    let told = outcomes(folder.path(), &script);
    assert_eq!(told.len(), 2 * pairs.len());
    let wrong: Vec<_> = told
        .iter()
        .filter(|(rule, outcome)| outcome != if rule.ends_with("-holds") { "passed" } else { "failed" })
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_rule_holds_for_its_years() {
    let folder = folder();
    let of = |years: &str| format!("check(total(income) > 9.mkr).error({years})");
    let script =
        [("now", "2025"), ("from", "from(2024)"), ("between", "between(2024, 2026)"), ("before", "up_to(2024)")]
            .map(|(name, years)| rule(&format!("ord_{name}"), &of(years)))
            .concat();
    let told = outcomes(folder.path(), &script);
    let told: Vec<(&str, &str)> = told.iter().map(|(rule, outcome)| (rule.as_str(), outcome.as_str())).collect();
    let failed = |rule| (rule, "failed");
    assert_eq!(told, [failed("ord-now"), failed("ord-from"), failed("ord-between"), ("ord-before", "not_applicable")]);
}

/// Packs that mean harm: what the refusal names.
#[test]
fn a_harmful_pack_is_refused_with_its_line() {
    let folder = folder();
    let deep = format!("let a = {}1{};", "(".repeat(500), ")".repeat(500));
    let harmful = [
        ("loop", "// en slinga\nloop { }".to_owned(), 2),
        ("string", "let a = \"x\";\nwhile true { a += a; }".to_owned(), 2),
        ("array", "let a = [1];\nwhile true { a += a; }".to_owned(), 2),
        ("recursion", "fn f(n) { f(n + 1) }\nf(0);".to_owned(), 2),
        ("nesting", format!("let b = 1;\n{deep}"), 2),
        ("eval", "let a = 1;\neval(\"1\");".to_owned(), 2),
        ("outside", "let a = 1;\nimport \"../hemligt\" as h;".to_owned(), 2),
        ("absolute", "let a = 1;\nimport \"/etc/passwd\" as h;".to_owned(), 2),
    ];
    for (name, script, line) in harmful {
        fs::write(folder.path().join("ond.rhai"), script).unwrap();
        let output = run(folder.path(), &["check", "plan.txt", "--rules", "./ond.rhai"]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{name}: {told}");
        assert!(
            told.contains(&format!("ond.rhai:{line}:")) || told.contains(&format!("ond:{line}:")),
            "{name}: {told}"
        );
        assert!(told.contains('^'), "{name}: {told}");
    }
}

#[test]
fn a_script_of_ten_megabytes_is_refused_by_its_size() {
    let folder = folder();
    fs::write(folder.path().join("stor.rhai"), "// x\n".repeat(2_000_000)).unwrap();
    let output = run(folder.path(), &["check", "plan.txt", "--rules", "./stor.rhai"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("256"), "{}", String::from_utf8_lossy(&output.stderr));
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let folder = folder();
    let packs = folder.path().join("egna");
    fs::create_dir_all(packs.join("mitt")).unwrap();
    fs::create_dir_all(folder.path().join("utanför")).unwrap();
    fs::write(folder.path().join("utanför/hemligt.rhai"), "fn found() { 1 }").unwrap();
    fs::write(packs.join("mitt/pack.rhai"), "import \"mitt/hemligt\" as h;\n").unwrap();
    std::os::unix::fs::symlink(folder.path().join("utanför/hemligt.rhai"), packs.join("mitt/hemligt.rhai")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("utanför"), packs.join("ut")).unwrap();
    let output = run(folder.path(), &["rules", "test", "mitt", "--rules-dir", "egna"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("mitt:1:") && told.contains("mitt/hemligt"), "{told}");
    let list = run(folder.path(), &["rules", "list", "--rules-dir", "egna"]);
    assert!(!String::from_utf8_lossy(&list.stdout).contains("hemligt"));
}

#[cfg(target_os = "linux")]
#[test]
fn the_platform_s_own_folder_of_packs_is_found() {
    let folder = folder();
    let packs = folder.path().join("config/plankoll/rules/ekdalen");
    fs::create_dir_all(&packs).unwrap();
    let own = rule("ord_egen", "check(total(cost) <= 1.mkr).says(\"För dyrt: {left}\").error()");
    fs::write(packs.join("pack.rhai"), format!("forbund(\"Samordningsförbundet Ekdalen\");\n{own}")).unwrap();
    fs::write(packs.join("english.txt"), "För dyrt: {left}\n= Too expensive: {left}\n").unwrap();
    // The plan writes "Finsam Ekdalen".
    let output = run(folder.path(), &["check", "plan.txt"]);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("fel[ord-egen]: För dyrt: 2 000 tkr") && told.contains("finsam, ekdalen"), "{told}");
    let english = run(folder.path(), &["check", "plan.txt", "--lang", "en"]);
    assert!(String::from_utf8_lossy(&english.stdout).contains("Too expensive: 2 000 tkr"));
}

#[test]
fn the_law_s_pack_speaks_english() {
    let folder = folder();
    let output = run(folder.path(), &["check", "plan.txt", "--lang", "en"]);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(told.contains("There is no multi-year plan: the finances of the next three years are not shown"), "{told}");
    assert!(told.contains("FinsamL (2003:1210), section 21"), "{told}");
    let page = run(folder.path(), &["rules", "show", "adopted-in-time", "--lang", "en"]);
    let page = String::from_utf8_lossy(&page.stdout).into_owned();
    assert!(page.contains("The budget is adopted by 30 November"), "{page}");
    for swedish in ["budgeten", "Prövar", "styrelsen"] {
        assert!(!page.contains(swedish), "{page}");
    }
}
