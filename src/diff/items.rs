//! The items of a plan's main budget: what is matched.

use crate::document::Place;
use crate::money::{Amount, Unit};
use crate::plan::{Line, Plan, Role};

/// An item of a main budget.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'a> {
    pub(super) line: &'a Line,
    pub(super) amount: Option<Amount>,
    pub(super) unit: Unit,
    column: usize,
}

impl Item<'_> {
    /// The label of the group it stands in.
    pub(super) fn group(&self) -> Option<String> {
        self.line.path.last().cloned()
    }

    /// Where its amount stands.
    pub(super) fn place(&self) -> Option<Place> {
        self.line.cells.get(self.column)?.as_ref().map(|figure| figure.place.clone())
    }

    /// All that is told of it: who have the same key differ in nothing that is shown.
    pub(super) fn key(&self) -> String {
        let line = self.line;
        let amount = self.amount.map_or_else(String::new, |amount| amount.to_string());
        format!(
            "{}\u{1}{}\u{1}{:?}\u{1}{:?}\u{1}{amount}\u{1}{:?}",
            line.label,
            line.path.join("\u{2}"),
            line.side,
            line.category,
            self.unit
        )
    }
}

/// The items of a plan's main budget.
pub(super) fn items(plan: &Plan) -> Vec<Item<'_>> {
    let Some((at, column)) = plan.main_column() else { return Vec::new() };
    let Some(budget) = plan.budgets.get(at) else { return Vec::new() };
    let items = budget.lines.iter().enumerate().filter(|(_, line)| line.role == Role::Item);
    items.map(|(at, line)| Item { line, amount: budget.amount(at, column), unit: budget.unit, column }).collect()
}

/// Whether two names say the same, whatever their case and spaces.
pub(super) fn same(left: &str, right: &str) -> bool {
    plain(left) == plain(right)
}

/// A name without case and superfluous spaces.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
