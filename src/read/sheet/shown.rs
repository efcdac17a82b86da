//! Values as a workbook shows them in Swedish: decimal comma, `12,5 %`, ISO dates, SANT and FALSKT.

use rust_decimal::{Decimal, RoundingStrategy};

use super::format::Format;
use crate::money::border;

/// A computed value with more decimals than this has no end: it is shown as its format says.
const ENDLESS: u32 = 6;

/// A number's text, and the number itself, exact, where it has an exact form.
pub(super) fn number(value: f64, format: &Format) -> (String, Option<Decimal>) {
    let Some(exact) = border::from_cell(value) else { return (value.to_string(), None) };
    let text = shown(exact, format).unwrap_or_else(|| swedish(exact));
    (text, Some(exact))
}

/// A whole number's text and the number.
pub(super) fn whole(value: i64, format: &Format) -> (String, Option<Decimal>) {
    let exact = Decimal::from(value);
    (shown(exact, format).unwrap_or_else(|| swedish(exact)), Some(exact))
}

fn shown(exact: Decimal, format: &Format) -> Option<String> {
    if format.percent {
        let hundredfold = exact.checked_mul(Decimal::ONE_HUNDRED)?;
        return Some(format!("{} %", swedish(ended(hundredfold, format.decimals))));
    }
    let divisor = (0..format.thousands).try_fold(Decimal::ONE, |sofar, _| sofar.checked_mul(Decimal::ONE_THOUSAND))?;
    let text = swedish(ended(exact.checked_div(divisor)?, format.decimals));
    let text = if format.grouped { grouped(&text) } else { text };
    Some(match &format.unit {
        Some(unit) => format!("{text} {unit}"),
        None => text,
    })
}

/// A value whose decimals end is shown whole; one without end as far as its format goes, or to the öre.
fn ended(value: Decimal, decimals: Option<u32>) -> Decimal {
    let value = value.normalize();
    if value.scale() <= ENDLESS {
        return value;
    }
    value.round_dp_with_strategy(decimals.unwrap_or(2).min(ENDLESS), RoundingStrategy::MidpointAwayFromZero).normalize()
}

fn swedish(value: Decimal) -> String {
    value.normalize().to_string().replace('.', ",")
}

/// `-8562,5` as `-8 562,5`, with no-break spaces as Excel sets them.
fn grouped(text: &str) -> String {
    let whole = text.split(',').next().unwrap_or(text);
    let digits = whole.chars().filter(char::is_ascii_digit).count();
    let mut out = String::with_capacity(text.len() + digits);
    let mut left = digits;
    for letter in text.chars() {
        let inside = letter.is_ascii_digit() && left > 0;
        if inside && left < digits && left % 3 == 0 {
            out.push('\u{a0}');
        }
        left -= usize::from(inside);
        out.push(letter);
    }
    out
}

/// SANT or FALSKT.
pub(super) fn truth(value: bool) -> String {
    if value { "SANT".to_owned() } else { "FALSKT".to_owned() }
}

/// `2025-01-31`, with the hour where there is one; the year where the format shows that alone.
pub(super) fn date(parts: (u16, u8, u8, u8, u8), format: &Format) -> String {
    let (year, month, day, hour, minute) = parts;
    if format.year_only {
        return year.to_string();
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute) == (0, 0) { date } else { format!("{date} {hour:02}:{minute:02}") }
}

/// A date that the file holds in ISO form: without an hour that says nothing.
pub(super) fn iso(raw: &str) -> String {
    raw.split_once("T00:00:00").map_or(raw, |(date, _)| date).to_owned()
}

/// Text as one reads it: line ends of one kind, no marks of the file's own.
pub(super) fn text(raw: &str) -> String {
    if raw.contains(['\r', '\0']) || raw.contains("_x000D_") {
        return raw.replace("_x000D_", "").replace("\r\n", "\n").replace('\r', "\n").replace('\0', "");
    }
    raw.to_owned()
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{date, number, text};
    use crate::read::sheet::format::Format;

    fn says(value: f64, code: &str) -> String {
        number(value, &Format::of(code)).0
    }

    #[test]
    fn figures_as_swedes_see_them() {
        assert_eq!(says(8562.0, "General"), "8562");
        assert_eq!(says(1250.5, "0.0"), "1250,5");
        assert_eq!(says(-45.0, "#,##0"), "-45");
        assert_eq!(says(0.125, "0.0%"), "12,5 %");
        assert_eq!(says(0.125, "0%"), "12,5 %");
        assert_eq!(says(8_562_000.0, "#,##0,"), "8\u{a0}562");
        assert_eq!(says(8562.0, "#,##0 \"tkr\""), "8\u{a0}562 tkr");
        assert_eq!(says(-1_250_000.25, "#,##0.00"), "-1\u{a0}250\u{a0}000,25");
        assert_eq!(says(562.0, "#,##0"), "562");
        assert_eq!(says(0.1 + 0.2, "General"), "0,3");
        assert_eq!(says(1e300, "General").chars().count(), 301);
    }

    #[test]
    fn a_fraction_without_end_is_shown_as_its_format_says() {
        assert_eq!(says(1000.0 / 3.0, "#,##0"), "333");
        assert_eq!(says(1000.0 / 3.0, "General"), "333,33");
        assert_eq!(says(2853.7146, "0"), "2853,7146");
        assert_eq!(number(1000.0 / 3.0, &Format::default()).1, Some(Decimal::new(333_333_333_333_333, 12)));
    }

    #[test]
    fn dates_and_texts() {
        assert_eq!(date((2025, 1, 31, 0, 0), &Format::default()), "2025-01-31");
        assert_eq!(date((2025, 1, 31, 13, 5), &Format::default()), "2025-01-31 13:05");
        assert_eq!(date((2025, 12, 31, 0, 0), &Format::of("yyyy")), "2025");
        assert_eq!(text("Budget\r\n2025_x000D_"), "Budget\n2025");
    }
}
