//! Tables without ruled lines: lines of words and figures whose figures stand in columns. A line whose figures can't
//! be told apart keeps them in one cell, for the table's own sums to part.

use super::ink::{Length, Rule};
use super::layout::{Item, TableCell, TableRow};
use super::line::{Line, Piece};
use super::wrapped;

/// So many lines of figures make a table.
const ROWS: usize = 3;

/// At most so many lines of words stand between two lines of figures.
const WORDS: usize = 7;

/// At most so many lines of heads stand above the first figures.
const HEADS: usize = 4;

/// At most so many lines of a label stand below a table's last figures.
const WRAPPED: usize = 4;

/// A label is no longer.
const LABEL: usize = 70;

/// Figures as near as this stand on one edge: 4 points, a minus sign behind the figure.
const EDGE: Length = 400;

/// The columns of a table, from the left.
pub(super) type Columns = Vec<(Length, Length)>;

/// A stretch of text with the tables in it; `number` numbers a table by its columns.
pub(super) fn items(
    lines: Vec<Line>,
    rules: &[Rule],
    mut number: impl FnMut(Columns, bool) -> (u32, Columns),
) -> Vec<Item> {
    let lines = levelled(lines);
    let mut out: Vec<Item> = Vec::new();
    let mut lines: std::collections::VecDeque<Line> = lines.into();
    while !lines.is_empty() {
        let all = lines.make_contiguous();
        match table(all, rules) {
            Some((from, to, columns)) => {
                let first = out.len() + from <= 2;
                out.extend(lines.drain(..from).map(Item::Line));
                let (table, columns) = number(columns, first);
                let own: Vec<Line> = lines.drain(..to - from).collect();
                let joins = wrapped::joins(&own, &columns, rules);
                let mut rows: Vec<TableRow> = Vec::new();
                for (line, joined) in own.into_iter().zip(joins) {
                    let line = row(line, &columns, table);
                    let above = rows.iter().rev().skip(1).take(2).filter_map(begins).max();
                    match rows.last_mut().filter(|_| joined) {
                        Some(last) => lengthen(last, line, above),
                        None => rows.push(line),
                    }
                }
                out.extend(rows.into_iter().map(Item::Row));
            }
            None => out.extend(lines.drain(..).map(Item::Line)),
        }
    }
    out
}

/// The first table: its lines, and its columns.
fn table(lines: &[Line], rules: &[Rule]) -> Option<(usize, usize, Columns)> {
    let mut at = 0;
    while at < lines.len() {
        if !lines.get(at).is_some_and(is_row) {
            at += 1;
            continue;
        }
        let end = end(lines, at);
        let body = lines.get(at..end).unwrap_or_default();
        let count = body.iter().filter(|line| is_row(line)).count();
        let columns = columns(body);
        let plain = is_contents(body) || is_typewritten(body);
        if count >= ROWS && columns.len() >= 2 && !plain && is_aligned(body, &columns) {
            let from = head(lines, at, &columns);
            let from = lead(lines, from, end, &columns, rules);
            let end = last(lines, from, end, &columns, rules);
            return Some((from, end, columns));
        }
        at = end;
    }
    None
}

/// Whether a line has figures in columns of their own.
fn is_row(line: &Line) -> bool {
    let figures = line.pieces.iter().skip(1).filter(|piece| piece.is_figure()).count();
    let dotted = line.pieces.iter().any(|piece| piece.text.contains("...") || piece.text.contains("…"));
    // Long words beside each other are prose in columns.
    let wordy = line.pieces.iter().filter(|piece| piece.text.chars().count() > LABEL).count();
    figures > 0 && !dotted && wordy == 0
}

/// One past the last line of the table that begins at `at`.
fn end(lines: &[Line], at: usize) -> usize {
    let mut end = at + 1;
    let mut words = 0;
    let mut filled = lines.get(at).is_some_and(|line| !is_head(line));
    for (order, line) in lines.iter().enumerate().skip(at + 1) {
        let before = lines.get(order - 1).map_or(0, |before| before.base);
        // A column of prose begins anew, or a wide gap parts, or another table has heads of its own.
        if line.base <= before || line.base - before > line.size * 8 || (filled && is_head(line)) {
            break;
        }
        if is_row(line) {
            filled |= !is_head(line);
            end = order + 1;
            words = 0;
        } else if is_label(line) && words < WORDS {
            words += 1;
        } else {
            return end;
        }
    }
    // A group's label may be the last line before a page break.
    let last = lines.len().saturating_sub(1) == end && filled;
    let label = lines.get(end).filter(|line| last && line.pieces.len() == 1);
    end + usize::from(label.is_some_and(|line| is_last_label(lines, line, end)))
}

/// Whether a page's last line goes on with its table: short, near, and begun where the labels begin.
fn is_last_label(lines: &[Line], line: &Line, end: usize) -> bool {
    let before = lines.get(end.saturating_sub(1));
    let near = before.is_some_and(|before| {
        (0..=before.size * 3).contains(&(line.base - before.base)) && (line.left() - before.left()).abs() <= EDGE * 5
    });
    near && line.text().chars().count() <= 40
}

/// Words beside each other, or years: what stands above figures.
fn is_head(line: &Line) -> bool {
    let figure = |piece: &Piece| piece.is_figure() && !piece.is_year();
    let years = line.pieces.iter().filter(|piece| piece.is_year()).count();
    let few = line.pieces.len() == 1 && years == 0;
    !few && !line.pieces.iter().any(figure) && (years > 1 || line.pieces.len() > 1)
}

/// Words that may stand between figures: no sentence.
fn is_label(line: &Line) -> bool {
    let text = line.text();
    let sentence = text.ends_with('.') && text.split_whitespace().count() > 4;
    text.chars().count() <= LABEL && !sentence
}

/// A table of contents: one column of rising small numbers.
fn is_contents(lines: &[Line]) -> bool {
    let rows = || lines.iter().filter(|line| is_row(line));
    let pages: Vec<Option<u32>> = rows()
        .map(|line| {
            let last = line.pieces.last()?;
            let digits: String = last.text.chars().filter(char::is_ascii_digit).collect();
            digits.parse().ok().filter(|page| *page < 200 && digits.len() + 3 >= last.text.chars().count())
        })
        .collect();
    rows().all(|line| line.pieces.len() == 2)
        && pages.iter().all(Option::is_some)
        && pages.iter().zip(pages.iter().skip(1)).all(|(a, b)| a <= b)
}

/// Whether the figures of a column stand on one edge or middle, most of them: else tabs were used as blanks, and their
/// order says more than where they stand.
fn is_aligned(lines: &[Line], columns: &Columns) -> bool {
    let (mut on, mut all) = (0_usize, 0_usize);
    for column in columns {
        let own: Vec<&Piece> = lines
            .iter()
            .filter(|line| is_row(line))
            .flat_map(|line| line.pieces.iter().skip(1))
            .filter(|piece| piece.is_figure() && overlap(piece, *column) > 0)
            .collect();
        let together = |edge: fn(&Piece) -> Length| {
            let mut edges: Vec<Length> = own.iter().map(|piece| edge(piece)).collect();
            edges.sort_unstable();
            let middle = edges.get(edges.len() / 2).copied().unwrap_or_default();
            edges.iter().filter(|edge| (*edge - middle).abs() <= EDGE).count()
        };
        let middle = |piece: &Piece| i64::midpoint(piece.left, piece.right);
        on += together(|piece| piece.right).max(together(|piece| piece.left)).max(together(middle));
        all += own.len();
    }
    // Tabs that stop further to the right behind longer labels make more columns than any line has figures.
    let most = lines.iter().map(|line| line.pieces.iter().skip(1).filter(|piece| piece.is_figure()).count()).max();
    let figures = columns.iter().filter(|column| {
        let here = |piece: &&Piece| overlap(piece, **column) > 0;
        let own = || lines.iter().flat_map(|line| line.pieces.iter().skip(1)).filter(here);
        own().filter(|piece| piece.is_figure()).count() * 2 > own().count()
    });
    on * 10 >= all * 8 && figures.count() <= most.unwrap_or(0)
}

/// Whether all characters are of one width: then blanks say where columns stand, and the line says it as it is.
fn is_typewritten(lines: &[Line]) -> bool {
    let pieces = || lines.iter().flat_map(|line| line.pieces.iter().map(move |piece| (piece, line.size)));
    let widths: Vec<Length> = pieces()
        .filter_map(|(piece, size)| {
            let length = Length::try_from(piece.text.chars().count()).ok().filter(|length| *length > 3)?;
            Some(piece.width() * 1_000 / length / size.max(1))
        })
        .collect();
    let mut widths = widths;
    widths.sort_unstable();
    let middle = widths.get(widths.len() / 2).copied().unwrap_or_default();
    let alike = widths.iter().filter(|width| (*width - middle).abs() * 50 <= middle).count();
    widths.len() > 5 && alike * 10 >= widths.len() * 9
}

/// The columns of these lines, found from the narrowest pieces on; what lies over several says nothing.
fn columns(lines: &[Line]) -> Columns {
    let rows = lines.iter().filter(|line| is_row(line));
    let mut pieces: Vec<(&Piece, bool)> =
        rows.flat_map(|line| line.pieces.iter().enumerate().map(|(order, piece)| (piece, order == 0))).collect();
    pieces.sort_by_key(|(piece, _)| piece.width());
    let mut columns: Columns = Vec::new();
    for (piece, _) in pieces {
        let over: Vec<usize> =
            columns.iter().enumerate().filter(|(_, column)| overlap(piece, **column) > 0).map(|(at, _)| at).collect();
        match over.as_slice() {
            [] => columns.push((piece.left, piece.right)),
            [one] => {
                let wider = columns.get(*one).map(|column| (column.0.min(piece.left), column.1.max(piece.right)));
                let free = wider.is_some_and(|wider| {
                    columns.iter().enumerate().all(|(at, other)| at == *one || other.1 <= wider.0 || wider.1 <= other.0)
                });
                if let (Some(column), Some(wider), true) = (columns.get_mut(*one), wider, free) {
                    *column = wider;
                }
            }
            _ => {}
        }
    }
    columns.sort_unstable();
    columns
}

fn overlap(piece: &Piece, column: (Length, Length)) -> Length {
    piece.right.min(column.1) - piece.left.max(column.0)
}

/// The first of the lines that are the table's heads: words above its columns.
fn head(lines: &[Line], at: usize, columns: &Columns) -> usize {
    let mut from = at;
    let beyond = columns.first().map_or(0, |column| column.1);
    for order in (at.saturating_sub(HEADS)..at).rev() {
        let (Some(line), Some(next)) = (lines.get(order), lines.get(order + 1)) else { break };
        let near = next.base > line.base && next.base - line.low <= line.size * 4;
        if !near || !is_label(line) && line.pieces.len() < 2 {
            break;
        }
        // A group's label or the unit may stand between the heads and the first figures.
        let over = line.pieces.iter().any(|piece| piece.right > beyond && piece.text.chars().count() <= LABEL);
        if over && !(line.pieces.len() == 1 && line.left() < beyond) {
            from = order;
        }
    }
    from
}

/// The table's first line: the first row's label may begin above its figures.
fn lead(lines: &[Line], from: usize, end: usize, columns: &Columns, rules: &[Rule]) -> usize {
    let beyond = columns.get(1).map_or(0, |column| column.0);
    let above = lines.iter().take(from).rev().take(WRAPPED);
    let most = above.take_while(|line| line.right() < beyond && is_label(line)).count();
    let own = lines.get(from - most..end).unwrap_or_default();
    let joins = wrapped::joins(own, columns, rules);
    from - joins.iter().take(most + 1).skip(1).rev().take_while(|join| **join).count()
}

/// One past the table's last line: the last row's label may go on below its figures.
fn last(lines: &[Line], from: usize, end: usize, columns: &Columns, rules: &[Rule]) -> usize {
    let beyond = columns.get(1).map_or(0, |column| column.0);
    let rest = lines.iter().skip(end).take(WRAPPED).take_while(|line| line.right() < beyond && is_label(line)).count();
    let own = lines.get(from..end + rest).unwrap_or_default();
    let joins = wrapped::joins(own, columns, rules);
    end + joins.iter().skip(end - from).take_while(|join| **join).count()
}

/// Where a row's label begins.
fn begins(row: &TableRow) -> Option<Length> {
    row.cells.first().filter(|cell| cell.joined || !cell.lines.is_empty()).map(|cell| {
        let first = cell.lines.first().map_or(cell.left, Line::left);
        if cell.joined { cell.left } else { first }
    })
}

/// Puts what stands on a row's next line into the row's cells; `above` is where the label above begins.
fn lengthen(row: &mut TableRow, next: TableRow, above: Option<Length>) {
    row.bottom = next.bottom;
    for cell in next.cells.into_iter().filter(|cell| !cell.lines.is_empty()) {
        let Some(own) = row.cells.iter_mut().find(|own| (own.grid..own.grid + own.span).contains(&cell.grid)) else {
            row.cells.push(cell);
            continue;
        };
        // A label stands where its first line does; one that begins below its figures had no room set in.
        if !own.joined {
            own.left = own.lines.first().map(Line::left).or(above).unwrap_or(own.left);
        }
        own.joined = true;
        own.lines.extend(cell.lines);
    }
}

/// A line's pieces in their columns.
pub(super) fn row(line: Line, columns: &Columns, table: u32) -> TableRow {
    let mut cells: Vec<TableCell> = Vec::new();
    let pieces = line.pieces.into_iter().flat_map(|piece| {
        let over = columns.iter().filter(|column| overlap(&piece, **column) > 0).count();
        piece.cut(over)
    });
    let first = columns.first().map_or(0, |column| column.0);
    for piece in pieces {
        let (grid, span) = within(&piece, columns);
        // Two pieces over one column are one cell.
        match cells.last_mut().filter(|cell| cell.grid + cell.span > grid) {
            Some(cell) => {
                cell.span = cell.span.max((grid + span).saturating_sub(cell.grid));
                if let Some(own) = cell.lines.first_mut() {
                    own.pieces.push(piece);
                }
            }
            None => {
                let (left, right) = (if grid == 0 { first } else { piece.left }, piece.right);
                let own = Line { base: line.base, low: line.low, size: line.size, pieces: vec![piece] };
                cells.push(TableCell { grid, span, left, right, lines: vec![own], joined: false });
            }
        }
    }
    // Empty columns are cells too, as in a ruled table.
    let mut whole: Vec<TableCell> = Vec::new();
    for cell in cells {
        let next = whole.last().map_or(0, |last| last.grid + last.span);
        whole.extend((next..cell.grid).map(|grid| empty(grid, columns)));
        whole.push(cell);
    }
    let next = whole.last().map_or(0, |last| last.grid + last.span);
    whole.extend((next..columns.len()).map(|grid| empty(grid, columns)));
    TableRow { table, top: line.base - line.size, bottom: line.base, cells: whole }
}

fn empty(grid: usize, columns: &Columns) -> TableCell {
    let (left, right) = columns.get(grid).copied().unwrap_or_default();
    TableCell { grid, span: 1, left, right, ..TableCell::default() }
}

/// The column that a piece stands in, and how many it covers. Figures run together stand in the first of theirs.
pub(super) fn within(piece: &Piece, columns: &Columns) -> (usize, usize) {
    let over: Vec<usize> =
        columns.iter().enumerate().filter(|(_, column)| overlap(piece, **column) > 0).map(|(at, _)| at).collect();
    match over.as_slice() {
        [] => {
            // Beside all columns: the nearest one.
            let middle = i64::midpoint(piece.left, piece.right);
            let away = |column: &(Length, Length)| (column.0 - middle).max(middle - column.1);
            let near = columns.iter().enumerate().min_by_key(|(_, column)| away(column));
            (near.map_or(0, |(at, _)| at), 1)
        }
        [first, .., last] if !piece.is_figure() => {
            // Words over a figure's column by a hair are not its.
            let wide =
                |at: usize| columns.get(at).is_some_and(|column| overlap(piece, *column) * 3 > column.1 - column.0);
            if *first == 0 && piece.left < columns.first().map_or(0, |column| column.1) && !wide(*last) {
                (0, 1)
            } else {
                (*first, last - first + 1)
            }
        }
        [first, ..] => (*first, 1),
    }
}

/// Lines nearer than a line is high are one row: cells of one and of two lines, set on their middles.
fn levelled(lines: Vec<Line>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut last_base = 0;
    for line in lines {
        let near = |last: &Line| {
            let distance = line.base - last_base;
            let sizes = last.size.min(line.size);
            let alike = (last.size - line.size).abs() * 4 <= sizes;
            distance > 0 && distance * 100 < sizes * 92 && alike
        };
        let base = line.base;
        let rest = |last: &Line| {
            let under = |piece: &Piece| {
                last.pieces.iter().any(|own| own.is_figure() && overlap(piece, (own.left, own.right)) > 0)
            };
            let close = base > last_base && (base - last_base) * 100 < line.size * 160;
            close && line.pieces.iter().all(|piece| piece.is_rest() && under(piece))
        };
        match out.last_mut().filter(|last| near(last) || rest(last)) {
            Some(last) => merge(last, line),
            None => out.push(line),
        }
        last_base = base;
    }
    out
}

/// Puts a line's pieces below those that they stand under.
fn merge(last: &mut Line, line: Line) {
    let low = line.low;
    for piece in line.pieces {
        let over = last.pieces.iter_mut().find(|own| overlap(&piece, (own.left, own.right)) > 0);
        match over {
            Some(own) => {
                own.append(piece);
            }
            None => last.pieces.push(piece),
        }
    }
    last.pieces.sort_by_key(|piece| piece.left);
    last.low = last.low.max(low);
}
