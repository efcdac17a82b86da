//! A table to be read, and what its layout leaves open, decided one way.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::plan::Side;

use super::super::columns::Layout;
use super::super::entry::Entry;
use super::told::Told;

/// A table to be read.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// Its entries.
    pub entries: &'a [Entry],
    /// The layouts of each entry.
    pub layouts: &'a [Vec<Layout>],
    /// The layout columns that hold money.
    pub money: &'a [usize],
    /// For each of them whether it holds differences.
    pub differences: &'a [bool],
    /// The layout column that holds sums of groups beside the last money column.
    pub sums: Option<usize>,
    /// What formulas say.
    pub told: &'a Told,
}

/// What the layout leaves open, decided one way.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Choices {
    /// Which layout of each entry.
    pub layout: Vec<usize>,
    /// The side of each entry.
    pub sides: Vec<Side>,
    /// Entries without a sum's word that are the sum of what stands above them.
    pub sums_above: BTreeSet<usize>,
    /// Entries that are the sum of so many entries below them.
    pub parents: BTreeMap<usize, usize>,
    /// Those of them that bullets or indentation mark.
    pub marked: BTreeSet<usize>,
    /// Entries without figures that are lines, not headings.
    pub empty_lines: BTreeSet<usize>,
    /// How many more readings may be tried.
    pub budget: usize,
}

impl Table<'_> {
    /// The chosen layout of an entry.
    #[must_use]
    pub fn layout(&self, choices: &Choices, entry: usize) -> Option<&Layout> {
        let chosen = choices.layout.get(entry).copied().unwrap_or(0);
        self.layouts.get(entry)?.get(chosen)
    }

    fn value(&self, choices: &Choices, entry: usize, column: usize) -> Option<Decimal> {
        let cell = self.layout(choices, entry)?.get(column)?.as_ref()?;
        cell.plus.iter().try_fold(cell.value, |sum, (more, _)| sum.checked_add(*more))
    }

    /// An entry's printed values, one a money column.
    #[must_use]
    pub fn values(&self, choices: &Choices, entry: usize) -> Vec<Option<Decimal>> {
        self.money.iter().map(|column| self.value(choices, entry, *column)).collect()
    }

    /// The value beside it in the column of sums.
    #[must_use]
    pub fn beside(&self, choices: &Choices, entry: usize) -> Option<Decimal> {
        self.value(choices, entry, self.sums?)
    }
}
