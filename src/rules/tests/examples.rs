//! Every rule of every pack has examples that pass and examples that fail, and they do.

use std::sync::Arc;

use crate::rules::{Handed, NoPacks, every_pack, find, trial};
use crate::text::{Catalogue, Language};

#[test]
fn every_rule_has_examples_of_both_kinds_that_hold() {
    let words = Catalogue::new(Language::Swedish);
    let found = every_pack(Arc::new(NoPacks));
    assert!(found.broken.is_empty() && found.packs.len() >= 5, "{:?}", found.broken);
    for pack in &found.packs {
        let told = trial(pack, Arc::new(NoPacks)).unwrap_or_else(|error| panic!("{error}"));
        for rule in &told.rules {
            let wrong: Vec<_> =
                rule.wrong.iter().map(|one| format!("{}: {}", one.shows, words.say(&one.why))).collect();
            assert!(
                rule.is_sound(),
                "{}/{}: {} and {} examples; {wrong:?}",
                pack.name,
                rule.rule,
                rule.passing,
                rule.failing
            );
            assert_eq!(rule.failed_once, rule.can_fail, "{}/{}", pack.name, rule.rule);
        }
    }
}

#[test]
fn a_rule_without_both_kinds_fails_and_so_does_a_false_example() {
    let page = "/// Titel\n///\n/// Prövar: det.\n/// Varför: därför.\n/// Gör: så.\n";
    let script = format!("{page}fn a_rule() {{ check(total(income) >= total(cost)) }}");
    let load = |examples: &str| {
        let source = Arc::new(Handed(vec![
            ("own/pack".to_owned(), script.clone()),
            ("own/examples/a-rule.json".to_owned(), examples.to_owned()),
        ]));
        let packs = find(None, Some("own"), Arc::<Handed>::clone(&source)).unwrap();
        trial(packs.last().unwrap(), source).unwrap().rules.remove(0)
    };
    let sound = r#"{"income": [["state", "Staten", 10]], "cost": [["individual", "Insats", 9]]}"#;
    let broken = r#"{"income": [["state", "Staten", 8]], "cost": [["individual", "Insats", 9]]}"#;
    let only = load(&format!(r#"{{"passes": [{sound}]}}"#));
    assert!(only.lacks() && !only.failed_once && only.wrong.is_empty());
    assert!(load(&format!(r#"{{"passes": [{sound}], "fails": [{broken}]}}"#)).is_sound());
    let wrong = load(&format!(r#"{{"passes": [{sound}, {broken}], "fails": [{broken}]}}"#));
    assert_eq!((wrong.wrong.len(), wrong.is_sound(), wrong.failed_once), (1, false, true));
}

#[test]
fn a_broken_pack_does_not_stop_the_others() {
    let source = Arc::new(Handed(vec![
        ("a-broken/pack".to_owned(), "forbund(\"Finsam Ekdalen\");\nlet a = (1 + ;".to_owned()),
        ("b-sound/pack".to_owned(), "forbund(\"Finsam Ekdalen\");".to_owned()),
    ]));
    let found = crate::rules::find_all(Some("Finsam Ekdalen"), None, Arc::<Handed>::clone(&source)).unwrap();
    assert_eq!(found.packs.iter().map(|pack| pack.name.as_str()).collect::<Vec<_>>(), ["finsam", "b-sound"]);
    assert_eq!((found.broken.len(), found.broken[0].line), (1, Some(2)));
    assert!(find(Some("Finsam Ekdalen"), Some("a-broken"), source).is_err(), "a chosen pack must be sound");
}

/// Every word that the packs' own page shows, used as a call, is a word of the language.
#[test]
fn the_packs_page_shows_no_word_that_is_not_there() {
    let page = include_str!("../../../rules/README.md");
    let known = crate::rules::pack::known_words();
    let calls = regex::Regex::new(r"\b([a-z_]+)\(").unwrap();
    let own = ["equity_cap"];
    let wrong: Vec<_> = calls
        .captures_iter(page)
        .map(|found| found.get(1).unwrap().as_str())
        .filter(|word| !known.iter().any(|known| known == word) && !own.contains(word))
        .collect();
    assert_eq!(wrong, Vec::<&str>::new());
}
