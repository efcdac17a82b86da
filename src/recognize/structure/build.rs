//! One pass over the entries: groups open and close, sums take what they cover.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::plan::{Role, Side, Term};

use super::super::columns::Layout;
use super::super::entry::Entry;
use super::super::lexicon::{self, Says};
use super::cover::{self, Open};
use super::draft::{Draft, DraftLine, DraftSum};
use super::sides::is_pure;
use super::signs;

/// A table to be read.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// Its entries.
    pub entries: &'a [Entry],
    /// The layouts of each entry.
    pub layouts: &'a [Vec<Layout>],
    /// The layout columns that hold money.
    pub money: &'a [usize],
    /// The layout column that holds sums of groups beside the last money column.
    pub sums: Option<usize>,
}

/// What the layout leaves open, decided one way.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Choices {
    /// Which layout of each entry.
    pub layout: Vec<usize>,
    /// The side of each entry.
    pub sides: Vec<Side>,
    /// Entries without a sum's word that are the sum of what stands above them.
    pub sums_above: BTreeSet<usize>,
    /// Entries that are the sum of so many entries below them.
    pub parents: BTreeMap<usize, usize>,
    /// Those of them that bullets or indentation mark.
    pub marked: BTreeSet<usize>,
    /// Entries without figures that are lines, not headings.
    pub empty_lines: BTreeSet<usize>,
}

impl Table<'_> {
    /// The chosen layout of an entry.
    #[must_use]
    pub fn layout(&self, choices: &Choices, entry: usize) -> Option<&Layout> {
        let chosen = choices.layout.get(entry).copied().unwrap_or(0);
        self.layouts.get(entry)?.get(chosen)
    }

    fn value(&self, choices: &Choices, entry: usize, column: usize) -> Option<Decimal> {
        let cell = self.layout(choices, entry)?.get(column)?.as_ref()?;
        cell.plus.iter().try_fold(cell.value, |sum, (more, _)| sum.checked_add(*more))
    }

    /// An entry's printed values, one a money column.
    #[must_use]
    pub fn values(&self, choices: &Choices, entry: usize) -> Vec<Option<Decimal>> {
        self.money.iter().map(|column| self.value(choices, entry, *column)).collect()
    }

    /// The value beside it in the column of sums.
    #[must_use]
    pub fn beside(&self, choices: &Choices, entry: usize) -> Option<Decimal> {
        self.value(choices, entry, self.sums?)
    }
}

struct Builder<'a> {
    table: &'a Table<'a>,
    choices: &'a Choices,
    draft: Draft,
    open: Vec<Open>,
    path: Vec<Heading>,
    side: Side,
    sums_seen: BTreeMap<Side, usize>,
    parents: Vec<(usize, usize, Vec<Term>)>,
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
    signs::normalize(&mut draft, table.money.len());
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

    fn keep_open(&mut self, line: usize, side: Side) {
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

    fn all_open(&self, side: Side) -> Vec<usize> {
        self.open
            .iter()
            .map(|open| open.line)
            .filter(|line| self.draft.lines.get(*line).is_some_and(|found| found.side == side))
            .collect()
    }

    fn since_last_sum(&self, side: Side) -> Vec<usize> {
        let seen = self.sums_seen.get(&side).copied().unwrap_or(0);
        let all = self.all_open(side);
        self.open.iter().filter(|open| open.after == seen && all.contains(&open.line)).map(|open| open.line).collect()
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
        let candidates = cover::distinct(order);
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
                self.close(line, terms, by_layout && entry.says != Says::Nothing, side);
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

    fn close(&mut self, sum: usize, terms: Vec<Term>, by_layout: bool, side: Side) {
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
    fn repeat(&mut self, line: usize) {
        let Some(found) = self.draft.lines.get(line).filter(|found| !found.beside) else { return };
        let (entry, printed) = (found.entry, found.printed.last().copied().flatten());
        let own = found.from.last().copied();
        if let (Some(_), Some(beside), Some(sums)) = (printed, self.table.beside(self.choices, entry), self.table.sums)
            && own != Some(sums)
        {
            self.draft.repeats.push((line, self.table.money.len().saturating_sub(1), sums, beside));
        }
    }

    /// What income and cost come to at the end: the sides' totals, or what is open.
    fn side_terms(&self, side: Side, sign: i8) -> Vec<Term> {
        let total =
            self.draft.lines.iter().enumerate().rev().find(|(_, line)| line.side == side && line.role == Role::Total);
        match total {
            Some((line, _)) => vec![Term { line, sign }],
            None => self.all_open(side).into_iter().map(|line| Term { line, sign }).collect(),
        }
    }

    /// A total printed before its lines covers what was left open at the end.
    fn late_totals(&mut self) {
        for line in 0..self.draft.lines.len() {
            let Some(found) = self.draft.lines.get(line) else { break };
            let entry = self.table.entries.get(found.entry).map(|entry| entry.says);
            let side = found.side;
            let bare = !self.draft.sums.iter().any(|sum| sum.line == line);
            if !bare || !matches!(entry, Some(Says::Sum(Some(_)))) || found.role == Role::Total {
                continue;
            }
            let rest: Vec<usize> = self.all_open(side).into_iter().filter(|open| *open > line).collect();
            if rest.is_empty() {
                continue;
            }
            if let Some(found) = self.draft.lines.get_mut(line) {
                found.role = Role::Total;
            }
            let terms = rest.into_iter().map(|line| Term { line, sign: 1 }).collect();
            self.open.retain(|open| open.line != line);
            self.close(line, terms, true, side);
        }
    }

    /// Parents whose lines never came are lines themselves.
    fn forsaken(&mut self) {
        for (parent, _, terms) in std::mem::take(&mut self.parents) {
            let side = self.draft.lines.get(parent).map_or(Side::None, |line| line.side);
            self.keep_open(parent, side);
            for term in terms {
                self.keep_open(term.line, side);
            }
        }
    }

    fn results(&mut self) {
        self.forsaken();
        self.late_totals();
        let results: Vec<usize> = (0..self.draft.lines.len())
            .filter(|at| self.draft.lines.get(*at).is_some_and(|line| line.role == Role::Result))
            .collect();
        let mut terms = self.side_terms(Side::Income, 1);
        let costs = self.side_terms(Side::Cost, -1);
        if terms.is_empty() || costs.is_empty() {
            return;
        }
        terms.extend(costs);
        let equity: Vec<Term> = self
            .draft
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| {
                line.side == Side::Income
                    && line.role == Role::Item
                    && lexicon::income_category(&line.label) == Some(crate::plan::Category::OwnEquity)
            })
            .map(|(line, _)| Term { line, sign: -1 })
            .collect();
        for result in results {
            self.repeat(result);
            self.draft.sums.push(DraftSum { line: result, terms: terms.clone(), by_layout: true });
            if !equity.is_empty() {
                self.prefer_without_equity(result, &terms, &equity);
            }
        }
    }

    /// Equity used as financing is no income; a printed result may or may not have seen that.
    fn prefer_without_equity(&mut self, result: usize, terms: &[Term], equity: &[Term]) {
        let without: Vec<Term> = terms.iter().chain(equity).copied().collect();
        let mut tried = self.draft.clone();
        signs::normalize(&mut tried, self.table.money.len());
        let broken = |terms: &[Term]| {
            (0..self.table.money.len())
                .filter(|column| {
                    tried
                        .off(result, terms, *column)
                        .is_some_and(|(off, count)| !super::draft::within_rounding(off, count))
                })
                .count()
        };
        if broken(&without) < broken(terms)
            && let Some(last) = self.draft.sums.last_mut()
        {
            last.terms = without;
        }
    }
}

fn style(entry: &Entry) -> (bool, bool, u32) {
    (entry.caps, entry.bold, entry.indent / 2)
}

/// How well a reading holds together.
fn score(draft: &mut Draft, open: &[Open], table: &Table<'_>, choices: &Choices) {
    let mut score = 0i64;
    let mut broken = 0;
    for sum in &draft.sums {
        for column in 0..table.money.len() {
            match draft.off(sum.line, &sum.terms, column) {
                Some((off, _)) if off.is_zero() => score += if sum.terms.len() > 1 { 10 } else { 4 },
                Some((off, count)) if super::draft::within_rounding(off, count) => score += 6,
                Some(_) => {
                    score -= 10;
                    broken += 1;
                }
                None => {}
            }
        }
    }
    for side in [Side::Income, Side::Cost] {
        let total = draft.lines.iter().rposition(|line| line.side == side && line.role == Role::Total);
        if total.is_some() {
            let left = open
                .iter()
                .filter(|open| {
                    Some(open.line) != total
                        && draft.lines.get(open.line).is_some_and(|line| line.side == side && line.role != Role::Total)
                })
                .count();
            score -= 6 * i64::try_from(left).unwrap_or(0);
        }
    }
    score += 2 * i64::try_from(draft.repeats.len()).unwrap_or(0);
    score -= 3 * i64::try_from(choices.sums_above.len() + choices.parents.len()).unwrap_or(0);
    score -= i64::try_from(choices.layout.iter().filter(|chosen| **chosen > 0).count()).unwrap_or(0);
    draft.score = score;
    draft.broken = broken;
}
