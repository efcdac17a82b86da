//! CSV and TSV: a text of which every line is a row of the same cells. Encoding is decoded before; the separator is
//! the one that cuts the lines alike; quotes keep separators and line ends inside a cell.

use crate::document::Row;

use super::sheet;

/// The separators, in the order in which they are believed.
const SEPARATORS: [char; 3] = [';', '\t', ','];
/// So many rows at least make a file of rows.
const FEWEST: usize = 3;

/// A cell's text, and the line and column of its first character, from 1.
pub(super) type Field = (String, u32, u32);

/// The rows of a text that is CSV throughout; `None` where it is some other text.
pub(super) fn rows(text: &str) -> Option<Vec<Row>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Excel's own way to name the separator on a line of its own.
    let told = text.lines().next().and_then(|line| line.strip_prefix("sep=")).and_then(|rest| rest.chars().next());
    let records = match told {
        Some(separator) => records(text, separator).into_iter().skip(1).collect(),
        None => {
            let mut possible = SEPARATORS.into_iter().filter(|separator| may_part(text, *separator));
            possible.find_map(|separator| Some((separator, records(text, separator))).filter(alike))?.1
        }
    };
    Some(sheet::csv(&records))
}

/// Whether nearly all records have the same number of cells, and more than one.
fn alike((separator, records): &(char, Vec<Vec<Field>>)) -> bool {
    let filled: Vec<usize> = records
        .iter()
        .filter(|record| record.len() > 1 || record.iter().any(|(text, ..)| !text.trim().is_empty()))
        .map(Vec::len)
        .collect();
    let mut counts = filled.clone();
    counts.sort_unstable();
    let usual = counts.get(counts.len() / 2).copied().unwrap_or(0);
    let same = filled.iter().filter(|count| **count == usual).count();
    filled.len() >= FEWEST && usual > 1 && same * 10 >= filled.len() * enough(*separator)
}

/// So many of ten records must be alike. A comma is in every other sentence, a tab in every text laid out with tabs.
fn enough(separator: char) -> usize {
    if separator == ';' { 9 } else { 10 }
}

/// Whether a separator stands in a text often enough to part its lines, before they are cut.
fn may_part(text: &str, separator: char) -> bool {
    let mut quoted = text.starts_with('"');
    let (mut signs, mut lines) = (0usize, 0usize);
    for line in text.split(['\n', '\r']) {
        lines += usize::from(!line.trim().is_empty());
        quoted |= line.starts_with('"');
        for (at, sign) in line.match_indices(separator) {
            signs += 1;
            quoted |= line.get(at + sign.len()..).is_some_and(|rest| rest.starts_with('"'));
        }
    }
    // Quotes may make one record of many lines.
    quoted || signs * 10 >= lines * enough(separator)
}

/// The records of a text, cut at a separator outside quotes.
fn records(text: &str, separator: char) -> Vec<Vec<Field>> {
    let mut out = vec![Vec::new()];
    let mut field: Field = (String::new(), 1, 1);
    let (mut line, mut column) = (1u32, 1u32);
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        column = column.saturating_add(1);
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                column = column.saturating_add(1);
                field.0.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if field.0.is_empty() => {
                quoted = true;
                field.2 = column;
            }
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' => {
                line = line.saturating_add(1);
                column = 1;
                if quoted {
                    field.0.push('\n');
                } else {
                    let done = std::mem::replace(&mut field, (String::new(), line, column));
                    if let Some(record) = out.last_mut() {
                        record.push(done);
                    }
                    out.push(Vec::new());
                }
            }
            _ if letter == separator && !quoted => {
                let done = std::mem::replace(&mut field, (String::new(), line, column));
                if let Some(record) = out.last_mut() {
                    record.push(done);
                }
            }
            _ => field.0.push(letter),
        }
    }
    out.last_mut().into_iter().for_each(|record| record.push(field.clone()));
    out
}

#[cfg(test)]
mod tests {
    use super::{records, rows};

    #[test]
    fn quotes_hold_separators_and_lines() {
        let found = records("a;\"b;\"\"c\"\"\nd\";1 250,5\r\ne;;f", ';');
        let texts: Vec<Vec<&str>> =
            found.iter().map(|record| record.iter().map(|(text, ..)| text.as_str()).collect()).collect();
        assert_eq!(texts, [vec!["a", "b;\"c\"\nd", "1 250,5"], vec!["e", "", "f"]]);
        assert_eq!((found[0][1].1, found[0][1].2), (1, 4));
        assert_eq!((found[1][2].1, found[1][2].2), (3, 4));
    }

    #[test]
    fn the_separator_is_the_one_that_cuts_alike() {
        let semicolons = "Rad;2024;2025\nBidrag;1 250,5;1 300\nSumma;1 250,5;1 300\n";
        let commas = "Rad,2024,2025\nBidrag,\"1 250,5\",1300\nSumma,\"1 250,5\",1300\n";
        for text in [semicolons, commas] {
            let found = rows(text).unwrap();
            let last = found.iter().rfind(|row| !row.is_blank()).unwrap();
            assert_eq!(last.text(), "Summa\t1 250,5\t".to_owned() + if text == commas { "1300" } else { "1 300" });
            assert!(last.table.is_some());
            assert_eq!(last.cells[1].place.line, Some(3));
        }
        assert!(rows("En mening, med komma.\nEn till, med ett, två.\nSlut.").is_none());
        assert!(rows("sep=,\nRad,1\nB,2").is_some());
    }
}
