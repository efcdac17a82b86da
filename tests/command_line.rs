//! The program as a user runs it: what it answers to bad input, that it leaves nothing behind, and how it exits.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use assert_cmd::cargo::CommandCargoExt;
use tempfile::TempDir;

/// The program, in a folder of its own and with nothing of the user's around it.
fn plankoll(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("plankoll").unwrap();
    command.current_dir(folder).env("COLUMNS", "100").env("XDG_CONFIG_HOME", folder).env("HOME", folder);
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    plankoll(folder).args(args).output().unwrap()
}

fn error(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A run that could not do its job: exit 2, nothing on standard output, one error, the words, a way out, and no
/// other file in the folder than before.
fn refused(folder: &TempDir, args: &[&str], words: &[&str]) {
    let before = listing(folder.path());
    let output = run(folder.path(), args);
    let told = error(&output);
    assert_eq!(output.status.code(), Some(2), "{args:?}: {told}");
    assert!(output.stdout.is_empty(), "{args:?} printed something");
    for word in words.iter().chain(&["fel: ", "gör så här: "]) {
        assert!(told.contains(word), "{args:?} does not say {word:?}:\n{told}");
    }
    assert_eq!(told.matches("fel: ").count(), 1, "one clear message:\n{told}");
    assert!(!told.contains("panicked"), "{told}");
    assert_eq!(listing(folder.path()), before, "{args:?} left something behind");
}

fn listing(folder: &Path) -> Vec<(String, u64)> {
    let mut found: Vec<(String, u64)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.metadata().unwrap().len()))
        .collect();
    found.sort();
    found
}

fn folder_with(name: &str, bytes: &[u8]) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    folder
}

const COMMANDS: [&str; 3] = ["convert", "check", "import"];

#[test]
fn an_empty_file() {
    for bytes in [&b""[..], b" \r\n\t\n", b"\xEF\xBB\xBF"] {
        let folder = folder_with("plan.txt", bytes);
        for command in COMMANDS {
            refused(&folder, &[command, "plan.txt"], &["plan.txt är tom"]);
        }
    }
}

#[test]
fn a_binary_file() {
    let bytes: Vec<u8> = (0..4096_u32).map(|at| u8::try_from(at * at % 251).unwrap()).collect();
    let folder = folder_with("plan.txt", &bytes);
    for command in COMMANDS {
        refused(&folder, &[command, "plan.txt"], &["varken text eller"]);
    }
}

#[test]
fn a_format_that_is_not_read_is_told_by_its_content() {
    let compound = |stream: &str| {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.resize(512, 0);
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let zip = |member: &str| {
        let mut bytes = b"PK\x03\x04\x14\x00\x00\x00\x08\x00".to_vec();
        bytes.resize(30, 0);
        bytes.extend_from_slice(member.as_bytes());
        bytes
    };
    let files = [
        (zip("ppt/presentation.xml"), "pptx", "spara planen som"),
        (zip("mimetypeapplication/vnd.oasis.opendocument.presentation"), "odp", "spara planen som"),
        (zip("bilder/sol.jpg"), "zip", "packa upp"),
        (compound("WordDocument"), "doc", "Word-dokument (*.docx)"),
        (b"{\\rtf1\\ansi Budget 2025}".to_vec(), "rtf", "Word-dokument (*.docx)"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x00\x01".to_vec(), "png", "spara planen som"),
    ];
    for (bytes, format, way_out) in files {
        // The name lies.
        let folder = folder_with("plan.txt", &bytes);
        refused(&folder, &["check", "plan.txt"], &[&format!("({format})"), "läses inte än", way_out]);
    }
    for (bytes, format) in [
        (zip("word/document.xml"), "docx"),
        (zip("mimetypeapplication/vnd.oasis.opendocument.text"), "odt"),
        (zip("xl/workbook.xml"), "xlsx"),
        (zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), "ods"),
        (compound("Workbook"), "xls"),
        (b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec(), "pdf"),
    ] {
        let folder = folder_with("plan.txt", &bytes);
        refused(&folder, &["check", "plan.txt"], &[&format!("börjar som en {format}-fil men är skadad")]);
    }
    let folder = folder_with("plan.docx", &compound("EncryptedPackage"));
    refused(&folder, &["convert", "plan.docx"], &["skyddad med lösenord"]);
}

#[test]
fn a_text_of_200_megabytes_is_refused_before_it_is_read() {
    let folder = TempDir::new().unwrap();
    let file = File::create(folder.path().join("plan.txt")).unwrap();
    file.set_len(200_000_000).unwrap();
    drop(file);
    let began = std::time::Instant::now();
    refused(&folder, &["check", "plan.txt"], &["200 MB", "64 MB"]);
    assert!(began.elapsed().as_secs() < 2, "refused at once");
}

/// Under a limit on its memory far below the text's size the answer is the same.
#[cfg(target_os = "linux")]
#[test]
fn a_stream_without_end_is_refused_within_the_cap() {
    let folder = TempDir::new().unwrap();
    let program = plankoll(folder.path());
    let script = format!("ulimit -v 400000; yes 'Lokaler 50' | {:?} check /dev/stdin", program.get_program());
    let output = Command::new("sh").arg("-c").arg(script).current_dir(folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", error(&output));
    assert!(error(&output).contains("MB; en plan är aldrig större än 64 MB"), "{}", error(&output));
}

#[test]
fn a_text_without_figures() {
    let folder = folder_with("plan.txt", "Vi ska samverka mera.\n\nDet blir bra.\n".as_bytes());
    for command in COMMANDS {
        refused(&folder, &[command, "plan.txt"], &["har ingen budgettabell", "söktes: ", "fanns: ", "inga siffror"]);
    }
}

#[test]
fn a_folder_and_a_missing_file() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("planer")).unwrap();
    refused(&folder, &["check", "planer"], &["planer är en mapp"]);
    refused(&folder, &["check", "saknas.txt"], &["saknas.txt finns inte"]);
    refused(&folder, &["import", "saknas/plan.txt"], &["saknas/plan.txt finns inte"]);
}

#[test]
fn an_output_that_cannot_be() {
    let folder = folder_with("plan.txt", b"Budget 2025\nLokaler 50\n");
    fs::write(folder.path().join("annan.txt"), "Budget").unwrap();
    fs::write(folder.path().join("finns.xlsx"), "min").unwrap();
    fs::create_dir(folder.path().join("ut")).unwrap();
    let convert = |output: &'static str| ["convert", "plan.txt", "-o", output];
    refused(&folder, &convert("saknas/ut.xlsx"), &["mappen saknas finns inte"]);
    refused(&folder, &convert("finns.xlsx"), &["finns.xlsx finns redan", "--force"]);
    refused(&folder, &convert("annan.txt/ut.xlsx"), &["annan.txt är ingen mapp"]);
    refused(&folder, &convert("plan.txt"), &["samma fil som planen"]);
    refused(&folder, &["convert", "plan.txt", "-o", "./plan.txt", "--force"], &["samma fil som planen"]);
    refused(&folder, &["convert", "plan.txt", "annan.txt", "-o", "ut.xlsx"], &["ut.xlsx är ingen mapp"]);
    refused(&folder, &["check", "plan.txt", "-o", "ut"], &["ut är en mapp"]);
    refused(&folder, &["convert", "plan.txt", "ut/../plan.txt", "-o", "ut"], &["samma arbetsbok"]);
    assert_eq!(fs::read(folder.path().join("plan.txt")).unwrap(), b"Budget 2025\nLokaler 50\n");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    let folder = TempDir::new().unwrap();
    refused(&folder, &["schema", "plan", "-o", "/dev/full"], &["disken är full"]);
    let output = plankoll(folder.path()).args(["schema", "plan"]).stdout(File::create("/dev/full").unwrap()).output();
    let output = output.unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(error(&output).contains("det gick inte att skriva ut"), "{}", error(&output));
}

#[cfg(unix)]
#[test]
fn a_reader_that_went_away_is_no_fault() {
    let folder = TempDir::new().unwrap();
    let mut child =
        plankoll(folder.path()).args(["schema", "plan"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", error(&output));
    assert!(output.stderr.is_empty(), "{}", error(&output));
}

#[test]
fn the_schemas_are_json_and_replaced_only_by_force() {
    let folder = TempDir::new().unwrap();
    for document in ["plan", "report"] {
        let output = run(folder.path(), &["schema", document]);
        assert_eq!(output.status.code(), Some(0));
        let schema: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(schema["title"], format!("plankoll/{document}-1"));
    }
    assert_eq!(run(folder.path(), &["schema", "plan", "-o", "s.json"]).status.code(), Some(0));
    refused(&folder, &["schema", "report", "-o", "s.json"], &["s.json finns redan"]);
    assert_eq!(run(folder.path(), &["schema", "report", "-o", "s.json", "--force"]).status.code(), Some(0));
    let written = fs::read_to_string(folder.path().join("s.json")).unwrap();
    assert!(written.contains("plankoll/report-1"));
}

#[test]
fn wrong_usage_is_answered_in_the_language_asked_for() {
    let folder = TempDir::new().unwrap();
    refused(&folder, &["chek"], &["kommandot ”chek” finns inte; menades check?"]);
    refused(&folder, &["check", "--forma", "json", "x"], &["menades --format?"]);
    refused(&folder, &["check", "--format", "xml", "x"], &["välj bland table, json"]);
    refused(&folder, &["check"], &["här saknas FIL\n", "plankoll check FIL…"]);
    let output = run(folder.path(), &["check", "saknas.txt", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(error(&output).starts_with("error: the file saknas.txt does not exist"), "{}", error(&output));
}

#[test]
fn help_is_no_error() {
    let folder = TempDir::new().unwrap();
    for args in [&["--help"][..], &["convert", "--help"], &["check", "-h"], &["--version"]] {
        let output = run(folder.path(), args);
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert!(output.stderr.is_empty(), "{args:?}");
    }
    let help = String::from_utf8(run(folder.path(), &["--help"]).stdout).unwrap();
    assert!(help.contains("Användning: plankoll KOMMANDO"), "{help}");
    assert!(!help.contains('\u{1b}'), "no colours off the terminal");
}

#[test]
fn the_packs_and_a_rule_s_page() {
    let folder = TempDir::new().unwrap();
    let list = run(folder.path(), &["rules", "list"]);
    assert_eq!(list.status.code(), Some(0), "{}", error(&list));
    let list = String::from_utf8(list.stdout).unwrap();
    assert!(list.starts_with("finsam\n") && list.contains("three-year-plan"), "the law comes first:\n{list}");
    let page = run(folder.path(), &["rules", "show", "three-year-plan"]);
    let page = String::from_utf8(page.stdout).unwrap();
    for part in ["Prövar\n", "Varför\n", "Gör så här\n", "Källa\n"] {
        assert!(page.contains(part), "{page}");
    }
    refused(&folder, &["rules", "show", "three-years-plan"], &["menades three-year-plan?"]);
    refused(&folder, &["rules", "list", "--rules-dir", "saknas"], &["mappen saknas"]);
}

#[test]
fn a_broken_pack_is_shown_with_its_line() {
    let folder = TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join("egna/mitt")).unwrap();
    fs::write(folder.path().join("egna/mitt/pack.rhai"), "// mitt paket\nforbund(\"Ekdalen\");\nlet a = (1 + ;\n")
        .unwrap();
    refused(&folder, &["rules", "test", "mitt", "--rules-dir", "egna"], &["mitt:3:", "let a = (1 + ;", "^"]);
    // The others have their say.
    let list = run(folder.path(), &["rules", "list", "--rules-dir", "egna"]);
    assert_eq!(list.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&list.stdout).contains("three-year-plan"));
    for word in ["mitt:3:", "let a = (1 + ;", "^"] {
        assert!(error(&list).contains(word), "{}", error(&list));
    }
}

#[test]
fn the_examples_of_the_packs_run() {
    let folder = TempDir::new().unwrap();
    let all = run(folder.path(), &["rules", "test"]);
    assert_eq!(all.status.code(), Some(0), "{}", error(&all));
    let told = String::from_utf8(all.stdout).unwrap();
    assert!(told.contains("12 av 12 regler har ett exempel som bryter mot dem"), "{told}");
    assert!(!told.contains("FEL") && !told.contains("Inget exempel"), "{told}");
    refused(&folder, &["rules", "test", "finsm"], &["Menas finsam?"]);
}

/// A pack that is begun, filled in and saved is found by its förbund's name, and its rule lacks examples until it has
/// both kinds.
#[test]
fn a_pack_is_begun_and_tested() {
    let folder = TempDir::new().unwrap();
    let begun = run(folder.path(), &["rules", "new", "Finsam Ekdalen"]);
    assert_eq!(begun.status.code(), Some(0), "{}", error(&begun));
    let script = String::from_utf8(begun.stdout).unwrap();
    assert!(script.contains("forbund(\"Finsam Ekdalen\");") && script.contains("ekdalen/pack.rhai"), "{script}");
    let filled: Vec<&str> = script.lines().map(|line| line.strip_prefix("// ").unwrap_or(line)).collect();
    let rule = filled.iter().position(|line| line.starts_with("///")).unwrap();
    let examples = folder.path().join("egna/finsam-ekdalen/examples");
    fs::create_dir_all(&examples).unwrap();
    let whole = format!("forbund(\"Finsam Ekdalen\");\n{}\n", filled[rule..].join("\n"));
    fs::write(folder.path().join("egna/finsam-ekdalen/pack.rhai"), whole).unwrap();
    let test = ["rules", "test", "finsam-ekdalen", "--rules-dir", "egna"];
    let lacking = run(folder.path(), &test);
    assert_eq!(lacking.status.code(), Some(1), "{}", error(&lacking));
    assert!(String::from_utf8_lossy(&lacking.stdout).contains("saknar exempel"));
    let plan = |closing: u32| {
        format!(
            r#"{{"year": 2025, "income": [["members", "Bidrag", 1000]], "cost": [["individual", "Insats", 1000]], "equity": [[2025, null, {closing}]]}}"#
        )
    };
    let file = format!(r#"{{"passes": [{}], "fails": [{}]}}"#, plan(200), plan(201));
    fs::write(examples.join("equity-cap.json"), file).unwrap();
    let whole = run(folder.path(), &test);
    assert_eq!(whole.status.code(), Some(0), "{}{}", error(&whole), String::from_utf8_lossy(&whole.stdout));
}

const PLAN: &str = "Finsam Ekdalen\nVerksamhetsplan och budget 2025\n\nBudget 2025 (tkr)\nIntäkter\nStaten            1 000\nRegionen            500\nKommunen            500\nSumma intäkter    2 000\n\nKostnader\nAdministration      400\nInsteget          1 500\nRevision            100\nSumma kostnader   2 000\n";

#[test]
fn what_if_shows_which_checks_turn() {
    let folder = folder_with("plan.txt", PLAN.as_bytes());
    let set = |changes: &[&str]| {
        let mut args = vec!["check", "plan.txt"];
        changes.iter().for_each(|change| args.extend(["--set", change]));
        run(folder.path(), &args)
    };
    let output = set(&["insteget=1 600"]);
    let told = String::from_utf8(output.stdout.clone()).unwrap();
    assert_eq!(output.status.code(), Some(1), "{told}{}", error(&output));
    for part in ["Insteget (budget 2025): 1 500 tkr blir 1 600 tkr", "Summa kostnader", "income-covers-cost"] {
        assert!(told.contains(part), "{part} is not in:\n{told}");
    }
    assert!(told.contains("uppfylld → inte uppfylld"), "{told}");
    // What is taken from one line and given to another turns nothing.
    let even = set(&["Insteget=1600", "Administration=300"]);
    let told = String::from_utf8(even.stdout).unwrap();
    assert!(told.contains("Ingen kontroll ändras") && even.status.code() == Some(0), "{told}");
    refused(&folder, &["check", "plan.txt", "--set", "Insteg3t=1"], &["menades ”Insteget”?"]);
    refused(
        &folder,
        &["check", "plan.txt", "--set", "Summa kostnader=1"],
        &["räknas ut", "Administration, Insteget, Revision"],
    );
    refused(&folder, &["check", "plan.txt", "--set", "Insteget=mycket"], &["ingen ändring som går att läsa"]);
    refused(&folder, &["check", "plan.txt", "--set", "Insteget@2031=1"], &["ingen kolumn ”2031”", "budget 2025"]);
    let json = run(folder.path(), &["check", "plan.txt", "--set", "Insteget=1600", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["changes"][0]["after"], "1600000");
}

#[test]
fn a_figure_and_a_rule_explain_themselves() {
    let folder = folder_with("plan.txt", PLAN.replace("1 500\n", "1 600\n").as_bytes());
    let told = |args: &[&str]| {
        let output = run(folder.path(), args);
        assert_eq!(output.status.code(), Some(0), "{}", error(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    let page = told(&["explain", "income-covers-cost"]);
    assert!(page.contains("Varför\n") && page.contains("FinsamL 21 §"), "{page}");
    let cell = told(&["explain", "plan.txt", "--cell", "insteget@2025"]);
    for part in ["Insteget (budget 2025): 1 600 tkr", "plan.txt:13:", "Summa kostnader", "income-covers-cost"] {
        assert!(cell.contains(part), "{part} is not in:\n{cell}");
    }
    let sum = told(&["explain", "plan.txt", "--cell", "Summa kostnader"]);
    assert!(sum.contains("= Administration + Insteget + Revision"), "{sum}");
    let rule = told(&["explain", "plan.txt", "--rule", "income-covers-cost"]);
    for part in ["inte uppfylld", "Staten (budget 2025): 1 000 tkr (plan.txt:6:", "1 600 tkr blir 1 500 tkr"] {
        assert!(rule.contains(part), "{part} is not in:\n{rule}");
    }
    refused(&folder, &["explain", "plan.txt"], &["säg vad som ska förklaras"]);
    refused(&folder, &["explain", "income-covers-costs"], &["menades income-covers-cost?"]);
    refused(&folder, &["explain", "plan.txt", "--rule", "equity-capp"], &["ingen regel har koden equity-capp"]);
}
