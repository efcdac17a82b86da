//! The small tables of Översikt with a chart beside each: where the money comes from, where it goes, equity by year.

use rust_xlsxwriter::XlsxError;

use crate::plan::{Category, Role, Side};

use super::book::Book;
use super::charts;
use super::key_figures::AMOUNT;
use super::live::Live;
use super::pen::{Entry, Pen};
use super::sheets::{Sheet, Spot, a1};
use super::timeline::CAP;
use super::{cap, entries, sides, styles, words};

/// Rows that a table with its chart takes at least, without the heading.
const TALL: u32 = 12;

/// Draws them from a row on; gives the row after the last.
pub(super) fn draw(book: &Book<'_>, pen: &mut Pen<'_>, row: u32) -> Result<u32, XlsxError> {
    let row = side(book, pen, row, Side::Income)?;
    let row = side(book, pen, row, Side::Cost)?;
    equity(book, pen, row)
}

/// A category of a side and its money.
fn parts(book: &Book<'_>, side: Side) -> Vec<(String, Live)> {
    let plan = &book.examination.corrected;
    let Some((at, column)) = plan.main_column() else { return Vec::new() };
    let Some(budget) = plan.budgets.get(at) else { return Vec::new() };
    let of = |category: &Category| {
        let amount = sides::of_categories(book, Sheet::Overview, &[*category], column)?;
        Some((book.word(words::category(*category)), amount))
    };
    let mut parts: Vec<_> = entries::of_side(side).iter().filter_map(of).collect();
    let view = book.view(Sheet::Overview);
    let bare = |line: &crate::plan::Line| line.side == side && line.role == Role::Item && line.category.is_none();
    if let Some(amount) = sides::lines(budget, at, column, &view, |_, line| bare(line)) {
        parts.push((book.word("book-category-none"), amount));
    }
    parts
}

fn side(book: &Book<'_>, pen: &mut Pen<'_>, row: u32, side: Side) -> Result<u32, XlsxError> {
    let parts = parts(book, side);
    if parts.len() < 2 {
        return Ok(row);
    }
    let id = if side == Side::Income { "book-chart-income" } else { "book-chart-costs" };
    pen.line(row, 0, &book.word(id), &styles::heading())?;
    let header = row + 1;
    let amount = format!("{}, {}", book.word("book-amount"), book.unit.symbol());
    pen.text(header, 0, &book.word("book-category"), &styles::header())?;
    pen.texts(header, AMOUNT, &[amount, book.word("book-key-share")], &styles::header_right())?;
    let first = header + 1;
    let last = header + parts.len() as u32;
    let whole: Option<rust_decimal::Decimal> =
        parts.iter().try_fold(rust_decimal::Decimal::ZERO, |sum, (_, part)| sum.checked_add(part.value()));
    let range = format!("SUM({}:{})", fixed(first), fixed(last));
    for (at, (name, part)) in (first..).zip(&parts) {
        pen.text(at, 0, name, &styles::ruled(styles::text()))?;
        let decimals = part.value().normalize().scale().min(2);
        pen.entry(at, AMOUNT, &part.clone().entry(), &styles::ruled(styles::figure(decimals)))?;
        let own = Live::atom(a1(at, AMOUNT), part.value());
        if let Some(whole) = whole {
            let whole = Live::atom(range.clone(), whole);
            pen.share(at, AMOUNT + 1, &own, &whole, &styles::ruled(styles::percent()))?;
        }
    }
    let names = parts.iter().map(|(name, part)| (name.as_str(), part.value()));
    let chart = charts::bars(book, id, (first, last), names);
    pen.sheet.insert_chart_with_offset(header, 3, &chart, 8, 2)?;
    Ok(header + TALL.max(parts.len() as u32 + 1) + 2)
}

fn fixed(row: u32) -> String {
    format!("$B${}", row.saturating_add(1))
}

/// Equity by year with its cap, out of Flerårsplan.
fn equity(book: &Book<'_>, pen: &mut Pen<'_>, row: u32) -> Result<u32, XlsxError> {
    let timeline = &book.timeline;
    let caps = cap::by_year(book);
    let known = timeline.equity.iter().filter(|(_, [_, _, closing])| closing.entry != Entry::Empty).count();
    if known == 0 {
        return Ok(row);
    }
    pen.line(row, 0, &book.word("book-chart-equity"), &styles::heading())?;
    let header = row + 1;
    let unit = timeline.unit.symbol();
    pen.text(header, 0, &book.word("book-year"), &styles::header())?;
    let has_cap = caps.iter().any(Option::is_some);
    let cap_name = if has_cap { format!("{}, {unit}", book.word("book-cap-short")) } else { String::new() };
    let names = [format!("{}, {unit}", book.word("book-equity-closing")), cap_name];
    pen.texts(header, AMOUNT, &names, &styles::header_right())?;
    let first = header + 1;
    let mut at = first;
    for ((held, (year, [_, _, closing])), cap) in (timeline.equity_row()..).zip(&timeline.equity).zip(&caps) {
        pen.text(at, 0, &year.to_string(), &styles::ruled(styles::text()))?;
        let reference = |column, value| {
            let spot = Spot { sheet: Sheet::Years, row: held, column };
            Live::atom(book.names.reference(spot, Sheet::Overview), value)
        };
        let told = closing.entry.value().map(|value| reference(3, value));
        let capped = cap.as_ref().map(|cap| reference(CAP, cap.value()));
        for (column, live) in [(AMOUNT, told), (AMOUNT + 1, capped)] {
            let look = styles::ruled(styles::figure(0));
            pen.entry(at, column, &live.map_or(Entry::Empty, Live::entry), &look)?;
        }
        at += 1;
    }
    let told = timeline.equity.iter().filter_map(|(year, [_, _, closing])| Some((*year, closing.entry.value()?)));
    if known < 2 {
        // One year is no course of years: the table says it.
        return Ok(at + 2);
    }
    let chart = charts::years(book, (first, at - 1), has_cap, told);
    pen.sheet.insert_chart_with_offset(header, 3, &chart, 8, 2)?;
    Ok(header + TALL.max(at - header) + 2)
}
