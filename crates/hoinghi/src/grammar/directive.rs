//! Lists of what is asked, as laid out: lead-in or heading, and items.

mod block;
mod clause;
mod inline;

pub(crate) use clause::{first_order, single_orders};
pub(crate) use inline::FIRST;

use crate::document::Document;
use crate::report::DirectiveKind;
use crate::span::Span;
use std::ops::Range;

/// A list of things asked, as written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DirectiveList {
    pub(crate) kind: DirectiveKind,
    pub(crate) heading: Option<Span>,
    /// Tokens of the heading.
    pub(crate) heading_tokens: Range<usize>,
    /// Tokens of the lead-in, in which the issuer and the addressee are named; empty for none.
    pub(crate) lead_in: Range<usize>,
    /// Tokens of the verb of asking in the lead-in.
    pub(crate) ask: Option<Range<usize>>,
    /// The words of each item, without its marker.
    pub(crate) items: Vec<Span>,
    /// How each item is laid out, one for each of `items`.
    pub(crate) parts: Vec<ItemParts>,
}

/// How an item is laid out.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ItemParts {
    pub(crate) marker: Option<Span>,
    pub(crate) tokens: Range<usize>,
    /// Depth in the list, 0 at the top.
    pub(crate) level: usize,
    /// The item that this one stands under: an index into the same list.
    pub(crate) parent: Option<usize>,
}

/// Every directive list, in order.
pub(crate) fn read(doc: &Document<'_>) -> Vec<DirectiveList> {
    let mut lists = block::read(doc);
    lists.extend(inline::read(doc));
    lists.sort_by_key(|list| list.items.first().map(|span| span.start));
    lists
}
