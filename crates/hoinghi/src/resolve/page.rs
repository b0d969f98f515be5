//! The headline, who signs, and when the page was published.

mod byline;
mod stamp;

use crate::document::Document;
use crate::grammar::date::DateParts;
use crate::mention::Mention;
use crate::outline::BlockKind;
use crate::span::Span;

/// What the page says of itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    pub(crate) title: Option<Span>,
    pub(crate) byline: Option<Span>,
    /// Index of the date mention that is the publication stamp.
    pub(crate) published: Option<usize>,
}

pub(crate) fn read(doc: &Document<'_>, dates: &[Mention<DateParts>]) -> Page {
    Page { title: title(doc), byline: byline::read(doc), published: stamp::read(doc, dates) }
}

/// The first headline; its lines are one block.
fn title(doc: &Document<'_>) -> Option<Span> {
    let mut blocks = doc.outline.blocks.iter();
    blocks.find(|block| block.kind == BlockKind::Title).map(|block| block.body(&doc.tokens))
}
