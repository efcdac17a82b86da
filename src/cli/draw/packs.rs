//! The packs with their rules, and a rule's own page.

use super::report::indented;
use super::style;
use super::table::{Row, table};
use crate::check::codes;
use crate::finding::Severity;
use crate::rules::{Pack, Rule};
use crate::text::Catalogue;

/// The packs, a rule a line.
pub(in crate::cli) fn packs(packs: &[Pack], catalogue: &Catalogue, width: usize) -> String {
    let parts = packs.iter().map(|pack| {
        let mut title = style::heading(&style::clean(&pack.name));
        if !pack.forbund.is_empty() {
            title.push_str(&format!("  {}", style::clean(&pack.forbund.join(", "))));
        }
        let row = |rule: &Rule| Row {
            label: format!("  {}", style::clean(&rule.code)),
            cells: Vec::new(),
            strong: false,
            ruled: false,
        };
        let codes = table(&pack.rules.iter().map(row).collect::<Vec<_>>(), width);
        let longest = codes.iter().map(|code| code.chars().count()).max().unwrap_or(0);
        let lines = codes.iter().zip(&pack.rules).map(|(code, rule)| {
            let title = style::wrap(&catalogue.say(&pack.said(&rule.page.title)), width.saturating_sub(longest + 2));
            format!("{code:longest$}  {}", title.join(&format!("\n{}", " ".repeat(longest + 2))))
        });
        std::iter::once(title).chain(lines).collect::<Vec<_>>().join("\n")
    });
    let arithmetic = std::iter::once(arithmetic(catalogue, width)); // no pack, so the packs come first
    format!("{}\n", parts.chain(arithmetic).collect::<Vec<_>>().join("\n\n"))
}

/// The rules that no pack holds, a line each.
fn arithmetic(catalogue: &Catalogue, width: usize) -> String {
    let longest = codes().map(|code| code.chars().count() + 2).max().unwrap_or(0);
    let lines = codes().map(|code| {
        let title = catalogue.word(&format!("rule-{code}-title"));
        let title =
            style::wrap(&title, width.saturating_sub(longest + 2)).join(&format!("\n{}", " ".repeat(longest + 2)));
        format!("{:longest$}  {title}", format!("  {code}"))
    });
    let name = style::capital(&catalogue.word("arithmetic-name"));
    std::iter::once(style::heading(&name)).chain(lines).collect::<Vec<_>>().join("\n")
}

/// The page of a rule that no pack holds.
fn own_page(code: &str, catalogue: &Catalogue, width: usize) -> Option<String> {
    let code = codes().find(|own| *own == code)?;
    let word = |part: &str| catalogue.word(&format!("rule-{code}-{part}"));
    let name = format!("({})", catalogue.word("arithmetic-name"));
    let mut lines = vec![format!("{}  {}", style::heading(code), style::quiet(&name))];
    lines.extend(indented(&word("title"), 0, width).iter().map(|line| style::strong(line)));
    for (heading, part) in [("page-checks", "checks"), ("page-why", "why"), ("page-help", "help")] {
        lines.push(String::new());
        lines.push(style::strong(&catalogue.word(heading)));
        lines.extend(indented(&style::capital(&word(part)), 2, width));
    }
    Some(lines.join("\n"))
}

/// A rule's page in every pack that has it; `None` where none has.
pub(in crate::cli) fn rule(packs: &[Pack], code: &str, catalogue: &Catalogue, width: usize) -> Option<String> {
    let found = packs.iter().flat_map(|pack| pack.rules.iter().map(move |rule| (pack, rule)));
    let held = found.filter(|(_, rule)| rule.code == code).map(|(pack, rule)| page(pack, rule, catalogue, width));
    let pages: Vec<String> = own_page(code, catalogue, width).into_iter().chain(held).collect();
    (!pages.is_empty()).then(|| format!("{}\n", pages.join("\n\n")))
}

fn page(pack: &Pack, rule: &Rule, catalogue: &Catalogue, width: usize) -> String {
    let say = |text: &str| catalogue.say(&pack.said(text));
    let mut lines = vec![format!("{}  {}", style::heading(&rule.code), style::quiet(&format!("({})", pack.name)))];
    lines.extend(indented(&say(&rule.page.title), 0, width).iter().map(|line| style::strong(line)));
    let weight = rule.severity(None).map(|severity| {
        catalogue.word(match severity {
            Severity::Error => "level-error",
            Severity::Warning => "level-warning",
            Severity::Info => "level-info",
        })
    });
    for (word, text) in [
        ("page-checks", say(&rule.page.checks)),
        ("page-why", say(&rule.page.why)),
        ("page-help", say(&rule.page.help)),
        ("page-severity", weight.unwrap_or_default()),
        ("page-source", say(&rule.source(None))),
    ] {
        if !text.is_empty() {
            lines.push(String::new());
            lines.push(style::strong(&catalogue.word(word)));
            lines.extend(indented(&style::capital(&text), 2, width));
        }
    }
    lines.join("\n")
}
