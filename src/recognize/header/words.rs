//! The words of a header: kinds, years, units, and columns that are no money.

use super::super::pattern::Pattern;

use super::super::shape::year_of;
use super::periods::period;
use crate::document::Row;
use crate::money::Unit;
use crate::plan::{Kind, Period};

/// A word of a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// A kind.
    Kind(Kind),
    /// A year.
    Year(i32),
    /// A part of the amounts beside it.
    Part,
    /// What was asked for: money, of none of the kinds.
    Asked,
    /// Two years whose difference is told.
    Pair,
    /// A unit.
    Unit(Unit),
    /// A part of a year.
    Period(Period),
    /// The whole year, beside its parts.
    Whole,
    /// A column of sums.
    Sums,
    /// A column that is no money.
    Other,
}

/// A header's word with its place on the flattened row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it says.
    pub word: Word,
    /// Its first character.
    pub start: usize,
    /// One past its last.
    pub end: usize,
    /// The grid column it stands in.
    pub grid: u32,
}

static TOKENS: Pattern = Pattern::new(concat!(
    r"(?i)(?P<expected>\b(prognost?iserat|beräknat|förväntat) (års)?utfall\b)",
    r"|(?P<actual>\b(utfall|bokslut|redovisat|redovisning|helårsutfall)\w*)",
    r"|(?P<forecast>\b(prognos|prog\.|helårsprognos)\w*)",
    r"|(?P<deviation>\b(budgetavvikelse|avvikelse|avv\.|differens|diff\b|skillnad|förändring|förändr|justering|omfördelning|återstår|kvar\b)\w*|\b(ändring(ar)?|ökning|minskning)\b)",
    r"|(?P<plan>\b(flerårsplan|planår|plan)\b)",
    r"|(?P<budget>\b(budget|budg\.|bud\.|årsbudget|budgetförslag|beslutad budget|ny budget|ursprunglig|reviderad|beviljat|beviljade|tilldelat)\w*)",
    r"|(?P<short>\b[BUP]\s?(20)?\d\d\b)",
    r"|(?P<period>\b((kvartal|kv\.?|q) ?[1-4]|[1-4]\.? ?(kvartal(et)?|kv)|(tertial|t) ?[1-3]|[1-3]\.? ?tertial(et)?|halvår ?[12]|(första|andra) halvåret|((t\.? ?o\.? ?m\.?|till och med|ack\.?|ackumulerat|per) )?(jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)(uari|ruari|s|il|i|usti|t|tember|ober|ember)?\b\.?( ?[-–/] ?(jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)(uari|ruari|s|il|i|usti|t|tember|ober|ember)?\b)?)(?:\b|$|\s|\.))",
    r"|(?P<whole>\b(helår(et)?|hela året|årstotal(t)?)\b)",
    r"|(?P<year>\b(19|20)\d\d\b)",
    r"|(?P<pair>\b\d\d\s?[–/-]\s?\d\d\b)",
    r"|(?P<sums>\b(delsumma|summa|totalt|total)\b)",
    r"|(?P<asked>\b(sökt|ansökt|äskat|äskande|begärt)\b)",
    r"|(?P<part>\b(varav|därav)\b)",
    r"|(?P<other>%|\b(procent|andel|not|noter|konto|kontonr|ansvar|ansv|verks|objekt|motpart|kod|nr|antal|projektnr|kst|deltagare|platser|personer|invånare|folkmängd|årsarbetare|tjänst|tjänster)\b)",
    r"|(?P<unit>\b(tusentals kronor|tusental kronor|tusen kronor|tusental|miljoner kronor|tkr|kkr|mkr|mnkr|msek|ksek|kr|kronor|sek)\b)",
));

/// The header words of a row, from left to right.
#[must_use]
pub fn tokens(row: &Row) -> Vec<Token> {
    let mut out = Vec::new();
    let mut offset = 0;
    for cell in &row.cells {
        for found in TOKENS.captures_all(&cell.text) {
            let Some(whole) = found.get(0) else { continue };
            let start = offset + cell.text.get(..whole.start()).map_or(0, |front| front.chars().count());
            let end = start + whole.as_str().chars().count();
            // A date is no year: `2025-11-20`.
            let behind = cell.text.get(whole.end()..).unwrap_or("");
            let date = behind.starts_with('-')
                && behind.chars().skip(1).take(2).all(|c| c.is_ascii_digit())
                && behind.chars().nth(3) == Some('-');
            if found.name("year").is_some() && date {
                continue;
            }
            let word = if found.name("pair").is_some() {
                is_pair(cell.text.get(..whole.start()).unwrap_or(""), whole.as_str(), behind).then_some(Word::Pair)
            } else if found.name("actual").is_some() {
                Some(Word::Kind(Kind::Actual))
            } else if found.name("forecast").is_some() || found.name("expected").is_some() {
                Some(Word::Kind(Kind::Forecast))
            } else if found.name("deviation").is_some() {
                Some(Word::Kind(Kind::Deviation))
            } else if found.name("plan").is_some() {
                Some(Word::Kind(Kind::Plan))
            } else if found.name("budget").is_some() {
                Some(Word::Kind(Kind::Budget))
            } else if found.name("short").is_some() {
                short(whole.as_str(), start, end, cell.grid, &mut out);
                None
            } else if found.name("period").is_some() {
                let before = cell.text.get(..whole.start()).unwrap_or("");
                // A month within a sentence, or behind a day, is no head.
                let apart = before.trim().is_empty() || before.ends_with("  ") || before.ends_with('\t');
                let beside = out.last().is_some_and(|last: &Token| last.grid == cell.grid && start <= last.end + 1);
                period(whole.as_str()).filter(|_| apart || beside).map(Word::Period)
            } else if found.name("whole").is_some() {
                Some(Word::Whole)
            } else if found.name("sums").is_some() {
                Some(Word::Sums)
            } else if found.name("part").is_some() {
                Some(Word::Part)
            } else if found.name("asked").is_some() {
                Some(Word::Asked)
            } else if found.name("other").is_some() {
                Some(Word::Other)
            } else if found.name("unit").is_some() {
                whole.as_str().split(' ').next().and_then(Unit::from_word).map(Word::Unit)
            } else {
                year_of(whole.as_str()).map(Word::Year)
            };
            out.extend(word.map(|word| Token { word, start, end, grid: cell.grid }));
            if let (Some(Word::Kind(_)), Some((year, width))) = (word, short_year(behind)) {
                out.push(Token { word: Word::Year(year), start: end, end: end + width, grid: cell.grid });
            }
        }
        offset += cell.text.chars().count() + 1;
    }
    spanned(row, &mut out);
    out
}

/// `2025   2024   2024–2025   2023`: two years with nothing but a dash between them, among years that stand alone.
fn spanned(row: &Row, tokens: &mut Vec<Token>) {
    let years = tokens.iter().filter(|token| matches!(token.word, Word::Year(_))).count();
    if years < 4 {
        return;
    }
    let chars: Vec<char> = row.text().chars().collect();
    let dashed = |from: usize, to: usize| {
        let between: String = chars.get(from..to).unwrap_or_default().iter().collect();
        between.chars().count() <= 3 && matches!(between.trim(), "-" | "–" | "/" | "−")
    };
    let mut at = 0;
    while let Some([first, second]) = tokens.get(at..at + 2) {
        if let (Word::Year(a), Word::Year(b)) = (first.word, second.word)
            && a.abs_diff(b) == 1
            && first.grid == second.grid
            && dashed(first.end, second.start)
        {
            let pair = Token { word: Word::Pair, end: second.end, ..*first };
            tokens.splice(at..at + 2, [pair]);
        }
        at += 1;
    }
}

/// `Budget 31`, `Utfall -29`: the short year behind a kind, and how far it reaches; no day.
fn short_year(behind: &str) -> Option<(i32, usize)> {
    let rest = behind.trim_start_matches([' ', '\'', '’', '-', '–']);
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let after = rest.get(digits.len()..).unwrap_or("");
    let lead = behind.len() - rest.len();
    let day = after.starts_with(['/', '.', '-', ':', ',', '%']) || after.trim_start().starts_with(char::is_lowercase);
    let year: i32 = digits.parse().ok()?;
    let fits = digits.len() == 2 && lead <= 2 && (4..=60).contains(&year) && !day;
    fits.then_some((2000 + year, lead + 2))
}

/// `26 – 25`, `25/24`: two years next to each other, as heads of differences say them; no part of a date.
pub(super) fn is_pair(before: &str, text: &str, behind: &str) -> bool {
    let digits: Vec<u32> = text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
    let free = !before.ends_with(['-', '–', '/']) && !behind.starts_with(['-', '–', '/']);
    free && matches!(digits.as_slice(), [a, b] if a.abs_diff(*b) == 1 && *a.min(b) >= 4)
}

/// `B24`, `U 2023`, `P25`.
fn short(text: &str, start: usize, end: usize, grid: u32, out: &mut Vec<Token>) {
    let kind = match text.chars().next().map(|c| c.to_ascii_uppercase()) {
        Some('B') => Kind::Budget,
        Some('U') => Kind::Actual,
        _ => Kind::Plan,
    };
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let year = digits.parse::<i32>().ok().map(|year| if year < 100 { 2000 + year } else { year });
    if let Some(year) = year.filter(|year| (2004..=2060).contains(year)) {
        out.push(Token { word: Word::Kind(kind), start, end, grid });
        out.push(Token { word: Word::Year(year), start, end, grid });
    }
}
