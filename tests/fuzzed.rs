//! What the fuzzer found (`tests/fuzz/run`), through the same readers: none may panic, none may take long.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "fuzz/wrap.rs"]
mod wrap;

use std::path::Path;

#[test]
fn nothing_that_was_found_panics() {
    let found = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/found");
    let mut tried = 0;
    for reader in wrap::READERS {
        let Ok(files) = std::fs::read_dir(found.join(reader)) else { continue };
        for file in files {
            wrap::walk(reader, &std::fs::read(file.unwrap().path()).unwrap());
            tried += 1;
        }
    }
    assert!(tried >= 3, "{tried} inputs were found");
}
