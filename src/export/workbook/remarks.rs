//! What is said of a budget's cell beside its figure: that it was corrected, or that a finding points at it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::finding::{Correction, Message, Outcome, Severity};
use crate::formula::{Expr, LiveCheck};
use crate::money::amount::swedish_number;
use crate::money::{Amount, Unit};
use crate::plan::{Address, Budget, Figure, FigureKey};

use super::book::Book;
use super::grid::{Grid, shown_sign};
use super::pen::Entry;
use super::prints::counterpart;
use super::sheets::{Sheet, Spot};
use super::styles::Mark;
use super::sums::terms;
use super::{checks, corrections, places};

/// What is said of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Remark {
    /// How the cell is marked.
    pub(super) mark: Mark,
    /// A word or two, in the column of remarks.
    pub(super) short: String,
    /// The note on the cell.
    pub(super) note: Vec<String>,
    /// Where more is said of it.
    pub(super) target: Option<Spot>,
}

/// The remarks on the cells of a budget, by line and column.
pub(super) fn of_budget(book: &Book<'_>, at: usize) -> BTreeMap<(usize, usize), Remark> {
    let mut remarks = BTreeMap::new();
    let on_table = |address: &Address| match address {
        Address::Line { budget, line, column } if *budget == at => Some((*line, *column)),
        _ => None,
    };
    let applied = |(_, correction): &(u32, &Correction)| book.examination.is_applied(correction);
    for (row, correction) in (corrections::FIRST_ROW..).zip(&book.examination.corrections).filter(applied) {
        if let Some(cell) = correction.cell.address.as_ref().and_then(on_table) {
            add(&mut remarks, cell, corrected(book, correction, row));
        }
    }
    earlier(book, at, &mut remarks);
    if let (Some(budget), Some(grid)) = (book.examination.corrected.budgets.get(at), book.grids.get(at)) {
        parted_sums(book, at, budget, grid, &mut remarks);
    }
    for finding in &book.examination.findings {
        let weighs = finding.severity != Severity::Info && !book.examination.is_settled(finding);
        let cell = finding.cells.first().and_then(|cell| cell.address.as_ref()).and_then(on_table);
        if let Some(cell) = cell.filter(|_| weighs) {
            let short = book.word("book-remark-look");
            let note = vec![book.catalogue.say(&finding.message)];
            let target = checks::row_of(book, finding);
            add(&mut remarks, cell, Remark { mark: Mark::Questioned, short, note, target });
        }
    }
    remarks
}

/// What was corrected when the plan was first made a book of, and has not been changed since.
fn earlier(book: &Book<'_>, at: usize, remarks: &mut BTreeMap<(usize, usize), Remark>) {
    let plan = &book.examination.corrected;
    let log = plan.origin.iter().flat_map(|origin| &origin.log);
    for (row, logged) in (corrections::earlier_row(book)..).zip(log) {
        let Some(FigureKey::At(address)) = logged.at else { continue };
        let Address::Line { budget, line, column } = address else { continue };
        let kronor = |text: &String| text.parse().ok().map(Amount::kronor);
        let new = kronor(&logged.told.new);
        let (Some(new), Some(table)) = (new.filter(|_| new == plan.amount(&address)), plan.budgets.get(budget)) else {
            continue;
        };
        if budget == at {
            let old = logged.told.old.as_ref().and_then(kronor);
            let place = places::words(&logged.told.place, book.catalogue);
            let told = mended(book, (old, new, table.unit), place, logged.told.why.clone());
            let target = Some(Spot { sheet: Sheet::Corrections, row, column: 1 });
            add(remarks, (line, column), Remark { target, ..told });
        }
    }
}

fn add(remarks: &mut BTreeMap<(usize, usize), Remark>, cell: (usize, usize), remark: Remark) {
    match remarks.get_mut(&cell) {
        Some(held) => {
            held.note.extend(remark.note.into_iter().filter(|line| !held.note.contains(line)).collect::<Vec<_>>())
        }
        None => {
            remarks.insert(cell, remark);
        }
    }
}

fn corrected(book: &Book<'_>, correction: &Correction, row: u32) -> Remark {
    let place = correction.cell.place.as_ref().map(|place| places::words(place, book.catalogue)).unwrap_or_default();
    let figures = (correction.old, correction.new, correction.unit);
    let told = mended(book, figures, place, book.catalogue.say(&correction.why));
    Remark { target: Some(Spot { sheet: Sheet::Corrections, row, column: 1 }), ..told }
}

/// A figure that was corrected: as printed and as mended, in a unit.
fn mended(book: &Book<'_>, (old, new, unit): (Option<Amount>, Amount, Unit), place: String, why: String) -> Remark {
    let was = old.map(|old| old.swedish(unit)).unwrap_or_default();
    let lines = [
        Message::new("book-note-printed").text("old", was).text("place", place),
        Message::new("book-note-corrected").amount("new", new, unit),
    ];
    let mut note: Vec<String> = lines.into_iter().map(|line| book.say(line)).collect();
    note.push(why);
    let short = old.map(|old| swedish_number(old.in_unit(unit))).unwrap_or_default();
    let short = book.say(Message::new("book-remark-corrected").text("old", short));
    Remark { mark: Mark::Corrected, short, note, target: None }
}

/// Sums whose printed figure is another than their lines give.
fn parted_sums(
    book: &Book<'_>,
    at: usize,
    budget: &Budget,
    grid: &Grid,
    remarks: &mut BTreeMap<(usize, usize), Remark>,
) {
    for (line_at, line) in budget.lines.iter().enumerate() {
        let sign = Decimal::from(shown_sign(line, grid.costs_negative));
        for (column, cell) in line.cells.iter().enumerate() {
            let (Some(figure), Some(Entry::Live { value, .. })) = (cell, grid.entry(line_at, column)) else { continue };
            let gives = *value * sign;
            if figure.amount.in_unit(grid.unit) == gives {
                continue;
            }
            let address = Address::Line { budget: at, line: line_at, column };
            let fault = !rounds(book, &address) && !follows(budget, line_at, column);
            let printed = before(book, at, line_at, column).unwrap_or(figure);
            add(remarks, (line_at, column), parted(book, printed, grid.unit, gives, fault));
        }
    }
}

/// The figure as printed, before any correction.
fn before<'a>(book: &'a Book<'_>, at: usize, line: usize, column: usize) -> Option<&'a Figure> {
    let id = &book.examination.corrected.budgets.get(at)?.lines.get(line)?.id;
    let printed = book.examination.printed.budgets.get(at)?;
    printed.lines.get(counterpart(printed, line, id)?)?.cells.get(column)?.as_ref()
}

/// Whether a sum agrees with its terms as they are decided, so that it parts only because one of them does.
fn follows(budget: &Budget, line: usize, column: usize) -> bool {
    let Some(sum) = budget.sums.iter().find(|sum| sum.line == line) else { return false };
    let decided = terms(sum).into_iter().try_fold(Amount::ZERO, |total, term| {
        let amount = budget.amount(term.line, column).unwrap_or_default();
        if term.sign < 0 { total.minus(amount) } else { total.plus(amount) }
    });
    decided.is_some() && decided == budget.amount(line, column)
}

/// Whether a rule has found that a sum agrees with its lines within rounding.
fn rounds(book: &Book<'_>, address: &Address) -> bool {
    let alone = |expr: &Expr| matches!(expr, Expr::Cell(held) if held == address);
    book.judged.iter().any(|judged| {
        judged.check.rounding
            && judged.check.outcome == Outcome::Passed
            && judged
                .live
                .as_ref()
                .and_then(LiveCheck::sides)
                .is_some_and(|test| alone(&test.left) || alone(&test.right))
    })
}

fn parted(book: &Book<'_>, printed: &Figure, unit: Unit, gives: Decimal, fault: bool) -> Remark {
    let number = swedish_number(printed.amount.in_unit(unit));
    let place = places::words(&printed.place, book.catalogue);
    let gives = format!("{} {}", swedish_number(gives), unit.symbol());
    let old = printed.amount.swedish(unit);
    let note = vec![
        book.say(Message::new("book-note-printed").text("old", old).text("place", place)),
        book.say(Message::new("book-note-parted").text("gives", gives)),
    ];
    let mark = if fault { Mark::Questioned } else { Mark::None };
    let short = book.say(Message::new("book-remark-parted").text("old", number));
    Remark { mark, short, note, target: None }
}
