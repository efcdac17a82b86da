//! One rule, two lives: in every plan that can be read here figures are changed, in plankoll and in the written
//! workbook; LibreOffice computes the workbook anew, and every living check of the sheet Kontroller says what plankoll
//! says of the changed figures, in all outcomes. Run by the gate with `--ignored`, since it needs `soffice`.
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
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx, open_workbook};
use plankoll::export::workbook;
use plankoll::finding::Outcome;
use plankoll::money::Amount;
use plankoll::plan::{Address, Category, Side};
use plankoll::text::{Catalogue, Language};
use plankoll::{Examination, Options, Standing};
use rust_decimal::Decimal;

use office::convert;

type Change = Vec<(Address, Amount)>;

/// A book that was written, and what plankoll says of its figures: the checks by title, in order.
struct Case {
    name: String,
    expected: Vec<(String, Standing, bool)>,
}

#[test]
#[ignore = "needs LibreOffice"]
fn plankoll_and_the_workbook_agree_on_every_change() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("two_lives");
    let _ = fs::remove_dir_all(&folder);
    let (ours, theirs) = (folder.join("ours"), folder.join("theirs"));
    for made in [&ours, &theirs] {
        fs::create_dir_all(made).unwrap();
    }
    let catalogue = Catalogue::new(Language::Swedish);
    let mut cases = Vec::new();
    let plans = examined::read();
    assert!(plans.len() >= 20, "only {} plans were read", plans.len());
    for (name, examination) in &plans {
        for (number, change) in changes(examination).into_iter().enumerate() {
            let case = case(format!("{name}-{number}"), examination, &change, &catalogue);
            let bytes = workbook::typed(examination, &catalogue, &change).unwrap();
            fs::write(ours.join(format!("{}.xlsx", case.name)), bytes).unwrap();
            cases.push(case);
        }
    }
    let files: Vec<PathBuf> = cases.iter().map(|case| ours.join(format!("{}.xlsx", case.name))).collect();
    for some in files.chunks(60) {
        convert(&folder, "xlsx:Calc MS Excel 2007 XML", some, &theirs);
    }
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut wrong, mut turned) = (Vec::new(), 0);
    for case in &cases {
        let stale = statuses(&ours.join(format!("{}.xlsx", case.name)));
        let fresh = statuses(&theirs.join(format!("{}.xlsx", case.name)));
        for (title, nth, standing, live) in numbered(&case.expected) {
            let word = word(standing);
            let Some((status, is_live)) = fresh.get(&(title.clone(), nth)) else {
                wrong.push(format!("{}: {title} is not listed", case.name));
                continue;
            };
            if *is_live != live {
                wrong.push(format!("{}: {title} lives in one life only", case.name));
            } else if live {
                *seen.entry(word).or_default() += 1;
                turned += usize::from(stale.get(&(title.clone(), nth)).map(|(old, _)| old) != Some(status));
                if status != word {
                    wrong.push(format!("{}: {title}: plankoll says {word}, the workbook {status}", case.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {seen:?} disagree:\n{}", wrong.len(), wrong[..wrong.len().min(60)].join("\n"));
    for word in ["OK", "AVVIKER", "EJ TILLÄMPLIG", "KUNDE INTE PRÖVAS"] {
        assert!(seen.get(word).is_some_and(|count| *count > 5), "{word} was hardly seen: {seen:?}");
    }
    assert!(turned > 300, "only {turned} checks turned");
    println!("{} books, {turned} checks turned, {seen:?}", cases.len());
}

/// What plankoll says of a plan's checks when some figures are others.
fn case(name: String, examination: &Examination, change: &Change, catalogue: &Catalogue) -> Case {
    let what_if = examination.what_if(change, &Options::default()).unwrap();
    let told = what_if.turns.iter().map(|turn| (catalogue.say(&turn.judged.check.title), turn.after, turn.live));
    Case { expected: told.collect(), name }
}

/// Changes that shake a plan: lines raised, lowered, emptied to zero, signs turned, equity, years.
fn changes(examination: &Examination) -> Vec<Change> {
    let plan = &examination.corrected;
    let sheet = examination.sheet();
    let own = |at: &Address| {
        matches!(at, Address::Line { .. } | Address::Year { .. } | Address::Opening { .. } | Address::Closing { .. })
    };
    let inputs: Vec<Address> = sheet.inputs().filter(own).collect();
    let amount = |at: &Address| plan.amount(at).unwrap();
    let times = |at: &Address, factor: Decimal| (*at, Amount::kronor((amount(at).decimal() * factor).round_dp(2)));
    let line = |at: &Address| match at {
        Address::Line { budget, line, .. } => Some(&plan.budgets[*budget].lines[*line]),
        _ => None,
    };
    let of = |side: Side| {
        inputs.iter().filter(|at| line(at).is_some_and(|line| line.side == side)).copied().collect::<Vec<_>>()
    };
    let (incomes, costs) = (of(Side::Income), of(Side::Cost));
    let outside: Vec<Address> = inputs.iter().filter(|at| line(at).is_none()).copied().collect();
    let reserve = |at: &&Address| line(at).is_some_and(|line| line.category == Some(Category::Reserve));
    let mut found: Vec<Change> = vec![Vec::new()];
    found.extend(costs.first().map(|at| vec![times(at, Decimal::TWO)]));
    found.extend(costs.last().map(|at| vec![times(at, Decimal::new(15, 1))]));
    found.extend(incomes.first().map(|at| vec![times(at, Decimal::new(13, 1))]));
    found.extend(incomes.last().map(|at| vec![times(at, -Decimal::ONE)]));
    found.push(incomes.iter().map(|at| times(at, Decimal::ZERO)).collect());
    found.push(costs.iter().map(|at| times(at, Decimal::ZERO)).collect());
    found.push(costs.iter().map(|at| times(at, Decimal::new(1017, 3))).collect());
    found.extend(costs.iter().find(reserve).map(|at| vec![times(at, Decimal::TEN)]));
    found.push(outside.iter().map(|at| times(at, Decimal::new(5, 2))).collect());
    found.push(outside.iter().map(|at| times(at, Decimal::TEN)).collect());
    // By one krona: what is exact and what is rounded.
    found.extend(
        costs.get(costs.len() / 2).map(|at| vec![(*at, amount(at).plus(Amount::kronor(Decimal::ONE)).unwrap())]),
    );
    found
}

/// Titles that stand more than once are told apart by their order.
fn numbered(told: &[(String, Standing, bool)]) -> Vec<(String, usize, Standing, bool)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let next =
        |(title, standing, live): &'_ (String, Standing, bool), nth: usize| (title.clone(), nth, *standing, *live);
    told.iter()
        .map(|one| {
            let nth = counts.entry(one.0.as_str()).or_default();
            *nth += 1;
            next(one, *nth)
        })
        .collect()
}

/// The statuses of Kontroller by title and order, and whether each row says that it lives.
fn statuses(book: &Path) -> BTreeMap<(String, usize), (String, bool)> {
    let mut book: Xlsx<_> = open_workbook(book).unwrap();
    let sheet = book.worksheet_range("Kontroller").unwrap();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut found = BTreeMap::new();
    let (top, _) = sheet.start().unwrap();
    for row in 4.max(top)..=sheet.end().unwrap().0 {
        let text = |column| sheet.get_value((row, column)).map(Data::to_string).unwrap_or_default();
        let (title, status, live) = (text(0), text(1), text(11));
        if !status.is_empty() {
            let nth = counts.entry(title.clone()).or_default();
            *nth += 1;
            found.insert((title, *nth), (status, live == "ja"));
        }
    }
    found
}

fn word(standing: Standing) -> &'static str {
    match standing.outcome {
        Outcome::Passed if standing.rounding => "AVRUNDNING",
        Outcome::Passed => "OK",
        Outcome::Failed => "AVVIKER",
        Outcome::Accepted => "ACCEPTERAD",
        Outcome::NotApplicable => "EJ TILLÄMPLIG",
        Outcome::NotEvaluated => "KUNDE INTE PRÖVAS",
    }
}
