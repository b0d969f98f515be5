//! The reports of many texts, as a sequence and as a stream.

use super::{Article, Articles, Reading, Stream};
use crate::arrow::{Filling, Tables};
use crate::json;
use crate::nodes::Report;
use hoinghi::report::OffsetUnit;
use indicatif::ProgressBar;
use pyo3::exceptions::{PyIndexError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PySlice;
use std::collections::VecDeque;
use std::sync::Arc;

/// The reports of many texts, a ``collections.abc.Sequence``.
///
/// Made by ``extract_many``. A report is translated when it is first looked at, and kept.
#[pyclass(frozen, sequence, module = "hoinghi._native")]
pub(crate) struct Reports {
    slots: Vec<Slot>,
}

/// A report, and what Python has of it.
struct Slot {
    core: Arc<hoinghi::Report>,
    text: Option<Py<PyAny>>,
    made: PyOnceLock<Py<Report>>,
}

impl Slot {
    fn look(&self, py: Python<'_>) -> PyResult<Py<Report>> {
        let make = || {
            let text = self.text.as_ref().map(|text| text.clone_ref(py));
            Py::new(py, Report::of(self.core.clone(), text))
        };
        self.made.get_or_try_init(py, make).map(|made| made.clone_ref(py))
    }

    fn share(&self, py: Python<'_>) -> Slot {
        let made = PyOnceLock::new();
        if let Some(known) = self.made.get(py) {
            // A new cell is empty.
            let _ = made.set(py, known.clone_ref(py));
        }
        let text = self.text.as_ref().map(|text| text.clone_ref(py));
        Slot { core: self.core.clone(), text, made }
    }
}

impl Reports {
    pub(crate) fn of(reports: Vec<Arc<hoinghi::Report>>, articles: Vec<Article>) -> Self {
        let slot = |(core, article): (_, Article)| Slot {
            core,
            text: article.given.text(),
            made: PyOnceLock::new(),
        };
        Reports { slots: reports.into_iter().zip(articles).map(slot).collect() }
    }

    pub(crate) fn len(&self) -> usize {
        self.slots.len()
    }

    /// The report at a place, and the text that it refers to.
    pub(crate) fn core(
        &self,
        py: Python<'_>,
        at: usize,
    ) -> Option<(Arc<hoinghi::Report>, Option<Py<PyAny>>)> {
        let slot = self.slots.get(at)?;
        Some((slot.core.clone(), slot.text.as_ref().map(|text| text.clone_ref(py))))
    }
}

#[pymethods]
impl Reports {
    fn __len__(&self) -> usize {
        self.len()
    }

    fn __getitem__<'py>(&self, at: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = at.py();
        let Ok(slice) = at.cast::<PySlice>() else {
            return Ok(self.slot(at.extract()?)?.look(py)?.into_bound(py).into_any());
        };
        let range = slice.indices(self.slots.len().cast_signed())?;
        let places = (0..range.slicelength).map(|i| range.start + i.cast_signed() * range.step);
        let slots = places.filter_map(|at| self.slots.get(usize::try_from(at).ok()?));
        let part = Reports { slots: slots.map(|slot| slot.share(py)).collect() };
        Ok(Bound::new(py, part)?.into_any())
    }

    fn __eq__(&self, other: &Self) -> bool {
        let pairs = || self.slots.iter().zip(&other.slots);
        self.slots.len() == other.slots.len() && pairs().all(|(a, b)| a.core == b.core)
    }

    /// The place of a report that equals this one, within ``start`` and ``stop``.
    #[pyo3(signature = (value, start=0, stop=None))]
    fn index(&self, value: &Report, start: isize, stop: Option<isize>) -> PyResult<usize> {
        let (start, stop) = (self.clamp(start), stop.map_or(self.slots.len(), |at| self.clamp(at)));
        let mut places = (start..stop).filter(|&at| self.slots[at].core == value.node);
        places.next().ok_or_else(|| PyValueError::new_err("no such report"))
    }

    /// How many reports equal this one.
    fn count(&self, value: &Report) -> usize {
        self.slots.iter().filter(|slot| slot.core == value.node).count()
    }

    /// The reports as JSON Lines, one a line.
    fn to_jsonl(&self) -> PyResult<String> {
        let lines = self.slots.iter().map(|slot| Ok(json::to_json(&*slot.core, None)? + "\n"));
        lines.collect()
    }

    /// The reports that ``to_jsonl()`` wrote. Raises ``ValueError`` for anything else.
    #[staticmethod]
    fn from_jsonl(jsonl: &Bound<'_, PyAny>) -> PyResult<Self> {
        let lines = crate::input::text(jsonl)?.lines();
        let slot = |line| {
            let core = Arc::new(json::from_json::<hoinghi::Report>(line)?);
            Ok(Slot { core, text: None, made: PyOnceLock::new() })
        };
        Ok(Reports { slots: lines.map(slot).collect::<PyResult<_>>()? })
    }

    /// Arrow tables of the facts, one a kind.
    ///
    /// ``tables`` of the package tells what the arguments are.
    #[pyo3(signature = (*, urls=None, keep_text=false))]
    fn tables(
        slf: &Bound<'_, Self>,
        urls: Option<&Bound<'_, PyAny>>,
        keep_text: bool,
    ) -> PyResult<Tables> {
        let reading = Reading::new(hoinghi::Extractor::default(), OffsetUnit::Char, None)?;
        let articles = Articles::lenient(slf, None, urls, None)?;
        Filling::new(reading, articles, None, keep_text).all(slf.py(), &ProgressBar::hidden())
    }

    fn __repr__(&self) -> String {
        format!("Reports(<{}>)", self.slots.len())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        let make = py.get_type::<Self>().getattr("from_jsonl")?;
        Ok((make, (self.to_jsonl()?,)))
    }
}

impl Reports {
    fn slot(&self, at: isize) -> PyResult<&Slot> {
        let from_end = if at < 0 { self.slots.len().cast_signed() } else { 0 };
        let slot =
            usize::try_from(at.saturating_add(from_end)).ok().and_then(|at| self.slots.get(at));
        slot.ok_or_else(|| PyIndexError::new_err("no report at this place"))
    }

    /// A bound of a range, as slices take it.
    fn clamp(&self, at: isize) -> usize {
        let len = self.slots.len();
        let at = if at < 0 { at.saturating_add(len.cast_signed()).max(0) } else { at };
        at.cast_unsigned().min(len)
    }
}

/// Texts taken in one run of a stream, and the characters of text that end it.
const RUN: usize = 256;
const RUN_BYTES: usize = 1 << 22;

/// The reports of a stream of texts.
///
/// Made by ``iter_extract``.
#[pyclass(module = "hoinghi._native")]
pub(crate) struct ReportIterator {
    reading: Reading,
    stream: Stream,
    ready: VecDeque<Report>,
}

impl ReportIterator {
    pub(crate) fn new(reading: Reading, articles: Articles) -> Self {
        ReportIterator { reading, stream: Stream::new(articles), ready: VecDeque::new() }
    }
}

#[pymethods]
impl ReportIterator {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(&mut self, py: Python<'_>) -> PyResult<Option<Report>> {
        if self.ready.is_empty() {
            let taken = self.stream.take(py, RUN, RUN_BYTES)?;
            let reports = self.reading.read(py, &taken, &ProgressBar::hidden())?;
            let pairs = reports.into_iter().zip(taken);
            self.ready.extend(pairs.map(|(core, article)| Report::of(core, article.given.text())));
        }
        match self.ready.pop_front() {
            Some(report) => Ok(Some(report)),
            None => self.stream.end().map(|()| None),
        }
    }
}
