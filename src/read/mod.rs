//! Bytes → [`Document`](crate::document::Document): one file a format.
