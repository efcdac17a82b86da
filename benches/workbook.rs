//! How long a large workbook takes, beside bare rust_xlsxwriter writing the same cells: `cargo bench --bench workbook`.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::cast_possible_truncation,
    reason = "a benchmark may fail"
)]

use std::io::{Cursor, Read};

use divan::Bencher;
use plankoll::Examination;
use plankoll::document::Place;
use plankoll::export::workbook;
use plankoll::money::{Amount, Unit};
use plankoll::plan::{Budget, Category, Column, Figure, Kind, Line, Plan, Role, Side, Sum, Term};
use plankoll::text::{Catalogue, Language};
use rust_xlsxwriter::{DataValidation, DataValidationRule, Format, FormatBorder, Formula, Workbook};

const LINES: usize = 5_000;
const COLUMNS: usize = 12;
/// Lines of a group, its sum included.
const GROUP: usize = 50;

fn main() {
    divan::main();
}

fn amount(line: usize, column: usize) -> i64 {
    i64::try_from(line * 7 + column * 13 + 1).unwrap()
}

fn figure(tkr: i64) -> Figure {
    Figure { amount: Amount::of(tkr.into(), Unit::Tkr).unwrap(), printed: tkr.to_string(), place: Place::text(1, 1) }
}

/// A plan of 5 000 lines in groups, each with its sum.
fn plan() -> Plan {
    let year = |column: usize| Some(2025 - i32::try_from(COLUMNS - 1 - column).unwrap());
    let mut budget = Budget {
        unit: Unit::Tkr,
        columns: (0..COLUMNS)
            .map(|column| Column { year: year(column), kind: Some(Kind::Budget), period: None })
            .collect(),
        ..Budget::default()
    };
    for at in 0..LINES {
        let group = format!("Grupp {}", at / GROUP);
        let is_sum = at % GROUP == GROUP - 1;
        let first = at + 1 - GROUP.min(at + 1);
        let cells = (0..COLUMNS).map(|column| {
            let whole: i64 = (first..at).map(|line| amount(line, column)).sum();
            Some(figure(if is_sum { whole } else { amount(at, column) }))
        });
        budget.lines.push(Line {
            id: format!("rad-{at}"),
            label: if is_sum { format!("Summa {group}") } else { format!("Insats nummer {at}") },
            path: vec!["Kostnader".to_owned(), group],
            side: Side::Cost,
            role: if is_sum { Role::Subtotal } else { Role::Item },
            category: if is_sum { None } else { Some(Category::Individual) },
            cells: cells.collect(),
            ..Line::default()
        });
        if is_sum {
            let terms = (first..at).map(|line| Term { line, sign: 1 }).collect();
            budget.sums.push(Sum { line: at, terms, by_layout: true });
        }
    }
    Plan { year: Some(2025), budgets: vec![budget], ..Plan::default() }
}

#[divan::bench(sample_count = 10)]
fn a_plan_of_5000_lines(bencher: Bencher) {
    let plan = plan();
    let examination = Examination { printed: plan.clone(), corrected: plan, ..Examination::default() };
    let catalogue = Catalogue::new(Language::Swedish);
    bencher.bench_local(|| workbook::bytes(&examination, &catalogue).unwrap());
}

/// What a cell of the book holds.
enum Holds {
    Text(String),
    Number(f64),
    Formula(String, String),
    Nothing,
}

/// A sheet of the book as it is written: every cell with the number of its format, the heights of rows, where typing is
/// validated.
struct Written {
    cells: Vec<(u32, u16, usize, Holds)>,
    heights: Vec<(u32, f64)>,
    validated: Vec<(u32, u16, u32, u16)>,
}

/// The book's own cells, read out of its XML.
fn written(book: &[u8]) -> (Vec<Written>, usize) {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut part = |name: &str| -> Option<String> {
        let mut text = String::new();
        archive.by_name(name).ok()?.read_to_string(&mut text).unwrap();
        Some(text)
    };
    let plain =
        |text: &str| text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    let strings = part("xl/sharedStrings.xml").unwrap();
    let strings: Vec<String> = strings.split("<si>").skip(1).map(|item| plain(inner(item, "<t", "</t>"))).collect();
    let styles = part("xl/styles.xml").unwrap();
    let formats = inner(&styles, "<cellXfs", "</cellXfs>").matches("<xf ").count();
    let mut sheets = Vec::new();
    while let Some(xml) = part(&format!("xl/worksheets/sheet{}.xml", sheets.len() + 1)) {
        let mut sheet = Written { cells: Vec::new(), heights: Vec::new(), validated: Vec::new() };
        for row in xml.split("<row ").skip(1) {
            let number: u32 = attribute(row, "r").parse().unwrap();
            if row.split('>').next().unwrap().contains("ht=") {
                sheet.heights.push((number - 1, attribute(row, "ht").parse().unwrap()));
            }
            for cell in row.split("<c ").skip(1) {
                let (row, column) = position(attribute(cell, "r"));
                let style = cell.split('>').next().unwrap().contains(" s=").then(|| attribute(cell, "s"));
                let style = style.map_or(0, |style| style.parse().unwrap());
                let value = inner(cell, "<v", "</v>");
                let holds = if cell.contains("<f>") {
                    Holds::Formula(plain(inner(cell, "<f", "</f>")), plain(value))
                } else if cell.contains("t=\"s\"") {
                    Holds::Text(strings[value.parse::<usize>().unwrap()].clone())
                } else if cell.contains("<v>") {
                    Holds::Number(value.parse().unwrap())
                } else {
                    Holds::Nothing
                };
                sheet.cells.push((row, column, style, holds));
            }
        }
        for validation in xml.split("<dataValidation ").skip(1) {
            for range in attribute(validation, "sqref").split(' ') {
                let (first, last) = range.split_once(':').unwrap_or((range, range));
                let (first, last) = (position(first), position(last));
                sheet.validated.push((first.0, first.1, last.0, last.1));
            }
        }
        sheets.push(sheet);
    }
    (sheets, formats)
}

/// What stands between the end of an opening tag and a closing one.
fn inner<'a>(xml: &'a str, from: &str, to: &str) -> &'a str {
    let Some(start) = xml.find(from) else { return "" };
    let start = start + xml[start..].find('>').unwrap() + 1;
    xml[start..].find(to).map_or("", |end| &xml[start..start + end])
}

fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    let name = format!("{name}=\"");
    let start = if tag.starts_with(&name) { 0 } else { tag.find(&format!(" {name}")).unwrap() + 1 } + name.len();
    tag[start..].split('"').next().unwrap()
}

/// `B5` as row and column from 0.
fn position(cell: &str) -> (u32, u16) {
    let letters = cell.trim_end_matches(|c: char| c.is_ascii_digit());
    let column = letters.bytes().fold(0u16, |sum, letter| sum * 26 + u16::from(letter - b'A') + 1);
    (cell[letters.len()..].parse::<u32>().unwrap() - 1, column - 1)
}

/// Exactly the same cells on the same sheets, with as many formats, the same rows' heights and validations.
#[divan::bench(sample_count = 10)]
fn bare_rust_xlsxwriter(bencher: Bencher) {
    let plan = plan();
    let examination = Examination { printed: plan.clone(), corrected: plan, ..Examination::default() };
    let (sheets, formats) = written(&workbook::bytes(&examination, &Catalogue::new(Language::Swedish)).unwrap());
    let formats: Vec<Format> = (0..formats)
        .map(|at| {
            let format = Format::new().set_font_name("Arial").set_font_size(10).set_border_bottom(FormatBorder::Hair);
            format.set_num_format("[$-41D]#,##0").set_indent(u8::try_from(at % 15).unwrap()).set_font_color(at as u32)
        })
        .collect();
    bencher.bench_local(|| {
        let mut book = Workbook::new();
        for written in &sheets {
            let sheet = book.add_worksheet();
            for (row, column, format, holds) in &written.cells {
                let (row, column, format) = (*row, *column, &formats[*format]);
                match holds {
                    Holds::Text(text) => sheet.write_string_with_format(row, column, text, format),
                    Holds::Number(number) => sheet.write_number_with_format(row, column, *number, format),
                    Holds::Formula(formula, result) => {
                        let formula = Formula::new(format!("={formula}")).set_result(result.as_str());
                        sheet.write_formula_with_format(row, column, formula, format)
                    }
                    Holds::Nothing => sheet.write_blank(row, column, format),
                }
                .unwrap();
            }
            for (row, height) in &written.heights {
                sheet.set_row_height(*row, *height).unwrap();
            }
            for (top, left, bottom, right) in &written.validated {
                let number = DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThan(-1e12));
                sheet.add_data_validation(*top, *left, *bottom, *right, &number).unwrap();
            }
        }
        book.save_to_buffer().unwrap()
    });
}
