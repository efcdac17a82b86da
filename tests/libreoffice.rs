//! LibreOffice as a witness: it recalculates every formula of our workbooks to the value that stands in them.
//!
//! By default it trusts the stored values, so the profile here tells it to recalculate always, and a book with a
//! planted false value proves that it did. Run by the gate with `--ignored`, since it needs `soffice`.
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
use plankoll::export::workbook;
use plankoll::text::{Catalogue, Language};
use rust_xlsxwriter::{Formula, Workbook};

use office::convert;

const CANARY: &str = "canary";
const STALE: f64 = 999.0;

#[test]
#[ignore = "needs LibreOffice"]
fn libreoffice_computes_what_stands_in_the_cells() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("libreoffice");
    let _ = fs::remove_dir_all(&folder);
    let (ours, theirs) = (folder.join("ours"), folder.join("theirs"));
    for made in [&ours, &theirs] {
        fs::create_dir_all(made).unwrap();
    }
    let mut names = write_books(&ours);
    write_canary(&ours);
    names.push(CANARY.into());
    convert(&folder, "xlsx:Calc MS Excel 2007 XML", &files(&ours, &names, "xlsx"), &theirs);

    let canary = formulas(&theirs.join("canary.xlsx"), &theirs.join("canary.xlsx"));
    assert_eq!(canary.get("Sheet1!A1"), Some(&Data::Float(3.0)), "LibreOffice did not recalculate: no witness");

    let mut seen = 0;
    for name in names.iter().filter(|name| *name != CANARY) {
        let file = format!("{name}.xlsx");
        let wrote = formulas(&ours.join(&file), &ours.join(&file));
        let computed = formulas(&ours.join(&file), &theirs.join(&file));
        assert!(!wrote.is_empty(), "{name} holds no formula");
        for (cell, value) in &wrote {
            let other = computed.get(cell);
            assert!(other.is_some_and(|other| same(value, other)), "{name} {cell}: wrote {value}, computed {other:?}");
            seen += 1;
        }
    }
    assert!(seen > 150, "only {seen} formulas were compared");
}

/// The books of all plans built by hand, in both languages, and of all that can be read.
fn write_books(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    let mut write = |name: String, examination: &plankoll::Examination, language| {
        let bytes = workbook::bytes(examination, &Catalogue::new(language)).unwrap();
        fs::write(folder.join(format!("{name}.xlsx")), bytes).unwrap();
        names.push(name);
    };
    for (tag, language) in [("sv", Language::Swedish), ("en", Language::English)] {
        for (name, examination) in examined::all() {
            write(format!("{name}-{tag}"), &examination, language);
        }
    }
    for (name, examination) in examined::read() {
        write(name, &examination, Language::Swedish);
    }
    names
}

/// A book whose formula carries a false value.
fn write_canary(folder: &Path) {
    let mut book = Workbook::new();
    let stale = Formula::new("=SUM(1,2)").set_result(STALE.to_string());
    book.add_worksheet().write_formula(0, 0, stale).unwrap();
    let path = folder.join("canary.xlsx");
    book.save(&path).unwrap();
    let before = formulas(&path, &path);
    assert_eq!(before.get("Sheet1!A1"), Some(&Data::Float(STALE)), "the canary must be stale");
}

fn files(folder: &Path, names: &[String], extension: &str) -> Vec<PathBuf> {
    names.iter().map(|name| folder.join(format!("{name}.{extension}"))).collect()
}

/// An economist raises an income in the budget: the sums follow, the printed sum no longer agrees, equity is
/// above its cap, and the lights of Översikt turn, all without plankoll.
#[test]
#[ignore = "needs LibreOffice"]
fn a_changed_figure_turns_the_checks() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("changed");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("deficit.xlsx");
    fs::write(&path, workbook::bytes(&examined::deficit(), &Catalogue::new(Language::Swedish)).unwrap()).unwrap();
    let before = formulas(&path, &path);
    // Flat ODF is plain text: the one format of a spreadsheet in which a test can change a cell by hand.
    convert(&folder, "fods", std::slice::from_ref(&path), &folder);
    let flat = folder.join("deficit.fods");
    let text = fs::read_to_string(&flat).unwrap();
    let (above, below) = text.split_once("<text:p>Övrigt</text:p>").expect("the line stands in the budget");
    let changed = below.replacen("office:value=\"20356\"", "office:value=\"120356\"", 1);
    assert_ne!(changed, below);
    fs::write(&flat, format!("{above}<text:p>Övrigt</text:p>{changed}")).unwrap();
    // Only a workbook is recalculated when it is opened, so the way back takes two steps.
    let (stale, fresh) = (folder.join("stale"), folder.join("fresh"));
    convert(&folder, "xlsx:Calc MS Excel 2007 XML", &[flat], &stale);
    convert(&folder, "xlsx:Calc MS Excel 2007 XML", &[stale.join("deficit.xlsx")], &fresh);
    let after = formulas(&path, &fresh.join("deficit.xlsx"));

    let words = |cells: &BTreeMap<String, Data>, sheet: &str, column: &str| -> Vec<String> {
        let here =
            |cell: &str| cell.strip_prefix(&format!("{sheet}!{column}")).is_some_and(|row| row.parse::<u32>().is_ok());
        cells.iter().filter(|(cell, _)| here(cell)).map(|(_, value)| value.to_string()).collect()
    };
    let turned = ["AVVIKER", "AVVIKER", "AVVIKER"];
    assert_eq!(words(&before, "Kontroller", "B").iter().filter(|word| *word == "OK").count(), 2);
    assert_eq!(words(&after, "Kontroller", "B"), turned, "the sum and the cap no longer hold");
    assert_eq!(after.get("Budget!B12"), Some(&Data::Float(2_008_356.0)));
    let closing = after.iter().find(|(cell, _)| cell.starts_with("Flerårsplan!D")).map(|(_, value)| value.clone());
    assert_eq!(closing, Some(Data::Float(393_000.0)), "closing equity follows the result");
    let lights: Vec<String> =
        words(&after, "Översikt", "B").into_iter().filter(|word| word == "AVVIKER" || word == "I ORDNING").collect();
    assert_eq!(lights, ["AVVIKER", "I ORDNING", "AVVIKER"]);
}

/// The values in `values` of the cells that hold a formula in `formulas`, by sheet and cell.
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
            let name = format!("{sheet}!{}{}", char::from_u32(u32::from('A') + at.1).unwrap(), at.0 + 1);
            cells.insert(name, values.get_value(at).cloned().unwrap_or_default());
        }
    }
    cells
}

/// Equal; numbers to 1e-9 of the larger, since a float is held against a decimal. An error equals nothing.
fn same(left: &Data, right: &Data) -> bool {
    match (number(left), number(right)) {
        (Some(left), Some(right)) => (left - right).abs() <= 1e-9 * left.abs().max(right.abs()).max(1.0),
        (None, None) => left == right && !matches!(left, Data::Error(_) | Data::Empty),
        _ => false,
    }
}

fn number(value: &Data) -> Option<f64> {
    match value {
        Data::Float(value) => Some(*value),
        Data::Int(value) => Some(*value as f64),
        _ => None,
    }
}
