//! A text plan typeset in ways that people typeset plans, as HTML or Word for LibreOffice to print.

use plankoll::document::Document;

use crate::blocks::{Block, Tables, blocks};
use crate::write;

/// A way to typeset a plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Look {
    /// Every line as it stands, in a typewriter's font.
    Typewriter,
    /// Word: tables with borders.
    Word,
    /// Tables without borders, figures to the right.
    Open,
    /// Landscape, small, tight, with borders.
    Small,
}

pub(crate) const LOOKS: [Look; 4] = [Look::Typewriter, Look::Word, Look::Open, Look::Small];

impl Look {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Look::Typewriter => "typewriter",
            Look::Word => "word",
            Look::Open => "open",
            Look::Small => "small",
        }
    }

    /// Whether a plan can be typeset so: columns set out by blanks need a typewriter.
    pub(crate) fn fits(self, document: &Document) -> bool {
        let spaced = |text: &str| text.trim().contains("   ");
        let lines = document.rows.iter().filter(|row| row.cells.iter().any(|cell| spaced(&cell.text)));
        self == Look::Typewriter || lines.count() < 6
    }

    /// The file's ending and its bytes.
    pub(crate) fn typeset(self, document: &Document) -> (&'static str, Vec<u8>) {
        match self {
            Look::Typewriter => ("html", typewriter(document).into_bytes()),
            Look::Word => ("docx", write::docx(&blocks(document, Tables::Tabs))),
            Look::Open => ("html", html(&blocks(document, Tables::Tabs), OPEN, "").into_bytes()),
            Look::Small => {
                ("html", html(&blocks(document, Tables::Tabs), SMALL, "border=1 cellpadding=1").into_bytes())
            }
        }
    }
}

const OPEN: &str = "@page { size: 21cm 29.7cm; margin: 2.5cm } p, td { font-family: 'Liberation Sans'; font-size: 10pt; \
                    margin-top: 0; margin-bottom: 0 } td { padding: 0 4pt }";
const SMALL: &str = "@page { size: 29.7cm 21cm; margin: 1.5cm } p, td { font-family: 'Liberation Serif'; font-size: \
                     7.5pt; margin-top: 0; margin-bottom: 0 }";

fn typewriter(document: &Document) -> String {
    let mut text = String::new();
    for row in &document.rows {
        // A tab in a typewriter's font goes to the next eighth column.
        let mut line = String::new();
        for (order, cell) in row.cells.iter().enumerate() {
            if order > 0 {
                let stop = (line.chars().count() / 8 + 1) * 8;
                // Figures stand to the right of their column.
                let own = cell.text.trim_end().chars().count();
                let gap =
                    stop.max(40) + 12 * (order - 1) - line.chars().count().min(stop.max(40) + 12 * (order - 1) - 2);
                line.extend(std::iter::repeat_n(' ', gap.max(12_usize.saturating_sub(own)).max(2)));
            }
            line.push_str(cell.text.trim_end());
        }
        text.extend(line.chars().map(escaped));
        text.push('\n');
    }
    format!(
        "<!DOCTYPE html><html><head><meta charset=utf-8><style>@page {{ size: 42cm 29.7cm; margin: 2cm }} pre {{ \
         font-family: 'Liberation Mono'; font-size: 9pt }}</style></head><body><pre>{text}</pre></body></html>"
    )
}

fn escaped(c: char) -> String {
    match c {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        c => c.to_string(),
    }
}

fn html(blocks: &[Block], style: &str, table: &str) -> String {
    let mut body = String::new();
    for (order, block) in blocks.iter().enumerate() {
        match block {
            Block::Line { text, heading, page } => {
                let text: String = text.chars().map(escaped).collect();
                let page = if *page && order > 0 { " style=\"page-break-before: always\"" } else { "" };
                body.push_str(&match heading {
                    Some(level) => format!("<h{level}{page}>{text}</h{level}>\n"),
                    None if text.trim().is_empty() => "<p><br></p>\n".to_owned(),
                    None => format!("<p{page}>{}</p>\n", spaced(&text)),
                });
            }
            Block::Table(rows) => {
                let width = rows.iter().map(Vec::len).max().unwrap_or(1);
                body.push_str(&format!("<table {table}>\n"));
                for row in rows {
                    body.push_str("<tr>");
                    for (at, text) in row.iter().enumerate() {
                        let span = if row.len() == 1 { width } else { 1 };
                        let align = if at > 0 { " align=right" } else { "" };
                        let text: String = text.trim_end().chars().map(escaped).collect();
                        body.push_str(&format!("<td colspan={span}{align}>{}</td>", spaced(&text)));
                    }
                    body.push_str("</tr>\n");
                }
                body.push_str("</table>\n");
            }
        }
    }
    format!(
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><style>{style}</style></head><body>\n<p><br></p>{body}</body></html>"
    )
}

/// Blanks in a row count: HTML keeps only those that do not break.
fn spaced(text: &str) -> String {
    let body = text.trim_start_matches(' ');
    format!("{}{}", "&nbsp;".repeat(text.len() - body.len()), body.replace("  ", "&nbsp; "))
}
