//! OpenDocument texts (`.odt`, `.ott`): `content.xml` with the styles that it names.
//!
//! Deleted text stands apart in this format and is passed over; headers and footers belong to the styles and are
//! kept apart by `margins`; notes follow at the end.

mod body;
mod lists;
mod styles;

use super::ReadError;
use super::flow::Flow;
use super::package::Package;
use crate::document::Row;
use body::Body;
use styles::Styles;

const FORMAT: &str = "odt";

/// The rows of an OpenDocument text.
///
/// # Errors
/// Those of [`Package`] and [`Flow`]; [`ReadError::Encrypted`] where it is protected by a password.
pub(super) fn rows(bytes: &[u8]) -> Result<Vec<Row>, ReadError> {
    let mut package = Package::open(bytes, FORMAT)?;
    if package.is_locked()? {
        return Err(ReadError::Encrypted);
    }
    let content = package.text("content.xml")?.ok_or(ReadError::Damaged { format: FORMAT })?;
    let mut styles = Styles::default();
    if let Some(text) = package.text("styles.xml")? {
        styles.read(&text, FORMAT)?;
    }
    styles.read(&content, FORMAT)?;
    let mut body = Body::new(styles, Flow::new());
    body.read(&content)?;
    Ok(body.finish())
}
