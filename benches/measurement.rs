//! How often the corrector is right, measured on budgets with faults put in. Prints Markdown:
//!
//! ```text
//! cargo bench --bench measurement -- 1600 11 12 13      # plans of each kind, and the seeds
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
#[path = "../tests/balance/faults.rs"]
mod faults;

use faults::{Dice, FAULTS, Fault, Figures, Verdict, budget, pair, trial};
use plankoll::correct::{Apply, examine};
use plankoll::plan::Hints;

fn main() {
    let mut numbers = std::env::args().skip(1).filter_map(|word| word.parse::<u64>().ok());
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
    for figures in [Figures::Exact, Figures::Rounded] {
        table(figures, runs, &seeds);
    }
}

fn table(figures: Figures, runs: u64, seeds: &[u64]) {
    let name = if figures == Figures::Exact { "exakta" } else { "avrundade" };
    let mut touched = 0;
    let mut kinds: Vec<(Fault, Vec<Verdict>)> = FAULTS.iter().map(|fault| (*fault, Vec::new())).collect();
    let mut pairs = Vec::new();
    for seed in seeds {
        let mut dice = Dice::new(*seed);
        touched += (0..runs).filter(|_| is_touched(figures, &mut dice)).count();
        for (fault, verdicts) in &mut kinds {
            verdicts.extend((0..runs).map(|_| trial(*fault, figures, &mut dice)));
        }
        pairs.extend((0..runs).map(|_| pair(figures, &mut dice)));
    }
    println!("| **{name} belopp:** utan fel | {touched} ändrade | | | | | |");
    for (fault, verdicts) in &kinds {
        println!("{}", row(swedish(*fault), verdicts));
    }
    let of = |wanted: &dyn Fn(Fault) -> bool| -> Vec<Verdict> {
        kinds.iter().filter(|(fault, _)| wanted(*fault)).flat_map(|(_, verdicts)| verdicts.iter().copied()).collect()
    };
    let marked = |fault: Fault| {
        matches!(fault, Fault::Sign | Fault::Up | Fault::Down | Fault::Block | Fault::StaleSum | Fault::StaleTotal)
    };
    println!("{}", row("tecken, enhet och summa", &of(&marked)));
    println!("{}", row("alla kända slag (utom slumpvärde)", &of(&|fault| fault != Fault::Random)));
    println!("{}", row("**alla enkla fel**", &of(&|_| true)));
    println!("{}", row("två fel på en gång", &pairs));
}

fn is_touched(figures: Figures, dice: &mut Dice) -> bool {
    !examine(&budget(dice, figures), &Hints::default(), Apply::Certain).1.corrections.is_empty()
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
    }
}

fn row(name: &str, verdicts: &[Verdict]) -> String {
    let share = |of: &[&Verdict], is: &dyn Fn(&Verdict) -> bool| {
        let hits = of.iter().filter(|one| is(one)).count();
        format!("{:.1} %", 100.0 * hits as f64 / of.len().max(1) as f64).replace('.', ",")
    };
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
