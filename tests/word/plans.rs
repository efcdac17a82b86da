//! Three plans of our own writing as Word documents, by docx-rs.

use std::io::Cursor;

use docx_rs::{
    AbstractNumbering, Delete, Docx, Footnote, Header, IndentLevel, Insert, Level, LevelJc, LevelText, NumberFormat,
    Numbering, NumberingId, Paragraph, Run, Start, Style, StyleType, Table, TableCell, TableRow, VMergeType,
};

/// All of them, by the sample's name.
pub(crate) fn all() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("tallasbygden-2026.docx", packed(tallasbygden())),
        ("norrvattnet-2025.docx", packed(norrvattnet())),
        ("vassbotten-2024.docx", packed(vassbotten())),
    ]
}

fn packed(docx: Docx) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    docx.pack(&mut bytes).unwrap();
    bytes.into_inner()
}

fn p(text: &str) -> Paragraph {
    let mut run = Run::new();
    for (order, piece) in text.split('\t').enumerate() {
        if order > 0 {
            run = run.add_tab();
        }
        run = run.add_text(piece);
    }
    Paragraph::new().add_run(run)
}

fn bold(text: &str) -> Paragraph {
    Paragraph::new().add_run(Run::new().add_text(text).bold())
}

fn item(list: usize, level: usize, text: &str) -> Paragraph {
    p(text).numbering(NumberingId::new(list), IndentLevel::new(level))
}

fn head(level: u8, text: &str) -> Paragraph {
    p(text).style(&format!("Rubrik{level}"))
}

/// The styles and lists that a Swedish Word gives a document.
fn swedish() -> Docx {
    let level = |at: usize, format: &str, text: &str| {
        Level::new(at, Start::new(1), NumberFormat::new(format), LevelText::new(text), LevelJc::new("left"))
    };
    let heading = |level: usize| {
        Style::new(format!("Rubrik{level}"), StyleType::Paragraph)
            .name(format!("heading {level}"))
            .outline_lvl(level - 1)
            .bold()
    };
    Docx::new()
        .add_style(heading(1))
        .add_style(heading(2))
        .add_style(Style::new("Kapitel", StyleType::Paragraph).name("Förbundets kapitel").based_on("Rubrik1"))
        .add_abstract_numbering(
            AbstractNumbering::new(1)
                .add_level(level(0, "decimal", "Mål %1."))
                .add_level(level(1, "bullet", "\u{f0b7}")),
        )
        .add_numbering(Numbering::new(2, 1))
}

/// A row of a label and figures; bold where the label begins with a star; a single text covers all columns.
fn row(cells: &[&str], width: usize) -> TableRow {
    let strong = cells[0].starts_with('*');
    let cell = |text: &&str| {
        let text = text.trim_start_matches('*');
        TableCell::new().add_paragraph(if strong { bold(text) } else { p(text) })
    };
    let mut made: Vec<TableCell> = cells.iter().map(cell).collect();
    if cells.len() == 1 {
        made = made.into_iter().map(|cell| cell.grid_span(width)).collect();
    }
    TableRow::new(made)
}

fn table(rows: &[&[&str]]) -> Table {
    let width = rows.iter().map(|cells| cells.len()).max().unwrap();
    Table::new(rows.iter().map(|cells| row(cells, width)).collect())
}

/// Merged group heads, bold sums, a note at a figure, a figure changed with changes tracked, goals in a numbered list.
fn tallasbygden() -> Docx {
    let note = Footnote::new().add_content(p("Bidraget gäller till och med juni."));
    let changed = Paragraph::new()
        .add_delete(Delete::new().add_run(Run::new().add_delete_text("1 310")))
        .add_insert(Insert::new(Run::new().add_text("1 260")));
    let noted = Paragraph::new().add_run(Run::new().add_text("150")).add_run(Run::new().add_footnote_reference(note));
    let three = |label: &str, figures: [Paragraph; 3]| {
        let cells = [p(label)].into_iter().chain(figures);
        TableRow::new(cells.map(|paragraph| TableCell::new().add_paragraph(paragraph)).collect())
    };
    let mut rows = vec![
        row(&["*Belopp i tkr", "Bokslut 2024", "Budget 2025", "Budget 2026"], 4),
        row(&["*INTÄKTER"], 4),
        row(&["Försäkringskassan och Arbetsförmedlingen", "1 900", "1 950", "2 000"], 4),
        row(&["Region Tallås", "950", "975", "1 000"], 4),
        row(&["Granmo kommun", "570", "585", "600"], 4),
        row(&["Lövsta kommun", "380", "390", "400"], 4),
    ];
    rows.push(three("Projektbidrag", [p("–"), p("300"), noted]));
    rows.push(row(&["*Summa intäkter", "3 800", "4 200", "4 150"], 4));
    rows.push(row(&["*KOSTNADER"], 4));
    rows.push(row(&["Styrelse och presidium", "-142", "-150", "-155"], 4));
    rows.push(three("Samordnare och kansli", [p("-1 187"), p("-1 240"), changed_cost(changed)]));
    rows.extend([
        row(&["Revision", "-38", "-40", "-40"], 4),
        row(&["Rehabteam Tallås", "-1 655", "-1 900", "-1 960"], 4),
        row(&["Unga vidare", "-702", "-760", "-735"], 4),
        row(&["Utbildning för chefer", "-61", "-110", "-100"], 4),
        row(&["*Summa kostnader", "-3 785", "-4 200", "-4 250"], 4),
        row(&["*Årets resultat", "15", "0", "-100"], 4),
    ]);
    swedish()
        .header(Header::new().add_paragraph(p("Samordningsförbundet Tallåsbygden\tSida 1")))
        .add_paragraph(head(1, "Verksamhetsplan och budget 2026"))
        .add_paragraph(p("Samordningsförbundet Tallåsbygden"))
        .add_paragraph(p("Antagen av styrelsen 2025-11-20"))
        .add_paragraph(head(2, "Mål för året"))
        .add_paragraph(item(2, 0, "Fler invånare i Granmo och Lövsta har egen försörjning"))
        .add_paragraph(item(2, 1, "Aktivitet: rehabteamet tar emot från båda kommunerna"))
        .add_paragraph(item(2, 1, "Indikator: 40 procent går vidare till arbete eller studier"))
        .add_paragraph(item(2, 0, "Parternas medarbetare känner till insatserna"))
        .add_paragraph(item(2, 1, "Aktivitet: frukostmöte en gång i kvartalet"))
        .add_paragraph(item(2, 1, "Indikator: minst 60 deltagare per år"))
        .add_paragraph(head(2, "Budget 2026"))
        .add_table(Table::new(rows))
        .add_paragraph(p(""))
        .add_paragraph(p("Underskottet 2026 täcks av eget kapital, som är 940 tkr vid årets början."))
}

/// The sign stands before what was changed.
fn changed_cost(mut paragraph: Paragraph) -> Paragraph {
    let sign = Paragraph::new().add_run(Run::new().add_text("-"));
    paragraph.children.splice(0..0, sign.children);
    paragraph
}

/// A style of the förbund's own, a budget in paragraphs with tabs, goals as a table.
fn norrvattnet() -> Docx {
    let mut docx = swedish()
        .add_paragraph(p("Verksamhetsplan 2025 för Norrvattnets samordningsförbund").style("Kapitel"))
        .add_paragraph(p("Beslutad av styrelsen den 3 december 2024."))
        .add_paragraph(p("Mål").style("Kapitel"))
        .add_table(table(&[
            &["*Mål", "Aktivitet", "Indikator", "Källa"],
            &[
                "1. Kortare tid till rätt stöd",
                "Gemensam kartläggning i Vattnäs",
                "Högst 20 dagar till första möte",
                "Teamets statistik",
            ],
            &["2. Parterna lär av varandra", "Två utbildningsdagar", "80 procent är nöjda", "Enkät"],
        ]))
        .add_paragraph(p("Budget 2025").style("Kapitel").page_break_before(true))
        .add_paragraph(p("Alla belopp i kronor."));
    for line in [
        "\tBudget 2024\tBudget 2025",
        "Intäkter",
        "Staten\t1 450 000\t1 500 000",
        "Region Vattnet\t725 000\t750 000",
        "Vattnäs kommun\t725 000\t750 000",
        "Summa intäkter\t2 900 000\t3 000 000",
        "",
        "Kostnader",
        "Styrelse\t95 000\t98 000",
        "Förbundschef\t760 000\t785 000",
        "Revision\t35 000\t36 000",
        "Team Vattnet\t1 620 000\t1 690 000",
        "Kompetensutveckling\t140 000\t141 000",
        "Ej fördelat\t250 000\t250 000",
        "Summa kostnader\t2 900 000\t3 000 000",
        "",
        "Resultat\t0\t0",
    ] {
        docx = docx.add_paragraph(p(line));
    }
    docx
}

/// A layout of tables within a table, a label over two rows, and a sum that was left when a line was changed.
fn vassbotten() -> Docx {
    let merged = |kind: VMergeType, text: &str, rest: [&str; 3]| {
        let first = TableCell::new().add_paragraph(p(text)).vertical_merge(kind);
        let rest = rest.into_iter().map(|text| TableCell::new().add_paragraph(p(text)));
        TableRow::new([first].into_iter().chain(rest).collect())
    };
    let budget = Table::new(vec![
        row(&["*Område", "Post", "Prognos 2023", "Budget 2024"], 4),
        merged(VMergeType::Restart, "Intäkter", ["Försäkringskassan", "2 100 000", "2 150 000"]),
        merged(VMergeType::Continue, "", ["Region Vass", "1 050 000", "1 075 000"]),
        merged(VMergeType::Continue, "", ["Bottens kommun", "1 050 000", "1 075 000"]),
        row(&["*Summa intäkter", "", "4 200 000", "4 300 000"], 4),
        merged(VMergeType::Restart, "Kostnader", ["Styrelse", "130 000", "135 000"]),
        merged(VMergeType::Continue, "", ["Kansli", "980 000", "1 015 000"]),
        merged(VMergeType::Continue, "", ["Revision", "45 000", "45 000"]),
        merged(VMergeType::Continue, "", ["Vägen in", "1 860 000", "1 990 000"]),
        merged(VMergeType::Continue, "", ["Lärande nätverk", "185 000", "215 000"]),
        row(&["*Summa kostnader", "", "3 200 000", "3 300 000"], 4),
        row(&["*Resultat", "", "1 000 000", "900 000"], 4),
    ]);
    let frame = TableCell::new().add_paragraph(bold("Budget 2024 (kr)")).add_table(budget).add_paragraph(p(""));
    swedish()
        .add_paragraph(head(1, "Vassbottens samordningsförbund"))
        .add_paragraph(p("Verksamhetsplan med budget för 2024, fastställd 2023-11-15"))
        .add_paragraph(head(2, "Ekonomi"))
        .add_paragraph(p("Under 2024 betalar parterna 4 300 000 kr."))
        .add_table(Table::new(vec![TableRow::new(vec![frame])]))
}
