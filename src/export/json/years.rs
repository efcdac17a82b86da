//! The multi-year plan and equity on the wire. Printed and derived never mix: what follows is named in `derived`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::document::Place;
use crate::plan::{EquityRow, MultiYearRow, Value, YearField};

/// A year of the multi-year plan.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct YearWire {
    /// The year as printed.
    pub year: i32,
    /// The members' contributions, in kronor as all amounts here.
    pub contributions: Option<String>,
    /// Grants beside them.
    pub grants: Option<String>,
    /// Income in all, where the table gives it undivided.
    pub income: Option<String>,
    /// Costs.
    pub costs: Option<String>,
    /// Budgeted result.
    pub result: Option<String>,
    /// The result that is now expected.
    pub forecast: Option<String>,
    /// The fields that were not printed but follow.
    pub derived: Vec<&'static str>,
    /// As printed, by field.
    pub printed: BTreeMap<&'static str, String>,
    /// The unit it is printed in.
    pub unit: &'static str,
    /// Where the row begins, then where its figures stand, in the order of the fields.
    pub place: Vec<Place>,
}

/// Equity over a year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EquityWire {
    /// The year.
    pub year: i32,
    /// At its beginning, in kronor as all amounts here.
    pub opening: Option<String>,
    /// The year's result.
    pub result: Option<String>,
    /// At its end.
    pub closing: Option<String>,
    /// The fields that were not printed but follow.
    pub derived: Vec<&'static str>,
    /// As printed, by field.
    pub printed: BTreeMap<&'static str, String>,
    /// The unit it is printed in.
    pub unit: &'static str,
    /// Where the printed figures stand, in the order of the fields.
    pub place: Vec<Place>,
}

/// A year in the contract's form.
pub(super) fn year(row: &MultiYearRow) -> YearWire {
    let amount = |field: YearField| row.amount(field).map(|amount| amount.to_string());
    let figures = || YearField::ALL.into_iter().filter_map(|field| Some((field, row.get(field)?)));
    YearWire {
        year: row.year,
        contributions: amount(YearField::Contributions),
        grants: amount(YearField::Grants),
        income: amount(YearField::Income),
        costs: amount(YearField::Costs),
        result: amount(YearField::Result),
        forecast: amount(YearField::Forecast),
        derived: row
            .derived
            .iter()
            .filter(|(field, _)| row.get(*field).is_none())
            .map(|(field, _)| field.name())
            .collect(),
        printed: figures().map(|(field, figure)| (field.name(), figure.printed.clone())).collect(),
        unit: row.unit.symbol(),
        place: std::iter::once(row.place.clone()).chain(figures().map(|(_, figure)| figure.place.clone())).collect(),
    }
}

/// Equity in the contract's form.
pub(super) fn equity(row: &EquityRow) -> EquityWire {
    let amount = |value: &Option<Value>| value.as_ref().map(|value| value.amount.to_string());
    let values = || {
        [("opening", &row.opening), ("result", &row.result), ("closing", &row.closing)]
            .into_iter()
            .filter_map(|(name, value)| Some((name, value.as_ref()?)))
    };
    EquityWire {
        year: row.year,
        opening: amount(&row.opening),
        result: amount(&row.result),
        closing: amount(&row.closing),
        derived: values().filter(|(_, value)| value.is_derived()).map(|(name, _)| name).collect(),
        printed: values().filter_map(|(name, value)| Some((name, value.printed.clone()?))).collect(),
        unit: row.unit.symbol(),
        place: values().filter_map(|(_, value)| value.place.clone()).collect(),
    }
}
