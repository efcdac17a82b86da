//! The workbook of förbund that become one: the joint budget with a column for each, members' shares anew, equity
//! together, all goals, checks that live, what was found in each plan, every figure with its place.

mod budget;
mod checks;
mod equity;
mod findings;
mod goals;
mod layout;
mod members;
mod overview;
mod prints;
mod shares;
mod source;

use crate::Examination;
use crate::merge::Joint;
use crate::money::Unit;
use crate::plan::Category;
use crate::text::Catalogue;

use super::folio::{Folio, bound};
use super::{WorkbookError, words};
use layout::Layout;

/// The schema that such a workbook carries as the property `plankoll.schema`.
pub const SCHEMA: &str = "plankoll/merge-1";

/// A joint budget and the plans it is made of, laid out.
struct Merged<'a> {
    joint: &'a Joint,
    /// The plans, in the order of the parties.
    plans: &'a [&'a Examination],
    /// What all amounts are shown in.
    unit: Unit,
    folio: Folio<'a>,
    layout: Layout,
}

/// The unit that a joint budget is shown in where none is chosen: the finest of its parts', so that none is rounded.
#[must_use]
pub fn unit(joint: &Joint) -> Unit {
    joint.parties.iter().map(|party| party.unit).min().unwrap_or_default()
}

/// The identifier of the word for a category of the joint budget: where there are several regions or municipalities, they
/// are told in the plural.
pub(crate) fn group_word(category: Option<Category>) -> &'static str {
    match category {
        Some(Category::Region) => "merge-regions",
        Some(Category::Municipality) => "merge-municipalities",
        Some(other) => words::category(other),
        None => "book-category-none",
    }
}

/// What a joint budget is called.
#[must_use]
pub fn title(joint: &Joint) -> String {
    joint.parties.iter().map(|party| party.name.as_str()).collect::<Vec<_>>().join(" + ")
}

/// The workbook of a joint budget, as the bytes of an xlsx file. The same input gives the same bytes. `plans` are in
/// the order of the parties.
///
/// # Errors
///
/// Where the plans do not fit a workbook's limits.
pub fn bytes(
    joint: &Joint,
    plans: &[&Examination],
    catalogue: &Catalogue,
    chosen: Option<Unit>,
) -> Result<Vec<u8>, WorkbookError> {
    let title = title(joint);
    let folio = Folio {
        catalogue,
        title: title.clone(),
        source: joint.parties.iter().map(|party| party.file.as_str()).collect::<Vec<_>>().join(", "),
        home: catalogue.word("book-sheet-overview"),
    };
    let unit = chosen.unwrap_or_else(|| unit(joint));
    let layout = Layout::of(joint, catalogue);
    let merged = Merged { joint, plans, unit, folio, layout };
    let prints = prints::all(&merged);
    let (checks, statuses) = checks::draw(&merged, &prints)?;
    let sheets = vec![
        overview::draw(&merged, &statuses)?,
        budget::draw(&merged)?,
        members::draw(&merged)?,
        equity::draw(&merged)?,
        goals::draw(&merged)?,
        checks,
        findings::draw(&merged)?,
        findings::draw_corrections(&merged)?,
        source::draw(&merged, &prints)?,
    ];
    bound(sheets, &title, SCHEMA, &[])
}
