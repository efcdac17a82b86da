//! The message catalogue: every text for people, Swedish first, English second.
//!
//! One Fluent file a room and language under `sv/` and `en/`; a test holds the two to the same entries and the same
//! arguments. Nothing but words may come in: what is true is decided elsewhere.

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::finding::{Arg, Message};
use crate::money::amount::swedish_number;
use crate::plan::Period;

/// The languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Language {
    /// Swedish.
    #[default]
    Swedish,
    /// English.
    English,
}

const SWEDISH: &[&str] = &[
    include_str!("sv/recognize.ftl"),
    include_str!("sv/check.ftl"),
    include_str!("sv/arithmetic.ftl"),
    include_str!("sv/forms.ftl"),
    include_str!("sv/period.ftl"),
    include_str!("sv/rules.ftl"),
    include_str!("sv/workbook.ftl"),
    include_str!("sv/cli.ftl"),
    include_str!("sv/filled.ftl"),
    include_str!("sv/memo.ftl"),
    include_str!("sv/pdf.ftl"),
    include_str!("sv/diff.ftl"),
    include_str!("sv/merge.ftl"),
    include_str!("sv/batch.ftl"),
    include_str!("sv/roll.ftl"),
];

const ENGLISH: &[&str] = &[
    include_str!("en/recognize.ftl"),
    include_str!("en/check.ftl"),
    include_str!("en/arithmetic.ftl"),
    include_str!("en/forms.ftl"),
    include_str!("en/period.ftl"),
    include_str!("en/rules.ftl"),
    include_str!("en/workbook.ftl"),
    include_str!("en/cli.ftl"),
    include_str!("en/filled.ftl"),
    include_str!("en/memo.ftl"),
    include_str!("en/pdf.ftl"),
    include_str!("en/diff.ftl"),
    include_str!("en/merge.ftl"),
    include_str!("en/batch.ftl"),
    include_str!("en/roll.ftl"),
];

/// The catalogue in one language.
pub struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    language: Language,
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalogue").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Catalogue {
    /// The catalogue in `language`.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let (tag, files) = match language {
            Language::Swedish => ("sv", SWEDISH),
            Language::English => ("en", ENGLISH),
        };
        let identifier: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(false);
        for file in files {
            // A broken entry is caught by the catalogue's own test; the sound ones of the file still speak.
            let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(sound, _)| sound);
            let _ = bundle.add_resource(resource);
        }
        Self { bundle, language }
    }

    /// Which language it speaks.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// An entry without arguments.
    #[must_use]
    pub fn word(&self, id: &str) -> String {
        self.entry(id, &[])
    }

    /// A part of a year: `april`, `april–juni`.
    #[must_use]
    pub fn period(&self, period: Period) -> String {
        let (from, to) = period.words();
        to.map_or_else(|| self.word(from), |to| format!("{}–{}", self.word(from), self.word(to)))
    }

    /// A label of a figure: a line's own, or the catalogue's word where it is one of its `field-…` entries.
    #[must_use]
    pub fn label(&self, label: &str) -> String {
        if label.starts_with("field-") { self.word(label) } else { label.to_owned() }
    }

    /// A message in words. An entry that does not exist is shown by its identifier, never lost.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        match message {
            Message::Raw(text) => text.clone(),
            Message::Told { swedish, .. } if self.language == Language::Swedish => swedish.to_string(),
            Message::Told { english, .. } => english.to_string(),
            Message::Entry { id, args } => self.entry(id, args),
        }
    }

    fn entry(&self, id: &str, args: &[(&'static str, Arg)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let mut values = FluentArgs::new();
        for (name, arg) in args {
            values.set(*name, self.value(arg));
        }
        let mut faults = Vec::new();
        self.bundle.format_pattern(pattern, Some(&values), &mut faults).into_owned()
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Text(text) => text.clone().into(),
            Arg::Amount(amount, unit) => amount.swedish(*unit).into(),
            // A whole number stays a number, so that an entry can choose its plural form by it.
            Arg::Number(number) if number.is_integer() && number.abs() < rust_decimal::Decimal::ONE_THOUSAND => {
                i64::try_from(*number).map_or_else(|_| swedish_number(*number).into(), FluentValue::from)
            }
            Arg::Number(number) => swedish_number(*number).into(),
            Arg::Percent(number) => format!("{} %", swedish_number(number.round_dp(1))).into(),
            Arg::Word(id) => self.word(id).into(),
        }
    }
}

#[cfg(test)]
mod tests;
