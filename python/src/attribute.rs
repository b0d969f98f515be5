//! What the attributes of the core's facts are in Python.

use hoinghi::report::{
    Bound as Exactness, Change, ConferenceKind, CountKind, DateKind, DirectiveKind, Mode, Number,
    OffsetUnit, PartOfDay, Relation, Role, Status,
};
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyString, PyTuple};

/// A value that can be an attribute of a Python class.
pub(crate) trait Attribute {
    /// As an attribute: immutable all the way down.
    fn attribute(&self, py: Python<'_>) -> PyResult<Py<PyAny>>;

    /// In `to_dict()`: dictionaries, lists and scalars alone.
    fn plain(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.attribute(py)
    }

    /// In `repr()`; `None` leaves it out.
    fn brief(&self, py: Python<'_>) -> PyResult<Option<String>> {
        Ok(Some(self.attribute(py)?.bind(py).repr()?.to_string()))
    }
}

impl Attribute for usize {
    fn attribute(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.into_py_any(py)
    }
}

impl Attribute for Number {
    fn attribute(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        match self.whole() {
            Some(whole) => whole.into_py_any(py),
            None => self.get().into_py_any(py),
        }
    }
}

/// Code points of a string that `repr()` shows.
const SHOWN: usize = 60;

impl Attribute for String {
    fn attribute(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.into_py_any(py)
    }

    fn brief(&self, py: Python<'_>) -> PyResult<Option<String>> {
        let shown = match self.char_indices().nth(SHOWN) {
            Some((end, _)) => format!("{}…", &self[..end]),
            None => self.clone(),
        };
        Ok(Some(PyString::new(py, &shown).repr()?.to_string()))
    }
}

impl<T: Attribute> Attribute for Option<T> {
    fn attribute(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.as_ref().map_or_else(|| Ok(py.None()), |value| value.attribute(py))
    }

    fn plain(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.as_ref().map_or_else(|| Ok(py.None()), |value| value.plain(py))
    }

    fn brief(&self, py: Python<'_>) -> PyResult<Option<String>> {
        self.as_ref().map_or(Ok(None), |value| value.brief(py))
    }
}

impl<T: Attribute> Attribute for Vec<T> {
    fn attribute(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        let values: Vec<_> =
            self.iter().map(|value| value.attribute(py)).collect::<PyResult<_>>()?;
        PyTuple::new(py, values)?.into_py_any(py)
    }

    fn plain(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        let values: Vec<_> = self.iter().map(|value| value.plain(py)).collect::<PyResult<_>>()?;
        PyList::new(py, values)?.into_py_any(py)
    }

    fn brief(&self, _py: Python<'_>) -> PyResult<Option<String>> {
        Ok((!self.is_empty()).then(|| format!("<{}>", self.len())))
    }
}

/// A closed set of names is an interned string: looks cost nothing, and tables take it as it is.
macro_rules! names {
    ($($type:ty),* $(,)?) => {
        $(impl Attribute for $type {
            fn attribute(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
                PyString::intern(py, self.as_str()).into_py_any(py)
            }
        })*
    };
}

names! {
    Change, ConferenceKind, CountKind, DateKind, DirectiveKind, Exactness, Mode, OffsetUnit,
    PartOfDay, Relation, Role, Status,
}
