//! The sheet Kontroller: the joint budget against the plans' own printed sums, the shares against the law, equity
//! against what is printed; both sides, difference and status live.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Merged;
use super::layout::{Whose, total};
use super::overview::undivided;
use super::prints::{Print, printed_sum};
use super::shares::Part;
use super::{equity, members, source};
use crate::export::workbook::checks::quoted;
use crate::export::workbook::folio::{FIRST, HEADER, at, decimals};
use crate::export::workbook::judgement::Status;
use crate::export::workbook::live::Live;
use crate::export::workbook::page::{self, Paper};
use crate::export::workbook::pen::{Entry, Pen};
use crate::export::workbook::sheets::a1;
use crate::export::workbook::styles;
use crate::finding::Message;
use crate::merge::Section;

/// The column of statuses.
pub(super) const STATUS: u16 = 1;
const LEFT: u16 = 2;
const RELATION: u16 = 3;
const RIGHT: u16 = 4;
const DIFFERENCE: u16 = 5;
const TOLERANCE: u16 = 6;
const WHY: u16 = 7;

/// The statuses on the sheet: how many there are of each, and the rows they stand on.
pub(super) struct Statuses {
    pub(super) name: String,
    pub(super) last: u32,
    pub(super) all: Vec<Status>,
}

/// A check that lives.
struct Check {
    title: String,
    sides: Option<(Live, Live)>,
    /// Whether the left side may be greater.
    at_least: bool,
    tolerance: Decimal,
    why: &'static str,
}

pub(super) fn draw(merged: &Merged<'_>, prints: &[Print]) -> Result<(Worksheet, Statuses), XlsxError> {
    let folio = &merged.folio;
    let name = folio.word("book-sheet-checks");
    let mut drawn = folio.sheet(&name, Paper::Landscape)?;
    let mut pen = Pen::new(&mut drawn);
    pen.widths(&[58, 22, 14, 4, 14, 12, 11, 60])?;
    let subtitle = Message::new("merge-checks-subtitle").text("unit", merged.unit.symbol());
    folio.head(&mut pen, &name, &folio.say(&subtitle))?;
    let heads = [
        (folio.word("book-check-title"), false),
        (folio.word("book-check-status"), false),
        (folio.word("book-check-left"), true),
        (String::new(), true),
        (folio.word("book-check-right"), true),
        (folio.word("book-check-difference"), true),
        (folio.word("book-check-tolerance"), true),
        (folio.word("book-check-why"), false),
    ];
    folio.header(&mut pen, HEADER, &heads)?;
    let checks = all(merged, prints);
    let mut statuses = Vec::new();
    for (row, check) in (FIRST..).zip(&checks) {
        statuses.push(draw_check(merged, &mut pen, row, check)?);
    }
    let last = FIRST + u32::try_from(checks.len()).unwrap_or(u32::MAX).saturating_sub(1);
    let looks = Status::ALL.map(|status| (folio.word(status.word()), look(status)));
    pen.words((FIRST, STATUS), (last, STATUS), &looks)?;
    page::hold_header(pen.sheet, HEADER, 1)?;
    Ok((drawn, Statuses { name, last, all: statuses }))
}

fn look(status: Status) -> rust_xlsxwriter::Format {
    match status {
        Status::Holds | Status::Rounding => styles::good(),
        Status::Fails => styles::bad(),
        Status::Accepted => styles::warn(),
        Status::NotApplicable | Status::NotEvaluated => styles::undecided(),
    }
}

fn all(merged: &Merged<'_>, prints: &[Print]) -> Vec<Check> {
    let mut checks = Vec::new();
    for section in [Section::Income, Section::Cost] {
        checks.push(together(merged, section));
        checks.extend((0..merged.joint.parties.len()).map(|party| against_own(merged, prints, section, party)));
    }
    for whose in merged.everyone().into_iter().rev() {
        checks.extend([Part::State, Part::Regions, Part::Municipalities].map(|part| share(merged, part, whose)));
    }
    checks.extend((0..merged.joint.parties.len()).map(|party| closing(merged, party)));
    checks.push(covered(merged));
    checks
}

fn titled(merged: &Merged<'_>, id: &'static str, what: &str, whose: Whose) -> String {
    merged.folio.say(&Message::new(id).text("what", what).text("name", merged.named(whose)))
}

/// The förbund's sums add up to the sum of the rows.
fn together(merged: &Merged<'_>, section: Section) -> Check {
    let parties = merged.everyone().into_iter().filter(|whose| *whose != Whose::All);
    let sum = Live::total(parties.map(|whose| merged.section(section, whose)).collect());
    let what = merged.folio.word(total(section));
    Check {
        title: titled(merged, "merge-check-together", &what, Whose::All),
        sides: sum.map(|sum| (sum, merged.section(section, Whose::All))),
        at_least: false,
        tolerance: Decimal::ZERO,
        why: "merge-why-together",
    }
}

/// Half of what one figure of a plan can tell, in the book's unit, so many times.
fn halves(merged: &Merged<'_>, party: usize, count: usize) -> Decimal {
    let unit = merged.joint.parties.get(party).map(|party| party.unit).unwrap_or_default();
    let half = unit.kronor().checked_div(merged.unit.kronor()).and_then(|unit| unit.checked_div(Decimal::TWO));
    half.and_then(|half| half.checked_mul(Decimal::from(count))).unwrap_or_default()
}

/// What a plan prints as its own sum is what its lines give here.
fn against_own(merged: &Merged<'_>, prints: &[Print], section: Section, party: usize) -> Check {
    let whose = Whose::Party(party);
    let own = printed_sum(merged, prints, party, section);
    let what = merged.folio.word(total(section));
    let sides = own.map(|(row, printed, _)| {
        let printed = Live::atom(at(&source::name(merged), row, source::AMOUNT), printed);
        (merged.section(section, whose), printed)
    });
    Check {
        title: titled(merged, "merge-check-own", &what, whose),
        sides,
        at_least: false,
        tolerance: own.map(|(_, _, count)| halves(merged, party, count + 1)).unwrap_or_default(),
        why: "merge-why-own",
    }
}

/// The part of the members' money that the law says.
fn share(merged: &Merged<'_>, part: Part, whose: Whose) -> Check {
    let undivided = undivided(merged, whose);
    let (rows, whole_row) = members::rows(merged);
    let sheet = merged.folio.word("merge-sheet-members");
    let column = merged.column(whose);
    let whole = members::given_in_all(merged, whose);
    let own = rows
        .iter()
        .find(|(held, _)| *held == part)
        .map(|(_, row)| Live::atom(at(&sheet, *row, column), members::given(merged, part, whose)));
    let right = part
        .one_in()
        .and_then(|of| Live::atom(at(&sheet, whole_row, column), whole).over(Live::number(Decimal::from(of))));
    let sides = own.zip(right).filter(|_| !undivided && !whole.is_zero());
    let counted = |party: usize| {
        let tells = merged.joint.members.iter().filter(|it| it.amounts.get(party).copied().flatten().is_some());
        halves(merged, party, tells.count())
    };
    let tolerance = match whose {
        Whose::Party(party) => counted(party),
        Whose::All => (0..merged.joint.parties.len()).map(counted).sum(),
    };
    let what = merged.folio.word(part.word());
    let id = if part == Part::State { "merge-check-half" } else { "merge-check-quarter" };
    Check {
        title: titled(merged, id, &what, whose),
        sides,
        at_least: false,
        tolerance,
        why: if undivided { "merge-why-undivided" } else { "merge-why-share" },
    }
}

/// What a plan prints as closing equity is opening equity and the result.
fn closing(merged: &Merged<'_>, party: usize) -> Check {
    let whose = Whose::Party(party);
    let (sheet, column) = (equity::name(merged), merged.column(whose));
    let sides = equity::closing(merged, whose).zip(equity::printed(merged, party)).map(|(rolled, printed)| {
        let cell = |row, value| Live::atom(at(&sheet, row, column), value);
        (cell(equity::CLOSING, rolled), cell(equity::PRINTED, printed))
    });
    Check {
        title: titled(merged, "merge-check-closing", "", whose),
        sides,
        at_least: false,
        tolerance: halves(merged, party, 3),
        why: "merge-why-closing",
    }
}

/// A joint deficit is covered by the equity that all bring.
fn covered(merged: &Merged<'_>) -> Check {
    let closing = equity::closing(merged, Whose::All)
        .map(|value| Live::atom(at(&equity::name(merged), equity::CLOSING, merged.column(Whose::All)), value));
    let all_tell = merged.everyone().into_iter().all(|whose| equity::opening(merged, whose).is_some());
    Check {
        title: merged.folio.word("merge-check-covered"),
        sides: closing.filter(|_| all_tell).map(|closing| (closing, Live::number(Decimal::ZERO))),
        at_least: true,
        tolerance: Decimal::ZERO,
        why: "merge-why-covered",
    }
}

fn draw_check(merged: &Merged<'_>, pen: &mut Pen<'_>, row: u32, check: &Check) -> Result<Status, XlsxError> {
    let folio = &merged.folio;
    let (text, strong) = (styles::ruled(styles::text()), styles::ruled(styles::strong()));
    pen.text(row, 0, &check.title, &text)?;
    let why = if check.sides.is_some() || check.why == "merge-why-undivided" { check.why } else { "merge-why-untold" };
    pen.text(row, WHY, &folio.word(why), &styles::after_figure(text.clone()))?;
    let Some((left, right)) = &check.sides else {
        pen.text(row, STATUS, &folio.word(Status::NotEvaluated.word()), &strong)?;
        for column in LEFT..=TOLERANCE {
            pen.text(row, column, "", &text)?;
        }
        return Ok(Status::NotEvaluated);
    };
    let look = |value: Decimal| styles::ruled(styles::figure(decimals(value)));
    pen.entry(row, LEFT, &left.clone().entry(), &look(left.value()))?;
    pen.text(row, RELATION, if check.at_least { "≥" } else { "=" }, &styles::ruled(styles::centred()))?;
    pen.entry(row, RIGHT, &right.clone().entry(), &look(right.value()))?;
    let difference = left.value().checked_sub(right.value()).unwrap_or_default().round_dp(6).normalize();
    let formula = format!("ROUND({}-{},6)", a1(row, LEFT), a1(row, RIGHT));
    pen.entry(row, DIFFERENCE, &Entry::Live { formula, value: difference }, &look(difference))?;
    pen.number(row, TOLERANCE, check.tolerance, &look(check.tolerance))?;
    let status = match difference {
        none if none.is_zero() => Status::Holds,
        more if check.at_least && more.is_sign_positive() => Status::Holds,
        little if little.abs() <= check.tolerance => Status::Rounding,
        _ => Status::Fails,
    };
    let word = |status: Status| quoted(&folio.word(status.word()));
    let (cell, room) = (a1(row, DIFFERENCE), a1(row, TOLERANCE));
    let exact = if check.at_least { format!("{cell}>=0") } else { format!("{cell}=0") };
    let (holds, rounding, fails) = (word(Status::Holds), word(Status::Rounding), word(Status::Fails));
    let formula = format!("IF({exact},{holds},IF(ABS({cell})<={room},{rounding},{fails}))");
    pen.formula(row, STATUS, &formula, &folio.word(status.word()), &strong)?;
    Ok(status)
}
