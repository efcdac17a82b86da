//! Operators that build trees instead of computing.

use std::sync::Arc;

use rhai::{Array, Dynamic, Engine, EvalAltResult, Position};
use rust_decimal::Decimal;

use super::misuse;
use super::quantities::quantity;
use crate::formula::{Dimension, Relation};
use crate::rules::quantity::{Operation, Proposition, Quantity};

type Fallible<T> = Result<T, Box<EvalAltResult>>;

pub(super) fn teach(engine: &mut Engine) {
    engine.register_type_with_name::<Proposition>("proposition");
    arithmetic(engine);
    comparisons(engine);
    logic(engine);
    // A fast operator would make 1 / 4 nothing.
    engine.register_fn("/", |left: i64, right: i64| match Decimal::from(left).checked_div(Decimal::from(right)) {
        Some(value) => Ok(value),
        None => misuse("rules-division-by-zero"),
    });
}

fn arithmetic(engine: &mut Engine) {
    let signs =
        [("+", Operation::Add), ("-", Operation::Subtract), ("*", Operation::Multiply), ("/", Operation::Divide)];
    for (sign, operation) in signs {
        engine.register_fn(sign, move |left: Quantity, right: Quantity| combined(operation, left, right));
        engine.register_fn(sign, move |left: Quantity, right: i64| combined(operation, left, plain(right)));
        engine.register_fn(sign, move |left: i64, right: Quantity| combined(operation, plain(left), right));
        engine.register_fn(sign, move |left: Quantity, right: Decimal| combined(operation, left, bare(right)));
        engine.register_fn(sign, move |left: Decimal, right: Quantity| combined(operation, bare(left), right));
    }
    engine.register_fn("-", |part: Quantity| combined(Operation::Subtract, plain(0), part));
}

fn comparisons(engine: &mut Engine) {
    let signs = [
        ("<=", Relation::AtMost),
        (">=", Relation::AtLeast),
        ("<", Relation::Below),
        (">", Relation::Above),
        ("==", Relation::Equal),
    ];
    for (sign, relation) in signs {
        engine.register_fn(sign, move |left: Quantity, right: Quantity| compared(left, relation, right));
        // Against anything else a comparison would silently be false; a bare number is welcome, the rest is not.
        engine.register_fn(sign, move |left: Quantity, right: Dynamic| match quantity(right) {
            Some(right) => compared(left, relation, right),
            None => misuse("rules-misuse-compare"),
        });
        engine.register_fn(sign, move |left: Dynamic, right: Quantity| match quantity(left) {
            Some(left) => compared(left, relation, right),
            None => misuse("rules-misuse-compare"),
        });
    }
    engine.register_fn("!=", |left: Quantity, right: Quantity| {
        Ok::<_, Box<EvalAltResult>>(Proposition::Not(Arc::new(compared(left, Relation::Equal, right)?)))
    });
    engine.register_fn("near", |left: Quantity, right: Quantity, off: Quantity| match off {
        Quantity::Number(tolerance, _) if left.fits(&right) && left.fits(&off) => {
            said(Proposition::Compare(left, Relation::Equal, right, Some(tolerance)))
        }
        _ => misuse("rules-misuse-near"),
    });
    engine.register_fn("all_equal", |parts: Array| {
        let parts: Option<Vec<Quantity>> = parts.into_iter().map(quantity).collect();
        match parts {
            Some(parts) if !parts.is_empty() => {
                let (most, least) = (Operation::Max, Operation::Min);
                let all = Arc::new(parts);
                compared(Quantity::Computed(most, Arc::clone(&all)), Relation::Equal, Quantity::Computed(least, all))
            }
            _ => misuse("rules-misuse-quantity"),
        }
    });
}

fn logic(engine: &mut Engine) {
    engine.register_fn("stated", Proposition::Stated);
    engine.register_fn("known", Proposition::Known);
    engine
        .register_fn("&", |left: Proposition, right: Proposition| said(Proposition::All(Arc::new(vec![left, right]))));
    engine
        .register_fn("|", |left: Proposition, right: Proposition| said(Proposition::Any(Arc::new(vec![left, right]))));
    engine.register_fn("!", |part: Proposition| said(Proposition::Not(Arc::new(part))));
    engine.register_fn("either", |test: Proposition, yes: Quantity, no: Quantity| {
        if yes.fits(&no) {
            built(Quantity::Either(Arc::new((test, yes, no))))
        } else {
            misuse("rules-misuse-dimension")
        }
    });
}

/// A tree that is not too large.
pub(super) fn built(quantity: Quantity) -> Fallible<Quantity> {
    if quantity.is_modest() { Ok(quantity) } else { Err(too_large()) }
}

pub(super) fn said(proposition: Proposition) -> Fallible<Proposition> {
    if proposition.is_modest() { Ok(proposition) } else { Err(too_large()) }
}

/// What a script gets to hear that builds without end.
pub(super) fn too_large() -> Box<EvalAltResult> {
    Box::new(EvalAltResult::ErrorDataTooLarge("expression".to_owned(), Position::NONE))
}

fn plain(value: i64) -> Quantity {
    bare(Decimal::from(value))
}

fn bare(value: Decimal) -> Quantity {
    Quantity::Number(value, Dimension::Plain)
}

fn combined(operation: Operation, left: Quantity, right: Quantity) -> Fallible<Quantity> {
    let sound = match operation {
        Operation::Add | Operation::Subtract => left.fits(&right),
        Operation::Multiply => left.dimension() == Dimension::Plain || right.dimension() == Dimension::Plain,
        _ => right.dimension() == Dimension::Plain || left.dimension() == right.dimension(),
    };
    if !sound {
        return misuse("rules-misuse-dimension");
    }
    built(match (operation, left) {
        (Operation::Add, Quantity::Computed(Operation::Add, parts)) => {
            let mut parts = Arc::unwrap_or_clone(parts);
            parts.push(right);
            Quantity::computed(Operation::Add, parts)
        }
        (_, left) => Quantity::computed(operation, vec![left, right]),
    })
}

fn compared(left: Quantity, relation: Relation, right: Quantity) -> Fallible<Proposition> {
    if left.fits(&right) {
        said(Proposition::Compare(left, relation, right, None))
    } else {
        misuse("rules-misuse-dimension")
    }
}
