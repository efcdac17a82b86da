//! A table that begins at the foot of a page: its heads and first rows are too few there to be told for a table, but
//! they stand in the columns of the one that the next page begins with.

use super::layout::{Item, Sheet};
use super::line::{Line, Piece};
use super::ruleless::{self, Columns};

/// At most so many lines at the foot of a page.
const LINES: usize = 8;

/// Takes the last lines of a page into the table that the next page begins with.
pub(super) fn take(sheets: &mut [Sheet]) {
    for at in 1..sheets.len() {
        let Some((before, [sheet, ..])) = sheets.split_at_mut_checked(at) else { continue };
        let Some(before) = before.last_mut() else { continue };
        let Some((table, columns)) = first_table(sheet) else { continue };
        let goes_on = before.items.iter().any(|item| matches!(item, Item::Row(row) if row.table == table));
        let from = if goes_on { before.items.len() } else { begin(&before.items, &columns) };
        for item in before.items.iter_mut().skip(from) {
            if let Item::Line(line) = item {
                *item = Item::Row(ruleless::row(std::mem::take(line), &columns, table));
            }
        }
    }
}

/// The table without ruled lines that a page begins with, and its columns.
fn first_table(sheet: &Sheet) -> Option<(u32, Columns)> {
    // A header may stand above it.
    let at = sheet.items.iter().take(2).position(|item| matches!(item, Item::Row(_)))?;
    let rows = || {
        sheet.items.iter().skip(at).map_while(|item| match item {
            Item::Row(row) => Some(row),
            Item::Line(_) => None,
        })
    };
    let table = rows().next()?.table;
    let mut columns: Vec<Option<(i64, i64)>> = Vec::new();
    for cell in rows().filter(|row| row.table == table).flat_map(|row| &row.cells).filter(|cell| cell.span == 1) {
        columns.resize(columns.len().max(cell.grid + 1), None);
        let Some(column) = columns.get_mut(cell.grid) else { continue };
        for piece in cell.lines.iter().flat_map(|line| &line.pieces) {
            let (left, right) = column.unwrap_or((piece.left, piece.right));
            *column = Some((left.min(piece.left), right.max(piece.right)));
        }
    }
    let columns: Columns = columns.into_iter().collect::<Option<_>>()?;
    let apart = columns.iter().zip(columns.iter().skip(1)).all(|(a, b)| a.1 <= b.0);
    // Where its heads stand on its own page it begins there.
    let heads = rows()
        .next()
        .is_some_and(|row| !row.cells.iter().flat_map(|cell| &cell.lines).flat_map(|line| &line.pieces).any(is_amount));
    (apart && columns.len() >= 3 && !heads).then_some((table, columns))
}

fn is_amount(piece: &Piece) -> bool {
    piece.is_figure() && !piece.is_year()
}

/// The first of a page's last lines that are the table's.
fn begin(items: &[Item], columns: &Columns) -> usize {
    let mut from = items.len();
    let mut below: Option<&Line> = None;
    for (at, item) in items.iter().enumerate().rev().take(LINES) {
        let Item::Line(line) = item else { break };
        let near = below.is_none_or(|below| (1..=line.size * 4).contains(&(below.base - line.base)));
        if !near || !line.pieces.iter().all(|piece| fits(piece, columns)) {
            break;
        }
        // A group's label may stand over any of the columns.
        if line.pieces.len() >= 2 {
            from = at;
        }
        below = Some(line);
    }
    from
}

/// Whether a piece stands over columns, and each of its words over one of them at most.
fn fits(piece: &Piece, columns: &Columns) -> bool {
    let over = |left: i64, right: i64| columns.iter().filter(move |column| left < column.1 && column.0 < right).count();
    let sentence = piece.text.chars().count() > 60;
    !sentence && over(piece.left, piece.right) >= 1 && piece.words.iter().all(|word| over(word.left, word.right) <= 1)
}
