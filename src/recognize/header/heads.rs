//! The columns that header rows describe together.

use super::words::{Token, Word, tokens};
use crate::document::Row;
use crate::money::Unit;
use crate::plan::{Kind, Period};

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Amounts.
    Money,
    /// Sums of groups, printed beside the amounts.
    Sums,
    /// Differences of amounts.
    Deviation,
    /// Parts of the amounts beside them: money that is never added.
    Part,
    /// Amounts of a part of a year.
    Period,
    /// Percentages, notes, account numbers, counts: no money.
    Other,
}

/// A column as its header describes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its year.
    pub year: Option<i32>,
    /// Its kind.
    pub kind: Option<Kind>,
    /// The part of the year that it holds.
    pub period: Option<Period>,
    /// Its unit.
    pub unit: Option<Unit>,
    /// What it is for.
    pub usage: Use,
    /// Where it stands: first and last character.
    pub span: (usize, usize),
    /// Its grid column.
    pub grid: u32,
}

/// The columns that the header rows describe together, from left to right.
#[must_use]
pub fn heads(rows: &[&Row]) -> Vec<Head> {
    let mut best: Vec<Head> = Vec::new();
    for row in rows {
        let line = of_row(&tokens(row));
        if line.is_empty() {
            continue;
        }
        best = if best.is_empty() { line } else { merge(best, &line) };
    }
    // A difference is of two years.
    best.iter_mut().filter(|head| head.kind == Some(Kind::Deviation)).for_each(|head| head.year = None);
    best
}

/// The columns of one header row.
fn of_row(tokens: &[Token]) -> Vec<Head> {
    let mut out: Vec<Head> = Vec::new();
    let named = tokens.iter().any(|token| matches!(token.word, Word::Kind(_) | Word::Asked | Word::Year(_)));
    let years_first = tokens.iter().find_map(|token| match token.word {
        Word::Year(_) => Some(true),
        Word::Kind(_) => Some(false),
        _ => None,
    });
    let cells = tokens.windows(2).any(|pair| matches!(pair, [a, b] if a.grid != b.grid));
    // `Förändring budget`, `Ändring mot budget 2025` in one cell, `Skillnad 2026–2025`: what a difference is of.
    let of_difference = |open: &Head, token: &Token| {
        open.kind == Some(Kind::Deviation) && (token.start <= open.span.1 + 1 || cells && open.grid == token.grid)
    };
    let mut after_pair = false;
    let parts = tokens.iter().filter(|token| matches!(token.word, Word::Period(_))).count();
    // The only kind among parts of a year, with a year behind it, is the year's.
    let year_alone = parts >= 2
        && tokens.iter().filter(|token| matches!(token.word, Word::Kind(_))).count() == 1
        && tokens
            .windows(2)
            .any(|pair| matches!(pair, [Token { word: Word::Kind(_), .. }, Token { word: Word::Year(_), .. }]));
    for token in tokens {
        // A pair of years is whole: the year behind it is another column's.
        let behind_pair = std::mem::replace(&mut after_pair, token.word == Word::Pair);
        let fresh = Head {
            year: None,
            kind: None,
            period: None,
            unit: None,
            usage: Use::Money,
            span: (token.start, token.end),
            grid: token.grid,
        };
        let last = out.last_mut();
        match token.word {
            Word::Kind(kind) => match last {
                // `Jan–aug utfall`; but `Kv 3 Kv 4 Budget 2031`.
                Some(open)
                    if open.usage == Use::Period && open.kind.is_none() && is_beside(open, token) && !year_alone =>
                {
                    open.kind = Some(kind);
                    open.span.1 = token.end;
                }
                Some(open) if of_difference(open, token) => {
                    open.span.1 = token.end;
                }
                Some(open)
                    if open.kind.is_none()
                        && open.year.is_some()
                        && years_first == Some(true)
                        && open.usage == Use::Money
                        && !(cells && parts >= 2 && open.grid != token.grid) =>
                {
                    open.kind = Some(kind);
                    open.span.1 = token.end;
                }
                _ => out.push(Head { kind: Some(kind), ..fresh }),
            },
            Word::Year(year) => match last {
                Some(open) if of_difference(open, token) => {
                    open.span.1 = token.end;
                }
                // `Januari 2031`, `Helår 2031`.
                Some(open) if parts >= 2 && open.year.is_none() && is_beside(open, token) => {
                    open.year = Some(year);
                    open.span.1 = token.end;
                }
                Some(open)
                    if open.year.is_none()
                        && open.kind.is_some()
                        && !behind_pair
                        && !(cells && open.grid == 0 && token.grid > 0) =>
                {
                    open.year = Some(year);
                    open.span.1 = token.end;
                }
                _ => out.push(Head { year: Some(year), ..fresh }),
            },
            Word::Unit(unit) => match last {
                Some(open) if named => open.unit = open.unit.or(Some(unit)),
                None if named => {}
                _ => out.push(Head { unit: Some(unit), ..fresh }),
            },
            Word::Sums => {
                if !out.is_empty() || tokens.len() > 1 && token.start > 12 {
                    out.push(Head { usage: Use::Sums, ..fresh });
                }
            }
            Word::Period(period) => match last {
                Some(open) if open.kind.is_some() && open.period.is_none() && is_beside(open, token) => {
                    open.period = Some(period);
                    open.span.1 = token.end;
                }
                // A single month is a part of a title, or of a date.
                _ if parts >= 2 => out.push(Head { usage: Use::Period, period: Some(period), ..fresh }),
                _ => {}
            },
            Word::Whole => match last {
                Some(open) if open.kind.is_some() && is_beside(open, token) => open.span.1 = token.end,
                _ if parts >= 2 => out.push(fresh),
                _ => {}
            },
            Word::Part => out.push(Head { usage: Use::Part, ..fresh }),
            Word::Asked => out.push(fresh),
            Word::Pair => out.push(Head { kind: Some(Kind::Deviation), ..fresh }),
            // `Andel i %` is one head.
            Word::Other => match last {
                // `Förändring i %` in one cell: no difference of money.
                Some(open) if open.kind == Some(Kind::Deviation) && cells && open.grid == token.grid => {
                    *open = Head { kind: None, year: None, usage: Use::Other, ..*open };
                }
                Some(open) if open.usage == Use::Other && token.start <= open.span.1 + 3 && open.grid == token.grid => {
                    open.span.1 = token.end;
                }
                _ => out.push(Head { usage: Use::Other, ..fresh }),
            },
        }
    }
    // One kind in front of several years is every year's: `Budget   2025   2024`.
    let kinds = tokens.iter().filter(|token| matches!(token.word, Word::Kind(_))).count();
    if let (1, Some(Token { word: Word::Kind(kind), .. })) =
        (kinds, tokens.iter().find(|token| !matches!(token.word, Word::Unit(_))))
    {
        out.iter_mut()
            .filter(|head| head.usage == Use::Money && head.year.is_some())
            .for_each(|head| head.kind = Some(*kind));
        // `Budget, tkr | 2025 | 2026`: over the labels it is no column of its own.
        let corner = |head: &Head| cells && head.grid == 0 && head.kind == Some(*kind) && head.year.is_none();
        if out.iter().any(|head| head.year.is_some()) {
            out.retain(|head| !corner(head));
        }
    }
    // Behind parts of a year their sum is the year.
    let divided = out.iter().filter(|head| head.period.is_some()).count() >= 2;
    if divided {
        captioned(&mut out);
    }
    for head in &mut out {
        if divided && head.usage == Use::Sums {
            head.usage = Use::Money;
        }
        partial(head);
        if head.kind == Some(Kind::Deviation) {
            head.usage = Use::Deviation;
            head.year = None;
        }
    }
    out
}

/// `Budget 2031   Kv 1   Kv 2   Totalt`: what stands over the labels says what the total is.
fn captioned(heads: &mut Vec<Head>) {
    let is_caption = |head: &Head| head.span.0 == 0 && head.period.is_none() && head.usage == Use::Money;
    let Some(caption) = heads.first().copied().filter(is_caption) else { return };
    heads.remove(0);
    let open = |head: &&mut Head| head.period.is_none() && head.kind.is_none() && head.year.is_none();
    if let Some(total) = heads.iter_mut().filter(open).find(|head| matches!(head.usage, Use::Money | Use::Sums)) {
        (total.kind, total.year) = (caption.kind, caption.year);
    }
}

/// A budget of a part of a year is no year's budget; an outcome so far is an outcome; a forecast is of the year, whenever
/// it was made.
fn partial(head: &mut Head) {
    match head.kind {
        _ if head.period.is_none_or(Period::is_whole) => {
            head.period = None;
            if head.usage == Use::Period {
                head.usage = Use::Money;
            }
        }
        Some(Kind::Actual) => head.usage = Use::Money,
        Some(Kind::Forecast | Kind::Deviation) => (head.usage, head.period) = (Use::Money, None),
        Some(Kind::Budget | Kind::Plan) | None => head.usage = Use::Period,
    }
}

/// Whether a word goes on with a head in the same cell.
fn is_beside(head: &Head, token: &Token) -> bool {
    token.start <= head.span.1 + 1 && token.grid == head.grid
}

/// Two header rows over each other: kinds over years, one kind over many years, units under all.
fn merge(upper: Vec<Head>, lower: &[Head]) -> Vec<Head> {
    let fill = |head: Head, from: &Head| Head {
        year: head.year.or(from.year),
        kind: head.kind.or(from.kind),
        period: head.period.or(from.period),
        unit: head.unit.or(from.unit),
        usage: if head.usage == Use::Money { from.usage } else { head.usage },
        ..head
    };
    // In real cells a merged head covers the columns to its right, until the next.
    let real = |heads: &[Head]| heads.windows(2).all(|pair| matches!(pair, [a, b] if a.grid < b.grid));
    let by_grid = real(&upper) && real(lower);
    let apart = by_grid && upper.iter().zip(lower).any(|(above, below)| above.grid != below.grid);
    // `Budget  Budget  Utfall  Andel %` over `2031  2030  2029`: the years stand under those that hold money.
    let money = |heads: &[Head]| heads.iter().filter(|head| head.usage != Use::Other).count();
    if !by_grid && upper.len() > lower.len() && money(&upper) == lower.len() && money(lower) == lower.len() {
        let mut below = lower.iter();
        let one = |head: Head| match head.usage {
            Use::Other => head,
            _ => below.next().map_or(head, |below| fill(Head { span: below.span, ..head }, below)),
        };
        return upper.into_iter().map(one).collect();
    }
    if upper.len() == lower.len() && !apart {
        // The lower row stands nearer the figures: its places are the columns' places.
        return lower.iter().zip(&upper).map(|(below, above)| fill(*below, above)).collect();
    }
    let (many, few) = if lower.len() >= upper.len() { (lower.to_vec(), upper) } else { (upper, lower.to_vec()) };
    if let [only] = few.as_slice() {
        let bare_title = only.kind.is_some() && many.iter().any(|head| head.kind.is_some());
        return many
            .into_iter()
            .map(|head| {
                if head.usage == Use::Other {
                    head
                } else if bare_title {
                    Head { unit: head.unit.or(only.unit), year: head.year, ..head }
                } else {
                    fill(head, only)
                }
            })
            .collect();
    }
    let over = |head: &Head| few.iter().rev().find(|other| by_grid && other.grid <= head.grid);
    // A head that stands over none of the others is a column of its own: notes in front, comments behind.
    let covers = |head: &Head| many.iter().any(|below| over(below).is_some_and(|above| above.grid == head.grid));
    let alone: Vec<Head> = few.iter().filter(|head| by_grid && !covers(head)).copied().collect();
    let mut out: Vec<Head> = many
        .into_iter()
        .map(|head| {
            over(&head)
                .or_else(|| few.iter().min_by_key(|other| distance(&head, other)))
                .map_or(head, |near| if head.usage == Use::Other { head } else { fill(head, near) })
        })
        .collect();
    if !alone.is_empty() {
        out.extend(alone);
        out.sort_by_key(|head| head.grid);
    }
    out
}

/// How far two column heads stand apart, grid first.
fn distance(a: &Head, b: &Head) -> usize {
    let middle = |head: &Head| usize::midpoint(head.span.0, head.span.1);
    middle(a).abs_diff(middle(b))
}
