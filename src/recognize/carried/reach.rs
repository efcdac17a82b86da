//! Which rows of its own column a formula reads: `SUM(B5:B8,B10)`.

use std::ops::RangeInclusive;

/// The rows, from 0, that a formula in a cell of `column` (`B`) reads of that column on its own sheet.
pub(super) fn rows(formula: &str, column: &str) -> Vec<RangeInclusive<u32>> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '$' | ':' | '!' | '\'');
    let words = formula.split(|c: char| !is_part(c));
    words.filter(|word| !word.contains('!')).filter_map(|word| range(&word.replace('$', ""), column)).collect()
}

fn range(word: &str, column: &str) -> Option<RangeInclusive<u32>> {
    let row = |cell: &str| cell.strip_prefix(column)?.parse::<u32>().ok()?.checked_sub(1);
    match word.split_once(':') {
        Some((first, last)) => Some(row(first)?..=row(last)?),
        None => row(word).map(|row| row..=row),
    }
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn rows_of_the_own_column() {
        assert_eq!(rows("SUM(B5:B8,B10)-$B$12", "B"), [4..=7, 9..=9, 11..=11]);
        assert_eq!(rows("SUM(C5:C8)+Mål!B3+'Blad 2'!B9", "B"), []);
        assert_eq!(rows("SUM(B5:B4294967297)", "B"), []);
    }
}
