//! A pack to begin with: the template, filled with a förbund's name and what its plan shows.

use super::find::LAW;
use super::source::{BuiltIn, PackSource};
use super::vocabulary::CATEGORIES;
use crate::plan::{Category, Line, Plan, Role};

/// The pack that others begin from.
const TEMPLATE: &str = "mall/pack.rhai";

/// The script of a pack for a förbund: its name, the members and lines of a plan where one is given, and the
/// template's rule as a remark, since no figure of it is this förbund's own. `remark` stands at the top.
#[must_use]
pub fn draft(forbund: &str, plan: Option<&Plan>, remark: &str) -> String {
    let template = BuiltIn.read(TEMPLATE).unwrap_or_default();
    let mut lines: Vec<String> = remark.lines().map(|line| format!("// {line}").trim_end().to_owned()).collect();
    let body = template.lines().skip_while(|line| line.starts_with("//") || line.is_empty());
    let members = plan.map(members).unwrap_or_default();
    let placings = plan.map(placings).unwrap_or_default();
    lines.push(String::new());
    for line in body.take_while(|line| !line.starts_with("///")) {
        let own = |word: &str| line.starts_with(&format!("{word}("));
        if own("forbund") {
            lines.push(with_remark(&format!("forbund({});", quoted(forbund)), line));
        } else if own("member") && plan.is_some() {
            let filled = fill(&lines, "member(", &members, line);
            lines.extend(filled);
        } else if own("place") && plan.is_some() {
            let filled = fill(&lines, "place(", &placings, line);
            lines.extend(filled);
        } else if (own("member") || own("place")) && plan.is_none() {
            lines.push(format!("// {line}"));
        } else {
            lines.push(line.to_owned());
        }
    }
    let rule = template.lines().skip_while(|line| !line.starts_with("///"));
    lines.extend(rule.map(|line| if line.is_empty() { String::new() } else { format!("// {line}") }));
    lines.push(String::new());
    lines.join("\n")
}

/// What stands in the place of the template's first line of a kind; the others of the kind are dropped.
fn fill(before: &[String], word: &str, own: &[String], template: &str) -> Vec<String> {
    if before.iter().any(|line| line.trim_start_matches("// ").starts_with(word)) || own.is_empty() {
        return Vec::new();
    }
    let mut filled = own.to_vec();
    if let Some(first) = filled.first_mut() {
        *first = with_remark(first, template);
    }
    filled
}

/// A line with the remark of the template's.
fn with_remark(line: &str, template: &str) -> String {
    match template.split_once("//") {
        Some((_, remark)) if !line.contains("//") => format!("{line:46} //{remark}"),
        _ => line.to_owned(),
    }
}

fn members(plan: &Plan) -> Vec<String> {
    let is_member =
        |line: &&Line| matches!(line.category, Some(Category::State | Category::Region | Category::Municipality));
    unique(items(plan).filter(is_member).filter_map(|line| told("member", line)))
}

/// The lines of costs and other income; one whose category is not known is left as a remark to fill in.
fn placings(plan: &Plan) -> Vec<String> {
    let is_member =
        |line: &Line| matches!(line.category, Some(Category::State | Category::Region | Category::Municipality));
    let others = items(plan).filter(|line| !is_member(line) && !line.label.trim().is_empty());
    unique(
        others.map(|line| {
            told("place", line).unwrap_or_else(|| format!("// place({}, other_cost);", quoted(&line.label)))
        }),
    )
}

fn items(plan: &Plan) -> impl Iterator<Item = &Line> {
    let main = plan.main_column().and_then(|(budget, _)| plan.budgets.get(budget));
    main.into_iter().flat_map(|budget| &budget.lines).filter(|line| line.role == Role::Item)
}

fn told(word: &str, line: &Line) -> Option<String> {
    let category = CATEGORIES.iter().find(|(_, category)| Some(*category) == line.category)?.0;
    (!line.label.trim().is_empty()).then(|| format!("{word}({}, {category});", quoted(&line.label)))
}

fn unique(lines: impl Iterator<Item = String>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in lines {
        if !found.contains(&line) {
            found.push(line);
        }
    }
    found
}

/// A text as the language writes it.
fn quoted(text: &str) -> String {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("\"{}\"", clean.trim().replace('\\', "\\\\").replace('"', "\\\""))
}

/// The folder that a förbund's pack would stand in: small letters and hyphens.
#[must_use]
pub fn folder(forbund: &str) -> String {
    let plain = super::names::plain(forbund);
    let ascii = plain.chars().map(|c| match c {
        'å' | 'ä' => 'a',
        'ö' => 'o',
        'é' => 'e',
        c if c.is_ascii_alphanumeric() => c,
        _ => '-',
    });
    let name: String = ascii.take(60).collect();
    let name = name.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    if name.is_empty() || name == LAW { "eget".to_owned() } else { name }
}
