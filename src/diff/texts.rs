//! Two lists of texts, matched by their words.

use super::alike::{Alike, EQUAL, Words};
use super::assign::{Edge, assign};

/// How a text of one list stands to the other list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    Kept,
    Reworded,
    Added,
    Dropped,
}

/// A text in both lists, or in one, by its place there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    pub(super) before: Option<usize>,
    pub(super) after: Option<usize>,
    pub(super) how: How,
}

/// The texts of both lists: the later ones in their order, then those that were dropped. `least` says how alike two
/// must be to be one text reworded; `None` where they can't be one at all.
pub(super) fn matched(
    texts: [&[String]; 2],
    keys: [&[String]; 2],
    least: impl Fn(usize, usize) -> Option<u32>,
) -> Vec<Change> {
    let [old, new] = texts;
    let known = Alike::of(old.iter().map(String::as_str), new.iter().map(String::as_str));
    let words = |texts: &[String]| texts.iter().map(|text| known.words(text)).collect::<Vec<Words>>();
    let (old_words, new_words) = (words(old), words(new));
    let same = |one: usize, other: usize| old.get(one).zip(new.get(other)).is_some_and(|(one, two)| is_same(one, two));
    let mut edges = Vec::new();
    for (left, one) in old_words.iter().enumerate() {
        for (right, other) in new_words.iter().enumerate() {
            let Some(least) = least(left, right) else { continue };
            // A lower bar means that something else speaks for the pair.
            let worth = if same(left, right) { 2 * EQUAL } else { one.score(other) };
            if worth >= least {
                edges.push(Edge { left, right, worth: worth + (EQUAL - least) / 4 });
            }
        }
    }
    let pairs = assign(keys, &edges);
    let mut changes: Vec<Change> = (0..new.len())
        .map(|at| match pairs.iter().find(|(_, later)| *later == at) {
            Some((earlier, _)) => {
                let how = if same(*earlier, at) { How::Kept } else { How::Reworded };
                Change { before: Some(*earlier), after: Some(at), how }
            }
            None => Change { before: None, after: Some(at), how: How::Added },
        })
        .collect();
    let gone = (0..old.len()).filter(|at| !pairs.iter().any(|(earlier, _)| earlier == at));
    changes.extend(gone.map(|at| Change { before: Some(at), after: None, how: How::Dropped }));
    changes
}

/// Whether two texts say the same, word for word; only their spaces may differ.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}
