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
}

pub(crate) fn blocks(document: &Document, tables: Tables) -> Vec<Block> {
    let rows = &document.rows;
    let mut out = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let separated = separated(&rows[at..]);
        let tabbed = tabbed(&rows[at..]);
        if separated > 0 {
            // The rule under a markdown header is no row; another blank one is.
            let kept = rows[at..at + separated].iter().enumerate();
            let kept = kept.filter(|(order, row)| *order != 1 || row.table.is_some());
            out.push(Block::Table(kept.map(|(_, row)| cells(row)).collect()));
            at += separated;
        } else if tables != Tables::Separated && tabbed > 1 {
            out.push(Block::Table(rows[at..at + tabbed].iter().map(cells).collect()));
            at += tabbed;
        } else {
            let row = &rows[at];
            out.push(Block::Line { text: row.text().into_owned(), heading: row.heading, page: row.page_start });
            at += 1;
        }
    }
    out
}

/// Rows of one table, up to its last: what stands blank between them parts nothing.
fn separated(rows: &[Row]) -> usize {
    let table = rows[0].table;
    let same = rows.iter().take_while(|row| row.table == table || row.is_blank());
    let last = same.enumerate().filter(|(_, row)| row.table == table).map(|(at, _)| at + 1).last();
    last.filter(|_| table.is_some()).unwrap_or(0)
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
    if row.cells.is_empty() {
        return vec![String::new()];
    }
    row.cells.iter().map(|cell| cell.text.clone()).collect()
}
