//! What a workbook's own formulas say that a line adds up: evidence of structure, stronger than the layout.
//!
//! Only sums straight up and down a column are told, since they are about lines; a formula that reaches beside its
//! column, to another sheet or out of the table says nothing of this table's groups.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Added, Adds, Cell, Document, Place, a1, position};

use super::super::entry::Entry;
use super::super::region::Region;

/// So many lines are told of all formulas of a table together; where there are more, nothing is.
const MOST_TERMS: usize = 200_000;
/// A sum of more lines than this is told by its own formula alone.
const MOST_PARTS: usize = 2_000;
/// So many sums are looked at for sums within sums.
const MOST_SUMS: usize = 400;

/// One cell's formula, as the entries of its table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldCell {
    /// The entry it stands on.
    pub entry: usize,
    /// Where it stands.
    pub place: Place,
    /// What it adds, as the workbook names it.
    pub ranges: String,
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
    /// The same line by line, where it is more than that.
    singly: BTreeMap<usize, Vec<usize>>,
    /// The lines whose formulas add an entry.
    adders: BTreeMap<usize, BTreeSet<usize>>,
    /// Entries whose figures were typed.
    typed: Vec<bool>,
}

impl Told {
    /// The formulas of a region's entries.
    #[must_use]
    pub fn of(document: &Document, region: &Region, entries: &[Entry]) -> Self {
        let rows = Rows::of(document, region, entries);
        let mut told = Self { typed: vec![true; entries.len()], ..Self::default() };
        let mut left = MOST_TERMS;
        for (at, entry) in entries.iter().enumerate() {
            for cell in cells(document, entry) {
                if cell.formula.is_some()
                    && let Some(typed) = told.typed.get_mut(at)
                {
                    *typed = false;
                }
                let Some(adds) = &cell.adds else { continue };
                let Some(terms) = rows.terms(at, cell, adds, left) else { continue };
                left -= terms.len();
                if left == 0 {
                    return Self::default();
                }
                if !terms.is_empty() {
                    for (entry, _) in &terms {
                        told.adders.entry(*entry).or_default().insert(at);
                    }
                    let (place, ranges) = (cell.place.clone(), named(adds));
                    told.cells.push(ToldCell { entry: at, place, ranges, terms });
                }
            }
        }
        let mut by_line: BTreeMap<usize, Vec<&ToldCell>> = BTreeMap::new();
        for cell in &told.cells {
            by_line.entry(cell.entry).or_default().push(cell);
        }
        told.covers = by_line.iter().filter_map(|(at, cells)| Some((*at, widest(cells)?))).collect();
        if told.covers.len() <= MOST_SUMS {
            let nested = told.nested();
            told.singly = std::mem::replace(&mut told.covers, nested);
        }
        told
    }

    /// The same, each line as its nearest sum: a total over all lines is one of the sums between, where they are all
    /// in it.
    fn nested(&self) -> BTreeMap<usize, Vec<usize>> {
        let mut inner: Vec<(&usize, &Vec<usize>)> = self.covers.iter().collect();
        inner.sort_by_key(|(at, covered)| (std::cmp::Reverse(covered.len()), **at));
        let mut out = self.covers.clone();
        for (at, covered) in &mut out {
            for (sum, parts) in &inner {
                let inside =
                    parts.len() < covered.len() && parts.iter().all(|part| covered.binary_search(part).is_ok());
                if *sum != at && inside && covered.binary_search(sum).is_err() {
                    covered.retain(|entry| parts.binary_search(entry).is_err());
                    covered.push(**sum);
                    covered.sort_unstable();
                }
            }
        }
        out
    }

    /// All lines that a line's sum is made of, where every sum among them stands above its own; in order.
    #[must_use]
    pub fn below(&self, at: usize) -> Option<Vec<usize>> {
        let mut found = BTreeSet::new();
        let mut open = vec![at];
        while let Some(sum) = open.pop() {
            for part in self.covers(sum).unwrap_or_default() {
                if *part <= sum || !found.insert(*part) || found.len() > MOST_PARTS {
                    return None;
                }
                open.push(*part);
            }
        }
        (!found.is_empty()).then(|| found.into_iter().collect())
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

    /// Whether any formula but those of one line adds an entry. A total that adds all lines of that sum one by one,
    /// too, has the entry among them: it says nothing against the sum having it.
    #[must_use]
    pub fn is_covered_elsewhere(&self, entry: usize, but: usize) -> bool {
        let own = self.singly.get(&but).filter(|own| !own.is_empty());
        let holds_all = |adder: &usize| {
            let whole = self.singly.get(adder);
            whole.zip(own).is_some_and(|(whole, own)| own.iter().all(|line| whole.binary_search(line).is_ok()))
        };
        self.adders.get(&entry).is_some_and(|adders| adders.iter().any(|adder| *adder != but && !holds_all(adder)))
    }

    /// Whether a line is no sum: typed, in a table whose sums are computed.
    #[must_use]
    pub fn is_typed(&self, at: usize) -> bool {
        self.covers.len() > 1 && self.typed.get(at).copied().unwrap_or(false)
    }
}

/// The widest of a line's formulas, where the others are parts of it and each adds every line once.
fn widest(cells: &[&ToldCell]) -> Option<Vec<usize>> {
    let mut widest: Vec<usize> = Vec::new();
    for cell in cells {
        let mut own: Vec<usize> = cell.terms.iter().map(|(entry, _)| *entry).collect();
        own.sort_unstable();
        let twice = own.windows(2).any(|pair| pair.first() == pair.last());
        let signs = cell.terms.iter().any(|(_, sign)| *sign > 0) && cell.terms.iter().any(|(_, sign)| *sign < 0);
        if twice || signs {
            return None;
        }
        let (small, large) = if own.len() > widest.len() { (widest, own) } else { (own, widest) };
        if !small.iter().all(|entry| large.binary_search(entry).is_ok()) {
            return None;
        }
        widest = large;
    }
    (!widest.is_empty()).then_some(widest)
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
                rows.sheet = held.place().and_then(|place| place.sheet.as_deref()).unwrap_or_default().to_owned();
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
    fn terms(&self, own: usize, cell: &Cell, adds: &Adds, most: usize) -> Option<Vec<(usize, i8)>> {
        let (_, column) = at(&cell.place)?;
        let mut terms = Vec::new();
        for part in &adds.parts {
            self.reaches(part, column).then_some(())?;
            let before = terms.len();
            for (entry, hidden, outlined) in self.entries.range(part.from.0..=part.to.0).map(|(_, found)| found) {
                let like = adds.leaves_out_its_like && outlined.contains(&column);
                if terms.len() >= most {
                    break;
                }
                let left_out = like || adds.leaves_out_hidden && *hidden;
                if !left_out && *entry != own {
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

/// `E13:E16`, `E5 + E9 − E4`.
fn named(adds: &Adds) -> String {
    let mut out = String::new();
    for part in &adds.parts {
        out.push_str(match (out.is_empty(), part.sign < 0) {
            (true, false) => "",
            (true, true) => "−",
            (false, false) => " + ",
            (false, true) => " − ",
        });
        out.push_str(&a1(part.from.0, part.from.1));
        if part.from != part.to {
            out.push(':');
            out.push_str(&a1(part.to.0, part.to.1));
        }
    }
    out
}

/// The row and the column of a place on a sheet.
fn at(place: &Place) -> Option<(u32, u32)> {
    place.a1.as_deref().and_then(position)
}
