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
    let own = found.captures(xml).unwrap_or_else(|| panic!("{cell} is not drawn"));
    let style = &own[1];
    let written = match key {
        Key::Number(number) => format!(r#"<c r="{cell}"{style}><v>{number}</v></c>"#),
        Key::Text(text) => format!(r#"<c r="{cell}"{style} t="inlineStr"><is><t>{text}</t></is></c>"#),
        Key::Formula(formula, value) => format!(r#"<c r="{cell}"{style}><f>{formula}</f><v>{value}</v></c>"#),
        Key::Nothing => format!(r#"<c r="{cell}"{style}/>"#),
    };
    xml.replace(&own[0], &written)
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

    /// All cells that hold something.
    pub(crate) fn texts(&self) -> Vec<String> {
        self.0.used_cells().map(|(_, _, cell)| cell.to_string()).filter(|text| !text.is_empty()).collect()
    }
}
