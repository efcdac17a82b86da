//! How finely a table is printed, and the one tolerance of the house.

use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

use super::rounded::Told;
use crate::money::{Amount, Unit};
use crate::plan::{Address, Kind, Plan};

/// How far off an identity may be between figures printed in these steps: half a step for each of them, as in XBRL
/// Calculations 1.1. In kronor; `None` on overflow.
pub fn tolerance(steps: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
    steps.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add)?.checked_div(Decimal::TWO)
}

/// Figures that are printed in the same steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableId {
    /// A budget table.
    Budget(usize),
    /// The multi-year table and equity by year, which stand together.
    Years,
    /// The prose.
    Prose,
}

impl TableId {
    /// The table that a figure stands in.
    #[must_use]
    pub fn of(address: &Address) -> Self {
        match address {
            Address::Line { budget, .. } | Address::Repeat { budget, .. } => Self::Budget(*budget),
            Address::Year { .. } | Address::Opening { .. } | Address::Closing { .. } => Self::Years,
            Address::Claim { .. } => Self::Prose,
        }
    }
}

/// Figures that are rounded alike: what is decided is typed in, what is booked comes out of the ledger, so that one
/// table may hold exact columns beside rounded ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Source {
    pub(super) table: TableId,
    /// Outcomes and forecasts.
    pub(super) booked: bool,
}

impl Source {
    /// The source of a figure.
    pub(super) fn of(plan: &Plan, address: &Address) -> Self {
        let column = match *address {
            Address::Line { budget, column, .. } => Some((budget, column)),
            Address::Repeat { budget, repeat } => plan
                .budgets
                .get(budget)
                .and_then(|table| table.repeats.get(repeat))
                .map(|repeat| (budget, repeat.column)),
            _ => None,
        };
        let kind = column.and_then(|(budget, column)| plan.budgets.get(budget)?.columns.get(column)?.kind);
        Self { table: TableId::of(address), booked: matches!(kind, Some(Kind::Actual | Kind::Forecast)) }
    }
}

/// How a figure is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grain {
    /// The last printed digit's worth, in kronor: 1000 in a tkr table without decimals.
    pub step: Decimal,
    /// Whether it is rounded at all, inferred from the table's sums.
    pub rounded: bool,
}

/// The grain of each figure of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grains {
    /// The last printed digit's worth in each table, in kronor.
    steps: BTreeMap<TableId, Decimal>,
    rounded: BTreeSet<Source>,
    unproved: BTreeSet<Source>,
    /// Where outcomes and forecasts stand: (budget, column), (budget, repeat).
    booked: BTreeSet<(usize, usize)>,
    booked_again: BTreeSet<(usize, usize)>,
}

impl Grains {
    /// The steps of all tables; nothing is taken as rounded yet.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let mut grains = Self::default();
        let steps = &mut grains.steps;
        for (at, budget) in plan.budgets.iter().enumerate() {
            let figures = budget.lines.iter().flat_map(|line| line.cells.iter().flatten()).map(|figure| figure.amount);
            steps.insert(TableId::Budget(at), step(figures, budget.unit));
            let columns = 0..budget.columns.len();
            let cell = |column| Address::Line { budget: at, line: 0, column };
            let again = 0..budget.repeats.len();
            let repeat = |repeat| Address::Repeat { budget: at, repeat };
            let booked = |address: Address| Source::of(plan, &address).booked;
            grains.booked.extend(columns.filter(|column| booked(cell(*column))).map(|column| (at, column)));
            grains.booked_again.extend(again.filter(|number| booked(repeat(*number))).map(|number| (at, number)));
        }
        let years =
            plan.multi_year.iter().flat_map(|row| row.figures.iter().map(|(_, figure)| (figure.amount, row.unit)));
        let equity = plan.equity.iter().flat_map(|row| {
            [&row.opening, &row.result, &row.closing]
                .into_iter()
                .flatten()
                .filter(|value| !value.is_derived())
                .map(|value| (value.amount, row.unit))
        });
        let figures: Vec<(Amount, Unit)> = years.chain(equity).collect();
        if let Some(unit) = figures.iter().map(|(_, unit)| *unit).min() {
            steps.insert(TableId::Years, step(figures.iter().map(|(amount, _)| *amount), unit));
        }
        grains
    }

    /// The grain of a figure.
    #[must_use]
    pub fn at(&self, address: &Address) -> Grain {
        let table = TableId::of(address);
        let booked = match *address {
            Address::Line { budget, column, .. } => self.booked.contains(&(budget, column)),
            Address::Repeat { budget, repeat } => self.booked_again.contains(&(budget, repeat)),
            _ => false,
        };
        Grain { step: self.step(table), rounded: self.rounded.contains(&Source { table, booked }) }
    }

    /// The last printed digit's worth in a table, in kronor.
    pub(super) fn step(&self, table: TableId) -> Decimal {
        self.steps.get(&table).copied().unwrap_or(Decimal::ONE)
    }

    /// Says what the sums of a source tell.
    pub(super) fn mark(&mut self, source: Source, told: Told) {
        match told {
            Told::Rounded => self.rounded.insert(source),
            Told::Unproved => self.unproved.insert(source),
            Told::Exact => false,
        };
    }

    /// The same with rounding wherever it is not excluded.
    pub(super) fn unproved_as_rounded(&self) -> Self {
        let mut open = self.clone();
        open.rounded.extend(&self.unproved);
        open
    }
}

/// The last printed digit's worth, told by nine figures of ten: a stray figure in another unit changes no table.
fn step(figures: impl Iterator<Item = Amount>, unit: Unit) -> Decimal {
    let mut scales: Vec<u32> =
        figures.filter(|amount| !amount.is_zero()).map(|amount| amount.in_unit(unit).scale()).collect();
    scales.sort_unstable();
    let nine_of_ten = scales.len().saturating_sub(1) * 9 / 10;
    let scale = scales.get(nine_of_ten).copied().unwrap_or(0).min(12);
    unit.kronor().checked_mul(Decimal::new(1, scale)).map_or(Decimal::ONE, |step| step.normalize())
}
