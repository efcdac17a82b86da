//! A workbook of ours read back: what it carries says what each row is, the visible cells say what stands there.
//!
//! A figure, a label, a category or a goal that a person has changed is the plan's own; a row that a person has put in
//! is a line of the group whose sum covers it. Sums of decided columns stay the decided figures, as on Kontroller.

mod goals;
mod line;
mod origin;
mod reach;
mod seen;
mod table;
mod years;

use rust_decimal::Decimal;

use crate::document::{Document, KeptSheet, Place};
use crate::money::Amount;
use crate::plan::carried::{Carried, CarriedClaim};
use crate::plan::{Claim, Dated, Hints, Plan, Unread};

use origin::Now;
use table::Read;

/// The plan that a workbook of ours was written from, with what people have changed since; `None` where the document is
/// none, or carries nothing that can be read.
pub(super) fn plan(document: &Document, hints: &Hints) -> Option<Plan> {
    let kept = document.kept.as_ref()?;
    let carried: Carried = serde_json::from_str(&kept.carried).ok()?;
    let sheet = |of: &str| kept.sheets.iter().find(|sheet| sheet.of == of);
    let mut plan = Plan {
        source: document.source.clone(),
        forbund: carried.forbund.clone(),
        year: carried.year,
        adopted: carried.adopted.as_deref().and_then(adopted),
        ..Plan::default()
    };
    let mut places: Vec<origin::Lines> = Vec::new();
    for (at, table) in carried.tables.iter().enumerate() {
        let Some(sheet) = sheet(&format!("budget:{at}")) else {
            // The sheet is gone, and its lines with it.
            places.push(None);
            continue;
        };
        let Read { budget, lines, typed, unread } =
            table::read(table, sheet, hints, plan.budgets.len(), &carried.categories, &carried.source_sheet)?;
        places.push(Some((plan.budgets.len(), lines)));
        plan.budgets.push(budget);
        plan.typed.extend(typed);
        plan.unread.extend(unread);
    }
    let none = KeptSheet::default();
    let found = years::read(&carried, sheet("years").unwrap_or(&none));
    plan.multi_year = found.years;
    plan.equity = found.equity;
    plan.typed.extend(found.typed);
    plan.unread.extend(found.unread);
    plan.goals = goals::read(&carried.goals, sheet("goals").unwrap_or(&none));
    for claim in &carried.claims {
        let line = claim.line.and_then(|(table, line)| {
            let (budget, lines) = places.get(table)?.as_ref()?;
            Some((*budget, (*lines.get(line)?)?))
        });
        plan.claims.push(self::claim(claim, line, &carried.source_sheet)?);
    }
    plan.unread.extend(carried.unread.iter().map(|unread| Unread {
        place: printed_at(&carried.source_sheet, unread.row),
        text: unread.text.clone(),
        why: why(&unread.why),
    }));
    let now = Now {
        tables: &places,
        years: &found.years_at,
        equity: &found.equity_at,
        unread: plan.unread.len().saturating_sub(carried.unread.len()),
    };
    plan.origin = now.origin(&carried, &plan);
    super::unique_ids(&mut plan.budgets);
    (!plan.budgets.is_empty() || !plan.multi_year.is_empty()).then_some(plan)
}

fn adopted(day: &str) -> Option<Dated> {
    Some(Dated { date: day.parse().ok()?, place: Place::default() })
}

fn claim(carried: &CarriedClaim, line: Option<(usize, usize)>, sheet: &str) -> Option<Claim> {
    let number = |text: &String| text.parse::<Decimal>().ok();
    Some(Claim {
        text: carried.text.clone(),
        amount: carried.amount.as_ref().map(number).map_or(Some(None), |it| it.map(|it| Some(Amount::kronor(it))))?,
        percent: carried.percent.as_ref().map(number).map_or(Some(None), |it| it.map(Some))?,
        unit: carried.unit,
        about: carried.about,
        line,
        year: carried.year,
        place: printed_at(sheet, carried.row),
    })
}

/// Where the sheet of printed figures shows something: the column of what is printed.
pub(super) fn printed_at(sheet: &str, row: Option<u32>) -> Place {
    match row {
        Some(row) => Place { sheet: Some(sheet.into()), a1: Some(format!("E{row}").into()), ..Place::default() },
        None => Place::default(),
    }
}

/// The message of the catalogue that a carried one is.
fn why(id: &str) -> &'static str {
    const KNOWN: [&str; 6] = [
        "unread-no-table",
        "unread-no-label",
        "unread-comment",
        "unread-margin",
        "unread-part-column",
        "unread-no-number",
    ];
    KNOWN.into_iter().find(|known| *known == id).unwrap_or("unread-no-table")
}
