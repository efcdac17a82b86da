//! Documents that are zip archives of XML parts: Word, Excel, OpenDocument. Caps stand here once for all of them.
//!
//! What an archive declares is never trusted: sizes are capped as declared and again as unpacked, entities of a DTD
//! are refused, nesting is capped. No format's own words may come in.

mod kind;
mod relations;
mod xml;

pub(in crate::read) use kind::kind;
pub(in crate::read) use relations::Relations;
pub(in crate::read) use xml::{Element, Node, Xml, text_of};

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use zip::ZipArchive;
use zip::result::ZipError;

use super::ReadError;

/// How much one part may unpack to, in bytes.
pub(in crate::read) const PART_CAP: u64 = 64_000_000;
/// How much all parts together may unpack to, declared or read, in bytes.
pub(in crate::read) const WHOLE_CAP: u64 = 256_000_000;
/// How many members an archive may have.
const MEMBERS: usize = 20_000;

/// An archive, opened behind its caps.
pub(in crate::read) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Members by name in lower case, with `/` between folders: parts are told without case.
    index: BTreeMap<String, usize>,
    format: &'static str,
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens an archive; `format` is what messages call it.
    ///
    /// # Errors
    /// [`ReadError::Damaged`] where it is no sound archive, [`ReadError::Unpacked`] where it declares more than
    /// [`WHOLE_CAP`] or has too many members.
    pub(in crate::read) fn open(bytes: &'a [u8], format: &'static str) -> Result<Self, ReadError> {
        let entries = bytes.windows(4).filter(|window| *window == b"PK\x01\x02").count();
        if entries > MEMBERS {
            return Err(ReadError::Unpacked { cap: WHOLE_CAP });
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| fault(&error, format))?;
        let mut index = BTreeMap::new();
        let mut declared = 0u64;
        for at in 0..archive.len() {
            let member = archive.by_index_raw(at).map_err(|error| fault(&error, format))?;
            declared = declared.saturating_add(member.size());
            let name = member.name().map_err(|error| fault(&error, format))?;
            index.insert(plain(&name), at);
        }
        if declared > WHOLE_CAP {
            return Err(ReadError::Unpacked { cap: WHOLE_CAP });
        }
        Ok(Self { archive, index, format, left: WHOLE_CAP })
    }

    /// What messages call the file.
    pub(in crate::read) fn format(&self) -> &'static str {
        self.format
    }

    /// A part's bytes; `None` where there is no such part.
    ///
    /// # Errors
    /// [`ReadError::Unpacked`] above [`PART_CAP`], [`ReadError::Encrypted`], [`ReadError::Damaged`].
    pub(in crate::read) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let format = self.format;
        let Some(at) = self.index.get(&plain(name)).copied() else { return Ok(None) };
        let member = self.archive.by_index(at).map_err(|error| fault(&error, format))?;
        let cap = PART_CAP.min(self.left);
        if member.size() > cap {
            return Err(ReadError::Unpacked { cap });
        }
        let mut out = Vec::new();
        // Memory is taken as it is filled, never as declared.
        member.take(cap.saturating_add(1)).read_to_end(&mut out).map_err(|_| ReadError::Damaged { format })?;
        let size = u64::try_from(out.len()).unwrap_or(u64::MAX);
        if size > cap {
            return Err(ReadError::Unpacked { cap });
        }
        self.left = self.left.saturating_sub(size);
        Ok(Some(out))
    }

    /// A part's text; `None` where there is no such part.
    ///
    /// # Errors
    /// As [`Package::bytes`], and [`ReadError::Damaged`] where the bytes are no text.
    pub(in crate::read) fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        decoded(bytes).map(Some).ok_or(ReadError::Damaged { format: self.format })
    }
}

/// XML comes in UTF-8 or, marked, in UTF-16; a legacy encoding is named in the declaration.
fn decoded(bytes: Vec<u8>) -> Option<String> {
    let marked = match Encoding::for_bom(&bytes) {
        Some((encoding, _)) => Some(encoding),
        None => match bytes.get(..4) {
            Some([b'<', 0, _, 0]) => Some(UTF_16LE),
            Some([0, b'<', 0, _]) => Some(UTF_16BE),
            _ => declared_encoding(&bytes),
        },
    };
    match marked {
        None => String::from_utf8(bytes).ok(),
        Some(encoding) if encoding == UTF_8 => {
            let text = String::from_utf8(bytes).ok()?;
            Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
        }
        Some(encoding) => Some(encoding.decode(&bytes).0.into_owned()),
    }
}

fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(200))?;
    let head = String::from_utf8_lossy(head);
    let declaration = head.strip_prefix("<?xml")?.split("?>").next()?;
    let label = declaration.split("encoding").nth(1)?.split(['"', '\'']).nth(1)?;
    // A declaration that is read as bytes cannot be in two-byte units, whatever it says.
    Encoding::for_label(label.as_bytes()).map(Encoding::output_encoding)
}

/// A name without what differs between writers: case, backslashes, a slash in front.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

fn fault(error: &ZipError, format: &'static str) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => ReadError::Encrypted,
        ZipError::InvalidPassword => ReadError::Encrypted,
        _ => ReadError::Damaged { format },
    }
}
