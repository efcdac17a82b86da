//! The sheet Underlag: every figure of the joint budget as its plan prints it.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Merged;
use super::layout::Whose;
use super::prints::Print;
use crate::export::workbook::folio::{FIRST, HEADER, figure};
use crate::export::workbook::page::{self, Paper};
use crate::export::workbook::pen::Pen;
use crate::export::workbook::{places, styles};
use crate::finding::Message;

/// The column of amounts, in the book's unit.
pub(super) const AMOUNT: u16 = 4;

/// The sheet's name.
pub(super) fn name(merged: &Merged<'_>) -> String {
    merged.folio.word("book-sheet-source")
}

pub(super) fn draw(merged: &Merged<'_>, prints: &[Print]) -> Result<Worksheet, XlsxError> {
    let folio = &merged.folio;
    let name = name(merged);
    let mut drawn = folio.sheet(&name, Paper::Landscape)?;
    let mut pen = Pen::new(&mut drawn);
    pen.widths(&[30, 24, 42, 16, 15, 26, 24])?;
    let subtitle = Message::new("merge-source-subtitle").text("unit", merged.unit.symbol());
    folio.head(&mut pen, &name, &folio.say(&subtitle))?;
    let heads = [
        (folio.word("merge-party"), false),
        (folio.word("book-category"), false),
        (folio.word("book-line"), false),
        (folio.word("book-source-printed"), true),
        (format!("{}, {}", folio.word("book-amount"), merged.unit.symbol()), true),
        (folio.word("book-fact-source"), false),
        (folio.word("book-place"), false),
    ];
    folio.header(&mut pen, HEADER, &heads)?;
    let (text, faint) = (styles::ruled(styles::text()), styles::ruled(styles::faint()));
    for (at, print) in (FIRST..).zip(prints) {
        pen.text(at, 0, &merged.named(Whose::Party(print.party)), &faint)?;
        pen.text(at, 1, &print.category, &text)?;
        pen.text(at, 2, &print.label, &text)?;
        pen.text(at, 3, &print.printed, &text.clone().set_align(rust_xlsxwriter::FormatAlign::Right))?;
        let value = print.amount.in_unit(merged.unit);
        pen.number(at, AMOUNT, value, &figure(value))?;
        let file = merged.joint.parties.get(print.party).map(|party| party.file.clone()).unwrap_or_default();
        pen.text(at, 5, &file, &styles::after_figure(faint.clone()))?;
        pen.text(at, 6, &places::words(&print.place, folio.catalogue), &faint)?;
    }
    if let Some(count) = u32::try_from(prints.len()).ok().filter(|count| *count > 0) {
        pen.sheet.autofilter(HEADER, 0, FIRST + count - 1, 6)?;
    }
    page::hold_header(pen.sheet, HEADER, 0)?;
    Ok(drawn)
}
