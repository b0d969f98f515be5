//! Reports to look at.

use crate::input;
use crate::nodes::Report;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

#[pymethods]
impl Report {
    /// What a notebook shows.
    ///
    /// The text with every fact marked in colour by kind, a legend that switches kinds on and off,
    /// and each fact's value on hover; without the text, tables of the facts.
    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        let words = self.words(py, None)?;
        hoinghi_view::fragment(&self.node, words).map_err(other_text)
    }

    /// A page of its own: the text with every fact marked, and tables of the facts beside it.
    ///
    /// ``text`` is the report's text, where the report does not refer to it; a report that was
    /// made from JSON or a pickle does not. Without any, the page has the tables alone. Another
    /// text is a ``ValueError``.
    ///
    /// >>> import hoinghi
    /// >>> "12/8/2023</mark>" in hoinghi.extract("Họp ngày 12/8/2023.").to_html()
    /// True
    #[pyo3(signature = (text=None))]
    fn to_html(&self, text: Option<&Bound<'_, PyAny>>, py: Python<'_>) -> PyResult<String> {
        hoinghi_view::page(&self.node, self.words(py, text)?).map_err(other_text)
    }

    /// Writes the page of ``to_html()`` to a file and gives its path.
    ///
    /// Without a path, the file is a temporary one, and the web browser opens it.
    #[pyo3(signature = (path=None, *, text=None))]
    fn show<'py>(
        &self,
        path: Option<Bound<'py, PyAny>>,
        text: Option<&Bound<'py, PyAny>>,
        py: Python<'py>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let page = self.to_html(text, py)?;
        let open = path.is_none();
        let path = match path {
            Some(path) => path,
            None => {
                let folder = py.import("tempfile")?.call_method1("mkdtemp", ("", "hoinghi-"))?;
                py.import("os.path")?.call_method1("join", (folder, "report.html"))?
            }
        };
        let path = py.import("pathlib")?.call_method1("Path", (path,))?;
        path.call_method1("write_bytes", (page.as_bytes(),))?;
        if open {
            let address = path.call_method0("absolute")?.call_method0("as_uri")?;
            py.import("webbrowser")?.call_method1("open", (address,))?;
        }
        Ok(path)
    }
}

impl Report {
    /// The text given, or the one that the report refers to.
    fn words<'a>(
        &'a self,
        py: Python<'a>,
        given: Option<&'a Bound<'a, PyAny>>,
    ) -> PyResult<Option<&'a str>> {
        given.or(self.source.as_ref().map(|text| text.bind(py))).map(input::text).transpose()
    }
}

fn other_text(error: hoinghi_view::OtherText) -> PyErr {
    PyValueError::new_err(error.to_string())
}
