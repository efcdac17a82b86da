//! Lists: the marker that is printed in front of each item.

use crate::read::ReadError;
use crate::read::flow::counting;
use crate::read::package::{Element, Xml};

/// A list has at most so many levels.
pub(super) const LEVELS: usize = 10;
/// What stands around a marker's numbers is no longer, in bytes: each item prints it again.
const LONGEST: usize = 120;

/// What a list looks like, level by level.
#[derive(Clone, Debug, Default)]
pub(super) struct Kind {
    levels: [Option<Level>; LEVELS],
}

#[derive(Clone, Debug)]
struct Level {
    bullet: bool,
    format: &'static str,
    before: String,
    after: String,
    start: u32,
    /// How many levels' numbers are printed.
    shown: usize,
}

/// How far a list has counted, by level.
pub(super) type Counts = [Option<u32>; LEVELS];

/// Reads a list's style.
///
/// # Errors
/// As [`Xml::next`].
pub(super) fn kind(xml: &mut Xml<'_>) -> Result<Kind, ReadError> {
    let mut kind = Kind::default();
    xml.children(|_, element| {
        let bullet = match element.name() {
            ("text", "list-level-style-bullet" | "list-level-style-image") => true,
            ("text", "list-level-style-number" | "outline-level-style") => false,
            _ => return Ok(false),
        };
        let at = element.number("level").and_then(|level| usize::try_from(level).ok()?.checked_sub(1));
        if let Some(slot) = at.and_then(|at| kind.levels.get_mut(at)) {
            *slot = Some(level(element, bullet));
        }
        Ok(false)
    })?;
    Ok(kind)
}

fn level(element: &Element<'_>, bullet: bool) -> Level {
    let format = match element.attr("num-format").as_deref() {
        Some("1") => "decimal",
        Some("a") => "lowerLetter",
        Some("A") => "upperLetter",
        Some("i") => "lowerRoman",
        Some("I") => "upperRoman",
        _ => "none",
    };
    let around = |name| element.attr(name).filter(|text| text.len() <= LONGEST).unwrap_or_default();
    Level {
        bullet,
        format,
        before: around("num-prefix"),
        after: around("num-suffix"),
        start: element.number("start-value").unwrap_or(1),
        shown: element.number("display-levels").and_then(|shown| usize::try_from(shown).ok()).unwrap_or(1),
    }
}

impl Kind {
    /// Counts an item of a level from 0 and gives its marker; `None` where nothing is printed.
    pub(super) fn next(&self, counts: &mut Counts, level: usize, start: Option<u32>) -> Option<String> {
        for (at, slot) in counts.iter_mut().enumerate() {
            let first = || self.level(at).map_or(1, |level| level.start);
            match at.cmp(&level) {
                std::cmp::Ordering::Less => *slot = slot.or_else(|| Some(first())),
                std::cmp::Ordering::Equal => {
                    *slot = start.or_else(|| Some(slot.map_or_else(first, |count| count.saturating_add(1))));
                }
                std::cmp::Ordering::Greater => *slot = None,
            }
        }
        let own = self.level(level)?;
        if own.bullet {
            return Some("•".to_owned());
        }
        if own.format == "none" {
            return None;
        }
        let from = level.saturating_add(1).saturating_sub(own.shown.max(1));
        let numbers: Vec<String> = counts
            .iter()
            .enumerate()
            .take(level.saturating_add(1))
            .skip(from)
            .filter_map(|(at, count)| {
                let format = self.level(at)?.format;
                (format != "none").then(|| counting::printed(count.unwrap_or(1), format))
            })
            .collect();
        Some(format!("{}{}{}", own.before, numbers.join("."), own.after).trim().to_owned())
    }

    fn level(&self, at: usize) -> Option<&Level> {
        self.levels.get(at)?.as_ref()
    }
}
