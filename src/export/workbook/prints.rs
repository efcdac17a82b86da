//! Every figure as printed, in the order of Underlag's rows.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::document::Place;
use crate::finding::Message;
use crate::money::Amount;
use crate::plan::{Address, Budget, FigureKey, Plan};
use crate::text::Catalogue;

use super::words;

/// A row of Underlag.
#[derive(Clone, Debug)]
pub(super) struct Print {
    /// Which part of the plan: a table, prose, what found no home.
    pub(super) part: Arc<str>,
    /// The line's label.
    pub(super) label: Arc<str>,
    /// The column, the field or the year.
    pub(super) column: Arc<str>,
    /// What the figure is: an item, a sum, a claim's subject.
    pub(super) role: Arc<str>,
    /// As printed.
    pub(super) printed: String,
    /// The amount as printed.
    pub(super) amount: Option<Amount>,
    /// A share, in percent.
    pub(super) percent: Option<Decimal>,
    /// The amount that stands after corrections.
    pub(super) decided: Option<Amount>,
    /// Where it is printed.
    pub(super) place: Option<Place>,
    /// Its address in the corrected plan.
    pub(super) address: Option<Address>,
    /// Which figure it is, where it may be found again in a book that is read.
    pub(super) key: Option<FigureKey>,
    /// Whether only the book that was read has it, and not the source that the plan was once read from.
    pub(super) in_book: bool,
}

/// All printed figures of a plan.
pub(super) fn all(printed: &Plan, corrected: &Plan, catalogue: &Catalogue) -> Vec<Print> {
    let mut rows = Vec::new();
    for (at, budget) in printed.budgets.iter().enumerate() {
        table(at, budget, corrected, catalogue, &mut rows);
    }
    years(printed, corrected, catalogue, &mut rows);
    equity(printed, corrected, catalogue, &mut rows);
    claims(printed, corrected, catalogue, &mut rows);
    unread(printed, catalogue, &mut rows);
    rows
}

/// The title of a budget table, in words where the plan gives none.
pub(super) fn title(budget: &Budget, at: usize, catalogue: &Catalogue) -> String {
    match budget.title.as_deref().map(str::trim).filter(|title| !title.is_empty()) {
        Some(title) => title.to_owned(),
        None if at == 0 => catalogue.word("book-sheet-budget"),
        None => format!("{} {}", catalogue.word("book-sheet-budget"), at.saturating_add(1)),
    }
}

fn table(at: usize, budget: &Budget, corrected: &Plan, catalogue: &Catalogue, rows: &mut Vec<Print>) {
    let part: Arc<str> = title(budget, at, catalogue).into();
    let columns: Vec<Arc<str>> = budget.columns.iter().map(|column| words::column(column, catalogue).into()).collect();
    let mended = corrected.budgets.get(at);
    for (line_at, line) in budget.lines.iter().enumerate() {
        let now = mended.and_then(|mended| counterpart(mended, line_at, &line.id));
        let role: Arc<str> = catalogue.word(words::role(line.role)).into();
        let label: Arc<str> = match line.path.last() {
            Some(group) if !super::grid::same(group, &line.label) => format!("{group} · {}", line.label),
            _ => line.label.clone(),
        }
        .into();
        for (column_at, (column, cell)) in columns.iter().zip(&line.cells).enumerate() {
            let Some(figure) = cell else { continue };
            let address = now.map(|line| Address::Line { budget: at, line, column: column_at });
            rows.push(Print {
                part: part.clone(),
                label: label.clone(),
                column: column.clone(),
                role: role.clone(),
                printed: figure.printed.clone(),
                amount: Some(figure.amount),
                percent: None,
                decided: address.and_then(|address| corrected.amount(&address)),
                place: Some(figure.place.clone()),
                address,
                key: address.map(FigureKey::At),
                in_book: false,
            });
        }
    }
    for (repeat_at, repeat) in budget.repeats.iter().enumerate() {
        let address = Address::Repeat { budget: at, repeat: repeat_at };
        rows.push(Print {
            part: part.clone(),
            label: budget.lines.get(repeat.line).map(|line| line.label.as_str()).unwrap_or_default().into(),
            column: columns.get(repeat.column).cloned().unwrap_or_default(),
            role: catalogue.word("book-role-repeat").into(),
            printed: repeat.figure.printed.clone(),
            amount: Some(repeat.figure.amount),
            percent: None,
            decided: corrected.amount(&address),
            place: Some(repeat.figure.place.clone()),
            address: Some(address),
            key: Some(FigureKey::At(address)),
            in_book: false,
        });
    }
}

/// The line of the corrected table that a printed line became.
pub(super) fn counterpart(budget: &Budget, at: usize, id: &str) -> Option<usize> {
    match budget.lines.get(at) {
        Some(line) if line.id == id => Some(at),
        _ => budget.lines.iter().position(|line| line.id == id),
    }
}

fn years(printed: &Plan, corrected: &Plan, catalogue: &Catalogue, rows: &mut Vec<Print>) {
    for (at, row) in printed.multi_year.iter().enumerate() {
        for (field, figure) in &row.figures {
            let address = Address::Year { row: at, field: *field };
            rows.push(Print {
                part: catalogue.word("book-sheet-years").into(),
                label: catalogue.word(words::field(*field)).into(),
                column: row.year.to_string().into(),
                role: Arc::default(),
                printed: figure.printed.clone(),
                amount: Some(figure.amount),
                percent: None,
                decided: corrected.amount(&address),
                place: Some(figure.place.clone()),
                address: Some(address),
                key: Some(FigureKey::At(address)),
                in_book: false,
            });
        }
    }
}

fn equity(printed: &Plan, corrected: &Plan, catalogue: &Catalogue, rows: &mut Vec<Print>) {
    for (at, row) in printed.equity.iter().enumerate() {
        let values = [
            ("book-equity-opening", &row.opening, Some(Address::Opening { row: at })),
            ("book-equity-result", &row.result, None),
            ("book-equity-closing", &row.closing, Some(Address::Closing { row: at })),
        ];
        for (label, value, address) in values {
            let Some((value, text)) = value.as_ref().and_then(|value| Some((value, value.printed.as_ref()?))) else {
                continue;
            };
            rows.push(Print {
                part: catalogue.word("book-equity").into(),
                label: catalogue.word(label).into(),
                column: row.year.to_string().into(),
                role: Arc::default(),
                printed: text.clone(),
                amount: Some(value.amount),
                percent: None,
                decided: address.map_or(Some(value.amount), |address| corrected.amount(&address)),
                place: value.place.clone(),
                address,
                key: Some(address.map_or(FigureKey::EquityResult(at), FigureKey::At)),
                in_book: false,
            });
        }
    }
}

fn claims(printed: &Plan, corrected: &Plan, catalogue: &Catalogue, rows: &mut Vec<Print>) {
    for (at, claim) in printed.claims.iter().enumerate() {
        let address = Address::Claim { claim: at };
        let line = claim.line.and_then(|(budget, line)| printed.budgets.get(budget)?.lines.get(line));
        let about = catalogue.word(words::about(claim.about));
        rows.push(Print {
            part: catalogue.word("book-part-prose").into(),
            label: line.map_or(about, |line| line.label.clone()).into(),
            column: claim.year.map(|year| year.to_string()).unwrap_or_default().into(),
            role: catalogue.word("book-role-claim").into(),
            printed: claim.text.clone(),
            amount: claim.amount,
            percent: claim.percent,
            decided: corrected.amount(&address),
            place: Some(claim.place.clone()),
            address: Some(address),
            key: Some(FigureKey::At(address)),
            in_book: false,
        });
    }
}

fn unread(printed: &Plan, catalogue: &Catalogue, rows: &mut Vec<Print>) {
    for (at, unread) in printed.unread.iter().enumerate() {
        rows.push(Print {
            part: catalogue.word("book-part-unread").into(),
            label: catalogue.say(&Message::new(unread.why)).into(),
            column: Arc::default(),
            role: Arc::default(),
            printed: unread.text.clone(),
            amount: None,
            percent: None,
            decided: None,
            place: Some(unread.place.clone()),
            address: None,
            key: Some(FigureKey::Unread(at)),
            in_book: false,
        });
    }
}
