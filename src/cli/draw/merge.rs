//! A joint budget on the terminal: what each category comes to for each förbund and together.

use super::figures::{bare, count};
use super::style;
use super::table::{Row, table};
use crate::Examination;
use crate::export::workbook::merge::group_word;
use crate::finding::{Message, Severity};
use crate::merge::{Group, Joint, Section};
use crate::money::{Amount, Unit};
use crate::text::Catalogue;

/// A name over a column is no longer than this; longer ones are numbered.
const SHORT: usize = 14;

/// The joint budget.
pub(in crate::cli) fn joint(
    joint: &Joint,
    plans: &[&Examination],
    unit: Unit,
    catalogue: &Catalogue,
    width: usize,
) -> String {
    let names: Vec<String> = joint.parties.iter().map(|party| style::clean(&party.name)).collect();
    let title = match joint.year {
        Some(year) => catalogue.say(&Message::new("merge-title-year").text("year", year.to_string())),
        None => catalogue.word("merge-title"),
    };
    let mut head = style::wrap(&format!("{title}: {}", names.join(" + ")), width);
    for line in &mut head {
        *line = style::strong(line);
    }
    let mut parts = vec![head.join("\n")];
    let numbered = names.iter().any(|name| name.chars().count() > SHORT);
    let mut legend: Vec<String> = Vec::new();
    if numbered {
        legend.extend((1..).zip(&names).flat_map(|(number, name)| {
            let message = Message::new("merge-short").text("number", number.to_string()).text("name", name.clone());
            style::wrap(&catalogue.say(&message), width)
        }));
    }
    legend.extend(remarks(joint, unit, catalogue).iter().flat_map(|remark| style::wrap(remark, width)));
    if !legend.is_empty() {
        parts.push(legend.join("\n"));
    }
    let heads: Vec<String> = match numbered {
        true => (1..=names.len()).map(|number| number.to_string()).collect(),
        false => names,
    };
    parts.push(table(&budget(joint, unit, &heads, catalogue), width).join("\n"));
    parts.push(table(&members(joint, unit, &heads, catalogue), width).join("\n"));
    parts.push(table(&equity(joint, unit, &heads, catalogue), width).join("\n"));
    let left = plans.iter().flat_map(|plan| plan.findings.iter().filter(|it| !plan.is_settled(it)));
    let left = left.filter(|finding| finding.severity == Severity::Error).count();
    let told = catalogue.say(&Message::new("merge-left").with("count", count(left)));
    parts.push(style::wrap(&told, width).join("\n"));
    format!("{}\n", parts.join("\n\n"))
}

fn remarks(joint: &Joint, unit: Unit, catalogue: &Catalogue) -> Vec<String> {
    let mut told = Vec::new();
    if joint.year.is_none() {
        told.push(catalogue.word("merge-mixed-years"));
        for party in &joint.parties {
            let year = party.year.map_or_else(|| catalogue.word("merge-no-year"), |year| year.to_string());
            let message = Message::new("merge-of-file").text("file", style::clean(&party.name)).text("year", year);
            told.push(format!("  {}", catalogue.say(&message)));
        }
    }
    if joint.parties.iter().any(|party| party.unit != unit) {
        told.push(catalogue.say(&Message::new("merge-mixed-units").text("unit", unit.symbol())));
    }
    told
}

fn row(label: String, amounts: &[Option<Amount>], unit: Unit, strong: bool) -> Row {
    let shown = |amount: Option<Amount>| amount.map_or("–".to_owned(), |amount| bare(amount, unit));
    let mut known = amounts.iter().flatten().copied().peekable();
    let together = if known.peek().is_some() { Amount::total(known) } else { None };
    let mut cells: Vec<String> = amounts.iter().map(|amount| shown(*amount)).collect();
    cells.push(shown(together));
    Row { label, cells, strong, ruled: false }
}

fn header(label: String, heads: &[String], unit: Unit, catalogue: &Catalogue) -> Row {
    let mut cells = heads.to_vec();
    cells.push(catalogue.word("merge-together"));
    Row { label: format!("{label} ({})", unit.symbol()), cells, strong: true, ruled: false }
}

fn budget(joint: &Joint, unit: Unit, heads: &[String], catalogue: &Catalogue) -> Vec<Row> {
    let mut rows = vec![header(catalogue.word("column-label"), heads, unit, catalogue)];
    let parties = 0..joint.parties.len();
    for (section, heading, total) in [
        (Section::Income, "merge-income", Some("merge-total-income")),
        (Section::Financing, "merge-financing", None),
        (Section::Cost, "merge-costs", Some("merge-total-costs")),
        (Section::Other, "merge-other", None),
    ] {
        let groups: Vec<&Group> = joint.groups.iter().filter(|group| group.section == section).collect();
        if groups.is_empty() {
            continue;
        }
        rows.push(Row { label: catalogue.word(heading), cells: Vec::new(), strong: true, ruled: false });
        for group in groups {
            let of = |party: usize| {
                let mut known =
                    group.lines.iter().filter_map(|line| line.amounts.get(party).copied().flatten()).peekable();
                known.peek()?;
                Amount::total(known)
            };
            let amounts: Vec<Option<Amount>> = parties.clone().map(of).collect();
            let word = catalogue.word(group_word(group.category));
            rows.push(row(format!("  {word}"), &amounts, unit, false));
        }
        if let Some(total) = total {
            let amounts: Vec<Option<Amount>> = parties.clone().map(|party| joint.of_party(section, party)).collect();
            rows.push(Row { ruled: true, ..row(catalogue.word(total), &amounts, unit, true) });
        }
    }
    let results: Vec<Option<Amount>> = parties.map(|party| joint.result(party)).collect();
    rows.push(row(catalogue.word("merge-result"), &results, unit, true));
    rows
}

fn members(joint: &Joint, unit: Unit, heads: &[String], catalogue: &Catalogue) -> Vec<Row> {
    let mut rows = vec![header(catalogue.word("merge-members"), heads, unit, catalogue)];
    if let Some(head) = rows.first_mut() {
        head.cells.push("%".to_owned());
    }
    let sum = |amounts: &[Option<Amount>]| Amount::total(amounts.iter().flatten().copied());
    let whole = Amount::total(joint.members.iter().filter_map(|member| sum(&member.amounts)));
    for member in &joint.members {
        let name = match (&member.name, member.party.and_then(|party| joint.parties.get(party))) {
            (None, _) => catalogue.word("merge-the-state"),
            (Some(name), None) => name.clone(),
            (Some(name), Some(party)) => format!("{name} ({})", party.name),
        };
        let mut row = row(style::clean(&name), &member.amounts, unit, false);
        row.cells.push(share(sum(&member.amounts), whole));
        rows.push(row);
    }
    rows
}

fn share(part: Option<Amount>, whole: Option<Amount>) -> String {
    let share = part.zip(whole).and_then(|(part, whole)| {
        part.decimal().checked_mul(rust_decimal::Decimal::ONE_HUNDRED)?.checked_div(whole.decimal())
    });
    share.map(|share| crate::money::amount::swedish_number(share.round_dp(1))).unwrap_or_default()
}

fn equity(joint: &Joint, unit: Unit, heads: &[String], catalogue: &Catalogue) -> Vec<Row> {
    let parties = || 0..joint.parties.len();
    let opening = |party: usize| joint.equity.get(party).and_then(|equity| equity.opening);
    let result = |party: usize| opening(party).and_then(|_| joint.result(party));
    let closing = |party: usize| opening(party)?.plus(joint.result(party)?);
    let each = |of: &dyn Fn(usize) -> Option<Amount>| parties().map(of).collect::<Vec<_>>();
    vec![
        header(catalogue.word("merge-equity"), heads, unit, catalogue),
        row(catalogue.word("merge-opening"), &each(&opening), unit, false),
        row(catalogue.word("merge-result"), &each(&result), unit, false),
        row(catalogue.word("merge-closing"), &each(&closing), unit, true),
    ]
}
