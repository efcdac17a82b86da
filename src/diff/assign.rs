//! Which of one list belongs to which of another: the assignment of the greatest worth, the same whatever order the
//! lists come in and whichever comes first.

use std::collections::BTreeMap;

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

/// Two that may belong together, and what that is worth: more than 0, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edge {
    /// Which of the one list.
    pub(super) left: usize,
    /// Which of the other.
    pub(super) right: usize,
    /// Its worth, up to some thousands.
    pub(super) worth: u32,
}

/// More in one tangle than any budget has: from there on the best pair is taken first, since the exact way takes the
/// cube of their number.
const TANGLED: usize = 150;

/// The pairs of the best assignment, sorted. `keys` tell the members of each list apart: those with equal keys are
/// taken to be interchangeable.
pub(super) fn assign(keys: [&[String]; 2], edges: &[Edge]) -> Vec<(usize, usize)> {
    let [left, right] = keys.map(ranks);
    // One and the same list comes first whichever of them is called the left one.
    let turned = sorted(keys[1]) < sorted(keys[0]);
    let mut links: Vec<Link> = edges
        .iter()
        .filter_map(|edge| {
            let (one, other) = (*left.rank.get(edge.left)?, *right.rank.get(edge.right)?);
            let (row, column) = if turned { (other, one) } else { (one, other) };
            Some(Link { row, column, worth: cube(edge.worth) })
        })
        .collect();
    links.sort_by_key(|link| (link.row, link.column));
    let mut pairs: Vec<(usize, usize)> = tangles(&links)
        .iter()
        .flat_map(|tangle| best(tangle))
        .filter_map(|(row, column)| {
            let (one, other) = if turned { (column, row) } else { (row, column) };
            Some((*left.place.get(one)?, *right.place.get(other)?))
        })
        .collect();
    pairs.sort_unstable();
    pairs
}

#[derive(Clone, Copy, Debug)]
struct Link {
    row: usize,
    column: usize,
    worth: i64,
}

/// So that two middling pairs never outweigh one good one.
fn cube(worth: u32) -> i64 {
    i64::from(worth).saturating_pow(3)
}

/// The rank of each by its key, and who has each rank.
struct Ranks {
    rank: Vec<usize>,
    place: Vec<usize>,
}

fn ranks(keys: &[String]) -> Ranks {
    let mut place: Vec<usize> = (0..keys.len()).collect();
    place.sort_by(|one, other| keys.get(*one).cmp(&keys.get(*other)).then(one.cmp(other)));
    let mut rank = vec![0; keys.len()];
    for (at, held) in place.iter().enumerate() {
        if let Some(own) = rank.get_mut(*held) {
            *own = at;
        }
    }
    Ranks { rank, place }
}

fn sorted(keys: &[String]) -> Vec<&String> {
    let mut sorted: Vec<&String> = keys.iter().collect();
    sorted.sort();
    sorted
}

/// The links parted into those that hang together.
fn tangles(links: &[Link]) -> Vec<Vec<Link>> {
    let mut of_row: BTreeMap<usize, usize> = BTreeMap::new();
    let mut of_column: BTreeMap<usize, usize> = BTreeMap::new();
    let mut tangles: Vec<Vec<Link>> = Vec::new();
    for link in links {
        let mut held: Vec<usize> =
            [of_row.get(&link.row), of_column.get(&link.column)].into_iter().flatten().copied().collect();
        held.sort_unstable();
        held.dedup();
        let home = held.first().copied().unwrap_or(tangles.len());
        if home == tangles.len() {
            tangles.push(Vec::new());
        }
        let moved = held.get(1).and_then(|other| tangles.get_mut(*other)).map(std::mem::take).unwrap_or_default();
        for link in moved.into_iter().chain([*link]) {
            of_row.insert(link.row, home);
            of_column.insert(link.column, home);
            if let Some(tangle) = tangles.get_mut(home) {
                tangle.push(link);
            }
        }
    }
    for tangle in &mut tangles {
        tangle.sort_by_key(|link| (link.row, link.column));
    }
    tangles
}

/// The best assignment within one tangle.
fn best(tangle: &[Link]) -> Vec<(usize, usize)> {
    let numbered = |of: fn(&Link) -> usize| {
        let mut all: Vec<usize> = tangle.iter().map(of).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (rows, columns) = (numbered(|link| link.row), numbered(|link| link.column));
    if rows.len().max(columns.len()) > TANGLED {
        return greedy(tangle);
    }
    // The crate wants no more rows than columns.
    let upright = rows.len() <= columns.len();
    let (short, long) = if upright { (&rows, &columns) } else { (&columns, &rows) };
    let mut weights = Matrix::new(short.len(), long.len(), 0_i64);
    for link in tangle {
        let (one, other) = if upright { (link.row, link.column) } else { (link.column, link.row) };
        if let (Ok(one), Ok(other)) = (short.binary_search(&one), long.binary_search(&other))
            && let Some(cell) = weights.get_mut((one, other))
        {
            *cell = link.worth;
        }
    }
    let (_, chosen) = kuhn_munkres(&weights);
    let worthy =
        chosen.iter().enumerate().filter(|(one, other)| weights.get((*one, **other)).is_some_and(|it| *it > 0));
    worthy
        .filter_map(|(one, other)| {
            let (one, other) = (*short.get(one)?, *long.get(*other)?);
            Some(if upright { (one, other) } else { (other, one) })
        })
        .collect()
}

fn greedy(tangle: &[Link]) -> Vec<(usize, usize)> {
    let mut links = tangle.to_vec();
    links.sort_by_key(|link| (std::cmp::Reverse(link.worth), link.row, link.column));
    let (mut rows, mut columns) = (std::collections::BTreeSet::new(), std::collections::BTreeSet::new());
    let free = |link: &Link, rows: &std::collections::BTreeSet<usize>, columns: &std::collections::BTreeSet<usize>| {
        !rows.contains(&link.row) && !columns.contains(&link.column)
    };
    let mut pairs = Vec::new();
    for link in links {
        if free(&link, &rows, &columns) {
            rows.insert(link.row);
            columns.insert(link.column);
            pairs.push((link.row, link.column));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Just, ProptestConfig, Strategy, prop_assert_eq, proptest};

    use super::{Edge, TANGLED, assign};

    fn keys(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_good_pair_is_not_given_up_for_two_middling_ones() {
        let (left, right) = (keys(&["a", "b"]), keys(&["x", "y"]));
        let edge = |left, right, worth| Edge { left, right, worth };
        let pairs = assign([&left, &right], &[edge(0, 0, 900), edge(0, 1, 560), edge(1, 0, 560)]);
        assert_eq!(pairs, [(0, 0)]);
        let pairs = assign([&left, &right], &[edge(0, 0, 900), edge(0, 1, 850), edge(1, 0, 850)]);
        assert_eq!(pairs, [(0, 1), (1, 0)]);
    }

    #[test]
    fn a_great_tangle_ends() {
        let many: Vec<String> = (0..TANGLED * 2).map(|at| format!("{at:04}")).collect();
        let edges: Vec<Edge> = (0..many.len())
            .flat_map(|left| {
                (0..many.len()).map(move |right| Edge { left, right, worth: 500 + u32::from(left == right) })
            })
            .collect();
        let pairs = assign([&many, &many], &edges);
        assert_eq!(pairs, (0..many.len()).map(|at| (at, at)).collect::<Vec<_>>());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        /// Turned round, or in another order, the same ones are paired.
        #[test]
        fn order_makes_no_difference(
            worths in proptest::collection::vec(proptest::collection::vec(0_u32..6, 6), 5),
            (left, right) in (Just((0..5).collect::<Vec<usize>>()).prop_shuffle(), Just((0..6).collect::<Vec<usize>>()).prop_shuffle())
        ) {
            let name = |list: &[usize], tag: &str| list.iter().map(|at| format!("{tag}{at}")).collect::<Vec<_>>();
            let (plain_left, plain_right): (Vec<usize>, Vec<usize>) = ((0..5).collect(), (0..6).collect());
            let edges = |left: &[usize], right: &[usize]| {
                let mut edges = Vec::new();
                for (at, one) in left.iter().enumerate() {
                    for (place, other) in right.iter().enumerate() {
                        let worth = worths[*one][*other] * 100;
                        if worth > 0 {
                            edges.push(Edge { left: at, right: place, worth });
                        }
                    }
                }
                edges
            };
            let named = |pairs: Vec<(usize, usize)>, left: &[usize], right: &[usize]| {
                let mut named: Vec<_> = pairs.into_iter().map(|(one, other)| (left[one], right[other])).collect();
                named.sort_unstable();
                named
            };
            let plain = assign([&name(&plain_left, "l"), &name(&plain_right, "r")], &edges(&plain_left, &plain_right));
            let shuffled = assign([&name(&left, "l"), &name(&right, "r")], &edges(&left, &right));
            prop_assert_eq!(&plain, &named(shuffled, &left, &right));
            let turned: Vec<Edge> = edges(&plain_left, &plain_right)
                .into_iter()
                .map(|edge| Edge { left: edge.right, right: edge.left, ..edge })
                .collect();
            let mut back: Vec<_> = assign([&name(&plain_right, "r"), &name(&plain_left, "l")], &turned)
                .into_iter()
                .map(|(one, other)| (other, one))
                .collect();
            back.sort_unstable();
            prop_assert_eq!(plain, back);
        }
    }
}
