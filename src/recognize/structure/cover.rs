//! What a sum can cover, the layout's own answer first.

use std::rc::Rc;

use rust_decimal::Decimal;

use crate::plan::{Role, Side, Term};

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
    /// Its side.
    pub side: Side,
    /// The labels of its groups, as the line has them.
    pub path: Rc<[Name]>,
}

impl Open {
    /// A question to lines' paths, asked once for neighbours that share one.
    pub fn asked<'a>(holds: impl Fn(&[Name]) -> bool + 'a) -> impl FnMut(&Open) -> bool + 'a {
        let mut last: Option<(Rc<[Name]>, bool)> = None;
        move |open| match &last {
            Some((path, told)) if Rc::ptr_eq(path, &open.path) => *told,
            _ => {
                let told = holds(&open.path);
                last = Some((Rc::clone(&open.path), told));
                told
            }
        }
    }
}

/// Lines that a sum may cover, shared by those who ask.
pub type Lines = Rc<[usize]>;

/// The open lines from each of some of them on.
#[derive(Clone, Debug, Default)]
pub struct Last<'a> {
    open: &'a [usize],
    from: Vec<usize>,
}

impl<'a> Last<'a> {
    /// More groups than any plan has are not gone through.
    const MOST: usize = 60;

    /// The open lines from each group's sum on, the longest first: what a sum over groups may cover.
    #[must_use]
    pub fn groups(draft: &Draft, open: &'a [usize]) -> Self {
        let open = open.get(open.len().saturating_sub(Self::MOST)..).unwrap_or_default();
        let is_sum = |line: &usize| draft.lines.get(*line).is_some_and(|line| line.role == Role::Subtotal);
        let from = (1..open.len().saturating_sub(1)).filter(|at| open.get(*at).is_some_and(is_sum)).collect();
        Self { open, from }
    }

    /// Whether these are lines of one of them, all and no others.
    #[must_use]
    pub fn contains(&self, lines: &[usize]) -> bool {
        self.from.iter().any(|from| self.open.get(*from..) == Some(lines))
    }
}

/// The candidates for a sum, in the layout's order, without doubles and without empty ones.
#[must_use]
pub fn distinct(candidates: Vec<Lines>) -> Vec<Lines> {
    let mut out: Vec<Lines> = Vec::new();
    for candidate in candidates {
        if !candidate.is_empty() && !out.contains(&candidate) {
            out.push(candidate);
        }
    }
    out
}

/// The open lines whose path holds a heading of this slug.
#[must_use]
pub fn named(open: &[Open], side: Side, wanted: &str) -> Vec<usize> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let holds = |label: &Name| {
        let have = label.slug();
        have == wanted || (wanted.len() > 5 && (have.starts_with(wanted) || wanted.starts_with(have)) && have.len() > 4)
    };
    let mut under = Open::asked(move |path| path.iter().any(holds));
    open.iter().filter(|open| open.side == side && under(open)).map(|open| open.line).collect()
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
pub fn choose(
    draft: &Draft,
    sum: usize,
    candidates: &[Lines],
    last: &Last<'_>,
    columns: usize,
) -> Option<(Vec<Term>, bool)> {
    let mut best: Option<(i64, usize)> = None;
    for (order, candidate) in candidates.iter().enumerate() {
        // What the layout gives is taken as it is where it is longer than any group.
        let score = if candidate.len() > LONGEST { 0 } else { holding(draft, sum, candidate, columns) };
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, order));
        }
    }
    let scores = if last.from.is_empty() { Vec::new() } else { holding_from(draft, sum, last.open, columns) };
    for (order, from) in last.from.iter().enumerate() {
        let score = scores.get(*from).copied().unwrap_or(0);
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, candidates.len() + order));
        }
    }
    let (_, order) = best?;
    let behind = order.checked_sub(candidates.len()).and_then(|order| last.open.get(*last.from.get(order)?..));
    let lines = candidates.get(order).map(|lines| &**lines).or(behind)?;
    Some((lines.iter().map(|line| Term { line: *line, sign: 1 }).collect(), order == 0))
}

/// How many columns hold for the lines from each of them on.
fn holding_from(draft: &Draft, sum: usize, lines: &[usize], columns: usize) -> Vec<i64> {
    let mut scores = vec![0; lines.len()];
    for column in 0..columns {
        let value = |line: usize| draft.lines.get(line).and_then(|line| line.printed.get(column).copied().flatten());
        let Some(printed) = value(sum) else { continue };
        let (mut total, mut count) = (Decimal::ZERO, 0);
        for (line, score) in lines.iter().zip(&mut scores).rev() {
            if let Some(value) = value(*line) {
                let Some(more) = total.checked_add(value) else { break };
                (total, count) = (more, count + 1);
            }
            *score += held(printed, total, count);
        }
    }
    scores
}

/// What a column speaks for a sum of so many values.
fn held(printed: Decimal, total: Decimal, count: usize) -> i64 {
    if count == 0 {
        return 0;
    }
    let off = printed.abs() - total.abs();
    match off.is_zero() {
        true => 3,
        false if within_rounding(off, count) => 2,
        false => 0,
    }
}

/// How many columns hold: exact before rounded. Signs are not taken away yet, so either sign will do.
fn holding(draft: &Draft, sum: usize, candidate: &[usize], columns: usize) -> i64 {
    let mut score = 0;
    for column in 0..columns {
        let printed = draft.lines.get(sum).and_then(|line| line.printed.get(column).copied().flatten());
        let Some(printed) = printed else { continue };
        let mut values =
            candidate.iter().filter_map(|line| draft.lines.get(*line)?.printed.get(column).copied().flatten());
        let summed =
            values.try_fold((Decimal::ZERO, 0), |(sum, count), value| Some((sum.checked_add(value)?, count + 1)));
        score += summed.map_or(0, |(total, count)| held(printed, total, count));
    }
    score
}
