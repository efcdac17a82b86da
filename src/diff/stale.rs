//! Stale prose: a figure or a sentence that stands in both plans' text, though the table it speaks of moved.

use rust_decimal::Decimal;

use super::money::Money;
use super::totals::{closing, result, side};
use crate::document::Place;
use crate::money::{Amount, Unit};
use crate::plan::{About, Category, Claim, Line, Plan, Role, Side};

/// What stood still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StaleHow {
    /// The figure, whatever the words around it.
    Figure,
    /// A sentence that says the figures rise, and they fall.
    SaysRise,
    /// A sentence that says the figures fall, and they rise.
    SaysFall,
    /// A sentence that says the figures stay, and they do not.
    SaysStay,
}

/// What a figure or a sentence speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// A figure of the whole plan, or a party's money.
    About(About),
    /// What the office costs.
    Administration,
    /// A line of the budget, by its name in the later plan.
    Line(String),
}

/// A figure or a sentence in prose that was carried over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// What stood still.
    pub how: StaleHow,
    /// The words, in the later plan.
    pub text: String,
    /// The figure, in kronor.
    pub amount: Option<Amount>,
    /// The unit to show amounts in.
    pub unit: Unit,
    /// What it speaks of.
    pub of: Of,
    /// What the tables say of the same.
    pub table: Money,
    /// Where it stands in the earlier plan.
    pub before: Place,
    /// Where it stands in the later plan.
    pub after: Place,
}

/// The figures carried over unchanged.
pub(super) fn figures(before: &Plan, after: &Plan) -> Vec<Stale> {
    after.claims.iter().filter_map(|claim| figure(before, after, claim)).collect()
}

fn figure(before: &Plan, after: &Plan, claim: &Claim) -> Option<Stale> {
    let amount = claim.amount?;
    // What the later plan says of another year is history.
    if claim.year.is_some() && after.year.is_some() && claim.year != after.year {
        return None;
    }
    let told = |old: &&Claim| old.amount == Some(amount) && old.about == claim.about;
    let words = |old: &&Claim| old.text == claim.text;
    let old = before.claims.iter().find(|old| told(old) && words(old)).or_else(|| before.claims.iter().find(told))?;
    let table = Money { before: of_table(before, old), after: of_table(after, claim) };
    // Right for the earlier table, or said in the very same words; and wrong for the later though that moved.
    let was_right = table.before.is_some_and(|held| agrees(claim, amount, held));
    let is_wrong = table.after.is_some_and(|held| !agrees(claim, amount, held));
    let stood_still = was_right || words(&old);
    let of = match (claim.about, claim.line.and_then(|(budget, line)| after.budgets.get(budget)?.lines.get(line))) {
        (About::Line, Some(line)) => Of::Line(line.label.clone()),
        (about, _) => Of::About(about),
    };
    (stood_still && is_wrong && table.moved()).then(|| Stale {
        how: StaleHow::Figure,
        text: claim.text.clone(),
        amount: Some(amount),
        unit: claim.unit,
        of,
        table,
        before: old.place.clone(),
        after: claim.place.clone(),
    })
}

/// Whether a figure in prose says what a table does, as exactly as it is printed: `8,6 mkr` is any amount that rounds
/// to it.
fn agrees(claim: &Claim, amount: Amount, table: Amount) -> bool {
    let decimals = amount.in_unit(claim.unit).scale();
    let rounded = table.decimal().checked_div(claim.unit.kronor()).map(|value| {
        value.round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero).normalize()
    });
    rounded == Some(amount.in_unit(claim.unit))
}

/// What the main table says of what a claim is about.
fn of_table(plan: &Plan, claim: &Claim) -> Option<Amount> {
    match claim.about {
        About::Line => {
            let (budget, line) = claim.line?;
            let (main, column) = plan.main_column()?;
            if budget == main { plan.budgets.get(budget)?.amount(line, column) } else { None }
        }
        about => of_all(plan, about),
    }
}

/// A figure of the whole plan, or a party's money.
pub(super) fn of_all(plan: &Plan, about: About) -> Option<Amount> {
    let of = |categories: &[Category]| of_categories(plan, categories);
    match about {
        About::Contributions => of(&[Category::State, Category::Region, Category::Municipality, Category::Members]),
        About::State => of(&[Category::State]),
        About::Region => of(&[Category::Region]),
        About::Municipality => of(&[Category::Municipality]),
        About::Grant => of(&[Category::Grant]),
        About::Income => side(plan, Side::Income),
        About::Costs => side(plan, Side::Cost),
        About::Result => result(plan),
        About::Equity => closing(plan),
        About::Line | About::Share | About::Other => None,
    }
}

/// Some categories of the main budget in all.
pub(super) fn of_categories(plan: &Plan, categories: &[Category]) -> Option<Amount> {
    let (at, column) = plan.main_column()?;
    let budget = plan.budgets.get(at)?;
    let fits =
        |line: &Line| line.role == Role::Item && line.category.is_some_and(|category| categories.contains(&category));
    let lines = budget.lines.iter().enumerate().filter(|(_, line)| fits(line));
    let mut amounts = lines.filter_map(|(line, _)| budget.amount(line, column)).peekable();
    amounts.peek()?;
    Amount::total(amounts)
}

/// A change of less than this many percent is still "on the same level".
pub(super) const LEVEL: Decimal = Decimal::TWO;
