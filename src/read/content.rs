//! What a file is by its content, never by its name.

use super::{ReadError, html, package};

/// No plan is larger; checked before a file is read whole.
pub const CAP: u64 = 64_000_000;

/// How far from either end of an archive its members' names are looked for.
const WINDOW: usize = 128 * 1024;

/// Says which format the bytes hold: `text` and `markdown` are not told apart here.
///
/// # Errors
/// [`ReadError::Empty`], [`ReadError::TooLarge`], [`ReadError::Encrypted`] and [`ReadError::Binary`].
pub fn format_of(bytes: &[u8]) -> Result<&'static str, ReadError> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > CAP {
        return Err(ReadError::TooLarge { size, cap: CAP });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) || matches!(bytes, [0xEF, 0xBB, 0xBF] | [0xFF, 0xFE] | [0xFE, 0xFF]) {
        return Err(ReadError::Empty);
    }
    match bytes {
        [b'P', b'K', 3, 4, ..] => return Ok(archive(bytes)),
        [b'P', b'K', 5, 6, ..] => return Ok("zip"),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => return compound(bytes),
        [b'{', b'\\', b'r', b't', b'f', ..] => return Ok("rtf"),
        _ => {}
    }
    if contains(head(bytes, 1024), b"%PDF-") {
        return Ok("pdf");
    }
    if is_text(bytes) {
        return Ok(if html::is_html(bytes) { "html" } else { "text" });
    }
    Err(infer::get(bytes).map_or(ReadError::Binary, |found| ReadError::NotReadYet { format: found.extension() }))
}

/// A zip says itself what it is; where it is damaged, the names of its members do, which are never compressed.
fn archive(bytes: &[u8]) -> &'static str {
    if let Some(format) = package::kind(bytes) {
        return format;
    }
    let first = head(bytes, WINDOW);
    let last = bytes.get(bytes.len().saturating_sub(WINDOW)..).unwrap_or_default();
    let holds = |name: &[u8]| contains(first, name) || contains(last, name);
    // An OpenDocument's first member is its type, in the clear.
    for (kind, format) in [("text", "odt"), ("spreadsheet", "ods"), ("presentation", "odp")] {
        if contains(head(bytes, 256), format!("application/vnd.oasis.opendocument.{kind}").as_bytes()) {
            return format;
        }
    }
    [
        (&b"word/document.xml"[..], "docx"),
        (b"xl/workbook.xml", "xlsx"),
        (b"xl/workbook.bin", "xlsb"),
        (b"ppt/presentation.xml", "pptx"),
    ]
    .into_iter()
    .find(|(name, _)| holds(name))
    .map_or("zip", |(_, format)| format)
}

/// Microsoft's older container: the streams' names stand in it in UTF-16.
fn compound(bytes: &[u8]) -> Result<&'static str, ReadError> {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(bytes, &wide)
    };
    if holds("EncryptedPackage") {
        return Err(ReadError::Encrypted);
    }
    [("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"), ("PowerPoint Document", "ppt")]
        .into_iter()
        .find(|(name, _)| holds(name))
        .map(|(_, format)| format)
        .ok_or(ReadError::Binary)
}

/// Text has no control bytes but those of lines and pages; UTF-16 has its zeros on one side of each pair.
fn is_text(bytes: &[u8]) -> bool {
    if matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0xEF, 0xBB, 0xBF, ..]) {
        return true;
    }
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    if zeros > 0 {
        let even = bytes.iter().step_by(2).filter(|byte| **byte == 0).count();
        let one_sided = even.min(zeros - even) * 50 < zeros;
        return one_sided && zeros * 3 > bytes.len();
    }
    let controls = bytes.iter().filter(|byte| matches!(byte, 1..=8 | 14..=25 | 28..=31 | 127)).count();
    controls * 200 < bytes.len()
}

fn head(bytes: &[u8], length: usize) -> &[u8] {
    bytes.get(..length.min(bytes.len())).unwrap_or_default()
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len().max(1)).any(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::{CAP, format_of};
    use crate::read::ReadError;

    fn zip_of(name: &str) -> Vec<u8> {
        let mut bytes = b"PK\x03\x04\x14\x00\x00\x00\x08\x00".to_vec();
        bytes.resize(30, 0);
        bytes.extend_from_slice(name.as_bytes());
        bytes
    }

    #[test]
    fn content_decides() {
        assert_eq!(format_of(&zip_of("word/document.xml")), Ok("docx"));
        assert_eq!(format_of(&zip_of("xl/workbook.xml")), Ok("xlsx"));
        assert_eq!(format_of(&zip_of("mimetypeapplication/vnd.oasis.opendocument.spreadsheet")), Ok("ods"));
        assert_eq!(format_of(&zip_of("bild.jpg")), Ok("zip"));
        assert_eq!(format_of(b"%PDF-1.7\n\x00\x01"), Ok("pdf"));
        assert_eq!(format_of(b"{\\rtf1 hej}"), Ok("rtf"));
        assert_eq!(
            format_of(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00"),
            Err(ReadError::NotReadYet { format: "png" })
        );
    }

    #[test]
    fn text_in_any_encoding_is_text() {
        assert_eq!(format_of("Revision\t90\r\n\u{c}sida 2".as_bytes()), Ok("text"));
        assert_eq!(format_of(b"Kostnader f\xf6r \xe5ret"), Ok("text"));
        let wide: Vec<u8> = "Intäkter 8 562".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(format_of(&wide), Ok("text"));
    }

    #[test]
    fn what_is_no_document_says_why() {
        assert_eq!(format_of(b""), Err(ReadError::Empty));
        assert_eq!(format_of(b" \r\n\t"), Err(ReadError::Empty));
        assert_eq!(format_of(&[7, 0, 1, 0, 0, 3, 9, 0, 0, 0, 2, 5]), Err(ReadError::Binary));
        let mut locked = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(format_of(&locked), Err(ReadError::Encrypted));
        let long = vec![b'a'; usize::try_from(CAP).unwrap() + 1];
        assert_eq!(format_of(&long), Err(ReadError::TooLarge { size: CAP + 1, cap: CAP }));
    }
}
