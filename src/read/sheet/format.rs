//! What a number format says beyond how wide a column is: percent, decimals, thousands cut off, a unit, a year alone.

/// A number format, as far as it bears on what a figure is.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Format {
    /// Shown as per cent.
    pub(super) percent: bool,
    /// Decimals shown; `None` where the format leaves it open.
    pub(super) decimals: Option<u32>,
    /// How many times a thousand the figure is shown divided by: `#,##0,` is 1.
    pub(super) thousands: u32,
    /// Whether thousands are set apart: `8 562`.
    pub(super) grouped: bool,
    /// A unit shown behind the figure: `kr`, `tkr`.
    pub(super) unit: Option<String>,
    /// A date of which the year alone is shown.
    pub(super) year_only: bool,
}

/// Units that a format may name.
const UNITS: [&str; 9] = ["kr", "tkr", "kkr", "mkr", "mnkr", "sek", "ksek", "msek", "kronor"];

impl Format {
    /// Reads a format's code, `# ##0 "tkr";[Red]-# ##0 "tkr"`: its first section speaks for all.
    pub(super) fn of(code: &str) -> Self {
        let mut format = Self::default();
        let mut marks = String::new();
        let mut words = String::new();
        let mut quoted = false;
        let mut letters = code.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '"' => {
                    quoted = !quoted;
                    words.push(' ');
                }
                _ if quoted => words.push(letter),
                ';' => break,
                '[' => words.push_str(&currency(&letters.by_ref().take_while(|c| *c != ']').collect::<String>())),
                '\\' => words.extend(letters.next()),
                '_' | '*' => {
                    letters.next();
                }
                _ => {
                    marks.push(letter.to_ascii_lowercase());
                    words.push(if letter.is_alphabetic() { letter } else { ' ' });
                }
            }
        }
        format.percent = marks.contains('%');
        if marks.contains(['0', '#', '?']) {
            format.figure(&marks);
        }
        format.unit = words
            .split_whitespace()
            .map(str::to_lowercase)
            .find(|word| UNITS.contains(&word.as_str()))
            .filter(|_| !format.percent);
        format.year_only = marks.contains('y') && !marks.contains(['m', 'd', 'h', 's']);
        format
    }

    /// The unit that a shown figure ends with: `8 562 kr`.
    pub(super) fn unit_of(shown: &str) -> Option<String> {
        let last = shown.split_whitespace().next_back()?.to_lowercase();
        UNITS.contains(&last.as_str()).then_some(last)
    }

    /// The digits' part: decimals behind the last dot, commas behind the last digit.
    fn figure(&mut self, marks: &str) {
        let digit = |c: char| matches!(c, '0' | '#' | '?');
        let last = marks.rfind(digit).unwrap_or(0);
        let (front, back) = marks.split_at_checked(last + 1).unwrap_or((marks, ""));
        let count = |text: &str, wanted: fn(char) -> bool| u32::try_from(text.chars().filter(|c| wanted(*c)).count());
        self.decimals = front
            .rsplit_once('.')
            .map_or(Some(0), |(_, decimals)| count(decimals, |c| matches!(c, '0' | '#' | '?')).ok());
        let cut: String = back.chars().take_while(|c| *c == ',').collect();
        let whole = front.split('.').next().unwrap_or(front);
        let inner = whole.trim_start_matches(|c| !digit(c));
        self.grouped = inner.contains([',', ' ', '\u{a0}']);
        self.thousands = u32::try_from(cut.len()).unwrap_or(0).min(4);
    }
}

/// `$kr-41D` in brackets is a currency; a colour or a condition is nothing.
fn currency(bracket: &str) -> String {
    let name = bracket.strip_prefix('$').map(|rest| rest.split('-').next().unwrap_or("")).unwrap_or("");
    format!(" {name} ")
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn formats_of_budgets() {
        let plain = Format { decimals: Some(0), grouped: true, ..Format::default() };
        assert_eq!(Format::of("General"), Format::default());
        assert_eq!(Format::of("#,##0"), plain);
        assert_eq!(Format::of("# ##0;[Red]-# ##0"), plain);
        assert_eq!(Format::of("0"), Format { decimals: Some(0), ..Format::default() });
        assert_eq!(Format::of("#,##0.0"), Format { decimals: Some(1), grouped: true, ..Format::default() });
        assert_eq!(Format::of("0.0%"), Format { decimals: Some(1), percent: true, ..Format::default() });
        assert_eq!(Format::of("#,##0 \"tkr\""), Format { unit: Some("tkr".into()), ..plain.clone() });
        assert_eq!(Format::of("#,##0\\ [$kr-41D]"), Format { unit: Some("kr".into()), ..plain.clone() });
        assert_eq!(Format::of("_-* #,##0\\ _k_r_-;-* #,##0\\ _k_r_-"), plain);
        assert_eq!(Format::of("#,##0,"), Format { thousands: 1, ..plain });
        assert_eq!(Format::of("yyyy"), Format { year_only: true, ..Format::default() });
        assert!(!Format::of("yyyy-mm-dd").year_only);
    }
}
