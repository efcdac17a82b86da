//! The Excel form of an expression: only functions that Excel and LibreOffice share, in the workbook's own unit.

use rust_decimal::Decimal;
use thiserror::Error;

use super::{Condition, Dimension, Expr, Relation, Test};
use crate::money::Unit;
use crate::plan::Address;

/// What a workbook holds of a plan's figures.
pub trait Cells {
    /// What gives the figure at an address, counted in the workbook's unit and with the model's sign (a cost is
    /// positive): `Budget!C7`, or `-Budget!C7` where the sheet keeps costs negative. `None` where it has no cell.
    fn excel(&self, address: &Address) -> Option<String>;

    /// The bare cell that holds the figure, in whatever unit and sign. `None` where it has no cell.
    fn cell(&self, address: &Address) -> Option<String> {
        self.excel(address)
    }
}

/// Decimals that a difference is rounded to, counted in `unit`: far below any figure of a plan, and above the tail
/// that a workbook's binary fractions leave at the fifteenth digit.
#[must_use]
pub fn exactness(dimension: Dimension, unit: Unit) -> u32 {
    match (dimension, unit) {
        (Dimension::Money, Unit::Kr) => 6,
        (Dimension::Money, Unit::Tkr) | (Dimension::Plain | Dimension::Date, _) => 9,
        (Dimension::Money, Unit::Mkr) => 12,
    }
}

/// Why an expression cannot live in a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotLive {
    /// The workbook has no cell for a figure.
    #[error("the workbook has no cell for {0:?}")]
    NoCell(Address),
    /// A number beyond what the workbook's unit can say.
    #[error("overflow")]
    Overflow,
}

/// A check in Excel's words. Each is a formula without `=`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Live {
    /// The left side.
    pub left: String,
    /// The right side.
    pub right: String,
    /// Left less right.
    pub difference: String,
    /// The tolerance, counted as the sides are.
    pub tolerance: String,
    /// Whether it holds for the figures as they stand.
    pub holds: String,
    /// Whether it holds when rounding is allowed for.
    pub within: String,
}

/// An expression as an Excel formula, without `=`.
///
/// # Errors
/// Where the workbook has no cell for one of its figures.
pub fn excel(expr: &Expr, cells: &dyn Cells, unit: Unit) -> Result<String, NotLive> {
    Ok(match expr {
        Expr::Number(value, dimension) => number(*value, *dimension, unit)?,
        Expr::Stated(address, value, dimension) => match address.as_ref().and_then(|at| cells.excel(at)) {
            Some(cell) => cell,
            None => number(*value, *dimension, unit)?,
        },
        Expr::Cell(address) => cells.excel(address).ok_or(NotLive::NoCell(*address))?,
        Expr::Add(terms) => call("SUM", terms, cells, unit)?,
        Expr::Min(terms) => call("MIN", terms, cells, unit)?,
        Expr::Max(terms) => call("MAX", terms, cells, unit)?,
        Expr::Subtract(left, right) => pair(left, "-", right, cells, unit)?,
        Expr::Multiply(left, right) => pair(left, "*", right, cells, unit)?,
        Expr::Divide(left, right) => pair(left, "/", right, cells, unit)?,
        Expr::Abs(inner) => format!("ABS({})", excel(inner, cells, unit)?),
        Expr::Round(inner, decimals) => format!("ROUND({},{decimals})", excel(inner, cells, unit)?),
        Expr::If(test, yes, no) => {
            let (yes, no) = (excel(yes, cells, unit)?, excel(no, cells, unit)?);
            format!("IF({},{yes},{no})", condition(test, cells, unit)?)
        }
        Expr::Count(parts) => {
            let one = |part: &Condition| Ok(format!("IF({},1,0)", condition(part, cells, unit)?));
            let parts: Result<Vec<_>, NotLive> = parts.iter().map(one).collect();
            let parts = parts?;
            if parts.is_empty() { "0".to_owned() } else { format!("SUM({})", parts.join(",")) }
        }
    })
}

/// A test in Excel's words: both sides, their difference, and whether it holds.
///
/// # Errors
/// Where the workbook has no cell for one of its figures.
pub fn live(test: &Test, cells: &dyn Cells, unit: Unit) -> Result<Live, NotLive> {
    let (left, right) = (excel(&test.left, cells, unit)?, excel(&test.right, cells, unit)?);
    let tolerance = number(test.tolerance, test.left.dimension(), unit)?;
    let difference = format!("{}-{}", wrapped(&test.left, &left), wrapped(&test.right, &right));
    let off = format!("ROUND({difference},{})", exactness(test.left.dimension(), unit));
    let holds = comparison(test.relation, &off, "0");
    let within = comparison(test.relation, &off, &tolerance);
    Ok(Live { left, right, difference, tolerance, holds, within })
}

/// A condition as an Excel formula that is TRUE or FALSE, without `=`; rounding is allowed for.
///
/// # Errors
/// Where the workbook has no cell for one of its figures.
pub fn condition(condition: &Condition, cells: &dyn Cells, unit: Unit) -> Result<String, NotLive> {
    said(condition, false, cells, unit)
}

/// A condition as an Excel formula that is TRUE where it holds without the help of rounding.
///
/// # Errors
/// Where the workbook has no cell for one of its figures.
pub fn strictly(condition: &Condition, cells: &dyn Cells, unit: Unit) -> Result<String, NotLive> {
    said(condition, true, cells, unit)
}

/// What decides is not asked further, as in [`Condition::evaluate`]: Excel's own AND and OR ask every part, and one
/// that divides by zero would speak for all.
fn said(condition: &Condition, strict: bool, cells: &dyn Cells, unit: Unit) -> Result<String, NotLive> {
    let joined = |parts: &[Condition], last: &str, yes: &dyn Fn(&str, &str) -> String| -> Result<String, NotLive> {
        let mut text = last.to_owned();
        for part in parts.iter().rev() {
            text = yes(&said(part, strict, cells, unit)?, &text);
        }
        Ok(text)
    };
    match condition {
        Condition::Is(test) => {
            let live = live(test, cells, unit)?;
            Ok(if strict { live.holds } else { live.within })
        }
        Condition::Known(known) => Ok(truth(*known).to_owned()),
        Condition::Stated(address) => {
            let cell = cells.cell(address).ok_or(NotLive::NoCell(*address))?;
            Ok(format!("ISNUMBER({cell})"))
        }
        Condition::Computable(expr) => Ok(format!("NOT(ISERROR({}))", excel(expr, cells, unit)?)),
        Condition::All(parts) => joined(parts, "TRUE", &|part, rest| format!("IF({part},{rest},FALSE)")),
        Condition::Any(parts) => joined(parts, "FALSE", &|part, rest| format!("IF({part},TRUE,{rest})")),
        // What holds only within rounding does so turned about as well.
        Condition::Not(part) => Ok(format!("NOT({})", said(part, !strict, cells, unit)?)),
    }
}

fn truth(known: bool) -> &'static str {
    if known { "TRUE" } else { "FALSE" }
}

fn comparison(relation: Relation, off: &str, tolerance: &str) -> String {
    match relation {
        Relation::AtMost => format!("{off}<={tolerance}"),
        Relation::AtLeast if tolerance == "0" => format!("{off}>=0"),
        Relation::Above if tolerance == "0" => format!("{off}>0"),
        Relation::AtLeast => format!("{off}>=-{tolerance}"),
        Relation::Below => format!("{off}<{tolerance}"),
        Relation::Above => format!("{off}>-{tolerance}"),
        Relation::Equal => format!("ABS({off})<={tolerance}"),
    }
}

fn number(value: Decimal, dimension: Dimension, unit: Unit) -> Result<String, NotLive> {
    let scaled = match dimension {
        Dimension::Money => value.checked_div(unit.kronor()).ok_or(NotLive::Overflow)?,
        Dimension::Plain | Dimension::Date => value,
    };
    Ok(scaled.normalize().to_string())
}

fn call(name: &str, terms: &[Expr], cells: &dyn Cells, unit: Unit) -> Result<String, NotLive> {
    if terms.is_empty() {
        return Ok("0".to_owned());
    }
    let terms: Result<Vec<_>, _> = terms.iter().map(|term| excel(term, cells, unit)).collect();
    Ok(format!("{name}({})", terms?.join(",")))
}

fn pair(left: &Expr, sign: &str, right: &Expr, cells: &dyn Cells, unit: Unit) -> Result<String, NotLive> {
    let (a, b) = (excel(left, cells, unit)?, excel(right, cells, unit)?);
    Ok(format!("{}{sign}{}", wrapped(left, &a), wrapped(right, &b)))
}

/// In parentheses where a sign beside it could be misread.
fn wrapped(expr: &Expr, text: &str) -> String {
    let compound = matches!(expr, Expr::Subtract(..) | Expr::Multiply(..) | Expr::Divide(..));
    if compound || text.starts_with('-') { format!("({text})") } else { text.to_owned() }
}
