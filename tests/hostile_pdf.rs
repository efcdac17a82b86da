//! PDFs made to harm, and PDFs that came to harm: each gives a message, in time and within memory.
#![cfg(all(feature = "pdf", feature = "isolate"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

#[path = "pdf/made.rs"]
#[allow(dead_code)]
mod made;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use assert_cmd::cargo::CommandCargoExt;
use made::{Made, blanks, deflated, pages, text};
use plankoll::read::{ReadError, read};
use tempfile::TempDir;

/// The program's own cap is ten seconds; the rest is for a busy machine.
const TIME: Duration = Duration::from_secs(40);

/// The program reading a file, with no more memory for it and all it starts than so many kilobytes each.
fn check(bytes: &[u8]) -> Output {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("plan.pdf"), bytes).unwrap();
    let began = Instant::now();
    let program = Command::cargo_bin("plankoll").unwrap();
    let program = Path::new(program.get_program()).to_owned();
    let mut command = if cfg!(target_os = "linux") {
        let mut shell = Command::new("sh");
        shell.arg("-c").arg("ulimit -v 512000; exec \"$0\" check plan.pdf").arg(program);
        shell
    } else {
        let mut plain = Command::new(program);
        plain.args(["check", "plan.pdf"]);
        plain
    };
    let output = command.current_dir(folder.path()).env("HOME", folder.path()).env("COLUMNS", "200").output().unwrap();
    assert!(began.elapsed() < TIME, "{:?}", began.elapsed());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "something was left behind");
    output
}

/// A file that is refused: exit 2, one error that says this, a way out, and no panic.
fn refused(bytes: &[u8], words: &[&str]) {
    let output = check(bytes);
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(output.stdout.is_empty());
    assert_eq!(told.matches("fel: ").count(), 1, "{told}");
    assert!(told.contains("gör så här: ") && !told.contains("panicked"), "{told}");
    assert!(words.iter().any(|word| told.contains(word)), "none of {words:?} in\n{told}");
}

const PLAN: [(i32, &str, &str); 8] = [
    (140, "Intäkter", "tkr"),
    (155, "Försäkringskassan", "1 000"),
    (170, "Region Dal", "500"),
    (185, "Kommunerna", "500"),
    (200, "Summa intäkter", "2 000"),
    (230, "Styrelse", "-200"),
    (245, "Kansli", "-1 800"),
    (260, "Summa kostnader", "-2 000"),
];

fn plan() -> Vec<u8> {
    let mut page = text(70, 100, 16, "Budget 2025");
    for (y, label, figure) in PLAN {
        page.push_str(&text(70, y, 11, label));
        page.push_str(&text(300, y, 11, figure));
    }
    pages(&[&page], "")
}

#[test]
fn a_pdf_cut_short_anywhere_is_read_or_refused() {
    let whole = plan();
    assert!(read(&whole, "plan.pdf").is_ok());
    let mut read_well = 0;
    for end in (9..whole.len()).step_by(97) {
        match read(&whole[..end], "plan.pdf") {
            Ok(document) => read_well += usize::from(!document.rows.is_empty()),
            Err(error) => assert!(
                matches!(error, ReadError::Damaged { .. } | ReadError::NoText | ReadError::Binary | ReadError::Empty),
                "{end}: {error:?}"
            ),
        }
    }
    // A lost table of places is made anew.
    assert!(read_well > 0);
}

#[test]
fn samples_cut_short_anywhere_are_read_or_refused() {
    for (name, step) in [("tvalansbygden-2025.pdf", 97), ("sundslatten-2026.pdf", 970)] {
        let whole = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name)).unwrap();
        for end in (9..whole.len()).step_by(step) {
            match read(&whole[..end], name) {
                Ok(_) | Err(ReadError::Damaged { .. } | ReadError::NoText | ReadError::NoLetters) => {}
                Err(error) => panic!("{name} up to {end}: {error:?}"),
            }
        }
    }
}

#[test]
fn bytes_changed_anywhere_break_nothing() {
    let whole = plan();
    for at in (0..whole.len()).step_by(13) {
        for byte in [0, b'9', b'<', 0xFF] {
            let mut changed = whole.clone();
            changed[at] = byte;
            let _ = read(&changed, "plan.pdf");
        }
    }
}

#[test]
fn a_bomb_of_deflated_text_is_stopped() {
    // Three gigabytes of blanks.
    let mut made = Made::default();
    made.object("<< /Type /Catalog /Pages 2 0 R >>");
    made.object("<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
    made.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>");
    made.stream("/Filter /FlateDecode", &blanks(300));
    refused(&made.bytes(""), &["MB minne", "avbröts", "ingen text", "skadad"]);
}

#[test]
fn a_bomb_of_glyphs_is_stopped() {
    let mut made = Made::default();
    made.object("<< /Type /Catalog /Pages 2 0 R >>");
    made.object("<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
    made.object(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << /Type \
         /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
    );
    let words = "BT /F1 9 Tf 70 700 Td (Summa kostnader 2 000) Tj ET\n".repeat(100_000).into_bytes();
    made.stream("/Filter /FlateDecode", &deflated(std::iter::repeat_n(words, 20)));
    refused(&made.bytes(""), &["rader och celler", "MB minne", "avbröts"]);
}

#[test]
fn a_page_of_lines_without_end_is_read_in_time() {
    // Three thousand ruled lines each way, and three thousand lines of text at as many places.
    let mut page = String::from("0.1 w\n");
    for at in 0..3_000 {
        page.push_str(&format!("{at} 0 m {at} 10000 l S 0 {at} m 10000 {at} l S\n"));
        page.push_str(&text(at, at, 1, "Vi samverkar om stöd."));
    }
    let output = check(&pages(&[&page], "/MediaBox [0 0 10000 10000]"));
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn sizes_that_lie_and_objects_in_circles_are_found_out() {
    let whole = String::from_utf8_lossy(&plan()).into_owned();
    for (from, to) in [
        ("/Length ", "/Length 99999999999999999999"),
        ("/Length ", "/Length -1"),
        ("/Kids [5 0 R]", "/Kids [2 0 R 2 0 R]"),
        ("/Count 1 /Kids [5 0 R]", "/Count 2147483647 /Kids [5 0 R]"),
        ("/Parent 2 0 R", "/Parent 5 0 R"),
        ("/Pages 2 0 R", "/Pages 1 0 R"),
        ("/Root 1 0 R", "/Root 99 0 R"),
        ("/Root 1 0 R", "/Root 1 0 R /Prev 0"),
        ("/Contents 6 0 R", "/Contents [6 0 R 6 0 R 5 0 R [6 0 R]]"),
        ("/F1 3 0 R", "/F1 << /Type /Font /Subtype /Type0 /DescendantFonts [3 0 R] /ToUnicode 6 0 R >>"),
    ] {
        let changed = whole.replacen(from, to, 1);
        assert_ne!(changed, whole, "{from}");
        let output = check(changed.as_bytes());
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code().is_some_and(|code| code <= 2), "{from} as {to}: {told}");
        assert!(!told.contains("panicked"), "{told}");
    }
}

#[test]
fn forms_within_themselves_and_deep_nesting_end() {
    let mut made = Made::default();
    made.object("<< /Type /Catalog /Pages 2 0 R >>");
    made.object("<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
    made.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 5 0 R >>");
    made.stream("", b"/X Do /X Do");
    made.object("<< /XObject << /X 6 0 R >> >>");
    // Each form draws itself twice: without a cap on depth for ever, with a generous one for ages.
    made.stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 5 0 R", b"/X Do /X Do");
    refused(&made.bytes(""), &["ingen text", "avbröts", "gick sönder"]);

    let mut made = Made::default();
    made.object("<< /Type /Catalog /Pages 2 0 R >>");
    made.object(format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000)));
    refused(&made.bytes(""), &["skadad", "avbröts", "gick sönder"]);
    let deep = format!("{}{}", "<< /A ".repeat(300_000), ">>".repeat(300_000));
    let mut made = Made::default();
    made.object(deep);
    refused(&made.bytes(""), &["skadad", "avbröts", "gick sönder"]);
}

#[test]
fn a_million_objects_and_a_hundred_thousand_pages_are_refused() {
    let mut made = Made::default();
    made.object("<< /Type /Catalog /Pages 2 0 R >>");
    made.object("<< /Type /Pages /Count 0 /Kids [] >>");
    for _ in 0..1_000_000 {
        made.object("null");
    }
    refused(&made.bytes(""), &["skadad", "ingen text", "MB minne", "avbröts"]);

    let mut made = Made::default();
    made.object("<< /Type /Catalog /Pages 2 0 R >>");
    let kids = "3 0 R ".repeat(100_000);
    made.object(format!("<< /Type /Pages /Count 100000 /Kids [{kids}] >>"));
    made.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
    refused(&made.bytes(""), &["sidor", "ingen text", "skadad", "avbröts"]);
}

#[test]
fn a_scanned_pdf_and_a_locked_one_say_so() {
    refused(&pages(&["0 0 595 842 re f"], ""), &["ingen text"]);
    let locked = "/ID [<0123> <0123>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -3904 /O \
                  (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) /U (bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) >>";
    let mut made = Made::default();
    made.object("<< /Type /Catalog /Pages 2 0 R >>");
    made.object("<< /Type /Pages /Count 0 /Kids [] >>");
    refused(&made.bytes(locked), &["lösenord"]);
}

#[cfg(debug_assertions)]
#[test]
fn a_parser_that_hangs_aborts_or_eats_memory_is_stopped() {
    refused(b"%PDF-probe-hang", &["avbröts efter 10 sekunder"]);
    refused(b"%PDF-probe-spin", &["avbröts efter 10 sekunder"]);
    refused(b"%PDF-probe-abort", &["gick sönder"]);
    refused(b"%PDF-probe-memory", &["512 MB minne"]);
}
