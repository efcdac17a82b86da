//! The unit of a table: what its header, its figures, its title or a sentence near it says; else what its size says.

use rust_decimal::Decimal;

use crate::document::Document;
use crate::money::Unit;

use super::columns::Columns;
use super::header::{Head, unit_in};
use super::region::Region;

/// How many rows above a table still speak of its unit.
const NEAR: usize = 14;

/// The unit of a table's figures.
#[must_use]
pub fn unit_of(document: &Document, region: &Region, heads: &[Head], columns: &Columns, header: &[usize]) -> Unit {
    from_heads(heads)
        .or_else(|| from_rows(document, header.iter().copied().chain(region.title)))
        .or_else(|| from_figures(columns))
        .or_else(|| from_rows(document, region.rows.clone().filter(|row| is_words(document, *row))))
        .or_else(|| from_above(document, region))
        .or_else(|| from_below(document, region))
        .or_else(|| declared(document))
        .unwrap_or_else(|| from_size(columns))
}

fn from_heads(heads: &[Head]) -> Option<Unit> {
    heads.iter().find_map(|head| head.unit)
}

fn from_rows(document: &Document, rows: impl Iterator<Item = usize>) -> Option<Unit> {
    rows.filter_map(|row| document.rows.get(row)).find_map(|row| unit_in(&row.text()))
}

fn is_words(document: &Document, row: usize) -> bool {
    document.rows.get(row).is_some_and(|row| !row.text().chars().any(|c| c.is_ascii_digit()))
}

/// The unit printed behind most of the figures.
fn from_figures(columns: &Columns) -> Option<Unit> {
    let cells: Vec<Option<Unit>> = columns
        .layouts
        .iter()
        .filter_map(|layouts| layouts.first())
        .flatten()
        .flatten()
        .map(|cell| cell.unit)
        .collect();
    let named: Vec<Unit> = cells.iter().flatten().copied().collect();
    (named.len() * 2 > cells.len()).then(|| named.into_iter().max()).flatten()
}

/// A sentence above that says in what the figures are written; an amount in passing does not.
fn from_above(document: &Document, region: &Region) -> Option<Unit> {
    let from = region.rows.start.saturating_sub(NEAR);
    document.rows.get(from..region.rows.start)?.iter().rev().find_map(|row| declaration(&row.text()))
}

fn from_below(document: &Document, region: &Region) -> Option<Unit> {
    let end = (region.rows.end + 5).min(document.rows.len());
    document.rows.get(region.rows.end..end)?.iter().find_map(|row| declaration(&row.text()))
}

fn declared(document: &Document) -> Option<Unit> {
    document.rows.iter().find_map(|row| declaration(&row.text()))
}

/// `Siffrorna är skrivna i tkr`, `Belopp i tusental kronor`, `(tkr)`.
fn declaration(text: &str) -> Option<Unit> {
    let lower = text.to_lowercase();
    let speaks = [
        "belopp",
        "siffror",
        "tabell",
        "anges i",
        "redovisas i",
        "skrivna i",
        "uttryckt",
        "i tusental",
        "alla tal",
        "avser tkr",
        "(tkr",
        "(kr)",
        "(mkr",
        "(mnkr",
    ];
    if !speaks.iter().any(|word| lower.contains(word)) {
        return None;
    }
    // The words behind the declaration name the unit, not an amount before it.
    let from = speaks.iter().filter_map(|word| lower.find(word)).min()?;
    unit_in(lower.get(from..)?)
}

/// A förbund turns over between half a million and a few hundred million kronor: its largest figure tells thousands
/// from kronor.
fn from_size(columns: &Columns) -> Unit {
    let largest = columns
        .layouts
        .iter()
        .filter_map(|layouts| layouts.first())
        .flatten()
        .flatten()
        .map(|cell| cell.value.abs())
        .max()
        .unwrap_or(Decimal::ZERO);
    if largest >= Decimal::new(400_000, 0) {
        Unit::Kr
    } else if largest >= Decimal::new(300, 0) {
        Unit::Tkr
    } else {
        Unit::Mkr
    }
}
