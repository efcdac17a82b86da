//! Plans built by hand, figure by figure.

use plankoll::document::Place;
use plankoll::money::{Amount, Unit};
use plankoll::plan::{
    About, Budget, Category, Claim, Column, EquityRow, Figure, Kind, Line, MultiYearRow, Plan, Repeat, Role, Side, Sum,
    Term, Value, YearField,
};
use rust_decimal::Decimal;

/// A figure in a unit, standing on a line of its own.
pub(crate) fn figure(value: Decimal, unit: Unit, line: u32, column: u32) -> Figure {
    let amount = Amount::of(value, unit).unwrap();
    Figure { amount, printed: value.to_string(), place: Place::text(line, column) }
}

/// A budget table in the making.
#[derive(Clone)]
pub(crate) struct Table {
    pub budget: Budget,
}

impl Table {
    pub(crate) fn new(unit: Unit, columns: &[(i32, Kind)]) -> Self {
        let columns =
            columns.iter().map(|(year, kind)| Column { year: Some(*year), kind: Some(*kind), period: None }).collect();
        Self { budget: Budget { unit, columns, ..Budget::default() } }
    }

    /// A line with a figure a column (`None` where nothing is printed); gives its number.
    pub(crate) fn line(&mut self, label: &str, side: Side, role: Role, values: &[Option<Decimal>]) -> usize {
        let at = self.budget.lines.len();
        let row = u32::try_from(at).unwrap() + 1;
        let unit = self.budget.unit;
        let cells = values
            .iter()
            .zip(1u32..)
            .map(|(value, column)| value.map(|value| figure(value, unit, row, 30 + 10 * column)))
            .collect();
        self.budget.lines.push(Line {
            id: label.to_lowercase().replace(' ', "-"),
            label: label.to_owned(),
            side,
            role,
            cells,
            place: Place::text(row, 1),
            ..Line::default()
        });
        at
    }

    /// An item with whole figures.
    pub(crate) fn item(&mut self, label: &str, side: Side, category: Category, values: &[i64]) -> usize {
        let values: Vec<Option<Decimal>> = values.iter().map(|value| Some(Decimal::from(*value))).collect();
        let at = self.line(label, side, Role::Item, &values);
        self.budget.lines[at].category = Some(category);
        at
    }

    /// A sum over lines, printed with whole figures.
    pub(crate) fn sum(&mut self, label: &str, side: Side, role: Role, values: &[i64], terms: &[(usize, i8)]) -> usize {
        let values: Vec<Option<Decimal>> = values.iter().map(|value| Some(Decimal::from(*value))).collect();
        let line = self.line(label, side, role, &values);
        let terms = terms.iter().map(|(line, sign)| Term { line: *line, sign: *sign }).collect();
        self.budget.sums.push(Sum { line, terms, by_layout: true });
        line
    }

    /// A second printing.
    pub(crate) fn repeat(&mut self, line: usize, column: usize, value: i64) {
        let unit = self.budget.unit;
        let row = u32::try_from(line).unwrap() + 1;
        self.budget.repeats.push(Repeat { line, column, figure: figure(Decimal::from(value), unit, row, 80) });
    }

    pub(crate) fn plan(self, year: i32) -> Plan {
        Plan { year: Some(year), budgets: vec![self.budget], ..Plan::default() }
    }
}

/// All lines of a range, added.
pub(crate) fn added(lines: impl IntoIterator<Item = usize>) -> Vec<(usize, i8)> {
    lines.into_iter().map(|line| (line, 1)).collect()
}

/// A year of the multi-year table, in tkr.
pub(crate) fn year(year: i32, figures: &[(YearField, i64)]) -> MultiYearRow {
    let figures = figures
        .iter()
        .zip(1u32..)
        .map(|((field, value), at)| {
            (*field, figure(Decimal::from(*value), Unit::Tkr, 100 + year.unsigned_abs(), at * 10))
        })
        .collect();
    MultiYearRow { year, unit: Unit::Tkr, figures, ..MultiYearRow::default() }
}

/// Equity of a year, in tkr; `None` where it is not printed.
pub(crate) fn equity(year: i32, opening: Option<i64>, result: Option<i64>, closing: Option<i64>) -> EquityRow {
    let value = |value: Option<i64>, at: u32| {
        value.map(|value| Value::printed(figure(Decimal::from(value), Unit::Tkr, 200 + year.unsigned_abs(), at)))
    };
    EquityRow {
        year,
        unit: Unit::Tkr,
        opening: value(opening, 10),
        result: value(result, 20),
        closing: value(closing, 30),
    }
}

/// An amount in prose, in tkr.
pub fn claim(about: About, amount: i64, year: Option<i32>, line: u32) -> Claim {
    let amount = Some(figure(Decimal::from(amount), Unit::Tkr, line, 1).amount);
    let place = Place::text(line, 20);
    Claim { text: String::new(), amount, percent: None, unit: Unit::Tkr, about, line: None, year, place }
}

/// A share in prose of a line of the first table.
pub fn share(percent: i64, line: usize, place: u32) -> Claim {
    let percent = Some(Decimal::from(percent));
    Claim { amount: None, percent, about: About::Share, line: Some((0, line)), ..claim(About::Share, 0, None, place) }
}
