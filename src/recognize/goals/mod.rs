//! The goals of a plan: which list is a goal, what stands under it as a thing to do, what is measured, how it is
//! followed up, where the measure comes from.
//!
//! Structures only (numbers, labels, bullets, announced areas, tables with headers); no plan's own words may come in.

mod areas;
mod asked;
mod build;
mod draft;
mod heads;
mod labels;
#[cfg(test)]
mod layouts;
mod section;
mod spaced;
mod table;
mod target;
#[cfg(test)]
mod tests;
mod told;
mod walk;

pub(in crate::recognize) use target::{find as target_in, value as target_of};

use std::collections::BTreeSet;

use super::prose::Prose;
use crate::document::Document;
use crate::plan::Goal;
use asked::Asked;

/// The goals of a plan, the overall goal first where it is printed first. Rows that `taken` gives to a budget's tables
/// hold none.
#[must_use]
pub fn find(document: &Document, taken: &dyn Fn(usize) -> bool) -> Vec<Goal> {
    parse(document, &Prose::of(document), taken).goals
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
pub(crate) fn parse(document: &Document, prose: &Prose, taken: &dyn Fn(usize) -> bool) -> Parsed {
    let (asked, layout) = (Asked::all(&prose.lines), prose.layout);
    let lines = asked.as_slice();
    let told = told::find(lines, &|line| line.in_table || taken(line.row));
    let mut areas = areas::headings(lines, layout);
    areas.extend(told.coded.clone());
    let tabled = table::find(document, &prose.lines, taken);
    let drafts = walk::drafts(lines, layout, &areas, &told, &tabled, taken);
    build::goals(drafts)
}
