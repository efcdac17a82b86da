//! From what a script speaks of to the figures of the plan at hand.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Subject;
use super::lack::Lack;
use super::names::plain;
use super::quantity::{Lines, Moment, Operation, Proposition, Quantity};
use crate::formula::{Condition, Dimension, Expr, Figures, Relation, Test};
use crate::plan::{About, Address, Category, EquityRow, Role, Side};

/// Binds a script's words to one plan.
#[derive(Clone, Copy)]
pub(super) struct Binder<'a> {
    pub(super) subject: &'a Subject<'a>,
    /// Whether a printed sum stands for its lines.
    pub(super) by_sums: bool,
    /// The line that a quantifier speaks of.
    pub(super) one: Option<Address>,
}

impl Binder<'_> {
    /// A quantity as an expression over the plan's cells.
    pub(super) fn quantity(&self, quantity: &Quantity) -> Result<Expr, Lack> {
        match quantity {
            Quantity::Number(value, dimension) => Ok(Expr::Number(*value, *dimension)),
            Quantity::Total(side) => self.total(*side),
            Quantity::Categories { which, required } => self.categories(which, *required),
            Quantity::Line(label) => self.line(label),
            Quantity::Group(label) => self.group(label),
            Quantity::Equity(Moment::Opening) => self.opening(),
            Quantity::Equity(Moment::Closing) => self.closing(),
            Quantity::Adopted => self.adopted(),
            Quantity::Day { years, month, day } => self.day(*years, *month, *day),
            Quantity::Printed(words) => self.printed_share(words),
            Quantity::Computed(operation, parts) => {
                let parts: Result<Vec<_>, _> = parts.iter().map(|part| self.quantity(part)).collect();
                Ok(computed(*operation, parts?))
            }
            Quantity::Amount => self.one.map(Expr::Cell).ok_or(Lack::Budget),
            Quantity::Count(lines, said) => Ok(Expr::Count(self.each(lines, said, &self.subject.figures(false))?)),
            Quantity::Either(parts) => {
                let (test, yes, no) = parts.as_ref();
                let test = self.proposition(test, &self.subject.figures(false))?;
                Ok(Expr::If(Box::new(test), Box::new(self.quantity(yes)?), Box::new(self.quantity(no)?)))
            }
        }
    }

    /// A proposition as a condition over the plan's cells; `figures` settle the tolerances.
    pub(super) fn proposition(&self, said: &Proposition, figures: &dyn Figures) -> Result<Condition, Lack> {
        let all = |parts: &[Proposition]| -> Result<Vec<_>, Lack> {
            parts.iter().map(|part| self.proposition(part, figures)).collect()
        };
        Ok(match said {
            Proposition::Compare(left, relation, right, tolerance) => {
                Condition::Is(Box::new(self.test(left, *relation, right, *tolerance, figures)?))
            }
            Proposition::Stated(Quantity::Equity(moment)) => {
                self.printed_equity(*moment).map_or(Condition::Known(false), Condition::Stated)
            }
            Proposition::Stated(quantity) => Condition::Known(self.quantity(quantity).is_ok()),
            Proposition::Known(quantity) => match self.quantity(quantity) {
                Ok(expr) => Condition::Computable(Box::new(expr)),
                Err(_) => Condition::Known(false),
            },
            Proposition::Each(lines, said) => Condition::All(self.each(lines, said, figures)?),
            Proposition::Some(lines, said) => Condition::Any(self.each(lines, said, figures)?),
            Proposition::All(parts) => Condition::All(all(parts)?),
            Proposition::Any(parts) => Condition::Any(all(parts)?),
            Proposition::Not(part) => Condition::Not(Box::new(self.proposition(part, figures)?)),
        })
    }

    fn test(
        &self,
        left: &Quantity,
        relation: Relation,
        right: &Quantity,
        tolerance: Option<Decimal>,
        figures: &dyn Figures,
    ) -> Result<Test, Lack> {
        let test = Test::new(self.quantity(left)?, relation, self.quantity(right)?, figures)?;
        Ok(match tolerance {
            Some(given) => Test { tolerance: test.tolerance.max(given), ..test },
            None => test,
        })
    }

    /// What is said of each of some lines that have a figure.
    fn each(&self, lines: &Lines, said: &Proposition, figures: &dyn Figures) -> Result<Vec<Condition>, Lack> {
        let (budget, column) = self.column()?;
        let fits = |line: &crate::plan::Line| match lines {
            Lines::Of(side) => line.side == *side && line.category != Some(Category::OwnEquity),
            Lines::In(categories) => line.category.is_some_and(|found| categories.contains(&found)),
        };
        let cells = self.items(budget, column, fits);
        let printed = cells.into_iter().filter_map(|cell| match cell {
            Expr::Cell(at) => self.subject.plan.amount(&at).map(|_| at),
            _ => None,
        });
        printed.map(|at| Binder { one: Some(at), ..*self }.proposition(said, figures)).collect()
    }

    pub(super) fn column(&self) -> Result<(usize, usize), Lack> {
        self.subject.plan.main_column().ok_or(Lack::Budget)
    }

    /// The items of a side. Where the main table shows none, its total; else another table of the year.
    fn total(&self, side: Side) -> Result<Expr, Lack> {
        let main = self.column()?;
        let others = self.subject.plan.budgets.iter().enumerate().filter_map(|(at, budget)| {
            let column =
                budget.columns.iter().position(|column| column.year.is_some() && column.year == self.subject.year())?;
            (at != main.0).then_some((at, column))
        });
        if let Some(total) = self.by_sums.then(|| self.printed_total(main.0, main.1, side)).flatten() {
            return Ok(Expr::Cell(total));
        }
        for (budget, column) in std::iter::once(main).chain(others) {
            let items =
                self.items(budget, column, |line| line.side == side && line.category != Some(Category::OwnEquity));
            if !items.is_empty() {
                return Ok(Expr::Add(items));
            }
            if let Some(total) = self.printed_total(budget, column, side) {
                return Ok(Expr::Cell(total));
            }
        }
        Err(Lack::Side(side))
    }

    /// The printed total of a side.
    pub(super) fn printed_total(&self, budget: usize, column: usize, side: Side) -> Option<Address> {
        let lines = &self.subject.plan.budgets.get(budget)?.lines;
        let line = lines.iter().position(|line| {
            line.role == Role::Total && line.side == side && line.cells.get(column).is_some_and(Option::is_some)
        })?;
        Some(Address::Line { budget, line, column })
    }

    fn categories(&self, which: &[Category], required: bool) -> Result<Expr, Lack> {
        let (budget, column) = self.column()?;
        let items = self.items(budget, column, |line| line.category.is_some_and(|found| which.contains(&found)));
        let printed = items.iter().any(|item| matches!(item, Expr::Cell(at) if self.subject.plan.amount(at).is_some()));
        if required && !printed {
            return Err(Lack::Category(which.to_vec()));
        }
        Ok(Expr::Add(items))
    }

    fn items(&self, budget: usize, column: usize, keep: impl Fn(&crate::plan::Line) -> bool) -> Vec<Expr> {
        let Some(table) = self.subject.plan.budgets.get(budget) else { return Vec::new() };
        let lines = table.lines.iter().enumerate();
        lines
            .filter(|(_, line)| line.role == Role::Item && keep(line))
            .map(|(line, _)| Expr::Cell(Address::Line { budget, line, column }))
            .collect()
    }

    fn line(&self, label: &str) -> Result<Expr, Lack> {
        let (budget, column) = self.column()?;
        let wanted = plain(label);
        let table = self.subject.plan.budgets.get(budget).ok_or(Lack::Budget)?;
        let find = |fits: &dyn Fn(&str) -> bool| table.lines.iter().position(|line| fits(&plain(&line.label)));
        let line = find(&|found| found == wanted)
            .or_else(|| find(&|found| found.starts_with(&wanted)))
            .ok_or_else(|| Lack::Line(label.to_owned()))?;
        Ok(Expr::Cell(Address::Line { budget, line, column }))
    }

    fn group(&self, label: &str) -> Result<Expr, Lack> {
        let (budget, column) = self.column()?;
        let wanted = plain(label);
        if let Some(sum) = self.by_sums.then(|| self.printed_sum(budget, column, &wanted)).flatten() {
            return Ok(Expr::Cell(sum));
        }
        let items = self.items(budget, column, |line| line.path.iter().any(|part| plain(part).starts_with(&wanted)));
        if items.is_empty() {
            self.line(label).map_err(|_| Lack::Group(label.to_owned()))
        } else {
            Ok(Expr::Add(items))
        }
    }

    /// The printed sum of a group.
    fn printed_sum(&self, budget: usize, column: usize, wanted: &str) -> Option<Address> {
        let lines = &self.subject.plan.budgets.get(budget)?.lines;
        let line = lines.iter().position(|line| {
            line.role == Role::Subtotal
                && plain(&line.label).ends_with(wanted)
                && line.cells.get(column).is_some_and(Option::is_some)
        })?;
        Some(Address::Line { budget, line, column })
    }

    fn equity_row(&self, year: i32) -> Option<(usize, &EquityRow)> {
        self.subject.plan.equity.iter().enumerate().find(|(_, row)| row.year == year)
    }

    /// Where the plan prints equity at a moment. What closes one year opens the next.
    fn printed_equity(&self, moment: Moment) -> Option<Address> {
        let year = self.subject.year()?;
        let own = self.equity_row(year).and_then(|(row, found)| {
            let (value, address) = match moment {
                Moment::Opening => (&found.opening, Address::Opening { row }),
                Moment::Closing => (&found.closing, Address::Closing { row }),
            };
            value.as_ref().filter(|value| !value.is_derived()).map(|_| address)
        });
        let (next, turned) = match moment {
            Moment::Opening => (year.checked_sub(1)?, Moment::Closing),
            Moment::Closing => (year.checked_add(1)?, Moment::Opening),
        };
        own.or_else(|| {
            let (row, found) = self.equity_row(next)?;
            let (value, address) = match turned {
                Moment::Opening => (&found.opening, Address::Opening { row }),
                Moment::Closing => (&found.closing, Address::Closing { row }),
            };
            value.as_ref().filter(|value| !value.is_derived()).map(|_| address)
        })
    }

    /// Printed; else what closed the year before, also where that follows; else closing less the year's result.
    fn opening(&self) -> Result<Expr, Lack> {
        let year = self.subject.year().ok_or(Lack::Year)?;
        if let Some(address) = self.printed_equity(Moment::Opening) {
            return Ok(Expr::Cell(address));
        }
        let before = year.checked_sub(1).and_then(|before| self.equity_row(before));
        if let Some((row, _)) = before.filter(|(_, found)| found.closing.is_some()) {
            return Ok(Expr::Cell(Address::Closing { row }));
        }
        let closing = self.printed_equity(Moment::Closing).ok_or(Lack::Opening)?;
        Ok(Expr::Subtract(Box::new(Expr::Cell(closing)), Box::new(self.result()?)))
    }

    /// Printed; else opening and the year's result.
    fn closing(&self) -> Result<Expr, Lack> {
        self.subject.year().ok_or(Lack::Year)?;
        if let Some(address) = self.printed_equity(Moment::Closing) {
            return Ok(Expr::Cell(address));
        }
        let opening = self.opening().map_err(|_| Lack::Closing)?;
        Ok(Expr::Add(vec![opening, self.result()?]))
    }

    /// Income less cost, without equity used as financing.
    fn result(&self) -> Result<Expr, Lack> {
        Ok(Expr::Subtract(Box::new(self.total(Side::Income)?), Box::new(self.total(Side::Cost)?)))
    }

    fn adopted(&self) -> Result<Expr, Lack> {
        let adopted = self.subject.plan.adopted.as_ref().ok_or(Lack::Adoption)?;
        Ok(Expr::Stated(None, serial(adopted.date), Dimension::Date))
    }

    fn day(&self, years: i64, month: i64, day: i64) -> Result<Expr, Lack> {
        let year = i64::from(self.subject.year().ok_or(Lack::Year)?).saturating_add(years);
        let date = i16::try_from(year)
            .ok()
            .zip(i8::try_from(month).ok())
            .zip(i8::try_from(day).ok())
            .and_then(|((year, month), day)| Date::new(year, month, day).ok());
        date.map(|date| Expr::Number(serial(date), Dimension::Date)).ok_or(Lack::Year)
    }

    fn printed_share(&self, words: &[String]) -> Result<Expr, Lack> {
        let year = self.subject.year();
        let fits = |text: &str| words.iter().any(|word| plain(text).contains(&plain(word)));
        let found = self.subject.plan.claims.iter().enumerate().find_map(|(claim, said)| {
            let percent = said.percent.filter(|_| said.about == About::Share && fits(&said.text))?;
            let of_the_year = said.year.is_none() || year.is_none() || said.year == year;
            of_the_year.then_some((claim, percent))
        });
        let (claim, percent) = found.ok_or_else(|| Lack::Share(words.first().cloned().unwrap_or_default()))?;
        let share = percent.checked_div(Decimal::ONE_HUNDRED).unwrap_or_default();
        Ok(Expr::Stated(Some(Address::Claim { claim }), share, Dimension::Plain))
    }
}

fn computed(operation: Operation, parts: Vec<Expr>) -> Expr {
    let mut parts = parts;
    match operation {
        Operation::Add => Expr::Add(parts),
        Operation::Min => Expr::Min(parts),
        Operation::Max => Expr::Max(parts),
        Operation::Abs => Expr::Abs(Box::new(first(&mut parts))),
        Operation::Round(decimals) => Expr::Round(Box::new(first(&mut parts)), decimals),
        Operation::Subtract | Operation::Multiply | Operation::Divide => {
            let (right, left) = (parts.pop().unwrap_or_else(Expr::nothing), parts.pop().unwrap_or_else(Expr::nothing));
            let (left, right) = (Box::new(left), Box::new(right));
            match operation {
                Operation::Subtract => Expr::Subtract(left, right),
                Operation::Multiply => Expr::Multiply(left, right),
                _ => Expr::Divide(left, right),
            }
        }
    }
}

fn first(parts: &mut Vec<Expr>) -> Expr {
    parts.drain(..).next().unwrap_or_else(Expr::nothing)
}

/// A day as workbooks count days: 1900-03-01 is 61.
pub(super) fn serial(date: Date) -> Decimal {
    let zero = jiff::civil::date(1899, 12, 30);
    Decimal::from(date.since((jiff::Unit::Day, zero)).map_or(0, |span| span.get_days()))
}

/// The day of a workbook's number.
#[must_use]
pub fn day_of(serial: Decimal) -> Option<Date> {
    let days = i64::try_from(serial.trunc()).ok()?;
    jiff::civil::date(1899, 12, 30).checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}
