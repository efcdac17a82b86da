//! The sheet Rader: each line of both plans with what became of it.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Pair;
use crate::diff::{How, LineChange};
use crate::document::Place;
use crate::export::workbook::folio::{FIRST, HEADER, figure};
use crate::export::workbook::live::Live;
use crate::export::workbook::page::{self, Paper};
use crate::export::workbook::pen::{Entry, Pen};
use crate::export::workbook::sheets::a1;
use crate::export::workbook::{places, styles, words};
use crate::finding::Message;
use crate::money::Amount;
use crate::plan::{Category, Side};

/// The column of sides.
pub(super) const SIDE: u16 = 0;
/// The column of what became of a line.
pub(super) const STATUS: u16 = 1;
/// The columns of amounts.
pub(super) const BEFORE: u16 = 5;
pub(super) const AFTER: u16 = 6;
const CHANGE: u16 = 7;
const PERCENT: u16 = 8;

/// A row of the sheet.
pub(super) struct TableRow<'a> {
    change: &'a LineChange,
    /// A part of the line above: its label, its amount, its place.
    part: Option<usize>,
}

/// The rows of the sheet.
pub(super) struct Table<'a> {
    pub(super) name: String,
    pub(super) rows: Vec<TableRow<'a>>,
}

impl<'a> Table<'a> {
    pub(super) fn of(pair: &Pair<'a>) -> Self {
        let mut rows = Vec::new();
        for side in [Side::Income, Side::Cost, Side::None] {
            for change in pair.diff.lines.iter().filter(|line| line.side == side) {
                rows.push(TableRow { change, part: None });
                rows.extend((0..change.parts.len()).map(|part| TableRow { change, part: Some(part) }));
            }
        }
        Self { name: pair.folio.word("diff-book-lines"), rows }
    }

    /// The last row, where there is one.
    pub(super) fn last(&self) -> Option<u32> {
        u32::try_from(self.rows.len()).ok().and_then(|count| count.checked_sub(1)).map(|more| FIRST + more)
    }
}

/// The word of a line's side; equity used as financing is no income.
pub(super) fn side(change: &LineChange) -> &'static str {
    match (change.side, change.category) {
        (Side::Income, Some(Category::OwnEquity)) => "diff-book-financing",
        (Side::Income, _) => "diff-book-income",
        (Side::Cost, _) => "diff-book-cost",
        (Side::None, _) => "diff-book-other",
    }
}

/// The word of what became of a line.
pub(super) fn status(how: How) -> &'static str {
    match how {
        How::Same => "diff-how-same",
        How::Renamed => "diff-how-renamed",
        How::Replaced => "diff-how-replaced",
        How::Split => "diff-how-split",
        How::Joined => "diff-how-joined",
        How::Added => "diff-how-added",
        How::Dropped => "diff-how-dropped",
    }
}

pub(super) fn draw(pair: &Pair<'_>, table: &Table<'_>) -> Result<Worksheet, XlsxError> {
    let folio = &pair.folio;
    let mut drawn = folio.sheet(&table.name, Paper::Landscape)?;
    let mut pen = Pen::new(&mut drawn);
    pen.widths(&[12, 15, 32, 32, 20, 12, 12, 12, 9, 30, 17, 17])?;
    let subtitle = Message::new("diff-book-lines-subtitle").text("unit", pair.unit.symbol());
    folio.head(&mut pen, &table.name, &folio.say(&subtitle))?;
    let [before, after] = &pair.names;
    let named = |id: &'static str, name: &str| folio.say(&Message::new(id).text("plan", name));
    let heads = [
        (folio.word("diff-book-side"), false),
        (folio.word("diff-book-status"), false),
        (named("diff-book-line-in", before), false),
        (named("diff-book-line-in", after), false),
        (folio.word("book-category"), false),
        (before.clone(), true),
        (after.clone(), true),
        (folio.word("diff-change"), true),
        ("%".to_owned(), true),
        (folio.word("diff-book-remark"), false),
        (named("diff-book-place-in", before), false),
        (named("diff-book-place-in", after), false),
    ];
    folio.header(&mut pen, HEADER, &heads)?;
    pen.sheet.set_row_height(HEADER, 30)?;
    for (at, row) in (FIRST..).zip(&table.rows) {
        match row.part.and_then(|part| row.change.parts.get(part)) {
            Some(part) => {
                let is_later = row.change.how == How::Split;
                draw_part(pair, &mut pen, at, (&part.label, part.amount, part.place.as_ref()), is_later)?;
            }
            None => draw_line(pair, &mut pen, at, row.change)?,
        }
    }
    if let Some(last) = table.last() {
        pen.sheet.autofilter(HEADER, 0, last, 11)?;
        let looks = [
            (folio.word("diff-how-added"), styles::good()),
            (folio.word("diff-how-dropped"), styles::bad()),
            (folio.word("diff-how-renamed"), styles::warn()),
            (folio.word("diff-how-replaced"), styles::warn()),
            (folio.word("diff-how-split"), styles::warn()),
            (folio.word("diff-how-joined"), styles::warn()),
        ];
        pen.words((FIRST, STATUS), (last, STATUS), &looks)?;
    } else {
        pen.line(FIRST, 0, &folio.word("diff-book-lines-none"), &styles::subtitle())?;
    }
    page::hold_header(pen.sheet, HEADER, 0)?;
    Ok(drawn)
}

fn draw_line(pair: &Pair<'_>, pen: &mut Pen<'_>, at: u32, change: &LineChange) -> Result<(), XlsxError> {
    let folio = &pair.folio;
    let (text, faint) = (styles::ruled(styles::text()), styles::ruled(styles::faint()));
    pen.text(at, SIDE, &folio.word(side(change)), &faint)?;
    pen.text(at, STATUS, &folio.word(status(change.how)), &text)?;
    pen.text(at, 2, change.before.as_deref().unwrap_or_default(), &text)?;
    pen.text(at, 3, change.after.as_deref().unwrap_or_default(), &text)?;
    let category = change.category.map(|category| folio.word(words::category(category)));
    pen.text(at, 4, &category.unwrap_or_default(), &faint)?;
    let value = |amount: Option<Amount>| amount.map(|amount| amount.in_unit(pair.unit));
    let (before, after) = (value(change.money.before), value(change.money.after));
    let entry = |value: Option<Decimal>| value.map_or(Entry::Empty, Entry::Fixed);
    pen.entry(at, BEFORE, &entry(before), &figure(before.unwrap_or_default()))?;
    pen.entry(at, AFTER, &entry(after), &figure(after.unwrap_or_default()))?;
    draw_change(pen, at, before.unwrap_or_default(), after.unwrap_or_default(), (BEFORE, AFTER, CHANGE, PERCENT))?;
    pen.text(at, 9, &remark(pair, change), &styles::after_figure(text))?;
    for (column, place) in [(10, &change.place_before), (11, &change.place_after)] {
        let told = place.as_ref().map(|place| places::words(place, folio.catalogue));
        pen.text(at, column, &told.unwrap_or_default(), &faint)?;
    }
    Ok(())
}

/// The change and its percent as formulas over the two amounts.
pub(super) fn draw_change(
    pen: &mut Pen<'_>,
    at: u32,
    before: Decimal,
    after: Decimal,
    (from, into, change, percent): (u16, u16, u16, u16),
) -> Result<(), XlsxError> {
    let cell = |column, value| Live::atom(a1(at, column), value);
    let (old, new) = (cell(from, before), cell(into, after));
    let changed = new.clone().minus(old.clone()).map_or(Entry::Empty, Live::entry);
    pen.entry(at, change, &changed, &figure(changed.value().unwrap_or_default()))?;
    pen.share_of_change(at, percent, &new, &old, &styles::ruled(styles::percent()))
}

fn draw_part(
    pair: &Pair<'_>,
    pen: &mut Pen<'_>,
    at: u32,
    (label, amount, place): (&str, Option<Amount>, Option<&Place>),
    is_later: bool,
) -> Result<(), XlsxError> {
    let text = styles::ruled(styles::faint());
    for column in 0..=11 {
        pen.text(at, column, "", &text)?;
    }
    let (name, figures, places_at) = if is_later { (3, AFTER, 11) } else { (2, BEFORE, 10) };
    pen.text(at, STATUS, &pair.folio.word("diff-how-part"), &text)?;
    pen.text(at, name, label, &styles::indented(text.clone(), 1))?;
    let value = amount.map(|amount| amount.in_unit(pair.unit));
    let look = figure(value.unwrap_or_default()).set_italic();
    pen.entry(at, figures, &value.map_or(Entry::Empty, Entry::Fixed), &look)?;
    let place = place.map(|place| places::words(place, pair.folio.catalogue)).unwrap_or_default();
    pen.text(at, places_at, &place, &text)
}

fn remark(pair: &Pair<'_>, change: &LineChange) -> String {
    let folio = &pair.folio;
    let mut told = Vec::new();
    if change.moved {
        let group = |group: &Option<String>| group.clone().unwrap_or_else(|| folio.word("diff-no-group"));
        let message = Message::new("diff-book-moved").text("from", group(&change.group_before));
        told.push(folio.say(&message.text("into", group(&change.group_after))));
    }
    if change.rounding {
        told.push(folio.word("diff-book-rounding"));
    }
    told.join("; ")
}
