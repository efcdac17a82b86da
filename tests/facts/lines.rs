//! Budget lines: matched in order, by label and amounts.

use plankoll::plan::{self, Category, Kind, Plan, Role, Side};
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

use crate::fact::{Column, Facts, Line};
use crate::score::Score;

/// Compares all budget lines, whichever tables they were found in.
pub(crate) fn compare(facts: &Facts, plan: &Plan, score: &mut Score) {
    let wanted: Vec<(&[Column], &Line)> = facts
        .budgets
        .iter()
        .flat_map(|budget| budget.lines.iter().map(|line| (budget.columns.as_slice(), line)))
        .collect();
    let found: Vec<(&plan::Budget, &plan::Line)> =
        plan.budgets.iter().flat_map(|budget| budget.lines.iter().map(move |line| (budget, line))).collect();
    let pairs = align(&wanted, &found);
    for (at, (columns, line)) in wanted.iter().enumerate() {
        let match_ = pairs.iter().find(|(left, _)| *left == at).map(|(_, right)| found[*right]);
        line_points(columns, line, match_, score);
    }
    for (at, (_, line)) in found.iter().enumerate() {
        if !pairs.iter().any(|(_, right)| *right == at) {
            score.check("lines", false, || format!("not in the plan: {}", shown(line)));
        }
    }
    columns(facts, &wanted, &found, &pairs, score);
}

fn line_points(columns: &[Column], line: &Line, found: Option<(&plan::Budget, &plan::Line)>, score: &mut Score) {
    let name = named(line);
    let Some((_, other)) = found else {
        ["lines", "side", "role", "amounts"]
            .into_iter()
            .for_each(|area| score.check(area, false, || format!("missing: {name}")));
        return;
    };
    score.check("lines", same_label(line, other), || format!("label of {name}: {:?}", other.label));
    score.check("side", line.side == side(other.side), || format!("{name}: {:?}, not {}", other.side, line.side));
    let role = role(other.role);
    score.check("role", line.role == role || line.also_role.as_deref() == Some(role), || {
        format!("{name}: {role}, not {}", line.role)
    });
    score.check("amounts", same_amounts(columns, line, other), || {
        format!("{name}: {:?}, not {:?}", amounts(other), line.amounts)
    });
    if line.category.as_deref() == Some("own_equity") {
        score.check("category", other.category == Some(Category::OwnEquity), || {
            format!("{name}: {:?}, not own equity", other.category)
        });
    }
}

/// The columns and the unit of the tables that the lines stand in.
fn columns(
    facts: &Facts,
    wanted: &[(&[Column], &Line)],
    found: &[(&plan::Budget, &plan::Line)],
    pairs: &[(usize, usize)],
    score: &mut Score,
) {
    for budget in &facts.budgets {
        let table = pairs.iter().find_map(|(left, right)| {
            std::ptr::eq(wanted[*left].0, budget.columns.as_slice()).then(|| found[*right].0)
        });
        let Some(table) = table else {
            score.check("columns", false, || "no such table".into());
            continue;
        };
        score.check("unit", table.unit.symbol() == budget.unit, || {
            format!("{}, not {}", table.unit.symbol(), budget.unit)
        });
        let same = table.columns.len() == budget.columns.len()
            && table.columns.iter().zip(&budget.columns).all(|(left, right)| same_column(*left, right));
        score.check("columns", same, || {
            let wanted: Vec<String> = budget.columns.iter().map(|c| format!("{:?} {:?}", c.year, c.kind)).collect();
            let found: Vec<String> = table.columns.iter().map(|c| format!("{:?} {:?}", c.year, c.kind)).collect();
            format!("{found:?}, not {wanted:?}")
        });
    }
}

fn same_column(found: plan::Column, wanted: &Column) -> bool {
    let kind = found.kind.map(|kind| match kind {
        Kind::Budget => "budget",
        Kind::Plan => "plan",
        Kind::Forecast => "forecast",
        Kind::Actual => "actual",
        Kind::Deviation => "deviation",
    });
    let year = found.year == wanted.year || wanted.kind.as_deref() == Some("deviation");
    year && (kind == wanted.kind.as_deref() || (wanted.or_unknown && kind.is_none()))
}

/// Pairs in order with the greatest likeness (longest common subsequence, weighted).
fn align(wanted: &[(&[Column], &Line)], found: &[(&plan::Budget, &plan::Line)]) -> Vec<(usize, usize)> {
    let (rows, width) = (wanted.len(), found.len());
    let like = |left: usize, right: usize| likeness(wanted[left].0, wanted[left].1, found[right].1);
    let mut best = vec![vec![0_u32; width + 1]; rows + 1];
    for left in (0..rows).rev() {
        for right in (0..width).rev() {
            let alike = like(left, right);
            let paired = if alike > 0 { alike + best[left + 1][right + 1] } else { 0 };
            best[left][right] = paired.max(best[left + 1][right]).max(best[left][right + 1]);
        }
    }
    let (mut left, mut right, mut pairs) = (0, 0, Vec::new());
    while left < rows && right < width {
        let alike = like(left, right);
        if alike > 0 && best[left][right] == alike + best[left + 1][right + 1] {
            pairs.push((left, right));
            left += 1;
            right += 1;
        } else if best[left][right] == best[left + 1][right] {
            left += 1;
        } else {
            right += 1;
        }
    }
    pairs
}

/// How alike two lines are; 0 where they can't be the same.
fn likeness(columns: &[Column], wanted: &Line, found: &plan::Line) -> u32 {
    let says = wanted.label.is_some() || wanted.mark.is_some();
    let label = u32::from(says && same_label(wanted, found)) * 4;
    let near = u32::from(label == 0 && near_label(wanted, found)) * 2;
    let filled = wanted.amounts.iter().any(Option::is_some);
    let amounts = u32::from(filled && same_amounts(columns, wanted, found)) * 3;
    if label + near + amounts == 0 { 0 } else { label + near + amounts + u32::from(wanted.role == role(found.role)) }
}

fn same_label(wanted: &Line, found: &plan::Line) -> bool {
    match (&wanted.label, &wanted.mark) {
        (Some(label), _) => {
            let found = plain(&found.label);
            plain(label) == found || wanted.also_label.iter().any(|other| plain(other) == found)
        }
        (None, Some(wanted)) => *wanted == mark(&found.label),
        (None, None) => true,
    }
}

fn near_label(wanted: &Line, found: &plan::Line) -> bool {
    wanted.label.as_ref().is_some_and(|label| {
        let (left, right) = (plain(label), plain(&found.label));
        right.len() > 3 && (left.contains(&right) || right.contains(&left))
    })
}

/// A label without list markers, markup, footnote marks, case and the width of its spaces.
pub(crate) fn plain(label: &str) -> String {
    let kept: String = label.chars().filter(|c| !matches!(c, '*' | '_' | '¹' | '²' | '³')).collect();
    let kept = kept.trim().trim_start_matches(['-', '–', '•', '·', ' ']).trim_end_matches([':', ')', ' ']);
    kept.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A mark for words that may not be repeated: of letters and digits alone, so that breaks and ligatures matter less.
pub(crate) fn mark(words: &str) -> String {
    let letters: String = plain(words).chars().filter(|c| c.is_alphanumeric()).collect();
    Sha256::digest(letters.as_bytes()).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// The same amounts; the sign of a deviation on a cost line is not compared, since plans differ in what they mean.
fn same_amounts(columns: &[Column], wanted: &Line, found: &plan::Line) -> bool {
    wanted.amounts.len() == found.cells.len()
        && wanted.amounts.iter().zip(&found.cells).zip(columns).all(|((wanted_cell, cell), column)| {
            let left = wanted_cell.as_ref().map(|text| text.parse::<Decimal>().unwrap());
            let right = cell.as_ref().map(|figure| figure.amount.decimal());
            let loose = column.kind.as_deref() == Some("deviation") && wanted.side == "cost";
            if loose { left.map(|value| value.abs()) == right.map(|value| value.abs()) } else { left == right }
        })
}

fn amounts(line: &plan::Line) -> Vec<Option<String>> {
    line.cells.iter().map(|cell| cell.as_ref().map(|figure| figure.amount.to_string())).collect()
}

fn named(line: &Line) -> String {
    line.label.clone().or_else(|| line.mark.clone()).unwrap_or_default()
}

fn shown(line: &plan::Line) -> String {
    format!("{:?} {} {} {:?}", line.label, side(line.side), role(line.role), amounts(line))
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Income => "income",
        Side::Cost => "cost",
        Side::None => "none",
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Item => "item",
        Role::OfWhich => "of_which",
        Role::Subtotal => "subtotal",
        Role::Total => "total",
        Role::Result => "result",
        Role::Equity => "equity",
    }
}
