//! The tables of a stream of texts.

use super::{Filling, Tables};
use indicatif::ProgressBar;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// The tables of a stream of texts.
///
/// Made by ``iter_tables``.
#[pyclass(module = "hoinghi._native")]
pub(crate) struct TablesIterator {
    filling: Filling,
    batch_size: usize,
}

impl TablesIterator {
    pub(crate) fn new(filling: Filling, batch_size: usize) -> PyResult<Self> {
        if batch_size == 0 {
            return Err(PyValueError::new_err("batch_size must be at least 1"));
        }
        Ok(TablesIterator { filling, batch_size })
    }
}

#[pymethods]
impl TablesIterator {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(&mut self, py: Python<'_>) -> PyResult<Option<Tables>> {
        match self.filling.some(py, self.batch_size, &ProgressBar::hidden())? {
            Some(tables) => Ok(Some(tables)),
            None => self.filling.end().map(|()| None),
        }
    }
}
