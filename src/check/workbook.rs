//! What a workbook does beside its figures: rows and columns that are hidden, formulas that cover less than their sum,
//! sums typed over a formula.
//!
//! Where the figures themselves do not agree, [`super::broken`] says so and names the formula; here stands only what is
//! still right and may go wrong.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::words::{add_cell, cell, finding};
use crate::balance::seen;
use crate::document::{Document, Place, position};
use crate::finding::{Arg, Finding, Message, Reason, Severity};
use crate::money::Unit;
use crate::plan::{Address, Budget, Figure, Plan, Role};

/// So many names are told of hidden lines and columns.
const NAMED: usize = 4;

/// The remarks on the workbook that a plan was read from; none for other sources.
#[must_use]
pub fn workbook(plan: &Plan, document: &Document) -> Vec<Finding> {
    let sides = Sides::of(document);
    let mut found = Vec::new();
    for (at, table) in plan.budgets.iter().enumerate() {
        found.extend(hidden_rows(plan, at, table, &sides));
        found.extend(hidden_columns(plan, at, table, &sides));
        found.extend(formulas(plan, at, table, &sides));
    }
    found
}

/// What a workbook hides, by sheet and by row or column, and where its formulas stand.
#[derive(Default)]
struct Sides {
    rows: BTreeSet<(String, u32)>,
    columns: BTreeSet<(String, u32)>,
    formulas: BTreeSet<(String, (u32, u32))>,
}

impl Sides {
    fn of(document: &Document) -> Self {
        let mut sides = Self::default();
        for row in &document.rows {
            for cell in &row.cells {
                let Some((sheet, at)) = spot(&cell.place) else { continue };
                if row.hidden {
                    sides.rows.insert((sheet.clone(), at.0));
                }
                if cell.hidden {
                    sides.columns.insert((sheet.clone(), at.1));
                }
                if cell.formula.is_some() {
                    sides.formulas.insert((sheet, at));
                }
            }
        }
        sides
    }
}

fn spot(place: &Place) -> Option<(String, (u32, u32))> {
    place.sheet.as_deref().map(str::to_owned).zip(place.a1.as_deref().and_then(position))
}

fn spot_of(figure: &Figure) -> Option<(String, (u32, u32))> {
    spot(&figure.place)
}

/// Lines with money on rows that nobody sees.
fn hidden_rows(plan: &Plan, budget: usize, table: &Budget, sides: &Sides) -> Option<Finding> {
    let is_hidden = |figure: &Figure| spot_of(figure).is_some_and(|(sheet, at)| sides.rows.contains(&(sheet, at.0)));
    let lines = table.lines.iter().enumerate().filter(|(_, line)| matches!(line.role, Role::Item | Role::Subtotal));
    let mut labels = Vec::new();
    let mut addresses = Vec::new();
    for (at, line) in lines {
        let mut held = line.cells.iter().enumerate().filter_map(|(column, figure)| Some((column, figure.as_ref()?)));
        let last = held.rfind(|(_, figure)| is_hidden(figure) && !figure.amount.is_zero());
        if let Some((column, _)) = last {
            labels.push(line.label.clone());
            addresses.push(Address::Line { budget, line: at, column });
        }
    }
    let message = Message::new("check-hidden-rows")
        .with("count", Arg::Number(Decimal::from(labels.len())))
        .text("labels", named(labels));
    let help = Message::new("check-hidden-rows-help");
    remark("hidden-rows", Severity::Warning, message, help, plan, &addresses, table.unit)
}

/// Columns of money that nobody sees.
fn hidden_columns(plan: &Plan, budget: usize, table: &Budget, sides: &Sides) -> Option<Finding> {
    let is_hidden = |figure: &Figure| spot_of(figure).is_some_and(|(sheet, at)| sides.columns.contains(&(sheet, at.1)));
    let first = |column: usize| {
        let lines = table.lines.iter().enumerate();
        let found = lines.filter_map(|(line, held)| Some((line, held.cells.get(column)?.as_ref()?))).next();
        found.filter(|(_, figure)| is_hidden(figure)).map(|(line, _)| Address::Line { budget, line, column })
    };
    let addresses: Vec<Address> = (0..table.columns.len()).filter_map(first).collect();
    let letters = addresses.iter().filter_map(|address| seen(plan, address)?.place.a1);
    let letters = letters.map(|a1| a1.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()).collect();
    let message = Message::new("check-hidden-columns")
        .with("count", Arg::Number(Decimal::from(addresses.len())))
        .text("columns", named(letters));
    let help = Message::new("check-hidden-columns-help");
    remark("hidden-columns", Severity::Info, message, help, plan, &addresses, table.unit)
}

/// Formulas that cover less than their sum, and sums typed where the others are computed.
fn formulas(plan: &Plan, budget: usize, table: &Budget, sides: &Sides) -> Vec<Finding> {
    let mut found = Vec::new();
    for sum in &table.sums {
        for told in table.computed.iter().filter(|told| told.line == sum.line) {
            let address = Address::Line { budget, line: told.line, column: told.column };
            let left_out = table.left_out(told);
            let empty = |line: &usize| table.amount(*line, told.column).is_none_or(|amount| amount.is_zero());
            let (Some(first), Some(line)) = (left_out.first(), table.lines.get(told.line)) else { continue };
            if !left_out.iter().all(empty) {
                continue;
            }
            let label = table.lines.get(*first).map(|line| line.label.clone()).unwrap_or_default();
            let message = Message::new("check-formula-narrow")
                .text("label", line.label.clone())
                .text("ranges", told.ranges.clone())
                .text("line", label);
            let help = Message::new("check-formula-narrow-help");
            let mut own = remark("formula-narrow", Severity::Info, message, help, plan, &[address], table.unit);
            for (own, line) in own.iter_mut().zip(table.lines.get(*first)) {
                let label = Message::new("check-reason-outside").text("ranges", told.ranges.clone());
                own.reasons.push(Reason { place: line.place.clone(), label });
            }
            found.extend(own);
        }
        found.extend(typed(plan, budget, table, sum.line, sides));
    }
    found
}

/// A sum that is typed in one column while most of the others compute it.
fn typed(plan: &Plan, budget: usize, table: &Budget, line: usize, sides: &Sides) -> Option<Finding> {
    let held = table.lines.get(line)?;
    let is_computed = |column: usize| table.computed_at(line, column).is_some();
    let printed = (0..held.cells.len()).filter(|column| held.cells.get(*column).is_some_and(Option::is_some));
    let (computed, typed): (Vec<usize>, Vec<usize>) = printed.partition(|column| is_computed(*column));
    let alone = typed.first().filter(|_| typed.len() == 1 && computed.len() > 1)?;
    let stands = held.cells.get(*alone)?.as_ref()?;
    if spot_of(stands).is_none_or(|spot| sides.formulas.contains(&spot)) {
        return None;
    }
    let message = Message::new("check-sum-typed").text("label", held.label.clone());
    let address = Address::Line { budget, line, column: *alone };
    remark("sum-typed", Severity::Info, message, Message::new("check-sum-typed-help"), plan, &[address], table.unit)
}

fn remark(
    rule: &str,
    severity: Severity,
    message: Message,
    help: Message,
    plan: &Plan,
    addresses: &[Address],
    unit: Unit,
) -> Option<Finding> {
    let mut found = finding(rule, severity, message, help, unit);
    found.source = Message::new("check-source-workbook");
    for address in addresses {
        add_cell(&mut found, cell(plan, *address));
    }
    (!found.cells.is_empty()).then_some(found)
}

fn named(mut names: Vec<String>) -> String {
    if names.len() > NAMED {
        names.truncate(NAMED);
        names.push("…".to_owned());
    }
    names.join(", ")
}
