//! The workbook of two plans side by side: what changed in all, line by line, goal by goal, and what stood still in
//! prose; changes and percent as live formulas.

mod goals;
mod lines;
mod overview;
mod prose;

use crate::diff::{Diff, unit};
use crate::export::diff_words as words;
use crate::money::Unit;
use crate::plan::Plan;
use crate::text::Catalogue;

use super::WorkbookError;
use super::folio::{Folio, bound};

/// The schema that such a workbook carries as the property `plankoll.schema`.
pub const SCHEMA: &str = "plankoll/diff-1";

/// Two plans side by side, laid out.
struct Pair<'a> {
    diff: &'a Diff,
    plans: [&'a Plan; 2],
    /// How many amounts were corrected in each before they were compared.
    corrected: [usize; 2],
    /// What tells them apart, in a word each.
    names: [String; 2],
    /// What all amounts are shown in.
    unit: Unit,
    folio: Folio<'a>,
}

/// The workbook of a difference, as the bytes of an xlsx file. The same input gives the same bytes.
///
/// # Errors
///
/// Where the plans do not fit a workbook's limits.
pub fn bytes(
    diff: &Diff,
    plans: [&Plan; 2],
    corrected: [usize; 2],
    catalogue: &Catalogue,
) -> Result<Vec<u8>, WorkbookError> {
    let title = plans.map(words::name).join(" → ");
    let folio = Folio {
        catalogue,
        title: title.clone(),
        source: plans.map(|plan| plan.source.file.clone()).join(" → "),
        home: catalogue.word("book-sheet-overview"),
    };
    let pair = Pair { diff, plans, corrected, names: words::apart(plans), unit: unit(plans), folio };
    let table = lines::Table::of(&pair);
    let sheets =
        vec![overview::draw(&pair, &table)?, lines::draw(&pair, &table)?, goals::draw(&pair)?, prose::draw(&pair)?];
    bound(sheets, &title, SCHEMA, &[])
}
