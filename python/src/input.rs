//! What callers hand in.

use hoinghi::lexicon::{Class, Term, read_terms};
use hoinghi::report::{FactKind, OffsetUnit};
use pyo3::exceptions::{PyTypeError, PyUnicodeDecodeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDate, PyDateAccess, PyDict, PyString};
use std::path::PathBuf;

/// The text in a `str` or in UTF-8 `bytes`, borrowed.
///
/// A lone surrogate is a `UnicodeEncodeError` and bytes that are not UTF-8 are a
/// `UnicodeDecodeError`; both name the place.
pub(crate) fn text<'a>(given: &'a Bound<'_, PyAny>) -> PyResult<&'a str> {
    if let Ok(text) = given.cast::<PyString>() {
        return text.to_str();
    }
    let Ok(bytes) = given.cast::<PyBytes>() else {
        let name = given.get_type().name()?;
        return Err(PyTypeError::new_err(format!("text must be str or bytes, not {name}")));
    };
    let bytes = bytes.as_bytes();
    std::str::from_utf8(bytes)
        .map_err(|error| PyUnicodeDecodeError::new_err_from_utf8(given.py(), bytes, error))
}

/// The day in a `datetime.date`.
pub(crate) fn date(given: &Bound<'_, PyDate>) -> PyResult<jiff::civil::Date> {
    let year = i16::try_from(given.get_year())?;
    let (month, day) = (given.get_month().cast_signed(), given.get_day().cast_signed());
    jiff::civil::Date::new(year, month, day)
        .map_err(|error| PyValueError::new_err(error.to_string()))
}

/// A term, its class and its full form, as callers write them.
pub(crate) type OwnTerm = (String, String, String);

/// The core's term for a caller's own.
pub(crate) fn term((text, class, full): &OwnTerm) -> PyResult<Term> {
    if text.trim().is_empty() {
        return Err(PyValueError::new_err("a term is empty"));
    }
    let found = Class::ALL.iter().copied().find(|known| known.name() == class);
    let class = found.ok_or_else(|| {
        PyValueError::new_err(format!("no class of terms is named {class:?}: see TERM_CLASSES"))
    })?;
    Ok(Term::new(text.as_str(), class, full.as_str()))
}

/// The unit of offsets with this name.
pub(crate) fn offset_unit(name: &str) -> PyResult<OffsetUnit> {
    let units = [OffsetUnit::Byte, OffsetUnit::Char, OffsetUnit::Utf16];
    units.into_iter().find(|unit| unit.as_str() == name).ok_or_else(|| {
        PyValueError::new_err(format!("offset_unit must be byte, char or utf16, not {name:?}"))
    })
}

/// The kinds of facts with these names, in the order of the report.
pub(crate) fn kinds(names: &Bound<'_, PyAny>) -> PyResult<Vec<FactKind>> {
    if names.is_instance_of::<PyString>() {
        return Err(PyTypeError::new_err("kinds must be a collection of names, not str"));
    }
    let mut kinds = Vec::new();
    for name in names.try_iter()? {
        let name: String = name?.extract()?;
        let kind = FactKind::from_name(&name).ok_or_else(|| {
            PyValueError::new_err(format!("no kind of facts is named {name:?}: see names.FactKind"))
        })?;
        kinds.push(kind);
    }
    kinds.sort_unstable();
    kinds.dedup();
    Ok(kinds)
}

/// Terms from a dictionary, a path of a file of tab-separated rows, or a data frame.
pub(crate) fn lexicon(given: &Bound<'_, PyAny>) -> PyResult<Vec<OwnTerm>> {
    if let Ok(terms) = given.cast::<PyDict>() {
        return terms.iter().map(|(term, value)| entry(&term, &value)).collect();
    }
    if given.hasattr("columns")? && given.hasattr("__getitem__")? {
        return columns(given);
    }
    let path: PathBuf = given.extract().map_err(|_| {
        PyTypeError::new_err("lexicon must be a dict, a path, or a data frame with its columns")
    })?;
    let text = std::fs::read_to_string(&path)?;
    let told = |error| PyValueError::new_err(format!("{}: {error}", path.display()));
    let terms = read_terms(&text).map_err(told)?.into_iter();
    let own = |term: Term| (term.text.into(), term.class.name().to_owned(), term.full.into());
    Ok(terms.map(own).collect())
}

/// A term with its class, or with its class and its full form.
fn entry(term: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<OwnTerm> {
    let term: String = term.extract()?;
    if let Ok(class) = value.extract() {
        return Ok((term, class, String::new()));
    }
    let (class, full) = value.extract().map_err(|_| {
        PyTypeError::new_err(format!(
            "lexicon[{term:?}] must be a class, or a class and a full form"
        ))
    })?;
    Ok((term, class, full))
}

/// The rows of a data frame of pandas, Polars or the like: `term`, `class` and perhaps `full`.
fn columns(frame: &Bound<'_, PyAny>) -> PyResult<Vec<OwnTerm>> {
    let names = frame.getattr("columns")?;
    let column = |name: &str| -> PyResult<Vec<Option<String>>> {
        let cells = frame.get_item(name)?;
        // A missing cell is None in one library and a float in another.
        cells.try_iter()?.map(|cell| Ok(cell?.extract().ok())).collect()
    };
    for name in ["term", "class"] {
        if !names.contains(name)? {
            return Err(PyValueError::new_err(format!("the lexicon has no column {name:?}")));
        }
    }
    let (terms, classes) = (column("term")?, column("class")?);
    let fulls = if names.contains("full")? { column("full")? } else { vec![None; terms.len()] };
    let rows = terms.into_iter().zip(classes).zip(fulls).enumerate();
    rows.map(|(at, ((term, class), full))| match (term, class) {
        (Some(term), Some(class)) => Ok((term, class, full.unwrap_or_default())),
        _ => Err(PyValueError::new_err(format!("the lexicon's row {at} has no term or no class"))),
    })
    .collect()
}
