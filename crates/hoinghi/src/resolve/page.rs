//! The headline, who signs, and when the page was published.

mod byline;
mod stamp;

use crate::document::Document;
use crate::grammar::date::DateParts;
use crate::mention::Mention;
use crate::outline::BlockKind;
use crate::span::Span;
pub(crate) use byline::FIRST;

/// What the page says of itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    pub(crate) title: Option<Span>,
    pub(crate) byline: Option<Span>,
    /// Index of the date mention that is the publication stamp.
    pub(crate) published: Option<usize>,
}

pub(crate) fn read(doc: &Document<'_>, dates: &[Mention<DateParts>]) -> Page {
    let published = stamp::read(doc, dates);
    let stamp = published.map(|at| &dates[at]);
    Page { title: title(doc, stamp), byline: byline::read(doc, stamp), published }
}

/// The first headline, without a stamp in brackets at its end; its lines are one block.
fn title(doc: &Document<'_>, stamp: Option<&Mention<DateParts>>) -> Option<Span> {
    let mut blocks = doc.outline.blocks.iter();
    let block = blocks.find(|block| block.kind == BlockKind::Title)?;
    let start = block.tokens.start;
    match stamp.filter(|stamp| stamp::ends(doc, block, stamp) && stamp.tokens.start > start + 1) {
        Some(stamp) => Some(doc.span(start..stamp.tokens.start - 1)),
        None => Some(block.body(&doc.tokens)),
    }
}
