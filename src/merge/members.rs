//! The members with what each gives to each förbund: the state is one, a region or a municipality is one by its name.

use std::collections::BTreeSet;

use crate::diff::telling;
use crate::money::Amount;
use crate::plan::{Category, Line, Plan, Role};

/// A member of the förbund that becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its name, as the first plan writes it; `None` for the state.
    pub name: Option<String>,
    /// Where the name alone does not tell which region or municipality it is: which plan's it is.
    pub party: Option<usize>,
    /// State, region, municipality, or all members of a plan on one line.
    pub category: Category,
    /// What it gives to each förbund, in kronor.
    pub amounts: Vec<Option<Amount>>,
}

/// Who a line's money comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Who {
    State,
    Named(BTreeSet<String>),
    /// Only its own plan knows.
    Unnamed(usize),
}

const ORDER: [Category; 4] = [Category::State, Category::Region, Category::Municipality, Category::Members];

pub(super) fn members(plans: &[&Plan]) -> Vec<Member> {
    let mut found: Vec<(Who, Member)> = Vec::new();
    for (party, plan) in plans.iter().enumerate() {
        let Some((at, column)) = plan.main_column() else { continue };
        let Some(budget) = plan.budgets.get(at) else { continue };
        for line in budget.lines.iter().filter(|line| line.role == Role::Item) {
            let Some(category) = line.category.filter(|category| ORDER.contains(category)) else { continue };
            let Some(amount) = line.cells.get(column).and_then(Option::as_ref).map(|figure| figure.amount) else {
                continue;
            };
            let who = who(line, category, party);
            let is_it = |held: &(Who, Member)| held.0 == who && held.1.category == category;
            let place = found.iter().position(is_it).unwrap_or(found.len());
            if place == found.len() {
                let name = (who != Who::State).then(|| line.label.clone());
                let of = matches!(who, Who::Unnamed(_)).then_some(party);
                found.push((who, Member { name, party: of, category, amounts: vec![None; plans.len()] }));
            }
            if let Some(held) = found.get_mut(place).and_then(|(_, member)| member.amounts.get_mut(party)) {
                // Beyond any money: the merger is refused as a whole.
                *held = held.unwrap_or_default().plus(amount);
            }
        }
    }
    let order = |member: &Member| ORDER.iter().position(|category| *category == member.category);
    let mut members: Vec<Member> = found.into_iter().map(|(_, member)| member).collect();
    members.sort_by_key(order);
    members
}

fn who(line: &Line, category: Category, party: usize) -> Who {
    if category == Category::State {
        return Who::State;
    }
    let words = telling(&line.label);
    if words.is_empty() || category == Category::Members { Who::Unnamed(party) } else { Who::Named(words) }
}
