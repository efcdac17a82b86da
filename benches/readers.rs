//! Each reader against the bare crate beneath it: a package's parts walked by zip and quick-xml alone, a text decoded
//! alone, a PDF's pages interpreted by hayro alone. An ordinary plan of each format, and one fifty times as long.
//!
//! `cargo bench --bench readers`

use std::io::{Cursor, Read, Write};
use std::path::Path;

use divan::{Bencher, black_box};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::kurbo::{Affine, BezPath, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, TransformExt, font::GlyphRun, interpret_page,
};
use quick_xml::NsReader;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn main() {
    divan::main();
}

/// A format's sample, the part of it that is made longer, and what is repeated there; PDFs stay as they are.
const FORMATS: [(&str, &str, &str, &str); 8] = [
    ("vassbotten-2024.docx", "word/document.xml", "<w:body>", "</w:body>"),
    ("sundslatten-2026.odt", "content.xml", "<office:text", "</office:text>"),
    ("myrheden-2025.ods", "content.xml", "<table:table-row", "</table:table>"),
    ("solviken-2025.xlsx", "xl/worksheets/sheet1.xml", "<sheetData>", "</sheetData>"),
    ("sundslatten-2026.html", "", "", ""),
    ("asvidden-2026.csv", "", "", ""),
    ("finsam-exempelbygden-2025.txt", "", "", ""),
    ("tvalansbygden-2025.pdf", "", "", ""),
];

/// How many times as long.
const TIMES: [usize; 2] = [1, 50];

/// The names of the formats, and how many times as long each is.
fn cases() -> Vec<(usize, usize)> {
    let each = (0..FORMATS.len()).flat_map(|format| TIMES.map(|times| (format, times)));
    each.filter(|(format, times)| *times == 1 || !name(*format).ends_with(".pdf")).collect()
}

fn name(format: usize) -> &'static str {
    FORMATS.get(format).map_or("", |(name, ..)| *name)
}

/// A case as it is shown.
struct Shown(usize, usize);

impl std::fmt::Display for Shown {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} x{}", name(self.0), self.1)
    }
}

fn shown() -> Vec<Shown> {
    cases().into_iter().map(|(format, times)| Shown(format, times)).collect()
}

/// The bytes of a case.
fn bytes(format: usize, times: usize) -> Vec<u8> {
    let Some((name, part, from, to)) = FORMATS.get(format) else { return Vec::new() };
    let whole = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name)).unwrap_or_default();
    if times == 1 {
        return whole;
    }
    if part.is_empty() {
        return whole.repeat(times);
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, mut text) in parts(&whole) {
        if name == *part {
            text = longer(&text, from, to, times);
        }
        drop(writer.start_file(name, SimpleFileOptions::default()));
        drop(writer.write_all(text.as_bytes()));
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// A text with what stands between its first `from` (and the tag's end) and its first `to` so many times; rows of a
/// sheet number themselves where they have no number.
fn longer(text: &str, from: &str, to: &str, times: usize) -> String {
    let Some((head, rest)) = text.split_once(from) else { return text.to_owned() };
    let Some((inner, tail)) = rest.split_once(to) else { return text.to_owned() };
    if from.starts_with("<table:table-row") {
        return format!("{head}{}{to}{tail}", format!("{from}{inner}").repeat(times));
    }
    let (open, inner) = if from.ends_with('>') { ("", inner) } else { inner.split_once('>').unwrap_or_default() };
    let close = if from.ends_with('>') { "" } else { ">" };
    if to == "</sheetData>" {
        let each = (0..times).map(|time| renumbered(inner, time * 1_000)).collect::<Vec<_>>().concat();
        return format!("{head}{from}{each}{to}{tail}");
    }
    format!("{head}{from}{open}{close}{}{to}{tail}", inner.repeat(times))
}

/// Rows and cells so many rows further down.
fn renumbered(rows: &str, by: usize) -> String {
    let mut out = String::new();
    for (at, piece) in rows.split(" r=\"").enumerate() {
        if at == 0 {
            out.push_str(piece);
            continue;
        }
        let (place, rest) = piece.split_once('"').unwrap_or_default();
        let letters: String = place.chars().take_while(char::is_ascii_alphabetic).collect();
        let number: usize = place.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().unwrap_or(0);
        out.push_str(&format!(" r=\"{letters}{}\"{rest}", number + by));
    }
    out
}

/// All parts of a package that are XML.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Vec::new() };
    let mut out = Vec::new();
    for at in 0..archive.len() {
        let Ok(mut member) = archive.by_index(at) else { continue };
        let name = member.name().map(|name| name.into_owned()).unwrap_or_default();
        let mut text = String::new();
        if member.read_to_string(&mut text).is_ok() {
            out.push((name, text));
        }
    }
    out
}

/// Whether a reader looks into a part: no themes, settings, fonts and thumbnails.
fn is_read(name: &str) -> bool {
    let apart =
        ["theme", "settings", "fontTable", "webSettings", "docProps", "customXml", "Configurations", "Thumbnails"];
    (name.ends_with(".xml") || name.ends_with(".rels") || name == "mimetype")
        && apart.iter().all(|word| !name.contains(word))
}

/// Walks the parts that a reader walks, once each, and counts what stands in them.
fn bare_package(bytes: &[u8]) -> usize {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return 0 };
    let mut count = 0usize;
    for at in 0..archive.len() {
        let Ok(mut member) = archive.by_index(at) else { continue };
        if !member.name().is_ok_and(|name| is_read(&name)) {
            continue;
        }
        let mut text = String::new();
        if member.read_to_string(&mut text).is_err() {
            continue;
        }
        let mut xml = NsReader::from_str(&text);
        loop {
            match xml.read_resolved_event() {
                Ok((_, Event::Eof)) | Err(_) => break,
                Ok((_, Event::Start(start) | Event::Empty(start))) => count += start.attributes().flatten().count() + 1,
                Ok((_, Event::Text(text))) => count += text.xml10_content().len(),
                Ok(_) => {}
            }
        }
    }
    count
}

/// Decodes a text and finds its lines; only what is no UTF-8 needs a detector.
fn bare_text(bytes: &[u8]) -> usize {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned().lines().count();
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"se"), chardetng::Utf8Detection::Allow);
    encoding.decode(bytes).0.lines().count()
}

/// A device that only counts glyphs.
struct Glyphs(usize);

impl Device<'_> for Glyphs {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn draw_rect(&mut self, _: &Rect, _: DrawProps<'_>, _: &DrawMode) {}
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, _: DrawProps<'_>, _: &DrawMode) {
        self.0 += run.glyphs().iter().filter(|glyph| glyph.as_unicode().is_some()).count();
    }
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_clip_rect(&mut self, _: &Rect) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// Interprets all pages.
fn bare_pages(bytes: &[u8]) -> usize {
    let Ok(pdf) = Pdf::new(bytes.to_vec()) else { return 0 };
    let cache = InterpreterCache::new();
    let mut glyphs = Glyphs(0);
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let transform: Affine = page.initial_transform(true).to_kurbo();
        let mut context = Context::new(transform, bounds, &cache, page.xref(), InterpreterSettings::default());
        interpret_page(page, &mut context, &mut glyphs);
    }
    glyphs.0
}

fn bare_of(name: &str, bytes: &[u8]) -> usize {
    match name.rsplit('.').next() {
        Some("pdf") => bare_pages(bytes),
        Some("docx" | "odt" | "ods" | "xlsx") => bare_package(bytes),
        _ => bare_text(bytes),
    }
}

#[divan::bench(args = shown())]
fn bare(bencher: Bencher<'_, '_>, case: &Shown) {
    let (name, bytes) = (name(case.0), bytes(case.0, case.1));
    assert!(bare_of(name, &bytes) > 0, "nothing is walked");
    bencher.bench(|| bare_of(name, black_box(&bytes)));
}

#[divan::bench(args = shown())]
fn read(bencher: Bencher<'_, '_>, case: &Shown) {
    let (name, bytes) = (name(case.0), bytes(case.0, case.1));
    let rows = plankoll::read::read(&bytes, name).map_or(0, |document| document.rows.len());
    let one = plankoll::read::read(&self::bytes(case.0, 1), name).map_or(0, |document| document.rows.len());
    assert!(rows > 0 && (case.1 == 1 || rows > one * case.1 / 3), "{rows} rows of {one}");
    bencher.bench(|| plankoll::read::read(black_box(&bytes), name));
}
