//! Amounts in prose, and what could not be read.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::Place;
use crate::money::{Amount, Unit};

/// What a claim is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// The members' money in all.
    Contributions,
    /// The state's part.
    State,
    /// The region's part.
    Region,
    /// A municipality's part.
    Municipality,
    /// A grant.
    Grant,
    /// Income in all.
    Income,
    /// Costs in all.
    Costs,
    /// The result.
    Result,
    /// Equity.
    Equity,
    /// A line of the budget.
    Line,
    /// A share in percent.
    Share,
    /// Something else.
    Other,
}

/// An amount or a share stated in prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The words around it.
    pub text: String,
    /// In kronor; `None` for a share.
    pub amount: Option<Amount>,
    /// The share in percent.
    pub percent: Option<Decimal>,
    /// The unit it is printed in.
    pub unit: Unit,
    /// What it is about.
    pub about: About,
    /// The line it is about: (budget, line).
    pub line: Option<(usize, usize)>,
    /// The year it is about.
    pub year: Option<i32>,
    /// Where the figure stands.
    pub place: Place,
}

/// What looked like a figure of a budget and found no home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Where it stands.
    pub place: Place,
    /// As printed.
    pub text: String,
    /// Why it found no home: a message of the catalogue.
    pub why: &'static str,
}
