//! Figures before a unit: `8 562 tkr`, `1,5 miljoner kronor`, `420 000:-`, `20 %`.

use rust_decimal::Decimal;

use crate::money::Unit;
use crate::recognize::prose::Pattern;

/// A figure with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The byte that the figure begins at, its sign included.
    pub from: usize,
    /// The byte after its unit.
    pub to: usize,
    /// The figure as printed.
    pub value: Decimal,
    /// Its unit; `None` for percent.
    pub unit: Option<Unit>,
}

static UNIT: Pattern = Pattern::new(
    r"(?i)(?P<gap>\d[\s\x{a0}\x{202f}\x{2009}]{0,4})(?P<unit>(?:miljoner|miljon|milj\.?|mnkr|mkr|msek)(?:\s+(?:kronor|kr|sek))?|(?:tusen|tusentals)\s+(?:kronor|kr)|tkr|kkr|ksek|tsek|kronor|kr|sek|:-|%|procent)",
);

/// All figures before a unit.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in UNIT.captures_all(text) {
        let (Some(gap), Some(unit)) = (hit.name("gap"), hit.name("unit")) else { continue };
        let next = text.get(unit.end()..).and_then(|rest| rest.chars().next());
        let word = unit.as_str().ends_with(char::is_alphabetic);
        if word && next.is_some_and(char::is_alphanumeric) {
            continue;
        }
        let end = gap.start() + 1;
        let Some((from, value)) = text.get(..end).and_then(backwards) else { continue };
        let unit_of = match unit.as_str().to_lowercase().as_str() {
            "%" | "procent" => None,
            ":-" => Some(Unit::Kr),
            name => match name.split_whitespace().next().and_then(Unit::from_word) {
                Some(unit) => Some(unit),
                None => continue,
            },
        };
        found.extend(first_of_two(text, from).filter(|_| unit_of.is_some()).map(|(start, to, value)| Found {
            from: start,
            to,
            value,
            unit: unit_of,
        }));
        found.push(Found { from, to: unit.end(), value, unit: unit_of });
    }
    found
}

/// `från 2,64 till 2,44 miljoner kronor`: a figure whose unit stands behind the one after it.
fn first_of_two(text: &str, second: usize) -> Option<(usize, usize, Decimal)> {
    let front = text.get(..second)?.strip_suffix(" till ")?;
    let (from, value) = front.ends_with(|c: char| c.is_ascii_digit()).then(|| backwards(front))??;
    let led = text.get(..from)?.to_lowercase();
    led.ends_with("från ").then_some((from, front.len(), value))
}

/// The figure that a text ends with: thousands in threes after spaces or dots, a decimal comma, a sign.
fn backwards(text: &str) -> Option<(usize, Decimal)> {
    let mut rest = text;
    let (mut digits, mut from) = group(rest)?;
    rest = text.get(..from)?;
    let mut fraction = None;
    if let Some(before) = rest.strip_suffix(',').filter(|before| before.ends_with(|c: char| c.is_ascii_digit())) {
        fraction = Some(digits);
        (digits, from) = group(before)?;
        rest = text.get(..from)?;
    }
    let mut whole = digits.to_owned();
    while digits.len() == 3 {
        let Some(before) = rest.strip_suffix([' ', '\u{a0}', '\u{202f}', '\u{2009}', '.']) else { break };
        let Some((next, at)) = group(before).filter(|(next, _)| next.len() <= 3) else { break };
        // "1.5" of a heading and "kap. 3 100" stay apart: a group of thousands stands free on its left.
        if text.get(..at).is_some_and(|left| left.ends_with([',', ':', '§', '/'])) {
            break;
        }
        whole.insert_str(0, next);
        digits = next;
        from = at;
        rest = text.get(..from)?;
    }
    let plain = fraction.map_or(whole.clone(), |fraction| format!("{whole}.{fraction}"));
    let value: Decimal = plain.parse().ok()?;
    Some(sign(text, from).map_or((from, value), |at| (at, -value)))
}

/// The digits that a text ends with, and where they begin.
fn group(text: &str) -> Option<(&str, usize)> {
    let from = text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let digits = text.get(from..)?;
    (!digits.is_empty()).then_some((digits, from))
}

/// Where a minus sign before the figure stands; a dash between words or figures is none.
fn sign(text: &str, from: usize) -> Option<usize> {
    let before = text.get(..from)?;
    let tight = before.strip_suffix(['-', '−', '–']).or_else(|| before.strip_suffix("− "))?;
    let free = tight.is_empty() || tight.ends_with([' ', '(', '\u{a0}', ':']);
    free.then_some(tight.len())
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn figures_before_units() {
        let cases = [
            ("om 8 562 tkr", "8562", 1000),
            ("år 2031 100 tkr", "100", 1000),
            ("med 1,5 miljoner kronor", "1.5", 1_000_000),
            ("på 1.250.000 kr", "1250000", 1),
            ("420 000:-", "420000", 1),
            ("resultat -474 tkr", "-474", 1000),
            ("resultat −1\u{a0}474 tkr", "-1474", 1000),
            ("100-200 tkr", "200", 1000),
            ("0,5 mkr", "0.5", 1_000_000),
        ];
        for (text, value, unit) in cases {
            let found = find(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].value.to_string(), value, "{text}");
            assert_eq!(found[0].unit.unwrap().kronor().to_string(), unit.to_string(), "{text}");
        }
        let two: Vec<String> =
            find("minskar från 2,64 till 2,44 mkr").iter().map(|found| found.value.to_string()).collect();
        assert_eq!(two, ["2.64", "2.44"]);
        assert!(find("2 kronofogdar, 3 krav").is_empty());
        assert_eq!(find("12,5 procent").first().map(|found| found.value.to_string()).as_deref(), Some("12.5"));
    }
}
