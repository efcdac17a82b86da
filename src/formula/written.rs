//! An expression as a person reads it: labels and amounts, the signs of arithmetic, and the names of functions that
//! workbooks use.

use rust_decimal::Decimal;

use super::{Condition, Dimension, Expr, Relation, Test};
use crate::plan::Address;

/// How figures and numbers are called.
pub trait Words {
    /// A figure's name.
    fn name(&self, address: &Address) -> String;

    /// A number with what it counts.
    fn number(&self, value: Decimal, dimension: Dimension) -> String;
}

/// An expression in words. Sums of more than `most` figures tell the first and the last.
#[must_use]
pub fn written(expr: &Expr, words: &dyn Words, most: usize) -> String {
    let part = |part: &Expr| written(part, words, most);
    let several = |parts: &[Expr], between: &str| {
        let mut told: Vec<String> = parts.iter().map(|one| wrapped(one, part(one))).collect();
        if told.len() > most {
            let last = told.pop();
            told.truncate(most.saturating_sub(2).max(1));
            told.push("…".to_owned());
            told.extend(last);
        }
        told.join(between)
    };
    let pair = |left: &Expr, sign: &str, right: &Expr| {
        format!("{} {sign} {}", wrapped(left, part(left)), wrapped(right, part(right)))
    };
    match expr {
        Expr::Number(value, dimension) | Expr::Stated(None, value, dimension) => words.number(*value, *dimension),
        Expr::Stated(Some(address), value, dimension) => {
            format!("{} ({})", words.name(address), words.number(*value, *dimension))
        }
        Expr::Cell(address) => words.name(address),
        Expr::Add(parts) if parts.is_empty() => "0".to_owned(),
        Expr::Add(parts) => several(parts, " + "),
        Expr::Min(parts) => format!("MIN({})", several(parts, "; ")),
        Expr::Max(parts) => format!("MAX({})", several(parts, "; ")),
        Expr::Subtract(left, right) => pair(left, "−", right),
        Expr::Multiply(left, right) => pair(left, "×", right),
        Expr::Divide(left, right) => pair(left, "÷", right),
        Expr::Abs(inner) => format!("ABS({})", part(inner)),
        Expr::Round(inner, decimals) => format!("ROUND({}; {decimals})", part(inner)),
        Expr::If(when, yes, no) => {
            format!("IF({}; {}; {})", written_condition(when, words, most), part(yes), part(no))
        }
        Expr::Count(parts) => format!("COUNT({})", joined(parts, "; ", words, most)),
    }
}

/// A condition in words.
#[must_use]
pub fn written_condition(condition: &Condition, words: &dyn Words, most: usize) -> String {
    match condition {
        Condition::Is(test) => written_test(test, words, most),
        Condition::Known(known) => known.to_string(),
        Condition::Stated(address) => format!("STATED({})", words.name(address)),
        Condition::Computable(expr) => format!("KNOWN({})", written(expr, words, most)),
        Condition::All(parts) => format!("AND({})", joined(parts, "; ", words, most)),
        Condition::Any(parts) => format!("OR({})", joined(parts, "; ", words, most)),
        Condition::Not(part) => format!("NOT({})", written_condition(part, words, most)),
    }
}

/// A comparison in words.
#[must_use]
pub fn written_test(test: &Test, words: &dyn Words, most: usize) -> String {
    let sign = relation_sign(test.relation);
    format!("{} {sign} {}", written(&test.left, words, most), written(&test.right, words, most))
}

/// The sign of a relation.
#[must_use]
pub fn relation_sign(relation: Relation) -> &'static str {
    match relation {
        Relation::AtMost => "≤",
        Relation::AtLeast => "≥",
        Relation::Below => "<",
        Relation::Above => ">",
        Relation::Equal => "=",
    }
}

fn joined(parts: &[Condition], between: &str, words: &dyn Words, most: usize) -> String {
    let mut told: Vec<String> = parts.iter().take(most).map(|part| written_condition(part, words, most)).collect();
    if parts.len() > most {
        told.push("…".to_owned());
    }
    told.join(between)
}

/// In parentheses where a sign beside it could be misread.
fn wrapped(expr: &Expr, text: String) -> String {
    let is_sum = match expr {
        Expr::Add(parts) => parts.len() > 1,
        Expr::Subtract(..) | Expr::Multiply(..) | Expr::Divide(..) => true,
        _ => false,
    };
    if is_sum { format!("({text})") } else { text }
}
