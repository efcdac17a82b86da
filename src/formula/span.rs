//! A number with all that it may truly be: interval arithmetic over exact decimals.

use rust_decimal::{Decimal, RoundingStrategy};

use super::Stuck;

/// A value and the bounds within which the true value lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The lowest it may be.
    pub low: Decimal,
    /// As computed from the figures as they stand.
    pub value: Decimal,
    /// The highest it may be.
    pub high: Decimal,
}

impl Span {
    /// A value without width.
    #[must_use]
    pub fn exact(value: Decimal) -> Self {
        Self { low: value, value, high: value }
    }

    /// A value that may be off by `half` either way.
    pub(super) fn around(value: Decimal, half: Decimal) -> Result<Self, Stuck> {
        Ok(Self { low: minus(value, half)?, value, high: plus(value, half)? })
    }

    /// How far the true value may lie from the middle of its bounds.
    pub(super) fn half_width(self) -> Result<Decimal, Stuck> {
        minus(self.high, self.low)?.checked_div(Decimal::TWO).ok_or(Stuck::Overflow)
    }

    pub(super) fn plus(self, other: Self) -> Result<Self, Stuck> {
        Ok(Self {
            low: plus(self.low, other.low)?,
            value: plus(self.value, other.value)?,
            high: plus(self.high, other.high)?,
        })
    }

    pub(super) fn minus(self, other: Self) -> Result<Self, Stuck> {
        Ok(Self {
            low: minus(self.low, other.high)?,
            value: minus(self.value, other.value)?,
            high: minus(self.high, other.low)?,
        })
    }

    pub(super) fn times(self, other: Self) -> Result<Self, Stuck> {
        let corners = [
            times(self.low, other.low)?,
            times(self.low, other.high)?,
            times(self.high, other.low)?,
            times(self.high, other.high)?,
        ];
        Ok(Self { low: least(&corners), value: times(self.value, other.value)?, high: greatest(&corners) })
    }

    /// Where the divisor may be zero but is not, only the value itself is known.
    pub(super) fn over(self, other: Self) -> Result<Self, Stuck> {
        let value = over(self.value, other.value)?;
        if other.low <= Decimal::ZERO && other.high >= Decimal::ZERO {
            return Ok(Self::exact(value));
        }
        let corners = [
            over(self.low, other.low)?,
            over(self.low, other.high)?,
            over(self.high, other.low)?,
            over(self.high, other.high)?,
        ];
        Ok(Self { low: least(&corners), value, high: greatest(&corners) })
    }

    pub(super) fn min(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), value: self.value.min(other.value), high: self.high.min(other.high) }
    }

    pub(super) fn max(self, other: Self) -> Self {
        Self { low: self.low.max(other.low), value: self.value.max(other.value), high: self.high.max(other.high) }
    }

    pub(super) fn abs(self) -> Self {
        let (low, high) = (self.low.abs(), self.high.abs());
        let crosses = self.low < Decimal::ZERO && self.high > Decimal::ZERO;
        let nearest = if crosses { Decimal::ZERO } else { low.min(high) };
        Self { low: nearest, value: self.value.abs(), high: low.max(high) }
    }

    pub(super) fn rounded(self, decimals: u32) -> Self {
        let round = |value: Decimal| value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        Self { low: round(self.low), value: round(self.value), high: round(self.high) }
    }
}

fn plus(left: Decimal, right: Decimal) -> Result<Decimal, Stuck> {
    left.checked_add(right).ok_or(Stuck::Overflow)
}

fn minus(left: Decimal, right: Decimal) -> Result<Decimal, Stuck> {
    left.checked_sub(right).ok_or(Stuck::Overflow)
}

fn times(left: Decimal, right: Decimal) -> Result<Decimal, Stuck> {
    left.checked_mul(right).ok_or(Stuck::Overflow)
}

fn over(left: Decimal, right: Decimal) -> Result<Decimal, Stuck> {
    if right.is_zero() {
        return Err(Stuck::DivisionByZero);
    }
    left.checked_div(right).ok_or(Stuck::Overflow)
}

fn least(values: &[Decimal]) -> Decimal {
    values.iter().copied().min().unwrap_or_default()
}

fn greatest(values: &[Decimal]) -> Decimal {
    values.iter().copied().max().unwrap_or_default()
}
