//! Texts and tables just below what is refused, each of a kind that once took minutes or gigabytes: what a document
//! may cost grows with its length and not with its square. How long they take at their largest is measured by hand
//! with a release build; here they are a fiftieth of it, and a build without optimization on a busy machine has ten times as long.

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use plankoll::read::ReadError;
    use plankoll::{Fault, Options, examine};

    const ROWS: usize = 2_000;
    const LONGEST: Duration = Duration::from_secs(100);

    /// A plan's head and the costs' heading over so many rows.
    fn budget(row: impl Fn(usize) -> String) -> String {
        let head = "Verksamhetsplan 2031\nFinsam Provbygden\n\nBudget 2031 (tkr)\n\nIntäkter\nBidrag från staten   1 000\n\
                    Summa intäkter   1 000\n\nKostnader\n";
        let rows: Vec<String> = (0..ROWS).map(row).collect();
        format!("{head}{}\n", rows.join("\n"))
    }

    /// Whatever the text is, it is examined or refused in time.
    fn survived(name: &str, text: &str) {
        let begun = Instant::now();
        let found = examine(text.as_bytes(), "plan.txt", &Options::default());
        assert!(begun.elapsed() < LONGEST, "{name}: {:?}, {}", begun.elapsed(), found.is_ok());
    }

    #[test]
    fn very_many_lines_of_one_kind() {
        let plain = |at: usize| format!("Insats {}   {}", at % 977, 100 + at % 89);
        survived("plain lines", &budget(plain));
        survived("sums", &budget(|at| format!("Summa kostnader   {}", at * 3)));
        survived("wrong sums", &budget(|at| if at % 20 == 19 { format!("Summa {at}   {at}") } else { plain(at) }));
        survived("results", &budget(|at| if at % 2 == 1 { format!("Resultat   {at}") } else { plain(at) }));
        survived("nameless", &budget(|at| if at % 2 == 1 { format!("   {at}") } else { plain(at) }));
        survived("children", &budget(|at| if at % 3 == 0 { plain(at) } else { format!("  - {}", plain(at)) }));
        survived("headings", &budget(|at| if at % 2 == 1 { format!("Rubrik {at}") } else { plain(at) }));
    }

    #[test]
    fn very_many_years() {
        let rows: String =
            (0..ROWS).map(|at| format!("{}   1 000   900   100   {at}\n", 2004 + at % 50)).collect::<Vec<_>>().concat();
        let head = "Flerårsbudget tkr\nÅr   Intäkter   Kostnader   Resultat   Eget kapital\n";
        survived("years", &format!("{head}{rows}"));
    }

    #[test]
    fn figures_that_can_be_split_in_many_ways() {
        let rows = |row: &str| budget(|_| String::new()) + row.repeat(200).as_str();
        survived("eight groups", &rows("Insats 100 200 300 400 500 600 700 800\n"));
        survived("fifty groups", &rows(&format!("Insats {}\n", "100 ".repeat(50))));
        survived("few beneath many", &rows(&format!("Insats {}\nInsats 10   10\n", "10   ".repeat(60))));
        let many = "Insats 100 200 300 400 500 600 700 800\n".repeat(40_000);
        let refused = plankoll::read::read(many.as_bytes(), "plan.txt");
        assert!(matches!(refused, Err(ReadError::Crowded { cap: 250_000 })));
    }

    #[test]
    fn broken_words_and_open_parentheses() {
        survived("ligatures", &budget(|at| format!("Insa\u{fffd}s{at} ord{at}alfa beta\u{fffd}   {at}")));
        let open = format!("({}\n", "a b ".repeat(32_000));
        survived("a parenthesis that never closes", &format!("{}{}", budget(|_| String::new()), open.repeat(3)));
    }

    #[test]
    fn a_text_of_separators_is_refused() {
        for separator in ["\t", ";", ",", "|"] {
            let row = format!("Insats{}5\n", separator.repeat(900));
            let found = examine(row.repeat(600).as_bytes(), "plan.txt", &Options::default());
            assert!(matches!(found, Err(Fault::Read(ReadError::Crowded { cap: 440_000 }))), "{separator:?}");
        }
    }
}
