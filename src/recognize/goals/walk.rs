//! One walk over the lines about goals: each line opens a goal, names a block, begins an item or goes on with one.

use std::collections::BTreeMap;

use super::draft::{Born, Draft, Item, Piece, shifted, tail};
use super::heads::{self, Class};
use super::labels::{self, Kind};
use super::section::{self, Scheme, Section};
use super::section::{CHAPTERS, heading_of_goal};
use super::table::Tabled;
use super::told::{Head, Told};
use crate::recognize::prose::{Layout, Line, Pattern, ends_sentence};

/// A row that ends with a figure in a cell of its own: a table's, not a text's.
static FIGURES: Pattern = Pattern::new(r"\t[-−–]?\s*\d[\d\s.,]*(?:tkr|kr|%)?$");

/// An item that is a measure by its own words, whatever stands above it.
static MEASURED: Pattern = Pattern::new(r"^(?:\d+(?:,\d+)? ?(?:%|procent\b)|(?:Andel|Antal)(?:en|et)? )");

/// A line of statistics: `Deltagare: 17`.
static STATISTIC: Pattern = Pattern::new(r"[:\t]\s*[-−–]?\d[\d\s.,]*(?:%|\p{L}{1,10})?$");

/// How a statement of what is to be reached begins, after another that has ended.
static STATED: Pattern = Pattern::new(
    r"^(?:\d+(?:,\d+)? ?(?:%|procent\b)|(?:Andel(?:en)?|Antal(?:et)?|Minst|Högst|Lägst|Max(?:imalt)?|Åtminstone|(?:Fler|Färre|Mer|Mindre) än)\s)",
);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    Head,
    Free,
    Bullet,
    Label { kind: Kind, inline: bool },
}

struct Walk<'a> {
    layout: Layout,
    lines: &'a [Line],
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
    number: Option<String>,
    nested: Option<String>,
    /// Whether a numbered goal of the section has got a part.
    parts: bool,
}

/// The goals of all sections, and those of tables, in reading order.
pub(super) fn drafts(
    lines: &[Line],
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
    }
    found.extend(tabled.goals.iter().cloned());
    found.sort_by_key(|draft| draft.row);
    found
}

impl Walk<'_> {
    fn line(&mut self, at: usize, line: &Line, tabled: &Tabled) {
        if line.contents {
            return;
        }
        if tabled.rows.contains(&line.row) {
            self.tabled(line.row, tabled);
            return;
        }
        if (self.taken)(line.row) || self.quotation(at, line) || self.last_chapter(line) {
            self.open = false;
            return;
        }
        for (from, text) in labels::segments(&line.text) {
            let piece = Piece { row: line.row, text: text.to_owned(), place: shifted(line, from) };
            if from == 0 {
                self.begin(at, line, piece);
            } else if let Some((kind, rest, _)) = labels::label(text) {
                self.label(kind, tail(&piece, rest));
            }
        }
        self.last.clone_from(&line.text);
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

    fn begin(&mut self, at: usize, line: &Line, piece: Piece) {
        let text = piece.text.clone();
        if let Some((class, number, rest)) = heads::explicit(&text) {
            let group = class == Class::Area && self.section.scheme == Scheme::Explicit;
            let part = class == Class::Part && self.section.whole_goals && self.open;
            if group {
                self.open = false;
            } else if part {
                self.label(Kind::Indicator, tail(&piece, rest));
            } else {
                let head = tail(&piece, rest);
                self.goal(Some(number), false, Born::Head, &piece, head);
                self.mark_area(class == Class::Area);
            }
            return;
        }
        if let Some(rest) = heads::overall(&text) {
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
        if let Some((kind, rest, set_off)) = labels::label(&text)
            && (self.open || kind == Kind::Goal)
            && (set_off || self.stands_apart(line, rest))
        {
            let rest = tail(&piece, rest);
            self.label(kind, rest);
            return;
        }
        let certain = self.told.numbered.contains_key(&at);
        let chapter =
            !certain && (at == self.section.from || heads::generic(&text) || self.section.scheme != Scheme::Numbered);
        if heads::opens_section(line) && (chapter || heads::numbered(&text).is_none()) {
            self.heading(&text);
            return;
        }
        if let Some((number, rest)) = heads::numbered(&text) {
            self.numbered(line, &piece, number, rest);
            return;
        }
        if self.section.scheme == Scheme::Headings && self.heading_here(at) {
            let (number, rest) = heads::plain_number(&text);
            let head = tail(&piece, rest);
            self.goal(number, false, Born::Heading, &piece, head);
            return;
        }
        let shifted = self.section.lost_glyphs.is_some_and(|base| section::lost_glyph(line, base));
        let lost = shifted && !matches!(self.slot, Slot::Label { .. });
        let item = heads::bullet(&text).or(lost.then_some(text.as_str()));
        match item {
            Some(rest) => self.bullet(&piece, rest),
            None if !self.open && heads::overall_prose(&text) && self.drafts.iter().all(|draft| !draft.overall) => {
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

    /// A label without a colon must not be the middle of a sentence.
    fn stands_apart(&self, line: &Line, rest: &str) -> bool {
        rest.is_empty()
            || line.blanks > 0
            || self.layout.breaks(&self.last, &line.text, line.blanks)
            || !rest.contains(". ")
    }

    fn numbered(&mut self, line: &Line, piece: &Piece, number: String, rest: &str) {
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
            // "Aktiviteter: - Kurs" and "Indikator: • Fler" hold an item behind the label.
            let inner = heads::bullet(&rest.text).and_then(|inner| tail(&rest, inner));
            self.item(kind, inner.unwrap_or(rest));
        }
    }

    fn bullet(&mut self, piece: &Piece, rest: &str) {
        let Some(rest) = tail(piece, rest) else { return };
        if let Some((kind, inner, true)) = labels::label(&rest.text)
            && (self.open || kind == Kind::Goal)
            && !inner.is_empty()
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

    fn text(&mut self, at: usize, line: &Line, piece: Piece) {
        if !self.open || FIGURES.is_match(&line.text) || (line.in_table && line.text.contains('\t')) {
            return;
        }
        let stated = matches!(self.slot, Slot::Label { kind: Kind::Indicator, .. })
            && ends_sentence(&self.last)
            && STATED.is_match(&piece.text);
        if stated {
            self.item(Kind::Indicator, piece);
            return;
        }
        let breaks = match self.slot {
            Slot::Head => self.layout.ends_title(&self.last, &line.text, line.blanks),
            _ => self.layout.breaks(&self.last, &line.text, line.blanks),
        };
        let apart = self.layout.apart(line.blanks);
        if line.hanging
            && let Slot::Label { kind, .. } = self.slot
        {
            self.item(kind, piece);
            return;
        }
        match self.slot {
            Slot::Head if !breaks || self.drafts.last().is_some_and(|draft| draft.head.is_empty()) => {
                if let Some(draft) = self.drafts.last_mut().filter(|draft| draft.head.is_empty()) {
                    draft.place = piece.place.clone();
                }
                self.go_on(piece);
            }
            Slot::Free if !breaks => self.go_on(piece),
            Slot::Bullet if !self.ends_bullet(line, breaks) => self.go_on(piece),
            Slot::Label { kind, inline } => {
                let labels = self.drafts.last().map_or(0, |draft| draft.labels.len());
                let begun =
                    self.drafts.last().and_then(|draft| draft.items.last()).is_some_and(|item| item.labels == labels);
                // Where a row is a paragraph, a source or a follow-up behind its label is said in full there.
                let single =
                    !self.layout.wrapped && matches!(kind, Kind::Source | Kind::FollowUp | Kind::Value | Kind::Other);
                match (begun, breaks) {
                    (true, false) => self.go_on(piece),
                    (true, true) if apart && self.is_chapter(at, line) => self.open = false,
                    (true, true) if inline && (apart || single) => {
                        self.slot = Slot::Free;
                        self.item(Kind::Free, piece);
                    }
                    _ => self.item(kind, piece),
                }
            }
            Slot::Bullet if self.is_chapter(at, line) => self.open = false,
            _ => {
                self.slot = Slot::Free;
                self.item(Kind::Free, piece);
            }
        }
    }

    /// Whether a line after a goal's parts is the heading of what comes next: no label of the goal follows it.
    fn is_chapter(&self, at: usize, line: &Line) -> bool {
        let set = heads::heading_like(line)
            && !line.text.ends_with([':', '?', '!'])
            && (line.blanks > 0 || line.heading.is_some());
        let rest = self.lines.get(at + 1..self.section.to).unwrap_or_default();
        let words = line.text.split_whitespace().count();
        let short = words <= 6 || (words <= 9 && rest.first().is_some_and(|next| STATISTIC.is_match(&next.text)));
        let own = rest
            .iter()
            .take(80)
            .take_while(|line| heads::explicit(&line.text).is_none() && heads::numbered(&line.text).is_none());
        set && short && !own.into_iter().any(|line| labels::label(&line.text).is_some())
    }

    /// Whether a line no longer belongs to the list item above it.
    fn ends_bullet(&self, line: &Line, breaks: bool) -> bool {
        let apart = self.layout.apart(line.blanks);
        let short = self.last.chars().count() * 100 < self.layout.width * 60;
        let full = self.last.trim_end().ends_with(['.', '!', '?']);
        breaks && (!self.layout.wrapped || (apart && (full || short)))
    }

    /// A quotation set apart, such as stands at a chapter's end.
    fn quotation(&self, at: usize, line: &Line) -> bool {
        let marks = ['”', '"', '“', '»', '„'];
        if line.blanks == 0 || !line.text.starts_with(marks) {
            return false;
        }
        let own = line.text.chars().count() > 40;
        own && self.lines.iter().skip(at).take(8).any(|line| line.text.trim_end_matches(['.', ' ']).ends_with(marks))
    }

    /// "Uppföljning" once only, after the last of several goals, is the next chapter and no label.
    fn last_chapter(&self, line: &Line) -> bool {
        let word = CHAPTERS.iter().position(|word| line.text.to_lowercase() == *word);
        let alone = word.and_then(|at| self.section.chapters.get(at)).is_some_and(|count| *count == 1);
        alone && self.drafts.len() >= self.first + 2
    }
}
