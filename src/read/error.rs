//! Why a file could not be read as a document.

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize};
use thiserror::Error;

use crate::finding::{Arg, Message};

/// A format's name. An alias, so that serde does not take it for text borrowed from what it reads.
type Format = &'static str;

/// Why bytes are no document that can be read. Faults of the file itself (missing, a folder, no permission) belong to
/// the command line: this room sees bytes only.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum ReadError {
    /// Not a single byte, or nothing but blanks.
    #[error("the file is empty")]
    Empty,
    /// Neither text nor a known format.
    #[error("the file holds binary data of no known format")]
    Binary,
    /// Larger than any plan.
    #[error("the file is {size} bytes, above the cap of {cap}")]
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The cap in bytes.
        cap: u64,
    },
    /// A known format that is not read yet.
    #[error("the format {format} is not read yet")]
    NotReadYet {
        /// The format, told by content: `docx`, `pdf`, `png`, …
        #[serde(deserialize_with = "known")]
        format: Format,
    },
    /// A document without any text: scanned pages, say.
    #[error("the document holds no text")]
    NoText,
    /// A document whose fonts do not say which letters they print.
    #[error("the document's fonts do not say which letters they print")]
    NoLetters,
    /// More pages than any plan has.
    #[error("the document has {pages} pages, above the cap of {cap}")]
    ManyPages {
        /// Its pages.
        pages: usize,
        /// The cap.
        cap: usize,
    },
    /// Locked by a password.
    #[error("the document is encrypted")]
    Encrypted,
    /// Packed within it is more than any plan holds: an archive made to fill memory.
    #[error("the file unpacks to more than the cap of {cap} bytes")]
    Unpacked {
        /// The cap in bytes.
        cap: u64,
    },
    /// More rows and cells than any plan has.
    #[error("the document has more than {cap} rows and cells")]
    Crowded {
        /// The cap, rows and cells together.
        cap: usize,
    },
    /// A line or a paragraph longer than any plan's.
    #[error("the document has a line of more than {cap} bytes")]
    LongLine {
        /// The cap in bytes.
        cap: usize,
    },
    /// More text in all than any plan holds, as often as it is said.
    #[error("the document holds more than {cap} bytes of text")]
    MuchText {
        /// The cap in bytes.
        cap: u64,
    },
    /// More sheets than any budget's workbook.
    #[error("the workbook has more than {cap} sheets")]
    ManySheets {
        /// The cap.
        cap: usize,
    },
    /// More formats of cells than Excel itself allows.
    #[error("the workbook has more than {cap} formats of cells")]
    ManyFormats {
        /// The cap.
        cap: usize,
    },
    /// A row with more cells across than any table.
    #[error("the document has a row of more than {cap} cells")]
    WideRow {
        /// The cap in cells.
        cap: usize,
    },
    /// More cells than any budget's workbook.
    #[error("the workbook holds more than {cap} cells")]
    ManyCells {
        /// The cap.
        cap: usize,
    },
    /// Its formulas were never computed: the figures are not in the file.
    #[error("the workbook's formulas have no results")]
    NotCalculated,
    /// A workbook that plankoll wrote of several plans: a summary, a comparison, a joint budget.
    #[error("the workbook was written by plankoll and is no plan")]
    OwnBook,
    /// Its elements stand deeper within each other than any document's.
    #[error("the {format} file is nested too deep")]
    Nested {
        /// The format.
        #[serde(deserialize_with = "known")]
        format: Format,
    },
    /// Its XML declares entities of its own, which no document does and attacks do.
    #[error("the file declares a document type with entities of its own")]
    Entities,
    /// Its parser ran for longer than any plan needs.
    #[error("reading was stopped after {seconds} seconds")]
    TooSlow {
        /// How long it ran.
        seconds: u64,
    },
    /// Its parser asked for more memory than any plan needs.
    #[error("reading was stopped at {cap} bytes of memory")]
    TooMuchMemory {
        /// The cap in bytes.
        cap: u64,
    },
    /// Its parser broke down.
    #[error("the parser of {format} broke down")]
    BrokeDown {
        /// The format.
        #[serde(deserialize_with = "known")]
        format: Format,
    },
    /// The process that reads it could not be started.
    #[error("no process of its own could be started: {why}")]
    NotStarted {
        /// The system's words.
        why: String,
    },
    /// It begins like a known format but breaks off or contradicts itself.
    #[error("the {format} file is damaged")]
    Damaged {
        /// The format it begins like.
        #[serde(deserialize_with = "known")]
        format: Format,
    },
}

impl ReadError {
    /// What is wrong, in the catalogue's words; `file` is the name people know it by.
    #[must_use]
    pub fn message(&self, file: &str) -> Message {
        let message = match self {
            Self::Empty => Message::new("read-empty"),
            Self::Binary => Message::new("read-binary"),
            Self::TooLarge { size, cap } => {
                Message::new("read-too-large").with("size", megabytes(*size)).with("cap", megabytes(*cap))
            }
            Self::NotReadYet { format } => {
                Message::new("read-not-yet").text("format", *format).with("kind", kind(format))
            }
            Self::NoText => Message::new("read-no-text"),
            Self::NoLetters => Message::new("read-no-letters"),
            Self::ManyPages { pages, cap } => Message::new("read-many-pages")
                .with("pages", Arg::Number(Decimal::from(*pages)))
                .with("cap", Arg::Number(Decimal::from(*cap))),
            Self::Encrypted => Message::new("read-encrypted"),
            Self::Unpacked { cap } => Message::new("read-unpacked").with("cap", megabytes(*cap)),
            Self::Crowded { cap } => Message::new("read-crowded").with("cap", Arg::Number(Decimal::from(*cap))),
            Self::ManyCells { cap } => Message::new("read-many-cells").with("cap", Arg::Number(Decimal::from(*cap))),
            Self::LongLine { cap } => Message::new("read-long-line").with("cap", Arg::Number(Decimal::from(*cap))),
            Self::WideRow { cap } => Message::new("read-wide-row").with("cap", Arg::Number(Decimal::from(*cap))),
            Self::MuchText { cap } => Message::new("read-much-text").with("cap", megabytes(*cap)),
            Self::ManySheets { cap } => Message::new("read-many-sheets").with("cap", Arg::Number(Decimal::from(*cap))),
            Self::ManyFormats { cap } => {
                Message::new("read-many-formats").with("cap", Arg::Number(Decimal::from(*cap)))
            }
            Self::NotCalculated => Message::new("read-not-calculated"),
            Self::OwnBook => Message::new("read-own-book"),
            Self::Nested { format } => Message::new("read-nested").text("format", *format),
            Self::Entities => Message::new("read-entities"),
            Self::TooSlow { seconds } => {
                Message::new("read-too-slow").with("seconds", Arg::Number(Decimal::from(*seconds)))
            }
            Self::TooMuchMemory { cap } => Message::new("read-too-much-memory").with("cap", megabytes(*cap)),
            Self::BrokeDown { format } => Message::new("read-broke-down").text("format", *format),
            Self::NotStarted { why } => Message::new("read-not-started").text("why", why.clone()),
            Self::Damaged { format } => Message::new("read-damaged").text("format", *format),
        };
        message.text("file", file)
    }

    /// The way out.
    #[must_use]
    pub fn way_out(&self) -> Message {
        Message::new(match self {
            Self::Empty => "read-empty-help",
            Self::Binary => "read-binary-help",
            Self::TooLarge { .. } => "read-too-large-help",
            Self::NotReadYet { format } => match *format {
                "docx" | "doc" | "rtf" | "odt" => "read-not-yet-help-words",
                "pdf" => "read-not-yet-help-pdf",
                "zip" => "read-not-yet-help-zip",
                _ => "read-not-yet-help-other",
            },
            Self::NoText => "read-no-text-help",
            Self::NoLetters => "read-no-letters-help",
            Self::ManyPages { .. } => "read-many-pages-help",
            Self::Encrypted => "read-encrypted-help",
            Self::Unpacked { .. } => "read-unpacked-help",
            Self::Crowded { .. } | Self::LongLine { .. } => "read-too-large-help",
            Self::ManyCells { .. } | Self::ManySheets { .. } | Self::WideRow { .. } => "read-many-cells-help",
            Self::MuchText { .. } => "read-much-text-help",
            Self::NotCalculated => "read-not-calculated-help",
            Self::OwnBook => "read-own-book-help",
            Self::Nested { .. } | Self::Entities | Self::ManyFormats { .. } => "read-crafted-help",
            Self::TooSlow { .. } | Self::TooMuchMemory { .. } | Self::BrokeDown { .. } => "read-stopped-help",
            Self::NotStarted { .. } => "read-not-started-help",
            Self::Damaged { .. } => "read-damaged-help",
        })
    }
}

/// A format's name, told by another process of ours.
fn known<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'static str, D::Error> {
    const FORMATS: [&str; 10] = ["pdf", "xls", "xlsb", "xlsx", "ods", "docx", "odt", "html", "csv", "text"];
    let name = String::deserialize(deserializer)?;
    Ok(FORMATS.into_iter().find(|format| *format == name).unwrap_or("zip"))
}

/// Whole megabytes, rounded up, so that a file above the cap never looks equal to it.
fn megabytes(bytes: u64) -> Arg {
    Arg::Number(Decimal::from(bytes.div_ceil(1_000_000)))
}

/// The catalogue's word for a kind of file.
fn kind(format: &str) -> Arg {
    Arg::Word(match format {
        "docx" | "doc" | "rtf" | "odt" => "kind-words",
        "pptx" | "ppt" | "odp" => "kind-slides",
        "pdf" => "kind-pdf",
        "png" | "jpg" | "gif" | "webp" | "tif" | "bmp" | "heic" => "kind-picture",
        "zip" | "7z" | "gz" | "rar" | "tar" => "kind-archive",
        _ => "kind-other",
    })
}
