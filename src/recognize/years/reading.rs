//! What is undivided income beside grants, and what is the members' money only: the rows' own results decide between
//! the two readings, so that no reading stands against all of its rows.

use crate::money::Amount;
use crate::plan::{MultiYearRow, YearField};

/// Reads "income" beside grants as contributions where every row with a result says so.
pub(super) fn settle(rows: &mut [MultiYearRow]) {
    let told: Vec<&MultiYearRow> = rows.iter().filter(|row| has_both(row) && result_by_grants(row).is_some()).collect();
    if told.is_empty() || !told.iter().all(|row| result_by_grants(row) == Some(true)) {
        return;
    }
    for row in rows.iter_mut().filter(|row| has_both(row)) {
        for (field, _) in row.figures.iter_mut().filter(|(field, _)| *field == YearField::Income) {
            *field = YearField::Contributions;
        }
    }
}

fn has_both(row: &MultiYearRow) -> bool {
    let has = |field| row.get(field).is_some();
    has(YearField::Income) && has(YearField::Grants) && !has(YearField::Contributions)
}

/// Whether the result counts grants beside income; `None` where nothing is printed to tell by.
fn result_by_grants(row: &MultiYearRow) -> Option<bool> {
    let amount = |field| row.get(field).map(|figure| figure.amount);
    let grants = amount(YearField::Grants).filter(|grants| !grants.is_zero())?;
    let alone = amount(YearField::Income)?.minus(amount(YearField::Costs)?)?;
    let result: Amount = amount(YearField::Result)?;
    Some(alone != result && alone.plus(grants) == Some(result))
}

#[cfg(test)]
mod tests {
    use super::settle;
    use crate::document::Place;
    use crate::money::Amount;
    use crate::plan::{Figure, MultiYearRow, YearField};

    fn row(figures: &[(YearField, i64)]) -> MultiYearRow {
        let figure = |amount: i64| Figure {
            amount: Amount::kronor(amount.into()),
            printed: amount.to_string(),
            place: Place::default(),
        };
        MultiYearRow {
            figures: figures.iter().map(|(field, amount)| (*field, figure(*amount))).collect(),
            ..MultiYearRow::default()
        }
    }

    #[test]
    fn the_results_decide_whether_grants_are_within_the_income() {
        use YearField::{Contributions, Costs, Grants, Income, Result};
        let mut beside = [row(&[(Income, 4320), (Grants, 210), (Costs, 4790), (Result, -260)])];
        settle(&mut beside);
        assert!(beside[0].get(Contributions).is_some() && beside[0].get(Income).is_none());
        let within = [row(&[(Income, 4530), (Grants, 210), (Costs, 4790), (Result, -260)])];
        let mut same = within.clone();
        settle(&mut same);
        assert_eq!(same, within);
    }
}
