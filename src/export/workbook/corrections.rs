//! The sheet Rättelser: what was corrected, what is offered, what could not be decided.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::Examination;
use crate::finding::{Correction, Message};
use crate::money::Amount;
use crate::plan::{FigureKey, Logged};

use super::book::Book;
use super::page::{self, Paper};
use super::pen::Pen;
use super::sheets::{Sheet, Spot, a1};
use super::{places, styles, words};

/// The first row of corrections.
pub(super) const FIRST_ROW: u32 = 4;

/// Draws the sheet.
pub(super) fn draw(book: &Book<'_>, drawn: &mut Worksheet) -> Result<(), XlsxError> {
    page::set_up(book, Sheet::Corrections, drawn, Paper::Landscape);
    let mut pen = Pen::on(book, Sheet::Corrections, drawn);
    let subtitle = book.say(Message::new("book-corrections-subtitle").text("unit", book.unit.symbol()));
    page::head(book, &mut pen, &book.names.of(Sheet::Corrections), &subtitle)?;
    header(book, &mut pen)?;
    let corrections = &book.examination.corrections;
    let earlier = book.examination.corrected.origin.as_ref().map(|origin| origin.log.as_slice()).unwrap_or_default();
    if corrections.is_empty() && earlier.is_empty() {
        pen.line(FIRST_ROW, 0, &book.word("book-corrections-none"), &styles::subtitle())?;
    }
    for (row, correction) in (FIRST_ROW..).zip(corrections) {
        draw_correction(book, &mut pen, row, correction)?;
    }
    if let Some(last) = u32::try_from(corrections.len()).ok().filter(|count| *count > 0) {
        let looks = [
            (book.word("book-correction-applied"), styles::good()),
            (book.word("book-correction-offered"), styles::warn()),
            (book.word("book-correction-open"), styles::undecided()),
        ];
        pen.words((FIRST_ROW, 1), (FIRST_ROW + last - 1, 1), &looks)?;
    }
    for (row, logged) in (earlier_row(book)..).zip(earlier) {
        draw_logged(book, &mut pen, row, logged)?;
        let look = [(book.word("book-correction-applied"), styles::good())];
        pen.words((row, 1), (row, 1), &look)?;
    }
    page::hold_header(pen.sheet, FIRST_ROW - 1, 0)
}

/// The first row of what was corrected when the plan was first made a book of; a heading stands above.
pub(super) fn earlier_row(book: &Book<'_>) -> u32 {
    match u32::try_from(book.examination.corrections.len()).unwrap_or(u32::MAX) {
        0 => FIRST_ROW + 1,
        count => FIRST_ROW.saturating_add(count).saturating_add(2),
    }
}

fn header(book: &Book<'_>, pen: &mut Pen<'_>) -> Result<(), XlsxError> {
    let ids = [
        "book-correction-group",
        "book-correction-state",
        "book-correction-cell",
        "book-line",
        "book-correction-column",
        "book-correction-old",
        "book-correction-new",
        "book-correction-operation",
        "book-correction-confidence",
        "book-correction-why",
        "book-correction-proof",
        "book-correction-decided",
        "book-place",
    ];
    pen.widths(&[7, 12, 14, 26, 14, 11, 11, 18, 11, 36, 36, 11, 18])?;
    for (column, id) in (0u16..).zip(ids) {
        let format = match column {
            5 | 6 => styles::header_right(),
            7 => styles::after_figure(styles::header()),
            _ => styles::header(),
        };
        pen.text(FIRST_ROW - 1, column, &book.word(id), &format)?;
    }
    pen.sheet.set_row_height(FIRST_ROW - 1, 44)?;
    Ok(())
}

fn draw_correction(book: &Book<'_>, pen: &mut Pen<'_>, row: u32, correction: &Correction) -> Result<(), XlsxError> {
    let text = styles::ruled(styles::text());
    let faint = styles::ruled(styles::faint());
    pen.text(row, 0, &group(correction), &text)?;
    pen.text(row, 1, &book.word(state(book.examination, correction)), &styles::ruled(styles::strong()))?;
    match correction.cell.address.and_then(|address| book.addresses.spot(&address)) {
        Some(spot) => {
            let name = format!("{} {}", book.names.of(spot.sheet), a1(spot.row, spot.column));
            pen.link(row, 2, &book.names.link(spot), &name, &styles::ruled(styles::link()))?;
        }
        None => pen.text(row, 2, "", &text)?,
    }
    pen.text(row, 3, &book.catalogue.label(&correction.cell.label), &text)?;
    pen.text(row, 4, &words::column(&correction.cell.column, book.catalogue), &text)?;
    amount(book, pen, row, 5, correction.old)?;
    amount(book, pen, row, 6, Some(correction.new))?;
    pen.text(row, 7, &book.word(words::operation(correction.operation)), &styles::after_figure(text.clone()))?;
    pen.text(row, 8, &book.word(words::confidence(correction.confidence)), &text)?;
    pen.text(row, 9, &book.catalogue.say(&correction.why), &text)?;
    let proof: Vec<String> = correction.proof.iter().map(|line| book.catalogue.say(line)).collect();
    pen.text(row, 10, &proof.join("\n"), &faint)?;
    pen.text(row, 11, &words::yes(correction.changes_decided_sum, book.catalogue), &text)?;
    let place = correction.cell.place.as_ref().map(|place| places::words(place, book.catalogue));
    pen.text(row, 12, &place.unwrap_or_default(), &faint)
}

/// A correction of an earlier book, in that book's words.
fn draw_logged(book: &Book<'_>, pen: &mut Pen<'_>, row: u32, logged: &Logged) -> Result<(), XlsxError> {
    if row == earlier_row(book) {
        pen.line(row - 1, 0, &book.word("book-corrections-earlier"), &styles::heading())?;
    }
    let text = styles::ruled(styles::text());
    let faint = styles::ruled(styles::faint());
    let told = &logged.told;
    pen.text(row, 0, &told.group, &text)?;
    pen.text(row, 1, &book.word("book-correction-applied"), &styles::ruled(styles::strong()))?;
    match logged.at.and_then(|key| spot(book, key)) {
        Some(spot) => {
            let name = format!("{} {}", book.names.of(spot.sheet), a1(spot.row, spot.column));
            pen.link(row, 2, &book.names.link(spot), &name, &styles::ruled(styles::link()))?;
        }
        None => pen.text(row, 2, "", &text)?,
    }
    pen.text(row, 3, &told.label, &text)?;
    pen.text(row, 4, &told.column, &text)?;
    let kronor = |text: &String| text.parse().ok().map(Amount::kronor);
    amount(book, pen, row, 5, told.old.as_ref().and_then(kronor))?;
    amount(book, pen, row, 6, kronor(&told.new))?;
    pen.text(row, 7, &told.operation, &styles::after_figure(text.clone()))?;
    pen.text(row, 8, &told.confidence, &text)?;
    pen.text(row, 9, &told.why, &text)?;
    pen.text(row, 10, &told.proof, &faint)?;
    pen.text(row, 11, &told.decided, &text)?;
    pen.text(row, 12, &places::words(&told.place, book.catalogue), &faint)
}

fn spot(book: &Book<'_>, key: FigureKey) -> Option<Spot> {
    let FigureKey::At(address) = key else { return None };
    book.addresses.spot(&address)
}

/// The number of a correction's group, with its rank among rivals.
pub(super) fn group(correction: &Correction) -> String {
    match correction.alternative {
        Some(rank) => format!("{}.{rank}", correction.group),
        None => correction.group.to_string(),
    }
}

/// The word for how it stands: applied, offered, one of several, or put aside for another.
pub(super) fn state(examination: &Examination, correction: &Correction) -> &'static str {
    if examination.is_applied(correction) {
        "book-correction-applied"
    } else if examination.is_passed_over(correction) {
        "book-correction-passed"
    } else if correction.leads() {
        "book-correction-offered"
    } else {
        "book-correction-open"
    }
}

fn amount(book: &Book<'_>, pen: &mut Pen<'_>, row: u32, column: u16, amount: Option<Amount>) -> Result<(), XlsxError> {
    match amount.map(|amount| amount.in_unit(book.unit)) {
        Some(value) => {
            let format = styles::ruled(styles::figure(value.normalize().scale().min(3)));
            pen.number(row, column, value, &format)
        }
        None => pen.text(row, column, "", &styles::ruled(styles::text())),
    }
}
