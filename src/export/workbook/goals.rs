//! The sheet Mål: goals with what is done, measured and followed up.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::document::Place;
use crate::money::amount::swedish_number;
use crate::plan::{Goal, Level, Target};

use super::book::Book;
use super::page::{self, Paper};
use super::pen::Pen;
use super::sheets::Sheet;
use super::{places, styles};

const FIRST_ROW: u32 = 4;

/// A row of the sheet.
struct GoalRow<'a> {
    number: String,
    kind: &'static str,
    text: &'a str,
    target: String,
    place: &'a Place,
    is_goal: bool,
}

/// Draws the sheet.
pub(super) fn draw(book: &Book<'_>, drawn: &mut Worksheet) -> Result<(), XlsxError> {
    page::set_up(book, Sheet::Goals, drawn, Paper::Landscape);
    let mut pen = Pen::new(drawn);
    page::head(book, &mut pen, &book.names.of(Sheet::Goals), &book.word("book-goals-subtitle"))?;
    pen.widths(&[6, 20, 70, 14, 12, 26, 18])?;
    let ids = ["book-goal-number", "book-goal-kind", "book-goal-text", "book-goal-target"];
    pen.texts(FIRST_ROW - 1, 0, &book.word_list(&ids), &styles::header())?;
    let ids = ["book-goal-outcome", "book-comment", "book-place"];
    pen.texts(FIRST_ROW - 1, 4, &book.word_list(&ids), &styles::header())?;
    let goals = &book.examination.corrected.goals;
    if goals.is_empty() {
        pen.line(FIRST_ROW, 0, &book.word("book-goals-none"), &styles::subtitle())?;
    }
    let rows = goals.iter().flat_map(goal_rows);
    for (at, row) in (FIRST_ROW..).zip(rows) {
        draw_row(book, &mut pen, at, &row)?;
    }
    page::hold_header(pen.sheet, FIRST_ROW - 1, 0)
}

fn goal_rows(goal: &Goal) -> Vec<GoalRow<'_>> {
    let number = goal.number.clone().unwrap_or_default();
    let row = |kind, text, place| GoalRow {
        number: number.clone(),
        kind,
        text,
        target: String::new(),
        place,
        is_goal: false,
    };
    let kind = match goal.level {
        Level::Overall => "book-goal-overall",
        Level::Goal => "book-goal-goal",
    };
    let mut rows = vec![GoalRow { is_goal: true, ..row(kind, &goal.text, &goal.place) }];
    rows.extend(goal.activities.iter().map(|note| row("book-goal-activity", &note.text, &note.place)));
    rows.extend(goal.indicators.iter().map(|indicator| GoalRow {
        target: indicator.target.as_ref().map(target).unwrap_or_default(),
        ..row("book-goal-indicator", &indicator.text, &indicator.place)
    }));
    rows.extend(goal.sources.iter().map(|note| row("book-goal-source", &note.text, &note.place)));
    rows.extend(goal.follow_up.iter().map(|note| row("book-goal-follow-up", &note.text, &note.place)));
    rows
}

/// `≤ 20 %`.
fn target(target: &Target) -> String {
    let op = match target.op {
        "<=" => "≤",
        ">=" => "≥",
        other => other,
    };
    format!("{op} {} {}", swedish_number(target.value), target.unit).trim().to_owned()
}

fn draw_row(book: &Book<'_>, pen: &mut Pen<'_>, at: u32, row: &GoalRow<'_>) -> Result<(), XlsxError> {
    let band = |format: Format| {
        let format = styles::ruled(format);
        if row.is_goal { format.set_background_color(rust_xlsxwriter::Color::RGB(0xF3_F5_F7)) } else { format }
    };
    let look = |format: Format| if row.is_goal { band(format).set_bold() } else { band(format) };
    let indent = u8::from(!row.is_goal);
    pen.text(at, 0, &row.number, &look(styles::text()))?;
    pen.text(at, 1, &book.word(row.kind), &look(styles::text()))?;
    pen.text(at, 2, row.text, &styles::indented(look(styles::text()), indent))?;
    pen.text(at, 3, &row.target, &look(styles::text()))?;
    for column in [4, 5] {
        // Outcome and comment are for what can be followed up.
        let fill = row.kind == "book-goal-indicator" || row.kind == "book-goal-activity";
        pen.text(at, column, "", &if fill { styles::to_fill() } else { look(styles::text()) })?;
    }
    pen.text(at, 6, &places::words(row.place, book.catalogue), &band(styles::faint()))
}
