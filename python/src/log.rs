//! What the package tells Python's `logging`, under the name `hoinghi`.

use pyo3::prelude::*;

/// Tells how a call went.
pub(crate) fn debug(py: Python<'_>, message: impl FnOnce() -> String) -> PyResult<()> {
    log(py, "DEBUG", message)
}

/// Tells of input that a caller may not have meant.
pub(crate) fn warning(py: Python<'_>, message: impl FnOnce() -> String) -> PyResult<()> {
    log(py, "WARNING", message)
}

fn log(py: Python<'_>, level: &str, message: impl FnOnce() -> String) -> PyResult<()> {
    let logging = py.import("logging")?;
    let logger = logging.call_method1("getLogger", ("hoinghi",))?;
    let level = logging.getattr(level)?;
    if logger.call_method1("isEnabledFor", (&level,))?.is_truthy()? {
        logger.call_method1("log", (level, "%s", message()))?;
    }
    Ok(())
}
