//! Running text under a goal: it goes on with what stands above, or begins an item of its own.

use super::super::asked::Asked;
use super::super::draft::Piece;
use super::super::labels::Kind;
use super::{Slot, Walk};
use crate::recognize::prose::{Pattern, ends_sentence};

/// A row that ends with a figure in a cell of its own: a table's, not a text's.
static FIGURES: Pattern = Pattern::new(r"\t[-−–]?\s*\d[\d\s.,]*(?:tkr|kr|%)?$");

/// How a statement of what is to be reached begins, after another that has ended.
static STATED: Pattern = Pattern::new(
    r"^(?:\d+(?:,\d+)? ?(?:%|procent\b)|(?:Andel(?:en)?|Antal(?:et)?|Minst|Högst|Lägst|Max(?:imalt)?|Åtminstone|(?:Fler|Färre|Mer|Mindre) än)\s)",
);

impl Walk<'_, '_> {
    pub(super) fn text(&mut self, at: usize, line: &Asked<'_>, piece: Piece) {
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
        // Set apart and further out: no rest of what stands above.
        let breaks = breaks || (apart && line.blanks > 0 && line.indent < self.indent);
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
}
