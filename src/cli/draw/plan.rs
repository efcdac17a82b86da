//! The plan as it was read, for a reader: its head, the tables, the years, the goals, the prose, what was not read.

use super::figures::{bare, column};
use super::report::indented;
use super::table::{Row, table};
use super::{goals, places, style};
use crate::finding::Message;
use crate::plan::{About, Budget, Claim, EquityRow, Line, MultiYearRow, Plan, Role, Value, YearField};
use crate::text::Catalogue;

/// The whole plan.
pub(in crate::cli) fn plan(plan: &Plan, catalogue: &Catalogue, width: usize) -> String {
    let mut parts = vec![head(plan, catalogue).join("\n")];
    parts.extend(plan.budgets.iter().map(|found| budget(found, catalogue, width)));
    let derived = has_derived(plan);
    let mut section = |heading: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            parts.push(format!("{}\n{}", style::heading(&catalogue.word(heading)), lines.join("\n")));
        }
    };
    section("plan-multi-year", years(&plan.multi_year, catalogue, width));
    section("plan-equity", equity(&plan.equity, catalogue, width));
    section("plan-goals", plan.goals.iter().flat_map(|goal| goals::goal(goal, catalogue, width)).collect());
    section("plan-claims", plan.claims.iter().flat_map(|found| claim(found, catalogue, width)).collect());
    let unread = plan.unread.iter().flat_map(|found| {
        let why = catalogue.say(&Message::new(found.why));
        indented(&format!("{}: {} ({why})", places::short(&found.place, catalogue), found.text), 2, width)
    });
    section("plan-unread", unread.collect());
    if derived {
        parts.push(style::quiet(&catalogue.word("plan-derived-note")));
    }
    format!("{}\n", parts.join("\n\n"))
}

fn head(plan: &Plan, catalogue: &Catalogue) -> Vec<String> {
    let unknown = || catalogue.word("plan-unknown");
    let mut source = format!("{} ({})", plan.source.file, plan.source.format);
    if plan.source.is_less_sure() {
        source.push_str(&format!(" – {}", catalogue.word("source-less-sure-short")));
    }
    let rows = [
        ("plan-forbund", plan.forbund.clone().unwrap_or_else(unknown)),
        ("plan-year", plan.year.map_or_else(unknown, |year| year.to_string())),
        ("plan-adopted", plan.adopted.as_ref().map_or_else(unknown, |dated| dated.date.to_string())),
        ("plan-source", source),
    ];
    let words = rows.map(|(id, value)| (catalogue.word(id), style::clean(&value)));
    let longest = words.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    words.iter().map(|(name, value)| format!("{name:longest$}  {}", style::strong(value))).collect()
}

fn budget(budget: &Budget, catalogue: &Catalogue, width: usize) -> String {
    let title = budget.title.clone().unwrap_or_else(|| catalogue.word("plan-untitled"));
    let columns = budget.columns.iter().map(|found| {
        let name = column(*found, catalogue);
        if name.is_empty() { catalogue.word("column-amount") } else { name }
    });
    let unit = budget.unit.symbol();
    let label = format!("{} ({unit})", catalogue.word("column-label"));
    let mut rows = vec![Row { label, cells: columns.collect(), strong: true, ruled: false }];
    let mut path: &[String] = &[];
    for line in &budget.lines {
        // A sum stands outside its group; what follows it may still belong there.
        if !is_sum(line) {
            rows.extend(group_rows(path, &line.path));
            path = &line.path;
        }
        rows.push(line_row(budget, line));
    }
    format!("{}\n{}", style::heading(&style::clean(&title)), table(&rows, width).join("\n"))
}

/// A row for each group that begins here.
fn group_rows(before: &[String], path: &[String]) -> Vec<Row> {
    let shared = before.iter().zip(path).take_while(|(one, other)| one == other).count();
    let begun = path.iter().enumerate().skip(shared);
    begun
        .map(|(depth, label)| {
            let label = format!("{}{}", "  ".repeat(depth), style::clean(label));
            Row { label, cells: Vec::new(), strong: false, ruled: false }
        })
        .collect()
}

fn is_sum(line: &Line) -> bool {
    matches!(line.role, Role::Subtotal | Role::Total | Role::Result)
}

fn line_row(budget: &Budget, line: &Line) -> Row {
    let depth = line.path.len() + usize::from(line.role == Role::OfWhich);
    let cells =
        line.cells.iter().map(|cell| cell.as_ref().map_or_else(String::new, |figure| bare(figure.amount, budget.unit)));
    Row {
        label: format!("{}{}", "  ".repeat(depth), style::clean(&line.label)),
        cells: cells.collect(),
        strong: is_sum(line),
        ruled: matches!(line.role, Role::Total | Role::Result),
    }
}

fn years(rows: &[MultiYearRow], catalogue: &Catalogue, width: usize) -> Vec<String> {
    let fields: Vec<YearField> =
        YearField::ALL.into_iter().filter(|field| rows.iter().any(|row| row.amount(*field).is_some())).collect();
    let Some(unit) = rows.first().map(|row| row.unit) else { return Vec::new() };
    let names = fields.iter().map(|field| catalogue.word(field_word(*field)));
    let body = rows.iter().map(|row| {
        let cells = fields.iter().map(|field| {
            let mark = if row.get(*field).is_none() { "*" } else { "" };
            row.amount(*field).map_or_else(String::new, |amount| format!("{}{mark}", bare(amount, unit)))
        });
        (row.year, cells.collect())
    });
    year_table(&catalogue.word("column-year"), unit.symbol(), names.collect(), body, width)
}

fn field_word(field: YearField) -> &'static str {
    match field {
        YearField::Contributions => "column-contributions",
        YearField::Grants => "column-grants",
        YearField::Income => "column-income",
        YearField::Costs => "column-costs",
        YearField::Result => "column-result",
        YearField::Forecast => "column-expected",
    }
}

fn equity(rows: &[EquityRow], catalogue: &Catalogue, width: usize) -> Vec<String> {
    let Some(unit) = rows.first().map(|row| row.unit) else { return Vec::new() };
    let show = |value: &Option<Value>| {
        let shown =
            |value: &Value| format!("{}{}", bare(value.amount, unit), if value.is_derived() { "*" } else { "" });
        value.as_ref().map_or_else(String::new, shown)
    };
    let names = ["column-opening", "column-result", "column-closing"].map(|id| catalogue.word(id)).to_vec();
    let body = rows.iter().map(|row| (row.year, vec![show(&row.opening), show(&row.result), show(&row.closing)]));
    year_table(&catalogue.word("column-year"), unit.symbol(), names, body, width)
}

fn year_table(
    word: &str,
    unit: &str,
    names: Vec<String>,
    body: impl Iterator<Item = (i32, Vec<String>)>,
    width: usize,
) -> Vec<String> {
    let head = Row { label: format!("{word} ({unit})"), cells: names, strong: true, ruled: false };
    let body = body.map(|(year, cells)| Row { label: year.to_string(), cells, strong: false, ruled: false });
    table(&std::iter::once(head).chain(body).collect::<Vec<_>>(), width)
}

fn claim(claim: &Claim, catalogue: &Catalogue, width: usize) -> Vec<String> {
    let amount = claim.amount.map(|amount| amount.swedish(claim.unit));
    let percent = claim.percent.map(|percent| format!("{} %", crate::money::amount::swedish_number(percent)));
    let figure = amount.or(percent).unwrap_or_default();
    let about = catalogue.word(match claim.about {
        About::Contributions => "about-contributions",
        About::State => "about-state",
        About::Region => "about-region",
        About::Municipality => "about-municipality",
        About::Grant => "about-grant",
        About::Income => "about-income",
        About::Costs => "about-costs",
        About::Result => "about-result",
        About::Equity => "about-equity",
        About::Line => "about-line",
        About::Share => "about-share",
        About::Other => "about-other",
    });
    let year = claim.year.map_or_else(String::new, |year| format!(" {year}"));
    let text = format!("{}: {figure}, {about}{year}: ”{}”", places::short(&claim.place, catalogue), claim.text);
    indented(&text, 2, width)
}

fn has_derived(plan: &Plan) -> bool {
    let is_derived = |value: &Option<Value>| value.as_ref().is_some_and(Value::is_derived);
    plan.multi_year.iter().any(|row| !row.derived.is_empty())
        || plan.equity.iter().any(|row| [&row.opening, &row.result, &row.closing].into_iter().any(is_derived))
}

#[cfg(test)]
mod tests {
    use super::plan;
    use crate::export::json::sample;
    use crate::text::{Catalogue, Language};

    #[test]
    fn a_plan_for_a_reader() {
        let shown = plan(&sample::examination().printed, &Catalogue::new(Language::Swedish), 60);
        insta::assert_snapshot!(anstream::adapter::strip_str(&shown).to_string());
    }
}
