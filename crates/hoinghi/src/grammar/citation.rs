//! Documents of record named with a number.

use crate::document::Document;
use crate::mention::Mention;

/// A document as named; `date` is an index into the date mentions' tokens when one follows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CitationParts {
    pub(crate) kind: String,
    pub(crate) number: String,
}

/// Every document named with a number, in order.
pub(crate) fn read(_doc: &Document<'_>) -> Vec<Mention<CitationParts>> {
    Vec::new()
}
