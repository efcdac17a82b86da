//! What a page prints: its glyphs and its straight lines, where they stand.
//!
//! Floats come in here and nowhere else: lengths leave as whole hundredths of a point, counted from the page's upper
//! left corner. Nothing here is money.

use hayro_interpret::font::{Glyph as Shown, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, PathSeg, Point, Rect, Shape};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

/// Hundredths of a point.
pub(super) type Length = i64;

/// Lengths are counted in so many parts of a point.
pub(super) const PARTS: f64 = 100.0;

/// No page is larger.
const FAR: Length = 10_000_000;

/// What is thinner than this is a line, not an area: 3 points.
const THIN: Length = 300;

/// A glyph as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Glyph {
    /// What it says; `\u{fffd}` where the file does not tell.
    pub(super) text: String,
    /// Where it begins on its baseline.
    pub(super) from: (Length, Length),
    /// Where the next one would begin.
    pub(super) to: (Length, Length),
    /// The font's size.
    pub(super) size: Length,
    /// Whether its font is a bold one, or it is drawn twice to look so.
    pub(super) bold: bool,
}

/// A straight line, upright or level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    /// Its upper left end.
    pub(super) from: (Length, Length),
    /// Its lower right end.
    pub(super) to: (Length, Length),
}

/// What a page prints, in the order drawn.
#[derive(Debug, Default)]
pub(super) struct Ink {
    /// Its glyphs, blanks included.
    pub(super) glyphs: Vec<Glyph>,
    /// Its lines.
    pub(super) rules: Vec<Rule>,
    /// Whether a picture is drawn on it.
    pub(super) pictures: bool,
    /// How much more may be drawn before the rest is left out.
    pub(super) room: usize,
}

impl Ink {
    /// An empty page with room for so many glyphs and lines.
    pub(super) fn new(room: usize) -> Self {
        Self { room, ..Self::default() }
    }

    fn take(&mut self) -> bool {
        let left = self.room.checked_sub(1);
        self.room = left.unwrap_or(0);
        left.is_some()
    }

    fn rule(&mut self, a: (Length, Length), b: (Length, Length)) {
        let (wide, high) = (a.0.abs_diff(b.0), a.1.abs_diff(b.1));
        let thin = THIN.unsigned_abs();
        if wide.min(high) < thin && wide.max(high) >= thin && self.take() {
            // The line's middle is where it stands.
            let (x, y) = (i64::midpoint(a.0, b.0), i64::midpoint(a.1, b.1));
            let (from, to) = if wide > high {
                ((a.0.min(b.0), y), (a.0.max(b.0), y))
            } else {
                ((x, a.1.min(b.1)), (x, a.1.max(b.1)))
            };
            self.rules.push(Rule { from, to });
        }
    }

    fn area(&mut self, bounds: Rect, stroked: bool) {
        let (a, b) = (whole(Point::new(bounds.x0, bounds.y0)), whole(Point::new(bounds.x1, bounds.y1)));
        let thin = THIN.unsigned_abs();
        if a.0.abs_diff(b.0) < thin || a.1.abs_diff(b.1) < thin {
            self.rule(a, b);
        } else if stroked {
            let (c, d) = ((b.0, a.1), (a.0, b.1));
            for (from, to) in [(a, c), (c, b), (d, b), (a, d)] {
                self.rule(from, to);
            }
        }
    }
}

impl Device<'_> for Ink {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, mode: &DrawMode) {
        let path = props.transform * path;
        if !matches!(mode, DrawMode::Stroke(_) | DrawMode::FillAndStroke(..)) {
            self.area(path.bounding_box(), false);
            return;
        }
        for segment in path.segments() {
            if let PathSeg::Line(line) = segment {
                self.rule(whole(line.p0), whole(line.p1));
            }
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'_>, mode: &DrawMode) {
        let stroked = matches!(mode, DrawMode::Stroke(_) | DrawMode::FillAndStroke(..));
        self.area(props.transform.transform_rect_bbox(*rect), stroked);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        let mut weight: Option<bool> = None;
        for glyph in run.glyphs() {
            if !self.take() {
                return;
            }
            // One run is of one font.
            let bold = *weight.get_or_insert_with(|| is_bold(glyph));
            let place = props.transform * glyph.transform();
            let advance = match &**glyph {
                Shown::Outline(outline) => outline.advance_width(),
                Shown::Type3(drawn) => drawn.advance_width(),
            };
            let (from, to) = (place * Point::ZERO, place * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0));
            let up = whole(place.with_translation((0.0, 0.0).into()) * Point::new(0.0, 1000.0));
            self.glyphs.push(Glyph {
                text: text_of(glyph),
                from: whole(from),
                to: whole(to),
                size: up.0.abs().max(up.1.abs()),
                bold,
            });
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.pictures = true;
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_clip_rect(&mut self, _: &Rect) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

/// The page's own coordinates, turned as it is shown, into ours.
pub(super) fn scaled(page: Affine) -> Affine {
    Affine::scale(PARTS) * page
}

/// The lower right corner of a page's bounds.
pub(super) fn corner(bounds: Rect) -> (Length, Length) {
    whole(Point::new(bounds.x1, bounds.y1))
}

/// A float becomes a whole length; what is no number, or off any page, is cut to its edge.
#[expect(clippy::cast_possible_truncation, reason = "a cast from float to integer saturates, and the cap follows")]
fn whole(point: Point) -> (Length, Length) {
    ((point.x.round() as Length).clamp(-FAR, FAR), (point.y.round() as Length).clamp(-FAR, FAR))
}

fn text_of(glyph: &Shown<'_>) -> String {
    match glyph.as_unicode() {
        Some(BfString::Char(c)) => c.to_string(),
        Some(BfString::String(text)) => text,
        None => '\u{fffd}'.to_string(),
    }
}

fn is_bold(glyph: &Shown<'_>) -> bool {
    let Shown::Outline(outline) = glyph else { return false };
    let Some(font) = outline.font_data() else { return false };
    let named = font.postscript_name.is_some_and(|name| {
        let name = name.to_lowercase();
        ["bold", "black", "heavy", "semibold", "demi"].iter().any(|word| name.contains(word))
    });
    named || font.weight.is_some_and(|weight| weight >= 600)
}
