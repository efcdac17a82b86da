//! The hidden sheet: what the visible cells cannot say of a plan, so that the book reads back as the plan it was
//! written from. Nothing in it is shown, and no formula reads it.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::money::Amount;
use crate::plan::carried::{
    CARRIED, Carried, CarriedClaim, CarriedColumn, CarriedEquity, CarriedGoal, CarriedLine, CarriedRepeat, CarriedSum,
    CarriedUnread, CarriedYear, Table,
};
use crate::plan::{Address, Budget, Figure, Goal, Level, Plan, Side, Sum, Value};

use super::book::Book;
use super::sheets::Sheet;
use super::{budget, entries, goals, origin, prints, record, source, words};

/// Characters in a cell: fewer than Excel's most, whatever they take in UTF-16.
const PIECE: usize = 16_000;

/// Draws the sheet: the text in pieces below each other, each between two marks, so that no program trims its spaces.
pub(super) fn draw(book: &Book<'_>, drawn: &mut Worksheet) -> Result<(), XlsxError> {
    drawn.set_name(CARRIED)?;
    drawn.set_very_hidden(true);
    // What cannot be said is not carried, and the book is read by its visible cells.
    let text = serde_json::to_string(&carried(book)).unwrap_or_default();
    // `_x0041_` in a cell is a letter's number.
    let text = text.replace("_x", "_\\u0078");
    let (mut rest, mut row) = (text.as_str(), 0u32);
    while !rest.is_empty() {
        let end = rest.char_indices().nth(PIECE).map_or(rest.len(), |(at, _)| at);
        let Some((piece, more)) = rest.split_at_checked(end) else { break };
        drawn.write_string(row, 0, format!("|{piece}|"))?;
        (rest, row) = (more, row.saturating_add(1));
    }
    Ok(())
}

/// The head of a column of keys.
pub(super) fn head(of: &str) -> String {
    format!("{CARRIED}:{of}")
}

/// Which row of Underlag holds a figure, from 1.
type Rows = BTreeMap<Address, u32>;

fn carried(book: &Book<'_>) -> Carried {
    let plan = &book.examination.corrected;
    let rows: Rows = numbered(book).filter_map(|(row, print)| Some((print.address?, row))).collect();
    let unread = numbered(book).filter(|(_, print)| print.address.is_none() && print.amount.is_none());
    let unread_rows: Vec<u32> = unread.map(|(row, _)| row).collect();
    let categories = [Side::Income, Side::Cost].into_iter().flat_map(entries::of_side);
    Carried {
        forbund: plan.forbund.clone(),
        year: plan.year,
        adopted: plan.adopted.as_ref().map(|adopted| adopted.date.to_string()),
        tables: (0..plan.budgets.len()).filter_map(|at| table(book, at, &rows)).collect(),
        fields: book.timeline.fields.clone(),
        years_unit: book.timeline.unit,
        years: plan
            .multi_year
            .iter()
            .map(|row| CarriedYear {
                year: row.year,
                unit: row.unit,
                figures: row.figures.iter().map(|(field, figure)| (*field, kronor(figure.amount))).collect(),
                derived: row.derived.iter().map(|(field, amount)| (*field, kronor(*amount))).collect(),
            })
            .collect(),
        equity: plan
            .equity
            .iter()
            .map(|row| CarriedEquity {
                year: row.year,
                unit: row.unit,
                values: [&row.opening, &row.result, &row.closing].map(|value| value.as_ref().map(said)),
            })
            .collect(),
        goals: plan.goals.iter().map(goal).collect(),
        claims: claims(plan, &rows),
        unread: plan
            .unread
            .iter()
            .enumerate()
            .map(|(at, unread)| CarriedUnread {
                text: unread.text.clone(),
                why: unread.why.to_owned(),
                row: unread_rows.get(at).copied(),
            })
            .collect(),
        categories: categories.map(|it| (book.word(words::category(*it)), *it)).collect(),
        source_sheet: book.names.of(Sheet::Source),
        written: record::written(book),
        origin: origin::carried(book),
    }
}

fn numbered<'a>(book: &'a Book<'_>) -> impl Iterator<Item = (u32, &'a prints::Print)> {
    (source::FIRST_ROW.saturating_add(1)..).zip(&book.prints)
}

fn kronor(amount: Amount) -> String {
    amount.decimal().normalize().to_string()
}

fn said(value: &Value) -> (String, bool) {
    (kronor(value.amount), value.is_derived())
}

fn table(book: &Book<'_>, at: usize, rows: &Rows) -> Option<Table> {
    let budget = book.examination.corrected.budgets.get(at)?;
    let grid = book.grids.get(at)?;
    let row_of = |line: usize, column: usize| rows.get(&Address::Line { budget: at, line, column }).copied();
    let decided: BTreeSet<usize> = rows
        .keys()
        .filter_map(|address| match address {
            Address::Line { budget, column, .. } if *budget == at => Some(*column),
            _ => None,
        })
        .collect();
    let columns = budget.columns.iter().enumerate().map(|(column, held)| CarriedColumn {
        is: *held,
        head: budget::head(held, grid, book),
        decided: decided.contains(&column),
    });
    Some(Table {
        title: budget.title.clone(),
        shown_title: prints::title(budget, at, book.catalogue),
        unit: budget.unit,
        shown: grid.unit,
        costs_negative: grid.costs_negative,
        columns: columns.collect(),
        category: book.word("book-category"),
        lines: budget.lines.iter().enumerate().map(|(line, _)| carried_line(book, budget, line)).collect(),
        sums: budget.sums.iter().map(|sum| carried_sum(budget, sum, row_of)).collect(),
        repeats: budget
            .repeats
            .iter()
            .enumerate()
            .map(|(repeat, held)| CarriedRepeat {
                line: held.line,
                column: held.column,
                amount: kronor(held.figure.amount),
                printed: held.figure.printed.clone(),
                row: rows.get(&Address::Repeat { budget: at, repeat }).copied(),
            })
            .collect(),
    })
}

fn carried_line(book: &Book<'_>, budget: &Budget, at: usize) -> CarriedLine {
    let Some(line) = budget.lines.get(at) else { return CarriedLine::default() };
    let shown = budget::label(book, budget, line, at);
    let written = |figure: &Figure| if figure.is_to_fill() { String::new() } else { kronor(figure.amount) };
    let amounts: Vec<String> = line.cells.iter().map(|cell| cell.as_ref().map(written).unwrap_or_default()).collect();
    CarriedLine {
        id: line.id.clone(),
        shown: (shown != line.label).then_some(shown),
        label: line.label.clone(),
        group: line.group.clone(),
        path: line.path.clone(),
        side: line.side,
        role: line.role,
        category: line.category,
        amounts: amounts.join(";"),
    }
}

fn carried_sum(budget: &Budget, sum: &Sum, row_of: impl Fn(usize, usize) -> Option<u32>) -> CarriedSum {
    let mut terms: Vec<(usize, usize, i8)> = Vec::new();
    for term in &sum.terms {
        match terms.last_mut() {
            Some((_, last, sign)) if *sign == term.sign && last.checked_add(1) == Some(term.line) => *last = term.line,
            _ => terms.push((term.line, term.line, term.sign)),
        }
    }
    let rows = (0..budget.columns.len()).map(|column| row_of(sum.line, column)).collect();
    CarriedSum { line: sum.line, terms, by_layout: sum.by_layout, rows }
}

fn goal(goal: &Goal) -> CarriedGoal {
    let target = |target: &crate::plan::Target| {
        (target.op.to_owned(), target.value.to_string(), target.unit.clone(), goals::target(target))
    };
    CarriedGoal {
        number: goal.number.clone(),
        overall: goal.level == Level::Overall,
        description: goal.description.iter().map(|note| note.text.clone()).collect(),
        targets: goal.indicators.iter().map(|indicator| indicator.target.as_ref().map(target)).collect(),
    }
}

fn claims(plan: &Plan, rows: &Rows) -> Vec<CarriedClaim> {
    let claims = plan.claims.iter().enumerate().map(|(at, claim)| CarriedClaim {
        text: claim.text.clone(),
        amount: claim.amount.map(kronor),
        percent: claim.percent.as_ref().map(Decimal::to_string),
        unit: claim.unit,
        about: claim.about,
        line: claim.line,
        year: claim.year,
        row: rows.get(&Address::Claim { claim: at }).copied(),
    });
    claims.collect()
}
