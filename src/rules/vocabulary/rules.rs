//! Rules: what is asked, how much it weighs, where it comes from.

use std::sync::Arc;

use rhai::{Array, Engine, EvalAltResult, FnPtr};

use super::misuse;
use super::operators::too_large;
use super::quantities::texts;
use crate::finding::{Area, Severity};
use crate::rules::Years;
use crate::rules::quantity::{Proposition, Quantity};
use crate::rules::rule::{Body, Rule, Softer};

type Fallible<T> = Result<T, Box<EvalAltResult>>;

/// How often a rule may be given more of the same, and how long its sentences may be, in bytes.
const MORE: usize = 20;
const SENTENCE: usize = 2_000;

/// A rule that is being built: cheap to copy, since scripts copy what they pass on.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Building(pub(in crate::rules) Arc<Rule>);

impl Building {
    fn asking(body: Body) -> Self {
        Self(Arc::new(Rule::asking(body)))
    }

    fn change(self, change: impl FnOnce(&mut Rule) -> Fallible<()>) -> Fallible<Self> {
        let mut rule = Arc::unwrap_or_clone(self.0);
        change(&mut rule)?;
        Ok(Self(Arc::new(rule)))
    }
}

fn add<T>(several: &mut Vec<T>, one: T) -> Fallible<()> {
    if several.len() >= MORE {
        return Err(too_large());
    }
    several.push(one);
    Ok(())
}

fn sentence(text: &str) -> Fallible<String> {
    if text.len() > SENTENCE { Err(too_large()) } else { Ok(text.to_owned()) }
}

pub(super) fn teach(engine: &mut Engine) {
    engine.register_type_with_name::<Building>("rule");
    engine.register_type_with_name::<Years>("years");
    engine.register_fn("check", |said: Proposition| Building::asking(Body::Formula(said)));
    engine.register_fn("check", |asked: FnPtr| Building::asking(Body::Closure(asked)));
    engine.register_fn("tell", |figure: Quantity| Building::asking(Body::Figure(figure)));
    years(engine);
    weights(engine);
    words(engine);
    engine.register_fn("only_when", |rule: Building, when: Proposition, otherwise: &str| {
        let otherwise = sentence(otherwise)?;
        rule.change(|rule| add(&mut rule.only_when, (when, otherwise)))
    });
    engine.register_fn("about_goals", |rule: Building| {
        rule.change(|rule| {
            rule.area = Some(Area::Goals);
            Ok(())
        })
    });
    engine.register_fn("rounded_to_the_unit", |rule: Building| {
        rule.change(|rule| {
            rule.to_the_unit = true;
            Ok(())
        })
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
        let weigh =
            move |rule: Building, years: Years| rule.change(|rule| add(&mut rule.severities, (years, severity)));
        engine.register_fn(word, move |rule: Building| weigh(rule, Years::default()));
        engine.register_fn(word, weigh);
        engine.register_fn(word, move |rule: Building, year: i64| weigh(rule, only(year)?));
    }
    for (word, severity) in [("info_when", Severity::Info), ("warning_when", Severity::Warning)] {
        engine.register_fn(word, move |rule: Building, when: Proposition, says: &str| {
            let says = sentence(says)?;
            rule.change(|rule| add(&mut rule.softer, Softer { when, severity, says }))
        });
    }
}

fn only(year: i64) -> Fallible<Years> {
    narrow(year).map_or_else(|| misuse("rules-misuse-year"), |year| Ok(Years::only(year)))
}

fn words(engine: &mut Engine) {
    engine.register_fn("says", |rule: Building, text: &str| {
        let text = sentence(text)?;
        rule.change(|rule| {
            rule.says = Some(text);
            Ok(())
        })
    });
    engine.register_fn("show", |rule: Building, name: &str, quantity: Quantity| {
        let name = sentence(name)?;
        rule.change(|rule| add(&mut rule.shown, (name, quantity)))
    });
    engine.register_fn("source", |rule: Building, text: &str| sourced(rule, text, Years::default()));
    engine.register_fn("source", |rule: Building, text: &str, years: Years| sourced(rule, text, years));
    engine.register_fn("source", |rule: Building, text: &str, year: i64| sourced(rule, text, only(year)?));
    engine.register_fn("quotes", |rule: Building, words: Array| {
        let words = texts(words)?;
        rule.change(|rule| add(&mut rule.quotes, words))
    });
}

fn sourced(rule: Building, text: &str, years: Years) -> Fallible<Building> {
    let text = sentence(text)?;
    rule.change(|rule| add(&mut rule.sources, (years, text)))
}
