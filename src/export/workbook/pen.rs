//! The pen that writes into a sheet: text is always text, a number is exact or text, a formula carries its value.

use rust_decimal::Decimal;
use rust_xlsxwriter::{ConditionalFormatCell, ConditionalFormatCellRule, Format, Formula, Url, Worksheet, XlsxError};

use crate::money::amount::swedish_number;
use crate::money::border::to_cell;

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
    if text.encode_utf16().count() <= longest {
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

/// A sheet that is being written.
pub(super) struct Pen<'a> {
    /// The sheet itself, for widths and print set-up.
    pub(super) sheet: &'a mut Worksheet,
}

impl<'a> Pen<'a> {
    /// A pen on a sheet.
    pub(super) fn new(sheet: &'a mut Worksheet) -> Self {
        Self { sheet }
    }

    /// Text, whatever it begins with.
    pub(super) fn text(&mut self, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(row, column, fitting(text), format)?;
        Ok(())
    }

    /// Texts side by side.
    pub(super) fn texts(
        &mut self,
        row: u32,
        column: u16,
        texts: &[String],
        format: &Format,
    ) -> Result<(), XlsxError> {
        for (at, text) in (column..).zip(texts) {
            self.text(row, at, text, format)?;
        }
        Ok(())
    }

    /// A number; one that 15 digits do not hold is written as text.
    pub(super) fn number(&mut self, row: u32, column: u16, value: Decimal, format: &Format) -> Result<(), XlsxError> {
        match to_cell(value) {
            Some(number) => self.sheet.write_number_with_format(row, column, number, format)?,
            None => self.sheet.write_string_with_format(row, column, swedish_number(value), format)?,
        };
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
        let formula = Formula::new(format!("={formula}")).set_result(result);
        self.sheet.write_formula_with_format(row, column, formula, format)?;
        Ok(())
    }

    /// A figure, a formula or an empty cell, all in the same format.
    pub(super) fn entry(&mut self, row: u32, column: u16, entry: &Entry, format: &Format) -> Result<(), XlsxError> {
        match entry {
            Entry::Empty => {
                self.sheet.write_blank(row, column, format)?;
                Ok(())
            }
            Entry::Fixed(value) => self.number(row, column, *value, format),
            Entry::Live { formula, value } => {
                self.formula(row, column, formula, &value.normalize().to_string(), format)
            }
        }
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
        let url = Url::new(target).set_text(cut(text, 250));
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
