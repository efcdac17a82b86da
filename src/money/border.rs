//! The two borders where money meets a float: a workbook's cells hold nothing else.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A workbook's number as an exact decimal, by its shortest decimal form of at most 15 significant digits,
/// which is what Excel itself shows. `None` for infinities, not-a-number and what has no exact form.
#[must_use]
pub fn from_cell(value: f64) -> Option<Decimal> {
    if !value.is_finite() {
        return None;
    }
    let shortest = format!("{value:.14e}");
    Decimal::from_scientific(&shortest).ok().map(|found| found.normalize())
}

/// The first whole number of more digits than a workbook's number holds.
const BEYOND: u128 = 1_000_000_000_000_000;

/// A decimal as a workbook's number; `None` where 15 significant digits do not hold it, so that it is written as text.
#[must_use]
pub fn to_cell(value: Decimal) -> Option<f64> {
    if value.normalize().mantissa().unsigned_abs() >= BEYOND {
        return None;
    }
    value.to_f64()
}

#[cfg(test)]
mod tests {
    use super::{from_cell, to_cell};
    use rust_decimal::Decimal;

    #[test]
    fn a_binary_tail_is_not_money() {
        assert_eq!(from_cell(0.1 + 0.2), Some(Decimal::new(3, 1)));
        assert_eq!(from_cell(f64::NAN), None);
    }

    #[test]
    fn too_long_for_a_float_is_refused() {
        assert_eq!(to_cell(Decimal::new(1_234_567_890_123_456, 0)), None);
        assert_eq!(to_cell(Decimal::new(8562, 0)), Some(8562.0));
    }
}
