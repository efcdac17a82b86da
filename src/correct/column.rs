//! A whole column in the wrong unit, its sums with it: every identity inside it holds, so that only other columns,
//! other tables, the prose and last year's plan can tell.

use std::collections::{BTreeMap, BTreeSet};

use super::cost::{self, alike};
use super::evidence::Weight;
use super::solve::Group;
use super::step::{Deed, Explanation, Step};
use super::system::{Sort, System, Variable};
use crate::finding::Confidence;
use crate::plan::{Address, Kind, Plan};

/// So many lines at the least: fewer are a block, and the identities tell of that.
const LINES: usize = 4;

/// The columns that are in the wrong unit.
pub(super) fn groups(plan: &Plan, system: &System) -> Vec<Group> {
    let mut found = Vec::new();
    for (budget, table) in plan.budgets.iter().enumerate() {
        for (column, about) in table.columns.iter().enumerate() {
            let figures = figures(plan, system, budget, column);
            let money = about.kind != Some(Kind::Deviation);
            if let (true, Some(figures)) = (money && sound(system, &figures), is_whole(plan, budget, column, &figures))
            {
                let deeds = [Deed::UnitDown, Deed::UnitUp];
                found.extend(deeds.into_iter().find_map(|deed| scaled(plan, system, figures, deed)));
            }
        }
    }
    found
}

type Figures<'a> = Vec<(usize, &'a Variable)>;

fn figures<'a>(plan: &Plan, system: &'a System, budget: usize, column: usize) -> Figures<'a> {
    let inside = |address: &Address| match *address {
        Address::Line { budget: own, column: at, .. } => (own, at) == (budget, column),
        Address::Repeat { budget: own, repeat } => {
            let repeat = plan.budgets.get(own).and_then(|table| table.repeats.get(repeat));
            own == budget && repeat.is_some_and(|repeat| repeat.column == column)
        }
        _ => false,
    };
    system.variables.iter().enumerate().filter(|(_, variable)| inside(&variable.address)).collect()
}

/// The figures, where they are all that is printed in the column and enough of them are money.
fn is_whole<'f, 'a>(plan: &Plan, budget: usize, column: usize, figures: &'f Figures<'a>) -> Option<&'f Figures<'a>> {
    let known: BTreeSet<Address> = figures.iter().map(|(_, variable)| variable.address).collect();
    let table = plan.budgets.get(budget)?;
    let printed =
        (0..table.lines.len()).filter(|line| table.amount(*line, column).is_some_and(|found| !found.is_zero()));
    let mut printed = printed.map(|line| Address::Line { budget, line, column });
    let many = figures.iter().filter(|(_, variable)| variable.value != 0).count() >= LINES;
    (many && printed.all(|address| known.contains(&address))).then_some(figures)
}

/// Nothing is locked, and no identity inside the tables is broken: those are mended first.
fn sound(system: &System, figures: &Figures) -> bool {
    figures.iter().all(|(_, variable)| {
        let holds = |at: &usize| system.relations.get(*at).is_some_and(|found| !found.hard || !found.broken());
        !variable.locked && variable.equations.iter().all(|(at, _)| holds(at))
    })
}

fn scaled(plan: &Plan, system: &System, figures: &Figures, deed: Deed) -> Option<Group> {
    let mut changes = Vec::with_capacity(figures.len());
    for (at, variable) in figures.iter().filter(|(_, variable)| variable.value != 0) {
        let new = match deed {
            Deed::UnitDown => (variable.value % 1000 == 0).then_some(variable.value / 1000)?,
            _ => variable.value.checked_mul(1000)?,
        };
        changes.push((*at, new));
    }
    let known: BTreeMap<usize, i128> = changes.iter().copied().collect();
    let new = |at: usize| known.get(&at).copied();
    let mut mends = BTreeSet::new();
    for at in figures.iter().flat_map(|(_, variable)| variable.equations.iter().map(|(at, _)| *at)) {
        let relation = system.relations.get(at)?;
        let moved = relation.parts.iter().filter_map(|(part, sign)| {
            let variable = system.variables.get(*part)?;
            Some(i128::from(*sign) * (new(*part)? - variable.value))
        });
        let residual = relation.residual.checked_add(moved.sum())?;
        match (relation.broken(), relation.broken_by(residual)) {
            (false, true) => return None,
            (true, false) => {
                mends.insert(at);
            }
            _ => {}
        }
    }
    let confirmed = figures.iter().filter(|(at, variable)| new(*at).is_some_and(|new| said(variable, new))).count();
    let confidence = if mends.len() + confirmed >= 2 {
        Confidence::Certain
    } else if beside(figures, &new) || in_prose(plan, system, figures, &new) >= 2 {
        Confidence::Likely
    } else {
        return None;
    };
    let first = figures.first()?.1;
    let cost = cost::deed(deed, first, 0);
    let steps = vec![Step { deed, changes }];
    Some(Group { explanations: vec![Explanation { steps, cost, harms: false }], confidence, mends })
}

fn said(variable: &Variable, new: i128) -> bool {
    variable.said.iter().any(|said| said.weight == Weight::Strong && said.value == new)
}

/// Whether two other columns or more agree that nearly all lines are a thousand times off.
fn beside(figures: &Figures, new: &dyn Fn(usize) -> Option<i128>) -> bool {
    let mut told = 0;
    let mut agree = 0;
    for (at, variable) in figures {
        let others: Vec<i128> = variable.siblings.iter().copied().filter(|other| *other != 0).collect();
        let Some(new) = new(*at).filter(|_| others.len() >= 2 && variable.sort != Sort::Result) else { continue };
        told += 1;
        let fits = |value: i128| others.iter().all(|other| alike(value, *other));
        let off = others.iter().all(|other| !alike(variable.value, *other));
        agree += usize::from(fits(new) && off);
    }
    told >= LINES && agree * 4 >= told * 3
}

/// How many different amounts in prose are sums of the column in the other unit, and none in its own.
fn in_prose(plan: &Plan, system: &System, figures: &Figures, new: &dyn Fn(usize) -> Option<i128>) -> usize {
    let sums = || figures.iter().filter(|(_, variable)| variable.sort == Sort::Sum);
    let claims: BTreeSet<_> = plan.claims.iter().filter_map(|claim| claim.amount).collect();
    let told = |value: i128| system.amount(value).is_some_and(|amount| claims.contains(&amount));
    if sums().any(|(_, variable)| told(variable.value)) {
        return 0;
    }
    let amounts: BTreeSet<i128> = sums().filter_map(|(at, _)| new(*at)).filter(|value| told(*value)).collect();
    amounts.len()
}
