//! The identifiers of the words for what the model names: categories, roles, kinds, grades.

pub(crate) use crate::filled::category_word as category;
use crate::finding::{Arg, Confidence, Message, Operation, Severity};
use crate::plan::{About, Column, Kind, Role, YearField};
use crate::text::Catalogue;

/// A column's header: `Budget 2025`.
pub(super) fn column(column: &Column, catalogue: &Catalogue) -> String {
    let kind = catalogue.word(kind(column.kind));
    let part = column.period.map(|part| catalogue.period(part));
    let year = column.year.map(|year| year.to_string());
    [Some(kind), part, year].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A column's kind.
pub(super) fn kind(kind: Option<Kind>) -> &'static str {
    match kind {
        Some(Kind::Budget) => "book-kind-budget",
        Some(Kind::Plan) => "book-kind-plan",
        Some(Kind::Forecast) => "book-kind-forecast",
        Some(Kind::Actual) => "book-kind-actual",
        Some(Kind::Deviation) => "book-kind-deviation",
        None => "book-kind-none",
    }
}

/// A line's role.
pub(super) fn role(role: Role) -> &'static str {
    match role {
        Role::Item => "book-role-item",
        Role::OfWhich => "book-role-of-which",
        Role::Subtotal => "book-role-subtotal",
        Role::Total => "book-role-total",
        Role::Result => "book-role-result",
        Role::Equity => "book-role-equity",
    }
}

/// A field of the multi-year table.
pub(super) fn field(field: YearField) -> &'static str {
    match field {
        YearField::Contributions => "book-field-contributions",
        YearField::Grants => "book-field-grants",
        YearField::Income => "book-field-income",
        YearField::Costs => "book-field-costs",
        YearField::Result => "book-field-result",
        YearField::Forecast => "book-field-forecast",
    }
}

/// What a claim is about.
pub(super) fn about(about: About) -> &'static str {
    match about {
        About::Contributions => "book-about-contributions",
        About::State => "book-about-state",
        About::Region => "book-about-region",
        About::Municipality => "book-about-municipality",
        About::Grant => "book-about-grant",
        About::Income => "book-about-income",
        About::Costs => "book-about-costs",
        About::Result => "book-about-result",
        About::Equity => "book-about-equity",
        About::Line => "book-about-line",
        About::Share => "book-about-share",
        About::Other => "book-about-other",
    }
}

/// A finding's weight.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "book-severity-error",
        Severity::Warning => "book-severity-warning",
        Severity::Info => "book-severity-info",
    }
}

/// How sure a correction is.
pub(super) fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Certain => "book-confidence-certain",
        Confidence::Likely => "book-confidence-likely",
        Confidence::Open => "book-confidence-open",
    }
}

/// What a correction does.
pub(super) fn operation(operation: Operation) -> &'static str {
    match operation {
        Operation::Unit => "book-operation-unit",
        Operation::Sum => "book-operation-sum",
        Operation::Sign => "book-operation-sign",
        Operation::Digit => "book-operation-digit",
        Operation::Swap => "book-operation-swap",
        Operation::MissingLine => "book-operation-missing-line",
        Operation::Value => "book-operation-value",
    }
}

/// Yes or no.
pub(super) fn yes(yes: bool, catalogue: &Catalogue) -> String {
    catalogue.word(if yes { "book-yes" } else { "book-no" })
}

/// An entry with one text in it.
pub(super) fn with(id: &'static str, name: &'static str, text: impl Into<String>, catalogue: &Catalogue) -> String {
    catalogue.say(&Message::new(id).with(name, Arg::Text(text.into())))
}
