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
    let told = Told::read(doc);
    let published = stamp::read(doc, dates, &told);
    let stamp = published.map(|at| &dates[at]);
    Page { title: title(doc, stamp), byline: byline::read(doc, stamp, &told), published }
}

/// Where the report stands on its page: the blocks that tell something.
struct Told {
    /// The first token of the first.
    start: Option<usize>,
    /// The last: an index into the blocks.
    last: Option<usize>,
    /// Its first token.
    end: Option<usize>,
}

impl Told {
    fn read(doc: &Document<'_>) -> Told {
        let blocks = &doc.outline.blocks;
        let last = blocks.iter().rposition(|block| byline::tells(doc, block));
        // Where none tells, all have been looked at.
        let first = last.and_then(|_| blocks.iter().find(|block| byline::tells(doc, block)));
        Told {
            start: first.map(|block| block.tokens.start),
            last,
            end: last.map(|last| blocks[last].tokens.start),
        }
    }

    /// Whether nothing up to the block that begins with token `start`, itself included, is told.
    fn begins_after(&self, start: usize) -> bool {
        self.start.is_some_and(|first| start < first)
    }

    /// Whether nothing from this block on is told.
    fn ends_before(&self, start: usize) -> bool {
        self.end.is_some_and(|last| last < start)
    }
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
