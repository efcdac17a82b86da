//! The sheet Insatser: what is decided of the activities' frame, granted, called off and left.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::finding::Message;
use crate::plan::{Address, Category, Role, Side};

use super::book::Book;
use super::live::Live;
use super::page::{self, Paper};
use super::pen::{Entry, Pen};
use super::sheets::{Sheet, a1};
use super::{entries, sides, styles, words};

/// The rows of the frame, of what is granted and of what is undecided.
const FRAME: u32 = 3;
const FIRST_ROW: u32 = 8;
/// Rows for what is decided during the year.
const SPARE: u32 = 8;
const BUDGET: u16 = 5;
const GRANTED: u16 = 6;
const CALLED: u16 = 7;
const LEFT: u16 = 8;
const COMMENT: u16 = 9;

/// What the frame is made of.
const FRAME_OF: [Category; 6] = [
    Category::Individual,
    Category::Structural,
    Category::Competence,
    Category::Process,
    Category::Evaluation,
    Category::Reserve,
];

/// Draws the sheet.
pub(super) fn draw(book: &Book<'_>, drawn: &mut Worksheet) -> Result<(), XlsxError> {
    page::set_up(book, Sheet::Activities, drawn, Paper::Landscape);
    let mut pen = Pen::new(drawn);
    let subtitle = Message::new("book-activities-subtitle").text("unit", book.unit.symbol());
    let subtitle = book.say(subtitle);
    page::head(book, &mut pen, &book.names.of(Sheet::Activities), &subtitle)?;
    pen.widths(&[38, 22, 12, 12, 12, 13, 13, 13, 13, 30])?;
    let rows = rows(book);
    let last = FIRST_ROW + rows.len() as u32 + SPARE - 1;
    frame(book, &mut pen, last, &rows)?;
    let ids = [
        "book-activity",
        "book-category",
        "book-activity-decided",
        "book-activity-from",
        "book-activity-to",
        "book-activity-budget",
        "book-activity-granted",
        "book-activity-called",
        "book-activity-left",
        "book-comment",
    ];
    for (column, id) in (0u16..).zip(ids) {
        let look = match column {
            BUDGET..=LEFT => styles::header_right(),
            COMMENT => styles::after_figure(styles::header()),
            _ => styles::header(),
        };
        pen.text(FIRST_ROW - 1, column, &book.word(id), &look)?;
    }
    pen.sheet.set_row_height(FIRST_ROW - 1, 32)?;
    let all = rows.iter().map(Some).chain((0..SPARE).map(|_| None));
    for (at, row) in (FIRST_ROW..).zip(all) {
        draw_row(book, &mut pen, at, row)?;
    }
    let number = entries::number(book)?;
    pen.sheet.add_data_validation(FIRST_ROW, BUDGET, last, CALLED, &number)?;
    let list = entries::categories(book, Side::Cost)?;
    pen.sheet.add_data_validation(FIRST_ROW, 1, last, 1, &list)?;
    page::hold_header(pen.sheet, FIRST_ROW - 1, 1)
}

/// An activity with money of its own.
struct Activity {
    label: String,
    category: Category,
    amount: Live,
}

fn rows(book: &Book<'_>) -> Vec<Activity> {
    let plan = &book.examination.corrected;
    let Some((at, column)) = plan.main_column() else { return Vec::new() };
    let view = book.view(Sheet::Activities);
    let lines = plan.budgets.get(at).map(|budget| budget.lines.as_slice()).unwrap_or_default();
    let activity = |(line, held): (usize, &crate::plan::Line)| {
        let category = held.category.filter(|it| FRAME_OF.contains(it) && *it != Category::Reserve)?;
        held.cells.get(column)?.as_ref()?;
        let amount = view.live(&Address::Line { budget: at, line, column })?;
        (held.role == Role::Item).then(|| Activity { label: held.label.clone(), category, amount })
    };
    lines.iter().enumerate().filter_map(activity).collect()
}

/// The frame, what is granted of it, and what is undecided.
fn frame(book: &Book<'_>, pen: &mut Pen<'_>, last: u32, rows: &[Activity]) -> Result<(), XlsxError> {
    let column = book.examination.corrected.main_column().map(|(_, column)| column);
    let frame = column.and_then(|column| sides::of_categories(book, Sheet::Activities, &FRAME_OF, column));
    let frame = frame.unwrap_or_else(|| Live::number(Decimal::ZERO));
    let granted: Decimal =
        rows.iter().try_fold(Decimal::ZERO, |sum, row| sum.checked_add(row.amount.value())).unwrap_or_default();
    let undecided = frame.value().checked_sub(granted).unwrap_or_default();
    let sum = format!("SUM({}:{})", a1(FIRST_ROW, GRANTED), a1(last, GRANTED));
    let left = format!("{}-{}", a1(FRAME, 1), a1(FRAME + 1, 1));
    let told = [
        ("book-activity-frame", frame.entry()),
        ("book-activity-granted-all", Entry::Live { formula: sum, value: granted }),
        ("book-activity-undecided", Entry::Live { formula: left, value: undecided }),
    ];
    for (at, (id, entry)) in (FRAME..).zip(told) {
        pen.text(at, 0, &book.word(id), &styles::ruled(styles::strong()))?;
        let decimals = entry.value().unwrap_or_default().normalize().scale().min(2);
        pen.entry(at, 1, &entry, &styles::ruled(styles::figure(decimals)).set_bold())?;
    }
    Ok(())
}

fn draw_row(book: &Book<'_>, pen: &mut Pen<'_>, at: u32, row: Option<&Activity>) -> Result<(), XlsxError> {
    let decimals = row.map_or(0, |row| row.amount.value().normalize().scale().min(2));
    let fill = styles::to_fill().set_num_format(styles::number_format(decimals));
    let figure = styles::ruled(styles::figure(decimals));
    let day = styles::to_fill().set_num_format("yyyy-mm-dd");
    match row {
        Some(row) => {
            pen.text(at, 0, &row.label, &styles::ruled(styles::text()))?;
            pen.text(at, 1, &book.word(words::category(row.category)), &styles::ruled(styles::faint()))?;
            pen.entry(at, BUDGET, &row.amount.clone().entry(), &figure)?;
            // What the budget gives an activity is granted, until a person writes what was.
            let granted = Entry::Live { formula: a1(at, BUDGET), value: row.amount.value() };
            pen.entry(at, GRANTED, &granted, &fill)?;
        }
        None => {
            pen.text(at, 0, "", &styles::to_fill())?;
            pen.text(at, 1, "", &styles::to_fill())?;
            pen.entry(at, BUDGET, &Entry::Empty, &fill)?;
            pen.entry(at, GRANTED, &Entry::Empty, &fill)?;
        }
    }
    for column in 2..=4 {
        pen.entry(at, column, &Entry::Empty, &day)?;
    }
    pen.entry(at, CALLED, &Entry::Empty, &fill)?;
    let left = Entry::Live {
        formula: format!("{}-{}", a1(at, GRANTED), a1(at, CALLED)),
        value: row.map(|row| row.amount.value()).unwrap_or_default(),
    };
    // A row that is not yet filled shows no figure.
    let blank = if row.is_none() { figure.clone().set_num_format("[$-41D]#,##0;-#,##0;") } else { figure };
    pen.entry(at, LEFT, &left, &blank)?;
    pen.text(at, COMMENT, "", &styles::to_fill())
}
