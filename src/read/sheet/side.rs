//! What calamine leaves unread of an xlsx: which part a sheet is, its hidden rows, its merged cells, its cells' styles.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::position;
use crate::read::ReadError;
use crate::read::package::{Node, Package, Relations, Xml};

/// The other side of a sheet.
#[derive(Debug, Default)]
pub(super) struct Side {
    pub(super) hidden_rows: BTreeSet<u32>,
    /// How many columns a merged cell covers, by its top left.
    pub(super) merges: BTreeMap<(u32, u32), u32>,
    /// The style of each cell, in the order in which the part holds them.
    pub(super) styles: Vec<u32>,
}

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
    loop {
        match xml.next()? {
            Node::Start(element) => match element.name().1 {
                "c" => side.styles.push(element.number("s").unwrap_or(0)),
                "row" => {
                    row = element.number("r").unwrap_or(row.saturating_add(1));
                    if element.attr("hidden").is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true")) {
                        side.hidden_rows.insert(row.saturating_sub(1));
                    }
                }
                "mergeCell" => side.merges.extend(element.attr("ref").and_then(|range| merge(&range))),
                _ => {}
            },
            Node::Eof => return Ok(side),
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
