//! The goals of a plan: which list is a goal, what stands under it as a thing to do, what is measured, how it is
//! followed up, where the measure comes from.
//!
//! Structures only (numbers, labels, bullets, announced areas, tables with headers); no plan's own words may come in.

mod areas;
mod build;
mod draft;
mod heads;
mod labels;
mod section;
mod table;
mod target;
#[cfg(test)]
mod tests;
mod walk;

use std::collections::BTreeSet;

use super::prose::{Layout, lines};
use crate::document::Document;
use crate::plan::Goal;

/// The goals of a plan, the overall goal first where it is printed first.
#[must_use]
pub fn find(document: &Document) -> Vec<Goal> {
    parse(document).goals
}

/// The goals, and the rows that their indicators are printed on.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    /// The goals in order of first mention.
    pub goals: Vec<Goal>,
    /// The rows of indicators and targets: their figures are no claims.
    pub indicator_rows: BTreeSet<usize>,
}

/// Finds the goals and what is printed for their indicators.
pub(crate) fn parse(document: &Document) -> Parsed {
    let lines = lines(document);
    let layout = Layout::of(&lines);
    let tabled = table::find(document, &lines);
    let drafts = walk::drafts(&lines, layout, &tabled);
    build::goals(drafts)
}
