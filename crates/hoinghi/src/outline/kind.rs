//! What each block is: the page around the report first, then what stands in the report itself.

mod article;
mod head;
mod tail;

use super::look::Look;
use super::marker;
use super::sentence::Ends;
use super::{Block, BlockKind};
use crate::lexicon::{Class, ClassSet, Lexicon};
use crate::token::Token;
use std::ops::Range;

/// Titles, captions and headings are at most this many words long.
const LONGEST_TITLE: usize = 60;
const LONGEST_CREDIT: usize = 20;
/// How many captions and the like may stand between a heading and what it is over.
const INTERRUPTIONS: usize = 8;

const SECTIONS: ClassSet = ClassSet::of(&[
    Class::SectionTask,
    Class::SectionTarget,
    Class::SectionResult,
    Class::SectionShortcoming,
    Class::SectionAttendee,
    Class::SectionAgenda,
    Class::SectionAward,
]);

/// The blocks with what is known of them.
struct Page<'p> {
    blocks: &'p mut Vec<Block>,
    looks: Vec<Look>,
    tokens: &'p [Token],
    lexicon: &'p Lexicon,
}

/// Says what each block is; the lines of a title become one block. Gives the ends of the sentences
/// within the blocks as they came, and whether any were made one.
pub(super) fn classify(
    blocks: &mut Vec<Block>,
    tokens: &[Token],
    lexicon: &Lexicon,
) -> (Ends, bool) {
    let lines = blocks.len();
    let mut ends = Ends::default();
    let look = |block: &Block| Look::of(block, &mut ends, tokens, lexicon);
    let looks = blocks.iter().map(look).collect();
    let mut page = Page { blocks, looks, tokens, lexicon };
    page.mark_plain();
    let article = page.article();
    let title = page.mark_head(article.start).or_else(|| page.mark_stopped(article.start));
    page.mark_tail(article.end);
    page.mark_article(article, title);
    if let Some(title) = title {
        page.join_title(title);
    }
    (ends, blocks.len() < lines)
}

impl Page<'_> {
    fn body_tokens(&self, at: usize) -> &[Token] {
        &self.tokens[self.blocks[at].tokens.clone()]
    }

    fn starts(&self, at: usize, classes: impl Into<ClassSet>) -> bool {
        self.lexicon.longest(self.body_tokens(at), classes.into()).is_some()
    }

    fn is_open(&self, at: usize) -> bool {
        matches!(self.blocks[at].kind, BlockKind::Paragraph | BlockKind::Item)
    }

    fn is_paragraph(&self, at: usize) -> bool {
        self.blocks[at].kind == BlockKind::Paragraph
    }

    /// Blocks that say themselves what they are.
    fn mark_plain(&mut self) {
        for at in 0..self.blocks.len() {
            let look = &self.looks[at];
            let body = self.body_tokens(at);
            let line = look.words <= LONGEST_TITLE && !look.sentences;
            let kind = match look.label {
                Some(Class::Stamp) if look.numbers > 0 && line && look.close == '\0' => {
                    BlockKind::Stamp
                }
                Some(Class::Furniture) if line => BlockKind::Furniture,
                Some(Class::Byline) if line && look.words <= LONGEST_CREDIT => {
                    if look.dated {
                        BlockKind::Stamp
                    } else {
                        BlockKind::Byline
                    }
                }
                Some(Class::Credit) if line && look.words <= LONGEST_CREDIT => {
                    if look.photo {
                        BlockKind::Caption
                    } else {
                        BlockKind::Furniture
                    }
                }
                _ if is_footnote(body) => BlockKind::Footnote,
                _ if (look.machine && !look.day) || marker::is_rule(body) => BlockKind::Furniture,
                _ => continue,
            };
            self.blocks[at].kind = kind;
        }
    }

    /// The blocks of the article proper: from the first that tells something to the last, and the
    /// items of a list that it leads to.
    fn article(&self) -> Range<usize> {
        let tells = |&at: &usize| self.is_open(at) && self.looks[at].is_prose(&self.blocks[at]);
        let all = 0..self.blocks.len();
        let Some(first) = all.clone().find(|at| tells(at) || self.blocks[*at].marker.is_some())
        else {
            // A line in capitals by itself is a headline, any other line is what there is to read.
            let line = self.blocks.len() == 1 && !self.looks[0].capitals;
            return if line { 0..1 } else { all.end..all.end };
        };
        let mut end = all.clone().rev().find(tells).map_or(first + 1, |last| last + 1);
        while end < all.end && self.blocks[end].kind == BlockKind::Item {
            end += 1;
        }
        first..end.max(first)
    }

    /// The blocks after `at` that are no interruption, the nearest first.
    fn next_content(&self, at: usize) -> Option<usize> {
        // Interruptions are few; a page of nothing else must not be walked again and again.
        (at + 1..self.blocks.len().min(at + 1 + INTERRUPTIONS)).find(|&next| {
            !matches!(
                self.blocks[next].kind,
                BlockKind::Furniture | BlockKind::Caption | BlockKind::Footnote | BlockKind::Stamp
            )
        })
    }
}

/// A note at the foot: "[1] …".
fn is_footnote(body: &[Token]) -> bool {
    match body {
        [open, label, close, _, ..] => open.is_mark('[') && label.is_number() && close.is_mark(']'),
        _ => false,
    }
}
