//! What people type into a workbook of ours: outcomes, forecasts, comments, decisions, accepted deviations.
//!
//! [`layout`] is the one table of the cells that people fill; the workbook is drawn after it and read back by it. A
//! typed cell is known by its row's identity (a line's id, a goal's text, a rule), never by the row's number. What the
//! cells mean for the plan may not come in here.

mod beside;
mod categories;
mod content;
pub mod layout;
mod settle;
mod stamp;
mod trace;

pub use beside::{Beside, OwnCell, OwnSheet, Said, is_of_figures, print};
pub use categories::category_word;
pub use content::{Content, Filled, Typed};
pub use layout::Part;
pub use settle::{goal_row, overruled, settled};
pub use stamp::Stood;
pub use trace::{Trace, TraceRow};
