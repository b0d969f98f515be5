//! Who is meant: one official for all mentions of a person.

use crate::document::Document;
use crate::grammar::person::Person;
use crate::mention::Mention;
use crate::report::Official;
use std::ops::Range;

/// A place that names or refers to an official.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    /// Tokens of the name, the post or the form of address.
    pub(crate) tokens: Range<usize>,
    /// Index into [`Cast::officials`].
    pub(crate) official: usize,
}

/// The officials and every place that refers to one, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cast {
    pub(crate) officials: Vec<Official>,
    pub(crate) references: Vec<Reference>,
}

pub(crate) fn resolve(_doc: &Document<'_>, _people: &[Mention<Person>]) -> Cast {
    Cast::default()
}
