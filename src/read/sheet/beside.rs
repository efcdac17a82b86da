//! What people have written beside the book's own: the cells that the book carries no trace of having written.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Deserialize;

use super::grid::{Held, Sheet};
use super::kept;
use super::typed::{Form, MARKS};
use crate::filled::{Beside, OwnCell, OwnSheet, Said, Trace, TraceRow, print};
use crate::plan::carried::CarriedSheet;

/// Cells of a sheet that are told elsewhere: as what people fill, as the plan's own, or as the book's marks.
pub(super) type Told = BTreeSet<(u32, u32)>;

/// What the book carries of its own writing.
#[derive(Deserialize)]
struct Carried {
    #[serde(default)]
    written: Vec<CarriedSheet>,
}

/// A sheet of the book: its key, and what the book wrote on it.
pub(super) struct Written {
    pub(super) key: String,
    name: String,
    trace: Trace,
}

/// What the book wrote on each of its sheets; nothing in an older book.
pub(super) fn written(sheets: &[Sheet]) -> Vec<Written> {
    let carried = kept::carried(sheets).and_then(|text| serde_json::from_str::<Carried>(&text).ok());
    let all = carried.map(|carried| carried.written).unwrap_or_default();
    all.into_iter().map(|held| Written { key: held.of, name: held.name, trace: Trace::read(&held.trace) }).collect()
}

/// The sheet of the book that a sheet is: by its name, or, where a person has renamed it, by most of its rows.
pub(super) fn sheet_of<'a>(sheet: &Sheet, all: &'a [Written], others: &[Sheet]) -> Option<&'a Written> {
    if let Some(own) = all.iter().find(|own| own.name == sheet.name) {
        return Some(own);
    }
    let gone = all.iter().filter(|own| !others.iter().any(|other| other.name == own.name));
    let grid = Grid::of(sheet, &Inserted::default());
    let known = |own: &&Written| grid.matched(&own.trace).len() * 2 > own.trace.rows.len();
    gone.filter(known).max_by_key(|own| grid.matched(&own.trace).len())
}

/// A sheet that the book does not know: a person has added it.
pub(super) fn own_sheet(sheet: &Sheet) -> OwnSheet {
    let cells = sheet.cells.iter().filter(|cell| !cell.is_blank());
    let own =
        |cell: &Held| OwnCell { row: cell.row, column: cell.column, said: said(cell), formula: cell.formula.clone() };
    let notes = sheet.comments.iter().map(|((row, column), text)| OwnCell {
        row: *row,
        column: *column,
        said: Said::Note(text.clone()),
        formula: None,
    });
    OwnSheet { name: sheet.name.clone(), cells: cells.map(own).chain(notes).collect() }
}

/// Columns that a person has put in among the book's own.
pub(super) type Inserted = BTreeSet<u32>;

/// Where a column stood when the book was written; `None` for one that a person has put in.
fn was(column: u32, inserted: &Inserted) -> Option<u32> {
    let before = u32::try_from(inserted.range(..column).count()).ok()?;
    if inserted.contains(&column) { None } else { column.checked_sub(before) }
}

/// The columns that a person has put in: those without which most rows are as the book wrote them. `None` where no
/// such make it so, as where a person has taken a column away.
pub(super) fn inserted(sheet: &Sheet, own: &Written) -> Option<Inserted> {
    let known = |inserted: &Inserted| Grid::of(sheet, inserted).matched(&own.trace).len();
    let enough = |known: usize| known * 2 > own.trace.rows.len();
    let mut found = Inserted::new();
    let mut best = known(&found);
    let last = sheet.cells.iter().map(|cell| cell.column).max().unwrap_or(0).min(u64::BITS);
    // A column more at a time, the one that explains most.
    for _ in 0..MOST_INSERTED {
        if enough(best) {
            return Some(found);
        }
        let with = |column: u32| found.iter().copied().chain([column]).collect::<Inserted>();
        let tried = (0..last).filter(|column| !found.contains(column)).map(|column| (known(&with(column)), column));
        // Of columns that explain as much the first: what stands in those that follow is then still the book's.
        let (count, column) = tried.max_by_key(|(count, column)| (*count, u32::MAX - column))?;
        found.insert(column);
        best = count;
    }
    enough(best).then_some(found)
}

/// How many columns that were put in are found: a person seldom puts in more than one.
const MOST_INSERTED: usize = 3;

/// What stands on a sheet beside what the book wrote there.
///
/// `form` says where the book's marks end, and which rows have an identity.
pub(super) fn beside(
    sheet: &Sheet,
    own: &Written,
    inserted: &Inserted,
    (told, form): (&Told, Option<&Form<'_>>),
) -> Vec<Beside> {
    let grid = Grid::of(sheet, inserted);
    let matched = grid.matched(&own.trace);
    let frame = Frame::of(&grid, &matched, inserted, form);
    let ours = |row: u32, column: u32| {
        was(column, inserted).is_some_and(|was| matched.get(&row).is_some_and(|traced| traced.has(was)))
    };
    let free = sheet.cells.iter().filter(|cell| !cell.is_blank() && cell.column < u64::BITS);
    let free = free.filter(|cell| !told.contains(&(cell.row, cell.column)) && !ours(cell.row, cell.column));
    let cells = free.map(|cell| Beside {
        formula: cell.formula.clone(),
        ..frame.at(&grid, &matched, (cell.row, cell.column), said(cell), own)
    });
    let notes = sheet.comments.iter().filter(|(_, text)| !own.trace.notes.contains(&print(text)));
    let notes =
        notes.map(|((row, column), text)| frame.at(&grid, &matched, (*row, *column), Said::Note(text.clone()), own));
    cells.chain(notes).collect()
}

/// What a cell holds.
fn said(cell: &Held) -> Said {
    let text = cell.text.trim();
    match cell.number {
        Some(number) if text.ends_with('%') => Said::Share(number),
        Some(number) if !is_day(text) => Said::Number(number),
        _ => Said::Text(text.to_owned()),
    }
}

/// Whether a number is shown as a day.
fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}

/// A sheet's cells by row, each with the column in which the book would have written it.
struct Grid<'a> {
    rows: BTreeMap<u32, Vec<(u32, &'a Held)>>,
}

impl<'a> Grid<'a> {
    fn of(sheet: &'a Sheet, inserted: &Inserted) -> Self {
        let mut rows: BTreeMap<u32, Vec<(u32, &Held)>> = BTreeMap::new();
        for cell in sheet.cells.iter().filter(|cell| !cell.is_blank() || cell.formula.is_some()) {
            let Some(column) = was(cell.column, inserted) else { continue };
            rows.entry(cell.row).or_default().push((column, cell));
        }
        Self { rows }
    }

    /// The rows that the book wrote, as they stand now: known by their words, wherever they have been moved to; a row
    /// whose words a person has changed by its place among the others, where it holds all that it held.
    fn matched(&self, trace: &Trace) -> BTreeMap<u32, TraceRow> {
        let masks: BTreeSet<u64> = trace.rows.iter().map(|row| row.columns).collect();
        let mut by_words: HashMap<(u64, u32), Vec<usize>> = HashMap::new();
        for (at, row) in trace.rows.iter().enumerate().filter(|(_, row)| row.words != 0) {
            by_words.entry((row.columns, row.words)).or_default().push(at);
        }
        let mut left: BTreeSet<usize> = (0..trace.rows.len()).collect();
        let mut matched: BTreeMap<u32, TraceRow> = BTreeMap::new();
        let mut shift = 0i64;
        for (row, cells) in &self.rows {
            let wanted = i64::from(*row).saturating_sub(shift);
            let alike = masks.iter().filter_map(|mask| by_words.get(&(*mask, words(cells, *mask))));
            let free = alike.flatten().filter(|at| left.contains(at));
            let near = |at: &&usize| {
                let traced = trace.rows.get(**at);
                traced.map_or(u64::MAX, |traced| i64::from(traced.row).abs_diff(wanted))
            };
            let Some((at, traced)) = free.min_by_key(near).and_then(|at| Some((*at, trace.rows.get(at.to_owned())?)))
            else {
                continue;
            };
            left.remove(&at);
            shift = i64::from(*row).saturating_sub(i64::from(traced.row));
            matched.insert(*row, *traced);
        }
        let places: BTreeMap<u32, usize> = left.iter().filter_map(|at| Some((trace.rows.get(*at)?.row, *at))).collect();
        for (row, cells) in &self.rows {
            if matched.contains_key(row) {
                continue;
            }
            let above = matched.range(..row).next_back();
            let shift = above.map_or(0, |(now, traced)| i64::from(*now).saturating_sub(i64::from(traced.row)));
            let was = u32::try_from(i64::from(*row).saturating_sub(shift)).ok();
            let traced = was.and_then(|was| trace.rows.get(*places.get(&was)?));
            let whole = |traced: &&TraceRow| {
                (0..u64::BITS)
                    .filter(|column| traced.has(*column))
                    .all(|column| cells.iter().any(|(own, _)| *own == column))
            };
            if let Some(traced) = traced.filter(whole) {
                matched.insert(*row, *traced);
            }
        }
        matched
    }
}

/// The words of a row in some of its columns, as a trace counts them.
fn words(cells: &[(u32, &Held)], mask: u64) -> u32 {
    let own = cells.iter().filter(|(column, _)| *column < u64::BITS && mask >> column & 1 == 1);
    let texts = own.filter(|(_, cell)| cell.formula.is_none() && is_words(cell));
    texts.fold(0, |sum, (_, cell)| sum.wrapping_add(print(&cell.text)))
}

/// Whether a cell holds words; a day counts as such.
fn is_words(cell: &Held) -> bool {
    matches!(said(cell), Said::Text(_))
}

/// The edges of what the book wrote on a sheet, and its heads.
struct Frame<'a> {
    last_row: u32,
    last_column: u32,
    heads: Option<u32>,
    inserted: &'a Inserted,
    form: Option<&'a Form<'a>>,
}

/// Words that make a row a table's head.
const HEADS: usize = 3;

impl<'a> Frame<'a> {
    fn of(
        grid: &Grid<'_>,
        matched: &BTreeMap<u32, TraceRow>,
        inserted: &'a Inserted,
        form: Option<&'a Form<'a>>,
    ) -> Self {
        let marks = form.and_then(|form| was(form.mark.saturating_add(MARKS), inserted));
        let last = matched.values().map(|row| u64::BITS - row.columns.leading_zeros()).max().unwrap_or(0);
        let head = |row: &&u32| grid.own_words(**row, matched).len() >= HEADS;
        Self {
            last_row: matched.keys().next_back().copied().unwrap_or(0),
            last_column: last.saturating_sub(1).max(marks.unwrap_or(0)),
            heads: matched.keys().find(head).copied(),
            inserted,
            form,
        }
    }

    fn at(
        &self,
        grid: &Grid<'_>,
        matched: &BTreeMap<u32, TraceRow>,
        (row, column): (u32, u32),
        said: Said,
        own: &Written,
    ) -> Beside {
        let anchored = matched.range(..=row).map(|(row, _)| *row).rev();
        let anchor = anchored.into_iter().find(|row| !grid.own_words(*row, matched).is_empty());
        let keys = self.form.map(|form| &form.keys);
        let identity = anchor.and_then(|row| keys?.get(&row)).map(|(key, _)| key.clone()).unwrap_or_default();
        let words = anchor.map(|row| grid.own_words(row, matched)).unwrap_or_default();
        let heads = self.heads.map(|row| grid.own_words(row, matched)).unwrap_or_default();
        let named = self.form.and_then(|form| u32::try_from(form.part.label()).ok());
        let label = words.iter().find(|(own, _)| Some(*own) == named).or(words.first());
        // What stands in a column that a person has put in is put to the right of all: the book has no such column.
        let apart = self.inserted.range(..=column).count();
        let was = was(column, self.inserted);
        let right = match was {
            Some(was) => was.checked_sub(self.last_column).filter(|right| *right > 0),
            None => u32::try_from(apart).ok(),
        };
        let column = was.unwrap_or(column);
        let head = heads.iter().find(|(own, _)| *own == column && self.heads < Some(row) && right.is_none());
        Beside {
            sheet: own.key.clone(),
            row,
            column,
            beside: identity,
            anchor: words.iter().map(|(_, cell)| print(&cell.text)).collect(),
            label: label.map(|(_, cell)| cell.text.trim().to_owned()).unwrap_or_default(),
            down: anchor.map_or(0, |anchor| row.saturating_sub(anchor)),
            below: row.checked_sub(self.last_row).filter(|below| *below > 0),
            right,
            head: head.map(|(_, cell)| print(&cell.text)),
            said,
            formula: None,
        }
    }
}

impl<'a> Grid<'a> {
    /// The words that the book wrote in a row.
    fn own_words(&self, row: u32, matched: &BTreeMap<u32, TraceRow>) -> Vec<(u32, &'a Held)> {
        let (Some(cells), Some(traced)) = (self.rows.get(&row), matched.get(&row)) else { return Vec::new() };
        let own = |(column, cell): &&(u32, &Held)| traced.has(*column) && cell.formula.is_none() && is_words(cell);
        cells.iter().filter(own).copied().collect()
    }
}
