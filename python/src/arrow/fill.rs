//! Tables filled on threads of their own, a run of articles after the other.

use super::{Table, Tables, failed};
use crate::log;
use crate::many::{Article, Articles, Given, Job, Reading, Stream};
use arrow_schema::ArrowError;
use hoinghi::Report;
use hoinghi::report::OffsetUnit;
use hoinghi_arrow::{Origin, RecordBatch, Table as Kind, concat};
use indicatif::ProgressBar;
use jiff::civil::Date;
use pyo3::prelude::*;
use std::borrow::Cow;
use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::mem;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// Articles taken at once, and the bytes of text that end a run.
const RUN: usize = 1024;
const RUN_BYTES: usize = 1 << 24;

/// Articles of a record batch, and the bytes of text that end one: a column of text holds 2 GiB.
const BATCH: usize = 16_384;
const BATCH_BYTES: usize = 1 << 27;

/// Articles that one thread takes at once, so that its tables are worth their making.
const SHARE: usize = 64;

/// Tables to be filled.
pub(crate) struct Filling {
    reading: Reading,
    stream: Stream,
    /// The day from which missing years are told, where an article has none.
    reference: Option<Date>,
    keep_text: bool,
}

/// What is filled so far.
#[derive(Default)]
struct Filled {
    /// Batches of every table, finished.
    whole: Vec<Vec<RecordBatch>>,
    /// Batches of every table that are to become one of each.
    parts: Vec<Vec<RecordBatch>>,
    /// Articles of those parts, and their bytes of text.
    articles: usize,
    bytes: usize,
    /// Hashes of the ids that were there already, and how many came again.
    ids: HashSet<u64>,
    twice: usize,
    hasher: RandomState,
    /// Articles without a text.
    missing: usize,
}

impl Filling {
    pub(crate) fn new(
        reading: Reading,
        articles: Articles,
        reference: Option<Date>,
        keep_text: bool,
    ) -> Self {
        Filling { reading, stream: Stream::new(articles), reference, keep_text }
    }

    /// The tables of all articles.
    pub(crate) fn all(mut self, py: Python<'_>, bar: &ProgressBar) -> PyResult<Tables> {
        let tables = self.some(py, usize::MAX, bar)?.map_or_else(|| Tables::of(py, empty()), Ok);
        self.stream.end()?;
        tables
    }

    /// The tables of the next articles, so many or the last few. What ended them is told after.
    pub(super) fn some(
        &mut self,
        py: Python<'_>,
        most: usize,
        bar: &ProgressBar,
    ) -> PyResult<Option<Tables>> {
        let begun = Instant::now();
        let (mut filled, mut left) = (Filled::default(), most);
        loop {
            let articles = self.stream.take(py, RUN.min(left), RUN_BYTES)?;
            if articles.is_empty() {
                break;
            }
            left -= articles.len();
            let share = (articles.len() / (8 * self.reading.threads())).clamp(1, SHARE);
            let fill = |jobs: &[Job<'_>], stop: &AtomicBool| self.fill(jobs, stop);
            let made = self.reading.each(py, &articles, bar, share, fill)?;
            filled.count(py, &articles);
            drop(articles);
            py.detach(|| filled.add(made)).map_err(failed)?;
        }
        let read = most - left;
        if read == 0 {
            return Ok(None);
        }
        self.reading.log(py, read, begun)?;
        warn(py, filled.missing, read, "have no text: their reports have no facts")?;
        warn(py, filled.twice, read, "have the id of another: joins by it mix their facts")?;
        py.detach(|| filled.close()).map_err(failed)?;
        let table = |(kind, batches)| Table::of(kind, batches);
        Tables::of(py, Kind::ALL.into_iter().zip(filled.whole).map(table).collect()).map(Some)
    }

    /// What is wrong with the articles after those that were given.
    pub(super) fn end(&mut self) -> PyResult<()> {
        self.stream.end()
    }

    /// The tables of a few articles, of fewer when they are wanted no more.
    fn fill(&self, jobs: &[Job<'_>], stop: &AtomicBool) -> Result<Vec<RecordBatch>, ArrowError> {
        let mut tables = hoinghi_arrow::Tables::new();
        for job in jobs.iter().take_while(|_| !stop.load(Ordering::Relaxed)) {
            let (text, known) = (job.text.unwrap_or_default(), job.article.given.report());
            let day = job.article.published.or(self.reference).filter(|_| known.is_none());
            let day = day.map(|day| day.to_string());
            let origin = Origin {
                url: job.article.url.as_deref(),
                record: job.article.at as u64 + 1,
                encoding: "utf-8",
                reference_date: day.as_deref(),
                length: text.chars().count(),
                text: job.text.filter(|_| self.keep_text),
                ..Origin::default()
            };
            let report = match known {
                Some(known) => Cow::Borrowed(known),
                None => Cow::Owned(self.reading.extract(job)),
            };
            tables.push(&in_chars(report, text), &origin);
        }
        tables.finish()
    }
}

/// The report with offsets that count code points.
fn in_chars<'r>(report: Cow<'r, Report>, text: &str) -> Cow<'r, Report> {
    if report.offset_unit == OffsetUnit::Char {
        return report;
    }
    Cow::Owned(report.into_owned().with_offsets(text, OffsetUnit::Char))
}

impl Filled {
    fn count(&mut self, py: Python<'_>, articles: &[Article]) {
        self.articles += articles.len();
        for article in articles {
            self.bytes += article.size(py);
            self.missing += usize::from(matches!(article.given, Given::Missing));
            self.twice += usize::from(!self.ids.insert(self.hasher.hash_one(&article.id)));
        }
    }

    fn add(&mut self, made: Vec<Result<Vec<RecordBatch>, ArrowError>>) -> Result<(), ArrowError> {
        for batches in made {
            self.parts.resize_with(Kind::ALL.len(), Vec::new);
            for (parts, batch) in self.parts.iter_mut().zip(batches?) {
                parts.push(batch);
            }
        }
        if self.articles >= BATCH || self.bytes >= BATCH_BYTES { self.close() } else { Ok(()) }
    }

    /// Makes one batch of the parts of every table.
    fn close(&mut self) -> Result<(), ArrowError> {
        (self.articles, self.bytes) = (0, 0);
        self.whole.resize_with(Kind::ALL.len(), Vec::new);
        for ((kind, whole), parts) in
            Kind::ALL.into_iter().zip(&mut self.whole).zip(&mut self.parts)
        {
            let parts = mem::take(parts);
            if !parts.is_empty() {
                whole.push(concat(kind, &parts)?);
            }
        }
        Ok(())
    }
}

fn warn(py: Python<'_>, some: usize, all: usize, what: &str) -> PyResult<()> {
    if some == 0 {
        return Ok(());
    }
    log::warning(py, || format!("{some} of {all} texts {what}"))
}

/// Tables without a row.
fn empty() -> Vec<Table> {
    Kind::ALL.into_iter().map(|kind| Table::of(kind, Vec::new())).collect()
}
