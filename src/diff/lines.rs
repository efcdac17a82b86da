//! The lines of two main budgets, matched.

use rust_decimal::Decimal;

use super::Total;
use crate::money::Amount;
use crate::plan::{Category, Line, Plan, Role, Side};
use crate::rules::score;

/// How much two names of lines in one category must be alike to be one line renamed.
const ALIKE: f64 = 0.5;
/// The same for lines of different categories.
const VERY_ALIKE: f64 = 0.75;

/// An amount in both plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Money {
    /// In the earlier plan, in kronor.
    pub before: Option<Amount>,
    /// In the later plan, in kronor.
    pub after: Option<Amount>,
}

impl Money {
    /// The later less the earlier; what is not there is nothing. `None` where neither is there, and on overflow.
    #[must_use]
    pub fn change(&self) -> Option<Amount> {
        self.before.or(self.after)?;
        self.after.unwrap_or_default().minus(self.before.unwrap_or_default())
    }

    /// By how many percent of the earlier amount; `None` where that is nothing.
    #[must_use]
    pub fn percent(&self) -> Option<Decimal> {
        let before = self.before.filter(|amount| !amount.is_zero())?;
        self.after?;
        let share = self.change()?.decimal().checked_div(before.magnitude().decimal())?;
        share.checked_mul(Decimal::ONE_HUNDRED)
    }
}

/// How a line of one plan stands to the other plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It has the same name in both.
    Same,
    /// It has another name in the later plan.
    Renamed,
    /// Only the later plan has it.
    Added,
    /// Only the earlier plan has it.
    Dropped,
}

/// A line in both plans, or in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineChange {
    /// Its name in the earlier plan.
    pub before: Option<String>,
    /// Its name in the later plan.
    pub after: Option<String>,
    /// Its side.
    pub side: Side,
    /// Its category in the later plan, else in the earlier.
    pub category: Option<Category>,
    /// Its amounts.
    pub money: Money,
    /// How it is matched.
    pub how: How,
}

/// An item of a main budget.
#[derive(Clone, Copy)]
struct Item<'a> {
    line: &'a Line,
    amount: Option<Amount>,
}

fn items(plan: &Plan) -> Vec<Item<'_>> {
    let Some((at, column)) = plan.main_column() else { return Vec::new() };
    let Some(budget) = plan.budgets.get(at) else { return Vec::new() };
    let items = budget.lines.iter().enumerate().filter(|(_, line)| line.role == Role::Item);
    items.map(|(at, line)| Item { line, amount: budget.amount(at, column) }).collect()
}

/// The lines of both plans, matched.
pub(super) fn lines(before: &Plan, after: &Plan) -> Vec<LineChange> {
    let (old, new) = (items(before), items(after));
    let partners = partners(&old, &new);
    let mut changes: Vec<LineChange> = new
        .iter()
        .zip(&partners)
        .map(|(item, partner)| change(partner.and_then(|at| old.get(at)).copied(), Some(*item)))
        .collect();
    let gone = old.iter().enumerate().filter(|(at, _)| !partners.contains(&Some(*at)));
    changes.extend(gone.map(|(_, item)| change(Some(*item), None)));
    changes
}

fn change(old: Option<Item<'_>>, new: Option<Item<'_>>) -> LineChange {
    let how = match (old, new) {
        (Some(old), Some(new)) if same(&old.line.label, &new.line.label) => How::Same,
        (Some(_), Some(_)) => How::Renamed,
        (None, _) => How::Added,
        (Some(_), None) => How::Dropped,
    };
    let line = new.or(old).map(|item| item.line);
    LineChange {
        before: old.map(|item| item.line.label.clone()),
        after: new.map(|item| item.line.label.clone()),
        side: line.map(|line| line.side).unwrap_or_default(),
        category: new.and_then(|item| item.line.category).or(old.and_then(|item| item.line.category)),
        money: Money { before: old.and_then(|item| item.amount), after: new.and_then(|item| item.amount) },
        how,
    }
}

/// For each later item its earlier one: by name first, then the most alike, then the only one left of its category.
fn partners(old: &[Item<'_>], new: &[Item<'_>]) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = vec![None; new.len()];
    let group_too = |one: &Line, other: &Line| same(&one.group, &other.group);
    let by_name = |one: &Line, other: &Line| one.side == other.side && same(&one.label, &other.label);
    take_first(old, new, &mut found, |one, other| by_name(one, other) && group_too(one, other));
    take_first(old, new, &mut found, by_name);
    most_alike(old, new, &mut found);
    only_ones_left(old, new, &mut found);
    found
}

fn take_first(old: &[Item<'_>], new: &[Item<'_>], found: &mut [Option<usize>], fits: impl Fn(&Line, &Line) -> bool) {
    for (at, item) in new.iter().enumerate() {
        if found.get(at).is_some_and(Option::is_some) {
            continue;
        }
        let free = old.iter().enumerate().find(|(at, held)| !found.contains(&Some(*at)) && fits(held.line, item.line));
        if let (Some(place), Some((partner, _))) = (found.get_mut(at), free) {
            *place = Some(partner);
        }
    }
}

fn most_alike(old: &[Item<'_>], new: &[Item<'_>], found: &mut [Option<usize>]) {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (later, item) in new.iter().enumerate().filter(|(at, _)| found.get(*at) == Some(&None)) {
        for (earlier, held) in old.iter().enumerate().filter(|(at, _)| !found.contains(&Some(*at))) {
            let one_category = held.line.category == item.line.category;
            let least = if one_category { ALIKE } else { VERY_ALIKE };
            let alike = score(&held.line.label, &item.line.label);
            if held.line.side == item.line.side && alike >= least {
                pairs.push((alike, later, earlier));
            }
        }
    }
    // The most alike first; of equals the first in the plans' order.
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)).then(one.2.cmp(&other.2)));
    for (_, later, earlier) in pairs {
        let taken = found.contains(&Some(earlier));
        if let Some(place) = found.get_mut(later).filter(|place| place.is_none() && !taken) {
            *place = Some(earlier);
        }
    }
}

/// Whether a budget has one line of the category as a rule, so that another name is the same line renamed.
fn stands_alone(category: Category) -> bool {
    matches!(
        category,
        Category::State
            | Category::Region
            | Category::Members
            | Category::Interest
            | Category::Board
            | Category::Audit
            | Category::Evaluation
            | Category::Reserve
    )
}

fn only_ones_left(old: &[Item<'_>], new: &[Item<'_>], found: &mut [Option<usize>]) {
    for later in 0..new.len() {
        let category = new.get(later).and_then(|item| item.line.category).filter(|it| stands_alone(*it));
        if category.is_none() || found.get(later) != Some(&None) {
            continue;
        }
        let of_it = |item: &Item<'_>| item.line.category == category;
        let mut earlier = old.iter().enumerate().filter(|(at, item)| of_it(item) && !found.contains(&Some(*at)));
        let (only, more) = (earlier.next().map(|(at, _)| at), earlier.next());
        let others = new.iter().zip(found.iter()).filter(|(item, partner)| of_it(item) && partner.is_none()).count();
        if let (Some(only), None, 1, Some(place)) = (only, more, others, found.get_mut(later)) {
            *place = Some(only);
        }
    }
}

/// Whether two names say the same, whatever their case and spaces.
pub(super) fn same(left: &str, right: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    plain(left) == plain(right)
}

/// A side of the main budget in all, without equity used as financing.
pub(super) fn side(plan: &Plan, side: Side) -> Option<Amount> {
    let (at, column) = plan.main_column()?;
    let budget = plan.budgets.get(at)?;
    let mut amounts = budget.items(side).filter_map(|(line, _)| budget.amount(line, column)).peekable();
    amounts.peek()?;
    Amount::total(amounts)
}

/// Closing equity of the plan's year.
pub(super) fn closing(plan: &Plan) -> Option<Amount> {
    let row = plan.equity.iter().find(|row| plan.year == Some(row.year))?;
    row.closing.as_ref().map(|value| value.amount)
}

/// The figures of the whole plans.
pub(super) fn totals(before: &Plan, after: &Plan) -> Vec<(Total, Money)> {
    let result = |plan: &Plan| side(plan, Side::Income)?.minus(side(plan, Side::Cost)?);
    let of = |total: Total, plan: &Plan| match total {
        Total::Income => side(plan, Side::Income),
        Total::Costs => side(plan, Side::Cost),
        Total::Result => result(plan),
        Total::Equity => closing(plan),
    };
    let both = |total| (total, Money { before: of(total, before), after: of(total, after) });
    let all = [Total::Income, Total::Costs, Total::Result, Total::Equity].map(both);
    all.into_iter().filter(|(_, money)| money.before.or(money.after).is_some()).collect()
}
