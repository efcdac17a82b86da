//! What a figure is about, by the words nearest to it in its clause.

use crate::plan::About;
use crate::recognize::prose::Pattern;

static WORDS: [(&Pattern, About); 9] = [
    (&EQUITY, About::Equity),
    (&CONTRIBUTIONS, About::Contributions),
    (&GRANT, About::Grant),
    (&STATE, About::State),
    (&REGION, About::Region),
    (&MUNICIPALITY, About::Municipality),
    (&RESULT, About::Result),
    (&INCOME, About::Income),
    (&COSTS, About::Costs),
];

static EQUITY: Pattern = Pattern::new(
    r"(?i)\b(?:eg(?:et|na|en) kapital\p{L}*|kapitalet|ackumulera\p{L}+ (?:medel|kapital|överskott)|sparade medel)",
);
static CONTRIBUTIONS: Pattern = Pattern::new(
    r"(?i)\b(?:budgetram\p{L}*|medlemsbidrag\p{L}*|medlemsintäkt\p{L}*|medlemsavgift\p{L}*|årstilldelning\p{L}*|medelstilldelning\p{L}*|tilldel\p{L}+|(?:parternas|medlemmarnas|huvudmännens) (?:\p{L}+ )?(?:bidrag\p{L}*|tillskott\p{L}*|insats\p{L}*|medel)|huvudmännen\p{L}*|bidrag(?:et|en)? (?:från|av) (?:parterna|medlemmarna|huvudmännen|ägarna)|(?:från|av) sina medlemmar|driftsbidrag\p{L}*|driftbidrag\p{L}*|medlemmarna|(?:parterna|ägarna|medlemmar(?:na)?) (?:\p{L}+ ){0,4}?(?:bidra\p{L}*|bidrog|lämna\p{L}*|ger|gett|ge|betala\p{L}*|skjuter|skjutit|anger|angett|angivit|avsätter|avsatt|satsar|tillför|tillfört|anslår|anslagit|finansiera\p{L}*)|anslag\p{L}*)",
);
static GRANT: Pattern = Pattern::new(
    r"(?i)\b(?:ESF\p{L}*|tillskott\p{L}*|projektmedel|projektbidrag\p{L}*|statsbidrag|extern finansiering|externa medel|EU-medel|(?:i )?bidrag från ESF|\p{L}*fond(?:en|er|erna)?\b)",
);
static STATE: Pattern =
    Pattern::new(r"(?i)\b(?:staten\p{L}*|statliga?|försäkringskassan\p{L}*|arbetsförmedlingen\p{L}*)");
static REGION: Pattern = Pattern::new(r"(?i)\b(?:region(?:en|erna)?s?\b|landsting\p{L}*)");
static MUNICIPALITY: Pattern = Pattern::new(r"(?i)\b(?:\p{L}*kommun(?:en|er|erna|s|ernas)?)\b");
static RESULT: Pattern =
    Pattern::new(r"(?i)\b(?:resultat(?:et)?|underskott\p{L}*|överskott\p{L}*|förlust|minusresultat|minus(?:et)?\b)");
static INCOME: Pattern =
    Pattern::new(r"(?i)\b(?:(?:totala? |samlade )?intäkt\p{L}*|inkomst\p{L}*|omsättning\p{L}*|förfogar\b)");
static COSTS: Pattern =
    Pattern::new(r"(?i)\b(?:kostnad\p{L}*|utgift\p{L}*|kostar|budgeterar|förbruk\p{L}*|total\p{L}* budget)");
static DEFICIT: Pattern =
    Pattern::new(r"(?i)\b(?:underskott\p{L}*|förlust|minusresultat|minus(?:et)?\b|negativt resultat)");
/// A figure that is a part of something: no total that a budget's total could be held against.
static PART: Pattern = Pattern::new(
    r"(?i)\b(?:per (?:person|deltagare|år och|månad|timme)|\p{L}*insats(?:en|er|erna)?\b|projektet|kurs\p{L}*|konsult\p{L}*|timarvode|arvode\p{L}*|prisbasbelopp|lön\p{L}*|hyra|hyran|konferens\p{L}*|utbildning\p{L}*|seminari\p{L}*|administration\p{L}*|kansli\p{L}*|processtöd|administrativa)",
);
/// A change, not a sum: "ökar med 200 tkr".
static STEP: Pattern =
    Pattern::new(r"(?i)\b(?:ök|minsk|höj|sänk|växer|sjunk)\p{L}*(?: \p{L}+){0,4} med(?: ca| cirka)?\s*$");
/// A bound, not a sum: "högst 200 tkr".
static BOUND: Pattern = Pattern::new(
    r"(?i)(?:högst|minst|lägst|max|maximalt|överstiga|understiga|överskrida|mer än|mindre än|upp till|över|under)(?: ca| cirka)?\s*$",
);
/// `förfogar 2031 över 13,5 mkr`: no bound.
static COMMANDS: Pattern = Pattern::new(r"(?i)\bförfogar(?: \S+){0,3} över\s*$");
/// What one figure has beyond another: "skillnaden mot intäkterna, 200 000 kr".
static BETWEEN: Pattern = Pattern::new(r"(?i)\b(?:\p{L}*skillnad\p{L}*|differens\p{L}*|gapet)\b");
/// "Minus 450 tkr tas av eget kapital": what is taken is the result, not what is there.
static LOSS: Pattern = Pattern::new(r"(?i)\bminus(?:et)?\b");
/// Money that goes back.
static BACK: Pattern = Pattern::new(r"(?i)\b(?:återbetal|återför|betalas tillbaka|tillbaka till)");
/// A clause whose subject stands in the one before it.
static ELLIPSIS: Pattern = Pattern::new(
    r"(?i)^\s*(?:och |samt |men |som |vilket )?(?:(?:enligt|i|vid|efter|per|den|under) (?:\S+ ){1,4}?)?(?:den |det )?(?:beräknas|uppgår|uppgick|blir|är|var|väntas|förväntas|bedöms|prognostiseras|vara|står|svarar)\b|^\s*(?:och |samt |men )?(?:vid|per|den) (?:(?:årets|utgången|ingången|slutet|början|den|\d\S*|av|\p{L}+) ?){1,4}$",
);
static MONEY: Pattern = Pattern::new(
    r"(?i)\b(?:budget\p{L}*|\p{L}*intäkt\p{L}*|\p{L}*kostnad\p{L}*|\p{L}*medel\p{L}*|omslutning\p{L}*|omsättning\p{L}*|\p{L}*bidrag\p{L}*|\p{L}*kapital\p{L}*|resurser\p{L}*|tilldelning\p{L}*|finansiering\p{L}*)",
);
static ITEM: Pattern = Pattern::new(
    r"(?i)(?:insatser|processtöd|administration|kansli|styrelse|samverkansmedel|revision|kompetensutveckling|kommun|region|försäkringskassan|arbetsförmedlingen|staten|reserv|utvärdering|finansier|bidrar)",
);
static OF: Pattern = Pattern::new(r"(?i)^\s*(?:av|utav)\s+([^,.;]{1,60})");
static CHANGE: Pattern = Pattern::new(
    r"(?i)\b(?:ök\p{L}*|minsk\p{L}*|uppräkn\p{L}*|räkna\p{L}* upp|höj\p{L}*|sänk\p{L}*|inflation\p{L}*|ränta\p{L}*|moms\p{L}*|tjänst\p{L}*|heltid\p{L}*|arbetstid|anställ\p{L}*|deltagare\p{L}*|kvinnor|män|befolkning\p{L}*|invånare|svarsfrekvens|nöjda|målet|personer)",
);

/// What an amount is about. `before` and `after` are its clause around it, `lead` is the sentence before the clause.
pub(super) fn amount(before: &str, after: &str, lead: &str) -> About {
    let bound = BOUND.is_match(before) && !COMMANDS.is_match(before);
    if STEP.is_match(before) || bound || BETWEEN.is_match(before) || BACK.is_match(before) || BACK.is_match(after) {
        return About::Other;
    }
    if LOSS.is_match(before) {
        return About::Result;
    }
    let part = PART.is_match(before) || PART.is_match(after);
    match nearest(before, after) {
        Some(About::Costs | About::Income) if part && !whole(before, after) => About::Other,
        Some(about) => about,
        None if part => About::Other,
        None if ELLIPSIS.is_match(before) => nearest(lead, "").unwrap_or(About::Other),
        None => About::Other,
    }
}

/// "De totala kostnaderna" speak of the whole, and so does what is budgeted for activities and administration at once.
fn whole(before: &str, after: &str) -> bool {
    let (before, after) = (before.to_lowercase(), after.to_lowercase());
    let all = ["total", "samlade", "sammanlagt", "summa"].iter().any(|word| before.contains(word));
    // `Insatserna kostar sammanlagt …`: the whole of a part.
    let named = ["kostnad", "utgift", "intäkt", "inkomst", "omsätt", "budget"].iter().any(|word| before.contains(word));
    let all = all && (named || !PART.is_match(&before));
    let run = ["styrning", "förvaltning", "administration", "kansli"].iter().any(|word| after.contains(word));
    all || (after.contains("insats") && run)
}

/// The kind whose word stands nearest; words before the figure weigh more than words after it.
fn nearest(before: &str, after: &str) -> Option<About> {
    let mut best: Option<(usize, About)> = None;
    for (pattern, about) in WORDS {
        let left = pattern.find_all(before).last().map(|hit| before.len() - hit.end());
        let right = pattern.find(after).map(|hit| hit.start() * 2 + 4);
        for distance in [left, right].into_iter().flatten() {
            if best.is_none_or(|(held, _)| distance < held) {
                best = Some((distance, about));
            }
        }
    }
    best.map(|(_, about)| about)
}

/// Whether a result is said to be a deficit by its word.
pub(super) fn deficit(before: &str, after: &str) -> bool {
    DEFICIT.is_match(before) || DEFICIT.is_match(after)
}

/// What a percentage is about: a share of money, or something else.
pub(super) fn share(before: &str, after: &str) -> About {
    if BOUND.is_match(before) {
        return About::Other;
    }
    if let Some(whole) = OF.captures(after).and_then(|found| found.get(1)) {
        let words: String = whole.as_str().split_whitespace().take(5).collect::<Vec<_>>().join(" ");
        return if MONEY.is_match(&words) { About::Share } else { About::Other };
    }
    if CHANGE.is_match(before) || CHANGE.is_match(after) {
        return About::Other;
    }
    if MONEY.is_match(before) || ITEM.is_match(before) || MONEY.is_match(after) || ITEM.is_match(after) {
        return About::Share;
    }
    About::Other
}
