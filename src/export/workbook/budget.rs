//! The sheet Budget: lines grouped and outlined as in the plan, live sums, corrected cells marked.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, Note, Worksheet, XlsxError};

use crate::filled::{Part, layout};
use crate::finding::Message;
use crate::money::border::to_cell;
use crate::plan::{Budget, Column, Line, Plan, Role, Side};

use super::book::Book;
use super::compared::{self, Pair};
use super::entries;
use super::grid::{Content, FIRST_COLUMN, FIRST_ROW, Grid, borrows_its_label, is_sum};
use super::inputs;
use super::live::Live;
use super::page::{self, Paper};
use super::pen::{Entry, Pen, fitting};
use super::remarks::{self, Remark};
use super::sheets::{Sheet, a1};
use super::styles::{self, Mark, Weight};
use super::{kept, prints, words};

/// Draws the sheet of a budget.
pub(super) fn draw(book: &Book<'_>, at: usize, drawn: &mut Worksheet) -> Result<(), XlsxError> {
    let (Some(budget), Some(grid)) = (book.examination.corrected.budgets.get(at), book.grids.get(at)) else {
        return Ok(());
    };
    let pair = compared::pair(&book.examination.corrected, at);
    let paper = if budget.columns.len() > 3 || (pair.is_some() && budget.columns.len() > 2) {
        Paper::Landscape
    } else {
        Paper::Portrait
    };
    page::set_up(book, Sheet::Budget(at), drawn, paper);
    let mut pen = Pen::on(book, Sheet::Budget(at), drawn);
    let convention = book.word(if grid.costs_negative { "book-costs-negative" } else { "book-costs-positive" });
    let subtitle = book.say(
        Message::new("book-budget-subtitle")
            .text("forbund", book.forbund())
            .text("unit", grid.unit.symbol())
            .text("costs", convention),
    );
    page::head(book, &mut pen, &prints::title(budget, at, book.catalogue), &subtitle)?;
    header(book, budget, grid, pair, &mut pen)?;
    let remarks = remarks::of_budget(book, at);
    let mut looks = Looks::default();
    for (row, content) in (FIRST_ROW..).zip(&grid.rows) {
        match &content.content {
            Content::Blank => {}
            Content::Guard => {
                pen.sheet.set_row_height(row, GUARD_HEIGHT)?;
            }
            Content::Heading(text) => {
                let format = styles::indented(styles::one_line(), content.depth);
                pen.line(row, 0, text, &format)?;
            }
            Content::Line(line) => {
                let place = Standing { row, line: *line, depth: content.depth, pair };
                draw_line(book, budget, grid, &place, &remarks, &mut looks, &mut pen)?;
            }
        }
    }
    validate(book, budget, grid, pair, pen.sheet)?;
    outline(grid, pen.sheet)?;
    keys(book, at, grid, &mut pen)?;
    page::hold_header(pen.sheet, FIRST_ROW - 1, 1)
}

/// Where a line stands.
struct Standing {
    row: u32,
    line: usize,
    depth: u8,
    pair: Option<Pair>,
}

/// Characters in the column of remarks, with one column of amounts and with several.
const REMARK: u8 = 26;
const WIDE_REMARK: u8 = 34;

/// Where the column of keys stands.
const KEYS_AFTER_CATEGORY: u16 = 3;
/// Where the marks of what people fill begin.
const MARKS_AFTER_CATEGORY: u16 = 4;
/// How the key of a heading begins; the heading as it was written follows.
const HEADING_KEY: &str = "h:";

/// Points; thin, yet to be seen where lines are inserted.
const GUARD_HEIGHT: f64 = 4.5;

/// The column of categories on a budget's sheet.
pub(super) fn category_column(plan: &Plan, at: usize) -> Option<u16> {
    let columns = u16::try_from(plan.budgets.get(at)?.columns.len()).ok()?;
    let added = if compared::pair(plan, at).is_some() { 2 } else { 0 };
    FIRST_COLUMN.checked_add(columns)?.checked_add(added)
}

/// Formats already made, since a book has few looks and many cells.
#[derive(Default)]
struct Looks {
    figures: BTreeMap<(Weight, u32, Mark), Format>,
    labels: BTreeMap<(Weight, u8), Format>,
    percents: BTreeMap<Weight, Format>,
    faint: BTreeMap<Weight, Format>,
    categories: BTreeMap<Weight, Format>,
}

impl Looks {
    fn figure(&mut self, weight: Weight, decimals: u32, mark: Mark) -> &Format {
        let made = || styles::marked(styles::weighed(styles::figure(decimals), weight), mark);
        self.figures.entry((weight, decimals, mark)).or_insert_with(made)
    }

    fn label(&mut self, weight: Weight, depth: u8) -> &Format {
        let made = || styles::indented(styles::weighed(styles::text(), weight), depth);
        self.labels.entry((weight, depth)).or_insert_with(made)
    }

    fn percent(&mut self, weight: Weight) -> &Format {
        self.percents.entry(weight).or_insert_with(|| styles::weighed(styles::percent(), weight))
    }

    fn faint(&mut self, weight: Weight) -> &Format {
        self.faint.entry(weight).or_insert_with(|| styles::edged(styles::faint(), weight))
    }

    fn category(&mut self, weight: Weight) -> &Format {
        let made = || styles::after_figure(styles::edged(styles::faint(), weight));
        self.categories.entry(weight).or_insert_with(made)
    }
}

fn header(
    book: &Book<'_>,
    budget: &Budget,
    grid: &Grid,
    pair: Option<Pair>,
    pen: &mut Pen<'_>,
) -> Result<(), XlsxError> {
    let row = FIRST_ROW - 1;
    let mut widths = vec![label_width(budget)];
    let few = budget.columns.len() <= 3;
    widths.extend(budget.columns.iter().map(|_| if few { 16 } else { 13 }));
    if pair.is_some() {
        widths.extend([13, 11]);
    }
    widths.extend([22, if budget.columns.len() > 1 { WIDE_REMARK } else { REMARK }, 15]);
    pen.widths(&widths)?;
    pen.text(row, 0, &book.word("book-line"), &styles::header())?;
    let mut column = FIRST_COLUMN;
    for held in &budget.columns {
        pen.text(row, column, &head(held, grid, book), &styles::header_right())?;
        column = column.saturating_add(1);
    }
    if pair.is_some() {
        let change = format!("{}, {}", book.word("book-change"), grid.unit.symbol());
        pen.texts(row, column, &[change, book.word("book-change-percent")], &styles::header_right())?;
        column = column.saturating_add(2);
    }
    pen.text(row, column, &book.word("book-category"), &styles::after_figure(styles::header()))?;
    pen.text(row, column.saturating_add(1), &book.word("book-remark"), &styles::header())?;
    pen.text(row, column.saturating_add(2), &book.word("book-check-cell"), &styles::header())?;
    pen.sheet.set_row_height(row, 32)?;
    inputs::mark_sheet_in(grid.unit, pen, Part::Budget, (row, column.saturating_add(MARKS_AFTER_CATEGORY)))
}

/// The head of a column of amounts.
pub(super) fn head(column: &Column, grid: &Grid, book: &Book<'_>) -> String {
    format!("{}, {}", words::column(column, book.catalogue), grid.unit.symbol())
}

/// The key of each row, out of sight: it follows its row wherever a person moves it.
fn keys(book: &Book<'_>, at: usize, grid: &Grid, pen: &mut Pen<'_>) -> Result<(), XlsxError> {
    let Some(column) =
        category_column(&book.examination.corrected, at).and_then(|category| category.checked_add(KEYS_AFTER_CATEGORY))
    else {
        return Ok(());
    };
    pen.key(FIRST_ROW - 1, column, &kept::head(&format!("budget:{at}")))?;
    for (row, content) in (FIRST_ROW..).zip(&grid.rows) {
        match &content.content {
            Content::Line(line) => {
                pen.numbered(row, column, *line)?;
            }
            Content::Heading(text) => {
                pen.key(row, column, &format!("{HEADING_KEY}{text}"))?;
            }
            Content::Blank | Content::Guard => {}
        }
    }
    pen.sheet.set_column_hidden(column)?;
    Ok(())
}

/// As wide as the longest label with its indent, within reason.
fn label_width(budget: &Budget) -> u8 {
    let longest = budget.lines.iter().map(|line| line.label.chars().count() + 3 * line.path.len()).max().unwrap_or(0);
    u8::try_from(longest.saturating_add(3)).unwrap_or(u8::MAX).clamp(34, 52)
}

fn weight(line: &Line) -> Weight {
    match line.role {
        Role::Item | Role::Equity => Weight::Item,
        Role::OfWhich => Weight::Part,
        Role::Subtotal => Weight::Subtotal,
        Role::Total | Role::Result => Weight::Total,
    }
}

fn draw_line(
    book: &Book<'_>,
    budget: &Budget,
    grid: &Grid,
    at: &Standing,
    remarks: &BTreeMap<(usize, usize), Remark>,
    looks: &mut Looks,
    pen: &mut Pen<'_>,
) -> Result<(), XlsxError> {
    let Some(line) = budget.lines.get(at.line) else { return Ok(()) };
    let weight = weight(line);
    let label = label(book, budget, line, at.line);
    pen.set_in(at.row, 0, &label, looks.label(weight, at.depth), at.depth)?;
    let mut said = Vec::new();
    let mut target = None;
    let mut column = FIRST_COLUMN;
    for (held, decimals) in (0..budget.columns.len()).zip(&grid.decimals) {
        let remark = remarks.get(&(at.line, held));
        let mark = remark.map_or(Mark::None, |remark| remark.mark);
        let entry = grid.entry(at.line, held).unwrap_or(&Entry::Empty);
        pen.entry(at.row, column, entry, looks.figure(weight, *decimals, mark))?;
        if let Some(remark) = remark {
            let text = remark.note.join("\n");
            pen.note(at.row, column, &text, &note(&text))?;
            let several = budget.columns.len() > 1;
            let header = budget.columns.get(held).filter(|_| several);
            let header = header.map(|header| format!("{}: ", words::column(header, book.catalogue)));
            said.push(format!("{}{}", header.unwrap_or_default(), remark.short));
            target = target.or(remark.target);
        }
        column = column.saturating_add(1);
    }
    if let Some(pair) = at.pair {
        draw_change(grid, at, pair, column, (weight, looks), pen)?;
        column = column.saturating_add(2);
    }
    let category = line.category.filter(|_| line.role == Role::Item).map(|it| book.word(words::category(it)));
    let category = category.unwrap_or_default();
    pen.text(at.row, column, &category, looks.category(weight))?;
    // The category of old stays with one that a person chose, so that it is still known as chosen.
    let chosen = book.chosen.contains(&line.id).then(|| book.inputs.take(Part::Budget, &line.id, "book-category"));
    let chosen = chosen.flatten();
    let stamp = chosen.map_or(category.as_str(), |typed| typed.stamp.as_str());
    let marks = column.saturating_add(MARKS_AFTER_CATEGORY);
    inputs::mark_row(pen, (at.row, marks), &line.id, stamp)?;
    pen.plainly(at.row, marks.saturating_add(2), &figures(grid, at.line, budget.columns.len()))?;
    remark(book, grid, at, column.saturating_add(1), &said.join("; "), looks.faint(weight), pen)?;
    match target {
        Some(target) => {
            let text = format!("{} {}", book.names.of(target.sheet), a1(target.row, target.column));
            let look = styles::edged(styles::link(), weight);
            pen.link(at.row, column.saturating_add(2), &book.names.link(target), &text, &look)
        }
        None => pen.text(at.row, column.saturating_add(2), "", looks.faint(weight)),
    }
}

/// The longest text that a formula holds, in UTF-16 units.
const LONGEST_QUOTE: usize = 255;

/// What is said of a line. Beside a sum it says so, too, where a person has put in a row between the sum and its thin
/// row: there no range reaches.
fn remark(
    book: &Book<'_>,
    grid: &Grid,
    at: &Standing,
    column: u16,
    said: &str,
    look: &Format,
    pen: &mut Pen<'_>,
) -> Result<(), XlsxError> {
    let span = grid.spans.get(&at.line).copied();
    let gap = span.and_then(|(first, last)| match (first.checked_sub(1), last.checked_add(1)) {
        (_, Some(row)) if row == at.row => Some(format!("ROW()-ROW({})", a1(last, 0))),
        (Some(row), _) if row == at.row => Some(format!("ROW({})-ROW()", a1(first, 0))),
        _ => None,
    });
    let fits = said.encode_utf16().count() < LONGEST_QUOTE;
    let Some(gap) = gap.filter(|_| fits) else { return pen.text(at.row, column, said, look) };
    let quoted = |text: &str| text.replace('"', "\"\"");
    let (outside, told) = (quoted(&book.word("book-remark-outside")), quoted(said));
    pen.formula(at.row, column, &format!("IF({gap}>1,\"{outside}\",\"{told}\")"), said, look)?;
    pen.make_room(at.row, super::wrap::lines(said, WIDE_REMARK))
}

/// A line's figures as they are written, so that one that a person changes is known: `90|85`, `=` for a formula.
fn figures(grid: &Grid, line: usize, columns: usize) -> String {
    let figure = |column| match grid.entry(line, column) {
        Some(Entry::Fixed(value)) => value.normalize().to_string(),
        Some(Entry::Live { .. }) => layout::COMPUTED.to_owned(),
        Some(Entry::Empty) | None => String::new(),
    };
    (0..columns).map(figure).collect::<Vec<_>>().join("|")
}

/// The difference from last year's figure, and how many percent it is.
fn draw_change(
    grid: &Grid,
    at: &Standing,
    pair: Pair,
    column: u16,
    (weight, looks): (Weight, &mut Looks),
    pen: &mut Pen<'_>,
) -> Result<(), XlsxError> {
    let entry = |held: usize| grid.entry(at.line, held).unwrap_or(&Entry::Empty);
    let cell = |held: usize| {
        let column = u16::try_from(held).ok().and_then(|held| FIRST_COLUMN.checked_add(held)).unwrap_or(FIRST_COLUMN);
        Live::atom(a1(at.row, column), entry(held).value().unwrap_or_default())
    };
    let holds = |held: usize| entry(held).value().is_none_or(|value| to_cell(value).is_some());
    let filled = entry(pair.now) != &Entry::Empty || entry(pair.before) != &Entry::Empty;
    let decimals = [pair.now, pair.before].into_iter().filter_map(|held| grid.decimals.get(held)).max();
    let decimals = decimals.copied().unwrap_or(0);
    let change = cell(pair.now).minus(cell(pair.before)).filter(|_| filled && holds(pair.now) && holds(pair.before));
    let Some(change) = change else {
        pen.entry(at.row, column, &Entry::Empty, looks.figure(weight, decimals, Mark::None))?;
        return pen.entry(at.row, column.saturating_add(1), &Entry::Empty, looks.percent(weight));
    };
    pen.entry(at.row, column, &change.entry(), looks.figure(weight, decimals, Mark::None))?;
    let (now, before) = (cell(pair.now), cell(pair.before));
    pen.share_of_change(at.row, column.saturating_add(1), &now, &before, looks.percent(weight))
}

/// A typed text in a figure's cell is refused; categories are chosen from a list, one for each side.
fn validate(
    book: &Book<'_>,
    budget: &Budget,
    grid: &Grid,
    pair: Option<Pair>,
    drawn: &mut Worksheet,
) -> Result<(), XlsxError> {
    let Some(last_column) = u16::try_from(budget.columns.len()).ok().filter(|count| *count > 0) else { return Ok(()) };
    let number = entries::number(book)?;
    drawn.add_data_validation(FIRST_ROW, FIRST_COLUMN, grid.last_row(), last_column, &number)?;
    let column = last_column.saturating_add(if pair.is_some() { 3 } else { 1 });
    for (side, first, last) in side_runs(budget, grid) {
        let list = entries::categories(book, side)?;
        drawn.add_data_validation(first, column, last, column, &list)?;
    }
    Ok(())
}

/// The rows of each side, as they follow on each other.
fn side_runs(budget: &Budget, grid: &Grid) -> Vec<(Side, u32, u32)> {
    let mut runs: Vec<(Side, u32, u32)> = Vec::new();
    for (line, row) in budget.lines.iter().zip(&grid.line_rows) {
        match runs.last_mut() {
            Some((side, _, last)) if *side == line.side => *last = *row,
            _ => runs.push((line.side, *row, *row)),
        }
    }
    runs.retain(|(side, ..)| *side != Side::None);
    runs
}

/// A line's label; a group's sum below its lines says that it is one.
pub(super) fn label(book: &Book<'_>, budget: &Budget, line: &Line, at: usize) -> String {
    let borrowed = budget.sums.iter().any(|sum| sum.line == at && borrows_its_label(budget, sum));
    if is_sum(line) && borrowed {
        words::with("book-sum-of", "group", line.label.clone(), book.catalogue)
    } else {
        line.label.clone()
    }
}

/// A note as large as its text.
fn note(text: &str) -> Note {
    let height = text.lines().map(|line| line.chars().count() / 46 + 1).sum::<usize>();
    let height = u32::try_from(height).unwrap_or(20).clamp(2, 20);
    Note::new(fitting(text))
        .set_author("plankoll")
        .add_author_prefix(false)
        .set_font_name("Calibri")
        .set_font_size(10)
        .set_width(320)
        .set_height(height * 18 + 12)
}

/// Outline levels by group depth.
fn outline(grid: &Grid, drawn: &mut Worksheet) -> Result<(), XlsxError> {
    drawn.group_symbols_above(grid.sums_above);
    for level in 1..=7u8 {
        let mut first = None;
        let rows = (FIRST_ROW..).zip(grid.rows.iter().map(Some).chain([None]));
        for (row, content) in rows {
            let inside = content.is_some_and(|content| content.depth >= level);
            match (inside, first) {
                (true, None) => first = Some(row),
                (false, Some(start)) => {
                    drawn.group_rows(start, row.saturating_sub(1))?;
                    first = None;
                }
                _ => {}
            }
        }
    }
    Ok(())
}
