//! A plan as a sheet: its printed figures are given, its sums follow their lines, derived years and equity follow what
//! they were derived from. The workbook is laid out the same way.

use std::collections::BTreeSet;

use super::{Cycle, Dimension, Expr, Reading, Rounding, Sheet};
use crate::plan::{Address, Budget, EquityRow, MultiYearRow, Plan, Role, Side, Sum, Term, Value, YearField};

impl Sheet {
    /// The sheet of a plan, and the sums that were refused since they rest on themselves.
    #[must_use]
    pub fn of(plan: &Plan, rounding: &dyn Rounding) -> (Self, Vec<Cycle>) {
        let mut sheet = Self::default();
        let mut refused = Vec::new();
        figures(plan, rounding, &mut sheet);
        for (at, budget) in plan.budgets.iter().enumerate() {
            sums(at, budget, &mut sheet, &mut refused);
        }
        for (at, row) in plan.multi_year.iter().enumerate() {
            year(at, row, &mut sheet);
        }
        for (at, row) in plan.equity.iter().enumerate() {
            equity(plan, at, row, &mut sheet);
        }
        (sheet, refused)
    }

    /// Lets a formula compute a derived figure where it gives that very figure now.
    fn derive(&mut self, at: Address, formula: Expr) -> bool {
        let value = formula.evaluate(&self.view(Reading::Live)).ok().map(|span| span.value);
        value.is_some() && value == self.decided(&at) && self.compute(at, formula).is_ok()
    }
}

fn figures(plan: &Plan, rounding: &dyn Rounding, sheet: &mut Sheet) {
    let mut addresses = Vec::new();
    for (budget, table) in plan.budgets.iter().enumerate() {
        for line in 0..table.lines.len() {
            addresses.extend((0..table.columns.len()).map(|column| Address::Line { budget, line, column }));
        }
        addresses.extend((0..table.repeats.len()).map(|repeat| Address::Repeat { budget, repeat }));
    }
    for row in 0..plan.multi_year.len() {
        addresses.extend(YearField::ALL.map(|field| Address::Year { row, field }));
    }
    for row in 0..plan.equity.len() {
        addresses.extend([Address::Opening { row }, Address::Closing { row }]);
    }
    addresses.extend((0..plan.claims.len()).map(|claim| Address::Claim { claim }));
    for at in addresses {
        match plan.amount(&at) {
            Some(amount) => sheet.give(at, amount.decimal(), rounding.half_width(plan, &at)),
            None if matches!(at, Address::Line { .. }) => sheet.give_blank(at),
            None => {}
        }
    }
}

/// The sums of a table, each after those it rests on; what is left at last rests on itself.
fn sums(budget: usize, table: &Budget, sheet: &mut Sheet, refused: &mut Vec<Cycle>) {
    let sound = |sum: &&Sum| !sum.terms.is_empty() && sum.terms.iter().all(|term| term.line < table.lines.len());
    let mut lines = BTreeSet::new();
    let mut waiting: Vec<&Sum> = table.sums.iter().filter(sound).filter(|sum| lines.insert(sum.line)).collect();
    let needed: BTreeSet<usize> = table.sums.iter().flat_map(|sum| &sum.terms).map(|term| term.line).collect();
    loop {
        let open: BTreeSet<usize> = waiting.iter().map(|sum| sum.line).collect();
        let (ready, later): (Vec<&Sum>, Vec<&Sum>) =
            waiting.iter().partition(|sum| sum.terms.iter().all(|term| !open.contains(&term.line)));
        let ends = ready.is_empty();
        for sum in if ends { &later } else { &ready } {
            for column in 0..table.columns.len() {
                let at = Address::Line { budget, line: sum.line, column };
                let term = |term: &Term| Address::Line { budget, line: term.line, column };
                let filled = sum
                    .terms
                    .iter()
                    .any(|part| sheet.decided(&term(part)).is_some() || sheet.formula(&term(part)).is_some());
                // A sum that is not printed stays empty, unless another sum rests on it.
                if filled && (sheet.decided(&at).is_some() || needed.contains(&sum.line)) {
                    refused.extend(sheet.compute(at, added(&sum.terms, term)).err());
                }
            }
        }
        if ends {
            break;
        }
        waiting = later;
    }
}

fn added(terms: &[Term], at: impl Fn(&Term) -> Address) -> Expr {
    let terms: BTreeSet<Term> = terms.iter().copied().collect();
    let of = |wanted: bool| -> Vec<Expr> {
        terms.iter().filter(|term| (term.sign < 0) == wanted).map(|term| Expr::Cell(at(term))).collect()
    };
    let (plus, minus) = (Expr::Add(of(false)), of(true));
    if minus.is_empty() { plus } else { Expr::Subtract(Box::new(plus), Box::new(Expr::Add(minus))) }
}

/// What follows in a row of the multi-year plan: income is contributions and grants, a result income less costs.
fn year(row: usize, printed: &MultiYearRow, sheet: &mut Sheet) {
    let cell = |field| printed.amount(field).map(|_| Expr::Cell(Address::Year { row, field }));
    let parts: Vec<Expr> = [YearField::Contributions, YearField::Grants].into_iter().filter_map(cell).collect();
    let parts = (!parts.is_empty()).then_some(Expr::Add(parts));
    let is_derived = |field| printed.get(field).is_none() && printed.amount(field).is_some();
    if let Some(parts) = parts.clone().filter(|_| is_derived(YearField::Income)) {
        sheet.derive(Address::Year { row, field: YearField::Income }, parts);
    }
    let income = cell(YearField::Income).or(parts);
    if let Some((income, costs)) = income.zip(cell(YearField::Costs)).filter(|_| is_derived(YearField::Result)) {
        let result = Expr::Subtract(Box::new(income), Box::new(costs));
        sheet.derive(Address::Year { row, field: YearField::Result }, result);
    }
}

/// Equity rolls on: what closed the year before opens the next, and the year's result closes it.
fn equity(plan: &Plan, row: usize, printed: &EquityRow, sheet: &mut Sheet) {
    let is_derived = |value: &Option<Value>| value.as_ref().is_some_and(Value::is_derived);
    let before = row
        .checked_sub(1)
        .filter(|before| plan.equity.get(*before).is_some_and(|found| found.year.checked_add(1) == Some(printed.year)));
    if let Some(before) = before.filter(|_| is_derived(&printed.opening)) {
        sheet.derive(Address::Opening { row }, Expr::Cell(Address::Closing { row: before }));
    }
    let result = printed.result.as_ref().map(|result| result_of(plan, printed.year, result, sheet));
    if let Some(result) = result.filter(|_| is_derived(&printed.closing) && printed.opening.is_some()) {
        sheet.derive(Address::Closing { row }, Expr::Add(vec![Expr::Cell(Address::Opening { row }), result]));
    }
}

/// A year's result by the first of the plan's cells that gives it, where it is derived itself.
fn result_of(plan: &Plan, year: i32, result: &Value, sheet: &Sheet) -> Expr {
    let gives =
        |expr: &Expr| expr.evaluate(&sheet.view(Reading::Live)).is_ok_and(|span| span.value == result.amount.decimal());
    let found = results(plan, year).into_iter().find(|expr| result.is_derived() && gives(expr));
    found.unwrap_or(Expr::Number(result.amount.decimal(), Dimension::Money))
}

fn results(plan: &Plan, year: i32) -> Vec<Expr> {
    let mut found = Vec::new();
    if let Some((budget, column)) = plan.main_column().filter(|_| plan.year == Some(year)) {
        let lines = plan.budgets.get(budget).map(|table| table.lines.as_slice()).unwrap_or_default();
        let line = lines.iter().position(|line| line.role == Role::Result);
        found.extend(line.map(|line| Expr::Cell(Address::Line { budget, line, column })));
        let sides = side(plan, budget, column, Side::Income).zip(side(plan, budget, column, Side::Cost));
        found.extend(sides.map(|(income, cost)| Expr::Subtract(Box::new(income), Box::new(cost))));
    }
    let row = plan.multi_year.iter().position(|row| row.year == year && row.amount(YearField::Result).is_some());
    found.extend(row.map(|row| Expr::Cell(Address::Year { row, field: YearField::Result })));
    found
}

/// A side in all: its printed total where that covers all items of the side and nothing else, else the items' sum.
fn side(plan: &Plan, budget: usize, column: usize, side: Side) -> Option<Expr> {
    let table = plan.budgets.get(budget)?;
    let items: BTreeSet<usize> = table.items(side).map(|(line, _)| line).collect();
    let total = table.lines.iter().enumerate().position(|(line, held)| {
        held.role == Role::Total
            && held.side == side
            && table.amount(line, column).is_some()
            && items == items_below(table, line)
    });
    if let Some(line) = total {
        return Some(Expr::Cell(Address::Line { budget, line, column }));
    }
    let printed = items.into_iter().filter(|line| table.amount(*line, column).is_some());
    let cells: Vec<_> = printed.map(|line| Expr::Cell(Address::Line { budget, line, column })).collect();
    (!cells.is_empty()).then_some(Expr::Add(cells))
}

fn items_below(table: &Budget, line: usize) -> BTreeSet<usize> {
    let (mut found, mut open) = (BTreeSet::new(), vec![line]);
    while let Some(at) = open.pop() {
        for term in table.sums.iter().filter(|sum| sum.line == at).flat_map(|sum| &sum.terms) {
            if found.insert(term.line) {
                open.push(term.line);
            }
        }
    }
    found.retain(|line| table.lines.get(*line).is_some_and(|line| line.role == Role::Item));
    found
}
