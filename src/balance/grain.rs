//! How finely a table is printed, and the one tolerance of the house.

use rust_decimal::Decimal;
use std::collections::BTreeMap;

use crate::money::{Amount, Unit};
use crate::plan::{Address, Plan};

/// How far off an identity may be between figures printed in these steps: half a step for each of them, as in XBRL
/// Calculations 1.1. In kronor; `None` on overflow.
pub fn tolerance(steps: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
    steps.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add)?.checked_div(Decimal::TWO)
}

/// A table whose figures are rounded alike.
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

/// How a table is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grain {
    /// The last printed digit's worth, in kronor: 1000 in a tkr table without decimals.
    pub step: Decimal,
    /// Whether its figures are rounded at all, inferred from its sums.
    pub rounded: bool,
}

/// The grain of each table of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grains {
    tables: BTreeMap<TableId, Grain>,
}

impl Grains {
    /// The steps of all tables; none is taken as rounded yet.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let mut tables = BTreeMap::new();
        for (at, budget) in plan.budgets.iter().enumerate() {
            let figures = budget.lines.iter().flat_map(|line| line.cells.iter().flatten()).map(|figure| figure.amount);
            tables.insert(TableId::Budget(at), Grain { step: step(figures, budget.unit), rounded: false });
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
            let step = step(figures.iter().map(|(amount, _)| *amount), unit);
            tables.insert(TableId::Years, Grain { step, rounded: false });
        }
        Self { tables }
    }

    /// The grain of the table that a figure stands in.
    #[must_use]
    pub fn at(&self, address: &Address) -> Grain {
        self.table(TableId::of(address))
    }

    /// The grain of a table.
    #[must_use]
    pub fn table(&self, table: TableId) -> Grain {
        self.tables.get(&table).copied().unwrap_or(Grain { step: Decimal::ONE, rounded: false })
    }

    /// Says that a table is rounded, or that it is not.
    pub(super) fn mark(&mut self, table: TableId, rounded: bool) {
        if let Some(grain) = self.tables.get_mut(&table) {
            grain.rounded = rounded;
        }
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
