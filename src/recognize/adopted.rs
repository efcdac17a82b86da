//! When the board adopted the plan: a date beside a word of decision, that is neither a policy's nor still to come.

use jiff::civil::Date;

use super::prose::{Pattern, Prose, first, last, paragraphs};
use crate::document::{Cell, Document, Row};
use crate::plan::Dated;

static DATE: Pattern = Pattern::new(
    r"(?i)\b(?:(?P<y>20\d\d)\s?[-–‐.]\s?(?P<m>\d{1,2})\s?[-–‐.]\s?(?P<d>\d{1,2})\b|(?P<d2>\d{1,2})\s?/\s?(?P<m2>\d{1,2})[\s,-]+(?:år )?(?P<y2>20\d\d)|(?P<d3>\d{1,2})(?::?e)?\s+(?P<m3>januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\.?\s+(?P<y3>20\d\d)|(?P<d4>\d{1,2})\.(?P<m4>\d{1,2})\.(?P<y4>20\d\d)|(?P<y5>20\d\d|[12]\d)(?P<m5>[01]\d)(?P<d5>[0-3]\d)\b)",
);
static DECIDED: Pattern = Pattern::new(
    r"(?i)\b(?:beslut(?:et|ad|at|ade|ades|ats)?|beslutsdatum|beslutsdag|fastställ(?:d|t|da|de|des|ts|ande)|fastslag(?:en|it)|antag(?:en|et|na|its|it)|antogs?|godkän(?:d|t|de|des|ts))\b",
);
static TO_COME: Pattern =
    Pattern::new(r"(?i)\b(?:fastställs|antas|beslutas|ska fastställas|ska antas|föreslås|förslag|planeras|senast)\b");
static OTHER_PAPER: Pattern = Pattern::new(
    r"(?i)(?:polic[yi]|förbundsordning|arbetsordning|delegationsordning|delegation|reglemente|riktlinje|attest|instruktion|internkontroll|intern kontroll|årsredovisning|konsortialavtal|avsiktsförklaring|samverkansavtal|bildad|medelstilldelning|överenskommelse|strategi|revideras|reviderad|dokumenthanteringsplan|arvode)",
);
static PLAN: Pattern = Pattern::new(r"(?i)(?:verksamhetsplan|budget|planen\b|styrelse)");
static LABEL: Pattern = Pattern::new(r"(?i)^datum:?\s*$");
/// A meeting's own date, in its minutes.
static MEETING: Pattern = Pattern::new(
    r"(?i)\b(?:sammanträdesdatum|mötesdatum|sammanträdesdag|sammanträde(?:t)?|styrelsemöte|styrelsesammanträde)\b",
);
/// What minutes say where a plan is adopted.
static RESOLVED: Pattern = Pattern::new(
    r"(?i)^(?:[•–-]\s*)?(?:att\s+)?(?:anta|fastställa|fastställer|antar|godkänna|godkänner)\b.{0,60}(?:verksamhetsplan|budget|planen\b)",
);
static RESOLVES: Pattern = Pattern::new(r"(?i)\b(?:beslutar|beslutade|beslöt)\b");
static BOARD: Pattern = Pattern::new(r"(?i)(?:styrelse|§|sammanträde)");

/// A note to a table tells when something in it was decided.
static NOTE: Pattern = Pattern::new(r"(?i)^\s*not\s*\d");
/// What is said of plans, and seldom of single decisions.
static FIRM: Pattern = Pattern::new(r"(?i)\b(?:fastställ(?:d|t|des)|antag(?:en|et)|antogs?)\b");

/// The date of adoption; its place is the date's.
#[must_use]
pub fn find(document: &Document) -> Option<Dated> {
    in_prose(document, &Prose::of(document))
}

/// The date of adoption, where the lines are read.
pub(crate) fn in_prose(document: &Document, prose: &Prose) -> Option<Dated> {
    let mut found: Vec<(i32, usize, Dated)> = Vec::new();
    in_text(document, prose, &mut found);
    in_cells(document, &mut found);
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    found.into_iter().next().map(|(_, _, dated)| dated).or_else(|| in_minutes(document, prose))
}

/// Minutes that resolve to adopt the plan carry the date in their own head.
fn in_minutes(document: &Document, prose: &Prose) -> Option<Dated> {
    let lines = &prose.lines;
    let resolved = lines.iter().enumerate().any(|(at, line)| {
        let near = lines.get(at.saturating_sub(3)..=at).unwrap_or_default();
        RESOLVED.is_match(&line.text)
            && near.iter().any(|line| RESOLVES.is_match(&line.text))
            && !near.iter().any(|line| TO_COME.is_match(&line.text))
    });
    if !resolved {
        return None;
    }
    let flows = paragraphs(document, lines, prose.layout, &|line| line.in_table || line.contents, &|_| true);
    flows.iter().take(15).filter(|flow| MEETING.is_match(&flow.text)).find_map(|flow| {
        let (at, length, date) = dates(&flow.text).into_iter().next()?;
        let width = flow.text.get(at..at + length).map_or(0, |text| text.chars().count());
        Some(Dated { date, place: flow.place(document, at, width) })
    })
}

fn in_text(document: &Document, prose: &Prose, found: &mut Vec<(i32, usize, Dated)>) {
    let flows = prose.running(document);
    for (order, flow) in flows.iter().enumerate() {
        // A cover breaks its lines freely: "Fastställd av styrelsen" over "2031-11-20 § 45".
        let before = order.checked_sub(1).and_then(|at| flows.get(at)).filter(|_| order < 15);
        for (at, length, date) in dates(&flow.text) {
            let own = last(flow.text.get(..at).unwrap_or_default());
            let own = own.rsplit(". ").next().unwrap_or(own);
            let after = first(flow.text.get(at + length..).unwrap_or_default());
            let after = after.split(". ").next().unwrap_or(after);
            let mut context = format!("{own} {after}");
            let mut score = 0;
            let next = flows.get(order + 1).filter(|next| order < 15 && next.text.chars().count() < 80);
            if !DECIDED.is_match(&context)
                && LABEL.is_match(own)
                && let Some(next) = next
            {
                context = format!("{context} {}", next.text);
                score -= 1;
            }
            if !DECIDED.is_match(&context)
                && let Some(before) = before.filter(|flow| flow.text.chars().count() < 80)
            {
                context = format!("{} {context}", before.text);
                score -= 1;
            }
            if let Some(weight) = weight(&context) {
                let place =
                    flow.place(document, at, flow.text.get(at..at + length).map_or(0, |text| text.chars().count()));
                score += weight + if order < 30 { 2 } else { 0 };
                let row = flow.rows(at, at + length).first().copied().unwrap_or(0);
                found.push((score, row, Dated { date, place }));
            }
        }
    }
}

/// How well the words around a date tell of an adoption; `None` where they do not.
fn weight(context: &str) -> Option<i32> {
    if !DECIDED.is_match(context) || TO_COME.is_match(context) || NOTE.is_match(context) {
        return None;
    }
    let plan = context.to_lowercase().contains("verksamhetsplan") || context.to_lowercase().contains("budget");
    if OTHER_PAPER.is_match(context) && !plan {
        return None;
    }
    let other = i32::from(OTHER_PAPER.is_match(context)) * -3;
    Some(
        1 + i32::from(PLAN.is_match(context)) * 2
            + i32::from(FIRM.is_match(context))
            + i32::from(BOARD.is_match(context)) * 2
            + i32::from(plan) * 2
            + other,
    )
}

/// Cover tables: the label in the cell before, or in the same column of the row above.
fn in_cells(document: &Document, found: &mut Vec<(i32, usize, Dated)>) {
    for (at, row) in document.rows.iter().enumerate() {
        let cells = row.cells.iter().filter(|cell| !cell.text.trim().is_empty()).count();
        if row.table.is_none() && cells < 2 {
            continue;
        }
        for (order, cell) in row.cells.iter().enumerate() {
            for (from, length, date) in dates(&cell.text) {
                let own = cell.text.as_str();
                let left =
                    order.checked_sub(1).and_then(|left| row.cells.get(left)).map_or("", |cell| cell.text.as_str());
                let above = above(document, at, cell).map_or("", |cell| cell.text.as_str());
                let near = [own, left, above]
                    .into_iter()
                    .filter_map(|text| weight(&format!("{text} ")).map(|w| (w, text)))
                    .max();
                let Some((weight, _)) = near else { continue };
                let before = cell.text.get(..from).map_or(0, |text| text.chars().count());
                let width = cell.text.get(from..from + length).map_or(0, |text| text.chars().count());
                let place = cell.place.shifted(u32::try_from(before).unwrap_or(0), u32::try_from(width).unwrap_or(0));
                found.push((weight + if at < 60 { 2 } else { 0 }, at, Dated { date, place }));
            }
        }
    }
}

fn above<'a>(document: &'a Document, at: usize, cell: &Cell) -> Option<&'a Cell> {
    let row: &Row = document.rows.get(at.checked_sub(1)?)?;
    row.cells.iter().find(|held| held.grid == cell.grid)
}

/// The dates in a text: where each begins, how many bytes it is long, and what it is.
fn dates(text: &str) -> Vec<(usize, usize, Date)> {
    let mut found = Vec::new();
    for hit in DATE.captures_all(text) {
        let Some(whole) = hit.get(0) else { continue };
        let one = |names: [&str; 5]| names.iter().find_map(|name| hit.name(name)).map(|part| part.as_str());
        let year = one(["y", "y2", "y3", "y4", "y5"]).and_then(|year| year.parse::<i16>().ok());
        let year = year.map(|year| if year < 100 { year + 2000 } else { year });
        let month = one(["m", "m2", "m3", "m4", "m5"]).and_then(month);
        let day = one(["d", "d2", "d3", "d4", "d5"]).and_then(|day| day.parse::<i8>().ok());
        let (Some(year), Some(month), Some(day)) = (year, month, day) else { continue };
        if let Ok(date) = Date::new(year, month, day) {
            found.push((whole.start(), whole.len(), date));
        }
    }
    found
}

fn month(text: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
    let lower = text.to_lowercase();
    let named = MONTHS.iter().position(|month| lower.starts_with(month)).and_then(|at| i8::try_from(at + 1).ok());
    named.or_else(|| lower.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::plan::Dated;
    use crate::recognize::prose::sample::document;

    fn told(text: &str) -> Option<String> {
        find(&document(text)).map(|dated| dated.date.to_string())
    }

    #[test]
    fn dates_beside_words_of_decision() {
        let cases = [
            "Beslutad av styrelsen 2030-11-20",
            "Verksamhetsplanen är fastställd av förbundsstyrelsen 2030-11-20.",
            "Antagen av styrelsen den 20 november 2030",
            "Fastställd 20/11 2030",
            "Verksamhetsplan 2031\nFastställd av styrelsen\n2030-11-20 § 45",
            "Datum för beslut:\t2030-11-20",
            "Dokument\tBeslutsdatum\tDnr\nPlan\t2030-11-20\t12",
            "Verksamhetsplan 2031\n\nDatum: 2030-11-20\nBeslutad av: Styrelsen",
            "Verksamhetsplan 2031\nStyrelsebeslut 20301120 godkänd",
            "Verksamhetsplan 2031\n\nStyrelsen antog planen 20 november 2030.",
            "Verksamhetsplan 2031\n\nProtokollet justerat 2030-11-27. Beslutet fattades 2030-11-20.",
            "Protokoll\nSammanträdesdatum 2030-11-20\n\nStyrelsen beslutar\natt anta verksamhetsplanen för 2031",
        ];
        for text in cases {
            assert_eq!(told(text).as_deref(), Some("2030-11-20"), "{text}");
        }
    }

    #[test]
    fn a_short_date_is_of_this_century() {
        assert_eq!(told("Fastställd av styrelsen 231124").as_deref(), Some("2023-11-24"));
        assert_eq!(told("Beslutad ram 450 000 kr"), None);
    }

    #[test]
    fn other_papers_and_days_to_come_are_none() {
        let cases = [
            "Förbundet följer den policy som styrelsen fastställde. Policyn är fastställd 2028-03-01.",
            "Verksamhetsplan för 2032 (fastställs 6 nov 2031)",
            "Förbundsordningen är antagen 2019-05-05.",
            "Förbundet bildades 2019-05-05.",
            "Förslag till beslut 2030-10-01",
            "Sammanträdesdatum 2030-11-20\n\nStyrelsen föreslås besluta\natt fastställa budget 2031",
        ];
        for text in cases {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn the_place_is_the_dates() {
        let dated: Dated = find(&document("Plan\n\nBeslutad av styrelsen 2030-11-20")).unwrap();
        assert_eq!((dated.place.line, dated.place.column, dated.place.length), (Some(3), Some(23), Some(10)));
    }
}
