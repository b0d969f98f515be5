//! Records on their way: chunks of them, cut at the same places in every run.

use crate::error::Reject;
use crate::options::Format;
use crate::place::Place;
use crate::read::Record;
use arrow_array::RecordBatch;
use serde::{Deserialize, Serialize};

/// How far a run has read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Point {
    /// Files that were read to their end.
    pub(crate) files: u64,
    /// Records read of the next file, and of all.
    pub(crate) records: u64,
    /// A digest of these records.
    pub(crate) digest: String,
    /// Records read of all files.
    pub(crate) total: u64,
}

/// Records that are worked on together.
#[derive(Debug, Default)]
pub(crate) struct Chunk {
    /// Place in the order of chunks.
    pub(crate) number: u64,
    pub(crate) records: Vec<(Place, Option<Format>, Record)>,
    pub(crate) bytes: usize,
    /// Bytes read from files when it was cut.
    pub(crate) read: u64,
    /// Records passed over since the last chunk.
    pub(crate) passed: u64,
    /// Set on the last chunk of a part.
    pub(crate) end: Option<End>,
}

/// The end of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct End {
    pub(crate) point: Point,
    /// Whether nothing is left to read.
    pub(crate) last: bool,
}

/// A chunk that was worked on.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) number: u64,
    pub(crate) articles: Vec<Article>,
    pub(crate) rejects: Vec<Reject>,
    /// A batch a table; empty where no Parquet is asked for.
    pub(crate) batches: Vec<RecordBatch>,
    /// Bytes taken in.
    pub(crate) bytes: usize,
    pub(crate) read: u64,
    pub(crate) formats: Vec<Format>,
    pub(crate) passed: u64,
    pub(crate) end: Option<End>,
}

/// An article that was extracted.
#[derive(Debug)]
pub(crate) struct Article {
    pub(crate) id: String,
    /// The id that its place gives it.
    pub(crate) place_id: String,
    /// Whether another article had the id that it came with.
    pub(crate) is_renamed: bool,
    pub(crate) encoding: &'static str,
    pub(crate) text_bytes: usize,
    /// What tells articles that say the same.
    pub(crate) content: Option<u128>,
    /// The line of JSON, without its end; empty where none is asked for.
    pub(crate) json: Vec<u8>,
}
