//! Every way a run of atoms can be split into figures.

use rust_decimal::Decimal;

use super::atoms::{Atom, AtomKind};
use crate::money::Unit;

/// One figure of a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its value as printed, sign and all.
    pub value: Decimal,
    /// Its first character's index in the line.
    pub start: usize,
    /// One past its last character.
    pub end: usize,
    /// Spaces before it.
    pub gap: usize,
    /// A unit printed behind it.
    pub unit: Option<Unit>,
    /// A note printed behind it, without parentheses: `ESF`.
    pub note: Option<String>,
    /// Whether it is joined to the figure before it by a plus: `8 562 + 130`.
    pub plus: bool,
    /// Whether it is a percentage.
    pub percent: bool,
}

/// A slot of a row: a figure, or a dash that says that nothing is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A figure.
    Figure(Figure),
    /// `–` standing for nothing: its first character's index.
    Empty(usize),
}

impl Slot {
    /// The figure, where it is one.
    #[must_use]
    pub fn figure(&self) -> Option<&Figure> {
        match self {
            Self::Figure(figure) => Some(figure),
            Self::Empty(_) => None,
        }
    }

    /// The index of its last character.
    #[must_use]
    pub fn end(&self) -> usize {
        match self {
            Self::Figure(figure) => figure.end,
            Self::Empty(at) => at + 1,
        }
    }
}

/// One way to read a run.
pub type Reading = Vec<Slot>;

/// More splits than this of one row are no longer a table's row.
const MOST_READINGS: usize = 96;
/// A run of more pieces than this is no row of a table.
const MOST_ATOMS: usize = 160;
/// So many steps are taken to split a row: splits that end in nothing are never counted as readings.
const MOST_STEPS: usize = 20_000;

/// All readings of a run of atoms, the ones with the fewest figures first. Empty where the atoms are no figures.
#[must_use]
pub fn readings(atoms: &[Atom]) -> Vec<Reading> {
    readings_up_to(MOST_READINGS, atoms)
}

/// No more than so many readings of a run of atoms.
#[must_use]
pub fn readings_up_to(most: usize, atoms: &[Atom]) -> Vec<Reading> {
    if atoms.len() > MOST_ATOMS {
        return Vec::new();
    }
    let mut out = Found { readings: Vec::new(), steps: MOST_STEPS, most: most.min(MOST_READINGS) };
    let mut sofar = Vec::new();
    extend(atoms, 0, &mut sofar, &mut out);
    out.readings.sort_by_key(Vec::len);
    out.readings
}

/// The readings that are found, and how many steps may still be taken.
struct Found {
    readings: Vec<Reading>,
    steps: usize,
    most: usize,
}

fn extend(atoms: &[Atom], at: usize, sofar: &mut Reading, out: &mut Found) {
    if out.readings.len() >= out.most || out.steps == 0 {
        return;
    }
    out.steps -= 1;
    let Some(atom) = atoms.get(at) else {
        if sofar.iter().any(|slot| slot.figure().is_some()) {
            out.readings.push(sofar.clone());
        }
        return;
    };
    match atom.kind {
        AtomKind::Digits | AtomKind::Percent => numbers(atoms, at, at, false, sofar, out),
        AtomKind::Sign => signed(atoms, at, sofar, out),
        AtomKind::Mark => extend(atoms, at + 1, sofar, out),
        AtomKind::Note | AtomKind::Unit | AtomKind::Word => {}
    }
}

/// A sign apart: it binds to the digits that follow, or stands for an empty cell.
fn signed(atoms: &[Atom], at: usize, sofar: &mut Reading, out: &mut Found) {
    let Some(sign) = atoms.get(at) else { return };
    let next = atoms.get(at + 1);
    if sign.text == "+" {
        if next.is_some_and(|next| next.kind == AtomKind::Digits) && !sofar.is_empty() {
            numbers(atoms, at + 1, at + 1, true, sofar, out);
        }
        return;
    }
    let unsigned = |atom: &Atom| atom.kind == AtomKind::Digits && atom.text.starts_with(|c: char| c.is_ascii_digit());
    // `-   72 000` in columns of aligned signs: nearer to its own figure than to the one before.
    if next.is_some_and(|next| unsigned(next) && (next.gap <= 2 || next.gap <= 5 && next.gap < sign.gap)) {
        numbers(atoms, at, at + 1, false, sofar, out);
    }
    if next.is_none_or(|next| !unsigned(next) || next.gap >= 1) && !sign.text.ends_with('.') {
        sofar.push(Slot::Empty(sign.start));
        extend(atoms, at + 1, sofar, out);
        sofar.pop();
    }
}

/// All figures that can begin with the digits at `at` (its sign, if apart, at `from`).
fn numbers(atoms: &[Atom], from: usize, at: usize, plus: bool, sofar: &mut Reading, out: &mut Found) {
    let (Some(first), Some(head)) = (atoms.get(from), atoms.get(at)) else { return };
    if head.kind == AtomKind::Percent {
        percent(atoms, at, sofar, out);
        return;
    }
    let mut digits = head.text.clone();
    // Digits written together beyond three are a whole figure: `8396` takes no group after it.
    let whole = head.text.chars().filter(char::is_ascii_digit).count() > 3;
    let mut end = at + 1;
    loop {
        // A no-break space inside a figure is the writer's own word that it is one.
        let bound = atoms.get(end).is_some_and(|more| !whole && more.tied && continues(&digits, more));
        if let Some(value) = value(&digits, from != at).filter(|_| !bound) {
            let last = atoms.get(end - 1).unwrap_or(head);
            let mut figure = Figure {
                value,
                start: first.start,
                end: last.end,
                gap: first.gap,
                unit: None,
                note: None,
                plus,
                percent: false,
            };
            let next = tail(atoms, end, &mut figure);
            sofar.push(Slot::Figure(figure));
            extend(atoms, next, sofar, out);
            sofar.pop();
        }
        let Some(more) = atoms.get(end) else { return };
        // `2625 000`: a group that begins with a zero is no figure of its own.
        let rest = more.text.len() == 3 && more.text.starts_with('0');
        if (whole && !rest && !stands_alone(atoms, at, end)) || !continues(&digits, more) {
            return;
        }
        digits.push_str(&more.text);
        end += 1;
    }
}

/// `   1774 500   `: one space within, wide gaps around: the writer left out a space of the figure.
fn stands_alone(atoms: &[Atom], at: usize, end: usize) -> bool {
    let front = atoms.get(at).is_some_and(|head| head.gap != 1 && head.text.len() <= 6);
    end == at + 1 && front && atoms.get(end + 1).is_none_or(|next| next.gap >= 2)
}

fn percent(atoms: &[Atom], at: usize, sofar: &mut Reading, out: &mut Found) {
    let Some(atom) = atoms.get(at) else { return };
    let Some(value) = value(atom.text.trim_end_matches('%'), false) else { return };
    sofar.push(Slot::Figure(Figure {
        value,
        start: atom.start,
        end: atom.end,
        gap: atom.gap,
        unit: None,
        note: None,
        plus: false,
        percent: true,
    }));
    extend(atoms, at + 1, sofar, out);
    sofar.pop();
}

/// Units, percent signs and notes behind a figure.
fn tail(atoms: &[Atom], mut at: usize, figure: &mut Figure) -> usize {
    while let Some(atom) = atoms.get(at) {
        match atom.kind {
            AtomKind::Unit => figure.unit = Unit::from_word(&atom.text),
            AtomKind::Percent if atom.text == "%" => figure.percent = true,
            AtomKind::Note => figure.note = Some(atom.text.trim_matches(['(', ')']).trim().to_owned()),
            AtomKind::Mark => {}
            _ => return at,
        }
        at += 1;
    }
    at
}

/// Whether `more` can be the next group of thousands of `digits`.
fn continues(digits: &str, more: &Atom) -> bool {
    if more.kind != AtomKind::Digits || more.gap > 1 || digits.contains([',', '.', ')']) || digits.ends_with(['-', '−'])
    {
        return false;
    }
    let bare = digits.trim_start_matches(['-', '−', '–', '+', '‑', '(']);
    let group = more.text.split_once(',').map_or(more.text.as_str(), |(whole, _)| whole);
    let group = group.strip_suffix(['-', '−']).unwrap_or(group);
    grouped(bare) && group.len() == 3 && group.chars().all(|c| c.is_ascii_digit())
}

/// So many digits at the most: amounts up to ten to the fifteenth, and sums of a few of them.
const DIGITS: usize = 16;

/// Whether digits can be the front of a number in groups: not `0…`, and within what money can be.
fn grouped(bare: &str) -> bool {
    !bare.starts_with('0') && bare.len() <= DIGITS - 3
}

fn value(text: &str, apart: bool) -> Option<Decimal> {
    let parenthesised = text.starts_with('(');
    let inner = text.trim_matches(['(', ')']);
    let compact: String = inner.chars().filter(|c| !c.is_whitespace()).collect();
    let front = compact.starts_with(['-', '−', '–', '‑']);
    let back = compact.ends_with(['-', '−']);
    let bare = compact.trim_matches(['-', '−', '–', '+', '‑']);
    let (whole, fraction) = decimal_parts(bare);
    if whole.len() > 1 && whole.starts_with('0') || whole.len() > DIGITS {
        return None;
    }
    let plain = if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") };
    let value = Decimal::from_str_exact(&plain).ok()?;
    Some(if parenthesised || front || back || apart { -value } else { value })
}

/// `1.250,5` is 1250 and 5; `1.5` is 1 and 5; `1.250` is 1250.
fn decimal_parts(bare: &str) -> (String, String) {
    if let Some((whole, fraction)) = bare.split_once(',') {
        return (whole.replace('.', ""), fraction.to_owned());
    }
    match bare.split_once('.') {
        Some((whole, fraction)) if fraction.len() < 3 => (whole.to_owned(), fraction.to_owned()),
        _ => (bare.replace('.', ""), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Slot, readings};
    use crate::recognize::figures::atoms;

    fn all(line: &str) -> Vec<Vec<String>> {
        readings(&atoms(line))
            .into_iter()
            .map(|reading| {
                reading
                    .iter()
                    .map(|slot| match slot {
                        Slot::Figure(figure) => figure.value.to_string(),
                        Slot::Empty(_) => "–".to_owned(),
                    })
                    .collect()
            })
            .collect()
    }

    fn only(line: &str) -> Vec<String> {
        let found = all(line);
        assert_eq!(found.len(), 1, "{line}: {found:?}");
        found.into_iter().next().unwrap_or_default()
    }

    #[test]
    fn zero_groups_decide_by_grammar() {
        assert_eq!(only("7 046 7 046 7 030"), ["7046", "7046", "7030"]);
        assert_eq!(only("0 -15 -15"), ["0", "-15", "-15"]);
        assert_eq!(only("734 000"), ["734000"]);
        assert!(all("-. 82 - 110 -100").contains(&vec!["-82".into(), "-110".into(), "-100".into()]));
    }

    #[test]
    fn what_grammar_cannot_decide_is_handed_on() {
        assert!(all("1 027 8 562").contains(&vec!["1027".into(), "8562".into()]));
        assert!(all("250 250 325").contains(&vec!["250".into(), "250".into(), "325".into()]));
        assert!(all("250 250 325").contains(&vec!["250250".into(), "325".into()]));
        assert!(all("- 802 - 802 - 819").contains(&vec!["-802".into(), "-802".into(), "-819".into()]));
        assert!(all("100 – 200").contains(&vec!["100".into(), "–".into(), "200".into()]));
    }

    #[test]
    fn forms_of_figures() {
        assert_eq!(only("(120)"), ["-120"]);
        assert_eq!(only("1.250,5"), ["1250.5"]);
        assert_eq!(only("120-"), ["-120"]);
        assert_eq!(only("8\u{a0}562"), ["8562"]);
        assert_eq!(all("1 250,5").first(), Some(&vec!["1250.5".to_owned()]));
        assert_eq!(only("8396"), ["8396"]);
        assert_eq!(only("−45 kr"), ["-45"]);
    }
}
