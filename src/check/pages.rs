//! The rules that no pack holds: the arithmetic's own, and the remarks on how a plan is written. Their pages stand in the
//! catalogue, as `rule-CODE-title`, `-checks`, `-why` and `-help`.

use super::{PREVIOUS_RULES, RULES};

/// The remarks beside the arithmetic: they have no outcome of their own.
const REMARKS: [&str; 6] = ["sum-rounding", "hidden-rows", "hidden-columns", "formula-narrow", "sum-typed", "no-table"];

/// The codes of all rules that have a page without a pack, in the order they are listed.
pub fn codes() -> impl Iterator<Item = &'static str> {
    RULES.into_iter().chain(REMARKS).chain(PREVIOUS_RULES)
}

#[cfg(test)]
mod tests {
    use super::codes;
    use crate::text::{Catalogue, Language};

    #[test]
    fn every_rule_has_its_page_in_both_languages() {
        for language in [Language::Swedish, Language::English] {
            let catalogue = Catalogue::new(language);
            for code in codes() {
                for part in ["title", "checks", "why", "help"] {
                    let id = format!("rule-{code}-{part}");
                    assert_ne!(catalogue.word(&id), id, "{language:?} has no {id}");
                }
            }
        }
    }
}
