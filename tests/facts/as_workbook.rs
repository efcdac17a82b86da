//! A sample text as someone would have typed it into a sheet: a line a row, its tabs as cells, figures as numbers.

use rust_xlsxwriter::{Format, Workbook, Worksheet};

/// The workbook of a text.
pub(crate) fn workbook(text: &str) -> Vec<u8> {
    let mut sheet = Worksheet::new();
    sheet.set_name("Blad1").unwrap();
    let mut row = 0;
    for line in text.lines() {
        let line = line.trim_end_matches('\r');
        if is_rule(line) {
            continue;
        }
        let cells = cells(line);
        if let [only] = cells.as_slice() {
            // Pasted text, figures and all.
            sheet.write_string(row, 0, *only).unwrap();
        } else {
            (0u16..).zip(cells).for_each(|(column, cell)| write(&mut sheet, row, column, cell));
        }
        row += 1;
    }
    let mut book = Workbook::new();
    book.push_worksheet(sheet);
    book.save_to_buffer().unwrap()
}

fn is_rule(line: &str) -> bool {
    line.contains('-') && line.contains('|') && line.chars().all(|c| "|-: ".contains(c))
}

fn cells(line: &str) -> Vec<&str> {
    let bare = line.trim();
    if let Some(inner) = bare.strip_prefix('|').and_then(|inner| inner.strip_suffix('|')) {
        return inner.split('|').map(str::trim).collect();
    }
    let separator = if line.matches(';').count() >= 2 { ';' } else { '\t' };
    line.split(separator).collect()
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &str) {
    let text = cell.trim().trim_matches('*');
    if text.is_empty() {
        return;
    }
    match figure(text.trim_end_matches('%')) {
        Some(value) if text.ends_with('%') => {
            let shown = Format::new().set_num_format("0.0%");
            sheet.write_number_with_format(row, column, hundredth(value), &shown).unwrap();
        }
        Some(value) => drop(sheet.write_number(row, column, value).unwrap()),
        None => drop(sheet.write_string(row, column, cell).unwrap()),
    }
}

/// `1 250,5`, `−45`; what else stands in a cell is text there too.
fn figure(text: &str) -> Option<f64> {
    let mut groups = text.split_whitespace();
    let first = groups.next()?.trim_start_matches(['-', '−', '–']).len();
    let apart = groups.all(|group| group.split(',').next().is_some_and(|whole| whole.len() == 3));
    if first > 3 && text.contains(char::is_whitespace) || !apart {
        return None;
    }
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = compact.replace(['−', '–'], "-").replace(',', ".");
    let digits = plain.strip_prefix('-').unwrap_or(&plain);
    let money = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    let plain_int = !digits.starts_with('0') || digits.len() == 1 || digits.starts_with("0.");
    (money && plain_int && digits.matches('.').count() <= 1).then(|| plain.parse().ok()).flatten()
}

/// A percentage as Excel holds it.
#[allow(clippy::float_arithmetic)] // a workbook's cell is a float, and this one is no money
fn hundredth(percent: f64) -> f64 {
    percent / 100.0
}
