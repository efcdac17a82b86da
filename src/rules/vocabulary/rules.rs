//! Rules: what is asked, how much it weighs, where it comes from.

use rhai::{Array, Engine, EvalAltResult, FnPtr};

use super::misuse;
use super::quantities::texts;
use crate::finding::Severity;
use crate::rules::Years;
use crate::rules::quantity::{Proposition, Quantity};
use crate::rules::rule::{Body, Rule, Softer};

pub(super) fn teach(engine: &mut Engine) {
    engine.register_type_with_name::<Rule>("rule");
    engine.register_type_with_name::<Years>("years");
    engine.register_fn("check", |said: Proposition| Rule::asking(Body::Formula(said)));
    engine.register_fn("check", |asked: FnPtr| Rule::asking(Body::Closure(asked)));
    engine.register_fn("tell", |figure: Quantity| Rule::asking(Body::Figure(figure)));
    years(engine);
    weights(engine);
    words(engine);
    engine.register_fn("only_when", |mut rule: Rule, when: Proposition, else_says: &str| {
        rule.only_when.push((when, else_says.to_owned()));
        rule
    });
    engine.register_fn("rounded_to_the_unit", |mut rule: Rule| {
        rule.to_the_unit = true;
        rule
    });
}

fn years(engine: &mut Engine) {
    engine.register_fn("from", |year: i64| Years { first: narrow(year), last: None });
    engine.register_fn("up_to", |year: i64| Years { first: None, last: narrow(year) });
    engine.register_fn("between", |first: i64, last: i64| Years { first: narrow(first), last: narrow(last) });
}

fn narrow(year: i64) -> Option<i32> {
    i32::try_from(year).ok()
}

fn weights(engine: &mut Engine) {
    for (word, severity) in [("error", Severity::Error), ("warning", Severity::Warning), ("info", Severity::Info)] {
        let weigh = move |mut rule: Rule, years: Years| {
            rule.severities.push((years, severity));
            rule
        };
        engine.register_fn(word, move |rule: Rule| weigh(rule, Years::default()));
        engine.register_fn(word, weigh);
        engine.register_fn(word, move |rule: Rule, year: i64| match narrow(year) {
            Some(year) => Ok(weigh(rule, Years::only(year))),
            None => misuse("rules-misuse-year"),
        });
    }
    for (word, severity) in [("info_when", Severity::Info), ("warning_when", Severity::Warning)] {
        engine.register_fn(word, move |mut rule: Rule, when: Proposition, says: &str| {
            rule.softer.push(Softer { when, severity, says: says.to_owned() });
            rule
        });
    }
}

fn words(engine: &mut Engine) {
    engine.register_fn("says", |mut rule: Rule, text: &str| {
        rule.says = Some(text.to_owned());
        rule
    });
    engine.register_fn("show", |mut rule: Rule, name: &str, quantity: Quantity| {
        rule.shown.push((name.to_owned(), quantity));
        rule
    });
    engine.register_fn("source", |mut rule: Rule, text: &str| {
        rule.sources.push((Years::default(), text.to_owned()));
        rule
    });
    engine.register_fn("source", |mut rule: Rule, text: &str, years: Years| {
        rule.sources.push((years, text.to_owned()));
        rule
    });
    engine.register_fn("source", |mut rule: Rule, text: &str, year: i64| {
        rule.sources.push((Years { first: narrow(year), last: narrow(year) }, text.to_owned()));
        rule
    });
    engine.register_fn("quotes", |mut rule: Rule, words: Array| {
        rule.quotes.push(texts(words)?);
        Ok::<_, Box<EvalAltResult>>(rule)
    });
}
