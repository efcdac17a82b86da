//! All that is no budget line: name, year, date, years, equity, goals, claims.

use plankoll::plan::{About, Level, Plan, Value, YearField};
use rust_decimal::Decimal;

use crate::fact::Facts;
use crate::lines::{mark, plain};
use crate::score::Score;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// Name, year and date of adoption.
pub(crate) fn head(facts: &Facts, plan: &Plan, score: &mut Score) {
    let forbund = match &facts.forbund_mark {
        Some(wanted) => plan.forbund.as_ref().is_some_and(|name| mark(name) == *wanted),
        None => plan.forbund.as_ref().map(|name| plain(name)) == facts.forbund.as_ref().map(|name| plain(name)),
    };
    score.check("head", forbund, || format!("förbund {:?}, not {:?}", plan.forbund, facts.forbund));
    score.check("head", plan.year == facts.year, || format!("year {:?}, not {:?}", plan.year, facts.year));
    let adopted = plan.adopted.as_ref().map(|dated| dated.date.to_string());
    score.check("head", adopted == facts.adopted, || format!("adopted {adopted:?}, not {:?}", facts.adopted));
}

/// The multi-year table, by year.
pub(crate) fn years(facts: &Facts, plan: &Plan, score: &mut Score) {
    let Some(wanted) = &facts.multi_year else { return };
    for year in wanted {
        for (name, amount) in &year.figures {
            let Some(field) = YearField::ALL.into_iter().find(|field| field.name() == name) else {
                panic!("no field {name} in a multi-year table");
            };
            let found: Vec<Decimal> = plan
                .multi_year
                .iter()
                .filter(|row| row.year == year.year)
                .filter_map(|row| row.get(field))
                .map(|figure| figure.amount.decimal())
                .collect();
            score.check("years", found.contains(&decimal(amount)), || {
                format!("{} {name}: {found:?}, not {amount}", year.year)
            });
        }
    }
    for row in &plan.multi_year {
        if !wanted.iter().any(|year| year.year == row.year) {
            score.check("years", false, || format!("not in the plan: {}", row.year));
        }
    }
}

/// Equity as printed, by year.
pub(crate) fn equity(facts: &Facts, plan: &Plan, score: &mut Score) {
    for year in facts.equity.iter().flatten() {
        let rows: Vec<_> = plan.equity.iter().filter(|row| row.year == year.year).collect();
        let mut point = |name: &str, wanted: &Option<String>, found: Vec<&Value>| {
            let Some(wanted) = wanted else { return };
            let printed: Vec<Decimal> =
                found.into_iter().filter(|value| !value.is_derived()).map(|value| value.amount.decimal()).collect();
            score.check("equity", printed.contains(&decimal(wanted)), || {
                format!("{} {name}: {printed:?}, not {wanted}", year.year)
            });
        };
        point("opening", &year.opening, rows.iter().filter_map(|row| row.opening.as_ref()).collect());
        point("closing", &year.closing, rows.iter().filter_map(|row| row.closing.as_ref()).collect());
    }
}

/// The goals in order, with the number of their parts.
pub(crate) fn goals(facts: &Facts, plan: &Plan, score: &mut Score) {
    let Some(wanted) = &facts.goals else { return };
    let states_overall = wanted.iter().any(|goal| goal.level.is_some());
    let found: Vec<_> = plan.goals.iter().filter(|goal| states_overall || goal.level != Level::Overall).collect();
    score.check("goals", wanted.len() == found.len(), || format!("{} goals, not {}", found.len(), wanted.len()));
    for (at, goal) in wanted.iter().enumerate() {
        let Some(other) = found.get(at) else { continue };
        let name = goal.number.clone().unwrap_or_else(|| format!("goal {}", at + 1));
        let same_number = goal.number.as_deref().map(bare) == other.number.as_deref().map(bare);
        score.check("goals", same_number, || format!("{name}: number {:?}", other.number));
        score.check("goals", goal.level.is_some() == (other.level == Level::Overall), || {
            format!("{name}: level {:?}", other.level)
        });
        for (part, wanted, found) in [
            ("activities", goal.activities, other.activities.len()),
            ("indicators", goal.indicators, other.indicators.len()),
            ("sources", goal.sources, other.sources.len()),
            ("follow_up", goal.follow_up, other.follow_up.len()),
        ] {
            let Some(wanted) = wanted else { continue };
            score.check("goals", wanted == found, || format!("{name}: {found} {part}, not {wanted}"));
        }
    }
}

/// A number without a letter before it or a stop after it: `M1`, `1.` and `1` are the same.
fn bare(number: &str) -> &str {
    let number = number.trim_end_matches(['.', ':', ' ']);
    let digits = number.trim_start_matches(|c: char| !c.is_ascii_digit());
    if digits.is_empty() { number } else { digits }
}

/// The claims that must be there; others may be.
pub(crate) fn claims(facts: &Facts, plan: &Plan, score: &mut Score) {
    for claim in &facts.claims {
        let wanted = decimal(&claim.amount).abs();
        let found: Vec<&str> = plan
            .claims
            .iter()
            .filter(|other| other.amount.is_some_and(|amount| amount.decimal().abs() == wanted))
            .map(|other| about(other.about))
            .collect();
        score.check("claims", found.contains(&claim.about.as_str()), || {
            format!("{} about {}: found about {found:?}", claim.amount, claim.about)
        });
    }
}

fn about(about: About) -> &'static str {
    match about {
        About::Contributions => "contributions",
        About::State => "state",
        About::Region => "region",
        About::Municipality => "municipality",
        About::Grant => "grant",
        About::Income => "income",
        About::Costs => "costs",
        About::Result => "result",
        About::Equity => "equity",
        About::Line => "line",
        About::Share => "share",
        About::Other => "other",
    }
}
