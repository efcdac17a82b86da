//! The spreadsheet core: expressions over a plan's figures, evaluated exactly and written as Excel formulas.

mod expr;

pub use expr::{Dimension, Expr, Relation, Test};
