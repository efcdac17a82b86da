//! An identity as a check that lives in a workbook.

use rust_decimal::Decimal;

use crate::balance::Weighed;
use crate::formula::{Dimension, Expr, Relation, Test};

/// The identity as a live test: the printed figure equals what its parts make.
#[must_use]
pub fn live(weighed: &Weighed) -> Test {
    let equation = &weighed.equation;
    let added = equation.parts.iter().filter(|part| part.sign > 0).map(|part| Expr::Cell(part.address));
    let constant = equation.constant.decimal();
    let constant = (constant != Decimal::ZERO).then_some(Expr::Number(constant, Dimension::Money));
    let taken: Vec<Expr> =
        equation.parts.iter().filter(|part| part.sign < 0).map(|part| Expr::Cell(part.address)).collect();
    let plus = sum(added.chain(constant).collect());
    let right = if taken.is_empty() { plus } else { Expr::Subtract(Box::new(plus), Box::new(sum(taken))) };
    Test { left: Expr::Cell(equation.target), relation: Relation::Equal, right, tolerance: weighed.tolerance.decimal() }
}

fn sum(mut terms: Vec<Expr>) -> Expr {
    match (terms.len(), terms.pop()) {
        (1, Some(only)) => only,
        (_, Some(last)) => {
            terms.push(last);
            Expr::Add(terms)
        }
        (_, None) => Expr::Number(Decimal::ZERO, Dimension::Money),
    }
}
