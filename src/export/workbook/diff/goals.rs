//! The sheet Mål: each goal of both plans with what stands under it, and what became of each text.

use rust_xlsxwriter::{Color, Format, Worksheet, XlsxError};

use super::Pair;
use crate::diff::{GoalChange, GoalHow, Piece, reworded};
use crate::export::diff_words as words;
use crate::export::workbook::folio::{FIRST, HEADER};
use crate::export::workbook::page::{self, Paper};
use crate::export::workbook::pen::Pen;
use crate::export::workbook::styles;

const STATUS: u16 = 2;

struct Row<'a> {
    number: String,
    kind: &'static str,
    how: GoalHow,
    before: Option<&'a str>,
    after: Option<&'a str>,
    is_goal: bool,
}

fn rows(goal: &GoalChange) -> Vec<Row<'_>> {
    let number = match (&goal.number_before, &goal.number_after) {
        (Some(before), Some(after)) if before != after => format!("{before} → {after}"),
        (before, after) => after.as_ref().or(before.as_ref()).cloned().unwrap_or_default(),
    };
    let kind = if goal.overall { "book-goal-overall" } else { "book-goal-goal" };
    let (before, after) = (goal.before.as_deref(), goal.after.as_deref());
    let mut rows = vec![Row { number: number.clone(), kind, how: goal.how, before, after, is_goal: true }];
    rows.extend(goal.parts.iter().map(|part| Row {
        number: number.clone(),
        kind: words::goal_part(part.part),
        how: part.how,
        before: part.before.as_deref(),
        after: part.after.as_deref(),
        is_goal: false,
    }));
    rows
}

fn status(how: GoalHow) -> &'static str {
    match how {
        GoalHow::Kept => "diff-goal-how-kept",
        GoalHow::Reworded => "diff-goal-how-reworded",
        GoalHow::Added => "diff-goal-how-added",
        GoalHow::Dropped => "diff-goal-how-dropped",
    }
}

pub(super) fn draw(pair: &Pair<'_>) -> Result<Worksheet, XlsxError> {
    let folio = &pair.folio;
    let name = folio.word("book-sheet-goals");
    let mut drawn = folio.sheet(&name, Paper::Landscape)?;
    let mut pen = Pen::new(&mut drawn);
    pen.widths(&[8, 18, 14, 48, 48, 48])?;
    folio.head(&mut pen, &name, &folio.word("diff-book-goals-subtitle"))?;
    let [before, after] = pair.names.clone();
    let heads = [
        folio.word("book-goal-number"),
        folio.word("book-goal-kind"),
        folio.word("diff-book-status"),
        before,
        after,
        folio.word("diff-book-changed"),
    ];
    folio.header(&mut pen, HEADER, &heads.map(|head| (head, false)))?;
    let rows: Vec<Row<'_>> = pair.diff.goals.iter().flat_map(rows).collect();
    for (at, row) in (FIRST..).zip(&rows) {
        draw_row(pair, &mut pen, at, row)?;
    }
    match u32::try_from(rows.len()).ok().filter(|count| *count > 0) {
        Some(count) => {
            pen.sheet.autofilter(HEADER, 0, FIRST + count - 1, 5)?;
            let looks = [
                (folio.word("diff-goal-how-added"), styles::good()),
                (folio.word("diff-goal-how-dropped"), styles::bad()),
                (folio.word("diff-goal-how-reworded"), styles::warn()),
            ];
            pen.words((FIRST, STATUS), (FIRST + count - 1, STATUS), &looks)?;
        }
        None => pen.line(FIRST, 0, &folio.word("diff-book-goals-none"), &styles::subtitle())?,
    }
    page::hold_header(pen.sheet, HEADER, 0)?;
    Ok(drawn)
}

fn draw_row(pair: &Pair<'_>, pen: &mut Pen<'_>, at: u32, row: &Row<'_>) -> Result<(), XlsxError> {
    let look = |format: Format| {
        let format = styles::ruled(format);
        if row.is_goal { format.set_bold().set_background_color(Color::RGB(0xF3_F5_F7)) } else { format }
    };
    let text = look(styles::text());
    pen.text(at, 0, &row.number, &text)?;
    pen.text(at, 1, &pair.folio.word(row.kind), &text)?;
    pen.text(at, STATUS, &pair.folio.word(status(row.how)), &text)?;
    pen.text(at, 3, row.before.unwrap_or_default(), &text)?;
    pen.text(at, 4, row.after.unwrap_or_default(), &text)?;
    let changed = match (row.how, row.before, row.after) {
        (GoalHow::Reworded, Some(before), Some(after)) => told(before, after),
        _ => String::new(),
    };
    pen.text(at, 5, &changed, &text)
}

/// Only what changed, with two words on each side: `… kapitalet [ska → bör] inte överstiga …`.
fn told(before: &str, after: &str) -> String {
    let Some(pieces) = reworded(before, after) else { return String::new() };
    let count = pieces.len();
    let short = |at: usize, text: String| {
        let words: Vec<&str> = text.split(' ').collect();
        let (first, last) = (at == 0, at + 1 == count);
        let keep = |from: usize, to: usize| words.get(from..to).unwrap_or_default().join(" ");
        match words.len() {
            many if first && many > 3 => format!("… {}", keep(many - 2, many)),
            many if last && many > 3 => format!("{} …", keep(0, 2)),
            many if many > 6 => format!("{} … {}", keep(0, 2), keep(many - 2, many)),
            _ => text,
        }
    };
    let told = pieces.into_iter().enumerate().map(|(at, piece)| match piece {
        Piece::Kept(text) => short(at, text),
        Piece::Changed(old, new) => words::changed(&old, &new),
    });
    told.collect::<Vec<_>>().join(" ")
}
