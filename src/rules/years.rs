//! The years that a policy holds for.

/// A range of budget years, both ends included where they are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Years {
    /// The first.
    pub first: Option<i32>,
    /// The last.
    pub last: Option<i32>,
}

impl Years {
    /// One year.
    #[must_use]
    pub fn only(year: i32) -> Self {
        Self { first: Some(year), last: Some(year) }
    }

    /// Whether a plan's year is within. A plan without a year is within only what has no end.
    #[must_use]
    pub fn hold(self, year: Option<i32>) -> bool {
        match year {
            Some(year) => self.first.is_none_or(|first| first <= year) && self.last.is_none_or(|last| year <= last),
            None => self.last.is_none(),
        }
    }
}
