//! Who is meant: one official for all mentions of a person.

mod identity;
mod position;
mod role;

use crate::document::Document;
use crate::grammar::person::Person;
use crate::mention::Mention;
use crate::report::{Official, Role};
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

pub(crate) fn resolve(doc: &Document<'_>, people: &[Mention<Person>]) -> Cast {
    let readings = position::Readings::new(doc);
    let cast = identity::resolve(doc, people, &readings);
    let roles = role::assign(doc, people, &cast.who, cast.named.len());
    let officials = cast.named.iter().zip(&roles).map(|(named, roles)| Official {
        name: named.name.clone(),
        honorifics: named.honorifics(doc),
        positions: position::union(&readings, &named.posts),
        roles: Role::ALL.iter().copied().filter(|&role| roles.has(role)).collect(),
        mentions: named.mentions.iter().map(|&span| doc.quote(span)).collect(),
    });
    let references = people.iter().zip(&cast.who).filter_map(|(person, &who)| {
        Some(Reference { tokens: person.tokens.clone(), official: who? })
    });
    Cast { officials: officials.collect(), references: references.collect() }
}
