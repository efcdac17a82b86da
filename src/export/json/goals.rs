//! Goals on the wire.

use schemars::JsonSchema;
use serde::Serialize;

use crate::document::Place;
use crate::plan::{Goal, Indicator, Level, Note};

/// One goal.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GoalWire {
    /// Its number as printed; `null` for an overall goal and for goals without numbers.
    pub number: Option<String>,
    /// `overall` or `goal`.
    pub level: LevelWire,
    /// Its text.
    pub text: String,
    /// Where it begins.
    pub place: Place,
    /// Things to do.
    pub activities: Vec<NoteWire>,
    /// What is measured.
    pub indicators: Vec<IndicatorWire>,
    /// Where the measure comes from.
    pub sources: Vec<NoteWire>,
    /// How it is followed up.
    pub follow_up: Vec<NoteWire>,
}

/// How a goal stands to the others.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LevelWire {
    /// Of the whole plan.
    Overall,
    /// One goal.
    Goal,
}

/// A text and where it begins.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NoteWire {
    /// The text.
    pub text: String,
    /// Where it begins.
    pub place: Place,
}

/// What is measured or said to be reached.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IndicatorWire {
    /// The text.
    pub text: String,
    /// The figure aimed at.
    pub target: Option<TargetWire>,
    /// Where it begins.
    pub place: Place,
}

/// A figure aimed at.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TargetWire {
    /// `<=`, `>=`, `<`, `>` or `=`.
    pub op: &'static str,
    /// The figure, a decimal string.
    pub value: String,
    /// Its unit as printed; empty where none.
    pub unit: String,
}

/// A goal in the contract's form.
pub(super) fn goal(goal: &Goal) -> GoalWire {
    GoalWire {
        number: goal.number.clone(),
        level: match goal.level {
            Level::Overall => LevelWire::Overall,
            Level::Goal => LevelWire::Goal,
        },
        text: goal.text.clone(),
        place: goal.place.clone(),
        activities: goal.activities.iter().map(note).collect(),
        indicators: goal.indicators.iter().map(indicator).collect(),
        sources: goal.sources.iter().map(note).collect(),
        follow_up: goal.follow_up.iter().map(note).collect(),
    }
}

fn note(note: &Note) -> NoteWire {
    NoteWire { text: note.text.clone(), place: note.place.clone() }
}

fn indicator(indicator: &Indicator) -> IndicatorWire {
    IndicatorWire {
        text: indicator.text.clone(),
        target: indicator.target.as_ref().map(|target| TargetWire {
            op: target.op,
            value: target.value.normalize().to_string(),
            unit: target.unit.clone(),
        }),
        place: indicator.place.clone(),
    }
}
