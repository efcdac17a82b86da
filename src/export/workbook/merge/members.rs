//! The sheet Medlemmar: what each member gives to each förbund and to all together, and its share.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::Merged;
use super::budget::column_name;
use super::layout::{PARTY, Whose};
use super::shares::Part;
use crate::export::workbook::folio::{FIRST, HEADER, decimals};
use crate::export::workbook::live::Live;
use crate::export::workbook::page;
use crate::export::workbook::pen::{Entry, Pen};
use crate::export::workbook::sheets::a1;
use crate::export::workbook::styles::{self, Weight};
use crate::finding::Message;
use crate::merge::Member;
use crate::money::Amount;

/// The row of each part's sum, and of all.
pub(super) fn rows(merged: &Merged<'_>) -> (Vec<(Part, u32)>, u32) {
    let mut row = FIRST;
    let mut parts = Vec::new();
    for part in Part::ALL {
        let count = of(merged, part).count();
        if count > 0 {
            parts.push((part, row));
            row = row.saturating_add(1).saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
        }
    }
    (parts, row)
}

fn of<'a>(merged: &'a Merged<'_>, part: Part) -> impl Iterator<Item = &'a Member> {
    merged.joint.members.iter().filter(move |member| member.category == part.category())
}

/// What a part gives, of one party or of all.
pub(super) fn given(merged: &Merged<'_>, part: Part, whose: Whose) -> Decimal {
    merged.sum(whose, |party| {
        Amount::total(of(merged, part).filter_map(|member| member.amounts.get(party).copied().flatten()))
    })
}

/// What all members give.
pub(super) fn given_in_all(merged: &Merged<'_>, whose: Whose) -> Decimal {
    Part::ALL.into_iter().filter_map(|part| Decimal::ZERO.checked_add(given(merged, part, whose))).sum()
}

pub(super) fn draw(merged: &Merged<'_>) -> Result<Worksheet, XlsxError> {
    let folio = &merged.folio;
    let name = folio.word("merge-sheet-members");
    let mut drawn = folio.sheet(&name, merged.paper())?;
    let mut pen = Pen::new(&mut drawn);
    let mut widths = vec![40, 14];
    widths.extend(merged.everyone().iter().map(|_| 20));
    widths.extend([10, 22]);
    pen.widths(&widths)?;
    let subtitle = Message::new("merge-members-subtitle").text("unit", merged.unit.symbol());
    folio.head(&mut pen, &name, &folio.say(&subtitle))?;
    let mut heads = vec![(folio.word("book-member"), false), (folio.word("book-category"), false)];
    heads.extend(merged.everyone().into_iter().map(|whose| (column_name(merged, whose), true)));
    heads.extend([(folio.word("book-key-share"), true), (folio.word("merge-law"), false)]);
    folio.header(&mut pen, HEADER, &heads)?;
    let (parts, total) = rows(merged);
    if parts.is_empty() {
        pen.line(FIRST, 0, &folio.word("book-members-none"), &styles::subtitle())?;
    } else {
        for (part, row) in &parts {
            draw_part(merged, &mut pen, *part, *row, total)?;
        }
        let sums: Vec<u32> = parts.iter().map(|(_, row)| *row).collect();
        draw_total(merged, &mut pen, total, &sums)?;
        if parts.iter().any(|(part, _)| *part == Part::Undivided) {
            pen.line(total + 2, 0, &folio.word("merge-undivided"), &styles::subtitle())?;
        }
    }
    page::hold_header(pen.sheet, HEADER, 1)?;
    Ok(drawn)
}

fn draw_part(merged: &Merged<'_>, pen: &mut Pen<'_>, part: Part, row: u32, total: u32) -> Result<(), XlsxError> {
    let folio = &merged.folio;
    let look = |format: Format| styles::weighed(format, Weight::Subtotal);
    pen.text(row, 0, &folio.word(part.word()), &look(styles::text()))?;
    pen.text(row, 1, "", &look(styles::text()))?;
    let members: Vec<&Member> = of(merged, part).collect();
    let last = row.saturating_add(u32::try_from(members.len()).unwrap_or(u32::MAX));
    for whose in merged.everyone() {
        let column = merged.column(whose);
        let value = given(merged, part, whose);
        let formula = format!("SUM({}:{})", a1(row + 1, column), a1(last, column));
        pen.entry(row, column, &Entry::Live { formula, value }, &look(styles::figure(decimals(value))))?;
    }
    let whole = given_in_all(merged, Whose::All);
    share(merged, pen, row, total, (given(merged, part, Whose::All), whole), &look(styles::percent()))?;
    let against = folio.word(part.against());
    pen.text(row, after(merged), &against, &styles::after_figure(look(styles::faint())))?;
    for (row, member) in (row + 1..).zip(members) {
        draw_member(merged, pen, row, total, member, whole)?;
    }
    Ok(())
}

fn after(merged: &Merged<'_>) -> u16 {
    merged.layout.together.saturating_add(2)
}

/// The name of a member; where its name alone does not tell who it is, its förbund stands beside it.
fn name(merged: &Merged<'_>, member: &Member) -> String {
    match (&member.name, member.party) {
        (None, _) => merged.folio.word("merge-the-state"),
        (Some(name), None) => name.clone(),
        (Some(name), Some(party)) => format!("{name} ({})", merged.named(Whose::Party(party))),
    }
}

fn draw_member(
    merged: &Merged<'_>,
    pen: &mut Pen<'_>,
    row: u32,
    total: u32,
    member: &Member,
    whole: Decimal,
) -> Result<(), XlsxError> {
    let text = styles::ruled(styles::text());
    pen.text(row, 0, &name(merged, member), &styles::indented(text.clone(), 1))?;
    let category = crate::export::workbook::words::category(member.category);
    pen.text(row, 1, &merged.folio.word(category), &styles::ruled(styles::faint()))?;
    let of = |party: usize| member.amounts.get(party).copied().flatten();
    let sum = merged.sum(Whose::All, of);
    for whose in merged.everyone() {
        let column = merged.column(whose);
        let entry = match whose {
            Whose::Party(party) => merged.value(of(party)).map_or(Entry::Empty, Entry::Fixed),
            Whose::All => {
                let last = merged.layout.together.saturating_sub(1);
                Entry::Live { formula: format!("SUM({}:{})", a1(row, PARTY), a1(row, last)), value: sum }
            }
        };
        let look = styles::ruled(styles::figure(decimals(entry.value().unwrap_or_default())));
        pen.entry(row, column, &entry, &look)?;
    }
    share(merged, pen, row, total, (sum, whole), &styles::ruled(styles::percent()))?;
    pen.text(row, after(merged), "", &text)
}

/// What share of all members' money stands on a row.
fn share(
    merged: &Merged<'_>,
    pen: &mut Pen<'_>,
    row: u32,
    total: u32,
    (value, whole): (Decimal, Decimal),
    look: &Format,
) -> Result<(), XlsxError> {
    let together = merged.layout.together;
    let share = Live::atom(a1(row, together), value).over(Live::atom(a1(total, together), whole));
    let entry = share.map_or(Entry::Empty, |share| Entry::Live {
        formula: share.text().to_owned(),
        value: share.value().round_dp(15),
    });
    pen.entry(row, together.saturating_add(1), &entry, look)
}

fn draw_total(merged: &Merged<'_>, pen: &mut Pen<'_>, row: u32, parts: &[u32]) -> Result<(), XlsxError> {
    let look = |format: Format| styles::weighed(format, Weight::Total);
    pen.text(row, 0, &merged.folio.word("book-members-all"), &look(styles::text()))?;
    pen.text(row, 1, "", &look(styles::text()))?;
    for whose in merged.everyone() {
        let column = merged.column(whose);
        let value = given_in_all(merged, whose);
        let cells: Vec<String> = parts.iter().map(|row| a1(*row, column)).collect();
        let entry = Entry::Live { formula: cells.join("+"), value };
        pen.entry(row, column, &entry, &look(styles::figure(decimals(value))))?;
    }
    let whole = given_in_all(merged, Whose::All);
    share(merged, pen, row, row, (whole, whole), &look(styles::percent()))?;
    pen.text(row, after(merged), "", &look(styles::text()))?;
    Ok(())
}
