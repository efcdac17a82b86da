//! The sheet Uppföljning: the year's outcome by month against the budget, with one cell for the month that is closed.
//! Costs are positive here, and plus means better than budget.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::finding::Message;
use crate::plan::{Address, Budget, Line, Role, Side};

use super::addresses::View;
use super::book::Book;
use super::grid::{Content, FIRST_ROW as GRID_ROW, Grid};
use super::live::Live;
use super::page::{self, Paper};
use super::pen::{Entry, Pen};
use super::sheets::{Sheet, a1};
use super::sums::{self, LONGEST_FORMULA};
use super::{compared, entries, styles};

/// The cell of the closed month.
const MONTH: (u32, u16) = (3, 3);
const FIRST_ROW: u32 = 6;
/// How much lower than on Budget a line stands here.
const LOWER: u32 = FIRST_ROW - GRID_ROW;

const LABEL: u16 = 1;
const LAST_YEAR: u16 = 2;
const DECIDED: u16 = 3;
const MOVED: u16 = 4;
const VALID: u16 = 5;
const JANUARY: u16 = 6;
const DECEMBER: u16 = 17;
const OUTCOME: u16 = 18;
const PERIOD: u16 = 19;
const OFF_PERIOD: u16 = 20;
const USED: u16 = 21;
const LEFT: u16 = 22;
const FORECAST: u16 = 23;
const OFF_YEAR: u16 = 24;
const COMMENT: u16 = 25;

/// Draws the sheet.
pub(super) fn draw(book: &Book<'_>, drawn: &mut Worksheet) -> Result<(), XlsxError> {
    let plan = &book.examination.corrected;
    let Some((at, column)) = plan.main_column() else { return Ok(()) };
    let (Some(budget), Some(grid)) = (plan.budgets.get(at), book.grids.get(at)) else { return Ok(()) };
    page::set_up(book, Sheet::FollowUp, drawn, Paper::Landscape);
    let mut pen = Pen::new(drawn);
    let year = plan.year.map(|year| format!(" {year}")).unwrap_or_default();
    let title = format!("{}{year}", book.names.of(Sheet::FollowUp));
    let unit = book.unit.symbol();
    let subtitle = Message::new("book-follow-subtitle").text("forbund", book.forbund()).text("unit", unit);
    let subtitle = book.say(subtitle);
    page::head(book, &mut pen, &title, &subtitle)?;
    header(book, &mut pen)?;
    let sheet = Follow { book, budget, grid, at, column, last_year: compared::outcome(plan) };
    let mut looks = Looks::new(sheet.decimals());
    for (row, content) in (FIRST_ROW..).zip(&grid.rows) {
        match &content.content {
            Content::Blank => {}
            Content::Guard => {
                pen.sheet.set_row_height(row, 4.5)?;
            }
            Content::Heading(text) => {
                pen.line(row, LABEL, text, &styles::indented(styles::strong(), content.depth))?;
            }
            // Equity is no activity of the year: it is told on Flerårsplan.
            Content::Line(line) if sheet.is_equity(*line) => {}
            Content::Line(line) => sheet.draw_line(&mut pen, row, *line, content.depth, &mut looks)?,
        }
    }
    let last = grid.last_row() + LOWER;
    let number = entries::number(book)?;
    pen.sheet.add_data_validation(FIRST_ROW, LAST_YEAR, last, DECEMBER, &number)?;
    pen.sheet.add_data_validation(FIRST_ROW, FORECAST, last, FORECAST, &number)?;
    page::hold_header(pen.sheet, FIRST_ROW - 1, LAST_YEAR)
}

fn header(book: &Book<'_>, pen: &mut Pen<'_>) -> Result<(), XlsxError> {
    let mut widths = vec![11, 34, 11, 11, 10, 11];
    widths.extend([9; 12]);
    widths.extend([11, 11, 11, 10, 11, 11, 11, 26]);
    pen.widths(&widths)?;
    pen.line(MONTH.0, LABEL, &book.word("book-follow-month"), &styles::strong())?;
    pen.number(MONTH.0, MONTH.1, Decimal::ZERO, &styles::to_fill().set_num_format("0").set_bold())?;
    let months = entries::whole(book, 0, 12, "book-follow-month-help")?;
    pen.sheet.add_data_validation(MONTH.0, MONTH.1, MONTH.0, MONTH.1, &months)?;
    pen.line(MONTH.0, VALID, &book.word("book-follow-month-help"), &styles::subtitle())?;
    let mut ids = vec![
        "book-follow-account",
        "book-line",
        "book-follow-last-year",
        "book-follow-decided",
        "book-follow-moved",
        "book-follow-valid",
    ];
    ids.extend(MONTHS);
    ids.extend([
        "book-follow-outcome",
        "book-follow-period",
        "book-follow-off-period",
        "book-follow-used",
        "book-follow-left",
        "book-follow-forecast",
        "book-follow-off-year",
        "book-comment",
    ]);
    for (column, id) in (0u16..).zip(ids) {
        let words = matches!(column, 0 | LABEL | COMMENT);
        let look = if words { styles::header() } else { styles::header_right() };
        let look = if column == COMMENT { styles::after_figure(look) } else { look };
        pen.text(FIRST_ROW - 1, column, &book.word(id), &look)?;
    }
    pen.sheet.set_row_height(FIRST_ROW - 1, 44)?;
    Ok(())
}

const MONTHS: [&str; 12] = [
    "book-month-1",
    "book-month-2",
    "book-month-3",
    "book-month-4",
    "book-month-5",
    "book-month-6",
    "book-month-7",
    "book-month-8",
    "book-month-9",
    "book-month-10",
    "book-month-11",
    "book-month-12",
];

/// The looks of items and of sums.
struct Looks {
    figure: [Format; 2],
    percent: [Format; 2],
    fill: Format,
    fill_text: Format,
    text: [Format; 2],
}

impl Looks {
    fn new(decimals: u32) -> Self {
        let fill = styles::to_fill().set_num_format(styles::number_format(decimals));
        let both = |format: Format| [styles::ruled(format.clone()), styles::ruled(format).set_bold()];
        Self {
            figure: both(styles::figure(decimals)),
            percent: both(styles::percent()),
            fill,
            fill_text: styles::to_fill(),
            text: both(styles::text()),
        }
    }
}

/// The budget that is followed up.
struct Follow<'a> {
    book: &'a Book<'a>,
    budget: &'a Budget,
    grid: &'a Grid,
    at: usize,
    column: usize,
    last_year: Option<usize>,
}

impl Follow<'_> {
    fn decimals(&self) -> u32 {
        let columns = [Some(self.column), self.last_year].into_iter().flatten();
        columns.filter_map(|column| self.grid.decimals.get(column)).copied().max().unwrap_or(0)
    }

    fn draw_line(&self, pen: &mut Pen<'_>, row: u32, at: usize, depth: u8, looks: &mut Looks) -> Result<(), XlsxError> {
        let Some(line) = self.budget.lines.get(at) else { return Ok(()) };
        let is_sum = self.is_sum(at);
        let [item, sum] = &looks.figure;
        let figure = if is_sum { sum } else { item };
        let [item, sum] = &looks.text;
        let text = if is_sum { sum } else { item };
        pen.text(row, 0, "", if is_sum { text } else { &looks.fill_text })?;
        pen.text(row, LABEL, &line.label, &styles::indented(text.clone(), depth))?;
        self.amount(pen, row, at, LAST_YEAR, self.last_year, if is_sum { figure } else { &looks.fill })?;
        let decided = self.amount(pen, row, at, DECIDED, Some(self.column), figure)?;
        for column in (MOVED..=MOVED).chain(JANUARY..=DECEMBER) {
            match is_sum.then(|| self.sum(at, column)).flatten() {
                Some(formula) => pen.entry(row, column, &Entry::Live { formula, value: Decimal::ZERO }, figure)?,
                None => pen.entry(row, column, &Entry::Empty, if is_sum { figure } else { &looks.fill })?,
            }
        }
        self.follow(pen, row, line, decided, is_sum, looks)
    }

    /// What follows from the outcome: to date, against the period's budget, left, forecast.
    fn follow(
        &self,
        pen: &mut Pen<'_>,
        row: u32,
        line: &Line,
        decided: Decimal,
        is_sum: bool,
        looks: &Looks,
    ) -> Result<(), XlsxError> {
        let pick = |pair: &'_ [Format; 2]| -> Format {
            let [item, sum] = pair;
            if is_sum { sum.clone() } else { item.clone() }
        };
        let (figure, percent) = (pick(&looks.figure), pick(&looks.percent));
        let cell = |column: u16| a1(row, column);
        let month = format!("$D${}", MONTH.0 + 1);
        let better = |plan: u16, is: u16| match line.side {
            Side::Cost => format!("{}-{}", cell(plan), cell(is)),
            Side::Income | Side::None => format!("{}-{}", cell(is), cell(plan)),
        };
        let months = format!("{}:{}", cell(JANUARY), cell(DECEMBER));
        let formulas = [
            (VALID, format!("{}+{}", cell(DECIDED), cell(MOVED)), decided),
            (OUTCOME, format!("IF({month}=0,0,SUM({}:INDEX({months},1,{month})))", cell(JANUARY)), Decimal::ZERO),
            (PERIOD, format!("{}*{month}/12", cell(VALID)), Decimal::ZERO),
            (OFF_PERIOD, better(PERIOD, OUTCOME), Decimal::ZERO),
            (LEFT, format!("{}-{}", cell(VALID), cell(OUTCOME)), decided),
            (OFF_YEAR, better(VALID, FORECAST), Decimal::ZERO),
        ];
        for (column, formula, value) in formulas {
            pen.entry(row, column, &Entry::Live { formula, value }, &figure)?;
        }
        let used = format!("IF({0}=0,\"–\",{1}/{0})", cell(VALID), cell(OUTCOME));
        pen.formula(row, USED, &used, if decided.is_zero() { "–" } else { "0" }, &percent)?;
        // Until a person knows better, the rest of the year goes as budgeted.
        let forecast = format!("{}+{}-{}", cell(OUTCOME), cell(VALID), cell(PERIOD));
        let look = if is_sum { &figure } else { &looks.fill };
        pen.entry(row, FORECAST, &Entry::Live { formula: forecast, value: decided }, look)?;
        pen.text(row, COMMENT, "", &looks.fill_text)
    }

    /// A column of the budget: a sum sums here too, an item reads its cell on Budget. Gives its value.
    fn amount(
        &self,
        pen: &mut Pen<'_>,
        row: u32,
        line: usize,
        own: u16,
        column: Option<usize>,
        look: &Format,
    ) -> Result<Decimal, XlsxError> {
        let entry = column.and_then(|column| self.grid.entry(line, column)).unwrap_or(&Entry::Empty);
        let view = View { unit: self.book.unit, ..self.book.view(Sheet::FollowUp) };
        let live = column.and_then(|column| view.live(&Address::Line { budget: self.at, line, column }));
        let live = live.filter(|_| *entry != Entry::Empty);
        let value = live.as_ref().map(Live::value).unwrap_or_default();
        let is_live = matches!(entry, Entry::Live { .. });
        let content = match (self.sum(line, own).filter(|_| is_live), live) {
            (Some(formula), Some(_)) => Entry::Live { formula, value },
            (None, Some(live)) => live.entry(),
            (_, None) => Entry::Empty,
        };
        pen.entry(row, own, &content, look)?;
        Ok(value)
    }

    fn is_equity(&self, line: usize) -> bool {
        self.budget.lines.get(line).is_some_and(|line| line.role == Role::Equity)
    }

    fn is_sum(&self, line: usize) -> bool {
        matches!(self.grid.entry(line, self.column), Some(Entry::Live { .. }))
            || self.budget.lines.get(line).is_some_and(|line| !matches!(line.role, Role::Item | Role::OfWhich))
    }

    /// A sum's formula in a column of this sheet.
    fn sum(&self, line: usize, column: u16) -> Option<String> {
        let sum = sums::in_order_of(self.budget, line)?;
        let role = self.budget.lines.get(line)?.role;
        let lower = |row: u32| row.checked_add(LOWER);
        let rows: Vec<u32> = self.grid.line_rows.iter().filter_map(|row| lower(*row)).collect();
        let terms = sums::terms(sum);
        let signed: Vec<(u32, i8)> =
            terms.iter().filter_map(|term| Some((*rows.get(term.line)?, term.sign.signum()))).collect();
        let alike = signed.iter().all(|(_, sign)| *sign > 0);
        let span = self.grid.spans.get(&line).filter(|_| alike);
        let span = span.and_then(|(first, last)| Some((lower(*first)?, lower(*last)?)));
        let formula = sums::formula(&signed, span, role, &rows, column);
        (formula.len() <= LONGEST_FORMULA).then_some(formula)
    }
}
