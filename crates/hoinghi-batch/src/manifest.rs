//! What was read and written.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many of each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Articles that were extracted.
    pub articles: u64,
    /// Records that were rejected.
    pub rejects: u64,
    /// Records of a crawl that hold no article.
    pub passed: u64,
    /// Articles that say the same as an earlier one.
    pub duplicates: u64,
    /// Articles whose id was given to an earlier one, and that got a longer one.
    pub repeated_ids: u64,
    /// Bytes of the records, decompressed.
    pub bytes: u64,
    /// Bytes of the articles' text in UTF-8.
    pub text_bytes: u64,
    /// Records a format of their file.
    pub formats: BTreeMap<String, u64>,
    /// Articles an encoding.
    pub encodings: BTreeMap<String, u64>,
    /// Rejects a reason.
    pub reasons: BTreeMap<String, u64>,
    /// Rows a table.
    pub rows: BTreeMap<String, u64>,
}

impl Counts {
    pub(crate) fn add(&mut self, other: &Counts) {
        self.articles += other.articles;
        self.rejects += other.rejects;
        self.passed += other.passed;
        self.duplicates += other.duplicates;
        self.repeated_ids += other.repeated_ids;
        self.bytes += other.bytes;
        self.text_bytes += other.text_bytes;
        for (mine, theirs) in [
            (&mut self.formats, &other.formats),
            (&mut self.encodings, &other.encodings),
            (&mut self.reasons, &other.reasons),
            (&mut self.rows, &other.rows),
        ] {
            for (name, count) in theirs {
                *mine.entry(name.clone()).or_default() += count;
            }
        }
    }
}

/// The record of a finished run: `manifest.json`. It holds no times, so the same run gives the
/// same file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Name and version of this format.
    pub schema: String,
    /// The program's version.
    pub version: String,
    /// Name and version of the tables.
    pub tables: String,
    /// Name and version of the reports in the JSON Lines.
    pub reports: String,
    /// Every option that bears on what is written.
    pub options: serde_json::Value,
    /// Files that were read.
    pub files: u64,
    /// Their size as they stand.
    pub file_bytes: u64,
    /// Parts that the output has.
    pub parts: u64,
    /// How many of each.
    pub counts: Counts,
}
