//! What stops a run, and what only keeps a record out.

use crate::place::Place;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// What stops a run. A run that had begun can be resumed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An option can't be used.
    #[error("{0}")]
    Usage(String),
    /// The folder holds a run already.
    #[error("{0} holds a run already: go on with it (--resume) or name another folder")]
    Occupied(PathBuf),
    /// Another process is writing to the folder.
    #[error("another run is writing to {0}: wait for its end, or name another folder (--out)")]
    Busy(PathBuf),
    /// The run in the folder was begun with other options, inputs or another version.
    #[error("can't go on with the run in {folder}: {difference}")]
    Changed {
        /// The folder of the output.
        folder: PathBuf,
        /// What is not as it was.
        difference: String,
    },
    /// Output can't be written, or the state of a run can't be read.
    #[error("{path}: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A part of the machinery broke down.
    #[error("internal error: {0}")]
    Internal(String),
}

impl Error {
    pub(crate) fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Error + use<'_> {
        move |source| Error::Io { path: path.to_owned(), source }
    }

    /// Whether the command line is at fault, and no run was begun.
    pub fn is_usage(&self) -> bool {
        matches!(
            self,
            Error::Usage(_) | Error::Occupied(_) | Error::Busy(_) | Error::Changed { .. }
        )
    }
}

/// Why a record was rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// The file or the rest of it can't be read or decompressed.
    Unreadable,
    /// The record is not what its format asks for.
    Malformed,
    /// The bytes are no text in any encoding that is known or was given.
    Undecodable,
    /// What is there is not text.
    NotText,
    /// The record has neither text nor HTML, or nothing in it.
    NoText,
    /// The record is larger than the limit.
    TooLarge,
    /// The file expands beyond the limit.
    Bomb,
    /// The page is nested deeper than the limit.
    TooDeep,
    /// The program failed on the record: a bug.
    Internal,
}

impl Reason {
    /// The name in `rejects.jsonl`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Reason::Unreadable => "unreadable",
            Reason::Malformed => "malformed",
            Reason::Undecodable => "undecodable",
            Reason::NotText => "not_text",
            Reason::NoText => "no_text",
            Reason::TooLarge => "too_large",
            Reason::Bomb => "bomb",
            Reason::TooDeep => "too_deep",
            Reason::Internal => "internal",
        }
    }
}

/// A record that was kept out: a line of `rejects.jsonl`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reject {
    /// Where the record stands.
    #[serde(flatten)]
    pub place: Place,
    /// Why it was rejected, for programs.
    pub reason: Reason,
    /// Why it was rejected, for people.
    pub message: String,
}

/// Why a record has to be rejected, before its place is known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fault {
    pub(crate) reason: Reason,
    pub(crate) message: String,
}

impl Fault {
    pub(crate) fn new(reason: Reason, message: impl Into<String>) -> Fault {
        Fault { reason, message: message.into() }
    }

    /// The fault of a failed read; the guard against bombs speaks through it too.
    pub(crate) fn of_read(error: &std::io::Error) -> Fault {
        let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<Bomb>());
        match inner {
            Some(bomb) => Fault::new(Reason::Bomb, bomb.to_string()),
            None => Fault::new(Reason::Unreadable, error.to_string()),
        }
    }
}

/// A stream expands beyond the limit.
#[derive(Debug, thiserror::Error)]
#[error("expands to more than {0} times its size")]
pub(crate) struct Bomb(pub(crate) u64);
