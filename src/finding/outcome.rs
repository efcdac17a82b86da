//! What became of a rule: four outcomes; the last never looks like a pass.

use schemars::JsonSchema;
use serde::Serialize;

use super::Message;

/// The outcome of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It holds.
    Passed,
    /// It does not hold.
    Failed,
    /// It does not hold, and a person has accepted that.
    Accepted,
    /// It does not concern this plan.
    NotApplicable,
    /// The plan does not say enough.
    NotEvaluated,
}

/// What a rule watches over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// The plan's own sums.
    #[default]
    Arithmetic,
    /// The law.
    Law,
    /// The förbund's own policy.
    Policy,
    /// The goals.
    Goals,
}

impl Area {
    /// All, in the order they are shown.
    pub const ALL: [Self; 4] = [Self::Arithmetic, Self::Law, Self::Policy, Self::Goals];
}

/// A rule and its outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The rule's code.
    pub rule: String,
    /// The rule's title.
    pub title: Message,
    /// What became of it.
    pub outcome: Outcome,
    /// Why.
    pub why: Message,
    /// Whether the workbook evaluates it by live formulas.
    pub live: bool,
    /// Where the rule comes from.
    pub source: Message,
    /// Whether the figures agree only within rounding.
    pub rounding: bool,
    /// What it watches over.
    pub area: Area,
}
