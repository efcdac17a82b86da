//! The budget as tables, after the corrections that were made; a corrected cell bears a mark and is told below.

use super::pen::{Look, Pen};
use crate::export::words;
use crate::finding::Message;
use crate::money::amount::swedish_number;
use crate::plan::{Address, Budget, Line, Role};

pub(super) fn write(pen: &mut Pen<'_>) {
    let examination = pen.examination;
    for (at, budget) in examination.corrected.budgets.iter().enumerate() {
        let title = budget.title.clone().unwrap_or_else(|| pen.word("plan-untitled"));
        pen.styled("Heading1", &title);
        let unit = Message::new("memo-budget-unit").text("unit", budget.unit.symbol());
        let unit = pen.say(&unit);
        pen.styled("Note", &unit);
        table(pen, at, budget);
        let marked = pen.word("memo-marked");
        if examination.corrections.iter().any(|one| examination.is_applied(one) && is_in(one.cell.address, at)) {
            pen.styled("Note", &marked);
        }
    }
}

fn is_in(address: Option<Address>, budget: usize) -> bool {
    matches!(address, Some(Address::Line { budget: own, .. }) if own == budget)
}

fn table(pen: &mut Pen<'_>, at: usize, budget: &Budget) {
    let columns: Vec<usize> = (0..budget.columns.len()).collect();
    let heads = budget.columns.iter().map(|column| words::column(column, pen.catalogue));
    let head = std::iter::once(pen.word("book-line")).chain(heads).collect();
    let mut rows = vec![(Look::Head, head)];
    let mut path: &[String] = &[];
    for (number, line) in budget.lines.iter().enumerate() {
        let is_sum = matches!(line.role, Role::Subtotal | Role::Total | Role::Result);
        if !is_sum {
            rows.extend(groups(path, &line.path, columns.len()));
            path = &line.path;
        }
        let cells = columns.iter().map(|column| cell(pen, at, budget, number, *column));
        let cells = std::iter::once(label(line)).chain(cells).collect();
        rows.push((if is_sum { Look::Sum } else { Look::Plain }, cells));
    }
    let wide = if columns.len() > 3 { 34 } else { 50 };
    let shares: Vec<usize> =
        std::iter::once(wide).chain(columns.iter().map(|_| (100 - wide) / columns.len().max(1))).collect();
    pen.table(&shares, &rows, true);
}

/// A row for each group that begins here.
fn groups(before: &[String], path: &[String], columns: usize) -> Vec<(Look, Vec<String>)> {
    let shared = before.iter().zip(path).take_while(|(one, other)| one == other).count();
    let begun = path.iter().enumerate().skip(shared);
    let row = |(depth, label): (usize, &String)| {
        let blank = std::iter::repeat_n(String::new(), columns);
        (Look::Group, std::iter::once(indented(label, depth)).chain(blank).collect())
    };
    begun.map(row).collect()
}

fn label(line: &Line) -> String {
    indented(&line.label, line.path.len() + usize::from(line.role == Role::OfWhich))
}

/// No-break spaces: Word keeps those at a line's beginning.
fn indented(label: &str, depth: usize) -> String {
    format!("{}{label}", "\u{a0}\u{a0}\u{a0}".repeat(depth))
}

fn cell(pen: &Pen<'_>, at: usize, budget: &Budget, line: usize, column: usize) -> String {
    let Some(amount) = budget.amount(line, column) else { return String::new() };
    let own = Address::Line { budget: at, line, column };
    let examination = pen.examination;
    let is_corrected =
        examination.corrections.iter().any(|one| examination.is_applied(one) && one.cell.address == Some(own));
    let mark = if is_corrected { "*" } else { "" };
    format!("{}{mark}", swedish_number(amount.in_unit(budget.unit)))
}
