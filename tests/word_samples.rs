//! The Word samples: what docx-rs writes of our plans is what stands in `samples/`, and both read the same text in it.
//!
//! `PLANKOLL_WRITE=1 cargo test --test word_samples` writes them anew.

#![cfg(test)]

#[path = "word/plans.rs"]
mod plans;
#[path = "word/shown.rs"]
mod shown;
#[path = "word/theirs.rs"]
mod theirs;

mod word_samples {
    use std::path::{Path, PathBuf};

    use plankoll::read::read;

    use super::{plans, shown, theirs};

    fn folder() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
    }

    #[test]
    fn samples_are_what_the_generator_writes() {
        for (name, bytes) in plans::all() {
            if std::env::var_os("PLANKOLL_WRITE").is_some() {
                std::fs::write(folder().join(name), &bytes).unwrap();
            }
            let stands = std::fs::read(folder().join(name)).unwrap();
            assert_eq!(read(&stands, name).unwrap().rows, read(&bytes, name).unwrap().rows, "{name}");
        }
    }

    #[test]
    fn what_is_read_out_of_each() {
        for (name, bytes) in plans::all() {
            insta::assert_snapshot!(name, shown::shown(&bytes));
        }
    }

    #[test]
    fn docx_rs_reads_the_same_text() {
        for entry in std::fs::read_dir(folder()).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "docx") {
                let bytes = std::fs::read(&path).unwrap();
                assert_eq!(theirs::ours(&bytes), theirs::theirs(&bytes), "{}", path.display());
            }
        }
    }
}
