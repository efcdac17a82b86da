//! What books that are not a single plan's have in common: paper, heads, the way home, references by a sheet's name.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::finding::Message;
use crate::text::Catalogue;

use super::page::{self, Paper};
use super::pen::{Pen, cut};
use super::sheets::{a1, letters, quoted};
use super::{WorkbookError, styles};

/// The rows above a table: title, subtitle, the way home; then its header.
pub(super) const HEADER: u32 = 3;
/// The first row of a table.
pub(super) const FIRST: u32 = 4;

/// What stands on every sheet of such a book.
pub(super) struct Folio<'a> {
    /// The words.
    pub(super) catalogue: &'a Catalogue,
    /// What the book is about, in one line.
    pub(super) title: String,
    /// What it was made from.
    pub(super) source: String,
    /// The name of its first sheet.
    pub(super) home: String,
}

impl Folio<'_> {
    /// A word of the catalogue.
    pub(super) fn word(&self, id: &str) -> String {
        self.catalogue.word(id)
    }

    /// A message in words.
    pub(super) fn say(&self, message: &Message) -> String {
        self.catalogue.say(message)
    }

    /// A new sheet with its paper laid.
    pub(super) fn sheet(&self, name: &str, paper: Paper) -> Result<Worksheet, XlsxError> {
        let mut drawn = Worksheet::new();
        drawn.set_name(name)?;
        page::lay(self.catalogue, [self.title.clone(), name.to_owned(), self.source.clone()], &mut drawn, paper);
        Ok(drawn)
    }

    /// Title and subtitle of a sheet, with a way home.
    pub(super) fn head(&self, pen: &mut Pen<'_>, title: &str, subtitle: &str) -> Result<(), XlsxError> {
        pen.line(0, 0, title, &styles::title())?;
        pen.sheet.set_row_height(0, 24)?;
        pen.line(1, 0, subtitle, &styles::subtitle())?;
        let home = format!("internal:{}!A1", quoted(&self.home));
        pen.link(2, 0, &home, &format!("← {}", self.home), &styles::link().set_font_size(9))
    }

    /// The header of a table: an identifier each, with whether figures stand below.
    pub(super) fn header(&self, pen: &mut Pen<'_>, row: u32, heads: &[(String, bool)]) -> Result<(), XlsxError> {
        let mut after_figure = false;
        for (column, (text, is_figure)) in (0u16..).zip(heads) {
            let look = match (is_figure, after_figure) {
                (true, _) => styles::header_right(),
                (false, true) => styles::after_figure(styles::header()),
                (false, false) => styles::header(),
            };
            pen.text(row, column, text, &look)?;
            after_figure = *is_figure;
        }
        Ok(())
    }
}

/// A cell of another sheet as a formula writes it.
pub(super) fn at(sheet: &str, row: u32, column: u16) -> String {
    format!("{}!{}", quoted(sheet), a1(row, column))
}

/// The cells of a column on another sheet, fixed.
pub(super) fn down(sheet: &str, column: u16, first: u32, last: u32) -> String {
    let column = letters(column);
    let (first, last) = (first.saturating_add(1), last.saturating_add(1));
    format!("{}!${column}${first}:${column}${last}", quoted(sheet))
}

/// Decimals that show a figure as it is, within reason.
pub(super) fn decimals(value: rust_decimal::Decimal) -> u32 {
    value.normalize().scale().min(3)
}

/// A figure's look in a ruled row.
pub(super) fn figure(value: rust_decimal::Decimal) -> Format {
    styles::ruled(styles::figure(decimals(value)))
}

/// The whole book as bytes; the same sheets give the same bytes, since its date is fixed.
pub(super) fn bound(
    sheets: Vec<Worksheet>,
    title: &str,
    schema: &str,
    names: &[(&str, String)],
) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = Workbook::new();
    workbook.set_default_format(&styles::default(), 20, 64)?;
    let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new()
        .set_title(cut(title, 250))
        .set_author("plankoll")
        .set_creation_datetime(&date)
        .set_custom_property("plankoll.schema", schema)
        .set_custom_property("plankoll.version", env!("CARGO_PKG_VERSION"));
    workbook.set_properties(&properties);
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    for (name, reference) in names {
        workbook.define_name(*name, reference)?;
    }
    Ok(workbook.save_to_buffer()?)
}
