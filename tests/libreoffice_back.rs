//! A figure changed in LibreOffice comes back: the workbook that LibreOffice saved is read as the changed plan, and
//! plankoll says of each check what the sheet Kontroller says. Run by the gate with `--ignored`, since it needs
//! `soffice`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail"
)]

mod examined;
mod office;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use plankoll::export::workbook;
use plankoll::finding::Outcome;
use plankoll::money::Amount;
use plankoll::plan::{Address, Role};
use plankoll::roll::Figures;
use plankoll::text::{Catalogue, Language};
use plankoll::{Apply, Examination, Options, examine, rolled};
use rust_decimal::Decimal;

use office::convert;

#[test]
#[ignore = "needs LibreOffice"]
fn what_libreoffice_saved_is_the_changed_plan_with_its_checks_turned() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("back");
    let _ = fs::remove_dir_all(&folder);
    let (ours, theirs) = (folder.join("ours"), folder.join("theirs"));
    for made in [&ours, &theirs] {
        fs::create_dir_all(made).unwrap();
    }
    let catalogue = Catalogue::new(Language::Swedish);
    let none = Options { apply: Apply::None, ..Options::default() };
    let mut cases = Vec::new();
    for (name, examination) in examined::read() {
        let Some((address, amount)) = change(&examination) else { continue };
        let bytes = workbook::typed(&examination, &catalogue, &[(address, amount)]).unwrap();
        fs::write(ours.join(format!("{name}.xlsx")), bytes).unwrap();
        cases.push((name, examination, address, amount));
    }
    assert!(cases.len() >= 20, "only {} plans", cases.len());
    let files: Vec<_> = cases.iter().map(|(name, ..)| ours.join(format!("{name}.xlsx"))).collect();
    convert(&folder, "xlsx:Calc MS Excel 2007 XML", &files, &theirs);
    let (mut wrong, mut turned, mut followed) = (Vec::new(), 0, 0);
    for (name, first, address, amount) in &cases {
        let path = theirs.join(format!("{name}.xlsx"));
        let second = examine(&fs::read(&path).unwrap(), "ut.xlsx", &none).unwrap();
        assert_eq!(second.printed.amount(address), Some(*amount), "{name}");
        assert_eq!(second.printed.typed, [*address], "{name}: one figure was changed");
        assert_eq!(second.printed.goals.len(), first.corrected.goals.len(), "{name}");
        let beside = (&second.filled.beside, &second.filled.sheets);
        assert_eq!(beside, (&Vec::new(), &Vec::new()), "{name}: nobody has written anything beside");
        let lines = |plan: &plankoll::plan::Plan| plan.budgets.iter().map(|it| it.lines.len()).collect::<Vec<_>>();
        assert_eq!(lines(&second.printed), lines(&first.corrected), "{name}");
        let (before, after) = (statuses(&ours.join(format!("{name}.xlsx"))), statuses(&path));
        turned += after.iter().filter(|(check, status)| before.get(*check) != Some(*status)).count();
        // One cause is one finding: plankoll holds each sum against the decided figures under it, the workbook against
        // what it computes of the changed one, so that what lies above a broken sum breaks there too. What plankoll
        // says is broken, the workbook says; of any other sum that turns the workbook says that it follows.
        let broken = failed(&second, &catalogue);
        let earlier = failed(&examine_as_it_was(first, &catalogue, &none), &catalogue);
        let own: Vec<_> = broken.iter().filter(|check| !earlier.contains(check)).collect();
        for check in &own {
            if after.get(*check).is_none_or(|status| status != "AVVIKER") {
                wrong.push(format!("{name}: {check:?} is broken, but the workbook says {:?}", after.get(*check)));
            }
        }
        let newly = |(check, status): &(&(String, usize), &String)| {
            status.as_str() == "AVVIKER" && before.get(*check).is_some_and(|was| was != "AVVIKER")
        };
        if after.iter().any(|pair| newly(&pair)) && own.is_empty() {
            wrong.push(format!("{name}: the workbook's checks turned, none of plankoll's did"));
        }
        let sums = sums(&second, &catalogue);
        let whys = column(&path, 8);
        for (check, _) in after.iter().filter(|pair| newly(pair) && sums.contains(pair.0) && !own.contains(&pair.0)) {
            match whys.get(check) {
                Some(why) if why.starts_with("Följer av avvikelsen i ") => followed += 1,
                why => wrong.push(format!("{name}: {check:?} turned without a cause of its own, and says {why:?}")),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(turned > cases.len(), "only {turned} checks turned");
    assert!(followed > cases.len() / 2, "only {followed} checks follow");
}

/// Next year's empty workbook, filled in by hand and computed by LibreOffice, is the new year's plan.
#[test]
#[ignore = "needs LibreOffice"]
fn a_rolled_book_that_is_filled_in_is_the_new_year_s_plan() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rolled");
    let _ = fs::remove_dir_all(&folder);
    let (ours, theirs) = (folder.join("ours"), folder.join("theirs"));
    for made in [&ours, &theirs] {
        fs::create_dir_all(made).unwrap();
    }
    let catalogue = Catalogue::new(Language::Swedish);
    let mut cases = Vec::new();
    for (name, first) in examined::read() {
        let Some(empty) = rolled(&first, Figures::Empty, &Options::default()).unwrap() else { continue };
        let carried = rolled(&first, Figures::Carried, &Options::default()).unwrap().unwrap();
        // All lines are filled with this year's figures and one krona more in thousand.
        let (budget, column) = carried.corrected.main_column().unwrap();
        let table = &carried.corrected.budgets[budget];
        let filled: Vec<(Address, Amount)> = table
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| matches!(line.role, Role::Item | Role::OfWhich))
            .filter_map(|(line, _)| {
                let amount = table.amount(line, column)?.decimal() * Decimal::new(1001, 3);
                Some((Address::Line { budget, line, column }, Amount::kronor(amount.round_dp(0))))
            })
            .collect();
        fs::write(ours.join(format!("{name}.xlsx")), workbook::typed(&empty, &catalogue, &filled).unwrap()).unwrap();
        cases.push((name, carried, filled));
    }
    assert!(cases.len() >= 20, "only {} plans", cases.len());
    let files: Vec<_> = cases.iter().map(|(name, ..)| ours.join(format!("{name}.xlsx"))).collect();
    convert(&folder, "xlsx:Calc MS Excel 2007 XML", &files, &theirs);
    for (name, carried, filled) in &cases {
        let bytes = fs::read(theirs.join(format!("{name}.xlsx"))).unwrap();
        let second = examine(&bytes, "ut.xlsx", &Options::default()).unwrap();
        let plan = &second.printed;
        assert_eq!(plan.year, carried.corrected.year, "{name}");
        for (address, amount) in filled {
            assert_eq!(plan.amount(address), Some(*amount), "{name} {address:?}");
        }
        // Every sum of the new year is what its lines give now.
        let (budget, column) = carried.corrected.main_column().unwrap();
        let table = &plan.budgets[budget];
        for sum in &table.sums {
            let terms = sum.terms.iter().filter_map(|term| {
                let amount = table.amount(term.line, column)?;
                Some(if term.sign < 0 { amount.negated() } else { amount })
            });
            let label = &table.lines[sum.line].label;
            assert_eq!(table.amount(sum.line, column), Amount::total(terms), "{name}: {label}");
        }
        let equity = plan.equity.iter().position(|row| Some(row.year) == plan.year);
        if let Some(row) = equity.and_then(|at| plan.equity.get(at)).filter(|row| row.opening.is_some()) {
            let amount = |value: &Option<plankoll::plan::Value>| value.as_ref().unwrap().amount;
            assert_eq!(amount(&row.opening).plus(amount(&row.result)), Some(amount(&row.closing)), "{name}");
        }
    }
}

/// The first item of the budget's own year, a fifth higher.
fn change(examination: &Examination) -> Option<(Address, Amount)> {
    let plan = &examination.corrected;
    let (budget, column) = plan.main_column()?;
    let table = &plan.budgets[budget];
    let items = table
        .lines
        .iter()
        .enumerate()
        .filter(|(at, line)| line.role == Role::Item && !table.sums.iter().any(|sum| sum.line == *at));
    let (line, amount) = items
        .filter_map(|(at, _)| Some((at, table.amount(at, column)?)))
        .find(|(_, amount)| amount.decimal() >= Decimal::from(1000))?;
    let more = Amount::kronor((amount.decimal() * Decimal::new(12, 1)).round_dp(0));
    Some((Address::Line { budget, line, column }, more))
}

/// The checks that hold a sum against its lines, by title and order.
fn sums(examination: &Examination, catalogue: &Catalogue) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut out = Vec::new();
    for judged in examination.listed() {
        let title = catalogue.say(&judged.check.title);
        let nth = counts.entry(title.clone()).or_default();
        *nth += 1;
        if matches!(judged.check.rule.as_str(), "sum-mismatch" | "total-mismatch" | "result-mismatch") {
            out.push((title, *nth));
        }
    }
    out
}

/// The statuses of Kontroller by title and order.
fn statuses(book: &Path) -> BTreeMap<(String, usize), String> {
    column(book, 1)
}

/// A column of Kontroller by title and order.
fn column(book: &Path, at: u32) -> BTreeMap<(String, usize), String> {
    let mut book: Xlsx<_> = open_workbook(book).unwrap();
    let sheet = book.worksheet_range("Kontroller").unwrap();
    let (mut counts, mut found) = (BTreeMap::<String, usize>::new(), BTreeMap::new());
    for row in 4..=sheet.end().unwrap().0 {
        let text = |column| sheet.get_value((row, column)).map(Data::to_string).unwrap_or_default();
        let (title, status) = (text(0), text(1));
        if !status.is_empty() {
            let nth = counts.entry(title.clone()).or_default();
            *nth += 1;
            found.insert((title, *nth), text(at));
        }
    }
    found
}

/// The living checks that fail, by title and order. The roll-forward of equity is left out: its result is computed, so
/// that here it follows the changed figure while the decided result stands.
fn failed(examination: &Examination, catalogue: &Catalogue) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut out = Vec::new();
    for judged in examination.listed() {
        let title = catalogue.say(&judged.check.title);
        let nth = counts.entry(title.clone()).or_default();
        *nth += 1;
        let counts = judged.live.is_some() && judged.check.rule != "equity-roll-forward";
        if counts && judged.check.outcome == Outcome::Failed {
            out.push((title, *nth));
        }
    }
    out
}

/// The unchanged workbook read back.
fn examine_as_it_was(first: &Examination, catalogue: &Catalogue, options: &Options) -> Examination {
    examine(&workbook::bytes(first, catalogue).unwrap(), "ut.xlsx", options).unwrap()
}
