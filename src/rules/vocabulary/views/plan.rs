//! The whole plan.

use std::sync::Arc;

use rhai::{Array, Dynamic, Engine, EvalAltResult, Position};
use rust_decimal::Decimal;

use super::goals::array;
use super::{GoalView, LineView, Missing, MomentView, TextView, YearView, optional, texts};
use crate::finding::Message;
use crate::formula::Figures;
use crate::money::{Amount, Unit};
use crate::plan::{Budget, Category, Plan, Role, Side};
use crate::rules::Subject;
use crate::rules::bind::Binder;
use crate::rules::names::lowered;
use crate::rules::prose::Sentence;
use crate::rules::quantity::Quantity;

/// A plan, shared between the calls of a closure.
#[derive(Clone, Debug)]
pub(in crate::rules) struct PlanView {
    plan: Arc<Plan>,
    sentences: Option<Arc<Vec<Sentence>>>,
    year: Option<i32>,
    unit: Unit,
    names: Arc<Vec<String>>,
}

impl PlanView {
    /// A view of a subject; `names` are the names the förbund had before.
    pub(in crate::rules) fn new(
        subject: &Subject<'_>,
        sentences: Option<Arc<Vec<Sentence>>>,
        names: Vec<String>,
    ) -> Self {
        Self {
            plan: Arc::new(subject.plan.clone()),
            sentences,
            year: subject.year(),
            unit: subject.unit(),
            names: Arc::new(names),
        }
    }

    fn lines(&self, role: Role) -> Vec<LineView> {
        let Some((budget, column)) = self.plan.main_column() else { return Vec::new() };
        let Some(table) = self.plan.budgets.get(budget) else { return Vec::new() };
        let lines = table.lines.iter().enumerate().filter(|(_, line)| line.role == role);
        lines.map(|(at, line)| LineView::new(&self.plan, budget, column, at, line)).collect()
    }

    /// All that goals say: headings, activities, measures.
    pub(in crate::rules) fn texts_of_goals(&self) -> Vec<TextView> {
        self.goals().iter().flat_map(GoalView::texts).collect()
    }

    fn goals(&self) -> Vec<GoalView> {
        self.plan.goals.iter().map(GoalView::new).collect()
    }

    fn main(&self) -> Option<&Budget> {
        self.plan.main_column().and_then(|(budget, _)| self.plan.budgets.get(budget))
    }

    /// The printed totals of income that count equity used as financing.
    fn totals_with_own_equity(&self) -> Vec<LineView> {
        let Some(main) = self.main() else { return Vec::new() };
        let items = self.lines(Role::Item);
        let own: Vec<_> = items.iter().filter(|line| is_own(main, line.index)).collect();
        let sums = self.lines(Role::Total).into_iter().filter(|sum| {
            // One that is empty in the year's column says nothing of the year.
            sum.amount.is_some()
                && main.lines.get(sum.index).is_some_and(|line| line.side == Side::Income)
                && own.iter().any(|line| line.is_under(main, sum.index))
        });
        sums.collect()
    }

    fn value(&self, quantity: &Quantity) -> Result<Decimal, Box<EvalAltResult>> {
        let subject = Subject::of(&self.plan);
        let bound = Binder { subject: &subject, by_sums: false, one: None }.quantity(quantity);
        let figures: &dyn Figures = &subject.figures(false);
        let value = bound.and_then(|expr| Ok(expr.evaluate(figures)?.value));
        value.or_else(|lack| missing(lack.message()))
    }

    fn sentences(&self, patterns: &[Vec<String>]) -> Result<Array, Box<EvalAltResult>> {
        let Some(sentences) = &self.sentences else { return missing(Message::new("rules-lack-text")) };
        let patterns: Vec<Vec<String>> = patterns.iter().map(|words| lowered(words)).collect();
        let found = sentences.iter().filter(|said| patterns.iter().all(|words| said.has_word(words)));
        let views = found.map(|said| TextView { text: said.text.clone(), place: said.place.clone() });
        Ok(views.map(Dynamic::from).collect())
    }
}

fn is_own(budget: &Budget, line: usize) -> bool {
    budget.lines.get(line).is_some_and(|line| line.category == Some(Category::OwnEquity))
}

fn missing<T>(message: Message) -> Result<T, Box<EvalAltResult>> {
    Err(Box::new(EvalAltResult::ErrorRuntime(Dynamic::from(Missing(message)), Position::NONE)))
}

fn views<T: Clone + Send + Sync + 'static>(several: Vec<T>) -> Array {
    several.into_iter().map(Dynamic::from).collect()
}

pub(super) fn teach(engine: &mut Engine) {
    engine.register_type_with_name::<PlanView>("plan");
    engine.register_get("year", |plan: &mut PlanView| match plan.year {
        Some(year) => Ok(i64::from(year)),
        None => missing(Message::new("rules-lack-year")),
    });
    engine.register_get("lines", |plan: &mut PlanView| views(plan.lines(Role::Item)));
    engine.register_get("costs", |plan: &mut PlanView| -> Array {
        let lines = plan.lines(Role::Item).into_iter();
        let main = plan.main().cloned().unwrap_or_default();
        let costs = lines.filter(|line| main.lines.get(line.index).is_some_and(|line| line.side == Side::Cost));
        views(costs.collect())
    });
    engine.register_get("goals", |plan: &mut PlanView| views(plan.goals()));
    engine.register_get("activities", |plan: &mut PlanView| -> Array {
        let notes = plan.plan.goals.iter().flat_map(|goal| &goal.activities);
        let texts: Vec<_> = notes.map(|note| TextView { text: note.text.clone(), place: note.place.clone() }).collect();
        array(&texts)
    });
    engine.register_get("texts_of_goals", |plan: &mut PlanView| views(plan.texts_of_goals()));
    engine.register_get("years", |plan: &mut PlanView| views(YearView::all(&plan.plan)));
    engine.register_get("equity", |plan: &mut PlanView| -> Array {
        let rows = plan.plan.equity.iter().enumerate();
        views(rows.flat_map(|(at, row)| MomentView::printed(at, row)).collect())
    });
    engine.register_get("totals_with_own_equity", |plan: &mut PlanView| views(plan.totals_with_own_equity()));
    engine.register_get("has_text", |plan: &mut PlanView| plan.sentences.is_some());
    engine.register_get("former_names", |plan: &mut PlanView| views(plan.names.as_ref().clone()));
    engine.register_get("name", |plan: &mut PlanView| optional(plan.plan.forbund.clone()));
    engine.register_fn("value", |plan: PlanView, quantity: Quantity| plan.value(&quantity));
    engine.register_fn("money", |plan: PlanView, amount: Decimal| Amount::kronor(amount).swedish(plan.unit));
    engine.register_fn("money", |_: PlanView, (): ()| "–".to_owned());
    engine.register_fn("sentences", |plan: PlanView, all: Array| {
        let patterns: Result<Vec<_>, _> = all
            .into_iter()
            .map(|words| match words.clone().try_cast::<Array>() {
                Some(several) => texts(several),
                None => texts(vec![words]),
            })
            .collect();
        plan.sentences(&patterns?)
    });
}
