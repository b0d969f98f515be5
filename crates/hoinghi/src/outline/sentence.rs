//! Sentences of the blocks.

use super::Block;
use crate::cursor::keys;
use crate::fold::Key;
use crate::lexicon::{Class, ClassSet, Lexicon};
use crate::token::{Gap, Kind, Shape, Token};
use std::ops::Range;

/// Titles that end in a full stop of their own.
const TITLES: ClassSet =
    ClassSet::of(&[Class::Degree, Class::Honorific, Class::Level, Class::Rank]);
/// Bytes of the longest title that is taken for an abbreviation.
const SHORT: usize = 4;

/// Words before a single letter or Roman number that is a label, not an initial.
fn labels(word: Key) -> bool {
    keys!(
        "thứ", "khóa", "quý", "lớp", "tổ", "khu", "nhóm", "hạng", "mức", "loại", "kỳ", "khối",
        "cấp", "nhà", "phần", "chương", "mục", "điểm", "cụm", "đội",
    )
    .contains(&word)
}

/// The tokens within blocks that end sentences, in order.
#[derive(Default)]
pub(super) struct Ends(Vec<usize>);

impl Ends {
    pub(super) fn read(blocks: &[Block], tokens: &[Token], lexicon: &Lexicon) -> Ends {
        let mut all = Ends::default();
        for block in blocks {
            for at in block.tokens.clone() {
                if tokens[at].kind == Kind::Mark {
                    all.note(tokens, at, block.tokens.clone(), lexicon);
                }
            }
        }
        all
    }

    /// Notes the mark at `at` if it ends a sentence inside its block; they come in order.
    #[inline]
    pub(super) fn note(
        &mut self,
        tokens: &[Token],
        at: usize,
        block: Range<usize>,
        lexicon: &Lexicon,
    ) {
        if is_end(&tokens[at]) && ends(tokens, at, block, lexicon) {
            self.0.push(at);
        }
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// The ends within a block, but for its own.
    pub(super) fn within(&self, block: &Block) -> &[usize] {
        let Range { start, end } = block.tokens;
        let from = self.0.partition_point(|&at| at < start);
        let length = self.0[from..].partition_point(|&at| at < end);
        &self.0[from..from + length]
    }
}

/// The sentences of the blocks, in place of those in `sentences`.
pub(super) fn split_into(sentences: &mut Vec<Range<usize>>, blocks: &[Block], ends: &Ends) {
    sentences.clear();
    sentences.reserve(blocks.len() + ends.0.len());
    for block in blocks {
        let mut begin = block.tokens.start;
        for &at in ends.within(block) {
            sentences.push(begin..at + 1);
            begin = at + 1;
        }
        if begin < block.tokens.end {
            sentences.push(begin..block.tokens.end);
        }
    }
}

/// Whether a token is a mark that sentences may end with.
#[inline]
fn is_end(token: &Token) -> bool {
    matches!(token.mark(), '.' | '!' | '?' | '…' | '”' | '"' | ')' | '»')
}

/// Whether a sentence ends with the token at `at`, inside its block.
fn ends(tokens: &[Token], at: usize, block: Range<usize>, lexicon: &Lexicon) -> bool {
    let Some(next) = tokens.get(at + 1).filter(|_| at + 1 < block.end) else {
        return false;
    };
    let before = at.checked_sub(1).filter(|&i| i >= block.start).map(|i| &tokens[i]);
    let apart = next.gap > Gap::None;
    match tokens[at].mark() {
        '!' | '?' | '…' => apart && next.shape.is_capital(),
        '.' if apart => {
            (next.shape.is_capital() || next.kind != Kind::Word)
                && !abbreviates(tokens, at, block.start, lexicon)
        }
        '.' => is_unspaced_end(before, &tokens[at], next),
        // The quotation ends with the sentence.
        '”' | '"' | ')' | '»' => {
            let closed = before.is_some_and(|b| matches!(b.mark(), '.' | '!' | '?' | '…'));
            closed && apart && tokens[at].gap == Gap::None && next.shape.is_capital()
        }
        _ => false,
    }
}

/// A full stop with no space after it: "đạt kết quả tốt.Hội nghị", "trực thuộc .Các".
fn is_unspaced_end(before: Option<&Token>, stop: &Token, next: &Token) -> bool {
    let Some(before) = before else { return false };
    let spaced_before = stop.gap > Gap::None && next.shape.is_capital();
    let long = |token: &Token| !token.is_single();
    let tight = before.shape == Shape::Lower
        && next.shape == Shape::Title
        && (long(before) && long(next))
        && stop.gap == Gap::None;
    spaced_before || tight
}

/// Whether the full stop at `at` belongs to an abbreviation: "TS. Trần", "TP. Huế", "A. Trần".
fn abbreviates(tokens: &[Token], at: usize, begin: usize, lexicon: &Lexicon) -> bool {
    let Some(last) = at.checked_sub(1).filter(|&i| i >= begin).map(|i| &tokens[i]) else {
        return false;
    };
    if tokens[at].gap > Gap::None {
        return false;
    }
    let single = last.is_single();
    let title = (begin.max(at.saturating_sub(4))..at).any(|from| {
        lexicon.longest(&tokens[from..=at], TITLES).is_some_and(|found| {
            let short = single || last.shape.is_capital() && last.len() <= SHORT;
            from + found.end == at + 1 || (from + found.end == at && short)
        })
    });
    !is_label(tokens, at - 1, begin) && (title || is_initial(last))
}

/// Whether a token is a lone capital, as in "L. H.".
fn is_initial(token: &Token) -> bool {
    token.shape.is_capital() && token.is_single()
}

/// Whether a token is a label of what stands before it: "lần thứ X.", "lớp 4A."
fn is_label(tokens: &[Token], at: usize, begin: usize) -> bool {
    let token = &tokens[at];
    let before = at.checked_sub(1).filter(|&i| i >= begin).map(|i| &tokens[i]);
    before.is_some_and(|before| {
        labels(before.key)
            || (before.is_number() && token.gap == Gap::None)
            || (is_initial(token)
                && before.shape == Shape::Lower
                && matches!(token.first, 'I' | 'V' | 'X'))
    })
}
