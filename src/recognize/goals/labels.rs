//! Labels of the blocks under a goal.

use crate::recognize::prose::{Pattern, Patterns};

/// What a part of a goal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text without a label.
    Free,
    /// A goal's own text.
    Goal,
    /// A thing to do.
    Activity,
    /// What is measured or to be reached.
    Indicator,
    /// The figure that an indicator aims at.
    Value,
    /// Where the measure comes from.
    Source,
    /// How it is followed up.
    FollowUp,
    /// A number or letter of a goal, in a table.
    Number,
    /// Something that is none of these: who answers for it, when it is done.
    Other,
}

const ACTIVITY: &str = r"(?i)^(?:planerade |prioriterade |gemensamma |årets |mål ?/ ?|mål och |exempel på )*(?:huvud)?(?:aktivitet(?:er|en|erna)?|insats(?:er)?|åtgärd(?:er)?)(?:(?: och |/| ?& ?)(?:aktiviteter|insatser|åtgärder))?(?: för att nå mål(?:et|en)?)?$|(?i)^(?:så här|så|detta|det här|det|vad) (?:gör vi|ska vi göra|vill vi göra|kommer vi att göra|ska göras)\??$|(?i)^(?:genomförande|handlingsplan|arbetssätt|strategi(?:er)?|att göra|gör vi)$";
const INDICATOR: &str = r"(?i)^(?:mål)?indikator(?:er|n|erna)?$|(?i)^(?:resultat|effekt|mål)?mått(?:et|en)?$|(?i)^(?:nyckeltal|mätetal|mätbara? mål|delmål|effektmål|resultatmål|önskat (?:resultat|läge)|förvänta[dt]e? (?:resultat|effekt(?:er)?)|framgångsmått)$|(?i)^(?:så|hur) (?:vet|ser|märker) vi(?: (?:att|om|när))?(?: (?:vi|det|målet|detta|insatsen)(?: har| är)? \p{L}+)?\??$";
const VALUE: &str = r"(?i)^(?:målvärden?|måltal|målnivå(?:er)?|riktvärden?|önskat värde)$";
const SOURCE: &str = r"(?i)^(?:(?:data|mät)?käll(?:a|or)(?: för mätning)?|underlag|mätinstrument)$";
const FOLLOW_UP: &str = r"(?i)^(?:uppföljning(?:en|smetod|smetoder|ssätt)?|(?:så )?följs upp(?: genom)?|uppföljs(?: genom)?|mätning(?:ar)?|mätmetod(?:er)?|mäts(?: genom)?|utvärdering|avstämning|metod för uppföljning|uppföljning/mätning|uppföljning och mätning|(?:hur|så) (?:mäter vi upp|följer vi(?: upp)?)(?: (?:det|detta|målet))?\??|hur följs (?:målet|det) upp\??)$";
const GOAL: &str =
    r"(?i)^(?:(?:inriktnings|verksamhets|års|lång|kort|process)?mål(?:et)?|målsättning(?:ar)?|målformulering|mål för)$";
const FREE: &str = r"(?i)^(?:bakgrund|syfte|beskrivning|nuläge|varför\??|motivering)$";
const NUMBER: &str = r"(?i)^(?:mål ?)?(?:nr\.?|nummer)$|^#$";
const OTHER: &str = r"(?i)^(?:ansvar(?:ig|iga|sfördelning)?|huvudansvarig|tid(?:s?plan|sram|punkt|punkter)?|klart(?: senast)?|när\??|vem\??|status|budget|kostnad(?:er)?|resurs(?:er)?|målgrupp(?:er)?|kommentar(?:er)?|prioritet|risk(?:er)?|samverkansparter|deltagare)$";
/// All labels' words, asked at once; the first that fits counts.
static KINDS: Patterns<10> = Patterns::new([
    Pattern::new(ACTIVITY),
    Pattern::new(INDICATOR),
    Pattern::new(MEASURED),
    Pattern::new(VALUE),
    Pattern::new(SOURCE),
    Pattern::new(FOLLOW_UP),
    Pattern::new(GOAL),
    Pattern::new(FREE),
    Pattern::new(NUMBER),
    Pattern::new(OTHER),
]);
const OF_KINDS: [Kind; 10] = [
    Kind::Activity,
    Kind::Indicator,
    Kind::Indicator,
    Kind::Value,
    Kind::Source,
    Kind::FollowUp,
    Kind::Goal,
    Kind::Free,
    Kind::Number,
    Kind::Other,
];
/// What is measured where it is listed below, how it is measured where it is said on the same line.
const MEASURED: &str = r"(?i)^(?:så|hur) mäter vi(?: (?:det|detta|målet|resultatet))?\??$";
static HOW: Pattern = Pattern::new(MEASURED);
static COUNTED: Pattern = Pattern::new(r"(?i)\d|\b(?:andel|antal)");
static YEARED: Pattern = Pattern::new(r"(?i)\s+(?:för |under )?(?:år )?(?:20\d\d|året)$");
static ORDINAL: Pattern = Pattern::new(r"\s+\d{1,2}(?:\.\d{1,2})?[a-z]?$");
static BARE: Pattern = Pattern::new(
    r"^(Uppföljning|Indikator(?:er)?|Käll(?:a|or)|Aktivitet(?:er)?|Mått|Målvärde|Mätning|UPPFÖLJNING|INDIKATOR(?:ER)?|AKTIVITET(?:ER)?)\s+(\p{Lu}.*|[≥≤<>].*|\d+ ?(?:%|procent|\p{L}).*)$",
);
static INLINE: Pattern = Pattern::new(
    r"[\s.;](?:Käll(?:a|or)|Datakäll(?:a|or)|Målvärden?|Uppföljning|Mäts genom|Mätning|Indikator(?:er)?|Aktivitet(?:er)?|Ansvarig(?:a)?):\s",
);

/// What a label's words stand for.
pub(super) fn kind_of(words: &str) -> Option<Kind> {
    let bare = words.trim().trim_end_matches(':').trim_matches(|c: char| c == '*' || c == '_').trim();
    // `Indikatorer (målvärde)`.
    let bare = bare.split_once(" (").filter(|(_, rest)| rest.ends_with(')')).map_or(bare, |(front, _)| front);
    let counted = bare.bytes().rev().take(2).any(|byte| byte.is_ascii_digit());
    let bare = if counted { without(&ORDINAL, bare) } else { bare };
    let yeared = bare.ends_with(|c: char| c.is_ascii_digit() || matches!(c, 't' | 'T'));
    let cut = if yeared { without(&YEARED, bare) } else { bare };
    KINDS.first(cut).and_then(|first| OF_KINDS.get(first)).copied()
}

/// What stands before a pattern's match.
fn without<'t>(pattern: &Pattern, text: &'t str) -> &'t str {
    pattern.find(text).and_then(|found| text.get(..found.start())).unwrap_or(text)
}

/// Whether words end with a year: `Mål 2031`.
pub(super) fn is_yeared(words: &str) -> bool {
    YEARED.is_match(words)
}

/// No label is longer, in characters.
const LONGEST: usize = 50;

/// A label and the rest of its line, where a colon, a tab or a dash between blanks sets the label off.
fn parted(text: &str) -> Option<(&str, &str)> {
    let mut before = ' ';
    for (count, (at, c)) in text.char_indices().enumerate() {
        let width = c.len_utf8();
        let dash = || matches!(c, '–' | '—' | '-') && before.is_whitespace();
        let spaced = || text.get(at + width..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
        if matches!(c, ':' | '\t') || count > 0 && dash() && spaced() {
            let words = text.get(..at)?.trim_end();
            let length = words.chars().count();
            if length >= 2 || c == ':' || c == '\t' {
                return (2..=LONGEST).contains(&length).then_some((words, text.get(at + width..)?.trim_start()));
            }
        }
        // A label may have blanks behind it, but not many.
        if c == '\n' || count > LONGEST + 8 {
            return None;
        }
        before = c;
    }
    None
}

/// A line that begins with a label: what it stands for, the rest of the line, and whether the label is set off from it.
pub(super) fn label(text: &str) -> Option<(Kind, &str, bool)> {
    if let Some((words, rest)) = parted(text)
        && let Some(kind) = kind_of(words)
    {
        let how = HOW.is_match(words) && !rest.is_empty() && !COUNTED.is_match(rest);
        return Some((if how { Kind::FollowUp } else { kind }, rest, true));
    }
    if let Some(found) = BARE.captures(text)
        && let (Some(words), Some(rest)) = (found.get(1), found.get(2))
        && !rest.as_str().starts_with("20")
        && let Some(kind) = kind_of(words.as_str())
    {
        return Some((kind, rest.as_str(), false));
    }
    // "Mål och aktiviteter 2025" without a colon is a heading.
    let kind = kind_of(text).filter(|kind| !matches!(kind, Kind::Goal | Kind::Number | Kind::Other))?;
    let lower = text.to_lowercase();
    if lower.starts_with("mål") && !lower.starts_with("målv") {
        return None;
    }
    Some((kind, "", false))
}

/// A line cut where a new label begins within it, each part with the byte that it begins at.
pub(super) fn segments(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    for cut in INLINE.find_all(text) {
        let at = cut.start() + cut.as_str().chars().next().map_or(1, char::len_utf8);
        // A bullet before a label is no text of its own.
        if let Some(piece) = text.get(from..at).filter(|piece| piece.contains(char::is_alphanumeric)) {
            found.push((from, piece.trim_end()));
        }
        from = at;
    }
    found.extend(text.get(from..).filter(|piece| !piece.trim().is_empty()).map(|piece| (from, piece)));
    found
}

#[cfg(test)]
mod tests {
    use super::{Kind, label, segments};

    #[test]
    fn labels_with_and_without_text() {
        assert_eq!(label("Indikatorer:"), Some((Kind::Indicator, "", true)));
        assert_eq!(label("Mål/aktiviteter 2031:"), Some((Kind::Activity, "", true)));
        assert_eq!(label("Källa: enkät"), Some((Kind::Source, "enkät", true)));
        assert_eq!(label("Uppföljning Mäts i enkät"), Some((Kind::FollowUp, "Mäts i enkät", false)));
        assert_eq!(label("Indikator 2: antal möten"), Some((Kind::Indicator, "antal möten", true)));
        assert_eq!(label("Uppföljning och utvärdering"), None);
        assert_eq!(label("Så mäter vi"), Some((Kind::Indicator, "", false)));
        assert_eq!(label("Så mäter vi: enkät vid avslut"), Some((Kind::FollowUp, "enkät vid avslut", true)));
        assert_eq!(label("Hur mäter vi: antal möten"), Some((Kind::Indicator, "antal möten", true)));
        assert_eq!(label("Mål och aktiviteter 2031"), None);
        assert_eq!(label("Aktiviteterna sker i samverkan"), None);
    }

    #[test]
    fn a_label_within_a_line_cuts_it() {
        assert_eq!(segments("Fler i arbete. Källa: register"), [(0, "Fler i arbete."), (15, "Källa: register")]);
        assert_eq!(segments("• Indikator: minst 60"), [(4, "Indikator: minst 60")]);
    }
}
