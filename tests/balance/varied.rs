//! Budgets as real plans print them: one to five columns, nested groups, groups of one line, lines straight under the
//! total, of-which lines, zeros, empty cells, refunds, amounts that come again, members by law, several tables, and
//! columns whose figures are each rounded by themselves beside columns that are exact.

use super::build::{Table, claim, equity, figure, year};
use super::dice::Dice;
use plankoll::money::Unit;
use plankoll::plan::{About, Category, Kind, Plan, Role, Side, YearField};
use rust_decimal::Decimal;

/// How a column's figures come from kronor.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Print {
    /// The figures are whole in the table's unit, and the sums are theirs.
    Exact,
    /// Each figure is rounded by itself.
    Rounded,
}

/// A line with its amount in kronor in each column.
struct Row {
    label: String,
    side: Side,
    role: Role,
    category: Option<Category>,
    kronor: Vec<Option<i64>>,
    /// What it sums.
    terms: Vec<(usize, i8)>,
    by_layout: bool,
}

/// A table in the making.
struct House<'a> {
    dice: &'a mut Dice,
    rows: Vec<Row>,
    columns: Vec<(i32, Kind)>,
    prints: Vec<Print>,
    /// Kronor of the last printed digit.
    grain: i64,
    /// Printed steps that the exact amounts are multiples of.
    step: i64,
    /// The smallest and the largest amount, in printed steps.
    size: (i64, i64),
    /// Whether later years repeat the budget.
    repeats_years: bool,
    names: usize,
    /// Sums that are not printed: (line, column).
    unprinted: Vec<(usize, usize)>,
}

const COLUMNS: [(i32, Kind); 6] = [
    (2023, Kind::Actual),
    (2024, Kind::Budget),
    (2024, Kind::Forecast),
    (2025, Kind::Budget),
    (2026, Kind::Plan),
    (2027, Kind::Plan),
];

/// A plan from a seed.
pub fn varied(dice: &mut Dice) -> Plan {
    let from = usize::try_from(dice.below(4)).unwrap();
    let to = 3 + usize::try_from(dice.below(3)).unwrap();
    let columns = COLUMNS[from..=to].to_vec();
    let (unit, grain) =
        dice.one_of(&[(Unit::Tkr, 1000), (Unit::Tkr, 1000), (Unit::Tkr, 1000), (Unit::Kr, 1), (Unit::Mkr, 100_000)]);
    let house = dice.below(6);
    let prints = columns
        .iter()
        .map(|(_, kind)| match house {
            0 => Print::Rounded,
            1 | 2 if matches!(kind, Kind::Actual | Kind::Forecast) => Print::Rounded,
            _ => Print::Exact,
        })
        .collect();
    let many = if unit == Unit::Kr { 1000 } else { 1 };
    let size = dice.one_of(&[(5, 200), (20, 3000), (20, 3000), (200, 12_000)]);
    let mut house = House {
        rows: Vec::new(),
        columns,
        prints,
        grain,
        step: dice.one_of(&[1, 1, 5, 10, 10, 50, 100]) * if dice.one_in(2) { many } else { 1 },
        size: (size.0 * many, size.1 * many),
        repeats_years: dice.one_in(3),
        names: 0,
        unprinted: Vec::new(),
        dice,
    };
    let income = house.income();
    let costs = house.costs();
    if let (Some(income), Some(costs)) = (income, costs)
        && !house.dice.one_in(7)
    {
        house.sum("Resultat", Side::None, Role::Result, vec![(income, 1), (costs, -1)]);
    }
    house.plan(unit, income, costs)
}

impl House<'_> {
    fn name(&mut self, word: &str) -> String {
        self.names += 1;
        format!("{word} {}", self.names)
    }

    /// Amounts of a line: a level, and near it in each column.
    fn amounts(&mut self) -> Vec<Option<i64>> {
        let before: Vec<usize> = (0..self.rows.len()).filter(|at| self.rows[*at].role == Role::Item).collect();
        if !before.is_empty() && self.dice.one_in(9) {
            return self.rows[self.dice.one_of(&before)].kronor.clone();
        }
        let refund = self.dice.one_in(40);
        let level = self.dice.within(self.size.0, self.size.1);
        let level = if self.dice.one_in(2) { level } else { level / 5 + self.size.0 };
        let mut amounts: Vec<Option<i64>> = Vec::new();
        for at in 0..self.columns.len() {
            let again = at > 0 && self.repeats_years && self.columns[at].1 == Kind::Plan;
            if let (true, Some(last)) = (again, amounts.last().copied()) {
                amounts.push(last);
                continue;
            }
            let near = level + self.dice.within(-level / 6, level / 6);
            let kronor = match self.prints[at] {
                Print::Exact => (near / self.step * self.step).max(self.step) * self.grain,
                _ => near * self.grain + self.dice.within(0, self.grain - 1),
            };
            amounts.push(match self.dice.below(30) {
                0 => Some(0),
                1 => None,
                _ => Some(if refund { -kronor } else { kronor }),
            });
        }
        amounts
    }

    fn row(
        &mut self,
        label: String,
        side: Side,
        role: Role,
        category: Option<Category>,
        kronor: Vec<Option<i64>>,
    ) -> usize {
        self.rows.push(Row { label, side, role, category, kronor, terms: Vec::new(), by_layout: true });
        self.rows.len() - 1
    }

    fn item(&mut self, word: &str, side: Side, category: Category) -> usize {
        let kronor = self.amounts();
        let label = self.name(word);
        let at = self.row(label, side, Role::Item, Some(category), kronor);
        if self.dice.one_in(14) {
            let part = self.rows[at].kronor.iter().map(|value| value.map(|kronor| kronor / 2)).collect();
            let label = self.name("varav");
            self.row(label, side, Role::OfWhich, None, part);
        }
        at
    }

    fn sum(&mut self, label: &str, side: Side, role: Role, terms: Vec<(usize, i8)>) -> usize {
        let kronor = self.summed(&terms);
        let at = self.row(label.to_owned(), side, role, None, kronor);
        self.close(at, terms);
        at
    }

    /// Says what a sum's row covers, where it stands.
    fn close(&mut self, at: usize, terms: Vec<(usize, i8)>) {
        self.rows[at].kronor = self.summed(&terms);
        self.rows[at].by_layout = !self.dice.one_in(12);
        self.rows[at].terms = terms;
        if self.columns.len() > 1 && self.dice.one_in(25) {
            let column = usize::try_from(self.dice.below(self.columns.len() as u64)).unwrap();
            self.unprinted.push((at, column));
        }
    }

    fn summed(&self, terms: &[(usize, i8)]) -> Vec<Option<i64>> {
        (0..self.columns.len())
            .map(|column| {
                let told: Vec<i64> = terms
                    .iter()
                    .filter_map(|(at, sign)| self.rows[*at].kronor[column].map(|kronor| kronor * i64::from(*sign)))
                    .collect();
                (!told.is_empty()).then(|| told.iter().sum())
            })
            .collect()
    }

    /// Gives the line that holds the income in all.
    fn income(&mut self) -> Option<usize> {
        let mut parts = Vec::new();
        match self.dice.below(4) {
            0 => return Some(self.item("Medlemsbidrag", Side::Income, Category::Members)),
            1 => {
                for _ in 0..=self.dice.below(4) {
                    parts.push(self.item("Intäkt", Side::Income, Category::OtherIncome));
                }
            }
            _ => {
                let members = self.members();
                if self.dice.one_in(2) {
                    let terms = members.into_iter().map(|at| (at, 1)).collect();
                    parts.push(self.sum("Summa medlemsbidrag", Side::Income, Role::Subtotal, terms));
                } else {
                    parts.extend(members);
                }
                for _ in 0..self.dice.below(3) {
                    parts.push(self.item("Bidrag", Side::Income, Category::Grant));
                }
                if self.dice.one_in(4) {
                    parts.push(self.item("Eget kapital", Side::Income, Category::OwnEquity));
                }
            }
        }
        let terms = parts.into_iter().map(|at| (at, 1)).collect();
        Some(self.sum("Summa intäkter", Side::Income, Role::Total, terms))
    }

    /// By law the state pays half, the region a quarter, the municipalities a quarter.
    fn members(&mut self) -> Vec<usize> {
        let level = self.dice.within(self.size.1 / 3, self.size.1 * 2) / self.step.max(1) * self.step.max(1);
        let quarter = level.max(1) * self.grain;
        let growth = self.dice.below(4);
        let quarters: Vec<i64> = (0i64..)
            .take(self.columns.len())
            .map(|at| quarter + quarter / 100 * i64::try_from(growth).unwrap() * at / self.grain * self.grain)
            .collect();
        let times = |many: i64| quarters.iter().map(|kronor| Some(kronor * many)).collect::<Vec<_>>();
        let mut members = vec![
            self.row("Försäkringskassan".to_owned(), Side::Income, Role::Item, Some(Category::State), times(2)),
            self.row("Regionen".to_owned(), Side::Income, Role::Item, Some(Category::Region), times(1)),
        ];
        let many = self.dice.within(1, 5);
        let mut left: Vec<i64> = quarters.clone();
        for number in 1..=many {
            let share: Vec<Option<i64>> = left
                .iter_mut()
                .zip(&quarters)
                .map(|(left, whole)| {
                    let own = if number == many { *left } else { whole / many / self.grain * self.grain };
                    *left -= own;
                    Some(own)
                })
                .collect();
            let label = self.name("Kommun");
            members.push(self.row(label, Side::Income, Role::Item, Some(Category::Municipality), share));
        }
        members
    }

    /// Gives the line that holds the costs in all.
    fn costs(&mut self) -> Option<usize> {
        let mut parts = Vec::new();
        for _ in 0..=self.dice.below(5) {
            let part = match self.dice.below(20) {
                0 | 1 => self.item("Kostnad", Side::Cost, Category::OtherCost),
                2..=4 => self.group(1, 1),
                5..=7 => self.nested(),
                _ => self.group(2, 8),
            };
            parts.push((part, 1));
        }
        let known = self.rows.iter().any(|row| row.role == Role::Subtotal && row.side == Side::Cost);
        (!known || !self.dice.one_in(10)).then(|| self.sum("Summa kostnader", Side::Cost, Role::Total, parts))
    }

    /// A group of lines with its sum below, or above.
    fn group(&mut self, least: i64, most: i64) -> usize {
        let label = self.name("Grupp");
        let above = self.dice.one_in(3).then(|| self.row(label.clone(), Side::Cost, Role::Subtotal, None, Vec::new()));
        let mut terms = Vec::new();
        for _ in 0..self.dice.within(least, most) {
            terms.push((self.item("rad", Side::Cost, Category::OtherCost), 1));
        }
        match above {
            Some(at) => {
                self.close(at, terms);
                at
            }
            None => self.sum(&format!("Summa {label}"), Side::Cost, Role::Subtotal, terms),
        }
    }

    /// A group of groups and loose lines.
    fn nested(&mut self) -> usize {
        let mut terms = Vec::new();
        for _ in 0..self.dice.within(2, 3) {
            terms.push((self.group(1, 4), 1));
        }
        for _ in 0..self.dice.below(3) {
            terms.push((self.item("rad", Side::Cost, Category::OtherCost), 1));
        }
        let label = self.name("Summa område");
        self.sum(&label, Side::Cost, Role::Subtotal, terms)
    }

    /// What is printed, in printed steps.
    fn printed(&self) -> Vec<Vec<Option<i64>>> {
        let mut printed: Vec<Vec<Option<i64>>> = self
            .rows
            .iter()
            .map(|row| row.kronor.iter().map(|kronor| kronor.map(|kronor| round(kronor, self.grain))).collect())
            .collect();
        for (at, column) in &self.unprinted {
            printed[*at][*column] = None;
        }
        printed
    }

    fn plan(mut self, unit: Unit, income: Option<usize>, costs: Option<usize>) -> Plan {
        let printed = self.printed();
        let digits = if unit == Unit::Mkr { 1 } else { 0 };
        let decimal = |value: i64| Decimal::new(value, digits);
        let mut t = Table::new(unit, &self.columns);
        for (row, values) in self.rows.iter().zip(&printed) {
            let values: Vec<Option<Decimal>> = values.iter().map(|value| value.map(decimal)).collect();
            let at = t.line(&row.label, row.side, row.role, &values);
            t.budget.lines[at].category = row.category;
            if !row.terms.is_empty() {
                t.budget.sums.push(plankoll::plan::Sum {
                    line: at,
                    terms: row
                        .terms
                        .iter()
                        .map(|(line, sign)| plankoll::plan::Term { line: *line, sign: *sign })
                        .collect(),
                    by_layout: row.by_layout,
                });
            }
        }
        let subtotals: Vec<usize> = (0..self.rows.len()).filter(|at| self.rows[*at].role == Role::Subtotal).collect();
        if self.dice.one_in(5) {
            for at in &subtotals {
                let column = self.columns.len() - 1;
                if let Some(value) = printed[*at][column] {
                    let figure = figure(decimal(value), unit, u32::try_from(*at).unwrap() + 1, 90);
                    t.budget.repeats.push(plankoll::plan::Repeat { line: *at, column, figure });
                }
            }
        }
        let mut plan = t.plan(2025);
        if unit == Unit::Tkr
            && let (Some(income), Some(costs)) = (income, costs)
        {
            self.beside(&mut plan, &printed, income, costs);
        }
        plan
    }

    /// A multi-year table, equity by year, and amounts in prose, now and then.
    fn beside(&mut self, plan: &mut Plan, printed: &[Vec<Option<i64>>], income: usize, costs: usize) {
        let own = self.rows.iter().any(|row| row.category == Some(Category::OwnEquity));
        let mut closing = self.dice.within(500, 4000);
        let (years, prose) = (self.dice.one_in(2) && !own, self.dice.one_in(3));
        for (at, (number, kind)) in self.columns.clone().into_iter().enumerate() {
            let (Some(in_all), Some(out)) = (printed[income][at], printed[costs][at]) else { continue };
            if !matches!(kind, Kind::Budget | Kind::Plan) || number < 2025 {
                continue;
            }
            let result =
                round(self.rows[income].kronor[at].unwrap() - self.rows[costs].kronor[at].unwrap(), self.grain);
            if years {
                let row = [(YearField::Income, in_all), (YearField::Costs, out), (YearField::Result, result)];
                plan.multi_year.push(year(number, &row));
                plan.equity.push(equity(number, Some(closing), Some(result), Some(closing + result)));
                closing += result;
            }
            if prose {
                plan.claims.push(claim(About::Costs, out, Some(number), 300));
            }
        }
    }
}

/// To the nearest step, half away from zero.
fn round(kronor: i64, grain: i64) -> i64 {
    (kronor.abs() + grain / 2) / grain * kronor.signum()
}
