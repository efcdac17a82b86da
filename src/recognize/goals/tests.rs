//! Whole texts in, goals out.

use crate::document::{Document, Table};
use crate::plan::{Goal, Level, Note};
use crate::recognize::prose::sample::document;

/// A goal in lines: number, text, then its parts by letter, each with the line that it begins on.
fn told(goal: &Goal) -> Vec<String> {
    let number = match (&goal.number, goal.level) {
        (Some(number), _) => number.clone(),
        (None, Level::Overall) => "overall".to_owned(),
        (None, Level::Goal) => "-".to_owned(),
    };
    let notes = |letter: &str, notes: &[Note]| -> Vec<String> {
        notes.iter().map(|note| format!("{letter} {} {}", note.place.line.unwrap(), note.text)).collect()
    };
    let mut lines = vec![format!("{number} | {} {}", goal.place.line.unwrap(), goal.text)];
    lines.extend(notes("d", &goal.description));
    lines.extend(notes("a", &goal.activities));
    for indicator in &goal.indicators {
        let target = indicator.target.as_ref();
        let target = target.map(|target| format!(" [{} {} {}]", target.op, target.value, target.unit));
        lines.push(format!("i {} {}{}", indicator.place.line.unwrap(), indicator.text, target.unwrap_or_default()));
    }
    lines.extend(notes("s", &goal.sources));
    lines.extend(notes("f", &goal.follow_up));
    lines
}

fn find(document: &Document) -> Vec<Goal> {
    super::find(document, &|_| false)
}

pub(super) fn all(document: &Document) -> Vec<String> {
    find(document).iter().flat_map(told).collect()
}

#[test]
fn numbered_heads_with_many_glyphs() {
    let text = "\
Innehåll
2 Mål 2031 ......... 4

2 Mål 2031

MÅL 1 – Fler i egen försörjning
Aktiviteter:
• Driva insatsen Klivet tillsammans med
  kommunen och vården
\u{f0fc} Erbjuda studiebesök
o Bjuda in arbetsgivare
Indikator: Minst 40 procent av deltagarna går till arbete
Målvärde: 40 %
Källa: Uppföljningssystemet
Ansvarig: Förbundschefen

7

MÅL 2 – Starkare samverkan
Aktiviteter:
1. Hålla fyra nätverksmöten
2. Ordna en gemensam utbildningsdag
Mått
- Antal möten, minst 4
- Andel nöjda deltagare ≥ 80 %
Mätning
Enkät efter varje möte

3 Budget

Intäkterna är 4 200 tkr.";
    let expected = [
        "1 | 6 Fler i egen försörjning",
        "a 8 Driva insatsen Klivet tillsammans med kommunen och vården",
        "a 10 Erbjuda studiebesök",
        "a 11 Bjuda in arbetsgivare",
        "i 12 Minst 40 procent av deltagarna går till arbete [>= 40 %]",
        "s 14 Uppföljningssystemet",
        "2 | 19 Starkare samverkan",
        "a 21 Hålla fyra nätverksmöten",
        "a 22 Ordna en gemensam utbildningsdag",
        "i 24 Antal möten, minst 4 [>= 4 ]",
        "i 25 Andel nöjda deltagare ≥ 80 % [>= 80 %]",
        "f 27 Enkät efter varje möte",
    ];
    assert_eq!(all(&document(text)), expected);
}

#[test]
fn lettered_heads_under_an_overall_goal() {
    let text = "\
Mål för verksamheten

Övergripande mål: Invånare i Norrby och Alsta försörjer sig själva.

A) Unga vuxna
   Vi vill att unga
   kommer vidare till studier.
   - starta ungdomsspår
   - följa upp avhopp
   Indikatorer
   • Minst tolv unga per termin
   Uppföljning: Rapport i maj och oktober

B) Personer med psykisk ohälsa
   - samtalsgrupper
   Indikatorer
   • Högst två dagars väntan

Organisation

- Styrelsen har sex ledamöter";
    let expected = [
        "overall | 3 Invånare i Norrby och Alsta försörjer sig själva.",
        "A | 5 Unga vuxna",
        "d 6 Vi vill att unga kommer vidare till studier.",
        "a 8 starta ungdomsspår",
        "a 9 följa upp avhopp",
        "i 11 Minst tolv unga per termin [>= 12 unga]",
        "f 12 Rapport i maj och oktober",
        "B | 14 Personer med psykisk ohälsa",
        "a 15 samtalsgrupper",
        "i 17 Högst två dagars väntan [<= 2 dagars]",
    ];
    assert_eq!(all(&document(text)), expected);
}

const TABLE: &str = "\
Mål och aktiviteter

Nr\tMål\tAktivitet\tIndikator\tMålvärde\tKälla
1\tFler kommer i arbete\tInsatsen Bron\tAndel i arbete\t≥ 30 %\tRegister
\t\tJobbcoach\tAntal företag\tminst 10\tAvtal
2\tParterna samverkar bättre\tGemensamma dagar\tNöjda chefer\t80 %\tEnkät

Ekonomi
Total budget är 3 mkr.";

const TABLED: [&str; 11] = [
    "1 | 4 Fler kommer i arbete",
    "a 4 Insatsen Bron",
    "a 5 Jobbcoach",
    "i 4 Andel i arbete [>= 30 %]",
    "i 5 Antal företag [>= 10 ]",
    "s 4 Register",
    "s 5 Avtal",
    "2 | 6 Parterna samverkar bättre",
    "a 6 Gemensamma dagar",
    "i 6 Nöjda chefer [= 80 %]",
    "s 6 Enkät",
];

#[test]
fn a_goal_table_with_empty_first_cells() {
    assert_eq!(all(&document(TABLE)), TABLED);
}

#[test]
fn a_real_table_with_repeated_first_cells() {
    let mut document = document(TABLE);
    let first = document.rows[3].cells[..2].to_vec();
    document.rows[4].cells.splice(..2, first);
    for row in &mut document.rows[2..6] {
        row.table = Some(Table { number: 0 });
    }
    assert_eq!(all(&document), TABLED);
}

#[test]
fn announced_areas_reappear_as_headings() {
    let text = "\
Fokusområden

Förbundet har valt tre fokusområden:

• Tidiga insatser
• Arbetsgivare
• Kunskap

Tidiga insatser

Mål:
- Fler unga får stöd i tid
Aktiviteter 2031:
- Uppsökande arbete på skolor
- Föräldramöten

Arbetsgivare

Mål:
- Minst 25 arbetsgivare deltar
Aktiviteter 2031:
- Frukostar varje månad

Kunskap

Aktiviteter 2031:
- Föreläsningar

Intern kontroll

- Attest";
    let expected = [
        "- | 9 Tidiga insatser",
        "a 14 Uppsökande arbete på skolor",
        "a 15 Föräldramöten",
        "i 12 Fler unga får stöd i tid",
        "- | 17 Arbetsgivare",
        "a 22 Frukostar varje månad",
        "i 20 Minst 25 arbetsgivare deltar [>= 25 arbetsgivare]",
        "- | 24 Kunskap",
        "a 27 Föreläsningar",
    ];
    assert_eq!(all(&document(text)), expected);
}

#[test]
fn labelled_rows_with_a_hanging_cell() {
    let text = "\
Mål\tFler i arbete
Aktiviteter\tCoachning
\tMatchning
Indikator\tMinst 15 personer

Mål\tFler i studier
Aktiviteter\tVägledning
Källa\tRegister";
    let expected = [
        "- | 1 Fler i arbete",
        "a 2 Coachning",
        "a 3 Matchning",
        "i 4 Minst 15 personer [>= 15 personer]",
        "- | 6 Fler i studier",
        "a 7 Vägledning",
        "s 8 Register",
    ];
    assert_eq!(all(&document(text)), expected);
}

#[test]
fn goals_printed_twice_are_one() {
    let text = "\
Prioriterade områden och mål

Fokusområde 1: Individ

Mål 1: Fler går från bidrag till arbete.
Aktiviteter
a) Coachning
b) Matchning mot arbets-
givare
Indikator
Andelen i arbete ökar. Mäts i registret vid årets slut.

Fokusområde 2: Struktur

Mål 2: Gemensam lägesbild.
Aktiviteter
a) Analysgrupp

Sammanställning av målen

Mål\tIndikator\tUppföljning
Mål 1: Fler går från bidrag till arbete.\tMinst 30 %\tTertialvis
Mål 2: Gemensam lägesbild.\t2 rapporter\tÅrsvis

Ekonomisk plan";
    let expected = [
        "1 | 5 Fler går från bidrag till arbete.",
        "a 7 Coachning",
        "a 8 Matchning mot arbetsgivare",
        "i 11 Andelen i arbete ökar.",
        "i 22 Minst 30 % [>= 30 %]",
        "f 11 Mäts i registret vid årets slut.",
        "f 22 Tertialvis",
        "2 | 15 Gemensam lägesbild.",
        "a 17 Analysgrupp",
        "i 23 2 rapporter [= 2 rapporter]",
        "f 23 Årsvis",
    ];
    assert_eq!(all(&document(text)), expected);
}

#[test]
fn numbered_activities_a_quotation_and_the_next_chapter() {
    let text = "\
Mål och aktiviteter

1. Parterna har kunskap om varandras uppdrag
   1. Utbildning för nyanställda
   2. Studiebesök

2. Parterna har gemensamma arbetssätt
   1. Processkarta

”Ingen kan göra allt, men alla kan göra något för varandra i Ekby”

Uppföljning

Målen följs upp två gånger om året.";
    let expected = [
        "1 | 3 Parterna har kunskap om varandras uppdrag",
        "a 4 Utbildning för nyanställda",
        "a 5 Studiebesök",
        "2 | 7 Parterna har gemensamma arbetssätt",
        "a 8 Processkarta",
    ];
    assert_eq!(all(&document(text)), expected);
}

#[test]
fn statements_and_their_follow_ups() {
    let text = "\
Mål 1: Stöd till individer

Förbundet finansierar insatser för dem som behöver stöd
från flera parter.

Mål 2: Struktur

Mål och uppföljning 2031

MÅL 1: INDIVIDER
Deltagare går vidare till arbete
Uppföljning Mäts i tertialrapporten
Deltagare mår bättre
Uppföljning

Enkät före och efter

MÅL 2: STRUKTUR
Parterna möts oftare
Uppföljning Räknas i protokollen

Budget 2031";
    let expected = [
        "1 | 1 Stöd till individer",
        "d 3 Förbundet finansierar insatser för dem som behöver stöd från flera parter.",
        "i 11 Deltagare går vidare till arbete",
        "i 13 Deltagare mår bättre",
        "f 12 Mäts i tertialrapporten",
        "f 16 Enkät före och efter",
        "2 | 6 Struktur",
        "i 19 Parterna möts oftare",
        "f 20 Räknas i protokollen",
    ];
    assert_eq!(all(&document(text)), expected);
}

#[test]
fn plain_headings_and_plain_lists() {
    let headings = "\
Mål 2031

Egen försörjning
- Rehabkoordinator på vårdcentralen
- Gruppverksamhet
Indikator: 60 % går vidare

Samarbete
- Årlig konferens
Följs upp genom enkät

Riskanalys

- Vakanser";
    let expected = [
        "- | 3 Egen försörjning",
        "a 4 Rehabkoordinator på vårdcentralen",
        "a 5 Gruppverksamhet",
        "i 6 60 % går vidare [= 60 %]",
        "- | 8 Samarbete",
        "a 9 Årlig konferens",
        "f 10 Följs upp genom enkät",
    ];
    assert_eq!(all(&document(headings)), expected);
    let list = "4. Mål och inriktning\n\nMålen för 2031 är att\n\n- fler får rätt stöd\n- väntan kortas\n\n5. Organisation\n\n- Styrelse";
    assert_eq!(all(&document(list)), ["- | 5 fler får rätt stöd", "- | 6 väntan kortas"]);
}

#[test]
fn items_that_lost_their_glyphs() {
    let text = "\
Mål med aktiviteter

1. Parterna har kunskap om varandras uppdrag och om dem
som behöver stöd av flera.

 Utbildning för nyanställda hos alla parter och hos de
föreningar som vill
 Studiebesök
Indikator:
Minst två utbildningar/år.

2. Förbundet är känt.

 Webbplats
 Filmer om insatser

Budget";
    let expected = [
        "1 | 3 Parterna har kunskap om varandras uppdrag och om dem som behöver stöd av flera.",
        "a 6 Utbildning för nyanställda hos alla parter och hos de föreningar som vill",
        "a 8 Studiebesök",
        "i 10 Minst två utbildningar/år. [>= 2 utbildningar/år]",
        "2 | 12 Förbundet är känt.",
        "a 14 Webbplats",
        "a 15 Filmer om insatser",
    ];
    assert_eq!(all(&document(text)), expected);
}

#[test]
fn headings_and_markers_of_the_format_itself() {
    let text = "\
Mål och aktiviteter
Individer
Parterna hjälps åt så att var och en som behöver stöd av flera får det utan dröjsmål, och så att ingen faller mellan två stolar.
Insatsen Klivet
Insatsen Språnget
Indikator: Minst 30 personer i arbete
Strukturer
Nätverk
Insatser
Klivet";
    let mut document = document(text);
    for (row, level) in [(0, 1), (1, 2), (6, 2), (8, 1)] {
        document.rows[row].heading = Some(level);
    }
    for row in [3, 4, 7, 9] {
        document.rows[row].marker = Some("•".to_owned());
    }
    let found: Vec<_> =
        find(&document).iter().map(|goal| (goal.text.clone(), goal.activities.len(), goal.indicators.len())).collect();
    assert_eq!(found, [("Individer".to_owned(), 2, 1), ("Strukturer".to_owned(), 1, 0)]);
}

#[test]
fn a_text_without_goals_has_none() {
    assert!(
        find(&document("Styrelsens uppdrag är att:\n\n- besluta om mål och riktlinjer\n- upprätta budget")).is_empty()
    );
    assert!(find(&Document::default()).is_empty());
}
