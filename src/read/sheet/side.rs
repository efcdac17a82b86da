//! What calamine leaves unread of an xlsx: which part a sheet is, its hidden rows and columns, its merged cells, its
//! cells' styles, and what people have noted at them.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::{MOST_CELLS, position};
use crate::read::ReadError;
use crate::read::package::{Node, Package, Relations, Xml, text_of};

/// The other side of a sheet.
#[derive(Debug, Default)]
pub(super) struct Side {
    pub(super) hidden_rows: BTreeSet<u32>,
    /// First and last of columns that are hidden.
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// How many columns a merged cell covers, by its top left.
    pub(super) merges: BTreeMap<(u32, u32), u32>,
    /// The style of each cell, in the order in which the part holds them.
    pub(super) styles: Vec<u32>,
    /// Notes and threads of comments, by their cell.
    pub(super) comments: BTreeMap<(u32, u32), String>,
    /// Headers and footers of printed pages, codes and all.
    pub(super) margins: Vec<String>,
}

/// Rows, cells and merges of a sheet, empty ones too: a sheet that is formatted to its end has a million rows.
const MOST_ELEMENTS: usize = 4_000_000;
/// How many characters of comments are read of a sheet: far more than anyone writes.
const MOST_COMMENTS: usize = 2_000_000;
/// What Excel writes into the note of a thread for programs that know no threads.
const STAND_IN: &str = "[Threaded comment]";

/// The part of each sheet, by the sheet's name.
pub(super) fn parts(package: &mut Package<'_>) -> Result<BTreeMap<String, String>, ReadError> {
    let mut out = BTreeMap::new();
    let Some(main) = package.main_part(".main+xml")? else { return Ok(out) };
    let relations = Relations::of(package, &main)?;
    let Some(text) = package.text(&main)? else { return Ok(out) };
    let mut xml = Xml::new(&text, package.format());
    loop {
        match xml.next()? {
            Node::Start(element) if element.name().1 == "sheet" => {
                let part = element.attr("id").and_then(|id| relations.by_id(&id).map(str::to_owned));
                if let (Some(name), Some(part)) = (element.attr("name"), part) {
                    out.insert(name, part);
                }
            }
            Node::Eof => return Ok(out),
            _ => {}
        }
    }
}

/// Reads the other side of the sheet in a part.
pub(super) fn read(package: &mut Package<'_>, part: &str) -> Result<Side, ReadError> {
    let mut side = Side::default();
    let Some(text) = package.text(part)? else { return Ok(side) };
    let mut xml = Xml::new(&text, package.format());
    let mut row = 0u32;
    let mut left = MOST_ELEMENTS;
    loop {
        match xml.next()? {
            Node::Start(_) if left == 0 => return Err(ReadError::ManyCells { cap: MOST_CELLS }),
            Node::Start(element) => match element.name().1 {
                "c" => {
                    left -= 1;
                    side.styles.push(element.number("s").unwrap_or(0));
                }
                "row" => {
                    left -= 1;
                    row = element.number("r").unwrap_or(row.saturating_add(1));
                    if element.attr("hidden").is_some_and(|hidden| is_on(&hidden)) {
                        side.hidden_rows.insert(row.saturating_sub(1));
                    }
                }
                "col" if element.attr("hidden").is_some_and(|hidden| is_on(&hidden)) => {
                    let number = |name| element.number(name).and_then(|number| number.checked_sub(1));
                    side.hidden_columns.extend(number("min").zip(number("max")));
                }
                name if is_margin(name) => {
                    left -= 1;
                    side.margins.push(text_of(&mut xml)?);
                }
                "mergeCell" => {
                    left -= 1;
                    side.merges.extend(element.attr("ref").and_then(|range| merge(&range)));
                }
                _ => {}
            },
            Node::Eof => break,
            _ => {}
        }
    }
    comments(package, part, &mut side)?;
    Ok(side)
}

fn is_margin(name: &str) -> bool {
    matches!(name, "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader" | "firstFooter")
}

fn is_on(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

/// Notes, and threads of comments in their place where there are any.
fn comments(package: &mut Package<'_>, part: &str, side: &mut Side) -> Result<(), ReadError> {
    let relations = Relations::of(package, part)?;
    let mut left = MOST_COMMENTS;
    for (kind, element) in [("threadedComment", "threadedComment"), ("comments", "comment")] {
        let mut found: BTreeMap<(u32, u32), String> = BTreeMap::new();
        for target in relations.targets(kind) {
            let Some(text) = package.text(target)? else { continue };
            noted(&text, package.format(), element, &mut left, &mut found)?;
        }
        for (at, text) in found {
            // The note of a thread only says that there is a thread.
            let again = text.starts_with(STAND_IN) && side.comments.contains_key(&at);
            if !again && !text.is_empty() {
                let held = side.comments.entry(at).or_default();
                held.push_str(if held.is_empty() { "" } else { "\n" });
                held.push_str(&text);
            }
        }
    }
    Ok(())
}

/// What a part of comments says, by cell; answers of a thread on lines of their own.
fn noted(
    text: &str,
    format: &'static str,
    wanted: &str,
    left: &mut usize,
    found: &mut BTreeMap<(u32, u32), String>,
) -> Result<(), ReadError> {
    let mut xml = Xml::new(text, format);
    let mut authors: Vec<String> = Vec::new();
    let mut author = String::new();
    let mut at = None;
    loop {
        match xml.next()? {
            Node::Start(element) if element.name().1 == wanted => {
                at = element.attr("ref").and_then(|cell| position(&cell));
                let number = element.number("authorId").and_then(|number| usize::try_from(number).ok());
                author =
                    number.and_then(|number| authors.get(number)).map(|name| format!("{name}:")).unwrap_or_default();
            }
            Node::Start(element) if element.name().1 == "author" => authors.push(text_of(&mut xml)?),
            Node::Start(element) if element.name().1 == "text" => {
                let said = text_of(&mut xml)?;
                let length = said.chars().count();
                let Some(at) = at.filter(|_| *left >= length) else { continue };
                *left -= length;
                let held: &mut String = found.entry(at).or_default();
                held.push_str(if held.is_empty() { "" } else { "\n" });
                // Who wrote it stands in front, in bold.
                held.push_str(said.trim().strip_prefix(&author).unwrap_or(said.trim()).trim_start());
            }
            Node::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// `B2:D2`.
fn merge(range: &str) -> Option<((u32, u32), u32)> {
    let (from, to) = range.split_once(':')?;
    let (from, to) = (position(from)?, position(to)?);
    let wide = to.1.checked_sub(from.1)?.saturating_add(1);
    Some((from, wide))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::noted;

    fn told(text: &str, element: &str) -> Vec<((u32, u32), String)> {
        let mut found = BTreeMap::new();
        noted(text, "xlsx", element, &mut 1_000, &mut found).unwrap();
        found.into_iter().collect()
    }

    #[test]
    fn a_note_without_its_author() {
        let notes = "<comments><authors><author>A B</author><author>C, D</author></authors><commentList><comment ref=\"C7\" \
            authorId=\"1\"><text><r><t>C, D:</t></r><r><t>\nHyra 85 tkr</t></r></text></comment></commentList></comments>";
        assert_eq!(told(notes, "comment"), [((6, 2), "Hyra 85 tkr".to_owned())]);
    }

    #[test]
    fn a_thread_with_its_answers() {
        let thread = "<ThreadedComments><threadedComment ref=\"B2\" id=\"{1}\"><text>Stämmer 300?</text></threadedComment>\
            <threadedComment ref=\"B2\" id=\"{2}\" parentId=\"{1}\"><text>Ja.</text></threadedComment></ThreadedComments>";
        assert_eq!(told(thread, "threadedComment"), [((1, 1), "Stämmer 300?\nJa.".to_owned())]);
    }
}
