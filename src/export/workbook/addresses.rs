//! Where each of the plan's figures stands in the book: its cell, and the printed, decided figure on Underlag.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::money::border::to_cell;
use crate::money::{Amount, Unit};
use crate::plan::Address;

use super::live::Live;
use super::sheets::{Names, Sheet, Spot};

/// A figure's cell, and how its content is to be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    /// Where.
    pub(super) spot: Spot,
    /// The unit of the cell.
    pub(super) unit: Unit,
    /// `-1` where the cell shows the figure with the other sign than the plan's model.
    pub(super) sign: i8,
    /// What the cell holds; nothing counts as zero, as in Excel.
    pub(super) content: Decimal,
    /// Whether a formula computes it.
    pub(super) computed: bool,
}

/// Where the plan's figures stand.
#[derive(Clone, Debug, Default)]
pub(super) struct Addresses {
    /// The cell that a reader of the book changes, or that a formula computes.
    live: Cells,
    /// The decided figure: as printed, after corrections, on Underlag.
    decided: Cells,
}

/// Cells by their figures. A table's stand in a row of their own: there are tens of thousands in a large plan.
#[derive(Clone, Debug, Default)]
struct Cells {
    tables: Vec<Vec<Vec<Option<Held>>>>,
    others: BTreeMap<Address, Held>,
}

impl Cells {
    fn insert(&mut self, address: Address, held: Held) {
        let Address::Line { budget, line, column } = address else {
            self.others.insert(address, held);
            return;
        };
        let lines = grown(&mut self.tables, budget);
        let cells = lines.and_then(|lines| grown(lines, line));
        if let Some(cell) = cells.and_then(|cells| grown(cells, column)) {
            *cell = Some(held);
        }
    }

    fn get(&self, address: &Address) -> Option<&Held> {
        match address {
            Address::Line { budget, line, column } => {
                self.tables.get(*budget)?.get(*line)?.get(*column).and_then(Option::as_ref)
            }
            other => self.others.get(other),
        }
    }
}

/// The entry at a place, made where the list does not reach it yet.
fn grown<T: Clone + Default>(list: &mut Vec<T>, at: usize) -> Option<&mut T> {
    if list.len() <= at {
        list.resize(at.saturating_add(1), T::default());
    }
    list.get_mut(at)
}

impl Addresses {
    /// Notes where a figure lives.
    pub(super) fn hold(&mut self, address: Address, held: Held) {
        self.live.insert(address, held);
    }

    /// Notes where the decided figure stands.
    pub(super) fn decide(&mut self, address: Address, held: Held) {
        self.decided.insert(address, held);
    }

    /// The cell that takes a figure, and what it holds then; `None` where the book computes it or shows none.
    pub(super) fn typed(&self, address: &Address, amount: Amount) -> Option<(Spot, f64)> {
        let held = self.live.get(address).filter(|held| !held.computed)?;
        let value = amount.in_unit(held.unit).checked_mul(Decimal::from(held.sign))?;
        Some((held.spot, to_cell(value)?))
    }

    /// The cell of a figure, for links: where it lives, else where it is printed.
    pub(super) fn spot(&self, address: &Address) -> Option<Spot> {
        self.live.get(address).or_else(|| self.decided.get(address)).map(|held| held.spot)
    }
}

/// How formulas of one sheet name the figures, in one unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct View<'a> {
    /// Where the figures stand.
    pub(super) addresses: &'a Addresses,
    /// The sheets' names.
    pub(super) names: &'a Names,
    /// The sheet that the formulas stand on.
    pub(super) home: Sheet,
    /// The unit they count in.
    pub(super) unit: Unit,
    /// Whether computed figures are read as they are decided.
    pub(super) as_decided: bool,
}

impl View<'_> {
    /// The figure where it lives.
    pub(super) fn live(&self, address: &Address) -> Option<Live> {
        let (live, decided) = (self.addresses.live.get(address), self.addresses.decided.get(address));
        let live = live.filter(|held| !(self.as_decided && held.computed && decided.is_some()));
        self.written(live.or(decided)?)
    }

    /// The decided figure, as printed and after corrections.
    pub(super) fn decided(&self, address: &Address) -> Option<Live> {
        self.written(self.addresses.decided.get(address)?)
    }

    fn written(&self, held: &Held) -> Option<Live> {
        let factor = held.unit.kronor().checked_div(self.unit.kronor())? * Decimal::from(held.sign);
        Live::atom(self.names.reference(held.spot, self.home), held.content).scaled(factor)
    }
}
