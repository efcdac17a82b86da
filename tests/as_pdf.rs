//! The samples printed by LibreOffice and read from the PDF: their facts must hold there too.
//!
//! `cargo test --test as_pdf -- --ignored --nocapture` prints a line a plan and every difference. What is known and
//! still open stands in `tests/pdf/open.txt`: LOOK NAME NUMBER.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::arithmetic_side_effects,
    reason = "a test may fail"
)]

#[path = "word/archive.rs"]
#[allow(dead_code)]
mod archive;
#[path = "forms/blocks.rs"]
mod blocks;
#[path = "facts/fact.rs"]
#[allow(dead_code)]
mod fact;
#[path = "facts/lines.rs"]
mod lines;
mod office;
#[path = "facts/rest.rs"]
mod rest;
#[path = "facts/score.rs"]
mod score;
#[path = "pdf/typeset.rs"]
mod typeset;
#[path = "forms/write.rs"]
#[allow(dead_code)]
mod write;

use std::fs;
use std::path::{Path, PathBuf};

use fact::Facts;
use plankoll::plan::{Hints, Plan};
use score::Score;
use typeset::LOOKS;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn facts_in(folder: &Path) -> Vec<(String, Facts)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    let read = |path: PathBuf| {
        let facts = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        (path.file_stem().unwrap().to_string_lossy().into_owned(), facts)
    };
    paths.into_iter().map(read).collect()
}

fn examine(facts: &Facts, bytes: &[u8]) -> Score {
    let mut score = Score::default();
    let document = match plankoll::read::read(bytes, &facts.file) {
        Ok(document) => document,
        Err(error) => {
            score.check("read", false, || format!("not read: {error:?}"));
            return score;
        }
    };
    match plankoll::recognize::recognize(&document, &Hints::default()) {
        Ok(_) if facts.no_plan => score.check("plan", false, || "no plan, but one was found".to_owned()),
        Ok(plan) => compare(facts, &plan, &mut score),
        Err(_) if facts.no_plan => score.check("plan", true, String::new),
        Err(no_plan) => {
            score.check("plan", false, || format!("no plan: {no_plan:?}"));
            compare(facts, &Plan::default(), &mut score);
        }
    }
    score
}

fn compare(facts: &Facts, plan: &Plan, score: &mut Score) {
    rest::head(facts, plan, score);
    lines::compare(facts, plan, score);
    rest::years(facts, plan, score);
    rest::equity(facts, plan, score);
    rest::goals(facts, plan, score);
    rest::claims(facts, plan, score);
}

/// How many misses of a plan in a look are known and still open.
fn open(look: &str, name: &str) -> usize {
    let text = fs::read_to_string(root().join("tests/pdf/open.txt")).unwrap();
    let known =
        text.lines().find_map(|line| line.strip_prefix(look)?.trim_start().strip_prefix(name)?.strip_prefix(' '));
    known.map_or(0, |misses| misses.trim().parse().unwrap())
}

fn read_all(look: &str, plans: &[(String, Facts)], folder: &Path) -> Vec<String> {
    let (mut hits, mut all, mut fallen) = (0, 0, Vec::new());
    for (name, facts) in plans {
        let Ok(bytes) = fs::read(folder.join(format!("{name}.pdf"))) else { continue };
        assert_eq!(plankoll::read::format_of(&bytes), Ok("pdf"));
        let score = examine(facts, &bytes);
        println!("{look:<10} {name:<28} {}", score.summary());
        score.misses().for_each(|miss| println!("    {miss}"));
        hits += score.hits();
        all += score.all();
        let (misses, open) = (score.all() - score.hits(), open(look, name));
        if misses > open {
            fallen.push(format!("{look} {name}: {misses} misses, {open} known"));
        } else if misses < open {
            println!("    open.txt can be lowered: {look} {name} {misses}");
        }
    }
    println!("{look}: in all {hits} of {all}");
    fallen
}

/// Prints files with LibreOffice, at most so many at a time.
fn print(folder: &Path, files: &[PathBuf], into: &Path) {
    for (filter, ending) in [("pdf:writer_web_pdf_Export", "html"), ("pdf", "")] {
        let own: Vec<PathBuf> = files
            .iter()
            .filter(|file| file.extension().is_some_and(|extension| extension == "html") == (ending == "html"))
            .cloned()
            .collect();
        let filter = if ending == "html" { "pdf:writer_pdf_Export" } else { filter };
        for some in own.chunks(40) {
            office::convert(folder, filter, some, into);
        }
    }
}

/// Typesets plans in every look they fit, prints them and reads them.
fn in_every_look(plans: &[(String, Facts)], texts: &Path, folder: &Path) {
    let anew = std::env::var_os("PDFS_AS_THEY_ARE").is_none();
    if anew {
        let _ = fs::remove_dir_all(folder);
    }
    let mut fallen = Vec::new();
    for look in LOOKS {
        let (sources, pdfs) = (folder.join(look.name()), folder.join(format!("{}-pdf", look.name())));
        if anew {
            fs::create_dir_all(&sources).unwrap();
            let mut files = Vec::new();
            for (name, facts) in plans {
                let document = plankoll::read::read(&fs::read(texts.join(&facts.file)).unwrap(), &facts.file).unwrap();
                if look.fits(&document) {
                    let (ending, bytes) = look.typeset(&document);
                    let file = sources.join(format!("{name}.{ending}"));
                    fs::write(&file, bytes).unwrap();
                    files.push(file);
                }
            }
            print(folder, &files, &pdfs);
        }
        fallen.extend(read_all(look.name(), plans, &pdfs));
    }
    assert!(fallen.is_empty(), "not read as the facts say:\n{}", fallen.join("\n"));
}

#[test]
#[ignore = "needs LibreOffice"]
fn text_samples_in_every_look() {
    let mut plans = facts_in(&root().join("tests/facts"));
    plans.retain(|(_, facts)| facts.file.ends_with(".txt") || facts.file.ends_with(".md"));
    in_every_look(&plans, &root().join("samples"), &Path::new(env!("CARGO_TARGET_TMPDIR")).join("as_pdf"));
}

#[test]
#[ignore = "needs LibreOffice"]
fn blind_plans_in_every_look() {
    let plans = facts_in(&root().join("tests/blind"));
    in_every_look(&plans, &root().join("tests/blind"), &Path::new(env!("CARGO_TARGET_TMPDIR")).join("blind_as_pdf"));
}

#[test]
#[ignore = "needs LibreOffice"]
fn real_plans_in_every_look() {
    let texts = root().join("../shared/plans");
    if !texts.is_dir() {
        println!("the real plans do not stand at {}: not tested here", texts.display());
        return;
    }
    let plans = facts_in(&root().join("tests/facts/real"));
    in_every_look(&plans, &texts, &std::env::temp_dir().join("plankoll-real-as-pdf"));
}

/// Samples that are documents and workbooks already, printed as they are. Figures that the print cuts off are lost to
/// every reader.
#[test]
#[ignore = "needs LibreOffice"]
fn other_samples_as_they_are_printed() {
    const CUT_OFF: [&str; 4] = ["solviken-2025", "ekhult-2024", "myrheden-2025", "nordanskog-2026"];
    let all = facts_in(&root().join("tests/facts"));
    let plain = |file: &str| [".txt", ".md", ".csv", ".pdf"].iter().any(|ending| file.ends_with(ending));
    let others: Vec<(String, Facts)> =
        all.into_iter().filter(|(name, facts)| !plain(&facts.file) && !CUT_OFF.contains(&name.as_str())).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("printed");
    let (sources, pdfs) = (folder.join("sources"), folder.join("pdf"));
    fs::create_dir_all(&sources).unwrap();
    let mut files = Vec::new();
    for (name, facts) in &others {
        let ending = facts.file.rsplit('.').next().unwrap();
        let file = sources.join(format!("{name}.{ending}"));
        fs::copy(root().join("samples").join(&facts.file), &file).unwrap();
        files.push(file);
    }
    if std::env::var_os("PDFS_AS_THEY_ARE").is_none() {
        print(&folder, &files, &pdfs);
    }
    let fallen = read_all("printed", &others, &pdfs);
    assert!(fallen.is_empty(), "not read as the facts say:\n{}", fallen.join("\n"));
}
