//! What to read, how, and where to.

use crate::encoding::Encoding;
use serde::{Deserialize, Serialize};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// The format of a file, whatever it is compressed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// One article, as text.
    Txt,
    /// One article, as a page.
    Html,
    /// One JSON object a line.
    Jsonl,
    /// Rows under a header.
    Csv,
    /// Apache Parquet.
    Parquet,
    /// A crawl after ISO 28500.
    Warc,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 6] =
        [Format::Txt, Format::Html, Format::Jsonl, Format::Csv, Format::Parquet, Format::Warc];

    /// The name, also the usual ending.
    pub const fn as_str(self) -> &'static str {
        match self {
            Format::Txt => "txt",
            Format::Html => "html",
            Format::Jsonl => "jsonl",
            Format::Csv => "csv",
            Format::Parquet => "parquet",
            Format::Warc => "warc",
        }
    }

    /// The format that a file's ending names, in any case.
    pub fn of_ending(ending: &str) -> Option<Format> {
        Some(match ending.to_ascii_lowercase().as_str() {
            "txt" | "text" => Format::Txt,
            "html" | "htm" | "xhtml" => Format::Html,
            "jsonl" | "ndjson" => Format::Jsonl,
            "csv" | "tsv" => Format::Csv,
            "parquet" => Format::Parquet,
            "warc" | "wet" => Format::Warc,
            _ => return None,
        })
    }
}

/// A form of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Output {
    /// A folder of Parquet files a table.
    Parquet,
    /// A folder of JSON Lines files, one report a line.
    Jsonl,
}

/// Which fields of a record hold what. A name with dots may go down into objects (`meta.url`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldNames {
    /// The article as text.
    pub text: String,
    /// The article as a page, read when there is no text.
    pub html: String,
    /// The report's id.
    pub id: String,
    /// The article's address.
    pub url: String,
    /// The day it was published, the reference date of the report.
    pub published: String,
}

impl FieldNames {
    /// What to say of a record that has other fields only.
    pub(crate) fn neither<'a>(&self, has: impl Iterator<Item = &'a str>) -> String {
        let shown: Vec<&str> = has.take(20).collect();
        let FieldNames { text, html, .. } = self;
        let shown = shown.join(", ");
        format!("no {text} and no {html} (--text-field, --html-field): there is {shown}")
    }
}

impl Default for FieldNames {
    fn default() -> Self {
        let [text, html, id, url, published] =
            ["text", "html", "id", "url", "published"].map(str::to_owned);
        FieldNames { text, html, id, url, published }
    }
}

/// How much is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of one record, decompressed.
    pub record: usize,
    /// How many times its size a compressed file may expand to, beyond the first 16 MiB.
    pub expansion: u64,
    /// Articles of one part of the output.
    pub part_articles: usize,
    /// Bytes of records after which a part ends.
    pub part_bytes: u64,
    /// Bytes of records in work at a time.
    #[serde(skip)]
    pub in_flight: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            record: 8 << 20,
            expansion: 200,
            part_articles: 10_000,
            part_bytes: 128 << 20,
            in_flight: 16 << 20,
        }
    }
}

/// What to read, how, and where to.
#[derive(Clone, Debug)]
pub struct Options {
    /// Files, folders, or `-` for standard input.
    pub inputs: Vec<PathBuf>,
    /// The folder to write to.
    pub out: PathBuf,
    /// Patterns of paths below a folder; where there are any, only files that match one are read.
    pub include: Vec<String>,
    /// Patterns of paths below a folder that are not read.
    pub exclude: Vec<String>,
    /// The format of everything, whatever the endings say.
    pub format: Option<Format>,
    /// Which fields hold what.
    pub fields: FieldNames,
    /// The encoding of everything that does not say its own; `None` to detect it.
    pub encoding: Option<Encoding>,
    /// What to write.
    pub outputs: Vec<Output>,
    /// Whether the text stays beside the facts.
    pub keep_text: bool,
    /// The reference date of articles that have none of their own.
    pub reference_date: Option<jiff::civil::Date>,
    /// Terms of the caller's own.
    pub terms: Vec<hoinghi::lexicon::Term>,
    /// Whether to mark articles that say the same as an earlier one.
    pub duplicates: bool,
    /// Threads that extract; `None` for all cores.
    pub jobs: Option<NonZeroUsize>,
    /// Records to read at most.
    pub limit: Option<u64>,
    /// Whether to go on with the run in the folder.
    pub resume: bool,
    /// How much is taken in.
    pub limits: Limits,
}

impl Options {
    /// The usual options, without inputs.
    pub fn new(out: impl Into<PathBuf>) -> Options {
        Options {
            inputs: Vec::new(),
            out: out.into(),
            include: Vec::new(),
            exclude: Vec::new(),
            format: None,
            fields: FieldNames::default(),
            encoding: None,
            outputs: vec![Output::Parquet, Output::Jsonl],
            keep_text: false,
            reference_date: None,
            terms: Vec::new(),
            duplicates: true,
            jobs: None,
            limit: None,
            resume: false,
            limits: Limits::default(),
        }
    }

    /// The options that bear on what is written, as the manifest tells them.
    pub(crate) fn told(&self) -> serde_json::Value {
        let terms: Vec<_> = self.terms.iter().map(|term| format!("{term:?}")).collect();
        serde_json::json!({
            "inputs": self.inputs.iter().map(|path| path.to_string_lossy()).collect::<Vec<_>>(),
            "include": self.include,
            "exclude": self.exclude,
            "format": self.format,
            "fields": self.fields,
            "encoding": self.encoding.map(Encoding::name),
            "outputs": self.outputs,
            "keep_text": self.keep_text,
            "reference_date": self.reference_date.map(|date| date.to_string()),
            "terms": terms,
            "duplicates": self.duplicates,
            "limit": self.limit,
            "limits": self.limits,
        })
    }
}
