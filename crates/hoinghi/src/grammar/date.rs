//! Calendar expressions as written.

use crate::document::Document;
use crate::mention::Mention;
use crate::report::{DateKind, Relation};

/// A calendar expression in parts; what is not written is `None`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DateParts {
    pub(crate) kind: DateKind,
    pub(crate) relation: Option<Relation>,
}

/// Every calendar expression of the document, in order.
pub(crate) fn read(_doc: &Document<'_>) -> Vec<Mention<DateParts>> {
    Vec::new()
}
