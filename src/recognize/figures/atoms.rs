//! A line cut into atoms: the smallest pieces that the number grammar speaks of.

/// What an atom can be within a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtomKind {
    /// Digits, perhaps with a decimal or dotted thousands, perhaps with a sign in front: `455`, `-802`, `1.250,5`.
    Digits,
    /// A sign apart from its figure: `-`, `−`, `–`, `-.`, `+`.
    Sign,
    /// A unit: `kr`, `tkr`.
    Unit,
    /// A percentage or a bare `%`.
    Percent,
    /// What stands for an empty cell beyond the dash: `…`, `*`, `x`.
    Mark,
    /// A note in parentheses: `(ESF)`.
    Note,
    /// Anything else.
    Word,
}

/// One atom and where it stands in its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Atom {
    /// What it is.
    pub kind: AtomKind,
    /// Its text.
    pub text: String,
    /// Its first character's index in the line.
    pub start: usize,
    /// One past its last character.
    pub end: usize,
    /// Spaces before it; a tab counts as many.
    pub gap: usize,
    /// Whether a no-break space ties it to the atom before.
    pub tied: bool,
}

/// How wide a tab is as a gap: wider than any gap inside a figure.
pub(super) const TAB: usize = 8;

/// The atoms of a line.
#[must_use]
pub fn atoms(line: &str) -> Vec<Atom> {
    let mut out = Vec::new();
    let mut pending: Option<(usize, usize)> = None;
    let (mut gap, mut tied) = (0usize, false);
    let mut depth = 0u32;
    let signs = line.char_indices().chain(std::iter::once((line.len(), ' ')));
    for (at, (byte, c)) in signs.enumerate() {
        let space = c.is_whitespace();
        // A note in parentheses is one atom, spaces and all; a figure in parentheses is too.
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if !space || (depth > 0 && pending.is_some() && byte < line.len()) {
            pending.get_or_insert((at, byte));
            continue;
        }
        if let Some((start, from)) = pending.take() {
            split(start, line.get(from..byte).unwrap_or_default(), gap, tied, &mut out);
            gap = 0;
        }
        gap += if c == '\t' { TAB } else { 1 };
        tied = matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}');
    }
    paragraphs(&mut out);
    out
}

/// Words whose number is a word: `§ 41`, `Bilaga 1`.
const NUMBERED: [&str; 14] = [
    "§", "§§", "bilaga", "tabell", "figur", "diagram", "sida", "sid", "kapitel", "kap", "not", "punkt", "version", "nr",
];

/// The number behind a word that is always numbered is no figure.
fn paragraphs(atoms: &mut [Atom]) {
    let mut before: Option<&Atom> = None;
    for atom in atoms {
        if atom.kind == AtomKind::Digits && atom.gap <= 1 && atom.text.len() <= 3 && before.is_some_and(is_numbered) {
            atom.kind = AtomKind::Word;
        }
        before = Some(atom);
    }
}

fn is_numbered(atom: &Atom) -> bool {
    NUMBERED.contains(&atom.text.trim_end_matches('.').to_lowercase().as_str())
}

/// A piece between spaces: one atom, or a sign, digits and a unit written together (`-455kr`, `500:-`).
fn split(start: usize, text: &str, gap: usize, tied: bool, out: &mut Vec<Atom>) {
    if let Some((front, back)) = led(text) {
        let behind = start + front.chars().count();
        out.push(Atom { kind: AtomKind::Word, text: front.to_owned(), start, end: behind, gap, tied });
        split(behind, back, TAB, false, out);
        return;
    }
    let whole = kind(text);
    if whole != AtomKind::Word {
        let end = start + text.chars().count();
        out.push(Atom { kind: whole, text: text.to_owned(), start, end, gap, tied });
        return;
    }
    if let Some(parts) = joined(text) {
        let mut at = start;
        for (order, part) in parts.into_iter().enumerate() {
            let end = at + part.chars().count();
            let gap = if order == 0 { gap } else { 0 };
            out.push(Atom { kind: kind(&part), text: part, start: at, end, gap, tied: tied && order == 0 });
            at = end;
        }
        return;
    }
    let end = start + text.chars().count();
    out.push(Atom { kind: AtomKind::Word, text: text.to_owned(), start, end, gap, tied });
}

/// `Revision........90`: words, dots that lead to a figure, and the figure.
fn led(text: &str) -> Option<(&str, &str)> {
    const FEWEST: usize = 4;
    let leads = |c: char| matches!(c, '.' | '_' | '…' | '\u{b7}');
    let at = text.rfind(leads)?;
    let back = text.get(at..)?.trim_start_matches(leads);
    let front = text.get(..text.len() - back.len())?;
    let dots: usize = front.chars().rev().take_while(|c| leads(*c)).map(|c| if c == '…' { 3 } else { 1 }).sum();
    (dots >= FEWEST && !back.is_empty()).then_some((front, back))
}

/// `500kr`, `-455tkr`, `132(ESF)`, `8562+130`, `500:-`: figure and what is glued to it.
fn joined(text: &str) -> Option<Vec<String>> {
    if !has_digit(text) {
        return None;
    }
    let cut = text
        .char_indices()
        .skip(1)
        .find(|(_, c)| c.is_alphabetic() || matches!(c, ':' | '(' | '+' | '%' | '*' | '/'))
        .map(|(at, _)| at)?;
    let (figure, rest) = text.split_at_checked(cut)?;
    if kind(figure) != AtomKind::Digits {
        return None;
    }
    let tail = kind(rest);
    if matches!(tail, AtomKind::Unit | AtomKind::Note | AtomKind::Mark | AtomKind::Percent) {
        return Some(vec![figure.to_owned(), rest.to_owned()]);
    }
    let (plus, more) = rest.split_at_checked(1)?;
    let mut out = vec![figure.to_owned(), plus.to_owned()];
    match plus {
        "+" if kind(more) == AtomKind::Digits => out.push(more.to_owned()),
        "+" => out.extend(joined(more)?),
        _ => return None,
    }
    Some(out)
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

fn kind(text: &str) -> AtomKind {
    if has_digit(text) && is_digits(text) {
        return AtomKind::Digits;
    }
    match text {
        "-" | "−" | "–" | "—" | "+" | "-." | "−." | "–." | "‑" | "--" => return AtomKind::Sign,
        "…" | "..." | "*" | "**" | "x" | "X" | ":-" | "¹" | "²" | "³" | "1)" | "2)" | "3)" | "4)" | "¹)" | "²)"
        | "|" | "—-" | ".-" => return AtomKind::Mark,
        "%" => return AtomKind::Percent,
        _ => {}
    }
    if text.strip_suffix('%').is_some_and(is_digits) {
        return AtomKind::Percent;
    }
    if is_unit(text) {
        return AtomKind::Unit;
    }
    if text.starts_with('(') && text.ends_with(')') {
        return AtomKind::Note;
    }
    AtomKind::Word
}

fn is_unit(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', ',', ';', '*']);
    // None begins with another letter; the Kelvin sign is a `k`, too.
    bare.starts_with(['k', 't', 'm', 's', 'K', 'T', 'M', 'S', '\u{212a}'])
        && matches!(
            bare.to_lowercase().as_str(),
            "kr" | "tkr" | "mkr" | "mnkr" | "kkr" | "sek" | "ksek" | "tsek" | "msek" | "kronor"
        )
}

/// `455`, `-802`, `1.250`, `1.250,5`, `(120)`, `(1 250)`, `120-`, `8 562` never (spaces are the grammar's).
fn is_digits(text: &str) -> bool {
    let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(text);
    let inner = inner.trim();
    let parenthesised = inner.len() != text.len();
    let unsigned = inner.strip_prefix(['-', '−', '–', '+', '‑']).unwrap_or(inner);
    let unsigned = unsigned.strip_suffix(['-', '−']).unwrap_or(unsigned);
    if !unsigned.starts_with(|c: char| c.is_ascii_digit()) || !unsigned.ends_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let allowed = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.') || (parenthesised && c.is_whitespace());
    if !unsigned.chars().all(allowed) {
        return false;
    }
    sound_punctuation(unsigned)
}

/// At most one decimal comma; dots only as thousands, or one dot as a decimal.
fn sound_punctuation(text: &str) -> bool {
    let (whole, fraction) = text.split_once(',').unwrap_or((text, ""));
    if fraction.contains([',', '.', ' ']) {
        return false;
    }
    let mut groups = whole.split('.');
    let first = groups.next().unwrap_or("");
    let rest: Vec<&str> = groups.collect();
    if rest.is_empty() {
        return true;
    }
    let thousands = first.len() <= 3 && rest.iter().all(|group| group.len() == 3);
    thousands || (rest.len() == 1 && !text.contains(',') && rest.iter().all(|group| group.len() <= 2))
}

#[cfg(test)]
mod tests {
    use super::{AtomKind, atoms};

    fn kinds(line: &str) -> Vec<AtomKind> {
        atoms(line).into_iter().map(|atom| atom.kind).collect()
    }

    #[test]
    fn tells_figures_from_words() {
        use AtomKind::{Digits, Note, Sign, Unit, Word};
        assert_eq!(kinds("- 455 -. 82"), [Sign, Digits, Sign, Digits]);
        assert_eq!(kinds("Möte 13/1, 17/3"), [Word, Word, Word]);
        assert_eq!(kinds("8 562 + 130 (ESF)"), [Digits, Digits, Sign, Digits, Note]);
        assert_eq!(kinds("8562+130(ESF)"), [Digits, Sign, Digits, Note]);
        assert_eq!(kinds("-7 720 tkr"), [Digits, Digits, Unit]);
        assert_eq!(kinds("(1 250)"), [Digits]);
        assert_eq!(kinds("1.250,50"), [Digits]);
        assert_eq!(kinds("2024-11-29"), [Word]);
        assert_eq!(kinds("Antagen § 41"), [Word, Word, Word]);
        assert_eq!(kinds("Bilaga 1  500"), [Word, Word, Digits]);
        assert_eq!(kinds("0771-524 524"), [Word, Digits]);
        assert_eq!(kinds("Revision.........1 250"), [Word, Digits, Digits]);
        assert_eq!(kinds("Resultat.........-75"), [Word, Digits]);
    }
}
