//! What a rule pack tells the stages to its left: data, never code.

use super::{Address, Category};
use crate::money::Amount;

/// A member of the förbund, by the words a plan may write it with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// What it is: state, region or municipality.
    pub category: Category,
}

/// A line placed in a category by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placing {
    /// The label, or its beginning, whatever its case.
    pub label: String,
    /// Where it belongs.
    pub category: Category,
}

/// All that a pack, and last year's plan, tell.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Hints {
    /// The members.
    pub members: Vec<Member>,
    /// Lines placed by name.
    pub placings: Vec<Placing>,
    /// Labels of lines that no correction may touch.
    pub locked: Vec<String>,
    /// Figures that no correction may touch.
    pub locked_cells: Vec<Address>,
    /// What last year's plan prints for figures of this one, in kronor.
    pub elsewhere: Vec<(Address, Amount)>,
}
