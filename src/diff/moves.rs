//! Which lines moved to another group, and which groups only changed their name.

use std::collections::BTreeMap;

use super::items::{Item, plain};

/// Which group of the later plan is which of the earlier.
#[derive(Debug)]
pub(super) struct Moves {
    /// Each earlier group and the later one that is the same: most of each came from the other.
    kept: Vec<(String, String)>,
}

impl Moves {
    /// Out of the lines that are matched.
    pub(super) fn of(old: &[Item<'_>], new: &[Item<'_>], pairs: &[(usize, usize)]) -> Self {
        let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
        for (one, other) in pairs {
            if let (Some(one), Some(other)) = (old.get(*one), new.get(*other)) {
                *counts.entry((name(one), name(other))).or_default() += 1;
            }
        }
        // More than half of each, so that no group has two that are the same.
        let of = |held: &dyn Fn(&(String, String)) -> bool| -> usize {
            counts.iter().filter(|(pair, _)| held(pair)).map(|(_, count)| *count).sum()
        };
        let most = |pair: &(String, String), count: usize| {
            let (from, into) = (of(&|it| it.0 == pair.0), of(&|it| it.1 == pair.1));
            count * 2 > from && count * 2 > into
        };
        let kept = counts.iter().filter(|(pair, count)| most(pair, **count)).map(|(pair, _)| pair.clone());
        Self { kept: kept.collect() }
    }

    /// Whether a matched line stands in another group now.
    pub(super) fn moved(&self, old: &Item<'_>, new: &Item<'_>) -> bool {
        let pair = (name(old), name(new));
        pair.0 != pair.1 && !self.kept.contains(&pair)
    }
}

fn name(item: &Item<'_>) -> String {
    plain(&item.group().unwrap_or_default())
}
