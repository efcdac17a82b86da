//! The förbund's own name, as the plan writes it: by form, context and frequency.

use std::collections::BTreeMap;

use super::prose::{Flow, Line, Pattern, Prose, first, last};
use crate::document::Document;

static BEFORE: Pattern = Pattern::new(
    r"(?:(?:[Ss]amordningsförbund(?:et)?|SAMORDNINGSFÖRBUND(?:ET)?|Finsam(?:förbundet)?|FINSAM)[ –-]+)(?:[Ff]insam |FINSAM )?(?:i )?(?:\p{Lu}[\p{L}\d]+(?:[-–/]\p{Lu}\p{L}+)*)(?:(?:, \p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)*)+ och \p{Lu}\p{L}+|(?: (?:och |i |& |på |m\.fl\. )?\p{Lu}[\p{L}\d]+(?:[-–/]\p{Lu}\p{L}+)*)*)",
);
static AFTER: Pattern = Pattern::new(
    r"\p{Lu}\p{L}+(?:[-–/]\p{Lu}\p{L}+)*(?: (?:och |& )?\p{Lu}\p{L}+(?:[-–/]\p{Lu}\p{L}+)*){0,3}(?: läns| kommuners| kommuns| stads)? (?:(?:[Ss]amordnings|[Ff]insam)förbund(?:et)?|(?:SAMORDNINGS|FINSAM)FÖRBUND(?:ET)?)\b",
);
static KIND: Pattern = Pattern::new(r"(?i)^(?:samordningsförbund(?:et)?|finsam(?:förbundet)?)(?:[ –-]+|$)(?:i )?");
static TAIL: Pattern = Pattern::new(r"(?i) (?:samordnings|finsam)förbund(?:et)?$");
static COMPOSITE: Pattern = Pattern::new(r"(?i)^samordningsförbund(?:et)?[ –-]+(?P<name>finsam [ i]*\p{Lu}.*)$");
static TITLE: Pattern = Pattern::new(
    r"(?i)(?:verksamhetsplan|plan och budget|budget|årsplan|förbundsordning)(?: (?:med|och) (?:mål och )?budget)?(?: för)?(?: år)?(?: 20\d\d(?:[-–]\d+)?)?(?: för| –| -|,)? *$",
);
static FORMER: Pattern = Pattern::new(
    r"(?i)(?:sammanslagning(?:en)? (?:av|mellan)|tidigare|dåvarande|f\.d\.|före detta|ersätter|ersatte|gick upp i|(?:andra|övriga|grann|angränsande) |samarbete med|tillsammans med|\bmed|projektet|sammanslagningen .{0,60}och)[ :]*$",
);

/// Words that begin a sentence or name something else than a förbund.
const NOT_NAMES: &[&str] = &[
    "om",
    "beslutad",
    "fastställd",
    "antagen",
    "reviderad",
    "på",
    "ur",
    "av",
    "hos",
    "mellan",
    "kring",
    "enligt",
    "hur",
    "vad",
    "vilka",
    "vart",
    "här",
    "nytt",
    "nya",
    "ny",
    "välkommen",
    "protokoll",
    "sammanträdesprotokoll",
    "alla",
    "andra",
    "arbetsförmedlingen",
    "budget",
    "budgeten",
    "både",
    "datum",
    "de",
    "den",
    "denna",
    "dessa",
    "det",
    "detta",
    "en",
    "ett",
    "flera",
    "för",
    "försäkringskassan",
    "förbundschef",
    "förbundschefen",
    "förbund",
    "förbundet",
    "förbundets",
    "från",
    "genom",
    "i",
    "inom",
    "kommun",
    "kommunen",
    "kommunerna",
    "många",
    "med",
    "medlemmar",
    "mål",
    "nationella",
    "nationellt",
    "nätverket",
    "när",
    "nns",
    "organisation",
    "organisationsnummer",
    "org",
    "plan",
    "region",
    "regionen",
    "sedan",
    "sida",
    "sidan",
    "socialstyrelsen",
    "som",
    "staten",
    "styrelsen",
    "svenska",
    "sveriges",
    "sverige",
    "sverige",
    "syftet",
    "till",
    "tillsammans",
    "under",
    "uppföljning",
    "utöver",
    "varje",
    "vi",
    "vid",
    "vision",
    "verksamhetsplan",
    "verksamhetsplanen",
    "vårt",
    "årsredovisning",
    "årsbudget",
    "länets",
    "lagen",
    "landets",
    "inledning",
    "bakgrund",
    "postadress",
    "adress",
    "telefon",
    "delårsrapport",
    "samordningsförbund",
    "samordningsförbundet",
    "esf",
    "eu",
    "diarienummer",
    "dnr",
    "övriga",
];

#[derive(Debug, Default)]
struct Candidate {
    /// Its forms, each with the paragraph that it stands in.
    forms: Vec<(usize, String)>,
    score: i32,
    first: usize,
}

/// The name, in the form of its first mention; `None` where the plan names no förbund.
#[must_use]
pub fn find(document: &Document) -> Option<String> {
    in_prose(document, &Prose::of(document))
}

/// The name, where the lines are read.
pub(crate) fn in_prose(document: &Document, prose: &Prose) -> Option<String> {
    let lines = &prose.lines;
    let flows = prose.paragraphs(document);
    let mut candidates: BTreeMap<String, Candidate> = BTreeMap::new();
    for (order, flow) in flows.iter().enumerate() {
        if let Some(name) = flows.get(order + 1).and_then(|next| over_two(&flow.text, &next.text)) {
            let candidate = candidates.entry(key(&name)).or_default();
            candidate.first = if candidate.forms.is_empty() { order } else { candidate.first };
            candidate.score += if order < 12 { 6 } else { 1 };
            candidate.forms.push((order, name));
        }
        for (name, at, end) in mentions(flow) {
            let candidate = candidates.entry(key(&name)).or_default();
            if candidate.forms.is_empty() {
                candidate.first = order;
            }
            candidate.score += weight(lines, flow, at, end, order);
            candidate.forms.push((order, name));
        }
    }
    merge_genitives(&mut candidates);
    let best = candidates.values().max_by(|a, b| a.score.cmp(&b.score).then(b.first.cmp(&a.first)))?;
    let mut forms = best.forms.clone();
    forms.sort_by_key(|(order, _)| *order);
    let forms: Vec<String> = forms.into_iter().map(|(_, name)| name).collect();
    (best.score > 0).then(|| form(&forms)).flatten()
}

/// The end of a name that has a row for itself, where the next row begins with a capital and is no name alone.
fn own_row(flow: &Flow, from: usize, to: usize) -> Option<usize> {
    let rows = flow.rows(from, to);
    let [first, second, ..] = rows.as_slice() else { return None };
    let spaces = flow.text.get(from..to)?.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| from + at);
    let cut = spaces.rev().find(|at| flow.rows(from, *at).as_slice() == [*first])?;
    let alone = from.checked_sub(1).is_none_or(|before| !flow.rows(before, from).contains(first));
    let named = flow.text.get(from..cut).and_then(trimmed).is_some();
    let rest = flow.text.get(cut..)?.trim_start();
    let other = rest.split(' ').take(4).any(|word| word.starts_with(|c: char| !c.is_uppercase()));
    (alone && named && other && flow.rows(cut + 1, cut + 2).first() == Some(second)).then_some(cut)
}

/// `SAMORDNINGSFÖRBUNDET` over `EKBY`: a cover may set its name on two lines.
fn over_two(first: &str, second: &str) -> Option<String> {
    let words: Vec<&str> = second.split(' ').take(5).collect();
    let alone = words.len() <= 4 && KIND.find(first).is_some_and(|kind| kind.end() == first.len());
    let named = |word: &&str| {
        word.chars().next().is_some_and(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '-')
            || matches!(*word, "och" | "&" | "i")
    };
    let fits = alone && words.len() <= 4 && words.iter().all(named) && !words.iter().any(|word| is_other(word));
    fits.then(|| trimmed(&format!("{first} {second}"))).flatten()
}

/// The names in a paragraph, with the bytes where each begins and ends.
fn mentions(flow: &Flow) -> Vec<(String, usize, usize)> {
    let text = flow.text.as_str();
    let mut found: Vec<(String, usize, usize)> = Vec::new();
    for hit in AFTER.find_all(text) {
        let words: Vec<&str> = hit.as_str().split(' ').collect();
        let skip = words.iter().take_while(|word| is_other(word)).count();
        let name = words.get(skip..).unwrap_or_default().join(" ");
        let own = TAIL.find(&name).map_or(0, |tail| tail.start());
        let part = name.get(..own).unwrap_or_default();
        if own > 0 && !part.split(' ').any(is_other) && !KIND.is_match(&name) {
            found.push((name, hit.start(), hit.end()));
        }
    }
    for hit in BEFORE.find_all(text) {
        if found.iter().any(|(_, at, end)| hit.start() < *end && hit.end() > *at) || !begins_word(text, hit.start()) {
            continue;
        }
        let end = hit.start() + hit.as_str().len();
        let end = flow.gap(hit.start(), end).unwrap_or(end);
        let end = own_row(flow, hit.start(), end).unwrap_or(end);
        if let Some(name) = text.get(hit.start()..end).and_then(trimmed) {
            found.push((name, hit.start(), end));
        }
    }
    found
}

fn begins_word(text: &str, at: usize) -> bool {
    text.get(..at)
        .and_then(|before| before.chars().next_back())
        .is_none_or(|c| !c.is_alphanumeric() && c != '.' && c != '/')
}

fn is_other(word: &str) -> bool {
    let plain = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    NOT_NAMES.contains(&plain.as_str()) || plain.chars().all(|c| c.is_numeric())
}

/// A name cut where other words begin; `None` where nothing is left of it.
fn trimmed(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let kind = words
        .iter()
        .take_while(|word| KIND.is_match(word) || word.is_empty() || matches!(**word, "-" | "–"))
        .count()
        .max(1);
    let own = words.get(kind..)?;
    let mut kept: Vec<&str> = Vec::new();
    for word in own {
        if is_other(word) && !matches!(*word, "i" | "I") {
            break;
        }
        kept.push(word);
    }
    while kept.last().is_some_and(|word| matches!(*word, "i" | "och" | "&" | "på" | "m.fl.")) {
        kept.pop();
    }
    if kept.is_empty() || kept.iter().all(|word| matches!(*word, "i")) {
        return None;
    }
    let name = [words.get(..kind)?, kept.as_slice()].concat().join(" ");
    let name = name.trim_end_matches([',', '.', ':']).to_owned();
    let inner = COMPOSITE.captures(&name).and_then(|found| found.name("name")).map(|inner| inner.as_str().to_owned());
    Some(inner.unwrap_or(name))
}

/// How much a mention weighs: titles most, former and foreign names nothing.
fn weight(lines: &[Line], flow: &Flow, at: usize, end: usize, order: usize) -> i32 {
    let (start, rest) = (flow.text.get(..at).unwrap_or_default(), flow.text.get(end..).unwrap_or_default());
    let (before, after) = (last(start), first(rest));
    if FORMER.is_match(before) {
        return -1;
    }
    let mut weight = 1;
    if TITLE.is_match(before) || after.trim_start().starts_with("bildades") || before.trim_end().ends_with("förbundet")
    {
        weight += 3;
    }
    let alone = before.trim().is_empty() && after.trim().is_empty();
    if alone || TITLE.is_match(after.split_inclusive(' ').next().unwrap_or_default()) {
        weight += if order < 12 { 5 } else { 1 };
    }
    let row = flow.rows(at, end).first().copied();
    let line = row.and_then(|row| lines.get(lines.partition_point(|line| line.row < row)));
    let heading = line.is_some_and(|line| Some(line.row) == row && line.heading.is_some());
    weight + i32::from(heading) * 2 + i32::from(order < 12)
}

/// What all forms of one name share.
fn key(name: &str) -> String {
    let bare = TAIL.find(name).and_then(|tail| name.get(..tail.start())).unwrap_or(name);
    let mut bare = bare.to_owned();
    while let Some(kind) = KIND.find(&bare).filter(|kind| !kind.is_empty() && kind.end() < bare.len()) {
        bare = bare.get(kind.end()..).unwrap_or_default().to_owned();
    }
    bare.to_lowercase().replace(['-', '–', '/'], " ").replace(" och ", " ").replace(" & ", " ")
}

/// "Ekbys" is Ekby where both are written; else the words that end in s stand.
fn merge_genitives(candidates: &mut BTreeMap<String, Candidate>) {
    let keys: Vec<String> = candidates.keys().cloned().collect();
    for long in keys {
        let Some(short) = long.strip_suffix('s').map(str::to_owned) else { continue };
        if !candidates.contains_key(&short) {
            continue;
        }
        let Some(moved) = candidates.remove(&long) else { continue };
        if let Some(held) = candidates.get_mut(&short) {
            held.score += moved.score;
            held.first = held.first.min(moved.first);
            held.forms.extend(moved.forms);
        }
    }
}

/// The form of first mention that is no genitive; written in capitals, it takes the shape that it has elsewhere.
fn form(forms: &[String]) -> Option<String> {
    let shouted = |name: &String| name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let genitive = |name: &String| {
        name.strip_suffix('s').is_some_and(|bare| forms.iter().any(|form| form.to_lowercase() == bare.to_lowercase()))
    };
    let first = forms.iter().find(|name| !genitive(name)).or(forms.first())?;
    let calm = |name: &&String| !shouted(name) && name.to_lowercase() == first.to_lowercase();
    let found = forms.iter().find(calm).unwrap_or(first);
    let mut name = if shouted(found) { calmed(found) } else { found.clone() };
    if let Some(first) = name.chars().next().filter(|c| c.is_lowercase()) {
        name = first.to_uppercase().chain(name.chars().skip(1)).collect();
    }
    Some(name)
}

/// A name in capitals as it is written in a sentence.
fn calmed(name: &str) -> String {
    let mut start = true;
    let mut out = String::new();
    for c in name.chars() {
        if start {
            out.push(c)
        } else {
            out.extend(c.to_lowercase())
        }
        start = !c.is_alphanumeric();
    }
    let out = out.replace(" I ", " i ").replace(" Och ", " och ");
    // The kind of a förbund is no part of its name: `Ekbys samordningsförbund`.
    match TAIL.find(&out) {
        Some(tail) => format!("{}{}", out.get(..tail.start()).unwrap_or(""), tail.as_str().to_lowercase()),
        None => out,
    }
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::recognize::prose::sample::document;

    fn name(text: &str) -> Option<String> {
        find(&document(text))
    }

    #[test]
    fn names_of_many_forms() {
        let cases = [
            (
                "Verksamhetsplan 2031 för Samordningsförbundet Ekby och Alsta\n\nSamordningsförbundet Ekby och Alsta bildades 2019.",
                "Samordningsförbundet Ekby och Alsta",
            ),
            ("Finsam Mellersta Norrby\n\nVerksamhetsplan 2031", "Finsam Mellersta Norrby"),
            (
                "Verksamhetsplan 2031\nSamordningsförbundet Norrby Väster\n\nSamordningsförbundet Norrby Väster finansierar insatser.",
                "Samordningsförbundet Norrby Väster",
            ),
            ("Samordningsförbundet RAV i Ekbyland\nBudget 2031", "Samordningsförbundet RAV i Ekbyland"),
            ("Finsam Ekby/Alsta\n\nPlan. Finsam Ekby/Alstas ekonomi är god.", "Finsam Ekby/Alsta"),
            (
                "Verksamhetsplan 2031\n\nÖstra Ekbygds samordningsförbund har fyra medlemmar. Samordningsförbundet Alsta är ett annat.",
                "Östra Ekbygds samordningsförbund",
            ),
            ("SAMORDNINGSFÖRBUNDET EKBY\nVERKSAMHETSPLAN 2031", "Samordningsförbundet Ekby"),
            ("SAMORDNINGSFÖRBUNDET\nNORRA EKBY\n\nVerksamhetsplan\n2031", "Samordningsförbundet Norra Ekby"),
            ("SAMORDNINGSFÖRBUNDET EKBY          SAMMANTRÄDESPROTOKOLL\n§ 4", "Samordningsförbundet Ekby"),
            ("Samordningsförbundet Ekby\nBeslutad av styrelsen", "Samordningsförbundet Ekby"),
            (
                "Samordningsförbundet Ekby\nVerksamheten är ny. Vi har flera insatser i gång, och nya kommer till varje år.",
                "Samordningsförbundet Ekby",
            ),
            ("Ekbys läns samordningsförbund\n\nVerksamhetsplan 2031", "Ekbys läns samordningsförbund"),
            ("Samordningsförbundet Ekby\tProtokoll\n§ 4 Budget", "Samordningsförbundet Ekby"),
            ("Samordningsförbundet Samklang\nVerksamhetsplan 2031", "Samordningsförbundet Samklang"),
            ("Samordningsförbundet i Ekby\nVerksamhetsplan 2031", "Samordningsförbundet i Ekby"),
            ("Finsam i Ekby\nVerksamhetsplan 2031", "Finsam i Ekby"),
            ("Norra Ekbygdens Finsamförbund\nPlan och budget 2031", "Norra Ekbygdens Finsamförbund"),
            (
                "Verksamhetsplan\nFinsam Ekbys budget. Finsam Ekby bildades genom sammanslagning av Samordningsförbundet Alsta och Norrbys samordningsförbund.",
                "Finsam Ekby",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(name(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn others_are_no_names() {
        assert_eq!(
            name(
                "Förbundet är medlem i Nationella nätverket för samordningsförbund, NNS.\nAlla Samordningsförbund i landet följer lagen."
            ),
            None
        );
        assert_eq!(name("Finsam är en lag. Uppföljning Finsam\n\nI enlighet med den"), None);
    }
}
