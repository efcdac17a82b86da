//! What a closure answers.

use rhai::{Array, Engine};
use rust_decimal::Decimal;

use super::views::{GoalView, LineView, MomentView, TextView, YearView};
use crate::document::Place;
use crate::finding::{Cell, Message, Severity};

/// An answer.
#[derive(Clone, Debug)]
pub(in crate::rules) enum Said {
    /// It holds, with a word on why.
    Passed(Option<String>),
    /// It does not.
    Failed(Failure),
    /// It does not concern the plan.
    NotApplicable(String),
    /// The plan does not say enough.
    Unknown(String),
}

/// What a closure says of a failure.
#[derive(Clone, Debug, Default)]
pub(in crate::rules) struct Failure {
    pub(in crate::rules) says: String,
    pub(in crate::rules) cells: Vec<Cell>,
    /// Places with what stands there; a text of the plan in full.
    pub(in crate::rules) reasons: Vec<(Place, Message)>,
    pub(in crate::rules) expected: Option<Decimal>,
    pub(in crate::rules) actual: Option<Decimal>,
    pub(in crate::rules) severity: Option<Severity>,
}

/// The most places that one finding points at.
const PLACES: usize = 200;

impl Failure {
    fn point(&mut self, cell: Cell) {
        if self.cells.len() < PLACES {
            self.cells.push(cell);
        }
    }

    fn lean(&mut self, reason: (Place, Message)) {
        if self.reasons.len() < PLACES {
            self.reasons.push(reason);
        }
    }
}

pub(super) fn teach(engine: &mut Engine) {
    engine.register_type_with_name::<Said>("answer");
    engine.register_fn("passed", || Said::Passed(None));
    engine.register_fn("passed", |why: &str| Said::Passed(Some(why.to_owned())));
    engine.register_fn("failed", |says: &str| Said::Failed(Failure { says: says.to_owned(), ..Failure::default() }));
    engine.register_fn("not_applicable", |why: &str| Said::NotApplicable(why.to_owned()));
    engine.register_fn("unknown", |why: &str| Said::Unknown(why.to_owned()));
    engine.register_fn("expected", |said: Said, value: Decimal| with(said, |failure| failure.expected = Some(value)));
    engine.register_fn("actual", |said: Said, value: Decimal| with(said, |failure| failure.actual = Some(value)));
    engine.register_fn("as_info", |said: Said| with(said, |failure| failure.severity = Some(Severity::Info)));
    engine.register_fn("as_warning", |said: Said| with(said, |failure| failure.severity = Some(Severity::Warning)));
    engine.register_fn("at", |said: Said, spot: LineView| with(said, |failure| failure.point(spot.cell())));
    engine.register_fn("at", |said: Said, spot: GoalView| with(said, |failure| failure.point(spot.cell())));
    engine.register_fn("at", |said: Said, spot: YearView| with(said, |failure| failure.point(spot.cell())));
    engine.register_fn("at", |said: Said, spot: TextView| with(said, |failure| failure.point(spot.cell())));
    engine.register_fn("at", |said: Said, spot: MomentView| with(said, |failure| failure.point(spot.cell())));
    engine.register_fn("at", |said: Said, spots: Array| {
        with(said, |failure| cells(spots).into_iter().for_each(|cell| failure.point(cell)))
    });
    engine.register_fn("because", |said: Said, spot: TextView| with(said, |failure| failure.lean(spot.quoted())));
    engine.register_fn("because", |said: Said, spots: Array| {
        with(said, |failure| spots.into_iter().filter_map(reason).for_each(|it| failure.lean(it)))
    });
}

fn reason(spot: rhai::Dynamic) -> Option<(Place, Message)> {
    if let Some(text) = spot.clone().try_cast::<TextView>() {
        return Some(text.quoted());
    }
    let cell = cell(spot)?;
    Some((cell.place?, Message::new("rules-because").with("label", crate::rules::spot::label(&cell.label))))
}

fn with(said: Said, change: impl FnOnce(&mut Failure)) -> Said {
    match said {
        Said::Failed(mut failure) => {
            change(&mut failure);
            Said::Failed(failure)
        }
        other => other,
    }
}

fn cells(spots: Array) -> Vec<Cell> {
    spots.into_iter().filter_map(cell).collect()
}

fn cell(spot: rhai::Dynamic) -> Option<Cell> {
    let line = spot.clone().try_cast::<LineView>().map(|it| it.cell());
    line.or_else(|| spot.clone().try_cast::<GoalView>().map(|it| it.cell()))
        .or_else(|| spot.clone().try_cast::<TextView>().map(|it| it.cell()))
        .or_else(|| spot.clone().try_cast::<MomentView>().map(|it| it.cell()))
        .or_else(|| spot.try_cast::<YearView>().map(|it| it.cell()))
}
