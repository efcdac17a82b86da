//! What is the whole income beside its parts, and what is one of the parts: the rows' own results decide between the
//! readings, so that no reading stands against all of its rows. Then what follows from a row: its result.

use crate::money::Amount;
use crate::plan::{MultiYearRow, YearField};

/// Gives every row its reading, and the result that follows where none is printed.
pub(super) fn settle(rows: &mut [MultiYearRow]) {
    beside_grants(rows);
    beside_contributions(rows);
    for row in rows {
        derive(row);
    }
}

/// Reads "income" beside grants as contributions where every row with a result says so.
fn beside_grants(rows: &mut [MultiYearRow]) {
    let told: Vec<&MultiYearRow> = rows.iter().filter(|row| has_both(row) && result_by_grants(row).is_some()).collect();
    if !told.is_empty() && told.iter().all(|row| result_by_grants(row) == Some(true)) {
        rename(rows, has_both, YearField::Contributions);
    }
}

/// Reads "income" beside contributions as what comes in beside them where every row says so: by its result, or, with
/// no result to tell by, by being less than the contributions, which the whole never is.
fn beside_contributions(rows: &mut [MultiYearRow]) {
    let told: Vec<bool> = rows.iter().filter(|row| has_rest(row)).filter_map(is_rest).collect();
    if !told.is_empty() && told.iter().all(|rest| *rest) {
        rename(rows, has_rest, YearField::Grants);
    }
}

fn rename(rows: &mut [MultiYearRow], which: fn(&MultiYearRow) -> bool, wanted: YearField) {
    for row in rows.iter_mut().filter(|row| which(row)) {
        for (field, _) in row.figures.iter_mut().filter(|(field, _)| *field == YearField::Income) {
            *field = wanted;
        }
    }
}

fn has_rest(row: &MultiYearRow) -> bool {
    let has = |field| row.get(field).is_some();
    has(YearField::Income) && has(YearField::Contributions) && !has(YearField::Grants)
}

/// Whether a row's income is what comes in beside its contributions; `None` where nothing tells.
fn is_rest(row: &MultiYearRow) -> Option<bool> {
    let amount = |field| row.get(field).map(|figure| figure.amount);
    let (income, contributions) = (amount(YearField::Income)?, amount(YearField::Contributions)?);
    let by_result = amount(YearField::Costs).zip(amount(YearField::Result)).and_then(|(costs, result)| {
        let spent = result.plus(costs)?;
        match (income == spent, contributions.plus(income)? == spent) {
            (true, false) => Some(false),
            (false, true) => Some(true),
            _ => None,
        }
    });
    by_result.or_else(|| (income < contributions).then_some(true))
}

/// A result that is not printed follows from income and costs.
fn derive(row: &mut MultiYearRow) {
    if row.get(YearField::Result).is_some() {
        return;
    }
    let given = |field| row.get(field).map(|figure| figure.amount);
    let whole = given(YearField::Contributions).and_then(|_| given(YearField::Income));
    let added = [YearField::Contributions, YearField::Grants, YearField::Income]
        .into_iter()
        .filter_map(given)
        .fold(None, |sum: Option<Amount>, more| sum.unwrap_or_default().plus(more));
    if let (Some(income), Some(costs)) = (whole.or(added), given(YearField::Costs))
        && let Some(result) = income.minus(costs)
    {
        row.derived.push((YearField::Result, result));
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

    #[test]
    fn income_beside_contributions_is_the_whole_or_the_rest_as_the_results_say() {
        use YearField::{Contributions, Costs, Grants, Income, Result};
        let mut whole = [row(&[(Contributions, 4920), (Income, 5182), (Costs, 5382)])];
        settle(&mut whole);
        assert!(whole[0].get(Income).is_some());
        assert_eq!(whole[0].amount(Result), Some(Amount::kronor((-200).into())));
        let mut rest = [row(&[(Contributions, 4920), (Income, 262), (Costs, 5382), (Result, -200)])];
        settle(&mut rest);
        assert!(rest[0].get(Income).is_none() && rest[0].get(Grants).is_some());
    }
}
