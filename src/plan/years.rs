//! The multi-year plan and equity by year.

use super::{Figure, YearField};
use crate::document::Place;
use crate::money::{Amount, Unit};

/// A year of the multi-year table or an overview.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct MultiYearRow {
    /// The year as printed.
    pub year: i32,
    /// The unit of its figures.
    pub unit: Unit,
    /// Its figures by field, as printed.
    pub figures: Vec<(YearField, Figure)>,
    /// Fields that were not printed but follow, by name.
    pub derived: Vec<(YearField, Amount)>,
    /// Where the row begins.
    pub place: Place,
}

impl MultiYearRow {
    /// The printed figure of a field.
    #[must_use]
    pub fn get(&self, field: YearField) -> Option<&Figure> {
        self.figures.iter().find(|(name, _)| *name == field).map(|(_, figure)| figure)
    }

    /// Printed or derived.
    #[must_use]
    pub fn amount(&self, field: YearField) -> Option<Amount> {
        self.get(field)
            .map(|figure| figure.amount)
            .or_else(|| self.derived.iter().find(|(name, _)| *name == field).map(|(_, amount)| *amount))
    }
}

/// A value that is printed, or that follows from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// In kronor.
    pub amount: Amount,
    /// As printed; `None` where it is derived.
    pub printed: Option<String>,
    /// Where it is printed; `None` where it is derived.
    pub place: Option<Place>,
}

impl Value {
    /// A value that follows from others.
    #[must_use]
    pub fn derived(amount: Amount) -> Self {
        Self { amount, printed: None, place: None }
    }

    /// A printed value.
    #[must_use]
    pub fn printed(figure: Figure) -> Self {
        Self { amount: figure.amount, printed: Some(figure.printed), place: Some(figure.place) }
    }

    /// Whether it follows from others.
    #[must_use]
    pub fn is_derived(&self) -> bool {
        self.printed.is_none()
    }
}

/// Equity over a year: opening + result = closing.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct EquityRow {
    /// The year.
    pub year: i32,
    /// The unit of its figures.
    pub unit: Unit,
    /// At the year's beginning.
    pub opening: Option<Value>,
    /// The year's result.
    pub result: Option<Value>,
    /// At the year's end.
    pub closing: Option<Value>,
}
