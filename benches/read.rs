//! How long reading and recognizing takes: every sample by itself, and a text of very many lines.
//!
//! `cargo bench --bench read`

use std::path::Path;

use plankoll::plan::{Hints, Plan};

fn main() {
    divan::main();
}

/// The names of the text samples.
fn samples() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name != "README.md" && (name.ends_with(".txt") || name.ends_with(".md")))
        .collect();
    names.sort();
    names
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name)).unwrap_or_default()
}

/// The plan of a file's bytes; `None` where they hold no plan.
fn read(bytes: &[u8]) -> Option<Plan> {
    let document = plankoll::read::read(bytes, "plan").ok()?;
    plankoll::recognize::recognize(&document, &Hints::default()).ok()
}

#[divan::bench(args = samples())]
fn sample(bencher: divan::Bencher<'_, '_>, name: &str) {
    let bytes = bytes(name);
    bencher.bench(|| read(divan::black_box(&bytes)));
}

/// A whole plan, over and over, up to so many lines.
#[divan::bench(args = [1_000, 10_000, 50_000], sample_count = 3)]
fn repeated(bencher: divan::Bencher<'_, '_>, lines: usize) {
    let one = String::from_utf8(bytes("finsam-exempelbygden-2025.txt")).unwrap_or_default();
    let text: Vec<&str> = one.lines().cycle().take(lines).collect();
    let text = text.join("\n");
    bencher.bench(|| read(divan::black_box(text.as_bytes())));
}

/// A text of nothing but goals, one without any table but the last lines' budget, so many lines long.
#[divan::bench(args = [1_000, 50_000], sample_count = 3)]
fn goals(bencher: divan::Bencher<'_, '_>, lines: usize) {
    let goal = |at: usize| match at % 4 {
        0 => format!("{}. Fler kommer vidare till arbete eller studier", at / 4 % 9 + 1),
        1 => "Aktivitet: gruppstart i februari".to_owned(),
        2 => "Indikator: minst 40 procent av 300 tkr".to_owned(),
        _ => "Uppföljning".to_owned(),
    };
    let mut text = String::from("Mål 2031\n\n");
    (0..lines).for_each(|at| text.push_str(&(goal(at) + "\n")));
    text.push_str(
        "\nBudget 2031 (tkr)\nIntäkter\nStaten 50\nRegionen 50\nSumma 100\nKostnader\nKansli 100\nSumma 100\n",
    );
    bencher.bench(|| read(divan::black_box(text.as_bytes())));
}
