//! What keeps a source from being read.

/// Why bytes could not become a document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Bytes that are no text.
    #[error("the file is not text")]
    Binary,
    /// Larger than a plan ever is.
    #[error("the file is {size} bytes, more than {cap}")]
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The most that is read, in bytes.
        cap: u64,
    },
    /// A format, told by its content, that is not read yet.
    #[error("the format {format} is not read yet")]
    NotReadYet {
        /// Its usual ending.
        format: String,
    },
    /// Only white space.
    #[error("the file holds no text")]
    NoText,
    /// Locked by a password.
    #[error("the file is encrypted")]
    Encrypted,
}
