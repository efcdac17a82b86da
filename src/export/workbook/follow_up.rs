//! The sheet Uppföljning: the year's outcome by month against the budget, with one cell for the month that is closed.
//! Costs are positive here, and plus means better than budget.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::finding::Message;
use crate::plan::{Address, Budget, Role, Side};

use super::addresses::View;
use super::book::Book;
use super::grid::{Content, FIRST_ROW as GRID_ROW, Grid};
use super::inputs::{self, FilledRow};
use super::page::{self, Paper};
use super::pen::{Entry, Pen};
use super::sheets::{Sheet, a1};
use super::sums::{self, LONGEST_FORMULA};
use super::{compared, entries, styles};
use crate::filled::{self, Part, layout};

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
/// The rows' marks.
const MARK: u16 = 26;

/// Draws the sheet.
pub(super) fn draw(book: &Book<'_>, drawn: &mut Worksheet) -> Result<(), XlsxError> {
    let plan = &book.examination.corrected;
    let Some((at, column)) = plan.main_column() else { return Ok(()) };
    let (Some(budget), Some(grid)) = (plan.budgets.get(at), book.grids.get(at)) else { return Ok(()) };
    page::set_up(book, Sheet::FollowUp, drawn, Paper::Landscape);
    let mut pen = Pen::on(book, Sheet::FollowUp, drawn);
    let year = plan.year.map(|year| format!(" {year}")).unwrap_or_default();
    let title = format!("{}{year}", book.names.of(Sheet::FollowUp));
    let unit = book.say(Message::new("book-follow-unit").text("unit", book.unit.symbol()));
    page::head(book, &mut pen, &title, &unit)?;
    let costs = book.say(Message::new("book-follow-costs").text("forbund", book.forbund()));
    pen.line(1, LAST_YEAR, &costs, &styles::subtitle())?;
    pen.line(1, OUTCOME, &book.word("book-follow-plus"), &styles::subtitle())?;
    let mut sheet = Follow {
        book,
        budget,
        grid,
        at,
        column,
        last_year: compared::outcome(plan),
        places: grid.line_rows.iter().filter_map(|row| row.checked_add(LOWER)).collect(),
        rows: Vec::new(),
    };
    sheet.rows = sheet.counted();
    pen.widths(&widths(sheet.longest()))?;
    header(book, &mut pen)?;
    let mut looks = Looks::new(sheet.decimals());
    for (row, content) in (FIRST_ROW..).zip(&grid.rows) {
        match &content.content {
            Content::Blank => {}
            Content::Guard => {
                pen.sheet.set_row_height(row, 4.5)?;
            }
            Content::Heading(text) => {
                pen.line(row, LABEL, text, &styles::indented(styles::one_line(), content.depth))?;
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
    on_one_page(pen.sheet)?;
    page::hold_header(pen.sheet, FIRST_ROW - 1, LAST_YEAR)
}

/// One page wide in print, as all sheets: the columns are no wider than their figures, and the margins are small. The
/// months are a group that folds, for a print in larger type without them.
fn on_one_page(drawn: &mut Worksheet) -> Result<(), XlsxError> {
    drawn.set_margins(0.3, 0.3, 0.75, 0.75, 0.3, 0.3);
    drawn.group_columns(JANUARY, DECEMBER)?;
    Ok(())
}

/// The columns' widths in characters, for figures of so many.
fn widths(figure: u8) -> Vec<u8> {
    let room = figure.saturating_add(1);
    let at_least = |width: u8| width.max(room);
    let mut widths = vec![9, 28, at_least(11), at_least(10), at_least(8), at_least(9)];
    widths.extend([at_least(7); 12]);
    widths.extend([10, 9, 10].map(at_least));
    widths.push(11);
    widths.extend([10, 10, 10].map(at_least));
    widths.push(21);
    widths
}

fn header(book: &Book<'_>, pen: &mut Pen<'_>) -> Result<(), XlsxError> {
    pen.line(MONTH.0, LABEL, &book.word("book-follow-month"), &styles::strong())?;
    pen.number(MONTH.0, MONTH.1, month(book), &styles::to_fill().set_num_format("0").set_bold())?;
    inputs::mark_row(pen, (MONTH.0, MARK), layout::MONTH, "")?;
    inputs::mark_sheet(book, pen, Part::FollowUp, (FIRST_ROW - 1, MARK))?;
    let months = entries::whole(book, 0, 12, "book-follow-month-help")?;
    pen.sheet.add_data_validation(MONTH.0, MONTH.1, MONTH.0, MONTH.1, &months)?;
    pen.line(MONTH.0, VALID, &book.word("book-follow-month-help"), &styles::subtitle())?;
    for (column, (id, _)) in (0u16..).zip(Part::FollowUp.columns()) {
        let words = matches!(column, 0 | LABEL | COMMENT);
        let look = if words { styles::header() } else { styles::header_right() };
        let look = if column == COMMENT { styles::after_figure(look) } else { look };
        pen.text(FIRST_ROW - 1, column, &book.word(id), &look)?;
    }
    pen.sheet.set_row_height(FIRST_ROW - 1, 44)?;
    Ok(())
}

/// The closed month, as typed.
fn month(book: &Book<'_>) -> Decimal {
    let (row, column) = (layout::MONTH, layout::MONTH_CELL.1);
    let month = book.inputs.peek(Part::FollowUp, row, column).and_then(|typed| match typed.content {
        filled::Content::Number(number) => {
            Some(number).filter(|month| (Decimal::ZERO..=Decimal::from(12)).contains(month))
        }
        _ => None,
    });
    if month.is_some() {
        book.inputs.take(Part::FollowUp, row, column);
    }
    month.unwrap_or_default()
}

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

/// The look of an item or of a sum.
fn pick(pair: &[Format; 2], is_sum: bool) -> &Format {
    let [item, sum] = pair;
    if is_sum { sum } else { item }
}

/// The budget that is followed up.
struct Follow<'a> {
    book: &'a Book<'a>,
    budget: &'a Budget,
    grid: &'a Grid,
    at: usize,
    column: usize,
    last_year: Option<usize>,
    /// The row of each line.
    places: Vec<u32>,
    /// What the cells of each line hold.
    rows: Vec<Row>,
}

/// What the cells of a line hold, in the sheet's unit.
#[derive(Clone, Debug, Default)]
struct Row {
    last_year: Decimal,
    decided: Decimal,
    moved: Decimal,
    months: [Decimal; 12],
    forecast: Decimal,
}

impl Row {
    fn valid(&self) -> Decimal {
        self.decided.checked_add(self.moved).unwrap_or_default()
    }

    fn outcome(&self, month: Decimal) -> Decimal {
        let closed = usize::try_from(month.trunc()).unwrap_or(0);
        self.months.iter().take(closed).try_fold(Decimal::ZERO, |sum, own| sum.checked_add(*own)).unwrap_or_default()
    }

    fn period(&self, month: Decimal) -> Decimal {
        self.valid().checked_mul(month).and_then(|all| all.checked_div(Decimal::from(12))).unwrap_or_default()
    }

    /// As budgeted for the rest of the year.
    fn expected(&self, month: Decimal) -> Decimal {
        let rest = self.valid().checked_sub(self.period(month));
        rest.and_then(|rest| rest.checked_add(self.outcome(month))).unwrap_or_default()
    }
}

impl Follow<'_> {
    /// What the cells of all lines hold: of items as typed, of sums what their lines give.
    fn counted(&self) -> Vec<Row> {
        let month = month(self.book);
        let mut typed_before = Vec::new();
        let mut rows: Vec<Row> = Vec::new();
        for (at, line) in self.budget.lines.iter().enumerate() {
            let filled = FilledRow { book: self.book, part: Part::FollowUp, key: &line.id };
            let typed = |column: u16| if self.is_sum(at) { None } else { filled.number(column) };
            let before = self.told(at, self.last_year);
            let last_year = typed(LAST_YEAR).unwrap_or(before);
            typed_before.push(last_year.checked_sub(before).unwrap_or_default());
            let mut row = Row {
                last_year,
                decided: self.told(at, Some(self.column)),
                moved: typed(MOVED).unwrap_or_default(),
                ..Row::default()
            };
            for (own, column) in row.months.iter_mut().zip(JANUARY..) {
                *own = typed(column).unwrap_or_default();
            }
            row.forecast = typed(FORECAST).unwrap_or_else(|| row.expected(month));
            rows.push(row);
        }
        for sum in sums::in_order(self.budget) {
            if !self.is_sum(sum.line) || self.sum(sum.line, MOVED).is_none() {
                continue;
            }
            let terms = sums::terms(sum);
            let over = |get: &dyn Fn(usize) -> Decimal| {
                let each = terms.iter().map(|term| (get(term.line), term.sign));
                let add = |sum: Decimal, (own, sign): (Decimal, i8)| {
                    if sign < 0 { sum.checked_sub(own) } else { sum.checked_add(own) }
                };
                each.fold(Decimal::ZERO, |sum, own| add(sum, own).unwrap_or_default())
            };
            let of = |at: usize, get: fn(&Row) -> Decimal| rows.get(at).map(get).unwrap_or_default();
            let more = over(&|at| typed_before.get(at).copied().unwrap_or_default());
            let moved = over(&|at| of(at, |row| row.moved));
            let forecast = over(&|at| of(at, |row| row.forecast));
            let mut months = [Decimal::ZERO; 12];
            for (own, held) in (0usize..).zip(&mut months) {
                *held = over(&|at| rows.get(at).and_then(|row| row.months.get(own)).copied().unwrap_or_default());
            }
            if let Some(before) = typed_before.get_mut(sum.line) {
                *before = more;
            }
            if let Some(row) = rows.get_mut(sum.line) {
                row.last_year = row.last_year.checked_add(more).unwrap_or_default();
                (row.moved, row.months, row.forecast) = (moved, months, forecast);
            }
        }
        rows
    }

    /// A line's figure in a column of the budget.
    fn told(&self, line: usize, column: Option<usize>) -> Decimal {
        let entry = column.and_then(|column| self.grid.entry(line, column)).unwrap_or(&Entry::Empty);
        let view = View { unit: self.book.unit, ..self.book.view(Sheet::FollowUp) };
        let live = column.and_then(|column| view.live(&Address::Line { budget: self.at, line, column }));
        live.filter(|_| *entry != Entry::Empty).map(|live| live.value()).unwrap_or_default()
    }

    /// How many characters the longest figure of the budget takes, as it is shown.
    fn longest(&self) -> u8 {
        let shown = |row: &Row| [row.last_year, row.decided].map(|figure| figure.abs().trunc());
        let largest = self.rows.iter().flat_map(shown).max().unwrap_or_default();
        let digits = largest.to_string().len();
        let decimals = usize::try_from(self.decimals()).unwrap_or(0);
        let parts = [digits, digits.saturating_sub(1) / 3, decimals, usize::from(decimals > 0)];
        u8::try_from(parts.iter().sum::<usize>()).unwrap_or(u8::MAX)
    }

    fn decimals(&self) -> u32 {
        let columns = [Some(self.column), self.last_year].into_iter().flatten();
        columns.filter_map(|column| self.grid.decimals.get(column)).copied().max().unwrap_or(0)
    }

    fn draw_line(&self, pen: &mut Pen<'_>, row: u32, at: usize, depth: u8, looks: &mut Looks) -> Result<(), XlsxError> {
        let Some(line) = self.budget.lines.get(at) else { return Ok(()) };
        let is_sum = self.is_sum(at);
        let (figure, text) = (pick(&looks.figure, is_sum), pick(&looks.text, is_sum));
        let held = self.rows.get(at).cloned().unwrap_or_default();
        let filled = FilledRow { book: self.book, part: Part::FollowUp, key: &line.id };
        inputs::mark_row(pen, (row, MARK), &line.id, if is_sum { layout::SUM } else { "" })?;
        filled.cell(pen, (row, 0), &Entry::Empty, if is_sum { text } else { &looks.fill_text })?;
        pen.set_in(row, LABEL, &line.label, &styles::indented(text.clone(), depth), depth)?;
        let last_year = self.amount(at, LAST_YEAR, self.last_year, held.last_year);
        let decided = self.amount(at, DECIDED, Some(self.column), held.decided);
        pen.entry(row, DECIDED, &decided, figure)?;
        let months = (JANUARY..=DECEMBER).zip(held.months);
        let empty = Entry::Empty;
        for (column, value, before) in [(LAST_YEAR, held.last_year, &last_year), (MOVED, held.moved, &empty)]
            .into_iter()
            .chain(months.map(|(column, value)| (column, value, &empty)))
        {
            if !is_sum {
                filled.cell(pen, (row, column), before, &looks.fill)?;
                continue;
            }
            let summed = self.sum(at, column).filter(|_| column != LAST_YEAR);
            let entry = summed.map_or_else(|| before.clone(), |formula| Entry::Live { formula, value });
            pen.entry(row, column, &entry, figure)?;
        }
        self.follow(pen, row, at, &held, looks)
    }

    /// What follows from the outcome: to date, against the period's budget, left, forecast.
    fn follow(&self, pen: &mut Pen<'_>, row: u32, at: usize, held: &Row, looks: &Looks) -> Result<(), XlsxError> {
        let Some(line) = self.budget.lines.get(at) else { return Ok(()) };
        let is_sum = self.is_sum(at);
        let (figure, percent) = (pick(&looks.figure, is_sum), pick(&looks.percent, is_sum));
        let cell = |column: u16| a1(row, column);
        let month = format!("$D${}", MONTH.0 + 1);
        let closed = self::month(self.book);
        let is_cost = line.side == Side::Cost;
        let better = |plan: u16, is: u16| {
            let (from, less) = if is_cost { (plan, is) } else { (is, plan) };
            format!("{}-{}", cell(from), cell(less))
        };
        let off = |plan: Decimal, is: Decimal| {
            let (from, less) = if is_cost { (plan, is) } else { (is, plan) };
            from.checked_sub(less).unwrap_or_default()
        };
        let (valid, outcome, period) = (held.valid(), held.outcome(closed), held.period(closed));
        let months = format!("{}:{}", cell(JANUARY), cell(DECEMBER));
        let formulas = [
            (VALID, format!("{}+{}", cell(DECIDED), cell(MOVED)), valid),
            (OUTCOME, format!("IF({month}=0,0,SUM({}:INDEX({months},1,{month})))", cell(JANUARY)), outcome),
            (PERIOD, format!("{}*{month}/12", cell(VALID)), period),
            (OFF_PERIOD, better(PERIOD, OUTCOME), off(period, outcome)),
            (LEFT, format!("{}-{}", cell(VALID), cell(OUTCOME)), valid.checked_sub(outcome).unwrap_or_default()),
            (OFF_YEAR, better(VALID, FORECAST), off(valid, held.forecast)),
        ];
        for (column, formula, value) in formulas {
            pen.entry(row, column, &Entry::Live { formula, value: value.round_dp(15) }, figure)?;
        }
        let used = format!("IF({0}=0,\"–\",{1}/{0})", cell(VALID), cell(OUTCOME));
        let share = outcome.checked_div(valid).map(|share| share.round_dp(15).normalize().to_string());
        pen.formula(row, USED, &used, &share.unwrap_or_else(|| "–".to_owned()), percent)?;
        self.forecast(pen, row, at, held.forecast, looks)?;
        let filled = FilledRow { book: self.book, part: Part::FollowUp, key: &line.id };
        filled.cell(pen, (row, COMMENT), &Entry::Empty, &looks.fill_text).map(|_| ())
    }

    /// The forecast: until a person knows better, the rest of the year goes as budgeted; a sum sums its lines'.
    fn forecast(&self, pen: &mut Pen<'_>, row: u32, at: usize, value: Decimal, looks: &Looks) -> Result<(), XlsxError> {
        let [_, bold] = &looks.figure;
        let Some(line) = self.budget.lines.get(at) else { return Ok(()) };
        let formula = format!("{}+{}-{}", a1(row, OUTCOME), a1(row, VALID), a1(row, PERIOD));
        let value = value.round_dp(15);
        if self.is_sum(at) {
            let formula = self.sum(at, FORECAST).unwrap_or(formula);
            return pen.entry(row, FORECAST, &Entry::Live { formula, value }, bold);
        }
        let filled = FilledRow { book: self.book, part: Part::FollowUp, key: &line.id };
        filled.cell(pen, (row, FORECAST), &Entry::Live { formula, value }, &looks.fill).map(|_| ())
    }

    /// A column of the budget: a sum sums here too, an item reads its cell on Budget.
    fn amount(&self, line: usize, own: u16, column: Option<usize>, value: Decimal) -> Entry {
        let entry = column.and_then(|column| self.grid.entry(line, column)).unwrap_or(&Entry::Empty);
        let view = View { unit: self.book.unit, ..self.book.view(Sheet::FollowUp) };
        let live = column.and_then(|column| view.live(&Address::Line { budget: self.at, line, column }));
        let live = live.filter(|_| *entry != Entry::Empty);
        let is_live = matches!(entry, Entry::Live { .. });
        match (self.sum(line, own).filter(|_| is_live), live) {
            (Some(formula), Some(_)) => Entry::Live { formula, value },
            (None, Some(live)) => live.entry(),
            (_, None) => Entry::Empty,
        }
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
        let rows = &self.places;
        let terms = sums::terms(sum);
        let signed: Vec<(u32, i8)> =
            terms.iter().filter_map(|term| Some((*rows.get(term.line)?, term.sign.signum()))).collect();
        let alike = signed.iter().all(|(_, sign)| *sign > 0);
        let span = self.grid.spans.get(&line).filter(|_| alike);
        let span = span.and_then(|(first, last)| Some((lower(*first)?, lower(*last)?)));
        let formula = sums::formula(&signed, span, role, rows, column);
        (formula.len() <= LONGEST_FORMULA).then_some(formula)
    }
}
