//! The identities over a plan's figures, and whether they hold.
//!
//! [`equations`] reads them out of the plan's structure, [`weigh`] holds each against the printed figures. The
//! tolerance is born in one place ([`tolerance`]) and is shared with [`crate::correct`] and, through [`holds`], with
//! [`crate::recognize`]. No opinion of what to do about a broken identity may come in here.

mod across;
mod equation;
mod facts;
mod grain;
mod rounded;
mod seen;
mod tables;
mod weigh;
mod years;

pub use across::column_of;
pub use equation::{Equation, Identity, Part};
pub use facts::{Fact, income_of, stated};
pub use grain::{Grain, Grains, TableId, tolerance};
pub use seen::{Seen, same_figure, seen, set};
pub use weigh::{Holding, Weighed, grains, holds, weigh};

use std::collections::BTreeSet;

use crate::document::Place;
use crate::plan::{Address, Plan};

/// All identities that the plan's structure gives and whose both sides are printed.
#[must_use]
pub fn equations(plan: &Plan) -> Vec<Equation> {
    let mut found = Vec::new();
    for (at, budget) in plan.budgets.iter().enumerate() {
        tables::sums(at, budget, &mut found);
        tables::repeats(at, budget, &mut found);
    }
    years::rows(plan, &mut found);
    years::roll_forward(plan, &mut found);
    across::years_and_budgets(plan, &mut found);
    across::twin_tables(plan, &mut found);
    once(plan, found)
}

/// Each identity once: where a column of a multi-year budget is read as a table of its own too, its figures are the
/// same printed ones, and a figure held against itself tells nothing.
fn once(plan: &Plan, mut found: Vec<Equation>) -> Vec<Equation> {
    let place = |address: &Address| seen(plan, address).map(|seen| seen.place).filter(|own| *own != Place::default());
    let inside = found.iter().filter(|one| matches!(one.target, Address::Line { .. }));
    let told: BTreeSet<Place> = inside.filter_map(|one| place(&one.target)).collect();
    found.retain(|one| {
        let own = place(&one.target);
        match one.identity {
            Identity::YearResult | Identity::YearIncome => own.is_none_or(|own| !told.contains(&own)),
            Identity::Across => own.is_none() || one.parts.iter().any(|part| place(&part.address) != own),
            _ => true,
        }
    });
    found
}
