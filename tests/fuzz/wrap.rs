//! What a fuzzer's bytes are made into: the part of a package that a reader reads, in an otherwise sound package.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The readers, by the name of their target.
pub const READERS: [&str; 12] =
    ["text", "html", "csv", "pdf", "xls", "docx", "odt", "ods", "sheet", "strings", "comments", "pack"];

/// The bytes of a file whose one part the fuzzer wrote; `None` where the target is no file.
pub fn file(reader: &str, part: &[u8]) -> Option<Vec<u8>> {
    Some(match reader {
        "text" | "html" | "csv" | "pdf" | "xls" => part.to_vec(),
        "docx" => package(&[
            ("[Content_Types].xml", DOCX_TYPES.as_bytes()),
            ("_rels/.rels", DOCX_RELS.as_bytes()),
            ("word/document.xml", part),
        ]),
        "odt" => open_document("application/vnd.oasis.opendocument.text", part),
        "ods" => open_document("application/vnd.oasis.opendocument.spreadsheet", part),
        "sheet" => workbook(part, b"<sst/>", None),
        "strings" => workbook(STRINGS_SHEET.as_bytes(), part, None),
        "comments" => workbook(STRINGS_SHEET.as_bytes(), b"<sst/>", Some(part)),
        _ => return None,
    })
}

/// Reads and recognizes a file, or loads a script: whatever comes out, it may not panic.
pub fn walk(reader: &str, part: &[u8]) {
    match file(reader, part) {
        Some(bytes) => drop(plankoll::examine(&bytes, "plan", &plankoll::Options::default())),
        None => {
            let text = String::from_utf8_lossy(part).into_owned();
            let script = plankoll::Script { name: "mitt/pack".to_owned(), text };
            let rules = Some(plankoll::Choice::Given(script));
            let options = plankoll::Options { rules, ..plankoll::Options::default() };
            drop(plankoll::examine(PLAN.as_bytes(), "plan.txt", &options));
        }
    }
}

/// A plan that scripts are tried on.
const PLAN: &str = "Budget 2025 (tkr)\n\nIntäkter\nFörsäkringskassan  500\nRegionen  250\nKommunen  250\n\
                    Summa intäkter  1 000\nKostnader\nPersonal  600\nInsatser  400\nSumma kostnader  1 000\n";

const DOCX_TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const DOCX_RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const XLSX_TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>"#;
const XLSX_RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Budget" sheetId="1" r:id="s1"/></sheets></workbook>"#;
const WORKBOOK_RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
const SHEET_RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>"#;
const STRINGS_SHEET: &str = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>500</v></c></row><row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3"><f>SUM(B2:B2)</f><v>500</v></c></row></sheetData></worksheet>"#;

fn workbook(sheet: &[u8], strings: &[u8], comments: Option<&[u8]>) -> Vec<u8> {
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", XLSX_TYPES.as_bytes()),
        ("_rels/.rels", XLSX_RELS.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_RELS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
    ];
    if let Some(comments) = comments {
        parts.push(("xl/worksheets/_rels/sheet1.xml.rels", SHEET_RELS.as_bytes()));
        parts.push(("xl/comments1.xml", comments));
    }
    package(&parts)
}

fn open_document(kind: &str, content: &[u8]) -> Vec<u8> {
    package(&[("mimetype", kind.as_bytes()), ("content.xml", content)])
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(*name, stored).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
