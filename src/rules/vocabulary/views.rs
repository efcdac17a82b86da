//! A plan as a closure sees it: to be read, never changed.

mod goals;
mod lines;
mod plan;
mod years;

use rhai::{Array, Dynamic, Engine};
use rust_decimal::Decimal;

use super::quantities::texts;
use crate::finding::{Cell, Message};
use crate::money::amount::swedish_number;
use crate::rules::names::{has_word, mentions};
use crate::rules::similar;

pub(super) use goals::{GoalView, TextView};
pub(super) use lines::LineView;
pub(in crate::rules) use plan::PlanView;
pub(super) use years::{MomentView, YearView};

/// What a view throws when the plan does not say what is asked.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Missing(pub(in crate::rules) Message);

pub(super) fn teach(engine: &mut Engine) {
    plan::teach(engine);
    lines::teach(engine);
    goals::teach(engine);
    years::teach(engine);
    engine.register_fn("has_word", |text: &str, words: Array| {
        Ok::<_, Box<rhai::EvalAltResult>>(has_word(text, &texts(words)?))
    });
    engine.register_fn("mentions", |text: &str, name: &str| mentions(text, name));
    engine.register_fn("joined", |several: Array| joined(&several.iter().map(words_of).collect::<Vec<_>>()));
    engine.register_fn("without_partner", without_partner);
    engine.register_fn("nearest", nearest);
    engine.register_fn("share", |part: Decimal, whole: Decimal| {
        let share = part.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(whole));
        share.map_or_else(|| "–".to_owned(), |share| format!("{} %", swedish_number(share.round_dp(1))))
    });
}

/// `A, B och C`.
fn joined(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} och {last}", head.join(", ")),
    }
}

/// The words of a view or a text.
fn words_of(value: &Dynamic) -> String {
    if let Some(line) = value.clone().try_cast::<LineView>() {
        return line.label;
    }
    if let Some(text) = value.clone().try_cast::<TextView>() {
        return text.text;
    }
    if let Some(goal) = value.clone().try_cast::<GoalView>() {
        return goal.name();
    }
    value.to_string()
}

/// Those of `left` that no one of `right` has a telling word in common with.
fn without_partner(left: Array, right: Array) -> Array {
    let words = |several: &Array| several.iter().map(words_of).collect::<Vec<_>>();
    let (from, to) = (words(&left), words(&right));
    let matcher = similar::Matcher::new(from.iter().chain(&to));
    let alone = |text: &String| !to.iter().any(|other| matcher.alike(text, other));
    left.into_iter().zip(&from).filter(|(_, text)| alone(text)).map(|(value, _)| value).collect()
}

/// The one of `others` that is written most like `one`; nothing where there are none.
fn nearest(one: Dynamic, others: Array) -> Dynamic {
    let text = words_of(&one);
    let scored = others.into_iter().map(|other| (similar::score(&text, &words_of(&other)), other));
    scored.max_by(|left, right| left.0.total_cmp(&right.0)).map_or(Dynamic::UNIT, |(_, best)| best)
}

fn optional<T: Clone + Send + Sync + 'static>(value: Option<T>) -> Dynamic {
    value.map_or(Dynamic::UNIT, Dynamic::from)
}

fn spot(label: &str, place: &crate::document::Place) -> Cell {
    Cell { label: label.to_owned(), column: crate::plan::Column::default(), place: Some(place.clone()), address: None }
}
