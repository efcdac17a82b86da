//! The budget year, from titles and headings; never from laws or history.

use std::collections::BTreeMap;

use super::prose::{Line, Pattern, Prose};
use crate::document::Document;

static PLAN: Pattern = Pattern::new(
    r"(?i)(?:verksamhetsplan(?:en)?|verksamhetsbudget|verksamhets- och budgetplan|årsplan|\bVP)(?:,? (?:med|och|samt|&) (?:mål och )?(?:budget|internbudget|mål|aktivitetsplan|flerårsplan|verksamhetsmål)(?:plan)?)*(?:,? för)?(?: år(?:et)?)?[ :,–-]*(20\d\d)\b",
);
static BUDGET: Pattern = Pattern::new(
    r"(?i)(?:\p{L}*budget(?:en)?|budget(?:översikt|förslag|underlag|blad|bilaga|plan|sammanställning|specifikation))(?:,? och verksamhetsplan)?(?: för)?(?: år(?:et)?)?[ :,–-]*(20\d\d)\b",
);
static YEARS: Pattern = Pattern::new(r"(?i)\b(20\d\d) års (?:verksamhetsplan|budget|plan)");
static TOPIC: Pattern = Pattern::new(
    r"(?i)^(?:\d[\d.]*\s+)?(?:(?:övergripande )?mål\b.*|.*\baktiviteter\b.*|inriktning|arbetsåret|verksamhetsåret|planerade insatser|insatser)\D{0,30}\b(20\d\d)\b",
);
static DAY: Pattern = Pattern::new(
    r"(?i)\b20\d\d ?[-–.] ?\d{1,2} ?[-–.] ?\d{1,2}\b|\b\d{1,2}(?: |/|:?e )(?:\d{1,2}|jan|feb|mars?|apr|maj|jun|jul|aug|sep|okt|nov|dec)\p{L}*[ -]20\d\d\b",
);
static ANY: Pattern = Pattern::new(r"\b20\d\d\b");
static LAW: Pattern =
    Pattern::new(r"(?i)(?:SOU|SFS|prop\.?|lag|förordning|dnr|\()\s*\(?(?:20\d\d)\s*[:/]\s*\d+|20\d\d: ?\d{2,}");
static RANGE: Pattern = Pattern::new(r"\b20\d\d\s*[-–—/]\s*(?:20)?\d\d\b");
static TITLE: Pattern = Pattern::new(r"(?i)(?:plan|budget\p{L}*|verksamhetsinriktning)\b");
static LATER: Pattern = Pattern::new(
    r"(?i)(?:fastställs|fastslås|antas|kommande|nästa|tidigare|föregående|förra året|fjolår|jämför|ändring|avvikelse|skillnad|\bmot budget|arbete med)",
);

/// The year; `None` where no title or heading tells it.
#[must_use]
pub fn find(document: &Document) -> Option<i32> {
    in_prose(&Prose::of(document))
}

/// The only year in a file's name: `budget-2031.csv`.
pub(crate) fn in_name(file: &str) -> Option<i32> {
    let mut years = file.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 4);
    let year: i32 = years.next()?.parse().ok()?;
    (years.next().is_none() && (2005..2100).contains(&year)).then_some(year)
}

/// The year, where the lines are read.
pub(crate) fn in_prose(prose: &Prose) -> Option<i32> {
    let mut weights: BTreeMap<i32, i32> = BTreeMap::new();
    for (order, line) in prose.lines.iter().enumerate() {
        for (year, weight) in told(line, order) {
            *weights.entry(year).or_default() += weight;
        }
    }
    weights
        .into_iter()
        .filter(|(_, weight)| *weight > 0)
        .max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)))
        .map(|(year, _)| year)
}

/// The years that a line tells, each with its weight.
fn told(line: &Line, order: usize) -> Vec<(i32, i32)> {
    // No year stands on most lines.
    if !line.text.contains("20") {
        return Vec::new();
    }
    // A day is no year of a plan.
    let text = line.text.replace('\t', " ");
    let text = DAY.replace_all(&text, "");
    if LAW.is_match(&text) {
        return Vec::new();
    }
    let years: Vec<&str> = ANY.find_all(&text).iter().map(|found| found.as_str()).collect();
    let distinct = years.iter().collect::<std::collections::BTreeSet<_>>().len();
    let title = text.chars().count() <= 80 && !text.ends_with(['.', ',', ';']) && !text.starts_with(['-', '•', '–']);
    let range = RANGE.is_match(&text) || distinct > 1;
    let place = if line.heading.is_some() || (title && order < 15) {
        4
    } else if title {
        2
    } else {
        1
    };
    let weight = |base: i32| {
        if LATER.is_match(&text) || distinct > 2 || (distinct == 2 && text.to_lowercase().matches("budget").count() > 1)
        {
            1
        } else {
            base * place
        }
    };
    let mut found = Vec::new();
    for (pattern, base) in [(&PLAN, 6), (&BUDGET, 4), (&YEARS, 5), (&TOPIC, 2)] {
        let hit = pattern.captures(&text).and_then(|hit| hit.get(1)).and_then(|year| year.as_str().parse().ok());
        let base = if range && base < 6 && !text.to_lowercase().contains("plan 20") { base / 2 } else { base };
        found.extend(hit.map(|year: i32| (year, weight(base.max(1)))));
    }
    // Heads of columns, `Budget 2030 | Budget 2031`: the plan's own is the latest.
    let heads = distinct == 2 && text.to_lowercase().matches("budget").count() > 1;
    if let (true, Some(latest)) = (heads, years.iter().filter_map(|year| year.parse().ok()).max()) {
        found.iter_mut().for_each(|(year, _)| *year = latest);
    }
    // A title over several years, the plan's own first: "Verksamhetsplan … 2031–2033".
    if found.is_empty() && order < 15 && title && TITLE.is_match(&text) {
        found.extend(years.first().and_then(|year| year.parse().ok()).map(|year: i32| (year, 6)));
    }
    // A year alone on a line of the cover, beside its title.
    if found.is_empty() && order < 10 && text.len() == 4 {
        found.extend(text.parse().ok().filter(|year| (2005..2100).contains(year)).map(|year: i32| (year, 8)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::recognize::prose::sample::document;

    #[test]
    fn titles_tell_the_year() {
        let cases = [
            (
                "Verksamhetsplan 2031\n\nVerksamheten följer lag (2003:1210) och SOU 2000:114. Under 2029 hölls kurser.",
                Some(2031),
            ),
            ("Budget 2031 och plan 2032–2033", Some(2031)),
            ("Verksamhetsplan med budget för år 2032", Some(2032)),
            ("VP 2031\nFlerårsplan 2031-2033", Some(2031)),
            ("Verksamhetsplan\n2031\nFinsam Ekby", Some(2031)),
            ("Verksamhetsplan och budget 2031\n\nBudget 2030\tPrognos 2030\tBudget 2031\nUtfall 2029", Some(2031)),
            ("2031 års verksamhetsplan bygger på behoven.\nArbete med verksamhetsplan för 2032", Some(2031)),
            ("Verksamhetsplan för Finsam Ekby 2031–2033", Some(2031)),
            (
                "Budgetblad 2031\nBeslutad av styrelsen: 2030-11-20\nTkr\tUtfall 2029\tBudget 2030\tBudget 2031",
                Some(2031),
            ),
            ("Förbundet bildades 2009 enligt lag (2003:1210).", None),
        ];
        for (text, expected) in cases {
            assert_eq!(find(&document(text)), expected, "{text}");
        }
    }
}
