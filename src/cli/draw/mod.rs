//! How things look on the terminal: findings with their source lines, corrections, the plan as tables.
//!
//! Everything here is a function from data to text with colours in it; the stream takes them out where they are not
//! wanted. Text of a plan is cleaned of control characters before it comes near a terminal.

mod corrections;
mod diff;
mod excerpt;
mod explain;
mod figures;
mod filled;
mod finding;
mod goals;
mod merge;
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
pub(super) use filled::filled;
pub(super) use merge::joint;
pub(super) use packs::{packs, rule};
pub(super) use plan::plan;
pub(super) use report::report;
pub(super) use stop::stop;
pub(super) use trials::trials;
pub(super) use what_if::what_if;

/// What stands out on its line.
pub(super) fn strong(text: &str) -> String {
    style::strong(text)
}

/// A text broken at the width, its first line set in less than the others.
pub(super) fn hanging(text: &str, width: usize) -> Vec<String> {
    let mut lines = report::indented(text, 4, width).into_iter();
    let first = lines.next().unwrap_or_default().replacen("    ", "  ", 1);
    std::iter::once(first).chain(lines).collect()
}
