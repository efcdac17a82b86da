//! The words themselves, and a label that has been listened to once for all of them.
//!
//! Only general terms of municipal budgets and of the law may stand here; a förbund's own words belong to its pack.

use super::super::pattern::{Heard, Pattern, Patterns};

/// The words that are listened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Sum,
    Bare,
    Result,
    NotResult,
    Equity,
    Edge,
    Opening,
    Closing,
    Used,
    Moved,
    OfWhich,
    Income,
    Cost,
    IncomeHead,
    CostHead,
    Title,
    Members,
    State,
    Region,
    Municipality,
    Grant,
    Interest,
    Board,
    Audit,
    Evaluation,
    Competence,
    Process,
    Individual,
    Structural,
    Reserve,
    Admin,
    StateGrant,
}

/// What each of them is heard by, in their order.
static WORDS: Patterns<32> = Patterns::new([
    // Sum
    Pattern::new(
        r"(?i)^(del)?summa\b|^s:a\b|^sa:|^total(t|a|summa)?\b|\b(totalt|total|summa|sammanlagt|i allt|inalles)$|^sammanlag",
    ),
    // Bare
    Pattern::new(r"(?i)^(del)?(summa|sum)$|^s:a$|^totalt?$|^totalsumma$|^sammanlagt$|^summa totalt$|^total(t)? summa$"),
    // Result
    Pattern::new(
        r"(?i)\b(resultat|periodresultat|nettoresultat)\b|^över-?\s*(skott)?\s*(/|och|eller)\s*-?underskott|^(budgeterat |beräknat |årets )?(överskott|underskott)\b|^netto(summa|resultat|kostnad)?\b|^balans\b|^(summa )?differens\b|^saldo\b|^årets (budgeterade |beräknade )?utfall$",
    ),
    // NotResult
    Pattern::new(
        r"(?i)resultat(upp|mål|mät|redov|rapp|enhet)|budgetbalans|(över|under)skott\s+från|(föregående|tidigare)\s+års?\b|från\s+20\d\d",
    ),
    // Equity
    Pattern::new(
        r"(?i)^(ingående|utgående)(\s|$)|\beget\s+kapital\b|\begna\s+kapital|(?-i:\bEK\b|\b(IB|UB)\b)|ingående\s+(balans|kapital|eget)|utgående\s+(balans|kapital|eget)|balanserat|behållning|^kapital\b",
    ),
    // Edge: a stock at a year's edge is equity, also where the table's heading alone says so.
    Pattern::new(
        r"(?i)^(belopp\s+|saldo\s+)?(vid\s+)?årets\s+(ingång|början|start|utgång|slut)$|^(per\s+|den\s+)?(1\s+jan(uari)?|31\s+dec(ember)?)(\s+20\d\d)?$",
    ),
    // Opening
    Pattern::new(
        r"(?i)(?-i:\bIB\b)|ingående|ingången|årets\s+början|1\s*januari|0?1[-/]0?1\b|\b0?1/0?1\b|årets\s+(ingång|start)|1\s+jan\b|från\s+föregående",
    ),
    // Closing
    Pattern::new(
        r"(?i)(?-i:\bUB\b)|utgående|utgången|årets\s+(slut|utgång)|31\s*dec|12-31|31/12|prognos|efter\s+(årets\s+)?resultat|inkl",
    ),
    // Used
    Pattern::new(
        r"(?i)(ianspråk|användning|nyttja|disponer|uttag|upplös|överför|från|del\s+av).*(kapital|överskott|medel|resultat|år)|^överför|^eget\s+kapital$|överskott\s+från|balanserade\s+medel|sparade\s+medel|^balanserat",
    ),
    // Moved
    Pattern::new(r"(?i)(ianspråk|användning|nyttja|disponer|uttag|upplös|överför|avsättning|förändring|täckning)"),
    // OfWhich
    Pattern::new(r"(?i)^(-\s*)?\(?(varav|därav|d[aä]rav|härav)\b"),
    // Income
    Pattern::new(
        r"(?i)intäkt|inkomst|finansiering|bidrag\b|medlemsavgift|driftsbidrag|anslag|medelstilldel|årstilldelning|inbetal|tillskott|ränteint|\btilldelning",
    ),
    // Cost
    Pattern::new(
        r"(?i)kostnad|utgift|insats|arvode|\blön(er|en|erna)?\b|\blöne|personal|hyra|lokal|revision|resor|utbildning|kansli|administr|konferens|förvaltning|styrelse|projekt|verksamhet|aktivitet|reserv|ofördel|hemsida|utvärder|samordnar|\bteam|utveckling|kurator|handledar|processled",
    ),
    // IncomeHead
    Pattern::new(
        r"(?i)^(summa\s+|total[at]?\s+|verksamhetens\s+|budgeterade\s+|förbundets\s+|planerade\s+)*(intäkter(na)?|verksamhetsintäkter|inkomster|finansiering|finansiärer|tillförda medel|medel från (huvudmännen|parterna|medlemmarna)|inbetalningar|medelstilldelning|bidrag|medlemsbidrag|medlemsavgifter|medlemsintäkter)(,?\s+(totalt|total|i alt|i allt|summa|sammanlagt))?(\s+(från|för)\b.*)?$|^(summa|totala?|s:a)\s+(intäkt|inkomst|finansiering)|^intäkter\b|^finansiering\b",
    ),
    // CostHead
    Pattern::new(
        r"(?i)^(summa\s+|total[at]?\s+|verksamhetens\s+|budgeterade\s+|förbundets\s+|planerade\s+)*(kostnader(na)?|utgifter|verksamhetskostnader|användning|användning av medel|använda medel|förbrukning)(,?\s+(totalt|total|i alt|i allt|summa|sammanlagt))?$|^(summa|totala?|s:a)\s+(totala\s+)?(kostnader|utgifter|verksamhetskostnader)|^verksamhetens kostnader",
    ),
    // Title
    Pattern::new(r"(?i)budget|flerårsplan|resultaträkning|ekonomisk|driftbudget|kalkyl|finansieringsplan|bilaga"),
    // Members
    Pattern::new(
        r"(?i)huvudm[aä]n|medlemsavgift|medlemsbidrag|medlemsinsats|medlemsintäkt|parternas|från parter|medlemmarnas|från medlem|driftsbidrag|driftbidrag|årstilldelning|ägarbidrag|medelstilldelning|budgetram",
    ),
    // State
    Pattern::new(r"(?i)försäkringsk|\bfk\b|\baf\b|arbetsförmed|\bstaten\b|statlig|statens|\bstat\b|statsbidrag"),
    // Region
    Pattern::new(r"(?i)\bregion|\p{L}region(en|ens|s)?\b|landsting|\blt\b"),
    // Municipality
    Pattern::new(r"(?i)kommun(en|ens|er|ers|erna|ernas|s)?\b|kommunbidrag|kommunal|\bstad\b|\bstads\b"),
    // Grant
    Pattern::new(
        r"(?i)\besf\b|socialfond|projektbidrag|projektmedel|externa? (medel|bidrag|finans)|\beu\b|länsstyrelse|statsbidrag|tillväxtverket|bidrag från (skolverket|social)|övriga bidrag|andra bidrag|stimulansmedel|medfinansier",
    ),
    // Interest
    Pattern::new(r"(?i)ränt(a|e|or)|finansiella intäkter"),
    // Board
    Pattern::new(r"(?i)styrelse|arvode|förtroendevald|presidi|sammanträde|politisk|ledamöter"),
    // Audit
    Pattern::new(r"(?i)revis(ion|or)"),
    // Evaluation
    Pattern::new(r"(?i)utvärder|uppföljning|följeforsk|indikator|analys|kartlägg"),
    // Competence
    Pattern::new(r"(?i)kompetens|utbildning|föreläs|konferens|seminari|inspirationsdag|utvecklingsdag|temadag"),
    // Process
    Pattern::new(r"(?i)process(stöd|led)|samverkansled|utvecklingsled|metodstöd|samordnarstöd"),
    // Individual
    Pattern::new(r"(?i)individ|rehab|arbetsträn|coach|lotsar|handledar|deltagar"),
    // Structural
    Pattern::new(r"(?i)struktur|samverkansutveck|utveckling av samverkan"),
    // Reserve
    Pattern::new(
        r"(?i)reserv\b|reserver|ofördel|oförutse|ej besluta|obesluta|tillkommande|till\s+((styrelsens|förbundets)\s+)?(disposition|förfogande)|nya insatser|ospecificera|ej fördel|icke fördel|kommande insatser|utrymme",
    ),
    // Admin
    Pattern::new(
        r"(?i)kansli|administr|\badm\b|förbundschef|\bfc\b|fc-chef|lokal(hyra|er|kost)|hyra|kontor|\btele\b|telefon|\bit\b|it-|ekonomi|redovisning|\bresor\b|rese|hemsida|webb|information|info|kommunikation|marknadsför|medlemsavgift|\bnns\b|diverse|försäkring\b|försäkringar\b|porto|förbruknings|\blön\b|löner|lönekost|personal|tjänsteköp|data|gdpr|juridi|ledning|förvaltning|verksamhetsstöd|programvar|licens|litteratur|representation|avskrivning|bank",
    ),
    // StateGrant
    Pattern::new(r"(?i)statsbidrag"),
]);

/// A label, listened to.
pub(super) struct Label<'t>(Heard<'static, 't>);

impl<'t> Label<'t> {
    /// Listens to a text.
    pub(super) fn of(text: &'t str) -> Self {
        Self(WORDS.heard(text))
    }

    /// Whether a word is in it.
    pub(super) fn hits(&self, word: Word) -> bool {
        self.0.hits(word as usize)
    }
}

impl Word {
    /// Whether it is in a text that is asked for nothing else.
    pub(super) fn is_in(self, text: &str) -> bool {
        WORDS.at(self as usize).is_some_and(|pattern| pattern.is_match(text))
    }
}

#[cfg(test)]
mod tests {
    use super::{Label, Word};

    #[test]
    fn each_word_is_heard_by_its_own_pattern() {
        let said = [
            ("Delsumma", Word::Bare),
            ("S:a intäkter", Word::Sum),
            ("Periodresultat", Word::Result),
            ("Resultatuppföljning", Word::NotResult),
            ("Utgående kapital", Word::Equity),
            ("31 december", Word::Edge),
            ("IB", Word::Opening),
            ("UB", Word::Closing),
            ("Uttag ur överskott", Word::Used),
            ("Avsättning", Word::Moved),
            ("varav lön", Word::OfWhich),
            ("Bidrag", Word::Income),
            ("Hyra", Word::Cost),
            ("Inkomster", Word::IncomeHead),
            ("Utgifter", Word::CostHead),
            ("Kalkyl", Word::Title),
            ("Parternas medel", Word::Members),
            ("FK", Word::State),
            ("Västregionen", Word::Region),
            ("Ekby kommun", Word::Municipality),
            ("ESF", Word::Grant),
            ("Ränta", Word::Interest),
            ("Presidium", Word::Board),
            ("Revision", Word::Audit),
            ("Kartläggning", Word::Evaluation),
            ("Temadag", Word::Competence),
            ("Processledare", Word::Process),
            ("Coachning", Word::Individual),
            ("Strukturinsatser", Word::Structural),
            ("Ofördelat", Word::Reserve),
            ("Porto", Word::Admin),
            ("Statsbidraget", Word::StateGrant),
        ];
        for (text, word) in said {
            assert!(Label::of(text).hits(word) && word.is_in(text), "{text} {word:?}");
        }
    }
}
