//! Tables by their ruled lines: which lines belong together, and what cells they enclose.

use super::ink::{Length, Rule};

/// Lines nearer than this are one, and ends that nearly meet do: 2 points.
const NEAR: Length = 200;

/// No table has more lines; what does is a drawing.
const MOST: usize = 4_000;

/// No table has more cells.
const CELLS: usize = 20_000;

/// A table's cells, found by its lines.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Grid {
    /// The upright lines, from the left.
    pub(super) columns: Vec<Length>,
    /// The level lines, from the top.
    pub(super) rows: Vec<Length>,
    /// For each row and column the cell that covers it: the place of its upper left.
    covers: Vec<(usize, usize)>,
}

impl Grid {
    /// How many columns it has.
    pub(super) fn width(&self) -> usize {
        self.columns.len().saturating_sub(1)
    }

    /// How many rows it has.
    pub(super) fn height(&self) -> usize {
        self.rows.len().saturating_sub(1)
    }

    /// Whether a line is one of its own.
    pub(super) fn is_drawn_by(&self, rule: &Rule) -> bool {
        let inside = |edges: &[Length], at: Length| match edges {
            [first, .., last] => (*first - NEAR..=*last + NEAR).contains(&at),
            _ => false,
        };
        inside(&self.columns, rule.from.0) && inside(&self.rows, rule.from.1)
    }

    /// The cell around a point, by its row and column.
    pub(super) fn cell(&self, x: Length, y: Length) -> Option<(usize, usize)> {
        let column = within(&self.columns, x)?;
        let row = within(&self.rows, y)?;
        self.cover(row, column)
    }

    /// The cell that covers a row and column.
    pub(super) fn cover(&self, row: usize, column: usize) -> Option<(usize, usize)> {
        self.covers.get(row.checked_mul(self.width())?.checked_add(column)?).copied()
    }

    /// How many columns the cell at a row and column covers there.
    pub(super) fn span(&self, row: usize, column: usize) -> usize {
        let own = self.cover(row, column);
        (column..self.width()).take_while(|at| self.cover(row, *at) == own).count()
    }
}

fn within(edges: &[Length], at: Length) -> Option<usize> {
    let before = edges.partition_point(|edge| *edge <= at);
    (before > 0 && before < edges.len()).then(|| before - 1)
}

/// The tables that these lines draw, from the top; a frame around one cell is none.
pub(super) fn grids(rules: &[Rule]) -> Vec<Grid> {
    if rules.len() > MOST {
        return Vec::new();
    }
    let rules = joined(rules);
    let mut grids: Vec<Grid> = groups(&rules).into_iter().filter_map(|group| grid(&group)).collect();
    grids.sort_by_key(|grid| grid.rows.first().copied());
    // A table within a cell of another is part of that cell's text.
    let outer: Vec<Grid> = grids.clone();
    grids.retain(|grid| !outer.iter().any(|other| other != grid && encloses(other, grid)));
    grids
}

fn encloses(outer: &Grid, inner: &Grid) -> bool {
    let inside = |outer: &[Length], inner: &[Length]| match (outer, inner) {
        ([a, .., b], [c, .., d]) => a <= c && d <= b,
        _ => false,
    };
    inside(&outer.columns, &inner.columns) && inside(&outer.rows, &inner.rows)
}

fn is_level(rule: &Rule) -> bool {
    rule.to.0 - rule.from.0 >= rule.to.1 - rule.from.1
}

/// Lines drawn piece by piece, cell by cell, as whole ones.
fn joined(rules: &[Rule]) -> Vec<Rule> {
    let mut out: Vec<Rule> = Vec::new();
    for level in [true, false] {
        let along = |point: (Length, Length)| if level { point.0 } else { point.1 };
        let across = |point: (Length, Length)| if level { point.1 } else { point.0 };
        let mut own: Vec<Rule> = rules.iter().filter(|rule| is_level(rule) == level).copied().collect();
        // Lines at about the same height stand together, whatever a hundredth of a point says.
        own.sort_by_key(|rule| across(rule.from));
        let mut at = 0;
        while at < own.len() {
            let first = own.get(at).map_or(0, |rule| across(rule.from));
            let end = own.iter().skip(at).take_while(|rule| across(rule.from) - first <= NEAR).count() + at;
            let mut same: Vec<Rule> = own.get(at..end).unwrap_or_default().to_vec();
            same.sort_by_key(|rule| along(rule.from));
            let start = out.len();
            for rule in same {
                match out.get_mut(start..).and_then(<[Rule]>::last_mut) {
                    Some(last) if along(rule.from) <= along(last.to) + NEAR => {
                        if along(rule.to) > along(last.to) {
                            last.to = if level { (rule.to.0, last.to.1) } else { (last.to.0, rule.to.1) };
                        }
                    }
                    _ => out.push(rule),
                }
            }
            at = end;
        }
    }
    out
}

/// Lines that touch each other, together.
fn groups(rules: &[Rule]) -> Vec<Vec<Rule>> {
    let mut group: Vec<usize> = (0..rules.len()).collect();
    let root = |group: &[usize], mut at: usize| {
        while let Some(up) = group.get(at).copied().filter(|up| *up != at) {
            at = up;
        }
        at
    };
    for (at, rule) in rules.iter().enumerate() {
        for (other_at, other) in rules.iter().enumerate().take(at) {
            if is_level(rule) != is_level(other) && touch(rule, other) {
                let (a, b) = (root(&group, at), root(&group, other_at));
                if let Some(slot) = group.get_mut(a.max(b)) {
                    *slot = a.min(b);
                }
            }
        }
    }
    let mut found: Vec<(usize, Vec<Rule>)> = Vec::new();
    for (at, rule) in rules.iter().enumerate() {
        let own = root(&group, at);
        match found.iter_mut().find(|(root, _)| *root == own) {
            Some((_, rules)) => rules.push(*rule),
            None => found.push((own, vec![*rule])),
        }
    }
    found.into_iter().map(|(_, rules)| rules).collect()
}

fn touch(a: &Rule, b: &Rule) -> bool {
    let meet = |a: (Length, Length), b: (Length, Length)| a.0 <= b.1 + NEAR && b.0 <= a.1 + NEAR;
    meet((a.from.0, a.to.0), (b.from.0, b.to.0)) && meet((a.from.1, a.to.1), (b.from.1, b.to.1))
}

/// The cells between lines that touch.
fn grid(rules: &[Rule]) -> Option<Grid> {
    let edges = |level: bool| {
        let across = |rule: &Rule| if level { rule.from.1 } else { rule.from.0 };
        let mut all: Vec<Length> = rules.iter().filter(|rule| is_level(rule) == level).map(across).collect();
        // Where the outermost lines are not drawn, the ends of those across are.
        let ends = rules.iter().filter(|rule| is_level(rule) != level).flat_map(|rule| [rule.from, rule.to]);
        let ends = ends.map(|end| if level { end.1 } else { end.0 });
        all.extend([ends.clone().min(), ends.max()].into_iter().flatten());
        all.sort_unstable();
        all.dedup_by(|next, kept| *next - *kept <= NEAR + NEAR / 2);
        all
    };
    let (columns, rows) = (edges(false), edges(true));
    if columns.len() < 3 || rows.len() < 2 || columns.len().saturating_mul(rows.len()) > CELLS {
        return None;
    }
    let mut grid = Grid { columns, rows, covers: Vec::new() };
    let upright = |x: Length, y: Length| {
        let near = |rule: &&Rule| (rule.from.0 - x).abs() <= NEAR * 2;
        rules.iter().filter(|rule| !is_level(rule)).filter(near).any(|rule| rule.from.1 <= y && y <= rule.to.1)
    };
    let level = |x: Length, y: Length| {
        let near = |rule: &&Rule| (rule.from.1 - y).abs() <= NEAR * 2;
        rules.iter().filter(|rule| is_level(rule)).filter(near).any(|rule| rule.from.0 <= x && x <= rule.to.0)
    };
    for row in 0..grid.height() {
        for column in 0..grid.width() {
            let middle = |edges: &[Length], at: usize| {
                Some(i64::midpoint(edges.get(at).copied()?, edges.get(at.checked_add(1)?).copied()?))
            };
            let (x, y) = (middle(&grid.columns, column)?, middle(&grid.rows, row)?);
            let (left, top) = (grid.columns.get(column).copied()?, grid.rows.get(row).copied()?);
            let beside = column.checked_sub(1).filter(|_| !upright(left, y)).and_then(|at| grid.cover(row, at));
            let above = row.checked_sub(1).filter(|_| !level(x, top)).and_then(|at| grid.cover(at, column));
            // A cell goes on to the right before it goes on downwards, and only as wide as it began.
            let above = above.filter(|cell| cell.1 == column || beside == Some(*cell));
            grid.covers.push(beside.or(above).unwrap_or((row, column)));
        }
    }
    Some(grid)
}

#[cfg(test)]
mod tests {
    use super::super::ink::Rule;
    use super::grids;

    fn rule(from: (i64, i64), to: (i64, i64)) -> Rule {
        Rule { from, to }
    }

    #[test]
    fn lines_drawn_cell_by_cell_make_a_grid_with_merged_cells() {
        // Two rows, three columns; the first row's last two cells are merged.
        let mut rules = Vec::new();
        for y in [0, 2_000, 4_000] {
            rules.extend([(0, 5_000), (5_010, 8_000), (8_000, 11_000)].map(|(a, b)| rule((a, y), (b, y + 1))));
        }
        for (x, from) in [(0, 0), (5_000, 0), (8_000, 2_000), (11_000, 0)] {
            rules.push(rule((x, from), (x, 4_000)));
        }
        // A frame around a picture is no table.
        rules.extend([rule((0, 9_000), (0, 12_000)), rule((0, 9_000), (3_000, 9_000))]);
        let found = grids(&rules);
        let [grid] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((grid.width(), grid.height()), (3, 2));
        assert_eq!(grid.cell(9_000, 1_000), Some((0, 1)));
        assert_eq!(grid.span(0, 1), 2);
        assert_eq!(grid.cell(9_000, 3_000), Some((1, 2)));
    }
}
