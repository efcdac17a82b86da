//! A sheet as its cells: sparse, in reading order, with what the format says of each.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

/// A cell that holds something. Rows and columns count from 0.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Held {
    pub(super) row: u32,
    pub(super) column: u32,
    /// As the workbook shows it in Swedish.
    pub(super) text: String,
    /// The number it holds, exact.
    pub(super) number: Option<Decimal>,
    /// Its formula, without `=`.
    pub(super) formula: Option<String>,
    pub(super) bold: bool,
    /// The line and column of its first character, where the source is a text.
    pub(super) line: Option<(u32, u32)>,
    /// The indentation of its text, in the format's own steps.
    pub(super) indent: u32,
}

impl Held {
    /// Whether nothing is shown in it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// A visible sheet.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    /// Its cells by row, then by column.
    pub(super) cells: Vec<Held>,
    /// How many columns a merged cell covers, by the row and column of its top left.
    pub(super) merges: BTreeMap<(u32, u32), u32>,
    pub(super) hidden_rows: BTreeSet<u32>,
}

impl Sheet {
    /// How many columns a cell covers.
    pub(super) fn wide(&self, row: u32, column: u32) -> u32 {
        self.merges.get(&(row, column)).copied().unwrap_or(1)
    }
}

/// How many cells of a workbook are read: some ten times the largest budget ever seen.
pub(super) const MOST_CELLS: usize = 800_000;

/// A cell as Excel names it, row and column counted from 0: (4, 1) is `B5`.
pub(super) fn a1(row: u32, column: u32) -> String {
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
pub(super) fn position(a1: &str) -> Option<(u32, u32)> {
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
