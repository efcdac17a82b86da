//! HTML, as it comes from the web or from Word's "save as": paragraphs, lists and tables, as a browser shows them.
//!
//! Tolerant as browsers are: what is not closed ends where its neighbour begins. Scripts and styles are left out.

mod body;
mod entities;
mod tables;
mod tokens;

use encoding_rs::Encoding;

use super::ReadError;
use super::encoding;
use crate::document::Row;

const FORMAT: &str = "html";
/// How far into a file its own words on its encoding and form are looked for.
const HEAD: usize = 2_048;

/// The rows of an HTML file.
///
/// # Errors
/// Those of [`encoding::decode`] and [`super::flow::Flow`]; [`ReadError::Nested`] where tables stand too deep.
pub(super) fn rows(bytes: &[u8]) -> Result<Vec<Row>, ReadError> {
    let text = decode(bytes)?;
    body::read(&text)
}

/// Whether a text is HTML: it begins with its tags.
pub(super) fn is_html(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    // Two-byte units have a zero in each letter of a tag.
    let letters: Vec<u8> = head.iter().filter(|byte| byte.is_ascii() && **byte != 0).copied().collect();
    let head = String::from_utf8_lossy(&letters).to_lowercase();
    let head = head.trim_start();
    head.starts_with('<')
        && (head.starts_with("<!doctype html") || ["<html", "<body", "<table"].iter().any(|tag| head.contains(tag)))
}

/// The file's own word on its encoding counts where it has no mark and is no UTF-8.
fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    let told = Encoding::for_bom(bytes).is_none() && std::str::from_utf8(bytes).is_err();
    match declared(bytes).filter(|_| told) {
        Some(encoding) => Ok(encoding.decode_without_bom_handling(bytes).0.into_owned()),
        None => encoding::decode(bytes),
    }
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(HEAD))?).to_lowercase();
    let label = head.split("charset").nth(1)?.trim_start().strip_prefix('=')?;
    let label = label.trim_start_matches([' ', '"', '\'']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(label.len());
    let encoding = Encoding::for_label(label.get(..end)?.as_bytes())?;
    encoding.is_ascii_compatible().then_some(encoding)
}
