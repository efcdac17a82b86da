//! A figure by the words that a person names it with.

use thiserror::Error;

use super::Examination;
use crate::balance::seen;
use crate::money::Unit;
use crate::plan::{Address, Column, Kind, Plan, YearField};

/// A figure with what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Where it stands in the plan.
    pub address: Address,
    /// Its label: a line's own, or a `field-…` entry of the catalogue.
    pub label: String,
    /// Its column.
    pub column: Column,
    /// The unit it is printed in.
    pub unit: Unit,
}

/// Why no figure is meant.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotFound {
    /// No figure has such a name.
    #[error("no figure is called {0}")]
    Label(String, Option<String>),
    /// The name fits, but no such column.
    #[error("{label} has no column {column}")]
    Column {
        /// The figure's label.
        label: String,
        /// The column that was asked for.
        column: String,
        /// The columns it has.
        has: Vec<Column>,
    },
    /// Several columns fit.
    #[error("{label} stands in several columns")]
    Several {
        /// The figure's label.
        label: String,
        /// The columns it has.
        has: Vec<Column>,
    },
}

/// How alike a mistyped label must be to the one that was perhaps meant.
const MEANT: f64 = 0.7;

impl Examination {
    /// All figures of the plan that have a name, as they stand after corrections. `word` words `field-…` labels.
    #[must_use]
    pub fn named(&self) -> Vec<Named> {
        let plan = &self.corrected;
        addresses(plan).into_iter().filter_map(|address| named(plan, address)).collect()
    }

    /// The figure that `words` name: a label, or `LABEL@COLUMN`, where a column is a year, a kind, or both. A label may
    /// be shortened as long as only one fits; small letters and capitals are alike. `word` words the catalogue's labels
    /// and kinds.
    ///
    /// # Errors
    /// Where none fits, or more than one.
    pub fn lookup(&self, words: &str, word: &dyn Fn(&str) -> String) -> Result<Named, NotFound> {
        let all = self.named();
        let label_of = |named: &Named| {
            if named.label.starts_with("field-") { word(&named.label) } else { named.label.clone() }
        };
        let (label, column) = match words.rsplit_once('@') {
            Some((label, column)) => (label.trim(), Some(column.trim())),
            None => (words.trim(), None),
        };
        let fitting = fitting(&all, label, &label_of)?;
        let first = fitting.first().map(|named| label_of(named)).unwrap_or_default();
        let has = || fitting.iter().map(|named| named.column).collect::<Vec<_>>();
        if let Some(column) = column {
            let own = fitting.iter().find(|named| is_called(named.column, column, word));
            return own.map(|named| (*named).clone()).ok_or_else(|| NotFound::Column {
                label: first,
                column: column.to_owned(),
                has: has(),
            });
        }
        // Without a column the plan's own year is meant, where only one figure stands in it.
        let own = |named: &&&Named| {
            named.column.year == self.corrected.year && matches!(named.column.kind, Some(Kind::Budget) | None)
        };
        match (fitting.as_slice(), fitting.iter().filter(own).collect::<Vec<_>>().as_slice()) {
            ([only], _) => Ok((*only).clone()),
            (_, [only]) => Ok((**only).clone()),
            _ => Err(NotFound::Several { label: first, has: has() }),
        }
    }
}

/// The figures whose label fits best: the same, else the beginning of only one, else a part of only one.
fn fitting<'a>(all: &'a [Named], label: &str, label_of: &dyn Fn(&Named) -> String) -> Result<Vec<&'a Named>, NotFound> {
    let wanted = plain(label);
    let labels: Vec<String> = all.iter().map(|named| plain(&label_of(named))).collect();
    let tests: [&dyn Fn(&str) -> bool; 3] =
        [&|found| found == wanted, &|found| !wanted.is_empty() && found.starts_with(&wanted), &|found| {
            !wanted.is_empty() && found.contains(&wanted)
        }];
    for test in tests {
        let mut fits: Vec<&str> = labels.iter().map(String::as_str).filter(|found| test(found)).collect();
        fits.dedup();
        fits.sort_unstable();
        fits.dedup();
        if let [only] = fits.as_slice() {
            return Ok(all.iter().zip(&labels).filter(|(_, found)| found == only).map(|(named, _)| named).collect());
        }
    }
    let scored = all.iter().zip(&labels).map(|(named, found)| (strsim::jaro_winkler(&wanted, found), named));
    let best = scored.max_by(|left, right| left.0.total_cmp(&right.0));
    let meant = best.filter(|(score, _)| *score >= MEANT).map(|(_, named)| label_of(named));
    Err(NotFound::Label(label.to_owned(), meant))
}

fn plain(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a column is meant by some words: `2025`, `budget`, `budget 2025`.
fn is_called(column: Column, words: &str, word: &dyn Fn(&str) -> String) -> bool {
    let kind = column.kind.map(|kind| {
        word(match kind {
            Kind::Budget => "column-budget",
            Kind::Plan => "column-plan",
            Kind::Forecast => "column-forecast",
            Kind::Actual => "column-actual",
            Kind::Deviation => "column-deviation",
        })
    });
    let year = column.year.map(|year| year.to_string());
    let part = column.period.map(|part| {
        let (from, to) = part.words();
        [Some(word(from)), to.map(word)].into_iter().flatten().collect::<Vec<_>>().join("–")
    });
    let own: Vec<String> = kind.into_iter().chain(part).chain(year).map(|part| plain(&part)).collect();
    let asked = plain(words);
    !asked.is_empty() && asked.split(' ').all(|part| own.iter().any(|own| own == part))
}

fn addresses(plan: &Plan) -> Vec<Address> {
    let mut found = Vec::new();
    for (budget, table) in plan.budgets.iter().enumerate() {
        for line in 0..table.lines.len() {
            found.extend((0..table.columns.len()).map(|column| Address::Line { budget, line, column }));
        }
    }
    for row in 0..plan.multi_year.len() {
        found.extend(YearField::ALL.map(|field| Address::Year { row, field }));
    }
    for row in 0..plan.equity.len() {
        found.extend([Address::Opening { row }, Address::Closing { row }]);
    }
    found
}

fn named(plan: &Plan, address: Address) -> Option<Named> {
    plan.amount(&address)?;
    let printed = seen(plan, &address);
    let year = |year: i32| Column { year: Some(year), kind: None, period: None };
    let (label, column, unit) = match address {
        Address::Year { row, field } => {
            let row = plan.multi_year.get(row)?;
            let label = match field {
                YearField::Contributions => "field-contributions",
                YearField::Grants => "field-grants",
                YearField::Income => "field-income",
                YearField::Costs => "field-costs",
                YearField::Result => "field-result",
                YearField::Forecast => "field-forecast",
            };
            (label.to_owned(), year(row.year), row.unit)
        }
        Address::Opening { row } => {
            plan.equity.get(row).map(|row| ("field-opening".to_owned(), year(row.year), row.unit))?
        }
        Address::Closing { row } => {
            plan.equity.get(row).map(|row| ("field-closing".to_owned(), year(row.year), row.unit))?
        }
        _ => printed.map(|seen| (seen.label, seen.column, seen.unit))?,
    };
    Some(Named { address, label, column, unit })
}
