//! Equity that a sentence states: of which year, and whether at its beginning or its end.

use super::amount;
use super::edge::{CLOSES, OPENS};
use crate::plan::{About, Claim, Figure};
use crate::recognize::prose::Pattern;
use crate::recognize::years::Equity;

/// What ought to be, and what is only about so much, is not stated.
static AIMED: Pattern = Pattern::new(
    r"(?i)\b(?:ska|skall|bör|får|mål(?:et)?|riktmärke\p{L}*|högst|minst|mellan|tak(?:et)?|gräns\p{L}*|över|under|överstig\p{L}*|understig\p{L}*|cirka|ca|omkring|ungefär|drygt|knappt|nästan|runt|del av|minskar|ökar|använd\p{L}*)\b",
);

/// The equity of a year that the claims state, each once; where two differ, neither.
pub(crate) fn stated(claims: &[Claim], year: Option<i32>) -> Vec<Equity> {
    let mut found: Vec<Equity> = Vec::new();
    let mut twice: Vec<(i32, bool)> = Vec::new();
    for equity in claims.iter().filter_map(|claim| of(claim, year)) {
        match found.iter().find(|held| held.year == equity.year && held.opening == equity.opening) {
            None => found.push(equity),
            Some(held) if held.figure.amount == equity.figure.amount => {}
            Some(_) => twice.push((equity.year, equity.opening)),
        }
    }
    found.retain(|equity| !twice.contains(&(equity.year, equity.opening)));
    found
}

fn of(claim: &Claim, year: Option<i32>) -> Option<Equity> {
    let amount = claim.amount.filter(|_| claim.about == About::Equity && !AIMED.is_match(&claim.text))?;
    let of = claim.year.filter(|own| year.is_none_or(|year| (year - 2..=year + 3).contains(own)))?;
    let own = amount::find(&claim.text)
        .into_iter()
        .find(|found| found.unit.is_some_and(|unit| crate::money::Amount::of(found.value, unit) == Some(amount)))?;
    let far = |edge: &Pattern| {
        let hits = edge.find_all(&claim.text);
        let off = |hit: &regex::Match<'_>| own.from.saturating_sub(hit.end()) * 2 + hit.start().saturating_sub(own.to);
        hits.iter().map(off).min()
    };
    // Of two words the nearer one tells: "… vid ingången av 2031 och 750 000 kr vid årets slut".
    let opening = match (far(&OPENS), far(&CLOSES)) {
        (Some(opens), Some(closes)) if opens != closes => opens < closes,
        (Some(_), None) => true,
        (None, Some(_)) => false,
        _ => return None,
    };
    let printed = claim.text.get(own.from..own.to)?.trim_end_matches(|c: char| !c.is_ascii_digit()).to_owned();
    Some(Equity { year: of, opening, figure: Figure { amount, printed, place: claim.place.clone() }, unit: claim.unit })
}
