//! What a column or a row of a table by years measures.

use super::pattern::Pattern;

use crate::plan::YearField;

use super::lexicon;
use super::shape::year_of;

/// A measure of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A field of the multi-year table.
    Field(YearField),
    /// Opening equity, with the year that the words name.
    Opening(Option<i32>),
    /// Closing equity, with the year that the words name.
    Closing(Option<i32>),
    /// Something else.
    Other,
}

static MEASURES: Pattern = Pattern::new(concat!(
    r"(?i)(?P<skip>(inkl|exkl|efter|före)\S*\s+(årets\s+|budgeterat\s+)?(resultat|överskott|underskott))",
    r"|(?P<contributions>(års|medels)?tilldelning(en|ar)?(\s+från\s+\p{L}+)?|medlemsbidrag\w*|medlemsavgift\w*|medlemsintäkt\w*|drifts?bidrag\w*|(medel|bidrag|avgifter) från (huvudm(ä|a)n(nen)?|part(er|erna)|medlem(mar|marna)|ägar(e|na))|(parternas|huvudmännens|medlemmarnas) (insats|bidrag|medel|avgifter))",
    r"|(?P<equity>((ingående|utgående|prognos|beräknat|förväntat|(?-i:IB|UB))\s+)*(eget|egna)\s+kapital\w*(,?\s+\(?(?-i:IB|UB)\b\)?)?|(?-i:\b(IB|UB)\b)|ingående balans|utgående balans|(?-i:\bEK\b))",
    r"|(?P<grants>(övriga|andra|externa|projekt)\s*(bidrag|intäkter|medel)|\bESF\b[- ]?(medel|bidrag)?|socialfond\w*|statsbidrag|projektmedel)",
    r"|(?P<income>(budgeterade\s+|summa\s+|totala\s+|beräknade\s+)*(intäkter|inkomster|finansiering))",
    r"|(?P<costs>(budgeterade\s+|summa\s+|totala\s+|beräknade\s+)*(kostnader|utgifter|verksamhetskostnader))",
    r"|(?P<forecast>prognos\w*\s+utfall|beräknat\s+utfall|utfall)",
    r"|(?P<result>((budgeterat|prognos|beräknat|årets)\s+)*(resultat|över-?\s*/\s*underskott|överskott|underskott|netto|balans))",
    // Bare, and behind all that is said more exactly.
    r"|(?P<members>(^|\s)bidrag(\s|$))",
    r"|(?P<year>verksamhetsår|budgetår|\bår\b)",
));

/// The measures that a header's words name, in order, with the index of their first character.
#[must_use]
pub fn measures(text: &str) -> Vec<(usize, Measure)> {
    let found = MEASURES.captures_all(text);
    let mut out = Vec::new();
    for (order, captures) in found.iter().enumerate() {
        let Some(whole) = captures.get(0) else { continue };
        let end = found.get(order + 1).and_then(|next| next.get(0)).map_or(text.len(), |next| next.start());
        let phrase = text.get(whole.start()..end).unwrap_or(whole.as_str());
        let field = |name: &str, field: YearField| captures.name(name).map(|_| Measure::Field(field));
        let measure = field("contributions", YearField::Contributions)
            .or_else(|| field("members", YearField::Contributions))
            .or_else(|| field("grants", YearField::Grants))
            .or_else(|| field("income", YearField::Income))
            .or_else(|| field("costs", YearField::Costs))
            .or_else(|| field("forecast", YearField::Forecast))
            .or_else(|| field("result", YearField::Result))
            .or_else(|| captures.name("equity").map(|_| equity(phrase)));
        if let Some(measure) = measure {
            out.push((text.get(..whole.start()).map_or(0, |front| front.chars().count()), measure));
        }
    }
    out
}

/// What a table by years has columns of, by the letters that are sure to be there.
const SIGNS: [&str; 8] = ["resultat", "skott", "kostnad", "utgift", "intäkt", "kapital", "bidrag", "avgift"];

/// Whether a line of words is a row of measures: `År Medlemsbidrag Kostnader Årets resultat Eget kapital UB`.
#[must_use]
pub fn is_head(text: &str) -> bool {
    let lower = text.to_lowercase();
    if SIGNS.iter().map(|sign| lower.matches(*sign).count()).sum::<usize>() < 3 || text.contains([',', ';', '?', '!']) {
        return false;
    }
    let words = text.split_whitespace().count();
    // Words that join clauses stand between the measures of a sentence.
    let joined =
        lower.split_whitespace().filter(|word| matches!(*word, "och" | "av" | "för" | "med" | "till" | "i")).count();
    let found = measures(text).len();
    found >= 3 && joined * 3 <= found && words <= found * 4 + 2
}

/// `Resultat före användning av eget kapital`: what comes after is not what is measured.
static BEFORE: Pattern = Pattern::new(
    r"(?i)\b(före|innan)\s+(ianspråktag\w+|användning\w*|nyttjande\w*|disposition\w*|uttag\w*)(\s+(av|ur))?\s+(eget|egna|det egna)\s+kapital\w*",
);

/// The one measure of a cell or a label.
#[must_use]
pub fn measure_of(text: &str) -> Option<Measure> {
    let cut = BEFORE.find(text).and_then(|found| text.get(..found.start()));
    let text = cut.filter(|front| !front.trim().is_empty()).unwrap_or(text);
    let all = measures(text);
    if lexicon::moves_equity(text) {
        // `Uttag ur eget kapital`: what is taken, not what is there.
        return Some(Measure::Other);
    }
    // Equity outranks the words around it: `Eget kapital efter årets resultat`.
    all.iter()
        .find(|(_, found)| matches!(found, Measure::Opening(_) | Measure::Closing(_)))
        .or_else(|| all.first())
        .map(|(_, found)| *found)
}

/// Equity at a year's beginning or end, and of which year, as the words say; the end where they don't.
fn equity(phrase: &str) -> Measure {
    let year = phrase.split(|c: char| !c.is_ascii_digit()).find_map(year_of);
    if lexicon::opens(phrase) == Some(true) { Measure::Opening(year) } else { Measure::Closing(year) }
}

#[cfg(test)]
mod tests {
    use super::{Measure, measures};
    use crate::plan::YearField::{Costs, Forecast, Income, Result};

    #[test]
    fn a_header_broken_over_lines_is_cut_at_its_measures() {
        let text = "Budgeterade intäkter Budgeterade kostnader Budgeterat resultat Prognos utfall Eget kapital 31 dec inkl. årets resultat (prognos)";
        let found: Vec<Measure> = measures(text).into_iter().map(|(_, measure)| measure).collect();
        assert_eq!(
            found,
            [
                Measure::Field(Income),
                Measure::Field(Costs),
                Measure::Field(Result),
                Measure::Field(Forecast),
                Measure::Closing(None)
            ]
        );
        let found: Vec<Measure> = measures("Prognos resultat Prognos eget kapital vid ingången av 2024")
            .into_iter()
            .map(|(_, m)| m)
            .collect();
        assert_eq!(found, [Measure::Field(Result), Measure::Opening(Some(2024))]);
    }
}
