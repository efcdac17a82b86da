//! What a script speaks of: quantities and propositions over a plan that is not yet at hand.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::formula::{Dimension, Relation};
use crate::plan::{Category, Side};

/// A moment of the budget year at which equity is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    /// At its beginning.
    Opening,
    /// At its end.
    Closing,
}

/// How quantities are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    Add,
    Subtract,
    Multiply,
    Divide,
    Min,
    Max,
    Abs,
    Round(u32),
}

/// Some lines of the budget, to say something of each.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Lines {
    /// The items of a side, equity used as financing apart.
    Of(Side),
    /// The items of some categories.
    In(Vec<Category>),
}

/// A quantity by its name: what it is in one plan is found by [`super::bind`].
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Quantity {
    /// A constant.
    Number(Decimal, Dimension),
    /// All items of a side, equity used as financing apart.
    Total(Side),
    /// The items of some categories; where `required`, a plan without them cannot be weighed.
    Categories { which: Vec<Category>, required: bool },
    /// One line by its label.
    Line(String),
    /// The items under a heading.
    Group(String),
    /// Equity at a moment of the budget year.
    Equity(Moment),
    /// The day of adoption.
    Adopted,
    /// A day, `years` from the budget year.
    Day { years: i64, month: i64, day: i64 },
    /// A share that the prose states near one of these words.
    Printed(Vec<String>),
    /// The amount of the one line that a quantifier speaks of.
    Amount,
    /// How many lines something holds for.
    Count(Lines, Arc<Proposition>),
    /// Put together from others.
    Computed(Operation, Arc<Vec<Quantity>>),
    /// One of two.
    Either(Arc<(Proposition, Quantity, Quantity)>),
}

/// Something said of a plan.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Proposition {
    /// Two sides; the tolerance where the script gives one.
    Compare(Quantity, Relation, Quantity, Option<Decimal>),
    /// The plan gives the quantity at all.
    Stated(Quantity),
    /// The quantity can be computed from what the plan gives.
    Known(Quantity),
    /// Something said of each of some lines.
    Each(Lines, Arc<Proposition>),
    /// Something said of one at least of some lines.
    Some(Lines, Arc<Proposition>),
    All(Arc<Vec<Proposition>>),
    Any(Arc<Vec<Proposition>>),
    Not(Arc<Proposition>),
}

/// The most parts of one tree, and the deepest: trees are walked by recursion, and a script can build them in a loop.
const PARTS: usize = 400;
const DEEPEST: usize = 40;

impl Quantity {
    /// Put together from others.
    pub(super) fn computed(operation: Operation, parts: Vec<Quantity>) -> Self {
        Self::Computed(operation, Arc::new(parts))
    }

    /// Whether the tree is of a size that may be.
    pub(super) fn is_modest(&self) -> bool {
        let mut budget = PARTS;
        self.within(&mut budget, DEEPEST)
    }

    fn within(&self, budget: &mut usize, depth: usize) -> bool {
        let Some(deeper) = spend(budget, depth) else { return false };
        match self {
            Self::Computed(_, parts) => parts.iter().all(|part| part.within(budget, deeper)),
            Self::Count(_, said) => said.within(budget, deeper),
            Self::Either(parts) => {
                parts.0.within(budget, deeper) && parts.1.within(budget, deeper) && parts.2.within(budget, deeper)
            }
            _ => true,
        }
    }

    /// What it counts.
    pub(super) fn dimension(&self) -> Dimension {
        match self {
            Self::Number(_, dimension) => *dimension,
            Self::Adopted | Self::Day { .. } => Dimension::Date,
            Self::Printed(_) | Self::Count(..) => Dimension::Plain,
            Self::Amount
            | Self::Total(_)
            | Self::Categories { .. }
            | Self::Line(_)
            | Self::Group(_)
            | Self::Equity(_) => Dimension::Money,
            Self::Computed(Operation::Multiply, parts) => parts
                .iter()
                .map(Self::dimension)
                .find(|dimension| *dimension != Dimension::Plain)
                .unwrap_or(Dimension::Plain),
            Self::Computed(Operation::Divide, parts) => match (parts.first(), parts.get(1)) {
                (Some(left), Some(right)) if left.dimension() == right.dimension() => Dimension::Plain,
                (Some(left), _) => left.dimension(),
                (None, _) => Dimension::Plain,
            },
            Self::Computed(_, parts) => {
                parts.iter().find(|part| !part.is_zero()).or(parts.first()).map_or(Dimension::Plain, Self::dimension)
            }
            Self::Either(parts) => parts.1.dimension(),
        }
    }

    /// A bare nothing, which every dimension has.
    fn is_zero(&self) -> bool {
        matches!(self, Self::Number(value, _) if value.is_zero())
    }

    /// Whether the two can be added or compared.
    pub(super) fn fits(&self, other: &Self) -> bool {
        self.is_zero() || other.is_zero() || self.dimension() == other.dimension()
    }

    /// Whether it is a share: a quotient of like and like.
    pub(super) fn is_share(&self) -> bool {
        match self {
            Self::Computed(Operation::Divide, _) | Self::Printed(_) => self.dimension() == Dimension::Plain,
            Self::Computed(_, parts) => parts.iter().any(Self::is_share),
            _ => false,
        }
    }
}

impl Proposition {
    /// Whether the tree is of a size that may be.
    pub(super) fn is_modest(&self) -> bool {
        let mut budget = PARTS;
        self.within(&mut budget, DEEPEST)
    }

    /// Whether a side is a share that the plan's prose states: a claim, which follows from sums, and no policy.
    pub(super) fn is_claim(&self) -> bool {
        let printed = |side: &Quantity| matches!(side, Quantity::Printed(_));
        matches!(self, Self::Compare(left, _, right, _) if printed(left) || printed(right))
    }

    fn within(&self, budget: &mut usize, depth: usize) -> bool {
        let Some(deeper) = spend(budget, depth) else { return false };
        match self {
            Self::Compare(left, _, right, _) => left.within(budget, deeper) && right.within(budget, deeper),
            Self::Stated(part) | Self::Known(part) => part.within(budget, deeper),
            Self::All(parts) | Self::Any(parts) => parts.iter().all(|part| part.within(budget, deeper)),
            Self::Not(part) | Self::Each(_, part) | Self::Some(_, part) => part.within(budget, deeper),
        }
    }
}

/// One part less; how deep the next may go.
fn spend(budget: &mut usize, depth: usize) -> Option<usize> {
    *budget = budget.checked_sub(1)?;
    depth.checked_sub(1)
}
