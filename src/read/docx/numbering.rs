//! Lists: the marker that Word prints in front of each item.

use std::collections::HashMap;

use crate::read::ReadError;
use crate::read::flow::counting;
use crate::read::package::{Element, Xml};

/// A list has at most so many levels.
const LEVELS: usize = 9;
/// No marker is longer, in bytes, before its numbers are put in: each item prints it again.
const LONGEST: usize = 120;

/// All lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// What lists look like, by the identifier of the abstract list.
    kinds: HashMap<u32, Kind>,
    lists: HashMap<u32, List>,
    /// By abstract list: lists that look the same count on.
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
}

#[derive(Debug, Default)]
struct Kind {
    levels: HashMap<u32, Level>,
    /// The list style that says the rest.
    link: Option<String>,
    /// The list style that it is.
    style: Option<String>,
}

#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    text: String,
    style: Option<String>,
    plain: bool,
}

#[derive(Debug, Default)]
struct List {
    kind: u32,
    starts: HashMap<u32, u32>,
    levels: HashMap<u32, Level>,
    begun: bool,
}

impl Numbering {
    /// Reads `numbering.xml`.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn read(text: &str, format: &'static str) -> Result<Self, ReadError> {
        let mut out = Self::default();
        let mut xml = Xml::new(text, format);
        xml.children(|xml, root| {
            if root.name() != ("w", "numbering") {
                return Ok(false);
            }
            xml.children(|xml, element| out.take(xml, element))?;
            Ok(true)
        })?;
        out.follow_links();
        Ok(out)
    }

    /// A list that only names a list style looks like the list that is this style.
    fn follow_links(&mut self) {
        let mut styled: HashMap<&str, u32> = HashMap::new();
        for (id, kind) in &self.kinds {
            if let Some(style) = &kind.style {
                let first = styled.entry(style).or_insert(*id);
                *first = (*first).min(*id);
            }
        }
        for list in self.lists.values_mut() {
            let link = self.kinds.get(&list.kind).and_then(|kind| kind.link.as_deref());
            if let Some(kind) = link.and_then(|link| styled.get(link)) {
                list.kind = *kind;
            }
        }
    }

    fn take<'a>(&mut self, xml: &mut Xml<'a>, element: &Element<'a>) -> Result<bool, ReadError> {
        match element.name() {
            ("w", "abstractNum") => {
                let Some(id) = element.number("abstractNumId") else { return Ok(false) };
                let kind = kind(xml)?;
                self.kinds.insert(id, kind);
            }
            ("w", "num") => {
                let Some(id) = element.number("numId") else { return Ok(false) };
                let list = list(xml)?;
                self.lists.insert(id, list);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The level of a list that a paragraph style belongs to.
    pub(super) fn level_of_style(&self, list: u32, style: &str) -> Option<u32> {
        let kind = self.kinds.get(&self.lists.get(&list)?.kind)?;
        kind.levels.iter().find(|(_, level)| level.style.as_deref() == Some(style)).map(|(at, _)| *at)
    }

    /// Counts an item and gives its marker; `None` where nothing is printed.
    pub(super) fn next(&mut self, list: u32, level: u32) -> Option<String> {
        let at = usize::try_from(level).ok().filter(|at| *at < LEVELS)?;
        let kind = self.lists.get(&list)?.kind;
        let own = self.level(list, level)?;
        self.begin(list, kind);
        let mut counts = self.counts.get(&kind).copied().unwrap_or_default();
        for (order, slot) in counts.iter_mut().enumerate() {
            let start = || self.level(list, u32::try_from(order).unwrap_or(0)).map_or(1, |level| level.start);
            match order.cmp(&at) {
                std::cmp::Ordering::Less => *slot = slot.or_else(|| Some(start())),
                std::cmp::Ordering::Equal => *slot = Some(slot.map_or_else(start, |count| count.saturating_add(1))),
                std::cmp::Ordering::Greater => *slot = None,
            }
        }
        self.counts.insert(kind, counts);
        self.printed(list, &own, &counts)
    }

    /// A list that starts anew at a number of its own does so once.
    fn begin(&mut self, list: u32, kind: u32) {
        let Some(own) = self.lists.get_mut(&list) else { return };
        if std::mem::replace(&mut own.begun, true) {
            return;
        }
        let counts = self.counts.entry(kind).or_default();
        for level in own.starts.keys() {
            if let Some(slot) = usize::try_from(*level).ok().and_then(|at| counts.get_mut(at)) {
                *slot = None;
            }
        }
    }

    fn printed(&self, list: u32, own: &Level, counts: &[Option<u32>; LEVELS]) -> Option<String> {
        if own.format == "bullet" {
            return Some("•".to_owned());
        }
        if own.format == "none" && !own.text.contains(|c: char| c.is_alphanumeric()) {
            return None;
        }
        let mut out = String::new();
        let mut parts = own.text.split('%');
        out.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let mut rest = part.chars();
            match rest.next().and_then(|c| c.to_digit(10)) {
                Some(order @ 1..=9) => {
                    let at = order - 1;
                    let count = usize::try_from(at).ok().and_then(|at| counts.get(at)).copied().flatten().unwrap_or(1);
                    let format = self.level(list, at).map_or_else(|| own.format.clone(), |level| level.format);
                    out.push_str(&counting::printed(count, if own.plain { "decimal" } else { &format }));
                }
                _ => {
                    out.push('%');
                    out.push_str(part);
                    continue;
                }
            }
            out.push_str(rest.as_str());
        }
        let out = out.trim();
        (!out.is_empty()).then(|| out.to_owned())
    }

    fn level(&self, list: u32, level: u32) -> Option<Level> {
        let own = self.lists.get(&list)?;
        let found = own.levels.get(&level).or_else(|| self.kinds.get(&own.kind)?.levels.get(&level))?;
        let mut found = found.clone();
        if let Some(start) = own.starts.get(&level) {
            found.start = *start;
        }
        Some(found)
    }
}

/// Which level an element speaks of.
fn at(element: &Element<'_>) -> Option<u32> {
    let level = element.number("ilvl").unwrap_or(0);
    usize::try_from(level).is_ok_and(|level| level < LEVELS).then_some(level)
}

fn kind(xml: &mut Xml<'_>) -> Result<Kind, ReadError> {
    let mut out = Kind::default();
    xml.children(|xml, element| {
        match element.name() {
            ("w", "lvl") => {
                let Some(at) = at(element) else { return Ok(false) };
                out.levels.insert(at, level(xml)?);
                return Ok(true);
            }
            ("w", "numStyleLink") => out.link = element.attr("val"),
            ("w", "styleLink") => out.style = element.attr("val"),
            _ => {}
        }
        Ok(false)
    })?;
    Ok(out)
}

fn level(xml: &mut Xml<'_>) -> Result<Level, ReadError> {
    let mut out = Level { start: 1, format: "decimal".to_owned(), text: String::new(), style: None, plain: false };
    xml.children(|_, element| {
        match element.name() {
            ("w", "start") => out.start = element.number("val").unwrap_or(1),
            ("w", "numFmt") => out.format = element.attr("val").unwrap_or_default(),
            ("w", "lvlText") => out.text = element.attr("val").filter(|text| text.len() <= LONGEST).unwrap_or_default(),
            ("w", "pStyle") => out.style = element.attr("val"),
            ("w", "isLgl") => out.plain = element.is_on(),
            _ => {}
        }
        Ok(false)
    })?;
    Ok(out)
}

fn list(xml: &mut Xml<'_>) -> Result<List, ReadError> {
    let mut out = List::default();
    xml.children(|xml, element| {
        match element.name() {
            ("w", "abstractNumId") => out.kind = element.number("val").unwrap_or(0),
            ("w", "lvlOverride") => {
                let Some(at) = at(element) else { return Ok(false) };
                xml.children(|xml, part| {
                    match part.name() {
                        ("w", "startOverride") => {
                            out.starts.insert(at, part.number("val").unwrap_or(1));
                        }
                        ("w", "lvl") => {
                            out.levels.insert(at, level(xml)?);
                            return Ok(true);
                        }
                        _ => {}
                    }
                    Ok(false)
                })?;
                return Ok(true);
            }
            _ => {}
        }
        Ok(false)
    })?;
    Ok(out)
}
