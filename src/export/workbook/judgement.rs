//! A rule as a row of Kontroller: both sides, difference and status as live formulas wherever the plan's figures have
//! cells, and the status those formulas have now.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::finding::Outcome;
use crate::formula::{
    Cells, Dimension, Expr, Figures, LiveCheck, Relation, Test, Verdict, condition, exactness, excel, strictly,
};
use crate::plan::{Address, Budget, Plan};
use crate::rules::Judged;

use super::addresses::View;
use super::live::Live;

/// The status of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    /// It holds.
    Holds,
    /// It holds within rounding.
    Rounding,
    /// It does not hold.
    Fails,
    /// A person has accepted that it does not hold.
    Accepted,
    /// It does not concern the plan.
    NotApplicable,
    /// The plan does not say enough.
    NotEvaluated,
}

impl Status {
    /// All, in the order a legend gives them.
    pub(super) const ALL: [Self; 6] =
        [Self::Holds, Self::Rounding, Self::Fails, Self::Accepted, Self::NotApplicable, Self::NotEvaluated];

    /// The word's identifier.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Holds => "book-status-ok",
            Self::Rounding => "book-status-rounding",
            Self::Fails => "book-status-fails",
            Self::Accepted => "book-status-accepted",
            Self::NotApplicable => "book-status-not-applicable",
            Self::NotEvaluated => "book-status-not-evaluated",
        }
    }

    /// What became of a rule.
    pub(super) fn of(judged: &Judged) -> Self {
        match judged.check.outcome {
            Outcome::Passed if judged.check.rounding => Self::Rounding,
            Outcome::Passed => Self::Holds,
            Outcome::Failed => Self::Fails,
            Outcome::Accepted => Self::Accepted,
            Outcome::NotApplicable => Self::NotApplicable,
            Outcome::NotEvaluated => Self::NotEvaluated,
        }
    }
}

/// A rule as formulas of Kontroller.
#[derive(Clone, Debug)]
pub(super) struct LiveRule {
    /// Both sides, where it is one comparison.
    pub(super) sides: Option<LiveTest>,
    /// What is TRUE where it applies; `None` where it always does.
    applies: Option<String>,
    /// What is TRUE where it holds, to the last digit and within rounding; empty where both sides have cells.
    said: [String; 2],
    /// The status of the formulas as they stand.
    pub(super) status: Status,
}

impl LiveRule {
    /// The rule as formulas; `None` where a figure has no cell, or where the formulas would say another thing than the
    /// rule's outcome does: the outcome stands then, without life.
    pub(super) fn new(judged: &Judged, plan: &Plan, view: &View<'_>) -> Option<Self> {
        let check = judged.live.as_ref()?;
        let agrees = |live: &Self| match judged.check.outcome {
            Outcome::Passed => matches!(live.status, Status::Holds | Status::Rounding),
            Outcome::Failed | Outcome::Accepted => live.status == Status::Fails,
            Outcome::NotApplicable => live.status == Status::NotApplicable,
            Outcome::NotEvaluated => false,
        };
        // A total over sums that their own lines do not give is held against those sums as they are decided: the
        // fault is theirs, and is told once.
        let decided = View { as_decided: true, ..*view };
        [*view, decided].iter().filter_map(|view| Self::of(check, plan, view)).find(agrees)
    }

    fn of(check: &LiveCheck, plan: &Plan, view: &View<'_>) -> Option<Self> {
        let applies = match &check.applies {
            Some(when) => Some(condition(when, view, view.unit).ok()?),
            None => None,
        };
        let sides = match check.sides() {
            Some(test) => Some(LiveTest::of(test, plan, view)?),
            None => None,
        };
        let said = match sides {
            Some(_) => [String::new(), String::new()],
            None => [strictly(&check.holds, view, view.unit).ok()?, condition(&check.holds, view, view.unit).ok()?],
        };
        let verdict = match &sides {
            Some(sides) => sides.status(),
            None => match check.holds.evaluate(view).ok()? {
                Verdict::Holds => Status::Holds,
                Verdict::WithinRounding => Status::Rounding,
                Verdict::Fails => Status::Fails,
            },
        };
        let status = if check.does_apply(view).ok()? { verdict } else { Status::NotApplicable };
        let short = said.iter().chain(&applies).map(String::len).sum::<usize>() <= LONGEST;
        let shallow = said.iter().chain(&applies).all(|text| text.matches("IF(").count() <= DEEPEST);
        (short && shallow).then_some(Self { sides, applies, said, status })
    }

    /// The status as a formula over the cells of difference and tolerance, where it has them; `fails` is a formula.
    pub(super) fn formula(&self, cells: [&str; 2], word: impl Fn(Status) -> String, fails: &str) -> String {
        let (holds, rounding) = (word(Status::Holds), word(Status::Rounding));
        let status = match &self.sides {
            Some(sides) => sides.formula(cells, [&holds, &rounding, fails]),
            None => {
                let [strict, loose] = &self.said;
                format!("IF({strict},{holds},IF({loose},{rounding},{fails}))")
            }
        };
        let status = match &self.applies {
            Some(applies) => format!("IF({applies},{status},{})", word(Status::NotApplicable)),
            None => status,
        };
        // A comparison without a quotient has nothing that can go wrong, and is easier to read.
        let sure = self.applies.is_none() && self.sides.as_ref().is_some_and(|sides| !sides.divides);
        if sure { status } else { format!("IFERROR({status},{})", word(Status::NotEvaluated)) }
    }
}

/// The longest conditions of a status that are written out, and how many may be nested: Excel takes 8 192 characters
/// and 64 levels.
const LONGEST: usize = 7_000;
const DEEPEST: usize = 58;

/// A check whose sides are formulas.
#[derive(Clone, Debug)]
pub(super) struct LiveTest {
    /// The left side.
    pub(super) left: Live,
    /// The right side.
    pub(super) right: Live,
    /// How they are held against each other.
    pub(super) relation: Relation,
    /// What still counts as rounding, in the workbook's unit where the sides are money.
    pub(super) tolerance: Decimal,
    /// What the sides count.
    pub(super) dimension: Dimension,
    /// Whether a side can come to divide by zero.
    pub(super) divides: bool,
    /// Left less right, as the sheet rounds it.
    pub(super) difference: Decimal,
}

impl LiveTest {
    fn of(test: &Test, plan: &Plan, view: &View<'_>) -> Option<Self> {
        let dimension = test.left.dimension();
        let left = side(&test.left, &test.right, plan, view)?;
        let right = side(&test.right, &test.left, plan, view)?;
        let difference = left.value().checked_sub(right.value())?.round_dp(exactness(dimension, view.unit));
        let divides = left.text().contains('/') || right.text().contains('/');
        let tolerance = in_unit(test.tolerance, dimension, view)?;
        Some(Self { left, right, relation: test.relation, tolerance, dimension, divides, difference })
    }

    /// The status of the formulas as they stand.
    pub(super) fn status(&self) -> Status {
        let (over, zero) = (self.over(), Decimal::ZERO);
        let strict = matches!(self.relation, Relation::Below | Relation::Above);
        let holds = |bound: Decimal| if strict { over < bound } else { over <= bound };
        if holds(zero) {
            Status::Holds
        } else if holds(self.tolerance) {
            Status::Rounding
        } else {
            Status::Fails
        }
    }

    /// By how much the relation is broken; not above zero where it holds.
    fn over(&self) -> Decimal {
        match self.relation {
            Relation::AtMost | Relation::Below => self.difference,
            Relation::AtLeast | Relation::Above => -self.difference,
            Relation::Equal => self.difference.abs(),
        }
    }

    /// The status as a formula over the cells of difference and tolerance; `words` in the order holds, rounding, fails.
    fn formula(&self, [difference, tolerance]: [&str; 2], [holds, rounding, fails]: [&str; 3]) -> String {
        let over = match self.relation {
            Relation::AtMost | Relation::Below => difference.to_owned(),
            Relation::AtLeast | Relation::Above => format!("-{difference}"),
            Relation::Equal => format!("ABS({difference})"),
        };
        let than = if matches!(self.relation, Relation::Below | Relation::Above) { "<" } else { "<=" };
        format!("IF({over}{than}0,{holds},IF({over}{than}{tolerance},{rounding},{fails}))")
    }
}

/// A side of a test. A sum that stands alone against its own lines is the printed, decided one: a live sum held
/// against a live sum would always agree.
fn side(own: &Expr, other: &Expr, plan: &Plan, view: &View<'_>) -> Option<Live> {
    match own {
        Expr::Cell(address) if covers(address, other, plan) => {
            let derived = !matches!(address, Address::Line { .. });
            view.decided(address).or_else(|| derived.then(|| live(own, view)).flatten())
        }
        _ => live(own, view),
    }
}

/// An expression as a formula with its value, counted in the view's unit.
pub(super) fn live(expr: &Expr, view: &View<'_>) -> Option<Live> {
    let value = expr.evaluate(view).ok()?.value;
    let text = excel(expr, view, view.unit).ok()?;
    Some(Live::atom(text, in_unit(value, expr.dimension(), view)?))
}

fn in_unit(value: Decimal, dimension: Dimension, view: &View<'_>) -> Option<Decimal> {
    match dimension {
        Dimension::Money => value.checked_div(view.unit.kronor()),
        Dimension::Plain | Dimension::Date => Some(value),
    }
}

impl Cells for View<'_> {
    fn excel(&self, address: &Address) -> Option<String> {
        let live = self.live(address)?;
        let is_product = live.text().contains(['/', '*']);
        Some(if is_product { format!("({})", live.text()) } else { live.text().to_owned() })
    }

    fn cell(&self, address: &Address) -> Option<String> {
        self.addresses.spot(address).map(|spot| self.names.reference(spot, self.home))
    }
}

impl Figures for View<'_> {
    fn value(&self, address: &Address) -> Option<Decimal> {
        self.live(address)?.value().checked_mul(self.unit.kronor())
    }

    fn half_width(&self, _: &Address) -> Decimal {
        // A workbook computes with what stands in its cells; the tolerance stands in a cell of its own.
        Decimal::ZERO
    }
}

/// Whether the figure is a sum that rests on a figure of the other side.
fn covers(address: &Address, other: &Expr, plan: &Plan) -> bool {
    let Address::Line { budget, line, column } = address else { return false };
    let Some(table) = plan.budgets.get(*budget) else { return false };
    let below = below(table, *line);
    other.precedents().iter().any(|cell| {
        matches!(cell, Address::Line { budget: b, line: l, column: c } if b == budget && c == column && below.contains(l))
    })
}

/// All lines that a sum rests on, directly or through other sums.
pub(super) fn below(budget: &Budget, line: usize) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut open = vec![line];
    while let Some(at) = open.pop() {
        for term in budget.sums.iter().filter(|sum| sum.line == at).flat_map(|sum| &sum.terms) {
            if found.insert(term.line) {
                open.push(term.line);
            }
        }
    }
    found
}
