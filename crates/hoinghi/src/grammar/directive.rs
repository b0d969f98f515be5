//! Lists of what is asked, as laid out: lead-in or heading, and items.

use crate::document::Document;
use crate::span::Span;
use std::ops::Range;

/// A list of things asked, as written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DirectiveList {
    pub(crate) heading: Option<Span>,
    /// Tokens of the lead-in, in which the issuer and the addressee are named.
    pub(crate) lead_in: Range<usize>,
    pub(crate) items: Vec<Span>,
}

/// Every directive list, in order.
pub(crate) fn read(_doc: &Document<'_>) -> Vec<DirectiveList> {
    Vec::new()
}
