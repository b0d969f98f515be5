//! Persons as named or referred to: titles, name, posts around the name.

mod apposition;
pub(crate) mod keys;
pub(crate) mod name;
mod reader;
mod title;

pub(crate) use title::{Sex, Title};

use crate::document::Document;
use crate::grammar::post::Post;
use crate::mention::Mention;
use crate::outline::BlockKind;
use std::ops::Range;

/// A person as named or referred to in one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Person {
    /// Forms of address, degrees and ranks before the name or the post.
    pub(crate) titles: Vec<Title>,
    /// Tokens of the name; `None` where a post or a form of address alone refers to someone.
    pub(crate) name: Option<Range<usize>>,
    /// Posts before and after the name.
    pub(crate) posts: Vec<Post>,
}

impl Person {
    /// The sex that the forms of address and the name tell.
    pub(crate) fn sex(&self) -> Option<Sex> {
        self.titles.iter().find_map(|title| title.sex)
    }
}

/// The words of a page about itself are no longer than this, in tokens.
const LONGEST_FURNITURE: usize = 25;

/// Every person named or referred to, in order.
pub(crate) fn read(doc: &Document<'_>) -> Vec<Mention<Person>> {
    let mut people = Vec::new();
    for block in &doc.outline.blocks {
        let page =
            matches!(block.kind, BlockKind::Furniture | BlockKind::Stamp | BlockKind::Byline);
        if !page || block.tokens.len() > LONGEST_FURNITURE {
            reader::read(doc, block.tokens.clone(), &mut people);
        }
    }
    people
}
