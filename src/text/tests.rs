//! Holds the two languages to each other, and the code to the catalogue.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;
use regex::Regex;

use super::{Catalogue, ENGLISH, Language, SWEDISH};
use crate::finding::Message;
use crate::money::{Amount, Unit};

/// Each entry with its arguments; fails on an entry that stands twice.
fn entries(files: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
    let begins = Regex::new(r"^(-?[a-zA-Z][a-zA-Z0-9_-]*) *=").unwrap();
    let argument = Regex::new(r"\$([a-zA-Z][a-zA-Z0-9_-]*)").unwrap();
    let mut entries: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files {
        let mut current = None;
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            if let Some(found) = begins.captures(line) {
                let id = found[1].to_owned();
                assert!(!entries.contains_key(&id), "{id} stands twice");
                entries.insert(id.clone(), BTreeSet::new());
                current = Some(id);
            }
            if let Some(own) = current.as_ref().and_then(|id| entries.get_mut(id)) {
                own.extend(argument.captures_iter(line).map(|found| found[1].to_owned()));
            }
        }
    }
    entries
}

#[test]
fn every_entry_parses() {
    for file in SWEDISH.iter().chain(ENGLISH) {
        if let Err((_, faults)) = FluentResource::try_new((*file).to_owned()) {
            panic!("{faults:?} in\n{file}");
        }
    }
}

#[test]
fn both_languages_have_the_same_entries_with_the_same_arguments() {
    let (swedish, english) = (entries(SWEDISH), entries(ENGLISH));
    assert!(!swedish.is_empty());
    let only = |one: &BTreeMap<String, BTreeSet<String>>, other: &BTreeMap<String, BTreeSet<String>>| {
        one.keys().filter(|id| !other.contains_key(*id)).cloned().collect::<Vec<_>>()
    };
    assert_eq!(only(&swedish, &english), Vec::<String>::new(), "missing in English");
    assert_eq!(only(&english, &swedish), Vec::<String>::new(), "missing in Swedish");
    for (id, args) in &swedish {
        assert_eq!(Some(args), english.get(id), "arguments of {id}");
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_entry_that_the_code_names_exists() {
    // Those that are made at once, and those that are carried as words.
    let named = r#"(?:(?:Message::new|\.word|Arg::Word)\(|why:)\s*"([^"]+)"|"((?:no-plan|unread)-[a-z-]+)""#;
    let named = Regex::new(named).unwrap();
    let entries = entries(SWEDISH);
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut count = 0;
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        // Tests may name what they please.
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for found in named.captures_iter(code) {
            count += 1;
            let id = found.get(1).or(found.get(2)).unwrap().as_str();
            assert!(entries.contains_key(id), "{id} is named in {} and has no words", file.display());
        }
    }
    assert!(count > 20, "the code names entries: {count}");
}

#[test]
fn an_entry_chooses_its_plural_and_writes_amounts_as_swedes_do() {
    let count = |number: i64| Message::new("count-errors").with("count", crate::finding::Arg::Number(number.into()));
    let catalogue = Catalogue::new(Language::Swedish);
    assert_eq!(catalogue.say(&count(0)), "inga fel");
    assert_eq!(catalogue.say(&count(1)), "1 fel");
    assert_eq!(Catalogue::new(Language::English).say(&count(2)), "2 errors");
    let amount = Amount::of(8562.into(), Unit::Tkr).unwrap();
    let message = Message::new("figure-expected").amount("expected", amount, Unit::Tkr);
    assert_eq!(catalogue.say(&message), "väntat 8 562 tkr");
}
