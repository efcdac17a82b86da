//! Plans whose figures could be mended in one place with two identities to prove it, and where two slips, or a figure that
//! is not printed, explain the same: nothing of that is certain. One folder a plan.
#![allow(clippy::unwrap_used, missing_docs)]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use plankoll::finding::Correction;
use plankoll::text::{Catalogue, Language};
use plankoll::{Options, examine};

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/slips");
    let mut found: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    assert!(found.len() >= 5, "no plans");
    found
}

fn corrections(folder: &Path) -> Vec<Correction> {
    let bytes = fs::read(folder.join("plan.txt")).unwrap();
    examine(&bytes, "plan.txt", &Options::default()).unwrap().corrections
}

/// Each correction with its grade, its reason and its proof.
fn told(corrections: &[Correction]) -> String {
    let catalogue = Catalogue::new(Language::Swedish);
    let mut out = String::new();
    for one in corrections {
        let rank = one.alternative.map_or(String::new(), |rank| format!(".{rank}"));
        let old = one.old.map_or("–".to_owned(), |old| old.swedish(one.unit));
        let year = one.cell.column.year.unwrap_or_default();
        let change = format!("{} {year}: {old} → {}", catalogue.label(&one.cell.label), one.new.swedish(one.unit));
        writeln!(out, "{}{rank} {:?} {:?} {change}", one.group, one.confidence, one.operation).unwrap();
        writeln!(out, "    {}", catalogue.say(&one.why)).unwrap();
        for proof in &one.proof {
            writeln!(out, "      {}", catalogue.say(proof)).unwrap();
        }
    }
    out
}

#[test]
fn what_two_slips_explain_is_told_and_is_not_one_certain_change() {
    for folder in folders() {
        let found = corrections(&folder);
        assert!(!found.is_empty(), "{}", folder.display());
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("corrections", told(&found)));
    }
}
