//! A part of the output: written aside, then put in place as a whole.

use crate::chunk::{Article, Done, End};
use crate::error::{Error, Reject};
use crate::manifest::Counts;
use crate::options::{Options, Output};
use crate::repeats::Repeats;
use crate::stages::{Stage, Stages};
use crate::state::{PartRecord, State, internal, own_folder};
use arrow_array::RecordBatch;
use hoinghi_arrow::file::{ParquetError, Writer};
use hoinghi_arrow::{ArrowError, Table, mark_duplicates};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

type Out = BufWriter<File>;

/// A file being written aside, and where it goes.
struct Aside<W> {
    writer: W,
    from: PathBuf,
    to: PathBuf,
}

/// The part that is being written.
pub(crate) struct Part {
    number: u64,
    tables: Vec<Aside<Writer<Out>>>,
    json: Option<Aside<Out>>,
    rejects: Aside<Out>,
    pub(crate) counts: Counts,
}

impl<W> Aside<W> {
    fn new(
        state: &State,
        to: PathBuf,
        name: &str,
        writer: impl FnOnce(Out) -> Result<W, Error>,
    ) -> Result<Self, Error> {
        let from = state.tmp().join(name);
        let file = File::create(&from).map_err(Error::io(&from))?;
        Ok(Aside { writer: writer(BufWriter::with_capacity(256 << 10, file))?, from, to })
    }
}

/// The folder of a table, or of the JSON Lines.
fn folder(out: &Path, name: &str) -> Result<PathBuf, Error> {
    let path = out.join(name);
    own_folder(&path)?;
    Ok(path)
}

impl Part {
    pub(crate) fn new(state: &State, options: &Options, number: u64) -> Result<Part, Error> {
        let mut tables = Vec::new();
        for table in Table::ALL.into_iter().filter(|_| options.outputs.contains(&Output::Parquet)) {
            let to = folder(&state.out, table.name())?.join(format!("part-{number:06}.parquet"));
            let told = to.clone();
            tables.push(Aside::new(state, to, table.name(), |out| {
                Writer::new(table, out).map_err(parquet_error(&told))
            })?);
        }
        let json = match options.outputs.contains(&Output::Jsonl) {
            true => {
                let to = folder(&state.out, "jsonl")?.join(format!("part-{number:06}.jsonl"));
                Some(Aside::new(state, to, "jsonl", Ok)?)
            }
            false => None,
        };
        let to = state.numbered("rejects", number, "jsonl");
        let rejects = Aside::new(state, to, "rejects", Ok)?;
        Ok(Part { number, tables, json, rejects, counts: Counts::default() })
    }

    /// Adds what a chunk gave.
    pub(crate) fn add(
        &mut self,
        mut done: Done,
        repeats: &mut Repeats,
        stages: &Stages,
    ) -> Result<(), Error> {
        let marks = stages.time(Stage::Repeats, || repeats.mark(&mut done))?;
        self.count(&done);
        self.counts.repeated_ids += marks.renamed;
        self.counts.duplicates += marks.firsts.iter().flatten().count() as u64;
        stages.time(Stage::Lines, || {
            self.rejects(&done.rejects)?;
            let mut articles = done.articles.iter().zip(&marks.firsts);
            articles.try_for_each(|(article, first)| self.line(article, first.as_deref()))
        })?;
        stages.time(Stage::Parquet, || self.rows(done.batches, &marks.firsts))
    }

    fn rejects(&mut self, rejects: &[Reject]) -> Result<(), Error> {
        let writer = &mut self.rejects.writer;
        let mut write = |reject| -> std::io::Result<()> {
            serde_json::to_writer(&mut *writer, reject)?;
            writer.write_all(b"\n")
        };
        rejects.iter().try_for_each(&mut write).map_err(Error::io(&self.rejects.to))
    }

    fn count(&mut self, done: &Done) {
        let counts = &mut self.counts;
        counts.articles += done.articles.len() as u64;
        counts.rejects += done.rejects.len() as u64;
        counts.bytes += done.bytes as u64;
        counts.passed += done.passed;
        for format in &done.formats {
            *counts.formats.entry(format.as_str().to_owned()).or_default() += 1;
        }
        for article in &done.articles {
            counts.text_bytes += article.text_bytes as u64;
            *counts.encodings.entry(article.encoding.to_owned()).or_default() += 1;
        }
        for reject in &done.rejects {
            *counts.reasons.entry(reject.reason.as_str().to_owned()).or_default() += 1;
        }
    }

    fn line(&mut self, article: &Article, first: Option<&str>) -> Result<(), Error> {
        let Some(Aside { writer, to, .. }) = &mut self.json else { return Ok(()) };
        let mut write = || {
            writer.write_all(&article.json)?;
            writer.write_all(b",\"duplicate_of\":")?;
            serde_json::to_writer(&mut *writer, &first)?;
            writer.write_all(b"}\n")
        };
        write().map_err(Error::io(to))
    }

    fn rows(&mut self, batches: Vec<RecordBatch>, firsts: &[Option<String>]) -> Result<(), Error> {
        for ((table, out), batch) in Table::ALL.iter().zip(&mut self.tables).zip(batches) {
            let rows = batch.num_rows() as u64;
            *self.counts.rows.entry(table.name().to_owned()).or_default() += rows;
            let batch = match table {
                Table::Reports => mark_duplicates(&batch, firsts)
                    .map_err(|error: ArrowError| Error::Internal(error.to_string()))?,
                _ => batch,
            };
            out.writer.write(&batch).map_err(parquet_error(&out.to))?;
        }
        Ok(())
    }

    /// Puts the part in place; its record comes last.
    pub(crate) fn commit(
        self,
        state: &State,
        repeats: &mut Repeats,
        stages: &Stages,
        end: End,
    ) -> Result<Counts, Error> {
        let mut files = Vec::new();
        for Aside { writer, from, to } in self.tables {
            let out = stages.time(Stage::Parquet, || writer.finish());
            files.push((close(out.map_err(parquet_error(&to))?, &to)?, from, to));
        }
        for Aside { writer, from, to } in self.json.into_iter().chain([self.rejects]) {
            files.push((close(writer, &to)?, from, to));
        }
        state.place(&files)?;
        repeats.commit()?;
        let record = PartRecord { counts: self.counts, end };
        let told = serde_json::to_vec_pretty(&record).map_err(internal)?;
        state.write(&state.numbered("parts", self.number, "json"), &told)?;
        Ok(record.counts)
    }
}

fn close(out: Out, path: &Path) -> Result<File, Error> {
    out.into_inner().map_err(|error| Error::io(path)(error.into_error()))
}

/// A full disk should say so, not that a file has a bad format.
fn parquet_error(path: &Path) -> impl FnOnce(ParquetError) -> Error + use<'_> {
    move |error| match error {
        ParquetError::External(inner) => match inner.downcast::<std::io::Error>() {
            Ok(io) => Error::Io { path: path.to_owned(), source: *io },
            Err(other) => Error::Internal(format!("{}: {other}", path.display())),
        },
        other => Error::Io { path: path.to_owned(), source: std::io::Error::other(other) },
    }
}
