//! How things look on the terminal: findings with their source lines, corrections, the plan as tables.
//!
//! Everything here is a function from data to text with colours in it; the stream takes them out where they are not
//! wanted. Text of a plan is cleaned of control characters before it comes near a terminal.

mod corrections;
mod diff;
mod excerpt;
mod explain;
mod figures;
mod finding;
mod goals;
mod kept;
mod packs;
mod places;
mod plan;
mod report;
mod stop;
mod style;
mod summary;
mod table;
mod trials;
mod what_if;

pub(super) use corrections::question;
pub(super) use diff::diff;
pub(super) use explain::{explained_cell, explained_rules};
pub(super) use figures::column;
pub(super) use kept::kept;
pub(super) use packs::{packs, rule};
pub(super) use plan::plan;
pub(super) use report::report;
pub(super) use stop::stop;
pub(super) use trials::trials;
pub(super) use what_if::what_if;
