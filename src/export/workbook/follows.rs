//! A sum that parts from its decided figure only because a sum under it does: Kontroller says of which it follows, so
//! that one cause is looked for in one place.

use crate::formula::Expr;
use crate::plan::Address;
use crate::rules::Judged;

use super::book::Book;
use super::checks::{CheckRow, DIFFERENCE, TOLERANCE, quoted};
use super::sheets::a1;
use super::sums::LONGEST_FORMULA;

/// The longest text that a formula holds, in UTF-16 units.
const LONGEST_QUOTE: usize = 255;
/// Decimals to which differences are held against each other: below an öre in any unit.
const EXACT: u32 = 9;

/// `why` as a formula that says, once a person has changed a figure, of which other check a deviation follows; `None`
/// for a check that rests on no other.
pub(super) fn formula(book: &Book<'_>, row: &CheckRow, judged: &Judged, why: &str) -> Option<String> {
    let own = sum_of(judged)?;
    row.live.as_ref()?.sides.as_ref()?;
    let below: Vec<(u32, i8, String)> = own
        .terms
        .iter()
        .filter_map(|(address, sign)| {
            let (at, title) = check_of(book, address)?;
            Some((at, *sign, title))
        })
        .collect();
    let fits = |text: &str| text.encode_utf16().count() < LONGEST_QUOTE;
    if below.is_empty() || !fits(why) || !below.iter().all(|(.., title)| fits(title)) {
        return None;
    }
    let cells = |at: u32| (a1(at, DIFFERENCE), a1(at, TOLERANCE));
    let (difference, tolerance) = cells(row.row);
    let together: String =
        below.iter().map(|(at, sign, _)| format!("{}{}", if *sign < 0 { "-" } else { "+" }, cells(*at).0)).collect();
    let named: Vec<String> = below
        .iter()
        .map(|(at, _, title)| {
            let (difference, tolerance) = cells(*at);
            format!("IF(ABS({difference})>{tolerance},{},\"\")", quoted(&format!(" {title}.")))
        })
        .collect();
    let rest = format!("{difference}-({})", together.trim_start_matches('+'));
    let formula = format!(
        "IF(AND(ABS({difference})>{tolerance},ABS(ROUND({rest},{EXACT}))<={tolerance}),{}&{},{})",
        quoted(&book.word("book-check-follows")),
        named.join("&"),
        quoted(why)
    );
    (formula.len() < LONGEST_FORMULA).then_some(formula)
}

/// A check that holds a figure against what others give together.
struct SumCheck<'a> {
    figure: &'a Address,
    terms: Vec<(&'a Address, i8)>,
}

fn sum_of(judged: &Judged) -> Option<SumCheck<'_>> {
    let check = judged.live.as_ref().filter(|check| check.applies.is_none())?;
    let test = check.sides()?;
    let Expr::Cell(figure) = &test.left else { return None };
    let mut terms = Vec::new();
    let plain = !matches!(test.right, Expr::Cell(_)) && take(&test.right, 1, &mut terms);
    plain.then_some(SumCheck { figure, terms })
}

/// The figures that an expression adds up; false where it does anything else.
fn take<'a>(expr: &'a Expr, sign: i8, terms: &mut Vec<(&'a Address, i8)>) -> bool {
    match expr {
        Expr::Cell(address) => {
            terms.push((address, sign));
            true
        }
        Expr::Add(parts) => parts.iter().all(|part| take(part, sign, terms)),
        Expr::Subtract(from, less) => take(from, sign, terms) && take(less, -sign, terms),
        _ => false,
    }
}

/// The row of the check of a sum, and its title.
fn check_of(book: &Book<'_>, figure: &Address) -> Option<(u32, String)> {
    let rows = book.sections.iter().flat_map(|section| &section.rows);
    let found = rows.filter(|row| row.live.as_ref().is_some_and(|live| live.sides.is_some())).find_map(|row| {
        let judged = book.judged.get(row.judged)?;
        (sum_of(judged)?.figure == figure).then_some((row.row, judged))
    })?;
    Some((found.0, book.catalogue.say(&found.1.check.title)))
}
