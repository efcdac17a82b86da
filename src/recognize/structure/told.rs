//! What a workbook's own formulas say that a line adds up: evidence of structure, stronger than the layout.
//!
//! Only sums straight up and down a column are told, since they are about lines; a formula that reaches beside its
//! column, to another sheet or out of the table says nothing of this table's groups.

use std::collections::BTreeMap;

use crate::document::{Added, Adds, Cell, Document, Place, position};

use super::super::entry::Entry;
use super::super::region::Region;

/// One cell's formula, as the entries of its table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldCell {
    /// The entry it stands on.
    pub entry: usize,
    /// Where it stands.
    pub place: Place,
    /// The formula as it is written.
    pub formula: String,
    /// The entries it adds (`1`) or takes away (`-1`); one that it names twice stands twice.
    pub terms: Vec<(usize, i8)>,
}

/// What the formulas of a table say.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Told {
    /// Cell by cell.
    pub cells: Vec<ToldCell>,
    /// What a line covers by its widest formula, where all its formulas agree or are parts of it. In order.
    covers: BTreeMap<usize, Vec<usize>>,
    /// Entries whose figures were typed.
    typed: Vec<bool>,
}

impl Told {
    /// The formulas of a region's entries.
    #[must_use]
    pub fn of(document: &Document, region: &Region, entries: &[Entry]) -> Self {
        let rows = Rows::of(document, region, entries);
        let mut told = Self { typed: vec![true; entries.len()], ..Self::default() };
        for (at, entry) in entries.iter().enumerate() {
            for cell in cells(document, entry) {
                if cell.formula.is_some()
                    && let Some(typed) = told.typed.get_mut(at)
                {
                    *typed = false;
                }
                let (Some(adds), Some(formula)) = (&cell.adds, &cell.formula) else { continue };
                if let Some(terms) = rows.terms(at, cell, adds).filter(|terms| !terms.is_empty()) {
                    let (place, formula) = (cell.place.clone(), formula.clone());
                    told.cells.push(ToldCell { entry: at, place, formula, terms });
                }
            }
        }
        let lines: Vec<usize> = told.cells.iter().map(|cell| cell.entry).collect();
        for at in lines {
            if let Some(covered) = told.widest(at) {
                told.covers.insert(at, covered);
            }
        }
        told
    }

    /// The widest of a line's formulas, where the others are parts of it and each adds every line once.
    fn widest(&self, at: usize) -> Option<Vec<usize>> {
        let mut widest: Vec<usize> = Vec::new();
        for cell in self.cells.iter().filter(|cell| cell.entry == at) {
            let mut own: Vec<usize> = cell.terms.iter().map(|(entry, _)| *entry).collect();
            own.sort_unstable();
            let twice = own.windows(2).any(|pair| pair.first() == pair.last());
            let signs = cell.terms.iter().any(|(_, sign)| *sign > 0) && cell.terms.iter().any(|(_, sign)| *sign < 0);
            if twice || signs {
                return None;
            }
            let (small, large) = if own.len() > widest.len() { (&widest, &own) } else { (&own, &widest) };
            if !small.iter().all(|entry| large.contains(entry)) {
                return None;
            }
            widest = large.clone();
        }
        (!widest.is_empty()).then_some(widest)
    }

    /// The entries that a line adds up, in order.
    #[must_use]
    pub fn covers(&self, at: usize) -> Option<&[usize]> {
        self.covers.get(&at).map(Vec::as_slice)
    }

    /// Whether a line's sum is made of lines above it alone.
    #[must_use]
    pub fn is_sum_above(&self, at: usize) -> bool {
        self.covers(at).is_some_and(|covered| covered.len() > 1 && covered.iter().all(|entry| *entry < at))
    }

    /// Whether any formula but those of one line adds an entry.
    #[must_use]
    pub fn is_covered_elsewhere(&self, entry: usize, but: usize) -> bool {
        self.cells.iter().any(|cell| cell.entry != but && cell.terms.iter().any(|(term, _)| *term == entry))
    }

    /// Whether a line is no sum: typed, in a table whose sums are computed.
    #[must_use]
    pub fn is_typed(&self, at: usize) -> bool {
        self.covers.len() > 1 && self.typed.get(at).copied().unwrap_or(false)
    }
}

/// The cells of an entry's figures.
fn cells<'a>(document: &'a Document, entry: &'a Entry) -> impl Iterator<Item = &'a Cell> {
    entry.runs.iter().filter_map(|(row, run)| {
        let grid = run.grid?;
        document.rows.get(*row)?.cells.iter().find(|cell| cell.grid == grid)
    })
}

/// Where the entries of a table stand on their sheet.
struct Rows {
    sheet: String,
    /// First and last row of the table.
    from: u32,
    to: u32,
    /// The entries by their row: each with whether it is hidden, and the columns where formulas of SUBTOTAL's kind stand.
    entries: BTreeMap<u32, (usize, bool, Vec<u32>)>,
}

impl Rows {
    fn of(document: &Document, region: &Region, entries: &[Entry]) -> Self {
        let place = |row: usize| document.rows.get(row).and_then(|row| row.place());
        let mut rows = Self { sheet: String::new(), from: u32::MAX, to: 0, entries: BTreeMap::new() };
        for (row, _) in region.rows.clone().filter_map(|row| place(row).and_then(at)) {
            rows.from = rows.from.min(row);
            rows.to = rows.to.max(row);
        }
        for (at_entry, entry) in entries.iter().enumerate().filter(|(_, entry)| !entry.is_bare()) {
            for (row, _) in &entry.runs {
                let Some(held) = document.rows.get(*row) else { continue };
                let Some((sheet_row, _)) = held.place().and_then(at) else { continue };
                rows.sheet = held.place().and_then(|place| place.sheet.clone()).unwrap_or_default();
                let outlined = held
                    .cells
                    .iter()
                    .filter(|cell| cell.adds.as_ref().is_some_and(|adds| adds.leaves_out_its_like))
                    .map(|cell| cell.grid)
                    .collect();
                rows.entries.insert(sheet_row, (at_entry, held.hidden, outlined));
            }
        }
        rows
    }

    /// The entries that a formula adds; `None` where it reaches beyond its column or the table.
    fn terms(&self, own: usize, cell: &Cell, adds: &Adds) -> Option<Vec<(usize, i8)>> {
        let (_, column) = at(&cell.place)?;
        let mut terms = Vec::new();
        for part in &adds.parts {
            self.reaches(part, column).then_some(())?;
            let before = terms.len();
            for (entry, hidden, outlined) in self.entries.range(part.from.0..=part.to.0).map(|(_, found)| found) {
                let like = adds.leaves_out_its_like && outlined.contains(&column);
                if !like && !(adds.leaves_out_hidden && *hidden) && *entry != own {
                    terms.push((*entry, part.sign));
                }
            }
            // One cell that is no line of the table: a figure from somewhere else.
            if part.from == part.to && terms.len() == before {
                return None;
            }
        }
        Some(terms)
    }

    /// Whether a range lies within the formula's own column and table.
    fn reaches(&self, part: &Added, column: u32) -> bool {
        part.sheet.as_ref().is_none_or(|sheet| *sheet == self.sheet)
            && (part.from.1, part.to.1) == (column, column)
            && part.from.0 >= self.from
            && part.to.0 <= self.to
    }
}

/// The row and the column of a place on a sheet.
fn at(place: &Place) -> Option<(u32, u32)> {
    place.a1.as_deref().and_then(position)
}
