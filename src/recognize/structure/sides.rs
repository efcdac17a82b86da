//! Which side each entry stands on: by headings and sums that name a side, else by words and signs together.

use rust_decimal::Decimal;

use crate::plan::Side;

use super::super::entry::Entry;
use super::super::lexicon::{self, Says};

/// The side of every entry.
#[must_use]
pub fn sides(entries: &[Entry], signs: &[Option<Decimal>]) -> Vec<Side> {
    if has_heads(entries) { by_heads(entries, signs) } else { by_boundary(entries, signs) }
}

/// Whether the table names its sides above their lines, or closes the first side with a sum before the other begins.
fn has_heads(entries: &[Entry]) -> bool {
    let heads = entries.iter().filter(|entry| is_head(entry)).count();
    let first_sum = entries.iter().position(|entry| matches!(entry.says, Says::Sum(Some(_))));
    let items_after = first_sum
        .is_some_and(|at| entries.iter().skip(at + 1).any(|entry| entry.says == Says::Nothing && !entry.is_bare()));
    heads >= 1 || items_after
}

/// A heading of a side: `INTÄKTER`, with or without a total of its own.
fn is_head(entry: &Entry) -> bool {
    entry.head.is_some() && matches!(entry.says, Says::Nothing) && (entry.is_bare() || is_pure(&entry.label))
}

/// The bare word of a side, not an item that happens to be called by it.
#[must_use]
pub fn is_pure(label: &str) -> bool {
    matches!(
        label.trim().to_lowercase().as_str(),
        "intäkter"
            | "kostnader"
            | "utgifter"
            | "inkomster"
            | "verksamhetens intäkter"
            | "verksamhetens kostnader"
            | "finansiering"
    )
}

fn by_heads(entries: &[Entry], signs: &[Option<Decimal>]) -> Vec<Side> {
    let mut out = vec![Side::None; entries.len()];
    let mut current = Side::None;
    let mut ended = false;
    let later = Later::of(entries);
    let mut met = Met::default();
    for (at, entry) in entries.iter().enumerate() {
        let side = match entry.says {
            Says::Result => {
                ended = ended || met.has(Side::Income) && met.has(Side::Cost);
                Side::None
            }
            Says::Equity if equity_is_outside(entry, current, entries, at) => Side::None,
            Says::Sum(Some(side)) => {
                if current == Side::None && backfill(&mut out, entries, at, side) {
                    met.add(side);
                }
                // After a side's own sum comes the other side, if it has not been yet.
                // Printed before all lines of its side, it stands above them.
                let first =
                    !entries.iter().zip(&out).take(at).any(|(entry, placed)| *placed == side && !entry.is_bare());
                let above = entries.get(at + 1).is_some_and(|next| {
                    !next.is_bare() && next.says == Says::Nothing && next.indent > entry.indent + 1
                });
                if first && (above || side != current && current != Side::None && !later.is_named(at)) {
                    current = side;
                } else if side == current || current == Side::None {
                    let other = opposite(side);
                    current = if met.has(other) { current } else { other };
                }
                side
            }
            _ => {
                if let Some(head) = entry.head.filter(|_| is_head(entry) || entry.is_bare()) {
                    current = head;
                    ended = false;
                } else if entry.is_bare()
                    && current == Side::Income
                    && (opens_cost(entry) || turns_to_cost(entries, signs, at, &later))
                {
                    current = Side::Cost;
                } else if current == Side::None && entry.is_bare() && opens_cost(entry) {
                    if backfill(&mut out, entries, at, Side::Income) {
                        met.add(Side::Income);
                    }
                    current = Side::Cost;
                }
                if ended { Side::None } else { current }
            }
        };
        if let Some(slot) = out.get_mut(at) {
            *slot = side;
            met.add(side);
        }
    }
    leftovers(entries, signs, &mut out);
    out
}

/// A group below the incomes whose lines speak of costs, in a table that never names the costs' side.
fn turns_to_cost(entries: &[Entry], signs: &[Option<Decimal>], at: usize, later: &Later) -> bool {
    let named_later = later.has_cost_heading(at);
    if named_later || !later.is_after_a_sum(at) {
        return false;
    }
    let group: Vec<usize> = (at + 1..entries.len())
        .take_while(|next| entries.get(*next).is_some_and(|entry| !entry.is_bare() && entry.says == Says::Nothing))
        .collect();
    let leaning: i32 =
        group.iter().filter_map(|next| entries.get(*next)).map(|entry| lexicon::leaning(&entry.label)).sum();
    let sign = |at: usize| signs.get(at).copied().flatten().map(|value| value.is_sign_negative());
    let (mut minus, mut all) = (0, 0);
    for negative in (0..at).filter_map(sign) {
        minus += usize::from(negative);
        all += 1;
    }
    let income = minus * 2 > all;
    let turned = group.iter().filter_map(|next| sign(*next)).filter(|negative| *negative != income).count();
    let own = entries.get(at).map_or(0, |entry| lexicon::leaning(&entry.label));
    !group.is_empty() && (turned * 2 > group.len() || own + leaning < 0)
}

/// Where sides are named and sums stand, asked for at every entry.
struct Later {
    head: Option<usize>,
    cost_heading: Option<usize>,
    first_sum: Option<usize>,
}

impl Later {
    fn of(entries: &[Entry]) -> Self {
        let cost = |entry: &Entry| entry.is_bare() && entry.head == Some(Side::Cost);
        Self {
            head: entries.iter().rposition(is_head),
            cost_heading: entries.iter().rposition(cost),
            first_sum: entries.iter().position(|entry| matches!(entry.says, Says::Sum(_) | Says::BareSum)),
        }
    }

    /// Whether a sum stands further up.
    fn is_after_a_sum(&self, at: usize) -> bool {
        self.first_sum.is_some_and(|first| first < at)
    }

    /// Whether a heading further down names a side.
    fn is_named(&self, at: usize) -> bool {
        self.head.is_some_and(|last| last > at)
    }

    /// Whether a heading further down names the costs.
    fn has_cost_heading(&self, at: usize) -> bool {
        self.cost_heading.is_some_and(|last| last > at)
    }
}

/// The sides that some entry stands on so far.
#[derive(Default)]
struct Met {
    income: bool,
    cost: bool,
}

impl Met {
    fn add(&mut self, side: Side) {
        self.income |= side == Side::Income;
        self.cost |= side == Side::Cost;
    }

    fn has(&self, side: Side) -> bool {
        match side {
            Side::Income => self.income,
            Side::Cost => self.cost,
            Side::None => false,
        }
    }
}

/// A heading that only costs have: `Personalkostnader`.
fn opens_cost(entry: &Entry) -> bool {
    let lower = entry.label.to_lowercase();
    lower.contains("kostnad") || lower.contains("utgift") || lower.contains("insatser")
}

/// Equity outside both sides: below a result, or where no more income follows.
fn equity_is_outside(entry: &Entry, current: Side, entries: &[Entry], at: usize) -> bool {
    if current != Side::Income {
        return true;
    }
    if entry.is_bare() {
        return false;
    }
    let sum_follows = entries.iter().skip(at + 1).take(8).any(|next| matches!(next.says, Says::Sum(_) | Says::BareSum));
    !sum_follows || lexicon::opens(&entry.label) == Some(false) && !lexicon::is_used_equity(&entry.label)
}

fn opposite(side: Side) -> Side {
    match side {
        Side::Income => Side::Cost,
        Side::Cost => Side::Income,
        Side::None => Side::None,
    }
}

/// Lines above a sum that names the side no heading named; whether there were any.
fn backfill(out: &mut [Side], entries: &[Entry], before: usize, side: Side) -> bool {
    let mut any = false;
    for (slot, entry) in out.iter_mut().zip(entries).take(before) {
        if *slot == Side::None && !matches!(entry.says, Says::Result | Says::Equity) {
            *slot = side;
            any = true;
        }
    }
    any
}

/// Lines that nothing placed: by their words.
fn leftovers(entries: &[Entry], signs: &[Option<Decimal>], out: &mut [Side]) {
    let done = entries.iter().rposition(|entry| entry.says == Says::Result).unwrap_or(entries.len());
    for (at, entry) in entries.iter().enumerate().take(done) {
        let Some(slot) = out.get_mut(at) else { return };
        if *slot == Side::None && matches!(entry.says, Says::Nothing | Says::OfWhich) && !entry.is_bare() {
            let leaning = lexicon::leaning(&entry.label);
            let negative = signs.get(at).copied().flatten().is_some_and(|value| value.is_sign_negative());
            *slot = if leaning > 0 || (leaning == 0 && !negative) { Side::Income } else { Side::Cost };
        }
    }
}

/// No headings: the lines fall into two runs, and words and signs say where the second begins.
fn by_boundary(entries: &[Entry], signs: &[Option<Decimal>]) -> Vec<Side> {
    let items: Vec<usize> = (0..entries.len())
        .filter(|at| {
            entries.get(*at).is_some_and(|entry| {
                matches!(entry.says, Says::Nothing | Says::OfWhich | Says::BareSum | Says::Sum(None))
            })
        })
        .collect();
    let heard = Heard::of(entries, signs, &items);
    let mut best = (i64::MIN, 0usize, Side::Income);
    for cut in 0..=items.len() {
        for first in [Side::Income, Side::Cost] {
            let score = heard.score(cut, first);
            if score > best.0 {
                best = (score, cut, first);
            }
        }
    }
    let (_, cut, first) = best;
    let mut out = vec![Side::None; entries.len()];
    for (order, at) in items.iter().enumerate() {
        if let Some(slot) = out.get_mut(*at) {
            *slot = if order < cut { first } else { opposite(first) };
        }
    }
    let last_income = items.iter().copied().take(cut).next_back();
    for (at, entry) in entries.iter().enumerate() {
        let Some(slot) = out.get_mut(at) else { break };
        match entry.says {
            Says::Sum(Some(side)) => *slot = side,
            Says::Equity if first == Side::Income && last_income.is_some_and(|last| at < last) => *slot = Side::Income,
            _ => {}
        }
    }
    out
}

/// What the first so many items say of their side, added up: their words' leaning, their plus and their minus signs.
struct Heard(Vec<[i64; 3]>);

impl Heard {
    fn of(entries: &[Entry], signs: &[Option<Decimal>], items: &[usize]) -> Self {
        let mut sofar = [0; 3];
        let mut all = vec![sofar];
        for at in items {
            let [leaning, plus, minus] = &mut sofar;
            *leaning += entries.get(*at).map_or(0, |entry| i64::from(lexicon::leaning(&entry.label)));
            if let Some(value) = signs.get(*at).copied().flatten().filter(|value| !value.is_zero()) {
                *(if value.is_sign_negative() { minus } else { plus }) += 1;
            }
            all.push(sofar);
        }
        Self(all)
    }

    /// How well the words and signs agree with a boundary behind the first `cut` items.
    fn score(&self, cut: usize, first: Side) -> i64 {
        let [leaning, plus, minus] = self.0.get(cut).copied().unwrap_or_default();
        let [all_leaning, all_plus, all_minus] = self.0.last().copied().unwrap_or_default();
        let (before, after) = ([plus, minus], [all_plus - plus, all_minus - minus]);
        let turn = 2 * leaning - all_leaning;
        let (mut score, income_signs, cost_signs) =
            if first == Side::Income { (turn, before, after) } else { (-turn, after, before) };
        // Where both signs are printed each side has its own.
        let mixed = |counts: [i64; 2]| counts.iter().copied().min().unwrap_or(0);
        let both = income_signs.iter().zip(&cost_signs).map(|(a, b)| a + b).all(|count| count > 0);
        if both {
            score -= 4 * (mixed(income_signs) + mixed(cost_signs));
            let [_, negative_income] = income_signs;
            let [positive_cost, _] = cost_signs;
            score -= 3 * (negative_income + positive_cost);
        }
        score
    }
}
