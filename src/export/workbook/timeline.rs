//! The years laid out: the multi-year plan and equity as a roll-forward, derived figures as formulas.

use crate::money::{Amount, Unit};
use crate::plan::{Address, Category, EquityRow, MultiYearRow, Plan, Role, Value, YearField};

use super::addresses::{Addresses, Held, View};
use super::judgement::below;
use super::live::Live;
use super::pen::Entry;
use super::sheets::{Sheet, Spot, a1};
use super::sides;

/// The first row of years.
pub(super) const FIRST_ROW: u32 = 4;
/// The column of the cap on equity.
pub(super) const CAP: u16 = 4;
/// Rows between the last year and the first row of equity: air, a heading, a header.
const BETWEEN: u32 = 3;

/// A cell, and whether the plan prints it.
#[derive(Clone, Debug, Default)]
pub(super) struct YearCell {
    /// What it holds.
    pub(super) entry: Entry,
    /// Whether it follows from others and is not printed.
    pub(super) derived: bool,
}

/// The unit of the years: the multi-year plan's, else equity's.
pub(super) fn unit(plan: &Plan, chosen: Option<Unit>) -> Unit {
    if let Some(unit) = chosen {
        return unit;
    }
    let years = plan.multi_year.first().map(|row| row.unit);
    years.or_else(|| plan.equity.first().map(|row| row.unit)).unwrap_or_default()
}

/// The years laid out on their sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct Timeline {
    /// The unit of its cells.
    pub(super) unit: Unit,
    /// The fields that have figures, one a column from the second.
    pub(super) fields: Vec<YearField>,
    /// Year and cells of the multi-year plan.
    pub(super) years: Vec<(i32, Vec<YearCell>)>,
    /// Year, opening, result and closing of equity.
    pub(super) equity: Vec<(i32, [YearCell; 3])>,
}

impl Timeline {
    /// Lays out the years of a plan. Equity's result reads the budget's own, where the two are the same.
    pub(super) fn new(plan: &Plan, unit: Unit, view: &View<'_>) -> Self {
        let fields = fields(plan);
        let years: Vec<(i32, Vec<YearCell>)> = (FIRST_ROW..)
            .zip(&plan.multi_year)
            .map(|(at, row)| (row.year, fields.iter().map(|field| year_cell(row, *field, &fields, at, unit)).collect()))
            .collect();
        let mut timeline = Self { unit, fields, years, equity: Vec::new() };
        for row in &plan.equity {
            let cells = timeline.equity_cells(row, plan, view);
            timeline.equity.push((row.year, cells));
        }
        timeline
    }

    /// Whether there is nothing to show.
    pub(super) fn is_empty(&self) -> bool {
        self.years.is_empty() && self.equity.is_empty()
    }

    /// The row of equity's heading; the header follows.
    pub(super) fn equity_heading(&self) -> u32 {
        if self.years.is_empty() { FIRST_ROW - 1 } else { after(FIRST_ROW, self.years.len()) + BETWEEN - 2 }
    }

    /// The first row of equity.
    pub(super) fn equity_row(&self) -> u32 {
        self.equity_heading() + 2
    }

    /// Tells where the figures stand.
    pub(super) fn announce(&self, addresses: &mut Addresses) {
        let held = |row, column, entry: &Entry| Held {
            spot: Spot { sheet: Sheet::Years, row, column },
            unit: self.unit,
            sign: 1,
            content: entry.value().unwrap_or_default(),
            computed: matches!(entry, Entry::Live { .. }),
        };
        for ((at, row), (_, cells)) in (FIRST_ROW..).enumerate().zip(&self.years) {
            for ((column, field), cell) in (1u16..).zip(&self.fields).zip(cells) {
                if cell.entry != Entry::Empty {
                    addresses.hold(Address::Year { row: at, field: *field }, held(row, column, &cell.entry));
                }
            }
        }
        for ((at, row), (_, [opening, _, closing])) in (self.equity_row()..).enumerate().zip(&self.equity) {
            if opening.entry != Entry::Empty {
                addresses.hold(Address::Opening { row: at }, held(row, 1, &opening.entry));
            }
            if closing.entry != Entry::Empty {
                addresses.hold(Address::Closing { row: at }, held(row, 3, &closing.entry));
            }
        }
    }

    fn equity_cells(&self, row: &EquityRow, plan: &Plan, view: &View<'_>) -> [YearCell; 3] {
        let at = after(self.equity_row(), self.equity.len());
        let before = self.equity.last().filter(|(year, _)| year.checked_add(1) == Some(row.year));
        let last_closing = before
            .and_then(|(_, [_, _, closing])| closing.entry.value())
            .map(|value| Live::atom(a1(at.saturating_sub(1), 3), value));
        let opening = self.value_cell(row.opening.as_ref(), last_closing.into_iter().collect());
        let result = self.value_cell(row.result.as_ref(), self.results_of(row.year, plan, view));
        let rolled = opening.entry.value().zip(result.entry.value()).and_then(|(opening, result)| {
            Live::total(vec![Live::atom(a1(at, 1), opening), Live::atom(a1(at, 2), result)])
        });
        let closing = self.value_cell(row.closing.as_ref(), rolled.into_iter().collect());
        [opening, result, closing]
    }

    /// What follows is a formula, the first that gives the value; what is printed is a decided figure and stays one, so
    /// that the checks hold the roll-forward against it.
    fn value_cell(&self, value: Option<&Value>, formulas: Vec<Live>) -> YearCell {
        let Some(value) = value else { return YearCell::default() };
        let amount = value.amount.in_unit(self.unit);
        let derived = value.is_derived();
        let formula = formulas.into_iter().find(|formula| derived && formula.value() == amount);
        YearCell { entry: formula.map_or(Entry::Fixed(amount), Live::entry), derived }
    }

    /// A year's result where it already stands in the book: the budget's line of that name, its income less its costs,
    /// the multi-year plan.
    fn results_of(&self, year: i32, plan: &Plan, view: &View<'_>) -> Vec<Live> {
        let own = plan.main_column().filter(|_| plan.year == Some(year));
        let line = own.and_then(|(budget, column)| {
            let table = plan.budgets.get(budget)?;
            let line = table.lines.iter().position(|line| line.role == Role::Result)?;
            // A result that counts equity as income is not what is left of the year.
            let used = |line: &usize| table.lines.get(*line).is_some_and(|it| it.category == Some(Category::OwnEquity));
            if below(table, line).iter().any(used) {
                return None;
            }
            view.live(&Address::Line { budget, line, column })
        });
        let sides = own.and_then(|_| sides::result(plan, view));
        line.into_iter().chain(sides).chain(self.yearly_result(year)).collect()
    }

    fn yearly_result(&self, year: i32) -> Option<Live> {
        let column = self.fields.iter().position(|field| *field == YearField::Result)?;
        let (at, (_, cells)) = self.years.iter().enumerate().find(|(_, (printed, _))| *printed == year)?;
        let value = cells.get(column)?.entry.value()?;
        Some(Live::atom(a1(after(FIRST_ROW, at), u16::try_from(column).ok()?.checked_add(1)?), value))
    }
}

fn after(row: u32, count: usize) -> u32 {
    row.saturating_add(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The fields to show: all that have a figure, and income and result wherever they follow from others.
fn fields(plan: &Plan) -> Vec<YearField> {
    let has = |field| plan.multi_year.iter().any(|row| row.amount(field).is_some());
    let income = has(YearField::Contributions) && has(YearField::Grants);
    if !plan.multi_year.is_empty() && !YearField::ALL.into_iter().any(has) {
        // Nothing is there yet: what a multi-year plan tells.
        use YearField::{Contributions, Costs, Grants, Income, Result};
        return vec![Contributions, Grants, Income, Costs, Result];
    }
    YearField::ALL.into_iter().filter(|field| has(*field) || (*field == YearField::Income && income)).collect()
}

fn year_cell(row: &MultiYearRow, field: YearField, fields: &[YearField], at: u32, unit: Unit) -> YearCell {
    if let Some(figure) = row.get(field) {
        return YearCell { entry: Entry::Fixed(figure.amount.in_unit(unit)), derived: false };
    }
    let derived = row.amount(field).map(|amount: Amount| amount.in_unit(unit));
    let formula = year_formula(row, field, fields, at, unit);
    let entry = match (derived, formula) {
        (Some(amount), Some(formula)) if formula.value() == amount => formula.entry(),
        (Some(amount), _) => Entry::Fixed(amount),
        (None, Some(formula)) if field == YearField::Income || is_to_fill(row) => formula.entry(),
        (None, _) => Entry::Empty,
    };
    YearCell { derived: entry != Entry::Empty, entry }
}

/// Whether nothing of a year is told yet.
fn is_to_fill(row: &MultiYearRow) -> bool {
    row.figures.is_empty() && row.derived.is_empty()
}

/// Income is contributions and grants; a result is income less costs.
fn year_formula(row: &MultiYearRow, field: YearField, fields: &[YearField], at: u32, unit: Unit) -> Option<Live> {
    let cell = |name: YearField| {
        let column = fields.iter().position(|held| *held == name)?;
        let column = u16::try_from(column).ok()?.checked_add(1)?;
        let amount = row.amount(name).or(is_to_fill(row).then_some(Amount::ZERO));
        amount.map(|amount| Live::atom(a1(at, column), amount.in_unit(unit)))
    };
    let parts = || {
        let parts: Vec<Live> = [YearField::Contributions, YearField::Grants].into_iter().filter_map(cell).collect();
        if parts.is_empty() { None } else { Live::total(parts) }
    };
    match field {
        YearField::Income => parts(),
        YearField::Result => cell(YearField::Income).or_else(parts)?.minus(cell(YearField::Costs)?),
        _ => None,
    }
}
