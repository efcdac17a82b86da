//! Workbooks typed in as lines of text: `|` between cells, `'` before text, `=FORMULA result`.

use plankoll::plan::{Budget, Plan};
use rust_xlsxwriter::{Format, Formula, Note, Workbook, Worksheet};

/// A workbook that is being typed.
pub(crate) struct Book {
    sheets: Vec<Worksheet>,
    row: u32,
    column: u16,
    /// The row that `{0}` in a formula means.
    base: u32,
    format: Format,
}

impl Book {
    pub(crate) fn new() -> Self {
        Self { sheets: Vec::new(), row: 0, column: 0, base: 0, format: Format::new() }
    }

    pub(crate) fn sheet(mut self, name: &str) -> Self {
        let mut sheet = Worksheet::new();
        sheet.set_name(name).unwrap();
        self.sheets.push(sheet);
        (self.row, self.column) = (0, 0);
        self
    }

    pub(crate) fn at(mut self, row: u32, column: u16) -> Self {
        (self.row, self.column) = (row, column);
        self
    }

    /// The format of all numbers that follow.
    pub(crate) fn formatted(mut self, code: &str) -> Self {
        self.format = Format::new().set_num_format(code);
        self
    }

    /// Types lines; an empty one leaves a row blank.
    pub(crate) fn rows(mut self, text: &str) -> Self {
        self.base = self.row;
        for line in text.split('\n') {
            for (column, cell) in (self.column..).zip(line.split('|')) {
                self.cell(column, cell.trim());
            }
            self.row += 1;
        }
        self
    }

    fn cell(&mut self, column: u16, cell: &str) {
        let (row, base, shift) = (self.row, self.base, self.column);
        let sheet = self.sheets.last_mut().unwrap();
        if cell.is_empty() {
            return;
        }
        if let Some(text) = cell.strip_prefix('\'') {
            sheet.write_string(row, column, text).unwrap();
        } else if let Some(formula) = cell.strip_prefix('=') {
            let (formula, result) = formula.rsplit_once(' ').unwrap_or((formula, ""));
            let formula = Formula::new(placed(formula, base, shift)).set_result(result);
            sheet.write_formula_with_format(row, column, formula, &self.format).unwrap();
        } else if let Some(percent) =
            cell.strip_suffix('%').and_then(|text| text.trim().replace(',', ".").parse::<f64>().ok())
        {
            let format = Format::new().set_num_format("0%");
            sheet.write_number_with_format(row, column, hundredth(percent), &format).unwrap();
        } else if let Ok(number) = cell.replace(',', ".").parse::<f64>() {
            sheet.write_number_with_format(row, column, number, &self.format).unwrap();
        } else {
            sheet.write_string(row, column, cell).unwrap();
        }
    }

    /// Merges `wide` cells of a row.
    pub(crate) fn merge(mut self, row: u32, column: u16, wide: u16, text: &str) -> Self {
        let sheet = self.sheets.last_mut().unwrap();
        sheet.merge_range(row, column, row, column + wide - 1, text, &Format::new()).unwrap();
        self
    }

    pub(crate) fn hide(mut self, row: u32) -> Self {
        self.sheets.last_mut().unwrap().set_row_hidden(row).unwrap();
        self
    }

    pub(crate) fn hide_column(mut self, column: u16) -> Self {
        self.sheets.last_mut().unwrap().set_column_hidden(column).unwrap();
        self
    }

    /// Notes something at a cell.
    pub(crate) fn note(mut self, row: u32, column: u16, text: &str) -> Self {
        self.sheets.last_mut().unwrap().insert_note(row, column, &Note::new(text)).unwrap();
        self
    }

    pub(crate) fn bytes(self) -> Vec<u8> {
        let mut book = Workbook::new();
        for sheet in self.sheets {
            book.push_worksheet(sheet);
        }
        book.save_to_buffer().unwrap()
    }
}

/// `B{3}` is the column B of the table on its fourth row.
fn placed(formula: &str, base: u32, shift: u16) -> String {
    let mut out = String::new();
    let mut letters = formula.chars().peekable();
    while let Some(letter) = letters.next() {
        if letters.peek() == Some(&'{') {
            let column = u16::try_from(u32::from(letter) - u32::from('A')).unwrap() + shift;
            letters.next();
            let row: String = letters.by_ref().take_while(|c| *c != '}').collect();
            out.push_str(&rust_xlsxwriter::utility::row_col_to_cell(base + row.parse::<u32>().unwrap(), column));
        } else {
            out.push(letter);
        }
    }
    out
}

/// The lines with their amounts in the budget's unit.
pub(crate) fn amounts(budget: &Budget) -> Vec<(String, String)> {
    budget
        .lines
        .iter()
        .map(|line| {
            let cells = line.cells.iter().map(|cell| {
                cell.as_ref()
                    .map_or("–".to_owned(), |figure| figure.amount.in_unit(budget.unit).normalize().to_string())
            });
            (line.label.clone(), cells.collect::<Vec<_>>().join(" "))
        })
        .collect()
}

/// The amounts of a label in the plan's first budget.
pub(crate) fn label(plan: &Plan, label: &str) -> String {
    amounts(&plan.budgets[0]).into_iter().find(|(own, _)| own == label).map_or_else(String::new, |(_, amounts)| amounts)
}

/// A percentage as Excel holds it.
#[allow(clippy::float_arithmetic)] // a workbook's cell is a float, and this one is no money
fn hundredth(percent: f64) -> f64 {
    percent / 100.0
}
