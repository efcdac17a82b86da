//! Goals in tables: a header of Mål, Aktivitet, Indikator, Målvärde, Källa; merged or empty first cells go on with the goal.

use std::collections::{BTreeSet, HashMap};

use super::draft::{Born, Draft, Item, Piece};
use super::heads;
use super::labels::{self, Kind};
use crate::document::{Cell, Document, Row};
use crate::recognize::prose::{Line, Pattern};

static AREA: Pattern = Pattern::new(
    r"(?i)^(?:\p{L}*mål|målområden?|fokusområden?|utvecklingsområden?|område|prioriterat område|målsättning(?:ar)?)(?:\s+20\d\d)?$",
);

/// What tables say of goals.
#[derive(Clone, Debug, Default)]
pub(super) struct Tabled {
    /// All rows of goal tables.
    pub rows: BTreeSet<usize>,
    /// Goals of tables that have a column for them.
    pub goals: Vec<Draft>,
    /// Parts for the goal that stands above a table without such a column, by row.
    pub parts: HashMap<usize, Vec<Item>>,
}

struct Header {
    kinds: Vec<Column>,
    goals: bool,
    /// The column of areas beside that of goals.
    area: Option<Column>,
    /// The blank rows between the header and its first row; none more stand within the table.
    gap: Option<usize>,
}

/// A column of a header: its place in the grid, among the printed cells, and on paper.
#[derive(Clone, Copy)]
struct Column {
    grid: u32,
    order: usize,
    stop: usize,
    kind: Kind,
}

/// The goal tables of a document; rows that `taken` gives to a budget are none of theirs.
pub(super) fn find(document: &Document, lines: &[Line], taken: &dyn Fn(usize) -> bool) -> Tabled {
    let mut tabled = Tabled::default();
    let mut held: Option<Header> = None;
    for line in lines {
        let Some(row) = document.rows.get(line.row) else { continue };
        if taken(line.row) {
            held = None;
            continue;
        }
        if let Some(found) = header(row) {
            tabled.rows.insert(line.row);
            held = Some(found);
            continue;
        }
        let Some(header) = held.as_mut() else { continue };
        let gap = *header.gap.get_or_insert(line.blanks);
        if !belongs(document, row, line, &tabled) || (line.blanks > gap && !counts_on(header, row, &tabled)) {
            held = None;
            continue;
        }
        tabled.rows.insert(line.row);
        take(&mut tabled, header, row, line.row);
    }
    numbers_of_areas(&mut tabled.goals);
    super::spaced::find(document, lines, taken, &mut tabled);
    tabled.goals.sort_by_key(|goal| goal.row);
    tabled
}

/// Whether a row after a blank is still the table's: its goal has the number that follows, or is a text of some length.
fn counts_on(header: &Header, row: &Row, tabled: &Tabled) -> bool {
    let cell_of = |wanted: Kind| row.cells.iter().find(|cell| kind_at(header, row, cell) == Some(wanted));
    let text = cell_of(Kind::Goal).map_or("", |cell| cell.text.trim());
    let printed = cell_of(Kind::Number).map(|cell| cell.text.trim().trim_end_matches('.').to_owned());
    let last = tabled.goals.last().and_then(|goal| goal.number.as_deref());
    match (last, numbered(text).0.or(printed.filter(|number| !number.is_empty()))) {
        (Some(last), Some(number)) => heads::follows(Some(last), &number),
        (None, None) => header.goals && text.split_whitespace().count() >= 3,
        _ => false,
    }
}

/// The letters or numbers of areas are those of their goals, where each area has one.
fn numbers_of_areas(goals: &mut [Draft]) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for number in goals.iter().filter(|goal| goal.area).filter_map(|goal| goal.number.as_ref()) {
        *counts.entry(number.clone()).or_default() += 1;
    }
    let twice = counts.values().any(|count| *count > 1);
    goals.iter_mut().filter(|goal| twice && goal.area).for_each(|goal| goal.number = None);
    goals.iter_mut().for_each(|goal| goal.area = false);
}

/// What a column's heading names.
pub(super) fn kind_of(text: &str) -> Option<Kind> {
    let text = text.trim();
    let goal = AREA.is_match(text)
        && labels::kind_of(text) != Some(Kind::Indicator)
        && !text.to_lowercase().starts_with("målv");
    if goal { Some(Kind::Goal) } else { labels::kind_of(text) }
}

/// A goal's number and text in a cell.
pub(super) fn numbered(text: &str) -> (Option<String>, &str) {
    match (heads::explicit(text), heads::numbered(text)) {
        (Some((_, number, rest)), _) => (Some(number), rest),
        (None, Some((number, rest))) => (Some(number), rest),
        (None, None) => (None, text),
    }
}

/// A row of at least two labels, one of them a goal's, an activity's or an indicator's.
fn header(row: &Row) -> Option<Header> {
    if row.cells.len() < 2 {
        return None;
    }
    let mut kinds = Vec::new();
    let cells = row.cells.iter().filter(|cell| !cell.text.trim().is_empty());
    let stops = stops(row);
    let mut count = 0;
    for cell in cells {
        let order = count;
        count += 1;
        let kind = kind_of(&cell.text);
        let stop = stops.iter().find(|(grid, _)| *grid == cell.grid).map_or(0, |(_, stop)| *stop);
        kinds.extend(kind.map(|kind| Column { grid: cell.grid, order, stop, kind }));
    }
    let yearly = |column: &Column| cell_at(row, column.grid).is_some_and(labels::is_yeared);
    let plain = kinds.iter().any(|column: &Column| column.kind == Kind::Goal && !yearly(column));
    // `Mål` beside `Mål 2031`: the year's is the value aimed at.
    for column in kinds.iter_mut().filter(|column| plain && column.kind == Kind::Goal && yearly(column)) {
        column.kind = Kind::Value;
    }
    let firm = |wanted: Kind| kinds.iter().any(|column: &Column| column.kind == wanted);
    let fits = kinds.len() >= 2
        && kinds.len() * 2 >= count
        && (firm(Kind::Activity) || firm(Kind::Indicator) || firm(Kind::FollowUp));
    let goals = firm(Kind::Goal);
    // Two goal columns are an area and its goal: the later is the goal.
    fits.then(|| {
        let last = kinds.iter().rposition(|column| column.kind == Kind::Goal);
        let area = kinds.iter().position(|column| column.kind == Kind::Goal).filter(|first| Some(*first) != last);
        let area = area.and_then(|at| kinds.get(at)).copied();
        let keep = kinds.iter().enumerate().filter(|(at, column)| column.kind != Kind::Goal || Some(*at) == last);
        Header { kinds: keep.map(|(_, column)| *column).collect(), goals, area, gap: None }
    })
}

fn cell_at(row: &Row, grid: u32) -> Option<&str> {
    row.cells.iter().find(|cell| cell.grid == grid).map(|cell| cell.text.as_str())
}

/// Whether a row goes on with the table whose rows are held.
fn belongs(document: &Document, row: &Row, line: &Line, tabled: &Tabled) -> bool {
    let last = tabled.rows.last().and_then(|at| document.rows.get(*at));
    match (last.and_then(|row| row.table), row.table) {
        (Some(before), Some(now)) => before == now,
        (None, None) => row.cells.len() >= 2 && line.blanks <= 1,
        _ => false,
    }
}

fn take(tabled: &mut Tabled, header: &Header, row: &Row, at: usize) {
    if header.goals {
        open_goal(tabled, header, row, at);
    }
    for cell in &row.cells {
        let Some(kind) = kind_at(header, row, cell) else { continue };
        if matches!(kind, Kind::Goal | Kind::Number) {
            continue;
        }
        for item in items(cell, kind, at) {
            match tabled.goals.last_mut().filter(|_| header.goals) {
                Some(goal) => goal.items.push(item),
                None => tabled.parts.entry(at).or_default().push(item),
            }
        }
    }
}

/// What a cell is by its column: the grid's where that fits the header, else the cell's order, else the nearest on paper.
fn kind_at(header: &Header, row: &Row, cell: &Cell) -> Option<Kind> {
    let printed: Vec<&Cell> = row.cells.iter().filter(|cell| !cell.text.trim().is_empty()).collect();
    let by_grid = |cell: &Cell| header.kinds.iter().find(|column| column.grid == cell.grid).map(|column| column.kind);
    if row.table.is_some() || printed.iter().all(|cell| by_grid(cell).is_some()) {
        return by_grid(cell);
    }
    let order = printed.iter().position(|held| held.grid == cell.grid)?;
    if header.kinds.last().is_some_and(|last| last.order + 1 == printed.len()) {
        return header.kinds.iter().find(|column| column.order == order).map(|column| column.kind);
    }
    let stop = stops(row).into_iter().find(|(grid, _)| *grid == cell.grid)?.1;
    header.kinds.iter().min_by_key(|column| column.stop.abs_diff(stop)).map(|column| column.kind)
}

/// Where the cells of a row with tabs stand on paper, with a stop at each eighth character.
fn stops(row: &Row) -> Vec<(u32, usize)> {
    let mut at = 0;
    let mut found = Vec::new();
    for cell in &row.cells {
        found.push((cell.grid, at));
        at = (at + cell.text.chars().count() + 8) / 8 * 8;
    }
    found
}

/// A goal begins where its cell holds a text other than the goal's above.
fn open_goal(tabled: &mut Tabled, header: &Header, row: &Row, at: usize) {
    let cell_of = |wanted: Kind| row.cells.iter().find(|cell| kind_at(header, row, cell) == Some(wanted));
    let Some(cell) = cell_of(Kind::Goal).filter(|cell| !cell.text.trim().is_empty()) else { return };
    let text = cell.text.trim();
    let (number, rest) = numbered(text);
    let printed = cell_of(Kind::Number).map(|cell| cell.text.trim().trim_end_matches('.').to_owned());
    let number = number.or(printed.filter(|number| !number.is_empty()));
    let of_area = header.area.and_then(|area| row.cells.iter().find(|cell| cell.grid == area.grid));
    let of_area = of_area.and_then(|cell| numbered(cell.text.trim()).0).filter(|_| number.is_none());
    let area = of_area.is_some();
    let number = number.or(of_area);
    let same = tabled
        .goals
        .last()
        .is_some_and(|goal| goal.number == number && goal.head.first().is_some_and(|piece| piece.text == rest));
    if same {
        return;
    }
    let piece = Piece { row: at, text: rest.to_owned(), place: cell.place.clone() };
    let place = cell.place.clone();
    tabled.goals.push(Draft { number, row: at, place, head: vec![piece], area, ..Draft::born(Born::Table) });
}

/// The items of a cell: one, or one a bullet or numbered line.
fn items(cell: &Cell, kind: Kind, row: usize) -> Vec<Item> {
    let mut found: Vec<Item> = Vec::new();
    for line in cell.text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let inner = heads::bullet(line).or_else(|| heads::numbered(line).map(|(_, rest)| rest));
        let piece = Piece { row, text: inner.unwrap_or(line).to_owned(), place: cell.place.clone() };
        let lower = line.chars().next().is_some_and(char::is_lowercase);
        match found.last_mut().filter(|_| inner.is_none() && lower) {
            Some(item) => item.pieces.push(piece),
            None if !line.chars().all(|c| matches!(c, '-' | '–' | '—')) => {
                found.push(Item { kind, pieces: vec![piece], labels: 1 });
            }
            None => {}
        }
    }
    found
}
