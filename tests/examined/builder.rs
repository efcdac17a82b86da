//! A budget table written as rows of text.

use plankoll::document::Place;
use plankoll::finding::{Area, Check, Message, Outcome};
use plankoll::formula::{Expr, Relation, Test};
use plankoll::money::{Amount, Unit};
use plankoll::plan::{
    About, Address, Budget, Category, Claim, Column, Figure, Kind, Line, Role, Side, Sum, Term, Value,
};
use plankoll::rules::Judged;
use rust_decimal::Decimal;

/// A budget under construction; every line stands on a source line of its own.
pub(crate) struct Table {
    budget: Budget,
    path: Vec<String>,
    source_line: u32,
}

impl Table {
    pub(crate) fn new(title: &str, unit: Unit, columns: &[(i32, Kind)]) -> Self {
        let columns =
            columns.iter().map(|(year, kind)| Column { year: Some(*year), kind: Some(*kind), period: None }).collect();
        let budget = Budget { title: Some(title.into()), unit, columns, ..Budget::default() };
        Self { budget, path: Vec::new(), source_line: 200 }
    }

    /// The group that the next lines stand in.
    pub(crate) fn within(mut self, path: &[&str]) -> Self {
        self.path = path.iter().map(|part| (*part).to_owned()).collect();
        self
    }

    pub(crate) fn item(self, label: &str, side: Side, category: Category, printed: &[&str]) -> Self {
        self.line(label, side, Role::Item, Some(category), printed)
    }

    pub(crate) fn of_which(self, label: &str, side: Side, printed: &[&str]) -> Self {
        self.line(label, side, Role::OfWhich, None, printed)
    }

    /// A sum over lines by their labels; `-` before a label takes it away.
    pub(crate) fn sum(mut self, label: &str, side: Side, role: Role, printed: &[&str], over: &[&str]) -> Self {
        self = self.line(label, side, role, None, printed);
        let line = self.budget.lines.len() - 1;
        let terms = over.iter().map(|name| self.term(name)).collect();
        self.budget.sums.push(Sum { line, terms, by_layout: true });
        self
    }

    /// A sum over lines that are yet to come.
    pub(crate) fn covers(mut self, label: &str, over: &[&str]) -> Self {
        let line = self.term(label).line;
        let terms = over.iter().map(|name| self.term(name)).collect();
        self.budget.sums.push(Sum { line, terms, by_layout: true });
        self
    }

    pub(crate) fn build(self) -> Budget {
        self.budget
    }

    fn term(&self, name: &str) -> Term {
        let (label, sign) = name.strip_prefix('-').map_or((name, 1), |label| (label, -1));
        let line = self.budget.lines.iter().rposition(|line| line.label == label);
        Term { line: line.unwrap_or_else(|| panic!("no line {label}")), sign }
    }

    fn line(mut self, label: &str, side: Side, role: Role, category: Option<Category>, printed: &[&str]) -> Self {
        self.source_line += 1;
        let cells = (0u32..).zip(printed).map(|(at, text)| self.figure(side, text, 30 + at * 12)).collect();
        let id = format!("{}/{label}", self.path.join("/"));
        self.budget.lines.push(Line {
            id: if self.budget.lines.iter().any(|line| line.id == id) { format!("{id}-2") } else { id },
            label: label.into(),
            group: self.path.join("/"),
            path: self.path.clone(),
            side,
            role,
            category,
            cells,
            place: Place::text(self.source_line, 1),
        });
        self
    }

    fn figure(&self, side: Side, text: &str, column: u32) -> Option<Figure> {
        if text.is_empty() {
            return None;
        }
        let plain: String = text.chars().filter(|sign| sign.is_ascii_digit() || "-,".contains(*sign)).collect();
        let value: Decimal = plain.replace(',', ".").parse().unwrap();
        let value = if side == Side::Cost { value.abs() } else { value };
        let amount = Amount::of(value, self.budget.unit).unwrap();
        Some(Figure { amount, printed: text.into(), place: Place::text(self.source_line, column) })
    }
}

/// The index of a line by its label.
pub(crate) fn line(budget: &Budget, label: &str) -> usize {
    budget.lines.iter().position(|line| line.label == label).unwrap()
}

/// A printed value.
pub(crate) fn stated(amount: i64, unit: Unit, source_line: u32) -> Value {
    let amount_in_unit = Amount::of(amount.into(), unit).unwrap();
    Value { amount: amount_in_unit, printed: Some(amount.to_string()), place: Some(Place::text(source_line, 20)) }
}

pub(crate) fn claim(text: &str, kronor: i64, about: About, year: i32, source_line: u32) -> Claim {
    Claim {
        text: text.into(),
        amount: Some(Amount::kronor(kronor.into())),
        percent: None,
        unit: Unit::Tkr,
        about,
        line: None,
        year: Some(year),
        place: Place::text(source_line, 14),
    }
}

/// A rule without formulas.
pub(crate) fn check(rule: &str, title: &str, outcome: Outcome, why: &str, source: Message) -> Judged {
    // As the rooms do: the arithmetic names its source by an entry, the law by a paragraph.
    let area = match &source {
        Message::Entry { .. } => Area::Arithmetic,
        Message::Raw(source) if source.contains('§') => Area::Law,
        Message::Told { swedish, .. } if swedish.contains('§') => Area::Law,
        Message::Raw(_) | Message::Told { .. } => Area::Policy,
    };
    Judged {
        check: Check {
            rule: rule.into(),
            title: Message::Raw(title.into()),
            outcome,
            why: Message::Raw(why.into()),
            live: false,
            source,
            rounding: false,
            area,
        },
        finding: None,
        live: None,
    }
}

/// The same with formulas.
pub(crate) fn live(mut judged: Judged, left: Expr, relation: Relation, right: Expr, tolerance: i64) -> Judged {
    judged.check.live = true;
    judged.live = Some(Test { left, relation, right, tolerance: tolerance.into() }.into());
    judged
}

/// A line's figure as an expression.
pub(crate) fn entry(budget: usize, line: usize, column: usize) -> Expr {
    Expr::Cell(Address::Line { budget, line, column })
}
