//! Where a goal or an item of it ends: at the next chapter, a quotation, a line that no longer belongs to it.

use super::super::asked::Asked;
use super::super::heads;
use super::super::section::CHAPTERS;
use super::Walk;
use crate::recognize::prose::Pattern;

/// A line of statistics: `Deltagare: 17`.
static STATISTIC: Pattern = Pattern::new(r"[:\t]\s*[-−–]?\d[\d\s.,]*(?:%|\p{L}{1,10})?$");

impl Walk<'_, '_> {
    /// Whether a line after a goal's parts is the heading of what comes next: no label of the goal follows it.
    pub(super) fn is_chapter(&self, at: usize, line: &Asked<'_>) -> bool {
        let set = heads::heading_like(line)
            && !line.text.ends_with([':', '?', '!'])
            && (line.blanks > 0 || line.heading.is_some());
        let rest = self.lines.get(at + 1..self.section.to).unwrap_or_default();
        let words = line.text.split_whitespace().count();
        let short = words <= 6 || (words <= 9 && rest.first().is_some_and(|next| STATISTIC.is_match(&next.text)));
        let own = rest.iter().take(80).take_while(|line| line.explicit().is_none() && line.numbered().is_none());
        set && short && !own.into_iter().any(|line| line.label().is_some())
    }

    /// Whether a line no longer belongs to the list item above it.
    pub(super) fn ends_bullet(&self, line: &Asked<'_>, breaks: bool) -> bool {
        let apart = self.layout.apart(line.blanks);
        let short = self.last.chars().count() * 100 < self.layout.width * 60;
        let full = self.last.trim_end().ends_with(['.', '!', '?']);
        breaks && (!self.layout.wrapped || (apart && (full || short)))
    }

    /// A quotation set apart, such as stands at a chapter's end.
    pub(super) fn quotation(&self, at: usize, line: &Asked<'_>) -> bool {
        let marks = ['”', '"', '“', '»', '„'];
        if line.blanks == 0 || !line.text.starts_with(marks) {
            return false;
        }
        let own = line.text.chars().count() > 40;
        own && self.lines.iter().skip(at).take(8).any(|line| line.text.trim_end_matches(['.', ' ']).ends_with(marks))
    }

    /// "Uppföljning" once only, after the last of several goals, is the next chapter and no label; so is "Insatser" over
    /// running text.
    pub(super) fn last_chapter(&self, at: usize, line: &Asked<'_>) -> bool {
        let lower = line.text.to_lowercase();
        let bare = lower.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
        let word = CHAPTERS.iter().position(|word| bare == *word);
        let alone = word.and_then(|at| self.section.chapters.get(at)).is_some_and(|count| *count == 1);
        let listed = self.lines.get(at + 1).is_some_and(|next| next.bullet().is_some());
        alone && self.drafts.len() >= self.first + 2 && !(bare == "insatser" && listed)
    }
}
