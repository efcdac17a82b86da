//! The sheet of years read back: the multi-year plan and equity.

use std::collections::BTreeMap;

use rust_decimal::prelude::ToPrimitive;

use crate::document::{Cell, KeptRow, KeptSheet};
use crate::money::Amount;
use crate::plan::carried::{Carried, CarriedEquity, CarriedYear};
use crate::plan::{Address, EquityRow, MultiYearRow, Unread, Value, YearField};

use super::seen::{Seen, Shown, carried, seen};
use super::table::cell;

/// What was read of the years.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// The multi-year plan.
    pub(super) years: Vec<MultiYearRow>,
    /// Equity.
    pub(super) equity: Vec<EquityRow>,
    /// What a person has changed.
    pub(super) typed: Vec<Address>,
    /// Words in figures' cells.
    pub(super) unread: Vec<Unread>,
    /// Where each carried year stands now.
    pub(super) years_at: BTreeMap<usize, usize>,
    /// The same of equity.
    pub(super) equity_at: BTreeMap<usize, usize>,
}

/// The column of the year.
const YEAR: u32 = 0;
/// The first column of figures.
const FIGURES: u32 = 1;

/// Reads the sheet.
pub(super) fn read(all: &Carried, sheet: &KeptSheet) -> Read {
    let mut read = Read::default();
    let shown = Shown { unit: all.years_unit, sign: 1 };
    let keyed =
        |row: &KeptRow, letter: char| -> Option<usize> { row.key.as_deref()?.strip_prefix(letter)?.parse().ok() };
    let first_equity = sheet.rows.iter().find(|row| keyed(row, 'e').is_some()).map_or(u32::MAX, |row| row.row);
    let first_year = sheet.rows.iter().find(|row| keyed(row, 'y').is_some()).map_or(u32::MAX, |row| row.row);
    for row in &sheet.rows {
        if let Some((at, known)) = keyed(row, 'y').and_then(|at| Some((at, all.years.get(at)?))) {
            read.years_at.insert(at, read.years.len());
            let row = multi_year(known, &all.fields, row, shown, &mut read);
            read.years.push(row);
        } else if let Some((at, known)) = keyed(row, 'e').and_then(|at| Some((at, all.equity.get(at)?))) {
            read.equity_at.insert(at, read.equity.len());
            let row = equity(known, row, shown, &mut read);
            read.equity.push(row);
        } else if row.key.is_none() && row.row > first_year && row.row < first_equity && year(row).is_some() {
            let unit = all.years.first().map(|first| first.unit).unwrap_or_default();
            let known = CarriedYear { unit, ..CarriedYear::default() };
            let row = multi_year(&known, &all.fields, row, shown, &mut read);
            read.years.extend((!row.figures.is_empty()).then_some(row));
        }
    }
    read
}

/// The year at a row's beginning.
fn year(row: &KeptRow) -> Option<i32> {
    let year = cell(row, Some(YEAR))?.number?.to_i32()?;
    (1900..2200).contains(&year).then_some(year)
}

fn multi_year(known: &CarriedYear, fields: &[YearField], row: &KeptRow, shown: Shown, read: &mut Read) -> MultiYearRow {
    let own = read.years.len();
    let mut out = MultiYearRow {
        year: year(row).unwrap_or(known.year),
        unit: known.unit,
        place: cell(row, Some(YEAR)).map(|cell| cell.place.clone()).unwrap_or_default(),
        ..MultiYearRow::default()
    };
    let of = |held: &[(YearField, String)], field: YearField| -> Option<Amount> {
        held.iter().find(|(name, _)| *name == field).and_then(|(_, amount)| carried(amount))
    };
    let to_fill = known.figures.is_empty() && known.derived.is_empty();
    for (field, column) in fields.iter().zip(FIGURES..) {
        let address = Address::Year { row: own, field: *field };
        let (printed, derived) = (of(&known.figures, *field), of(&known.derived, *field));
        let cell = cell(row, Some(column));
        let computed = cell.is_some_and(|cell| cell.formula.is_some());
        match seen(cell, printed.or(derived), shown) {
            Seen::Figure(figure, changed) if printed.is_none() && (computed || !changed) => {
                // A sum of two others that nobody printed says nothing of its own.
                out.derived.extend((derived.is_some() || to_fill).then_some((*field, figure.amount)));
            }
            Seen::Figure(figure, changed) => {
                read.typed.extend(changed.then_some(address));
                out.figures.push((*field, figure));
            }
            Seen::Empty => read.typed.extend(printed.map(|_| address)),
            Seen::Word(text) => read.unread.extend(word(cell, text)),
        }
    }
    if out.figures.is_empty() && to_fill {
        out.derived.clear();
    }
    // The fields stand in the order that the plan printed them.
    let order = |field: &YearField| known.figures.iter().position(|(name, _)| name == field).unwrap_or(usize::MAX);
    out.figures.sort_by_key(|(field, _)| order(field));
    let order = |field: &YearField| known.derived.iter().position(|(name, _)| name == field).unwrap_or(usize::MAX);
    out.derived.sort_by_key(|(field, _)| order(field));
    out
}

fn equity(known: &CarriedEquity, row: &KeptRow, shown: Shown, read: &mut Read) -> EquityRow {
    let own = read.equity.len();
    let mut value = |at: usize, column: u32, address: Option<Address>| -> Option<Value> {
        let held = known.values.get(at).and_then(Option::as_ref);
        let derived = held.is_none_or(|(_, derived)| *derived);
        let written = held.and_then(|(amount, _)| carried(amount));
        let cell = cell(row, Some(column));
        let computed = cell.is_some_and(|cell| cell.formula.is_some());
        match seen(cell, written, shown) {
            Seen::Figure(figure, changed) if derived && (computed || !changed) => Some(Value::derived(figure.amount)),
            Seen::Figure(figure, changed) => {
                read.typed.extend(address.filter(|_| changed));
                Some(Value::printed(figure))
            }
            Seen::Empty => {
                read.typed.extend(address.filter(|_| written.is_some() && !derived));
                None
            }
            Seen::Word(text) => {
                read.unread.extend(word(cell, text));
                None
            }
        }
    };
    EquityRow {
        opening: value(0, FIGURES, Some(Address::Opening { row: own })),
        result: value(1, FIGURES + 1, None),
        closing: value(2, FIGURES + 2, Some(Address::Closing { row: own })),
        year: year(row).unwrap_or(known.year),
        unit: known.unit,
    }
}

fn word(cell: Option<&Cell>, text: String) -> Option<Unread> {
    cell.map(|cell| Unread { place: cell.place.clone(), text, why: "unread-no-number" })
}
