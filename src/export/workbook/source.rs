//! The sheet Underlag: every figure as printed, with its place; what could not be read; what prose claims.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::book::Book;
use super::page::{self, Paper};
use super::pen::Pen;
use super::places;
use super::prints::Print;
use super::sheets::Sheet;
use super::styles::{self, Mark};

/// The first row of figures.
pub(super) const FIRST_ROW: u32 = 4;
/// The column of decided amounts, in kronor.
pub(super) const DECIDED: u16 = 6;

/// Draws the sheet.
pub(super) fn draw(book: &Book<'_>, drawn: &mut Worksheet) -> Result<(), XlsxError> {
    page::set_up(book, Sheet::Source, drawn, Paper::Landscape);
    let mut pen = Pen::new(drawn);
    page::head(book, &mut pen, &book.names.of(Sheet::Source), &book.word("book-source-subtitle"))?;
    let ids = [
        "book-source-part",
        "book-source-label",
        "book-source-column",
        "book-source-role",
        "book-source-printed",
        "book-source-amount",
        "book-source-decided",
        "book-source-percent",
        "book-place",
    ];
    pen.widths(&[18, 42, 15, 16, 34, 15, 15, 9, 20])?;
    for (column, id) in (0u16..).zip(ids) {
        let format = match column {
            5..=7 => styles::header_right(),
            8 => styles::after_figure(styles::header()),
            _ => styles::header(),
        };
        pen.text(FIRST_ROW - 1, column, &book.word(id), &format)?;
    }
    pen.sheet.set_row_height(FIRST_ROW - 1, 32)?;
    for (row, print) in (FIRST_ROW..).zip(&book.prints) {
        draw_print(book, &mut pen, row, print)?;
    }
    if let Some(last) = u32::try_from(book.prints.len()).ok().filter(|count| *count > 0) {
        pen.sheet.autofilter(FIRST_ROW - 1, 0, FIRST_ROW + last - 1, 8)?;
    }
    page::hold_header(pen.sheet, FIRST_ROW - 1, 0)
}

fn draw_print(book: &Book<'_>, pen: &mut Pen<'_>, row: u32, print: &Print) -> Result<(), XlsxError> {
    let text = styles::ruled(styles::text());
    pen.texts(row, 0, &[print.part.clone(), print.label.clone(), print.column.clone(), print.role.clone()], &text)?;
    pen.text(row, 4, &print.printed, &text)?;
    let changed = print.decided.is_some() && print.decided != print.amount;
    for (column, amount) in [(5, print.amount), (DECIDED, print.decided)] {
        let mark = if changed && column == DECIDED { Mark::Corrected } else { Mark::None };
        match amount {
            Some(amount) => {
                let decimals = amount.decimal().normalize().scale().min(2);
                let format = styles::ruled(styles::marked(styles::figure(decimals), mark));
                pen.number(row, column, amount.decimal(), &format)?;
            }
            None => pen.text(row, column, "", &text)?,
        }
    }
    match print.percent.and_then(|percent| percent.checked_div(Decimal::ONE_HUNDRED)) {
        Some(share) => pen.number(row, 7, share, &styles::ruled(styles::percent()))?,
        None => pen.text(row, 7, "", &text)?,
    }
    let place = print.place.as_ref().map(|place| places::words(place, book.catalogue)).unwrap_or_default();
    pen.text(row, 8, &place, &styles::after_figure(styles::ruled(styles::faint())))
}
