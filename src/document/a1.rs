//! Cells as spreadsheets name them.

/// A cell as Excel names it, row and column counted from 0: (4, 1) is `B5`.
#[must_use]
pub fn a1(row: u32, column: u32) -> String {
    let mut letters = [0u8; 8];
    let mut at = letters.len();
    let mut left = u64::from(column) + 1;
    while left > 0 {
        at = at.saturating_sub(1);
        if let (Some(slot), Ok(digit)) = (letters.get_mut(at), u8::try_from((left - 1) % 26)) {
            *slot = b'A' + digit;
        }
        left = (left - 1) / 26;
    }
    let front = letters.get(at..).and_then(|found| std::str::from_utf8(found).ok()).unwrap_or_default();
    format!("{front}{}", u64::from(row) + 1)
}

/// The row and the column of `B5`, counted from 0; `$` may stand in it.
#[must_use]
pub fn position(a1: &str) -> Option<(u32, u32)> {
    let bare: String = a1.chars().filter(|c| *c != '$').collect();
    let digits = bare.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = bare.split_at_checked(digits)?;
    let mut column = 0u32;
    for letter in letters.chars() {
        let value = u32::from(letter.to_ascii_uppercase()).checked_sub(u32::from('A')).filter(|value| *value < 26)?;
        column = column.checked_mul(26)?.checked_add(value + 1)?;
    }
    let row: u32 = row.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::{a1, position};

    #[test]
    fn names_and_positions_of_cells() {
        for (name, at) in [("A1", (0, 0)), ("B5", (4, 1)), ("AA27", (26, 26)), ("XFD1048576", (1_048_575, 16_383))] {
            assert_eq!(a1(at.0, at.1), name);
            assert_eq!(position(name), Some(at));
        }
        assert_eq!(position("$C$7"), Some((6, 2)));
        assert_eq!(position("7"), None);
        assert_eq!(position("A0"), None);
        assert_eq!(position("ÅÄÖ1"), None);
        assert_eq!(a1(u32::MAX, u32::MAX), "MWLQKWV4294967296");
    }
}
