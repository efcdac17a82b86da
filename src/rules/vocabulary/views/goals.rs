//! Goals, and texts with where they stand.

use std::sync::LazyLock;

use regex::Regex;
use rhai::{Array, Engine, EvalAltResult};

use super::{spot, texts};
use crate::document::Place;
use crate::finding::{Cell, Message};
use crate::plan::{Goal, Level};
use crate::rules::names::{has_word, mentions};

/// A text and where it stands.
#[derive(Clone, Debug)]
pub(in crate::rules) struct TextView {
    pub(in crate::rules) text: String,
    pub(in crate::rules) place: Place,
}

impl TextView {
    pub(in crate::rules::vocabulary) fn cell(&self) -> Cell {
        spot(&shortened(&self.text), &self.place)
    }

    fn has_figure(&self) -> bool {
        FIGURE.as_ref().is_some_and(|figure| figure.is_match(&self.text))
    }

    /// The plan's own words, in full.
    pub(in crate::rules::vocabulary) fn quoted(&self) -> (Place, Message) {
        (self.place.clone(), Message::new("rules-quoted").text("text", &self.text))
    }
}

/// So much of a text as a label can hold.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 80;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(LONGEST).collect();
    short.push('…');
    short
}

/// A goal.
#[derive(Clone, Debug)]
pub(in crate::rules::vocabulary) struct GoalView {
    number: String,
    heading: TextView,
    overall: bool,
    has_target: bool,
    activities: Vec<TextView>,
    measures: Vec<TextView>,
}

/// A figure that something can be held against: a number with what it counts, or "minst fyra".
static FIGURE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let counted = r"\d+([ ,.]\d+)*\s*(%|procent|kr\b|tkr|mkr|kronor|personer|deltagare|st\b|gånger|träffar|möten)";
    let least = r"\b(minst|högst|max|max\.)\s+(en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|\d+)\b";
    Regex::new(&format!("(?i){counted}|{least}")).ok()
});

impl GoalView {
    pub(super) fn new(goal: &Goal) -> Self {
        let view = |text: &str, place: &Place| TextView { text: text.to_owned(), place: place.clone() };
        let notes = |notes: &[crate::plan::Note]| -> Vec<TextView> {
            notes.iter().map(|note| view(&note.text, &note.place)).collect()
        };
        let indicators = goal.indicators.iter().map(|indicator| view(&indicator.text, &indicator.place));
        Self {
            number: goal.number.clone().unwrap_or_default(),
            heading: view(&goal.text, &goal.place),
            overall: goal.level == Level::Overall,
            has_target: goal.indicators.iter().any(|indicator| indicator.target.is_some()),
            activities: notes(&goal.activities),
            measures: indicators.chain(notes(&goal.follow_up)).collect(),
        }
    }

    pub(in crate::rules::vocabulary) fn cell(&self) -> Cell {
        self.heading.cell()
    }

    /// Its number, else the beginning of its text.
    pub(super) fn name(&self) -> String {
        if self.number.is_empty() { shortened(&self.heading.text) } else { self.number.clone() }
    }

    fn has_figure(&self) -> bool {
        self.has_target || self.heading.has_figure() || self.measures.iter().any(TextView::has_figure)
    }

    /// Its heading, what is done, what is measured.
    pub(super) fn texts(&self) -> Vec<TextView> {
        let own = std::iter::once(&self.heading);
        own.chain(&self.activities).chain(&self.measures).cloned().collect()
    }
}

pub(super) fn teach(engine: &mut Engine) {
    engine.register_type_with_name::<GoalView>("goal");
    engine.register_type_with_name::<TextView>("text");
    engine.register_get("number", |goal: &mut GoalView| goal.number.clone());
    engine.register_get("text", |goal: &mut GoalView| goal.heading.text.clone());
    engine.register_get("is_overall", |goal: &mut GoalView| goal.overall);
    engine.register_get("has_figure", |goal: &mut GoalView| goal.has_figure());
    engine.register_get("activities", |goal: &mut GoalView| array(&goal.activities));
    engine.register_get("indicators", |goal: &mut GoalView| array(&goal.measures));
    engine.register_get("text", |text: &mut TextView| text.text.clone());
    engine.register_get("has_figure", |text: &mut TextView| text.has_figure());
    engine.register_fn("has_word", |text: TextView, words: Array| {
        Ok::<_, Box<EvalAltResult>>(has_word(&text.text, &texts(words)?))
    });
    engine.register_fn("mentions", |text: TextView, name: &str| mentions(&text.text, name));
    engine.register_fn("has_word", |goal: GoalView, words: Array| {
        let words = texts(words)?;
        Ok::<_, Box<EvalAltResult>>(goal.texts().iter().any(|text| has_word(&text.text, &words)))
    });
    engine.register_fn("mentions", |goal: GoalView, name: &str| {
        goal.texts().iter().any(|text| mentions(&text.text, name))
    });
}

pub(super) fn array(texts: &[TextView]) -> Array {
    texts.iter().cloned().map(rhai::Dynamic::from).collect()
}
