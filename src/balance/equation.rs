//! What an identity is: a printed figure and the figures it is made of.

use crate::money::Amount;
use crate::plan::Address;

/// Where an identity comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Identity {
    /// A group's sum over its lines.
    Sum,
    /// A side's total.
    Total,
    /// Income less cost.
    Result,
    /// The same amount printed twice on a line.
    Twice,
    /// Opening equity and the year's result make closing equity.
    RollForward,
    /// One year's closing equity is the next one's opening.
    Continuity,
    /// A row of the multi-year table: income less costs makes the result.
    YearResult,
    /// A row of the multi-year table: contributions and grants make the income.
    YearIncome,
    /// The same figure in two tables.
    Across,
}

impl Identity {
    /// Whether it belongs to the inside of one table. The others hold printed figures of several places against each
    /// other: they are witnesses, and a clash between them is reported, never mended.
    #[must_use]
    pub fn is_structure(self) -> bool {
        !matches!(self, Self::Continuity | Self::Across)
    }
}

/// A figure that takes part, added (`1`) or taken away (`-1`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part {
    /// The figure.
    pub address: Address,
    /// `1` or `-1`.
    pub sign: i8,
}

impl Part {
    /// A figure that is added.
    #[must_use]
    pub fn plus(address: Address) -> Self {
        Self { address, sign: 1 }
    }

    /// A figure that is taken away.
    #[must_use]
    pub fn minus(address: Address) -> Self {
        Self { address, sign: -1 }
    }
}

/// An identity: `target = Σ sign · part + constant`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equation {
    /// Where it comes from.
    pub identity: Identity,
    /// The printed figure.
    pub target: Address,
    /// What it is made of; only figures that are printed.
    pub parts: Vec<Part>,
    /// Figures that have no address of their own, in kronor; mostly none.
    pub constant: Amount,
    /// Whether the layout alone gives it, without the help of arithmetic.
    pub by_layout: bool,
}

impl Equation {
    /// All figures that take part, the target first.
    pub fn addresses(&self) -> impl Iterator<Item = Address> + '_ {
        std::iter::once(self.target).chain(self.parts.iter().map(|part| part.address))
    }

    /// Whether it holds one printed figure against another, which rounding does not excuse.
    #[must_use]
    pub fn is_copy(&self) -> bool {
        self.parts.len() == 1
            && self.constant.is_zero()
            && matches!(self.identity, Identity::Twice | Identity::Continuity | Identity::Across)
    }
}
