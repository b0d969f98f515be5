//! The headline, who signs, and when the page was published.

use crate::document::Document;
use crate::grammar::date::DateParts;
use crate::mention::Mention;
use crate::span::Span;

/// What the page says of itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    pub(crate) title: Option<Span>,
    pub(crate) byline: Option<Span>,
    /// Index of the date mention that is the publication stamp.
    pub(crate) published: Option<usize>,
}

pub(crate) fn read(_doc: &Document<'_>, _dates: &[Mention<DateParts>]) -> Page {
    Page::default()
}
