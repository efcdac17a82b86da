//! The identities of the multi-year table and of equity.

use rust_decimal::Decimal;

use super::across::column_of;
use super::equation::{Equation, Identity, Part};
use super::facts::stated;
use crate::money::Amount;
use crate::plan::{Address, Category, EquityRow, Kind, MultiYearRow, Plan, Role, YearField};

/// Income less costs makes the result; contributions and grants make the income. Only where all is printed.
pub(super) fn rows(plan: &Plan, found: &mut Vec<Equation>) {
    let told = parts_are_whole(plan);
    for (at, row) in plan.multi_year.iter().enumerate() {
        let cell = |field| Address::Year { row: at, field };
        let parts_of_income = parts_of_income(row, at);
        let has = |field| row.get(field).is_some();
        // Without the grants, what comes in beside the contributions is not told.
        if has(YearField::Income) && has(YearField::Contributions) && has(YearField::Grants) {
            found.push(equation(Identity::YearIncome, cell(YearField::Income), parts_of_income.clone()));
        }
        let income = match row.get(YearField::Income) {
            Some(_) => vec![Part::plus(cell(YearField::Income))],
            None if told && row.get(YearField::Contributions).is_some() => parts_of_income,
            None => Vec::new(),
        };
        if income.is_empty() || row.get(YearField::Costs).is_none() || row.get(YearField::Result).is_none() {
            continue;
        }
        let mut parts = income;
        parts.push(Part::minus(cell(YearField::Costs)));
        found.push(equation(Identity::YearResult, cell(YearField::Result), parts));
    }
}

/// Whether contributions and grants are all that comes in, where no whole income is printed: a table may leave out the
/// interest and other small incomes. At least as many rows must hold as do not.
fn parts_are_whole(plan: &Plan) -> bool {
    let holds = |row: &MultiYearRow| {
        let amount = |field| row.get(field).map(|figure| figure.amount);
        let contributions = amount(YearField::Contributions).filter(|_| row.get(YearField::Income).is_none())?;
        let income = contributions.plus(amount(YearField::Grants).unwrap_or(Amount::ZERO))?;
        let off = income.minus(amount(YearField::Costs)?)?.minus(amount(YearField::Result)?)?;
        // Each of four figures may be rounded by half of the last digit that is printed.
        let digits = row.figures.iter().map(|(_, figure)| figure.amount.in_unit(row.unit).normalize().scale()).max()?;
        Some(off.magnitude().in_unit(row.unit) <= Decimal::new(2, digits))
    };
    let told: Vec<bool> = plan.multi_year.iter().filter_map(holds).collect();
    told.iter().filter(|holds| **holds).count() * 2 >= told.len()
}

fn parts_of_income(row: &MultiYearRow, at: usize) -> Vec<Part> {
    [YearField::Contributions, YearField::Grants]
        .into_iter()
        .filter(|field| row.get(*field).is_some())
        .map(|field| Part::plus(Address::Year { row: at, field }))
        .collect()
}

fn equation(identity: Identity, target: Address, parts: Vec<Part>) -> Equation {
    Equation { identity, target, parts, constant: Amount::ZERO, by_layout: true }
}

/// Opening equity and the year's result make closing equity; in the years to come closing equity is the next year's
/// opening.
pub(super) fn roll_forward(plan: &Plan, found: &mut Vec<Equation>) {
    for (at, row) in plan.equity.iter().enumerate() {
        let before = plan.equity.iter().position(|other| other.year == row.year - 1);
        let opening = match (&row.opening, before) {
            (Some(value), _) if !value.is_derived() => Some(Address::Opening { row: at }),
            (_, Some(before)) if closes(plan, before) => Some(Address::Closing { row: before }),
            _ => None,
        };
        let Some(opening) = opening else { continue };
        // Last year's budgeted closing need not be this year's opening: the year's outcome came between. Within the
        // years to come the plan carries its own equity on.
        let to_come = plan.year.is_some_and(|year| row.year > year);
        if let (Address::Opening { .. }, Some(before)) = (opening, before)
            && closes(plan, before)
            && to_come
        {
            let parts = vec![Part::plus(Address::Closing { row: before })];
            found.push(Equation { by_layout: false, ..equation(Identity::Continuity, opening, parts) });
        }
        if let (true, Some((result, constant))) = (closes(plan, at), result_of(plan, row)) {
            let mut parts = vec![Part::plus(opening)];
            parts.extend(result.map(Part::plus));
            let Some(used) = equity_used(plan, row) else { continue };
            parts.extend(used);
            let target = Address::Closing { row: at };
            // Equity by year is gathered from several places, so that it proves no correction.
            found.push(Equation { constant, by_layout: false, ..equation(Identity::RollForward, target, parts) });
        }
    }
}

/// The equity that the year's printed result counts as financing: the year leaves so much less than the result says.
/// `None` where the figures do not tell whether it is counted.
fn equity_used(plan: &Plan, row: &EquityRow) -> Option<Vec<Part>> {
    let Some((budget, column)) = column_of(plan, row.year) else { return Some(Vec::new()) };
    let lines = plan.budgets.get(budget)?.lines.iter().enumerate();
    let own = lines.filter(|(_, line)| line.category == Some(Category::OwnEquity));
    let cells: Vec<Address> = own
        .map(|(line, _)| Address::Line { budget, line, column })
        .filter(|address| plan.amount(address).is_some_and(|amount| !amount.is_zero()))
        .collect();
    if cells.is_empty() {
        return Some(Vec::new());
    }
    let used = Amount::total(cells.iter().filter_map(|address| plan.amount(address)))?;
    let income = stated(plan, budget, column, YearField::Income)?.amount;
    let own_result = income.minus(stated(plan, budget, column, YearField::Costs)?.amount)?;
    let printed = row.result.as_ref()?.amount;
    if printed == own_result {
        Some(Vec::new())
    } else if Some(printed) == own_result.plus(used) {
        Some(cells.into_iter().map(Part::minus).collect())
    } else {
        None
    }
}

fn closes(plan: &Plan, row: usize) -> bool {
    plan.equity.get(row).and_then(|row| row.closing.as_ref()).is_some_and(|value| !value.is_derived())
}

/// Where the year's result is printed, or its amount where it has no address of its own.
fn result_of(plan: &Plan, row: &EquityRow) -> Option<(Option<Address>, Amount)> {
    let wanted = row.result.as_ref()?.amount;
    let in_years =
        plan.multi_year.iter().enumerate().filter(|(_, years)| years.year == row.year).find_map(|(at, years)| {
            [YearField::Result, YearField::Forecast]
                .into_iter()
                .find(|field| years.get(*field).is_some_and(|figure| figure.amount == wanted))
                .map(|field| Address::Year { row: at, field })
        });
    let address = in_years.or_else(|| result_line(plan, row.year, wanted));
    match address {
        Some(address) => Some((Some(address), Amount::ZERO)),
        None => Some((None, wanted)),
    }
}

fn result_line(plan: &Plan, year: i32, wanted: Amount) -> Option<Address> {
    plan.budgets.iter().enumerate().find_map(|(budget, table)| {
        let column = table
            .columns
            .iter()
            .position(|column| column.year == Some(year) && column.kind != Some(Kind::Deviation))?;
        let line = table
            .lines
            .iter()
            .enumerate()
            .find(|(at, line)| line.role == Role::Result && table.amount(*at, column) == Some(wanted))?;
        Some(Address::Line { budget, line: line.0, column })
    })
}
