//! How wide a printed figure is: rounding intervals as in XBRL Calculations 1.1.

use rust_decimal::Decimal;

use super::{Amount, Unit};

/// All the true amounts that a printed figure can stand for, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lowest.
    pub low: Amount,
    /// The highest.
    pub high: Amount,
}

impl Interval {
    /// An exact amount: no width.
    #[must_use]
    pub fn exact(amount: Amount) -> Self {
        Self { low: amount, high: amount }
    }

    /// A figure printed in `unit` stands for `[v − u/2, v + u/2]`. `None` on overflow.
    #[must_use]
    pub fn rounded(amount: Amount, unit: Unit) -> Option<Self> {
        let half = Amount::kronor(unit.kronor().checked_div(Decimal::TWO)?);
        Some(Self { low: amount.minus(half)?, high: amount.plus(half)? })
    }

    /// Sum of two; `None` on overflow.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self { low: self.low.plus(other.low)?, high: self.high.plus(other.high)? })
    }

    /// With the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { low: self.high.negated(), high: self.low.negated() }
    }

    /// Whether the two share an amount.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}
