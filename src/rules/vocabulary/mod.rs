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

/// The words by name, for "did you mean".
pub(super) const WORDS: &[&str] = &[
    "forbund",
    "also_called",
    "formerly",
    "member",
    "place",
    "locked",
    "total",
    "income_from",
    "contributions",
    "cost_of",
    "line",
    "group",
    "equity",
    "result",
    "adopted",
    "budget_year",
    "printed_share",
    "all_equal",
    "near",
    "stated",
    "known",
    "min",
    "max",
    "abs",
    "round",
    "either",
    "check",
    "tell",
    "says",
    "show",
    "source",
    "quotes",
    "error",
    "warning",
    "info",
    "info_when",
    "only_when",
    "rounded_to_the_unit",
    "from",
    "up_to",
    "between",
    "passed",
    "failed",
    "not_applicable",
    "unknown",
    "at",
    "expected",
    "actual",
    "as_info",
    "income",
    "cost",
    "opening",
    "closing",
    "state",
    "region",
    "municipality",
    "members",
    "grant",
    "interest",
    "own_equity",
    "other_income",
    "board",
    "administration",
    "audit",
    "individual",
    "structural",
    "competence",
    "process",
    "evaluation",
    "reserve",
    "other_cost",
    "percent",
    "kr",
    "tkr",
    "mkr",
    "lines",
    "goals",
    "years",
    "sentences",
    "has_word",
    "mentions",
    "money",
    "share",
    "joined",
    "label",
    "amount",
    "category",
    "side",
    "text",
    "number",
    "activities",
    "indicators",
    "has_figure",
    "is_overall",
    "best_match",
    "value",
    "year",
    "import",
    "text_of_goals",
    "printed_total",
    "has_text",
];

/// A word used in a way it does not allow.
pub(super) fn misuse<T>(what: &'static str) -> Result<T, Box<EvalAltResult>> {
    Err(Box::new(EvalAltResult::ErrorRuntime(rhai::Dynamic::from(Complaint(what)), Position::NONE)))
}
