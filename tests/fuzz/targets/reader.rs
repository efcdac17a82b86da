//! One target for all readers: which one is meant stands in the environment, `READER=docx`.

#![no_main]

#[path = "../wrap.rs"]
mod wrap;

use std::sync::LazyLock;

static READER: LazyLock<String> = LazyLock::new(|| std::env::var("READER").unwrap_or_else(|_| "text".to_owned()));

libfuzzer_sys::fuzz_target!(|part: &[u8]| wrap::walk(&READER, part));
