//! Drafts become goals: texts mended, statements told from their follow-ups, goals printed twice made one.

use std::collections::HashMap;

use super::Parsed;
use super::draft::{Born, Draft, Item, Piece};
use super::labels::Kind;
use super::target;
use crate::document::Place;
use crate::plan::{Goal, Indicator, Level, Note, Target};
use crate::recognize::prose::{Flow, Pattern};

static FOLLOWED: Pattern = Pattern::new(
    r"[.!?]\s+((?:Stäms av|Avstäms|Avstämning (?:sker|görs)|Mäts|Mätning sker|Följs upp|Uppföljning (?:sker|görs)|Redovisas|Utvärderas)\b.*)$",
);

static FOLLOWS: Pattern = Pattern::new(
    r"^(?:Stäms av|Avstäms|Mäts|Målet mäts|Målet följs upp|Följs upp|Uppföljning (?:sker|görs)|Utvärderas) ",
);

static SENTENCE: Pattern = Pattern::new(r"\.\s+\p{Lu}");

/// The goals out of their drafts.
pub(super) fn goals(drafts: Vec<Draft>) -> Parsed {
    let firmest = drafts.iter().filter(|draft| !draft.overall).map(|draft| draft.born).min();
    let mut parsed = Parsed::default();
    let mut shelf = Shelf::default();
    for mut draft in drafts {
        let weak = matches!(draft.born, Born::Heading | Born::List) && firmest.is_some_and(|born| born < draft.born);
        if weak && !draft.overall {
            continue;
        }
        statements(&mut draft);
        name_from_items(&mut draft);
        let rows = draft.items.iter().filter(|item| matches!(item.kind, Kind::Indicator | Kind::Value));
        parsed.indicator_rows.extend(rows.flat_map(|item| &item.pieces).map(|piece| piece.row));
        for goal in split_overall(goal(&draft)) {
            shelf.add(goal);
        }
    }
    parsed.goals = shelf.goals;
    parsed
}

/// A statement followed by "Uppföljning", again and again: the last item before each such label is what is to be reached.
fn statements(draft: &mut Draft) {
    let only = draft.labels.iter().all(|(kind, _)| matches!(kind, Kind::FollowUp | Kind::Other));
    let listed = draft.items.iter().any(|item| item.kind == Kind::Activity);
    let stated = draft.items.iter().any(|item| item.labels == 0 && item.kind == Kind::Free);
    if !only || listed || !stated || draft.labels.is_empty() {
        return;
    }
    let last = draft.labels.len();
    let mut rest = std::mem::take(&mut draft.items).into_iter().peekable();
    for at in 0..last {
        let mut block: Vec<Item> = Vec::new();
        while let Some(item) = rest.next_if(|item| item.labels <= at) {
            block.push(item);
        }
        if at > 0 && block.len() == 1 {
            block = block.into_iter().flat_map(split_at_capital).collect();
        }
        let enough = block.len() >= 2 || at == 0;
        if let Some(item) = block.last_mut().filter(|_| enough) {
            item.kind = Kind::Indicator;
        }
        for item in block.iter_mut().filter(|item| item.kind == Kind::Free && item.labels > 0) {
            item.kind = Kind::FollowUp;
        }
        draft.items.extend(block);
    }
    draft.items.extend(rest);
}

/// Cuts an item before its last line that begins with a capital.
fn split_at_capital(item: Item) -> Vec<Item> {
    let capital = |piece: &Piece| piece.text.chars().next().is_some_and(char::is_uppercase);
    match item.pieces.iter().rposition(capital).filter(|at| *at > 0) {
        Some(at) => {
            let (before, after) = item.pieces.split_at(at);
            let part = |pieces: &[Piece]| Item { kind: item.kind, pieces: pieces.to_vec(), labels: item.labels };
            vec![part(before), part(after)]
        }
        None => vec![item],
    }
}

/// A goal that is only a number takes its text from what stands under it.
fn name_from_items(draft: &mut Draft) {
    if draft.head.is_empty()
        && let Some(at) = draft.items.iter().position(|item| item.kind == Kind::Free)
    {
        draft.head = draft.items.remove(at).pieces;
    }
}

fn goal(draft: &Draft) -> Goal {
    let level = if draft.overall { Level::Overall } else { Level::Goal };
    let mut text = mend(&draft.head).trim_end_matches(':').trim_end().to_owned();
    if draft.overall
        && draft.born == Born::Label
        && let Some(end) = SENTENCE.find(&text)
    {
        text.truncate(end.start() + 1);
    }
    let mut goal = Goal { number: draft.number.clone(), level, text, place: draft.place.clone(), ..Goal::default() };
    for item in &draft.items {
        place_item(&mut goal, item);
    }
    goal
}

fn place_item(goal: &mut Goal, item: &Item) {
    let text = mend(&item.pieces);
    let place = item.pieces.first().map(|piece| piece.place.clone()).unwrap_or_default();
    if text.is_empty() {
        return;
    }
    match item.kind {
        Kind::Activity => goal.activities.push(Note { text, place }),
        Kind::Source => goal.sources.push(Note { text, place }),
        Kind::FollowUp => goal.follow_up.push(Note { text, place }),
        Kind::Free if FOLLOWS.is_match(&text) => goal.follow_up.push(Note { text, place }),
        // What follows a goal's parts is no longer said of the goal.
        Kind::Free if !goal.activities.is_empty() || !goal.indicators.is_empty() || item.labels > 0 => {}
        Kind::Free => goal.description.push(Note { text, place }),
        Kind::Value => value(goal, text, place),
        Kind::Indicator => indicator(goal, &item.pieces, text, place),
        Kind::Goal | Kind::Number | Kind::Other => {}
    }
}

/// An indicator, cut from the sentence that tells how it is followed up.
fn indicator(goal: &mut Goal, pieces: &[Piece], text: String, place: Place) {
    let cut = FOLLOWED.captures(&text).and_then(|found| found.get(1)).map(|found| found.start());
    let (own, followed) = cut.and_then(|at| text.split_at_checked(at)).unwrap_or((text.as_str(), ""));
    let own = own.trim().to_owned();
    goal.indicators.push(Indicator { target: target::find(&own), text: own, place: place.clone() });
    if !followed.is_empty() {
        let place = place_of(pieces, followed).unwrap_or(place);
        goal.follow_up.push(Note { text: followed.to_owned(), place });
    }
}

/// Where the first word of a mended text stands in the printed lines.
fn place_of(pieces: &[Piece], text: &str) -> Option<Place> {
    let word = text.split_whitespace().next()?;
    let (piece, at) = pieces.iter().find_map(|piece| piece.text.find(word).map(|at| (piece, at)))?;
    let before = piece.text.get(..at)?.chars().count();
    let mut place = piece.place.clone();
    place.column = place.column.map(|column| column.saturating_add(u32::try_from(before).unwrap_or(0)));
    Some(place)
}

/// A target printed apart belongs to the indicator above it that has none.
fn value(goal: &mut Goal, text: String, place: Place) {
    let aimed = target::value(&text);
    let figure = |target: &Option<Target>| target.as_ref().map(|target| (target.value, target.unit.clone()));
    if aimed.is_some() && goal.indicators.last().is_some_and(|last| figure(&last.target) == figure(&aimed)) {
        return;
    }
    match goal.indicators.last_mut().filter(|indicator| indicator.target.is_none()) {
        Some(indicator) if aimed.is_some() => indicator.target = aimed,
        _ => goal.indicators.push(Indicator { target: aimed, text, place }),
    }
}

/// A list under "Övergripande mål" without a text of its own: each item is an overall goal.
fn split_overall(goal: Goal) -> Vec<Goal> {
    if goal.level != Level::Overall || !goal.text.is_empty() {
        return if goal.text.is_empty() && goal.activities.is_empty() && goal.indicators.is_empty() {
            Vec::new()
        } else {
            vec![goal]
        };
    }
    let each = |note: &Note| Goal {
        level: Level::Overall,
        text: note.text.clone(),
        place: note.place.clone(),
        ..Goal::default()
    };
    let mut found: Vec<Goal> = goal.activities.iter().map(each).collect();
    if let Some(last) = found.last_mut() {
        last.indicators = goal.indicators;
        last.sources = goal.sources;
        last.follow_up = goal.follow_up;
    }
    found
}

/// A number or text that more goals than this share tells none of them from the others.
const SHARED: usize = 16;

/// The goals so far, found again by number or text.
#[derive(Default)]
struct Shelf {
    goals: Vec<Goal>,
    known: HashMap<(bool, String), Vec<usize>>,
}

impl Shelf {
    /// Adds a goal, or joins it with the one of its number that is printed before.
    fn add(&mut self, goal: Goal) {
        let bare = |goal: &Goal| goal.activities.is_empty() && goal.indicators.is_empty() && goal.follow_up.is_empty();
        let same =
            |held: &Goal| held.number == goal.number && (bare(held) || bare(&goal) || alike(&held.text, &goal.text));
        let key = (goal.level == Level::Overall, goal.number.clone().unwrap_or_else(|| goal.text.clone()));
        let known = self.known.entry(key).or_default();
        let found = known.iter().take(SHARED).copied().find(|at| self.goals.get(*at).is_some_and(same));
        let Some(held) = found.and_then(|at| self.goals.get_mut(at)) else {
            known.push(self.goals.len());
            self.goals.push(goal);
            return;
        };
        if held.text.is_empty() {
            held.text = goal.text;
        }
        held.activities.extend(goal.activities);
        held.indicators.extend(goal.indicators);
        held.sources.extend(goal.sources);
        held.follow_up.extend(goal.follow_up);
        held.description.extend(goal.description);
    }
}

fn alike(a: &str, b: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (a, b) = (plain(a), plain(b));
    a == b || (!a.is_empty() && b.starts_with(&a)) || (!b.is_empty() && a.starts_with(&b))
}

fn mend(pieces: &[Piece]) -> String {
    Flow::mend(pieces.iter().map(|piece| piece.text.as_str()))
}
