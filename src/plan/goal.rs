//! Goals with what is done, measured and followed up.

use rust_decimal::Decimal;

use crate::document::Place;

/// A text and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Note {
    /// The text, mended of line breaks.
    pub text: String,
    /// Where it begins.
    pub place: Place,
}

/// How a goal stands to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Level {
    /// The overall goal of the whole plan.
    Overall,
    /// A goal.
    #[default]
    Goal,
}

/// A figure that an indicator aims at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// `<=`, `>=`, `<`, `>` or `=`.
    pub op: &'static str,
    /// The figure.
    pub value: Decimal,
    /// Its unit as printed (`%`, `personer`), empty where none.
    pub unit: String,
}

/// What is measured or said to be reached.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Indicator {
    /// The text.
    pub text: String,
    /// The figure aimed at, where one is given.
    pub target: Option<Target>,
    /// Where it begins.
    pub place: Place,
}

/// One goal.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Goal {
    /// Its number as printed; `None` for an overall goal and for goals without numbers.
    pub number: Option<String>,
    /// Overall or not.
    pub level: Level,
    /// Its text.
    pub text: String,
    /// What is said of it beside its text.
    pub description: Vec<Note>,
    /// Where it begins.
    pub place: Place,
    /// Things to do.
    pub activities: Vec<Note>,
    /// What is measured.
    pub indicators: Vec<Indicator>,
    /// Where the measure comes from.
    pub sources: Vec<Note>,
    /// How it is followed up.
    pub follow_up: Vec<Note>,
}
