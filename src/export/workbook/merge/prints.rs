//! The rows of Underlag: every figure of the joint budget as its plan prints it, and each plan's own printed sums.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::Merged;
use super::budget::category;
use crate::document::Place;
use crate::export::workbook::folio::FIRST;
use crate::export::workbook::judgement::below;
use crate::merge::Section;
use crate::money::Amount;
use crate::plan::{Budget, Line, Plan, Role, Side};

/// A figure of a plan.
pub(super) struct Print {
    pub(super) party: usize,
    pub(super) category: String,
    pub(super) label: String,
    /// As printed.
    pub(super) printed: String,
    /// As it counts, in kronor: after corrections.
    pub(super) amount: Amount,
    pub(super) place: Place,
    /// The section whose sum it is, where it is a plan's own printed sum, and how many lines it covers.
    pub(super) sum: Option<(Section, usize)>,
}

/// All figures, party by party.
pub(super) fn all(merged: &Merged<'_>) -> Vec<Print> {
    let mut prints = Vec::new();
    for (party, plan) in merged.plans.iter().enumerate() {
        for group in &merged.joint.groups {
            for line in &group.lines {
                let at = |held: &[Option<String>]| held.get(party).cloned().flatten();
                let (Some(Some(amount)), Some(printed), Some(Some(place))) =
                    (line.amounts.get(party), at(&line.printed), line.places.get(party))
                else {
                    continue;
                };
                prints.push(Print {
                    party,
                    category: category(merged, group),
                    label: line.label.clone(),
                    printed,
                    amount: *amount,
                    place: place.clone(),
                    sum: None,
                });
            }
        }
        let sums = [(Section::Income, Side::Income), (Section::Cost, Side::Cost)];
        prints.extend(
            sums.into_iter().filter_map(|(section, side)| own_sum(merged, &plan.corrected, party, (section, side))),
        );
    }
    prints
}

/// A plan's own printed sum of a side: a total that covers all its items and nothing else.
fn own_sum(merged: &Merged<'_>, plan: &Plan, party: usize, (section, side): (Section, Side)) -> Option<Print> {
    let (at, column) = plan.main_column()?;
    let budget = plan.budgets.get(at)?;
    let items: BTreeSet<usize> = budget.items(side).map(|(line, _)| line).collect();
    let covers =
        |line: usize, held: &Line| held.role == Role::Total && held.side == side && items_below(budget, line) == items;
    let (_, line) = budget.lines.iter().enumerate().find(|(line, held)| covers(*line, held))?;
    let figure = line.cells.get(column)?.as_ref()?;
    let word = if section == Section::Income { "merge-own-income" } else { "merge-own-costs" };
    Some(Print {
        party,
        category: merged.folio.word(word),
        label: line.label.clone(),
        printed: figure.printed.clone(),
        amount: figure.amount,
        place: figure.place.clone(),
        sum: Some((section, items.len())),
    })
}

fn items_below(budget: &Budget, line: usize) -> BTreeSet<usize> {
    let is_item = |line: &usize| budget.lines.get(*line).is_some_and(|line| line.role == Role::Item);
    below(budget, line).into_iter().filter(is_item).collect()
}

/// A plan's own printed sum: its row on Underlag, the amount in the book's unit, how many lines it covers.
pub(super) fn printed_sum(
    merged: &Merged<'_>,
    prints: &[Print],
    party: usize,
    section: Section,
) -> Option<(u32, Decimal, usize)> {
    (FIRST..).zip(prints).find_map(|(row, print)| {
        let (held, count) = print.sum?;
        (print.party == party && held == section).then(|| (row, print.amount.in_unit(merged.unit), count))
    })
}
