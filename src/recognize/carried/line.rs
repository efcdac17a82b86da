//! A row of a budget's sheet as a line: one that is known by its key, or one that a person has put in.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::document::{Cell, KeptRow, Place};
use crate::money::Amount;
use crate::plan::carried::CarriedLine;
use crate::plan::{Budget, Category, Figure, Line, Role, Side, Term, Unread};
use crate::recognize::category;
use crate::recognize::label::{slug, tidy};

use super::printed_at;
use super::seen::{Seen, Shown, carried, seen};
use super::table::{LABELS, Sheet, cell, label, shown};

/// Why a word in a figure's cell is told.
const NO_NUMBER: &str = "unread-no-number";

/// A row of a carried line.
pub(super) struct Known<'a> {
    /// Its sheet.
    pub(super) sheet: &'a Sheet<'a>,
    /// Which line.
    pub(super) at: usize,
    /// The row.
    pub(super) row: &'a KeptRow,
}

impl Known<'_> {
    /// The line as it stands, and the columns where a person has changed its figure.
    pub(super) fn read(&self, unread: &mut Vec<Unread>) -> Option<(Line, Vec<usize>)> {
        let held = self.sheet.table.lines.get(self.at)?;
        let written = written(held)?;
        let sum = self.sheet.table.sums.iter().find(|sum| sum.line == self.at);
        let mut typed = Vec::new();
        let mut cells = Vec::new();
        for (at, column) in self.sheet.table.columns.iter().enumerate() {
            let written = written.get(at).copied().flatten();
            let cell = cell(self.row, self.sheet.amounts.get(at).copied().flatten());
            let found = seen(cell, written, self.shown(held.side));
            let computed = sum.is_some() && cell.is_some_and(|cell| cell.formula.is_some());
            if computed && column.decided {
                let row = sum.and_then(|sum| sum.rows.get(at).copied().flatten());
                cells.push(written.map(|amount| self.decided(amount, found, row)));
                continue;
            }
            cells.push(match found {
                Seen::Figure(figure, changed) => {
                    typed.extend((changed && !computed).then_some(at));
                    Some(figure)
                }
                Seen::Empty => {
                    typed.extend(written.map(|_| at));
                    None
                }
                Seen::Word(text) => {
                    let place = cell.map(|cell| cell.place.clone()).unwrap_or_default();
                    unread.push(Unread { place, text, why: NO_NUMBER });
                    typed.extend(written.map(|_| at));
                    None
                }
            });
        }
        Some((self.line(held, cells), typed))
    }

    fn shown(&self, side: Side) -> Shown {
        shown_as(self.sheet, side)
    }

    /// The decided figure of a sum that the sheet computes: it stands in its cell while the sum is that, else on the
    /// sheet of printed figures.
    fn decided(&self, amount: Amount, found: Seen, row: Option<u32>) -> Figure {
        if let Seen::Figure(figure, false) = found {
            return figure;
        }
        let sign = Decimal::from(self.shown(self.sheet.table.lines.get(self.at).map_or(Side::None, |it| it.side)).sign);
        let printed = crate::money::amount::swedish_number(amount.in_unit(self.sheet.table.shown) * sign);
        Figure { amount, printed, place: printed_at(self.sheet.source, row) }
    }

    fn line(&self, held: &CarriedLine, cells: Vec<Option<Figure>>) -> Line {
        let own = label(self.row).map(str::trim).filter(|label| !label.is_empty() && *label != shown(held).trim());
        let path: Vec<String> = held.path.iter().map(|group| renamed(self.sheet, group)).collect();
        let group = if path == held.path { held.group.clone() } else { slugs(&path) };
        Line {
            id: held.id.clone(),
            label: own.map_or_else(|| held.label.clone(), tidy),
            group,
            path,
            side: held.side,
            role: held.role,
            category: category_of(self.sheet, self.row, held),
            cells,
            place: place(self.row),
        }
    }
}

/// The amounts that were written, in kronor; `None` where what is carried is no amount.
fn written(held: &CarriedLine) -> Option<Vec<Option<Amount>>> {
    let amount = |text: &str| if text.is_empty() { Some(None) } else { carried(text).map(Some) };
    held.amounts.split(';').map(amount).collect()
}

fn shown_as(sheet: &Sheet<'_>, side: Side) -> Shown {
    let sign = if sheet.table.costs_negative && side == Side::Cost { -1 } else { 1 };
    Shown { unit: sheet.table.shown, sign }
}

fn renamed(sheet: &Sheet<'_>, group: &str) -> String {
    (*sheet.renamed.get(group).unwrap_or(&group)).to_owned()
}

fn slugs(path: &[String]) -> String {
    path.iter().map(|group| slug(group)).collect::<Vec<_>>().join("/")
}

fn place(row: &KeptRow) -> Place {
    cell(row, Some(LABELS)).or(row.cells.first()).map(|cell: &Cell| cell.place.clone()).unwrap_or_default()
}

/// The category that stands beside a line, where it is a word of the list.
fn category_of(sheet: &Sheet<'_>, row: &KeptRow, held: &CarriedLine) -> Option<Category> {
    if held.role != Role::Item {
        return held.category;
    }
    word(sheet, row, held.side).or(held.category)
}

fn word(sheet: &Sheet<'_>, row: &KeptRow, side: Side) -> Option<Category> {
    let text = cell(row, sheet.category)?.text.trim();
    let fits = |category: Category| (side == Side::Income) == category.is_income();
    sheet.words.iter().find(|(word, category)| word == text && fits(*category)).map(|(_, category)| *category)
}

/// A row that a person has put in.
pub(super) struct Inserted<'a> {
    /// Its sheet.
    pub(super) sheet: &'a Sheet<'a>,
    /// The row.
    pub(super) row: &'a KeptRow,
    /// Which line of the table it becomes.
    pub(super) own: usize,
}

impl Inserted<'_> {
    /// The line; the sums that cover its row cover it.
    pub(super) fn read(&self, budget: &mut Budget, owners: &BTreeSet<usize>, unread: &mut Vec<Unread>) -> Line {
        let mut like = None;
        for sum in budget.sums.iter_mut().filter(|sum| owners.contains(&sum.line)) {
            like = like.or(sum.terms.iter().map(|term| term.line).find(|line| *line != self.own));
            sum.terms.push(Term { line: self.own, sign: 1 });
            sum.terms.sort_unstable();
        }
        let before = (0..self.own).rev().find(|line| {
            budget.lines.get(*line).is_some_and(|line| line.role == Role::Item && line.side != Side::None)
        });
        let like = like.or(before).and_then(|line| budget.lines.get(line)).cloned().unwrap_or_default();
        let label = label(self.row).map(tidy).unwrap_or_default();
        let mut cells = Vec::new();
        for column in &self.sheet.amounts {
            let cell = cell(self.row, *column);
            cells.push(match seen(cell, None, shown_as(self.sheet, like.side)) {
                Seen::Figure(figure, _) => Some(figure),
                Seen::Empty => None,
                Seen::Word(text) => {
                    let place = cell.map(|cell| cell.place.clone()).unwrap_or_default();
                    unread.push(Unread { place, text, why: NO_NUMBER });
                    None
                }
            });
        }
        let category = word(self.sheet, self.row, like.side)
            .or_else(|| category::category(self.sheet.hints, like.side, &label, &like.path));
        let id = format!("{}/{}", like.group, slug(&label));
        let taken = |id: &String| budget.lines.iter().any(|line| line.id == *id);
        let id = if taken(&id) { format!("{id}-rad-{}", self.row.row.saturating_add(1)) } else { id };
        Line {
            id: id.trim_start_matches('/').to_owned(),
            label,
            group: like.group,
            path: like.path,
            side: like.side,
            role: Role::Item,
            category,
            cells,
            place: place(self.row),
        }
    }
}
