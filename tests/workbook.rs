//! Workbooks written and read back by another library.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::float_arithmetic,
    reason = "a test may fail"
)]

mod examined;

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use plankoll::Examination;
use plankoll::document::Place;
use plankoll::export::workbook;
use plankoll::money::{Amount, Unit};
use plankoll::plan::Figure;
use plankoll::text::{Catalogue, Language};

fn written(examination: &Examination, language: Language) -> Vec<u8> {
    workbook::bytes(examination, &Catalogue::new(language)).unwrap()
}

struct Book(Xlsx<Cursor<Vec<u8>>>);

impl Book {
    fn of(examination: &Examination) -> Self {
        Self(Xlsx::new(Cursor::new(written(examination, Language::Swedish))).unwrap())
    }

    /// The sheets that a person sees.
    fn visible(&self) -> Vec<String> {
        let shown = |sheet: &&calamine::Sheet| sheet.visible == calamine::SheetVisible::Visible;
        self.0.sheets_metadata().iter().filter(shown).map(|sheet| sheet.name.clone()).collect()
    }

    fn values(&mut self, sheet: &str) -> Range<Data> {
        self.0.worksheet_range(sheet).unwrap()
    }

    fn formulas(&mut self, sheet: &str) -> BTreeMap<String, String> {
        let range = self.0.worksheet_formula(sheet).unwrap();
        let (top, left) = range.start().unwrap_or_default();
        let cells = range.used_cells().filter(|(_, _, formula)| !formula.is_empty());
        cells.map(|(row, column, formula)| (a1(top + row as u32, left + column as u32), formula.clone())).collect()
    }

    /// The row whose first cell is `label`, as text.
    fn row(&mut self, sheet: &str, label: &str) -> Vec<String> {
        let range = self.values(sheet);
        let found = range.rows().find(|row| row.first().is_some_and(|cell| *cell == *label));
        found.unwrap_or_else(|| panic!("no {label} on {sheet}")).iter().map(ToString::to_string).collect()
    }
}

fn a1(row: u32, column: u32) -> String {
    format!("{}{}", char::from_u32(u32::from('A') + column).unwrap(), row + 1)
}

#[test]
fn sheets_stand_in_their_order() {
    let sheets = |examination| Book::of(&examination).visible();
    let follow = ["Uppföljning", "Insatser", "Medlemsbidrag", "Mål", "Kontroller", "Rättelser", "Underlag"];
    let whole = [["Översikt", "Budget", "Flerårsplan"].as_slice(), follow.as_slice()].concat();
    assert_eq!(sheets(examined::mixed_units()), whole);
    let without_years = [["Översikt", "Budget"].as_slice(), follow.as_slice()].concat();
    assert_eq!(sheets(examined::three_columns()), without_years);
    assert_eq!(sheets(examined::deficit())[1..3], ["Budget", "Budget 2"]);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for (name, examination) in examined::all() {
        let first = written(&examination, Language::Swedish);
        assert_eq!(first, written(&examination, Language::Swedish), "{name}");
    }
}

#[test]
fn every_formula_carries_a_value_and_none_an_error() {
    for (name, examination) in examined::all() {
        let mut book = Book::of(&examination);
        for sheet in book.visible() {
            let values = book.values(&sheet);
            let formulas = book.formulas(&sheet);
            for (row, line) in (0u32..).zip(values.rows()) {
                for (column, cell) in (0u32..).zip(line) {
                    let (top, left) = values.start().unwrap();
                    let at = a1(top + row, left + column);
                    assert!(!matches!(cell, Data::Error(_)), "{name} {sheet} {at}: {cell}");
                    if formulas.contains_key(&at) {
                        assert!(!matches!(cell, Data::Empty), "{name} {sheet} {at} has no value");
                    }
                }
            }
        }
    }
}

#[test]
fn sums_cover_exactly_their_lines() {
    let mut book = Book::of(&examined::mixed_units());
    // Beside each sum a remark watches over its thin row.
    let (remarks, formulas): (Vec<String>, Vec<String>) =
        book.formulas("Budget").into_values().partition(|formula| formula.starts_with("IF(ROW()"));
    assert_eq!(remarks.len(), 5, "{remarks:?}");
    let expected = [
        "SUM(B5:B11)",
        "SUM(B15:B21)",
        "SUM(B23:B26)",
        "SUM(B28:B31)",
        "SUM(B33:B37)",
        "SUM(B40:B42)",
        "B22+B27+B32+B38+B44+B45",
        "B12+B46",
    ];
    for formula in expected {
        assert!(formulas.iter().any(|held| held == formula), "{formula} is not among {formulas:?}");
    }
    assert_eq!(formulas.len(), expected.len());
    assert_eq!(book.row("Budget", "SUMMA KOSTNADER")[1], "-8528");
    assert_eq!(book.row("Budget", "Lokalhyra")[1..4], ["-50", "Administration", "rättad, tryckt 50 000"]);
    assert!(book.row("Budget", "Lokalhyra")[4].starts_with("Rättelser "), "it leads to its correction");
}

#[test]
fn a_sum_that_its_lines_do_not_give_stays_live_and_keeps_its_print() {
    let mut book = Book::of(&examined::three_columns());
    let row = book.row("Budget", "Strukturinsatser");
    assert_eq!(row[1..4], ["943", "955", "1084"]);
    assert_eq!(row[7], "Prognos 2022: tryckt 845; Budget 2023: tryckt 1 109");
    let values = book.values("Underlag");
    let printed = values.rows().any(|row| row[4] == *"1 109" && row[5] == 1_109_000.0);
    assert!(printed, "the printed figure stands on Underlag");
}

#[test]
fn a_printed_sum_is_held_against_the_live_one() {
    let mut book = Book::of(&examined::three_columns());
    let statuses: Vec<Vec<String>> = book
        .values("Kontroller")
        .rows()
        .filter(|row| row[0].to_string().starts_with("Summa "))
        .map(|row| [1, 3, 5].map(|column| row[column].to_string()).into())
        .collect();
    assert_eq!(
        statuses,
        [
            ["AVRUNDNING", "5361", "5362"],
            ["OK", "4902.5", "4902.5"],
            ["OK", "6106", "6106"],
            ["OK", "943", "943"],
            ["AVVIKER", "845", "955"],
            ["AVVIKER", "1109", "1084"],
        ]
    );
    let formulas = book.formulas("Kontroller");
    assert_eq!(formulas["F6"], "SUM(Budget!B12,Budget!B13)");
    assert!(formulas["D6"].starts_with("Underlag!G"), "{}", formulas["D6"]);
}

#[test]
fn own_equity_is_no_income() {
    let mut book = Book::of(&examined::deficit());
    assert_eq!(book.row("Översikt", "Intäkter")[1], "1488356");
    assert_eq!(book.row("Översikt", "Kostnader")[1], "1615356");
    assert_eq!(book.row("Översikt", "Resultat")[1], "-127000");
    assert_eq!(book.row("Översikt", "varav staten")[2], "0.5");
    assert_eq!(book.row("Budget", "Summa intäkter")[1], "1908356");
    let names: Vec<String> = book.0.defined_names().iter().map(|(name, _)| name.clone()).collect();
    for name in ["Intakter", "Kostnader", "Resultat", "EgetKapitalUB"] {
        assert!(names.iter().any(|held| held == name), "{name} is not among {names:?}");
    }
}

#[test]
fn text_from_a_plan_is_never_a_formula() {
    let hostile =
        ["=1+1", "+1", "-1", "@SUM(A1)", "{=A1}", "=cmd|' /C calc'!A0", "\t=1", "'=1", "http://x.se", "a\u{1}b"];
    for text in hostile {
        let mut examination = examined::deficit();
        for plan in [&mut examination.printed, &mut examination.corrected] {
            plan.forbund = Some(text.into());
            plan.source.file = text.into();
            plan.budgets[0].title = Some(text.into());
            plan.budgets[0].lines[1].label = text.into();
            plan.budgets[0].lines[7].path = vec![text.into()];
        }
        let mut book = Book::of(&examination);
        assert_eq!(book.values("Översikt").get_value((0, 0)), Some(&Data::String(text.into())));
        for sheet in book.visible() {
            let formulas = book.formulas(&sheet);
            let found =
                formulas.values().find(|formula| formula.contains(text.trim_start_matches('=')) && text.len() > 2);
            assert_eq!(found, None, "{text} on {sheet}");
        }
        assert_eq!(book.row("Budget", text)[0], text);
    }
}

#[test]
fn what_a_cell_does_not_hold_is_cut_or_written_as_text() {
    let mut examination = examined::deficit();
    let long = "å".repeat(40_000);
    let huge: Amount = Amount::kronor("1234567890123456.78".parse().unwrap());
    for plan in [&mut examination.printed, &mut examination.corrected] {
        plan.goals = vec![plankoll::plan::Goal { text: long.clone(), ..Default::default() }];
        plan.budgets[0].lines[0].cells[0] =
            Some(Figure { amount: huge, printed: "1 234 567 890 123 456,78".into(), place: Place::text(1, 1) });
    }
    let mut book = Book::of(&examination);
    let goals = book.values("Mål");
    let text = goals.get_value((4, 2)).unwrap().to_string();
    assert_eq!(text.chars().count(), 32_767);
    assert!(text.ends_with('…'));
    assert_eq!(book.row("Budget", "Försäkringskassan")[1], "1 234 567 890 123 456,78");
    // What rests on it cannot be computed by a spreadsheet: the printed sum stands.
    assert_eq!(book.row("Budget", "Summa intäkter")[1], "1908356");
}

#[test]
fn a_plan_without_anything_is_still_a_book() {
    let mut book = Book::of(&Examination::default());
    assert_eq!(book.visible(), ["Översikt", "Mål", "Kontroller", "Rättelser", "Underlag"]);
    assert_eq!(book.values("Översikt").get_value((0, 0)), Some(&Data::String("Okänt samordningsförbund".into())));
}

#[test]
fn a_sum_that_rests_on_itself_is_a_figure() {
    let mut examination = examined::deficit();
    for plan in [&mut examination.printed, &mut examination.corrected] {
        let sums = &mut plan.budgets[1].sums;
        sums[0].terms[0].line = sums[0].line;
    }
    let mut book = Book::of(&examination);
    assert_eq!(book.row("Budget 2", "Resultat")[1], "100000.5");
    assert!(book.formulas("Budget 2").is_empty());
}

#[test]
fn every_word_stands_in_the_catalogue() {
    for language in [Language::Swedish, Language::English] {
        for (name, examination) in examined::all() {
            let bytes = written(&examination, language);
            let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
            for (sheet, values) in book.worksheets() {
                let unworded = values.used_cells().find(|(_, _, cell)| cell.to_string().contains("book-"));
                assert_eq!(unworded, None, "{name} {sheet}");
                assert!(!sheet.contains("book-"));
            }
        }
    }
}

#[test]
fn the_book_speaks_english_too() {
    let bytes = written(&examined::mixed_units(), Language::English);
    let book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let expected = [
        "Overview",
        "Budget",
        "Multi-year plan",
        "Follow-up",
        "Activities",
        "Contributions",
        "Goals",
        "Checks",
        "Corrections",
        "As printed",
    ];
    assert_eq!(Book(book).visible(), expected);
}

#[test]
fn a_line_named_twice_is_summed_once() {
    let mut examination = examined::deficit();
    for plan in [&mut examination.printed, &mut examination.corrected] {
        for sum in &mut plan.budgets[0].sums {
            let again = sum.terms.clone();
            sum.terms.extend(again);
        }
    }
    let mut book = Book::of(&examination);
    assert_eq!(book.row("Budget", "Summa kostnader")[1], "-1615356");
    assert_eq!(book.formulas("Budget")["B12"], "SUM(B5:B11)");
}

#[test]
fn a_book_counts_in_the_unit_that_is_asked_for() {
    let examination = examined::deficit();
    let catalogue = Catalogue::new(Language::Swedish);
    let bytes = workbook::bytes_in(&examination, &catalogue, Some(Unit::Tkr)).unwrap();
    let mut book = Book(Xlsx::new(Cursor::new(bytes)).unwrap());
    assert_eq!(book.row("Budget", "Summa intäkter")[1], "1908.356");
    assert_eq!(book.row("Översikt", "Resultat")[1], "-127");
    let bytes = workbook::bytes_in(&examined::mixed_units(), &catalogue, Some(Unit::Kr)).unwrap();
    let mut book = Book(Xlsx::new(Cursor::new(bytes)).unwrap());
    assert_eq!(book.row("Budget", "SUMMA KOSTNADER")[1], "-8528000");
    assert_eq!(book.row("Översikt", "Kostnader")[1], "8528000");
}

#[test]
fn last_year_s_budget_stands_beside_the_year_s() {
    let mut book = Book::of(&examined::three_columns());
    let row = book.row("Budget", "Insatser för individer");
    assert_eq!(row[4], (6_106.0 - 5_362.0).to_string());
    let formulas = book.formulas("Budget");
    let change = formulas.iter().find(|(cell, _)| cell.starts_with('E')).unwrap().1;
    assert!(change.starts_with('D') && change.contains("-B"), "{change}");
    let income = book.row("Översikt", "Intäkter");
    assert_eq!(income[1..2], ["7032"]);
    assert_eq!(income[3], "7046", "the column it is compared with");
}

#[test]
fn equity_is_held_under_its_cap_in_kronor_and_percent() {
    let mut book = Book::of(&examined::deficit());
    let cap = book.row("Översikt", "Tak för eget kapital");
    let closing = book.row("Översikt", "Eget kapital vid årets slut");
    let to_use = book.row("Översikt", "Att använda före årets slut");
    let number = |text: &str| text.parse::<f64>().unwrap();
    assert_eq!(number(&to_use[1]), (number(&closing[1]) - number(&cap[1])).max(0.0));
    assert!((number(&cap[2]) - number(&closing[1]) / number(&cap[1])).abs() < 1e-9);
    let formulas = book.formulas("Översikt");
    assert!(formulas.values().any(|formula| formula.starts_with("MAX(0,")));
}

#[test]
fn the_year_to_come_is_followed_up() {
    let mut book = Book::of(&examined::mixed_units());
    let range = book.values("Uppföljning");
    let row = range.rows().find(|row| row[1] == *"Lokalhyra").unwrap();
    assert_eq!(row[3], Data::Float(50.0), "a cost is positive here");
    assert_eq!(row[5], Data::Float(50.0));
    let formulas = book.formulas("Uppföljning");
    let at = range.rows().position(|row| row.get(1).is_some_and(|cell| *cell == *"Lokalhyra")).unwrap() + 1;
    let at = at + range.start().unwrap().0 as usize;
    assert_eq!(formulas[&format!("U{at}")], format!("T{at}-S{at}"), "plus is better than budget");
    assert_eq!(formulas[&format!("T{at}")], format!("F{at}*$D$4/12"));
    let members = book.values("Medlemsbidrag");
    let all = members.rows().find(|row| row[0] == *"Medlemmarna tillsammans").unwrap();
    assert_eq!(all[2], all[6], "nothing is invoiced yet");
}

/// Writes the books into the folder of the environment variable `PLANKOLL_BOOKS`, to be looked at.
#[test]
#[ignore = "writes files for people to look at"]
fn books_to_look_at() {
    let folder = std::env::var("PLANKOLL_BOOKS").unwrap();
    for (name, examination) in examined::all() {
        std::fs::write(format!("{folder}/{name}.xlsx"), written(&examination, Language::Swedish)).unwrap();
    }
    for (name, examination) in examined::read() {
        std::fs::write(format!("{folder}/{name}.xlsx"), written(&examination, Language::Swedish)).unwrap();
    }
    std::fs::write(format!("{folder}/english.xlsx"), written(&examined::mixed_units(), Language::English)).unwrap();
}
