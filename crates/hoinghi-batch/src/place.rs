//! Where a record stands.

use serde::{Deserialize, Serialize};

/// Where a record stands: its file, and its place in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file as it was named or found; `-` is standard input.
    pub input: String,
    /// Which record of the file, from 1; `null` when the file as a whole is meant.
    pub record: Option<u64>,
    /// The line or byte at which the record begins, where the format has such.
    pub at: Option<At>,
}

/// A place inside a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// Lines, from 1.
    Line(u64),
    /// Bytes of the decompressed file, from 0.
    Byte(u64),
}
