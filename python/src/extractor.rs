//! The functions of the package and the extractor.

use crate::explanation::Explanation;
use crate::input::{self, OwnTerm};
use crate::nodes::Report;
use hoinghi::report::OffsetUnit;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyDict, PyTuple};
use schemars::generate::SchemaSettings;

/// The facts of a report's text.
///
/// ``text`` is a ``str`` or UTF-8 ``bytes``. Any text gives a report; only text that is not
/// Unicode is a ``ValueError``, which names the place. Other threads run meanwhile.
///
/// ``reference_date`` is the day from which missing years are told when the text does not tell
/// them, usually the day the article was published. ``offset_unit`` is what ``start`` and ``end``
/// count: code points (``"char"``), ``"byte"`` s of UTF-8, or ``"utf16"`` code units.
///
/// >>> import hoinghi
/// >>> text = "Sáng 12/8/2023, Sở Nội vụ tổ chức hội nghị sơ kết."
/// >>> report = hoinghi.extract(text, id="noi-vu")
/// >>> report.id
/// 'noi-vu'
/// >>> all(text[date.start : date.end] == date.text for date in report.dates)
/// True
#[pyfunction]
#[pyo3(signature = (text, *, id="", reference_date=None, offset_unit="char"))]
pub(crate) fn extract(
    text: &Bound<'_, PyAny>,
    id: &str,
    reference_date: Option<&Bound<'_, PyDate>>,
    offset_unit: &str,
) -> PyResult<Report> {
    Extractor::new(id, reference_date, Vec::new(), offset_unit)?.extract(text, None)
}

/// The JSON Schema of the report format, as the command prints it.
///
/// >>> import hoinghi
/// >>> hoinghi.schema()["title"]
/// 'Report'
#[pyfunction]
pub(crate) fn schema(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<hoinghi::Report>();
    let json = serde_json::to_string(&schema);
    let json = json.map_err(|error| PyValueError::new_err(error.to_string()))?;
    py.import("json")?.call_method1("loads", (json,))
}

/// Extracts facts with options of the caller's own.
///
/// ``terms`` are added to the words that the extractor knows, each with its class, one of
/// ``TERM_CLASSES``, and its full form; an empty full form stands for the term. The other options
/// are those of ``extract``. An extractor may be shared between threads, and pickles.
///
/// >>> import hoinghi
/// >>> extractor = hoinghi.Extractor(id="all")
/// >>> extractor.extract("Hội nghị sơ kết năm học 2022-2023").id
/// 'all'
#[pyclass(frozen, module = "hoinghi._native")]
pub struct Extractor {
    core: hoinghi::Extractor,
    unit: OffsetUnit,
    /// What a missing `id` stands for.
    #[pyo3(get)]
    id: String,
    /// The day from which missing years are told.
    #[pyo3(get)]
    reference_date: Option<Py<PyDate>>,
    terms: Vec<OwnTerm>,
}

#[pymethods]
impl Extractor {
    #[new]
    #[pyo3(
        signature = (*, id="", reference_date=None, terms=Vec::new(), offset_unit="char"),
        text_signature = "(*, id='', reference_date=None, terms=(), offset_unit='char')"
    )]
    fn new(
        id: &str,
        reference_date: Option<&Bound<'_, PyDate>>,
        terms: Vec<OwnTerm>,
        offset_unit: &str,
    ) -> PyResult<Self> {
        let own: Vec<_> = terms.iter().map(input::term).collect::<PyResult<_>>()?;
        let mut builder = hoinghi::Extractor::builder().id(id).terms(own);
        if let Some(day) = reference_date {
            builder = builder.reference_date(input::date(day)?);
        }
        Ok(Extractor {
            core: builder.build(),
            unit: input::offset_unit(offset_unit)?,
            id: id.to_owned(),
            reference_date: reference_date.map(|day| day.clone().unbind()),
            terms,
        })
    }

    /// What ``start`` and ``end`` count.
    #[getter]
    fn offset_unit(&self) -> &'static str {
        self.unit.as_str()
    }

    /// The terms of the caller's own.
    #[getter]
    fn terms<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.terms.iter().cloned())
    }

    /// The facts of a report's text, under an id of its own or the extractor's.
    #[pyo3(signature = (text, id=None))]
    fn extract(&self, text: &Bound<'_, PyAny>, id: Option<&str>) -> PyResult<Report> {
        let (py, text) = (text.py(), input::text(text)?);
        let id = id.unwrap_or(&self.id);
        let report = py.detach(|| self.core.extract_as(id, text).with_offsets(text, self.unit));
        Ok(report.into())
    }

    /// What the grammars read in a report's text, what stayed, and what lost to whom.
    fn explain(&self, text: &Bound<'_, PyAny>) -> PyResult<Explanation> {
        let (py, text) = (text.py(), input::text(text)?);
        let explanation = py.detach(|| self.core.explain(text).with_offsets(text, self.unit));
        Ok(explanation.into())
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let options = self.__getnewargs_ex__(py)?.1;
        let shown = options.iter().map(|(name, value)| Ok(format!("{name}={}", value.repr()?)));
        Ok(format!("Extractor({})", shown.collect::<PyResult<Vec<_>>>()?.join(", ")))
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<((), Bound<'py, PyDict>)> {
        let options = PyDict::new(py);
        options.set_item("id", &self.id)?;
        options.set_item("reference_date", &self.reference_date)?;
        options.set_item("terms", self.terms(py)?)?;
        options.set_item("offset_unit", self.offset_unit())?;
        Ok(((), options))
    }
}
