//! Pages written by hand, each showing one thing that layout says.
#![cfg(feature = "pdf")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

#[path = "pdf/made.rs"]
#[allow(dead_code)]
mod made;

use made::{pages, text};
use plankoll::document::{Document, Row};
use plankoll::read::{ReadError, read};

fn document(contents: &[&str], entries: &str) -> Document {
    read(&pages(contents, entries), "plan.pdf").unwrap()
}

/// The rows that are not blank: a table's cells with bars, a heading with its level.
fn told(document: &Document) -> Vec<String> {
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let row = |row: &Row| {
        let cells: Vec<String> = row.cells.iter().map(|cell| squeezed(&cell.text)).collect();
        let level = row.heading.map_or_else(String::new, |level| format!("#{level} "));
        format!("{level}{}{}", if row.table.is_some() { "| " } else { "" }, cells.join(" | "))
    };
    document.rows.iter().filter(|row| !row.is_blank()).map(row).collect()
}

/// Lines of text one below the other.
fn lines(x: i32, y: i32, lines: &[&str]) -> String {
    (0..).zip(lines).map(|(at, line)| text(x, y + at * 14, 11, line)).collect()
}

/// A figure that ends at `x`: Helvetica's digits are 0.556 of the size wide, blanks and hyphens less.
fn figure(x: i32, y: i32, figure: &str) -> String {
    let width: i32 = figure
        .chars()
        .map(|c| {
            if c == ' ' {
                278
            } else if c == '-' {
                333
            } else {
                556
            }
        })
        .sum();
    text(x - width * 11 / 1_000, y, 11, figure)
}

fn table(y: i32, rows: &[(&str, &[&str])]) -> String {
    let mut page = String::new();
    for (at, (label, figures)) in (0..).zip(rows) {
        page.push_str(&text(70, y + at * 14, 11, label));
        for (column, own) in (0..).zip(*figures) {
            page.push_str(&figure(330 + column * 80, y + at * 14, own));
        }
    }
    page
}

const BUDGET: [(&str, &[&str]); 6] = [
    ("Tkr", &["2024", "2025", "2026"]),
    ("Försäkringskassan", &["1 000", "1 100", "1 200"]),
    ("Region Dal", &["500", "", "600"]),
    ("Kommunerna", &["500", "550", "600"]),
    ("Överfört från förra året", &["", "550", "-100"]),
    ("Summa", &["2 000", "2 200", "2 300"]),
];

#[test]
fn figures_under_each_other_are_columns_and_an_empty_cell_stays_empty() {
    let found = told(&document(&[&table(100, &BUDGET)], ""));
    assert_eq!(found[0], "| Tkr | 2024 | 2025 | 2026");
    assert_eq!(found[2], "| Region Dal | 500 | | 600".replace("| |", "|  |"));
    assert_eq!(found[4], "| Överfört från förra året |  | 550 | -100");
    assert_eq!(found[5], "| Summa | 2 000 | 2 200 | 2 300");
}

#[test]
fn places_are_page_line_and_column() {
    let found = document(&[&text(70, 100, 11, "Sida ett."), &table(100, &BUDGET)], "");
    let row = found.rows.iter().find(|row| row.cells.len() > 1 && row.cells[0].text == "Summa").unwrap();
    let places: Vec<_> = row.cells.iter().map(|cell| (cell.place.page, cell.place.line)).collect();
    assert_eq!(places, [(Some(2), Some(6)); 4]);
    let columns: Vec<u32> = row.cells.iter().map(|cell| cell.place.column.unwrap()).collect();
    assert!(columns.windows(2).all(|pair| pair[0] < pair[1]), "{columns:?}");
}

#[test]
fn a_page_turned_on_its_side_reads_the_same() {
    let upright = told(&document(&[&table(100, &BUDGET)], ""));
    assert_eq!(told(&document(&[&table(100, &BUDGET)], "/Rotate 90")), upright);
    assert_eq!(told(&document(&[&table(100, &BUDGET)], "/Rotate 180")), upright);
    // Text that was itself turned on an upright page.
    let turned = format!("q 0 1 -1 0 700 0 cm\n{}Q\n", table(100, &BUDGET));
    assert_eq!(told(&document(&[&turned], "/CropBox [-400 -400 1200 1200] /MediaBox [-400 -400 1200 1200]")), upright);
}

#[test]
fn large_letters_are_headings() {
    let page = [
        text(70, 80, 22, "Verksamhetsplan med budget"),
        text(70, 106, 22, "för 2025"),
        text(70, 160, 14, "Förbundets uppdrag"),
        lines(70, 180, &["Förbundet stöder dem som behöver stöd från flera parter", "samtidigt, och samordnar det."]),
        lines(70, 230, &["Styrelsen möts sex gånger om året och beslutar om budgeten."]),
    ]
    .concat();
    let found = told(&document(&[&page], ""));
    assert_eq!(found[..2], ["#1 Verksamhetsplan med budget för 2025", "#2 Förbundets uppdrag"]);
    assert!(found[2..].iter().all(|line| !line.starts_with('#')), "{found:?}");
}

#[test]
fn prose_in_two_columns_is_read_column_by_column() {
    let left = [
        "Förbundet bildades av fyra",
        "parter som ville något mer",
        "än var och en för sig kunde",
        "göra, och så blev det också",
    ];
    let right = [
        "under det år som gick. Nu är",
        "frågan hur det ska gå vidare",
        "med samma medel som förut",
        "och fler som behöver stödet.",
    ];
    let page = [lines(70, 100, &left), lines(310, 100, &right)].concat();
    let all: Vec<&str> = left.into_iter().chain(right).collect();
    assert_eq!(told(&document(&[&page], "")), all);
}

const ONE: &str = "Förbundet samordnar det stöd som flera parter ger samma människa.";
const TWO: &str = "Styrelsen möts sex gånger om året och beslutar om planen och budgeten.";
const THREE: &str = "Planen följs upp i augusti och i februari, och redovisas för parterna.";

#[test]
fn headers_footers_and_page_numbers_are_left_out() {
    let page = |number: i32, body: &str| {
        [
            text(70, 40, 9, "Samordningsförbundet Dal"),
            text(400, 40, 9, "Verksamhetsplan 2025"),
            lines(70, 100, &[body]),
            text(280, 810, 9, &format!("Sida {number} av 3")),
        ]
        .concat()
    };
    let found = told(&document(&[&page(1, ONE), &page(2, TWO), &page(3, THREE)], ""));
    assert_eq!(found, ["Samordningsförbundet Dal Verksamhetsplan 2025", ONE, TWO, THREE]);
}

#[test]
fn a_table_goes_on_over_a_page_break() {
    let (first, second) = BUDGET.split_at(4);
    let more: [(&str, &[&str]); 2] = [("Resultat", &["0", "0", "0"]), ("Eget kapital", &["900", "900", "900"])];
    let rest: Vec<(&str, &[&str])> = second.iter().chain(&more).copied().collect();
    let found = document(&[&table(700, first), &table(60, &rest)], "");
    let tables: Vec<_> = found.rows.iter().map(|row| row.table).collect();
    assert!(tables.iter().all(|table| *table == tables[0] && table.is_some()), "{tables:?}");
}

#[test]
fn a_page_with_fewer_columns_goes_on_with_those_of_the_page_before() {
    let more: [(&str, &[&str]); 3] =
        [("Resultat", &["0", "", "0"]), ("Eget kapital", &["900", "", "900"]), ("Utgående", &["900", "", "900"])];
    let found = told(&document(&[&table(700, &BUDGET), &table(60, &more)], ""));
    assert_eq!(found[6..], ["| Resultat | 0 |  | 0", "| Eget kapital | 900 |  | 900", "| Utgående | 900 |  | 900"]);
}

#[test]
fn a_figure_broken_over_lines_is_one_figure() {
    let mut page = table(100, &BUDGET);
    page.push_str(&[text(70, 190, 11, "Reserv"), figure(330, 190, "1 350"), figure(410, 190, "200")].concat());
    page.push_str(&figure(330, 203, "000"));
    let found = told(&document(&[&page], ""));
    assert_eq!(found.last().map(String::as_str), Some("| Reserv | 1 350 000 | 200 | "));
}

#[test]
fn a_ruled_table_keeps_its_cells_whole() {
    // Three columns, a head and two rows; the first cell of the last row is broken over two lines.
    let mut page = String::from("0.5 w\n");
    for y in [100, 120, 140, 172] {
        page.push_str(&format!("70 {0} m 400 {0} l S\n", 842 - y));
    }
    for x in [70, 200, 300, 400] {
        page.push_str(&format!("{x} {} m {x} {} l S\n", 842 - 100, 842 - 172));
    }
    page.push_str(&[text(74, 114, 10, "Post"), text(204, 114, 10, "2025"), text(304, 114, 10, "Anm")].concat());
    page.push_str(&[text(74, 134, 10, "Kansli"), text(204, 134, 10, "1 200"), text(304, 134, 10, "2,5 tj")].concat());
    page.push_str(&[text(74, 154, 10, "Samverkan och kompetens-"), text(74, 166, 10, "utveckling")].concat());
    page.push_str(&text(204, 160, 10, "300"));
    let found = told(&document(&[&page], ""));
    assert_eq!(
        found,
        ["| Post | 2025 | Anm", "| Kansli | 1 200 | 2,5 tj", "| Samverkan och kompetensutveckling | 300 |"]
            .map(|row| if row.ends_with('|') { format!("{row} ") } else { row.to_owned() })
    );
}

#[test]
fn letters_drawn_twice_are_one_and_a_raised_mark_is_no_digit() {
    let page = [
        text(70, 100, 11, "Summa"),
        "BT /F1 11 Tf 70.3 742 Td (Summa) Tj ET\n".to_owned(),
        text(200, 100, 11, "2 000"),
        text(228, 96, 6, "1"),
    ]
    .concat();
    assert_eq!(told(&document(&[&page], "")), ["Summa 2 000 ¹"]);
}

#[test]
fn pages_without_letters_say_so() {
    let error = read(&pages(&["0 0 595 842 re f"], ""), "plan.pdf").unwrap_err();
    assert_eq!(error, ReadError::NoText);
    assert_eq!(read(b"%PDF-1.7 and nothing more", "plan.txt").unwrap_err(), ReadError::Damaged { format: "pdf" });
}
