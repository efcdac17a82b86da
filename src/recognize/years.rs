//! Tables by years: the multi-year plan and overviews, with years as rows or as columns, in cells or one cell a line.

mod by_columns;
mod reading;
mod rolled;

pub use by_columns::{by_columns, from_budget};
pub use rolled::rolled;

use std::ops::Range;
use std::rc::Rc;

use rust_decimal::Decimal;

use crate::document::Document;
use crate::money::{Amount, Unit};
use crate::plan::{Figure, MultiYearRow, YearField};

use super::budget::entry_year;
use super::columns::{Cell, Columns, Layout, columns};
use super::entry::{Entries, Entry};
use super::header::{Head, Use};
use super::measure::{Measure, measure_of, measures};
use super::region::Region;
use super::shape::{Shape, place_of, slice_of};
use super::structure::within_rounding;
use super::unit::unit_of;

/// No plan tells of more years; the rows of a longer table are read in their likeliest way.
const MOST_YEARS: usize = 200;

/// No table has more measures.
const MOST_HEADS: usize = 9;

/// A table of more rows than this is none of years, whatever its rows begin with.
const MOST_ROWS: usize = 2_000;

/// Equity of a year as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equity {
    /// The year.
    pub year: i32,
    /// Opening or closing.
    pub opening: bool,
    /// The figure.
    pub figure: Figure,
    /// Its unit.
    pub unit: Unit,
}

/// What a table by years gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Years {
    /// Its rows.
    pub rows: Vec<MultiYearRow>,
    /// Equity in it.
    pub equity: Vec<Equity>,
}

/// Whether the entries stand for years.
#[must_use]
pub fn is_by_rows(entries: &Entries) -> bool {
    let filled: Vec<&Entry> = entries.entries.iter().filter(|entry| !entry.is_bare()).collect();
    let years = filled.iter().filter(|entry| entry_year(entry).is_some()).count();
    years >= 2 && years * 10 >= filled.len() * 6
}

/// Reads a table whose rows are years.
#[must_use]
pub fn by_rows(document: &Document, shapes: &[Shape], region: &Region, entries: &Entries) -> Option<Years> {
    let rows: Vec<(i32, Entry)> = entries
        .entries
        .iter()
        .filter(|entry| !entry.is_bare())
        .filter_map(|entry| Some((entry_year(entry)?, without_year(entry))))
        .collect();
    let mut heads = heads(document, shapes, region, rows.first()?.1.row);
    heads.retain(|heads| heads.len() >= 2);
    if heads.is_empty() || rows.len() > MOST_ROWS {
        return None;
    }
    let plain: Vec<Entry> = rows.iter().map(|(_, entry)| entry.clone()).collect();
    let years: Vec<i32> = rows.iter().map(|(year, _)| *year).collect();
    let readings = heads.iter().map(|heads| Laid::of(document, &plain, heads, &years));
    // Where heads have lost their places the rows' own results tell; else the likeliest places stand.
    let laid = readings.reduce(|best, other| if other.score > best.score { other } else { best })?;
    let Laid { columns: laid, measured, chosen, .. } = laid;
    let unit = unit_of(document, region, &[], &laid, &entries.header);
    let mut out = Years::default();
    for ((year, entry), layout) in rows.iter().zip(chosen) {
        take_row(document, *year, entry, &layout, &measured, unit, &mut out);
    }
    reading::settle(&mut out.rows);
    Some(out)
}

/// The rows under heads of which each has its place.
struct Laid {
    columns: Columns,
    measured: Vec<Measure>,
    chosen: Vec<Layout>,
    score: i64,
}

impl Laid {
    fn of(document: &Document, entries: &[Entry], heads: &[(u32, Measure)], years: &[i32]) -> Self {
        let columns = columns(document, entries, &money_heads(heads));
        let measured = measured(&columns, heads);
        let (chosen, score) = choose(&columns, &measured, years);
        Self { columns, measured, chosen, score }
    }
}

fn money_heads(heads: &[(u32, Measure)]) -> Vec<Head> {
    heads
        .iter()
        .map(|(grid, _)| Head {
            year: None,
            kind: None,
            period: None,
            unit: None,
            usage: Use::Money,
            span: (0, 0),
            grid: *grid,
        })
        .collect()
}

/// The entry without the year that it begins with.
fn without_year(entry: &Entry) -> Entry {
    let mut out = entry.clone();
    if entry.year.is_none() || !entry.label.trim().is_empty() {
        return out;
    }
    if let Some((_, run)) = out.runs.first_mut() {
        let run = Rc::make_mut(run);
        for reading in &mut run.readings {
            if !reading.is_empty() {
                reading.remove(0);
            }
        }
        run.readings.retain(|reading| !reading.is_empty());
        if run.atoms.len() == 1 || run.readings.is_empty() {
            out.runs.remove(0);
        }
    }
    out
}

/// The measures above the rows, the likeliest first: cell by cell where there are cells, else by their places or by
/// their words over all lines.
fn heads(document: &Document, shapes: &[Shape], region: &Region, first: usize) -> Vec<Vec<(u32, Measure)>> {
    let above = region.rows.start..first;
    for at in above.clone().rev() {
        let Some(row) = document.rows.get(at) else { continue };
        let below = document.rows.get(at + 1..first).unwrap_or_default();
        let cells: Vec<(u32, Measure)> =
            row.cells.iter().filter_map(|cell| Some((cell.grid, measure_of(&whole(cell, below))?))).collect();
        if row.cells.len() > 2 && cells.len() >= 2 {
            return vec![cells];
        }
    }
    let above = head_rows(document, shapes, above);
    let words: Vec<String> = above
        .clone()
        .filter(|row| Some(*row) != region.title)
        .filter(|row| shapes.get(*row).is_some_and(|shape| !shape.prose))
        .filter_map(|row| document.rows.get(row))
        .map(|row| row.text().split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|text| !text.is_empty())
        .collect();
    let placed = placed_heads(document, shapes, region, above.clone());
    let told = measures(&words.join(" ")).into_iter().enumerate();
    let told: Vec<_> = told.map(|(at, (_, measure))| (u32::try_from(at).unwrap_or(0), measure)).collect();
    if placed.len() < 2 {
        return vec![told];
    }
    // A head that the line had no room for stands on the next one, under none of the others.
    let moved = told.len() >= placed.len() && told.len() <= MOST_HEADS && placed != told;
    if moved { vec![placed, told] } else { vec![placed] }
}

/// A head with what stands below it in its own column: `Medlems-` over `bidrag`.
fn whole(cell: &crate::document::Cell, below: &[crate::document::Row]) -> String {
    let mut text = cell.text.trim().to_owned();
    for more in below.iter().flat_map(|row| &row.cells).filter(|more| more.grid == cell.grid) {
        let rest = more.text.trim();
        let broken = text.ends_with('-') && rest.starts_with(char::is_lowercase) && !rest.starts_with("och ");
        if broken {
            text.pop();
        } else {
            text.push(' ');
        }
        text.push_str(rest);
    }
    text
}

/// A line of heads right above the rows needs no words from beyond the blank above it: a chapter's heading there may
/// name a measure too.
fn head_rows(document: &Document, shapes: &[Shape], above: Range<usize>) -> Range<usize> {
    let filled = |row: &usize| shapes.get(*row).is_some_and(|shape| !shape.blank);
    let Some(near) = above.clone().rev().skip_while(|row| !filled(row)).take_while(filled).last() else {
        return above;
    };
    let named = |rows: Range<usize>| {
        let rows = document.rows.get(rows).unwrap_or_default();
        let text = rows.iter().map(crate::document::Row::text).collect::<Vec<_>>().join(" ");
        measures(&text).into_iter().map(|(_, measure)| measure).collect::<Vec<_>>()
    };
    let equity = |measure: &Measure| matches!(measure, Measure::Opening(_) | Measure::Closing(_));
    let alone = |from: usize| {
        let (own, beyond) = (named(from..above.end), named(above.start..from));
        own.len() >= 3 && beyond.iter().all(equity) && own.iter().any(equity)
    };
    // The table's own title may stand right upon its heads.
    let last = above.clone().rev().find(filled).unwrap_or(near);
    [last, near].into_iter().find(|from| alone(*from)).map_or(above.clone(), |from| from..above.end)
}

/// Heads broken over lines in columns of their own: pieces that begin at the same place belong together.
fn placed_heads(document: &Document, shapes: &[Shape], region: &Region, above: Range<usize>) -> Vec<(u32, Measure)> {
    let lines: Vec<Vec<(usize, String)>> = above
        .filter(|row| Some(*row) != region.title && shapes.get(*row).is_some_and(|shape| !shape.prose && !shape.blank))
        .filter_map(|row| document.rows.get(row))
        .map(|row| pieces(&row.text()))
        .collect();
    let widest = lines.iter().max_by_key(|pieces| pieces.len()).filter(|pieces| pieces.len() >= 3);
    let Some(widest) = widest else { return Vec::new() };
    let mut columns: Vec<(usize, String)> = widest.iter().map(|(start, _)| (*start, String::new())).collect();
    for (start, text) in lines.iter().flatten() {
        let near = columns.iter_mut().min_by_key(|(at, _)| at.abs_diff(*start));
        if let Some((_, joined)) = near.filter(|(at, _)| at.abs_diff(*start) <= 6) {
            joined.push_str(text);
            joined.push(' ');
        }
    }
    let found = columns.iter().filter_map(|(_, text)| measure_of(text));
    found.enumerate().map(|(at, measure)| (u32::try_from(at).unwrap_or(0), measure)).collect()
}

/// The pieces of a line between wide gaps, with where they begin.
fn pieces(text: &str) -> Vec<(usize, String)> {
    let mut out: Vec<(usize, String)> = Vec::new();
    let mut gap = 2;
    for (at, c) in text.chars().enumerate() {
        if c.is_whitespace() {
            gap += if c == '\t' { 2 } else { 1 };
            continue;
        }
        if gap >= 2 {
            out.push((at, String::new()));
        }
        if let Some((_, piece)) = out.last_mut() {
            if gap == 1 {
                piece.push(' ');
            }
            piece.push(c);
        }
        gap = 0;
    }
    out
}

/// The measure of each layout column.
fn measured(laid: &Columns, heads: &[(u32, Measure)]) -> Vec<Measure> {
    if laid.heads.len() == heads.len() {
        return heads.iter().map(|(_, measure)| *measure).collect();
    }
    laid.heads
        .iter()
        .map(|head| heads.iter().find(|(grid, _)| *grid == head.grid).map_or(Measure::Other, |(_, measure)| *measure))
        .collect()
}

/// The layouts under which the rows agree with themselves and with each other.
fn choose(laid: &Columns, measured: &[Measure], years: &[i32]) -> (Vec<Layout>, i64) {
    let mut chosen: Vec<usize> = vec![0; laid.layouts.len()];
    let rounds = if laid.layouts.len() > MOST_YEARS { 0 } else { 2 };
    for _ in 0..rounds {
        for at in 0..laid.layouts.len() {
            let count = laid.layouts.get(at).map_or(0, Vec::len);
            if count < 2 {
                continue;
            }
            let mut best = (i64::MIN, 0);
            for layout in 0..count {
                let mut tried = chosen.clone();
                if let Some(slot) = tried.get_mut(at) {
                    *slot = layout;
                }
                let score = score(laid, &tried, measured, years) * 100 - i64::try_from(layout).unwrap_or(0);
                if score > best.0 {
                    best = (score, layout);
                }
            }
            if let Some(slot) = chosen.get_mut(at) {
                *slot = best.1;
            }
        }
    }
    let score = score(laid, &chosen, measured, years);
    (laid.layouts.iter().zip(chosen).map(|(layouts, at)| layouts.get(at).cloned().unwrap_or_default()).collect(), score)
}

fn score(laid: &Columns, chosen: &[usize], measured: &[Measure], years: &[i32]) -> i64 {
    let mut score = 0;
    let mut closing_before: Option<(i32, Decimal)> = None;
    for ((layouts, at), year) in laid.layouts.iter().zip(chosen).zip(years) {
        let Some(layout) = layouts.get(*at) else { continue };
        let value = |wanted: &dyn Fn(&Measure) -> bool| {
            let cell =
                measured.iter().zip(layout).find(|(measure, _)| wanted(measure)).and_then(|(_, cell)| cell.as_ref())?;
            cell.plus.iter().try_fold(cell.value, |sum, (more, _)| sum.checked_add(*more))
        };
        let field = |field: YearField| value(&move |measure: &Measure| *measure == Measure::Field(field));
        let costs = field(YearField::Costs);
        let result = field(YearField::Result);
        let added = |fields: &[YearField]| {
            let found = fields.iter().copied().filter_map(field);
            found.fold(None, |sum: Option<Decimal>, more| sum.unwrap_or_default().checked_add(more))
        };
        let parts = [YearField::Contributions, YearField::Grants];
        let income = added(&[parts.as_slice(), &[YearField::Income]].concat());
        // The income may stand beside its own parts.
        let whole = added(&parts).and_then(|_| field(YearField::Income));
        let fits = |income: Decimal, costs: Decimal, result: Decimal| {
            let off = income - costs.abs() - result;
            match off.is_zero() {
                true => 10,
                false if within_rounding(off, 2) => 8,
                false => -4,
            }
        };
        if let (Some(costs), Some(result)) = (costs, result) {
            let found = [income, whole].into_iter().flatten().map(|income| fits(income, costs, result));
            score += found.max().unwrap_or(0);
        }
        score -= 20 * i64::from(income.is_some_and(|income| income.is_sign_negative()));
        // A cost of another sign than its column's others, or far from the income, is no cost.
        if let (Some(income), Some(costs)) = (income, costs) {
            score -= 6 * i64::from(costs.abs() * Decimal::TEN < income.abs());
        }
        let closing = value(&|measure: &Measure| matches!(measure, Measure::Closing(_)));
        let opening = value(&|measure: &Measure| matches!(measure, Measure::Opening(_)));
        if let (Some(opening), Some(closing), Some(result)) = (opening, closing, result) {
            score += if within_rounding(opening + result - closing, 2) { 10 } else { -4 };
        }
        if let (Some((before, equity)), Some(opening)) = (closing_before, opening) {
            score += if before + 1 == *year && equity == opening { 6 } else { 0 };
        }
        if let (Some((before, equity)), Some(closing), Some(result)) = (closing_before, closing, result) {
            let off = equity + result - closing;
            if before + 1 == *year {
                score += if within_rounding(off, 2) { 6 } else { 0 };
            }
        }
        closing_before = closing.map(|closing| (*year, closing)).or(closing_before);
    }
    score
}

fn take_row(
    document: &Document,
    year: i32,
    entry: &Entry,
    layout: &Layout,
    measured: &[Measure],
    unit: Unit,
    out: &mut Years,
) {
    let mut row = MultiYearRow { year, unit, place: entry_place(document, entry), ..MultiYearRow::default() };
    for (measure, cell) in measured.iter().zip(layout) {
        let Some(cell) = cell else { continue };
        let own = cell.unit.unwrap_or(unit);
        let value = if *measure == Measure::Field(YearField::Costs) { cell.value.abs() } else { cell.value };
        let Some(figure) = figure(document, cell, value, own) else { continue };
        match measure {
            Measure::Field(field) => {
                row.figures.push((*field, figure));
                extras(document, cell, *field, own, &mut row);
            }
            Measure::Opening(named) => {
                out.equity.push(Equity { year: named.unwrap_or(year), opening: true, figure, unit })
            }
            Measure::Closing(named) => {
                out.equity.push(Equity { year: named.unwrap_or(year), opening: false, figure, unit })
            }
            Measure::Other => {}
        }
    }
    out.rows.push(row);
}

fn entry_place(document: &Document, entry: &Entry) -> crate::document::Place {
    document.rows.get(entry.row).map_or_else(|| entry.place.clone(), |row| place_of(row, 0, 0)).clone()
}

/// `8 562 + 130 (ESF)`: what is added to the contributions in their own cell is a grant.
fn extras(document: &Document, cell: &Cell, field: YearField, unit: Unit, row: &mut MultiYearRow) {
    for (value, _note) in &cell.plus {
        let target = if field == YearField::Contributions { YearField::Grants } else { field };
        let Some(mut added) = figure(document, cell, *value, unit) else { continue };
        match row.figures.iter_mut().find(|(name, _)| *name == target) {
            Some((_, have)) => have.amount = have.amount.plus(added.amount).unwrap_or(have.amount),
            None => {
                let printed = added.printed.clone();
                let behind = printed.split_once('+').map_or(printed.as_str(), |(_, rest)| rest).trim().to_owned();
                let front = printed.split_once('+').map_or("", |(front, _)| front);
                let shift = u32::try_from(front.chars().count() + 2).unwrap_or(0);
                added.place = added.place.shifted(shift, u32::try_from(behind.chars().count()).unwrap_or(1));
                added.printed = behind;
                row.figures.push((target, added));
            }
        }
        if let Some((_, own)) = row.figures.iter_mut().find(|(name, _)| *name == field)
            && let Some((front, _)) = own.printed.clone().split_once('+')
        {
            own.printed = front.trim().to_owned();
            own.place.length = u32::try_from(own.printed.chars().count()).ok();
        }
    }
}

fn figure(document: &Document, cell: &Cell, value: Decimal, unit: Unit) -> Option<Figure> {
    let row = document.rows.get(cell.row)?;
    Some(Figure {
        amount: Amount::of(value, unit)?,
        printed: slice_of(row, cell.start, cell.end),
        place: place_of(row, cell.start, cell.end),
    })
}
