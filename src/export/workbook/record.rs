//! What the book writes on each of its sheets, noted while it is written: the next reader knows by it what people have
//! written beside, and what they had written in the earlier book finds a free cell.

use std::collections::{BTreeMap, BTreeSet};

use crate::filled::{Part, Trace, TraceRow, layout, print};
use crate::plan::carried::CarriedSheet;

use super::book::Book;
use super::sheets::Sheet;

/// An empty cell for a person to fill.
const TO_FILL: u32 = 0;
/// A figure or a formula.
const FIGURE: u32 = 1;

/// The cells of a sheet, in the order in which they were written; of two writings of a cell the last stands.
#[derive(Debug, Default)]
pub(super) struct Record {
    cells: Vec<(u32, u16, u32)>,
    notes: BTreeMap<(u32, u16), u32>,
    /// The last column of marks, out of sight.
    edge: u16,
}

impl Record {
    /// Notes up to which column the sheet holds marks, whether or not each is written.
    pub(super) fn marks(&mut self, last: u16) {
        self.edge = last;
    }

    /// Words in a cell.
    pub(super) fn words(&mut self, row: u32, column: u16, words: &str) {
        if !words.is_empty() {
            self.cells.push((row, column, print(words)));
        }
    }

    /// A figure or a formula in a cell.
    pub(super) fn figure(&mut self, row: u32, column: u16) {
        self.cells.push((row, column, FIGURE));
    }

    /// A cell that is left for a person.
    pub(super) fn leave(&mut self, row: u32, column: u16) {
        self.cells.push((row, column, TO_FILL));
    }

    /// A note at a cell.
    pub(super) fn note(&mut self, row: u32, column: u16, words: &str) {
        self.notes.insert((row, column), print(words));
    }

    /// Forgets all: the sheet is written anew.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// The cells in reading order, each once.
    fn sorted(&self) -> Vec<(u32, u16, u32)> {
        let mut cells = self.cells.clone();
        // Stable: the last writing comes last.
        cells.sort_by_key(|(row, column, _)| (*row, *column));
        cells.dedup_by(|later, kept| {
            let same = (later.0, later.1) == (kept.0, kept.1);
            if same {
                *kept = *later;
            }
            same
        });
        cells
    }

    fn trace(&self) -> Trace {
        let mut trace = Trace { rows: Vec::new(), notes: self.notes.values().copied().collect() };
        for (row, column, print) in self.sorted().into_iter().filter(|(.., print)| *print != TO_FILL) {
            if trace.rows.last().is_none_or(|held| held.row != row) {
                trace.rows.push(TraceRow { row, columns: 0, words: 0 });
            }
            let Some(held) = trace.rows.last_mut() else { continue };
            held.columns |= 1u64.checked_shl(u32::from(column)).unwrap_or_default();
            held.words = held.words.wrapping_add(if print == FIGURE { 0 } else { print });
        }
        trace
    }

    /// The sheet as it stands, for what is to be put beside.
    pub(super) fn page(&self) -> Page {
        let notes = self.notes.keys().copied().collect();
        let mut page = Page { notes, last_column: self.edge, ..Page::default() };
        for (row, column, print) in self.sorted() {
            page.taken.insert((row, column));
            if print == TO_FILL {
                continue;
            }
            page.last_row = page.last_row.max(row);
            page.last_column = page.last_column.max(column);
            if print != FIGURE {
                page.words.entry(row).or_default().push((column, print));
            }
        }
        page
    }
}

/// A sheet as it stands.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The words of each row, as [`print`]s, with their columns.
    words: BTreeMap<u32, Vec<(u16, u32)>>,
    /// The cells that are taken, or are for people to fill with what belongs there.
    pub(super) taken: BTreeSet<(u32, u16)>,
    /// The cells with notes.
    pub(super) notes: BTreeSet<(u32, u16)>,
    /// The last row that holds anything.
    pub(super) last_row: u32,
    /// The last column that holds anything.
    pub(super) last_column: u16,
}

/// Words that make a row a table's head.
const HEADS: usize = 3;

impl Page {
    /// The row that has most of some words, the one nearest to where they stood; it has half of them, or two.
    pub(super) fn row_of(&self, anchor: &[u32], near: u32) -> Option<u32> {
        let shared =
            |words: &Vec<(u16, u32)>| anchor.iter().filter(|own| words.iter().any(|(_, it)| it == *own)).count();
        let rows = self.words.iter().map(|(row, words)| (*row, shared(words)));
        let enough = rows.filter(|(_, shared)| *shared >= 2 || (*shared == 1 && anchor.len() <= 2));
        enough.max_by_key(|(row, shared)| (*shared, u32::MAX - row.abs_diff(near))).map(|(row, _)| row)
    }

    /// The row that holds a word, such as its identity.
    pub(super) fn row_with(&self, word: u32) -> Option<u32> {
        self.words.iter().find(|(_, words)| words.iter().any(|(_, own)| *own == word)).map(|(row, _)| *row)
    }

    /// The column under a head.
    pub(super) fn column_of(&self, head: u32) -> Option<u16> {
        let heads = self.words.values().find(|words| words.len() >= HEADS)?;
        heads.iter().find(|(_, own)| *own == head).map(|(column, _)| *column)
    }
}

/// A sheet's key, in whatever language the book is.
pub(super) fn key(sheet: Sheet) -> String {
    match sheet {
        Sheet::Overview => layout::OVERVIEW.to_owned(),
        Sheet::Budget(at) => format!("{}:{at}", Part::Budget.key()),
        Sheet::Years => layout::YEARS.to_owned(),
        Sheet::FollowUp => Part::FollowUp.key().to_owned(),
        Sheet::Activities => Part::Activities.key().to_owned(),
        Sheet::Members => Part::Members.key().to_owned(),
        Sheet::Goals => Part::Goals.key().to_owned(),
        Sheet::Checks => Part::Checks.key().to_owned(),
        Sheet::Corrections => layout::CORRECTIONS.to_owned(),
        Sheet::Source => layout::SOURCE.to_owned(),
        Sheet::Left => Part::Left.key().to_owned(),
    }
}

/// What the book has written on all sheets.
pub(super) fn written(book: &Book<'_>) -> Vec<CarriedSheet> {
    let sheets = book.records.iter().map(|(sheet, record)| (sheet, record.borrow().trace()));
    let drawn = sheets.filter(|(_, trace)| !trace.rows.is_empty());
    let told = drawn.map(|(sheet, trace)| CarriedSheet {
        of: key(*sheet),
        name: book.names.of(*sheet),
        trace: trace.written(),
    });
    told.collect()
}
