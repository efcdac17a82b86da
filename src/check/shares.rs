//! Shares in prose that were right only for a figure that a correction changes: consequences, no evidence.

use rust_decimal::Decimal;

use super::Ground;
use crate::balance::stated;
use crate::document::Place;
use crate::finding::{Arg, Cell, Finding, Message};
use crate::money::Amount;
use crate::plan::{About, Address, Claim, Column, Plan, Side, YearField};

/// Tells each such share with the finding of its cause.
pub(super) fn consequences(ground: &Ground, findings: &mut [Finding]) {
    for (at, claim) in ground.plan.claims.iter().enumerate() {
        let (Some(percent), Some((budget, line))) = (claim.percent, line_of(ground.plan, claim)) else { continue };
        let Some(column) = column(ground.plan, claim, budget) else { continue };
        let before = readings(ground.plan, claim, budget, line, column);
        let after = readings(&ground.corrected.plan, claim, budget, line, column);
        let fits = |share: &Decimal| fits(percent, *share);
        let moved = before.iter().zip(&after).find(|(before, after)| fits(before) && !fits(after));
        let Some((_, now)) = moved.filter(|_| !after.iter().any(fits)) else { continue };
        let touches = |found: &Finding| {
            ground.corrected.settles(found.resolved_by)
                && found.cells.iter().any(|cell| is_in(ground, cell, budget, line, column))
        };
        if let Some(found) = findings.iter_mut().find(|found| touches(found)) {
            let label =
                ground.plan.budgets.get(budget).and_then(|table| table.lines.get(line)).map(|line| line.label.clone());
            found.consequences.push(
                Message::new("check-share-follows")
                    .with("share", Arg::Percent(percent))
                    .with("now", Arg::Percent(*now))
                    .text("label", label.unwrap_or_default()),
            );
            add_claim(found, claim, at);
        }
    }
}

/// The line that a share is of: as read, or the one whose label its words begin with.
fn line_of(plan: &Plan, claim: &Claim) -> Option<(usize, usize)> {
    if claim.line.is_some() || claim.about != About::Share {
        return claim.line;
    }
    let words = claim.text.trim().to_lowercase();
    let budget = plan.main_column()?.0;
    let lines = plan.budgets.get(budget)?.lines.iter().enumerate();
    let named = lines.filter(|(_, line)| {
        let label = line.label.trim().to_lowercase();
        label.chars().count() > 3 && words.starts_with(&label)
    });
    named.max_by_key(|(_, line)| line.label.len()).map(|(line, _)| (budget, line))
}

fn add_claim(found: &mut Finding, claim: &Claim, at: usize) {
    let place: Option<Place> = Some(claim.place.clone());
    let column = Column { year: claim.year, kind: None, period: None };
    found.cells.push(Cell {
        label: "field-claim".to_owned(),
        column,
        place,
        address: Some(Address::Claim { claim: at }),
    });
}

fn column(plan: &Plan, claim: &Claim, budget: usize) -> Option<usize> {
    let table = plan.budgets.get(budget)?;
    let year = claim.year.or(plan.year);
    let (main, column) = plan.main_column()?;
    let own = table.columns.iter().rposition(|column| column.year == year);
    if main == budget && table.columns.get(column).is_some_and(|found| found.year == year) { Some(column) } else { own }
}

/// The shares that a line may have of its side's whole: the line, and the line less those of its own lines that have
/// a share of their own in the same list.
fn readings(plan: &Plan, claim: &Claim, budget: usize, line: usize, column: usize) -> Vec<Decimal> {
    let Some(table) = plan.budgets.get(budget) else { return Vec::new() };
    let side = table.lines.get(line).map(|line| line.side).unwrap_or_default();
    let field = if side == Side::Income { YearField::Income } else { YearField::Costs };
    let Some(whole) = stated(plan, budget, column, field).map(|fact| fact.amount) else { return Vec::new() };
    let Some(amount) = table.amount(line, column) else { return Vec::new() };
    let inside: Vec<usize> = table
        .sums
        .iter()
        .filter(|sum| sum.line == line)
        .flat_map(|sum| sum.terms.iter().map(|term| term.line))
        .filter(|term| {
            plan.claims
                .iter()
                .any(|other| other != claim && other.percent.is_some() && line_of(plan, other) == Some((budget, *term)))
        })
        .collect();
    let told = Amount::total(inside.iter().filter_map(|line| table.amount(*line, column)));
    let less = told.and_then(|told| amount.minus(told));
    let share = |part: Amount| part.decimal().checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.decimal());
    [Some(amount), less].into_iter().flatten().filter_map(share).collect()
}

/// Whether a share is the printed one, as finely as that is printed.
fn fits(printed: Decimal, share: Decimal) -> bool {
    let width = Decimal::new(5, printed.scale().min(10).saturating_add(1));
    (share - printed).abs() <= width
}

/// Whether a finding's cell is the line, or one of the lines that it is made of.
fn is_in(ground: &Ground, found: &Cell, budget: usize, line: usize, column: usize) -> bool {
    match found.address {
        Some(Address::Line { budget: table, line: at, column: own }) => {
            table == budget && own == column && (at == line || covers(ground.plan, budget, line, at))
        }
        _ => false,
    }
}

fn covers(plan: &Plan, budget: usize, sum: usize, line: usize) -> bool {
    plan.budgets.get(budget).is_some_and(|table| {
        table
            .sums
            .iter()
            .filter(|found| found.line == sum)
            .any(|found| found.terms.iter().any(|term| term.line == line))
    })
}
