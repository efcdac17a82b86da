//! One line drawn from its cells, knowing for each character which column of the source it shows.

use std::ops::Range;

use crate::document::{Cell, Place};

/// What stands for text that was cut away.
const CUT: char = '…';

/// How much is kept before a figure when its line is cut.
const BEFORE: usize = 40;

/// Blanks at the beginning beyond this are cut.
const INDENT: usize = 12;

/// Where a drawn character comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Origin {
    cell: usize,
    /// The column of the source, where the format has columns.
    column: Option<u32>,
}

/// A line as it is drawn.
pub(super) struct Drawn {
    chars: Vec<(char, Option<Origin>)>,
    places: Vec<Place>,
}

impl Drawn {
    /// The cells side by side: where columns are known as far apart as in the source (but at least two blanks, so
    /// that cells parted by a tab stay apart), else with a bar between.
    pub(super) fn new(cells: &[&Cell]) -> Self {
        let mut chars: Vec<(char, Option<Origin>)> = Vec::new();
        let mut end: Option<u32> = None;
        for (at, cell) in cells.iter().enumerate() {
            let start = cell.place.column;
            match (start, end) {
                (Some(start), Some(end)) => {
                    let gap = usize::try_from(start.saturating_sub(end)).unwrap_or(0).clamp(2, 24);
                    chars.extend((0..gap).map(|_| (' ', None)));
                }
                (Some(start), None) if at == 0 => {
                    let indent = usize::try_from(start.saturating_sub(1)).unwrap_or(0).min(INDENT);
                    chars.extend((0..indent).map(|_| (' ', None)));
                }
                _ if at > 0 => chars.extend(" | ".chars().map(|c| (c, None))),
                _ => {}
            }
            let mut column = start;
            for c in cell.text.chars() {
                let origin = Some(Origin { cell: at, column });
                match c {
                    '\t' => chars.extend([(' ', origin), (' ', None)]),
                    c if c.is_whitespace() || c.is_control() => chars.push((' ', origin)),
                    c => chars.push((c, origin)),
                }
                column = column.map(|column| column.saturating_add(1));
            }
            end = column;
        }
        while chars.last().is_some_and(|(c, _)| *c == ' ') {
            chars.pop();
        }
        Self { chars, places: cells.iter().map(|cell| cell.place.clone()).collect() }
    }

    /// The characters that show a place: by column where it has one, else the whole cell.
    pub(super) fn find(&self, place: &Place) -> Option<Range<usize>> {
        let by_column = place.column.and_then(|column| {
            let length = place.length.unwrap_or(1).max(1);
            let within = |at: u32| at >= column && at < column.saturating_add(length);
            self.span(|origin| origin.column.is_some_and(within))
        });
        let found = by_column.or_else(|| {
            let cell = self.places.iter().position(|own| own.a1 == place.a1 && own.cell == place.cell)?;
            if place.column.is_some() { None } else { self.span(|origin| origin.cell == cell) }
        })?;
        Some(if place.column.is_some() && place.length.is_none() { self.grown(found) } else { self.trimmed(found) })
    }

    fn span(&self, fits: impl Fn(Origin) -> bool) -> Option<Range<usize>> {
        let fits = |(_, origin): &(char, Option<Origin>)| origin.is_some_and(&fits);
        let first = self.chars.iter().position(fits)?;
        let last = self.chars.iter().rposition(fits)?;
        Some(first..last + 1)
    }

    /// From one character to the end of its word, for a place that does not say how long it is.
    fn grown(&self, range: Range<usize>) -> Range<usize> {
        let rest = self.chars.iter().skip(range.start + 1);
        let more = rest.take_while(|(c, origin)| *c != ' ' && origin.is_some()).count();
        range.start..range.start + 1 + more
    }

    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let blank = |at: usize| self.chars.get(at).is_none_or(|(c, _)| *c == ' ');
        let start = range.clone().find(|at| !blank(*at)).unwrap_or(range.start);
        let end = range.clone().rev().find(|at| !blank(*at)).map_or(range.end, |at| at + 1);
        start..end.max(start + 1)
    }

    /// Cuts the line to `room` characters around the first range and gives the ranges anew; `None` for what fell off.
    pub(super) fn cut(&mut self, room: usize, ranges: &[Option<Range<usize>>]) -> Vec<Option<Range<usize>>> {
        if self.chars.len() <= room {
            return ranges.to_vec();
        }
        let focus = ranges.iter().flatten().next().cloned().unwrap_or(0..0);
        let keep = room.saturating_sub(2);
        let last_start = self.chars.len().saturating_sub(keep);
        let start = if focus.end < keep { 0 } else { focus.start.saturating_sub(BEFORE.min(keep / 2)).min(last_start) };
        let end = (start + keep).min(self.chars.len());
        let moved = usize::from(start > 0);
        let mut kept: Vec<(char, Option<Origin>)> = self.chars.get(start..end).unwrap_or_default().to_vec();
        if end < self.chars.len() {
            kept.push((CUT, None));
        }
        if start > 0 {
            kept.insert(0, (CUT, None));
        }
        self.chars = kept;
        // A figure is shown whole or not at all; of a whole line that is marked a part will do.
        let shift = |range: &Range<usize>| {
            let seen = range.start.max(start)..range.end.min(end);
            let enough = seen == *range || (seen.len() > BEFORE / 4 && range.len() > BEFORE);
            (enough && !seen.is_empty()).then(|| seen.start - start + moved..seen.end - start + moved)
        };
        ranges.iter().map(|range| range.as_ref().and_then(shift)).collect()
    }

    /// The line.
    pub(super) fn text(&self) -> String {
        self.chars.iter().map(|(c, _)| c).collect()
    }

    /// A range of characters as a range of the text's bytes.
    pub(super) fn bytes(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let length = |part: Range<usize>| Some(self.chars.get(part)?.iter().map(|(c, _)| c.len_utf8()).sum::<usize>());
        let start = length(0..range.start)?;
        Some(start..start + length(range.clone())?)
    }
}

#[cfg(test)]
mod tests {
    use super::Drawn;
    use crate::document::{Cell, Place};

    fn cell(text: &str, column: u32) -> Cell {
        Cell { text: text.to_owned(), place: Place::text(4, column), span: 1, ..Cell::default() }
    }

    fn shown(drawn: &Drawn, place: &Place) -> Option<String> {
        let range = drawn.find(place)?;
        let text = drawn.text();
        text.get(drawn.bytes(&range)?).map(str::to_owned)
    }

    #[test]
    fn the_caret_stands_under_the_figure() {
        let (label, figure) = (cell("Årsavgift\tö", 1), cell("-8 562", 13));
        let drawn = Drawn::new(&[&label, &figure]);
        assert_eq!(drawn.text(), "Årsavgift  ö  -8 562");
        assert_eq!(shown(&drawn, &Place::text(4, 13).shifted(0, 6)).as_deref(), Some("-8 562"));
        assert_eq!(shown(&drawn, &Place::text(4, 13)).as_deref(), Some("-8"));
        assert_eq!(shown(&drawn, &Place::text(4, 40)), None);
    }

    #[test]
    fn a_long_line_is_cut_around_its_figure() {
        let text = format!("{} 1 150 {}", "ord ".repeat(60), "mera ".repeat(60));
        let long = cell(&text, 1);
        let mut drawn = Drawn::new(&[&long]);
        let place = Place::text(4, 242).shifted(0, 5);
        let range = drawn.find(&place);
        let kept = drawn.cut(60, &[range]);
        assert_eq!(drawn.text().chars().count(), 60);
        assert!(drawn.text().starts_with('…') && drawn.text().ends_with('…'));
        let bytes = drawn.bytes(kept[0].as_ref().unwrap()).unwrap();
        assert_eq!(drawn.text().get(bytes), Some("1 150"));
    }
}
