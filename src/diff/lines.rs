//! The lines of two main budgets, matched.

use super::items::{Item, items, same};
use super::matching::{self, Matched};
use super::money::Money;
use super::{moves, parts};
use crate::document::Place;
use crate::money::Amount;
use crate::plan::{Category, Plan, Side};

/// How a line of one plan stands to the other plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// It has the same name in both.
    Same,
    /// It has another name in the later plan, alike by its words.
    Renamed,
    /// It has another name in the later plan and is the only one of its category in both.
    Replaced,
    /// The later plan has parts of it, each by the name of the whole and more.
    Split,
    /// The later plan has one line for several.
    Joined,
    /// Only the later plan has it.
    Added,
    /// Only the earlier plan has it.
    Dropped,
}

/// A part of a line that was split or joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub label: String,
    /// Its amount, in kronor.
    pub amount: Option<Amount>,
    /// Where its amount stands.
    pub place: Option<Place>,
}

/// A line in both plans, or in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineChange {
    /// Its name in the earlier plan.
    pub before: Option<String>,
    /// Its name in the later plan.
    pub after: Option<String>,
    /// The label of its group in the earlier plan.
    pub group_before: Option<String>,
    /// The label of its group in the later plan.
    pub group_after: Option<String>,
    /// Whether it stands in another group in the later plan, where the group itself did not only change its name.
    pub moved: bool,
    /// Its side.
    pub side: Side,
    /// Its category in the later plan, else in the earlier.
    pub category: Option<Category>,
    /// Its amounts.
    pub money: Money,
    /// Whether the amounts differ by no more than the coarser of two units can tell.
    pub rounding: bool,
    /// How it is matched.
    pub how: How,
    /// What it was split into, or joined from.
    pub parts: Vec<Part>,
    /// Where its amount stands in the earlier plan.
    pub place_before: Option<Place>,
    /// Where its amount stands in the later plan.
    pub place_after: Option<Place>,
}

impl LineChange {
    /// Whether anything differs.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.how != How::Same || self.moved || self.money.before != self.money.after
    }
}

/// The lines of both plans: those of the later plan in its order, then those that were dropped.
pub(super) fn lines(before: &Plan, after: &Plan) -> Vec<LineChange> {
    let (old, new) = (items(before), items(after));
    let Matched { pairs, by_category } = matching::matched(&old, &new);
    let parted = parts::parted(&old, &new, &pairs);
    let moves = moves::Moves::of(&old, &new, &pairs);
    let mut changes: Vec<(usize, LineChange)> = Vec::new();
    for (earlier, later) in &pairs {
        if let (Some(one), Some(other)) = (old.get(*earlier), new.get(*later))
            && !parted.has(*earlier, *later)
        {
            let mut change = change(Some(one), Some(other));
            change.moved = moves.moved(one, other);
            if by_category.contains(earlier) {
                change.how = How::Replaced;
            }
            changes.push((*later, change));
        }
    }
    for (at, item) in new.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|(_, later)| later == at)) {
        if !parted.later.contains(&at) {
            changes.push((at, change(None, Some(item))));
        }
    }
    for (whole, of) in &parted.splits {
        let found: Vec<&Item<'_>> = of.iter().filter_map(|at| new.get(*at)).collect();
        if let (Some(old), Some(first)) = (old.get(*whole), of.first()) {
            changes.push((*first, split(old, &found)));
        }
    }
    for (whole, of) in &parted.joins {
        let found: Vec<&Item<'_>> = of.iter().filter_map(|at| old.get(*at)).collect();
        if let Some(new) = new.get(*whole) {
            changes.push((*whole, turned(split(new, &found))));
        }
    }
    changes.sort_by_key(|(at, _)| *at);
    let mut changes: Vec<LineChange> = changes.into_iter().map(|(_, change)| change).collect();
    let gone = |at: &usize| !pairs.iter().any(|(earlier, _)| earlier == at) && !parted.earlier.contains(at);
    changes.extend(old.iter().enumerate().filter(|(at, _)| gone(at)).map(|(_, item)| change(Some(item), None)));
    changes
}

fn change(old: Option<&Item<'_>>, new: Option<&Item<'_>>) -> LineChange {
    let how = match (old, new) {
        (Some(old), Some(new)) if same(&old.line.label, &new.line.label) => How::Same,
        (Some(_), Some(_)) => How::Renamed,
        (None, _) => How::Added,
        (Some(_), None) => How::Dropped,
    };
    let line = new.or(old).map(|item| item.line);
    let money = Money { before: old.and_then(|item| item.amount), after: new.and_then(|item| item.amount) };
    LineChange {
        before: old.map(|item| item.line.label.clone()),
        after: new.map(|item| item.line.label.clone()),
        group_before: old.and_then(Item::group),
        group_after: new.and_then(Item::group),
        moved: false,
        side: line.map(|line| line.side).unwrap_or_default(),
        category: new.and_then(|item| item.line.category).or(old.and_then(|item| item.line.category)),
        money,
        rounding: old.zip(new).is_some_and(|(old, new)| is_rounding(old, new, &money)),
        how,
        parts: Vec::new(),
        place_before: old.and_then(Item::place),
        place_after: new.and_then(Item::place),
    }
}

/// Where one plan counts in a coarser unit, it cannot tell less than half of it.
fn is_rounding(old: &Item<'_>, new: &Item<'_>, money: &Money) -> bool {
    let half = old.unit.max(new.unit).kronor().checked_div(rust_decimal::Decimal::TWO);
    let little = money.change().zip(half).is_some_and(|(change, half)| change.magnitude().decimal() <= half);
    old.unit != new.unit && money.moved() && little
}

fn split(whole: &Item<'_>, of: &[&Item<'_>]) -> LineChange {
    let parts = of.iter().map(|item| Part { label: item.line.label.clone(), amount: item.amount, place: item.place() });
    let sum = Amount::total(of.iter().filter_map(|item| item.amount));
    let group = of.first().and_then(|item| item.group());
    LineChange {
        after: None,
        group_after: group.filter(|group| of.iter().all(|item| item.group().as_ref() == Some(group))),
        money: Money { before: whole.amount, after: sum },
        how: How::Split,
        parts: parts.collect(),
        ..change(Some(whole), None)
    }
}

/// A split seen from the other plan.
fn turned(split: LineChange) -> LineChange {
    LineChange {
        before: split.after,
        after: split.before,
        group_before: split.group_after,
        group_after: split.group_before,
        money: split.money.turned(),
        how: How::Joined,
        place_before: split.place_after,
        place_after: split.place_before,
        ..split
    }
}
