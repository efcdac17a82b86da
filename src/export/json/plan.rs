//! The plan: `plankoll/plan-1`.

use schemars::JsonSchema;
use serde::Serialize;

use super::goals::{self, GoalWire};
use super::years::{self, EquityWire, YearWire};
use crate::document::{Place, Source};
use crate::finding::Message;
use crate::plan::{About, Budget, Category, Claim, Column, Plan, Role, Side};
use crate::text::Catalogue;

/// The plan as other programs read it: printed amounts, before any correction.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "plankoll/plan-1")]
pub struct PlanWire {
    /// Always `plankoll/plan-1`.
    pub schema: &'static str,
    /// The file.
    pub source: SourceWire,
    /// The förbund.
    pub forbund: ForbundWire,
    /// The budget year.
    pub year: Option<i32>,
    /// The date of adoption, `2024-11-29`.
    pub adopted: Option<String>,
    /// Where that date is printed.
    pub adopted_place: Option<Place>,
    /// The budget tables.
    pub budgets: Vec<BudgetWire>,
    /// The multi-year plan.
    pub multi_year: Vec<YearWire>,
    /// Equity by year.
    pub equity: Vec<EquityWire>,
    /// The goals.
    pub goals: Vec<GoalWire>,
    /// Amounts and shares in prose.
    pub claims: Vec<ClaimWire>,
    /// What looked like a figure of a budget and could not be placed.
    pub unread: Vec<UnreadWire>,
}

/// The file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SourceWire {
    /// Its name, without folders.
    pub file: String,
    /// Its format, told by content.
    pub format: String,
    /// True where columns and rows were found by where letters stand on a page (PDF): less sure than the rest.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schemars(default)]
    pub less_sure: bool,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
}

/// The förbund.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ForbundWire {
    /// Its name as the plan writes it.
    pub name: Option<String>,
}

/// A budget table.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BudgetWire {
    /// Its title.
    pub title: Option<String>,
    /// The unit it is printed in: `kr`, `tkr`, `mkr`.
    pub unit: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its lines.
    pub lines: Vec<LineWire>,
    /// Where it begins.
    pub place: Place,
}

/// A line; `amounts`, `printed` and `place` run parallel to the columns.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LineWire {
    /// Identifies it within the plan.
    pub id: String,
    /// Its label.
    pub label: String,
    /// The slug path of its group.
    pub group: String,
    /// The group's labels as printed, outermost first.
    pub path: Vec<String>,
    /// Its side.
    pub side: Side,
    /// Its role.
    pub role: Role,
    /// Its category; items only.
    pub category: Option<Category>,
    /// Kronor, a column each.
    pub amounts: Vec<Option<String>>,
    /// As printed, a column each.
    pub printed: Vec<Option<String>>,
    /// Where, a column each.
    pub place: Vec<Option<Place>>,
    /// Where the label stands.
    pub label_place: Place,
    /// The lines that a sum covers; `null` where the line is no sum.
    pub covers: Option<Vec<TermWire>>,
    /// Amounts printed a second time on the line.
    pub repeats: Vec<RepeatWire>,
}

/// A line within a sum.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TermWire {
    /// The line's id.
    pub line_id: String,
    /// `1` added, `-1` taken away.
    pub sign: i8,
}

/// An amount printed a second time.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RepeatWire {
    /// The column it repeats.
    pub column: Option<Column>,
    /// Kronor.
    pub amount: String,
    /// As printed.
    pub printed: String,
    /// Where.
    pub place: Place,
}

/// An amount or a share in prose.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClaimWire {
    /// The words around it.
    pub text: String,
    /// Kronor; `null` for a share.
    pub amount: Option<String>,
    /// Percent; `null` for an amount.
    pub percent: Option<String>,
    /// The unit it is printed in.
    pub unit: &'static str,
    /// What it is about.
    pub about: About,
    /// The line it is about.
    pub line_id: Option<String>,
    /// The year it is about.
    pub year: Option<i32>,
    /// Where it stands.
    pub place: Place,
}

/// What could not be placed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UnreadWire {
    /// Where it stands.
    pub place: Place,
    /// As printed.
    pub text: String,
    /// Why it found no home, in words.
    pub why: String,
}

/// The plan in the contract's form; the catalogue words why a figure is unread.
#[must_use]
pub fn wire(plan: &Plan, catalogue: &Catalogue) -> PlanWire {
    PlanWire {
        schema: "plankoll/plan-1",
        source: source(&plan.source),
        forbund: ForbundWire { name: plan.forbund.clone() },
        year: plan.year,
        adopted: plan.adopted.as_ref().map(|dated| dated.date.to_string()),
        adopted_place: plan.adopted.as_ref().map(|dated| dated.place.clone()),
        budgets: plan.budgets.iter().map(budget).collect(),
        multi_year: plan.multi_year.iter().map(years::year).collect(),
        equity: plan.equity.iter().map(years::equity).collect(),
        goals: plan.goals.iter().map(goals::goal).collect(),
        claims: plan.claims.iter().map(|found| claim(plan, found)).collect(),
        unread: plan
            .unread
            .iter()
            .map(|found| UnreadWire {
                place: found.place.clone(),
                text: found.text.clone(),
                why: catalogue.say(&Message::new(found.why)),
            })
            .collect(),
    }
}

/// The file in the contract's form.
pub(super) fn source(source: &Source) -> SourceWire {
    SourceWire {
        file: source.file.clone(),
        format: source.format.to_owned(),
        less_sure: source.is_less_sure(),
        sha256: source.sha256.clone(),
    }
}

fn budget(budget: &Budget) -> BudgetWire {
    BudgetWire {
        title: budget.title.clone(),
        unit: budget.unit.symbol(),
        columns: budget.columns.clone(),
        lines: (0..budget.lines.len()).filter_map(|at| line(budget, at)).collect(),
        place: budget.place.clone(),
    }
}

fn line(budget: &Budget, at: usize) -> Option<LineWire> {
    let line = budget.lines.get(at)?;
    let figures = || (0..budget.columns.len()).map(|column| line.cells.get(column).and_then(Option::as_ref));
    Some(LineWire {
        id: line.id.clone(),
        label: line.label.clone(),
        group: line.group.clone(),
        path: line.path.clone(),
        side: line.side,
        role: line.role,
        category: line.category,
        amounts: figures().map(|figure| figure.map(|figure| figure.amount.to_string())).collect(),
        printed: figures().map(|figure| figure.map(|figure| figure.printed.clone())).collect(),
        place: figures().map(|figure| figure.map(|figure| figure.place.clone())).collect(),
        label_place: line.place.clone(),
        covers: covers(budget, at),
        repeats: repeats(budget, at),
    })
}

fn covers(budget: &Budget, at: usize) -> Option<Vec<TermWire>> {
    let sum = budget.sums.iter().find(|sum| sum.line == at)?;
    let id = |line: usize| budget.lines.get(line).map(|line| line.id.clone());
    Some(sum.terms.iter().filter_map(|term| Some(TermWire { line_id: id(term.line)?, sign: term.sign })).collect())
}

fn repeats(budget: &Budget, at: usize) -> Vec<RepeatWire> {
    let own = budget.repeats.iter().filter(|repeat| repeat.line == at);
    own.map(|repeat| RepeatWire {
        column: budget.columns.get(repeat.column).copied(),
        amount: repeat.figure.amount.to_string(),
        printed: repeat.figure.printed.clone(),
        place: repeat.figure.place.clone(),
    })
    .collect()
}

fn claim(plan: &Plan, claim: &Claim) -> ClaimWire {
    let line_id = |(budget, line): (usize, usize)| Some(plan.budgets.get(budget)?.lines.get(line)?.id.clone());
    ClaimWire {
        text: claim.text.clone(),
        amount: claim.amount.map(|amount| amount.to_string()),
        percent: claim.percent.map(|percent| percent.normalize().to_string()),
        unit: claim.unit.symbol(),
        about: claim.about,
        line_id: claim.line.and_then(line_id),
        year: claim.year,
        place: claim.place.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::wire;
    use crate::export::json::sample;
    use crate::text::{Catalogue, Language};

    #[test]
    fn the_plan_as_the_contract_says() {
        let plan = sample::examination().printed;
        insta::assert_json_snapshot!(wire(&plan, &Catalogue::new(Language::Swedish)));
    }
}
