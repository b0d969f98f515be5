//! Arrow tables of the facts of many reports.

mod fill;
mod show;
mod stream;
mod table;

pub(crate) use fill::Filling;
pub(crate) use stream::TablesIterator;
pub(crate) use table::Table;

use arrow_schema::ArrowError;
use hoinghi_arrow::Table as Kind;
use pyo3::exceptions::{PyKeyError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyTuple};
use std::path::PathBuf;

/// Tables of the facts of many reports, a ``collections.abc.Mapping`` of names to tables.
///
/// Made by ``tables``. There is one table of the ``reports``, one of each kind of fact, and one of
/// each kind of part that a fact has many of. All begin with the columns ``report``, ``url``,
/// ``start``, ``end`` and ``text``; ``report`` joins them. Each table is an attribute too, but
/// ``items``, the parts of directives, is ``tables["items"]``, for ``items()`` is the mapping's.
///
/// >>> import hoinghi
/// >>> tables = hoinghi.tables(["Họp ngày 12/8/2023.", "Họp giao ban tháng 9/2023."])
/// >>> [name for name, table in tables.items() if len(table)]
/// ['reports', 'dates']
#[pyclass(frozen, mapping, module = "hoinghi._native")]
pub(crate) struct Tables {
    /// In the order of [`Kind::ALL`].
    tables: Vec<Py<Table>>,
}

impl Tables {
    pub(crate) fn of(py: Python<'_>, tables: Vec<Table>) -> PyResult<Self> {
        let tables = tables.into_iter().map(|table| Py::new(py, table));
        Ok(Tables { tables: tables.collect::<PyResult<_>>()? })
    }

    fn one(&self, py: Python<'_>, kind: Kind) -> Py<Table> {
        self.tables[kind as usize].clone_ref(py)
    }

    /// A view of the mapping, as `dict` has them.
    fn view<'py>(slf: &Bound<'py, Self>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("collections.abc")?.call_method1(name, (slf,))
    }

    /// A dictionary of what a method of each table gives.
    fn each<'py>(&self, py: Python<'py>, method: &str) -> PyResult<Bound<'py, PyDict>> {
        let frames = PyDict::new(py);
        for (kind, table) in Kind::ALL.iter().zip(&self.tables) {
            frames.set_item(kind.name(), table.bind(py).call_method0(method)?)?;
        }
        Ok(frames)
    }
}

/// Getters of tables by name.
macro_rules! getters {
    ($($(#[$meta:meta])* $name:ident $kind:ident),* $(,)?) => {
        #[pymethods]
        impl Tables {
            $(
                $(#[$meta])*
                #[getter]
                fn $name(&self, py: Python<'_>) -> Py<Table> {
                    self.one(py, Kind::$kind)
                }
            )*
        }
    };
}

getters! {
    /// One row a report.
    reports Reports,
    /// Persons who take part.
    officials Officials,
    /// Their posts.
    positions Positions,
    /// Where they are mentioned.
    mentions Mentions,
    /// Calendar expressions.
    dates Dates,
    /// Numbers with what they count.
    counts Counts,
    /// Percentages.
    percentages Percentages,
    /// Lists of tasks and targets.
    directives Directives,
    /// Single orders in an item of such a list.
    actions Actions,
    /// Documents of record.
    citations Citations,
    /// What the texts themselves get wrong.
    issues Issues,
}

#[pymethods]
impl Tables {
    #[new]
    fn new(py: Python<'_>, tables: Vec<Py<Table>>) -> PyResult<Self> {
        let kinds = tables.iter().map(|table| table.get().kind());
        if !kinds.eq(Kind::ALL) {
            let names: Vec<_> = Kind::ALL.iter().map(|kind| kind.name()).collect();
            let message = format!("the tables must be {}, in this order", names.join(", "));
            return Err(PyValueError::new_err(message));
        }
        let tables = tables.iter().map(|table| table.clone_ref(py)).collect();
        Ok(Tables { tables })
    }

    fn __len__(&self) -> usize {
        self.tables.len()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        PyTuple::new(py, Kind::ALL.iter().map(|kind| kind.name()))?.try_iter()
    }

    fn __contains__(&self, key: &Bound<'_, PyAny>) -> bool {
        named(key).is_some()
    }

    fn __getitem__(&self, key: &Bound<'_, PyAny>) -> PyResult<Py<Table>> {
        let missing = || PyKeyError::new_err(key.clone().unbind());
        named(key).map(|kind| self.one(key.py(), kind)).ok_or_else(missing)
    }

    fn __eq__(&self, py: Python<'_>, other: &Self) -> bool {
        let same = |(a, b): (&Py<Table>, &Py<Table>)| a.get().same(b.get());
        py.detach(|| self.tables.iter().zip(&other.tables).all(same))
    }

    /// The table of this name, or the default.
    #[pyo3(signature = (key, default=None, /))]
    fn get(&self, key: &Bound<'_, PyAny>, default: Option<Py<PyAny>>) -> Option<Py<PyAny>> {
        named(key).map(|kind| self.one(key.py(), kind).into_any()).or(default)
    }

    /// The names of the tables.
    fn keys<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::view(slf, "KeysView")
    }

    /// The tables.
    fn values<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::view(slf, "ValuesView")
    }

    /// The tables with their names.
    fn items<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::view(slf, "ItemsView")
    }

    /// The tables as pandas data frames, which needs pandas and pyarrow.
    fn to_pandas<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.each(py, "to_pandas")
    }

    /// The tables as Polars data frames, without copying; needs Polars.
    fn to_polars<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.each(py, "to_polars")
    }

    /// The tables as pyarrow tables, without copying; needs pyarrow.
    fn to_pyarrow<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.each(py, "to_pyarrow")
    }

    /// Writes a Parquet file a table, ``dates/part-000000.parquet`` in the folder and so on.
    ///
    /// The files are those of ``hoinghi batch``: Zstandard, with the same columns.
    fn write_parquet(&self, py: Python<'_>, folder: PathBuf) -> PyResult<()> {
        for (kind, table) in Kind::ALL.iter().zip(&self.tables) {
            let folder = folder.join(kind.name());
            std::fs::create_dir_all(&folder)?;
            table.get().write_parquet(py, folder.join("part-000000.parquet"))?;
        }
        Ok(())
    }

    fn __repr__(&self) -> String {
        let each = |(kind, table): (&Kind, &Py<Table>)| {
            format!("{}=<{}>", kind.name(), table.get().num_rows())
        };
        let each: Vec<_> = Kind::ALL.iter().zip(&self.tables).map(each).collect();
        format!("Tables({})", each.join(", "))
    }

    /// What a notebook shows: the names of the tables with their rows.
    fn _repr_html_(&self) -> String {
        show::overview(self.tables.iter().map(|table| table.get()))
    }

    fn __getnewargs__(&self, py: Python<'_>) -> (Vec<Py<Table>>,) {
        (self.tables.iter().map(|table| table.clone_ref(py)).collect(),)
    }
}

/// The kind of table that a key names.
fn named(key: &Bound<'_, PyAny>) -> Option<Kind> {
    let name: &str = key.extract().ok()?;
    Kind::ALL.into_iter().find(|kind| kind.name() == name)
}

/// An error of Arrow's as Python has it.
fn failed(error: ArrowError) -> PyErr {
    match error {
        ArrowError::IoError(_, error) => error.into(),
        ArrowError::InvalidArgumentError(_) => PyTypeError::new_err(error.to_string()),
        _ => PyValueError::new_err(error.to_string()),
    }
}
