//! Workbooks that plankoll wrote: their derived sheets say again what the others say, and are never read as budgets.

use crate::read::ReadError;
use crate::read::package::{Node, Package, Xml};

/// The property that a workbook of ours carries.
const PROPERTY: &str = "plankoll.schema";

/// The derived sheets in both languages. A workbook is read in whatever language it was written.
const DERIVED: [&str; 8] =
    ["Översikt", "Kontroller", "Rättelser", "Underlag", "Overview", "Checks", "Corrections", "As printed"];

/// Whether a package carries our property.
pub(super) fn is_ours(package: &mut Package<'_>) -> Result<bool, ReadError> {
    let custom = match package.text("docProps/custom.xml")? {
        Some(custom) => Some(custom),
        None => package.text("meta.xml")?,
    };
    let Some(text) = custom else { return Ok(false) };
    let mut xml = Xml::new(&text, package.format());
    loop {
        match xml.next()? {
            Node::Start(element) if element.attr("name").is_some_and(|name| name == PROPERTY) => return Ok(true),
            Node::Eof => return Ok(false),
            _ => {}
        }
    }
}

/// Whether a sheet of our own workbook is derived.
pub(super) fn is_derived(name: &str) -> bool {
    DERIVED.contains(&name)
}
