//! The tree that a rule builds.

use rust_decimal::Decimal;

use crate::plan::Address;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// Kronor; in a workbook it is scaled to the sheet's unit.
    Money,
    /// A bare number, a share.
    Plain,
}

/// An expression over a plan's figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// A constant.
    Number(Decimal, Dimension),
    /// A figure of the plan.
    Cell(Address),
    /// A sum.
    Add(Vec<Expr>),
    /// The first less the second.
    Subtract(Box<Expr>, Box<Expr>),
    /// A product.
    Multiply(Box<Expr>, Box<Expr>),
    /// A quotient.
    Divide(Box<Expr>, Box<Expr>),
}

/// How two sides are held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// At most.
    AtMost,
    /// At least.
    AtLeast,
    /// Below.
    Below,
    /// Above.
    Above,
    /// Equal.
    Equal,
}

/// A check that can live in a workbook: two sides and how they are held against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// The left side.
    pub left: Expr,
    /// The relation.
    pub relation: Relation,
    /// The right side.
    pub right: Expr,
    /// How far off still counts as rounding, in kronor (or as a bare number).
    pub tolerance: Decimal,
}
