//! The parts that a document of each kind needs at least.

use super::packed::{Member, archive, sound, stored};

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub(crate) const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
pub(crate) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(crate) const OPEN: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:t=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"";

fn relations(all: &[(&str, &str)]) -> String {
    let each: String = (1..)
        .zip(all)
        .map(|(at, (kind, to))| format!("<Relationship Id=\"r{at}\" Type=\"{RELATIONS}/{kind}\" Target=\"{to}\"/>"))
        .collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{each}</Relationships>"
    )
}

fn types(part: &str, kind: &str) -> Member {
    let types = format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/{part}\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.{kind}.main+xml\"/></Types>"
    );
    sound("[Content_Types].xml", &types)
}

/// A workbook of one sheet of this name, and the parts that are given.
pub(crate) fn workbook_named(name: &str, parts: Vec<Member>) -> Vec<u8> {
    let book = format!(
        "<workbook xmlns=\"{SHEET}\" xmlns:r=\"{RELATIONS}\"><sheets><sheet name=\"{name}\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let mut all = vec![
        types("xl/workbook.xml", "spreadsheetml.sheet"),
        sound("_rels/.rels", &relations(&[("officeDocument", "xl/workbook.xml")])),
        sound("xl/workbook.xml", &book),
        sound(
            "xl/_rels/workbook.xml.rels",
            &relations(&[
                ("worksheet", "worksheets/sheet1.xml"),
                ("sharedStrings", "sharedStrings.xml"),
                ("styles", "styles.xml"),
            ]),
        ),
    ];
    all.extend(parts);
    archive(&all)
}

pub(crate) fn workbook(parts: Vec<Member>) -> Vec<u8> {
    workbook_named("Budget", parts)
}

/// A sheet's part: what stands before its rows, and its rows.
pub(crate) fn sheet(before: &str, rows: &str) -> Member {
    let text = format!("<worksheet xmlns=\"{SHEET}\">{before}<sheetData>{rows}</sheetData></worksheet>");
    sound("xl/worksheets/sheet1.xml", &text)
}

pub(crate) fn strings(items: &str) -> Member {
    sound("xl/sharedStrings.xml", &format!("<sst xmlns=\"{SHEET}\">{items}</sst>"))
}

/// A Word document, its main part among the parts.
pub(crate) fn document(parts: Vec<Member>) -> Vec<u8> {
    let mut all = vec![
        types("word/document.xml", "wordprocessingml.document"),
        sound("_rels/.rels", &relations(&[("officeDocument", "word/document.xml")])),
    ];
    all.extend(parts);
    archive(&all)
}

pub(crate) fn body(text: &str) -> Member {
    sound("word/document.xml", &format!("<w:document xmlns:w=\"{WORD}\"><w:body>{text}</w:body></w:document>"))
}

/// An OpenDocument: `text` or `spreadsheet`, with its content.
pub(crate) fn open(kind: &str, content: Member) -> Vec<u8> {
    archive(&[stored("mimetype", &format!("application/vnd.oasis.opendocument.{kind}")), content])
}

pub(crate) fn content(kind: &str, text: &str) -> Member {
    let text = format!(
        "<office:document-content {OPEN}><office:body><office:{kind}>{text}</office:{kind}></office:body></office:document-content>"
    );
    sound("content.xml", &text)
}
