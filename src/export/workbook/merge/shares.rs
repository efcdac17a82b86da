//! Whose money the members' money is, and what the law says of each part (FinsamL 5 §).

use crate::plan::Category;

/// A part of the members' money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    State,
    Regions,
    Municipalities,
    /// All members' money on one line of a plan.
    Undivided,
}

impl Part {
    pub(super) const ALL: [Self; 4] = [Self::State, Self::Regions, Self::Municipalities, Self::Undivided];

    pub(super) fn category(self) -> Category {
        match self {
            Self::State => Category::State,
            Self::Regions => Category::Region,
            Self::Municipalities => Category::Municipality,
            Self::Undivided => Category::Members,
        }
    }

    /// The identifier of its word.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::State => "merge-state",
            Self::Regions => "merge-regions",
            Self::Municipalities => "merge-municipalities",
            Self::Undivided => "merge-undivided-line",
        }
    }

    /// The identifier of what the law says of it.
    pub(super) fn against(self) -> &'static str {
        match self {
            Self::State => "merge-half",
            Self::Regions | Self::Municipalities => "merge-quarter",
            Self::Undivided => "merge-not-told",
        }
    }

    /// The law's part: one in so many.
    pub(super) fn one_in(self) -> Option<i64> {
        match self {
            Self::State => Some(2),
            Self::Regions | Self::Municipalities => Some(4),
            Self::Undivided => None,
        }
    }
}
