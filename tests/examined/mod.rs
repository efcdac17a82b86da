//! Examined plans built by hand, for tests of what is written of them. Each is unlike the others on purpose.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::float_arithmetic,
    reason = "a test may fail"
)]
#![allow(dead_code, reason = "each test file uses its own part")]

mod builder;
mod deficit;
mod mixed_units;
mod three_columns;

pub(crate) use deficit::deficit;
pub(crate) use mixed_units::mixed_units;
pub(crate) use three_columns::three_columns;

/// All of them, by name.
pub(crate) fn all() -> Vec<(&'static str, plankoll::Examination)> {
    vec![("mixed_units", mixed_units()), ("three_columns", three_columns()), ("deficit", deficit())]
}

/// All plans of a folder that are read as plans today, by file name; empty where the folder does not stand here.
pub(crate) fn read_from(folder: &std::path::Path) -> Vec<(String, plankoll::Examination)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read =
        files.into_iter().filter(|path| path.file_name().is_some_and(|name| name != "README.md")).filter_map(|path| {
            let name = path.file_stem()?.to_string_lossy().into_owned();
            let bytes = std::fs::read(&path).ok()?;
            let found = plankoll::examine(&bytes, &path.file_name()?.to_string_lossy(), &plankoll::Options::default());
            found.ok().map(|examination| (name, examination))
        });
    read.collect()
}

/// The samples, and the real plans where they stand beside the checkout.
pub(crate) fn read() -> Vec<(String, plankoll::Examination)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = read_from(&root.join("samples"));
    found.extend(read_from(&root.join("../shared/plans")));
    found
}
