//! The way through the house, in one place.

use crate::document::Document;
use crate::finding::{Correction, Finding};
use crate::plan::Plan;
use crate::rules::Judged;

/// All that is known of one plan when the way has been walked.
#[derive(Clone, Debug, Default)]
pub struct Examination {
    /// What the source says.
    pub document: Document,
    /// The plan as printed.
    pub printed: Plan,
    /// The plan after the applied corrections.
    pub corrected: Plan,
    /// The packs that were used, by name, the law first.
    pub packs: Vec<String>,
    /// Every rule with its outcome: the arithmetic's own and the packs'.
    pub judged: Vec<Judged>,
    /// The findings, weightiest first.
    pub findings: Vec<Finding>,
    /// The corrections: applied, offered and open.
    pub corrections: Vec<Correction>,
}
