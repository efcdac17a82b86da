//! Which light of Översikt a rule belongs to.

use crate::finding::{Check, Message};

/// A light.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Area {
    /// The plan's own sums.
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
    pub(super) const ALL: [Self; 4] = [Self::Arithmetic, Self::Law, Self::Policy, Self::Goals];

    /// The word's identifier.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Arithmetic => "book-area-arithmetic",
            Self::Law => "book-area-law",
            Self::Policy => "book-area-policy",
            Self::Goals => "book-area-goals",
        }
    }

    /// The area of a rule, told by its code and by where it comes from: the program's own arithmetic names its source
    /// by an entry of the catalogue, a pack by its own words; a paragraph is law.
    pub(super) fn of(check: &Check) -> Self {
        if ["goal", "indicator", "activity", "target"].iter().any(|word| check.rule.contains(word)) {
            return Self::Goals;
        }
        match &check.source {
            Message::Entry { .. } => Self::Arithmetic,
            Message::Raw(source) if source.contains('§') => Self::Law,
            Message::Raw(_) => Self::Policy,
        }
    }
}
