//! The sheet Översikt: which two plans they are, what changed in all, how many lines and goals came, went or changed.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Pair;
use super::lines::{AFTER, BEFORE, SIDE, STATUS, Table, draw_change, side, status};
use crate::diff::{GoalHow, How, Money, Total, own_unit};
use crate::export::diff_words as words;
use crate::export::workbook::checks::quoted;
use crate::export::workbook::folio::{FIRST, down, figure};
use crate::export::workbook::live::Live;
use crate::export::workbook::page::Paper;
use crate::export::workbook::pen::{Entry, Pen, cut};
use crate::export::workbook::sheets::{a1, quoted as sheet_name};
use crate::export::workbook::styles;
use crate::finding::{Arg, Message};
use crate::plan::Plan;

pub(super) fn draw(pair: &Pair<'_>, table: &Table<'_>) -> Result<Worksheet, XlsxError> {
    let folio = &pair.folio;
    let mut drawn = folio.sheet(&folio.home, Paper::Portrait)?;
    let mut pen = Pen::new(&mut drawn);
    pen.widths(&[34, 26, 26, 14, 10])?;
    pen.line(0, 0, &folio.title, &styles::title())?;
    pen.sheet.set_row_height(0, 24)?;
    pen.line(1, 0, &folio.word("diff-book-title"), &styles::subtitle())?;
    let row = draw_plans(pair, &mut pen, 3)?;
    let row = draw_totals(pair, table, &mut pen, row + 1)?;
    let row = draw_counts(pair, table, &mut pen, row + 1)?;
    draw_guide(pair, table, &mut pen, row + 1)?;
    Ok(drawn)
}

fn draw_plans(pair: &Pair<'_>, pen: &mut Pen<'_>, row: u32) -> Result<u32, XlsxError> {
    let folio = &pair.folio;
    let heads = [String::new(), folio.word("diff-book-earlier"), folio.word("diff-book-later")];
    pen.texts(row, 0, &heads, &styles::header())?;
    let missing = || folio.word("book-not-stated");
    let corrected =
        |count: usize| folio.say(&Message::new("diff-book-corrected").with("count", Arg::Number(count.into())));
    let facts: [(&str, [String; 2]); 6] = [
        ("diff-book-forbund", pair.plans.map(|plan| plan.forbund.clone().unwrap_or_else(missing))),
        ("book-year", pair.plans.map(|plan| plan.year.map_or_else(missing, |year| year.to_string()))),
        ("book-fact-source", pair.plans.map(|plan| plan.source.file.clone())),
        ("book-fact-hash", pair.plans.map(|plan| cut(&plan.source.sha256, 17))),
        ("book-fact-unit", pair.plans.map(|plan: &Plan| own_unit(plan).symbol().to_owned())),
        ("book-sheet-corrections", pair.corrected.map(corrected)),
    ];
    let mut at = row + 1;
    for (label, texts) in &facts {
        pen.text(at, 0, &folio.word(label), &styles::ruled(styles::faint()))?;
        pen.texts(at, 1, texts, &styles::ruled(styles::text()))?;
        at += 1;
    }
    Ok(at)
}

fn draw_totals(pair: &Pair<'_>, table: &Table<'_>, pen: &mut Pen<'_>, row: u32) -> Result<u32, XlsxError> {
    let folio = &pair.folio;
    pen.line(row, 0, &folio.word("diff-totals"), &styles::heading())?;
    let [before, after] = pair.names.clone();
    let amount = format!("{}, {}", folio.word("book-amount"), pair.unit.symbol());
    let heads =
        [(amount, false), (before, true), (after, true), (folio.word("diff-change"), true), ("%".to_owned(), true)];
    folio.header(pen, row + 1, &heads)?;
    let mut at = row + 2;
    let mut rows: [Option<u32>; 2] = [None, None];
    for (total, money) in &pair.diff.totals {
        pen.text(at, 0, &folio.word(words::total(*total)), &styles::ruled(styles::text()))?;
        let values = [money.before, money.after].map(|amount| amount.map(|amount| amount.in_unit(pair.unit)));
        let columns: [(u16, u16, Option<Decimal>); 2] = [(1, BEFORE, values[0]), (2, AFTER, values[1])];
        for (column, of, value) in columns {
            let entry = match (*total, value) {
                (_, None) => Entry::Empty,
                (Total::Income, Some(value)) => summed(pair, table, "diff-book-income", of, value),
                (Total::Costs, Some(value)) => summed(pair, table, "diff-book-cost", of, value),
                (Total::Result, Some(value)) => match rows {
                    [Some(income), Some(costs)] => {
                        Entry::Live { formula: format!("{}-{}", a1(income, column), a1(costs, column)), value }
                    }
                    _ => Entry::Fixed(value),
                },
                (Total::Equity, Some(value)) => Entry::Fixed(value),
            };
            pen.entry(at, column, &entry, &figure(value.unwrap_or_default()))?;
        }
        match total {
            Total::Income => rows[0] = Some(at),
            Total::Costs => rows[1] = Some(at),
            Total::Result | Total::Equity => {}
        }
        draw_money_change(pen, at, money, values)?;
        at += 1;
    }
    Ok(at)
}

/// The change, where both plans tell the figure.
fn draw_money_change(
    pen: &mut Pen<'_>,
    at: u32,
    money: &Money,
    [before, after]: [Option<Decimal>; 2],
) -> Result<(), XlsxError> {
    if money.before.is_none() || money.after.is_none() {
        pen.text(at, 3, "", &styles::ruled(styles::text()))?;
        return pen.text(at, 4, "", &styles::ruled(styles::text()));
    }
    draw_change(pen, at, before.unwrap_or_default(), after.unwrap_or_default(), (1, 2, 3, 4))
}

/// A side in all, summed on the sheet of lines where its lines are what the total is made of.
fn summed(pair: &Pair<'_>, table: &Table<'_>, word: &'static str, column: u16, value: Decimal) -> Entry {
    let Some(last) = table.last() else { return Entry::Fixed(value) };
    let of = |change: &crate::diff::LineChange| if column == BEFORE { change.money.before } else { change.money.after };
    let lines = pair.diff.lines.iter().filter(|change| side(change) == word);
    let terms = lines.filter_map(of).map(|amount| Live::number(amount.in_unit(pair.unit)));
    let sum = Live::total(terms.collect()).map(|sum| sum.value().normalize());
    if sum != Some(value.normalize()) {
        return Entry::Fixed(value);
    }
    let words = down(&table.name, SIDE, FIRST, last);
    let amounts = down(&table.name, column, FIRST, last);
    Entry::Live { formula: format!("SUMIF({words},{},{amounts})", quoted(&pair.folio.word(word))), value }
}

fn draw_counts(pair: &Pair<'_>, table: &Table<'_>, pen: &mut Pen<'_>, row: u32) -> Result<u32, XlsxError> {
    let folio = &pair.folio;
    pen.line(row, 0, &folio.word("diff-book-counts"), &styles::heading())?;
    let heads = [
        folio.word("diff-book-status"),
        folio.word("diff-book-count-lines"),
        folio.word("diff-book-count-goals"),
        folio.word("diff-book-count-parts"),
    ];
    let heads: Vec<(String, bool)> = heads.into_iter().enumerate().map(|(at, head)| (head, at > 0)).collect();
    folio.header(pen, row + 1, &heads)?;
    let mut at = row + 2;
    let hows = [How::Same, How::Renamed, How::Replaced, How::Split, How::Joined, How::Added, How::Dropped];
    for how in hows {
        let lines = pair.diff.lines.iter().filter(|line| line.how == how).count();
        let goals = goals_like(pair, how);
        if lines == 0 && goals.is_none_or(|(goals, parts)| goals + parts == 0) {
            continue;
        }
        let word = folio.word(status(how));
        pen.text(at, 0, &word, &styles::ruled(styles::text()))?;
        let count = match table.last() {
            Some(last) => Entry::Live {
                formula: format!("COUNTIF({},{})", down(&table.name, STATUS, FIRST, last), quoted(&word)),
                value: Decimal::from(lines),
            },
            None => Entry::Fixed(Decimal::from(lines)),
        };
        pen.entry(at, 1, &count, &figure(Decimal::ZERO))?;
        let fixed = |count: Option<usize>| count.map_or(Entry::Empty, |count| Entry::Fixed(Decimal::from(count)));
        pen.entry(at, 2, &fixed(goals.map(|(goals, _)| goals)), &figure(Decimal::ZERO))?;
        pen.entry(at, 3, &fixed(goals.map(|(_, parts)| parts)), &figure(Decimal::ZERO))?;
        at += 1;
    }
    Ok(at)
}

/// How many goals, and texts under goals that stay, went the way of a line.
fn goals_like(pair: &Pair<'_>, how: How) -> Option<(usize, usize)> {
    let like = match how {
        How::Same => GoalHow::Kept,
        How::Renamed => GoalHow::Reworded,
        How::Added => GoalHow::Added,
        How::Dropped => GoalHow::Dropped,
        How::Replaced | How::Split | How::Joined => return None,
    };
    let goals = &pair.diff.goals;
    let parts = goals.iter().flat_map(|goal| &goal.parts).filter(|part| part.how == like).count();
    Some((goals.iter().filter(|goal| goal.how == like).count(), parts))
}

fn draw_guide(pair: &Pair<'_>, table: &Table<'_>, pen: &mut Pen<'_>, row: u32) -> Result<(), XlsxError> {
    let folio = &pair.folio;
    let own = crate::diff::own_unit;
    let [one, other] = pair.plans.map(own);
    let mut at = row;
    if one != other {
        let message = Message::new("diff-units").text("before", one.symbol()).text("after", other.symbol());
        let told = folio.say(&message.text("unit", pair.unit.symbol()));
        pen.sheet.merge_range(at, 0, at, 4, &told, &styles::text())?;
        pen.make_room(at, 2)?;
        at += 2;
    }
    pen.line(at, 0, &folio.word("book-guide-sheets"), &styles::heading())?;
    let stale =
        folio.say(&Message::new("diff-book-guide-prose").with("count", Arg::Number(pair.diff.stale.len().into())));
    let sheets = [
        (table.name.clone(), folio.word("diff-book-guide-lines")),
        (folio.word("book-sheet-goals"), folio.word("diff-book-guide-goals")),
        (folio.word("diff-book-prose"), stale),
    ];
    for (at, (name, about)) in (at + 1..).zip(sheets) {
        pen.link(at, 0, &format!("internal:{}!A1", sheet_name(&name)), &name, &styles::link())?;
        pen.line(at, 1, &about, &styles::plain())?;
    }
    Ok(())
}
