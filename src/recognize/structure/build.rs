//! One pass over the entries: groups open and close, sums take what they cover.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::plan::{Role, Side, Term};

use super::super::entry::Entry;
use super::super::lexicon::{self, Says};
use super::cover::{self, Open};
use super::draft::{Draft, DraftLine, DraftSum};
use super::score::score;
use super::sides::is_pure;
use super::signs;
use super::table::{Choices, Table};

pub(super) struct Builder<'a> {
    pub(super) table: &'a Table<'a>,
    choices: &'a Choices,
    pub(super) draft: Draft,
    pub(super) open: Vec<Open>,
    path: Vec<Heading>,
    side: Side,
    sums_seen: BTreeMap<Side, usize>,
    pub(super) parents: Vec<(usize, usize, Vec<Term>)>,
}

#[derive(Clone, Debug)]
struct Heading {
    label: String,
    style: (bool, bool, u32),
    filled: bool,
    /// Whether it names a side: asked for at every line, so told once.
    names_side: bool,
}

impl Heading {
    fn of(entry: &Entry, filled: bool) -> Self {
        let names_side = lexicon::side_head(&entry.label).is_some();
        Self { label: entry.label.clone(), style: style(entry), filled, names_side }
    }
}

/// Reads the table as the choices have it.
#[must_use]
pub fn build(table: &Table<'_>, choices: &Choices) -> Draft {
    let mut builder = Builder {
        table,
        choices,
        draft: Draft::default(),
        open: Vec::new(),
        path: Vec::new(),
        side: Side::None,
        sums_seen: BTreeMap::new(),
        parents: Vec::new(),
    };
    for at in 0..table.entries.len() {
        builder.take(at);
    }
    builder.results();
    let Builder { mut draft, open, .. } = builder;
    signs::normalize(&mut draft, table.differences);
    score(&mut draft, &open, table, choices);
    draft
}

impl Builder<'_> {
    fn take(&mut self, at: usize) {
        let Some(entry) = self.table.entries.get(at) else { return };
        let side = self.choices.sides.get(at).copied().unwrap_or_default();
        if side != self.side && side != Side::None && !matches!(entry.says, Says::Sum(_)) {
            self.side = side;
            self.path.clear();
        }
        if entry.is_bare() {
            self.bare(at, entry, side);
            return;
        }
        if side != Side::None
            && entry.says == Says::Nothing
            && is_pure(&entry.label)
            && self.choices.parents.contains_key(&at)
        {
            self.path = vec![Heading::of(entry, true)];
        }
        match entry.says {
            Says::Result => {
                self.push(at, entry, Side::None, Role::Result);
            }
            Says::Equity if side == Side::None => {
                self.push(at, entry, Side::None, Role::Equity);
            }
            Says::OfWhich => {
                self.push(at, entry, side, Role::OfWhich);
            }
            Says::Sum(named) if !self.choices.parents.contains_key(&at) => self.sum(at, entry, side, named),
            Says::BareSum => self.sum(at, entry, side, None),
            Says::Nothing | Says::Sum(None)
                if self.table.told.is_sum_above(at) && !self.choices.parents.contains_key(&at) =>
            {
                self.sum(at, entry, side, None);
            }
            _ if self.choices.sums_above.contains(&at) => self.sum(at, entry, side, None),
            _ => self.item(at, entry, side),
        }
    }

    fn bare(&mut self, at: usize, entry: &Entry, side: Side) {
        if self.choices.empty_lines.contains(&at) && entry.head.is_none() {
            let line = self.push(at, entry, side, Role::Item);
            self.keep_open(line, side);
            return;
        }
        if matches!(entry.says, Says::Result | Says::Equity | Says::BareSum) {
            return;
        }
        let inner = self.path.first().is_some_and(|first| is_pure(&first.label)) && !is_pure(&entry.label);
        if entry.head.is_some() && !inner {
            self.path = vec![Heading::of(entry, false)];
            return;
        }
        let heading = Heading::of(entry, false);
        // A heading right below another stands inside it; one after lines takes the place of its like.
        let floor = usize::from(self.path.first().is_some_and(|first| first.names_side));
        if self.path.last().is_some_and(|last| last.filled) {
            let like =
                self.path.iter().skip(floor).position(|other| other.style == heading.style).map(|found| found + floor);
            let keep = like.unwrap_or(self.path.len().saturating_sub(1)).max(floor);
            self.path.truncate(keep);
        }
        if self.path.len() < 4 {
            self.path.push(heading);
        }
    }

    fn push(&mut self, at: usize, entry: &Entry, side: Side, role: Role) -> usize {
        let mut printed = self.table.values(self.choices, at);
        let mut from = self.table.money.to_vec();
        // A figure that stands only in the column of sums is the line's own.
        if let (Some(beside), Some(sums)) = (self.table.beside(self.choices, at), self.table.sums)
            && printed.iter().all(Option::is_none)
            && let (Some(slot), Some(place)) = (printed.last_mut(), from.last_mut())
        {
            *slot = Some(beside);
            *place = sums;
        }
        for heading in &mut self.path {
            heading.filled = true;
        }
        self.draft.lines.push(DraftLine {
            entry: at,
            label: entry.label.clone(),
            path: self.labels(side),
            side,
            role,
            values: printed.clone(),
            printed,
            from,
            beside: false,
        });
        self.draft.lines.len() - 1
    }

    fn labels(&self, side: Side) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        let named = self.path.first().is_some_and(|first| first.names_side);
        if !named {
            match side {
                Side::Income => out.push("Intäkter".to_owned()),
                Side::Cost => out.push("Kostnader".to_owned()),
                Side::None => return out,
            }
        }
        out.extend(self.path.iter().map(|heading| heading.label.clone()));
        out
    }

    pub(super) fn keep_open(&mut self, line: usize, side: Side) {
        let after = self.sums_seen.get(&side).copied().unwrap_or(0);
        self.open.push(Open { line, after });
    }

    fn item(&mut self, at: usize, entry: &Entry, side: Side) {
        let parent = self.choices.parents.get(&at).copied();
        let pure = is_pure(&entry.label);
        let role = match parent {
            Some(_) if pure || matches!(entry.says, Says::Sum(Some(_))) => Role::Total,
            Some(_) => Role::Subtotal,
            None => Role::Item,
        };
        let line = self.push(at, entry, side, role);
        if let Some(count) = parent {
            // It belongs to its own sum only once its lines are known.
            self.parents.push((line, count, Vec::new()));
            if role != Role::Total {
                self.path.push(Heading::of(entry, true));
            }
            return;
        }
        self.belongs(line, side);
        let printed = self.table.values(self.choices, at).iter().any(Option::is_some);
        if let Some(beside) = self.table.beside(self.choices, at).filter(|_| printed) {
            self.beside(at, line, side, beside);
        }
    }

    /// A line is a term of the parent it stands under, or open for a sum to come.
    fn belongs(&mut self, line: usize, side: Side) {
        let Some((parent, left, terms)) = self.parents.last_mut() else {
            self.keep_open(line, side);
            return;
        };
        terms.push(Term { line, sign: 1 });
        *left -= 1;
        if *left == 0 {
            let (parent, terms) = (*parent, std::mem::take(terms));
            self.parents.pop();
            let pure = self.draft.lines.get(parent).is_some_and(|found| found.role == Role::Total);
            if !pure {
                self.path.pop();
            }
            let marked = self.draft.lines.get(parent).is_some_and(|line| self.choices.marked.contains(&line.entry));
            self.draft.sums.push(DraftSum { line: parent, terms, by_layout: marked });
            self.belongs(parent, side);
        }
    }

    /// A group's sum in the second column, on the row of its last line.
    fn beside(&mut self, at: usize, line: usize, side: Side, value: Decimal) {
        let sums = self.table.sums.unwrap_or(0);
        let group = self.path.last().map(|heading| heading.label.clone());
        let mut printed = vec![None; self.table.money.len()];
        let mut from = self.table.money.to_vec();
        if let (Some(slot), Some(place)) = (printed.last_mut(), from.last_mut()) {
            *slot = Some(value);
            *place = sums;
        }
        let mut path = self.labels(side);
        let since: Vec<usize> = self.since_last_sum(side);
        // A line alone, outside any group of its own, is printed twice: a sum of one is no sum.
        let heads = usize::from(self.path.first().is_some_and(|first| first.names_side));
        let same = self.draft.lines.get(line).and_then(|line| line.printed.last().copied().flatten());
        if since.len() == 1 && self.path.len() <= heads && same.is_some_and(|same| same.abs() == value.abs()) {
            self.draft.repeats.push((line, self.table.money.len().saturating_sub(1), sums, value));
            *self.sums_seen.entry(side).or_insert(0) += 1;
            return;
        }
        let label = group.or_else(|| path.last().cloned()).unwrap_or_default();
        if path.last().is_some_and(|last| *last == label) {
            path.pop();
        }
        self.draft.lines.push(DraftLine {
            entry: at,
            label,
            path,
            side,
            role: Role::Subtotal,
            values: printed.clone(),
            printed,
            from,
            beside: true,
        });
        let sum = self.draft.lines.len() - 1;
        let in_group = self.in_group(side);
        let candidates = cover::distinct(vec![
            in_group.iter().copied().filter(|line| since.contains(line)).collect(),
            since,
            in_group,
            vec![line],
            self.all_open(side),
        ]);
        if let Some((terms, by_layout)) = cover::choose(&self.draft, sum, &candidates, self.table.money.len()) {
            self.close(sum, terms, by_layout, side);
        }
        if self.path.len() > 1 {
            self.path.pop();
        }
    }

    pub(super) fn all_open(&self, side: Side) -> Vec<usize> {
        self.open
            .iter()
            .map(|open| open.line)
            .filter(|line| self.draft.lines.get(*line).is_some_and(|found| found.side == side))
            .collect()
    }

    fn since_last_sum(&self, side: Side) -> Vec<usize> {
        let seen = self.sums_seen.get(&side).copied().unwrap_or(0);
        let of_side = |line: usize| self.draft.lines.get(line).is_some_and(|found| found.side == side);
        self.open.iter().filter(|open| open.after == seen && of_side(open.line)).map(|open| open.line).collect()
    }

    fn in_group(&self, side: Side) -> Vec<usize> {
        let path = self.labels(side);
        let all = self.all_open(side);
        all.into_iter()
            .filter(|line| self.draft.lines.get(*line).is_some_and(|found| found.path.starts_with(&path)))
            .collect()
    }

    fn sum(&mut self, at: usize, entry: &Entry, side: Side, named: Option<Side>) {
        let side = named.unwrap_or(if side == Side::None { self.side } else { side });
        let line = self.push(at, entry, side, Role::Subtotal);
        // A sum without a label has its group's.
        let group_label = self.path.last().map(|heading| heading.label.clone());
        if entry.label.is_empty()
            && let (Some(found), Some(label)) = (self.draft.lines.get_mut(line), group_label)
        {
            found.label = label;
        }
        let name = cover::named_by(&entry.label);
        let of_name = cover::named(&self.draft, &self.open, side, &name);
        let all = self.all_open(side);
        let since = self.since_last_sum(side);
        let group = self.in_group(side);
        let deep = self.path.len() > usize::from(self.path.first().is_some_and(|first| first.names_side));
        let order = if named.is_some() {
            vec![all.clone(), since, group]
        } else if !of_name.is_empty() {
            vec![of_name, group, since, all.clone()]
        } else if deep {
            vec![group, since, all.clone()]
        } else {
            vec![since, all.clone(), group]
        };
        let told = self.told(at, side, &order);
        let by_formula = told.is_some();
        let candidates = told.map_or_else(|| cover::distinct(order), |told| vec![told]);
        let chosen = cover::choose(&self.draft, line, &candidates, self.table.money.len());
        let covers_all = chosen.as_ref().is_some_and(|(terms, _)| terms.len() == all.len());
        let later = self.items_later(at, side);
        if ((named.is_some() && !later) || (covers_all && !later && entry.says != Says::Nothing))
            && let Some(found) = self.draft.lines.get_mut(line)
        {
            found.role = Role::Total;
        }
        match chosen {
            Some((terms, by_layout)) => {
                let depth = self.closed_depth(&terms, &name);
                self.close(line, terms, by_layout && (by_formula || entry.says != Says::Nothing), side);
                self.path.truncate(depth);
            }
            None => self.keep_open(line, side),
        }
        // The sum itself belongs where its group stands.
        let path = self.labels(side);
        if let Some(found) = self.draft.lines.get_mut(line) {
            found.path = path;
        }
    }

    /// The lines that the sum's own formula covers. One that it leaves out, among those the layout gives it, is
    /// covered all the same unless another formula has it: sums that miss a line are the commonest fault of workbooks.
    fn told(&self, at: usize, side: Side, layout: &[Vec<usize>]) -> Option<Vec<usize>> {
        let open = self.all_open(side);
        let covered = self.table.told.covers(at)?;
        let lines: BTreeMap<usize, usize> =
            open.iter().filter_map(|line| Some((self.entry_of(*line)?, *line))).collect();
        let own: Vec<usize> = covered.iter().map(|entry| lines.get(entry).copied()).collect::<Option<_>>()?;
        let first = *own.iter().min()?;
        if layout.contains(&own) {
            return Some(own);
        }
        let since: BTreeSet<usize> = self.since_last_sum(side).into_iter().collect();
        let near: BTreeSet<usize> = self.in_group(side).into_iter().filter(|line| since.contains(line)).collect();
        let own: BTreeSet<usize> = own.into_iter().collect();
        let left_out = |line: &usize| {
            let entry = self.entry_of(*line);
            !own.contains(line)
                && (*line > first || near.contains(line))
                && entry.is_some_and(|entry| !self.table.told.is_covered_elsewhere(entry, at))
        };
        Some(open.iter().copied().filter(|line| own.contains(line) || left_out(line)).collect())
    }

    fn entry_of(&self, line: usize) -> Option<usize> {
        self.draft.lines.get(line).filter(|line| !line.beside).map(|line| line.entry)
    }

    /// How deep the path is once the group that a sum closes is closed.
    fn closed_depth(&self, terms: &[Term], name: &str) -> usize {
        let floor = usize::from(self.path.first().is_some_and(|first| first.names_side));
        let wanted = super::super::label::slug(name);
        let by_name = self
            .path
            .iter()
            .position(|heading| !wanted.is_empty() && super::super::label::slug(&heading.label) == wanted);
        if let Some(found) = by_name {
            return found.max(floor);
        }
        let whole = terms.len() > 1 && self.path.len() > floor;
        if whole { self.path.len().saturating_sub(1).max(floor) } else { self.path.len() }
    }

    fn items_later(&self, at: usize, side: Side) -> bool {
        (at + 1..self.table.entries.len()).any(|later| {
            let entry = self.table.entries.get(later);
            entry.is_some_and(|entry| !entry.is_bare() && entry.says == Says::Nothing)
                && self.choices.sides.get(later) == Some(&side)
        })
    }

    pub(super) fn close(&mut self, sum: usize, terms: Vec<Term>, by_layout: bool, side: Side) {
        self.open.retain(|open| !terms.iter().any(|term| term.line == open.line));
        self.draft.sums.push(DraftSum { line: sum, terms, by_layout });
        *self.sums_seen.entry(side).or_insert(0) += 1;
        self.keep_open(sum, side);
        let seen = self.sums_seen.get(&side).copied().unwrap_or(0);
        if let Some(last) = self.open.last_mut() {
            // A sum is not a line of the group that follows it.
            last.after = seen.saturating_sub(1);
        }
        self.repeat(sum);
    }

    /// A total printed in both columns is printed twice.
    pub(super) fn repeat(&mut self, line: usize) {
        let Some(found) = self.draft.lines.get(line).filter(|found| !found.beside) else { return };
        let (entry, printed) = (found.entry, found.printed.last().copied().flatten());
        let own = found.from.last().copied();
        if let (Some(_), Some(beside), Some(sums)) = (printed, self.table.beside(self.choices, entry), self.table.sums)
            && own != Some(sums)
        {
            self.draft.repeats.push((line, self.table.money.len().saturating_sub(1), sums, beside));
        }
    }
}

fn style(entry: &Entry) -> (bool, bool, u32) {
    (entry.caps, entry.bold, entry.indent / 2)
}
