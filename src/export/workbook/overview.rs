//! The sheet Översikt: what plan it is, how it stands, what weighs most, its key figures, how to read the book.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::finding::{Arg, Finding, Message};

use super::areas::Area;
use super::book::Book;
use super::checks::{STATUS, Section, WEIGHT, quoted};
use super::judgement::Status;
use super::key_figures::{self, AMOUNT, KeyFigure};
use super::page::{self, Paper};
use super::pen::{Entry, Pen, cut, lines};
use super::sheets::{Sheet, Spot, a1};
use super::{styles, words};
use crate::finding::Severity;

const FACTS: u32 = 3;
const LAST_COLUMN: u16 = 3;
/// How many findings are told in words.
const WEIGHTIEST: usize = 3;
/// Characters that the columns of a finding's text hold on a line, by a cautious count.
const TEXT_WIDTH: u8 = 80;

/// The first row of key figures: what stands above has a fixed number of rows.
pub(super) fn first_key_figure(book: &Book<'_>) -> u32 {
    key_heading(book) + 2
}

fn lights_heading(book: &Book<'_>) -> u32 {
    FACTS + facts(book).len() as u32 + 1
}

fn findings_heading(book: &Book<'_>) -> u32 {
    lights_heading(book) + Area::ALL.len() as u32 + 3
}

fn key_heading(book: &Book<'_>) -> u32 {
    findings_heading(book) + weightiest(book).len().max(1) as u32 + 2
}

/// Draws the sheet.
pub(super) fn draw(book: &Book<'_>, drawn: &mut Worksheet) -> Result<(), XlsxError> {
    page::set_up(book, Sheet::Overview, drawn, Paper::Portrait);
    let mut pen = Pen::new(drawn);
    pen.widths(&[34, 19, 12, 50])?;
    pen.line(0, 0, &book.forbund(), &styles::title())?;
    pen.sheet.set_row_height(0, 24)?;
    pen.line(1, 0, &book.title(), &styles::heading().set_font_color(rust_xlsxwriter::Color::RGB(0x5F_6B_73)))?;
    for (row, (label, text)) in (FACTS..).zip(facts(book)) {
        pen.line(row, 0, &book.word(label), &styles::faint())?;
        pen.line(row, 1, &text, &styles::plain())?;
    }
    draw_lights(book, &mut pen)?;
    draw_findings(book, &mut pen)?;
    draw_key_figures(book, &mut pen)
}

fn facts(book: &Book<'_>) -> Vec<(&'static str, String)> {
    let plan = &book.examination.corrected;
    let adopted = plan.adopted.as_ref().map_or_else(|| book.word("book-not-stated"), |date| date.date.to_string());
    let hash = cut(&plan.source.sha256, 17);
    let packs = match book.examination.packs.is_empty() {
        true => book.word("book-packs-none"),
        false => book.examination.packs.join(", "),
    };
    vec![
        ("book-fact-adopted", adopted),
        ("book-fact-source", plan.source.file.clone()),
        ("book-fact-hash", hash),
        ("book-fact-packs", packs),
        ("book-fact-unit", book.unit.symbol().to_owned()),
    ]
}

fn draw_lights(book: &Book<'_>, pen: &mut Pen<'_>) -> Result<(), XlsxError> {
    let heading = lights_heading(book);
    pen.line(heading, 0, &book.word("book-lights"), &styles::heading())?;
    let header = book.word_list(&["book-light-area", "book-light-state", "book-light-counts"]);
    pen.texts(heading + 1, 0, &header, &styles::header())?;
    pen.text(heading + 1, LAST_COLUMN, "", &styles::header())?;
    for (row, area) in (heading + 2..).zip(Area::ALL) {
        pen.text(row, 0, &book.word(area.word()), &styles::ruled(styles::text()))?;
        let state = styles::ruled(styles::strong());
        match book.sections.iter().find(|section| section.area == area) {
            Some(section) => {
                let light = Light::new(book, section);
                pen.formula(row, 1, &light.formula(book), &book.word(light.now()), &state)?;
                pen.formula(row, 2, &light.counts_formula(book), &light.counts(book), &styles::plain())?;
            }
            None => pen.text(row, 1, &book.word("book-light-none"), &state)?,
        }
    }
    let looks = [
        (book.word("book-light-good"), styles::good()),
        (book.word("book-light-bad"), styles::bad()),
        (book.word("book-light-look"), styles::warn()),
        (book.word("book-light-part"), styles::undecided()),
        (book.word("book-light-none"), styles::undecided()),
    ];
    pen.words((heading + 2, 1), (heading + 1 + Area::ALL.len() as u32, 1), &looks)
}

/// The light of an area: counted from Kontroller by formula, and now.
struct Light {
    statuses: String,
    weights: String,
    tally: Vec<(Status, Option<Severity>)>,
}

impl Light {
    fn new(book: &Book<'_>, section: &Section) -> Self {
        let first = section.rows.first().map_or(0, |row| row.row);
        let last = section.rows.last().map_or(0, |row| row.row);
        let range = |column| {
            let from = book.names.reference(Spot { sheet: Sheet::Checks, row: first, column }, Sheet::Overview);
            format!("{from}:{}", a1(last, column))
        };
        let severity = |at: usize| super::checks::weight(book, book.judged.get(at)?);
        let tally = section.rows.iter().map(|row| (row.status, severity(row.judged))).collect();
        Self { statuses: range(STATUS), weights: range(WEIGHT), tally }
    }

    fn count(&self, status: Status) -> usize {
        self.tally.iter().filter(|(held, _)| *held == status).count()
    }

    fn weighing(&self, weight: Severity) -> usize {
        self.tally.iter().filter(|(status, held)| *status == Status::Fails && *held == Some(weight)).count()
    }

    fn now(&self) -> &'static str {
        let (warnings, infos) = (self.weighing(Severity::Warning), self.weighing(Severity::Info));
        let decided = [Status::Holds, Status::Rounding, Status::Accepted].into_iter().map(|it| self.count(it));
        if self.count(Status::Fails) > warnings + infos {
            "book-light-bad"
        } else if warnings > 0 {
            "book-light-look"
        } else if decided.sum::<usize>() + infos == 0 {
            "book-light-none"
        } else if self.count(Status::NotEvaluated) > 0 {
            "book-light-part"
        } else {
            "book-light-good"
        }
    }

    fn formula(&self, book: &Book<'_>) -> String {
        let word = |id: &str| quoted(&book.word(id));
        let count = |status: Status| self.count_of(book, status);
        let weighing = |severity| self.weighing_of(book, severity);
        let (warnings, infos) = (weighing(Severity::Warning), weighing(Severity::Info));
        let decided = [Status::Holds, Status::Rounding, Status::Accepted].map(count).join("+");
        format!(
            "IF({}-{warnings}-{infos}>0,{},IF({warnings}>0,{},IF({decided}+{infos}=0,{},IF({}>0,{},{}))))",
            count(Status::Fails),
            word("book-light-bad"),
            word("book-light-look"),
            word("book-light-none"),
            count(Status::NotEvaluated),
            word("book-light-part"),
            word("book-light-good"),
        )
    }

    fn count_of(&self, book: &Book<'_>, status: Status) -> String {
        format!("COUNTIF({},{})", self.statuses, quoted(&book.word(status.word())))
    }

    fn weighing_of(&self, book: &Book<'_>, severity: Severity) -> String {
        let (fails, weight) = (book.word(Status::Fails.word()), book.word(words::severity(severity)));
        format!("COUNTIFS({},{},{},{})", self.statuses, quoted(&fails), self.weights, quoted(&weight))
    }

    /// What is counted: the word, how many now, and the formula.
    fn counted(&self, book: &Book<'_>) -> Vec<(&'static str, usize, String)> {
        let told = |word, status| (word, self.count(status), self.count_of(book, status));
        let weighing = |word, severity| (word, self.weighing(severity), self.weighing_of(book, severity));
        let (warning, info) = (Severity::Warning, Severity::Info);
        let errors = self.count(Status::Fails) - self.weighing(warning) - self.weighing(info);
        let errors_formula = format!(
            "({}-{}-{})",
            self.count_of(book, Status::Fails),
            self.weighing_of(book, warning),
            self.weighing_of(book, info)
        );
        vec![
            told("book-count-ok", Status::Holds),
            told("book-count-rounding", Status::Rounding),
            ("book-count-errors", errors, errors_formula),
            weighing("book-count-warnings", warning),
            weighing("book-count-infos", info),
            told("book-count-accepted", Status::Accepted),
            told("book-count-not-evaluated", Status::NotEvaluated),
        ]
    }

    /// `4 regler · OK 1 · fel 2 · varning 1`; what there is none of is not told.
    fn counts(&self, book: &Book<'_>) -> String {
        let parts = self.counted(book).into_iter().filter(|(_, count, _)| *count > 0);
        let parts = parts.map(|(word, count, _)| format!(" · {} {count}", book.word(word)));
        format!("{}{}", self.rules(book), parts.collect::<String>())
    }

    fn counts_formula(&self, book: &Book<'_>) -> String {
        let part = |(word, _, formula): (&str, usize, String)| {
            format!("&IF({formula}>0,{}&{formula},\"\")", quoted(&format!(" · {} ", book.word(word))))
        };
        let parts: String = self.counted(book).into_iter().map(part).collect();
        format!("{}{parts}", quoted(&self.rules(book)))
    }

    fn rules(&self, book: &Book<'_>) -> String {
        book.say(Message::new("book-count-rules").with("count", Arg::Number(self.tally.len().into())))
    }
}

fn weightiest<'a>(book: &'a Book<'_>) -> Vec<&'a Finding> {
    book.examination.findings.iter().filter(|it| it.severity != Severity::Info).take(WEIGHTIEST).collect()
}

fn draw_findings(book: &Book<'_>, pen: &mut Pen<'_>) -> Result<(), XlsxError> {
    let heading = findings_heading(book);
    pen.line(heading, 0, &book.word("book-weightiest"), &styles::heading())?;
    let findings = weightiest(book);
    if findings.is_empty() {
        pen.line(heading + 1, 0, &book.word("book-weightiest-none"), &styles::text())?;
    }
    for (row, finding) in (heading + 1..).zip(findings) {
        let resolved = book.examination.is_settled(finding);
        let word = if resolved { "book-resolved" } else { words::severity(finding.severity) };
        pen.text(row, 0, &book.word(word), &styles::ruled(styles::strong()))?;
        let text = format!("{}\n{}", book.catalogue.say(&finding.message), book.catalogue.say(&finding.help));
        let text = cut(text.trim(), 1_500);
        pen.sheet.merge_range(row, 1, row, LAST_COLUMN, &text, &styles::ruled(styles::text()))?;
        pen.make_room(row, lines(&text, TEXT_WIDTH))?;
    }
    Ok(())
}

fn draw_key_figures(book: &Book<'_>, pen: &mut Pen<'_>) -> Result<(), XlsxError> {
    let heading = key_heading(book);
    pen.line(heading, 0, &book.word("book-key-figures"), &styles::heading())?;
    let figures = key_figures::all(book);
    if figures.is_empty() {
        pen.line(heading + 1, 0, &book.word("book-key-none"), &styles::text())?;
    } else {
        let amount = format!("{}, {}", book.word("book-amount"), book.unit.symbol());
        pen.text(heading + 1, 0, &book.word("book-key-figure"), &styles::header())?;
        pen.texts(heading + 1, 1, &[amount, book.word("book-key-share")], &styles::header_right())?;
        pen.text(heading + 1, LAST_COLUMN, &book.word("book-key-against"), &styles::after_figure(styles::header()))?;
    }
    let mut row = heading + 2;
    for figure in &figures {
        draw_key_figure(book, pen, row, figure)?;
        row += 1;
    }
    draw_guide(book, pen, row + 1)
}

fn draw_key_figure(book: &Book<'_>, pen: &mut Pen<'_>, row: u32, figure: &KeyFigure) -> Result<(), XlsxError> {
    let part = u8::from(figure.is_part);
    pen.text(row, 0, &book.word(figure.label), &styles::indented(styles::ruled(styles::text()), part))?;
    let decimals = figure.amount.value().normalize().scale().min(2);
    let look = styles::ruled(styles::figure(decimals));
    pen.entry(row, AMOUNT, &figure.amount.clone().entry(), &look)?;
    let share = match figure.share.clone().map(super::live::Live::entry) {
        // Fifteen decimals are more than a float holds of a share.
        Some(Entry::Live { formula, value }) => Entry::Live { formula, value: value.round_dp(15) },
        _ => Entry::Empty,
    };
    pen.entry(row, AMOUNT + 1, &share, &styles::ruled(styles::percent()))?;
    let against = if figure.against.is_empty() { String::new() } else { book.word(figure.against) };
    pen.text(row, LAST_COLUMN, &against, &styles::after_figure(styles::ruled(styles::faint())))
}

fn draw_guide(book: &Book<'_>, pen: &mut Pen<'_>, heading: u32) -> Result<(), XlsxError> {
    pen.line(heading, 0, &book.word("book-guide"), &styles::heading())?;
    let mut row = heading + 1;
    for sheet in book.sheets().into_iter().skip(1) {
        let link = book.names.link(Spot { sheet, row: 0, column: 0 });
        pen.link(row, 0, &link, &book.names.of(sheet), &styles::link())?;
        let about = match sheet {
            Sheet::Overview => "book-sheet-overview",
            Sheet::Budget(_) => "book-guide-budget",
            Sheet::Years => "book-guide-years",
            Sheet::Goals => "book-guide-goals",
            Sheet::Checks => "book-guide-checks",
            Sheet::Corrections => "book-guide-corrections",
            Sheet::Source => "book-guide-source",
        };
        pen.line(row, 1, &book.word(about), &styles::plain())?;
        row += 1;
    }
    let version = book.say(Message::new("book-made-by").text("version", env!("CARGO_PKG_VERSION")));
    pen.line(row + 1, 0, &version, &styles::subtitle().set_font_size(9))
}
