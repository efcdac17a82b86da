//! The sheet Flerårsplan: the multi-year plan, and equity as a roll-forward.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::finding::Message;

use super::book::Book;
use super::page::{self, Paper};
use super::pen::Pen;
use super::sheets::Sheet;
use super::timeline::{CAP, FIRST_ROW, YearCell};
use super::{cap, kept, styles, words};

/// The column of keys, out of sight: `y0` is the first year, `e0` the first of equity.
const KEYS: u16 = 7;

/// Draws the sheet.
pub(super) fn draw(book: &Book<'_>, drawn: &mut Worksheet) -> Result<(), XlsxError> {
    page::set_up(book, Sheet::Years, drawn, Paper::Landscape);
    let mut pen = Pen::on(book, Sheet::Years, drawn);
    let timeline = &book.timeline;
    let subtitle = book
        .say(Message::new("book-years-subtitle").text("forbund", book.forbund()).text("unit", timeline.unit.symbol()));
    page::head(book, &mut pen, &book.names.of(Sheet::Years), &subtitle)?;
    pen.widths(&[16, 17, 17, 17, 17, 17, 17])?;
    let decimals = decimals(book);
    if !timeline.years.is_empty() {
        let names: Vec<String> = timeline.fields.iter().map(|field| book.word(words::field(*field))).collect();
        header(book, &mut pen, FIRST_ROW - 1, &names)?;
        for (row, (year, cells)) in (FIRST_ROW..).zip(&timeline.years) {
            year_row(&mut pen, row, *year, cells, decimals)?;
            pen.key(row, KEYS, &format!("y{}", row - FIRST_ROW))?;
        }
        page::hold_header(pen.sheet, FIRST_ROW - 1, 1)?;
    }
    if !timeline.equity.is_empty() {
        let at = timeline.equity_heading();
        pen.line(at, 0, &book.word("book-equity"), &styles::heading())?;
        let caps = cap::by_year(book);
        let mut names = book.word_list(&["book-equity-opening", "book-equity-result", "book-equity-closing"]);
        if caps.iter().any(Option::is_some) {
            names.push(book.word("book-cap"));
        }
        header(book, &mut pen, at + 1, &names)?;
        for ((row, (year, cells)), cap) in (timeline.equity_row()..).zip(&timeline.equity).zip(caps) {
            year_row(&mut pen, row, *year, cells, decimals)?;
            pen.key(row, KEYS, &format!("e{}", row - timeline.equity_row()))?;
            if let Some(cap) = cap {
                let look = styles::ruled(styles::figure(cap.value().normalize().scale().min(1))).set_italic();
                pen.entry(row, CAP, &cap.entry(), &look)?;
            }
        }
    }
    pen.key(FIRST_ROW - 1, KEYS, &kept::head("years"))?;
    pen.sheet.set_column_hidden(KEYS)?;
    Ok(())
}

fn header(book: &Book<'_>, pen: &mut Pen<'_>, row: u32, names: &[String]) -> Result<(), XlsxError> {
    pen.text(row, 0, &book.word("book-year"), &styles::header())?;
    let unit = book.timeline.unit.symbol();
    let names: Vec<String> = names.iter().map(|name| format!("{name}, {unit}")).collect();
    pen.texts(row, 1, &names, &styles::header_right())?;
    pen.sheet.set_row_height(row, 32)?;
    Ok(())
}

fn year_row(pen: &mut Pen<'_>, row: u32, year: i32, cells: &[YearCell], decimals: u32) -> Result<(), XlsxError> {
    // A year is a name, not an amount: no thousands space.
    let format = styles::ruled(styles::plain().set_num_format("0").set_align(rust_xlsxwriter::FormatAlign::Left));
    pen.number(row, 0, year.into(), &format)?;
    for (column, cell) in (1u16..).zip(cells) {
        let figure = styles::ruled(styles::figure(decimals));
        let format = if cell.derived { figure.set_italic() } else { figure };
        pen.entry(row, column, &cell.entry, &format)?;
    }
    Ok(())
}

fn decimals(book: &Book<'_>) -> u32 {
    let years = book.timeline.years.iter().flat_map(|(_, cells)| cells);
    let cells = years.chain(book.timeline.equity.iter().flat_map(|(_, cells)| cells));
    cells.filter_map(|cell| cell.entry.value()).map(|value| value.normalize().scale()).max().unwrap_or(0).min(3)
}
