//! The workbook: one file a sheet.
//!
//! The budget as live sums, the checks as live formulas, every printed figure with its place. Layout comes first
//! (`Book` knows where each figure stands), then each sheet is drawn. Only how a plan looks in a workbook may
//! come in here; what is true of it was decided to the left.

mod activities;
mod addresses;
mod areas;
pub mod batch;
mod beside;
mod book;
mod budget;
mod cap;
mod charts;
mod checks;
mod compared;
mod corrections;
pub mod diff;
mod entries;
mod folio;
mod follow_up;
mod follows;
mod goals;
mod grid;
mod guards;
mod inputs;
mod judgement;
mod kept;
mod key_figures;
mod left;
mod lights;
mod live;
mod members;
pub mod merge;
mod origin;
mod overview;
mod page;
mod pen;
mod prints;
mod record;
mod remarks;
mod sheets;
mod sides;
mod signs;
mod source;
mod styles;
mod sums;
mod tables;
mod timeline;
mod wrap;
mod years;

use rust_decimal::Decimal;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};
use thiserror::Error;

use super::{places, words};
use crate::Examination;
use crate::filled::layout;
use crate::money::amount::swedish_number;
use crate::money::{Amount, Unit};
use crate::plan::Address;
use crate::plan::carried::CARRIED;
use crate::text::Catalogue;
use book::Book;
pub use left::Left;
use sheets::Sheet;

/// The schema that a workbook of ours carries as the property `plankoll.schema`.
pub const SCHEMA: &str = "plankoll/plan-1";

/// Why no workbook could be written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum WorkbookError {
    /// The plan is larger than a workbook: too many rows, columns or sheets.
    #[error("the plan does not fit a workbook: {0}")]
    Unwritable(#[from] XlsxError),
    /// A figure that was to be typed has no cell of its own: the book computes it, or does not show it.
    #[error("no cell takes {0:?}")]
    NotTyped(Address),
}

/// The workbook of an examined plan, as the bytes of an xlsx file. The same input gives the same bytes.
///
/// # Errors
///
/// Where the plan does not fit a workbook's limits.
pub fn bytes(examination: &Examination, catalogue: &Catalogue) -> Result<Vec<u8>, WorkbookError> {
    written(examination, catalogue, None, &[]).map(|written| written.bytes)
}

/// The same with all amounts counted in `unit`, whatever the plan's tables count in.
///
/// # Errors
///
/// Where the plan does not fit a workbook's limits.
pub fn bytes_in(
    examination: &Examination,
    catalogue: &Catalogue,
    unit: Option<Unit>,
) -> Result<Vec<u8>, WorkbookError> {
    written(examination, catalogue, unit, &[]).map(|written| written.bytes)
}

/// A written workbook, with what became of the cells that people had filled in an earlier one.
#[derive(Clone, Debug)]
pub struct Written {
    /// The xlsx file.
    pub bytes: Vec<u8>,
    /// How many filled cells stand in it again.
    pub kept: usize,
    /// The filled cells that found no place; they stand on a sheet of their own.
    pub left: Vec<Left>,
    /// The filled cells whose formula read other cells, and that hold its value now.
    pub as_values: Vec<Left>,
}

/// The same workbook, with what became of [`Examination::filled`].
///
/// # Errors
///
/// Where the plan does not fit a workbook's limits.
pub fn updated(examination: &Examination, catalogue: &Catalogue, unit: Option<Unit>) -> Result<Written, WorkbookError> {
    written(examination, catalogue, unit, &[])
}

/// The same workbook after someone has typed other figures, in kronor, into its cells: all formulas still carry the
/// values they had, as they do until a spreadsheet program computes them.
///
/// # Errors
///
/// Where the plan does not fit a workbook's limits, or a figure has no cell that takes it.
pub fn typed(
    examination: &Examination,
    catalogue: &Catalogue,
    figures: &[(Address, Amount)],
) -> Result<Vec<u8>, WorkbookError> {
    written(examination, catalogue, None, figures).map(|written| written.bytes)
}

/// A key figure in words, for other papers than the workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KeyFigureInWords {
    /// What it is.
    pub(super) label: String,
    /// Its amount in the main table's unit.
    pub(super) amount: String,
    /// Its share of another figure; empty where there is none.
    pub(super) share: String,
    /// What the share is of.
    pub(super) against: String,
    /// Whether it is a part of the figure above.
    pub(super) is_part: bool,
}

/// The key figures of Översikt in words.
pub(super) fn key_figures_in_words(examination: &Examination, catalogue: &Catalogue) -> Vec<KeyFigureInWords> {
    let book = Book::new(examination, catalogue, None);
    let in_words = |figure: &key_figures::KeyFigure| KeyFigureInWords {
        label: book.word(figure.label),
        amount: format!("{} {}", swedish_number(figure.amount.value().round_dp(2)), book.unit.symbol()),
        share: figure
            .share
            .clone()
            .and_then(|(own, whole)| own.over(whole)?.value().checked_mul(Decimal::ONE_HUNDRED))
            .map_or_else(String::new, |share| format!("{} %", swedish_number(share.round_dp(1)))),
        against: if figure.against.is_empty() { String::new() } else { book.word(figure.against) },
        is_part: figure.is_part,
    };
    key_figures::all(&book).iter().map(in_words).collect()
}

fn written(
    examination: &Examination,
    catalogue: &Catalogue,
    unit: Option<Unit>,
    figures: &[(Address, Amount)],
) -> Result<Written, WorkbookError> {
    let book = Book::new(examination, catalogue, unit);
    let mut workbook = Workbook::new();
    workbook.set_default_format(&styles::default(), 20, 64)?;
    workbook.set_properties(&properties(&book)?);
    let mut drawn = Vec::new();
    for sheet in book.sheets().into_iter().filter(|sheet| *sheet != Sheet::Overview) {
        drawn.push(sheet_of(&book, sheet, figures)?);
    }
    // What has no place is known when all else has found its own; Översikt comes first and tells of it.
    if examination.filled.beside.iter().any(|beside| beside.sheet == layout::OVERVIEW) {
        // So it is drawn once to see what finds its place on Översikt itself.
        sheet_of(&book, Sheet::Overview, figures)?;
    }
    let left = left::all(&book);
    if !left.is_empty() {
        drawn.push(sheet_of(&book, Sheet::Left, figures)?);
    }
    workbook.push_worksheet(sheet_of(&book, Sheet::Overview, figures)?);
    for sheet in drawn {
        workbook.push_worksheet(sheet);
    }
    let mut names: Vec<String> = book.records.keys().map(|sheet| book.names.of(*sheet)).collect();
    names.push(CARRIED.to_owned());
    for own in &examination.filled.sheets {
        workbook.push_worksheet(beside::own_sheet(own, &mut names)?);
    }
    let mut carrier = Worksheet::new();
    kept::draw(&book, &mut carrier)?;
    workbook.push_worksheet(carrier);
    for (name, spot) in key_figures::names(&book) {
        workbook.define_name(name, &book.names.fixed(spot))?;
    }
    let kept = examination.filled.count().saturating_sub(left.len());
    Ok(Written { bytes: workbook.save_to_buffer()?, kept, left, as_values: left::as_values(&book) })
}

fn sheet_of(book: &Book<'_>, sheet: Sheet, figures: &[(Address, Amount)]) -> Result<Worksheet, WorkbookError> {
    let mut drawn = Worksheet::new();
    drawn.set_name(book.names.of(sheet))?;
    if let Some(record) = book.records.get(&sheet) {
        record.borrow_mut().clear();
    }
    draw(book, sheet, &mut drawn)?;
    beside::place(book, sheet, &mut drawn)?;
    for (address, amount) in figures {
        let (spot, value) = book.addresses.typed(address, *amount).ok_or(WorkbookError::NotTyped(*address))?;
        if spot.sheet == sheet {
            drawn.write_number(spot.row, spot.column, value)?;
        }
    }
    Ok(drawn)
}

fn draw(book: &Book<'_>, sheet: Sheet, drawn: &mut Worksheet) -> Result<(), XlsxError> {
    match sheet {
        Sheet::Overview => overview::draw(book, drawn),
        Sheet::Budget(at) => budget::draw(book, at, drawn),
        Sheet::Years => years::draw(book, drawn),
        Sheet::FollowUp => follow_up::draw(book, drawn),
        Sheet::Activities => activities::draw(book, drawn),
        Sheet::Members => members::draw(book, drawn),
        Sheet::Goals => goals::draw(book, drawn),
        Sheet::Checks => checks::draw(book, drawn),
        Sheet::Corrections => corrections::draw(book, drawn),
        Sheet::Source => source::draw(book, drawn),
        Sheet::Left => left::draw(book, drawn),
    }
}

/// The document's properties; their date is fixed, since a clock would make each writing another file.
fn properties(book: &Book<'_>) -> Result<DocProperties, XlsxError> {
    let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let plan = &book.examination.corrected;
    Ok(DocProperties::new()
        .set_title(pen::cut(&book.title(), 250))
        .set_company(pen::cut(plan.forbund.as_deref().unwrap_or_default(), 250))
        .set_author("plankoll")
        .set_creation_datetime(&date)
        .set_custom_property("plankoll.schema", SCHEMA)
        .set_custom_property("plankoll.version", env!("CARGO_PKG_VERSION"))
        .set_custom_property("plankoll.source.sha256", book.source_sha256()))
}
