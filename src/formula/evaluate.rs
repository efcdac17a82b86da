//! The value of an expression, with its width. What cannot be computed is an outcome, never a panic.

use thiserror::Error;

use super::excel::exactness;
use super::{Condition, Expr, Figures, Relation, Span, Test};
use crate::money::Unit;
use crate::plan::Address;

/// Why an expression has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Stuck {
    /// A figure is not in the plan.
    #[error("no figure at {0:?}")]
    Absent(Address),
    /// A division by zero.
    #[error("division by zero")]
    DivisionByZero,
    /// Beyond what 28 digits hold.
    #[error("overflow")]
    Overflow,
}

/// How a comparison came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It holds for the figures as they stand.
    Holds,
    /// It holds for some of the amounts that the rounded figures stand for.
    WithinRounding,
    /// It does not hold.
    Fails,
}

impl Verdict {
    /// Whether it is no failure.
    #[must_use]
    pub fn passes(self) -> bool {
        self != Self::Fails
    }
}

impl Expr {
    /// The value with its width.
    ///
    /// # Errors
    /// Where a figure is absent, on division by zero, on overflow.
    pub fn evaluate(&self, figures: &dyn Figures) -> Result<Span, Stuck> {
        match self {
            Self::Number(value, _) | Self::Stated(_, value, _) => Ok(Span::exact(*value)),
            Self::Cell(address) => {
                let value = figures.value(address).ok_or(Stuck::Absent(*address))?;
                Span::around(value, figures.half_width(address))
            }
            Self::Add(terms) => {
                let mut sum = Span::exact(rust_decimal::Decimal::ZERO);
                for term in terms {
                    sum = sum.plus(term.evaluate(figures)?)?;
                }
                Ok(sum)
            }
            Self::Subtract(left, right) => left.evaluate(figures)?.minus(right.evaluate(figures)?),
            Self::Multiply(left, right) => left.evaluate(figures)?.times(right.evaluate(figures)?),
            Self::Divide(left, right) => left.evaluate(figures)?.over(right.evaluate(figures)?),
            Self::Min(terms) => folded(terms, figures, Span::min),
            Self::Max(terms) => folded(terms, figures, Span::max),
            Self::Count(parts) => {
                let mut count = rust_decimal::Decimal::ZERO;
                for part in parts {
                    if part.evaluate(figures)?.passes() {
                        count += rust_decimal::Decimal::ONE;
                    }
                }
                Ok(Span::exact(count))
            }
            Self::Abs(inner) => Ok(inner.evaluate(figures)?.abs()),
            Self::Round(inner, decimals) => Ok(inner.evaluate(figures)?.rounded(*decimals)),
            Self::If(condition, yes, no) => {
                if condition.evaluate(figures)?.passes() { yes } else { no }.evaluate(figures)
            }
        }
    }
}

fn folded(terms: &[Expr], figures: &dyn Figures, pick: fn(Span, Span) -> Span) -> Result<Span, Stuck> {
    let mut found: Option<Span> = None;
    for term in terms {
        let next = term.evaluate(figures)?;
        found = Some(found.map_or(next, |best| pick(best, next)));
    }
    Ok(found.unwrap_or(Span::exact(rust_decimal::Decimal::ZERO)))
}

impl Test {
    /// A test whose tolerance is what the widths of its figures give: the straddle of both sides.
    ///
    /// # Errors
    /// Where a side has no value.
    pub fn new(left: Expr, relation: Relation, right: Expr, figures: &dyn Figures) -> Result<Self, Stuck> {
        let width = |side: &Expr| side.evaluate(figures).and_then(Span::half_width);
        let tolerance = width(&left)?.checked_add(width(&right)?).ok_or(Stuck::Overflow)?.normalize();
        Ok(Self { left, relation, right, tolerance })
    }

    /// How it came out.
    ///
    /// # Errors
    /// Where a side has no value.
    pub fn evaluate(&self, figures: &dyn Figures) -> Result<Verdict, Stuck> {
        let off = self.left.evaluate(figures)?.minus(self.right.evaluate(figures)?)?.value;
        self.weigh(off)
    }

    /// How a difference of the sides, left less right, is judged. What is left of a quotient beyond any figure of a
    /// plan is no difference: a workbook, which counts in binary fractions, could not tell it.
    ///
    /// # Errors
    /// Where it is too large.
    pub fn weigh(&self, off: rust_decimal::Decimal) -> Result<Verdict, Stuck> {
        let off = off.round_dp(exactness(self.left.dimension(), Unit::Kr));
        let holds = |tolerance| match self.relation {
            Relation::AtMost => off <= tolerance,
            Relation::AtLeast => off >= -tolerance,
            Relation::Below => off < tolerance,
            Relation::Above => off > -tolerance,
            Relation::Equal => off.abs() <= tolerance,
        };
        Ok(match (holds(rust_decimal::Decimal::ZERO), holds(self.tolerance)) {
            (true, _) => Verdict::Holds,
            (false, true) => Verdict::WithinRounding,
            (false, false) => Verdict::Fails,
        })
    }
}

impl Condition {
    /// How it came out. What is not a plain comparison holds within rounding where a part it rests on does.
    ///
    /// # Errors
    /// Where a figure it needs has no value.
    pub fn evaluate(&self, figures: &dyn Figures) -> Result<Verdict, Stuck> {
        match self {
            Self::Is(test) => test.evaluate(figures),
            Self::Known(known) => Ok(plainly(*known)),
            Self::Stated(address) => Ok(plainly(figures.value(address).is_some())),
            Self::Computable(expr) => Ok(plainly(expr.evaluate(figures).is_ok())),
            Self::All(parts) => {
                let mut worst = Verdict::Holds;
                for part in parts {
                    match part.evaluate(figures)? {
                        Verdict::Fails => return Ok(Verdict::Fails),
                        Verdict::WithinRounding => worst = Verdict::WithinRounding,
                        Verdict::Holds => {}
                    }
                }
                Ok(worst)
            }
            Self::Any(parts) => {
                let mut best = Verdict::Fails;
                for part in parts {
                    match part.evaluate(figures)? {
                        Verdict::Holds => return Ok(Verdict::Holds),
                        Verdict::WithinRounding => best = Verdict::WithinRounding,
                        Verdict::Fails => {}
                    }
                }
                Ok(best)
            }
            Self::Not(part) => Ok(match part.evaluate(figures)? {
                Verdict::Fails => Verdict::Holds,
                Verdict::WithinRounding => Verdict::WithinRounding,
                Verdict::Holds => Verdict::Fails,
            }),
        }
    }
}

fn plainly(known: bool) -> Verdict {
    if known { Verdict::Holds } else { Verdict::Fails }
}
