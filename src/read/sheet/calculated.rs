//! Whether a workbook's formulas were ever computed: programs that write workbooks may leave their results out.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::grid::{Sheet, position};
use crate::read::ReadError;

/// How many formulas there are, and how many of them have no result.
#[derive(Debug, Default)]
pub(super) struct Calculated {
    formulas: usize,
    without: usize,
}

impl Calculated {
    /// Notes a formula.
    pub(super) fn note(&mut self, without_result: bool) {
        self.formulas += 1;
        self.without += usize::from(without_result);
    }

    /// Refuses a workbook whose formulas were never computed.
    pub(super) fn verdict(&self, sheets: &[Sheet]) -> Result<(), ReadError> {
        let missing = self.without > 0 && self.without * 2 >= self.formulas;
        if missing || (self.formulas > 0 && only_zeros(sheets) && sheets.iter().any(has_false_sum)) {
            return Err(ReadError::NotCalculated);
        }
        Ok(())
    }
}

/// Some programs write 0 as every formula's result.
fn only_zeros(sheets: &[Sheet]) -> bool {
    sheets
        .iter()
        .flat_map(|sheet| &sheet.cells)
        .filter(|cell| cell.formula.is_some())
        .all(|cell| cell.number.is_none_or(|number| number.is_zero()))
}

/// Whether a sum says 0 over figures that were typed in and are not 0 together.
fn has_false_sum(sheet: &Sheet) -> bool {
    let typed: BTreeMap<(u32, u32), Decimal> = sheet
        .cells
        .iter()
        .filter(|cell| cell.formula.is_none())
        .filter_map(|cell| Some(((cell.column, cell.row), cell.number?)))
        .collect();
    sheet.cells.iter().filter_map(|cell| column_sum(cell.formula.as_deref()?)).any(|(column, first, last)| {
        let mut covered = typed.range((column, first)..=(column, last.max(first))).map(|(_, number)| *number);
        covered.try_fold(Decimal::ZERO, Decimal::checked_add).is_some_and(|sum| !sum.is_zero())
    })
}

/// The column, the first and the last row of `SUM(B2:B4)`.
fn column_sum(formula: &str) -> Option<(u32, u32, u32)> {
    let inner = formula.strip_prefix("SUM(")?.strip_suffix(')')?;
    let (from, to) = inner.split_once(':')?;
    let (from, to) = (position(from)?, position(to)?);
    (from.1 == to.1).then_some((from.1, from.0, to.0))
}

#[cfg(test)]
mod tests {
    use super::column_sum;

    #[test]
    fn sums_of_one_column() {
        assert_eq!(column_sum("SUM(B2:B4)"), Some((1, 1, 3)));
        assert_eq!(column_sum("SUM(B2:C4)"), None);
        assert_eq!(column_sum("SUM(B2,B4)"), None);
    }
}
