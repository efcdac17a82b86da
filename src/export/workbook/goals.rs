//! The sheet Mål: goals with what is done, measured and followed up.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::document::Place;
use crate::filled::{Part, goal_row as identity};
use crate::money::amount::swedish_number;
use crate::plan::{Address, Category, Goal, Level, Line, Note, Side, Target};
use crate::rules::{Matcher, score};

use super::book::Book;
use super::inputs::{self, FilledRow};
use super::page::{self, Paper};
use super::pen::{Entry, Pen, cut};
use super::sheets::Sheet;
use super::{kept, places, styles};

const FIRST_ROW: u32 = 4;

/// A row of the sheet.
struct GoalRow<'a> {
    /// What it says, by which it is known in another plan too.
    identity: String,
    number: String,
    kind: &'static str,
    text: &'a str,
    target: String,
    place: &'a Place,
    is_goal: bool,
    /// The goal and what of it, as the book's reader knows the row.
    key: String,
}

/// The columns that a person fills, that of the budget line, and the place in the source.
const OUTCOME: u16 = 4;
const COMMENT: u16 = 5;
const PAID_BY: u16 = 6;
/// So much of a line's name is shown as its link: not all programs break a link's text over lines.
const SHOWN: usize = 36;
const PLACE: u16 = 7;
/// The column of keys, out of sight.
const KEYS: u16 = 8;
/// The rows' marks.
const MARK: u16 = 9;

/// Draws the sheet.
pub(super) fn draw(book: &Book<'_>, drawn: &mut Worksheet) -> Result<(), XlsxError> {
    page::set_up(book, Sheet::Goals, drawn, Paper::Landscape);
    let mut pen = Pen::on(book, Sheet::Goals, drawn);
    page::head(book, &mut pen, &book.names.of(Sheet::Goals), &book.word("book-goals-subtitle"))?;
    pen.widths(&[6, 17, 58, 13, 12, 24, 32, 18])?;
    let heads: Vec<String> = Part::Goals.columns().iter().map(|(head, _)| book.word(head)).collect();
    pen.texts(FIRST_ROW - 1, 0, &heads, &styles::header())?;
    inputs::mark_sheet(book, &mut pen, Part::Goals, (FIRST_ROW - 1, MARK))?;
    let goals = &book.examination.corrected.goals;
    if goals.is_empty() {
        pen.line(FIRST_ROW, 0, &book.word("book-goals-none"), &styles::subtitle())?;
    }
    let rows: Vec<GoalRow<'_>> = goals.iter().enumerate().flat_map(|(at, goal)| goal_rows(at, goal)).collect();
    let payers = Payers::of(book, &rows);
    for (at, row) in (FIRST_ROW..).zip(&rows) {
        draw_row(book, &mut pen, at, row, &payers)?;
        pen.key(at, KEYS, &row.key)?;
    }
    pen.key(FIRST_ROW - 1, KEYS, &kept::head("goals"))?;
    pen.sheet.set_column_hidden(KEYS)?;
    page::hold_header(pen.sheet, FIRST_ROW - 1, 0)
}

fn goal_rows(at: usize, goal: &Goal) -> Vec<GoalRow<'_>> {
    let kind = match goal.level {
        Level::Overall => "book-goal-overall",
        Level::Goal => "book-goal-goal",
    };
    let row = |kind, text, place, key| goal_row(goal, kind, text, place, key);
    let mut rows = vec![GoalRow { is_goal: true, ..row(kind, &goal.text, &goal.place, at.to_string()) }];
    rows.extend(notes(goal, "book-goal-activity", &goal.activities, &format!("{at}a")));
    rows.extend(goal.indicators.iter().enumerate().map(|(of, indicator)| GoalRow {
        target: indicator.target.as_ref().map(target).unwrap_or_default(),
        ..row("book-goal-indicator", &indicator.text, &indicator.place, format!("{at}i{of}"))
    }));
    rows.extend(notes(goal, "book-goal-source", &goal.sources, &format!("{at}s")));
    rows.extend(notes(goal, "book-goal-follow-up", &goal.follow_up, &format!("{at}f")));
    rows
}

fn notes<'a>(goal: &'a Goal, kind: &'static str, notes: &'a [Note], key: &str) -> impl Iterator<Item = GoalRow<'a>> {
    notes.iter().enumerate().map(move |(of, note)| goal_row(goal, kind, &note.text, &note.place, format!("{key}{of}")))
}

fn goal_row<'a>(goal: &'a Goal, kind: &'static str, text: &'a str, place: &'a Place, key: String) -> GoalRow<'a> {
    let number = goal.number.clone().unwrap_or_default();
    let identity = identity(goal, kind, text);
    GoalRow { identity, number, kind, text, target: String::new(), place, is_goal: false, key }
}

/// `≤ 20 %`.
pub(super) fn target(target: &Target) -> String {
    let op = match target.op {
        "<=" => "≤",
        ">=" => "≥",
        other => other,
    };
    format!("{op} {} {}", swedish_number(target.value), target.unit).trim().to_owned()
}

/// The budget lines that may pay for an activity: costs that are no reserve.
struct Payers<'a> {
    lines: Vec<(Address, &'a str)>,
    matcher: Matcher,
}

impl<'a> Payers<'a> {
    fn of(book: &'a Book<'_>, rows: &[GoalRow<'_>]) -> Self {
        let plan = &book.examination.corrected;
        let mut lines = Vec::new();
        if let Some((budget, column)) = plan.main_column() {
            let items = plan.budgets.get(budget).into_iter().flat_map(|table| table.items(Side::Cost));
            let pays = |line: &Line| {
                matches!(line.category, Some(Category::Individual | Category::Structural | Category::Competence))
            };
            let paying = items.filter(|(_, line)| pays(line));
            lines.extend(paying.map(|(line, held)| (Address::Line { budget, line, column }, held.label.as_str())));
        }
        let activities = rows.iter().filter(|row| row.kind == "book-goal-activity").map(|row| row.text.to_owned());
        let texts: Vec<String> = activities.chain(lines.iter().map(|(_, label)| (*label).to_owned())).collect();
        Self { lines, matcher: Matcher::new(texts.iter()) }
    }

    /// The line whose name is most like an activity's, where a telling word is common to both.
    fn payer(&self, activity: &str) -> Option<(Address, &'a str)> {
        let alike = self.lines.iter().filter(|(_, label)| self.matcher.alike(label, activity));
        alike.copied().max_by(|(_, one), (_, other)| score(one, activity).total_cmp(&score(other, activity)))
    }
}

fn draw_row(
    book: &Book<'_>,
    pen: &mut Pen<'_>,
    at: u32,
    row: &GoalRow<'_>,
    payers: &Payers<'_>,
) -> Result<(), XlsxError> {
    let band = |format: Format| {
        let format = styles::ruled(format);
        if row.is_goal { format.set_background_color(rust_xlsxwriter::Color::RGB(0xF3_F5_F7)) } else { format }
    };
    let look = |format: Format| if row.is_goal { band(format).set_bold() } else { band(format) };
    let indent = u8::from(!row.is_goal);
    let filled = FilledRow { book, part: Part::Goals, key: &row.identity };
    inputs::mark_row(pen, (at, MARK), &row.identity, "")?;
    pen.text(at, 0, &row.number, &look(styles::text()))?;
    pen.text(at, 1, &book.word(row.kind), &look(styles::text()))?;
    pen.set_in(at, 2, row.text, &styles::indented(look(styles::text()), indent), indent)?;
    pen.text(at, 3, &row.target, &look(styles::text()))?;
    for column in [OUTCOME, COMMENT] {
        // Outcome and comment are for what can be followed up.
        let fill = row.kind == "book-goal-indicator" || row.kind == "book-goal-activity";
        let look = if fill { styles::to_fill() } else { look(styles::text()) };
        filled.cell(pen, (at, column), &Entry::Empty, &look)?;
    }
    let payer = if row.kind == "book-goal-activity" { payers.payer(row.text) } else { None };
    match payer.and_then(|(address, label)| Some((book.addresses.spot(&address)?, label))) {
        Some((spot, label)) => {
            pen.link(at, PAID_BY, &book.names.link(spot), &cut(label, SHOWN), &band(styles::link()))?
        }
        None => pen.text(at, PAID_BY, "", &band(styles::text()))?,
    }
    pen.text(at, PLACE, &place(book, row), &band(styles::faint()))
}

/// Where a row stands in the source; of a plan out of a workbook of ours in the source that it was first read from.
fn place(book: &Book<'_>, row: &GoalRow<'_>) -> String {
    let examination = book.examination;
    let first = examination.corrected.origin.as_ref().and_then(|_| examination.filled.goal_places.get(&row.identity));
    first.cloned().unwrap_or_else(|| places::words(row.place, book.catalogue))
}
