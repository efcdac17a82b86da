//! A workbook of 100 000 rows and an ordinary one: reading, and reading with recognizing, against bare calamine.
//!
//! `cargo bench --bench read_workbook`

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use divan::{Bencher, black_box};
use plankoll::plan::Hints;
use rust_xlsxwriter::{Workbook, Worksheet};

fn main() {
    divan::main();
}

/// A budget of so many lines, in groups of twenty with a sum each.
fn workbook(lines: u32) -> Vec<u8> {
    let mut sheet = Worksheet::new();
    let heads = ["tkr", "Utfall 2024", "Budget 2025", "Budget 2026"];
    (0u16..).zip(heads).for_each(|(column, head)| drop(sheet.write_string(0, column, head)));
    for row in 1..=lines {
        let sum = row % 20 == 0;
        let label = if sum { format!("Summa grupp {}", row / 20) } else { format!("Insats nummer {row} i länet") };
        drop(sheet.write_string(row, 0, label));
        (1u16..=3).for_each(|column| drop(sheet.write_number(row, column, if sum { 1900.0 } else { 100.0 })));
    }
    let mut book = Workbook::new();
    book.push_worksheet(sheet);
    book.save_to_buffer().unwrap_or_default()
}

const LINES: [u32; 2] = [60, 100_000];

#[divan::bench(args = LINES, sample_count = 5)]
fn calamine_alone(bencher: Bencher<'_, '_>, lines: u32) {
    let bytes = workbook(lines);
    bencher.bench(|| {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.as_slice())).ok()?;
        black_box(book.worksheet_range("Sheet1").ok())
    });
}

#[divan::bench(args = LINES, sample_count = 5)]
fn read(bencher: Bencher<'_, '_>, lines: u32) {
    let bytes = workbook(lines);
    bencher.bench(|| plankoll::read::read(black_box(&bytes), "bok.xlsx"));
}

#[divan::bench(args = LINES, sample_count = 3)]
fn read_and_recognize(bencher: Bencher<'_, '_>, lines: u32) {
    let bytes = workbook(lines);
    bencher.bench(|| {
        let document = plankoll::read::read(black_box(&bytes), "bok.xlsx").ok()?;
        plankoll::recognize::recognize(&document, &Hints::default()).ok()
    });
}
