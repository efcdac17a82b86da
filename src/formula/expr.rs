//! The trees that a rule builds: quantities, and what is said of them.

use rust_decimal::Decimal;

use crate::plan::Address;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// Kronor; in a workbook it is scaled to the sheet's unit.
    Money,
    /// A bare number, a share.
    Plain,
    /// A day, counted as workbooks count days.
    Date,
}

/// An expression over a plan's figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// A constant.
    Number(Decimal, Dimension),
    /// A figure of the plan that stands outside its tables (prose, a date): it is no cell of a workbook.
    Stated(Option<Address>, Decimal, Dimension),
    /// A figure of the plan, in kronor. A line's empty cell counts as nothing, as in a workbook.
    Cell(Address),
    /// A sum.
    Add(Vec<Expr>),
    /// The first less the second.
    Subtract(Box<Expr>, Box<Expr>),
    /// A product.
    Multiply(Box<Expr>, Box<Expr>),
    /// A quotient.
    Divide(Box<Expr>, Box<Expr>),
    /// The least of them.
    Min(Vec<Expr>),
    /// The greatest of them.
    Max(Vec<Expr>),
    /// Without its sign.
    Abs(Box<Expr>),
    /// Rounded to so many decimals, halves away from zero as in Excel.
    Round(Box<Expr>, u32),
    /// The second where the first holds, else the third.
    If(Box<Condition>, Box<Expr>, Box<Expr>),
    /// How many of them hold.
    Count(Vec<Condition>),
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
    /// How far off still counts as rounding, in kronor (or as a bare number). It is settled once, from the widths of
    /// the printed figures, so that the workbook and plankoll use the same.
    pub tolerance: Decimal,
}

/// Something that holds or does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Two sides held against each other.
    Is(Box<Test>),
    /// Settled by what the plan has and has not, whatever its figures.
    Known(bool),
    /// The plan gives this figure.
    Stated(Address),
    /// The figures give it a value.
    Computable(Box<Expr>),
    /// All of them.
    All(Vec<Condition>),
    /// One of them at least.
    Any(Vec<Condition>),
    /// The opposite.
    Not(Box<Condition>),
}

impl Expr {
    /// No amount at all.
    #[must_use]
    pub fn nothing() -> Self {
        Self::Number(Decimal::ZERO, Dimension::Money)
    }

    /// What it counts. Money divided by money is a bare number.
    #[must_use]
    pub fn dimension(&self) -> Dimension {
        match self {
            Self::Number(_, dimension) | Self::Stated(_, _, dimension) => *dimension,
            Self::Cell(_) => Dimension::Money,
            Self::Count(_) => Dimension::Plain,
            Self::Add(terms) | Self::Min(terms) | Self::Max(terms) => {
                terms.first().map_or(Dimension::Money, Self::dimension)
            }
            Self::Subtract(left, _) | Self::Abs(left) | Self::Round(left, _) | Self::If(_, left, _) => left.dimension(),
            Self::Multiply(left, right) if left.dimension() == Dimension::Plain => right.dimension(),
            Self::Multiply(left, _) => left.dimension(),
            Self::Divide(left, right) if left.dimension() == right.dimension() => Dimension::Plain,
            Self::Divide(left, _) => left.dimension(),
        }
    }

    /// The figures it reads, in order, each once.
    #[must_use]
    pub fn precedents(&self) -> Vec<Address> {
        let mut found = Vec::new();
        self.gather(&mut found);
        found
    }

    fn gather(&self, found: &mut Vec<Address>) {
        match self {
            Self::Number(..) | Self::Stated(None, ..) => {}
            Self::Cell(address) | Self::Stated(Some(address), ..) => {
                if !found.contains(address) {
                    found.push(*address);
                }
            }
            Self::Add(terms) | Self::Min(terms) | Self::Max(terms) => terms.iter().for_each(|term| term.gather(found)),
            Self::Subtract(left, right) | Self::Multiply(left, right) | Self::Divide(left, right) => {
                left.gather(found);
                right.gather(found);
            }
            Self::Abs(inner) | Self::Round(inner, _) => inner.gather(found),
            Self::If(condition, yes, no) => {
                condition.gather(found);
                yes.gather(found);
                no.gather(found);
            }
            Self::Count(parts) => parts.iter().for_each(|part| part.gather(found)),
        }
    }
}

impl Condition {
    /// The figures it reads, in order, each once.
    #[must_use]
    pub fn precedents(&self) -> Vec<Address> {
        let mut found = Vec::new();
        self.gather(&mut found);
        found
    }

    fn gather(&self, found: &mut Vec<Address>) {
        match self {
            Self::Is(test) => {
                test.left.gather(found);
                test.right.gather(found);
            }
            Self::Known(_) => {}
            Self::Stated(address) => {
                if !found.contains(address) {
                    found.push(*address);
                }
            }
            Self::Computable(expr) => expr.gather(found),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.gather(found)),
            Self::Not(part) => part.gather(found),
        }
    }
}
