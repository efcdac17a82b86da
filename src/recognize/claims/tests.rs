//! Whole texts in, claims out.

use super::find;
use crate::plan::Claim;
use crate::recognize::prose::sample::document;

fn told(claim: &Claim) -> String {
    let figure = match (claim.amount, claim.percent) {
        (Some(amount), _) => format!("{amount} {}", claim.unit.symbol()),
        (None, Some(percent)) => format!("{percent} %"),
        (None, None) => String::new(),
    };
    let year = claim.year.map_or("-".to_owned(), |year| year.to_string());
    format!("{:?} {figure} {year} {}:{}", claim.about, claim.place.line.unwrap(), claim.place.column.unwrap())
}

fn all(text: &str) -> Vec<String> {
    find(&document(text), &|_| false).iter().map(told).collect()
}

#[test]
fn each_amount_goes_with_its_own_clause() {
    let text = "\
Ekonomi 2031

Intäkterna för 2031 beräknas till 4 200 tkr, varav 2 100 tkr från Försäkringskassan, 1 050 tkr från Region Ekby
och 1 050 tkr från kommunerna. Eget kapital vid årets ingång är 612 tkr och beräknas till 500 tkr den 31
december 2031. Kostnaderna uppgår till totalt 4 312 tkr vilket ger ett underskott på 112 tkr.

Medlemsbidragen 2030 var 4,1 mkr.";
    let expected = [
        "Income 4200000 tkr 2031 3:35",
        "State 2100000 tkr 2031 3:52",
        "Region 1050000 tkr 2031 3:86",
        "Municipality 1050000 tkr 2031 4:5",
        "Equity 612000 tkr 2031 4:65",
        "Equity 500000 tkr 2031 4:91",
        "Costs 4312000 tkr - 5:47",
        "Result -112000 tkr - 5:86",
        "Contributions 4100000 mkr 2030 7:26",
    ];
    assert_eq!(all(text), expected);
}

#[test]
fn changes_bounds_and_parts_are_no_totals() {
    let text = "\
Bidraget från medlemmarna ökar med 200 tkr.
Kostnaderna för administration beräknas till 700 tkr.
Förbundet budgeterar 90 tkr för kansliet.
Intäkterna får vara högst 5 mkr.
Medlemmarna får 300 000 kronor i återbetalning.
Insatsen Klivet får 1 200 000 kronor per år.";
    let found = all(text);
    assert_eq!(found.len(), 6);
    assert!(found.iter().all(|claim| claim.starts_with("Other")), "{found:?}");
}

#[test]
fn shares_of_money_and_of_other_things() {
    let text = "\
Budgeten 2031 fördelas så:
- Insatser för individer        65 %
- Insatser för struktur (med
  utvärdering)  20 %
- Administration  15 %

Staten bidrar med 50 % och regionen med 25 %.

Chefen arbetar 80 % av en heltid. Stödet når 0,4 % av befolkningen.

Bidraget räknas upp med 2 procent.";
    let expected = [
        "Share 65 % - 2:33",
        "Share 20 % - 4:17",
        "Share 15 % - 5:19",
        "Share 50 % - 7:19",
        "Share 25 % - 7:41",
        "Other 80 % - 9:16",
        "Other 0.4 % - 9:46",
        "Other 2 % - 11:25",
    ];
    assert_eq!(all(text), expected);
}

#[test]
fn a_unit_on_the_next_line_and_goals_targets() {
    let text = "\
Förbundet får i år medlemsbidrag om sammanlagt 7 030

tkr, som betalas kvartalsvis av de sex medlemmarna i

förbundet och används till insatser i länet.


Mål 2031

Mål 1: God ekonomi
Indikator: eget kapital är högst 20 % av intäkterna

Budget

Det egna kapitalet är 20 % av intäkterna.";
    assert_eq!(all(text), ["Contributions 7030000 tkr - 1:48", "Share 20 % - 15:23"]);
}

#[test]
fn what_the_parties_give_and_what_a_comma_restates() {
    let text = "\
Parterna skjuter gemensamt till 3 100 tkr under 2031.
Huvudmännens tillskott är 3,2 mkr.
Det egna kapitalet har vuxit mer än väntat, 640 tkr enligt bokslutet.
Kostnaderna stiger, 200 tkr för hyra.";
    let expected = [
        "Contributions 3100000 tkr 2031 1:33",
        "Contributions 3200000 mkr - 2:27",
        "Equity 640000 tkr - 3:45",
        "Other 200000 tkr - 4:21",
    ];
    assert_eq!(all(text), expected);
}

#[test]
fn a_sentence_within_a_tables_rows_is_prose() {
    let document = document("Budget 2031\nParterna lämnar 900 tkr i bidrag.\nSumma intäkter 900 tkr");
    let found = find(&document, &|_| true);
    assert_eq!(found.iter().map(told).collect::<Vec<_>>(), ["Contributions 900000 tkr - 2:17"]);
}

#[test]
fn rows_of_tables_are_left_out() {
    let document = document("Intäkter 400 tkr\nIntäkterna är 500 tkr.");
    let found = find(&document, &|row| row == 0);
    assert_eq!(found.iter().map(|claim| claim.text.as_str()).collect::<Vec<_>>(), ["Intäkterna är 500 tkr"]);
}
