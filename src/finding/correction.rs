//! A correction: proved, graded, logged.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Cell, Message};
use crate::money::{Amount, Unit};

/// How sure a correction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Exactly one explanation is left: applied.
    Certain,
    /// One explanation clearly leads: offered.
    Likely,
    /// Several explanations: listed, none applied.
    Open,
}

/// What a correction does to a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// Divided or multiplied by a thousand.
    Unit,
    /// A sum computed anew.
    Sum,
    /// The other sign.
    Sign,
    /// A digit wrong, swapped, lost or doubled.
    Digit,
    /// Two neighbouring cells swapped.
    Swap,
    /// A line is missing.
    MissingLine,
    /// Another value.
    Value,
}

/// One changed figure, or one rival explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The rule it mends.
    pub rule: String,
    /// The figure.
    pub cell: Cell,
    /// As printed, in kronor; `None` for a missing line.
    pub old: Option<Amount>,
    /// As mended.
    pub new: Amount,
    /// The unit to show amounts in.
    pub unit: Unit,
    /// What is done.
    pub operation: Operation,
    /// How sure it is.
    pub confidence: Confidence,
    /// What belongs together.
    pub group: u32,
    /// The rank among rival explanations, 1 the best.
    pub alternative: Option<u32>,
    /// Why.
    pub why: Message,
    /// The equations with their figures, before and after.
    pub proof: Vec<Message>,
    /// Whether a decided sum changes with it.
    pub changes_decided_sum: bool,
}

impl Correction {
    /// Whether it is certain or likely, and no rival of what is.
    #[must_use]
    pub fn leads(&self) -> bool {
        self.confidence != Confidence::Open && self.alternative.is_none_or(|rank| rank == 1)
    }
}
