//! Imports run one way: a room knows only the rooms to its left. Each room knows its own files; above them all stand
//! the pipeline's users and the crate's root.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// The rooms from left to right.
const ROOMS: &[&str] = &[
    "money",
    "document",
    "plan",
    "finding",
    "text",
    "filled",
    "read",
    "balance",
    "recognize",
    "correct",
    "formula",
    "rules",
    "check",
    "diff",
    "merge",
    "roll",
    "pipeline",
    "export",
    "cli",
    "main",
    "lib",
];

/// What the crate's root hands on from the pipeline.
const FROM_PIPELINE: &[&str] = &[
    "Accepted",
    "Apply",
    "Choice",
    "Chosen",
    "Clock",
    "Examination",
    "Fault",
    "Loaded",
    "Named",
    "NotFound",
    "Options",
    "PackFault",
    "Packs",
    "SHOWN_MONEY",
    "SHOWN_PLAIN",
    "Script",
    "Stamp",
    "Standing",
    "Turn",
    "WhatIf",
    "examine",
    "examine_document",
    "reading",
    "rolled",
];

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

/// All files of the program, by their path under `src/`, without those that are compiled for tests only.
fn program() -> Vec<(PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let for_tests = Regex::new(r"#\[cfg\(test\)\]\s+(?:pub(?:\([a-z]+\))? )?mod ([a-z_]+);").unwrap();
    let mut left_out: Vec<PathBuf> = Vec::new();
    let mut found = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let inside = file.strip_prefix(&src).unwrap().to_owned();
        let stem = inside.file_stem().unwrap();
        let own = stem == "mod" || stem == "lib" || stem == "main";
        let folder = inside.parent().unwrap().join(if own { Path::new("") } else { Path::new(stem) });
        left_out.extend(for_tests.captures_iter(&text).map(|name| folder.join(&name[1])));
        found.push((inside, text));
    }
    found.retain(|(file, _)| !left_out.iter().any(|out| file.with_extension("") == *out || file.starts_with(out)));
    found
}

/// The code without comments and without what is compiled for tests only.
fn code(text: &str) -> String {
    let comment = Regex::new(r"//[^\n]*").unwrap();
    let text = comment.replace_all(text, "");
    let for_tests = Regex::new(r"#\[cfg\(test\)\]\s+mod [a-z_]+ \{").unwrap();
    for_tests.split(&text).next().unwrap_or_default().to_owned()
}

/// The rooms that a piece of code reaches for.
fn reached(code: &str) -> BTreeSet<String> {
    let direct = Regex::new(r"\b(?:crate|plankoll)::([A-Za-z_]+)").unwrap();
    let grouped = Regex::new(r"\buse (?:crate|plankoll)::\{([^;]*)\};").unwrap();
    let mut names: Vec<String> = direct.captures_iter(code).map(|found| found[1].to_owned()).collect();
    for group in grouped.captures_iter(code) {
        let mut depth = 0;
        let mut parts = vec![String::new()];
        for c in group[1].chars() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => parts.push(String::new()),
                c if depth == 0 => parts.last_mut().unwrap().push(c),
                _ => {}
            }
        }
        names.extend(parts.iter().filter_map(|part| part.trim().split("::").next()).map(str::to_owned));
    }
    let room = |name: String| if FROM_PIPELINE.contains(&name.as_str()) { "pipeline".to_owned() } else { name };
    names.into_iter().filter(|name| !name.is_empty()).map(room).collect()
}

/// Each room with those it reaches for, and the files that do.
fn imports() -> BTreeMap<String, BTreeMap<String, PathBuf>> {
    let mut imports: BTreeMap<String, BTreeMap<String, PathBuf>> = BTreeMap::new();
    for (inside, text) in program() {
        let name = inside.iter().next().unwrap().to_str().unwrap();
        let room = name.trim_end_matches(".rs").to_owned();
        let found = reached(&code(&text));
        let own = imports.entry(room.clone()).or_default();
        own.extend(found.into_iter().filter(|other| *other != room).map(|other| (other, inside.clone())));
    }
    imports
}

#[test]
fn a_room_knows_only_the_rooms_to_its_left() {
    let rank = |room: &str| ROOMS.iter().position(|name| *name == room);
    let imports = imports();
    assert!(imports.len() > 10, "the rooms were found");
    for (room, others) in &imports {
        let own = rank(room).unwrap_or_else(|| panic!("{room} has no place among the rooms"));
        for (other, file) in others {
            let rank =
                rank(other).unwrap_or_else(|| panic!("{} reaches for {other}, which is no room", file.display()));
            assert!(rank < own, "{} reaches from {room} to the right, for {other}", file.display());
        }
    }
}

#[test]
fn a_breach_is_seen() {
    let seen = |code: &str| reached(code).into_iter().collect::<Vec<_>>();
    assert_eq!(seen("use crate::cli::draw;"), ["cli"]);
    assert_eq!(seen("use crate::{Examination, plan::{Plan, Line}, text};"), ["pipeline", "plan", "text"]);
    assert_eq!(seen("let x = crate::export::json::schema::plan();"), ["export"]);
    let files: Vec<PathBuf> = program().into_iter().map(|(file, _)| file).collect();
    assert!(files.contains(&"export/json/plan.rs".into()) && !files.contains(&"export/json/sample.rs".into()));
    assert_eq!(reached(&code("// use crate::cli;\n#[cfg(test)]\nmod tests {\n use crate::cli; }")).len(), 0);
}

#[test]
fn the_library_touches_no_files_no_clock_and_no_threads() {
    let outside = Regex::new(r"\bstd::(fs|env|net|process|thread|time)\b|\bSystemTime\b|\bInstant\b").unwrap();
    for (inside, text) in program() {
        if inside.starts_with("cli") || inside == Path::new("main.rs") {
            continue;
        }
        let found = outside.find(&code(&text)).map(|found| found.as_str().to_owned());
        assert_eq!(found, None, "{} reaches outside", inside.display());
    }
}
