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
pub use seen::{Seen, seen, set};
pub use weigh::{Holding, Weighed, grains, holds, weigh};

use crate::plan::Plan;

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
    found
}
