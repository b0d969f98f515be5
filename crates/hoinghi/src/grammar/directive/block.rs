//! Lists laid out in lines, one item each.

use super::{DirectiveList, ItemParts};
use crate::document::Document;
use crate::outline::ask;
use crate::outline::marker::Style;
use crate::outline::{Block, BlockKind, Place, Section};
use crate::report::DirectiveKind;
use std::ops::Range;

/// How many tokens at the end of a lead-in are read for the verb of asking.
const WINDOW: usize = 120;

/// A list being read.
struct Open {
    list: DirectiveList,
    place: Place,
    /// The markers of the items that the next one may stand under, each with its item.
    above: Vec<(Option<Style>, usize)>,
}

/// Lists of items in lines.
///
/// ```text
/// list = (heading | lead-in) item+
/// item = marker words | order
/// ```
pub(super) fn read(doc: &Document<'_>) -> Vec<DirectiveList> {
    let mut lists = Vec::new();
    let mut open: Option<Open> = None;
    for block in &doc.outline.blocks {
        let Some(kind) = item_kind(block) else {
            if ends_list(block) {
                lists.extend(open.take().map(|open| open.list));
            }
            continue;
        };
        let goes_on = |open: &Open| open.place == block.place && open.list.kind == kind;
        if !open.as_ref().is_some_and(goes_on) {
            lists.extend(open.take().map(|open| open.list));
        }
        open.get_or_insert_with(|| begin(doc, block, kind)).push(doc, block);
    }
    lists.extend(open.map(|open| open.list));
    lists
}

/// What the block is an item of, if it is one.
fn item_kind(block: &Block) -> Option<DirectiveKind> {
    let item = matches!(block.kind, BlockKind::Item | BlockKind::Paragraph);
    match block.section {
        _ if !item || block.place.leads || block.tokens.is_empty() => None,
        Section::Task => Some(DirectiveKind::Task),
        Section::Target => Some(DirectiveKind::Target),
        _ => None,
    }
}

fn ends_list(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading | BlockKind::Item | BlockKind::Paragraph)
}

fn begin(doc: &Document<'_>, block: &Block, kind: DirectiveKind) -> Open {
    let tokens = |at: Option<usize>| at.map_or(0..0, |at| doc.outline.blocks[at].tokens.clone());
    let heading = block.place.heading.map(|at| doc.outline.blocks[at].body(&doc.tokens));
    let lead_in = tokens(block.place.lead_in);
    let list = DirectiveList {
        kind,
        ask: ask(doc, lead_in.clone()),
        heading,
        heading_tokens: tokens(block.place.heading),
        lead_in,
        items: Vec::new(),
        parts: Vec::new(),
    };
    Open { list, place: block.place, above: Vec::new() }
}

/// The verb of asking in the last sentence of a lead-in.
fn ask(doc: &Document<'_>, lead_in: Range<usize>) -> Option<Range<usize>> {
    let sentence = doc.outline.sentence_of(lead_in.end.checked_sub(1)?)?;
    let begin = sentence.start.max(lead_in.end.saturating_sub(WINDOW));
    let verb = ask::last(&doc.tokens[begin..lead_in.end], doc.lexicon)?;
    Some(begin + verb.at..begin + verb.end)
}

impl Open {
    fn push(&mut self, doc: &Document<'_>, block: &Block) {
        let style = block.style;
        if let Some(depth) = self.above.iter().position(|&(above, _)| above == style) {
            self.above.truncate(depth);
        }
        let parent = self.above.last().map(|&(_, item)| item);
        self.list.parts.push(ItemParts {
            marker: block.marker,
            tokens: block.tokens.clone(),
            level: self.above.len(),
            parent,
        });
        self.above.push((style, self.list.items.len()));
        self.list.items.push(block.body(&doc.tokens));
    }
}
