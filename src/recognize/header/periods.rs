//! Parts of a year as columns' heads: `Januari`, `jan–mars`, `Kv 1`, `Tertial 2`, `T3`, `halvår 1`, `t.o.m. augusti`.

use super::super::pattern::Pattern;
use super::words::{Word, tokens};
use crate::document::Row;
use crate::plan::Period;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

static PARTS: Pattern = Pattern::new(concat!(
    r"(?i)^(?:",
    r"(?:kvartal|kv\.?|q) ?(?P<quarter>[1-4])",
    r"|(?P<quarter_first>[1-4])\.? ?(?::[ae] )?(?:kvartal(?:et)?|kv)",
    r"|(?:tertial|t) ?(?P<third>[1-3])",
    r"|(?P<third_first>[1-3])\.? ?(?::[ae] )?tertial(?:et)?",
    r"|(?:halvår) ?(?P<half>[12])",
    r"|(?P<first_half>första|1:a) halvåret",
    r"|(?P<second_half>andra|2:a) halvåret",
    r"|(?P<until>t\.? ?o\.? ?m\.?|till och med|ack\.?|ackumulerat|per) (?P<until_month>\p{L}+)\.?",
    r"|(?P<month>\p{L}+)\.?(?: ?[-–/] ?(?P<to>\p{L}+)\.?)?",
    r")$",
));

/// What stands in every part of a year, at a word's beginning.
static MAYBE: Pattern = Pattern::new(
    r"(?i)(?:^|[^0-9a-zåäö_])(?:kv|q ?[1-4]|t ?[1-3]|[1-4]\.? ?(?:kv|tertial)|tertial|halvår|jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)",
);

/// What stands in the head of a whole year beside its parts.
static WHOLE: Pattern = Pattern::new(r"(?i)hel|årstotal");

/// No head of a part of a year is longer, in characters.
const LONGEST: usize = 48;

/// The part of a year that a header's word is.
pub(super) fn period(text: &str) -> Option<Period> {
    let found = PARTS.captures(text.trim())?;
    let number = |name: &str| found.name(name).and_then(|digits| digits.as_str().parse::<u8>().ok());
    let month = |name: &str| found.name(name).and_then(|word| month(word.as_str()));
    if let Some(quarter) = number("quarter").or_else(|| number("quarter_first")) {
        return Period::part(quarter, 4);
    }
    if let Some(third) = number("third").or_else(|| number("third_first")) {
        return Period::part(third, 3);
    }
    if let Some(half) = number("half") {
        return Period::part(half, 2);
    }
    if found.name("first_half").is_some() || found.name("second_half").is_some() {
        return Period::part(if found.name("first_half").is_some() { 1 } else { 2 }, 2);
    }
    if found.name("until").is_some() {
        return Period::new(1, month("until_month")?);
    }
    let from = month("month")?;
    Period::new(from, if found.name("to").is_some() { month("to")? } else { from })
}

fn month(word: &str) -> Option<u8> {
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|month| word.starts_with(month))?;
    u8::try_from(at + 1).ok()
}

/// Whether a row is the head of one part of a year, and nothing else: `Tertial 1`; or of the whole beside its parts.
#[must_use]
pub fn is_period(row: &Row) -> bool {
    let text = row.text();
    let whole = text.trim().chars().count();
    // No such head is longer, and most rows are told without a look at their words.
    if whole > LONGEST || !(MAYBE.is_match(text.trim()) || WHOLE.is_match(&text)) {
        return false;
    }
    let all = tokens(row);
    let [only] = all.as_slice() else { return false };
    matches!(only.word, Word::Period(_) | Word::Whole) && only.end - only.start + 1 >= whole
}

/// Whether a row's words are heads of parts of a year, several of them, and no figures stand beside them.
#[must_use]
pub fn are_periods(row: &Row) -> bool {
    if row.cells.iter().map(|cell| MAYBE.find_all(&cell.text).len()).sum::<usize>() < 2 {
        return false;
    }
    let all = tokens(row);
    if all.iter().filter(|token| matches!(token.word, Word::Period(_))).count() < 2 {
        return false;
    }
    let text = row.text();
    let rest =
        text.chars().enumerate().filter(|(at, _)| !all.iter().any(|token| (token.start..token.end).contains(at)));
    let (mut letters, mut digits) = (0, 0);
    rest.for_each(|(_, c)| {
        letters += usize::from(c.is_alphabetic());
        digits += usize::from(c.is_ascii_digit());
    });
    let covered: usize = all.iter().map(|token| token.end - token.start).sum();
    digits == 0 && letters <= covered + 12
}

#[cfg(test)]
mod tests {
    use super::period;

    #[test]
    fn heads_of_parts_of_a_year() {
        let cases = [
            ("Januari", 1, 1),
            ("jan–mars", 1, 3),
            ("Kv 2", 4, 6),
            ("Kvartal 4", 10, 12),
            ("3 kvartalet", 7, 9),
            ("T2", 5, 8),
            ("Tertial 3", 9, 12),
            ("halvår 1", 1, 6),
            ("andra halvåret", 7, 12),
            ("t.o.m. augusti", 1, 8),
            ("t o m aug", 1, 8),
            ("sept", 9, 9),
        ];
        for (text, from, to) in cases {
            assert_eq!(period(text).map(|period| (period.from, period.to)), Some((from, to)), "{text}");
        }
        assert_eq!(period("dec–jan"), None);
    }
}
