//! What callers hand in.

use hoinghi::lexicon::{Class, Term};
use hoinghi::report::OffsetUnit;
use pyo3::exceptions::{PyTypeError, PyUnicodeDecodeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDate, PyDateAccess, PyString};

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
