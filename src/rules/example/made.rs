//! The plan that an example sketches.

use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::Sketch;
use crate::document::Place;
use crate::money::{Amount, Unit};
use crate::plan::{
    About, Budget, Category, Claim, Column, Dated, EquityRow, Figure, Goal, Indicator, Kind, Line, MultiYearRow, Note,
    Plan, Role, Side, Sum, Term, Value, YearField,
};

/// The plan, or the word that means nothing.
pub(super) fn plan(sketch: &Sketch) -> Result<Plan, String> {
    let unit = if sketch.unit.is_empty() { Some(Unit::Tkr) } else { Unit::from_word(&sketch.unit) };
    let unit = unit.ok_or_else(|| sketch.unit.clone())?;
    let column = Column { year: sketch.year, kind: Some(Kind::Budget), period: None };
    let mut budget = Budget { unit, columns: vec![column], ..Budget::default() };
    for (side, lines) in [(Side::Income, &sketch.income), (Side::Cost, &sketch.cost)] {
        for words in lines {
            let at = budget.lines.len();
            budget.lines.push(line(side, words, unit, at)?);
        }
    }
    if let Some(total) = sketch.income_total {
        add_total(&mut budget, total.into(), unit)?;
    }
    let mut plan = Plan { forbund: sketch.forbund.clone(), year: sketch.year, ..Plan::default() };
    plan.budgets.push(budget);
    if let Some(words) = &sketch.adopted {
        let date = words.parse().map_err(|_| words.clone())?;
        plan.adopted = Some(Dated { date, place: Place::text(1, 1) });
    }
    for (year, opening, closing) in &sketch.equity {
        let (opening, closing) = (value(*opening, unit)?, value(*closing, unit)?);
        plan.equity.push(EquityRow { year: *year, unit, opening, closing, result: None });
    }
    for (year, costs) in &sketch.years {
        let costs = costs.map(|costs| figure(costs.into(), unit, 300)).transpose()?;
        let figures = costs.map(|costs| (YearField::Costs, costs)).into_iter().collect();
        let place = Place::text(300, 1);
        plan.multi_year.push(MultiYearRow { year: *year, unit, figures, derived: Vec::new(), place });
    }
    plan.goals = sketch.goals.iter().zip(1_u32..).map(|(goal, number)| made_goal(goal, number)).collect();
    plan.claims = sketch.shares.iter().map(|(text, percent)| share(text, (*percent).into(), sketch.year)).collect();
    Ok(plan)
}

fn line(side: Side, words: &[Json], unit: Unit, at: usize) -> Result<Line, String> {
    let text = |place: usize| words.get(place).and_then(Json::as_str).unwrap_or_default().to_owned();
    let category = category(&text(0)).ok_or_else(|| text(0))?;
    let place = u32::try_from(at).unwrap_or_default().saturating_add(100);
    let amount = match words.get(2) {
        None | Some(Json::Null) => None,
        Some(number) => {
            let amount: Decimal = number.to_string().parse().map_err(|_| number.to_string())?;
            Some(figure(amount, unit, place)?)
        }
    };
    Ok(Line {
        id: format!("line-{at}"),
        label: text(1),
        path: words.get(3).and_then(Json::as_str).map(str::to_owned).into_iter().collect(),
        side,
        category: Some(category),
        cells: vec![amount],
        place: Place::text(place, 1),
        ..Line::default()
    })
}

fn add_total(budget: &mut Budget, total: Decimal, unit: Unit) -> Result<(), String> {
    let lines = budget.lines.iter().enumerate().filter(|(_, line)| line.side == Side::Income);
    let terms = lines.map(|(line, _)| Term { line, sign: 1 }).collect();
    budget.sums.push(Sum { line: budget.lines.len(), terms, by_layout: true });
    budget.lines.push(Line {
        id: "total".to_owned(),
        label: "Summa intäkter".to_owned(),
        side: Side::Income,
        role: Role::Total,
        cells: vec![Some(figure(total, unit, 200)?)],
        place: Place::text(200, 1),
        ..Line::default()
    });
    Ok(())
}

fn figure(amount: Decimal, unit: Unit, line: u32) -> Result<Figure, String> {
    let printed = amount.to_string();
    let amount = Amount::of(amount, unit).ok_or_else(|| printed.clone())?;
    Ok(Figure { amount, printed, place: Place::text(line, 40) })
}

fn value(amount: Option<i64>, unit: Unit) -> Result<Option<Value>, String> {
    amount.map(|amount| figure(amount.into(), unit, 290).map(Value::printed)).transpose()
}

fn made_goal(sketch: &super::SketchedGoal, number: u32) -> Goal {
    let place = Place::text(number.saturating_add(20), 1);
    let note = |text: &String| Note { text: text.clone(), place: place.clone() };
    let indicator = |text: &String| Indicator { text: text.clone(), target: None, place: place.clone() };
    Goal {
        number: Some(number.to_string()),
        text: sketch.text.clone(),
        activities: sketch.activities.iter().map(note).collect(),
        indicators: sketch.measures.iter().map(indicator).collect(),
        place: place.clone(),
        ..Goal::default()
    }
}

fn share(text: &str, percent: Decimal, year: Option<i32>) -> Claim {
    Claim {
        text: text.to_owned(),
        amount: None,
        percent: Some(percent),
        unit: Unit::Kr,
        about: About::Share,
        line: None,
        year,
        place: Place::text(10, 1),
    }
}

/// A category by the word that the scripts use for it.
fn category(word: &str) -> Option<Category> {
    crate::rules::vocabulary::CATEGORIES.iter().find(|(name, _)| *name == word).map(|(_, category)| *category)
}
