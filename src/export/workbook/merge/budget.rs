//! The sheet Budget: the lines by category, a column for each förbund, all together as live sums.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, Note, Worksheet, XlsxError};

use super::layout::{BudgetRow, PARTY, Whose, heading, total};
use super::{Merged, group_word};
use crate::export::workbook::folio::{HEADER, decimals};
use crate::export::workbook::live::Live;
use crate::export::workbook::page;
use crate::export::workbook::pen::{Entry, Pen, fitting};
use crate::export::workbook::places;
use crate::export::workbook::sheets::a1;
use crate::export::workbook::styles::{self, Weight};
use crate::finding::Message;
use crate::merge::{Group, JointLine, Section};

pub(super) fn draw(merged: &Merged<'_>) -> Result<Worksheet, XlsxError> {
    let folio = &merged.folio;
    let layout = &merged.layout;
    let mut drawn = folio.sheet(&layout.name, merged.paper())?;
    let mut pen = Pen::new(&mut drawn);
    let mut widths = vec![38, 20];
    widths.extend(merged.everyone().iter().map(|_| 20));
    widths.push(9);
    pen.widths(&widths)?;
    let subtitle = Message::new("merge-budget-subtitle").text("unit", merged.unit.symbol());
    folio.head(&mut pen, &layout.name, &folio.say(&subtitle))?;
    let mut heads = vec![(folio.word("book-line"), false), (folio.word("book-category"), false)];
    heads.extend(merged.everyone().into_iter().map(|whose| (column_name(merged, whose), true)));
    heads.push((folio.word("merge-part"), true));
    folio.header(&mut pen, HEADER, &heads)?;
    for (row, held) in &layout.rows {
        draw_row(merged, &mut pen, *row, *held)?;
    }
    pen.sheet.group_symbols_above(true);
    page::hold_header(pen.sheet, HEADER, 1)?;
    Ok(drawn)
}

/// A party's name, with its year where the plans have different years.
pub(super) fn column_name(merged: &Merged<'_>, whose: Whose) -> String {
    let name = merged.named(whose);
    match whose {
        Whose::Party(party) if merged.joint.year.is_none() => {
            let year = merged.joint.parties.get(party).and_then(|party| party.year);
            let year = year.map_or_else(|| merged.folio.word("merge-no-year"), |year| year.to_string());
            format!("{name}, {year}")
        }
        _ => name,
    }
}

fn draw_row(merged: &Merged<'_>, pen: &mut Pen<'_>, row: u32, held: BudgetRow) -> Result<(), XlsxError> {
    let folio = &merged.folio;
    match held {
        BudgetRow::Heading(section) => {
            pen.line(row, 0, &folio.word(heading(section)), &styles::heading())?;
            pen.sheet.set_row_height(row, 22)?;
            Ok(())
        }
        BudgetRow::Group(index, first, last) => match merged.joint.groups.get(index) {
            Some(group) => {
                pen.sheet.group_rows(first, last)?;
                draw_group(merged, pen, row, group, (first, last))
            }
            None => Ok(()),
        },
        BudgetRow::Line(index, line) => {
            match merged.joint.groups.get(index).and_then(|group| Some((group, group.lines.get(line)?))) {
                Some((group, line)) => draw_line(merged, pen, row, group, line),
                None => Ok(()),
            }
        }
        BudgetRow::Total(section) => draw_total(merged, pen, row, section),
        BudgetRow::Result => draw_result(merged, pen, row),
    }
}

/// The word of a group's category.
pub(super) fn category(merged: &Merged<'_>, group: &Group) -> String {
    merged.folio.word(group_word(group.category))
}

fn draw_group(
    merged: &Merged<'_>,
    pen: &mut Pen<'_>,
    row: u32,
    group: &Group,
    (first, last): (u32, u32),
) -> Result<(), XlsxError> {
    let look = |format: Format| styles::weighed(format, Weight::Subtotal);
    pen.text(row, 0, &category(merged, group), &look(styles::text()))?;
    pen.text(row, 1, "", &look(styles::text()))?;
    for whose in merged.everyone() {
        let column = merged.column(whose);
        let value = merged.group(group, whose);
        let entry = match whose {
            Whose::Party(_) => {
                Entry::Live { formula: format!("SUM({}:{})", a1(first, column), a1(last, column)), value }
            }
            Whose::All => across(merged, row, value),
        };
        pen.entry(row, column, &entry, &look(styles::figure(decimals(value))))?;
    }
    draw_part(merged, pen, row, group.section, merged.group(group, Whose::All), &look(styles::percent()))
}

/// The sum of a row's parties.
fn across(merged: &Merged<'_>, row: u32, value: Decimal) -> Entry {
    let last = merged.layout.together.saturating_sub(1);
    Entry::Live { formula: format!("SUM({}:{})", a1(row, PARTY), a1(row, last)), value }
}

/// What part of its section a row is.
fn draw_part(
    merged: &Merged<'_>,
    pen: &mut Pen<'_>,
    row: u32,
    section: Section,
    value: Decimal,
    look: &Format,
) -> Result<(), XlsxError> {
    let column = merged.layout.together.saturating_add(1);
    let whole = merged.layout.totals.get(&section).and_then(|total| {
        let whole = merged.sum(Whose::All, |party| merged.joint.of_party(section, party));
        Live::atom(a1(row, merged.layout.together), value).over(Live::atom(a1(*total, merged.layout.together), whole))
    });
    let entry = whole.map_or(Entry::Empty, |share| Entry::Live {
        formula: share.text().to_owned(),
        value: share.value().round_dp(15),
    });
    pen.entry(row, column, &entry, look)
}

fn draw_line(
    merged: &Merged<'_>,
    pen: &mut Pen<'_>,
    row: u32,
    group: &Group,
    line: &JointLine,
) -> Result<(), XlsxError> {
    let look = styles::weighed(styles::text(), Weight::Item);
    pen.text(row, 0, &line.label, &styles::indented(look.clone(), 1))?;
    pen.text(row, 1, &category(merged, group), &styles::weighed(styles::faint(), Weight::Item))?;
    let mut sum = Decimal::ZERO;
    for whose in merged.everyone() {
        let column = merged.column(whose);
        let entry = match whose {
            Whose::Party(party) => {
                let value = merged.value(line.amounts.get(party).copied().flatten());
                sum = value.and_then(|value| sum.checked_add(value)).unwrap_or(sum);
                note(merged, pen, row, column, line, party)?;
                value.map_or(Entry::Empty, Entry::Fixed)
            }
            Whose::All => across(merged, row, sum),
        };
        let value = entry.value().unwrap_or_default();
        pen.entry(row, column, &entry, &styles::weighed(styles::figure(decimals(value)), Weight::Item))?;
    }
    draw_part(merged, pen, row, group.section, sum, &styles::weighed(styles::percent(), Weight::Item))
}

/// Where a corrected figure comes from: its printed form stands beside it.
fn note(
    merged: &Merged<'_>,
    pen: &mut Pen<'_>,
    row: u32,
    column: u16,
    line: &JointLine,
    party: usize,
) -> Result<(), XlsxError> {
    let (Some(place), Some(plan)) = (line.places.get(party).and_then(Option::as_ref), merged.plans.get(party)) else {
        return Ok(());
    };
    let Some(correction) = plan.applied().find(|correction| correction.cell.place.as_ref() == Some(place)) else {
        return Ok(());
    };
    let old = correction.old.map(|old| old.swedish(correction.unit)).unwrap_or_default();
    let told = [
        Message::new("book-note-printed").text("old", old).text("place", places::words(place, merged.folio.catalogue)),
        Message::new("book-note-corrected").amount("new", correction.new, correction.unit),
    ];
    let told = told.map(|message| merged.folio.say(&message)).join("\n");
    let note = Note::new(fitting(&told)).set_author("plankoll").add_author_prefix(false);
    pen.sheet.insert_note(row, column, &note)?;
    Ok(())
}

fn draw_total(merged: &Merged<'_>, pen: &mut Pen<'_>, row: u32, section: Section) -> Result<(), XlsxError> {
    let look = |format: Format| styles::weighed(format, Weight::Total);
    pen.text(row, 0, &merged.folio.word(total(section)), &look(styles::text()))?;
    pen.text(row, 1, "", &look(styles::text()))?;
    let groups = merged.joint.groups.iter().enumerate().filter(|(_, group)| group.section == section);
    let rows: Vec<u32> = groups.filter_map(|(index, _)| merged.layout.groups.get(&index).copied()).collect();
    for whose in merged.everyone() {
        let column = merged.column(whose);
        let value = merged.sum(whose, |party| merged.joint.of_party(section, party));
        let cells: Vec<String> = rows.iter().map(|row| a1(*row, column)).collect();
        let entry = Entry::Live { formula: cells.join("+"), value };
        pen.entry(row, column, &entry, &look(styles::figure(decimals(value))))?;
    }
    let whole = merged.sum(Whose::All, |party| merged.joint.of_party(section, party));
    draw_part(merged, pen, row, section, whole, &look(styles::percent()))
}

fn draw_result(merged: &Merged<'_>, pen: &mut Pen<'_>, row: u32) -> Result<(), XlsxError> {
    let look = |format: Format| styles::weighed(format, Weight::Total);
    pen.text(row, 0, &merged.folio.word("merge-result"), &look(styles::text()))?;
    pen.text(row, 1, "", &look(styles::text()))?;
    for whose in merged.everyone() {
        let column = merged.column(whose);
        let value = merged.sum(whose, |party| merged.joint.result(party));
        let side = |section| merged.layout.totals.get(&section).map_or("0".to_owned(), |row| a1(*row, column));
        let formula = format!("{}-{}", side(Section::Income), side(Section::Cost));
        pen.entry(row, column, &Entry::Live { formula, value }, &look(styles::figure(decimals(value))))?;
    }
    pen.text(row, merged.layout.together.saturating_add(1), "", &look(styles::text()))?;
    Ok(())
}
