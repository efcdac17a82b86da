//! The cap on equity: the rule that holds closing equity under an amount, whatever pack it stands in.

use crate::formula::{Dimension, Expr, Figures, Relation, Test};
use crate::plan::{Address, Category, Side, YearField};

use super::addresses::View;
use super::book::Book;
use super::judgement;
use super::live::Live;
use super::sheets::{Sheet, a1};
use super::sides;
use super::timeline::FIRST_ROW;

/// The right side of the rule that caps closing equity; of several the loosest, since a rule may watch over the margin.
pub(super) fn of<'a>(book: &'a Book<'_>) -> Option<&'a Expr> {
    let view = book.view(Sheet::Overview);
    let value = |expr: &Expr| expr.evaluate(&view).ok().map(|span| span.value);
    let tests =
        book.judged.iter().filter_map(|judged| judged.live.as_ref()?.sides()).filter(|test| caps(book, test, &view));
    tests.filter_map(|test| Some((value(&test.right)?, &test.right))).max_by_key(|(cap, _)| *cap).map(|(_, cap)| cap)
}

/// The cap of the plan's year as a formula.
pub(super) fn live(book: &Book<'_>, view: &View<'_>) -> Option<Live> {
    judgement::live(of(book)?, view)
}

fn caps(book: &Book<'_>, test: &Test, view: &View<'_>) -> bool {
    let money = |expr: &Expr| expr.dimension() == Dimension::Money;
    let at_most = matches!(test.relation, Relation::AtMost | Relation::Below);
    at_most && money(&test.left) && money(&test.right) && is_closing(book, &test.left, view)
}

/// Whether an expression is closing equity of the plan's year, printed or rolled forward.
fn is_closing(book: &Book<'_>, expr: &Expr, view: &View<'_>) -> bool {
    let plan = &book.examination.corrected;
    let year_of = |row: usize| plan.equity.get(row).map(|row| row.year);
    let next = plan.year.and_then(|year| year.checked_add(1));
    let named = match expr {
        Expr::Cell(Address::Closing { row }) => year_of(*row) == plan.year,
        Expr::Cell(Address::Opening { row }) => year_of(*row) == next,
        rolled => rolled.precedents().iter().any(|it| matches!(it, Address::Opening { .. } | Address::Closing { .. })),
    };
    let own = plan.equity.iter().position(|row| plan.year == Some(row.year) && row.closing.is_some());
    let closing = own.and_then(|row| view.value(&Address::Closing { row }));
    named && closing.is_some() && expr.evaluate(view).ok().map(|span| span.value) == closing
}

/// The cap of each year that equity is told for: the plan's own by its rule; a share of income or of the members' money
/// for the others, where the multi-year plan has them.
pub(super) fn by_year(book: &Book<'_>) -> Vec<Option<Live>> {
    let view = View { unit: book.timeline.unit, ..book.view(Sheet::Years) };
    let own = live(book, &view);
    let share = of(book).and_then(|cap| share(book, cap));
    let year = book.examination.corrected.year;
    let cap = |of: i32| {
        if Some(of) == year {
            return own.clone();
        }
        own.as_ref()?;
        let (percent, base) = share?;
        let whole = yearly(book, of, base)?;
        let value = whole.value().checked_mul(percent)?;
        Some(Live::atom(format!("{}*({})", percent.normalize(), whole.text()), value))
    };
    book.timeline.equity.iter().map(|(year, _)| cap(*year)).collect()
}

/// What a cap is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Base {
    Income,
    Members,
}

fn share(book: &Book<'_>, cap: &Expr) -> Option<(rust_decimal::Decimal, Base)> {
    let Expr::Multiply(percent, base) = cap else { return None };
    let Expr::Number(percent, Dimension::Plain) = percent.as_ref() else { return None };
    let view = book.view(Sheet::Overview);
    let value = judgement::live(base, &view)?.value();
    let plan = &book.examination.corrected;
    let is = |live: Option<Live>| live.is_some_and(|live| live.value() == value);
    let members = [Category::State, Category::Region, Category::Municipality, Category::Members];
    let is_members = is(sides::of_categories(book, Sheet::Overview, &members, plan.main_column()?.1));
    let reads_grants = is(sides::in_all(plan, &view, Side::Income));
    // Where there is no other income the two are the same, and the wider one is meant no more than the other.
    match (is_members, reads_grants) {
        (true, _) => Some((*percent, Base::Members)),
        (false, true) => Some((*percent, Base::Income)),
        (false, false) => None,
    }
}

/// A year's income or members' money, where the multi-year plan has it.
fn yearly(book: &Book<'_>, year: i32, base: Base) -> Option<Live> {
    let timeline = &book.timeline;
    let (row, (_, cells)) = (FIRST_ROW..).zip(&timeline.years).find(|(_, (held, _))| *held == year)?;
    let field = |wanted: YearField| {
        let at = timeline.fields.iter().position(|field| *field == wanted)?;
        let value = cells.get(at)?.entry.value()?;
        Some(Live::atom(a1(row, u16::try_from(at).ok()?.checked_add(1)?), value))
    };
    match base {
        Base::Members => field(YearField::Contributions),
        Base::Income => field(YearField::Income),
    }
}
