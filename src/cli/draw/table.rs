//! A table aligned for the terminal: words to the left, figures to the right.

use super::style;

/// The narrowest a column of words gets.
const NARROW: usize = 16;

/// A row: its first cell words, the others figures.
pub(super) struct Row {
    /// The words.
    pub(super) label: String,
    /// The figures.
    pub(super) cells: Vec<String>,
    /// Whether it stands out: a heading, a sum.
    pub(super) strong: bool,
    /// Whether a rule stands above it.
    pub(super) ruled: bool,
}

/// The rows aligned; words too long for the width go on below.
pub(super) fn table(rows: &[Row], width: usize) -> Vec<String> {
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let length = |text: &str| text.chars().count();
    let widths: Vec<usize> = (0..columns)
        .map(|column| rows.iter().filter_map(|row| row.cells.get(column)).map(|cell| length(cell)).max().unwrap_or(0))
        .collect();
    let figures: usize = widths.iter().map(|width| width + 2).sum();
    let longest = rows.iter().map(|row| length(&row.label)).max().unwrap_or(0);
    let words = longest.min(width.saturating_sub(figures).max(NARROW));
    let mut lines = Vec::new();
    for row in rows {
        if row.ruled {
            lines.push(style::quiet(&"-".repeat(words + figures)));
        }
        let indent: String = row.label.chars().take_while(|c| *c == ' ').collect();
        // What fits as it is needs no room for a hanging indent.
        let room = if length(&row.label) <= words { words } else { words.saturating_sub(indent.len() + 2).max(8) };
        let broken = style::wrap(&row.label, room);
        let last = broken.len().saturating_sub(1);
        for (at, part) in broken.iter().enumerate() {
            let hanging = if at > 0 { "  " } else { "" };
            let mut line = pad_right(&format!("{indent}{hanging}{part}"), words);
            // Figures stand on the last line of a broken label, as in a printed table.
            if at == last {
                for (cell, width) in row.cells.iter().zip(&widths) {
                    line.push_str(&" ".repeat(width + 2 - length(cell).min(*width)));
                    line.push_str(cell);
                }
            }
            let line = line.trim_end();
            lines.push(if row.strong { style::strong(line) } else { line.to_owned() });
        }
    }
    lines
}

fn pad_right(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.chars().count())))
}
