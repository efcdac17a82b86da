//! Blocks written as text, Markdown, records and workbooks.

use rust_xlsxwriter::{Formula, Workbook};

use crate::archive::zip;
use crate::blocks::Block;

fn rows(blocks: &[Block]) -> Vec<Vec<String>> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Line { text, .. } => out.push(vec![text.clone()]),
            Block::Table(rows) => out.extend(rows.iter().cloned()),
        }
    }
    out
}

/// Lines, with `between` between the cells of a table.
pub(crate) fn text(blocks: &[Block], between: &str, line_end: &str) -> String {
    rows(blocks).iter().map(|row| row.join(between) + line_end).collect()
}

/// Columns under each other, by spaces.
pub(crate) fn aligned(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Line { text, .. } => out.push_str(text),
            Block::Table(rows) => {
                let lines: Vec<String> = rows
                    .iter()
                    .map(|row| {
                        let figures: String = row.iter().skip(1).map(|cell| format!("{cell:>16}")).collect();
                        format!("{:<44}{figures}", row[0]).trim_end().to_owned()
                    })
                    .collect();
                out.push_str(&lines.join("\n"));
            }
        }
        out.push('\n');
    }
    out
}

pub(crate) fn markdown(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Line { text, heading, .. } => {
                let marks = heading.map(|level| "#".repeat(usize::from(level)) + " ").unwrap_or_default();
                out.push_str(&format!("{marks}{text}\n"));
            }
            Block::Table(rows) => {
                for (at, row) in rows.iter().enumerate() {
                    out.push_str(&format!("| {} |\n", row.join(" | ")));
                    if at == 0 {
                        out.push_str(&format!("|{}\n", "---|".repeat(row.len())));
                    }
                }
            }
        }
    }
    out
}

pub(crate) fn csv(blocks: &[Block], separator: char) -> String {
    let all = rows(blocks);
    let width = all.iter().map(Vec::len).max().unwrap_or(1);
    let quoted = |cell: &String| {
        if cell.contains([separator, '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    };
    all.iter()
        .map(|row| {
            let mut cells: Vec<String> = row.iter().map(quoted).collect();
            cells.resize(width, String::new());
            cells.join(&separator.to_string()) + "\r\n"
        })
        .collect()
}

/// The number that a cell's text is, where it is one.
fn number(text: &str) -> Option<i64> {
    text.replace(['\u{a0}', ' '], "").replace('−', "-").parse().ok()
}

/// A workbook; its figures are numbers or text, and its sums are formulas over the lines above them.
pub(crate) fn xlsx(blocks: &[Block], numbers: bool, formulas: bool) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let mut since = 0u32;
    for (row, cells) in (0u32..).zip(rows(blocks)) {
        let is_sum = formulas && cells[0].starts_with("Summa ") && cells.len() > 1;
        let is_line = cells.len() > 1 && cells.iter().skip(1).any(|cell| number(cell).is_some());
        for (column, text) in (0u16..).zip(&cells).filter(|(_, text)| !text.is_empty()) {
            let year = text.len() == 4 && cells[0].is_empty();
            match number(text).filter(|_| numbers && column > 0 && !year) {
                Some(value) if is_sum && !cells[0].ends_with(" kostnader") && since < row => {
                    let name = |row| rust_xlsxwriter::utility::row_col_to_cell(row, column);
                    let sum = format!("SUM({}:{})", name(since), name(row - 1));
                    sheet.write_formula(row, column, Formula::new(sum).set_result(value.to_string())).unwrap();
                }
                Some(value) => {
                    sheet.write_number(row, column, value as f64).unwrap();
                }
                None => {
                    sheet.write_string(row, column, text).unwrap();
                }
            }
        }
        if is_sum || !is_line {
            since = row + 1;
        }
    }
    book.save_to_buffer().unwrap()
}

pub(crate) fn ods(blocks: &[Block]) -> Vec<u8> {
    let mut body = String::new();
    for cells in rows(blocks) {
        body.push_str("<table:table-row>");
        for (at, text) in cells.iter().enumerate() {
            let year = text.len() == 4 && cells[0].is_empty();
            body.push_str(&match number(text).filter(|_| at > 0 && !year) {
                _ if text.is_empty() => "<table:table-cell/>".to_owned(),
                Some(value) => format!(
                    "<table:table-cell office:value-type=\"float\" office:value=\"{value}\"><text:p>{text}</text:p></table:table-cell>"
                ),
                None => format!(
                    "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
                ),
            });
        }
        body.push_str("<table:table-cell table:number-columns-repeated=\"1000\"/></table:table-row>");
    }
    let spaces: String = ["office", "table", "text"]
        .iter()
        .map(|name| format!(" xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\""))
        .collect();
    let content = format!(
        "<office:document-content{spaces}><office:body><office:spreadsheet><table:table table:name=\"Plan\">{body}\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    zip(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())])
}

/// As a Macintosh of before 2001 wrote it.
pub(crate) fn macintosh(text: &str) -> Vec<u8> {
    let byte = |letter: char| match letter {
        'å' => 0x8C,
        'ä' => 0x8A,
        'ö' => 0x9A,
        'Å' => 0x81,
        'Ä' => 0x80,
        'Ö' => 0x85,
        '–' => 0xD0,
        '\u{a0}' => 0xCA,
        other => u8::try_from(u32::from(other)).unwrap(),
    };
    text.chars().map(byte).collect()
}

/// Each letter as two bytes, without a mark.
pub(crate) fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// In Windows' own encoding.
pub(crate) fn windows(text: &str) -> Vec<u8> {
    let byte = |letter: char| match letter {
        '–' => 0x96,
        other => u8::try_from(u32::from(other)).unwrap(),
    };
    text.chars().map(byte).collect()
}
