//! Word documents (`.docx`, `.docm`, `.dotx`): our own reader, transitional and strict.
//!
//! Tracked changes are read as accepted; headers and footers are kept apart by
//! `margins`; notes follow at the end.

mod body;
mod letters;
mod numbering;
mod open;
mod properties;
mod styles;

use super::ReadError;
use super::flow::Flow;
use super::package::{Package, Relations};
use crate::document::Row;
use body::Body;
use numbering::Numbering;
use styles::Styles;

const FORMAT: &str = "docx";

/// The rows of a Word document.
///
/// # Errors
/// Those of [`Package`] and [`Flow`]; [`ReadError::Damaged`] where there is no main part.
pub(super) fn rows(bytes: &[u8]) -> Result<Vec<Row>, ReadError> {
    let mut package = Package::open(bytes, FORMAT)?;
    let main = package.main_part("wordprocessingml")?.unwrap_or_else(|| "word/document.xml".to_owned());
    let text = package.text(&main)?.ok_or(ReadError::Damaged { format: FORMAT })?;
    let relations = Relations::of(&mut package, &main)?;
    let mut beside = |kind: &str| -> Result<Option<String>, ReadError> {
        // Where the relations are missing the parts still have their usual names.
        let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
        let name = relations.target(kind).map_or_else(|| format!("{folder}/{kind}.xml"), str::to_owned);
        package.text(&name)
    };
    let styles = beside("styles")?.map_or_else(|| Ok(Styles::default()), |text| Styles::read(&text, FORMAT))?;
    let numbering =
        beside("numbering")?.map_or_else(|| Ok(Numbering::default()), |text| Numbering::read(&text, FORMAT))?;
    let mut body = Body::new(styles, numbering, Flow::new());
    body.read(&text)?;
    drop(text);
    for kind in ["footnotes", "endnotes"] {
        if let Some(text) = beside(kind)?.filter(|_| body.has_notes()) {
            body.notes(&text)?;
        }
    }
    Ok(body.finish())
}
