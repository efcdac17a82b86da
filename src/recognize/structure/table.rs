//! A table to be read, and what its layout leaves open, decided one way.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rust_decimal::Decimal;

use crate::plan::Side;

use super::super::columns::Layout;
use super::super::entry::Entry;
use super::super::label::slug;
use super::cover::named_by;
use super::name::Name;
use super::told::Told;

/// Values, one a money column, shared by all readings.
pub type Values = Rc<[Option<Decimal>]>;

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
    /// The entries' labels.
    names: Vec<Name>,
    /// What each entry's label says that it sums, as a slug.
    summed: Vec<String>,
    /// The labels of income and of cost.
    sides: [Name; 2],
    /// The printed values by entry and layout, once they are asked for.
    values: Vec<Vec<OnceCell<Values>>>,
    /// The values of an entry without a layout.
    nothing: Values,
    /// The layout columns that hold money, shared by all readings.
    from: Rc<[usize]>,
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
    /// How many more lines may be tried as the sum of what stands above them.
    pub above: usize,
}

impl<'a> Table<'a> {
    /// A table of these entries.
    #[must_use]
    pub fn new(
        entries: &'a [Entry],
        layouts: &'a [Vec<Layout>],
        money: &'a [usize],
        differences: &'a [bool],
        sums: Option<usize>,
        told: &'a Told,
    ) -> Self {
        Self {
            entries,
            layouts,
            money,
            differences,
            sums,
            told,
            names: entries.iter().map(|entry| Name::of(&entry.label)).collect(),
            summed: entries.iter().map(|entry| slug(&named_by(&entry.label))).collect(),
            sides: [Name::of("Intäkter"), Name::of("Kostnader")],
            values: layouts.iter().map(|layouts| vec![OnceCell::new(); layouts.len()]).collect(),
            nothing: money.iter().map(|_| None).collect(),
            from: money.into(),
        }
    }
}

impl Table<'_> {
    /// The label of an entry.
    #[must_use]
    pub fn name(&self, entry: usize) -> Name {
        self.names.get(entry).cloned().unwrap_or_default()
    }

    /// What an entry's label says that it sums, as a slug.
    #[must_use]
    pub fn summed(&self, entry: usize) -> &str {
        self.summed.get(entry).map_or("", String::as_str)
    }

    /// The labels of income and of cost.
    #[must_use]
    pub fn sides(&self) -> &[Name; 2] {
        &self.sides
    }

    /// The layout columns that hold money.
    #[must_use]
    pub fn from(&self) -> Rc<[usize]> {
        Rc::clone(&self.from)
    }

    /// The chosen layout of an entry.
    #[must_use]
    pub fn layout(&self, choices: &Choices, entry: usize) -> Option<&Layout> {
        self.layouts.get(entry)?.get(chosen(choices, entry))
    }

    /// An entry's printed values, one a money column.
    #[must_use]
    pub fn values(&self, choices: &Choices, entry: usize) -> &Values {
        self.values_under(entry, chosen(choices, entry))
    }

    /// An entry's printed values under one of its layouts.
    #[must_use]
    pub fn values_under(&self, entry: usize, layout: usize) -> &Values {
        let known = self.values.get(entry).and_then(|layouts| layouts.get(layout));
        let cells = self.layouts.get(entry).and_then(|layouts| layouts.get(layout));
        let all = || self.money.iter().map(|column| amount(cells?, *column)).collect();
        known.map_or(&self.nothing, |known| known.get_or_init(all))
    }

    /// The value beside it in the column of sums.
    #[must_use]
    pub fn beside(&self, choices: &Choices, entry: usize) -> Option<Decimal> {
        amount(self.layout(choices, entry)?, self.sums?)
    }
}

/// What a row laid out so has in a column.
fn amount(layout: &Layout, column: usize) -> Option<Decimal> {
    let cell = layout.get(column)?.as_ref()?;
    cell.plus.iter().try_fold(cell.value, |sum, (more, _)| sum.checked_add(*more))
}

fn chosen(choices: &Choices, entry: usize) -> usize {
    choices.layout.get(entry).copied().unwrap_or(0)
}
