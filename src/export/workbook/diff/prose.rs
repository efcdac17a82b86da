//! The sheet Löptext: figures and sentences that stand in both plans though the table they speak of moved.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Pair;
use crate::diff::{Stale, StaleHow};
use crate::export::diff_words as words;
use crate::export::workbook::folio::{FIRST, HEADER, figure};
use crate::export::workbook::page::{self, Paper};
use crate::export::workbook::pen::{Entry, Pen};
use crate::export::workbook::{places, styles};
use crate::finding::Message;
use crate::money::Amount;

pub(super) fn draw(pair: &Pair<'_>) -> Result<Worksheet, XlsxError> {
    let folio = &pair.folio;
    let name = folio.word("diff-book-prose");
    let mut drawn = folio.sheet(&name, Paper::Landscape)?;
    let mut pen = Pen::new(&mut drawn);
    pen.widths(&[22, 26, 62, 13, 13, 13, 18, 18])?;
    let subtitle = Message::new("diff-book-prose-subtitle").text("unit", pair.unit.symbol());
    folio.head(&mut pen, &name, &folio.say(&subtitle))?;
    let [before, after] = &pair.names;
    let named = |id: &'static str, name: &str| folio.say(&Message::new(id).text("plan", name));
    let heads = [
        (folio.word("diff-book-prose-what"), false),
        (folio.word("diff-book-prose-of"), false),
        (folio.word("diff-book-prose-text"), false),
        (folio.word("diff-book-prose-amount"), true),
        (named("diff-book-table-in", before), true),
        (named("diff-book-table-in", after), true),
        (named("diff-book-place-in", before), false),
        (named("diff-book-place-in", after), false),
    ];
    folio.header(&mut pen, HEADER, &heads)?;
    pen.sheet.set_row_height(HEADER, 30)?;
    for (at, stale) in (FIRST..).zip(&pair.diff.stale) {
        draw_row(pair, &mut pen, at, stale)?;
    }
    if pair.diff.stale.is_empty() {
        pen.line(FIRST, 0, &folio.word("diff-book-prose-none"), &styles::subtitle())?;
    }
    page::hold_header(pen.sheet, HEADER, 0)?;
    Ok(drawn)
}

fn draw_row(pair: &Pair<'_>, pen: &mut Pen<'_>, at: u32, stale: &Stale) -> Result<(), XlsxError> {
    let folio = &pair.folio;
    let (text, faint) = (styles::ruled(styles::text()), styles::ruled(styles::faint()));
    let what = match stale.how {
        StaleHow::Figure => "diff-book-stale-figure",
        StaleHow::SaysRise => "diff-book-stale-rise",
        StaleHow::SaysFall => "diff-book-stale-fall",
        StaleHow::SaysStay => "diff-book-stale-stay",
    };
    pen.text(at, 0, &folio.word(what), &text)?;
    pen.text(at, 1, &folio.say(&words::of(&stale.of)), &text)?;
    pen.text(at, 2, &stale.text, &text)?;
    let value = |amount: Option<Amount>| amount.map(|amount| amount.in_unit(pair.unit));
    for (column, amount) in [(3, stale.amount), (4, stale.table.before), (5, stale.table.after)] {
        let value = value(amount);
        pen.entry(at, column, &value.map_or(Entry::Empty, Entry::Fixed), &figure(value.unwrap_or_default()))?;
    }
    pen.text(at, 6, &places::words(&stale.before, folio.catalogue), &styles::after_figure(faint.clone()))?;
    pen.text(at, 7, &places::words(&stale.after, folio.catalogue), &faint)
}
