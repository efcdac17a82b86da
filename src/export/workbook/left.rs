//! The sheet Ej överfört: what people had typed into the earlier book and what finds no place in this one.

use rust_xlsxwriter::{Color, Worksheet, XlsxError};

use crate::filled::layout::{BESIDE, OUTSIDE, OVERRULED};
use crate::filled::{Content, Part, Typed};
use crate::finding::Message;
use crate::money::amount::swedish_number;

use super::book::Book;
use super::inputs;
use super::page::{self, Paper};
use super::pen::Pen;
use super::sheets::Sheet;
use super::{beside, styles};

const FIRST_ROW: u32 = 4;
/// The rows' marks.
const MARK: u16 = 5;

/// A typed cell without a place, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The sheet it stood on.
    pub sheet: String,
    /// What its row was called.
    pub row: String,
    /// What its column was called.
    pub column: String,
    /// What stood there.
    pub content: String,
    /// Why it has no place.
    pub why: String,
}

/// What found no place, once all other sheets are drawn.
pub(super) fn all(book: &Book<'_>) -> Vec<Left> {
    let typed = book.inputs.left().into_iter().map(|typed| told(book, typed));
    typed.chain(beside::left(book)).collect()
}

/// What stands in the book as a value alone: formulas that read other cells, which may be others now.
pub(super) fn as_values(book: &Book<'_>) -> Vec<Left> {
    let lost = |typed: &&Typed| typed.formula.is_some();
    let why = |typed: &Typed| {
        let formula = typed.formula.clone().unwrap_or_default();
        Left { why: book.say(Message::new("left-formula").text("formula", formula)), ..told(book, typed) }
    };
    let typed = book.inputs.placed().into_iter().filter(lost).map(why);
    typed.chain(beside::as_values(book)).collect()
}

fn told(book: &Book<'_>, typed: &Typed) -> Left {
    let unit = book.unit;
    let content = match &typed.content {
        Content::Amount(amount) | Content::Formula { amount, .. } => amount.swedish(unit),
        Content::Number(number) => swedish_number(*number),
        Content::Share(share) => {
            let percent = share.checked_mul(rust_decimal::Decimal::ONE_HUNDRED).unwrap_or_default();
            format!("{} %", swedish_number(percent.normalize()))
        }
        Content::Text(text) => text.clone(),
    };
    Left {
        sheet: book.word(typed.part.word()),
        row: typed.label.clone(),
        column: column(book, typed),
        content,
        why: book.say(why(book, typed)),
    }
}

/// A head of the catalogue without the hyphen that breaks it in a narrow column.
fn column(book: &Book<'_>, typed: &Typed) -> String {
    if typed.column.starts_with("book-") { book.word(&typed.column).replace("- ", "") } else { typed.column.clone() }
}

fn why(book: &Book<'_>, typed: &Typed) -> Message {
    let plan = &book.examination.corrected;
    let listed = || book.stamps.iter().any(|stamp| stamp.check == typed.row);
    let known = || plan.budgets.iter().flat_map(|budget| &budget.lines).any(|line| line.id == typed.row);
    Message::new(match typed.part {
        _ if typed.stamp == OVERRULED && known() => "left-plan",
        _ if typed.stamp == OVERRULED && !typed.row.is_empty() => "left-row-gone",
        _ if typed.row.is_empty() && typed.column != OUTSIDE => "left-added",
        _ if typed.column == OUTSIDE => "left-outside",
        _ if typed.computed => "left-computed",
        _ if book.inputs.is_second(typed) => "left-twice",
        Part::Checks if listed() => "left-lapsed",
        Part::Checks => "left-no-check",
        Part::Budget if known() => "left-word",
        _ => "left-row-gone",
    })
}

/// Draws the sheet.
pub(super) fn draw(book: &Book<'_>, drawn: &mut Worksheet) -> Result<(), XlsxError> {
    page::set_up(book, Sheet::Left, drawn, Paper::Landscape);
    drawn.set_tab_color(Color::RGB(0xE0_A0_30));
    let mut pen = Pen::on(book, Sheet::Left, drawn);
    page::head(book, &mut pen, &book.names.of(Sheet::Left), &book.word("book-left-subtitle"))?;
    pen.widths(&[18, 40, 24, 30, 56])?;
    for (column, (head, _)) in (0u16..).zip(Part::Left.columns()) {
        pen.text(FIRST_ROW - 1, column, &book.word(head), &styles::header())?;
    }
    inputs::mark_sheet(book, &mut pen, Part::Left, (FIRST_ROW - 1, MARK))?;
    let mut next = FIRST_ROW;
    for (at, typed) in (FIRST_ROW..).zip(book.inputs.left()) {
        next = at.saturating_add(1);
        let left = told(book, typed);
        let text = styles::ruled(styles::text());
        row(&mut pen, at, &left)?;
        let look = match typed.content {
            Content::Text(_) | Content::Share(_) => text,
            _ => styles::ruled(styles::figure(2)),
        };
        inputs::write(
            book.unit,
            &mut pen,
            (at, 3),
            &typed.content,
            &look.set_align(rust_xlsxwriter::FormatAlign::Left),
        )?;
        let key = format!("{}\t{}\t{}", typed.part.key(), typed.column, typed.row);
        inputs::mark_row(&mut pen, (at, MARK), &key, &typed.stamp)?;
    }
    for ((at, beside), left) in (next..).zip(book.inputs.beside_left()).zip(beside::left(book)) {
        row(&mut pen, at, &left)?;
        beside::draw_left(pen.sheet, (at, 3), &beside.said)?;
        let key = serde_json::to_string(beside).unwrap_or_default();
        inputs::mark_row(&mut pen, (at, MARK), &format!("{BESIDE}\t{key}"), "")?;
    }
    page::hold_header(pen.sheet, FIRST_ROW - 1, 0)
}

/// What is told of a cell around its content.
fn row(pen: &mut Pen<'_>, at: u32, left: &Left) -> Result<(), XlsxError> {
    let text = styles::ruled(styles::text());
    for (column, said) in [(0, &left.sheet), (1, &left.row), (2, &left.column), (4, &left.why)] {
        pen.text(at, column, said, &text)?;
    }
    Ok(())
}
