//! After the article: who signs it, its stamp, notes, and the rest of the page.

use super::Page;
use crate::lexicon::{Class, ClassSet};
use crate::outline::BlockKind;
use crate::token::Shape;

const OFFICE: ClassSet = ClassSet::of(&[Class::Office, Class::School]);
/// A signature is at most this many words long.
const LONGEST_SIGNATURE: usize = 8;
/// A paragraph of this many words is no link, even where its full stop is missing.
const SHORTEST_PARAGRAPH: usize = 20;

impl Page<'_> {
    /// Marks the blocks from `begin` on.
    pub(super) fn mark_tail(&mut self, begin: usize) {
        // What follows the article at once may still belong to it.
        let mut near = true;
        for at in begin..self.blocks.len() {
            if self.is_open(at) {
                let kind = self.in_tail(at, near);
                near &= !matches!(kind, BlockKind::Byline | BlockKind::Furniture);
                self.blocks[at].kind = kind;
            } else {
                near &= self.blocks[at].kind != BlockKind::Furniture;
            }
        }
    }

    fn in_tail(&self, at: usize, near: bool) -> BlockKind {
        let look = &self.looks[at];
        let own = self.blocks[at].kind;
        if look.day && self.is_paragraph(at) {
            BlockKind::Stamp
        } else if look.photo || (look.person && look.words >= 5) {
            BlockKind::Caption
        } else if !near {
            BlockKind::Furniture
        } else if look.words >= SHORTEST_PARAGRAPH
            || (look.words >= 5 && self.starts(at, Class::VerbDo))
            || (own == BlockKind::Item && look.words >= 5)
        {
            own
        } else if self.is_signature(at) {
            BlockKind::Byline
        } else {
            BlockKind::Furniture
        }
    }

    fn is_signature(&self, at: usize) -> bool {
        let look = &self.looks[at];
        let first = self.body_tokens(at).first();
        let capital = first.is_some_and(|token| token.shape.is_capital() || token.is_mark('('));
        let small = self.body_tokens(at).iter().filter(|token| token.shape == Shape::Lower).count();
        let office = self.starts(at, OFFICE) && !self.starts(at, Class::Event);
        let signs = look.name || (office && small * 2 <= look.words) || look.words <= 3;
        let line = look.close != ':' && look.words <= LONGEST_SIGNATURE && !look.event;
        self.is_paragraph(at) && capital && signs && line
    }
}
