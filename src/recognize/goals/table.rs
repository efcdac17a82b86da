//! Goals in tables: a header of Mål, Aktivitet, Indikator, Målvärde, Källa; merged or empty first cells go on with the goal.

use std::collections::BTreeSet;

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
    pub parts: Vec<(usize, Item)>,
}

struct Header {
    kinds: Vec<Column>,
    goals: bool,
}

/// A column of a header: its place in the grid, among the printed cells, and on paper.
#[derive(Clone, Copy)]
struct Column {
    grid: u32,
    order: usize,
    stop: usize,
    kind: Kind,
}

/// The goal tables of a document.
pub(super) fn find(document: &Document, lines: &[Line]) -> Tabled {
    let mut tabled = Tabled::default();
    let mut held: Option<(Header, usize)> = None;
    for (order, line) in lines.iter().enumerate() {
        let Some(row) = document.rows.get(line.row) else { continue };
        if let Some(found) = header(row) {
            tabled.rows.insert(line.row);
            held = Some((found, order));
            continue;
        }
        let Some((header, _)) = held.as_ref() else { continue };
        if !belongs(document, row, line, &tabled) {
            held = None;
            continue;
        }
        tabled.rows.insert(line.row);
        take(&mut tabled, header, row, line.row);
    }
    tabled
}

/// A row of at least two labels, one of them a goal's, an activity's or an indicator's.
fn header(row: &Row) -> Option<Header> {
    let mut kinds = Vec::new();
    let cells = row.cells.iter().filter(|cell| !cell.text.trim().is_empty());
    let stops = stops(row);
    let mut count = 0;
    for cell in cells {
        let order = count;
        count += 1;
        let text = cell.text.trim();
        let goal = AREA.is_match(text)
            && labels::kind_of(text) != Some(Kind::Indicator)
            && !text.to_lowercase().starts_with("målv");
        let kind = if goal { Some(Kind::Goal) } else { labels::kind_of(text) };
        let stop = stops.iter().find(|(grid, _)| *grid == cell.grid).map_or(0, |(_, stop)| *stop);
        kinds.extend(kind.map(|kind| Column { grid: cell.grid, order, stop, kind }));
    }
    let firm = |wanted: Kind| kinds.iter().any(|column: &Column| column.kind == wanted);
    let fits = kinds.len() >= 2
        && kinds.len() * 2 >= count
        && (firm(Kind::Activity) || firm(Kind::Indicator) || firm(Kind::FollowUp));
    let goals = firm(Kind::Goal);
    // Two goal columns are an area and its goal: the later is the goal.
    fits.then(|| {
        let last = kinds.iter().rposition(|column| column.kind == Kind::Goal);
        let keep = kinds.iter().enumerate().filter(|(at, column)| column.kind != Kind::Goal || Some(*at) == last);
        Header { kinds: keep.map(|(_, column)| *column).collect(), goals }
    })
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
                None => tabled.parts.push((at, item)),
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
    let (number, rest) = match (heads::explicit(text), heads::numbered(text)) {
        (Some((_, number, rest)), _) => (Some(number), rest),
        (None, Some((number, rest))) => (Some(number), rest),
        (None, None) => (None, text),
    };
    let printed = cell_of(Kind::Number).map(|cell| cell.text.trim().trim_end_matches('.').to_owned());
    let number = number.or(printed.filter(|number| !number.is_empty()));
    let same = tabled
        .goals
        .last()
        .is_some_and(|goal| goal.number == number && goal.head.first().is_some_and(|piece| piece.text == rest));
    if same {
        return;
    }
    let piece = Piece { row: at, text: rest.to_owned(), place: cell.place.clone() };
    tabled.goals.push(Draft {
        number,
        overall: false,
        born: Born::Table,
        row: at,
        place: cell.place.clone(),
        head: vec![piece],
        items: Vec::new(),
        labels: Vec::new(),
    });
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
