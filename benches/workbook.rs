//! How long a large workbook takes, beside bare rust_xlsxwriter writing as many cells: `cargo bench --bench workbook`.
#![allow(clippy::unwrap_used, reason = "a benchmark may fail")]

use divan::Bencher;
use plankoll::Examination;
use plankoll::document::Place;
use plankoll::export::workbook;
use plankoll::money::{Amount, Unit};
use plankoll::plan::{Budget, Category, Column, Figure, Kind, Line, Plan, Role, Side, Sum, Term};
use plankoll::text::{Catalogue, Language};
use rust_xlsxwriter::{Format, Formula, Workbook};

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

/// The same numbers of cells on the same kinds of sheets: the budget, the follow-up and one row a printed figure.
#[divan::bench(sample_count = 10)]
fn bare_rust_xlsxwriter(bencher: Bencher) {
    bencher.bench_local(|| {
        let mut book = Workbook::new();
        let figure = Format::new().set_font_name("Arial").set_font_size(10).set_num_format("#,##0");
        let text = Format::new().set_font_name("Arial").set_font_size(10).set_text_wrap();
        let budget = book.add_worksheet();
        for line in 0..LINES {
            let row = u32::try_from(line).unwrap();
            budget.write_string_with_format(row, 0, format!("Insats nummer {line}"), &text).unwrap();
            for column in 0..COLUMNS {
                let at = u16::try_from(column).unwrap() + 1;
                let number = f64::from(i32::try_from(amount(line, column)).unwrap());
                budget.write_number_with_format(row, at, number, &figure).unwrap();
            }
            for at in [13, 14] {
                let formula = Formula::new("=B1-C1").set_result("13");
                budget.write_formula_with_format(row, at, formula, &figure).unwrap();
            }
            for at in [15, 16] {
                budget.write_string_with_format(row, at, "Individinriktat", &text).unwrap();
            }
        }
        let follow = book.add_worksheet();
        for line in 0..LINES {
            let row = u32::try_from(line).unwrap();
            for at in [0, 1, 25] {
                follow.write_string_with_format(row, at, format!("Insats nummer {line}"), &text).unwrap();
            }
            for at in 2..25 {
                match at {
                    3 | 5 | 18..=24 => {
                        let formula = Formula::new("=B1-C1").set_result("13");
                        follow.write_formula_with_format(row, at, formula, &figure).unwrap()
                    }
                    _ => follow.write_blank(row, at, &figure).unwrap(),
                };
            }
        }
        let printed = book.add_worksheet();
        for line in 0..LINES * COLUMNS {
            let row = u32::try_from(line).unwrap();
            for at in [0, 1, 2, 3, 4, 7, 8] {
                printed.write_string_with_format(row, at, format!("Text {}", line / COLUMNS), &text).unwrap();
            }
            for at in [5, 6] {
                printed.write_number_with_format(row, at, f64::from(row), &figure).unwrap();
            }
        }
        book.save_to_buffer().unwrap()
    });
}
