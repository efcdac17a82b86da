//! What harm is called: the program's own words for each file that is no plan, in half a gigabyte of memory.
#![cfg(all(feature = "isolate", feature = "pdf", not(windows)))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

#[path = "pdf/made.rs"]
#[allow(dead_code, reason = "shared with the tests of PDFs")]
mod made;
#[path = "hostile/packed.rs"]
#[allow(dead_code, reason = "shared with the tests of bombs")]
mod packed;
#[path = "hostile/parts.rs"]
#[allow(dead_code, reason = "shared with the tests of bombs")]
mod parts;
#[path = "hostile/tried.rs"]
mod tried;

use std::fs;
use std::path::{Path, PathBuf};

use packed::sound;
use parts::{OPEN, SHEET, WORD, body, content, document, open, sheet, strings, workbook};
use plankoll::read::read;
use plankoll::text::{Catalogue, Language};
use tried::{no_plan, refused, tried};

const ENTITIES: &str = "egna XML-entiteter";
const NESTED: &str = "fler nivåer i varandra än något dokument";
const DAMAGED: &str = "är skadad";
const LOCKED: &str = "är skyddad med lösenord";

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

#[test]
fn entities_that_grow_and_entities_that_fetch() {
    let grow = "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    let fetch = "<!DOCTYPE d SYSTEM \"file:///etc/passwd\">";
    for kind in [grow, fetch] {
        let words = format!("{kind}<w:document xmlns:w=\"{WORD}\"><w:body/></w:document>");
        refused("plan.docx", &document(vec![sound("word/document.xml", &words)]), ENTITIES);
        let styles = format!("{kind}<w:styles xmlns:w=\"{WORD}\"/>");
        refused("plan.docx", &document(vec![body("<w:p/>"), sound("word/styles.xml", &styles)]), ENTITIES);
        let worksheet = format!("{kind}<worksheet xmlns=\"{SHEET}\"><sheetData/></worksheet>");
        refused("bok.xlsx", &workbook(vec![sound("xl/worksheets/sheet1.xml", &worksheet)]), ENTITIES);
        let table = format!("{kind}<sst xmlns=\"{SHEET}\"><si><t>&b;</t></si></sst>");
        let cell = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";
        refused("bok.xlsx", &workbook(vec![sheet("", cell), sound("xl/sharedStrings.xml", &table)]), DAMAGED);
        let text = format!("{kind}<office:document-content {OPEN}/>");
        refused("plan.odt", &open("text", sound("content.xml", &text)), ENTITIES);
        refused("bok.ods", &open("spreadsheet", sound("content.xml", &text)), ENTITIES);
    }
}

#[test]
fn a_million_elements_within_each_other() {
    let deep = |element: &str| format!("<{element}>").repeat(1_000_000);
    for element in ["w:p", "w:tbl", "w:sdt"] {
        refused("plan.docx", &document(vec![body(&deep(element))]), NESTED);
    }
    refused("plan.odt", &open("text", content("text", &deep("t:list"))), NESTED);
    refused("bok.ods", &open("spreadsheet", content("spreadsheet", &deep("table:table"))), NESTED);
    refused("bok.xlsx", &workbook(vec![sheet("", &deep("row"))]), NESTED);
    let cell = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";
    refused("bok.xlsx", &workbook(vec![sheet("", cell), strings(&deep("r"))]), DAMAGED);
    // A page need not be well formed.
    let page = format!("<!DOCTYPE html><html><body>{}Budget", deep("div"));
    no_plan("plan.html", page.as_bytes());
}

#[test]
fn six_hundred_tables_within_each_other_are_read_to_the_last() {
    let opened = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>nivå</w:t></w:r></w:p>";
    let text = format!("{}{}", opened.repeat(600), "</w:tc></w:tr></w:tbl>".repeat(600));
    let plan = document(vec![body(&text)]);
    no_plan("plan.docx", &plan);
    assert_eq!(read(&plan, "plan.docx").unwrap().rows.iter().filter(|row| row.text() == "nivå").count(), 600);
}

#[test]
fn the_last_cell_of_a_sheet() {
    let far = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>";
    no_plan("bok.xlsx", &workbook(vec![sheet("", far)]));
}

#[test]
fn texts_that_no_table_holds() {
    for index in ["7", "99999999999"] {
        let cell = format!("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>{index}</v></c></row>");
        refused("bok.xlsx", &workbook(vec![sheet("", &cell), strings("<si><t>Hyra</t></si>")]), DAMAGED);
    }
}

#[test]
fn files_with_a_password() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/locked");
    let mut tried = 0;
    for file in fs::read_dir(folder).unwrap() {
        let file = file.unwrap();
        refused(file.file_name().to_str().unwrap(), &fs::read(file.path()).unwrap(), LOCKED);
        tried += 1;
    }
    assert_eq!(tried, 4);
    // Word and Excel put what they lock into a container of the old kind.
    let mut container = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    container.resize(2_048, 0);
    container.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    refused("plan.docx", &container, LOCKED);
    refused("bok.xlsx", &container, LOCKED);
}

/// What the program says of a plan under a false name is what it says of it under its own.
#[test]
fn a_name_that_lies() {
    for (own, other, format) in [
        ("solviken-2025.xlsx", "plan.docx", "xlsx"),
        ("tvalansbygden-2025.pdf", "plan.txt", "pdf"),
        ("ekhult-2024.xls", "plan.xlsx", "xls"),
    ] {
        let bytes = fs::read(samples().join(own)).unwrap();
        let told = |name: &str| {
            let output = tried(name, &bytes, &format!("import {name} --format json"));
            assert_eq!(output.status.code(), Some(0), "{name}: {}", String::from_utf8_lossy(&output.stderr));
            let mut plan: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(plan["source"]["format"], format, "{name}");
            assert_eq!(plan["source"]["file"].take(), name);
            plan
        };
        assert_eq!(told(other), told(own), "{own}");
    }
}

#[test]
fn a_line_of_two_hundred_megabytes() {
    let line = vec![b'9'; 200_000_000];
    refused("plan.txt", &line, "är 200 MB; en plan är aldrig större än 64 MB");
    refused("plan.txt", &line[..60_000_000], "innehåller mer än 6 MB text");
    refused("plan.txt", &line[..200_000], "en rad eller ett stycke på mer än 132 000 tecken");
}

/// What the program says of a plan that breaks off.
fn told(bytes: &[u8], name: &str) -> Option<String> {
    let catalogue = Catalogue::new(Language::Swedish);
    let error = read(bytes, name).err()?;
    assert!(!catalogue.say(&error.way_out()).is_empty());
    Some(catalogue.say(&error.message(name)))
}

/// Of an archive the table of contents stands last: cut short anywhere, it says that it is damaged.
#[test]
fn an_archive_that_breaks_off_at_every_97th_byte() {
    let row = "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"7\"/></table:table-row>";
    let words: String =
        (0..900).map(|at| format!("<w:p><w:r><w:t>Insats {at} {}</w:t></w:r></w:p>", at * 7919)).collect();
    let cells: String = (1..900)
        .map(|row| {
            format!(
                "<row r=\"{row}\"><c r=\"A{row}\" t=\"str\"><v>Insats {row}</v></c><c r=\"B{row}\"><v>{}</v></c></row>",
                row * 7919
            )
        })
        .collect();
    for (name, whole) in [
        ("plan.docx", document(vec![body(&words)])),
        ("bok.xlsx", workbook(vec![sheet("", &cells)])),
        (
            "bok.ods",
            open("spreadsheet", content("spreadsheet", &format!("<table:table>{}</table:table>", row.repeat(9)))),
        ),
        ("plan.odt", open("text", content("text", "<t:p>Budget</t:p>"))),
    ] {
        assert_eq!(told(&whole, name), None, "{name}");
        for length in (97..whole.len()).step_by(97) {
            let told = told(&whole[..length], name).unwrap_or_else(|| panic!("{name} up to {length} is read"));
            let known = told.contains(DAMAGED) || told.contains("är ett arkiv (zip)");
            assert!(known, "{name} up to {length}: {told}");
        }
        refused(name, &whole[..whole.len() / 2], DAMAGED);
    }
}

/// A PDF that breaks off is mended as far as it goes; where nothing is left that is said.
#[test]
fn a_pdf_that_breaks_off_at_every_97th_byte() {
    let lines: String = (0..40).map(|at| made::text(70, 100 + at * 15, 11, &format!("Insats {at}"))).collect();
    let whole = made::pages(&[&lines], "");
    for length in (97..whole.len()).step_by(97) {
        if let Some(told) = told(&whole[..length], "plan.pdf") {
            let known = told.contains(DAMAGED) || told.contains("innehåller ingen text");
            assert!(known, "up to {length}: {told}");
        }
    }
    refused("plan.pdf", &whole[..97], DAMAGED);
}
