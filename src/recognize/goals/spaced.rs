//! Goal tables whose columns are set apart by spaces only: `Nr   Mål   Indikator`, cells wrapped over lines.

use super::draft::{Born, Draft, Item, Piece};
use super::heads;
use super::labels::{self, Kind};
use super::table::{self, Tabled};
use crate::document::{Cell, Document};
use crate::recognize::prose::Line;

/// A column: the characters that its head begins and ends at, and what it holds.
struct Column {
    at: usize,
    end: usize,
    kind: Option<Kind>,
}

/// Adds the goal tables that stand in lines of one cell.
pub(super) fn find(document: &Document, lines: &[Line], taken: &dyn Fn(usize) -> bool, tabled: &mut Tabled) {
    let mut open: Option<Table> = None;
    for line in lines {
        let own = document.rows.get(line.row).and_then(|row| match row.cells.as_slice() {
            [cell] if !taken(line.row) => Some(cell),
            _ => None,
        });
        let Some(cell) = own else {
            open = None;
            continue;
        };
        let pieces = pieces(&cell.text);
        if let Some(columns) = header(&pieces) {
            tabled.rows.insert(line.row);
            open = Some(Table { columns, gap: None, number: None });
        } else if let Some(table) = open.as_mut() {
            if table.take(line, cell, &pieces, tabled) {
                tabled.rows.insert(line.row);
            } else {
                open = None;
            }
        }
    }
}

struct Table {
    columns: Vec<Column>,
    /// The blank rows between the header and the first row.
    gap: Option<usize>,
    number: Option<String>,
}

impl Table {
    /// Takes a row; `false` where it is no row of this table.
    fn take(&mut self, line: &Line, cell: &Cell, pieces: &[(usize, &str)], tabled: &mut Tabled) -> bool {
        let placed: Option<Vec<(usize, Option<Kind>, &str)>> =
            pieces.iter().map(|(at, text)| self.column(*at, text).map(|column| (*at, column.kind, *text))).collect();
        let Some(placed) = placed else { return false };
        let text_of = |wanted: Kind| placed.iter().find(|(_, kind, _)| *kind == Some(wanted)).map(|(.., text)| *text);
        let counts = self.columns.iter().any(|column| column.kind == Some(Kind::Number));
        let number = text_of(Kind::Number).map(|text| text.trim_end_matches('.').to_owned());
        let goal = text_of(Kind::Goal);
        let begins = match (counts, goal) {
            (true, _) => number.is_some(),
            (false, Some(text)) if self.number.is_some() => table::numbered(text).0.is_some(),
            (false, Some(text)) => table::numbered(text).0.is_some() || text.starts_with(char::is_uppercase),
            (false, None) => false,
        };
        let far = line.blanks > self.gap.unwrap_or(line.blanks);
        let follows = number.as_deref().is_some_and(|number| heads::follows(self.number.as_deref(), number));
        if (far && !follows) || (self.gap.is_none() && !begins) || (begins && goal.is_none()) {
            return false;
        }
        self.gap.get_or_insert(line.blanks);
        for (at, kind, text) in placed {
            let place = cell.place.shifted(u32::try_from(at).unwrap_or(0), 0);
            let piece = Piece { row: line.row, text: text.to_owned(), place };
            match kind {
                Some(Kind::Goal) if begins => self.goal(piece, number.clone(), tabled),
                Some(Kind::Goal) => go_on(tabled.goals.last_mut().map(|goal| &mut goal.head), piece),
                Some(Kind::Number) | None => {}
                Some(kind) => part(tabled, kind, piece, begins),
            }
        }
        true
    }

    fn goal(&mut self, mut piece: Piece, number: Option<String>, tabled: &mut Tabled) {
        let (own, rest) = table::numbered(&piece.text);
        let cut = piece.text.chars().count() - rest.chars().count();
        piece =
            Piece { text: rest.to_owned(), place: piece.place.shifted(u32::try_from(cut).unwrap_or(0), 0), ..piece };
        let number = own.or(number);
        self.number.clone_from(&number);
        tabled.goals.push(Draft {
            number,
            row: piece.row,
            place: piece.place.clone(),
            head: vec![piece],
            ..Draft::born(Born::Table)
        });
    }

    /// The column that a piece stands in: its first character under the header's, or as far in as a number is wide, or
    /// its last under the header's last.
    fn column(&self, at: usize, text: &str) -> Option<&Column> {
        let end = at + text.chars().count();
        let own = |column: &&Column| at <= column.at + 5 || end.abs_diff(column.end) <= 1;
        self.columns.iter().rev().find(|column| column.at <= at + 1).filter(own)
    }
}

fn go_on(pieces: Option<&mut Vec<Piece>>, piece: Piece) {
    if let Some(pieces) = pieces {
        pieces.push(piece);
    }
}

/// A part begins with its goal's first line or with a capital after a full stop; else it goes on.
fn part(tabled: &mut Tabled, kind: Kind, piece: Piece, begins: bool) {
    let Some(goal) = tabled.goals.last_mut() else { return };
    match goal.items.iter_mut().rev().find(|item| item.kind == kind).filter(|item| !begins && goes_on(item, &piece)) {
        Some(item) => item.pieces.push(piece),
        None => goal.items.push(Item { kind, pieces: vec![piece], labels: 1 }),
    }
}

fn goes_on(item: &Item, piece: &Piece) -> bool {
    let ended = item.pieces.last().is_some_and(|last| last.text.ends_with(['.', ';']));
    heads::bullet(&piece.text).is_none() && !(ended && piece.text.starts_with(char::is_uppercase))
}

/// The columns of a header: at least two labels, a goal's among them, all apart by two spaces or more.
fn header(pieces: &[(usize, &str)]) -> Option<Vec<Column>> {
    if pieces.len() < 2 {
        return None;
    }
    let mut columns: Vec<Column> = pieces
        .iter()
        .map(|(at, text)| Column { at: *at, end: at + text.chars().count(), kind: table::kind_of(text) })
        .collect();
    let goal = |text: &str| table::kind_of(text) == Some(Kind::Goal);
    let plain = pieces.iter().any(|(_, text)| goal(text) && !labels::is_yeared(text));
    // `Mål` beside `Mål 2031`: the year's is the value aimed at.
    for (column, (_, text)) in columns.iter_mut().zip(pieces) {
        if plain && goal(text) && labels::is_yeared(text) {
            column.kind = Some(Kind::Value);
        }
    }
    let known = columns.iter().filter(|column| column.kind.is_some()).count();
    let has = |wanted: Kind| columns.iter().any(|column| column.kind == Some(wanted));
    let parts = has(Kind::Activity) || has(Kind::Indicator) || has(Kind::FollowUp);
    (known >= 2 && known * 2 >= columns.len() && has(Kind::Goal) && parts).then_some(columns)
}

/// The pieces of a line that stand two spaces or more apart, with the character that each begins at.
fn pieces(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut column = 0;
    let mut rest = text;
    loop {
        let lead = rest.chars().take_while(|c| c.is_whitespace()).map(char::len_utf8).sum::<usize>();
        column += rest.get(..lead).map_or(0, |space| space.chars().count());
        rest = rest.get(lead..).unwrap_or_default();
        if rest.is_empty() {
            return found;
        }
        let end = rest.find("  ").unwrap_or(rest.len());
        let piece = rest.get(..end).unwrap_or_default();
        found.push((column, piece.trim_end()));
        column += piece.chars().count();
        rest = rest.get(end..).unwrap_or_default();
    }
}
