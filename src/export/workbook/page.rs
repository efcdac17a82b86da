//! How a sheet is printed and what stands above its table: the same on all sheets.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::text::Catalogue;

use super::book::Book;
use super::pen::{Pen, cut};
use super::sheets::{Sheet, Spot};
use super::styles;

/// The way the paper lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paper {
    /// Upright.
    Portrait,
    /// On its side.
    Landscape,
}

/// A4, one page wide, with förbund and sheet above, source and page below.
pub(super) fn set_up(book: &Book<'_>, sheet: Sheet, drawn: &mut Worksheet, paper: Paper) {
    let edges = [book.forbund(), book.names.of(sheet), book.source_file().to_owned()];
    lay(book.catalogue, edges, drawn, paper);
}

/// A4, one page wide, with two texts above, one below and the page's number.
pub(super) fn lay(catalogue: &Catalogue, edges: [String; 3], drawn: &mut Worksheet, paper: Paper) {
    match paper {
        Paper::Portrait => drawn.set_portrait(),
        Paper::Landscape => drawn.set_landscape(),
    };
    // In a header `&` begins a code; the whole may hold 255 characters.
    let [left, right, below] = edges.map(|text| cut(&text, 60).replace('&', "&&"));
    let page = catalogue.word("book-page");
    let of = catalogue.word("book-page-of");
    drawn
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.5, 0.5, 0.75, 0.75, 0.3, 0.3)
        .set_header(format!("&L&9{left}&R&9{right}"))
        .set_footer(format!("&L&9{below}&R&9{page} &P {of} &N"))
        .set_screen_gridlines(false);
}

/// Title and subtitle on the first two rows, with a way home at the end of the title's row.
pub(super) fn head(book: &Book<'_>, pen: &mut Pen<'_>, title: &str, subtitle: &str) -> Result<(), XlsxError> {
    pen.line(0, 0, title, &styles::title())?;
    pen.sheet.set_row_height(0, 24)?;
    pen.line(1, 0, subtitle, &styles::subtitle())?;
    let home = book.names.link(Spot { sheet: Sheet::Overview, row: 0, column: 0 });
    let back = format!("← {}", book.names.of(Sheet::Overview));
    pen.link(2, 0, &home, &back, &styles::link().set_font_size(9))
}

/// A table's header stands still on the screen and is repeated on each page.
pub(super) fn hold_header(drawn: &mut Worksheet, header: u32, columns: u16) -> Result<(), XlsxError> {
    drawn.set_freeze_panes(header.saturating_add(1), columns)?;
    drawn.set_repeat_rows(header, header)?;
    Ok(())
}
