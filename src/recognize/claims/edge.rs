//! A year's beginning and end in sentences: what stands there is equity, and of which year.

use crate::recognize::prose::Pattern;

/// Words of a year's beginning.
pub(super) static OPENS: Pattern = Pattern::new(
    r"(?i)\b(?:ingången(?: av)?|årets (?:början|ingång|start)|(?:när|då) (?:året|det) börjar|1 januari|gå[r]? in i|ingående)\b",
);
/// Words of a year's end.
pub(super) static CLOSES: Pattern = Pattern::new(
    r"(?i)\b(?:utgången(?: av)?|(?:årets|dess) (?:slut|utgång)|(?:när|då) (?:året|det|20\d\d) (?:är slut|slutar)|31 december|utgående)\b",
);
/// `Vid utgången av 2031 räknar vi med 600 tkr`: a sentence that begins with an edge.
static BEGINS: Pattern = Pattern::new(
    r"(?i)^(?:och |men )?(?:vid|till) (?:utgången|ingången|årsskiftet|årets (?:slut|början|utgång|ingång))",
);
/// `1 872 tkr när det slutar`, `Prognosen är 900 tkr vid utgången av 2031`: a figure and an edge of the year behind it.
static BEHIND: Pattern = Pattern::new(
    r"(?i)^(?P<before>.*?)[\d\s\x{a0}.,]+(?:tkr|kkr|mkr|mnkr|kr|kronor|(?:tusen|miljoner) (?:kronor|kr)) (?:kvar )?(?:vid|per|den|till|när|i) (?:utgången|ingången|årsskiftet|årets (?:slut|början|utgång|ingång)|31 december|1 januari|(?:året|det|20\d\d) (?:börjar|slutar|är slut))",
);
/// What is done with money at a year's edge, and is no equity.
static PAID: Pattern = Pattern::new(r"(?i)ansök|betal|faktur|sök[at]|lämna|rekvir|återför|kostna|bidrag|intäkt");
/// `1 001 tkr vid utgången av 2026`.
static YEAR: Pattern = Pattern::new(
    r"(?i)^[-−–]?[\d\s\x{a0}.,]+\p{L}+(?: (?:kronor|kr))? (?:kvar )?(?:vid|per|den) (?:utgången|ingången|31 december|1 januari)(?: av)?(?: år)? (20\d\d)\b",
);

/// Whether a claim goes on with the equity told before it: it stands at an edge of a year, and is not paid then.
pub(super) fn goes_on(text: &str) -> bool {
    let before = BEHIND.captures(text).and_then(|found| found.name("before"));
    let behind = before.is_some_and(|before| before.as_str().split_whitespace().count() <= 7 && !PAID.is_match(text));
    behind || BEGINS.is_match(text)
}

/// The year whose edge is told right behind the figure that a text begins with.
pub(super) fn year(text: &str) -> Option<i32> {
    YEAR.captures(text)?.get(1)?.as_str().parse().ok()
}
