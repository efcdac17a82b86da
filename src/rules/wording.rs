//! A rule's sentence, filled with the figures at hand.

use rust_decimal::Decimal;

use super::bind::day_of;
use super::quantity::Proposition;
use super::quantity::Quantity;
use super::rule::{Body, Rule};
use crate::formula::Dimension;
use crate::money::amount::swedish_number;
use crate::money::{Amount, Unit};

/// The names a sentence may use without the rule showing them.
const KNOWN: [&str; 4] = ["left", "right", "difference", "year"];

/// Whether all names in a rule's sentences are known; else the one that is not.
pub(super) fn sound(rule: &Rule) -> Result<(), String> {
    let sentences = rule.says.iter().chain(rule.softer.iter().map(|softer| &softer.says));
    let known = |name: &str| KNOWN.contains(&name) || rule.shown.iter().any(|(shown, _)| shown == name);
    match sentences.flat_map(|text| names(text)).find(|name| !known(name)) {
        Some(wrong) => Err(wrong),
        None => Ok(()),
    }
}

fn names(text: &str) -> Vec<String> {
    let parts = text.split('{').skip(1);
    parts.filter_map(|part| part.split_once('}').map(|(name, _)| name.to_owned())).collect()
}

/// A sentence with its names filled in.
pub(super) fn filled(text: &str, values: &[(String, String)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// A value as a person reads it.
pub(super) fn shown(value: Decimal, quantity: &Quantity, unit: Unit) -> String {
    match quantity.dimension() {
        Dimension::Money => {
            let amount = Amount::kronor(value);
            let rounded = amount.in_unit(unit).round_dp(2);
            Amount::of(rounded, unit).unwrap_or(amount).swedish(unit)
        }
        Dimension::Plain if quantity.is_share() => {
            let percent = value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(value);
            format!("{} %", swedish_number(percent.round_dp(1)))
        }
        Dimension::Plain => swedish_number(value.round_dp(4)),
        Dimension::Date => day_of(value).map_or_else(|| value.to_string(), |date| date.to_string()),
    }
}

/// Both sides of a rule that is one comparison.
pub(super) fn sides(rule: &Rule) -> Option<(&Quantity, crate::formula::Relation, &Quantity)> {
    match &rule.body {
        Body::Formula(Proposition::Compare(left, relation, right, _)) => Some((left, *relation, right)),
        _ => None,
    }
}
