//! The sheet Medlemsbidrag: what each member has decided to give, what is invoiced and what is paid.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::finding::Message;
use crate::plan::{Address, Category, Line, Role};

use super::book::Book;
use super::inputs::{self, FilledRow};
use super::live::Live;
use super::page::{self, Paper};
use super::pen::{Entry, Pen};
use super::sheets::{Sheet, a1};
use super::{entries, styles, words};
use crate::filled::{Part, layout};

const FIRST_ROW: u32 = 4;
const DECIDED: u16 = 2;
const SHARE: u16 = 3;
const INVOICED: u16 = 4;
const PAID: u16 = 5;
const TO_INVOICE: u16 = 6;
const TO_PAY: u16 = 7;
const COMMENT: u16 = 8;
/// The rows' marks.
const MARK: u16 = 9;

/// Draws the sheet.
pub(super) fn draw(book: &Book<'_>, drawn: &mut Worksheet) -> Result<(), XlsxError> {
    page::set_up(book, Sheet::Members, drawn, Paper::Landscape);
    let mut pen = Pen::on(book, Sheet::Members, drawn);
    let subtitle = book.say(Message::new("book-members-subtitle").text("unit", book.unit.symbol()));
    page::head(book, &mut pen, &book.names.of(Sheet::Members), &subtitle)?;
    pen.widths(&[40, 18, 14, 10, 14, 14, 16, 16, 30])?;
    inputs::mark_sheet(book, &mut pen, Part::Members, (FIRST_ROW - 1, MARK))?;
    for (column, (id, _)) in (0u16..).zip(Part::Members.columns()) {
        let look = match column {
            DECIDED..=TO_PAY => styles::header_right(),
            COMMENT => styles::after_figure(styles::header()),
            _ => styles::header(),
        };
        pen.text(FIRST_ROW - 1, column, &book.word(id), &look)?;
    }
    pen.sheet.set_row_height(FIRST_ROW - 1, 32)?;
    let members = members(book);
    if members.is_empty() {
        pen.line(FIRST_ROW, 0, &book.word("book-members-none"), &styles::subtitle())?;
        return page::hold_header(pen.sheet, FIRST_ROW - 1, 1);
    }
    let total = FIRST_ROW + members.len() as u32;
    let rows: Vec<Row> = members.into_iter().map(|member| Row::of(book, member)).collect();
    let over = |of: fn(&Row) -> Decimal| {
        rows.iter().try_fold(Decimal::ZERO, |sum, row| sum.checked_add(of(row))).unwrap_or_default()
    };
    let all = Row {
        id: layout::ALL.to_owned(),
        label: book.word("book-members-all"),
        category: String::new(),
        before: Entry::Empty,
        decided: over(|row| row.decided),
        invoiced: over(|row| row.invoiced),
        paid: over(|row| row.paid),
    };
    for (at, row) in (FIRST_ROW..).zip(&rows) {
        draw_row(book, &mut pen, at, total, all.decided, row)?;
    }
    draw_row(book, &mut pen, total, total, all.decided, &all)?;
    let number = entries::number(book)?;
    pen.sheet.add_data_validation(FIRST_ROW, DECIDED, total - 1, DECIDED, &number)?;
    pen.sheet.add_data_validation(FIRST_ROW, INVOICED, total - 1, PAID, &number)?;
    page::hold_header(pen.sheet, FIRST_ROW - 1, 1)
}

/// A member's line: id, label, category, amount.
type Member = (String, String, Category, Live);

fn members(book: &Book<'_>) -> Vec<Member> {
    let plan = &book.examination.corrected;
    let Some((at, column)) = plan.main_column() else { return Vec::new() };
    let view = book.view(Sheet::Members);
    let lines = plan.budgets.get(at).map(|budget| budget.lines.as_slice()).unwrap_or_default();
    let members = [Category::State, Category::Region, Category::Municipality, Category::Members];
    let member = |(line, held): (usize, &Line)| {
        let category = held.category.filter(|it| members.contains(it) && held.role == Role::Item)?;
        held.cells.get(column)?.as_ref()?;
        let live = view.live(&Address::Line { budget: at, line, column })?;
        Some((held.id.clone(), held.label.clone(), category, live))
    };
    lines.iter().enumerate().filter_map(member).collect()
}

/// A row as it stands, with what was typed into it.
struct Row {
    id: String,
    label: String,
    category: String,
    /// What the plan decides.
    before: Entry,
    decided: Decimal,
    invoiced: Decimal,
    paid: Decimal,
}

impl Row {
    fn of(book: &Book<'_>, (id, label, category, live): Member) -> Self {
        let filled = FilledRow { book, part: Part::Members, key: &id };
        let typed = |column| filled.number(column);
        Self {
            decided: typed(DECIDED).unwrap_or(live.value()),
            invoiced: typed(INVOICED).unwrap_or_default(),
            paid: typed(PAID).unwrap_or_default(),
            before: live.entry(),
            category: book.word(words::category(category)),
            label,
            id,
        }
    }
}

fn down(column: u16, total: u32) -> String {
    format!("SUM({}:{})", a1(FIRST_ROW, column), a1(total.saturating_sub(1), column))
}

fn draw_row(
    book: &Book<'_>,
    pen: &mut Pen<'_>,
    at: u32,
    total: u32,
    whole: Decimal,
    row: &Row,
) -> Result<(), XlsxError> {
    let is_total = row.id == layout::ALL;
    let decimals = row.decided.normalize().scale().min(2);
    let weigh = |format: rust_xlsxwriter::Format| {
        let format = styles::ruled(format);
        if is_total { format.set_bold() } else { format }
    };
    let figure = weigh(styles::figure(decimals));
    let fill = styles::to_fill().set_num_format(styles::number_format(decimals));
    let filled = FilledRow { book, part: Part::Members, key: &row.id };
    inputs::mark_row(pen, (at, MARK), &row.id, if is_total { layout::SUM } else { "" })?;
    pen.text(at, 0, &row.label, &weigh(if is_total { styles::strong() } else { styles::text() }))?;
    pen.text(at, 1, &row.category, &weigh(styles::faint()))?;
    for (column, value) in [(DECIDED, row.decided), (INVOICED, row.invoiced), (PAID, row.paid)] {
        let before = if column == DECIDED { &row.before } else { &Entry::Empty };
        if is_total {
            pen.entry(at, column, &Entry::Live { formula: down(column, total), value }, &figure)?;
        } else {
            filled.cell(pen, (at, column), before, &fill)?;
        }
    }
    let (own, whole) = (Live::atom(a1(at, DECIDED), row.decided), Live::atom(a1(total, DECIDED), whole));
    pen.share(at, SHARE, &own, &whole, &weigh(styles::percent()))?;
    let off = |of: Decimal, less: Decimal| of.checked_sub(less).unwrap_or_default();
    for (column, of, less, value) in [
        (TO_INVOICE, DECIDED, INVOICED, off(row.decided, row.invoiced)),
        (TO_PAY, INVOICED, PAID, off(row.invoiced, row.paid)),
    ] {
        let formula = format!("{}-{}", a1(at, of), a1(at, less));
        pen.entry(at, column, &Entry::Live { formula, value }, &figure)?;
    }
    filled.cell(pen, (at, COMMENT), &Entry::Empty, &styles::to_fill()).map(|_| ())
}
