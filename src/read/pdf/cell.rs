//! A table's cell as one text: lines that were broken for want of room are joined, paragraphs and items are not.

use super::ink::Length;
use super::layout::TableCell;
use super::line::Line;

/// The cell's text; paragraphs are parted by a line's end.
pub(super) fn text(cell: &TableCell) -> String {
    let mut out = String::new();
    let mut last: Option<&Line> = None;
    for line in &cell.lines {
        let text = line.text();
        match last {
            Some(before) if !cell.joined && begins_anew(cell, before, line) => out.push('\n'),
            Some(_) if out.ends_with('\u{ad}') => {
                out.pop();
            }
            Some(_) if is_broken_word(&out, &text) => {
                out.pop();
            }
            Some(_) if out.ends_with(['-', '/']) && !out.ends_with(" -") => {}
            Some(_) => out.push(' '),
            None => {}
        }
        out.push_str(&text);
        last = Some(line);
    }
    out
}

/// Whether a line begins something new: an item, after a gap, or though its first word had room on the line before.
fn begins_anew(cell: &TableCell, before: &Line, line: &Line) -> bool {
    let text = line.text();
    let marked = text.starts_with(['•', '▪', '‣', '–', '-', '○', '●', '■', '\u{f0b7}', '·']) && text.contains(' ');
    let numbered = text.split_once(' ').is_some_and(|(number, _)| {
        number.ends_with(['.', ')']) && number.chars().any(|c| c.is_ascii_digit()) && number.chars().count() <= 4
    });
    let apart = (line.base - before.base) * 100 > line.size.max(before.size) * 175;
    marked || numbered || apart || had_room(cell, before, &text)
}

/// Whether the first word of `next` would have had room on the line.
fn had_room(cell: &TableCell, line: &Line, next: &str) -> bool {
    let width = line.right() - line.left();
    let length = Length::try_from(line.text().chars().count()).unwrap_or(Length::MAX).max(1);
    let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
    // The blank before it counts, and a character's width for the cell's margin.
    let needed = Length::try_from(word.saturating_add(2)).unwrap_or(Length::MAX).saturating_mul(width / length);
    // What stands to the right or in the middle has its free room on the left.
    let free = (cell.right - line.right()).max(0) + (line.left() - cell.left - 600).max(0);
    free > needed
}

/// `utbild-` + `ning`: the hyphen is only the line's; `ESF-` + `projekt` and `för-` + `och` keep theirs.
pub(super) fn is_broken_word(before: &str, next: &str) -> bool {
    let Some(word) = before.strip_suffix('-').and_then(|rest| rest.split_whitespace().last()) else { return false };
    let letters = word.chars().next_back().is_some_and(char::is_lowercase);
    let first = next.split_whitespace().next().unwrap_or_default();
    letters && first.starts_with(char::is_lowercase) && !matches!(first, "och" | "eller" | "samt" | "respektive")
}
