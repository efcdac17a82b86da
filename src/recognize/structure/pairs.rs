//! Two rival splits at once, where one alone does not help. Most pairs can do nothing for the sums as they stand; a whole
//! reading is built for the others only.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::draft::{Draft, DraftSum};
use super::score::held;
use super::search::{Seen, accept};
use super::table::{Choices, Table};

/// More open splits than these are no longer paired.
const MOST_OPEN: usize = 40;

/// A split of an entry's row that is not the chosen one.
type Split = (usize, usize);

/// Tries all pairs of rival splits that may mend a broken sum.
pub(super) fn try_all(table: &Table<'_>, choices: &mut Choices, draft: &mut Draft, seen: &mut Seen) {
    if draft.broken == 0 {
        return;
    }
    let open: Vec<Split> = (0..table.entries.len())
        .flat_map(|at| (0..table.layouts.get(at).map_or(0, Vec::len)).map(move |layout| (at, layout)))
        .filter(|(at, layout)| choices.layout.get(*at) != Some(layout))
        .collect();
    if open.len() > MOST_OPEN {
        return;
    }
    let mut sums = Sums::of(draft);
    for (order, first) in open.iter().enumerate() {
        for second in open.iter().skip(order + 1).filter(|second| second.0 != first.0) {
            let pair = [*first, *second];
            if !sums.may_gain(table, draft, pair) {
                continue;
            }
            let mut tried = choices.clone();
            for (at, layout) in pair {
                if let Some(slot) = tried.layout.get_mut(at) {
                    *slot = layout;
                }
            }
            if accept(table, choices, draft, seen, tried) {
                sums = Sums::of(draft);
            }
        }
    }
}

/// A draft's sums by the entries that they are made of.
struct Sums {
    by_entry: BTreeMap<usize, Vec<usize>>,
    /// The line of each entry, and whether its sign is taken away.
    lines: BTreeMap<usize, (usize, bool)>,
    /// The entries with a group's sum on their row.
    beside: BTreeSet<usize>,
}

impl Sums {
    fn of(draft: &Draft) -> Self {
        let beside = draft.lines.iter().filter(|line| line.beside).map(|line| line.entry).collect();
        let mut found = Self { by_entry: BTreeMap::new(), lines: BTreeMap::new(), beside };
        for (order, sum) in draft.sums.iter().enumerate() {
            for line in sum.terms.iter().map(|term| term.line).chain([sum.line]) {
                let entry = draft.lines.get(line).map(|line| line.entry);
                found.by_entry.entry(entry.unwrap_or(usize::MAX)).or_default().push(order);
            }
        }
        for (at, line) in draft.lines.iter().enumerate().filter(|(_, line)| !line.beside) {
            let turned = line.values.iter().zip(&*line.printed).any(|(value, printed)| value != printed);
            found.lines.insert(line.entry, (at, turned));
        }
        found
    }

    /// Whether the sums as they stand hold better with these splits.
    fn may_gain(&self, table: &Table<'_>, draft: &Draft, pair: [Split; 2]) -> bool {
        let mut touched: Vec<usize> =
            pair.iter().filter_map(|(entry, _)| self.by_entry.get(entry)).flatten().copied().collect();
        touched.sort_unstable();
        touched.dedup();
        let changed: Vec<(usize, Vec<Option<Decimal>>)> =
            pair.iter().filter_map(|split| self.changed(table, *split)).collect();
        let gain: i64 = touched
            .iter()
            .filter_map(|order| draft.sums.get(*order))
            .map(|sum| {
                let columns = 0..table.money.len();
                columns.map(|column| gain(draft, sum, &changed, column)).sum::<i64>()
            })
            .sum();
        // A line that no sum covers may come to be covered; a second column of sums is not looked through.
        let is_loose = |entry: &usize| !self.by_entry.contains_key(entry) || self.beside.contains(entry);
        let loose = pair.iter().any(|(entry, _)| is_loose(entry));
        gain > 0 || loose
    }

    /// An entry's line and its values under another split.
    fn changed(&self, table: &Table<'_>, (entry, layout): Split) -> Option<(usize, Vec<Option<Decimal>>)> {
        let (line, turned) = *self.lines.get(&entry)?;
        let values = table.values_under(entry, layout);
        let value = |value: &Option<Decimal>| value.map(|value| if turned { -value } else { value });
        Some((line, values.iter().map(value).collect()))
    }
}

/// What a change of lines' values does to how a sum holds in a column.
fn gain(draft: &Draft, sum: &DraftSum, changed: &[(usize, Vec<Option<Decimal>>)], column: usize) -> i64 {
    let new = |line: usize| match changed.iter().find(|(at, _)| *at == line) {
        Some((_, values)) => values.get(column).copied().flatten(),
        None => draft.value(line, column),
    };
    let off = |value: &dyn Fn(usize) -> Option<Decimal>| {
        let printed = value(sum.line)?;
        let mut total = Decimal::ZERO;
        let mut count = 0;
        for term in &sum.terms {
            if let Some(value) = value(term.line) {
                total = if term.sign < 0 { total.checked_sub(value)? } else { total.checked_add(value)? };
                count += 1;
            }
        }
        (count > 0).then_some((printed.checked_sub(total)?, count))
    };
    held(off(&new), sum.terms.len()) - held(off(&|line| draft.value(line, column)), sum.terms.len())
}
