//! The pen that writes into a sheet: text is always text, a number is exact or text, a formula carries its value.

use std::cell::RefCell;

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, ExcelDateTime, Format, Formula, Note, Url, Worksheet, XlsxError,
};

use crate::money::amount::swedish_number;
use crate::money::border::to_cell;

use super::book::Book;
use super::live::Live;
use super::record::Record;
use super::sheets::Sheet;
use super::styles;
use super::wrap::{BOLD, lines, lines_of};

/// What a cell holds, in the sheet's own unit.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) enum Entry {
    /// Nothing.
    #[default]
    Empty,
    /// A figure.
    Fixed(Decimal),
    /// A formula with the value it has now.
    Live {
        /// Without `=`.
        formula: String,
        /// Its value.
        value: Decimal,
    },
}

impl Entry {
    /// The figure, whether fixed or computed.
    pub(super) fn value(&self) -> Option<Decimal> {
        match self {
            Self::Empty => None,
            Self::Fixed(value) | Self::Live { value, .. } => Some(*value),
        }
    }
}

/// The longest text a cell takes, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;

/// A text that fits a cell; what is cut is marked with `…`.
pub(super) fn fitting(text: &str) -> String {
    cut(text, LONGEST_TEXT)
}

/// A text of at most `longest` UTF-16 units; what is cut is marked with `…`.
pub(super) fn cut(text: &str, longest: usize) -> String {
    // A sign takes at least as many bytes as it takes UTF-16 units.
    if text.len() <= longest || text.encode_utf16().count() <= longest {
        return text.to_owned();
    }
    let mut room = longest.saturating_sub(1);
    let mut out = String::new();
    for sign in text.chars() {
        let Some(left) = room.checked_sub(sign.len_utf16()) else { break };
        room = left;
        out.push(sign);
    }
    out.push('…');
    out
}

/// The height of one line of text, in points.
const LINE_HEIGHT: u32 = 13;
/// Excel's highest row, in lines.
const MOST_LINES: u32 = 31;

/// A sheet that is being written.
pub(super) struct Pen<'a> {
    /// The sheet itself, for print set-up.
    pub(super) sheet: &'a mut Worksheet,
    widths: Vec<u8>,
    /// The row in hand and how many lines it holds.
    tallest: (u32, u32),
    plain: Format,
    /// What is written, noted for the next reader of the book.
    record: Option<&'a RefCell<Record>>,
}

impl<'a> Pen<'a> {
    /// A pen on a sheet.
    pub(super) fn new(sheet: &'a mut Worksheet) -> Self {
        // A formula may give no text at all.
        sheet.set_formula_result_default("");
        Self { sheet, widths: Vec::new(), tallest: (0, 1), plain: styles::plain(), record: None }
    }

    /// A pen on a sheet of a plan's book: what it writes is noted.
    pub(super) fn on(book: &'a Book<'_>, sheet: Sheet, drawn: &'a mut Worksheet) -> Self {
        Self { record: book.records.get(&sheet), ..Self::new(drawn) }
    }

    fn note_words(&self, row: u32, column: u16, words: &str) {
        if let Some(record) = self.record {
            record.borrow_mut().words(row, column, words);
        }
    }

    fn note_figure(&self, row: u32, column: u16) {
        if let Some(record) = self.record {
            record.borrow_mut().figure(row, column);
        }
    }

    /// Text on one line, whatever it begins with; it may run over empty cells to its right.
    pub(super) fn line(&mut self, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.note_words(row, column, text);
        self.sheet.write_string_with_format(row, column, fitting(text), format)?;
        Ok(())
    }

    /// Text on one line, in the plain look.
    pub(super) fn plainly(&mut self, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
        self.note_words(row, column, text);
        self.sheet.write_string_with_format(row, column, fitting(text), &self.plain)?;
        Ok(())
    }

    /// Says up to which column the sheet holds marks.
    pub(super) fn marks(&mut self, last: u16) {
        if let Some(record) = self.record {
            record.borrow_mut().marks(last);
        }
    }

    /// Says of a cell that what stands there is a person's.
    pub(super) fn is_filled(&mut self, row: u32, column: u16) {
        if let Some(record) = self.record {
            record.borrow_mut().leave(row, column);
        }
    }

    /// The key of a row, for the next reader of the book; its column is hidden.
    pub(super) fn key(&mut self, row: u32, column: u16, key: &str) -> Result<(), XlsxError> {
        self.note_words(row, column, key);
        self.sheet.write_string(row, column, fitting(key))?;
        Ok(())
    }

    /// A key that is a number.
    pub(super) fn numbered(&mut self, row: u32, column: u16, key: usize) -> Result<(), XlsxError> {
        self.note_figure(row, column);
        self.sheet.write_number(row, column, f64::from(u32::try_from(key).unwrap_or(u32::MAX)))?;
        Ok(())
    }

    /// A text over several cells of a row.
    pub(super) fn merged(
        &mut self,
        row: u32,
        (first, last): (u16, u16),
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        self.note_words(row, first, text);
        self.sheet.merge_range(row, first, row, last, text, format)?;
        Ok(())
    }

    /// A day.
    pub(super) fn day(
        &mut self,
        row: u32,
        column: u16,
        (text, day): (&str, &ExcelDateTime),
        format: &Format,
    ) -> Result<(), XlsxError> {
        self.note_words(row, column, text);
        self.sheet.write_datetime_with_format(row, column, day, format)?;
        Ok(())
    }

    /// A note at a cell.
    pub(super) fn note(&mut self, row: u32, column: u16, text: &str, note: &Note) -> Result<(), XlsxError> {
        if let Some(record) = self.record {
            record.borrow_mut().note(row, column, text);
        }
        self.sheet.insert_note(row, column, note)?;
        Ok(())
    }

    /// Text that wraps in its cell. The row is made as high as its tallest cell, since not all programs do that when
    /// they open a book.
    pub(super) fn text(&mut self, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.set_in(row, column, text, format, 0)
    }

    /// The same, in a format that is set in from the left by so many steps.
    pub(super) fn set_in(
        &mut self,
        row: u32,
        column: u16,
        text: &str,
        format: &Format,
        depth: u8,
    ) -> Result<(), XlsxError> {
        self.line(row, column, text, format)?;
        let width = self.widths.get(usize::from(column)).copied().unwrap_or(u8::MAX);
        // A step is a little wider than a digit.
        let width = width.saturating_sub(depth.saturating_mul(3).div_ceil(2));
        let (plain, bold) = (lines(text, width), lines_of(text, width, BOLD));
        // A format that bold leaves as it is is bold; asked for only where it matters.
        let is_bold = bold > plain && format.clone().set_bold() == *format;
        self.make_room(row, if is_bold { bold } else { plain })
    }

    /// Text that wraps, in the look of its column: of many rows each format would be looked up again for every cell.
    pub(super) fn in_column(&mut self, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
        self.note_words(row, column, text);
        if !text.is_empty() {
            self.sheet.write_string(row, column, fitting(text))?;
        }
        let width = self.widths.get(usize::from(column)).copied().unwrap_or(u8::MAX);
        self.make_room(row, lines(text, width))
    }

    /// Makes a row at least so many lines high.
    pub(super) fn make_room(&mut self, row: u32, lines: u32) -> Result<(), XlsxError> {
        if self.tallest.0 != row {
            self.tallest = (row, 1);
        }
        if lines > self.tallest.1 {
            self.tallest.1 = lines;
            self.sheet.set_row_height(row, lines.min(MOST_LINES) * LINE_HEIGHT + 2)?;
        }
        Ok(())
    }

    /// Texts side by side.
    pub(super) fn texts(&mut self, row: u32, column: u16, texts: &[String], format: &Format) -> Result<(), XlsxError> {
        for (at, text) in (column..).zip(texts) {
            self.text(row, at, text, format)?;
        }
        Ok(())
    }

    /// A number; one that 15 digits do not hold is written as text.
    pub(super) fn number(&mut self, row: u32, column: u16, value: Decimal, format: &Format) -> Result<(), XlsxError> {
        let Some(number) = to_cell(value) else { return self.line(row, column, &swedish_number(value), format) };
        self.note_figure(row, column);
        self.sheet.write_number_with_format(row, column, number, format)?;
        Ok(())
    }

    /// A formula with its value as text.
    pub(super) fn formula(
        &mut self,
        row: u32,
        column: u16,
        formula: &str,
        result: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        self.note_figure(row, column);
        let formula = Formula::new(format!("={formula}")).set_result(result);
        self.sheet.write_formula_with_format(row, column, formula, format)?;
        Ok(())
    }

    /// A figure, a formula or an empty cell, all in the same format.
    pub(super) fn entry(&mut self, row: u32, column: u16, entry: &Entry, format: &Format) -> Result<(), XlsxError> {
        match entry {
            Entry::Empty => {
                if let Some(record) = self.record {
                    record.borrow_mut().leave(row, column);
                }
                self.sheet.write_blank(row, column, format)?;
                Ok(())
            }
            Entry::Fixed(value) => self.number(row, column, *value, format),
            Entry::Live { formula, value } => {
                self.formula(row, column, formula, &value.normalize().to_string(), format)
            }
        }
    }

    /// A figure's share of a whole; nothing where the whole is zero.
    pub(super) fn share(
        &mut self,
        row: u32,
        column: u16,
        own: &Live,
        whole: &Live,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let share = own.clone().over(whole.clone());
        let Some(text) = own.clone().over(Live::atom(whole.text_in_product(), Decimal::ONE)) else {
            return self.entry(row, column, &Entry::Empty, format);
        };
        let formula = format!("IF({whole}=0,\"–\",{share})", whole = whole.text(), share = text.text());
        // Fifteen decimals are more than a float holds of a share.
        let value = share.map_or_else(|| "–".to_owned(), |share| share.value().round_dp(15).normalize().to_string());
        self.formula(row, column, &formula, &value, format)
    }

    /// By how many percent a cell has changed from another; nothing where the other is zero.
    pub(super) fn share_of_change(
        &mut self,
        row: u32,
        column: u16,
        now: &Live,
        before: &Live,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let share = now.clone().over(before.clone()).and_then(|share| share.minus(Live::number(Decimal::ONE)));
        let formula = format!("IF({before}=0,\"–\",{now}/{before}-1)", now = now.text(), before = before.text());
        // Fifteen decimals are more than a float holds of a share.
        let value =
            share.map(|share| share.value().round_dp(15).normalize().to_string()).unwrap_or_else(|| "–".to_owned());
        self.formula(row, column, &formula, &value, format)
    }

    /// A link inside the book.
    pub(super) fn link(
        &mut self,
        row: u32,
        column: u16,
        target: &str,
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let text = cut(text, 250);
        self.note_words(row, column, &text);
        let url = Url::new(target).set_text(text);
        self.sheet.write_url_with_format(row, column, url, format)?;
        Ok(())
    }

    /// Cells of a column that change their look with the word they hold.
    pub(super) fn words(
        &mut self,
        first: (u32, u16),
        last: (u32, u16),
        looks: &[(String, Format)],
    ) -> Result<(), XlsxError> {
        for (word, format) in looks {
            let rule = ConditionalFormatCell::new()
                .set_rule(ConditionalFormatCellRule::EqualTo(word.as_str()))
                .set_format(format);
            self.sheet.add_conditional_format(first.0, first.1, last.0, last.1, &rule)?;
        }
        Ok(())
    }

    /// Column widths in characters, from the first column.
    pub(super) fn widths(&mut self, widths: &[u8]) -> Result<(), XlsxError> {
        for (column, width) in (0u16..).zip(widths) {
            self.sheet.set_column_width(column, f64::from(*width))?;
        }
        self.widths = widths.to_vec();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn a_cut_is_marked_and_fits() {
        assert_eq!(cut("abcdef", 6), "abcdef");
        assert_eq!(cut("abcdefg", 6), "abcde…");
        assert_eq!(cut("😀😀😀", 5), "😀😀…");
        assert_eq!(super::fitting(&"å".repeat(40_000)).encode_utf16().count(), 32_767);
    }
}
