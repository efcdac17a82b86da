//! How a document breaks its lines: wrapped or a paragraph a line, single or double spaced, how wide.

use super::Line;

/// How lines are broken.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layout {
    /// Whether paragraphs are wrapped over several lines.
    pub wrapped: bool,
    /// Whether a blank row stands between all lines.
    pub double: bool,
    /// Whether blank rows part paragraphs at all; formats with real paragraphs have none.
    pub spaced: bool,
    /// The width that lines are wrapped at, in characters.
    pub width: usize,
}

/// Words that no paragraph ends with.
const OPEN: &[&str] = &[
    "och", "eller", "samt", "för", "av", "i", "med", "på", "till", "som", "att", "den", "det", "de", "en", "ett",
    "vid", "om", "från", "mellan", "under", "inom", "kring", "mot", "ska", "kan", "är", "har", "via", "enligt",
];

impl Layout {
    /// How these lines are broken.
    pub(crate) fn of(lines: &[Line]) -> Self {
        let plain = || lines.iter().filter(|line| !line.in_table && !line.contents && !line.text.contains('\t'));
        let mut lengths: Vec<usize> = plain().map(|line| line.text.chars().count()).filter(|len| *len > 30).collect();
        lengths.sort_unstable();
        let at = |percent: usize| lengths.get(lengths.len() * percent / 100).copied().unwrap_or(80);
        let wrapped = at(95) <= 130 && lengths.len() >= 3;
        let all = plain().count().max(1);
        let spaced = plain().filter(|line| line.blanks >= 1).count();
        Self { wrapped, double: wrapped && spaced * 10 >= all * 6, spaced: spaced > 0, width: at(95) }
    }

    /// Whether so many blank rows set a paragraph apart; where every row is a paragraph, all are.
    pub(crate) fn apart(self, blanks: usize) -> bool {
        !self.spaced || blanks >= if self.double { 2 } else { 1 }
    }

    /// Whether `next` begins something new rather than going on with `line`.
    pub(crate) fn breaks(self, line: &str, next: &str, blanks: usize) -> bool {
        let line = line.trim_end();
        if is_item(next) {
            return true;
        }
        if goes_on(line, next) {
            return !self.wrapped && blanks > 0 && ends_sentence(line);
        }
        if !self.wrapped {
            return true;
        }
        let voluntary = self.had_room(line, next);
        let apart = blanks >= if self.double { 2 } else { 1 };
        voluntary || (apart && ends_sentence(line))
    }

    /// Whether a title ends with `line`: the same, but a capital weighs more.
    pub(crate) fn ends_title(self, line: &str, next: &str, blanks: usize) -> bool {
        if !self.wrapped || goes_on(line.trim_end(), next) {
            return self.breaks(line, next, blanks);
        }
        let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
        (line.chars().count() + 1 + word) * 100 <= self.width * 97
    }

    /// Whether the first word of `next` would have had room on `line`.
    pub(crate) fn had_room(self, line: &str, next: &str) -> bool {
        let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
        (line.chars().count() + 1 + word) * 100 <= self.width * 88
    }
}

/// Whether a line ends a sentence.
pub(crate) fn ends_sentence(line: &str) -> bool {
    line.trim_end().trim_end_matches(['”', '"', ')', '»']).ends_with(['.', '!', '?', ':'])
}

/// Whether a list's mark that is no hyphen begins a line: an item, however full the line before it is.
fn is_item(line: &str) -> bool {
    line.trim_start().starts_with(['•', '▪', '●', '■', '◦', '‣', '➢', '✓', '\u{f0b7}', '\u{f0a7}'])
}

/// Whether the words themselves say that `next` goes on with `line`.
fn goes_on(line: &str, next: &str) -> bool {
    let lower =
        next.trim_start().chars().next().is_some_and(|c| c.is_lowercase() || matches!(c, '(' | ',' | ')' | '/'));
    let last = line.split_whitespace().last().unwrap_or_default();
    let open = line.ends_with(['-', ',', '–', '\u{ad}', '&', '+', '/', '('])
        || (OPEN.contains(&last.to_lowercase().as_str()) && last.chars().all(char::is_lowercase));
    lower || open
}

#[cfg(test)]
mod tests {
    use super::Layout;

    const NARROW: Layout = Layout { wrapped: true, double: false, spaced: true, width: 60 };

    #[test]
    fn a_short_line_before_a_capital_ends_an_item() {
        assert!(NARROW.breaks("Minst fyra frukostar hålls.", "Minst två kurser hålls.", 0));
        assert!(!NARROW.breaks("Antalet deltagare som går vidare till arbete hos", "Kommunen ökar", 0));
        assert!(!NARROW.breaks("Antalet frukostar och", "Kurser ökar", 0));
        assert!(!NARROW.breaks("Kort", "men mer", 1));
        assert!(NARROW.breaks("• Aktivitet: frukostar och kurser för personalen hos parterna", "• Indikator: 60", 0));
    }
}
