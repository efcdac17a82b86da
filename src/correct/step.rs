//! One step of an explanation: an operation on one figure or on several that go together.

use crate::finding::Operation;

/// Why a sum is off by just so much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slip {
    /// A line is not in it.
    LeftOut(usize),
    /// A line is in it twice.
    Doubled(usize),
}

/// How a digit went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Digit {
    /// Another digit.
    Wrong,
    /// Two neighbours in the wrong order.
    Swapped,
    /// One is missing.
    Lost,
    /// One stands twice.
    Doubled,
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Deed {
    /// Divided by a thousand.
    UnitDown,
    /// Multiplied by a thousand.
    UnitUp,
    /// The other sign.
    Sign,
    /// A sum computed anew, with the slip that explains it where one does.
    Sum(Option<Slip>),
    /// A second printing brought in line.
    Copy,
    /// A digit.
    Digit(Digit),
    /// Two neighbouring figures have changed places.
    Swap,
    /// A line is missing under this identity.
    MissingLine(usize),
    /// Another value.
    Value,
}

impl Deed {
    /// The contract's name of it.
    pub(super) fn operation(self) -> Operation {
        match self {
            Self::UnitDown | Self::UnitUp => Operation::Unit,
            Self::Sign => Operation::Sign,
            Self::Sum(_) => Operation::Sum,
            Self::Digit(_) => Operation::Digit,
            Self::Swap => Operation::Swap,
            Self::MissingLine(_) => Operation::MissingLine,
            Self::Copy | Self::Value => Operation::Value,
        }
    }
}

/// One step: a deed and the figures it changes. A missing line changes none and gives its amount.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Step {
    pub(super) deed: Deed,
    /// (variable, new value); for a missing line the sum it is missing under and the line's amount.
    pub(super) changes: Vec<(usize, i128)>,
}

/// A set of steps after which all the identities it is about hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Explanation {
    pub(super) steps: Vec<Step>,
    /// Lower is likelier.
    pub(super) cost: i64,
    /// Whether it breaks an identity across tables that held.
    pub(super) harms: bool,
}
