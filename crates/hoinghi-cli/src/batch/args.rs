//! The options of `hoinghi batch`.

use crate::args::BadOption;
use crate::terms;
use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use hoinghi_batch::encoding::Encoding;
use hoinghi_batch::{FieldNames, Format, Limits, Options, Output};
use jiff::civil::Date;
use std::num::NonZeroUsize;
use std::path::PathBuf;

const AFTER_HELP: &str = "\
Exit status: 0 when everything was read, 1 when records were rejected (the others are written, \
rejects.jsonl tells which and why), 2 when the command line can't be used, 3 when the run was \
broken off: run the same command with --resume to go on.";

#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct BatchArgs {
    /// Files, folders (read at any depth), or - for standard input: txt, html, jsonl, csv, parquet
    /// and warc, each also .gz or .zst
    #[arg(value_name = "FILE|DIR|-", required = true)]
    inputs: Vec<PathBuf>,

    /// The folder to write to
    #[arg(short, long, value_name = "DIR")]
    out: PathBuf,

    /// Read only files of a folder whose path below it matches; may be given again
    #[arg(long, value_name = "GLOB")]
    include: Vec<String>,

    /// Pass over files and folders whose path matches; may be given again
    #[arg(long, value_name = "GLOB")]
    exclude: Vec<String>,

    /// The format of every input, whatever its ending [default: by ending, else by content]
    #[arg(long, value_enum, value_name = "FORMAT")]
    from: Option<From>,

    /// What to write
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [To::Parquet, To::Jsonl])]
    to: Vec<To>,

    /// The field that holds the article as text; a.b goes down into objects
    #[arg(long, value_name = "NAME", default_value = "text")]
    text_field: String,

    /// The field that holds the article as a page, read where there is no text
    #[arg(long, value_name = "NAME", default_value = "html")]
    html_field: String,

    /// The field that holds the report's id
    #[arg(long, value_name = "NAME", default_value = "id")]
    id_field: String,

    /// The field that holds the article's address
    #[arg(long, value_name = "NAME", default_value = "url")]
    url_field: String,

    /// The field that holds the day of publication, from which missing years are told
    #[arg(long, value_name = "NAME", default_value = "published")]
    published_field: String,

    /// The encoding of every text without a byte order mark: utf-8, windows-1258, tcvn3, vni, or
    /// any label of the web [default: detected]
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    encoding: Option<Encoding>,

    /// Keep the text of each article beside its facts
    #[arg(long)]
    keep_text: bool,

    /// The day from which missing years are told where a record has no day of its own
    #[arg(long, value_name = "YYYY-MM-DD")]
    reference_date: Option<Date>,

    /// Terms of your own: a file of tab-separated columns `term`, `class` and `full`
    #[arg(long, value_name = "FILE.tsv")]
    terms: Option<PathBuf>,

    /// Don't mark articles that say the same as an earlier one
    #[arg(long)]
    no_duplicates: bool,

    /// Threads that extract [default: all cores]
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,

    /// Read at most so many records
    #[arg(long, value_name = "N")]
    limit: Option<u64>,

    /// Tell what would be read, and do nothing
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// Go on with the run in the folder, or begin one where there is none
    #[arg(long)]
    pub(crate) resume: bool,

    /// Bytes that a record may have, decompressed
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().record)]
    max_record: usize,

    /// How many times its size a compressed file may expand to
    #[arg(long, value_name = "TIMES", default_value_t = Limits::default().expansion)]
    max_expansion: u64,

    /// Records of one part of the output
    #[arg(long, value_name = "N", default_value_t = 10_000,
          value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    part_size: u64,

    /// What to tell on standard error while reading
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t)]
    pub(crate) log: Level,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum From {
    Txt,
    Html,
    Jsonl,
    Csv,
    Parquet,
    Warc,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum To {
    /// A folder of Parquet files a table
    Parquet,
    /// A folder of JSON Lines files
    Jsonl,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Level {
    Error,
    /// What is odd, such as dates that can't be read
    #[default]
    Warn,
    /// Each reject too
    Info,
    /// Each part too
    Debug,
}

fn encoding(name: &str) -> Result<Encoding, String> {
    Encoding::from_name(name).ok_or_else(|| "no encoding has this name".to_owned())
}

impl BatchArgs {
    pub(crate) fn options(&self) -> Result<Options> {
        let mut options = Options::new(&self.out);
        options.inputs.clone_from(&self.inputs);
        options.include.clone_from(&self.include);
        options.exclude.clone_from(&self.exclude);
        options.format = self.from.map(format);
        options.fields = FieldNames {
            text: self.text_field.clone(),
            html: self.html_field.clone(),
            id: self.id_field.clone(),
            url: self.url_field.clone(),
            published: self.published_field.clone(),
        };
        options.encoding = self.encoding;
        let has = |to: To| self.to.contains(&to);
        let outputs = [(To::Parquet, Output::Parquet), (To::Jsonl, Output::Jsonl)];
        options.outputs = outputs.into_iter().filter(|(to, _)| has(*to)).map(|(_, o)| o).collect();
        options.keep_text = self.keep_text;
        options.reference_date = self.reference_date;
        if let Some(path) = &self.terms {
            options.terms = terms::read(path).context(BadOption("--terms"))?;
        }
        options.duplicates = !self.no_duplicates;
        options.jobs = self.jobs;
        options.limit = self.limit;
        options.resume = self.resume;
        options.limits.record = self.max_record;
        options.limits.expansion = self.max_expansion;
        options.limits.part_articles = usize::try_from(self.part_size).unwrap_or(usize::MAX);
        Ok(options)
    }
}

fn format(from: From) -> Format {
    match from {
        From::Txt => Format::Txt,
        From::Html => Format::Html,
        From::Jsonl => Format::Jsonl,
        From::Csv => Format::Csv,
        From::Parquet => Format::Parquet,
        From::Warc => Format::Warc,
    }
}
