//! One walk over the lines about goals: each line opens a goal, names a block, begins an item or goes on with one.

use std::collections::BTreeMap;

mod ends;
mod text;

use super::asked::Asked;
use super::draft::{Born, Draft, Item, Piece, shifted, tail};
use super::heads::{self, Class};
use super::labels::{self, Kind};
use super::section::{self, Scheme, Section, heading_of_goal};
use super::table::Tabled;
use super::told::{Head, Told};
use crate::recognize::prose::{Layout, Line, Pattern};

/// An item that is a measure by its own words, whatever stands above it.
static MEASURED: Pattern = Pattern::new(r"^(?:\d+(?:,\d+)? ?(?:%|procent\b)|(?:Andel|Antal)(?:en|et)? )");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    Head,
    Free,
    Bullet,
    Label { kind: Kind, inline: bool },
}

struct Walk<'a, 't> {
    layout: Layout,
    lines: &'a [Asked<'t>],
    areas: &'a BTreeMap<usize, Head>,
    told: &'a Told,
    taken: &'a dyn Fn(usize) -> bool,
    section: &'a Section,
    drafts: Vec<Draft>,
    first: usize,
    open: bool,
    slot: Slot,
    block: Kind,
    last: String,
    /// How far the last line stands in.
    indent: usize,
    number: Option<String>,
    nested: Option<String>,
    /// Whether a numbered goal of the section has got a part.
    parts: bool,
}

/// The goals of all sections, and those of tables, in reading order.
pub(super) fn drafts(
    lines: &[Asked<'_>],
    layout: Layout,
    areas: &BTreeMap<usize, Head>,
    told: &Told,
    tabled: &Tabled,
    taken: &dyn Fn(usize) -> bool,
) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    for section in section::find(lines, areas, told, taken) {
        let first = found.len();
        let mut walk = Walk {
            layout,
            lines,
            areas,
            told,
            taken,
            section: &section,
            drafts: std::mem::take(&mut found),
            first,
            open: false,
            slot: Slot::Free,
            block: Kind::Free,
            last: String::new(),
            indent: 0,
            number: None,
            nested: None,
            parts: false,
        };
        for at in section.from..section.to {
            if let Some(line) = lines.get(at) {
                walk.line(at, line, tabled);
            }
        }
        found = walk.drafts;
        drop_groups(&mut found, first);
    }
    found.extend(tabled.goals.iter().cloned());
    found.retain(|draft| !speaks_of_goals(draft));
    found.sort_by_key(|draft| draft.row);
    found
}

static OF_GOALS: Pattern =
    Pattern::new(r"(?i)^målen\b.*\b(?:följs|mäts|redovisas|utvärderas|beskrivs|gäller|finns|har|är|ska|kommer)\b");

/// `Målen följs upp i delårsrapporten`: said of the goals, and none of them.
fn speaks_of_goals(draft: &Draft) -> bool {
    let told = matches!(draft.born, Born::List | Born::Heading) && draft.items.is_empty();
    told && draft.head.first().is_some_and(|piece| OF_GOALS.is_match(&piece.text))
}

/// `Inriktningsmål A` over `Mål A1`: what holds nothing but goals counted under it is their group.
fn drop_groups(drafts: &mut Vec<Draft>, from: usize) {
    let under = |outer: &str, inner: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| {
            let digits = rest.trim_start_matches('.');
            !digits.is_empty()
                && digits.chars().all(|c| c.is_ascii_digit())
                && (digits.len() < rest.len() || !outer.ends_with(|c: char| c.is_ascii_digit()))
        })
    };
    let is_group = |pair: &[Draft]| {
        let [outer, inner] = pair else { return false };
        let bare = outer.born == Born::Head && outer.items.iter().all(|item| item.kind == Kind::Free);
        bare && outer.number.as_deref().zip(inner.number.as_deref()).is_some_and(|(outer, inner)| under(outer, inner))
    };
    let groups: Vec<bool> = drafts.windows(2).map(is_group).collect();
    let mut at = 0;
    drafts.retain(|_| {
        at += 1;
        at <= from || !groups.get(at - 1).copied().unwrap_or(false)
    });
}

impl Walk<'_, '_> {
    fn line(&mut self, at: usize, line: &Asked<'_>, tabled: &Tabled) {
        if line.contents {
            return;
        }
        if tabled.rows.contains(&line.row) {
            self.tabled(line.row, tabled);
            return;
        }
        if (self.taken)(line.row) || self.quotation(at, line) || self.last_chapter(at, line) {
            self.open = false;
            return;
        }
        for (from, text) in labels::segments(&line.text) {
            let piece = Piece { row: line.row, text: text.to_owned(), place: shifted(line, from) };
            if from == 0 && text.len() == line.text.len() {
                self.begin(at, line, line, piece);
            } else if from == 0 {
                let front = Line { text: text.to_owned(), ..Line::clone(line) };
                self.begin(at, line, &Asked::of(&front), piece);
            } else if let Some((kind, rest, _)) = labels::label(text) {
                self.label(kind, tail(&piece, rest));
            }
        }
        self.last.clone_from(&line.text);
        self.indent = line.indent;
    }

    /// The parts that a table without a column of goals gives the goal above it.
    fn tabled(&mut self, row: usize, tabled: &Tabled) {
        if !self.open {
            return;
        }
        if let (Some(draft), Some(parts)) = (self.drafts.last_mut(), tabled.parts.get(&row)) {
            self.parts |= draft.number.is_some();
            draft.items.extend(parts.iter().cloned());
        }
        self.slot = Slot::Free;
    }

    /// `said` is the line as far as it goes before a label within it.
    fn begin(&mut self, at: usize, line: &Asked<'_>, said: &Asked<'_>, piece: Piece) {
        let text = said.text.as_str();
        if let Some((class, number, rest)) = said.explicit() {
            let group = *class == Class::Area && self.section.scheme == Scheme::Explicit;
            let part = *class == Class::Part && self.section.whole_goals && self.open;
            if group {
                self.open = false;
            } else if part {
                self.label(Kind::Indicator, tail(&piece, rest));
            } else {
                let head = tail(&piece, rest);
                self.goal(Some(number.clone()), false, Born::Head, &piece, head);
                self.mark_area(*class == Class::Area);
            }
            return;
        }
        if let Some(rest) = said.overall() {
            let head = tail(&piece, rest);
            self.goal(None, true, Born::Head, &piece, head);
            return;
        }
        if let Some(area) = self.areas.get(&at).filter(|_| self.section.scheme == Scheme::Areas) {
            let head = tail(&piece, text.get(area.cut..).unwrap_or_default());
            self.goal(area.number.clone(), false, Born::Head, &piece, head);
            self.mark_area(true);
            return;
        }
        if let Some((kind, rest, set_off)) = said.label()
            && (self.open || kind == Kind::Goal)
            && (set_off || self.stands_apart(line, rest))
        {
            if !set_off && rest.is_empty() && self.is_said_again(kind, text, line) {
                self.open = false;
                return;
            }
            let rest = tail(&piece, rest);
            self.label(kind, rest);
            return;
        }
        let certain = self.told.numbered.contains_key(&at);
        let chapter =
            !certain && (at == self.section.from || heads::generic(text) || self.section.scheme != Scheme::Numbered);
        if line.opens_section() && (chapter || said.numbered().is_none()) {
            self.heading(text);
            return;
        }
        if let Some((number, rest)) = said.numbered() {
            self.numbered(line, &piece, number.clone(), rest);
            return;
        }
        if self.section.scheme == Scheme::Headings && self.heading_here(at) {
            let (number, rest) = heads::plain_number(text);
            let head = tail(&piece, rest);
            self.goal(number, false, Born::Heading, &piece, head);
            return;
        }
        let shifted = self.section.lost_glyphs.is_some_and(|base| section::lost_glyph(line, base));
        let lost = shifted && !matches!(self.slot, Slot::Label { .. });
        let item = said.bullet().or(lost.then_some(text));
        match item {
            Some(rest) => self.bullet(&piece, rest),
            None if !self.open && heads::overall_prose(text) && self.drafts.iter().all(|draft| !draft.overall) => {
                self.goal(None, true, Born::Label, &piece, Some(piece.clone()));
            }
            None => self.text(at, line, piece),
        }
    }

    /// A heading on goals in general ends the goal above it; "Mål 2025" right under an area is what is to be reached.
    fn heading(&mut self, text: &str) {
        let plain = labels::kind_of(text) == Some(Kind::Goal);
        if self.open && plain && self.drafts.last().is_some_and(|draft| !draft.overall) {
            self.label(Kind::Goal, None);
        } else {
            self.open = false;
        }
    }

    fn heading_here(&self, at: usize) -> bool {
        let inside = self.lines.get(self.section.from..self.section.to).unwrap_or_default();
        at > self.section.from && heading_of_goal(inside, at - self.section.from)
    }

    /// `Insatser 2025` set as a heading, after the goal's own activities: the next chapter, not a label of the goal.
    fn is_said_again(&self, kind: Kind, text: &str, line: &Asked<'_>) -> bool {
        let had = self.drafts.last().is_some_and(|draft| draft.labels.iter().any(|(held, _)| *held == kind));
        had && self.open && (line.heading.is_some() || (labels::is_yeared(text) && line.blanks > 0))
    }

    /// A label without a colon must not be the middle of a sentence.
    fn stands_apart(&self, line: &Asked<'_>, rest: &str) -> bool {
        rest.is_empty()
            || line.blanks > 0
            || self.layout.breaks(&self.last, &line.text, line.blanks)
            || !rest.contains(". ")
    }

    fn numbered(&mut self, line: &Asked<'_>, piece: &Piece, number: String, rest: &str) {
        let next = heads::follows(self.number.as_deref(), &number);
        let inner = self.nested.as_deref().is_some_and(|last| heads::follows(Some(last), &number));
        let again = number == "1" && self.number.is_some() && self.bare_so_far();
        let goals = self.section.scheme == Scheme::Numbered;
        if goals && (again || (next && !(inner && line.blanks == 0))) {
            self.number = Some(number.clone());
            let head = tail(piece, rest);
            self.goal(Some(number), false, Born::Head, piece, head);
        } else {
            self.nested = Some(number);
            self.bullet(piece, rest);
        }
    }

    /// Whether no goal of the section has got anything under it yet: the list may be printed again, in full.
    fn bare_so_far(&self) -> bool {
        let own = self.drafts.get(self.first..).unwrap_or_default();
        !self.parts && own.iter().filter(|draft| draft.number.is_some()).take(2).count() == 2
    }

    fn goal(&mut self, number: Option<String>, overall: bool, born: Born, piece: &Piece, head: Option<Piece>) {
        let place = head.as_ref().map_or_else(|| piece.place.clone(), |head| head.place.clone());
        let head = head.into_iter().collect();
        self.drafts.push(Draft { number, overall, row: piece.row, place, head, ..Draft::born(born) });
        self.open = true;
        self.slot = Slot::Head;
        self.block = Kind::Free;
        self.nested = None;
    }

    fn mark_area(&mut self, area: bool) {
        if let Some(draft) = self.drafts.last_mut() {
            draft.area = area;
        }
    }

    /// `Mål: …` under an area says the area's goal; after the parts of one, it begins another.
    fn goal_of_area(&mut self, rest: &Piece) -> bool {
        let Some(draft) = self.drafts.last_mut().filter(|draft| self.open && draft.area) else { return false };
        if draft.items.iter().any(|item| item.kind != Kind::Free) {
            self.goal(None, false, Born::Head, rest, Some(rest.clone()));
            self.mark_area(true);
            return true;
        }
        if draft.labels.iter().any(|(kind, _)| *kind == Kind::Goal) {
            return false;
        }
        if let Some(last) = draft.head.last_mut() {
            last.text = format!("{}:", last.text.trim_end_matches([':', '.', ' ']));
        }
        draft.head.push(rest.clone());
        draft.labels.push((Kind::Goal, true));
        self.slot = Slot::Head;
        self.block = Kind::Free;
        true
    }

    fn label(&mut self, kind: Kind, rest: Option<Piece>) {
        if kind == Kind::Goal && rest.as_ref().is_some_and(|rest| self.goal_of_area(rest)) {
            return;
        }
        // What is listed after "Mål: …" on one line is no part of that line.
        let said = kind == Kind::Goal;
        let held = self.open.then(|| self.drafts.last()).flatten();
        let kind = match (kind, held) {
            (Kind::Goal, Some(draft)) if !draft.overall && draft.head.is_empty() => {
                if let (Some(rest), Some(draft)) = (rest, self.drafts.last_mut()) {
                    draft.place = rest.place.clone();
                    draft.head.push(rest);
                }
                self.slot = Slot::Head;
                return;
            }
            (Kind::Goal, Some(draft)) if !draft.overall && matches!(draft.born, Born::Head | Born::Heading) => {
                Kind::Indicator
            }
            (Kind::Goal, _) => {
                match rest {
                    Some(rest) => self.goal(None, false, Born::Label, &rest.clone(), Some(rest)),
                    None => self.open = false,
                }
                return;
            }
            (kind, _) => kind,
        };
        if !self.open {
            return;
        }
        self.nested = None;
        self.block = if said && rest.is_some() { Kind::Free } else { kind };
        self.slot = Slot::Label { kind, inline: rest.is_some() };
        if let Some(draft) = self.drafts.last_mut() {
            draft.labels.push((kind, rest.is_some()));
        }
        if let Some(rest) = rest {
            self.inline(kind, &rest);
        }
    }

    /// What stands behind a label: one item, or in a cell of several lines one a line that begins anew.
    fn inline(&mut self, kind: Kind, rest: &Piece) {
        let mut first = true;
        for line in rest.text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            // "Aktiviteter: - Kurs" and "Indikator: • Fler" hold an item behind the label.
            let bullet = heads::bullet(line);
            let piece = Piece { text: bullet.unwrap_or(line).to_owned(), ..rest.clone() };
            let piece = if first { bullet.and_then(|inner| tail(rest, inner)).unwrap_or(piece) } else { piece };
            if first || bullet.is_some() || !line.starts_with(char::is_lowercase) {
                self.item(kind, piece);
            } else {
                self.go_on(piece);
            }
            first = false;
        }
    }

    fn bullet(&mut self, piece: &Piece, rest: &str) {
        let Some(rest) = tail(piece, rest) else { return };
        if let Some((kind, inner, true)) = labels::label(&rest.text)
            && (self.open || kind == Kind::Goal)
            && (!inner.is_empty() || kind != Kind::Goal)
        {
            let inner = tail(&rest, inner);
            self.label(kind, inner);
            return;
        }
        let listed = self.drafts.last().is_some_and(|draft| draft.born == Born::List);
        if self.section.scheme == Scheme::List && (!self.open || (listed && self.block == Kind::Free)) {
            self.goal(None, false, Born::List, &rest, Some(rest.clone()));
            return;
        }
        if !self.open {
            return;
        }
        let kind = match self.block {
            Kind::Free if MEASURED.is_match(&rest.text) => Kind::Indicator,
            Kind::Free => Kind::Activity,
            block => block,
        };
        self.item(kind, rest);
        self.slot = Slot::Bullet;
    }

    fn item(&mut self, kind: Kind, piece: Piece) {
        if let Some(draft) = self.drafts.last_mut() {
            self.parts |= kind != Kind::Free && draft.number.is_some();
            let labels = draft.labels.len();
            draft.items.push(Item { kind, pieces: vec![piece], labels });
        }
    }

    fn go_on(&mut self, piece: Piece) {
        let Some(draft) = self.drafts.last_mut() else { return };
        let pieces = if self.slot == Slot::Head {
            Some(&mut draft.head)
        } else {
            draft.items.last_mut().map(|item| &mut item.pieces)
        };
        if let Some(pieces) = pieces {
            pieces.push(piece);
        }
    }
}
