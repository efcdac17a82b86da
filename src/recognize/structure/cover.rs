//! What a sum can cover, the layout's own answer first.

use crate::plan::{Side, Term};

use super::draft::{Draft, within_rounding};
use super::name::Name;

/// No sum of a plan covers more lines.
const LONGEST: usize = 500;

/// A line that no sum covers yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// The line.
    pub line: usize,
    /// How many sums of its side had been printed before it.
    pub after: usize,
}

/// The candidates for a sum, in the layout's order, without doubles and without empty ones.
#[must_use]
pub fn distinct(candidates: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    for candidate in candidates {
        if !candidate.is_empty() && !out.contains(&candidate) {
            out.push(candidate);
        }
    }
    out
}

/// The open lines whose path holds a heading of this slug.
#[must_use]
pub fn named(draft: &Draft, open: &[Open], side: Side, wanted: &str) -> Vec<usize> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let holds = |label: &Name| {
        let have = label.slug();
        have == wanted || (wanted.len() > 5 && (have.starts_with(wanted) || wanted.starts_with(have)) && have.len() > 4)
    };
    open.iter()
        .map(|open| open.line)
        .filter(|line| draft.lines.get(*line).is_some_and(|found| found.side == side && found.path.iter().any(holds)))
        .collect()
}

/// The words of a sum's label beyond the sum itself: `Summa insatser` → `insatser`.
#[must_use]
pub fn named_by(label: &str) -> String {
    let mut rest = label.trim().to_owned();
    loop {
        let lower = rest.to_lowercase();
        let word = ["delsumma", "summa", "s:a", "sa:", "totalt", "totala", "total", "sammanlagt"]
            .iter()
            .find(|word| lower.starts_with(**word));
        let Some(word) = word else { break };
        rest = rest
            .chars()
            .skip(word.chars().count())
            .collect::<String>()
            .trim_start_matches([':', ' ', '-', '–'])
            .to_owned();
    }
    for word in ["totalt", "total", "summa", "sammanlagt", "i allt", "inalles"] {
        if let Some(front) = rest.to_lowercase().strip_suffix(word) {
            rest = rest.chars().take(front.chars().count()).collect::<String>().trim().to_owned();
        }
    }
    rest
}

/// The candidate under which the sum holds in most columns; the layout's own where none does better.
#[must_use]
pub fn choose(draft: &Draft, sum: usize, candidates: &[Vec<usize>], columns: usize) -> Option<(Vec<Term>, bool)> {
    let mut best: Option<(i64, usize)> = None;
    for (order, candidate) in candidates.iter().enumerate() {
        // What the layout gives is taken as it is where it is longer than any group.
        let score = if candidate.len() > LONGEST { 0 } else { holding(draft, sum, candidate, columns) };
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, order));
        }
    }
    let (_, order) = best?;
    let terms = candidates.get(order)?.iter().map(|line| Term { line: *line, sign: 1 }).collect();
    Some((terms, order == 0))
}

/// How many columns hold: exact before rounded. Signs are not taken away yet, so either sign will do.
fn holding(draft: &Draft, sum: usize, candidate: &[usize], columns: usize) -> i64 {
    let mut score = 0;
    for column in 0..columns {
        let printed = draft.lines.get(sum).and_then(|line| line.printed.get(column).copied().flatten());
        let Some(printed) = printed else { continue };
        let mut values =
            candidate.iter().filter_map(|line| draft.lines.get(*line)?.printed.get(column).copied().flatten());
        let summed = values.try_fold((rust_decimal::Decimal::ZERO, 0), |(sum, count), value| {
            Some((sum.checked_add(value)?, count + 1))
        });
        let Some((total, count)) = summed.filter(|(_, count)| *count > 0) else { continue };
        let off = printed.abs() - total.abs();
        if off.is_zero() {
            score += 3;
        } else if within_rounding(off, count) {
            score += 2;
        }
    }
    score
}
