//! One table, which other libraries take through the Arrow PyCapsule interface.

use super::{failed, show};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_schema::ffi::FFI_ArrowSchema;
use hoinghi_arrow::file::Writer;
use hoinghi_arrow::{Table as Kind, concat, ipc};
use pyo3::exceptions::{PyModuleNotFoundError, PyOSError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule, PyTuple};
use std::fs::File;
use std::path::PathBuf;

/// A table of facts in Arrow's columns.
///
/// ``pyarrow.table``, ``polars.DataFrame``, ``pandas.DataFrame.from_arrow``, DuckDB and whatever
/// else speaks the Arrow PyCapsule interface take it without copying. Its schema is that of the
/// files of ``hoinghi batch``, with the version in its metadata. A table pickles.
///
/// >>> import hoinghi
/// >>> dates = hoinghi.tables(["Họp ngày 12/8/2023."]).dates
/// >>> dates
/// Table(dates, 1 row, 9 columns)
/// >>> dates.column_names
/// ('report', 'url', 'start', 'end', 'text', 'index', 'kind', 'value', 'relation')
#[pyclass(frozen, module = "hoinghi._native")]
pub(crate) struct Table {
    kind: Kind,
    batches: Vec<RecordBatch>,
}

impl Table {
    pub(crate) fn of(kind: Kind, batches: Vec<RecordBatch>) -> Self {
        Table { kind, batches }
    }

    pub(super) fn kind(&self) -> Kind {
        self.kind
    }

    pub(super) fn batches(&self) -> &[RecordBatch] {
        &self.batches
    }

    /// Whether the rows are the same, in however many batches.
    pub(super) fn same(&self, other: &Table) -> bool {
        let one = |table: &Table| concat(table.kind, &table.batches).ok();
        self.kind == other.kind && (self.batches == other.batches || one(self) == one(other))
    }
}

#[pymethods]
impl Table {
    /// The name, one of ``names.TableName``.
    #[getter]
    fn name(&self) -> &'static str {
        self.kind.name()
    }

    /// How many rows there are.
    #[getter]
    pub(super) fn num_rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// How many columns there are.
    #[getter]
    pub(super) fn num_columns(&self) -> usize {
        self.kind.columns().count()
    }

    /// The names of the columns.
    #[getter]
    fn column_names<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let names: Vec<_> = self.kind.columns().map(|column| column.name).collect();
        PyTuple::new(py, names)
    }

    fn __len__(&self) -> usize {
        self.num_rows()
    }

    fn __eq__(&self, py: Python<'_>, other: &Self) -> bool {
        py.detach(|| self.same(other))
    }

    /// The schema in a capsule, as the Arrow PyCapsule interface has it.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(&*self.kind.schema()).map_err(failed)?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    /// The rows in a capsule, as the Arrow PyCapsule interface has them. No other schema can be had.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The interface lets a producer answer with its own schema.
        let _ = requested_schema;
        let batches = self.batches.clone().into_iter().map(Ok);
        let reader = RecordBatchIterator::new(batches, self.kind.schema());
        let stream = FFI_ArrowArrayStream::new(Box::new(reader));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }

    /// The table as a pyarrow table, without copying; needs pyarrow.
    fn to_pyarrow<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        library(slf.py(), "pyarrow", "to_pyarrow", "pyarrow")?.call_method1("table", (slf,))
    }

    /// The table as a Polars data frame, without copying; needs Polars.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        library(slf.py(), "polars", "to_polars", "polars")?.call_method1("DataFrame", (slf,))
    }

    /// The table as a pandas data frame, which needs pandas and pyarrow.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        library(slf.py(), "pandas", "to_pandas", "pandas")?;
        let pyarrow = library(slf.py(), "pyarrow", "to_pandas", "pandas")?;
        pyarrow.call_method1("table", (slf,))?.call_method0("to_pandas")
    }

    /// Writes the table to a Parquet file, as ``hoinghi batch`` does.
    pub(super) fn write_parquet(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        let write = || {
            let mut writer = Writer::new(self.kind, File::create(&path)?)?;
            self.batches.iter().try_for_each(|batch| writer.write(batch))?;
            writer.finish().map(|_| ())
        };
        let told = |error| PyOSError::new_err(format!("{}: {error}", path.display()));
        py.detach(write).map_err(told)
    }

    /// The table in Arrow's stream format, which ``from_ipc`` and other Arrow libraries read.
    fn to_ipc<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let stream = py.detach(|| ipc::write(self.kind, &self.batches)).map_err(failed)?;
        Ok(PyBytes::new(py, &stream))
    }

    /// The table that ``to_ipc()`` wrote. Raises ``ValueError`` for anything else.
    #[staticmethod]
    fn from_ipc(stream: &[u8]) -> PyResult<Self> {
        let (kind, batches) = ipc::read(stream).map_err(failed)?;
        Ok(Table { kind, batches })
    }

    fn __repr__(&self) -> String {
        let (rows, columns) = (self.num_rows(), self.num_columns());
        let one = if rows == 1 { "row" } else { "rows" };
        format!("Table({}, {rows} {one}, {columns} columns)", self.kind.name())
    }

    /// What a notebook shows: the first rows.
    fn _repr_html_(&self) -> String {
        show::first_rows(self)
    }

    fn __reduce__<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        let make = py.get_type::<Self>().getattr("from_ipc")?;
        Ok((make, (self.to_ipc(py)?,)))
    }
}

/// A library that a method needs, or an error that says what to install.
fn library<'py>(
    py: Python<'py>,
    name: &str,
    method: &str,
    extra: &str,
) -> PyResult<Bound<'py, PyModule>> {
    py.import(name).map_err(|error| {
        let itself = error.is_instance_of::<PyModuleNotFoundError>(py)
            && error
                .value(py)
                .getattr("name")
                .is_ok_and(|missing| missing.eq(name).unwrap_or(false));
        if !itself {
            return error;
        }
        let message = format!("{method}() needs {name}: pip install 'hoinghi[{extra}]'");
        let told = PyModuleNotFoundError::new_err(message);
        let _ = told.value(py).setattr("name", name);
        told.set_cause(py, Some(error));
        told
    })
}
