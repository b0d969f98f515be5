//! The Python module `hoinghi._native`: the classes and functions of the package `hoinghi`.
//!
//! It translates between Python and the core and decides nothing.

mod arrow;
mod attribute;
mod explanation;
mod extractor;
mod input;
mod json;
mod log;
mod many;
mod node;
mod nodes;

mod view;

use pyo3::prelude::*;

/// The native half of the package `hoinghi`, which exports all of it.
#[pymodule]
mod _native {
    use super::*;

    #[pymodule_export]
    use explanation::{Explanation, ExplanationBlock, ExplanationMention};
    #[pymodule_export]
    use extractor::{Extractor, extract, extract_many, iter_extract, iter_tables, schema, tables};
    #[pymodule_export]
    use many::{ReportIterator, Reports};
    #[pymodule_export]
    use nodes::{
        Action, Citation, Conference, Count, Date, Directive, Figures, Host, Issue, Item, Official,
        Percentage, Position, Quote, Report,
    };

    #[pymodule_export]
    use arrow::{Table, Tables, TablesIterator};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        let classes = hoinghi::lexicon::Class::ALL.iter().map(|class| class.name());
        module.add("TERM_CLASSES", pyo3::types::PyTuple::new(module.py(), classes)?)?;
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
