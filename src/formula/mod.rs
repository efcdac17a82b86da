//! The spreadsheet core: expressions over a plan's figures, evaluated exactly and written as Excel formulas.
//!
//! One tree has two lives. [`Expr::evaluate`] computes it in exact decimals with the width that rounding leaves;
//! [`excel`] and [`live`] write it for a workbook. What a rule is and where its text comes from may not come in.

mod evaluate;
mod excel;
mod expr;
mod figures;
mod span;
#[cfg(test)]
mod tests;

pub use evaluate::{Stuck, Verdict};
pub use excel::{Cells, Live, NotLive, condition, excel, live};
pub use expr::{Condition, Dimension, Expr, Relation, Test};
pub use figures::{Figures, PlanFigures, Rounding, ToTheUnit, Unrounded, unit_of};
pub use span::Span;
