//! What bytes are, told by their content.

use super::ReadError;

/// The most bytes that are read of a text: a plan of a thousand pages is a few megabytes.
pub const MOST_BYTES: u64 = 32 * 1024 * 1024;

/// Refuses what is no text that can be read.
pub(super) fn refuse(bytes: &[u8]) -> Result<(), ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > MOST_BYTES {
        return Err(ReadError::TooLarge { size, cap: MOST_BYTES });
    }
    match foreign(bytes) {
        Some(format) => Err(ReadError::NotReadYet { format }),
        None => Ok(()),
    }
}

/// The usual ending of a format that is not text.
fn foreign(bytes: &[u8]) -> Option<String> {
    let kind = infer::get(bytes)?;
    let text = matches!(kind.matcher_type(), infer::MatcherType::Text);
    if text && kind.extension() != "rtf" {
        return None;
    }
    if kind.extension() == "zip" {
        return Some(zipped(bytes).to_owned());
    }
    Some(kind.extension().to_owned())
}

/// A zip by what it says of itself near its beginning.
fn zipped(bytes: &[u8]) -> &'static str {
    let holds = |needle: &[u8]| bytes.windows(needle.len()).take(200_000).any(|window| window == needle);
    if holds(b"opendocument.spreadsheet") {
        "ods"
    } else if holds(b"opendocument.text") {
        "odt"
    } else if holds(b"word/") {
        "docx"
    } else if holds(b"xl/") {
        "xlsx"
    } else {
        "zip"
    }
}
