//! One ordinary plan: every sample, and every real plan that stands beside the checkout, read, recognized and checked
//! as the program does it.
//!
//! `cargo bench --bench ordinary`

use std::path::{Path, PathBuf};

use divan::{Bencher, black_box};
use plankoll::plan::Hints;
use plankoll::{Options, examine, examine_document};

fn main() {
    divan::main();
}

/// The plans' files, the samples' first.
fn plans() -> Vec<String> {
    let files = |folder: PathBuf| {
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .filter_map(|entry| entry.ok()?.path().into_os_string().into_string().ok())
            .filter(|name| !name.ends_with("README.md"))
            .collect();
        names.sort();
        names
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    [files(root.join("samples")), files(root.join("../shared/plans"))].concat()
}

/// A file's name and bytes.
fn file(path: &str) -> (String, Vec<u8>) {
    let name = Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned());
    (name.unwrap_or_default(), std::fs::read(path).unwrap_or_default())
}

#[divan::bench(args = plans(), sample_count = 20)]
fn whole(bencher: Bencher<'_, '_>, path: &str) {
    let (name, bytes) = file(path);
    bencher.bench(|| examine(black_box(&bytes), &name, &Options::default()).is_ok());
}

#[divan::bench(args = plans(), sample_count = 20)]
fn read(bencher: Bencher<'_, '_>, path: &str) {
    let (name, bytes) = file(path);
    bencher.bench(|| plankoll::read::read(black_box(&bytes), &name).is_ok());
}

#[divan::bench(args = plans(), sample_count = 20)]
fn recognize(bencher: Bencher<'_, '_>, path: &str) {
    let (name, bytes) = file(path);
    let document = plankoll::read::read(&bytes, &name).unwrap_or_default();
    bencher.bench(|| plankoll::recognize::recognize(black_box(&document), &Hints::default()).is_ok());
}

/// Recognizing, correcting, checking and judging by the packs, of a document that has been read.
#[divan::bench(args = plans(), sample_count = 20)]
fn from_document(bencher: Bencher<'_, '_>, path: &str) {
    let (name, bytes) = file(path);
    let document = plankoll::read::read(&bytes, &name).unwrap_or_default();
    bencher
        .with_inputs(|| document.clone())
        .bench_values(|document| examine_document(document, None, &Options::default()).is_ok());
}
