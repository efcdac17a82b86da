//! The lights of Översikt: one word for each area, counted from the statuses of Kontroller.

use crate::finding::{Arg, Message, Severity};

use super::book::Book;
use super::checks::{STATUS, Section, WEIGHT, quoted, weight};
use super::judgement::Status;
use super::sheets::{Sheet, Spot, a1};
use super::words;

/// The light of an area: counted from Kontroller by formula, and now.
pub(super) struct Light {
    statuses: String,
    weights: String,
    tally: Vec<(Status, Option<Severity>)>,
}

impl Light {
    /// The light over a section of Kontroller.
    pub(super) fn new(book: &Book<'_>, section: &Section) -> Self {
        let first = section.rows.first().map_or(0, |row| row.row);
        let last = section.rows.last().map_or(0, |row| row.row);
        let range = |column| {
            let from = book.names.reference(Spot { sheet: Sheet::Checks, row: first, column }, Sheet::Overview);
            format!("{from}:{}", a1(last, column))
        };
        let severity = |at: usize| weight(book, book.judged.get(at)?);
        let tally = section.rows.iter().map(|row| (row.status, severity(row.judged))).collect();
        Self { statuses: range(STATUS), weights: range(WEIGHT), tally }
    }

    fn count(&self, status: Status) -> usize {
        self.tally.iter().filter(|(held, _)| *held == status).count()
    }

    fn weighing(&self, weight: Severity) -> usize {
        self.tally.iter().filter(|(status, held)| *status == Status::Fails && *held == Some(weight)).count()
    }

    /// Its word now.
    pub(super) fn now(&self) -> &'static str {
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

    /// Its word as a formula.
    pub(super) fn formula(&self, book: &Book<'_>) -> String {
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
    pub(super) fn counts(&self, book: &Book<'_>) -> String {
        let parts = self.counted(book).into_iter().filter(|(_, count, _)| *count > 0);
        let parts = parts.map(|(word, count, _)| format!(" · {} {count}", book.word(word)));
        format!("{}{}", self.rules(book), parts.collect::<String>())
    }

    /// The same as a formula.
    pub(super) fn counts_formula(&self, book: &Book<'_>) -> String {
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
