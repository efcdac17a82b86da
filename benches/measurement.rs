//! How often the corrector is right, measured on budgets with faults put in. Prints Markdown:
//!
//! ```text
//! cargo bench --bench measurement -- 1600 11 12 13      # plans of each kind, and the seeds
//! cargo bench --bench measurement -- 1600 11 wrong      # shows each certain correction that is wrong
//! cargo bench --bench measurement -- 100 11 missed      # shows each single fault that could be decided and is not
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    missing_docs,
    unreachable_pub,
    dead_code
)]

#[path = "../tests/balance/build.rs"]
mod build;
#[path = "../tests/balance/dice.rs"]
mod dice;
#[path = "../tests/balance/faults.rs"]
mod faults;
#[path = "../tests/balance/plain.rs"]
mod plain;
#[path = "../tests/balance/reread.rs"]
mod reread;
#[path = "../tests/balance/varied.rs"]
mod varied;
#[path = "../tests/balance/verdict.rs"]
mod verdict;

use dice::Dice;
use faults::{FAULTS, Fault, STRANGE, Truth};
use plankoll::balance::{equations, weigh};
use plankoll::correct::{Apply, examine};
use plankoll::finding::Confidence;
use plankoll::plan::{Hints, Plan};
use verdict::{Trial, Verdict, faulty, judge};

type Make = fn(&mut Dice) -> Plan;

struct Run {
    runs: u64,
    seeds: Vec<u64>,
    shows_wrong: bool,
    shows_missed: bool,
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let mut numbers = words.iter().filter_map(|word| word.parse::<u64>().ok());
    let runs = numbers.next().unwrap_or(1600);
    let mut seeds: Vec<u64> = numbers.collect();
    if seeds.is_empty() {
        seeds.push(1);
    }
    let list: Vec<String> = seeds.iter().map(ToString::to_string).collect();
    let total = runs * seeds.len() as u64;
    println!("{total} budgetar av varje slag (frö {}):\n", list.join(", "));
    println!(
        "| fel | hittat | säkert och rätt | säkert men fel | rätt förklaring först | bland de tre första | bland de tre, där högst tre är rimliga |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    let says = |wanted: &str| words.iter().any(|word| word == wanted);
    let run = Run { runs, seeds, shows_wrong: says("wrong"), shows_missed: says("missed") };
    let decidable = [
        run.table("exakta belopp", plain::exact, &[]),
        run.table("avrundade belopp", plain::rounded, &[]),
        run.table("byggda som verkliga planer", varied::varied, &STRANGE),
    ];
    println!(
        "\nSå många av de enkla felen kan sambanden avgöra, för att de bryter två eller är ett fel i tecken eller enhet: {}.",
        decidable.join(", ")
    );
}

impl Run {
    /// Prints a table's rows; gives the share of the single faults that can be decided at all.
    fn table(&self, name: &str, make: Make, more: &[Fault]) -> String {
        let mut touched = 0;
        for seed in &self.seeds {
            let mut dice = Dice::new(*seed);
            touched += (0..self.runs).filter(|_| self.is_touched(make, &mut dice)).count();
        }
        println!("| **{name}:** utan fel | {touched} ändrade | | | | | |");
        let mut all: Vec<(Fault, Vec<Verdict>)> = Vec::new();
        for fault in FAULTS {
            let verdicts = self.trials(Trial::One(fault), make);
            println!("{}", row(swedish(fault), &verdicts));
            all.push((fault, verdicts));
        }
        let of = |wanted: &dyn Fn(Fault) -> bool| -> Vec<Verdict> {
            all.iter().filter(|(fault, _)| wanted(*fault)).flat_map(|(_, verdicts)| verdicts.iter().copied()).collect()
        };
        println!("{}", row("tecken, enhet och summa", &of(&is_marked)));
        println!("{}", row("alla kända slag (utom slumpvärde)", &of(&|fault| fault != Fault::Random)));
        println!("{}", row("**alla enkla fel**", &of(&|_| true)));
        for fault in more {
            println!("{}", row(swedish(*fault), &self.trials(Trial::One(*fault), make)));
        }
        println!("{}", row("två fel på en gång", &self.trials(Trial::Two, make)));
        println!("{}", row("två fel i samma grupp", &self.trials(Trial::Together, make)));
        let single = all.iter().flat_map(|(fault, verdicts)| verdicts.iter().map(move |one| (*fault, one)));
        let (can, cannot): (Vec<_>, Vec<_>) = single.partition(|(fault, one)| has_mark(*fault) || one.held_twice);
        percent(can.len(), can.len() + cannot.len())
    }

    fn trials(&self, trial: Trial, make: Make) -> Vec<Verdict> {
        let mut verdicts = Vec::new();
        for seed in &self.seeds {
            // Each kind of fault has plans of its own.
            let mut dice = Dice::new(*seed ^ fingerprint(trial));
            verdicts.extend((0..self.runs).map(|_| {
                let (plan, truth) = faulty(trial, make, &mut dice);
                let verdict = judge(&plan, &truth);
                if self.shows_wrong && verdict.certain_wrong || self.shows_missed && is_missed(trial, &verdict) {
                    show(trial, &plan, &truth);
                }
                verdict
            }));
        }
        verdicts
    }

    fn is_touched(&self, make: Make, dice: &mut Dice) -> bool {
        let plan = make(dice);
        let touched = !examine(&plan, &Hints::default(), Apply::Certain).1.corrections.is_empty();
        if self.shows_wrong && touched {
            show(Trial::Two, &plan, &Vec::new());
        }
        touched
    }
}

/// A fault in sign or unit has a mark of its own.
fn has_mark(fault: Fault) -> bool {
    matches!(fault, Fault::Sign | Fault::Up | Fault::Down | Fault::Block)
}

/// Whether the identities could decide a single fault, and it is not certain.
fn is_missed(trial: Trial, verdict: &Verdict) -> bool {
    let Trial::One(fault) = trial else { return false };
    FAULTS.contains(&fault) && (has_mark(fault) || verdict.held_twice) && !verdict.certain_right
}

fn is_marked(fault: Fault) -> bool {
    matches!(fault, Fault::Sign | Fault::Up | Fault::Down | Fault::Block | Fault::StaleSum | Fault::StaleTotal)
}

fn fingerprint(trial: Trial) -> u64 {
    let number = match trial {
        Trial::One(fault) => fault as u64 + 1,
        Trial::Two => 101,
        Trial::Together => 102,
    };
    number.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The plan with its broken identities, its truth and its corrections.
fn show(trial: Trial, plan: &Plan, truth: &Truth) {
    println!("\n--- {trial:?}");
    for (table, budget) in plan.budgets.iter().enumerate() {
        for (at, line) in budget.lines.iter().enumerate() {
            let cells: Vec<String> = line
                .cells
                .iter()
                .map(|cell| {
                    cell.as_ref().map_or("-".to_owned(), |figure| figure.amount.in_unit(budget.unit).to_string())
                })
                .collect();
            let sum = budget.sums.iter().find(|sum| sum.line == at);
            let terms = sum.map(|sum| (sum.terms.iter().map(|term| term.line).collect::<Vec<_>>(), sum.by_layout));
            println!("{table}.{at} {:?} {} {cells:?} {terms:?}", line.role, line.label);
        }
    }
    for (address, old) in truth {
        println!(
            "  sant: {address:?} {} (står {:?})",
            old.decimal(),
            plan.amount(address).map(|found| found.decimal())
        );
    }
    for one in weigh(plan, &equations(plan)).iter().filter(|one| one.holding.is_broken()) {
        println!("  bruten: {:?} {:?} tolerans {}", one.equation.target, one.holding, one.tolerance.decimal());
    }
    let corrected = examine(plan, &Hints::default(), Apply::Certain).1;
    for one in &corrected.corrections {
        let grade = if one.confidence == Confidence::Certain { "SÄKERT" } else { "" };
        println!(
            "  {}/{:?} {grade} {:?} {:?}: {:?} -> {}",
            one.group,
            one.alternative,
            one.operation,
            one.cell.address,
            one.old.map(|old| old.decimal()),
            one.new.decimal()
        );
    }
}

fn swedish(fault: Fault) -> &'static str {
    match fault {
        Fault::Sign => "tecken",
        Fault::Swap => "omkastade siffror",
        Fault::Wrong => "fel siffra",
        Fault::Lost => "tappad siffra",
        Fault::Doubled => "dubblerad siffra",
        Fault::Up => "×1000",
        Fault::Down => "÷1000",
        Fault::Block => "flera rader ×1000",
        Fault::StaleSum => "gammal delsumma",
        Fault::StaleTotal => "gammal totalsumma",
        Fault::Random => "slumpvärde",
        Fault::Tenfold => "×10 eller ÷10",
        Fault::Neighbours => "två grannar har bytt plats",
        Fault::OtherColumn => "beloppet ur en annan kolumn",
        Fault::NoLine => "en rad saknas",
        Fault::Chain => "gammal delsumma som totalen följer",
    }
}

fn percent(hits: usize, all: usize) -> String {
    format!("{:.1} %", 100.0 * hits as f64 / all.max(1) as f64).replace('.', ",")
}

fn row(name: &str, verdicts: &[Verdict]) -> String {
    let share =
        |of: &[&Verdict], is: &dyn Fn(&Verdict) -> bool| percent(of.iter().filter(|one| is(one)).count(), of.len());
    let all: Vec<&Verdict> = verdicts.iter().collect();
    let few: Vec<&Verdict> = verdicts.iter().filter(|one| one.offered <= 3).collect();
    let wrong = verdicts.iter().filter(|one| one.certain_wrong).count();
    format!(
        "| {name} | {} | {} | {wrong} | {} | {} | {} |",
        share(&all, &|one| one.detected),
        share(&all, &|one| one.certain_right),
        share(&all, &|one| one.rank == Some(1)),
        share(&all, &|one| one.rank.is_some_and(|rank| rank <= 3)),
        share(&few, &|one| one.rank.is_some_and(|rank| rank <= 3)),
    )
}
