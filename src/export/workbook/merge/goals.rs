//! The sheet Mål: the goals of all förbund, one after the other, with what stands under each.

use rust_xlsxwriter::{Color, Format, Worksheet, XlsxError};

use super::Merged;
use super::layout::Whose;
use crate::document::Place;
use crate::export::workbook::folio::{FIRST, HEADER};
use crate::export::workbook::page::{self, Paper};
use crate::export::workbook::pen::Pen;
use crate::export::workbook::{places, styles};
use crate::plan::{Goal, Level};

struct Row<'a> {
    kind: &'static str,
    text: &'a str,
    place: &'a Place,
}

fn rows(goal: &Goal) -> Vec<Row<'_>> {
    let kind = if goal.level == Level::Overall { "book-goal-overall" } else { "book-goal-goal" };
    let mut rows = vec![Row { kind, text: &goal.text, place: &goal.place }];
    let notes = [
        ("book-goal-activity", &goal.activities),
        ("book-goal-source", &goal.sources),
        ("book-goal-follow-up", &goal.follow_up),
    ];
    let indicators = goal.indicators.iter();
    let [activities, sources, follow_up] = notes.map(|(kind, notes)| {
        notes.iter().map(|note| Row { kind, text: &note.text, place: &note.place }).collect::<Vec<_>>()
    });
    rows.extend(activities);
    rows.extend(indicators.map(|it| Row { kind: "book-goal-indicator", text: &it.text, place: &it.place }));
    rows.extend(sources);
    rows.extend(follow_up);
    rows
}

pub(super) fn draw(merged: &Merged<'_>) -> Result<Worksheet, XlsxError> {
    let folio = &merged.folio;
    let name = folio.word("book-sheet-goals");
    let mut drawn = folio.sheet(&name, Paper::Landscape)?;
    let mut pen = Pen::new(&mut drawn);
    pen.widths(&[30, 7, 19, 78, 18])?;
    folio.head(&mut pen, &name, &folio.word("merge-goals-subtitle"))?;
    let ids = ["merge-party", "book-goal-number", "book-goal-kind", "book-goal-text", "book-place"];
    folio.header(&mut pen, HEADER, &ids.map(|id| (folio.word(id), false)))?;
    let mut at = FIRST;
    for (party, plan) in merged.plans.iter().enumerate() {
        let name = merged.named(Whose::Party(party));
        for goal in &plan.corrected.goals {
            let number = goal.number.clone().unwrap_or_default();
            for (index, row) in rows(goal).into_iter().enumerate() {
                draw_row(merged, &mut pen, at, [&name, &number], &row, index == 0)?;
                at += 1;
            }
        }
        if plan.corrected.goals.is_empty() {
            pen.text(at, 0, &name, &styles::ruled(styles::text()))?;
            for column in [1, 2, 4] {
                pen.text(at, column, "", &styles::ruled(styles::text()))?;
            }
            pen.text(at, 3, &folio.word("merge-goals-none"), &styles::ruled(styles::faint()))?;
            at += 1;
        }
    }
    if at > FIRST {
        pen.sheet.autofilter(HEADER, 0, at - 1, 4)?;
    }
    page::hold_header(pen.sheet, HEADER, 0)?;
    Ok(drawn)
}

fn draw_row(
    merged: &Merged<'_>,
    pen: &mut Pen<'_>,
    at: u32,
    [name, number]: [&str; 2],
    row: &Row<'_>,
    is_goal: bool,
) -> Result<(), XlsxError> {
    let look = |format: Format| {
        let format = styles::ruled(format);
        if is_goal { format.set_bold().set_background_color(Color::RGB(0xF3_F5_F7)) } else { format }
    };
    let text = look(styles::text());
    pen.text(at, 0, name, &look(styles::faint()))?;
    pen.text(at, 1, number, &text)?;
    pen.text(at, 2, &merged.folio.word(row.kind), &text)?;
    pen.text(at, 3, row.text, &styles::indented(text, u8::from(!is_goal)))?;
    pen.text(at, 4, &places::words(row.place, merged.folio.catalogue), &look(styles::faint()))
}
