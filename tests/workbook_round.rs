//! A workbook of ours is read back: the same corrected plan, its places through Underlag, nothing to correct; and what
//! a person changes in it is the plan's own.
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

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use plankoll::document::{Cell, Document, KeptRow, KeptSheet, Place};
use plankoll::export::workbook;
use plankoll::money::{Amount, Unit};
use plankoll::plan::{Address, Category, Goal, Hints, Plan, Role, Side};
use plankoll::text::{Catalogue, Language};
use plankoll::{Examination, Options, examine};
use rust_decimal::Decimal;

/// All that a plan says, without where it stands: one line a fact.
fn facts(plan: &Plan) -> Vec<String> {
    let mut out = vec![format!("{:?} {:?} {:?}", plan.forbund, plan.year, plan.adopted.as_ref().map(|it| it.date))];
    let kr = |amount: Amount| amount.decimal().normalize().to_string();
    for (at, budget) in plan.budgets.iter().enumerate() {
        out.push(format!("{at}: {:?} {:?} {:?}", budget.title, budget.unit, budget.columns));
        for line in &budget.lines {
            let amounts: Vec<_> = line.cells.iter().map(|cell| cell.as_ref().map(|figure| kr(figure.amount))).collect();
            out.push(format!(
                "{at}: {} {:?} {:?} {} {:?} {:?} {:?} {amounts:?}",
                line.id, line.label, line.path, line.group, line.side, line.role, line.category
            ));
        }
        out.extend(budget.sums.iter().map(|sum| format!("{at}: {sum:?}")));
        out.extend(
            budget
                .repeats
                .iter()
                .map(|repeat| format!("{at}: repeat {} {} {}", repeat.line, repeat.column, kr(repeat.figure.amount))),
        );
    }
    for row in &plan.multi_year {
        let figures: Vec<_> = row.figures.iter().map(|(field, figure)| (*field, kr(figure.amount))).collect();
        let derived: Vec<_> = row.derived.iter().map(|(field, amount)| (*field, kr(*amount))).collect();
        out.push(format!("år {} {:?} {figures:?} {derived:?}", row.year, row.unit));
    }
    for row in &plan.equity {
        let said = [&row.opening, &row.result, &row.closing]
            .map(|value| value.as_ref().map(|value| (kr(value.amount), value.is_derived())));
        out.push(format!("kapital {} {:?} {said:?}", row.year, row.unit));
    }
    out.extend(plan.goals.iter().map(|goal| format!("{:?}", nowhere(goal.clone()))));
    out.extend(plan.claims.iter().map(|claim| {
        let amount = claim.amount.map(kr);
        format!(
            "{} {amount:?} {:?} {:?} {:?} {:?} {:?}",
            claim.text, claim.percent, claim.unit, claim.about, claim.line, claim.year
        )
    }));
    out.extend(plan.unread.iter().map(|unread| format!("{} {}", unread.text, unread.why)));
    out
}

/// A goal without its places.
fn nowhere(mut goal: Goal) -> Goal {
    goal.place = Place::default();
    let notes = [&mut goal.description, &mut goal.activities, &mut goal.sources, &mut goal.follow_up];
    notes.into_iter().flatten().for_each(|note| note.place = Place::default());
    goal.indicators.iter_mut().for_each(|indicator| indicator.place = Place::default());
    goal
}

fn again(bytes: &[u8]) -> Examination {
    examine(bytes, "ut.xlsx", &Options::default()).unwrap()
}

/// What is in one of two plans and not in the other.
fn differences(name: &str, first: &Plan, second: &Plan) -> Vec<String> {
    let (old, new) = (facts(first), facts(second));
    let lost = old.iter().filter(|fact| !new.contains(fact)).map(|fact| format!("{name} lost: {fact}"));
    let made = new.iter().filter(|fact| !old.contains(fact)).map(|fact| format!("{name} made: {fact}"));
    let mut all: Vec<String> = lost.chain(made).collect();
    if all.is_empty() && old != new {
        all.push(format!("{name}: another order"));
    }
    all
}

/// What differs between an examined plan and its workbook read back.
fn compared(name: &str, first: &Examination, bytes: &[u8]) -> Vec<String> {
    let second = again(bytes);
    let mut wrong = differences(name, &first.corrected, &second.printed);
    wrong.extend(differences(&format!("{name}, corrected"), &first.corrected, &second.corrected));
    let made = second.corrections.iter().filter(|correction| second.is_applied(correction));
    wrong.extend(made.map(|correction| format!("{name}: {} was corrected again", correction.cell.label)));
    if !second.printed.typed.is_empty() {
        wrong.push(format!("{name}: {:?} looks typed", second.printed.typed));
    }
    wrong.extend(underlag(first, bytes).into_iter().map(|place| format!("{name}: {place}")));
    wrong
}

/// The book's sheet of printed figures against the plan: each figure with what is printed, the decided amount in kronor
/// and the numbers of its place in the source.
fn underlag(first: &Examination, bytes: &[u8]) -> Vec<String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let names = book.sheet_names();
    let sheet = names.iter().find(|name| ["Underlag", "As printed"].contains(&name.as_str())).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    let text = |row: u32, column: u32| range.get_value((row, column)).map(ToString::to_string).unwrap_or_default();
    let mut wrong = Vec::new();
    for (row, (printed, decided, place)) in (4u32..).zip(printed(first)) {
        let shown = (text(row, 4), text(row, 6), numbers(&text(row, 8)));
        let expected = (printed, decided.map(|it| it.decimal().normalize().to_string()).unwrap_or_default(), place);
        if shown != expected {
            wrong.push(format!("row {row} shows {shown:?}, not {expected:?}"));
        }
    }
    wrong
}

/// What is printed, what is decided and where it stands, in the order of the sheet.
fn printed(first: &Examination) -> Vec<(String, Option<Amount>, Vec<String>)> {
    let (plan, mended) = (&first.printed, &first.corrected);
    let mut all = Vec::new();
    let place = |place: &Place| {
        let counted = [place.page, place.table, place.row, place.cell, place.line, place.column];
        let cells = numbers(place.sheet.as_deref().unwrap_or_default())
            .into_iter()
            .chain(numbers(place.a1.as_deref().unwrap_or_default()));
        cells.chain(counted.into_iter().flatten().map(|number| number.to_string())).collect::<Vec<_>>()
    };
    for (budget, (table, mended)) in plan.budgets.iter().zip(&mended.budgets).enumerate() {
        for line in &table.lines {
            let now = mended.lines.iter().position(|other| other.id == line.id);
            for (column, figure) in line.cells.iter().enumerate().filter_map(|(at, cell)| Some((at, cell.as_ref()?))) {
                let decided = now.and_then(|now| first.corrected.amount(&Address::Line { budget, line: now, column }));
                all.push((figure.printed.clone(), decided, place(&figure.place)));
            }
        }
        let repeats = table.repeats.iter().enumerate();
        all.extend(repeats.map(|(repeat, held)| {
            let decided = first.corrected.amount(&Address::Repeat { budget, repeat });
            (held.figure.printed.clone(), decided, place(&held.figure.place))
        }));
    }
    for (row, year) in plan.multi_year.iter().enumerate() {
        all.extend(year.figures.iter().map(|(field, figure)| {
            let decided = mended.amount(&Address::Year { row, field: *field });
            (figure.printed.clone(), decided, place(&figure.place))
        }));
    }
    all
}

/// The numbers in a text.
fn numbers(text: &str) -> Vec<String> {
    let found = text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    found.map(str::to_owned).collect()
}

#[test]
fn every_plan_comes_back_whole_from_its_workbook() {
    let mut wrong = Vec::new();
    let plans = examined::read();
    assert!(plans.len() >= 20, "only {} plans were read", plans.len());
    let [swedish, english] = [Language::Swedish, Language::English].map(Catalogue::new);
    for (at, (name, first)) in plans.iter().enumerate() {
        wrong.extend(compared(name, first, &workbook::bytes(first, &swedish).unwrap()));
        // Some in the other language and another unit, too.
        if at % 3 == 0 {
            let unit = if at % 2 == 0 { Unit::Kr } else { Unit::Tkr };
            wrong.extend(compared(
                &format!("{name} en"),
                first,
                &workbook::bytes_in(first, &english, Some(unit)).unwrap(),
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A sample, its workbook and the workbook's document.
fn sample(name: &str) -> (Examination, Document) {
    let path = format!("{}/samples/{name}", env!("CARGO_MANIFEST_DIR"));
    let first = examine(&std::fs::read(path).unwrap(), name, &Options::default()).unwrap();
    let bytes = workbook::bytes(&first, &Catalogue::new(Language::Swedish)).unwrap();
    let document = plankoll::read::read(&bytes, "ut.xlsx").unwrap();
    (first, document)
}

fn sheet<'a>(document: &'a mut Document, of: &str) -> &'a mut KeptSheet {
    document.kept.as_mut().unwrap().sheets.iter_mut().find(|sheet| sheet.of == of).unwrap()
}

/// The row with a label.
fn row<'a>(document: &'a mut Document, of: &str, column: u32, text: &str) -> &'a mut KeptRow {
    let rows = &mut sheet(document, of).rows;
    let fits = |row: &&mut KeptRow| row.cells.iter().any(|cell| cell.grid == column && cell.text == text);
    rows.iter_mut().find(fits).unwrap_or_else(|| panic!("no {text}"))
}

/// A cell with a text, or with a number.
fn cell(column: u32, text: &str) -> Cell {
    Cell { text: text.to_owned(), grid: column, number: text.parse().ok(), ..Cell::default() }
}

fn plan(document: &Document) -> Plan {
    plankoll::recognize::recognize(document, &Hints::default()).unwrap()
}

fn tkr(amount: i64) -> Amount {
    Amount::of(Decimal::from(amount), Unit::Tkr).unwrap()
}

#[test]
fn what_a_person_types_is_the_plan_s() {
    let (first, mut document) = sample("vinterviken-2023.txt");
    let line = &first.corrected.budgets[0].lines.iter().find(|line| line.role == Role::Item).unwrap().clone();
    let typed = row(&mut document, "budget:0", 0, &line.label);
    typed.cells[0].text = "Ett annat namn".to_owned();
    typed.cells[1].number = Some(Decimal::from(1234));
    let second = plan(&document);
    let found = second.budgets[0].lines.iter().position(|line| line.label == "Ett annat namn").unwrap();
    assert_eq!(second.typed, [Address::Line { budget: 0, line: found, column: 0 }]);
    let unit = first.corrected.budgets[0].unit;
    assert_eq!(second.budgets[0].amount(found, 0), Amount::of(Decimal::from(1234), unit));
    assert_eq!(second.budgets[0].lines[found].id, line.id, "a new name is no other line");
    let untouched = |plan: &Plan| facts(plan).len();
    assert_eq!(untouched(&second), untouched(&first.corrected), "nothing else came or went");
}

#[test]
fn derived_sheets_are_never_read() {
    let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/samples/skargarden-2024.txt")).unwrap();
    let first = examine(&bytes, "plan.txt", &Options::default()).unwrap();
    for language in [Language::Swedish, Language::English] {
        let catalogue = Catalogue::new(language);
        let workbook = plankoll::export::workbook::bytes(&first, &catalogue).unwrap();
        let document = plankoll::read::read(&workbook, "ut.xlsx").unwrap();
        let read = |id: &str| {
            let name = catalogue.word(id);
            document.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.place.sheet.as_deref() == Some(&name))
        };
        for derived in ["overview", "checks", "corrections", "source"] {
            assert!(!read(&format!("book-sheet-{derived}")), "{language:?} {derived}");
        }
        for own in ["budget", "years", "goals"] {
            assert!(read(&format!("book-sheet-{own}")), "{language:?} {own}");
        }
        let again = examine(&workbook, "ut.xlsx", &Options::default()).unwrap();
        assert_eq!(again.printed.goals.len(), first.printed.goals.len());
    }
}

#[test]
fn a_row_put_into_a_group_is_a_line_that_its_sum_covers() {
    let (first, mut document) = sample("hjalmarstrand-2026.txt");
    let budget = &first.corrected.budgets[0];
    let sum = budget.sums.iter().find(|sum| sum.terms.len() >= 2).unwrap();
    let above = budget.lines[sum.terms[0].line].clone();
    // A thin row stands below the last line of each group: there a person's row lands.
    let last = budget.lines[sum.terms.last().unwrap().line].label.clone();
    let at = row(&mut document, "budget:0", 0, &last).row + 1;
    let rows = &mut sheet(&mut document, "budget:0").rows;
    assert!(rows.iter().all(|row| row.row != at), "the thin row is empty");
    let place = rows.iter().position(|row| row.row > at).unwrap();
    let cells = vec![cell(0, "Ny insats"), cell(1, "75")];
    rows.insert(place, KeptRow { row: at, key: None, cells });
    let second = plan(&document);
    let found = second.budgets[0].lines.iter().position(|line| line.label == "Ny insats").unwrap();
    let line = &second.budgets[0].lines[found];
    assert_eq!((line.side, line.role, &line.path), (above.side, Role::Item, &above.path));
    assert!(line.category.is_some());
    let covers = second.budgets[0].sums.iter().filter(|sum| sum.terms.iter().any(|term| term.line == found)).count();
    assert_eq!(covers, 1);
    assert_eq!(second.budgets[0].lines.len(), budget.lines.len() + 1);
    assert_eq!(second.claims.len(), first.corrected.claims.len());
}

#[test]
fn a_row_taken_away_is_gone_and_its_sum_stays_as_decided() {
    let (first, mut document) = sample("hjalmarstrand-2026.txt");
    let budget = &first.corrected.budgets[0];
    let sum = budget.sums.iter().find(|sum| sum.terms.len() >= 2).unwrap();
    let gone = budget.lines[sum.terms[0].line].clone();
    sheet(&mut document, "budget:0").rows.retain(|row| row.cells.first().is_none_or(|cell| cell.text != gone.label));
    let second = plan(&document);
    let lines = &second.budgets[0].lines;
    assert!(lines.iter().all(|line| line.id != gone.id));
    let decided = lines.iter().position(|line| line.id == budget.lines[sum.line].id).unwrap();
    assert_eq!(second.budgets[0].amount(decided, 0), budget.amount(sum.line, 0));
    let left = second.budgets[0].sums.iter().find(|sum| sum.line == decided).unwrap().terms.len();
    assert_eq!(left, sum.terms.len() - 1);
}

#[test]
fn categories_headings_goals_and_years_can_be_changed() {
    let (first, mut document) = sample("finsam-exempelbygden-2025.txt");
    let reserve = Cell { text: "Ej fördelat".to_owned(), ..Cell::default() };
    let budget = &first.corrected.budgets[0];
    let cost = budget.items(Side::Cost).next().unwrap().1.clone();
    let held = row(&mut document, "budget:0", 0, &cost.label);
    held.cells.iter_mut().filter(|cell| cell.text == "Styrelse").for_each(|cell| cell.text = reserve.text.clone());
    let group = cost.path[0].clone();
    row(&mut document, "budget:0", 0, &group).cells[0].text = "Utgifter".to_owned();
    let goal = first.corrected.goals.iter().find(|goal| !goal.activities.is_empty()).unwrap().clone();
    row(&mut document, "goals", 2, &goal.activities[0].text).cells[2].text = "Något helt annat".to_owned();
    let rows = &mut sheet(&mut document, "goals").rows;
    let end = rows.last().unwrap().row;
    let new = [
        (1, vec![cell(1, "Mål"), cell(2, "Ett nytt mål")]),
        (2, vec![cell(1, "Indikator"), cell(2, "Nöjda"), cell(3, "≥ 70 %")]),
    ];
    rows.extend(new.map(|(more, cells)| KeptRow { row: end + more, key: None, cells }));
    let second = plan(&document);
    let line = second.budgets[0].lines.iter().find(|line| line.id == cost.id).unwrap();
    assert_eq!(line.path[0], "Utgifter");
    if cost.category == Some(Category::Board) {
        assert_eq!(line.category, Some(Category::Reserve));
    }
    assert!(second.goals.iter().any(|goal| goal.activities.iter().any(|note| note.text == "Något helt annat")));
    let last = second.goals.last().unwrap();
    assert_eq!(last.text, "Ett nytt mål");
    let target = last.indicators[0].target.as_ref().unwrap();
    assert_eq!((target.op, target.value, target.unit.as_str()), (">=", Decimal::from(70), "%"));
}

#[test]
fn what_is_carried_may_be_anything() {
    let (_, document) = sample("finsam-exempelbygden-2025.txt");
    let text = document.kept.as_ref().unwrap().carried.clone();
    let number = text.find("\"line\":").unwrap();
    let broken = [
        String::new(),
        "{".to_owned(),
        "[]".to_owned(),
        text.replace("\"terms\":[[", "\"terms\":[[9999999,99999999,1],["),
        format!("{}9999{}", &text[..number + 7], &text[number + 7..]),
        text.replace("\"amounts\":\"", "\"amounts\":\"x"),
    ];
    for carried in broken {
        let mut document = document.clone();
        document.kept.as_mut().unwrap().carried = carried;
        // It is read by its visible cells, as an older workbook is.
        assert!(!plan(&document).budgets.is_empty());
    }
}

#[test]
fn words_in_a_figure_s_cell_are_told() {
    let (first, mut document) = sample("finsam-exempelbygden-2025.txt");
    let item = first.corrected.budgets[0].items(Side::Cost).next().unwrap().1.label.clone();
    let cells = &mut row(&mut document, "budget:0", 0, &item).cells;
    cells[1].text = "enligt beslut".to_owned();
    cells[1].number = None;
    let second = plan(&document);
    assert!(second.unread.iter().any(|unread| unread.text == "enligt beslut" && unread.why == "unread-no-number"));
    assert_eq!(second.typed.len(), 1);
}

/// A figure that a person raises is meant: the decided sum above it is told, and no correction takes it back.
#[test]
fn a_typed_figure_is_never_corrected_back() {
    let (first, _) = sample("finsam-exempelbygden-2025.txt");
    let catalogue = Catalogue::new(Language::Swedish);
    let budget = &first.corrected.budgets[0];
    let column = first.corrected.main_column().unwrap().1;
    let mut seen = 0;
    for sum in budget.sums.iter().filter(|sum| sum.terms.len() >= 2) {
        let line = sum.terms[0].line;
        let address = Address::Line { budget: 0, line, column };
        let Some(held) = budget.amount(line, column).filter(|_| budget.lines[line].role == Role::Item) else {
            continue;
        };
        let more = held.plus(tkr(37)).unwrap();
        let bytes = workbook::typed(&first, &catalogue, &[(address, more)]).unwrap();
        let second = again(&bytes);
        assert_eq!(second.printed.typed, [address]);
        assert_eq!(second.corrected.amount(&address), Some(more), "{}", budget.lines[line].label);
        assert!(second.findings.iter().any(|finding| finding.rule.ends_with("-mismatch")), "the decided sum is told");
        seen += 1;
    }
    assert!(seen >= 2);
}
