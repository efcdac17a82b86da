//! Stale prose: a figure that stands in both plans' text, though the table it speaks of moved.

use crate::document::Place;
use crate::money::{Amount, Unit};
use crate::plan::{About, Category, Claim, Plan, Role, Side};

use super::lines::{Money, closing, side};

/// A figure in prose that was carried over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The words around it, in the later plan.
    pub text: String,
    /// The figure, in kronor.
    pub amount: Amount,
    /// The unit it is printed in.
    pub unit: Unit,
    /// What it is about.
    pub about: About,
    /// What the tables say of the same.
    pub table: Money,
    /// Where it stands in the earlier plan.
    pub before: Place,
    /// Where it stands in the later plan.
    pub after: Place,
}

/// The figures carried over unchanged.
pub(super) fn stale(before: &Plan, after: &Plan) -> Vec<Stale> {
    let carried = |claim: &Claim| {
        let amount = claim.amount?;
        let told = |old: &&Claim| old.amount == Some(amount) && old.about == claim.about;
        let old = before.claims.iter().find(told)?;
        let table = Money { before: figure(before, old), after: figure(after, claim) };
        // Right for the earlier table, and wrong for the later: only then is it the figure that stood still.
        let was_right = table.before == Some(amount);
        let moved = table.after.is_some_and(|now| now != amount);
        (was_right && moved).then(|| Stale {
            text: claim.text.clone(),
            amount,
            unit: claim.unit,
            about: claim.about,
            table,
            before: old.place.clone(),
            after: claim.place.clone(),
        })
    };
    after.claims.iter().filter_map(carried).collect()
}

/// What the main table says of what a claim is about.
fn figure(plan: &Plan, claim: &Claim) -> Option<Amount> {
    let of = |categories: &[Category]| of_categories(plan, categories);
    match claim.about {
        About::Contributions => of(&[Category::State, Category::Region, Category::Municipality, Category::Members]),
        About::State => of(&[Category::State]),
        About::Region => of(&[Category::Region]),
        About::Municipality => of(&[Category::Municipality]),
        About::Grant => of(&[Category::Grant]),
        About::Income => side(plan, Side::Income),
        About::Costs => side(plan, Side::Cost),
        About::Result => side(plan, Side::Income)?.minus(side(plan, Side::Cost)?),
        About::Equity => closing(plan),
        About::Line => {
            let (budget, line) = claim.line?;
            let (main, column) = plan.main_column()?;
            if budget == main { plan.budgets.get(budget)?.amount(line, column) } else { None }
        }
        About::Share | About::Other => None,
    }
}

fn of_categories(plan: &Plan, categories: &[Category]) -> Option<Amount> {
    let (at, column) = plan.main_column()?;
    let budget = plan.budgets.get(at)?;
    let fits = |line: &crate::plan::Line| {
        line.role == Role::Item && line.category.is_some_and(|category| categories.contains(&category))
    };
    let lines = budget.lines.iter().enumerate().filter(|(_, line)| fits(line));
    let mut amounts = lines.filter_map(|(line, _)| budget.amount(line, column)).peekable();
    amounts.peek()?;
    Amount::total(amounts)
}
