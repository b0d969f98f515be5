//! Texts with their ids and days, taken one by one from what a caller hands in.

use crate::input;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDate, PyIterator, PyString};

/// A text with what is known of it.
pub(crate) struct Article {
    /// A `str` or `bytes`.
    pub(crate) text: Py<PyAny>,
    pub(crate) id: String,
    /// The day from which missing years are told, where it is not the extractor's.
    pub(crate) published: Option<jiff::civil::Date>,
}

impl Article {
    /// The text's words, which [`Articles`] has found to be readable.
    pub(crate) fn words<'a>(&'a self, py: Python<'a>) -> PyResult<&'a str> {
        input::text(self.text.bind(py))
    }
}

/// Articles that are still to come.
pub(crate) struct Articles {
    texts: Py<PyIterator>,
    ids: Option<Py<PyIterator>>,
    published: Option<Py<PyIterator>>,
    taken: usize,
}

impl Articles {
    pub(crate) fn new(
        texts: &Bound<'_, PyAny>,
        ids: Option<&Bound<'_, PyAny>>,
        published: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let each = |given: &Bound<'_, PyAny>, name: &str| {
            if given.is_instance_of::<PyString>() || given.is_instance_of::<PyBytes>() {
                let message = format!("{name} must be an iterable of them, not one alone");
                return Err(PyTypeError::new_err(message));
            }
            given.try_iter().map(Bound::unbind)
        };
        Ok(Articles {
            texts: each(texts, "texts")?,
            ids: ids.map(|ids| each(ids, "ids")).transpose()?,
            published: published.map(|days| each(days, "published")).transpose()?,
            taken: 0,
        })
    }

    /// The next article; an error names its place.
    pub(crate) fn next(&mut self, py: Python<'_>) -> PyResult<Option<Article>> {
        let at = self.taken;
        let Some(text) = self.texts.bind(py).clone().next() else {
            for (rest, name) in [(&self.ids, "ids"), (&self.published, "published")] {
                if rest.as_ref().is_some_and(|rest| rest.bind(py).clone().next().is_some()) {
                    return Err(PyValueError::new_err(format!(
                        "{name} is longer than texts ({at})"
                    )));
                }
            }
            return Ok(None);
        };
        let text = text?;
        input::text(&text).map_err(|error| placed(py, &error, "texts", at))?;
        let id = match beside(py, self.ids.as_ref(), "ids", at)? {
            Some(id) => id.extract().map_err(|error| placed(py, &error, "ids", at))?,
            None => at.to_string(),
        };
        let day = beside(py, self.published.as_ref(), "published", at)?;
        let published = match day.filter(|day| !day.is_none()) {
            Some(day) => {
                Some(self::day(&day).map_err(|error| placed(py, &error, "published", at))?)
            }
            None => None,
        };
        self.taken += 1;
        Ok(Some(Article { text: text.unbind(), id, published }))
    }
}

/// What stands beside the text at this place.
fn beside<'py>(
    py: Python<'py>,
    given: Option<&Py<PyIterator>>,
    name: &str,
    at: usize,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let Some(given) = given else { return Ok(None) };
    let next = given.bind(py).clone().next();
    let short = || PyValueError::new_err(format!("{name} ends before texts[{at}]"));
    next.ok_or_else(short)?.map(Some)
}

fn day(given: &Bound<'_, PyAny>) -> PyResult<jiff::civil::Date> {
    input::date(given.cast::<PyDate>()?)
}

/// The error with the place of what is wrong, as a `TypeError` or a `ValueError`.
fn placed(py: Python<'_>, error: &PyErr, name: &str, at: usize) -> PyErr {
    let message = format!("{name}[{at}]: {}", error.value(py));
    let told = if error.is_instance_of::<PyTypeError>(py) {
        PyTypeError::new_err(message)
    } else if error.is_instance_of::<PyValueError>(py) {
        PyValueError::new_err(message)
    } else {
        return error.clone_ref(py);
    };
    told.set_cause(py, Some(error.clone_ref(py)));
    told
}
