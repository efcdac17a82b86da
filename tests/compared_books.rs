//! The workbooks of several plans: comparisons, joint budgets, summaries. LibreOffice computes what stands in them, the
//! same input gives the same bytes, text of a plan is never a formula, and none of them is read as a plan.
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
mod office;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx, open_workbook};
use plankoll::Examination;
use plankoll::diff::diff_with;
use plankoll::export::workbook;
use plankoll::export::workbook::batch::{Entry, Status};
use plankoll::merge::{Joint, merge};
use plankoll::money::Unit;
use plankoll::text::{Catalogue, Language};

fn compared(one: &Examination, other: &Examination, language: Language) -> Vec<u8> {
    let plans = [&one.corrected, &other.corrected];
    let found = diff_with(plans, [&one.document, &other.document]);
    let corrected = [one, other].map(|plan| plan.applied().count());
    workbook::diff::bytes(&found, plans, corrected, &Catalogue::new(language)).unwrap()
}

fn joined(plans: &[&Examination]) -> Joint {
    let all: Vec<_> = plans.iter().map(|plan| &plan.corrected).collect();
    merge(&all, true).unwrap()
}

fn joint(plans: &[&Examination], language: Language, unit: Option<Unit>) -> Vec<u8> {
    workbook::merge::bytes(&joined(plans), plans, &Catalogue::new(language), unit).unwrap()
}

fn summary(plans: &[(String, Examination)]) -> Vec<u8> {
    let mut entries: Vec<Entry> = plans.iter().map(|(name, plan)| Entry::of(plan, name)).collect();
    entries.push(Entry::new("=1+1.txt".to_owned(), Status::Unreadable, "=SUM(A1)".to_owned()));
    workbook::batch::bytes(&entries, "mapp", &Catalogue::new(Language::Swedish)).unwrap()
}

/// Every book by name: each plan with the next, some of them joined, all of them summed up.
fn books() -> Vec<(String, Vec<u8>)> {
    let plans: Vec<(String, Examination)> =
        examined::read().into_iter().filter(|(_, plan)| plan.corrected.main_column().is_some()).collect();
    assert!(plans.len() > 20, "plans were read");
    let mut books = Vec::new();
    for (at, pair) in plans.windows(2).enumerate() {
        let language = if at % 2 == 0 { Language::Swedish } else { Language::English };
        books.push((format!("diff-{at}"), compared(&pair[0].1, &pair[1].1, language)));
    }
    for (at, some) in plans.chunks(3).enumerate().filter(|(_, some)| some.len() > 1) {
        let some: Vec<&Examination> = some.iter().map(|(_, plan)| plan).collect();
        let language = if at % 2 == 0 { Language::Swedish } else { Language::English };
        let unit = if at % 3 == 0 { Some(Unit::Tkr) } else { None };
        books.push((format!("merge-{at}"), joint(&some, language, unit)));
    }
    let many: Vec<&Examination> = plans.iter().take(7).map(|(_, plan)| plan).collect();
    books.push(("merge-many".to_owned(), joint(&many, Language::Swedish, None)));
    books.push(("batch".to_owned(), summary(&plans)));
    books
}

/// The formulas of a book and the values in another, by sheet and cell.
fn formulas(formulas: &Path, values: &Path) -> BTreeMap<String, Data> {
    let mut told: Xlsx<_> = open_workbook(formulas).unwrap();
    let mut held: Xlsx<_> = open_workbook(values).unwrap();
    let mut cells = BTreeMap::new();
    for sheet in told.sheet_names() {
        let range = told.worksheet_formula(&sheet).unwrap();
        let values = held.worksheet_range(&sheet).unwrap();
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, _) in range.used_cells().filter(|(_, _, formula)| !formula.is_empty()) {
            let at = (top + row as u32, left + column as u32);
            cells.insert(
                format!("{sheet}!R{}C{}", at.0 + 1, at.1 + 1),
                values.get_value(at).cloned().unwrap_or_default(),
            );
        }
    }
    cells
}

fn number(value: &Data) -> Option<f64> {
    match value {
        Data::Float(value) => Some(*value),
        Data::Int(value) => Some(*value as f64),
        _ => None,
    }
}

fn same(left: &Data, right: &Data) -> bool {
    match (number(left), number(right)) {
        (Some(left), Some(right)) => (left - right).abs() <= 1e-9 * left.abs().max(right.abs()).max(1.0),
        (None, None) => left == right && !matches!(left, Data::Error(_) | Data::Empty),
        _ => false,
    }
}

#[test]
#[ignore = "needs LibreOffice"]
fn libreoffice_computes_what_stands_in_them() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compared-books");
    let _ = fs::remove_dir_all(&folder);
    let (ours, theirs) = (folder.join("ours"), folder.join("theirs"));
    for made in [&ours, &theirs] {
        fs::create_dir_all(made).unwrap();
    }
    let mut files: Vec<PathBuf> = Vec::new();
    for (name, bytes) in books() {
        let path = ours.join(format!("{name}.xlsx"));
        fs::write(&path, bytes).unwrap();
        files.push(path);
    }
    // A planted false value that must change proves that LibreOffice did recalculate.
    let canary = ours.join("canary.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let stale = rust_xlsxwriter::Formula::new("=SUM(1,2)").set_result("999");
    book.add_worksheet().write_formula(0, 0, stale).unwrap();
    book.save(&canary).unwrap();
    let mut all = files.clone();
    all.push(canary);
    office::convert(&folder, "xlsx:Calc MS Excel 2007 XML", &all, &theirs);
    let computed = formulas(&theirs.join("canary.xlsx"), &theirs.join("canary.xlsx"));
    assert_eq!(computed.get("Sheet1!R1C1"), Some(&Data::Float(3.0)), "LibreOffice did not recalculate: no witness");
    let mut seen = 0;
    for file in &files {
        let name = file.file_name().unwrap();
        let (wrote, computed) = (formulas(file, file), formulas(file, &theirs.join(name)));
        assert!(!wrote.is_empty(), "{} holds no formula", file.display());
        for (cell, value) in &wrote {
            let other = computed.get(cell);
            let told = || format!("{} {cell}: wrote {value}, computed {other:?}", file.display());
            assert!(other.is_some_and(|other| same(value, other)), "{}", told());
            seen += 1;
        }
    }
    assert!(seen > 1_000, "only {seen} formulas were compared");
}

#[test]
fn the_same_plans_give_the_same_bytes_and_no_book_is_read_as_a_plan() {
    let plans = examined::all();
    let two = [&plans[0].1, &plans[2].1];
    let again = || {
        [
            compared(two[0], two[1], Language::Swedish),
            joint(&two, Language::Swedish, None),
            summary(&[("a".to_owned(), plans[0].1.clone())]),
        ]
    };
    let books = again();
    assert_eq!(books, again());
    for bytes in books {
        let fault = plankoll::examine(&bytes, "bok.xlsx", &plankoll::Options::default()).unwrap_err();
        assert_eq!(fault, plankoll::Fault::Read(plankoll::read::ReadError::OwnBook));
    }
}

/// Names of lines, goals and files that look like formulas stay text; the sheets have the names they are known by.
#[test]
fn text_is_never_a_formula() {
    let folder = tempfile::tempdir().unwrap();
    let evil = "=HYPERLINK(\"http://x\")";
    let mut one = examined::deficit();
    one.corrected.forbund = Some(evil.to_owned());
    for line in &mut one.corrected.budgets[0].lines {
        line.label = format!("{evil}{}", line.label);
    }
    let other = examined::three_columns();
    for (name, bytes, sheets) in [
        ("diff", compared(&one, &other, Language::Swedish), vec!["Översikt", "Rader", "Mål", "Löptext"]),
        (
            "merge",
            joint(&[&one, &other], Language::Swedish, None),
            vec![
                "Översikt",
                "Budget",
                "Medlemmar",
                "Eget kapital",
                "Mål",
                "Kontroller",
                "Fynd",
                "Rättelser",
                "Underlag",
            ],
        ),
        ("batch", summary(&[(evil.to_owned(), one.clone())]), vec!["Översikt", "Planer"]),
    ] {
        let path = folder.path().join(format!("{name}.xlsx"));
        fs::write(&path, bytes).unwrap();
        let mut book: Xlsx<_> = open_workbook(&path).unwrap();
        assert_eq!(book.sheet_names(), sheets, "{name}");
        let mut texts = 0;
        for sheet in book.sheet_names() {
            let formulas = book.worksheet_formula(&sheet).unwrap();
            assert!(formulas.used_cells().all(|(_, _, formula)| !formula.contains("HYPERLINK")), "{name} {sheet}");
            let values = book.worksheet_range(&sheet).unwrap();
            texts += values.used_cells().filter(|(_, _, value)| value.to_string().contains(evil)).count();
        }
        assert!(texts > 0, "{name}: the words are there, as text");
    }
}

/// The joint budget is the sum of its parts, to the last krona, and the statuses say so.
#[test]
fn a_joint_book_adds_up() {
    let (one, other) = (examined::deficit(), examined::three_columns());
    let both = [&one, &other];
    let joint_budget = joined(&both);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ihop.xlsx");
    fs::write(&path, joint(&both, Language::Swedish, Some(Unit::Kr))).unwrap();
    let mut book: Xlsx<_> = open_workbook(&path).unwrap();
    let budget = book.worksheet_range("Budget").unwrap();
    let row = |name: &str| {
        let rows: Vec<Vec<Data>> = budget.rows().map(<[Data]>::to_vec).collect();
        rows.into_iter().find(|row| row.first().is_some_and(|cell| *cell == name)).unwrap()
    };
    for (name, section) in
        [("Summa intäkter", plankoll::merge::Section::Income), ("Summa kostnader", plankoll::merge::Section::Cost)]
    {
        let held = row(name);
        let whole: f64 = joint_budget.total(section).unwrap().to_string().parse().unwrap();
        assert_eq!(number(&held[4]), Some(whole), "{name}");
        assert_eq!(number(&held[2]).unwrap() + number(&held[3]).unwrap(), whole, "{name}");
    }
    let checks = book.worksheet_range("Kontroller").unwrap();
    let statuses: Vec<String> = checks.rows().skip(4).filter_map(|row| row.get(1)).map(ToString::to_string).collect();
    assert!(statuses.len() >= 10 && statuses.iter().all(|status| !status.is_empty()), "{statuses:?}");
}
