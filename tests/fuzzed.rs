//! What the fuzzer found (`tests/fuzz/run`), and what it began with, through the same readers: none may panic.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "fuzz/wrap.rs"]
mod wrap;

use std::path::Path;

#[test]
fn nothing_that_was_found_panics() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz");
    let mut tried = 0;
    for reader in wrap::READERS {
        for kept in ["seeds", "found"] {
            let Ok(files) = std::fs::read_dir(folder.join(kept).join(reader)) else { continue };
            for file in files {
                wrap::walk(reader, &std::fs::read(file.unwrap().path()).unwrap());
                tried += 1;
            }
        }
    }
    assert!(tried >= wrap::READERS.len(), "{tried} inputs were found");
}
