//! Figures and columns in words.

use crate::finding::{Arg, Finding, Message};
use crate::money::{Amount, Unit};
use crate::plan::{Column, Kind};
use crate::text::Catalogue;

/// "väntat 50 tkr, står 50 000 tkr", as far as it is known.
pub(super) fn expected(finding: &Finding) -> Option<Message> {
    let unit = finding.unit;
    Some(match (finding.expected, finding.actual) {
        (Some(expected), Some(actual)) => {
            Message::new("figure-differs").amount("expected", expected, unit).amount("actual", actual, unit)
        }
        (Some(expected), None) => Message::new("figure-expected").amount("expected", expected, unit),
        (None, Some(actual)) => Message::new("figure-actual").amount("actual", actual, unit),
        (None, None) => return None,
    })
}

/// A column by its kind and year: "budget 2025"; nothing where neither is known.
pub(in crate::cli) fn column(column: Column, catalogue: &Catalogue) -> String {
    let kind = column.kind.map(|kind| {
        catalogue.word(match kind {
            Kind::Budget => "column-budget",
            Kind::Plan => "column-plan",
            Kind::Forecast => "column-forecast",
            Kind::Actual => "column-actual",
            Kind::Deviation => "column-deviation",
        })
    });
    let year = column.year.map(|year| year.to_string());
    let part = column.period.map(|part| catalogue.period(part));
    [kind, part, year].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A bare figure in a table's unit.
pub(super) fn bare(amount: Amount, unit: Unit) -> String {
    crate::money::amount::swedish_number(amount.in_unit(unit))
}

/// A count as an argument.
pub(super) fn count(count: usize) -> Arg {
    Arg::Number(rust_decimal::Decimal::from(count))
}
