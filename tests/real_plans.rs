//! The readers of names, dates, years, goals and prose on the real plans, where they stand beside the checkout.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing)]

use plankoll::document::Document;
use plankoll::plan::{Claim, Dated, Goal, Level};
use plankoll::recognize::{adopted, claims, goals, name, year};

/// A real plan; `None`, said aloud, where the folder of plans does not stand beside the checkout.
fn real(name: &str) -> Option<Document> {
    let path = format!("{}/../shared/plans/{name}", env!("CARGO_MANIFEST_DIR"));
    match std::fs::read(&path) {
        Ok(bytes) => Some(plankoll::read::read(&bytes, name).unwrap()),
        Err(_) => {
            println!("not run: no {name} beside this checkout");
            None
        }
    }
}

fn document(text: &str) -> Document {
    plankoll::read::read(text.as_bytes(), "plan.txt").unwrap()
}

#[test]
fn the_names() {
    let cases = [
        ("falun-borlange-2024.txt", "Finsam Falun-Borlänge"),
        ("falun-borlange-2025.txt", "Finsam Falun-Borlänge"),
        ("ange-2023.txt", "Samordningsförbund Ånge"),
        ("norra-vastmanland-2023.txt", "Norra Västmanlands Samordningsförbund"),
    ];
    for (file, expected) in cases {
        let Some(document) = real(file) else { return };
        assert_eq!(name::find(&document).as_deref(), Some(expected), "{file}");
    }
}

#[test]
fn the_years() {
    let cases = [
        ("falun-borlange-2024.txt", 2024),
        ("falun-borlange-2025.txt", 2025),
        ("ange-2023.txt", 2023),
        ("norra-vastmanland-2023.txt", 2023),
    ];
    for (file, expected) in cases {
        let Some(document) = real(file) else { return };
        assert_eq!(year::find(&document), Some(expected), "{file}");
    }
}

#[test]
fn the_dates() {
    let cases = [
        ("falun-borlange-2024.txt", None),
        ("falun-borlange-2025.txt", Some("2024-11-29")),
        ("ange-2023.txt", None),
        ("norra-vastmanland-2023.txt", Some("2022-11-24")),
    ];
    for (file, expected) in cases {
        let Some(document) = real(file) else { return };
        assert_eq!(adopted::find(&document).map(|dated: Dated| dated.date.to_string()).as_deref(), expected, "{file}");
    }
}

fn told(claim: &Claim) -> String {
    let figure = match (claim.amount, claim.percent) {
        (Some(amount), _) => format!("{amount} {}", claim.unit.symbol()),
        (None, Some(percent)) => format!("{percent} %"),
        (None, None) => String::new(),
    };
    let year = claim.year.map_or("-".to_owned(), |year| year.to_string());
    format!("{:?} {figure} {year} {}:{}", claim.about, claim.place.line.unwrap(), claim.place.column.unwrap())
}

/// The first line of each real plan's tables, and the claims that stand before it.
#[test]
fn the_claims() {
    let cases: [(&str, usize, &[&str]); 4] = [
        ("falun-borlange-2024.txt", 397, &["Contributions 8562000 tkr 2024 394:56", "Grant 130000 tkr - 395:46"]),
        ("falun-borlange-2025.txt", 256, &["Contributions 8562000 tkr 2025 255:56", "Grant 130000 tkr - 255:127"]),
        ("ange-2023.txt", 487, &[]),
        (
            "norra-vastmanland-2023.txt",
            889,
            &[
                "Costs 7878000 tkr 2023 853:31",
                "Contributions 7030000 tkr - 855:78",
                "Other 100000 tkr - 857:10",
                "Equity 748000 tkr - 859:5",
                "Share 70 % - 869:36",
                "Share 9 % - 873:34",
                "Share 5 % - 875:34",
                "Share 16 % - 877:39",
            ],
        ),
    ];
    for (file, tables, expected) in cases {
        let Some(document) = real(file) else { return };
        let found: Vec<String> = claims::find(&document, &|row| row >= tables)
            .iter()
            .map(told)
            .filter(|claim| !(claim.starts_with("Other") && claim.contains('%')))
            .collect();
        assert_eq!(found, expected, "{file}");
    }
}

type Counts = (&'static str, usize, usize, usize, usize);

fn counts(goal: &Goal) -> (String, usize, usize, usize, usize) {
    let number =
        goal.number.clone().unwrap_or_else(|| if goal.level == Level::Overall { "overall".into() } else { "-".into() });
    (number, goal.activities.len(), goal.indicators.len(), goal.sources.len(), goal.follow_up.len())
}

#[test]
fn the_goals() {
    let cases: [(&str, &[Counts]); 4] = [
        (
            "falun-borlange-2024.txt",
            &[
                ("overall", 0, 2, 0, 0),
                ("1", 5, 4, 0, 0),
                ("2", 4, 1, 0, 1),
                ("3", 3, 1, 0, 0),
                ("4", 4, 1, 0, 0),
                ("5", 3, 1, 0, 0),
                ("6", 5, 2, 0, 1),
                ("7", 6, 1, 0, 1),
                ("8", 0, 1, 0, 0),
            ],
        ),
        (
            "falun-borlange-2025.txt",
            &[
                ("overall", 0, 2, 1, 0),
                ("1", 3, 1, 1, 0),
                ("2", 4, 1, 1, 0),
                ("3", 4, 1, 1, 0),
                ("4", 3, 1, 1, 0),
                ("5", 2, 1, 1, 0),
                ("6", 4, 2, 1, 0),
                ("7", 6, 1, 1, 0),
                ("8", 0, 1, 1, 0),
            ],
        ),
        (
            "ange-2023.txt",
            &[("overall", 0, 0, 0, 0), ("1", 0, 3, 0, 3), ("2", 0, 1, 0, 1), ("3", 0, 1, 0, 2), ("4", 0, 3, 0, 3)],
        ),
        ("norra-vastmanland-2023.txt", &[("-", 5, 0, 0, 0), ("-", 5, 0, 0, 0), ("-", 11, 0, 0, 0)]),
    ];
    for (file, expected) in cases {
        let Some(document) = real(file) else { return };
        let found: Vec<_> = goals::find(&document, &|_| false).iter().map(counts).collect();
        let expected: Vec<_> =
            expected.iter().map(|(number, a, i, s, f)| ((*number).to_owned(), *a, *i, *s, *f)).collect();
        assert_eq!(found, expected, "{file}");
    }
}

#[test]
fn the_real_caps_of_equity_are_targets() {
    for file in ["falun-borlange-2024.txt", "falun-borlange-2025.txt", "ange-2023.txt"] {
        let Some(document) = real(file) else { return };
        let goals = goals::find(&document, &|_| false);
        let target = goals
            .last()
            .and_then(|goal| goal.indicators.last())
            .and_then(|indicator| indicator.target.clone())
            .unwrap();
        assert_eq!((target.op, target.value.to_string().as_str(), target.unit.as_str()), ("<=", "20", "%"), "{file}");
    }
}

/// What is read of a document, without its places.
fn read(document: &Document) -> String {
    let goals: Vec<_> = goals::find(document, &|_| false)
        .into_iter()
        .map(|goal| {
            let counts = (goal.activities.len(), goal.indicators.len(), goal.sources.len(), goal.follow_up.len());
            (goal.number, goal.text, counts)
        })
        .collect();
    let adopted = adopted::find(document).map(|dated| dated.date);
    format!("{:?} {:?} {adopted:?} {goals:?}", name::find(document), year::find(document))
}

#[test]
fn blank_rows_and_margins_do_not_change_what_is_read() {
    for file in ["falun-borlange-2024.txt", "falun-borlange-2025.txt", "ange-2023.txt", "norra-vastmanland-2023.txt"] {
        let Some(plan) = real(file) else { return };
        let lines: Vec<String> = plan.rows.iter().map(|row| row.text().into_owned()).collect();
        let printed = || lines.iter().filter(|line| !line.trim().is_empty());
        let squeezed: Vec<&str> = printed().map(String::as_str).collect();
        let indented: Vec<String> = lines
            .iter()
            .map(|line| if line.trim().is_empty() { String::new() } else { format!("    {line}") })
            .collect();
        let expected = read(&plan);
        assert_eq!(read(&document(&indented.join("\n"))), expected, "{file} indented");
        assert_eq!(read(&document(&lines.join("\n\n"))), expected, "{file} doubled");
        let counts = |text: &str| text.matches("), (").count();
        assert_eq!(counts(&read(&document(&squeezed.join("\n")))), counts(&expected), "{file} squeezed");
    }
}
