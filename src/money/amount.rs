//! An exact amount in kronor.

use rust_decimal::Decimal;
use std::fmt;

use super::Unit;

/// An amount in kronor, exact. Every operation that can overflow is checked and says so with `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(Decimal);

impl Amount {
    /// No money at all.
    pub const ZERO: Amount = Amount(Decimal::ZERO);

    /// An amount given in kronor.
    #[must_use]
    pub fn kronor(value: Decimal) -> Self {
        Self(value.normalize())
    }

    /// An amount given in `unit`: 8562 in tkr is 8 562 000 kronor. `None` on overflow.
    #[must_use]
    pub fn of(value: Decimal, unit: Unit) -> Option<Self> {
        value.checked_mul(unit.kronor()).map(Self::kronor)
    }

    /// The amount in kronor as a bare decimal.
    #[must_use]
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// The amount counted in `unit`, exact.
    #[must_use]
    pub fn in_unit(self, unit: Unit) -> Decimal {
        self.0.checked_div(unit.kronor()).map_or(self.0, |value| value.normalize())
    }

    /// Sum; `None` on overflow.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self::kronor)
    }

    /// Difference; `None` on overflow.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self::kronor)
    }

    /// The sum of many; `None` on overflow.
    #[must_use]
    pub fn total(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// The amount with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        if self.is_zero() { self } else { Self(-self.0) }
    }

    /// The amount without its sign.
    #[must_use]
    pub fn magnitude(self) -> Self {
        Self(self.0.abs())
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// As Swedes write it, with its unit: `8 562 tkr`, `−1,5 mkr`.
    #[must_use]
    pub fn swedish(self, unit: Unit) -> String {
        format!("{} {}", swedish_number(self.in_unit(unit)), unit.symbol())
    }
}

impl fmt::Display for Amount {
    /// The contract's form: a plain decimal in kronor, `8562000`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.normalize())
    }
}

/// A number as Swedes write it: thousands by a space, decimal comma, a real minus sign. `-1312.5` is `−1 312,5`.
#[must_use]
pub fn swedish_number(value: Decimal) -> String {
    let plain = value.normalize().abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain.as_str(), ""));
    let mut out = String::new();
    if value.is_sign_negative() && !value.is_zero() {
        out.push('\u{2212}');
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            out.push(' ');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(',');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Amount, swedish_number};
    use crate::money::Unit;
    use rust_decimal::Decimal;

    #[test]
    fn writes_as_swedes_do() {
        assert_eq!(swedish_number(Decimal::new(-13125, 1)), "−1 312,5");
        assert_eq!(swedish_number(Decimal::new(0, 0)), "0");
        assert_eq!(swedish_number(Decimal::new(999, 0)), "999");
    }

    #[test]
    fn keeps_units_exact() {
        let amount = Amount::of(Decimal::new(8562, 0), Unit::Tkr);
        assert_eq!(amount.map(|a| a.to_string()).as_deref(), Some("8562000"));
        assert_eq!(amount.map(|a| a.swedish(Unit::Tkr)).as_deref(), Some("8 562 tkr"));
    }
}
