//! The words of the field: what Swedish economists call incomes, costs, sums, results, equity and categories.
//!
//! Only general terms of municipal budgets and of the law may stand here; a förbund's own words belong to its pack.

use super::pattern::Pattern;

use crate::plan::{Category, Side};

/// What a label says that its row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// The sum of a side, or of a group whose name follows the sum's word.
    Sum(Option<Side>),
    /// A bare `Summa`, `Delsumma`.
    BareSum,
    /// A result.
    Result,
    /// Equity.
    Equity,
    /// A part of another line.
    OfWhich,
    /// Nothing beyond its own name.
    Nothing,
}

macro_rules! words {
    ($name:ident, $text:expr) => {
        static $name: Pattern = Pattern::new($text);
    };
}

words!(
    SUM,
    r"(?i)^(del)?summa\b|^s:a\b|^sa:|^total(t|a|summa)?\b|\b(totalt|total|summa|sammanlagt|i allt|inalles)$|^sammanlag"
);
words!(BARE, r"(?i)^(del)?(summa|sum)$|^s:a$|^totalt?$|^totalsumma$|^sammanlagt$|^summa totalt$|^total(t)? summa$");
words!(
    RESULT,
    r"(?i)\b(resultat|periodresultat|nettoresultat)\b|^över-?\s*(skott)?\s*(/|och|eller)\s*-?underskott|^(budgeterat |beräknat |årets )?(överskott|underskott)\b|^netto(summa|resultat|kostnad)?\b|^balans\b|^(summa )?differens\b|^saldo\b|^årets (budgeterade |beräknade )?utfall$"
);
words!(
    NOT_RESULT,
    r"(?i)resultat(upp|mål|mät|redov|rapp|enhet)|budgetbalans|(över|under)skott\s+från|(föregående|tidigare)\s+års?\b|från\s+20\d\d"
);
words!(
    EQUITY,
    r"(?i)^(ingående|utgående)(\s|$)|\beget\s+kapital\b|\begna\s+kapital|(?-i:\bEK\b|\b(IB|UB)\b)|ingående\s+(balans|kapital|eget)|utgående\s+(balans|kapital|eget)|balanserat|behållning|^kapital\b"
);
// A stock at a year's edge is equity, also where the table's heading alone says so.
words!(
    EDGE,
    r"(?i)^(belopp\s+|saldo\s+)?(vid\s+)?årets\s+(ingång|början|start|utgång|slut)$|^(per\s+|den\s+)?(1\s+jan(uari)?|31\s+dec(ember)?)(\s+20\d\d)?$"
);
words!(
    OPENING,
    r"(?i)(?-i:\bIB\b)|ingående|ingången|årets\s+början|1\s*januari|0?1[-/]0?1\b|\b0?1/0?1\b|årets\s+(ingång|start)|1\s+jan\b|från\s+föregående"
);
words!(
    CLOSING,
    r"(?i)(?-i:\bUB\b)|utgående|utgången|årets\s+(slut|utgång)|31\s*dec|12-31|31/12|prognos|efter\s+(årets\s+)?resultat|inkl"
);
words!(
    USED,
    r"(?i)(ianspråk|användning|nyttja|disponer|uttag|upplös|överför|från|del\s+av).*(kapital|överskott|medel|resultat|år)|^överför|^eget\s+kapital$|överskott\s+från|balanserade\s+medel|sparade\s+medel|^balanserat"
);
words!(MOVED, r"(?i)(ianspråk|användning|nyttja|disponer|uttag|upplös|överför|avsättning|förändring|täckning)");
words!(OF_WHICH, r"(?i)^(-\s*)?\(?(varav|därav|d[aä]rav|härav)\b");
words!(
    INCOME,
    r"(?i)intäkt|inkomst|finansiering|bidrag\b|medlemsavgift|driftsbidrag|anslag|medelstilldel|årstilldelning|inbetal|tillskott|ränteint|\btilldelning"
);
words!(
    COST,
    r"(?i)kostnad|utgift|insats|arvode|\blön(er|en|erna)?\b|\blöne|personal|hyra|lokal|revision|resor|utbildning|kansli|administr|konferens|förvaltning|styrelse|projekt|verksamhet|aktivitet|reserv|ofördel|hemsida|utvärder|samordnar|\bteam|utveckling|kurator|handledar|processled"
);
words!(
    INCOME_HEAD,
    r"(?i)^(summa\s+|total[at]?\s+|verksamhetens\s+|budgeterade\s+|förbundets\s+|planerade\s+)*(intäkter(na)?|verksamhetsintäkter|inkomster|finansiering|finansiärer|tillförda medel|medel från (huvudmännen|parterna|medlemmarna)|inbetalningar|medelstilldelning|bidrag|medlemsbidrag|medlemsavgifter|medlemsintäkter)(,?\s+(totalt|total|i alt|i allt|summa|sammanlagt))?(\s+(från|för)\b.*)?$|^(summa|totala?|s:a)\s+(intäkt|inkomst|finansiering)|^intäkter\b|^finansiering\b"
);
words!(
    COST_HEAD,
    r"(?i)^(summa\s+|total[at]?\s+|verksamhetens\s+|budgeterade\s+|förbundets\s+|planerade\s+)*(kostnader(na)?|utgifter|verksamhetskostnader|användning|användning av medel|använda medel|förbrukning)(,?\s+(totalt|total|i alt|i allt|summa|sammanlagt))?$|^(summa|totala?|s:a)\s+(totala\s+)?(kostnader|utgifter|verksamhetskostnader)|^verksamhetens kostnader"
);
words!(TITLE, r"(?i)budget|flerårsplan|resultaträkning|ekonomisk|driftbudget|kalkyl|finansieringsplan|bilaga");
words!(
    MEMBERS,
    r"(?i)huvudm[aä]n|medlemsavgift|medlemsbidrag|medlemsinsats|medlemsintäkt|parternas|från parter|medlemmarnas|från medlem|driftsbidrag|driftbidrag|årstilldelning|ägarbidrag|medelstilldelning|budgetram"
);

fn hits(pattern: &Pattern, text: &str) -> bool {
    pattern.is_match(text)
}

/// What a label says of its row.
#[must_use]
pub fn says(label: &str) -> Says {
    let label = label.trim();
    if hits(&OF_WHICH, label) {
        return Says::OfWhich;
    }
    if hits(&BARE, label) {
        return Says::BareSum;
    }
    if hits(&SUM, label) && !(hits(&RESULT, label) && !hits(&INCOME_HEAD, label) && !hits(&COST_HEAD, label)) {
        if hits(&EQUITY, label) && !hits(&COST_HEAD, label) && !hits(&INCOME_HEAD, label) {
            return Says::Equity;
        }
        // `Medlemsbidrag totalt` sums a group; only a side's own word sums the side.
        let lower = label.to_lowercase();
        let side = ["intäkt", "inkomst", "finansiering", "kostnad", "utgift", "användning"]
            .iter()
            .any(|word| lower.contains(word))
            && !lower.contains("medlemsintäkt");
        return Says::Sum(side_head(label).filter(|_| side));
    }
    if hits(&EDGE, label) || hits(&EQUITY, label) && !label.to_lowercase().starts_with("resultat") {
        return Says::Equity;
    }
    if hits(&RESULT, label) && !hits(&NOT_RESULT, label) {
        return Says::Result;
    }
    Says::Nothing
}

/// The side that a heading or a sum names: `INTÄKTER`, `Summa kostnader`.
#[must_use]
pub fn side_head(label: &str) -> Option<Side> {
    let label = label.trim().trim_end_matches(':');
    if hits(&COST_HEAD, label) {
        Some(Side::Cost)
    } else if hits(&INCOME_HEAD, label) {
        Some(Side::Income)
    } else {
        None
    }
}

/// Which side an item's own words speak for: above zero income, below zero cost.
#[must_use]
pub fn leaning(label: &str) -> i32 {
    match category_of(label) {
        Some(
            Category::State
            | Category::Region
            | Category::Municipality
            | Category::Members
            | Category::Interest
            | Category::OtherIncome,
        ) => 2,
        Some(Category::Grant) => 1,
        Some(Category::OwnEquity) => 1,
        Some(_) => -2,
        None => i32::from(hits(&INCOME, label)) - i32::from(hits(&COST, label)),
    }
}

/// Whether a text speaks of a budget's title.
#[must_use]
pub fn is_title(text: &str) -> bool {
    hits(&TITLE, text)
}

/// Whether equity in an income section is money used as financing.
#[must_use]
pub fn is_used_equity(label: &str) -> bool {
    hits(&USED, label) || hits(&EQUITY, label)
}

/// Whether a label speaks of equity that is taken or set aside, not of what is there.
#[must_use]
pub fn moves_equity(label: &str) -> bool {
    hits(&MOVED, label)
}

/// Opening (`Some(true)`) or closing (`Some(false)`) equity, where the label says.
#[must_use]
pub fn opens(label: &str) -> Option<bool> {
    if hits(&OPENING, label) {
        Some(true)
    } else if hits(&CLOSING, label) {
        Some(false)
    } else {
        None
    }
}

/// Whether a label speaks of all members' money at once.
#[must_use]
pub fn is_members(label: &str) -> bool {
    hits(&MEMBERS, label)
}

/// Whether a label speaks of a year's beginning or end, and of nothing else: what is there then is equity.
#[must_use]
pub fn is_edge(label: &str) -> bool {
    hits(&EDGE, label.trim())
}

/// Whether a label speaks of equity.
#[must_use]
pub fn is_equity(label: &str) -> bool {
    hits(&EQUITY, label)
}

/// Whether a text holds a word of money that only budgets have.
#[must_use]
pub fn is_money(text: &str) -> bool {
    hits(&INCOME, text)
        || hits(&INCOME_HEAD, text)
        || hits(&COST_HEAD, text)
        || says_kostnad(text)
        || hits(&EQUITY, text)
}

fn says_kostnad(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains("kostnad") || lower.contains("utgift")
}

words!(STATE, r"(?i)försäkringsk|\bfk\b|\baf\b|arbetsförmed|\bstaten\b|statlig|statens|\bstat\b|statsbidrag");
words!(REGION, r"(?i)\bregion|\p{L}region(en|ens|s)?\b|landsting|\blt\b");
words!(MUNICIPALITY, r"(?i)kommun(en|ens|er|ers|erna|ernas|s)?\b|kommunbidrag|kommunal|\bstad\b|\bstads\b");
words!(
    GRANT,
    r"(?i)\besf\b|socialfond|projektbidrag|projektmedel|externa? (medel|bidrag|finans)|\beu\b|länsstyrelse|statsbidrag|tillväxtverket|bidrag från (skolverket|social)|övriga bidrag|andra bidrag|stimulansmedel|medfinansier"
);
words!(INTEREST, r"(?i)ränt(a|e|or)|finansiella intäkter");
words!(BOARD, r"(?i)styrelse|arvode|förtroendevald|presidi|sammanträde|politisk|ledamöter");
words!(AUDIT, r"(?i)revis(ion|or)");
words!(EVALUATION, r"(?i)utvärder|uppföljning|följeforsk|indikator|analys|kartlägg");
words!(COMPETENCE, r"(?i)kompetens|utbildning|föreläs|konferens|seminari|inspirationsdag|utvecklingsdag|temadag");
words!(PROCESS, r"(?i)process(stöd|led)|samverkansled|utvecklingsled|metodstöd|samordnarstöd");
words!(INDIVIDUAL, r"(?i)individ|rehab|arbetsträn|coach|lotsar|handledar|deltagar");
words!(STRUCTURAL, r"(?i)struktur|samverkansutveck|utveckling av samverkan");
words!(
    RESERVE,
    r"(?i)reserv\b|reserver|ofördel|oförutse|ej besluta|obesluta|tillkommande|till\s+((styrelsens|förbundets)\s+)?(disposition|förfogande)|nya insatser|ospecificera|ej fördel|icke fördel|kommande insatser|utrymme"
);
words!(
    ADMIN,
    r"(?i)kansli|administr|\badm\b|förbundschef|\bfc\b|fc-chef|lokal(hyra|er|kost)|hyra|kontor|\btele\b|telefon|\bit\b|it-|ekonomi|redovisning|\bresor\b|rese|hemsida|webb|information|info|kommunikation|marknadsför|medlemsavgift|\bnns\b|diverse|försäkring\b|försäkringar\b|porto|förbruknings|\blön\b|löner|lönekost|personal|tjänsteköp|data|gdpr|juridi|ledning|förvaltning|verksamhetsstöd|programvar|licens|litteratur|representation|avskrivning|bank"
);

/// The category that an item's own words name, whatever its side: income words first.
#[must_use]
pub fn category_of(label: &str) -> Option<Category> {
    income_category(label).filter(|found| *found != Category::OtherIncome).or_else(|| cost_category(label))
}

/// The category of an income.
#[must_use]
pub fn income_category(label: &str) -> Option<Category> {
    let lower = label.to_lowercase();
    Some(
        if hits(&EQUITY, label)
            || (hits(&USED, label)
                && !hits(&STATE, label)
                && !hits(&MEMBERS, label)
                && !hits(&REGION, label)
                && !hits(&MUNICIPALITY, label))
        {
            Category::OwnEquity
        } else if hits(&INTEREST, label) {
            Category::Interest
        } else if lower.contains("statsbidrag") && !hits(&MEMBERS, label) {
            Category::State
        } else if hits(&GRANT, label) {
            Category::Grant
        } else if hits(&STATE, label) {
            Category::State
        } else if hits(&REGION, label) {
            Category::Region
        } else if hits(&MUNICIPALITY, label) {
            Category::Municipality
        } else if hits(&MEMBERS, label) {
            Category::Members
        } else {
            return None;
        },
    )
}

/// The category of a cost by its own words.
#[must_use]
pub fn cost_category(label: &str) -> Option<Category> {
    let table: [(&Pattern, Category); 10] = [
        (&RESERVE, Category::Reserve),
        (&AUDIT, Category::Audit),
        (&BOARD, Category::Board),
        (&EVALUATION, Category::Evaluation),
        (&PROCESS, Category::Process),
        (&STRUCTURAL, Category::Structural),
        (&INDIVIDUAL, Category::Individual),
        (&COMPETENCE, Category::Competence),
        (&ADMIN, Category::Administration),
        (&ADMIN, Category::Administration),
    ];
    table.into_iter().find(|(pattern, _)| hits(pattern, label)).map(|(_, category)| category)
}

#[cfg(test)]
mod tests {
    use super::{Says, says, side_head};
    use crate::plan::Side;

    #[test]
    fn sums_results_and_equity() {
        assert_eq!(says("Summa intäkter"), Says::Sum(Some(Side::Income)));
        assert_eq!(says("Summa totala kostnader"), Says::Sum(Some(Side::Cost)));
        assert_eq!(says("Summa insatser"), Says::Sum(None));
        assert_eq!(says("Summa Kansli-/administrativa kostnader"), Says::Sum(None));
        assert_eq!(says("S:a"), Says::BareSum);
        assert_eq!(says("RESULTAT"), Says::Result);
        assert_eq!(says("Årets resultat"), Says::Result);
        assert_eq!(says("Över-/underskott"), Says::Result);
        assert_eq!(says("Prognos eget kapital"), Says::Equity);
        assert_eq!(says("varav lön"), Says::OfWhich);
        assert_eq!(says("Resultatuppföljning"), Says::Nothing);
        assert_eq!(side_head("INTÄKTER"), Some(Side::Income));
        assert_eq!(side_head("Kringkostnader"), None);
        assert_eq!(side_head("Verksamhetens kostnader"), Some(Side::Cost));
    }
}
