//! The sheet Medlemsbidrag: what each member has decided to give, what is invoiced and what is paid.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::finding::Message;
use crate::plan::{Address, Category, Line, Role};

use super::book::Book;
use super::live::Live;
use super::page::{self, Paper};
use super::pen::{Entry, Pen};
use super::sheets::{Sheet, a1};
use super::{entries, styles, words};

const FIRST_ROW: u32 = 4;
const DECIDED: u16 = 2;
const SHARE: u16 = 3;
const INVOICED: u16 = 4;
const PAID: u16 = 5;
const TO_INVOICE: u16 = 6;
const TO_PAY: u16 = 7;
const COMMENT: u16 = 8;

/// Draws the sheet.
pub(super) fn draw(book: &Book<'_>, drawn: &mut Worksheet) -> Result<(), XlsxError> {
    page::set_up(book, Sheet::Members, drawn, Paper::Landscape);
    let mut pen = Pen::new(drawn);
    let subtitle = book.say(Message::new("book-members-subtitle").text("unit", book.unit.symbol()));
    page::head(book, &mut pen, &book.names.of(Sheet::Members), &subtitle)?;
    pen.widths(&[40, 18, 14, 10, 14, 14, 16, 16, 30])?;
    let ids = [
        "book-member",
        "book-category",
        "book-member-decided",
        "book-key-share",
        "book-member-invoiced",
        "book-member-paid",
        "book-member-to-invoice",
        "book-member-to-pay",
        "book-comment",
    ];
    for (column, id) in (0u16..).zip(ids) {
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
    let whole: Decimal =
        members.iter().try_fold(Decimal::ZERO, |sum, (_, _, live)| sum.checked_add(live.value())).unwrap_or_default();
    for (at, (label, category, live)) in (FIRST_ROW..).zip(members) {
        pen.text(at, 0, &label, &styles::ruled(styles::text()))?;
        pen.text(at, 1, &book.word(words::category(category)), &styles::ruled(styles::faint()))?;
        draw_row(&mut pen, at, total, whole, Row { decided: live.value(), entry: live.entry(), is_total: false })?;
    }
    pen.text(total, 0, &book.word("book-members-all"), &styles::ruled(styles::strong()))?;
    pen.text(total, 1, "", &styles::ruled(styles::strong()))?;
    let sum = Entry::Live { formula: down(DECIDED, total), value: whole };
    draw_row(&mut pen, total, total, whole, Row { decided: whole, entry: sum, is_total: true })?;
    pen.sheet.add_data_validation(FIRST_ROW, INVOICED, total - 1, PAID, &entries::number(book)?)?;
    page::hold_header(pen.sheet, FIRST_ROW - 1, 1)
}

/// The members' lines: label, category, amount.
fn members(book: &Book<'_>) -> Vec<(String, Category, Live)> {
    let plan = &book.examination.corrected;
    let Some((at, column)) = plan.main_column() else { return Vec::new() };
    let view = book.view(Sheet::Members);
    let lines = plan.budgets.get(at).map(|budget| budget.lines.as_slice()).unwrap_or_default();
    let members = [Category::State, Category::Region, Category::Municipality, Category::Members];
    let member = |(line, held): (usize, &Line)| {
        let category = held.category.filter(|it| members.contains(it) && held.role == Role::Item)?;
        held.cells.get(column)?.as_ref()?;
        Some((held.label.clone(), category, view.live(&Address::Line { budget: at, line, column })?))
    };
    lines.iter().enumerate().filter_map(member).collect()
}

struct Row {
    decided: Decimal,
    entry: Entry,
    is_total: bool,
}

fn down(column: u16, total: u32) -> String {
    format!("SUM({}:{})", a1(FIRST_ROW, column), a1(total.saturating_sub(1), column))
}

fn draw_row(pen: &mut Pen<'_>, at: u32, total: u32, whole: Decimal, row: Row) -> Result<(), XlsxError> {
    let decimals = row.decided.normalize().scale().min(2);
    let weigh = |format: rust_xlsxwriter::Format| {
        let format = styles::ruled(format);
        if row.is_total { format.set_bold() } else { format }
    };
    let figure = weigh(styles::figure(decimals));
    pen.entry(at, DECIDED, &row.entry, &figure)?;
    let (own, whole) = (Live::atom(a1(at, DECIDED), row.decided), Live::atom(a1(total, DECIDED), whole));
    pen.share(at, SHARE, &own, &whole, &weigh(styles::percent()))?;
    for column in [INVOICED, PAID] {
        if row.is_total {
            let sum = Entry::Live { formula: down(column, total), value: Decimal::ZERO };
            pen.entry(at, column, &sum, &figure)?;
        } else {
            let fill = styles::to_fill().set_num_format(styles::number_format(decimals));
            pen.entry(at, column, &Entry::Empty, &fill)?;
        }
    }
    for (column, of, less, value) in
        [(TO_INVOICE, DECIDED, INVOICED, row.decided), (TO_PAY, INVOICED, PAID, Decimal::ZERO)]
    {
        let formula = format!("{}-{}", a1(at, of), a1(at, less));
        pen.entry(at, column, &Entry::Live { formula, value }, &figure)?;
    }
    pen.text(at, COMMENT, "", &styles::to_fill())
}
