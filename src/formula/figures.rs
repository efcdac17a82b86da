//! Where an expression's cells get their values and widths from.

use std::fmt;

use rust_decimal::Decimal;

use crate::balance::Grains;
use crate::money::Unit;
use crate::plan::{Address, Plan};

/// The figures that an expression reads.
pub trait Figures {
    /// The value at an address, in kronor; `None` where the plan has none.
    fn value(&self, address: &Address) -> Option<Decimal>;

    /// How far the true value may lie from the printed one, in kronor.
    fn half_width(&self, address: &Address) -> Decimal;
}

/// How wide a plan's printed figures are.
pub trait Rounding: fmt::Debug {
    /// How far the true value may lie from the printed one, in kronor. Zero where the table is not rounded.
    fn half_width(&self, plan: &Plan, address: &Address) -> Decimal;
}

/// Figures that are what they say.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unrounded;

impl Rounding for Unrounded {
    fn half_width(&self, _: &Plan, _: &Address) -> Decimal {
        Decimal::ZERO
    }
}

/// Figures that all are rounded to the unit they are printed in.
#[derive(Clone, Copy, Debug, Default)]
pub struct ToTheUnit;

impl Rounding for ToTheUnit {
    fn half_width(&self, plan: &Plan, address: &Address) -> Decimal {
        unit_of(plan, address).kronor().checked_div(Decimal::TWO).unwrap_or_default()
    }
}

/// Figures as wide as their table's own sums tell: the house's one tolerance.
impl Rounding for Grains {
    fn half_width(&self, _: &Plan, address: &Address) -> Decimal {
        let grain = self.at(address);
        if grain.rounded { grain.step.checked_div(Decimal::TWO).unwrap_or_default() } else { Decimal::ZERO }
    }
}

/// The unit that the figure at an address is printed in.
#[must_use]
pub fn unit_of(plan: &Plan, address: &Address) -> Unit {
    match address {
        Address::Line { budget, .. } | Address::Repeat { budget, .. } => plan.budgets.get(*budget).map(|it| it.unit),
        Address::Year { row, .. } => plan.multi_year.get(*row).map(|it| it.unit),
        Address::Opening { row } | Address::Closing { row } => plan.equity.get(*row).map(|it| it.unit),
        Address::Claim { claim } => plan.claims.get(*claim).map(|it| it.unit),
    }
    .unwrap_or_default()
}

/// A plan's figures, as wide as `rounding` says.
#[derive(Clone, Copy, Debug)]
pub struct PlanFigures<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The width of its figures.
    pub rounding: &'a dyn Rounding,
}

impl Figures for PlanFigures<'_> {
    fn value(&self, address: &Address) -> Option<Decimal> {
        if let Some(amount) = self.plan.amount(address) {
            return Some(amount.decimal());
        }
        // A line's empty cell is nothing, as it is in a workbook's sum.
        let Address::Line { budget, line, column } = address else { return None };
        let table = self.plan.budgets.get(*budget)?;
        table.lines.get(*line)?;
        table.columns.get(*column).map(|_| Decimal::ZERO)
    }

    fn half_width(&self, address: &Address) -> Decimal {
        if self.plan.amount(address).is_none() {
            return Decimal::ZERO;
        }
        self.rounding.half_width(self.plan, address)
    }
}
