//! Many texts at once: on threads of their own, outside the interpreter's lock.

mod articles;
mod reports;
mod share;

pub(crate) use articles::{Article, Articles, Given, Stream};
pub(crate) use reports::{ReportIterator, Reports};
pub(crate) use share::bar;

use crate::log;
use hoinghi::Report;
use hoinghi::report::OffsetUnit;
use indicatif::ProgressBar;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use share::share_out;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;
use std::time::Instant;

/// How texts are read.
pub(crate) struct Reading {
    core: hoinghi::Extractor,
    unit: OffsetUnit,
    threads: usize,
}

/// What a thread reads.
pub(crate) struct Job<'t> {
    pub(crate) article: &'t Article,
    /// The words; `None` where they are missing.
    pub(crate) text: Option<&'t str>,
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
        let begun = Instant::now();
        let mut taken = Vec::new();
        while let Some(article) = articles.next(py)? {
            taken.push(article);
        }
        let bar = if progress { bar(Some(taken.len())) } else { ProgressBar::hidden() };
        let reports = self.read(py, &taken, &bar);
        bar.finish_and_clear();
        let reports = Reports::of(reports?, taken);
        self.log(py, reports.len(), begun)?;
        Ok(reports)
    }

    /// The reports of some articles, in their order.
    fn read(
        &self,
        py: Python<'_>,
        articles: &[Article],
        bar: &ProgressBar,
    ) -> PyResult<Vec<Arc<Report>>> {
        let reports = self.each(py, articles, bar, 1, |jobs, _| match jobs {
            [job] => Some(Arc::new(self.extract(job).with_offsets(job.text?, self.unit))),
            _ => None,
        });
        Ok(reports?.into_iter().flatten().collect())
    }

    /// What `work` makes of each run of so many articles, in their order.
    pub(crate) fn each<T: Send + Sync>(
        &self,
        py: Python<'_>,
        articles: &[Article],
        bar: &ProgressBar,
        run: usize,
        work: impl Fn(&[Job<'_>], &AtomicBool) -> T + Sync,
    ) -> PyResult<Vec<T>> {
        // A short run ends before its first beat.
        py.check_signals()?;
        let job = |article| Ok(Job { text: Article::words(article, py)?, article });
        let jobs: Vec<Job<'_>> = articles.iter().map(job).collect::<PyResult<_>>()?;
        let runs: Vec<&[Job<'_>]> = jobs.chunks(run.max(1)).collect();
        let before = bar.position();
        let beat = |done: usize| {
            bar.set_position(before + (done * run).min(jobs.len()) as u64);
            Python::attach(|py| py.check_signals())
        };
        let made =
            py.detach(|| share_out(self.threads, &runs, |run, stop| work(run, stop), beat))?;
        bar.set_position(before + jobs.len() as u64);
        Ok(made)
    }

    /// The report of an article's text; one that is missing has no facts. Offsets count bytes.
    pub(crate) fn extract(&self, Job { text, article }: &Job<'_>) -> Report {
        let (id, text) = (article.id.as_str(), text.unwrap_or_default());
        match article.published {
            Some(day) => self.core.clone().with_reference_date(day).extract_as(id, text),
            None => self.core.extract_as(id, text),
        }
    }

    pub(crate) fn threads(&self) -> usize {
        self.threads
    }

    /// Tells the logger how long the texts took.
    pub(crate) fn log(&self, py: Python<'_>, texts: usize, begun: Instant) -> PyResult<()> {
        log::debug(py, || {
            let (took, threads) = (begun.elapsed().as_secs_f64(), self.threads);
            format!("read {texts} texts in {took:.3} s on {threads} threads")
        })
    }
}
