//! Persons as named: honorifics, name, posts around the name.

use crate::document::Document;
use crate::mention::Mention;

/// A person as named in one place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Person {
    pub(crate) name: String,
}

/// Every person named, in order.
pub(crate) fn read(_doc: &Document<'_>) -> Vec<Mention<Person>> {
    Vec::new()
}
