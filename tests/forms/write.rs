//! Blocks written as Word by docx-rs, as OpenDocument and as HTML by hand.

use std::io::Cursor;

use docx_rs::{Docx, Paragraph, Run, Table, TableCell, TableRow};

use crate::archive::zip;
use crate::blocks::Block;

pub(crate) fn docx(blocks: &[Block]) -> Vec<u8> {
    let mut docx = Docx::new();
    for block in blocks {
        docx = match block {
            Block::Line { text, heading, page } => {
                let mut paragraph = paragraph(text).page_break_before(*page);
                if let Some(level) = heading {
                    paragraph = paragraph.style(&format!("Heading{level}"));
                }
                docx.add_paragraph(paragraph)
            }
            Block::Table(rows) => {
                let width = rows.iter().map(Vec::len).max().unwrap_or(1);
                // A row with fewer cells covers the rest with its last.
                let cell = |row: &Vec<String>, at: usize| {
                    let cell = TableCell::new().add_paragraph(paragraph(&row[at]));
                    if at + 1 == row.len() { cell.grid_span(width - at) } else { cell }
                };
                let row = |row: &Vec<String>| TableRow::new((0..row.len()).map(|at| cell(row, at)).collect());
                docx.add_table(Table::new(rows.iter().map(row).collect()))
            }
        };
    }
    let mut bytes = Cursor::new(Vec::new());
    docx.pack(&mut bytes).unwrap();
    bytes.into_inner()
}

fn paragraph(text: &str) -> Paragraph {
    let mut run = Run::new();
    for (order, piece) in text.split('\t').enumerate() {
        if order > 0 {
            run = run.add_tab();
        }
        run = run.add_text(piece);
    }
    Paragraph::new().add_run(run)
}

pub(crate) fn odt(blocks: &[Block]) -> Vec<u8> {
    let mut body = String::new();
    for block in blocks {
        match block {
            Block::Line { text, heading, page } => {
                let text = odf_text(text);
                let style = if *page { " text:style-name=\"P1\"" } else { "" };
                body.push_str(&match heading {
                    Some(level) => format!("<text:h text:outline-level=\"{level}\"{style}>{text}</text:h>"),
                    None => format!("<text:p{style}>{text}</text:p>"),
                });
            }
            Block::Table(rows) => {
                body.push_str("<table:table>");
                let width = rows.iter().map(Vec::len).max().unwrap_or(1);
                for row in rows {
                    let mut cells: String = row
                        .iter()
                        .map(|text| format!("<table:table-cell><text:p>{}</text:p></table:table-cell>", odf_text(text)))
                        .collect();
                    cells.push_str(&"<table:covered-table-cell/>".repeat(width - row.len()));
                    body.push_str(&format!("<table:table-row>{cells}</table:table-row>"));
                }
                body.push_str("</table:table>");
            }
        }
    }
    let names = [("office", "office"), ("text", "text"), ("table", "table"), ("style", "style")];
    let spaces: String = names
        .iter()
        .map(|(prefix, name)| format!(" xmlns:{prefix}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\""))
        .collect();
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content{spaces} \
         xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"><office:automatic-styles>\
         <style:style style:name=\"P1\" style:family=\"paragraph\"><style:paragraph-properties \
         fo:break-before=\"page\"/></style:style></office:automatic-styles><office:body><office:text>{body}\
         </office:text></office:body></office:document-content>"
    );
    zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content.as_bytes())])
}

/// Blanks beyond the first are elements of their own.
fn odf_text(text: &str) -> String {
    let mut out = String::new();
    let mut blank = true;
    for c in text.chars() {
        match c {
            '\t' => out.push_str("<text:tab/>"),
            ' ' if blank => out.push_str("<text:s/>"),
            c => out.push_str(&escaped(c)),
        }
        blank = c == ' ';
    }
    out
}

fn escaped(c: char) -> String {
    match c {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        c => c.to_string(),
    }
}

pub(crate) fn html(blocks: &[Block]) -> Vec<u8> {
    let mut body = String::new();
    for block in blocks {
        match block {
            Block::Line { text, heading, .. } => {
                let text: String = text.chars().map(escaped).collect();
                body.push_str(&match heading {
                    Some(level) => format!("<h{level}>{text}</h{level}>\n"),
                    None if text.trim().is_empty() => "<p><br></p>\n".to_owned(),
                    None => format!("<p style=\"white-space: pre-wrap\">{text}</p>\n"),
                });
            }
            Block::Table(rows) => {
                body.push_str("<table border=1>\n");
                for row in rows {
                    // Blanks in front count only where they are not to be broken.
                    let cell = |text: &String| {
                        let body = text.trim_start_matches(' ');
                        let lead = "&nbsp;".repeat(text.len() - body.len());
                        format!("<td>{lead}{}", body.chars().map(escaped).collect::<String>())
                    };
                    body.push_str(&format!("<tr>{}\n", row.iter().map(cell).collect::<String>()));
                }
                body.push_str("</table>\n");
            }
        }
    }
    format!(
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>Plan</title></head><body>\n{body}</body></html>"
    )
    .into_bytes()
}
