//! The command line.

use crate::batch::BatchArgs;
use crate::input::{self, Input};
use crate::terms;
use anyhow::Context;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use hoinghi::report::{FactKind, OffsetUnit};
use hoinghi::{Extractor, ExtractorBuilder};
use jiff::civil::Date;
use std::path::PathBuf;

const AFTER_HELP: &str = "\
Exit status: 0 when everything was read, 1 when some input failed (the others are printed), \
2 when the command line can't be used.";

/// Structured facts from Vietnamese conference reports.
#[derive(Debug, Parser)]
#[command(name = "hoinghi", version, after_help = AFTER_HELP)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// When to colour: `auto` colours on a terminal, unless NO_COLOR is set
    #[arg(long, value_enum, value_name = "WHEN", default_value_t, global = true)]
    pub(crate) color: When,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Print the facts of reports
    Extract(ExtractArgs),
    /// Print what was read in reports, by which rule, and what lost to what
    Explain(ExplainArgs),
    /// Write a page that shows a report with its facts marked in the text
    View(ViewArgs),
    /// Write the facts of many articles, from any source, to tables
    Batch(Box<BatchArgs>),
    /// Print the JSON Schema of the report format
    Schema,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ExtractArgs {
    #[command(flatten)]
    pub(crate) sources: Sources,

    /// What to print
    #[arg(short, long, value_enum, default_value_t)]
    pub(crate) format: Format,

    /// What `start` and `end` count; a byte order mark counts too
    #[arg(long, value_enum, value_name = "UNIT", default_value_t)]
    pub(crate) offsets: Offsets,

    /// Columns of the summary [default: the terminal's, else 100]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    pub(crate) width: Option<u16>,

    #[command(flatten)]
    pub(crate) reading: Reading,

    #[command(flatten)]
    pub(crate) kinds: Kinds,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ExplainArgs {
    #[command(flatten)]
    pub(crate) sources: Sources,

    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ViewArgs {
    /// A report in UTF-8, or - for standard input
    #[arg(value_name = "FILE|-")]
    pub(crate) path: PathBuf,

    /// The page to write [default: standard output]
    #[arg(short, long, value_name = "PAGE.html")]
    pub(crate) output: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) reading: Reading,

    #[command(flatten)]
    pub(crate) kinds: Kinds,
}

/// Which facts are given.
#[derive(Debug, ClapArgs)]
pub(crate) struct Kinds {
    /// Kinds of facts to give, with commas between them [default: all]
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = fact_kinds())]
    kinds: Option<Vec<FactKind>>,
}

fn fact_kinds() -> impl TypedValueParser<Value = FactKind> {
    let names = FactKind::ALL.iter().map(|kind| kind.as_str());
    // The names are those of the kinds.
    PossibleValuesParser::new(names)
        .map(|name| FactKind::from_name(&name).unwrap_or(FactKind::Conference))
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Sources {
    /// Reports in UTF-8: files, folders (their *.txt, at any depth), or - for standard input
    #[arg(value_name = "FILE|DIR|-", required = true)]
    paths: Vec<PathBuf>,
}

/// How reports are read.
#[derive(Debug, ClapArgs)]
pub(crate) struct Reading {
    /// The day from which missing years are told where a report does not tell them
    #[arg(long, value_name = "YYYY-MM-DD")]
    reference_date: Option<Date>,

    /// Terms of your own: a file of tab-separated columns `term`, `class` and `full`
    #[arg(long, value_name = "FILE.tsv")]
    terms: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A summary to read
    #[default]
    Summary,
    /// JSON, indented: an object, or an array for several inputs
    Json,
    /// JSON Lines: one report a line
    Jsonl,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Offsets {
    /// Code points, as Python slices
    #[default]
    Char,
    /// Bytes of UTF-8
    Byte,
    /// UTF-16 code units, as JavaScript and Java slice
    Utf16,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum When {
    #[default]
    Auto,
    Always,
    Never,
}

/// An option whose value can't be used, though clap could read it.
#[derive(Debug)]
pub(crate) struct BadOption(pub(crate) &'static str);

impl std::fmt::Display for BadOption {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl Reading {
    /// The extractor that the options ask for.
    pub(crate) fn extractor(&self) -> anyhow::Result<Extractor> {
        Ok(self.builder()?.build())
    }

    fn builder(&self) -> anyhow::Result<ExtractorBuilder> {
        let mut builder = Extractor::builder();
        if let Some(date) = self.reference_date {
            builder = builder.reference_date(date);
        }
        if let Some(path) = &self.terms {
            builder = builder.terms(terms::read(path).context(BadOption("--terms"))?);
        }
        Ok(builder)
    }
}

impl Kinds {
    /// The extractor that these options and those of reading ask for.
    pub(crate) fn extractor(&self, reading: &Reading) -> anyhow::Result<Extractor> {
        let builder = reading.builder()?;
        Ok(match &self.kinds {
            Some(kinds) => builder.kinds(kinds.iter().copied()).build(),
            None => builder.build(),
        })
    }
}

impl Sources {
    /// The inputs that the paths name, or why one names none.
    pub(crate) fn inputs(&self) -> anyhow::Result<Vec<anyhow::Result<Input>>> {
        if self.paths.iter().filter(|path| path.as_os_str() == "-").count() > 1 {
            return Err(anyhow::anyhow!("standard input can be read once only"))
                .context(BadOption("-"));
        }
        Ok(input::list(&self.paths))
    }

    /// Whether the paths name a single report, whatever a folder holds.
    pub(crate) fn is_single(&self) -> bool {
        matches!(&self.paths[..], [path] if !path.is_dir())
    }
}

impl Offsets {
    pub(crate) fn unit(self) -> OffsetUnit {
        match self {
            Offsets::Char => OffsetUnit::Char,
            Offsets::Byte => OffsetUnit::Byte,
            Offsets::Utf16 => OffsetUnit::Utf16,
        }
    }
}

impl When {
    /// Makes the choice hold for standard output and standard error.
    pub(crate) fn write_global(self) {
        match self {
            When::Auto => anstream::ColorChoice::Auto,
            When::Always => anstream::ColorChoice::Always,
            When::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}
