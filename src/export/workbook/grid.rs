//! Where every line of a budget table stands on its sheet: headings, lines, outline levels.

use std::collections::BTreeMap;

use crate::money::Unit;
use crate::plan::{Budget, Line, Role, Side, Sum};

use super::guards::Guards;
use super::pen::Entry;
use super::{signs, sums};

/// The first row of lines on a budget's sheet.
pub(super) const FIRST_ROW: u32 = 4;
/// The first column of amounts.
pub(super) const FIRST_COLUMN: u16 = 1;
/// Excel's deepest outline level.
const DEEPEST: u8 = 7;

/// What a row of the sheet holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Air before a new side.
    Blank,
    /// A group's heading.
    Heading(String),
    /// A line of the budget.
    Line(usize),
    /// A thin row inside a sum's range, so that a line inserted beside it is summed.
    Guard,
}

/// A row of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GridRow {
    /// What it holds.
    pub(super) content: Content,
    /// How deep in the groups it stands.
    pub(super) depth: u8,
}

impl GridRow {
    fn is_line(&self) -> bool {
        matches!(self.content, Content::Line(_))
    }
}

/// A budget table laid out on a sheet.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    /// The unit of its cells.
    pub(super) unit: Unit,
    /// Its rows, from [`FIRST_ROW`].
    pub(super) rows: Vec<GridRow>,
    /// The sheet's row of each line.
    pub(super) line_rows: Vec<u32>,
    /// The rows from first to last of the sums whose lines stand together, with the thin rows around them.
    pub(super) spans: BTreeMap<usize, (u32, u32)>,
    /// Whether costs are shown with a minus.
    pub(super) costs_negative: bool,
    /// What each cell holds, by line and column, in the sheet's unit and sign.
    pub(super) entries: Vec<Vec<Entry>>,
    /// Decimals that each column needs.
    pub(super) decimals: Vec<u32>,
    /// Whether sums stand before what they cover.
    pub(super) sums_above: bool,
}

impl Grid {
    /// Lays out a budget, its amounts counted in `unit`.
    pub(super) fn new(budget: &Budget, unit: Unit) -> Self {
        let depths = depths(budget);
        let guards = Guards::of(budget);
        let mut rows: Vec<GridRow> = Vec::new();
        let mut line_rows = Vec::new();
        let mut open: Vec<String> = Vec::new();
        for ((at, line), depth) in budget.lines.iter().enumerate().zip(&depths) {
            let wanted = headings(line, &open);
            let shared = open.iter().zip(&wanted).take_while(|(held, new)| same(held, new)).count();
            for (level, heading) in wanted.iter().enumerate().skip(shared) {
                if level == 0 && !rows.is_empty() {
                    rows.push(GridRow { content: Content::Blank, depth: 0 });
                }
                let depth = u8::try_from(level).unwrap_or(DEEPEST).min(DEEPEST);
                rows.push(GridRow { content: Content::Heading(heading.clone()), depth });
            }
            let first = guards.first.contains(&at) && rows.last().is_some_and(|row| row.is_line());
            if first || guards.before.contains(&at) {
                let inside = at.checked_sub(1).and_then(|before| depths.get(before)).copied();
                let depth = if first { *depth } else { inside.unwrap_or(*depth) };
                rows.push(GridRow { content: Content::Guard, depth });
            }
            line_rows.push(row_after(&rows));
            rows.push(GridRow { content: Content::Line(at), depth: *depth });
            if guards.after.contains(&at) {
                rows.push(GridRow { content: Content::Guard, depth: *depth });
            }
            open = wanted;
            if is_sum(line) {
                // Children that follow their sum need no heading of the same name.
                open.push(line.label.clone());
            }
        }
        let costs_negative = signs::costs_are_negative(budget);
        let spans = guards.spans(&rows, &line_rows);
        let entries = sums::Sheet { budget, unit, rows: &line_rows, spans: &spans, costs_negative }.entries();
        let decimals = decimals(budget, &entries);
        Self { unit, rows, line_rows, spans, costs_negative, entries, decimals, sums_above: sums_above(budget) }
    }

    /// The sheet's last row.
    pub(super) fn last_row(&self) -> u32 {
        row_after(&self.rows).saturating_sub(1)
    }

    /// What a cell holds.
    pub(super) fn entry(&self, line: usize, column: usize) -> Option<&Entry> {
        self.entries.get(line)?.get(column)
    }
}

/// `-1` where the sheet shows a line with the other sign than the plan's model, else `1`.
pub(super) fn shown_sign(line: &Line, costs_negative: bool) -> i8 {
    if costs_negative && line.side == Side::Cost { -1 } else { 1 }
}

/// Whether a line is a sum of others by its role.
pub(super) fn is_sum(line: &Line) -> bool {
    matches!(line.role, Role::Subtotal | Role::Total | Role::Result)
}

/// Whether two labels say the same, whatever their case and spaces.
pub(super) fn same(left: &str, right: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    plain(left) == plain(right)
}

/// Whether a sum stands in a group of its own name.
fn is_named_after_its_group(line: &Line) -> bool {
    line.path.last().is_some_and(|group| same(group, &line.label))
}

/// Whether a sum below its lines carries no label of its own, but that of their group or of a line among them.
pub(super) fn borrows_its_label(budget: &Budget, sum: &Sum) -> bool {
    let Some(line) = budget.lines.get(sum.line) else { return false };
    let mut terms = sum.terms.iter().filter_map(|term| budget.lines.get(term.line));
    let follows = sum.terms.iter().all(|term| term.line < sum.line);
    let names = |held: &Line| same(&held.label, &line.label) || held.path.iter().any(|group| same(group, &line.label));
    follows && terms.any(names)
}

fn row_after(rows: &[GridRow]) -> u32 {
    FIRST_ROW.saturating_add(u32::try_from(rows.len()).unwrap_or(u32::MAX))
}

/// The headings that must stand open above a line.
fn headings(line: &Line, open: &[String]) -> Vec<String> {
    let mut path = line.path.clone();
    let shared = open.iter().zip(&path).take_while(|(held, new)| same(held, new)).count();
    match line.role {
        // What closes a side or the table opens no group.
        Role::Total | Role::Result | Role::Equity => path.truncate(shared),
        // The sum itself heads its group.
        Role::Subtotal if shared < path.len() && is_named_after_its_group(line) => {
            path.pop();
        }
        _ => {}
    }
    path
}

fn depths(budget: &Budget) -> Vec<u8> {
    let own = |line: &Line| {
        if line.role == Role::Equity {
            return 0;
        }
        let inside = usize::from(line.role == Role::OfWhich);
        u8::try_from(line.path.len().saturating_add(inside)).unwrap_or(DEEPEST).min(DEEPEST)
    };
    let mut depths: Vec<u8> = budget.lines.iter().map(own).collect();
    for sum in sums::in_order(budget) {
        let below = sum.terms.iter().filter_map(|term| depths.get(term.line)).min().copied();
        if let (Some(below), Some(depth)) = (below, depths.get_mut(sum.line)) {
            *depth = (*depth).min(below.saturating_sub(1));
        }
    }
    depths
}

fn sums_above(budget: &Budget) -> bool {
    let above = |sum: &&Sum| sum.terms.first().is_some_and(|term| term.line > sum.line);
    budget.sums.iter().filter(above).count() * 2 > budget.sums.len()
}

fn decimals(budget: &Budget, entries: &[Vec<Entry>]) -> Vec<u32> {
    (0..budget.columns.len())
        .map(|column| {
            let values = entries.iter().filter_map(|line| line.get(column)?.value());
            values.map(|value| value.normalize().scale()).max().unwrap_or(0).min(3)
        })
        .collect()
}
