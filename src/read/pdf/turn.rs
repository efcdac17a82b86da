//! A page turned so that its text reads from left to right: landscape content on an upright page.

use super::ink::{Glyph, Ink, Length, Rule};
use super::open::Page;

/// Which way a glyph's line runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Right,
    Down,
    Left,
    Up,
    /// Aslant: a stamp across the page.
    Aslant,
}

/// The page with most of its text upright.
pub(super) fn upright(number: u32, ink: Ink, corner: (Length, Length)) -> Page {
    let way = main_way(&ink.glyphs);
    let (wide, high) = corner;
    let turn = |(x, y): (Length, Length)| match way {
        Way::Right | Way::Aslant => (x, y),
        Way::Down => (y, wide - x),
        Way::Left => (wide - x, high - y),
        Way::Up => (high - y, x),
    };
    let (height, _) = if matches!(way, Way::Down | Way::Up) { (wide, high) } else { (high, wide) };
    let (mut straight, mut astray) = (Vec::with_capacity(ink.glyphs.len()), Vec::new());
    for glyph in ink.glyphs {
        let own = way_of(&glyph);
        // Overprinted marks without a width run nowhere.
        if own == way || glyph.from == glyph.to {
            straight.push(Glyph { from: turn(glyph.from), to: turn(glyph.to), ..glyph });
        } else {
            astray.push(glyph);
        }
    }
    let rules = ink.rules.into_iter().map(|rule| {
        let (a, b) = (turn(rule.from), turn(rule.to));
        Rule { from: (a.0.min(b.0), a.1.min(b.1)), to: (a.0.max(b.0), a.1.max(b.1)) }
    });
    let ink = Ink { glyphs: straight, rules: rules.collect(), pictures: ink.pictures, room: ink.room };
    Page { number, height, ink, astray }
}

fn way_of(glyph: &Glyph) -> Way {
    let (x, y) = (glyph.to.0 - glyph.from.0, glyph.to.1 - glyph.from.1);
    let level = y.abs() * 8 <= x.abs();
    let plumb = x.abs() * 8 <= y.abs();
    match (level, plumb) {
        (true, _) if x >= 0 => Way::Right,
        (true, _) => Way::Left,
        (_, true) if y >= 0 => Way::Down,
        (_, true) => Way::Up,
        _ => Way::Aslant,
    }
}

fn main_way(glyphs: &[Glyph]) -> Way {
    let straight = [Way::Right, Way::Down, Way::Left, Way::Up];
    let count = |way: Way| glyphs.iter().filter(|glyph| glyph.from != glyph.to && way_of(glyph) == way).count();
    // Of ways used alike the first stands: text that reads from left to right.
    straight.into_iter().rev().max_by_key(|way| count(*way)).unwrap_or(Way::Right)
}

#[cfg(test)]
mod tests {
    use super::super::ink::{Glyph, Ink};
    use super::upright;

    fn glyph(from: (i64, i64), to: (i64, i64)) -> Glyph {
        Glyph { text: "a".to_owned(), from, to, size: 1000, bold: false }
    }

    #[test]
    fn text_up_the_page_is_turned_and_a_stamp_is_set_aside() {
        // Two letters up the left edge of an A4, and one aslant.
        let glyphs = vec![
            glyph((10_000, 80_000), (10_000, 79_500)),
            glyph((10_000, 79_500), (10_000, 79_000)),
            glyph((1_000, 1_000), (1_500, 1_500)),
        ];
        let page = upright(1, Ink { glyphs, ..Ink::default() }, (59_500, 84_200));
        assert_eq!(page.ink.glyphs[0].from, (4_200, 10_000));
        assert_eq!(page.ink.glyphs[1].from, page.ink.glyphs[0].to);
        assert_eq!((page.astray.len(), page.height), (1, 59_500));
    }
}
