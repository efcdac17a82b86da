//! The sheet Kontroller: each rule with both sides, difference, tolerance and status, live where it can be, and
//! columns for who accepted a deviation.

use rust_decimal::Decimal;
use rust_xlsxwriter::{ConditionalFormatFormula, Format, FormatAlign, Worksheet, XlsxError};

use crate::filled::{Part, Stood, Typed};
use crate::finding::{Area, Finding, Message, Outcome, Severity};
use crate::formula::{Dimension, Relation, exactness};
use crate::plan::Plan;
use crate::rules::Judged;

use super::addresses::View;
use super::areas;
use super::book::Book;
use super::inputs;
use super::judgement::{LiveRule, LiveTest, Status};
use super::live::Live;
use super::page::{self, Paper};
use super::pen::{Entry, Pen};
use super::sheets::{Sheet, Spot, a1};
use super::sums::LONGEST_FORMULA;
use super::wrap::lines;
use super::{follows, styles, words};
use crate::{SHOWN_MONEY, SHOWN_PLAIN};

const FIRST_ROW: u32 = 4;
const TITLE: u16 = 0;
/// The column of statuses.
pub(super) const STATUS: u16 = 1;
/// The column of weights.
pub(super) const WEIGHT: u16 = 2;
const LEFT: u16 = 3;
const RELATION: u16 = 4;
const RIGHT: u16 = 5;
/// The column of differences.
pub(super) const DIFFERENCE: u16 = 6;
/// The column of tolerances.
pub(super) const TOLERANCE: u16 = 7;
const WHY: u16 = 8;
/// Characters in the column of reasons.
const WHY_WIDTH: u8 = 34;
const SOURCE: u16 = 9;
const CELL: u16 = 10;
const LIVE: u16 = 11;
const ACCEPTED_BY: u16 = 12;
const ACCEPTED_WHEN: u16 = 13;
const ACCEPTED_WHY: u16 = 14;
const ACCEPTED_OFF: u16 = 15;
/// The rows' marks; beside them what the figures were when the book was written: the left side and the difference, or
/// all figures weighed into one.
const MARK: u16 = 16;
const WAS_LEFT: u16 = 18;
const WAS_OFF: u16 = 19;

/// A rule and how it stands on the sheet.
#[derive(Clone, Debug)]
pub(super) struct CheckRow {
    /// Which of the listed rules.
    pub(super) judged: usize,
    /// Its row.
    pub(super) row: u32,
    /// Its formulas, where it lives.
    pub(super) live: Option<LiveRule>,
    /// Its status now.
    pub(super) status: Status,
}

/// The rules of one area, on rows that follow each other.
#[derive(Clone, Debug)]
pub(super) struct Section {
    /// The area.
    pub(super) area: Area,
    /// The row of its heading.
    pub(super) heading: u32,
    /// Its rules.
    pub(super) rows: Vec<CheckRow>,
}

/// The row of Kontroller that tells of a finding: the rule's own, of several the one that reads the finding's figure.
pub(super) fn row_of(book: &Book<'_>, finding: &Finding) -> Option<Spot> {
    let figure = finding.cells.iter().find_map(|cell| cell.address);
    let rows = || book.sections.iter().flat_map(|section| &section.rows);
    let judged = |row: &CheckRow| book.judged.get(row.judged).filter(|judged| judged.check.rule == finding.rule);
    let reads = |row: &&CheckRow| {
        let test = judged(row).and_then(|judged| judged.live.as_ref());
        figure.is_some_and(|figure| test.is_some_and(|test| test.precedents().contains(&figure)))
    };
    let row = rows().find(reads).or_else(|| rows().find(|row| judged(row).is_some()))?;
    Some(Spot { sheet: Sheet::Checks, row: row.row, column: STATUS })
}

/// Lays out the rules by area.
pub(super) fn sections(judged: &[Judged], plan: &Plan, view: &View<'_>) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut row = FIRST_ROW;
    for area in Area::ALL {
        let mut section = Section { area, heading: row, rows: Vec::new() };
        for (at, rule) in judged.iter().enumerate().filter(|(_, rule)| rule.check.area == area) {
            row = row.saturating_add(1);
            let live = LiveRule::new(rule, plan, view);
            let told = Status::of(rule);
            // A living check that passes tells itself whether it does so within rounding.
            let status = live.as_ref().filter(|_| told != Status::Accepted).map_or(told, |live| live.status);
            section.rows.push(CheckRow { judged: at, row, live, status });
        }
        if !section.rows.is_empty() {
            row = row.saturating_add(1);
            sections.push(section);
        }
    }
    sections
}

/// Draws the sheet.
pub(super) fn draw(book: &Book<'_>, drawn: &mut Worksheet) -> Result<(), XlsxError> {
    page::set_up(book, Sheet::Checks, drawn, Paper::Landscape);
    let mut pen = Pen::on(book, Sheet::Checks, drawn);
    let subtitle = book.say(Message::new("book-checks-subtitle").text("unit", book.unit.symbol()));
    page::head(book, &mut pen, &book.names.of(Sheet::Checks), &subtitle)?;
    header(book, &mut pen)?;
    if book.sections.is_empty() {
        pen.line(FIRST_ROW, 0, &book.word("book-checks-none"), &styles::subtitle())?;
    }
    for section in &book.sections {
        pen.line(section.heading, TITLE, &book.word(areas::word(section.area)), &styles::heading())?;
        for row in &section.rows {
            if let Some(judged) = book.judged.get(row.judged) {
                draw_check(book, &mut pen, row, judged)?;
            }
        }
        if let (Some(first), Some(last)) = (section.rows.first(), section.rows.last()) {
            let mild = mild(book, first.row);
            pen.sheet.add_conditional_format(first.row, STATUS, last.row, STATUS, &mild)?;
            pen.words((first.row, STATUS), (last.row, STATUS), &looks(book))?;
        }
    }
    page::hold_header(pen.sheet, FIRST_ROW - 1, 1)
}

fn header(book: &Book<'_>, pen: &mut Pen<'_>) -> Result<(), XlsxError> {
    pen.widths(&[31, 21, 11, 11, 4, 11, 10, 9, WHY_WIDTH, 25, 15, 8, 14, 11, 20, 11])?;
    inputs::mark_sheet(book, pen, Part::Checks, (FIRST_ROW - 1, MARK))?;
    for (column, (id, _)) in (0u16..).zip(Part::Checks.columns()) {
        let figures = [LEFT, RIGHT, DIFFERENCE, TOLERANCE, ACCEPTED_OFF].contains(&column);
        let format = match column {
            _ if figures => styles::header_right(),
            WHY => styles::after_figure(styles::header()),
            _ => styles::header(),
        };
        let text = if id.is_empty() { String::new() } else { book.word(id) };
        pen.text(FIRST_ROW - 1, column, &text, &format)?;
    }
    pen.sheet.set_row_height(FIRST_ROW - 1, 32)?;
    Ok(())
}

/// The look of a deviation that is no error; it comes before the look of its word.
fn mild(book: &Book<'_>, row: u32) -> ConditionalFormatFormula {
    let weight = a1(row, WEIGHT);
    let is = |severity| format!("${weight}={}", quoted(&book.word(words::severity(severity))));
    let fails = format!("${}={}", a1(row, STATUS), quoted(&book.word(Status::Fails.word())));
    let rule = format!("=AND({fails},OR({},{}))", is(Severity::Warning), is(Severity::Info));
    ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(styles::warn()).set_stop_if_true(true)
}

/// The look of each status, beside its word.
fn looks(book: &Book<'_>) -> Vec<(String, Format)> {
    let look = |status| match status {
        Status::Holds | Status::Rounding => styles::good(),
        Status::Fails => styles::bad(),
        Status::Accepted => styles::warn(),
        Status::NotApplicable | Status::NotEvaluated => styles::undecided(),
    };
    Status::ALL.into_iter().map(|status| (book.word(status.word()), look(status))).collect()
}

fn draw_check(book: &Book<'_>, pen: &mut Pen<'_>, row: &CheckRow, judged: &Judged) -> Result<(), XlsxError> {
    let at = row.row;
    let text = styles::ruled(styles::text());
    let faint = styles::ruled(styles::faint());
    pen.text(at, TITLE, &book.catalogue.say(&judged.check.title), &text)?;
    let weight = weight(book, judged).map(|severity| book.word(words::severity(severity)));
    pen.text(at, WEIGHT, &weight.unwrap_or_default(), &text)?;
    match &row.live {
        Some(live) => draw_live(book, pen, at, live, judged, row.status)?,
        None => draw_told(book, pen, at, judged, row.status)?,
    }
    let why = book.catalogue.say(&judged.check.why);
    match follows::formula(book, row, judged, &why) {
        Some(formula) => {
            pen.formula(at, WHY, &formula, &why, &styles::after_figure(text))?;
            // Room for what it may come to say as well.
            pen.make_room(at, lines(&why, WHY_WIDTH).max(2))?;
        }
        None => pen.text(at, WHY, &why, &styles::after_figure(text))?,
    }
    pen.text(at, SOURCE, &book.catalogue.say(&judged.check.source), &faint)?;
    draw_link(book, pen, at, judged)?;
    pen.text(at, LIVE, &words::yes(row.live.is_some(), book.catalogue), &faint)?;
    draw_acceptance(book, pen, row, judged)
}

/// Both sides, difference and status as formulas; of what is more than one comparison the status alone.
fn draw_live(
    book: &Book<'_>,
    pen: &mut Pen<'_>,
    at: u32,
    live: &LiveRule,
    judged: &Judged,
    status: Status,
) -> Result<(), XlsxError> {
    match &live.sides {
        Some(sides) => draw_sides(book, pen, at, sides)?,
        None => {
            for column in [LEFT, RELATION, RIGHT, DIFFERENCE, TOLERANCE] {
                pen.text(at, column, "", &styles::ruled(styles::text()))?;
            }
        }
    }
    let word = |status: Status| quoted(&book.word(status.word()));
    let (difference, tolerance) = (a1(at, DIFFERENCE), a1(at, TOLERANCE));
    let accepted = accepted(book, at, &same_figures(book, pen, at, live, judged)?);
    let formula = live.formula([&difference, &tolerance], word, &accepted);
    pen.formula(at, STATUS, &formula, &book.word(status.word()), &styles::ruled(styles::strong()))
}

fn draw_sides(book: &Book<'_>, pen: &mut Pen<'_>, at: u32, live: &LiveTest) -> Result<(), XlsxError> {
    let look = |value: Decimal| styles::ruled(styles::figure(decimals(value, live.dimension)));
    let side_look = |value: Decimal| match live.dimension {
        Dimension::Date => styles::ruled(styles::date()),
        Dimension::Money | Dimension::Plain => look(value),
    };
    let side = |side: &super::live::Live| side.clone().entry();
    pen.entry(at, LEFT, &side(&live.left), &side_look(live.left.value()))?;
    pen.entry(at, RIGHT, &side(&live.right), &side_look(live.right.value()))?;
    pen.text(at, RELATION, sign(live.relation), &styles::ruled(styles::centred()))?;
    let exact = exactness(live.dimension, book.unit);
    let formula = format!("ROUND({}-{},{exact})", a1(at, LEFT), a1(at, RIGHT));
    let difference = Entry::Live { formula, value: live.difference };
    pen.entry(at, DIFFERENCE, &difference, &look(live.difference))?;
    pen.number(at, TOLERANCE, live.tolerance, &look(live.tolerance))
}

/// A check without formulas: what was found, and a status that only an acceptance changes.
fn draw_told(book: &Book<'_>, pen: &mut Pen<'_>, at: u32, judged: &Judged, status: Status) -> Result<(), XlsxError> {
    let format = styles::ruled(styles::strong());
    match status {
        Status::Fails | Status::Accepted => {
            pen.formula(at, STATUS, &accepted(book, at, ""), &book.word(status.word()), &format)?
        }
        _ => pen.text(at, STATUS, &book.word(status.word()), &format)?,
    }
    let told = judged.finding.as_ref();
    for (column, amount) in [(LEFT, told.and_then(|it| it.actual)), (RIGHT, told.and_then(|it| it.expected))] {
        match amount.map(|amount| amount.in_unit(book.unit)) {
            Some(value) => {
                pen.number(at, column, value, &styles::ruled(styles::figure(decimals(value, Dimension::Money))))?
            }
            None => pen.text(at, column, "", &styles::ruled(styles::text()))?,
        }
    }
    for column in [RELATION, DIFFERENCE, TOLERANCE] {
        pen.text(at, column, "", &styles::ruled(styles::text()))?;
    }
    Ok(())
}

/// AVVIKER, until someone has signed for it; `same` is what must be TRUE of the figures beside that.
fn accepted(book: &Book<'_>, at: u32, same: &str) -> String {
    let word = |status: Status| quoted(&book.word(status.word()));
    let signed = [ACCEPTED_BY, ACCEPTED_WHEN, ACCEPTED_WHY].map(|column| format!("{}<>\"\"", a1(at, column))).join(",");
    let same = if same.is_empty() { String::new() } else { format!(",{same}") };
    format!("IF(AND({signed}{same}),{},{})", word(Status::Accepted), word(Status::Fails))
}

/// What is TRUE as long as the figures are those that an acceptance was given for: as they were when the book was
/// written, or others whose difference a person has written anew. Notes beside the row what they were.
fn same_figures(
    book: &Book<'_>,
    pen: &mut Pen<'_>,
    at: u32,
    live: &LiveRule,
    judged: &Judged,
) -> Result<String, XlsxError> {
    let (was_left, was_off) = (a1(at, WAS_LEFT), a1(at, WAS_OFF));
    let Some(sides) = &live.sides else {
        let Some(weighed) = weighed(book, judged) else { return Ok(String::new()) };
        pen.entry(at, WAS_LEFT, &weighed.clone().entry(), &styles::plain())?;
        pen.number(at, WAS_OFF, weighed.value(), &styles::plain())?;
        return Ok(format!("ROUND({was_left}-{was_off},6)=0"));
    };
    // A quotient has more decimals than a cell holds; it is compared to fewer.
    pen.number(at, WAS_LEFT, sides.left.value().round_dp(9), &styles::plain())?;
    pen.number(at, WAS_OFF, sides.difference, &styles::plain())?;
    let exact = exactness(sides.dimension, book.unit);
    let shown = if sides.dimension == Dimension::Money { SHOWN_MONEY } else { SHOWN_PLAIN };
    let (left, off, accepted) = (a1(at, LEFT), a1(at, DIFFERENCE), a1(at, ACCEPTED_OFF));
    Ok(format!(
        "ROUND({off}-N({accepted}),{shown})=0,OR({accepted}<>{was_off},AND(ROUND({left}-{was_left},{exact})=0,ROUND({off}-{was_off},{exact})=0))"
    ))
}

/// All figures that a check reads, each with a weight of its own, so that any change shows; `None` where they are too
/// many for a formula.
fn weighed(book: &Book<'_>, judged: &Judged) -> Option<Live> {
    let view = book.view(Sheet::Checks);
    let precedents = judged.live.as_ref()?.precedents();
    let weights = (1u32..).map(Decimal::from);
    let terms: Option<Vec<Live>> =
        precedents.iter().zip(weights).map(|(address, weight)| view.live(address)?.scaled(weight)).collect();
    Live::total(terms?).filter(|all| all.text().len() < LONGEST_FORMULA)
}

/// Who accepts the deviation, when and why, and the difference that is accepted.
fn draw_acceptance(book: &Book<'_>, pen: &mut Pen<'_>, row: &CheckRow, judged: &Judged) -> Result<(), XlsxError> {
    let at = row.row;
    let Some(stamp) = book.stamps.get(row.judged) else { return Ok(()) };
    let sides = row.live.as_ref().and_then(|live| live.sides.as_ref());
    let off = sides.map(|sides| sides.difference);
    inputs::mark_row(pen, (at, MARK), &stamp.check, &stamp.stood(off, book.unit).written())?;
    let held = book.examination.accepted.held.iter().find(|(_, own)| own == stamp).map(|(acceptance, _)| acceptance);
    let own = |typed: &Typed| {
        let figures = Stood::read(&typed.stamp).figures;
        match held {
            Some(held) => typed.row == held.check && figures == held.figures,
            None => typed.row == stamp.check && figures == stamp.figures,
        }
    };
    let typed: Vec<&Typed> = book
        .inputs
        .of(Part::Checks)
        .filter(|(_, typed)| own(typed))
        .map(|(index, typed)| {
            book.inputs.place(index);
            typed
        })
        .collect();
    let written = |head: &str| typed.iter().find(|typed| typed.column == head).map(|typed| &typed.content);
    for (column, (head, _)) in (0u16..).zip(Part::Checks.columns()).skip(usize::from(ACCEPTED_BY)) {
        let fill = styles::to_fill();
        let fill = match column {
            ACCEPTED_WHEN => fill.set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            _ => fill,
        };
        if column != ACCEPTED_OFF {
            match written(head) {
                Some(content) => inputs::write(book.unit, pen, (at, column), content, &fill).map(|_| ())?,
                None => pen.text(at, column, "", &fill)?,
            }
            continue;
        }
        let Some(sides) = sides else {
            pen.text(at, column, "", &styles::ruled(styles::text()))?;
            continue;
        };
        let fill = fill.set_num_format(styles::number_format(decimals(sides.difference, sides.dimension)));
        let fails = matches!(judged.check.outcome, Outcome::Failed | Outcome::Accepted);
        match written(head).filter(|_| held.is_none()) {
            Some(content) => inputs::write(book.unit, pen, (at, column), content, &fill).map(|_| ())?,
            None if fails => pen.number(at, column, sides.difference, &fill)?,
            None => pen.text(at, column, "", &fill)?,
        }
    }
    Ok(())
}

/// A link to the figure that the rule is about.
fn draw_link(book: &Book<'_>, pen: &mut Pen<'_>, at: u32, judged: &Judged) -> Result<(), XlsxError> {
    let found = judged.finding.as_ref().and_then(|finding| finding.cells.iter().find_map(|cell| cell.address));
    let named = judged.live.as_ref().and_then(|check| check.precedents().first().copied());
    match found.or(named).and_then(|address| book.addresses.spot(&address)) {
        Some(spot) => {
            let text = format!("{} {}", book.names.of(spot.sheet), a1(spot.row, spot.column));
            pen.link(at, CELL, &book.names.link(spot), &text, &styles::ruled(styles::link()))
        }
        None => pen.text(at, CELL, "", &styles::ruled(styles::text())),
    }
}

fn sign(relation: Relation) -> &'static str {
    match relation {
        Relation::AtMost => "≤",
        Relation::AtLeast => "≥",
        Relation::Below => "<",
        Relation::Above => ">",
        Relation::Equal => "=",
    }
}

/// How much a rule that does not hold weighs: by its own finding, else by the one found under its code.
pub(super) fn weight(book: &Book<'_>, judged: &Judged) -> Option<Severity> {
    if !matches!(judged.check.outcome, Outcome::Failed | Outcome::Accepted) {
        return None;
    }
    let examination = book.examination;
    let found = |it: &&Finding| it.rule == judged.check.rule && !examination.is_settled(it);
    let finding = judged.finding.as_ref().or_else(|| examination.findings.iter().find(found));
    finding.map(|finding| finding.severity)
}

/// Decimals to show: money as exact as it is, within reason; a share with three.
fn decimals(value: Decimal, dimension: Dimension) -> u32 {
    let scale = value.normalize().scale();
    if dimension == Dimension::Money { scale.min(2) } else { scale.min(3) }
}

/// A text as a formula writes it.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
