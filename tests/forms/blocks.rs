//! A text plan as blocks, ready to be written in another form.

use plankoll::document::{Document, Row};

pub(crate) enum Block {
    Line { text: String, heading: Option<u8>, page: bool },
    Table(Vec<Vec<String>>),
}

/// How much of the plan's layout becomes real tables.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tables {
    /// Only what has separators: lines with tabs and spaces stay paragraphs.
    Separated,
    /// Lines with tabs as well.
    Tabs,
    /// Lines laid out by columns of spaces as well.
    Columns,
}

pub(crate) fn blocks(document: &Document, tables: Tables) -> Vec<Block> {
    let rows = &document.rows;
    let mut out = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let separated = rows[at..].iter().take_while(|row| row.table.is_some() && row.table == rows[at].table).count();
        let tabbed = tabbed(&rows[at..]);
        let laid_out = columns(&rows[at..]);
        if separated > 0 {
            // The rule under a markdown header parts nothing.
            let rule = rows.get(at + separated + 1).is_some_and(|row| row.table == rows[at].table);
            let end = at + separated + usize::from(rule);
            let more = rows[end..].iter().take_while(|row| rule && row.table == rows[at].table).count();
            let printed = rows[at..end + more].iter().filter(|row| row.table.is_some());
            out.push(Block::Table(printed.map(cells).collect()));
            at = end + more;
        } else if tables != Tables::Separated && tabbed > 1 {
            out.push(Block::Table(rows[at..at + tabbed].iter().map(cells).collect()));
            at += tabbed;
        } else if let Some((count, table)) = laid_out.filter(|_| tables == Tables::Columns) {
            out.push(Block::Table(table));
            at += count;
        } else {
            let row = &rows[at];
            out.push(Block::Line { text: row.text(), heading: row.heading, page: row.page_start });
            at += 1;
        }
    }
    out
}

/// Rows with tabs, group heads between them included, and one blank row where the table goes on as wide.
fn tabbed(rows: &[Row]) -> usize {
    let is_tabbed = |row: &Row| row.cells.len() > 1 && row.table.is_none();
    let mut end = rows.iter().take_while(|row| is_tabbed(row)).count();
    while end > 0 && end < rows.len() {
        let between = rows[end..].iter().take_while(|row| !is_tabbed(row)).count();
        let Some(next) = rows.get(end + between) else { break };
        let heads = rows[end..end + between].iter().all(|row| !row.is_blank() && row.text().chars().count() < 45);
        let wide = next.cells.len() == rows[end - 1].cells.len();
        if !(between == 1 && (heads || wide && rows[end].is_blank())) {
            break;
        }
        end += between + rows[end + between..].iter().take_while(|row| is_tabbed(row)).count();
    }
    end
}

fn cells(row: &Row) -> Vec<String> {
    row.cells.iter().map(|cell| cell.text.clone()).collect()
}

/// Rows in columns parted by two blanks and more, ended on the right where the figures end.
fn columns(rows: &[Row]) -> Option<(usize, Vec<Vec<String>>)> {
    let lines: Vec<Vec<(usize, usize, String)>> = rows.iter().map(pieces).collect();
    let wide = |line: &Vec<(usize, usize, String)>| line.iter().filter(|(start, ..)| *start > 20).count();
    if lines.first().is_none_or(|line| wide(line) < 2) {
        return None;
    }
    // Single labels and blank lines between rows of the table belong to it.
    let mut end = 0;
    for (at, line) in lines.iter().enumerate() {
        if wide(line) >= 1 && !line.is_empty() {
            end = at + 1;
        } else if at - end > 2 || line.iter().any(|(_, end, _)| *end > 40) {
            break;
        }
    }
    let mut edges: Vec<usize> = Vec::new();
    for (start, edge, _) in lines[..end].iter().flatten() {
        if *start > 20 && !edges.iter().any(|known| known.abs_diff(*edge) <= 1) {
            edges.push(*edge);
        }
    }
    edges.sort_unstable();
    if end < 3 || edges.len() > 8 {
        return None;
    }
    let table = lines[..end].iter().map(|line| {
        let mut row = vec![String::new(); edges.len() + 1];
        for (start, edge, text) in line {
            let column = edges.iter().position(|known| known.abs_diff(*edge) <= 1).filter(|_| *start > 20);
            row[column.map_or(0, |column| column + 1)].push_str(text);
        }
        row
    });
    Some((end, table.collect()))
}

/// What stands between gaps of two blanks and more: where it begins and ends, and its text.
fn pieces(row: &Row) -> Vec<(usize, usize, String)> {
    let chars: Vec<char> = row.text().chars().collect();
    let mut out: Vec<(usize, usize, String)> = Vec::new();
    for (at, c) in chars.iter().enumerate().filter(|(_, c)| **c != ' ') {
        match out.last_mut().filter(|(_, end, _)| at - *end < 2) {
            Some((_, end, text)) => {
                text.extend(std::iter::repeat_n(' ', at - *end));
                text.push(*c);
                *end = at + 1;
            }
            None => out.push((at, at + 1, c.to_string())),
        }
    }
    out
}
