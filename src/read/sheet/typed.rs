//! What people have typed into a workbook of ours, sheet by sheet, by the layout that the workbook is drawn after.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::grid::{Held, Sheet, a1};
use super::{beside, kept, told};
use crate::filled::layout::{
    BESIDE, Before, CHANGED, Column, Fill, Holds, MARKER, MONTH, MONTH_CELL, OUTSIDE, SPARE, SUM,
};
use crate::filled::{Beside, Content, Filled, Part, Typed, is_of_figures};
use crate::money::{Amount, Unit};
use crate::text::{Catalogue, Language};

/// Columns of marks beside the rows' identities, at most.
pub(super) const MARKS: u32 = 3;

/// All typed cells of a workbook.
pub(super) fn typed(sheets: &[Sheet]) -> Filled {
    let catalogues = [Catalogue::new(Language::Swedish), Catalogue::new(Language::English)];
    let mut kept = Filled::default();
    let written = beside::written(sheets);
    for sheet in sheets.iter().filter(|sheet| !kept::is_carrier(&sheet.name)) {
        let own = beside::sheet_of(sheet, &written, sheets);
        // Where the book's own cells are no longer known nothing can be said of the others.
        let inserted = own.and_then(|own| Some((own, beside::inserted(sheet, own)?)));
        let form = Form::of(sheet, &catalogues, inserted.is_some());
        if let Some((own, inserted)) = &inserted {
            let told = told::cells(sheet, form.as_ref(), inserted);
            kept.beside.extend(beside::beside(sheet, own, inserted, (&told, form.as_ref())));
        } else if own.is_none() && form.is_none() && !written.is_empty() {
            kept.sheets.push(beside::own_sheet(sheet));
        }
        if let Some(form) = form {
            kept.rows.extend(form.keys.values().map(|(row, _)| row.clone()));
            match form.part {
                Part::Left => {
                    kept.typed.extend(form.left());
                    kept.beside.extend(form.left_beside());
                }
                Part::Goals => {
                    kept.typed.extend(form.typed());
                    kept.goal_places.extend(form.places());
                }
                Part::Budget => kept.typed.extend(form.typed().into_iter().chain(form.figures())),
                _ => kept.typed.extend(form.typed()),
            }
        }
    }
    kept
}

/// The column of the rows' identities on a sheet, where it has one, and the row of its mark.
pub(super) fn marked(sheet: &Sheet) -> Option<(u32, u32)> {
    sheet.cells.iter().find(|cell| cell.text.starts_with(MARKER)).map(|cell| (cell.row, cell.column))
}

/// A sheet that people fill, with what its marks say.
pub(super) struct Form<'a> {
    pub(super) part: Part,
    unit: Unit,
    pub(super) cells: BTreeMap<(u32, u32), &'a Held>,
    /// The row of heads.
    pub(super) head: u32,
    /// The column of the rows' identities; their stamps stand in the next.
    pub(super) mark: u32,
    /// The column of keys of what the book carries.
    pub(super) carried: Option<u32>,
    /// Identity and stamp of each row.
    pub(super) keys: BTreeMap<u32, (String, String)>,
    /// The columns where they now stand.
    pub(super) columns: BTreeMap<u32, Column>,
    /// Whether the book says what it wrote, so that what stands beside is known.
    traced: bool,
}

impl<'a> Form<'a> {
    fn of(sheet: &'a Sheet, catalogues: &[Catalogue], traced: bool) -> Option<Self> {
        let (head, mark) = marked(sheet)?;
        let cells: BTreeMap<(u32, u32), &Held> =
            sheet.cells.iter().map(|cell| ((cell.row, cell.column), cell)).collect();
        let told = cells.get(&(head, mark))?.text.strip_prefix(MARKER)?;
        let (part, unit) = told.split_once(':')?;
        let (part, unit) = (Part::of(part)?, Unit::from_word(unit)?);
        let columns = columns(part, &cells, head, mark, catalogues);
        let stamp = |row: u32| cells.get(&(row, mark.saturating_add(1))).map(|cell| cell.text.clone());
        let keys = cells.iter().filter(|((row, column), _)| *column == mark && *row != head);
        let keys = keys.map(|((row, _), cell)| (*row, (cell.text.clone(), stamp(*row).unwrap_or_default()))).collect();
        let carried = kept::keys(sheet).map(|(column, _)| column);
        Some(Self { part, unit, cells, head, mark, carried, keys, columns, traced })
    }

    fn typed(&self) -> Vec<Typed> {
        let marks = self.mark..=self.mark.saturating_add(MARKS);
        let ours = |column: &u32| marks.contains(column) || self.carried == Some(*column);
        let filled = self.cells.iter().filter(|((_, column), cell)| !ours(column) && !cell.is_blank());
        filled.filter_map(|((row, column), cell)| self.cell(*row, *column, cell)).collect()
    }

    pub(super) fn cell(&self, row: u32, column: u32, cell: &Held) -> Option<Typed> {
        let key = self.keys.get(&row);
        if let Some((key, _)) = key.filter(|(key, _)| key == MONTH) {
            let (under, name) = MONTH_CELL;
            let number = cell.number.filter(|number| !number.is_zero())?;
            let own = self.columns.get(&column).is_some_and(|(head, _)| *head == under);
            return own.then(|| self.told(key, "", row, name, Content::Number(number)));
        }
        if row <= self.head {
            return None;
        }
        let (key, stamp) = key.map(|(key, stamp)| (key.as_str(), stamp.as_str())).unwrap_or_default();
        let Some((head, fill)) = self.columns.get(&column) else {
            // Beyond the book's own columns a person may have written a note of their own.
            let outside = !self.traced && self.part != Part::Budget && cell.formula.is_none() && !key.is_empty();
            let text = Content::Text(cell.text.trim().to_owned());
            return outside.then(|| Typed { computed: true, ..self.told(key, stamp, row, OUTSIDE, text) });
        };
        match fill {
            Fill::Told => None,
            Fill::Computed => self.over(cell, key, stamp, row, head),
            Fill::People(Holds::Amount, _) if stamp == SUM => self.over(cell, key, stamp, row, head),
            Fill::People(holds, before) => {
                // Headings and air have no identity, and nothing to fill; a row that a person added has.
                let kept_beside = self.traced && self.part != Part::Activities;
                if key.is_empty() && (kept_beside || self.part == Part::Budget || self.part == Part::Checks) {
                    return None;
                }
                if self.stood(*before, cell, key, stamp, row) {
                    return None;
                }
                let added = (key.is_empty() && self.part == Part::Activities).then(|| format!("{SPARE}r{row}"));
                let key = added.as_deref().unwrap_or(key);
                let (content, formula) = self.content(*holds, cell);
                Some(Typed { formula, ..self.told(key, stamp, row, head, content) })
            }
        }
    }

    /// What was typed over a formula of the book's own.
    fn over(&self, cell: &Held, key: &str, stamp: &str, row: u32, head: &str) -> Option<Typed> {
        let written = cell.formula.is_none() && !key.is_empty() && !key.starts_with(SPARE);
        // The book itself says `–` where there is nothing to divide by.
        let number = cell.number?;
        let content = Content::Amount(Amount::of(number, self.unit)?);
        let written = written.then(|| self.told(key, stamp, row, head, content))?;
        Some(Typed { computed: true, ..written })
    }

    /// Whether a cell is as the book wrote it.
    fn stood(&self, before: Before, cell: &Held, key: &str, stamp: &str, row: u32) -> bool {
        match (before, &cell.formula) {
            (Before::Blank, _) => false,
            (Before::Formula, formula) => formula.is_some(),
            (Before::Row(parts), Some(formula)) => self.is_row(parts, formula, row),
            (Before::Row(_), None) => false,
            (Before::Stamp, _) if self.part == Part::Checks => {
                let off = crate::filled::Stood::read(stamp).off;
                off.is_some() && cell.number == off
            }
            (Before::Stamp, _) => cell.text.trim() == stamp,
            (Before::Spare, _) => !key.is_empty() && !key.starts_with(SPARE),
        }
    }

    /// Whether a formula is the book's own over cells of its row.
    fn is_row(&self, parts: &[&str], formula: &str, row: u32) -> bool {
        let place = |head: &&str| self.columns.iter().find(|(_, (own, _))| own == head).map(|(column, _)| *column);
        let written: String =
            parts.iter().map(|part| place(part).map_or_else(|| (*part).to_owned(), |at| a1(row, at))).collect();
        formula.replace(['$', ' '], "") == written
    }

    /// A cell's content; of a formula that reads other cells the value alone, and the formula as it stood.
    fn content(&self, holds: Holds, cell: &Held) -> (Content, Option<String>) {
        let text = || Content::Text(cell.text.trim().to_owned());
        let plain = |number: Decimal| match cell.text.trim().ends_with('%') {
            true => Content::Share(number),
            false => Content::Number(number),
        };
        let content = match (holds, cell.number) {
            (Holds::Amount, Some(number)) => Amount::of(number, self.unit).map_or_else(text, Content::Amount),
            (Holds::Anything, Some(number)) => plain(number),
            (_, None) => text(),
        };
        match (&cell.formula, &content) {
            (Some(formula), Content::Amount(amount)) if is_of_figures(formula) => {
                (Content::Formula { text: formula.clone(), amount: *amount, unit: self.unit }, None)
            }
            (Some(formula), _) => (content, Some(formula.clone())),
            (None, _) => (content, None),
        }
    }

    /// The figures of a budget that are others than the book was written with, and those of added rows.
    fn figures(&self) -> Vec<Typed> {
        let marks = self.mark.saturating_add(2);
        let written = |row: u32| self.cells.get(&(row, marks)).map(|cell| cell.text.split('|').collect::<Vec<_>>());
        let count = self.keys.keys().find_map(|row| written(*row)).map_or(0, |figures| figures.len());
        let count = u32::try_from(count).unwrap_or(0);
        let amounts = self.cells.iter().filter(|((row, column), _)| *row > self.head && (1..=count).contains(column));
        let changed = amounts.filter_map(|((row, column), cell)| {
            let number = cell.number.filter(|_| cell.formula.is_none())?;
            let own = usize::try_from(*column).ok()?.checked_sub(1)?;
            let before = written(*row).and_then(|figures| figures.get(own).map(|figure| (*figure).to_owned()));
            let same = before.and_then(|figure| figure.parse::<Decimal>().ok()).is_some_and(|before| before == number);
            let head = self.cells.get(&(self.head, *column))?.text.split(',').next()?.to_owned();
            let key = self.keys.get(row).map(|(key, _)| key.as_str()).unwrap_or_default();
            let content = Content::Amount(Amount::of(number, self.unit)?);
            let typed = self.told(key, CHANGED, *row, &head, content);
            (!same).then_some(Typed { computed: true, ..typed })
        });
        changed.collect()
    }

    fn told(&self, key: &str, stamp: &str, row: u32, column: &str, content: Content) -> Typed {
        let at = u32::try_from(self.part.label()).unwrap_or(0);
        // Where the label itself was typed it names the row all the same.
        let label = self.cells.get(&(row, at)).map(|cell| cell.text.trim().to_owned());
        Typed {
            part: self.part,
            row: key.to_owned(),
            label: label.unwrap_or_default(),
            column: column.to_owned(),
            stamp: stamp.to_owned(),
            content,
            computed: false,
            formula: None,
        }
    }

    /// What the sheet says of where each of its rows stands in the source.
    fn places(&self) -> BTreeMap<String, String> {
        let column = self.columns.iter().find(|(_, (head, _))| *head == "book-place").map(|(column, _)| *column);
        let place = |row: u32| self.cells.get(&(row, column?)).map(|cell| cell.text.trim().to_owned());
        self.keys.iter().filter_map(|(row, (key, _))| Some((key.clone(), place(*row)?))).collect()
    }

    /// What stood beside the book's own and found no place.
    fn left_beside(&self) -> Vec<Beside> {
        let own = |(key, _): &(String, String)| serde_json::from_str(key.strip_prefix(BESIDE)?.trim_start()).ok();
        self.keys.iter().filter(|(row, _)| **row > self.head).filter_map(|(_, marks)| own(marks)).collect()
    }

    /// What found no place when the book was written: each row says in its marks where it came from.
    fn left(&self) -> Vec<Typed> {
        let text = |row: u32, column: u32| self.cells.get(&(row, column)).map(|cell| cell.text.trim().to_owned());
        let whole = |row: &u32, (key, stamp): &(String, String)| {
            let mut marks = key.splitn(3, '\t');
            let (part, column, id) = (marks.next()?, marks.next()?, marks.next()?);
            let cell = self.cells.get(&(*row, 3))?;
            let part = Part::of(part)?;
            let fill = part.columns().iter().find(|(head, _)| *head == column).map(|(_, fill)| *fill);
            let is_sum = stamp == SUM && matches!(fill, Some(Fill::People(Holds::Amount, _)));
            let holds = match fill {
                Some(Fill::People(holds, _)) => holds,
                _ if column == MONTH_CELL.1 => Holds::Anything,
                _ => Holds::Amount,
            };
            let (content, formula) = self.content(holds, cell);
            Some(Typed {
                part,
                row: id.to_owned(),
                label: text(*row, 1).unwrap_or_default(),
                column: column.to_owned(),
                stamp: stamp.clone(),
                content,
                computed: is_sum || !matches!(fill, Some(Fill::People(..))) && column != MONTH_CELL.1,
                formula,
            })
        };
        self.keys.iter().filter(|(row, _)| **row > self.head).filter_map(|(row, marks)| whole(row, marks)).collect()
    }
}

/// Where the columns of a sheet now stand: by their heads in either language, else where the book put them.
fn columns(
    part: Part,
    cells: &BTreeMap<(u32, u32), &Held>,
    head: u32,
    mark: u32,
    catalogues: &[Catalogue],
) -> BTreeMap<u32, Column> {
    let says = |column: u32, word: &str| cells.get(&(head, column)).is_some_and(|cell| cell.text.trim() == word);
    let found = |id: &str| (0..mark).find(|at| catalogues.iter().any(|catalogue| says(*at, &catalogue.word(id))));
    // Only where no column was added or taken away does the count tell.
    let whole = usize::try_from(mark).is_ok_and(|mark| mark == part.columns().len());
    let each = (0u32..).zip(part.columns()).filter_map(|(at, column)| {
        let by_head = if column.0.is_empty() { None } else { found(column.0) };
        by_head.or(whole.then_some(at)).map(|at| (at, *column))
    });
    each.collect()
}
