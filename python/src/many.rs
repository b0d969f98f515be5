//! Many texts at once: on threads of their own, outside the interpreter's lock.

mod articles;
mod reports;

pub(crate) use articles::Articles;
pub(crate) use reports::{ReportIterator, Reports};

use articles::Article;
use hoinghi::Report;
use hoinghi::report::OffsetUnit;
use indicatif::{ProgressBar, ProgressStyle};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use std::convert::Infallible;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

/// How often a caller who waits looks for an interrupt and moves the progress line.
const BEAT: Duration = Duration::from_millis(50);

/// How texts are read.
pub(crate) struct Reading {
    core: hoinghi::Extractor,
    unit: OffsetUnit,
    threads: usize,
}

/// What a thread reads.
struct Job<'t> {
    text: &'t str,
    article: &'t Article,
}

impl Reading {
    /// Without a number of threads, as many as the machine runs at once.
    pub(crate) fn new(
        core: hoinghi::Extractor,
        unit: OffsetUnit,
        threads: Option<usize>,
    ) -> PyResult<Self> {
        let threads = match threads {
            Some(0) => return Err(PyValueError::new_err("threads must be at least 1")),
            Some(threads) => threads,
            None => thread::available_parallelism().map_or(1, usize::from),
        };
        Ok(Reading { core, unit, threads })
    }

    /// Reads every article.
    pub(crate) fn all(
        &self,
        mut articles: Articles,
        py: Python<'_>,
        progress: bool,
    ) -> PyResult<Reports> {
        let mut taken = Vec::new();
        while let Some(article) = articles.next(py)? {
            taken.push(article);
        }
        let bar = if progress { bar(taken.len()) } else { ProgressBar::hidden() };
        let reports = self.read(py, &taken, &bar);
        bar.finish_and_clear();
        Ok(Reports::of(reports?, taken))
    }

    /// The reports of some articles, in their order.
    fn read(
        &self,
        py: Python<'_>,
        articles: &[Article],
        bar: &ProgressBar,
    ) -> PyResult<Vec<Arc<Report>>> {
        let job = |article| Ok(Job { text: Article::words(article, py)?, article });
        let jobs: Vec<Job<'_>> = articles.iter().map(job).collect::<PyResult<_>>()?;
        let slots: Vec<OnceLock<Report>> = jobs.iter().map(|_| OnceLock::new()).collect();
        py.detach(|| self.share_out(&jobs, &slots, bar))?;
        // Threads that came to their end have filled every slot.
        Ok(slots.into_iter().filter_map(OnceLock::into_inner).map(Arc::new).collect())
    }

    /// Reads on threads that end with the call, so that a process may fork before and after.
    fn share_out(
        &self,
        jobs: &[Job<'_>],
        slots: &[OnceLock<Report>],
        bar: &ProgressBar,
    ) -> PyResult<()> {
        let (next, stop) = (&AtomicUsize::new(0), &AtomicBool::new(false));
        let work = move || {
            while !stop.load(Ordering::Relaxed) {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let (Some(job), Some(slot)) = (jobs.get(at), slots.get(at)) else { break };
                // Each slot is one thread's alone.
                let _ = slot.set(self.one(job));
            }
        };
        thread::scope(|scope| {
            // Nothing is ever sent: the channel closes when the last thread ends.
            let (open, closed) = mpsc::channel::<Infallible>();
            for _ in 0..self.threads.min(jobs.len()) {
                let open = open.clone();
                let worker = move || {
                    work();
                    drop(open);
                };
                if let Err(error) = thread::Builder::new().spawn_scoped(scope, worker) {
                    stop.store(true, Ordering::Relaxed);
                    return Err(error.into());
                }
            }
            drop(open);
            while closed.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
                bar.set_position(next.load(Ordering::Relaxed).min(jobs.len()) as u64);
                Python::attach(|py| py.check_signals())
                    .inspect_err(|_| stop.store(true, Ordering::Relaxed))?;
            }
            Ok(())
        })
    }

    fn one(&self, Job { text, article }: &Job<'_>) -> Report {
        let id = article.id.as_str();
        let report = match article.published {
            Some(day) => self.core.clone().with_reference_date(day).extract_as(id, text),
            None => self.core.extract_as(id, text),
        };
        report.with_offsets(text, self.unit)
    }
}

/// A progress line on standard error, shown only on a terminal.
fn bar(texts: usize) -> ProgressBar {
    let bar = ProgressBar::new(texts as u64);
    let style = ProgressStyle::with_template("{pos}/{len} reports, {eta} left");
    style.map(|style| bar.clone().with_style(style)).unwrap_or(bar)
}
