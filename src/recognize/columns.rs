//! Which column a figure stands in: by real cells, by position on the line, or by order; where that leaves a choice,
//! all choices are handed on and the table's own sums decide.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::document::Document;
use crate::money::Unit;

use super::entry::Entry;
use super::figures::{Atom, AtomKind, Figure, Reading, Slot};
use super::header::{Head, Use};
use super::shape::year_of;

/// A figure in its column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its value as printed.
    pub value: Decimal,
    /// The document's row.
    pub row: usize,
    /// Its first character on the flattened row.
    pub start: usize,
    /// One past its last.
    pub end: usize,
    /// A unit printed behind it.
    pub unit: Option<Unit>,
    /// What is added to it in the same cell: `+ 130 (ESF)`.
    pub plus: Vec<(Decimal, Option<String>)>,
    /// Whether it is a percentage.
    pub percent: bool,
}

/// One way to lay an entry's figures into the columns.
pub type Layout = Vec<Option<Cell>>;

/// The columns of a table, and for each entry all layouts, the likeliest first.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Columns {
    /// What each column is.
    pub heads: Vec<Head>,
    /// Layouts by entry.
    pub layouts: Vec<Vec<Layout>>,
}

/// More layouts than this of one entry say nothing.
const MOST_LAYOUTS: usize = 64;

/// So many cells of all layouts of a table together; from there on an entry is laid out in its likeliest way.
const MOST_CELLS: usize = 300_000;

/// Lays all entries' figures into columns.
#[must_use]
pub fn columns(document: &Document, entries: &[Entry], heads: &[Head]) -> Columns {
    if let Some(found) = by_grid(document, entries, heads) {
        return found;
    }
    by_order(document, entries, heads)
}

fn blank_head(grid: u32) -> Head {
    Head { year: None, kind: None, period: None, unit: None, usage: Use::Money, span: (0, 0), grid }
}

/// Real cells: the grid says which column.
fn by_grid(document: &Document, entries: &[Entry], heads: &[Head]) -> Option<Columns> {
    let filled: Vec<&Entry> = entries.iter().filter(|entry| !entry.is_bare()).collect();
    let gridded = |entry: &&&Entry| entry.runs.iter().all(|(_, run)| run.grid.is_some()) && !entry.stacked;
    let with_grid = filled.iter().filter(gridded).count();
    if filled.is_empty() || with_grid * 10 < filled.len() * 8 {
        return None;
    }
    let mut grids: BTreeMap<u32, usize> = BTreeMap::new();
    let mut widest = 0;
    for entry in filled.iter().filter(gridded) {
        widest = widest.max(entry.runs.len());
        for (_, run) in &entry.runs {
            *grids.entry(run.grid.unwrap_or(0)).or_insert(0) += 1;
        }
    }
    // Tabs used as spaces: more stops than any row has figures. Then order and position decide.
    let real = |entry: &&Entry| document.rows.get(entry.row).is_some_and(|row| row.table.is_some());
    if grids.len() > widest.max(heads.len()) && !filled.iter().all(real) {
        return None;
    }
    let order: Vec<u32> = grids.keys().copied().collect();
    let described = describe(&order, heads);
    let position: BTreeMap<u32, usize> = order.iter().enumerate().map(|(at, grid)| (*grid, at)).collect();
    let mut out = Columns { heads: described, ..Columns::default() };
    for entry in entries {
        out.layouts.push(grid_layouts(entry, &position, order.len()));
    }
    Some(out)
}

/// Heads for grid columns: by the same grid column, else by order from the right.
fn describe(order: &[u32], heads: &[Head]) -> Vec<Head> {
    let same = order.iter().filter(|grid| heads.iter().any(|head| head.grid == **grid)).count();
    if same == order.len() || (same > 0 && same + 1 >= order.len()) {
        return order
            .iter()
            .map(|grid| heads.iter().rev().find(|head| head.grid == *grid).copied().unwrap_or(blank_head(*grid)))
            .collect();
    }
    if heads.len() == order.len() {
        return order.iter().zip(heads).map(|(grid, head)| Head { grid: *grid, ..*head }).collect();
    }
    if let [only] = heads {
        return order
            .iter()
            .enumerate()
            .map(|(at, grid)| if at == 0 { Head { grid: *grid, ..*only } } else { blank_head(*grid) })
            .collect();
    }
    let near = |grid: u32| heads.iter().find(|head| head.grid == grid).copied().unwrap_or(blank_head(grid));
    order.iter().map(|grid| near(*grid)).collect()
}

fn grid_layouts(entry: &Entry, position: &BTreeMap<u32, usize>, count: usize) -> Vec<Layout> {
    let mut layouts: Vec<Layout> = vec![vec![None; count]];
    for (row, run) in &entry.runs {
        let Some(at) = run.grid.and_then(|grid| position.get(&grid).copied()) else { continue };
        // A row of thousands of cells with one reading each is laid out once.
        if let ([only], [reading]) = (layouts.as_mut_slice(), run.readings.as_slice()) {
            put(only, at, cells_of(*row, reading));
            continue;
        }
        let mut next = Vec::new();
        for layout in &layouts {
            for reading in &run.readings {
                let mut extended = layout.clone();
                if put(&mut extended, at, cells_of(*row, reading)) {
                    next.push(extended);
                }
            }
        }
        next.truncate(MOST_LAYOUTS);
        if !next.is_empty() {
            layouts = next;
        }
    }
    layouts
}

/// Puts a cell's figures into column `at` and those after it, where all are free; whether they were.
fn put(layout: &mut Layout, at: usize, cells: Vec<Option<Cell>>) -> bool {
    let Some(slots) = layout.get_mut(at..at + cells.len().max(1)) else { return false };
    if slots.iter().zip(&cells).any(|(slot, _)| slot.is_some()) {
        return false;
    }
    for (slot, cell) in slots.iter_mut().zip(cells) {
        *slot = cell;
    }
    true
}

/// The figures of a reading, those joined by a plus in one cell.
fn cells_of(row: usize, reading: &Reading) -> Vec<Option<Cell>> {
    let mut out: Vec<Option<Cell>> = Vec::new();
    for slot in reading {
        match slot {
            Slot::Empty(_) => out.push(None),
            Slot::Figure(figure) if figure.plus => {
                if let Some(Some(last)) = out.last_mut() {
                    last.plus.push((figure.value, figure.note.clone()));
                    last.end = figure.end;
                }
            }
            Slot::Figure(figure) => out.push(Some(cell(row, figure))),
        }
    }
    out
}

fn cell(row: usize, figure: &Figure) -> Cell {
    Cell {
        value: figure.value,
        row,
        start: figure.start,
        end: figure.end,
        unit: figure.unit,
        plus: Vec::new(),
        percent: figure.percent,
    }
}

/// One entry's readings over all its runs, each a list of cells in order.
fn sequences(entry: &Entry) -> Vec<Vec<Option<Cell>>> {
    let mut out: Vec<Vec<Option<Cell>>> = vec![Vec::new()];
    for (row, run) in &entry.runs {
        let mut next = Vec::new();
        for front in &out {
            for reading in &run.readings {
                let mut whole = front.clone();
                whole.extend(cells_of(*row, reading));
                next.push(whole);
            }
        }
        next.truncate(MOST_LAYOUTS * 2);
        out = next;
    }
    out
}

/// Figures with only spaces between: the column count, the positions and the order decide.
fn by_order(document: &Document, entries: &[Entry], heads: &[Head]) -> Columns {
    let all: Vec<Vec<Vec<Option<Cell>>>> =
        entries.iter().map(|entry| if entry.is_bare() { Vec::new() } else { sequences(entry) }).collect();
    let count = column_count(&all, heads);
    let edges = right_edges(document, entries, &all, count);
    let mut described: Vec<Head> = if heads.len() == count {
        heads.to_vec()
    } else {
        (0..count).map(|at| heads.get(at).copied().unwrap_or(blank_head(0))).collect()
    };
    if heads.len() > count {
        described = near_heads(heads, edges.as_deref(), count);
    }
    let mut out = Columns { heads: described, ..Columns::default() };
    let other: Vec<bool> = out.heads.iter().map(|head| head.usage == Use::Other).collect();
    let plain = is_plain(entries);
    let full = all.iter().flatten().filter(|cells| cells.len() == count && misfit(cells, edges.as_deref()) == 0);
    let from = full.filter_map(|cells| cells.first()?.as_ref()).map(|cell| cell.start).min().unwrap_or(0);
    let noted = heads.first().is_some_and(|head| head.usage == Use::Other) && !other.contains(&true);
    let mut left = MOST_CELLS;
    for (entry, readings) in entries.iter().zip(&all) {
        let spaces = if plain { within(entry) } else { Vec::new() };
        let place = Placing { count, edges: edges.as_deref(), other: &other, noted, spaces: &spaces, from };
        let mut layouts = order_layouts(readings, &place, if left > 0 { MOST_LAYOUTS } else { 1 });
        layouts.shrink_to_fit();
        left = left.saturating_sub(layouts.len() * count);
        out.layouts.push(layouts);
    }
    out
}

/// More heads than columns of figures: each column takes the head nearest above it.
fn near_heads(heads: &[Head], edges: Option<&[usize]>, count: usize) -> Vec<Head> {
    let money: Vec<Head> = heads.iter().filter(|head| head.usage != Use::Other).copied().collect();
    match edges {
        Some(edges) => edges
            .iter()
            .map(|edge| heads.iter().min_by_key(|head| head.span.1.abs_diff(*edge)).copied().unwrap_or(blank_head(0)))
            .collect(),
        None if money.len() == count => money,
        None => (0..count).map(|at| heads.get(at).copied().unwrap_or(blank_head(0))).collect(),
    }
}

/// How many columns: what the header says, if the rows can hold it; else what most rows agree on.
fn column_count(all: &[Vec<Vec<Option<Cell>>>], heads: &[Head]) -> usize {
    let rows: Vec<&Vec<Vec<Option<Cell>>>> = all.iter().filter(|readings| !readings.is_empty()).collect();
    let can = |count: usize| rows.iter().filter(|readings| readings.iter().any(|cells| cells.len() == count)).count();
    let fewest = rows.iter().filter_map(|readings| readings.iter().map(Vec::len).min()).max().unwrap_or(1);
    // Percentages that most rows print stand in a column of their own.
    let percent = |readings: &&&Vec<Vec<Option<Cell>>>| {
        readings.iter().any(|cells| cells.len() == heads.len() && cells.iter().flatten().any(|cell| cell.percent))
    };
    if heads.iter().any(|head| head.usage == Use::Other)
        && heads.len() > 1
        && rows.iter().filter(percent).count() * 2 > rows.len()
    {
        return heads.len();
    }
    let named = heads.iter().filter(|head| head.usage != Use::Other).count();
    // Digits of a label (`Rehab steg 2`) can make single rows look longer than the header says.
    let most = |count: usize| can(count) * 2 >= rows.len();
    if named > 1 && (most(named) || (named >= fewest && can(named) > 0)) {
        return named;
    }
    if heads.len() > 1 && (most(heads.len()) || (heads.len() >= fewest && can(heads.len()) > 0)) {
        return heads.len();
    }
    // No header to go by: the fewest columns that most rows fit, if the others can give words back to their labels.
    let least = |readings: &&&Vec<Vec<Option<Cell>>>| readings.iter().map(Vec::len).min().unwrap_or(0);
    let fits = |count: usize| {
        let within = rows.iter().filter(|readings| least(readings) <= count).count();
        let wordy = rows.iter().filter(|readings| least(readings) > count).all(|readings| {
            readings.iter().any(|cells| cells.len() > count && cells.iter().take(cells.len() - count).all(is_wordy))
        });
        within * 10 >= rows.len() * 7 && wordy
    };
    (1..fewest).find(|count| fits(*count)).unwrap_or(fewest).max(1)
}

/// Where the columns end on the line, if the rows that fill all columns agree on it.
fn right_edges(
    _document: &Document,
    entries: &[Entry],
    all: &[Vec<Vec<Option<Cell>>>],
    count: usize,
) -> Option<Vec<usize>> {
    if count < 2 || entries.iter().any(|entry| entry.stacked) {
        return None;
    }
    let mut ends: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut wide = 0;
    for (entry, readings) in entries.iter().zip(all) {
        let Some(cells) = readings.iter().find(|cells| cells.len() == count && cells.iter().all(Option::is_some))
        else {
            continue;
        };
        let gaps = entry.runs.iter().flat_map(|(_, run)| &run.atoms).filter(|atom| atom.gap >= 2).count();
        wide += usize::from(gaps + 1 >= count);
        for (column, cell) in ends.iter_mut().zip(cells.iter().flatten()) {
            column.push(cell.end);
        }
    }
    let full = ends.first().map_or(0, Vec::len);
    if full < 2 || wide * 2 < full {
        return None;
    }
    let mut edges = Vec::new();
    for column in &mut ends {
        column.sort_unstable();
        let middle = column.get(column.len() / 2).copied()?;
        let near = column.iter().filter(|end| end.abs_diff(middle) <= 2).count();
        if near * 3 < column.len() * 2 {
            return None;
        }
        edges.push(middle);
    }
    edges.windows(2).all(|pair| pair.first() < pair.last()).then_some(edges)
}

/// What is known of the columns that figures are laid into.
struct Placing<'a> {
    count: usize,
    /// Where they end on the line.
    edges: Option<&'a [usize]>,
    /// Which of them hold no money.
    other: &'a [bool],
    /// Whether a column of notes stands in front of them.
    noted: bool,
    /// Spaces that part figures, in a table that writes its thousands without: where those behind them begin.
    spaces: &'a [usize],
    /// Where the figures of the first column begin.
    from: usize,
}

/// Whether a table writes `4753` and `12.500` and never `4 050`: a space there parts two figures.
fn is_plain(entries: &[Entry]) -> bool {
    let pairs = || entries.iter().flat_map(|entry| &entry.runs).map(|(_, run)| run.atoms.as_slice());
    let digits = |atom: &Atom| atom.text.chars().filter(char::is_ascii_digit).count();
    let whole = |atom: &&Atom| {
        atom.kind == AtomKind::Digits && !atom.text.contains(',') && digits(atom) > 3 && year_of(&atom.text).is_none()
    };
    let group = |atom: &&Atom| atom.kind == AtomKind::Digits && atom.text.len() == 3 && atom.text.starts_with('0');
    pairs().flatten().filter(whole).count() >= 2 && !pairs().flatten().any(|atom| group(&atom))
}

/// Where an entry's figures begin behind one space.
fn within(entry: &Entry) -> Vec<usize> {
    let runs = entry.runs.iter().flat_map(|(_, run)| run.atoms.iter().skip(1));
    runs.filter(|atom| atom.kind == AtomKind::Digits && atom.gap == 1).map(|atom| atom.start).collect()
}

impl Placing<'_> {
    /// How unlikely a layout is. Notes may be there or not, and are of no size: what the money shows counts.
    fn cost(&self, cells: &[Option<Cell>], layout: &[Option<Cell>]) -> i64 {
        let own = |(at, cell): (usize, &Option<Cell>)| (self.other.get(at) != Some(&true)).then(|| cell.clone());
        let money: Layout = layout.iter().enumerate().filter_map(own).collect();
        // A dash is printed: nothing is missing there.
        let empty = |cells: &[Option<Cell>]| cells.iter().filter(|cell| cell.is_none()).count();
        let missing = i64::try_from(empty(&money).saturating_sub(empty(cells))).unwrap_or(9);
        let gaps = if missing > 0 { 30 + 10 * missing + gap_cost(&money) } else { 0 };
        let parted = |cell: &Cell| self.spaces.iter().any(|start| (cell.start + 1..cell.end).contains(start));
        let joined = 50 * i64::try_from(money.iter().flatten().filter(|cell| parted(cell)).count()).unwrap_or(9);
        gaps + joined + spread(&money) + misfit(layout, self.edges) + misplaced(layout, self.other)
    }
}

fn order_layouts(readings: &[Vec<Option<Cell>>], place: &Placing<'_>, most: usize) -> Vec<Layout> {
    let (count, edges) = (place.count, place.edges);
    let mut scored: Vec<(i64, Layout)> = Vec::new();
    for cells in readings {
        if cells.len() == count {
            scored.push((place.cost(cells, cells), cells.clone()));
        } else if cells.len() < count {
            scored.extend(placements(cells, count).into_iter().map(|layout| (place.cost(cells, &layout), layout)));
        } else {
            // Too many figures on a row: the first ones are words of the label (`Rehab steg 2`).
            let extra = cells.len() - count;
            // A percentage behind all columns is a comment.
            let (front, behind) = cells.split_at_checked(count).unwrap_or((cells, &[]));
            if behind.iter().all(|cell| cell.as_ref().is_some_and(|cell| cell.percent)) {
                scored.push((5 + place.cost(front, front), front.to_vec()));
            }
            let wordy = cells.iter().take(extra).all(is_wordy);
            let kept: Layout = cells.iter().skip(extra).cloned().collect();
            // In front of a note's column it is the note.
            let note = place.noted && extra == 1;
            let cost = if wordy { if note { 2 } else { 400 } } else { 5000 };
            let cost = cost + 200 * i64::try_from(extra - 1).unwrap_or(9);
            if wordy || !readings.iter().any(|other| other.len() <= count) {
                scored.push((cost + place.cost(&kept, &kept), kept));
            }
        }
    }
    if scored.is_empty() {
        return vec![vec![None; count]];
    }
    // A row whose figures all stand under their columns' edges is laid out there: no sum moves them.
    let exact = |layout: &Layout| misfit(layout, edges) == 0;
    if edges.is_some() && !scored.iter().any(|(_, layout)| exact(layout)) {
        scored.extend(noted(readings, place).filter(|(_, layout)| exact(layout)));
    }
    if edges.is_some() && scored.iter().any(|(_, layout)| exact(layout)) {
        scored.retain(|(_, layout)| exact(layout));
    }
    scored.sort_by_key(|(cost, _)| *cost);
    let mut out: Vec<Layout> = Vec::new();
    for (_, layout) in scored {
        if out.len() < most && !out.contains(&layout) {
            out.push(layout);
        }
    }
    out
}

/// A percentage among the money, or a figure in a column of notes while a column of money is empty.
fn misplaced(layout: &[Option<Cell>], other: &[bool]) -> i64 {
    if !other.contains(&true) {
        return 0;
    }
    let free = layout.iter().zip(other).any(|(cell, other)| !other && cell.is_none());
    let cost = |(cell, other): (&Option<Cell>, &bool)| match cell {
        Some(cell) if cell.percent => i64::from(!other) * 300,
        Some(_) => i64::from(*other && free) * 100,
        None => 0,
    };
    layout.iter().zip(other).map(cost).sum()
}

/// `Lotsen   10      499            413`: a note's number in front of columns of which one is empty.
fn noted(readings: &[Vec<Option<Cell>>], place: &Placing<'_>) -> impl Iterator<Item = (i64, Layout)> {
    let count = place.count;
    let front = |cells: &Vec<Option<Cell>>| {
        let (note, rest) = cells.split_first()?;
        let apart = note.as_ref().is_some_and(|note| note.end + 2 <= place.from);
        (apart && is_wordy(note) && !rest.is_empty() && rest.len() < count).then(|| rest.to_vec())
    };
    let rests = readings.iter().filter_map(front).collect::<Vec<_>>();
    rests.into_iter().flat_map(move |rest| placements(&rest, count)).map(|layout| (500, layout))
}

/// Figures that labels hold: small whole numbers, years, percentages; never a signed one.
fn is_wordy(cell: &Option<Cell>) -> bool {
    let Some(cell) = cell else { return false };
    let small = cell.value.is_integer() && !cell.value.is_sign_negative() && cell.value <= Decimal::ONE_HUNDRED;
    let year = cell.value >= Decimal::new(1995, 0) && cell.value <= Decimal::new(2060, 0);
    (small || year || cell.percent) && !cell.value.is_sign_negative()
}

/// Figures in front of a layout's first cell: words of the label that looked like figures.
#[must_use]
pub fn given_back(entry: &Entry, layout: &Layout) -> Option<String> {
    let first = layout.iter().flatten().next()?;
    let words: Vec<&str> = entry
        .runs
        .iter()
        .filter(|(row, run)| *row == first.row && run.grid.is_none())
        .flat_map(|(_, run)| &run.atoms)
        .filter(|atom| atom.end <= first.start)
        .map(|atom| atom.text.as_str())
        .collect();
    words.iter().any(|word| word.chars().any(|c| c.is_ascii_digit())).then(|| words.join(" "))
}

/// All ways to place few figures into more columns, in order.
fn placements(cells: &[Option<Cell>], count: usize) -> Vec<Layout> {
    fn go(cells: &[Option<Cell>], count: usize, layout: &mut Layout, out: &mut Vec<Layout>) {
        if out.len() >= MOST_LAYOUTS {
            return;
        }
        let left = count - layout.len();
        let Some((first, rest)) = cells.split_first() else {
            let mut whole = layout.clone();
            whole.resize(count, None);
            out.push(whole);
            return;
        };
        if left >= cells.len() {
            layout.push(first.clone());
            go(rest, count, layout, out);
            layout.pop();
        }
        if left > cells.len() {
            layout.push(None);
            go(cells, count, layout, out);
            layout.pop();
        }
    }
    let mut out = Vec::new();
    go(cells, count, &mut Vec::new(), &mut out);
    out
}

/// Figures of one row are of one size more often than not: how far their lengths differ.
fn spread(cells: &[Option<Cell>]) -> i64 {
    let digits = |cell: &Cell| i64::try_from(cell.value.abs().trunc().to_string().len()).unwrap_or(0);
    let lengths: Vec<i64> = cells.iter().flatten().filter(|cell| !cell.value.is_zero()).map(digits).collect();
    match (lengths.iter().max(), lengths.iter().min()) {
        (Some(most), Some(least)) => (most - least) * (most - least) * 4,
        _ => 0,
    }
}

/// How far figures stand from their columns' right edges.
fn misfit(layout: &[Option<Cell>], edges: Option<&[usize]>) -> i64 {
    let Some(edges) = edges else { return 0 };
    layout
        .iter()
        .zip(edges)
        .filter_map(|(cell, edge)| cell.as_ref().map(|cell| cell.end.abs_diff(*edge)))
        .map(|off| i64::try_from(off.saturating_sub(1).min(100)).unwrap_or(100) * 20)
        .sum()
}

/// An empty column is more likely where the line leaves a wider gap, and at the end rather than at the beginning.
fn gap_cost(layout: &[Option<Cell>]) -> i64 {
    let mut cost = 0;
    let mut empty = 0i64;
    let mut last_end: Option<usize> = None;
    for (at, cell) in layout.iter().enumerate() {
        match cell {
            None => empty += 1,
            Some(cell) => {
                let gap = last_end.map_or(0, |end| cell.start.saturating_sub(end));
                if empty > 0 {
                    cost += if gap >= 2 { empty } else { 12 * empty + i64::from(at == 1) };
                } else if gap >= 2 && last_end.is_some() {
                    cost += 2;
                }
                empty = 0;
                last_end = Some(cell.end);
            }
        }
    }
    cost + empty * 3
}
