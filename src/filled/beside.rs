//! What people write beside the book's own: in cells that it leaves empty, in notes at cells, on sheets of their own.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What a person has written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Said {
    /// Words; a date as `2025-03-31`.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A number shown in percent.
    Share(Decimal),
    /// A note at a cell.
    Note(String),
}

/// A cell of a person's own on one of the book's sheets, and what it stands beside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    /// The sheet's key: a part's ([`super::Part::key`]) or another of [`super::layout`]; of a budget with its number.
    pub sheet: String,
    /// The row it stood on, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
    /// The identity of the book's own row that it stands on, or else of the nearest above; empty where that row has none.
    pub beside: String,
    /// The words of that row, as [`print()`]s.
    pub anchor: Vec<u32>,
    /// What that row is called, for people.
    pub label: String,
    /// How many rows below that row.
    pub down: u32,
    /// How many rows below the sheet's last, where it stands below all.
    pub below: Option<u32>,
    /// How many columns to the right of the sheet's last, where it stands to the right of all.
    pub right: Option<u32>,
    /// The head of its column, as a [`print()`].
    pub head: Option<u32>,
    /// What stands there.
    pub said: Said,
    /// The formula that gave it, without `=`.
    pub formula: Option<String>,
}

/// A cell of a sheet that a person has added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnCell {
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
    /// What stands there.
    pub said: Said,
    /// The formula that gave it, without `=`.
    pub formula: Option<String>,
}

/// A sheet that a person has added to the book.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct OwnSheet {
    /// Its name.
    pub name: String,
    /// Its cells, in reading order.
    pub cells: Vec<OwnCell>,
}

/// Words as a number, so that a book need not carry all it says: equal words give equal numbers, whatever a program
/// made of the spaces between them. Never 0 or 1.
#[must_use]
pub fn print(words: &str) -> u32 {
    // FNV-1a: the same on every machine and in every version.
    let mut hash = 0x811c_9dc5u32;
    let mut put = |byte: u8| hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    for (at, word) in words.split_whitespace().enumerate() {
        if at > 0 {
            put(b' ');
        }
        word.bytes().for_each(&mut put);
    }
    hash.max(2)
}

/// Whether a formula reads no cell and names nothing: `120+35`, `2*(40-3)`, `SUM(1,2)`.
#[must_use]
pub fn is_of_figures(formula: &str) -> bool {
    let plain = formula.replace("SUM(", "(").replace("ROUND(", "(");
    !plain.is_empty() && plain.chars().all(|c| c.is_ascii_digit() || "+-*/()., ".contains(c))
}

#[cfg(test)]
mod tests {
    use super::print;

    #[test]
    fn spaces_make_no_difference() {
        assert_eq!(print("Summa  kostnader "), print("Summa kostnader"));
        assert_eq!(print("en\ntvå"), print("en två"));
        assert_ne!(print("en två"), print("entvå"));
    }
}
