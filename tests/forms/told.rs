//! A plan as lines of text, without its places and its file: what must be the same in every form.

use plankoll::plan::{Hints, Note, Plan};

/// What a plan says, one thing a line; the titles of tables and the claims of prose where they are asked for, since a
/// real table shows other lines above it and other prose around it.
pub(crate) fn told(bytes: &[u8], whole: bool) -> Vec<String> {
    let document = plankoll::read::read(bytes, "plan").unwrap();
    match plankoll::recognize::recognize(&document, &Hints::default()) {
        Ok(plan) => lines(&plan, whole),
        Err(_) => vec!["no plan".to_owned()],
    }
}

fn lines(plan: &Plan, whole: bool) -> Vec<String> {
    let mut out = vec![format!(
        "{:?} {:?} {:?}",
        plan.forbund,
        plan.year,
        plan.adopted.as_ref().map(|adopted| adopted.date.to_string())
    )];
    for budget in &plan.budgets {
        let title = budget.title.as_ref().filter(|_| whole);
        out.push(format!("budget {title:?} {:?} {:?}", budget.unit, budget.columns));
        for line in &budget.lines {
            let amounts: Vec<String> = line
                .cells
                .iter()
                .map(|cell| cell.as_ref().map_or_else(|| "–".to_owned(), |figure| figure.amount.to_string()))
                .collect();
            out.push(format!(
                "  {} {:?} {:?} {:?} {:?} {amounts:?}",
                line.id, line.label, line.side, line.role, line.category
            ));
        }
    }
    for row in &plan.multi_year {
        let figures: Vec<String> =
            row.figures.iter().map(|(field, figure)| format!("{field:?} {}", figure.amount)).collect();
        out.push(format!("year {} {figures:?} {:?}", row.year, row.derived));
    }
    for row in &plan.equity {
        let value = |value: &Option<plankoll::plan::Value>| value.as_ref().map(|value| value.amount.to_string());
        out.push(format!("equity {} {:?} {:?}", row.year, value(&row.opening), value(&row.closing)));
    }
    for goal in &plan.goals {
        let notes = |notes: &[Note]| notes.iter().map(|note| note.text.clone()).collect::<Vec<_>>();
        let indicators: Vec<String> =
            goal.indicators.iter().map(|found| format!("{} {:?}", found.text, found.target)).collect();
        out.push(format!("goal {:?} {:?} {:?}", goal.number, goal.level, goal.text));
        out.push(format!("  does {:?}", notes(&goal.activities)));
        out.push(format!("  measures {indicators:?}"));
        out.push(format!("  from {:?} then {:?}", notes(&goal.sources), notes(&goal.follow_up)));
    }
    for claim in plan.claims.iter().filter(|_| whole) {
        let amount = claim.amount.map(|amount| amount.to_string());
        out.push(format!("claim {:?} {amount:?} {:?} {:?}", claim.about, claim.percent, claim.year));
    }
    out
}
