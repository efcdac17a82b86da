//! Quantities: the sides, the categories, equity, days, shares in prose.

use std::sync::Arc;

use rhai::{Array, Engine, EvalAltResult, Module};
use rust_decimal::Decimal;

use super::misuse;
use super::operators::{built, said as spoken, too_large};
use crate::formula::Dimension;
use crate::plan::{Category, Side};
use crate::rules::quantity::{Lines, Moment, Operation, Proposition, Quantity};

type Fallible<T> = Result<T, Box<EvalAltResult>>;

/// The categories by their words.
pub(in crate::rules) const CATEGORIES: [(&str, Category); 18] = [
    ("state", Category::State),
    ("region", Category::Region),
    ("municipality", Category::Municipality),
    ("members", Category::Members),
    ("grant", Category::Grant),
    ("interest", Category::Interest),
    ("own_equity", Category::OwnEquity),
    ("other_income", Category::OtherIncome),
    ("board", Category::Board),
    ("administration", Category::Administration),
    ("audit", Category::Audit),
    ("individual", Category::Individual),
    ("structural", Category::Structural),
    ("competence", Category::Competence),
    ("process", Category::Process),
    ("evaluation", Category::Evaluation),
    ("reserve", Category::Reserve),
    ("other_cost", Category::OtherCost),
];

/// The words that stand for sides and moments.
pub(super) const SIDES_AND_MOMENTS: [&str; 4] = ["income", "cost", "opening", "closing"];

pub(super) fn teach(engine: &mut Engine) {
    constants(engine);
    engine.register_type_with_name::<Quantity>("quantity");
    engine.register_fn("total", Quantity::Total);
    engine.register_fn("income_from", |one: Category| of(vec![one], true));
    engine.register_fn("cost_of", |one: Category| of(vec![one], false));
    engine.register_fn("cost_of", |several: Array| Ok::<_, Box<EvalAltResult>>(of(categories(several)?, false)));
    engine.register_fn("contributions", || {
        of(vec![Category::State, Category::Region, Category::Municipality, Category::Members], true)
    });
    engine.register_fn("line", |label: &str| short(label).map(Quantity::Line));
    engine.register_fn("group", |label: &str| short(label).map(Quantity::Group));
    engine.register_fn("equity", Quantity::Equity);
    engine.register_fn("result", || {
        Quantity::computed(Operation::Subtract, vec![Quantity::Total(Side::Income), Quantity::Total(Side::Cost)])
    });
    engine.register_fn("adopted", || Quantity::Adopted);
    engine.register_fn("day", |years: i64, month: i64, day: i64| Quantity::Day { years, month, day });
    engine.register_fn("printed_share", |word: &str| short(word).map(|word| Quantity::Printed(vec![word])));
    engine.register_fn("printed_share", |words: Array| Ok::<_, Box<EvalAltResult>>(Quantity::Printed(texts(words)?)));
    engine.register_fn("min", |parts: Array| several(Operation::Min, parts));
    engine.register_fn("max", |parts: Array| several(Operation::Max, parts));
    engine.register_fn("abs", |part: Quantity| built(Quantity::computed(Operation::Abs, vec![part])));
    engine.register_fn("round", |part: Quantity, decimals: i64| {
        let decimals = u32::try_from(decimals.clamp(0, 9)).unwrap_or(0);
        built(Quantity::computed(Operation::Round(decimals), vec![part]))
    });
    quantifiers(engine);
    units(engine);
}

/// `each(lines(cost), amount() <= 2.mkr)`: what is said of each line, of one at least, of how many.
fn quantifiers(engine: &mut Engine) {
    engine.register_type_with_name::<Lines>("lines");
    // No constant: the language would fold it with a number by itself, and find the two unlike.
    engine.register_fn("amount", || Quantity::Amount);
    engine.register_fn("lines", Lines::Of);
    engine.register_fn("lines", |one: Category| Lines::In(vec![one]));
    engine.register_fn("lines", |several: Array| Ok::<_, Box<EvalAltResult>>(Lines::In(categories(several)?)));
    engine.register_fn("each", |lines: Lines, said: Proposition| spoken(Proposition::Each(lines, Arc::new(said))));
    engine.register_fn("any", |lines: Lines, said: Proposition| spoken(Proposition::Some(lines, Arc::new(said))));
    engine.register_fn("count", |lines: Lines, said: Proposition| built(Quantity::Count(lines, Arc::new(said))));
}

fn of(which: Vec<Category>, required: bool) -> Quantity {
    Quantity::Categories { which, required }
}

/// The words that stand for themselves; a module's constants are seen inside functions too.
fn constants(engine: &mut Engine) {
    let mut module = Module::new();
    for (name, category) in CATEGORIES {
        module.set_var(name, rhai::Dynamic::from(category));
    }
    let [income, cost, opening, closing] = SIDES_AND_MOMENTS;
    module.set_var(income, rhai::Dynamic::from(Side::Income));
    module.set_var(cost, rhai::Dynamic::from(Side::Cost));
    module.set_var(opening, rhai::Dynamic::from(Moment::Opening));
    module.set_var(closing, rhai::Dynamic::from(Moment::Closing));
    module.build_index();
    engine.register_global_module(module.into());
    engine.register_fn("==", |left: Category, right: Category| left == right);
    engine.register_fn("!=", |left: Category, right: Category| left != right);
    engine.register_fn("==", |left: Side, right: Side| left == right);
    engine.register_fn("!=", |left: Side, right: Side| left != right);
}

/// `20.percent`, `600.kr`, `2.tkr`.
fn units(engine: &mut Engine) {
    let units = [
        ("percent", Decimal::new(1, 2), Dimension::Plain),
        ("kr", Decimal::ONE, Dimension::Money),
        ("tkr", Decimal::ONE_THOUSAND, Dimension::Money),
        ("mkr", Decimal::new(1_000_000, 0), Dimension::Money),
    ];
    for (word, factor, dimension) in units {
        engine.register_get(word, move |number: &mut i64| scaled(Decimal::from(*number), factor, dimension));
        engine.register_get(word, move |number: &mut Decimal| scaled(*number, factor, dimension));
    }
}

fn scaled(number: Decimal, factor: Decimal, dimension: Dimension) -> Fallible<Quantity> {
    match number.checked_mul(factor) {
        Some(value) => Ok(Quantity::Number(value.normalize(), dimension)),
        None => misuse("rules-overflow"),
    }
}

fn several(operation: Operation, parts: Array) -> Fallible<Quantity> {
    let parts: Option<Vec<Quantity>> = parts.into_iter().map(quantity).collect();
    match parts {
        Some(parts) if parts.iter().all(|part| parts.first().is_some_and(|first| first.fits(part))) => {
            built(Quantity::computed(operation, parts))
        }
        _ => misuse("rules-misuse-quantity"),
    }
}

/// A quantity, or a bare number.
pub(super) fn quantity(value: rhai::Dynamic) -> Option<Quantity> {
    if let Some(number) = value.clone().try_cast::<i64>() {
        return Some(Quantity::Number(Decimal::from(number), Dimension::Plain));
    }
    if let Some(number) = value.clone().try_cast::<Decimal>() {
        return Some(Quantity::Number(number, Dimension::Plain));
    }
    value.try_cast::<Quantity>()
}

fn categories(several: Array) -> Fallible<Vec<Category>> {
    let found: Option<Vec<_>> = several.into_iter().map(rhai::Dynamic::try_cast::<Category>).collect();
    found.map_or_else(|| misuse("rules-misuse-category"), Ok)
}

/// The longest label or word, in bytes, and the most of them in one list.
const LABEL: usize = 300;
const WORDS: usize = 60;

/// An array of texts.
pub(super) fn texts(several: Array) -> Fallible<Vec<String>> {
    if several.len() > WORDS {
        return Err(too_large());
    }
    let found: Option<Vec<_>> = several.into_iter().map(|text| text.into_string().ok()).collect();
    found.map_or_else(|| misuse("rules-misuse-text"), |texts| texts.iter().map(|text| short(text)).collect())
}

fn short(text: &str) -> Fallible<String> {
    if text.len() > LABEL { Err(too_large()) } else { Ok(text.to_owned()) }
}
