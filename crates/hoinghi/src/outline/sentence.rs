//! Sentences of the blocks.

use super::Block;
use crate::lexicon::{Class, ClassSet, Lexicon};
use crate::token::{Gap, Kind, Shape, Token};
use std::ops::Range;

/// Titles that end in a full stop of their own.
const TITLES: ClassSet = ClassSet::of(&[Class::Degree, Class::Honorific, Class::Level]);

pub(super) fn split(blocks: &[Block], tokens: &[Token], lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut sentences = Vec::with_capacity(blocks.len() * 2);
    for block in blocks {
        let mut begin = block.tokens.start;
        for at in block.tokens.clone() {
            if ends(tokens, at, block.tokens.clone(), lexicon) {
                sentences.push(begin..at + 1);
                begin = at + 1;
            }
        }
        if begin < block.tokens.end {
            sentences.push(begin..block.tokens.end);
        }
    }
    sentences
}

fn ends(tokens: &[Token], at: usize, block: Range<usize>, lexicon: &Lexicon) -> bool {
    let Some(next) = tokens.get(at + 1).filter(|_| at + 1 < block.end) else {
        return false;
    };
    match tokens[at].mark() {
        '!' | '?' | '…' => next.gap > Gap::None && next.shape.is_capital(),
        '.' => {
            next.gap > Gap::None
                && (next.shape.is_capital() || next.kind != Kind::Word)
                && !abbreviates(tokens, at, block.start, lexicon)
        }
        _ => false,
    }
}

/// Whether the full stop at `at` belongs to an abbreviation: "TS. Trần", "TP. Huế", "A. Trần".
fn abbreviates(tokens: &[Token], at: usize, begin: usize, lexicon: &Lexicon) -> bool {
    let Some(last) = at.checked_sub(1).filter(|&i| i >= begin).map(|i| &tokens[i]) else {
        return false;
    };
    if tokens[at].gap > Gap::None {
        return false;
    }
    let single = last.is_word() && last.span.len() == last.first.len_utf8();
    let title = last.shape != Shape::Lower
        && (begin.max(at.saturating_sub(4))..at).any(|from| {
            lexicon.longest(&tokens[from..=at], TITLES).is_some_and(|found| {
                let end = from + found.end;
                end == at + 1 || (end == at && last.span.len() <= 6)
            })
        });
    single || title
}
