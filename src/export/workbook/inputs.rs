//! The cells that people fill: drawn with what was typed into them before, and marked so that they are found again.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use rust_xlsxwriter::{ExcelDateTime, Format, XlsxError};

use crate::filled::layout::MARKER;
use crate::filled::{Beside, Content, Filled, Part, Typed};
use crate::money::Unit;

use super::book::Book;
use super::pen::{Entry, Pen};
use super::styles;

/// Columns of marks: a row's identity, its stamp, and two of the sheet's own.
pub(super) const MARKS: u16 = 4;

/// What was typed, by the cell it belongs in, and which of it has found its place.
#[derive(Debug, Default)]
pub(super) struct Inputs<'a> {
    typed: &'a [Typed],
    at: BTreeMap<(Part, &'a str, &'a str), usize>,
    placed: RefCell<BTreeSet<usize>>,
    beside: &'a [Beside],
    beside_placed: RefCell<BTreeSet<usize>>,
}

impl<'a> Inputs<'a> {
    /// All that was typed. Of two cells with one identity the first is meant.
    pub(super) fn new(kept: &'a Filled) -> Self {
        let mut at = BTreeMap::new();
        for (index, typed) in kept.typed.iter().enumerate().filter(|(_, typed)| !typed.computed) {
            at.entry((typed.part, typed.row.as_str(), typed.column.as_str())).or_insert(index);
        }
        let (beside, placed) = (kept.beside.as_slice(), RefCell::default());
        Self { typed: &kept.typed, at, placed, beside, beside_placed: RefCell::default() }
    }

    /// Notes that what stood beside the book's own stands in the book again.
    pub(super) fn place_beside(&self, index: usize) {
        self.beside_placed.borrow_mut().insert(index);
    }

    /// What stood beside the book's own and found no place, once everything else is drawn.
    pub(super) fn beside_left(&self) -> Vec<&'a Beside> {
        let placed = self.beside_placed.borrow();
        self.beside.iter().enumerate().filter(|(index, _)| !placed.contains(index)).map(|(_, beside)| beside).collect()
    }

    /// What found its place.
    pub(super) fn beside_placed(&self) -> Vec<&'a Beside> {
        self.beside_placed.borrow().iter().filter_map(|index| self.beside.get(*index)).collect()
    }

    /// Whether anything found no place.
    pub(super) fn any_left(&self) -> bool {
        !self.left().is_empty() || !self.beside_left().is_empty()
    }

    /// What was typed into a cell.
    pub(super) fn peek(&self, part: Part, row: &str, column: &str) -> Option<&'a Typed> {
        // Most books are new.
        if self.at.is_empty() {
            return None;
        }
        self.typed.get(*self.at.get(&(part, row, column))?)
    }

    /// The same of a cell that is about to be drawn.
    pub(super) fn take(&self, part: Part, row: &str, column: &str) -> Option<&'a Typed> {
        if self.at.is_empty() {
            return None;
        }
        let index = *self.at.get(&(part, row, column))?;
        self.place(index);
        self.typed.get(index)
    }

    /// Notes that a cell's content stands in the book.
    pub(super) fn place(&self, index: usize) {
        self.placed.borrow_mut().insert(index);
    }

    /// The identities of a sheet's rows that hold something, each once, in the order of the old book.
    pub(super) fn rows(&self, part: Part) -> Vec<&'a str> {
        let mut seen = BTreeSet::new();
        let rows = self.typed.iter().filter(|typed| typed.part == part).map(|typed| typed.row.as_str());
        rows.filter(|row| seen.insert(*row)).collect()
    }

    /// All of a sheet, with their indices.
    pub(super) fn of(&self, part: Part) -> impl Iterator<Item = (usize, &'a Typed)> {
        self.typed.iter().enumerate().filter(move |(_, typed)| typed.part == part)
    }

    /// What found no place, once everything else is drawn.
    pub(super) fn left(&self) -> Vec<&'a Typed> {
        let placed = self.placed.borrow();
        self.typed.iter().enumerate().filter(|(index, _)| !placed.contains(index)).map(|(_, typed)| typed).collect()
    }

    /// What found its place, once everything is drawn.
    pub(super) fn placed(&self) -> Vec<&'a Typed> {
        self.placed.borrow().iter().filter_map(|index| self.typed.get(*index)).collect()
    }

    /// Whether another cell of the same identity was taken instead.
    pub(super) fn is_second(&self, typed: &Typed) -> bool {
        let first = self.at.get(&(typed.part, typed.row.as_str(), typed.column.as_str()));
        first.and_then(|index| self.typed.get(*index)).is_some_and(|first| !std::ptr::eq(first, typed))
    }
}

/// A row that people fill.
#[derive(Clone, Copy, Debug)]
pub(super) struct FilledRow<'a> {
    /// The book.
    pub(super) book: &'a Book<'a>,
    /// The sheet.
    pub(super) part: Part,
    /// The identity under which it was typed.
    pub(super) key: &'a str,
}

impl FilledRow<'_> {
    /// A cell: what was typed there, else what it holds before anyone has. Gives the number that stands there then.
    pub(super) fn cell(
        &self,
        pen: &mut Pen<'_>,
        at: (u32, u16),
        before: &Entry,
        format: &Format,
    ) -> Result<Option<Decimal>, XlsxError> {
        let head = self.part.columns().get(usize::from(at.1)).map(|(head, _)| *head).unwrap_or_default();
        let typed = self.book.inputs.take(self.part, self.key, head);
        match typed {
            Some(typed) => {
                let number = write(self.book.unit, pen, at, &typed.content, format)?;
                // What a person may change at any time is no mark of the row.
                pen.is_filled(at.0, at.1);
                Ok(number)
            }
            None => {
                pen.entry(at.0, at.1, before, format)?;
                Ok(before.value())
            }
        }
    }

    /// Whether anything was typed into a cell.
    pub(super) fn has(&self, column: u16) -> bool {
        let head = self.part.columns().get(usize::from(column)).map(|(head, _)| *head).unwrap_or_default();
        self.book.inputs.take(self.part, self.key, head).is_some()
    }

    /// The number that a cell will hold, without drawing it.
    pub(super) fn number(&self, column: u16) -> Option<Decimal> {
        let head = self.part.columns().get(usize::from(column)).map(|(head, _)| *head).unwrap_or_default();
        let typed = self.book.inputs.take(self.part, self.key, head)?;
        number(self.book.unit, &typed.content)
    }
}

/// The number in a content, counted in `unit` where it is money; text has none.
fn number(unit: Unit, content: &Content) -> Option<Decimal> {
    match content {
        Content::Amount(amount) | Content::Formula { amount, .. } => Some(amount.in_unit(unit)),
        Content::Number(number) | Content::Share(number) => Some(*number),
        Content::Text(_) => None,
    }
}

/// Writes a content as it was typed. Gives the number that stands there then.
pub(super) fn write(
    book_unit: Unit,
    pen: &mut Pen<'_>,
    (row, column): (u32, u16),
    content: &Content,
    format: &Format,
) -> Result<Option<Decimal>, XlsxError> {
    match content {
        Content::Text(text) => match date(text) {
            Some(date) => {
                let look = format.clone().set_num_format("yyyy-mm-dd");
                pen.day(row, column, (text, &date), &look)?;
            }
            None => pen.text(row, column, text, format)?,
        },
        Content::Formula { text, amount, unit } if *unit == book_unit => {
            let value = amount.in_unit(book_unit);
            pen.entry(row, column, &Entry::Live { formula: text.clone(), value }, format)?;
        }
        Content::Share(share) => pen.number(row, column, *share, &format.clone().set_num_format("0.0 %"))?,
        Content::Amount(_) | Content::Formula { .. } | Content::Number(_) => {
            pen.number(row, column, number(book_unit, content).unwrap_or_default(), format)?;
        }
    }
    Ok(number(book_unit, content))
}

/// `2025-03-31` as a day that the sheet counts with.
pub(super) fn date(text: &str) -> Option<ExcelDateTime> {
    let date: jiff::civil::Date = (text.len() == 10).then(|| text.parse().ok()).flatten()?;
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    ExcelDateTime::from_ymd(u16::try_from(date.year()).ok()?, month, day).ok()
}

/// Marks a sheet over its rows' identities, and hides the columns of marks.
pub(super) fn mark_sheet(book: &Book<'_>, pen: &mut Pen<'_>, part: Part, at: (u32, u16)) -> Result<(), XlsxError> {
    mark_sheet_in(book.unit, pen, part, at)
}

/// The same for a sheet that counts in a unit of its own.
pub(super) fn mark_sheet_in(
    unit: Unit,
    pen: &mut Pen<'_>,
    part: Part,
    (row, column): (u32, u16),
) -> Result<(), XlsxError> {
    let mark = format!("{MARKER}{}:{}", part.key(), unit.symbol());
    pen.line(row, column, &mark, &styles::plain())?;
    pen.marks(column.saturating_add(MARKS - 1));
    for column in (column..).take(usize::from(MARKS)) {
        pen.sheet.set_column_hidden(column)?;
    }
    Ok(())
}

/// Marks a row with its identity and its stamp.
pub(super) fn mark_row(pen: &mut Pen<'_>, (row, column): (u32, u16), key: &str, stamp: &str) -> Result<(), XlsxError> {
    pen.plainly(row, column, key)?;
    if stamp.is_empty() { Ok(()) } else { pen.plainly(row, column.saturating_add(1), stamp) }
}
