//! One small plan a layout: how a goal's head is told, and what is none.

use super::tests::all;
use crate::recognize::prose::sample::document;

fn goals(text: &str) -> Vec<String> {
    all(&document(text))
}

#[test]
fn codes_with_parts_need_no_chapter_on_goals() {
    let text = "\
Vad vi tänker åstadkomma

P1  Fler unga slutför sina studier.
    Insatser:  mentorer; lovskola
    Mått:      antal som slutför
P2  Kön till kartläggning är kort.
    Mått:      högst 14 dagar

Våra pengar
P3  är en parkering.";
    let expected = [
        "P1 | 3 Fler unga slutför sina studier.",
        "a 4 mentorer; lovskola",
        "i 5 antal som slutför",
        "P2 | 6 Kön till kartläggning är kort.",
        "i 7 högst 14 dagar [<= 14 dagar]",
    ];
    assert_eq!(goals(text), expected);
}

#[test]
fn a_numbered_list_with_parts_needs_none_either() {
    let text = "\
Om förbundet

1. Förbundet bildades av fyra parter.
2. Kansliet ligger i Alsta.

Hit vill vi komma

1. Vårdens och skolans stöd hänger ihop
   Aktivitet:   Lots på två skolor
   Uppföljning: Samtal i maj

2. Ekonomi
   Indikator:   Underskott högst 40 tkr
   Uppföljning: Bokslut

Antal deltagare under de tre senaste åren

- Lotsen: 19
- Språnget: 7";
    let expected = [
        "1 | 8 Vårdens och skolans stöd hänger ihop",
        "a 9 Lots på två skolor",
        "f 10 Samtal i maj",
        "2 | 12 Ekonomi",
        "i 13 Underskott högst 40 tkr [<= 40 tkr]",
        "f 14 Bokslut",
    ];
    assert_eq!(goals(text), expected);
}

#[test]
fn a_word_that_counts_on_is_an_area_and_its_goal_is_said_under_it() {
    let text = "\
Löfte A Att lyssna
Mål: deltagarna påverkar sitt stöd
• Brukarråd på våren
• Enkät på hösten
Indikator: nio av tio är nöjda
Löfte B Att hålla ihop
Mål: en gemensam plan
• Delad journal
Indikator: minst 30 planer";
    let expected = [
        "A | 1 Att lyssna: deltagarna påverkar sitt stöd",
        "a 3 Brukarråd på våren",
        "a 4 Enkät på hösten",
        "i 5 nio av tio är nöjda",
        "B | 6 Att hålla ihop: en gemensam plan",
        "a 8 Delad journal",
        "i 9 minst 30 planer [>= 30 planer]",
    ];
    assert_eq!(goals(text), expected);
}

#[test]
fn an_area_may_hold_two_goals() {
    let text = "\
Fokusområde 1: Unga
Mål: skolavhopp fångas upp
Aktivitet: uppsökare
Mål: sommarjobb till alla
Aktivitet: avtal med tio företag
Fokusområde 2: Vuxna
Mål: kortare väntan
Aktivitet: fler tider";
    let expected = [
        "1 | 1 Unga: skolavhopp fångas upp",
        "a 3 uppsökare",
        "- | 4 sommarjobb till alla",
        "a 5 avtal med tio företag",
        "2 | 6 Vuxna: kortare väntan",
        "a 8 fler tider",
    ];
    assert_eq!(goals(text), expected);
}

#[test]
fn named_areas_with_lists() {
    let text = "\
Strategi Tidigt stöd

Ingen ska vänta i onödan.

• Mottagning på torsdagar
• Digital bokning

Strategi Rätt kunskap

Personalen kan varandras regler.

• Kurs i mars

Kansli

• Två tjänster";
    let expected = [
        "- | 1 Tidigt stöd",
        "d 3 Ingen ska vänta i onödan.",
        "a 5 Mottagning på torsdagar",
        "a 6 Digital bokning",
        "- | 8 Rätt kunskap",
        "d 10 Personalen kan varandras regler.",
        "a 12 Kurs i mars",
    ];
    assert_eq!(goals(text), expected);
}

#[test]
fn headings_on_goals_that_count_on_are_goals() {
    let text = "\
5 MÅL

5.1 Mål för deltagarna
    - Gruppstart i februari
    Indikator: minst hälften går vidare

5.2 Mål för personalen
    - Handledning
    Indikator: 20 chefer deltar
    Källa: listor

6 EKONOMI

6.1 Mål för kapitalet";
    let expected = [
        "5.1 | 3 Mål för deltagarna",
        "a 4 Gruppstart i februari",
        "i 5 minst hälften går vidare",
        "5.2 | 7 Mål för personalen",
        "a 8 Handledning",
        "i 9 20 chefer deltar [= 20 chefer]",
        "s 10 listor",
    ];
    assert_eq!(goals(text), expected);
}

#[test]
fn columns_set_by_spaces_hold_wrapped_cells() {
    let text = "\
Vart vi är på väg

  Mål                          Aktivitet             Mått
  1. Arbetsgivare vågar        Frukostmöten          Minst 8
     öppna dörren              i alla orter          möten
  2. Parternas regler          Kurs för              120 deltagare
     är kända                  handläggare

Deltagare                      2029      2030
Lotsen                           12        14";
    let expected = [
        "1 | 4 Arbetsgivare vågar öppna dörren",
        "a 4 Frukostmöten i alla orter",
        "i 4 Minst 8 möten [>= 8 möten]",
        "2 | 6 Parternas regler är kända",
        "a 6 Kurs för handläggare",
        "i 6 120 deltagare [= 120 deltagare]",
    ];
    assert_eq!(goals(text), expected);
}

#[test]
fn a_goal_table_ends_at_a_blank_and_takes_its_areas_letters() {
    let text = "\
Område\tMål\tAktivitet\tKälla
A) Hälsa\tKortare sjukskrivning\tRehabkoordinator\tRegister
B) Arbete\tFler praktikplatser\tJobbmässa\tEnkät

Möten\tStyrelse\tBeredning\tRåd
Mars\t4/3\t20/2\t";
    let expected = [
        "A | 2 Kortare sjukskrivning",
        "a 2 Rehabkoordinator",
        "s 2 Register",
        "B | 3 Fler praktikplatser",
        "a 3 Jobbmässa",
        "s 3 Enkät",
    ];
    assert_eq!(goals(text), expected);
}

#[test]
fn statements_in_a_block_of_indicators_are_told_apart() {
    let text = "\
Mål 1. Fler får en plan som håller, också när det blir svårt för dem.

Indikatorer:
Minst nio av tio har kvar sin handläggare under hela tiden i Lotsen.
Andelen som avslutas i förtid är lägre än året före, i båda de två
grupperna.

Källa: Lotsens rapporter";
    let expected = [
        "1 | 1 Fler får en plan som håller, också när det blir svårt för dem.",
        "i 4 Minst nio av tio har kvar sin handläggare under hela tiden i Lotsen. [>= 9 ]",
        "i 5 Andelen som avslutas i förtid är lägre än året före, i båda de två grupperna.",
        "s 8 Lotsens rapporter",
    ];
    assert_eq!(goals(text), expected);
}

#[test]
fn contents_quotes_and_statistics_are_no_goals() {
    let contents = "Innehåll\n1. Inledning\t2\n2. Mål och aktiviteter\t3\n2.1 Mål för individen\t3\n3. Budget\t5\n\nOm oss\n\nVi är tre kommuner.";
    assert_eq!(goals(contents), Vec::<String>::new());
    let quote = "Ordföranden har ordet\n\n”Målet är inte att göra mer, målet är att göra rätt sak tillsammans”\n\nVi tackar för året.";
    assert_eq!(goals(quote), Vec::<String>::new());
    let statistics = "Måluppfyllelse 2030, antal\n\nÅr\tDeltagare\tTill arbete\n2029\t40\t12\n2030\t44\t15\n\nInsats 1 hade 12 deltagare\nInsats 2 hade 32 deltagare";
    assert_eq!(goals(statistics), Vec::<String>::new());
}

#[test]
fn chapters_that_count_on_are_none() {
    let text = "\
1 Uppdraget
Vi samordnar.

2 Mål
Mål 1: Fler i arbete
Aktivitet: kurs
Indikator: minst 10

3 Organisation
Styrelsen har fem ledamöter.

4 Uppföljning
Källa: årsredovisning";
    assert_eq!(goals(text), ["1 | 5 Fler i arbete", "a 6 kurs", "i 7 minst 10 [>= 10 ]"]);
}

#[test]
fn rows_of_a_budget_are_never_swallowed() {
    let text = "\
Mål 2031

- väntan kortas
- fler kommer i arbete
Budget
Insatser\tBudget 2031\tKommentar
- Lotsen\t400\tnytt avtal
- Språnget\t300\t
Noter
- avser tolv månader";
    let taken = |row: usize| (4..8).contains(&row);
    let found: Vec<String> = super::find(&document(text), &taken).into_iter().map(|goal| goal.text).collect();
    assert_eq!(found, ["väntan kortas", "fler kommer i arbete"]);
    let headed = text.replace("- väntan", "Mål 1: väntan").replace("- fler", "Mål 2: fler");
    let found = super::find(&document(&headed), &taken);
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|goal| goal.activities.is_empty() && goal.indicators.is_empty()), "{found:?}");
}
