//! Workbooks that plankoll wrote: their derived sheets say again what the others say, and are never read as budgets.

use std::collections::BTreeMap;

use super::grid::{Held, Sheet};
use super::typed;
use crate::read::ReadError;
use crate::read::package::{Node, Package, Xml, text_of};

/// The property that a workbook of ours carries.
const PROPERTY: &str = "plankoll.schema";

/// How the property begins in the workbook of a plan.
const PLAN: &str = "plankoll/plan";

/// The derived sheets in both languages. A workbook is read in whatever language it was written.
const DERIVED: [&str; 16] = [
    "Översikt",
    "Uppföljning",
    "Insatser",
    "Medlemsbidrag",
    "Kontroller",
    "Rättelser",
    "Underlag",
    "Ej överfört",
    "Overview",
    "Follow-up",
    "Activities",
    "Contributions",
    "Checks",
    "Corrections",
    "As printed",
    "Not carried over",
];
/// The heads of columns that compare two others, in both languages.
const COMPARED: [&str; 2] = ["Förändring", "Change"];

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

/// Whether a workbook of ours is no plan's but a summary, a comparison or a joint budget: those say again what plans say.
pub(super) fn is_no_plan(package: &mut Package<'_>) -> Result<bool, ReadError> {
    let Some(text) = package.text("docProps/custom.xml")? else { return Ok(false) };
    let mut xml = Xml::new(&text, package.format());
    loop {
        match xml.next()? {
            Node::Start(element) if element.attr("name").is_some_and(|name| name == PROPERTY) => {
                let schema = text_of(&mut xml)?;
                return Ok(!schema.trim().starts_with(PLAN));
            }
            Node::Eof => return Ok(false),
            _ => {}
        }
    }
}

/// What stands above the table on each of our sheets and says nothing of the plan: the subtitle and the way home.
const FURNITURE: std::ops::RangeInclusive<u32> = 1..=2;
/// The row of the heads on each of our sheets.
const HEADS: u32 = 3;
/// Words of the column that tells what a row of goals is, in both languages.
const KINDS: [&str; 2] = ["Typ", "Type"];
/// What a row of goals is, in both languages, and how a plan would say it. Texts of plans are Swedish.
const GOALS: [(&str, &str, &str); 6] = [
    ("Övergripande mål", "Overall goal", "Övergripande mål"),
    ("Mål", "Goal", "Mål"),
    ("Aktivitet", "Activity", "Aktivitet"),
    ("Indikator", "Indicator", "Indikator"),
    ("Källa", "Source", "Källa"),
    ("Uppföljning", "Follow-up", "Uppföljning"),
];

/// Whether a word tells what a row of goals is.
pub(super) fn is_kind_of_goal(word: &str) -> bool {
    GOALS.iter().any(|(swedish, english, _)| word == *swedish || word == *english)
}

/// Says in a plan's own way what our sheets say in tables of their own: the title with the year, the förbund, goals.
pub(super) fn plainly(package: &mut Package<'_>, sheets: &mut Vec<Sheet>) -> Result<(), ReadError> {
    for sheet in sheets.iter_mut() {
        let compared: Vec<u32> = sheet
            .cells
            .iter()
            .filter(|cell| cell.row == HEADS && COMPARED.iter().any(|word| cell.text.starts_with(word)))
            .map(|cell| cell.column)
            .collect();
        sheet.cells.retain(|cell| !FURNITURE.contains(&cell.row) && !compared.contains(&cell.column));
        if sheet.cells.iter().any(|cell| cell.row == HEADS && KINDS.contains(&cell.text.as_str())) {
            sheet.cells = goals(&sheet.cells);
        }
    }
    let mut cover = Sheet::default();
    for (row, (part, word)) in (0u32..).zip([("docProps/core.xml", "title"), ("docProps/app.xml", "Company")]) {
        let text = property(package, part, word)?.unwrap_or_default();
        cover.cells.push(Held { row: row * 2, text, ..Held::default() });
    }
    sheets.insert(0, cover);
    Ok(())
}

/// Takes away the book's own marks beside a table.
pub(super) fn unmark(sheet: &mut Sheet) {
    if let Some((_, first)) = typed::marked(sheet) {
        let marks = first..=first.saturating_add(typed::MARKS);
        sheet.cells.retain(|cell| !marks.contains(&cell.column));
    }
}

/// The text of a property of the document.
fn property(package: &mut Package<'_>, part: &str, word: &str) -> Result<Option<String>, ReadError> {
    let Some(text) = package.text(part)? else { return Ok(None) };
    let mut xml = Xml::new(&text, package.format());
    loop {
        match xml.next()? {
            Node::Start(element) if element.name().1 == word => return text_of(&mut xml).map(Some),
            Node::Eof => return Ok(None),
            _ => {}
        }
    }
}

/// `8 | Mål | Texten` as `Mål 8: Texten`, a goal and a part of it on a line each.
fn goals(cells: &[Held]) -> Vec<Held> {
    let mut out: Vec<Held> = cells.iter().filter(|cell| cell.row < HEADS).cloned().collect();
    let mut known: BTreeMap<(u32, u32), &Held> = BTreeMap::new();
    for cell in cells {
        known.entry((cell.row, cell.column)).or_insert(cell);
    }
    let at = |row: u32, column: u32| known.get(&(row, column)).copied();
    for kind in cells.iter().filter(|cell| cell.row > HEADS && cell.column == 1) {
        let word = GOALS.iter().find(|(swedish, english, _)| kind.text == *swedish || kind.text == *english);
        let (Some((_, _, word)), Some(text)) = (word, at(kind.row, 2)) else { continue };
        let number = at(kind.row, 0).map(|cell| cell.text.trim()).filter(|_| *word == "Mål").unwrap_or_default();
        let said = format!("{word} {number}").trim().to_owned() + ": " + text.text.trim();
        out.push(Held { text: said, ..text.clone() });
    }
    out
}

/// Whether a sheet of our own workbook is derived.
pub(super) fn is_derived(name: &str) -> bool {
    DERIVED.contains(&name)
}
