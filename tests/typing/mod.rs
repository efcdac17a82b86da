//! Typing into the cells of a workbook, as a person does, without a spreadsheet program.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail; not all tests type all kinds"
)]

use std::io::{Cursor, Read, Write};

use calamine::{Data, Reader, Xlsx};
use regex::Regex;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What is typed.
#[derive(Clone, Debug)]
pub(crate) enum Key {
    Number(&'static str),
    Text(&'static str),
    Formula(&'static str, &'static str),
    Nothing,
}

/// Types into cells of a sheet, `("B5", Key::Number("12"))`; a cell that the book did not draw is added.
pub(crate) fn typed(book: &[u8], sheet: &str, cells: &[(&str, Key)]) -> Vec<u8> {
    let part = part(book, sheet);
    let mut archive = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut member = archive.by_index(at).unwrap();
        let name = member.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).unwrap();
        if name == part {
            let mut xml = String::from_utf8(bytes).unwrap();
            for (cell, key) in cells {
                xml = put(&xml, cell, key);
            }
            bytes = xml.into_bytes();
        }
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn put(xml: &str, cell: &str, key: &Key) -> String {
    let found = Regex::new(&format!(r#"<c r="{cell}"((?: s="\d+")?)[^>/]*(?:/>|>.*?</c>)"#)).unwrap();
    let Some(own) = found.captures(xml) else { return add(xml, cell, &written(cell, "", key)) };
    xml.replace(&own[0], &written(cell, &own[1], key))
}

/// Puts a cell in that the book did not draw, where it belongs.
fn add(xml: &str, cell: &str, written: &str) -> String {
    let letters = cell.trim_end_matches(|c: char| c.is_ascii_digit());
    let row: u32 = cell[letters.len()..].parse().unwrap();
    let rows = Regex::new(r#"<row r="(\d+)"[^>]*?(?:/>|>(.*?)</row>)"#).unwrap();
    let Some(own) = rows.captures_iter(xml).find(|own| own[1].parse::<u32>().unwrap() >= row) else {
        return xml.replacen("</sheetData>", &format!(r#"<row r="{row}">{written}</row></sheetData>"#), 1);
    };
    let start = own.get(0).unwrap().start();
    if own[1] != row.to_string() {
        return format!(r#"{}<row r="{row}">{written}</row>{}"#, &xml[..start], &xml[start..]);
    }
    let Some(inner) = own.get(2) else {
        let open = own[0].trim_end_matches("/>").to_owned();
        return xml.replacen(&own[0], &format!("{open}>{written}</row>"), 1);
    };
    let cells = Regex::new(r#"<c r="([A-Z]+)\d+""#).unwrap();
    let place = |letters: &str| (letters.len(), letters.to_owned());
    let next = cells.captures_iter(inner.as_str()).find(|other| place(&other[1]) > place(letters));
    let at = next.map_or(inner.end(), |next| inner.start() + next.get(0).unwrap().start());
    format!("{}{written}{}", &xml[..at], &xml[at..])
}

fn written(cell: &str, style: &str, key: &Key) -> String {
    match key {
        Key::Number(number) => format!(r#"<c r="{cell}"{style}><v>{number}</v></c>"#),
        Key::Text(text) => format!(r#"<c r="{cell}"{style} t="inlineStr"><is><t>{text}</t></is></c>"#),
        Key::Formula(formula, value) => format!(r#"<c r="{cell}"{style}><f>{formula}</f><v>{value}</v></c>"#),
        Key::Nothing => format!(r#"<c r="{cell}"{style}/>"#),
    }
}

/// Adds a sheet as a person does, with cells that hold texts.
pub(crate) fn with_sheet(book: &[u8], name: &str, cells: &[(&str, Key)]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut member = archive.by_index(at).unwrap();
        let part = member.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).unwrap();
        let put = |bytes: Vec<u8>, before: &str, more: &str| {
            String::from_utf8(bytes).unwrap().replacen(before, &format!("{more}{before}"), 1).into_bytes()
        };
        bytes = match part.as_str() {
            "xl/workbook.xml" => {
                put(bytes, "</sheets>", &format!(r#"<sheet name="{name}" sheetId="99" r:id="rId99"/>"#))
            }
            "xl/_rels/workbook.xml.rels" => put(
                bytes,
                "</Relationships>",
                r#"<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet99.xml"/>"#,
            ),
            "[Content_Types].xml" => put(
                bytes,
                "</Types>",
                r#"<Override PartName="/xl/worksheets/sheet99.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"#,
            ),
            _ => bytes,
        };
        writer.start_file(part, SimpleFileOptions::default()).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    let mut xml = r#"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData></sheetData></worksheet>"#.to_owned();
    for (cell, key) in cells {
        xml = put(&xml, cell, key);
    }
    writer.start_file("xl/worksheets/sheet99.xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(xml.as_bytes()).unwrap();
    writer.finish().unwrap().into_inner()
}

/// Writes a note at a cell of a sheet that has notes already.
pub(crate) fn noted(book: &[u8], comments: &str, cell: &str, text: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut member = archive.by_index(at).unwrap();
        let part = member.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).unwrap();
        if part == comments {
            let own = format!(
                r#"<comment ref="{cell}" authorId="0"><text><r><t>{text}</t></r></text></comment></commentList>"#
            );
            bytes = String::from_utf8(bytes).unwrap().replacen("</commentList>", &own, 1).into_bytes();
        }
        writer.start_file(part, SimpleFileOptions::default()).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn part(book: &[u8], sheet: &str) -> String {
    let names = Xlsx::new(Cursor::new(book)).unwrap().sheet_names();
    let at = names.iter().position(|name| name == sheet).unwrap_or_else(|| panic!("no sheet {sheet} in {names:?}"));
    format!("xl/worksheets/sheet{}.xml", at + 1)
}

/// A sheet's cells as they stand.
pub(crate) struct Sheet(calamine::Range<Data>);

impl Sheet {
    pub(crate) fn of(book: &[u8], name: &str) -> Self {
        Self(Xlsx::new(Cursor::new(book)).unwrap().worksheet_range(name).unwrap())
    }

    /// The text of a cell, `"C12"`.
    pub(crate) fn text(&self, cell: &str) -> String {
        let letters = cell.trim_end_matches(|c: char| c.is_ascii_digit());
        let column = letters.chars().fold(0, |sum, c| sum * 26 + (u32::from(c) - u32::from('A') + 1)) - 1;
        let row: u32 = cell[letters.len()..].parse().unwrap();
        self.0.get_value((row - 1, column)).map(ToString::to_string).unwrap_or_default()
    }

    /// The number of the row in which a column holds a text.
    pub(crate) fn row(&self, column: char, text: &str) -> u32 {
        let last = self.0.end().unwrap().0 + 1;
        (1..=last)
            .find(|row| self.text(&format!("{column}{row}")) == text)
            .unwrap_or_else(|| panic!("no row {text} in column {column}"))
    }

    /// How many rows and columns it has.
    pub(crate) fn size(&self) -> (u32, u32) {
        let (row, column) = self.0.end().unwrap();
        (row + 1, column + 1)
    }

    /// The row and column, from 0, of the cell that holds a text.
    pub(crate) fn cell_of(&self, text: &str) -> Option<(u32, u32)> {
        let (row, column) = self.0.start().unwrap();
        let found = self.0.used_cells().find(|(_, _, cell)| **cell == *text);
        found.map(|(at, of, _)| (row + u32::try_from(at).unwrap(), column + u32::try_from(of).unwrap()))
    }

    /// What the cells of a row hold, from 0.
    pub(crate) fn row_texts(&self, row: u32) -> Vec<String> {
        let (_, columns) = self.size();
        let texts = (0..columns).filter_map(|column| self.0.get_value((row, column)).map(ToString::to_string));
        texts.filter(|text| !text.is_empty()).collect()
    }

    /// All cells that hold something.
    pub(crate) fn texts(&self) -> Vec<String> {
        self.0.used_cells().map(|(_, _, cell)| cell.to_string()).filter(|text| !text.is_empty()).collect()
    }
}
