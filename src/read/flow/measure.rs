//! Lengths on paper, as evidence of indentation: how many characters in.

use rust_decimal::Decimal;

/// About so many twentieths of a point are one character of running text.
const CHARACTER: i64 = 120;

/// A length in twentieths of a point; a bare number is in them already.
pub(in crate::read) fn twips(text: &str) -> Option<i64> {
    let text = text.trim();
    let cut = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(cut)?;
    let number: Decimal = number.parse().ok()?;
    let factor = match unit {
        "" => Decimal::ONE,
        "pt" => Decimal::from(20),
        "in" => Decimal::from(1440),
        "cm" => Decimal::from(567),
        "mm" => Decimal::new(567, 1),
        _ => return None,
    };
    i64::try_from(number.checked_mul(factor)?.trunc()).ok()
}

/// A length in whole characters, none where it is negative.
pub(in crate::read) fn characters(twips: i64) -> u32 {
    u32::try_from(twips.max(0) / CHARACTER).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{characters, twips};

    #[test]
    fn lengths_in_any_unit() {
        assert_eq!(
            ["720", "36pt", "1.27cm", "0.5in", "12.7mm", "x"].map(twips),
            [Some(720), Some(720), Some(720), Some(720), Some(720), None]
        );
        assert_eq!([characters(720), characters(-5), characters(i64::MAX)], [6, 0, 0]);
    }
}
