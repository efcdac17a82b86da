//! Findings out of the identities, the prose and the tables held against each other; one cause, one finding.
//!
//! The findings describe the plan as printed, each with what settles it; the outcomes describe the plan after the
//! applied corrections. Policy and law may not come in here: those are the packs' (see [`crate::rules`]).

mod across;
mod broken;
mod judged;
mod live;
mod pages;
mod previous;
mod prose;
mod rank;
mod rounding;
mod shares;
mod signs;
mod tables;
mod words;
mod workbook;

pub use judged::{RULES, identities};
pub use live::live;
pub use pages::codes;
pub use previous::{PREVIOUS_RULES, against_previous};
pub use rank::{WEIGHTIEST, rank};
pub use tables::tables;
pub use workbook::workbook;

use crate::balance::Weighed;
use crate::correct::Corrected;
use crate::finding::Finding;
use crate::plan::Plan;
use crate::rules::Judged;

/// The arithmetic's own rules with their outcomes, and its findings, weightiest first. `weighed` is of the printed
/// plan, `corrected` what became of it. The rules carry no finding of their own: all findings stand in the list.
#[must_use]
pub fn arithmetic(plan: &Plan, weighed: &[Weighed], corrected: &Corrected) -> (Vec<Judged>, Vec<Finding>) {
    let ground = Ground { plan, weighed, corrected };
    let mut findings = broken::findings(&ground);
    across::findings(&ground, &mut findings);
    prose::findings(&ground, &mut findings);
    shares::consequences(&ground, &mut findings);
    signs::findings(&ground, &mut findings);
    findings.extend(rounding::remark(&ground));
    let judged = judged::judged(&ground, &findings);
    (judged, rank(findings))
}

/// What every check here stands on.
struct Ground<'a> {
    /// As printed.
    plan: &'a Plan,
    /// The identities of the printed plan.
    weighed: &'a [Weighed],
    /// What became of it.
    corrected: &'a Corrected,
}
