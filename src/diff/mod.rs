//! Two plans side by side: lines matched by name and category, goals added, dropped and reworded, and what prose carried
//! over unchanged though the table moved.
//!
//! Only what can be told from the two plans; how it is drawn stands in the command line, as JSON and as a workbook in
//! the export. Seen from the other plan, lines, goals and totals mirror; stale prose is of the later plan alone.

mod alike;
mod assign;
mod carried;
mod goals;
mod items;
mod lines;
mod matching;
mod money;
mod moves;
mod parts;
mod stale;
#[cfg(test)]
mod tests;
mod texts;
mod totals;
mod wording;

pub use alike::telling_words as telling;
pub use goals::{GoalChange, GoalHow, GoalPart, PartChange};
pub use lines::{How, LineChange, Part};
pub use money::Money;
pub use stale::{Of, Stale, StaleHow};
pub use totals::Total;
pub use wording::{Piece, reworded};

use crate::document::Document;
use crate::money::Unit;
use crate::plan::Plan;

/// What is different between two plans.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Diff {
    /// Income, costs, result and equity in all, where one of the plans tells them.
    pub totals: Vec<(Total, Money)>,
    /// The items of the main budgets: those of the later plan in its order, then those that were dropped.
    pub lines: Vec<LineChange>,
    /// The goals: those of the later plan in its order, then those that were dropped.
    pub goals: Vec<GoalChange>,
    /// Figures and sentences in prose that were carried over unchanged though the table moved.
    pub stale: Vec<Stale>,
}

impl Diff {
    /// Whether the plans differ in nothing that is compared.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.lines.iter().any(LineChange::differs)
            && !self.goals.iter().any(GoalChange::differs)
            && self.totals.iter().all(|(_, money)| money.before == money.after)
            && self.stale.is_empty()
    }
}

/// Sets two plans side by side, the earlier first.
#[must_use]
pub fn diff(before: &Plan, after: &Plan) -> Diff {
    Diff {
        totals: totals::totals(before, after),
        lines: lines::lines(before, after),
        goals: goals::goals(before, after),
        stale: stale::figures(before, after),
    }
}

/// The same with the documents that the plans were read from, so that whole sentences are compared too.
#[must_use]
pub fn diff_with(plans: [&Plan; 2], documents: [&Document; 2]) -> Diff {
    let mut found = diff(plans[0], plans[1]);
    let more = carried::sentences_of(plans, documents, &found.lines, unit(plans));
    found.stale.extend(more);
    found.stale.sort_by(|one, other| one.after.cmp(&other.after));
    found
}

/// The unit that both plans can be shown in: the coarser of their main tables'.
#[must_use]
pub fn unit(plans: [&Plan; 2]) -> Unit {
    let [before, after] = plans.map(own_unit);
    before.max(after)
}

/// The unit of a plan's main table.
#[must_use]
pub fn own_unit(plan: &Plan) -> Unit {
    let main = plan.main_column().and_then(|(at, _)| plan.budgets.get(at));
    main.map(|budget| budget.unit).unwrap_or_default()
}
