//! The name of one figure within a plan.

use serde::{Deserialize, Serialize};

/// One figure of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Address {
    /// A line of a budget in one of its columns.
    Line {
        /// Which budget.
        budget: usize,
        /// Which of its lines.
        line: usize,
        /// Which of its columns.
        column: usize,
    },
    /// An amount printed a second time on the same line.
    Repeat {
        /// Which budget.
        budget: usize,
        /// Which of its repeats.
        repeat: usize,
    },
    /// A field of a year in the multi-year table.
    Year {
        /// Which row.
        row: usize,
        /// Which field.
        field: YearField,
    },
    /// Opening equity of a year.
    Opening {
        /// Which row.
        row: usize,
    },
    /// Closing equity of a year.
    Closing {
        /// Which row.
        row: usize,
    },
    /// An amount in prose.
    Claim {
        /// Which claim.
        claim: usize,
    },
}

/// A field of a row in the multi-year table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YearField {
    /// The members' contributions.
    Contributions,
    /// Grants beside them.
    Grants,
    /// Income in all, where the table gives it undivided.
    Income,
    /// Costs.
    Costs,
    /// Budgeted result.
    Result,
    /// The result that is now expected.
    Forecast,
}

impl YearField {
    /// All fields in the order a table gives them.
    pub const ALL: [YearField; 6] =
        [Self::Contributions, Self::Grants, Self::Income, Self::Costs, Self::Result, Self::Forecast];

    /// The contract's name of the field.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Contributions => "contributions",
            Self::Grants => "grants",
            Self::Income => "income",
            Self::Costs => "costs",
            Self::Result => "result",
            Self::Forecast => "forecast",
        }
    }
}
