//! The sheet Underlag: every figure as printed, with its place; what could not be read; what prose claims.

use rust_decimal::Decimal;
use rust_xlsxwriter::{ConditionalFormatFormula, Format, Worksheet, XlsxError};

use super::book::Book;
use super::page::{self, Paper};
use super::pen::Pen;
use super::places::Words;
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
    let mut pen = Pen::on(book, Sheet::Source, drawn);
    let mut subtitle = book.word("book-source-subtitle");
    if book.is_less_sure() {
        subtitle.push(' ');
        subtitle.push_str(&book.word("source-less-sure"));
    }
    page::head(book, &mut pen, &book.names.of(Sheet::Source), &subtitle)?;
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
    let looks = Looks::new(book);
    for column in 0..8 {
        pen.sheet.set_column_format(column, &styles::text())?;
    }
    pen.sheet.set_column_format(8, &looks.place)?;
    for (row, print) in (FIRST_ROW..).zip(&book.prints) {
        draw_print(&mut pen, row, print, &looks)?;
    }
    if let Some(last) = u32::try_from(book.prints.len()).ok().filter(|count| *count > 0) {
        pen.sheet.autofilter(FIRST_ROW - 1, 0, FIRST_ROW + last - 1, 8)?;
        // One line under every row, without a format for every cell.
        let ruled = ConditionalFormatFormula::new().set_rule("=TRUE").set_format(styles::rule());
        pen.sheet.add_conditional_format(FIRST_ROW, 0, FIRST_ROW + last - 1, 8, &ruled)?;
    }
    page::hold_header(pen.sheet, FIRST_ROW - 1, 0)
}

/// The formats of this sheet, made once: it has the most rows of all.
struct Looks {
    place: Format,
    places: Words,
    /// The name of the book that was read.
    book: String,
    percent: Format,
    /// By decimals, plain and corrected.
    figures: [[Format; 2]; 3],
}

impl Looks {
    fn new(book: &Book<'_>) -> Self {
        let figure = |decimals, mark| styles::marked(styles::figure(decimals), mark);
        Self {
            place: styles::after_figure(styles::faint()),
            places: Words::new(book.catalogue),
            book: book.examination.corrected.source.file.clone(),
            percent: styles::percent(),
            figures: [0, 1, 2].map(|decimals| [Mark::None, Mark::Corrected].map(|mark| figure(decimals, mark))),
        }
    }

    fn figure(&self, amount: Decimal, corrected: bool) -> &Format {
        let [none, one, two] = &self.figures;
        let [plain, marked] = match amount.normalize().scale() {
            0 => none,
            1 => one,
            _ => two,
        };
        if corrected { marked } else { plain }
    }
}

fn draw_print(pen: &mut Pen<'_>, row: u32, print: &Print, looks: &Looks) -> Result<(), XlsxError> {
    let texts: [&str; 5] = [&print.part, &print.label, &print.column, &print.role, &print.printed];
    for (column, text) in (0u16..).zip(texts) {
        pen.in_column(row, column, text)?;
    }
    let changed = print.decided.is_some() && print.decided != print.amount;
    for (column, amount) in [(5, print.amount), (DECIDED, print.decided)] {
        match amount.map(|amount| amount.decimal()) {
            Some(amount) => {
                pen.number(row, column, amount, looks.figure(amount, changed && column == DECIDED))?;
            }
            None => pen.in_column(row, column, "")?,
        }
    }
    match print.percent.and_then(|percent| percent.checked_div(Decimal::ONE_HUNDRED)) {
        Some(share) => pen.number(row, 7, share, &looks.percent)?,
        None => pen.in_column(row, 7, "")?,
    }
    let mut place = print.place.as_ref().map(|place| looks.places.of(place)).unwrap_or_default();
    if print.in_book {
        place = format!("{}, {place}", looks.book);
    }
    pen.in_column(row, 8, &place)
}
