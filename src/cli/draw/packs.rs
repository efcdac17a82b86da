//! The packs with their rules, and a rule's own page.

use super::report::indented;
use super::style;
use super::table::{Row, table};
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
    format!("{}\n", parts.collect::<Vec<_>>().join("\n\n"))
}

/// A rule's page in every pack that has it; `None` where none has.
pub(in crate::cli) fn rule(packs: &[Pack], code: &str, catalogue: &Catalogue, width: usize) -> Option<String> {
    let found = packs.iter().flat_map(|pack| pack.rules.iter().map(move |rule| (pack, rule)));
    let pages: Vec<String> =
        found.filter(|(_, rule)| rule.code == code).map(|(pack, rule)| page(pack, rule, catalogue, width)).collect();
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
