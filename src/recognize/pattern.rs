//! Patterns that are compiled once, in the letters and digits that plans are written in, and that match nothing rather
//! than panic. What a pattern means stands where it is used.

use std::sync::OnceLock;

use regex::{Captures, Match, Regex, RegexSet, SetMatches};

/// A regular expression in a `static`.
///
/// A word's edge (`\b`) can't be looked for by the fast engine in text with letters beyond ASCII, which all Swedish is.
/// Without its edges an expression matches all that it matches with them, so that one is asked first, and only where
/// it says yes is the exact one compiled and asked.
pub(crate) struct Pattern {
    text: &'static str,
    loose: OnceLock<Option<RegexSet>>,
    exact: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern, compiled when it is first used.
    pub(crate) const fn new(text: &'static str) -> Self {
        Self { text, loose: OnceLock::new(), exact: OnceLock::new() }
    }

    fn exact(&self) -> Option<&Regex> {
        self.exact
            .get_or_init(|| {
                let compiled = Regex::new(&latin(self.text)).ok();
                debug_assert!(compiled.is_some(), "{}", self.text);
                compiled
            })
            .as_ref()
    }

    /// The expression, where the text may hold a match.
    fn for_text(&self, text: &str) -> Option<&Regex> {
        let loose = self.loose.get_or_init(|| {
            let latin = latin(self.text);
            let loose = edgeless(&latin);
            if loose == latin { None } else { RegexSet::new([loose]).ok() }
        });
        if loose.as_ref().is_some_and(|loose| !loose.is_match(text)) { None } else { self.exact() }
    }

    /// Whether it matches somewhere.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.for_text(text).is_some_and(|regex| regex.is_match(text))
    }

    /// The first match.
    pub(crate) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.for_text(text)?.find(text)
    }

    /// The first match with its groups.
    pub(crate) fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        // Groups cost an allocation, and most texts have none.
        let regex = self.for_text(text)?;
        if regex.is_match(text) { regex.captures(text) } else { None }
    }

    /// The text with all matches replaced.
    pub(crate) fn replace_all(&self, text: &str, by: &str) -> String {
        self.for_text(text).map_or_else(|| text.to_owned(), |regex| regex.replace_all(text, by).into_owned())
    }

    /// All matches.
    pub(crate) fn find_all<'t>(&self, text: &'t str) -> Vec<Match<'t>> {
        self.for_text(text).map(|regex| regex.find_iter(text).collect()).unwrap_or_default()
    }

    /// All matches with their groups.
    pub(crate) fn captures_all<'t>(&self, text: &'t str) -> Vec<Captures<'t>> {
        self.for_text(text).map(|regex| regex.captures_iter(text).collect()).unwrap_or_default()
    }
}

/// Several expressions that are asked of a text at once, in about the time of one.
pub(crate) struct Patterns<const N: usize> {
    all: [Pattern; N],
    loose: OnceLock<Option<RegexSet>>,
}

impl<const N: usize> Patterns<N> {
    /// Patterns, compiled when they are first used.
    pub(crate) const fn new(all: [Pattern; N]) -> Self {
        Self { all, loose: OnceLock::new() }
    }

    fn loose(&self) -> Option<&RegexSet> {
        let all = || RegexSet::new(self.all.iter().map(|pattern| edgeless(&latin(pattern.text)))).ok();
        self.loose.get_or_init(all).as_ref()
    }

    /// The pattern at a place.
    pub(crate) fn at(&self, at: usize) -> Option<&Pattern> {
        self.all.get(at)
    }

    /// What they find in a text.
    pub(crate) fn heard<'t>(&self, text: &'t str) -> Heard<'_, 't> {
        Heard { all: &self.all, text, loosely: self.loose().map(|loose| loose.matches(text)) }
    }

    /// The first of them that matches somewhere.
    pub(crate) fn first(&self, text: &str) -> Option<usize> {
        // Most texts match none, and that is told sooner than which.
        if self.loose().is_some_and(|loose| !loose.is_match(text)) {
            return None;
        }
        let heard = self.heard(text);
        (0..N).find(|at| heard.hits(*at))
    }
}

/// What several expressions find in a text.
pub(crate) struct Heard<'p, 't> {
    all: &'p [Pattern],
    text: &'t str,
    /// Which of them match without their words' edges.
    loosely: Option<SetMatches>,
}

impl Heard<'_, '_> {
    /// Whether the expression at this place matches somewhere.
    pub(crate) fn hits(&self, at: usize) -> bool {
        let loosely = self.loosely.as_ref().is_none_or(|loosely| at < loosely.len() && loosely.matched(at));
        let exact = || self.all.get(at).and_then(Pattern::exact);
        loosely && exact().is_some_and(|exact| exact.is_match(self.text))
    }
}

const CLASSES: [(&str, &str); 5] = [
    (r"\p{L}", "A-Za-zªµºÀ-ÖØ-öø-ɏ"),
    (r"\p{Lu}", "A-ZÀ-ÖØ-ÞŊŠŦŽČĐ"),
    (r"\p{Ll}", "a-zß-öø-ÿčđŋšŧž"),
    (r"\d", "0-9"),
    (r"\w", "0-9A-Z_a-zªµºÀ-ÖØ-öø-ɏ"),
];

/// The expression, with the classes of all the world's scripts narrowed to Latin letters and European digits: a plan
/// holds no others, a digit of another script is none of the number grammar's, and the program starts in a third of
/// the time.
fn latin(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut within = false;
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        if let Some((class, letters)) = CLASSES.iter().find(|(class, _)| rest.starts_with(class)) {
            out.push_str(&if within { (*letters).to_owned() } else { format!("[{letters}]") });
            rest = rest.strip_prefix(class).unwrap_or_default();
            continue;
        }
        // An escaped sign stands for itself: both go together.
        let taken = if sign == '\\' { 2 } else { 1 };
        match sign {
            '[' => within = true,
            ']' => within = false,
            _ => {}
        }
        let end = rest.char_indices().nth(taken).map_or(rest.len(), |(at, _)| at);
        let (head, tail) = rest.split_at(end);
        out.push_str(head);
        rest = tail;
    }
    out
}

/// An expression without its words' edges: it matches wherever the expression itself does, and in more places.
fn edgeless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        if sign != '\\' {
            out.push(sign);
            continue;
        }
        // An escaped sign stands for itself: both go together.
        match signs.next() {
            Some('b') => {}
            escaped => {
                out.push(sign);
                out.extend(escaped);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Pattern, Patterns, edgeless, latin};

    #[test]
    fn only_words_edges_are_left_out() {
        assert_eq!(edgeless(r"(?i)\bår\b|a\\b|\.\b"), r"(?i)år|a\\b|\.");
    }

    #[test]
    fn a_word_within_another_is_none() {
        static YEAR: Pattern = Pattern::new(r"(?i)\bår\b");
        assert!(!YEAR.is_match("vårt") && YEAR.is_match("Ett ÅR, två"));
        assert_eq!(YEAR.find("vår år").map(|found| found.range()), Some(5..8));
        assert_eq!(YEAR.find_all("år, åren, år").len(), 2);
        assert!(YEAR.captures("åren").is_none() && YEAR.captures_all("åren").is_empty());
        assert_eq!(YEAR.replace_all("vårt år", "_"), "vårt _");
    }

    #[test]
    fn the_first_of_several_that_fits_counts() {
        static WORDS: Patterns<4> = Patterns::new([
            Pattern::new(r"^mål$"),
            Pattern::new(r"(?i)^mål(?:en)?$"),
            Pattern::new(r"\d"),
            Pattern::new(r"\bår\b"),
        ]);
        assert_eq!(WORDS.first("mål"), Some(0));
        assert_eq!((WORDS.first("MÅLEN"), WORDS.first("mål 3"), WORDS.first("målet")), (Some(1), Some(2), None));
        assert_eq!((WORDS.first("i år"), WORDS.first("våra")), (Some(3), None));
        let heard = WORDS.heard("år 3");
        assert_eq!([0, 1, 2, 3, 4].map(|at| heard.hits(at)), [false, false, true, true, false]);
    }

    #[test]
    fn classes_are_narrowed_within_and_outside_brackets() {
        assert_eq!(latin(r"\d{2}[\d.,]\[\d"), r"[0-9]{2}[0-9.,]\[[0-9]");
        assert_eq!(latin(r"\\d"), r"\\d");
    }

    #[test]
    fn swedish_letters_are_letters_in_both_cases() {
        static WORDS: Pattern = Pattern::new(r"(?i)^\p{Lu}\p{Ll}+ \w+$");
        static DIGIT: Pattern = Pattern::new(r"^\d$");
        assert!(WORDS.is_match("ÅRETS överskott") && WORDS.is_match("Éva Ŋ"));
        assert!(!DIGIT.is_match("٣"));
    }
}
