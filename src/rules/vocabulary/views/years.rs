//! The years of the multi-year table, and equity at their ends.

use rhai::{Dynamic, Engine};

use super::{optional, spot};
use crate::finding::Cell;
use crate::money::Amount;
use crate::plan::{Address, Budget, Column, EquityRow, Kind, MultiYearRow, Plan, Value, YearField};
use crate::rules::quantity::Moment;

/// A year of the multi-year table.
#[derive(Clone, Debug)]
pub(in crate::rules::vocabulary) struct YearView {
    year: i32,
    costs: Option<Amount>,
    result: Option<Amount>,
    cell: Cell,
}

impl YearView {
    pub(super) fn new(row: &MultiYearRow) -> Self {
        let mut cell = spot(&row.year.to_string(), &row.place);
        cell.column = Column { year: Some(row.year), kind: None, period: None };
        Self {
            year: row.year,
            costs: row.get(YearField::Costs).map(|figure| figure.amount),
            result: row.amount(YearField::Result),
            cell,
        }
    }

    /// The years that a plan shows: of its multi-year table, and the columns of a budget over several years.
    pub(super) fn all(plan: &Plan) -> Vec<Self> {
        let mut found: Vec<_> = plan.multi_year.iter().map(Self::new).collect();
        // A table of the budget year alone, or of years gone by, is no plan for several years.
        let ahead =
            |column: &Column| column.kind == Some(Kind::Plan) || (plan.year.is_some() && column.year > plan.year);
        for budget in plan.budgets.iter().filter(|budget| budget.columns.iter().any(ahead)) {
            let planned = budget.columns.iter().filter(|column| matches!(column.kind, Some(Kind::Budget | Kind::Plan)));
            for year in planned.filter_map(|column| column.year) {
                if !found.iter().any(|view| view.year == year) {
                    found.push(Self::of_column(budget, year));
                }
            }
        }
        found.sort_by_key(|view| view.year);
        found
    }

    /// A column that has amounts of its own; what they sum to is not asked here.
    fn of_column(budget: &Budget, year: i32) -> Self {
        let mut cell = spot(&year.to_string(), &budget.place);
        cell.column = Column { year: Some(year), kind: None, period: None };
        Self { year, costs: None, result: None, cell }
    }

    pub(in crate::rules::vocabulary) fn cell(&self) -> Cell {
        self.cell.clone()
    }
}

/// Equity as it is printed for a moment of a year.
#[derive(Clone, Debug)]
pub(in crate::rules::vocabulary) struct MomentView {
    year: i32,
    moment: Moment,
    amount: Amount,
    cell: Cell,
}

impl MomentView {
    /// The moments that a row prints.
    pub(super) fn printed(index: usize, row: &EquityRow) -> Vec<Self> {
        let view = |moment: Moment, value: &Value, address: Address| {
            let place = value.place.clone().filter(|_| !value.is_derived())?;
            let label = crate::rules::spot::equity_label(moment);
            let column = Column { year: Some(row.year), kind: None, period: None };
            let cell = Cell { label: label.to_owned(), column, place: Some(place), address: Some(address) };
            Some(Self { year: row.year, moment, amount: value.amount, cell })
        };
        let opening =
            row.opening.as_ref().and_then(|value| view(Moment::Opening, value, Address::Opening { row: index }));
        let closing =
            row.closing.as_ref().and_then(|value| view(Moment::Closing, value, Address::Closing { row: index }));
        opening.into_iter().chain(closing).collect()
    }

    pub(in crate::rules::vocabulary) fn cell(&self) -> Cell {
        self.cell.clone()
    }
}

pub(super) fn teach(engine: &mut Engine) {
    engine.register_type_with_name::<YearView>("year of the multi-year plan");
    engine.register_type_with_name::<MomentView>("equity of a year");
    engine.register_get("year", |row: &mut YearView| i64::from(row.year));
    engine.register_get("costs", |row: &mut YearView| -> Dynamic { optional(row.costs.map(Amount::decimal)) });
    engine.register_get("result", |row: &mut YearView| -> Dynamic { optional(row.result.map(Amount::decimal)) });
    engine.register_get("year", |row: &mut MomentView| i64::from(row.year));
    engine.register_get("is_opening", |row: &mut MomentView| row.moment == Moment::Opening);
    engine.register_get("amount", |row: &mut MomentView| row.amount.decimal());
}
