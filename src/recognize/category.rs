//! The category of an item: a pack's own word first, then the label's, then the group's.

use crate::plan::{Category, Hints, Side};

use super::lexicon;

/// The category of an item with its label and the labels of its groups.
#[must_use]
pub fn category(hints: &Hints, side: Side, label: &str, path: &[String]) -> Option<Category> {
    if let Some(placed) = placed(hints, label) {
        return Some(placed);
    }
    match side {
        Side::Income => Some(income(hints, label, path)),
        Side::Cost => Some(cost(label, path)),
        Side::None => None,
    }
}

fn placed(hints: &Hints, label: &str) -> Option<Category> {
    let lower = label.to_lowercase();
    hints
        .placings
        .iter()
        .filter(|placing| lower.starts_with(&placing.label.to_lowercase()))
        .max_by_key(|placing| placing.label.len())
        .map(|placing| placing.category)
}

fn income(hints: &Hints, label: &str, path: &[String]) -> Category {
    let lower = label.to_lowercase();
    let member = hints.members.iter().find(|member| lower.contains(&member.name.to_lowercase()));
    let found = lexicon::income_category(label);
    // `Övriga intäkter: Ersättning från staten` is no member's contribution.
    let rest = path.last().is_some_and(|group| group.to_lowercase().starts_with("övrig"));
    let of_member = matches!(found, Some(Category::State | Category::Region | Category::Municipality));
    if rest && of_member && member.is_none() {
        return Category::OtherIncome;
    }
    found.or(member.map(|member| member.category)).unwrap_or_else(|| {
        // Under a heading of the members' money a bare name is a municipality's.
        let members = path.iter().any(|group| lexicon::is_members(group));
        if members { Category::Municipality } else { Category::OtherIncome }
    })
}

fn cost(label: &str, path: &[String]) -> Category {
    let own = lexicon::cost_category(label);
    let strong = matches!(
        own,
        Some(Category::Reserve | Category::Audit | Category::Board | Category::Evaluation | Category::Process)
    );
    if let Some(own) = own.filter(|_| strong) {
        return own;
    }
    let group = path.iter().skip(1).rev().find_map(|group| lexicon::cost_category(group));
    match group {
        Some(found @ (Category::Individual | Category::Structural)) => found,
        // Training within the office's own costs is the office's.
        Some(Category::Administration | Category::Board) if own == Some(Category::Competence) => {
            Category::Administration
        }
        _ => own.or(group).unwrap_or(Category::OtherCost),
    }
}
