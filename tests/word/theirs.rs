//! A Word document's text as docx-rs reads it, as a cross-check: paragraph by paragraph and cell by cell.

use docx_rs::{
    DocumentChild, InsertChild, Paragraph, ParagraphChild, Run, RunChild, Table, TableCellContent, TableChild,
    TableRowChild,
};

/// The printed words in order, without markers and notes' marks.
pub(crate) fn theirs(bytes: &[u8]) -> Vec<String> {
    let docx = docx_rs::read_docx(bytes).unwrap();
    let mut out = Vec::new();
    for child in &docx.document.children {
        match child {
            DocumentChild::Paragraph(paragraph) => out.extend(words(&text(paragraph))),
            DocumentChild::Table(table) => cells(table, &mut out),
            _ => {}
        }
    }
    out
}

/// The same of what plankoll reads.
pub(crate) fn ours(bytes: &[u8]) -> Vec<String> {
    let document = plankoll::read::read(bytes, "plan").unwrap();
    let notes = document.rows.iter().position(|row| row.text().starts_with('¹')).unwrap_or(document.rows.len());
    document.rows[..notes].iter().flat_map(|row| words(&row.text())).collect()
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().filter(|word| !matches!(*word, "¹" | "•")).map(str::to_owned).collect()
}

fn cells(table: &Table, out: &mut Vec<String>) {
    for TableChild::TableRow(row) in &table.rows {
        let mut nested = Vec::new();
        for TableRowChild::TableCell(cell) in &row.cells {
            for content in &cell.children {
                match content {
                    TableCellContent::Paragraph(paragraph) => out.extend(words(&text(paragraph))),
                    TableCellContent::Table(inner) => cells(inner, &mut nested),
                    _ => {}
                }
            }
        }
        out.append(&mut nested);
    }
}

fn text(paragraph: &Paragraph) -> String {
    let mut out = String::new();
    for child in &paragraph.children {
        match child {
            ParagraphChild::Run(run) => run_text(run, &mut out),
            ParagraphChild::Insert(insert) => {
                for child in &insert.children {
                    if let InsertChild::Run(run) = child {
                        run_text(run, &mut out);
                    }
                }
            }
            _ => {}
        }
    }
    out
}

fn run_text(run: &Run, out: &mut String) {
    for child in &run.children {
        match child {
            RunChild::Text(text) => out.push_str(&text.text),
            RunChild::Tab(_) => out.push('\t'),
            RunChild::Break(_) => out.push('\n'),
            _ => {}
        }
    }
}
