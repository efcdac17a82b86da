//! The year in titles and labels.

/// A text of one year as the next one's: `Budget 2025` is `Budget 2026`. A year of a span (`2024–2026`) stays.
pub(super) fn moved(text: &str, year: i32) -> String {
    let (old, new) = (year.to_string(), year.saturating_add(1).to_string());
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(old.as_str()) {
        let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '–' | '−' | '/');
        let alone = !before.chars().next_back().is_some_and(joins) && !after.chars().next().is_some_and(joins);
        out.push_str(before);
        out.push_str(if alone { &new } else { &old });
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn a_year_moves_and_a_span_stays() {
        assert_eq!(moved("Budget 2025", 2025), "Budget 2026");
        assert_eq!(moved("BUDGET 2025 (tkr), jämförd med 2024", 2025), "BUDGET 2026 (tkr), jämförd med 2024");
        assert_eq!(moved("ESF 2024–2025", 2025), "ESF 2024–2025");
        assert_eq!(moved("Projekt 2025/2026", 2025), "Projekt 2025/2026");
        assert_eq!(moved("konto 12025", 2025), "konto 12025");
        assert_eq!(moved("2025", 2025), "2026");
    }
}
