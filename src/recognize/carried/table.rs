//! A budget's sheet read back as its table.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Cell, KeptRow, KeptSheet, Place};
use crate::plan::carried::{CARRIED, CarriedLine, Table};
use crate::plan::{Address, Budget, Category, Column, Figure, Hints, Line, Repeat, Sum, Term, Unread};

use super::line::{Inserted, Known};
use super::seen::carried;
use super::{printed_at, reach};

/// What was read of a table.
#[derive(Debug)]
pub(super) struct Read {
    /// The table.
    pub(super) budget: Budget,
    /// Where each carried line stands in it.
    pub(super) lines: Vec<Option<usize>>,
    /// What a person has changed.
    pub(super) typed: Vec<Address>,
    /// Words in figures' cells.
    pub(super) unread: Vec<Unread>,
}

/// The column of labels.
pub(super) const LABELS: u32 = 0;
/// The first column of amounts, where a head does not tell.
const AMOUNTS: u32 = 1;
/// How the key of a heading begins.
const HEADING: &str = "h:";

/// What is known of a table's sheet.
pub(super) struct Sheet<'a> {
    /// What is carried of it.
    pub(super) table: &'a Table,
    /// The columns of amounts; `None` for one that a person has taken away.
    pub(super) amounts: Vec<Option<u32>>,
    /// The column of categories.
    pub(super) category: Option<u32>,
    /// The categories' words.
    pub(super) words: &'a [(String, Category)],
    /// What a person has made of the headings.
    pub(super) renamed: BTreeMap<&'a str, &'a str>,
    /// The name of the sheet of printed figures.
    pub(super) source: &'a str,
    /// What the packs tell.
    pub(super) hints: &'a Hints,
}

/// Reads a table; `None` where what is carried contradicts itself.
pub(super) fn read(
    table: &Table,
    kept: &KeptSheet,
    hints: &Hints,
    at: usize,
    words: &[(String, Category)],
    source: &str,
) -> Option<Read> {
    let sound = |line: usize| line < table.lines.len();
    if !table.sums.iter().all(|sum| sound(sum.line) && sum.terms.iter().all(|(_, last, _)| sound(*last))) {
        return None;
    }
    let head = kept.rows.iter().position(is_head);
    let heads = head.and_then(|at| kept.rows.get(at)).map(|row| row.cells.as_slice()).unwrap_or_default();
    let rows = kept.rows.get(head.map_or(0, |head| head.saturating_add(1))..).unwrap_or_default();
    let sheet = Sheet {
        table,
        amounts: amounts(table, heads),
        category: column(heads, &table.category),
        words,
        renamed: renamed(rows),
        source,
        hints,
    };
    let chosen = chosen(table, rows);
    let mut read = Read {
        budget: Budget {
            title: title(table, kept),
            unit: table.unit,
            columns: table.columns.iter().map(|column| column.is).collect::<Vec<Column>>(),
            place: kept
                .rows
                .first()
                .and_then(|row| row.cells.first())
                .map(|cell| cell.place.clone())
                .unwrap_or_default(),
            ..Budget::default()
        },
        lines: vec![None; table.lines.len()],
        typed: Vec::new(),
        unread: Vec::new(),
    };
    let mut inserted = Vec::new();
    for (row_at, row) in rows.iter().enumerate() {
        if let Some(line) = chosen.get(&row_at) {
            let known = Known { sheet: &sheet, at: *line, row };
            let own = read.budget.lines.len();
            *read.lines.get_mut(*line)? = Some(own);
            let (line, typed) = known.read(&mut read.unread)?;
            read.typed.extend(typed.into_iter().map(|column| Address::Line { budget: at, line: own, column }));
            read.budget.lines.push(line);
        } else if is_inserted(row, &sheet) {
            inserted.push((read.budget.lines.len(), row));
            read.budget.lines.push(Line::default());
        }
    }
    read.budget.sums = table.sums.iter().filter_map(|sum| moved(sum, &read.lines)).collect();
    for (own, row) in inserted {
        let owners = owners(&sheet, rows, &chosen, row, &read.lines);
        let line = Inserted { sheet: &sheet, row, own }.read(&mut read.budget, &owners, &mut read.unread);
        read.typed.extend(
            (0..line.cells.len())
                .filter(|column| line.cells.get(*column).is_some_and(Option::is_some))
                .map(|column| Address::Line { budget: at, line: own, column }),
        );
        *read.budget.lines.get_mut(own)? = line;
    }
    read.budget.repeats = repeats(&sheet, &read.lines)?;
    Some(read)
}

/// The row of heads holds the head of the keys.
fn is_head(row: &KeptRow) -> bool {
    row.key.as_deref().is_some_and(|key| key.starts_with(CARRIED))
}

fn column(heads: &[Cell], text: &str) -> Option<u32> {
    heads.iter().find(|cell| cell.text == text).map(|cell| cell.grid)
}

/// Each column by its head; one whose head a person has changed by where it was written.
fn amounts(table: &Table, heads: &[Cell]) -> Vec<Option<u32>> {
    let mut left: Vec<&Cell> = heads.iter().collect();
    let mut found: Vec<Option<u32>> = Vec::new();
    for column in &table.columns {
        let at = left.iter().position(|cell| cell.text == column.head);
        found.push(at.map(|at| left.remove(at).grid));
    }
    let taken: BTreeSet<u32> = found.iter().flatten().copied().collect();
    let category = self::column(heads, &table.category);
    for (slot, at) in found.iter_mut().zip(AMOUNTS..).filter(|(slot, _)| slot.is_none()) {
        *slot = Some(at).filter(|at| !taken.contains(at) && Some(*at) != category);
    }
    found
}

fn title(table: &Table, kept: &KeptSheet) -> Option<String> {
    let shown = kept.rows.first().filter(|row| row.row == 0)?.cells.first()?;
    if shown.text == table.shown_title { table.title.clone() } else { Some(shown.text.trim().to_owned()) }
}

/// Headings that a person has changed.
fn renamed(rows: &[KeptRow]) -> BTreeMap<&str, &str> {
    rows.iter().filter_map(heading).collect()
}

/// A heading as it was and as it is, where a person has changed it.
fn heading(row: &KeptRow) -> Option<(&str, &str)> {
    let was = row.key.as_deref()?.strip_prefix(HEADING)?;
    let is = row.cells.iter().find(|cell| cell.grid == LABELS)?.text.trim();
    (!is.is_empty() && is != was).then_some((was, is))
}

/// The row of each carried line, by its place among the rows. Of copied rows the one that still has the label stands.
fn chosen(table: &Table, rows: &[KeptRow]) -> BTreeMap<usize, usize> {
    let mut best: BTreeMap<usize, (bool, usize)> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        let Some(line) = row.key.as_deref().and_then(|key| key.parse::<usize>().ok()) else { continue };
        let Some(held) = table.lines.get(line) else { continue };
        let labelled = label(row) == Some(shown(held));
        let first = best.get(&line).is_none_or(|(was, _)| labelled && !was);
        if first {
            best.insert(line, (labelled, at));
        }
    }
    best.into_iter().map(|(line, (_, row))| (row, line)).collect()
}

/// A line's label as its sheet shows it.
pub(super) fn shown(line: &CarriedLine) -> &str {
    line.shown.as_deref().unwrap_or(&line.label)
}

/// What stands in the column of labels.
pub(super) fn label(row: &KeptRow) -> Option<&str> {
    row.cells.iter().find(|cell| cell.grid == LABELS).map(|cell| cell.text.as_str())
}

/// The cell of a row in a column.
pub(super) fn cell(row: &KeptRow, column: Option<u32>) -> Option<&Cell> {
    row.cells.iter().find(|cell| Some(cell.grid) == column)
}

/// Whether a person has put in a row: a label with a figure.
fn is_inserted(row: &KeptRow, sheet: &Sheet<'_>) -> bool {
    let heading = row.key.as_deref().is_some_and(|key| key.starts_with(HEADING));
    let labelled = label(row).is_some_and(|label| !label.trim().is_empty());
    let figure = |column: &Option<u32>| cell(row, *column).is_some_and(|cell| cell.number.is_some());
    !heading && labelled && sheet.amounts.iter().any(figure)
}

/// A sum over the lines that are left.
fn moved(sum: &crate::plan::carried::CarriedSum, lines: &[Option<usize>]) -> Option<Sum> {
    let now = |line: usize| lines.get(line).copied().flatten();
    let line = now(sum.line)?;
    let runs = sum.terms.iter().flat_map(|(first, last, sign)| (*first..=*last).map(|line| (line, *sign)));
    let terms: Vec<Term> = runs.filter_map(|(line, sign)| Some(Term { line: now(line)?, sign })).collect();
    (!terms.is_empty()).then_some(Sum { line, terms, by_layout: sum.by_layout })
}

/// The lines whose formulas read a row that a person has put in.
fn owners(
    sheet: &Sheet<'_>,
    rows: &[KeptRow],
    chosen: &BTreeMap<usize, usize>,
    inserted: &KeptRow,
    lines: &[Option<usize>],
) -> BTreeSet<usize> {
    let reads = |row: &KeptRow| {
        sheet.amounts.iter().any(|column| {
            let Some(cell) = cell(row, *column) else { return false };
            let letters: String =
                cell.place.a1.iter().flat_map(|a1| a1.chars()).take_while(|c| c.is_ascii_alphabetic()).collect();
            let ranges = cell.formula.as_deref().map(|formula| reach::rows(formula, &letters)).unwrap_or_default();
            ranges.iter().any(|range| range.contains(&inserted.row))
        })
    };
    let owner = |(row, line): (&usize, &usize)| {
        rows.get(*row).filter(|row| reads(row)).and_then(|_| lines.get(*line).copied().flatten())
    };
    chosen.iter().filter_map(owner).collect()
}

fn repeats(sheet: &Sheet<'_>, lines: &[Option<usize>]) -> Option<Vec<Repeat>> {
    let mut repeats = Vec::new();
    for repeat in &sheet.table.repeats {
        let Some(line) = lines.get(repeat.line).copied().flatten() else { continue };
        let place: Place = printed_at(sheet.source, repeat.row);
        let figure = Figure { amount: carried(&repeat.amount)?, printed: repeat.printed.clone(), place };
        repeats.push(Repeat { line, column: repeat.column, figure });
    }
    Some(repeats)
}
