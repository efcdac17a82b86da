//! A rule as it came out.

use crate::finding::{Check, Finding};
use crate::formula::LiveCheck;

/// A rule as it came out for one plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Its outcome.
    pub check: Check,
    /// What is found where it fails.
    pub finding: Option<Finding>,
    /// The check as live formulas, where it can be written so.
    pub live: Option<LiveCheck>,
}
