//! One pass over the entries: groups open and close, sums take what they cover.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rust_decimal::Decimal;

use crate::plan::{Role, Side, Term};

use super::super::entry::Entry;
use super::super::lexicon::Says;
use super::cover::{self, Last, Lines, Open};
use super::draft::{Draft, DraftLine, DraftSum};
use super::name::Name;
use super::path::{Heading, Path};
use super::score::score;
use super::signs;
use super::table::{Choices, Table, Values};

pub(super) struct Builder<'a> {
    pub(super) table: &'a Table<'a>,
    choices: &'a Choices,
    pub(super) draft: Draft,
    pub(super) open: Vec<Open>,
    path: Path,
    side: Side,
    sums_seen: BTreeMap<Side, usize>,
    /// The last plain line of each side.
    last_items: BTreeMap<Side, usize>,
    pub(super) parents: Vec<(usize, usize, Vec<Term>)>,
}

/// Reads the table as the choices have it.
#[must_use]
pub fn build(table: &Table<'_>, choices: &Choices) -> Draft {
    let mut builder = Builder {
        table,
        choices,
        draft: Draft::default(),
        open: Vec::new(),
        path: Path::default(),
        side: Side::None,
        sums_seen: BTreeMap::new(),
        last_items: last_items(table, choices),
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
            && self.choices.parents.contains_key(&at)
            && self.table.name(at).is_pure()
        {
            self.path.begin(self.heading(at, entry, true));
        }
        match entry.says {
            Says::Result => {
                self.push(at, Side::None, Role::Result);
            }
            Says::Equity if side == Side::None => {
                self.push(at, Side::None, Role::Equity);
            }
            Says::OfWhich => {
                self.push(at, side, Role::OfWhich);
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
            let line = self.push(at, side, Role::Item);
            self.keep_open(line, side);
            return;
        }
        if matches!(entry.says, Says::Result | Says::Equity | Says::BareSum) {
            return;
        }
        let heading = self.heading(at, entry, false);
        let inner = self.path.first().is_some_and(Name::is_pure) && !heading.name.is_pure();
        if entry.head.is_some() && !inner {
            self.path.begin(heading);
        } else {
            self.path.open(heading);
        }
    }

    fn heading(&self, at: usize, entry: &Entry, filled: bool) -> Heading {
        Heading::of(entry, &self.table.name(at), filled)
    }

    fn push(&mut self, at: usize, side: Side, role: Role) -> usize {
        let mut printed = Rc::clone(self.table.values(self.choices, at));
        let mut from = self.table.from();
        // A figure that stands only in the column of sums is the line's own.
        if printed.iter().all(Option::is_none)
            && let (Some(beside), Some(sums)) = (self.table.beside(self.choices, at), self.table.sums)
        {
            (printed, from) = self.in_sums(&printed, beside, sums);
        }
        self.path.fill();
        self.draft.lines.push(DraftLine {
            entry: at,
            label: self.table.name(at),
            path: self.labels(side),
            side,
            role,
            values: printed.to_vec(),
            printed,
            from,
            beside: false,
        });
        self.draft.lines.len() - 1
    }

    /// Values with a last one that stands in the column of sums.
    fn in_sums(&self, printed: &[Option<Decimal>], beside: Decimal, sums: usize) -> (Values, Rc<[usize]>) {
        let last = self.table.money.len().saturating_sub(1);
        let value = |(at, value): (usize, &Option<Decimal>)| if at == last { Some(beside) } else { *value };
        let place = |(at, column): (usize, &usize)| if at == last { sums } else { *column };
        let from = self.table.money.iter().enumerate().map(place).collect();
        (printed.iter().enumerate().map(value).collect(), from)
    }

    fn labels(&self, side: Side) -> Rc<[Name]> {
        self.path.labels(side, self.table.sides())
    }

    pub(super) fn keep_open(&mut self, line: usize, side: Side) {
        let after = self.sums_seen.get(&side).copied().unwrap_or(0);
        let found = self.draft.lines.get(line);
        let (side, path) = found.map_or((side, Rc::default()), |line| (line.side, Rc::clone(&line.path)));
        self.open.push(Open { line, after, side, path });
    }

    fn item(&mut self, at: usize, entry: &Entry, side: Side) {
        let parent = self.choices.parents.get(&at).copied();
        let pure = parent.is_some() && self.table.name(at).is_pure();
        let role = match parent {
            Some(_) if pure || matches!(entry.says, Says::Sum(Some(_))) => Role::Total,
            Some(_) => Role::Subtotal,
            None => Role::Item,
        };
        let line = self.push(at, side, role);
        if let Some(count) = parent {
            // It belongs to its own sum only once its lines are known.
            self.parents.push((line, count, Vec::new()));
            if role != Role::Total {
                self.path.push(self.heading(at, entry, true));
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
        let group = self.path.last().cloned();
        let nothing: Vec<Option<Decimal>> = self.table.money.iter().map(|_| None).collect();
        let (printed, from) = self.in_sums(&nothing, value, sums);
        let mut path = self.labels(side);
        let since: Vec<usize> = self.since_last_sum(side);
        // A line alone, outside any group of its own, is printed twice: a sum of one is no sum.
        let same = self.draft.lines.get(line).and_then(|line| line.printed.last().copied().flatten());
        if since.len() == 1
            && self.path.len() <= self.path.floor()
            && same.is_some_and(|same| same.abs() == value.abs())
        {
            self.draft.repeats.push((line, self.table.money.len().saturating_sub(1), sums, value));
            *self.sums_seen.entry(side).or_insert(0) += 1;
            return;
        }
        let label = group.or_else(|| path.last().cloned()).unwrap_or_default();
        if let Some((_, front)) = path.split_last().filter(|(last, _)| **last == label) {
            path = front.into();
        }
        self.draft.lines.push(DraftLine {
            entry: at,
            label,
            path,
            side,
            role: Role::Subtotal,
            values: printed.to_vec(),
            printed,
            from,
            beside: true,
        });
        let sum = self.draft.lines.len() - 1;
        let all = self.all_open(side);
        let in_group = self.in_group(&all, side);
        let near: BTreeSet<usize> = since.iter().copied().collect();
        let candidates = cover::distinct(vec![
            in_group.iter().copied().filter(|line| near.contains(line)).collect(),
            since.into(),
            in_group,
            Rc::new([line]),
            all,
        ]);
        let columns = self.table.money.len();
        if let Some((terms, by_layout)) = cover::choose(&self.draft, sum, &candidates, &Last::default(), columns) {
            self.close(sum, terms, by_layout, side);
        }
        if self.path.len() > 1 {
            self.path.pop();
        }
    }

    pub(super) fn all_open(&self, side: Side) -> Lines {
        self.open.iter().filter(|open| open.side == side).map(|open| open.line).collect()
    }

    fn since_last_sum(&self, side: Side) -> Vec<usize> {
        let seen = self.sums_seen.get(&side).copied().unwrap_or(0);
        self.open.iter().filter(|open| open.after == seen && open.side == side).map(|open| open.line).collect()
    }

    /// Those of a side's open lines that stand under its open headings.
    fn in_group(&self, all: &Lines, side: Side) -> Lines {
        let path = self.labels(side);
        if path.is_empty() {
            return Rc::clone(all);
        }
        let mut under = Open::asked(|own| own.starts_with(&path));
        self.open.iter().filter(|open| open.side == side && under(open)).map(|open| open.line).collect()
    }

    fn sum(&mut self, at: usize, entry: &Entry, side: Side, named: Option<Side>) {
        let side = named.unwrap_or(if side == Side::None { self.side } else { side });
        let line = self.push(at, side, Role::Subtotal);
        // A sum without a label has its group's.
        let group_label = self.path.last().cloned();
        if entry.label.is_empty()
            && let (Some(found), Some(label)) = (self.draft.lines.get_mut(line), group_label)
        {
            found.label = label;
        }
        let table = self.table;
        let name = table.summed(at);
        let of_name: Lines = cover::named(&self.open, side, name).into();
        let all = self.all_open(side);
        let since: Lines = self.since_last_sum(side).into();
        let group = self.in_group(&all, side);
        let deep = self.path.len() > self.path.floor();
        let order = if named.is_some() {
            vec![Rc::clone(&all), since, group]
        } else if !of_name.is_empty() {
            vec![of_name, group, since, Rc::clone(&all)]
        } else if deep {
            vec![group, since, Rc::clone(&all)]
        } else {
            vec![since, Rc::clone(&all), group]
        };
        // `Summa insatser` below the sums of several groups may add the last of them only. A side's total never does.
        let last = if named.is_none() { Last::groups(&self.draft, &all) } else { Last::default() };
        let told = self.told(at, side, |own| order.iter().any(|lines| **lines == *own) || last.contains(own));
        let by_formula = told.is_some();
        let (candidates, last) = match told {
            Some(told) => (vec![told.into()], Last::default()),
            None => (cover::distinct(order), last),
        };
        let chosen = cover::choose(&self.draft, line, &candidates, &last, self.table.money.len());
        let covers_all = chosen.as_ref().is_some_and(|(terms, _)| terms.len() == all.len());
        let later = self.items_later(at, side);
        if ((named.is_some() && !later)
            || (covers_all && !later && (entry.says != Says::Nothing || self.table.name(at).is_pure())))
            && let Some(found) = self.draft.lines.get_mut(line)
        {
            found.role = Role::Total;
        }
        match chosen {
            Some((terms, by_layout)) => {
                let depth = self.closed_depth(&terms, name);
                self.close(line, terms, by_layout && (by_formula || entry.says != Says::Nothing), side);
                self.path.truncate(depth);
            }
            None => self.keep_open(line, side),
        }
        // The sum itself belongs where its group stands.
        let path = self.labels(side);
        if let Some(open) = self.open.iter_mut().rev().find(|open| open.line == line) {
            open.path = Rc::clone(&path);
        }
        if let Some(found) = self.draft.lines.get_mut(line) {
            found.path = path;
        }
    }

    /// The lines that the sum's own formula covers. One that it leaves out, among those the layout gives it, is
    /// covered all the same unless another formula has it: sums that miss a line are the commonest fault of workbooks.
    fn told(&self, at: usize, side: Side, in_layout: impl Fn(&[usize]) -> bool) -> Option<Vec<usize>> {
        let covered = self.table.told.covers(at)?;
        let open = self.all_open(side);
        let lines: BTreeMap<usize, usize> =
            open.iter().filter_map(|line| Some((self.entry_of(*line)?, *line))).collect();
        let own: Vec<usize> = covered.iter().map(|entry| lines.get(entry).copied()).collect::<Option<_>>()?;
        let first = *own.iter().min()?;
        if in_layout(&own) {
            return Some(own);
        }
        let since: BTreeSet<usize> = self.since_last_sum(side).into_iter().collect();
        let near: BTreeSet<usize> =
            self.in_group(&open, side).iter().copied().filter(|line| since.contains(line)).collect();
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
        let floor = self.path.floor();
        if let Some(found) = self.path.depth_of(name) {
            return found.max(floor);
        }
        let whole = terms.len() > 1 && self.path.len() > floor;
        if whole { self.path.len().saturating_sub(1).max(floor) } else { self.path.len() }
    }

    fn items_later(&self, at: usize, side: Side) -> bool {
        self.last_items.get(&side).is_some_and(|last| *last > at)
    }

    pub(super) fn close(&mut self, sum: usize, terms: Vec<Term>, by_layout: bool, side: Side) {
        self.shut(&terms);
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

    /// Lines that a sum covers are open no longer. They are the last ones, most often.
    fn shut(&mut self, terms: &[Term]) {
        let mut lines: Vec<usize> = terms.iter().map(|term| term.line).collect();
        lines.sort_unstable();
        lines.dedup();
        let is_term = |open: &Open| lines.binary_search(&open.line).is_ok();
        let last = self.open.iter().rev().filter(|open| is_term(open)).nth(lines.len().saturating_sub(1));
        let from = last.and_then(|last| self.open.iter().rposition(|open| open.line == last.line)).unwrap_or(0);
        let behind = self.open.split_off(from);
        self.open.extend(behind.into_iter().filter(|open| !is_term(open)));
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

fn last_items(table: &Table<'_>, choices: &Choices) -> BTreeMap<Side, usize> {
    let plain = |entry: &Entry| !entry.is_bare() && entry.says == Says::Nothing;
    let sided = table.entries.iter().zip(&choices.sides).enumerate();
    sided.filter(|(_, (entry, _))| plain(entry)).map(|(at, (_, side))| (*side, at)).collect()
}
