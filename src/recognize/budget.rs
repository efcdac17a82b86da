//! A region → a budget table of the plan.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::document::Document;
use crate::money::{Amount, Unit};
use crate::plan::{Budget, Column, Computed, Figure, Hints, Kind, Line, Repeat, Role, Sum, Term, Unread};

use super::category;
use super::columns::{Cell, Columns, Layout, columns, given_back};
use super::entry::{Entries, Entry};
use super::header::{Head, Use};
use super::label::{slug, tidy};
use super::region::Region;
use super::shape::{Shape, place_of, slice_of, year_of};
use super::structure::{Choices, Table, Told};
use super::structure::{Draft, Name, best};
use super::unit::unit_of;

mod bracketed;
mod captioned;
mod closing;
mod heads;
mod nameless;

/// What a region turned out to be made of.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The budget.
    pub budget: Budget,
    /// Figures without a label that nothing explains.
    pub unread: Vec<Unread>,
}

/// Reads a region as a budget.
#[must_use]
pub fn read(
    document: &Document,
    shapes: &[Shape],
    region: &Region,
    entries: &Entries,
    hints: &Hints,
    year: Option<i32>,
) -> Option<Reading> {
    let heads = heads::of(document, shapes, entries, region);
    let mut laid = columns(document, &entries.entries, &heads);
    let (money, sums) = money_columns(&laid);
    if money.is_empty() {
        return None;
    }
    let bracketed = bracketed::name(document, region, &mut laid, &money);
    let unit = unit_of(document, region, &heads, &laid, &entries.header);
    let noted = heads.first().is_some_and(|head| head.usage == Use::Other)
        && laid.heads.iter().all(|head| head.usage != Use::Other);
    let told = Told::of(document, region, &entries.entries);
    let mut lines = entries.entries.clone();
    closing::mark(&mut lines, &laid, &money);
    captioned::head(shapes, region, &mut lines, &mut laid);
    let is_difference = |at: &usize| laid.heads.get(*at).is_some_and(|head| head.usage == Use::Deviation);
    let differences: Vec<bool> = money.iter().map(is_difference).collect();
    let table = Table::new(&lines, &laid.layouts, &money, &differences, sums, &told);
    let (draft, choices) = best(&table);
    let maker = Maker { document, entries: &lines, table: &table, choices: &choices, hints, unit, noted };
    let mut budget = maker.budget(&draft);
    let is_part = |at: &&usize| laid.heads.get(**at).is_some_and(|head| head.usage == Use::Period);
    let single = money.iter().filter(|at| !is_part(at)).count() == 1;
    budget.columns = money.iter().map(|column| column_of(laid.heads.get(*column), year, single || bracketed)).collect();
    budget.title = title(shapes, region, entries);
    budget.place = document.rows.get(region.rows.start).and_then(|row| row.place().cloned()).unwrap_or_default();
    let mut unread = nameless::taken_out(&mut budget);
    unread.extend(parts(document, &laid));
    Some(Reading { budget, unread })
}

fn title(shapes: &[Shape], region: &Region, entries: &Entries) -> Option<String> {
    let named = |row: &usize| shapes.get(*row).is_some_and(|shape| !shape.label.trim_end().ends_with('.'));
    let row = region.title.or_else(|| entries.above.last().copied().filter(named))?;
    let shape = shapes.get(row)?;
    let text = tidy(&shape.label);
    (!text.is_empty()).then_some(text)
}

/// The figures of columns that show parts of others.
fn parts(document: &Document, laid: &Columns) -> Vec<Unread> {
    let columns = laid.heads.iter().enumerate().filter(|(_, head)| head.usage == Use::Part).map(|(at, _)| at);
    let cells =
        columns.flat_map(|at| laid.layouts.iter().filter_map(move |layouts| layouts.first()?.get(at)?.as_ref()));
    cells
        .filter_map(|cell| {
            let row = document.rows.get(cell.row)?;
            let text = slice_of(row, cell.start, cell.end);
            Some(Unread { place: place_of(row, cell.start, cell.end), text, why: "unread-part-column" })
        })
        .collect()
}

/// The columns that hold money, and the one that holds sums of groups beside them.
fn money_columns(laid: &Columns) -> (Vec<usize>, Option<usize>) {
    let mut money: Vec<usize> = Vec::new();
    for (at, head) in laid.heads.iter().enumerate() {
        let cells: Vec<&Cell> = laid.layouts.iter().filter_map(|layouts| layouts.first()?.get(at)?.as_ref()).collect();
        let percent = cells.iter().filter(|cell| cell.percent).count();
        if !matches!(head.usage, Use::Other | Use::Part) && percent * 2 <= cells.len() && !cells.is_empty() {
            money.push(at);
        }
    }
    let sums = sums_column(laid, &money);
    money.retain(|column| Some(*column) != sums);
    (money, sums)
}

/// A last column without a year or kind of its own, filled on few rows: the groups' sums.
fn sums_column(laid: &Columns, money: &[usize]) -> Option<usize> {
    let (last, rest) = money.split_last()?;
    let before = rest.last()?;
    let head = laid.heads.get(*last)?;
    let other = laid.heads.get(*before)?;
    let named = head.usage == Use::Sums;
    let same = head.kind.is_none() && head.year.is_none() || (head.kind, head.year) == (other.kind, other.year);
    let filled = |column: usize| {
        laid.layouts
            .iter()
            .filter(|layouts| likeliest(layouts).is_some_and(|layout| layout.get(column).is_some_and(Option::is_some)))
            .count()
    };
    let sparse = filled(*last) * 10 <= filled(*before) * 7;
    (named || (same && sparse && rest.len() == 1)).then_some(*last)
}

fn likeliest(layouts: &[Layout]) -> Option<&Layout> {
    layouts.iter().min_by_key(|layout| layout.iter().flatten().count())
}

/// A head as the plan's column.
fn column_of(head: Option<&Head>, year: Option<i32>, single: bool) -> Column {
    let Some(head) = head else {
        return Column { year: year.filter(|_| single), kind: single.then_some(Kind::Budget), period: None };
    };
    if head.usage == Use::Period {
        return Column { period: head.period, ..Column::default() };
    }
    let own = head.year.or(year.filter(|_| single || head.kind == Some(Kind::Budget)));
    let kind = match (head.kind, own, year) {
        (Some(Kind::Budget | Kind::Plan) | None, Some(own), Some(year)) if own > year => Some(Kind::Plan),
        (Some(Kind::Plan), Some(own), Some(year)) if own == year => Some(Kind::Budget),
        (None, Some(own), Some(year)) if own == year => Some(Kind::Budget),
        (None, None, _) if single => Some(Kind::Budget),
        (kind, _, _) => kind,
    };
    Column { year: own, kind, period: head.period }
}

struct Maker<'a> {
    document: &'a Document,
    entries: &'a [Entry],
    table: &'a Table<'a>,
    choices: &'a Choices,
    hints: &'a Hints,
    unit: Unit,
    /// Whether a column of notes stands in front of the money: small figures there are no words of the label.
    noted: bool,
}

impl Maker<'_> {
    fn budget(&self, draft: &Draft) -> Budget {
        let mut ids: BTreeMap<String, usize> = BTreeMap::new();
        let mut budget = Budget { unit: self.unit, ..Budget::default() };
        for line in &draft.lines {
            let entry = self.entries.get(line.entry);
            let label = self.label(line.entry, line.label.text(), line.beside);
            let group = line.path.iter().map(Name::slug).collect::<Vec<_>>().join("/");
            let path: Vec<String> = line.path.iter().map(|part| part.text().to_owned()).collect();
            let base = if group.is_empty() { slug(&label) } else { format!("{group}/{}", slug(&label)) };
            let count = ids.entry(base.clone()).or_insert(0);
            *count += 1;
            let id = if *count > 1 { format!("{base}-{count}") } else { base };
            let category =
                (line.role == Role::Item).then(|| category::category(self.hints, line.side, &label, &path)).flatten();
            let cells = line
                .values
                .iter()
                .zip(line.from.iter())
                .map(|(value, column)| value.and_then(|value| self.figure(line.entry, *column, value)))
                .collect();
            budget.lines.push(Line {
                id,
                label,
                group,
                path,
                side: line.side,
                role: line.role,
                category,
                cells,
                place: entry.map(|entry| entry.place.clone()).unwrap_or_default(),
            });
        }
        budget.sums = draft
            .sums
            .iter()
            .map(|sum| Sum { line: sum.line, terms: sum.terms.clone(), by_layout: sum.by_layout })
            .collect();
        budget.computed = self.computed(draft, &budget.lines);
        for (line, column, layout, value) in &draft.repeats {
            let entry = draft.lines.get(*line).map_or(0, |line| line.entry);
            let negative = draft.lines.get(*line).is_some_and(|line| {
                let printed = line.printed.get(*column).copied().flatten();
                let taken = line.values.get(*column).copied().flatten();
                printed != taken
            });
            let value = if negative { -*value } else { *value };
            if let Some(figure) = self.figure(entry, *layout, value) {
                budget.repeats.push(Repeat { line: *line, column: *column, figure });
            }
        }
        budget
    }

    /// The workbook's own formulas, as lines of the budget.
    fn computed(&self, draft: &Draft, lines: &[Line]) -> Vec<Computed> {
        let mut lines_of: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, line) in draft.lines.iter().enumerate().filter(|(_, line)| !line.beside) {
            lines_of.entry(line.entry).or_insert(at);
        }
        let line_of = |entry: usize| lines_of.get(&entry).copied();
        let found = self.table.told.cells.iter().filter_map(|cell| {
            let line = line_of(cell.entry)?;
            let at = |figure: &Option<Figure>| {
                figure.as_ref().is_some_and(|figure| {
                    (&figure.place.sheet, &figure.place.a1) == (&cell.place.sheet, &cell.place.a1)
                })
            };
            let column = lines.get(line)?.cells.iter().position(at)?;
            let terms: Option<Vec<Term>> =
                cell.terms.iter().map(|(entry, sign)| Some(Term { line: line_of(*entry)?, sign: *sign })).collect();
            Some(Computed { line, column, terms: terms?, ranges: cell.ranges.clone() })
        });
        found.collect()
    }

    fn label(&self, entry: usize, label: &str, beside: bool) -> String {
        let words = self
            .entries
            .get(entry)
            .zip(self.table.layout(self.choices, entry))
            .and_then(|(entry, layout)| given_back(entry, layout));
        match words {
            Some(words) if !beside && !self.noted => format!("{label} {words}").trim().to_owned(),
            _ => label.to_owned(),
        }
    }

    /// The figure in a layout column, with its place; `value` is the reading's, its usual sign taken away.
    fn figure(&self, entry: usize, column: usize, value: Decimal) -> Option<Figure> {
        let cell = self.table.layout(self.choices, entry)?.get(column)?.as_ref()?;
        let row = self.document.rows.get(cell.row)?;
        let unit = cell.unit.unwrap_or(self.unit);
        Some(Figure {
            amount: Amount::of(value, unit)?,
            printed: slice_of(row, cell.start, cell.end),
            place: place_of(row, cell.start, cell.end),
        })
    }
}

/// Whether an entry stands for a year: by its first figure or by its label.
#[must_use]
pub fn entry_year(entry: &Entry) -> Option<i32> {
    entry.year.or_else(|| year_of(entry.label.trim()))
}
