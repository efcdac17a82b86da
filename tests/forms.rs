//! One plan, whatever it is written in: the samples as text, as Word, as OpenDocument and as HTML.

#![cfg(test)]

#[path = "word/archive.rs"]
#[allow(dead_code)]
mod archive;
#[path = "forms/blocks.rs"]
mod blocks;
#[path = "forms/told.rs"]
mod told;
#[path = "forms/write.rs"]
mod write;

mod forms {
    use std::path::Path;

    use super::blocks::{Block, Tables, blocks};
    use super::told::told;
    use super::write;

    fn sample(name: &str) -> Vec<u8> {
        std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name)).unwrap()
    }

    fn texts() -> Vec<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| (name.ends_with(".txt") || name.ends_with(".md")) && name != "README.md")
            .collect();
        names.sort();
        names
    }

    /// What differs between a sample and the same written in another form.
    fn differences(name: &str, tables: Tables, write: fn(&[Block]) -> Vec<u8>) -> Vec<String> {
        let bytes = sample(name);
        let document = plankoll::read::read(&bytes, name).unwrap();
        let told = |bytes: &[u8]| told(bytes, tables == Tables::Separated);
        let (left, right) = (told(&bytes), told(&write(&blocks(&document, tables))));
        let gone = left.iter().filter(|line| !right.contains(line)).map(|line| format!("  - {line}"));
        let new = right.iter().filter(|line| !left.contains(line)).map(|line| format!("  + {line}"));
        let order = (left.len() != right.len()).then(|| format!("  {} and {} lines", left.len(), right.len()));
        gone.chain(new).chain(order).collect()
    }

    /// Compares; names of samples with differences are told with them.
    fn all_same(names: &[String], tables: Tables, write: fn(&[Block]) -> Vec<u8>) {
        let fallen: Vec<String> = names
            .iter()
            .filter_map(|name| {
                let found = differences(name, tables, write);
                (!found.is_empty()).then(|| format!("{name}\n{}", found.join("\n")))
            })
            .collect();
        assert!(fallen.is_empty(), "not the same plan:\n{}", fallen.join("\n"));
    }

    #[test]
    fn every_sample_as_word_paragraphs() {
        all_same(&texts(), Tables::Separated, write::docx);
    }

    #[test]
    fn tables_by_tabs_as_word_tables() {
        all_same(&texts(), Tables::Tabs, write::docx);
    }

    #[test]
    fn every_sample_as_an_open_document() {
        all_same(&texts(), Tables::Separated, write::odt);
        all_same(&texts(), Tables::Tabs, write::odt);
    }

    #[test]
    fn every_sample_as_html() {
        all_same(&texts(), Tables::Tabs, write::html);
    }
}
