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

mod office;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx, open_workbook};
use plankoll::export::workbook::{self, WorkbookError};
use plankoll::finding::Outcome;
use plankoll::money::Amount;
use plankoll::plan::{Address, Category, Side};
use plankoll::text::{Catalogue, Language};
use plankoll::{Choice, Examination, Fault, Options, Script, Standing};
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
    let plans = plans();
    assert!(plans.len() >= 20, "only {} plans were read", plans.len());
    for (name, bytes) in &plans {
        let named = PACKS.iter().map(|pack| pack.map(|pack| Choice::Named(pack.to_owned())));
        let forms = Choice::Given(Script { name: "forms".to_owned(), text: FORMS.to_owned() });
        for (at, rules) in named.chain([Some(forms)]).enumerate() {
            let options = Options { rules, ..Options::default() };
            let examination = match plankoll::examine(bytes, name, &options) {
                Ok(examination) => examination,
                Err(Fault::Rules(fault)) => panic!("{fault:?}"),
                Err(_) => continue,
            };
            // Each pack meets its part of the changes in every plan.
            let mine = |number: usize| if at < PACKS.len() { number % PACKS.len() == at } else { number % 3 == 2 };
            let own = changes(&examination).into_iter().enumerate().filter(|(number, _)| mine(*number));
            for (number, change) in own {
                let case = case(format!("{}-{at}-{number}", name.replace('.', "-")), &examination, &change, &options);
                // Where the book rolls equity forward by a formula there is no figure to type.
                let bytes = match workbook::typed(&examination, &catalogue, &change) {
                    Err(WorkbookError::NotTyped(_)) => continue,
                    other => other.unwrap(),
                };
                fs::write(ours.join(format!("{}.xlsx", case.name)), bytes).unwrap();
                cases.push(case);
            }
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
    for (word, least) in
        [("OK", 500), ("AVVIKER", 500), ("AVRUNDNING", 20), ("EJ TILLÄMPLIG", 5), ("KUNDE INTE PRÖVAS", 5)]
    {
        assert!(seen.get(word).is_some_and(|count| *count >= least), "{word} was hardly seen: {seen:?}");
    }
    assert!(turned > 300, "only {turned} checks turned");
    println!("{} books, {turned} checks turned, {seen:?}", cases.len());
}

/// The packs that every plan is held against: its own förbund's where there is one, and the built-in ones.
const PACKS: [Option<&str>; 5] = [None, Some("falun-borlange"), Some("ange"), Some("norra-vastmanland"), Some("mall")];

/// Rules of every form that a formula can say and that no built-in pack uses.
const FORMS: &str = r#"
/// Kvot
///
/// Prövar: det.
/// Varför: därför.
/// Gör: så.
fn quotient() { check(cost_of([reserve, administration]) / total(cost) <= 30.percent) }

/// Och och eller
///
/// Prövar: det.
/// Varför: därför.
/// Gör: så.
fn joined_conditions() {
    check((total(income) >= total(cost)) & (stated(equity(opening)) | known(equity(closing)) | !(result() > 0)))
        .only_when(any(lines(cost), amount() > 0), "Inga kostnader.")
}

/// Varje rad
///
/// Prövar: det.
/// Varför: därför.
/// Gör: så.
fn each_line() { check(each(lines(cost), amount() >= 0) & (count(lines(cost), amount() > 300.tkr) <= 8)) }

/// Minsta, största och avrundat
///
/// Prövar: det.
/// Varför: därför.
/// Gör: så.
fn picked() {
    check(abs(result()) <= max([min([total(income), total(cost)]) * 5.percent, either(total(cost) > 5.mkr, 100.tkr, 20.tkr)]))
}
"#;

/// The samples, and the real plans where they stand beside the checkout.
fn plans() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["samples", "../shared/plans"].map(|folder| fs::read_dir(root.join(folder)));
    let paths = folders.into_iter().flatten().flatten().map(|entry| entry.unwrap().path());
    let mut found: Vec<(String, Vec<u8>)> = paths
        .filter(|path| path.is_file() && path.file_name().is_some_and(|name| name != "README.md"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    found.sort();
    found
}

/// What plankoll says of a plan's checks when some figures are others.
fn case(name: String, examination: &Examination, change: &Change, options: &Options) -> Case {
    let catalogue = Catalogue::new(Language::Swedish);
    let what_if = examination.what_if(change, options).unwrap();
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
    let half = costs.get(costs.len() / 2).copied();
    let plus_one = |at: &Address| (*at, amount(at).plus(Amount::kronor(Decimal::ONE)).unwrap());
    // More than there are packs; what there is nothing of is left out at its place, so that none moves.
    let found: [Change; 8] = [
        costs.first().map(|at| times(at, Decimal::TWO)).into_iter().collect(),
        outside.iter().map(|at| times(at, Decimal::TEN)).collect(),
        costs.iter().map(|at| times(at, Decimal::ZERO)).collect(),
        incomes.iter().map(|at| times(at, Decimal::ZERO)).collect(),
        costs.iter().map(|at| times(at, Decimal::new(1017, 3))).collect(),
        incomes.last().map(|at| times(at, -Decimal::ONE)).into_iter().collect(),
        outside
            .iter()
            .map(|at| times(at, Decimal::new(5, 2)))
            .chain(costs.iter().find(reserve).map(|at| times(at, Decimal::TEN)))
            .collect(),
        half.iter().map(plus_one).chain(incomes.first().map(|at| times(at, Decimal::new(13, 1)))).collect(),
    ];
    found.into()
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
