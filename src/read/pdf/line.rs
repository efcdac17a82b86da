//! Glyphs into lines: what stands on one baseline, as pieces that wide gaps part.

use super::cell::is_broken_word;
use super::ink::{Glyph, Length};
use crate::read::flow::raised;

/// What stands between two blanks.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Word {
    /// Its text.
    pub(super) text: String,
    /// Its left edge.
    pub(super) left: Length,
    /// Its right edge.
    pub(super) right: Length,
}

/// A run of text without a wide gap in it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Piece {
    /// Its text: its words with a blank between.
    pub(super) text: String,
    /// Its words.
    pub(super) words: Vec<Word>,
    /// Its left edge.
    pub(super) left: Length,
    /// Its right edge.
    pub(super) right: Length,
    /// Whether all of it is bold.
    pub(super) bold: bool,
}

impl Piece {
    /// A piece of these words.
    pub(super) fn of(words: Vec<Word>, bold: bool) -> Option<Self> {
        let (left, right) = (words.first()?.left, words.last()?.right);
        let text = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
        Some(Self { text, words, left, right, bold })
    }

    /// Cut into so many pieces at its widest gaps, where those are clearly wider than the rest.
    pub(super) fn cut(self, count: usize) -> Vec<Self> {
        let gap = |(at, (word, next)): (usize, (&Word, &Word))| (next.left - word.right, at + 1);
        let pairs = self.words.iter().zip(self.words.iter().skip(1)).enumerate();
        let mut gaps: Vec<(Length, usize)> = pairs.map(gap).collect();
        gaps.sort_unstable_by(|a, b| b.cmp(a));
        let cuts = count.saturating_sub(1);
        let (least, next) = (cuts.checked_sub(1).and_then(|at| gaps.get(at)), gaps.get(cuts));
        let clear = least.is_some_and(|(gap, _)| next.is_none_or(|(next, _)| gap * 10 > next * 13));
        if !clear {
            return vec![self];
        }
        let mut at: Vec<usize> = gaps.iter().take(cuts).map(|(_, at)| *at).collect();
        at.sort_unstable();
        let ends = at.iter().copied().chain([self.words.len()]);
        let starts = [0].into_iter().chain(at.iter().copied());
        let part = |(from, to)| Self::of(self.words.get(from..to)?.to_vec(), self.bold);
        starts.zip(ends).filter_map(part).collect()
    }

    /// Adds another's words behind its own; a word that was broken over lines is whole again.
    pub(super) fn append(&mut self, other: Self) {
        if is_broken_word(&self.text, &other.text) {
            self.text.pop();
        } else {
            self.text.push(' ');
        }
        self.text.push_str(&other.text);
        self.words.extend(other.words);
        (self.left, self.right) = (self.left.min(other.left), self.right.max(other.right));
        self.bold &= other.bold;
    }

    /// Whether it is the rest of a figure that was broken over lines: no figure begins with `000`.
    pub(super) fn is_rest(&self) -> bool {
        self.text.starts_with("000") && self.is_figure()
    }

    /// Whether it is a year that a plan may speak of.
    pub(super) fn is_year(&self) -> bool {
        self.text.len() == 4 && self.text.parse::<u32>().is_ok_and(|year| (1995..=2060).contains(&year))
    }

    /// How wide it is.
    pub(super) fn width(&self) -> Length {
        self.right.saturating_sub(self.left)
    }

    /// Whether it is a figure, or what stands for one: `7 046`, `-90`, `–`, `12,5 %`.
    pub(super) fn is_figure(&self) -> bool {
        let mut digits = 0_usize;
        let mut others = 0_usize;
        for c in self.text.chars() {
            match c {
                '0'..='9' => digits += 1,
                ' ' | '.' | ',' | '-' | '–' | '−' | '+' | '%' | '(' | ')' | '*' => {}
                _ => others += 1,
            }
        }
        (digits > 0 && others <= 4 && digits >= others) || matches!(self.text.as_str(), "-" | "–" | "—" | "−")
    }
}

/// A line of text.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Line {
    /// Its baseline; the first one where lines were laid together.
    pub(super) base: Length,
    /// Its last baseline.
    pub(super) low: Length,
    /// The size that most of it is printed in.
    pub(super) size: Length,
    /// Its pieces from left to right; never none.
    pub(super) pieces: Vec<Piece>,
}

impl Line {
    /// Its left edge.
    pub(super) fn left(&self) -> Length {
        self.pieces.first().map_or(0, |piece| piece.left)
    }

    /// Its right edge.
    pub(super) fn right(&self) -> Length {
        self.pieces.last().map_or(0, |piece| piece.right)
    }

    /// Its text, pieces parted by one blank.
    pub(super) fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Whether all of it is bold.
    pub(super) fn is_bold(&self) -> bool {
        self.pieces.iter().all(|piece| piece.bold)
    }
}

/// The lines of these glyphs, from the top.
pub(super) fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by_key(|glyph| glyph.from.1);
    let mut clusters: Vec<Cluster> = Vec::new();
    for glyph in glyphs {
        match clusters.last_mut().filter(|last| last.takes(&glyph)) {
            Some(last) => last.add(glyph),
            None => clusters.push(Cluster::of(glyph)),
        }
    }
    clusters.retain(Cluster::is_printed);
    let mut joined: Vec<Cluster> = Vec::new();
    let mut notes: Option<Cluster> = None;
    for mut cluster in clusters {
        if let Some(notes) = notes.take() {
            if cluster.carries(&notes) {
                cluster.raise(notes);
            } else {
                joined.push(notes);
            }
        }
        // A small note may stand above its line.
        if cluster.glyphs.len() <= 8 { notes = Some(cluster) } else { joined.push(cluster) }
    }
    joined.extend(notes);
    joined.into_iter().filter_map(Cluster::line).collect()
}

/// What stands on one baseline.
#[derive(Debug)]
struct Cluster {
    base: Length,
    size: Length,
    glyphs: Vec<Glyph>,
}

impl Cluster {
    fn of(glyph: Glyph) -> Self {
        Self { base: glyph.from.1, size: glyph.size, glyphs: vec![glyph] }
    }

    fn takes(&self, glyph: &Glyph) -> bool {
        (glyph.from.1 - self.base) * 20 <= self.size.max(glyph.size) * 7
    }

    fn add(&mut self, glyph: Glyph) {
        if glyph.size > self.size {
            (self.size, self.base) = (glyph.size, glyph.from.1);
        }
        self.glyphs.push(glyph);
    }

    fn is_printed(&self) -> bool {
        self.glyphs.iter().any(|glyph| !is_blank(glyph))
    }

    /// Whether these small marks stand above this line, beside its words.
    fn carries(&self, notes: &Self) -> bool {
        let edge = |of: &Self| {
            let printed = || of.glyphs.iter().filter(|glyph| !is_blank(glyph));
            (printed().map(|glyph| glyph.from.0).min(), printed().map(|glyph| glyph.to.0).max())
        };
        let ((Some(left), Some(right)), (Some(from), Some(to))) = (edge(self), edge(notes)) else { return false };
        let near = (self.base - notes.base) * 10 <= self.size * 6;
        near && notes.size * 10 <= self.size * 8 && from > left && to <= right.saturating_add(self.size * 2)
    }

    fn raise(&mut self, notes: Self) {
        self.glyphs.extend(notes.glyphs);
    }

    fn line(mut self) -> Option<Line> {
        self.glyphs.sort_by_key(|glyph| glyph.from.0);
        let blank = blank_width(&self.glyphs, self.size);
        let typed = is_typewritten(&self.glyphs, self.size);
        let stretched = stretched(&self.glyphs, self.size).filter(|_| !typed).unwrap_or(blank).max(blank);
        let mut writer = Writer { size: self.size, base: self.base, blank, stretched, typed, ..Writer::default() };
        for (at, glyph) in self.glyphs.iter().enumerate() {
            writer.write(glyph, is_note(&self.glyphs, at));
        }
        let pieces = writer.finish();
        (!pieces.is_empty()).then_some(Line { base: self.base, low: self.base, size: self.size, pieces })
    }
}

fn is_blank(glyph: &Glyph) -> bool {
    glyph.text.chars().all(|c| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}'))
}

/// How wide a blank is on this line: its own blanks, the one width of a typewriter's font, or about a quarter.
fn blank_width(glyphs: &[Glyph], size: Length) -> Length {
    let width = |glyph: &Glyph| glyph.to.0 - glyph.from.0;
    let mut blanks: Vec<Length> =
        glyphs.iter().filter(|glyph| is_blank(glyph) && glyph.size == size).map(width).filter(|w| *w > 0).collect();
    blanks.sort_unstable();
    if let Some(middle) = blanks.get(blanks.len() / 2) {
        return (*middle).clamp(size / 6, size);
    }
    if is_typewritten(glyphs, size) { glyphs.iter().map(width).max().unwrap_or(size) } else { size * 26 / 100 }
}

/// How wide the words of a sentence stand apart that is set to both margins.
fn stretched(glyphs: &[Glyph], size: Length) -> Option<Length> {
    let printed = || glyphs.iter().filter(|glyph| !is_blank(glyph));
    let gaps = printed().zip(printed().skip(1)).map(|(a, b)| b.from.0 - a.to.0);
    let mut gaps: Vec<Length> = gaps.filter(|gap| gap * 100 > size * 17).collect();
    gaps.sort_unstable();
    let middle = gaps.get(gaps.len() / 2).copied()?;
    // A few words apart are no sentence; in a sentence all gaps are alike.
    let alike = gaps.iter().filter(|gap| (**gap - middle).abs() * 5 <= middle).count();
    (gaps.len() >= 5 && alike * 10 >= gaps.len() * 9 && middle < size).then_some(middle)
}

/// Whether a line's letters are all of one width, the narrow ones too.
fn is_typewritten(glyphs: &[Glyph], size: Length) -> bool {
    let own = || glyphs.iter().filter(|glyph| !is_blank(glyph) && glyph.size == size);
    let widths = || own().map(|glyph| glyph.to.0 - glyph.from.0);
    let narrow = own().any(|glyph| glyph.text.chars().all(|c| "iljftrI.,:-".contains(c)));
    let wide = own().any(|glyph| glyph.text.chars().all(|c| "mwMWADGOQaeonkuåäö0123456789".contains(c)));
    narrow && wide && widths().max().unwrap_or(0) - widths().min().unwrap_or(0) <= 3
}

/// Whether a small glyph stands right at larger text, as a note's mark does: a column of smaller type beside a heading
/// is no mark.
fn is_note(glyphs: &[Glyph], at: usize) -> bool {
    const LONGEST: usize = 5;
    let Some(own) = glyphs.get(at) else { return false };
    let host = |glyph: &&Glyph| own.size * 10 <= glyph.size * 8;
    let printed = |glyph: &&Glyph| !is_blank(glyph);
    let before = glyphs.get(..at).unwrap_or_default().iter().rev().filter(printed).take(LONGEST);
    let mut left = own.from.0;
    for glyph in before {
        if left - glyph.to.0 > own.size {
            break;
        }
        if host(&glyph) {
            return true;
        }
        left = glyph.from.0;
    }
    let behind = glyphs.get(at + 1..).unwrap_or_default().iter().filter(printed).take(LONGEST);
    let mut right = own.to.0;
    for glyph in behind {
        if glyph.from.0 - right > own.size * 3 {
            break;
        }
        if host(&glyph) {
            return true;
        }
        right = glyph.to.0;
    }
    false
}

/// Writes a line's glyphs into pieces.
#[derive(Debug, Default)]
struct Writer {
    size: Length,
    base: Length,
    blank: Length,
    /// How wide the blanks of a sentence are that is set to both margins.
    stretched: Length,
    /// Whether it is a typewriter's line: two blanks are a gap there.
    typed: bool,
    pieces: Vec<Piece>,
    /// The last printed glyph.
    last: Option<Glyph>,
    spaced: bool,
}

impl Writer {
    fn write(&mut self, glyph: &Glyph, note: bool) {
        if is_blank(glyph) {
            self.spaced = true;
            return;
        }
        if self.last.as_ref().is_some_and(|last| is_overprint(last, glyph)) {
            // Printed twice to look bold: one glyph.
            if let Some(last) = &mut self.last {
                last.to.0 = last.to.0.max(glyph.to.0);
            }
            return;
        }
        let up = note && glyph.size * 10 <= self.size * 8 && (self.base - glyph.from.1) * 7 > self.size;
        let text = mended(&glyph.text);
        let text = if up { raised(&text) } else { text };
        let gap = self.last.as_ref().map_or(0, |last| glyph.from.0 - last.to.0);
        let parted = self.last.is_none() || self.is_wide(gap, &text);
        let apart = gap * 100 > self.size * 17 || (self.spaced && gap * 100 > self.size * 5);
        // A raised mark never runs together with the figure before it.
        let note = up && self.last.as_ref().is_some_and(|last| last.text.ends_with(|c: char| c.is_ascii_digit()));
        if parted {
            self.pieces.push(Piece { left: glyph.from.0, right: glyph.to.0, bold: true, ..Piece::default() });
        }
        if let Some(piece) = self.pieces.last_mut() {
            let begins = parted || apart || note;
            if begins && !parted {
                piece.text.push(' ');
            }
            piece.text.push_str(&text);
            match piece.words.last_mut().filter(|_| !begins) {
                Some(word) => {
                    word.text.push_str(&text);
                    word.right = word.right.max(glyph.to.0);
                }
                None => piece.words.push(Word { text, left: glyph.from.0, right: glyph.to.0 }),
            }
            piece.right = piece.right.max(glyph.to.0);
            piece.bold &= glyph.bold;
        }
        self.spaced = false;
        self.last = Some(glyph.clone());
    }

    /// Whether a gap parts columns: between figures less is enough than between words.
    fn is_wide(&self, gap: Length, next: &str) -> bool {
        let figure = |c: char| c.is_ascii_digit() || matches!(c, '-' | '–' | '−' | '(' | ')' | '%');
        let figures = self.last.as_ref().is_some_and(|last| last.text.ends_with(figure)) && next.starts_with(figure);
        if figures || self.typed {
            gap * 10 > (self.blank * 19).max(self.stretched * 15)
        } else {
            gap * 10 > (self.blank * 35).max(self.size * 9)
        }
    }

    fn finish(self) -> Vec<Piece> {
        self.pieces.into_iter().filter(|piece| !piece.text.trim().is_empty()).collect()
    }
}

/// The same glyph again in the same place.
fn is_overprint(last: &Glyph, glyph: &Glyph) -> bool {
    last.text == glyph.text
        && (glyph.from.0 - last.from.0).abs() * 8 <= glyph.size
        && (glyph.from.1 - last.from.1).abs() * 8 <= glyph.size
}

/// Ligatures as letters; a soft hyphen is kept, for the line's end.
fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
