//! The words that a script may use.

mod declarations;
mod operators;
mod quantities;
mod rules;
mod said;
mod views;

use rhai::{Engine, EvalAltResult, Position};

pub(super) use declarations::{Declaration, Declared};
pub(super) use quantities::CATEGORIES;
pub(super) use rules::Building;
pub(super) use said::Said;
pub(super) use views::{Missing, PlanView};

use super::error::Complaint;

/// Teaches an engine all words; declarations are noted in `declared`.
pub(super) fn teach(engine: &mut Engine, declared: &Declared) {
    quantities::teach(engine);
    operators::teach(engine);
    rules::teach(engine);
    said::teach(engine);
    views::teach(engine);
    declarations::teach(engine, declared);
}

/// All words by name, for "did you mean".
pub(super) fn words(engine: &Engine) -> Vec<String> {
    let signatures = engine.gen_fn_signatures(false);
    let name = |signature: &String| {
        let name = signature.split(['(', ' ']).next().unwrap_or_default();
        name.strip_prefix("get$").unwrap_or(name).to_owned()
    };
    let constants = CATEGORIES.iter().map(|(word, _)| *word).chain(quantities::SIDES_AND_MOMENTS).map(str::to_owned);
    let mut words: Vec<_> = signatures.iter().map(name).chain(constants).collect();
    words.retain(|word| word.starts_with(char::is_alphabetic));
    words.sort();
    words.dedup();
    words
}

/// A word used in a way it does not allow.
pub(super) fn misuse<T>(what: &'static str) -> Result<T, Box<EvalAltResult>> {
    Err(Box::new(EvalAltResult::ErrorRuntime(rhai::Dynamic::from(Complaint(what)), Position::NONE)))
}
