//! `--ask`: each likely or open correction is put to the person at the terminal.

use std::io::{self, BufRead, IsTerminal};

use super::draw;
use super::session::Session;
use super::stop::Stop;
use crate::finding::{Arg, Confidence, Correction, Message, Operation};
use crate::{Chosen, Examination};

/// Refuses where nobody can answer.
pub(super) fn check() -> Result<(), Stop> {
    if io::stdin().is_terminal() && io::stderr().is_terminal() {
        return Ok(());
    }
    Err(Stop::new(Message::new("ask-no-terminal"), Message::new("ask-no-terminal-help")))
}

/// What the person chooses among all that is neither made nor refused.
pub(super) fn choices(session: &Session, examination: &Examination, answers: &mut impl BufRead) -> Vec<Chosen> {
    let mut chosen = Vec::new();
    for group in groups(examination) {
        let explanations = explanations(examination, group);
        if explanations.is_empty() {
            continue;
        }
        session.tell(&draw::question(group, &explanations, &session.catalogue, session.width));
        let Some(answer) = answer(session, explanations.len(), answers) else { break };
        let picked = answer.checked_sub(1).and_then(|at| explanations.get(at)).and_then(|picked| picked.first());
        chosen.extend(picked.map(|first| Chosen { group, rank: first.alternative.unwrap_or(1) }));
    }
    chosen
}

/// The groups that are likely or open and not made.
fn groups(examination: &Examination) -> Vec<u32> {
    let waiting = examination
        .corrections
        .iter()
        .filter(|one| one.confidence != Confidence::Certain && !examination.is_applied(one));
    let mut groups: Vec<u32> = waiting.map(|one| one.group).collect();
    groups.dedup();
    groups
}

/// The explanations of a group that can be made here: a missing line has no name to be written under.
fn explanations(examination: &Examination, group: u32) -> Vec<Vec<&Correction>> {
    let own: Vec<&Correction> = examination.corrections.iter().filter(|one| one.group == group).collect();
    let mut ranks: Vec<u32> = own.iter().map(|one| one.alternative.unwrap_or(1)).collect();
    ranks.sort_unstable();
    ranks.dedup();
    let of_rank = |rank: u32| {
        own.iter().filter(|one| one.alternative.unwrap_or(1) == rank).copied().collect::<Vec<&Correction>>()
    };
    let can_be_made = |found: &Vec<&Correction>| found.iter().all(|one| one.operation != Operation::MissingLine);
    ranks.into_iter().map(of_rank).filter(can_be_made).collect()
}

/// A number from 1 to `count`, 0 for none; `None` where nobody answers any more.
fn answer(session: &Session, count: usize, answers: &mut impl BufRead) -> Option<usize> {
    loop {
        let mut line = String::new();
        if answers.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim().parse::<usize>() {
            Ok(number) if number <= count => return Some(number),
            Err(_) if line.trim().is_empty() => return Some(0),
            _ => {
                let again = Message::new("ask-again").with("count", Arg::Number(count.into()));
                session.tell(&format!("{} ", session.catalogue.say(&again)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{choices, groups};
    use crate::cli::session::Session;
    use crate::finding::Confidence;
    use crate::text::Language;
    use crate::{Options, examine};

    /// Group sums beside a total that fits none of them: the equations cannot decide.
    const PLAN: &str = "Verksamhetsplan 2025\nSamordningsförbundet Provdalen\n\nBudget 2025 (tkr)\n\nIntäkter\nMedlemmarna\t900\nSumma intäkter\t900\n\nKostnader\nStyrelse\t100\nKansli\t300\nInsatser\t450\nSumma kostnader\t900\n\nResultat\t0\n";

    #[test]
    fn the_answer_is_made_and_no_answer_leaves_the_figure() {
        let session = Session::new(Language::Swedish);
        let options = Options::default();
        let found = examine(PLAN.as_bytes(), "plan.txt", &options).unwrap();
        assert_eq!(groups(&found).len(), 1, "{:#?}", found.corrections);
        assert!(found.corrections.iter().all(|one| one.confidence == Confidence::Open));
        assert_eq!(choices(&session, &found, &mut "\n".as_bytes()), []);
        assert_eq!(choices(&session, &found, &mut "".as_bytes()), []);
        let chosen = choices(&session, &found, &mut "kanske\n99\n1\n".as_bytes());
        assert_eq!(chosen.len(), 1);
        let after = examine(PLAN.as_bytes(), "plan.txt", &Options { chosen, ..options }).unwrap();
        assert!(!after.has_errors_left(), "{:#?}", after.findings);
        assert_ne!(after.corrected, after.printed);
        assert_eq!(after.corrections.iter().filter(|one| after.is_applied(one)).count(), 1);
        let told = |findings: &[crate::finding::Finding]| format!("{findings:?}").contains("check-chosen-help");
        assert!(!told(&found.findings) && told(&after.findings));
    }

    /// A sum that is not computed anew, and two figures whose slips together would look the same.
    const LIKELY: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/slips/another-table-tells/plan.txt"));

    #[test]
    fn another_explanation_than_the_likely_one_is_told_as_chosen() {
        let session = Session::new(Language::Swedish);
        let help = |chosen: &str| {
            let found = examine(LIKELY.as_bytes(), "plan.txt", &Options::default()).unwrap();
            let chosen = choices(&session, &found, &mut chosen.as_bytes());
            let after = examine(LIKELY.as_bytes(), "plan.txt", &Options { chosen, ..Options::default() }).unwrap();
            format!("{:?}", after.findings.iter().find(|finding| finding.rule == "sum-mismatch").unwrap().help)
        };
        assert!(help("1\n").contains("check-sum-stale-help"), "{}", help("1\n"));
        assert!(help("2\n").contains("check-chosen-help"), "{}", help("2\n"));
    }
}
