//! What each block is.

use super::{Block, BlockKind};
use crate::lexicon::{Class, ClassSet, Lexicon};
use crate::token::{Shape, Token};

pub(super) fn classify(blocks: &mut [Block], tokens: &[Token], lexicon: &Lexicon) {
    for block in blocks.iter_mut() {
        let body = &tokens[block.tokens.clone()];
        let starts = |class: Class| lexicon.longest(body, ClassSet::from(class)).is_some();
        if starts(Class::Stamp) && body.iter().any(Token::is_number) {
            block.kind = BlockKind::Stamp;
        } else if starts(Class::Furniture) {
            block.kind = BlockKind::Furniture;
        } else if is_footnote(block, tokens) {
            block.kind = BlockKind::Footnote;
        } else if block.kind == BlockKind::Item && is_heading_number(block, tokens) {
            block.kind = BlockKind::Heading;
        }
    }
    if let Some(first) = blocks.iter_mut().find(|block| block.kind == BlockKind::Paragraph) {
        let body = &tokens[first.tokens.clone()];
        let closed = body.last().is_some_and(|last| matches!(last.mark(), '.' | ':' | ';'));
        if !closed && body.len() <= 60 {
            first.kind = BlockKind::Title;
        }
    }
}

fn is_footnote(block: &Block, tokens: &[Token]) -> bool {
    match &tokens[block.tokens.clone()] {
        [open, label, close, ..] => open.is_mark('[') && label.is_number() && close.is_mark(']'),
        _ => false,
    }
}

/// A numbered line that ends without closing punctuation and is short: a heading.
fn is_heading_number(block: &Block, tokens: &[Token]) -> bool {
    let numbered = block.marker.is_some()
        && tokens[..block.tokens.start].last().is_some_and(|t| matches!(t.mark(), '.' | ')'));
    let body = &tokens[block.tokens.clone()];
    let open = body.last().is_some_and(|last| !matches!(last.mark(), '.' | ';'));
    numbered && open && body.len() <= 40 && body.first().is_some_and(|t| t.shape != Shape::Lower)
}
