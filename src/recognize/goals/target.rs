//! The figure that an indicator aims at: `minst fyra …/år`, `högst 20 %`, `≥ 80 %`.

use rust_decimal::Decimal;

use crate::plan::Target;
use crate::recognize::prose::Pattern;

static BOUND: Pattern = Pattern::new(
    r"(?i)(?P<le>inte överstiga|ej överstiga|aldrig överstiga|inte överskrida|ej överskrida|inte vara (?:mer|högre|större) än|överstiger inte|överstiger ej|högst|maximalt|max\.?|som mest|inte mer än|≤|<=)|(?P<ge>inte understiga|ej understiga|aldrig understiga|inte underskrida|understiger inte|understiger ej|inte vara (?:mindre|lägre) än|minst|lägst|åtminstone|som lägst|inte färre än|≥|>=)|(?P<gt>mer än|fler än|överstiga|överstiger|större än|högre än|>)|(?P<lt>mindre än|färre än|understiga|understiger|lägre än|<)",
);
static FIGURE: Pattern = Pattern::new(
    r"(?i)^\s*(?:ca\.?\s+|cirka\s+|till\s+|vara\s+|om\s+|på\s+)*(?P<n>\d+(?:[ \x{a0}\x{202f}]\d{3})*(?:[.,]\d+)?|(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)\b)\s*(?P<u>%|procent\b|(?:nya |ytterligare |olika |nystartade |stycken |st\.? )*\p{L}[\p{L}-]*(?:/\p{L}+)?)?",
);
static SHARE: Pattern = Pattern::new(r"(?P<n>\d+(?:,\d+)?)\s*(?:%|procent\b)");
static YEARLY: Pattern = Pattern::new(r"^[^.;]*?/(?P<per>år|månad|termin|kvartal)\b");

const NO_UNITS: &[&str] =
    &["av", "i", "per", "under", "ska", "skall", "och", "på", "för", "vid", "till", "som", "med", "om", "gånger"];

/// The figure aimed at in an indicator's text, where one is given.
pub(in crate::recognize) fn find(text: &str) -> Option<Target> {
    for found in BOUND.captures_all(text) {
        let op = if found.name("le").is_some() {
            "<="
        } else if found.name("ge").is_some() {
            ">="
        } else if found.name("gt").is_some() {
            ">"
        } else {
            "<"
        };
        let rest = found.get(0).and_then(|bound| text.get(bound.end()..)).unwrap_or_default();
        if let Some(target) = figure(rest, op) {
            return Some(target);
        }
    }
    let share = SHARE.captures(text).and_then(|share| share.name("n").and_then(|number| decimal(number.as_str())));
    if let Some(value) = share {
        return Some(Target { op: "=", value, unit: "%".to_owned() });
    }
    // "6 möten" begins with its figure.
    let counted = text.starts_with(|c: char| c.is_ascii_digit());
    counted.then(|| figure(text, "=")).flatten().filter(|target| !target.unit.is_empty())
}

/// The figure of a target printed in a place of its own, where a bare number is one.
pub(in crate::recognize) fn value(text: &str) -> Option<Target> {
    find(text).or_else(|| figure(text, "="))
}

fn figure(rest: &str, op: &'static str) -> Option<Target> {
    let found = FIGURE.captures(rest)?;
    let number = found.name("n")?.as_str();
    let value = decimal(number)?;
    let unit = found.name("u").map_or("", |unit| unit.as_str());
    let year = unit.is_empty() && number.len() == 4 && number.starts_with("20");
    (!year).then(|| Target { op, value, unit: named(unit, rest) })
}

fn named(unit: &str, rest: &str) -> String {
    if unit == "%" || unit.eq_ignore_ascii_case("procent") {
        return "%".to_owned();
    }
    let word = unit.split_whitespace().last().unwrap_or_default();
    if NO_UNITS.contains(&word.split('/').next().unwrap_or(word).to_lowercase().as_str()) {
        return String::new();
    }
    let per = YEARLY.captures(rest).and_then(|found| found.name("per").map(|per| per.as_str()));
    match per {
        Some(per) if !word.contains('/') => format!("{word}/{per}"),
        _ => word.to_owned(),
    }
}

fn decimal(text: &str) -> Option<Decimal> {
    const WORDS: [&str; 12] = ["ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];
    let lower = text.to_lowercase();
    let word = if lower == "en" { "ett" } else { lower.as_str() };
    if let Some(at) = WORDS.iter().position(|known| *known == word) {
        return Some(Decimal::from(at + 1));
    }
    let plain: String = lower.chars().filter(|c| !c.is_whitespace()).map(|c| if c == ',' { '.' } else { c }).collect();
    plain.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{find, value};

    fn told(text: &str) -> Option<(&'static str, String, String)> {
        find(text).map(|target| (target.op, target.value.to_string(), target.unit))
    }

    #[test]
    fn bounds_in_words_and_signs() {
        let cases = [
            ("Minst fyra kurser/år hålls", (">=", "4", "kurser/år")),
            ("minst en utbildning i metod/år", (">=", "1", "utbildning/år")),
            ("Kapitalet ska inte överstiga 20% av intäkterna", ("<=", "20", "%")),
            ("högst 20 procent av bidragen", ("<=", "20", "%")),
            ("≥ 80 % nöjda", (">=", "80", "%")),
            ("Fler än 12,5 procent", (">", "12.5", "%")),
            ("70 % av deltagarna går vidare", ("=", "70", "%")),
            ("minst 1 200 besök", (">=", "1200", "besök")),
        ];
        for (text, (op, number, unit)) in cases {
            assert_eq!(told(text), Some((op, number.to_owned(), unit.to_owned())), "{text}");
        }
        assert_eq!(told("Fler deltagare än 2031"), None);
        assert_eq!(told("minskat antal, mindre än 2031"), None);
        assert_eq!(value("12").map(|target| target.op), Some("="));
    }
}
