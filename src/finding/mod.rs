//! Findings, outcomes and corrections as data: what is wrong, where, why, what to do. How it is worded stands in
//! [`crate::text`], how it is drawn in the command line and the workbook.

mod acceptance;
mod correction;
mod message;
mod outcome;

pub use acceptance::Acceptance;
pub use correction::{Confidence, Correction, Operation};
pub use message::{Arg, Message};
pub use outcome::{Area, Check, Outcome};

use schemars::JsonSchema;
use serde::Serialize;

use crate::document::Place;
use crate::money::{Amount, Unit};
use crate::plan::{Address, Column};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Wrong: exit code 1 as long as it is left.
    Error,
    /// To be looked at.
    Warning,
    /// Good to know.
    Info,
}

/// A figure or a text that a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The line's label, or the catalogue's `field-…` entry of a figure outside the lines.
    pub label: String,
    /// The column, where it has one.
    pub column: Column,
    /// Where it stands; `None` for a derived figure.
    pub place: Option<Place>,
    /// Its address in the plan.
    pub address: Option<Address>,
}

/// The reason that a finding rests on: the lines summed, the policy's line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Where it stands in the source.
    pub place: Place,
    /// What it says.
    pub label: Message,
}

/// One finding: one cause, with all its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's code.
    pub rule: String,
    /// Its weight.
    pub severity: Severity,
    /// What is wrong.
    pub message: Message,
    /// What to do about it.
    pub help: Message,
    /// Where the rule comes from: a paragraph, a document.
    pub source: Message,
    /// The figures it is about; the first is the offender.
    pub cells: Vec<Cell>,
    /// The reasons, drawn as second labels.
    pub reasons: Vec<Reason>,
    /// What was expected.
    pub expected: Option<Amount>,
    /// What stands there.
    pub actual: Option<Amount>,
    /// The unit to show amounts in.
    pub unit: Unit,
    /// The group of corrections that settles it.
    pub resolved_by: Option<u32>,
    /// Other findings that follow from the same cause, said in a sentence each.
    pub consequences: Vec<Message>,
}
