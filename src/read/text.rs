//! Plain text: lines, tabs, markdown tables, lines with one separator throughout, form feeds.

use crate::document::{Cell, Place, Row, Table};

/// The rows of a text, one a line.
pub(super) fn rows(text: &str) -> Vec<Row> {
    let lines = lines(text);
    let separated = separated_blocks(&lines);
    let mut out = Vec::with_capacity(lines.len());
    let mut table = 0u32;
    let mut inside = false;
    for (at, line) in lines.iter().enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let bare = line.trim_start_matches('\u{c}');
        let skipped = line.chars().count() - bare.chars().count();
        let separator = if is_markdown(bare) { Some('|') } else { separated.get(at).copied().flatten() };
        if separator.is_some() != inside {
            inside = separator.is_some();
            table += u32::from(inside);
        }
        if separator == Some('|') && is_rule(bare) {
            out.push(Row::default());
            continue;
        }
        let mut row = row(bare, number, skipped, separator);
        row.page_start = skipped > 0;
        row.table = separator.map(|_| Table { number: table });
        mark_heading(&mut row);
        out.push(row);
    }
    out
}

/// Lines by LF, CRLF or CR; a form feed inside a line stays with what follows it.
fn lines(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for piece in text.split('\n') {
        let piece = piece.strip_suffix('\r').unwrap_or(piece);
        out.extend(piece.split('\r'));
    }
    if out.last().is_some_and(|last| last.is_empty()) {
        out.pop();
    }
    out
}

fn is_markdown(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|') && line.matches('|').count() >= 2
}

/// `|---|--:|`, the rule under a markdown header.
fn is_rule(line: &str) -> bool {
    line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

/// Lines of three or more in a row that hold the same number of semicolons, or of bars, are a table.
fn separated_blocks(lines: &[&str]) -> Vec<Option<char>> {
    let mut out = vec![None; lines.len()];
    for separator in [';', '|'] {
        separated_by(lines, separator, &mut out);
    }
    out
}

fn separated_by(lines: &[&str], separator: char, out: &mut [Option<char>]) {
    let counts: Vec<usize> = lines.iter().map(|line| line.matches(separator).count()).collect();
    let mut start = 0;
    while start < counts.len() {
        let count = counts.get(start).copied().unwrap_or(0);
        let end = start + counts.iter().skip(start).take_while(|other| **other == count).count();
        if count >= 1 && end - start >= 3 {
            out.iter_mut().take(end).skip(start).for_each(|slot| *slot = slot.or(Some(separator)));
        }
        start = end.max(start + 1);
    }
}

fn row(line: &str, number: u32, skipped: usize, separator: Option<char>) -> Row {
    let mut row = Row { indent: indent(line), ..Row::default() };
    let (body, mut column) = match separator {
        Some('|') => {
            let trimmed = line.trim_start();
            let body = trimmed.strip_prefix('|').unwrap_or(trimmed);
            let lead = line.chars().count() - body.chars().count();
            let body = body.trim_end();
            (body.strip_suffix('|').unwrap_or(body), lead)
        }
        _ => (line, 0),
    };
    column += skipped;
    let separates = separator.unwrap_or('\t');
    row.cells.reserve_exact(body.matches(separates).count() + 1);
    for (grid, piece) in body.split(separates).enumerate() {
        let wide = piece.chars().count();
        let lead = if separator.is_some() { piece.chars().take_while(|c| c.is_whitespace()).count() } else { 0 };
        let text = if separator.is_some() { piece.trim() } else { piece };
        let (text, marks) = if separator == Some('|') { unmarked(text) } else { (text, 0) };
        let text = if separator == Some('|') { broken(text) } else { unquoted(text, separator).to_owned() };
        row.cells.push(Cell {
            text,
            bold: marks > 1,
            place: Place::text(number, u32::try_from(column + lead + marks + 1).unwrap_or(u32::MAX)),
            grid: u32::try_from(grid).unwrap_or(u32::MAX),
            span: 1,
            ..Cell::default()
        });
        column += wide + 1;
    }
    if row.is_blank() && separator.is_none() {
        row.cells.clear();
    }
    row
}

/// `**4 820**` in markdown is a bold figure; how many marks stood in front.
fn unmarked(text: &str) -> (&str, usize) {
    for mark in ["**", "__", "*", "_"] {
        if let Some(inner) = text.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark)) {
            return (inner.trim(), mark.len());
        }
    }
    (text, 0)
}

/// `Kurs<br>Nätverk` in a cell of markdown is two lines.
fn broken(text: &str) -> String {
    ["<br>", "<br/>", "<br />"].iter().fold(text.to_owned(), |text, mark| text.replace(mark, "\n"))
}

fn unquoted(text: &str, separator: Option<char>) -> &str {
    if separator != Some(';') {
        return text;
    }
    text.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')).unwrap_or(text)
}

fn indent(line: &str) -> u32 {
    let spaces = line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum::<usize>();
    u32::try_from(spaces).unwrap_or(u32::MAX)
}

/// `## Budget` is a heading in markdown.
fn mark_heading(row: &mut Row) {
    let Some(cell) = row.cells.first_mut() else { return };
    let marks = cell.text.chars().take_while(|c| *c == '#').count();
    let rest = cell.text.trim_start_matches('#');
    if (1..=6).contains(&marks) && rest.starts_with(' ') && !rest.trim().is_empty() {
        row.heading = u8::try_from(marks).ok();
        let text = rest.trim_start().to_owned();
        let shift = u32::try_from(cell.text.chars().count() - text.chars().count()).unwrap_or(0);
        cell.place.column = cell.place.column.map(|column| column.saturating_add(shift));
        cell.text = text;
    }
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn tabs_make_cells_with_places() {
        let found = rows("Revision\t-90\t-1025\n");
        let cells: Vec<(&str, Option<u32>)> =
            found[0].cells.iter().map(|cell| (cell.text.as_str(), cell.place.column)).collect();
        assert_eq!(cells, [("Revision", Some(1)), ("-90", Some(10)), ("-1025", Some(14))]);
    }

    #[test]
    fn markdown_and_form_feeds() {
        let found = rows("\u{c}## Budget\r\n| a | 1 |\r\n|---|---|\r\n| b | 2 |");
        assert!(found[0].page_start);
        assert_eq!(found[0].heading, Some(2));
        assert_eq!(found[0].text(), "Budget");
        assert_eq!(found[1].text(), "a\t1");
        assert_eq!(found[3].cells[1].place.column, Some(7));
        assert!(found[2].is_blank());
        assert!(found[1].table.is_some());
    }
}
