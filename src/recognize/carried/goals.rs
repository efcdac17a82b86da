//! The sheet of goals read back.

use crate::document::{Cell, KeptRow, KeptSheet, Place};
use crate::plan::carried::CarriedGoal;
use crate::plan::{Goal, Indicator, Level, Note, Target};
use crate::recognize::goals::{target_in, target_of};

use super::table::cell;

const NUMBER: u32 = 0;
const KIND: u32 = 1;
const TEXT: u32 = 2;
const TARGET: u32 = 3;

/// What a row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Overall,
    Goal,
    Activity,
    Indicator,
    Source,
    FollowUp,
}

/// The words of both languages for what a row is; a row that a person has put in has no other key.
const KINDS: [(&str, Kind); 12] = [
    ("Övergripande mål", Kind::Overall),
    ("Overall goal", Kind::Overall),
    ("Mål", Kind::Goal),
    ("Goal", Kind::Goal),
    ("Aktivitet", Kind::Activity),
    ("Activity", Kind::Activity),
    ("Indikator", Kind::Indicator),
    ("Indicator", Kind::Indicator),
    ("Källa", Kind::Source),
    ("Source", Kind::Source),
    ("Uppföljning", Kind::FollowUp),
    ("Follow-up", Kind::FollowUp),
];

/// Reads the sheet.
pub(super) fn read(carried: &[CarriedGoal], sheet: &KeptSheet) -> Vec<Goal> {
    let mut goals: Vec<Goal> = Vec::new();
    for row in sheet.rows.iter().skip_while(|row| row.key.is_none() && kind(row).is_none()) {
        let Some(text) = cell(row, Some(TEXT)).filter(|cell| !cell.text.trim().is_empty()) else { continue };
        let Some(kind) = kind(row) else { continue };
        let note = Note { text: text.text.clone(), place: text.place.clone() };
        match (kind, goals.last_mut()) {
            (Kind::Overall | Kind::Goal, _) => goals.push(goal(carried, row, kind, note)),
            (Kind::Activity, Some(goal)) => goal.activities.push(note),
            (Kind::Source, Some(goal)) => goal.sources.push(note),
            (Kind::FollowUp, Some(goal)) => goal.follow_up.push(note),
            (Kind::Indicator, Some(goal)) => goal.indicators.push(indicator(carried, row, note)),
            (_, None) => {}
        }
    }
    goals
}

/// What a row is by its word, else by its key.
fn kind(row: &KeptRow) -> Option<Kind> {
    let word = cell(row, Some(KIND)).map(|cell| cell.text.trim()).unwrap_or_default();
    let said = KINDS.iter().find(|(name, _)| *name == word).map(|(_, kind)| *kind);
    said.or_else(|| match row.key.as_deref()?.chars().find(char::is_ascii_alphabetic) {
        None => Some(Kind::Goal),
        Some('a') => Some(Kind::Activity),
        Some('i') => Some(Kind::Indicator),
        Some('s') => Some(Kind::Source),
        Some('f') => Some(Kind::FollowUp),
        Some(_) => None,
    })
}

fn goal(carried: &[CarriedGoal], row: &KeptRow, kind: Kind, note: Note) -> Goal {
    let known = row.key.as_deref().and_then(|key| carried.get(key.parse::<usize>().ok()?));
    let number = cell(row, Some(NUMBER)).map(|cell| cell.text.trim().to_owned()).filter(|number| !number.is_empty());
    let described = |text: &String| Note { text: text.clone(), place: Place::default() };
    Goal {
        number,
        level: if kind == Kind::Overall { Level::Overall } else { Level::Goal },
        text: note.text,
        place: note.place,
        description: known.map(|goal| goal.description.iter().map(described).collect()).unwrap_or_default(),
        ..Goal::default()
    }
}

fn indicator(carried: &[CarriedGoal], row: &KeptRow, note: Note) -> Indicator {
    let shown = cell(row, Some(TARGET)).map(said).unwrap_or_default();
    let known = row
        .key
        .as_deref()
        .and_then(|key| key.split_once('i'))
        .and_then(|(goal, at)| carried.get(goal.parse::<usize>().ok()?)?.targets.get(at.parse::<usize>().ok()?));
    let target = match known {
        Some(None) if shown.is_empty() => None,
        Some(Some(held)) if held.3 == shown => kept(held),
        _ if shown.is_empty() => known.is_none().then(|| target_in(&note.text)).flatten(),
        _ => typed(&shown),
    };
    Indicator { text: note.text, target, place: note.place }
}

/// The target that a person has typed, as the sheet shows targets: `≤ 20 %`.
fn typed(shown: &str) -> Option<Target> {
    let signs = [("≤", "<="), ("≥", ">="), ("<", "<"), (">", ">"), ("=", "=")];
    let signed = signs.iter().find_map(|(sign, op)| Some((shown.strip_prefix(sign)?, *op)));
    match signed {
        Some((rest, op)) => target_of(rest.trim()).map(|target| Target { op, ..target }),
        None => target_of(shown),
    }
}

/// What the target's cell says: a person may have typed a number.
fn said(cell: &Cell) -> String {
    cell.text.trim().to_owned()
}

fn kept((op, value, unit, _): &(String, String, String, String)) -> Option<Target> {
    let op = ["<=", ">=", "<", ">", "="].into_iter().find(|known| known == op)?;
    Some(Target { op, value: value.parse().ok()?, unit: unit.clone() })
}
