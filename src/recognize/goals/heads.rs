//! How a goal, a list item and a chapter begin.

use crate::recognize::prose::{Line, Pattern};

static EXPLICIT: Pattern = Pattern::new(
    r"(?i)^(\p{L}*mål|målområde|fokusområde|utvecklingsområde|insatsområde|verksamhetsområde|prioriterat område|område)\s*(?:nr\.?|nummer)?\s*(\d{1,2}(?:\.\d{1,2})*|[a-h](?:\.?\d{1,2})?|[ivx]{1,4})(\.?\s*[:)–—-]+\s*|\.\s+|\.?\t\s*|\.?$|\s+)(.*)$",
);
static CHAPTERED: Pattern = Pattern::new(r"^\d{1,2}(?:\.\d{1,2})+\.?\s+(\p{L}.*)$");
static NUMBERED: Pattern = Pattern::new(r"^(\d{1,2})\s*(?:[.)]|\.\))\s*(\S.*)$");
static DECIMAL: Pattern = Pattern::new(r"^(\d{1,2}\.\d{1,2})\.?\)?\s+(\S.*)$");
static PLAIN_NUMBER: Pattern = Pattern::new(r"^(\d{1,2}(?:\.\d{1,2})?)[.)]?\s+(\p{Lu}.*)$");
static COUNTED: Pattern = Pattern::new(r"^\d{1,4}\s?(?:%|procent\b|\p{Ll}{3,})\s?\p{L}");
static LETTERED: Pattern = Pattern::new(r"^([A-H])[.)]\s+(\p{Lu}.*)$");
static OVERALL: Pattern = Pattern::new(
    r"(?i)^(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?(?:\p{L}+s )?(?:övergripande|överordna(?:t|de)|långsiktig(?:t|a)|huvudsakliga?)\s*(?:verksamhets)?mål(?:et|en|sättning)?(?: för (?:förbundet|verksamheten|perioden|år|året))?(?:\s+20\d\d(?:\s*[-–]\s*20\d\d)?)?\s*(?:$|[:–—]\s*(.*)$)|(?i)^(?:förbundets )?huvudmål\s*(?:$|:\s*(.*)$)",
);
static SECTION: Pattern = Pattern::new(
    r"(?i)^(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?(?:[\p{L}/&]+,? ){0,5}?(?:\p{L}*mål|målen|målsättning(?:ar)?|målområden?|fokusområden?|inriktningsmål|målbild(?:er)?|målformuleringar|handlingsplan|aktivitetsplan)\b.*$",
);
static CHAPTER: Pattern = Pattern::new(r"^(\d{1,2})\.?\s+\p{L}");
static STOP: Pattern = Pattern::new(
    r"(?i)^(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?(?:budget(?:en|översikt|förslag|ram)?|detaljbudget|ekonomi(?:n|sk)?|ekonomisk (?:plan|översikt|ram)|ekonomi- och \p{L}+|finansiering(?:en)?|förbundets ekonomi|organisation(?:en)?|styrelse(?:n|ns)?(?: (?:arbete|uppdrag|sammansättning|ledamöter))?|kansli(?:et)?|förbundschef|förbundets organisation|(?:uppföljning|utvärdering) (?:och|&|av) [\p{L} ]+|intern ?kontroll(?:en)?|internkontrollplan|revision|revisorer|risk(?:er|analys|bedömning)?|bilag(?:a|or)|flerårs\p{L}*|fördelning av medel|resursfördelning|intäkter|kostnader|resultaträkning|resultatbudget|medlemsavgifter|medelstilldelning|referenser|källförteckning|inledning|sammanfattning|årshjul|tidplan|beslutade insatser|pågående insatser|beviljade insatser|finansierade insatser|beräknat resultat|underskrifter)(?:$|\s+(?:och|&|för|med|samt|av|inom|år|20\d\d|[-–]|avseende|finansiering|redovisning|planerad)\b.*$|\s+20\d\d.*$|\s*[-–]\s*20\d\d.*$|\s*/.*$)",
);
static PLAIN_STOP: Pattern = Pattern::new(
    r"(?i)^(?:uppföljning (?:och|&) utvärdering|(?:budget(?:en)?|ekonomi|organisation|intern ?kontroll)(?: (?:20\d\d|och \p{L}+))?(?:,? \(?(?:i )?(?:tkr|kr|kronor|mkr|mnkr|ksek|sek)\)?)?)$",
);
static BULLET: Pattern = Pattern::new(
    r"^(?:(?:[•▪▫●○■□◦‣⁃∙·✓✔☐☑➢➤►▶→⇒◆◇❖♦★*\x{E000}-\x{F8FF}]|[-–—−])[\s\x{a0}]*|o[\s\x{a0}]+|\(?[a-zåäö]\)\s+|\(\d{1,2}\)\s+)(\S.*)$",
);

/// What an explicit head names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A goal.
    Goal,
    /// An area that may hold goals.
    Area,
    /// A part of a goal: `Delmål 1`.
    Part,
}

fn begins_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// `Mål 1: …`, `MÅL 2 – …`, `Fokusområde 3`: number and text.
pub(super) fn explicit(text: &str) -> Option<(Class, String, &str)> {
    let plain = bullet(text).unwrap_or(text);
    // "3.1 Mål 1: …": the chapter's own number goes first.
    let chaptered = begins_with_digit(plain).then(|| CHAPTERED.captures(plain)).flatten();
    let plain = chaptered.and_then(|found| found.get(1)).map_or(plain, |rest| rest.as_str());
    let found = EXPLICIT.captures(plain)?;
    let (word, number) = (found.get(1)?.as_str().to_lowercase(), found.get(2)?.as_str());
    let (joint, rest) = (found.get(3)?.as_str(), found.get(4)?.as_str().trim());
    let first = rest.chars().next();
    let set_off = joint.contains([':', ')', '–', '—', '-', '.', '\t']);
    let letter = number.chars().all(char::is_alphabetic);
    let fits = match first {
        None => !letter || set_off,
        Some(c) if set_off => c.is_alphanumeric() || matches!(c, '”' | '"' | '“' | '»'),
        // "Målområde B Samordning": a capital after an area's name is its letter.
        Some(c) => c.is_uppercase() && (!letter || (word.ends_with("område") && number != number.to_lowercase())),
    };
    let class = match word.as_str() {
        area if area.ends_with("område") => Class::Area,
        "delmål" | "effektmål" | "resultatmål" | "aktivitetsmål" | "etappmål" => Class::Part,
        _ => Class::Goal,
    };
    fits.then(|| (class, number.to_uppercase(), rest))
}

/// `1. Text`, `1) Text`, `1.1 Text`, `A) Text`: number and text.
pub(super) fn numbered(text: &str) -> Option<(String, &str)> {
    let found = if begins_with_digit(text) {
        DECIMAL.captures(text).or_else(|| NUMBERED.captures(text))?
    } else {
        LETTERED.captures(text)?
    };
    let (number, rest) = (found.get(1)?.as_str(), found.get(2)?.as_str());
    let first = rest.chars().next()?;
    // "1. 120 deltagare skrivs in": a figure begins a goal, too.
    let figure = COUNTED.is_match(rest);
    let fits = first.is_uppercase() || figure || matches!(first, '”' | '"' | '“' | '»');
    fits.then(|| (number.to_owned(), rest))
}

/// A heading's own number, with or without a full stop, and the heading.
pub(super) fn plain_number(text: &str) -> (Option<String>, &str) {
    let found = PLAIN_NUMBER.captures(text);
    let parts = found.and_then(|found| Some((found.get(1)?.as_str(), found.get(2)?.as_str())));
    parts.map_or((None, text), |(number, rest)| (Some(number.to_owned()), rest))
}

/// The number that follows in a list: 1 → 2, 1.1 → 1.2 or 2.1, A → B.
pub(super) fn follows(last: Option<&str>, number: &str) -> bool {
    let parts = |text: &str| text.split('.').map(|part| part.parse::<u32>().ok()).collect::<Option<Vec<u32>>>();
    let Some(last) = last else {
        return matches!(number, "1" | "A" | "1.1") || number.ends_with(".1");
    };
    match (parts(last), parts(number)) {
        (Some(before), Some(now)) => match (before.as_slice(), now.as_slice()) {
            ([a], [b]) => *b == a + 1,
            ([a, b], [c, d]) => (a == c && *d == b + 1) || (*c > *a && *d == 1),
            ([a], [b, 1]) => a == b,
            ([a, _], [b]) => *b == a + 1,
            _ => false,
        },
        (None, None) => {
            let letter = |text: &str| text.chars().next().map(u32::from);
            letter(last).zip(letter(number)).is_some_and(|(a, b)| b == a + 1)
        }
        _ => false,
    }
}

/// What stands after a list item's glyph, however many glyphs there are.
pub(super) fn bullet(text: &str) -> Option<&str> {
    // No glyph is a letter or a digit, but for an `o` and for `a)`: most lines need no more.
    let mut signs = text.chars();
    let (first, second) = (signs.next()?, signs.next());
    if first.is_alphanumeric() && first != 'o' && second != Some(')') {
        return None;
    }
    let mut rest = BULLET.captures(text)?.get(1)?.as_str();
    while let Some(inner) = BULLET.captures(rest).and_then(|found| found.get(1)) {
        rest = inner.as_str();
    }
    // "-10 %" and "– 25 tkr" are figures, "- 2 kurser" is an item.
    let figure = text.starts_with(['-', '–', '−']) && rest.chars().all(|c| !c.is_alphabetic());
    (!figure).then_some(rest)
}

/// The heading of an overall goal, with its text where it stands on the same line.
pub(super) fn overall(text: &str) -> Option<&str> {
    let found = OVERALL.captures(text)?;
    Some(found.get(1).or_else(|| found.get(2)).map_or("", |rest| rest.as_str()))
}

static OVERALL_PROSE: Pattern =
    Pattern::new(r"(?i)^(?:\p{L}+ ){0,3}(?:övergripande|överordnade|långsiktiga) mål(?:et)?(?: \p{L}+){0,4} är\b");

/// A sentence that tells the overall goal.
pub(super) fn overall_prose(text: &str) -> bool {
    OVERALL_PROSE.is_match(text)
}

static GENERIC: Pattern = Pattern::new(
    r"(?i)^\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?:övergripande mål|(?:verksamhets|års|inriktnings)?mål(?:en|sättningar)?)(?:\s+(?:för|och|20\d\d|år|samt|med|[-–])\b.*)?$",
);

/// A numbered heading on goals in general: `5.2 Mål för 2031`.
pub(super) fn generic(text: &str) -> bool {
    GENERIC.is_match(text)
}

/// Whether a line is set as a heading, as far as its words tell.
pub(super) fn heading_like(line: &Line) -> bool {
    let text = line.text.as_str();
    let first = text.chars().next();
    line.heading.is_some()
        || (!line.contents
            && !line.in_table
            && !text.contains('\t')
            && text.chars().count() <= 90
            && !text.ends_with(['.', ',', ';'])
            && first.is_some_and(|c| c.is_uppercase() || c.is_numeric()))
}

/// Whether a line opens a chapter on goals.
pub(super) fn opens_section(line: &Line) -> bool {
    let words = line.text.split_whitespace().count();
    heading_like(line) && words <= 9 && SECTION.is_match(&line.text) && !line.text.contains('?')
}

/// Whether a line opens a chapter that is not about goals.
pub(super) fn closes_section(line: &Line) -> bool {
    let shouted = line.text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let numbered = line.text.starts_with(|c: char| c.is_numeric());
    let apart = line.blanks > 0
        || line.page_start
        || line.heading.is_some()
        || line.indent > 0
        || shouted
        || numbered
        || PLAIN_STOP.is_match(&line.text);
    heading_like(line)
        && apart
        && !line.text.ends_with(':')
        && line.text.chars().count() <= 80
        && (STOP.is_match(&line.text) || (CHAPTER.is_match(&line.text) && numbered_stop(&line.text)))
}

fn numbered_stop(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_numeric() || c == '.' || c.is_whitespace()).to_lowercase();
    matches!(rest.trim(), "uppföljning" | "utvärdering" | "uppföljning och utvärdering" | "ekonomi" | "budget")
}

/// The number of a chapter's heading.
pub(super) fn chapter(text: &str) -> Option<u32> {
    CHAPTER.captures(text)?.get(1)?.as_str().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Class, bullet, explicit, follows, numbered, overall};

    #[test]
    fn heads_of_goals() {
        assert_eq!(explicit("Mål 1: Fler i arbete"), Some((Class::Goal, "1".into(), "Fler i arbete")));
        assert_eq!(explicit("MÅL 2 – STRUKTUR"), Some((Class::Goal, "2".into(), "STRUKTUR")));
        assert_eq!(explicit("Mål nr 3"), Some((Class::Goal, "3".into(), "")));
        assert_eq!(explicit("Fokusområde 1. Unga"), Some((Class::Area, "1".into(), "Unga")));
        assert_eq!(explicit("Fokusområde B Unga"), Some((Class::Area, "B".into(), "Unga")));
        assert_eq!(explicit("Mål 1 och 2 nås genom samverkan"), None);
        assert_eq!(explicit("Mål 2025"), None);
        assert_eq!(explicit("Mål i samverkan"), None);
        assert_eq!(numbered("A) Fler i arbete"), Some(("A".into(), "Fler i arbete")));
        assert_eq!(numbered("1.2 Fler i arbete"), Some(("1.2".into(), "Fler i arbete")));
        assert_eq!(numbered("15 personer"), None);
        assert_eq!(numbered("2. 90 procent är nöjda"), Some(("2".into(), "90 procent är nöjda")));
        assert_eq!(numbered("2. 90"), None);
        assert_eq!(overall("Övergripande mål 2031"), Some(""));
        assert_eq!(overall("Övergripande mål och inriktning"), None);
    }

    #[test]
    fn bullets_of_all_kinds() {
        for text in ["- Kurs", "• Kurs", "- ✓ Kurs", "\u{f0fc} Kurs", "o Kurs", "(a) Kurs", "a) Kurs", "-Kurs", "*Kurs"]
        {
            assert_eq!(bullet(text), Some("Kurs"), "{text}");
        }
        assert_eq!(bullet("omvärld"), None);
        assert_eq!(bullet("- 25 %"), None);
    }

    #[test]
    fn numbers_follow() {
        assert!(
            follows(None, "1") && follows(Some("1"), "2") && follows(Some("1.2"), "2.1") && follows(Some("A"), "B")
        );
        assert!(!follows(Some("1"), "3") && !follows(None, "4"));
    }
}
