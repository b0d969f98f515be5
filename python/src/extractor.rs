//! The functions of the package and the extractor.

use crate::arrow::{Filling, Tables, TablesIterator};
use crate::explanation::Explanation;
use crate::input::{self, OwnTerm};
use crate::many::{self, Articles, Reading, ReportIterator, Reports};
use crate::nodes::Report;
use hoinghi::report::{FactKind, OffsetUnit};
use indicatif::ProgressBar;
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
    Extractor::new(id, reference_date, Vec::new(), None, None, offset_unit)?.extract(text, None)
}

/// The facts of many texts, read on several threads, in the order of the texts.
///
/// ``texts`` is any iterable of ``str`` or UTF-8 ``bytes``. ``ids`` names the reports; without it
/// they are named by their place, ``"0"``, ``"1"`` …. ``published`` gives for each text the day
/// from which missing years are told, or ``None``. ``threads`` is as many as the machine has
/// cores, unless told. ``progress`` shows on a terminal how many are read.
///
/// A report costs nothing until it is looked at. A text that can't be read is a ``ValueError`` or a
/// ``TypeError`` that names its place. Other Python threads run meanwhile, and an interrupt ends
/// the call. For texts that don't fit into memory together, see ``iter_extract``.
///
/// >>> import hoinghi
/// >>> reports = hoinghi.extract_many(["Họp ngày 12/8/2023.", "Họp giao ban tháng 9/2023."])
/// >>> [[date.value for date in report.dates] for report in reports]
/// [['2023-08-12'], ['2023-09']]
#[pyfunction]
#[pyo3(signature = (texts, ids=None, published=None, threads=None, progress=false))]
pub(crate) fn extract_many(
    texts: &Bound<'_, PyAny>,
    ids: Option<&Bound<'_, PyAny>>,
    published: Option<&Bound<'_, PyAny>>,
    threads: Option<usize>,
    progress: bool,
) -> PyResult<Reports> {
    Extractor::plain().extract_many(texts, ids, published, threads, progress)
}

/// The facts of a stream of texts, in its order, while memory stays flat.
///
/// The arguments are those of ``extract_many``. The texts are taken in runs of a few hundred as the
/// reports are asked for, each run is read on several threads, and nothing of it is kept.
///
/// >>> import hoinghi
/// >>> lines = (f"Họp ngày {day}/8/2023." for day in range(1, 32))
/// >>> sum(len(report.dates) for report in hoinghi.iter_extract(lines))
/// 31
#[pyfunction]
#[pyo3(signature = (texts, ids=None, published=None, threads=None))]
pub(crate) fn iter_extract(
    texts: &Bound<'_, PyAny>,
    ids: Option<&Bound<'_, PyAny>>,
    published: Option<&Bound<'_, PyAny>>,
    threads: Option<usize>,
) -> PyResult<ReportIterator> {
    Extractor::plain().iter_extract(texts, ids, published, threads)
}

/// Arrow tables of the facts of many texts, one a kind, and one of the reports.
///
/// ``source`` is texts, ``str`` or UTF-8 ``bytes``, in any iterable or in a column of pyarrow,
/// Polars, pandas or another library that speaks the Arrow PyCapsule interface; or it is reports.
/// ``None`` or a column's null is a report without facts, so that rows keep their places; a warning
/// is logged. ``ids`` names the reports, which join the tables; without it they are named by their
/// place, ``"0"``, ``"1"`` …. ``urls`` and ``published`` give for each text its address and the day
/// from which missing years are told, or ``None``. They too may be columns.
///
/// ``threads`` is as many as the machine has cores, unless told. ``progress`` shows on a terminal
/// how many are read. ``keep_text`` keeps the texts, in the column ``text`` of ``reports``. Offsets
/// count code points. No report is kept: memory is that of the tables.
///
/// >>> import hoinghi
/// >>> tables = hoinghi.tables(["Họp ngày 12/8/2023.", None, "Họp giao ban tháng 9/2023."])
/// >>> tables.reports.num_rows, tables.dates.num_rows
/// (3, 2)
/// >>> tables["dates"].column_names[:5]
/// ('report', 'url', 'start', 'end', 'text')
#[pyfunction]
#[pyo3(signature = (
    source, *, ids=None, urls=None, published=None, threads=None, progress=false, keep_text=false
))]
pub(crate) fn tables(
    source: &Bound<'_, PyAny>,
    ids: Option<&Bound<'_, PyAny>>,
    urls: Option<&Bound<'_, PyAny>>,
    published: Option<&Bound<'_, PyAny>>,
    threads: Option<usize>,
    progress: bool,
    keep_text: bool,
) -> PyResult<Tables> {
    Extractor::plain().tables(source, ids, urls, published, threads, progress, keep_text)
}

/// The tables of a stream of texts, so many at a time, while memory stays flat.
///
/// The arguments are those of ``tables``. Each item has the tables of ``batch_size`` texts, the
/// last one of fewer. What the stream raises comes after the tables of the texts before it.
///
/// >>> import hoinghi
/// >>> lines = (f"Họp ngày {1 + day % 28}/8/2023." for day in range(250))
/// >>> [tables.dates.num_rows for tables in hoinghi.iter_tables(lines, batch_size=100)]
/// [100, 100, 50]
#[pyfunction]
#[pyo3(signature = (
    source, *, ids=None, urls=None, published=None, threads=None, batch_size=1024, keep_text=false
))]
pub(crate) fn iter_tables(
    source: &Bound<'_, PyAny>,
    ids: Option<&Bound<'_, PyAny>>,
    urls: Option<&Bound<'_, PyAny>>,
    published: Option<&Bound<'_, PyAny>>,
    threads: Option<usize>,
    batch_size: usize,
    keep_text: bool,
) -> PyResult<TablesIterator> {
    Extractor::plain().iter_tables(source, ids, urls, published, threads, batch_size, keep_text)
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
/// ``TERM_CLASSES``, and its full form; an empty full form stands for the term. ``lexicon`` is more
/// of them: a dictionary of classes, or of classes with full forms; the path of a file of
/// tab-separated rows, as the command takes; or a data frame with the columns ``term``, ``class``
/// and perhaps ``full``.
///
/// ``kinds`` names the kinds of facts to give, all unless told; ``names.FactKind`` lists them. What
/// facts say about those left out is left out with them. The other options are those of
/// ``extract``. An extractor may be shared between threads, and pickles.
///
/// >>> import hoinghi
/// >>> extractor = hoinghi.Extractor(id="all")
/// >>> extractor.extract("Hội nghị sơ kết năm học 2022-2023").id
/// 'all'
/// >>> extractor = hoinghi.Extractor(lexicon={"phiên chợ việc": ("event_kind", "thematic")})
/// >>> extractor.extract("Sáng 12/8/2023, Sở tổ chức phiên chợ việc xanh.").conference.kind
/// 'thematic'
#[pyclass(frozen, module = "hoinghi._native")]
pub(crate) struct Extractor {
    core: hoinghi::Extractor,
    unit: OffsetUnit,
    /// What a missing `id` stands for.
    #[pyo3(get)]
    id: String,
    /// The day from which missing years are told.
    #[pyo3(get)]
    reference_date: Option<Py<PyDate>>,
    terms: Vec<OwnTerm>,
    /// `None` for all.
    kinds: Option<Vec<FactKind>>,
}

impl Extractor {
    /// With no options set, offsets in code points.
    fn plain() -> Self {
        Extractor {
            core: hoinghi::Extractor::default(),
            unit: OffsetUnit::Char,
            id: String::new(),
            reference_date: None,
            terms: Vec::new(),
            kinds: None,
        }
    }

    fn filling(
        &self,
        py: Python<'_>,
        articles: Articles,
        threads: Option<usize>,
        keep_text: bool,
    ) -> PyResult<Filling> {
        let reading = Reading::new(self.core.clone(), OffsetUnit::Char, threads)?;
        let day = self.reference_date.as_ref().map(|day| input::date(day.bind(py))).transpose()?;
        Ok(Filling::new(reading, articles, day, keep_text))
    }
}

#[pymethods]
impl Extractor {
    #[new]
    #[pyo3(
        signature = (
            *, id="", reference_date=None, terms=Vec::new(), lexicon=None, kinds=None,
            offset_unit="char"
        ),
        text_signature = "(*, id='', reference_date=None, terms=(), lexicon=None, kinds=None, \
                          offset_unit='char')"
    )]
    fn new(
        id: &str,
        reference_date: Option<&Bound<'_, PyDate>>,
        mut terms: Vec<OwnTerm>,
        lexicon: Option<&Bound<'_, PyAny>>,
        kinds: Option<&Bound<'_, PyAny>>,
        offset_unit: &str,
    ) -> PyResult<Self> {
        terms.extend(lexicon.map(input::lexicon).transpose()?.unwrap_or_default());
        let kinds = kinds.map(input::kinds).transpose()?;
        let own: Vec<_> = terms.iter().map(input::term).collect::<PyResult<_>>()?;
        let mut builder = hoinghi::Extractor::builder().id(id).terms(own);
        if let Some(day) = reference_date {
            builder = builder.reference_date(input::date(day)?);
        }
        if let Some(kinds) = &kinds {
            builder = builder.kinds(kinds.iter().copied());
        }
        Ok(Extractor {
            core: builder.build(),
            unit: input::offset_unit(offset_unit)?,
            id: id.to_owned(),
            reference_date: reference_date.map(|day| day.clone().unbind()),
            terms,
            kinds,
        })
    }

    /// What ``start`` and ``end`` count.
    #[getter]
    fn offset_unit(&self) -> &'static str {
        self.unit.as_str()
    }

    /// The kinds of facts to give; ``None`` for all.
    #[getter]
    fn kinds<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyTuple>>> {
        let names = self.kinds.as_ref().map(|kinds| kinds.iter().map(|kind| kind.as_str()));
        names.map(|names| PyTuple::new(py, names)).transpose()
    }

    /// The terms of the caller's own, those of the lexicon among them.
    #[getter]
    fn terms<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.terms.iter().cloned())
    }

    /// The facts of a report's text, under an id of its own or the extractor's.
    #[pyo3(signature = (text, id=None))]
    fn extract(&self, text: &Bound<'_, PyAny>, id: Option<&str>) -> PyResult<Report> {
        let (py, words) = (text.py(), input::text(text)?);
        let id = id.unwrap_or(&self.id);
        let report = py.detach(|| self.core.extract_as(id, words).with_offsets(words, self.unit));
        Ok(Report::of(report.into(), Some(text.clone().unbind())))
    }

    /// The facts of many texts, read on several threads, in the order of the texts.
    ///
    /// ``extract_many`` of the package tells what the arguments are.
    #[pyo3(signature = (texts, ids=None, published=None, threads=None, progress=false))]
    fn extract_many(
        &self,
        texts: &Bound<'_, PyAny>,
        ids: Option<&Bound<'_, PyAny>>,
        published: Option<&Bound<'_, PyAny>>,
        threads: Option<usize>,
        progress: bool,
    ) -> PyResult<Reports> {
        let reading = Reading::new(self.core.clone(), self.unit, threads)?;
        reading.all(Articles::new(texts, ids, published)?, texts.py(), progress)
    }

    /// The facts of a stream of texts, in its order, while memory stays flat.
    ///
    /// ``iter_extract`` of the package tells what the arguments are.
    #[pyo3(signature = (texts, ids=None, published=None, threads=None))]
    fn iter_extract(
        &self,
        texts: &Bound<'_, PyAny>,
        ids: Option<&Bound<'_, PyAny>>,
        published: Option<&Bound<'_, PyAny>>,
        threads: Option<usize>,
    ) -> PyResult<ReportIterator> {
        let reading = Reading::new(self.core.clone(), self.unit, threads)?;
        Ok(ReportIterator::new(reading, Articles::new(texts, ids, published)?))
    }

    /// Arrow tables of the facts of many texts, one a kind, and one of the reports.
    ///
    /// ``tables`` of the package tells what the arguments are.
    #[pyo3(signature = (
        source, *, ids=None, urls=None, published=None, threads=None, progress=false,
        keep_text=false
    ))]
    #[expect(clippy::too_many_arguments, reason = "each is named where it is given")]
    fn tables(
        &self,
        source: &Bound<'_, PyAny>,
        ids: Option<&Bound<'_, PyAny>>,
        urls: Option<&Bound<'_, PyAny>>,
        published: Option<&Bound<'_, PyAny>>,
        threads: Option<usize>,
        progress: bool,
        keep_text: bool,
    ) -> PyResult<Tables> {
        let articles = Articles::lenient(source, ids, urls, published)?;
        let filling = self.filling(source.py(), articles, threads, keep_text)?;
        let bar = if progress { many::bar(source.len().ok()) } else { ProgressBar::hidden() };
        let tables = filling.all(source.py(), &bar);
        bar.finish_and_clear();
        tables
    }

    /// The tables of a stream of texts, so many at a time, while memory stays flat.
    ///
    /// ``iter_tables`` of the package tells what the arguments are.
    #[pyo3(signature = (
        source, *, ids=None, urls=None, published=None, threads=None, batch_size=1024,
        keep_text=false
    ))]
    #[expect(clippy::too_many_arguments, reason = "each is named where it is given")]
    fn iter_tables(
        &self,
        source: &Bound<'_, PyAny>,
        ids: Option<&Bound<'_, PyAny>>,
        urls: Option<&Bound<'_, PyAny>>,
        published: Option<&Bound<'_, PyAny>>,
        threads: Option<usize>,
        batch_size: usize,
        keep_text: bool,
    ) -> PyResult<TablesIterator> {
        let articles = Articles::lenient(source, ids, urls, published)?;
        let filling = self.filling(source.py(), articles, threads, keep_text)?;
        TablesIterator::new(filling, batch_size)
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
        options.set_item("kinds", self.kinds(py)?)?;
        options.set_item("offset_unit", self.offset_unit())?;
        Ok(((), options))
    }
}
