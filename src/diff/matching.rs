//! Which line of the earlier plan a line of the later one is: by name and group, by name, by words alike, then the only
//! one left of its category. Each step is an assignment over what the steps before it left.

use std::collections::BTreeSet;

use super::alike::{Alike, EQUAL, Words};
use super::assign::{Edge, assign};
use super::items::{Item, same};
use crate::plan::Category;

/// How much two names of lines in one category must be alike to be one line renamed.
const ALIKE: u32 = 500;
/// The same for lines of different categories.
const VERY_ALIKE: u32 = 750;

/// What belongs together.
#[derive(Debug, Default)]
pub(super) struct Matched {
    /// The pairs, earlier and later, sorted.
    pub(super) pairs: Vec<(usize, usize)>,
    /// The earlier lines that are matched by their category alone.
    pub(super) by_category: BTreeSet<usize>,
}

/// Matches the lines of two plans.
pub(super) fn matched(old: &[Item<'_>], new: &[Item<'_>]) -> Matched {
    let known = Alike::of(labels(old), labels(new));
    let words = |items: &[Item<'_>]| items.iter().map(|item| known.words(&item.line.label)).collect::<Vec<Words>>();
    let mut step = Step { old, new, old_words: words(old), new_words: words(new), pairs: Vec::new() };
    step.take(|step, one, other| {
        let (old, new) = (step.old.get(one)?, step.new.get(other)?);
        let stays = same(&old.line.label, &new.line.label) && same(&group(old), &group(new));
        stays.then(|| EQUAL + bonus(old, new))
    });
    step.take(|step, one, other| {
        let (old, new) = (step.old.get(one)?, step.new.get(other)?);
        let stays = same(&old.line.label, &new.line.label);
        // "Övrigt" alone does not tell which line is meant; its category must help.
        let tells = step.old_words.get(one)?.tell() || old.line.category == new.line.category;
        (stays && tells).then(|| EQUAL + bonus(old, new))
    });
    step.take(|step, one, other| {
        let (old, new) = (step.old.get(one)?, step.new.get(other)?);
        let score = step.old_words.get(one)?.names(step.new_words.get(other)?);
        let least = if old.line.category == new.line.category { ALIKE } else { VERY_ALIKE };
        (score >= least).then(|| score + bonus(old, new))
    });
    let by_name = step.pairs.len();
    step.only_ones_left();
    let by_category = step.pairs.iter().skip(by_name).map(|(earlier, _)| *earlier).collect();
    step.pairs.sort_unstable();
    Matched { pairs: step.pairs, by_category }
}

fn labels<'a>(items: &'a [Item<'a>]) -> impl Iterator<Item = &'a str> {
    items.iter().map(|item| item.line.label.as_str())
}

fn group(item: &Item<'_>) -> String {
    item.group().unwrap_or_default()
}

/// What else speaks for a pair: the same amount, group and category.
fn bonus(old: &Item<'_>, new: &Item<'_>) -> u32 {
    let amount = old.amount.is_some_and(|amount| !amount.is_zero() && old.amount == new.amount);
    let group = same(&group(old), &group(new));
    let category = old.line.category == new.line.category;
    60 * u32::from(amount) + 60 * u32::from(group) + 80 * u32::from(category)
}

struct Step<'a> {
    old: &'a [Item<'a>],
    new: &'a [Item<'a>],
    old_words: Vec<Words>,
    new_words: Vec<Words>,
    pairs: Vec<(usize, usize)>,
}

impl Step<'_> {
    fn left(&self) -> [Vec<usize>; 2] {
        let old = (0..self.old.len()).filter(|at| !self.pairs.iter().any(|(one, _)| one == at));
        let new = (0..self.new.len()).filter(|at| !self.pairs.iter().any(|(_, other)| other == at));
        [old.collect(), new.collect()]
    }

    /// Pairs what is left by the worth of each pair; only lines of one side belong together.
    fn take(&mut self, worth: impl Fn(&Self, usize, usize) -> Option<u32>) {
        let [old, new] = self.left();
        let mut edges = Vec::new();
        for (left, one) in old.iter().enumerate() {
            for (right, other) in new.iter().enumerate() {
                let sides = self.old.get(*one).zip(self.new.get(*other));
                let one_side = sides.is_some_and(|(one, other)| one.line.side == other.line.side);
                if let Some(worth) = one_side.then(|| worth(self, *one, *other)).flatten() {
                    edges.push(Edge { left, right, worth });
                }
            }
        }
        let keys = |all: &[Item<'_>], held: &[usize]| -> Vec<String> {
            held.iter().filter_map(|at| all.get(*at)).map(Item::key).collect()
        };
        let (left, right) = (keys(self.old, &old), keys(self.new, &new));
        let found = assign([&left, &right], &edges);
        self.pairs.extend(found.into_iter().filter_map(|(one, other)| Some((*old.get(one)?, *new.get(other)?))));
    }

    /// The only lines of a category that are left on each side.
    fn only_ones_left(&mut self) {
        let [old, new] = self.left();
        let category = |items: &[Item<'_>], at: &usize| items.get(*at).and_then(|item| item.line.category);
        let alone = |items: &[Item<'_>], held: &[usize], of: Category| {
            let mut all = held.iter().filter(|at| category(items, at) == Some(of));
            all.next().filter(|_| all.next().is_none()).copied()
        };
        for one in &old {
            let Some(of) = category(self.old, one).filter(|it| stands_alone(*it)) else { continue };
            let (Some(earlier), Some(later)) = (alone(self.old, &old, of), alone(self.new, &new, of)) else { continue };
            let names = self.old_words.get(earlier).zip(self.new_words.get(later));
            // Two names of parties are two parties, whatever their category.
            let two_parties = of == Category::Region && names.is_some_and(|(one, other)| one.tell() && other.tell());
            if !two_parties {
                self.pairs.push((earlier, later));
            }
        }
    }
}

/// Whether a budget has one line of the category as a rule, so that another name is the same line renamed.
fn stands_alone(category: Category) -> bool {
    matches!(
        category,
        Category::State
            | Category::Region
            | Category::Members
            | Category::Interest
            | Category::Board
            | Category::Audit
            | Category::Evaluation
            | Category::Reserve
    )
}
