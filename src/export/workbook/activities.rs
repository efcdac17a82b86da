//! The sheet Insatser: what is decided of the activities' frame, granted, called off and left.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::finding::Message;
use crate::plan::{Address, Category, Role, Side};

use super::book::Book;
use super::inputs::{self, FilledRow};
use super::live::Live;
use super::page::{self, Paper};
use super::pen::{Entry, Pen};
use super::sheets::{Sheet, a1};
use super::{entries, sides, styles, words};
use crate::filled::{Part, layout};

/// The rows of the frame, of what is granted and of what is undecided.
const FRAME: u32 = 3;
const FIRST_ROW: u32 = 8;
/// Rows for what is decided during the year.
const SPARE: usize = 8;
const BUDGET: u16 = 5;
const GRANTED: u16 = 6;
const CALLED: u16 = 7;
const LEFT: u16 = 8;
const COMMENT: u16 = 9;
/// The rows' marks.
const MARK: u16 = 10;

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
    let mut pen = Pen::on(book, Sheet::Activities, drawn);
    let subtitle = Message::new("book-activities-subtitle").text("unit", book.unit.symbol());
    let subtitle = book.say(subtitle);
    page::head(book, &mut pen, &book.names.of(Sheet::Activities), &subtitle)?;
    pen.widths(&[38, 22, 12, 12, 12, 13, 13, 13, 13, 30])?;
    let rows = rows(book);
    inputs::mark_sheet(book, &mut pen, Part::Activities, (FIRST_ROW - 1, MARK))?;
    for (column, (id, _)) in (0u16..).zip(Part::Activities.columns()) {
        let look = match column {
            BUDGET..=LEFT => styles::header_right(),
            COMMENT => styles::after_figure(styles::header()),
            _ => styles::header(),
        };
        pen.text(FIRST_ROW - 1, column, &book.word(id), &look)?;
    }
    pen.sheet.set_row_height(FIRST_ROW - 1, 32)?;
    let mut granted = Decimal::ZERO;
    let mut last = FIRST_ROW - 1;
    let looks = [0, 1, 2].map(Looks::new);
    for (at, row) in (FIRST_ROW..).zip(&rows) {
        let own = draw_row(book, &mut pen, at, row, &looks)?;
        granted = granted.checked_add(own).unwrap_or_default();
        last = at;
    }
    frame(book, &mut pen, last, granted)?;
    let number = entries::number(book)?;
    pen.sheet.add_data_validation(FIRST_ROW, BUDGET, last, CALLED, &number)?;
    let list = entries::categories(book, Side::Cost)?;
    pen.sheet.add_data_validation(FIRST_ROW, 1, last, 1, &list)?;
    page::hold_header(pen.sheet, FIRST_ROW - 1, 1)
}

/// A row: an activity with money of its own, or one left for what is decided during the year.
struct Activity {
    /// The row's identity, and the one under which it was typed.
    key: String,
    typed: String,
    label: String,
    category: Option<Category>,
    amount: Option<Live>,
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
        let (key, label) = (held.id.clone(), held.label.clone());
        let (category, amount) = (Some(category), Some(amount));
        (held.role == Role::Item).then(|| Activity { typed: key.clone(), key, label, category, amount })
    };
    let mut rows: Vec<Activity> = lines.iter().enumerate().filter_map(activity).collect();
    let own = book.inputs.rows(Part::Activities);
    let filled: Vec<&str> = own.into_iter().filter(|row| row.starts_with(layout::SPARE)).collect();
    // There is always room for more.
    let count = SPARE.max(filled.len().saturating_add(SPARE / 2));
    rows.extend((0..count).map(|at| Activity {
        key: format!("{}{}", layout::SPARE, at.saturating_add(1)),
        typed: filled.get(at).map(|row| (*row).to_owned()).unwrap_or_default(),
        label: String::new(),
        category: None,
        amount: None,
    }));
    rows
}

/// The frame, what is granted of it, and what is undecided.
fn frame(book: &Book<'_>, pen: &mut Pen<'_>, last: u32, granted: Decimal) -> Result<(), XlsxError> {
    let column = book.examination.corrected.main_column().map(|(_, column)| column);
    let frame = column.and_then(|column| sides::of_categories(book, Sheet::Activities, &FRAME_OF, column));
    let frame = frame.unwrap_or_else(|| Live::number(Decimal::ZERO));
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

/// The formats of a row whose figures have so many decimals, made once.
struct Looks {
    fill: Format,
    figure: Format,
    /// A row that is not yet filled shows no figure.
    spare: Format,
    day: Format,
    text: Format,
    faint: Format,
    words: Format,
}

impl Looks {
    fn new(decimals: u32) -> Self {
        let figure = styles::ruled(styles::figure(decimals));
        Self {
            fill: styles::to_fill().set_num_format(styles::number_format(decimals)),
            spare: figure.clone().set_num_format("[$-41D]#,##0;-#,##0;"),
            figure,
            day: styles::to_fill().set_num_format("yyyy-mm-dd"),
            text: styles::ruled(styles::text()),
            faint: styles::ruled(styles::faint()),
            words: styles::to_fill(),
        }
    }
}

/// Draws a row; gives what is granted there.
fn draw_row(
    book: &Book<'_>,
    pen: &mut Pen<'_>,
    at: u32,
    row: &Activity,
    looks: &[Looks; 3],
) -> Result<Decimal, XlsxError> {
    let amount = row.amount.as_ref().map(Live::value).unwrap_or_default();
    let [whole, tenths, hundredths] = looks;
    let Looks { fill, figure, spare, day, text, faint, words: to_fill } = match amount.normalize().scale() {
        0 => whole,
        1 => tenths,
        _ => hundredths,
    };
    let category = row.category.map(|category| book.word(words::category(category))).unwrap_or_default();
    inputs::mark_row(pen, (at, MARK), &row.key, &category)?;
    let filled = FilledRow { book, part: Part::Activities, key: &row.typed };
    let is_spare = row.amount.is_none();
    match is_spare {
        false => {
            pen.text(at, 0, &row.label, text)?;
            if filled.cell(pen, (at, 1), &Entry::Empty, faint)?.is_none() && !filled.has(1) {
                pen.text(at, 1, &category, faint)?;
            }
        }
        true => {
            filled.cell(pen, (at, 0), &Entry::Empty, to_fill)?;
            filled.cell(pen, (at, 1), &Entry::Empty, to_fill)?;
        }
    }
    let budget = row.amount.clone().map_or(Entry::Empty, Live::entry);
    let budget = filled.cell(pen, (at, BUDGET), &budget, if is_spare { fill } else { figure })?;
    // What the budget gives an activity is granted, until a person writes what was.
    let follows = Entry::Live { formula: a1(at, BUDGET), value: budget.unwrap_or_default() };
    let before = if is_spare { Entry::Empty } else { follows };
    let granted = filled.cell(pen, (at, GRANTED), &before, fill)?.unwrap_or_default();
    for column in 2..=4 {
        filled.cell(pen, (at, column), &Entry::Empty, day)?;
    }
    let called = filled.cell(pen, (at, CALLED), &Entry::Empty, fill)?.unwrap_or_default();
    let left = Entry::Live {
        formula: format!("{}-{}", a1(at, GRANTED), a1(at, CALLED)),
        value: granted.checked_sub(called).unwrap_or_default(),
    };
    pen.entry(at, LEFT, &left, if is_spare { spare } else { figure })?;
    filled.cell(pen, (at, COMMENT), &Entry::Empty, to_fill)?;
    Ok(granted)
}
