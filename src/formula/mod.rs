//! The spreadsheet core: expressions over a plan's figures, evaluated exactly and written as Excel formulas.
//!
//! One tree has two lives. [`Expr::evaluate`] computes it in exact decimals with the width that rounding leaves;
//! [`excel`] and [`live`] write it for a workbook. A [`Sheet`] holds a plan's figures as such a workbook would: sums
//! follow their lines, and after one changed cell only what rests on it is computed. What a rule is and where its text comes from may not come in.

mod check;
mod evaluate;
mod excel;
mod expr;
mod figures;
mod sheet;
mod span;
mod structure;
#[cfg(test)]
mod tests;
mod written;

pub use check::LiveCheck;
pub use evaluate::{Stuck, Verdict};
pub use excel::{Cells, Live, NotLive, condition, exactness, excel, live, strictly};
pub use expr::{Condition, Dimension, Expr, Relation, Test};
pub use figures::{Figures, PlanFigures, Rounding, ToTheUnit, Unrounded, unit_of};
pub use sheet::{Cycle, Reading, Sheet, View};
pub use span::Span;
pub use written::{Words, relation_sign, written, written_condition, written_test};
