//! What an xlsx says of its cells' formats, looked through before calamine gives each of them its fonts, borders and
//! codes anew: a few bytes may stand for gigabytes there.

use crate::read::ReadError;
use crate::read::package::{Node, Package, Xml};

/// Excel allows some 65 500 formats of cells.
const MOST: usize = 66_000;
/// So many bytes, if every format had the longest name or code of all: each has a copy of its own.
const COPIED: usize = 100_000_000;
/// So many elements in all: a dozen for each format.
const ELEMENTS: usize = 800_000;

/// Refuses a workbook with more formats, or longer ones, than Excel writes.
pub(super) fn bounded(package: &mut Package<'_>) -> Result<(), ReadError> {
    let main = package.main_part(".main+xml")?.unwrap_or_default();
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let part = if folder.is_empty() { "styles.xml".to_owned() } else { format!("{folder}/styles.xml") };
    let Some(text) = package.text(&part)? else { return Ok(()) };
    let mut xml = Xml::new(&text, package.format());
    let (mut formats, mut elements, mut longest) = (0usize, 0usize, 0usize);
    loop {
        match xml.next()? {
            Node::Start(element) => {
                elements += 1;
                formats += usize::from(element.name().1 == "xf");
                longest = longest.max(element.longest());
                // Each format is told twice: by the style that it rests on, and by the cells.
                if formats > MOST * 2 || elements > ELEMENTS || formats.saturating_mul(longest) > COPIED {
                    return Err(ReadError::ManyFormats { cap: MOST });
                }
            }
            Node::Eof => return Ok(()),
            _ => {}
        }
    }
}
