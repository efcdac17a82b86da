//! The sheet Eget kapital: opening equity, result and closing equity of each förbund and of all together.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::Merged;
use super::budget::column_name;
use super::layout::{PARTY, Whose};
use crate::export::workbook::folio::{FIRST, HEADER, decimals};
use crate::export::workbook::live::Live;
use crate::export::workbook::page;
use crate::export::workbook::pen::{Entry, Pen};
use crate::export::workbook::sheets::a1;
use crate::export::workbook::styles::{self, Weight};
use crate::finding::Message;
use crate::merge::Section;

/// The rows, which are the same in every book.
pub(super) const OPENING: u32 = FIRST;
const RESULT: u32 = FIRST + 1;
/// Closing equity, computed.
pub(super) const CLOSING: u32 = FIRST + 2;
/// Closing equity, as printed.
pub(super) const PRINTED: u32 = FIRST + 3;
const OF_INCOME: u32 = FIRST + 4;

/// Opening equity, of one party or of all that tell it; `None` where a party does not.
pub(super) fn opening(merged: &Merged<'_>, whose: Whose) -> Option<Decimal> {
    let of = |party: usize| merged.joint.equity.get(party).and_then(|equity| equity.opening);
    match whose {
        Whose::Party(party) => merged.value(of(party)),
        Whose::All => (0..merged.joint.parties.len()).any(|party| of(party).is_some()).then(|| merged.sum(whose, of)),
    }
}

/// Closing equity as it follows.
pub(super) fn closing(merged: &Merged<'_>, whose: Whose) -> Option<Decimal> {
    match whose {
        Whose::Party(_) => opening(merged, whose)?.checked_add(merged.result(whose).value()),
        Whose::All => {
            let known = merged.everyone().into_iter().filter(|whose| *whose != Whose::All);
            let mut told = known.filter_map(|whose| closing(merged, whose)).peekable();
            told.peek()?;
            told.try_fold(Decimal::ZERO, Decimal::checked_add)
        }
    }
}

/// Closing equity as printed.
pub(super) fn printed(merged: &Merged<'_>, party: usize) -> Option<Decimal> {
    merged.value(merged.joint.equity.get(party).and_then(|equity| equity.closing))
}

/// The sheet's name.
pub(super) fn name(merged: &Merged<'_>) -> String {
    merged.folio.word("merge-sheet-equity")
}

pub(super) fn draw(merged: &Merged<'_>) -> Result<Worksheet, XlsxError> {
    let folio = &merged.folio;
    let name = name(merged);
    let mut drawn = folio.sheet(&name, merged.paper())?;
    let mut pen = Pen::new(&mut drawn);
    let mut widths = vec![38, 4];
    widths.extend(merged.everyone().iter().map(|_| 20));
    pen.widths(&widths)?;
    let subtitle = Message::new("merge-equity-subtitle").text("unit", merged.unit.symbol());
    folio.head(&mut pen, &name, &folio.say(&subtitle))?;
    let mut heads = vec![(folio.word("book-amount"), false), (String::new(), false)];
    heads.extend(merged.everyone().into_iter().map(|whose| (column_name(merged, whose), true)));
    folio.header(&mut pen, HEADER, &heads)?;
    let labels = [
        (OPENING, "merge-opening", Weight::Item),
        (RESULT, "merge-result", Weight::Item),
        (CLOSING, "merge-closing", Weight::Total),
        (PRINTED, "merge-closing-printed", Weight::Part),
        (OF_INCOME, "merge-of-income", Weight::Item),
    ];
    for (row, label, weight) in labels {
        let look = styles::weighed(styles::text(), weight);
        pen.text(row, 0, &folio.word(label), &look)?;
        pen.text(row, 1, "", &look)?;
    }
    for whose in merged.everyone() {
        draw_column(merged, &mut pen, whose)?;
    }
    let untold = (0..merged.joint.parties.len()).filter(|party| opening(merged, Whose::Party(*party)).is_none());
    let untold: Vec<String> = untold.map(|party| merged.named(Whose::Party(party))).collect();
    if !untold.is_empty() {
        let message = Message::new("merge-equity-untold").text("names", untold.join(", "));
        pen.line(OF_INCOME + 2, 0, &folio.say(&message), &styles::subtitle())?;
    }
    page::hold_header(pen.sheet, HEADER, 1)?;
    Ok(drawn)
}

fn draw_column(merged: &Merged<'_>, pen: &mut Pen<'_>, whose: Whose) -> Result<(), XlsxError> {
    let column = merged.column(whose);
    let all = whose == Whose::All;
    let last = merged.layout.together.saturating_sub(1);
    let across =
        |row: u32, value: Decimal| Entry::Live { formula: format!("SUM({}:{})", a1(row, PARTY), a1(row, last)), value };
    let look = |value: Decimal, weight: Weight| -> Format { styles::weighed(styles::figure(decimals(value)), weight) };
    let mut put = |row: u32, entry: Entry, weight: Weight| {
        pen.entry(row, column, &entry, &look(entry.value().unwrap_or_default(), weight))
    };
    let opening = opening(merged, whose);
    let fixed = |value: Option<Decimal>| value.map_or(Entry::Empty, Entry::Fixed);
    put(
        OPENING,
        if all { opening.map_or(Entry::Empty, |it| across(OPENING, it)) } else { fixed(opening) },
        Weight::Item,
    )?;
    put(RESULT, merged.result(whose).entry(), Weight::Item)?;
    let closing = closing(merged, whose);
    let rolled = closing.map_or(Entry::Empty, |value| match all {
        true => across(CLOSING, value),
        false => Entry::Live { formula: format!("{}+{}", a1(OPENING, column), a1(RESULT, column)), value },
    });
    put(CLOSING, rolled, Weight::Total)?;
    let printed = match whose {
        Whose::Party(party) => fixed(printed(merged, party)),
        Whose::All => Entry::Empty,
    };
    put(PRINTED, printed, Weight::Part)?;
    let income = merged.section(Section::Income, whose);
    let share = closing.and_then(|closing| Live::atom(a1(CLOSING, column), closing).over(income));
    let share = share.map_or(Entry::Empty, |share| Entry::Live {
        formula: share.text().to_owned(),
        value: share.value().round_dp(15),
    });
    pen.entry(OF_INCOME, column, &share, &styles::weighed(styles::percent(), Weight::Item))
}
