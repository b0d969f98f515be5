//! When the page was published.

use crate::document::Document;
use crate::grammar::date::DateParts;
use crate::lexicon::{Class, ClassSet};
use crate::mention::Mention;
use crate::outline::{Block, BlockKind};
use crate::report::DateKind;
use std::ops::Range;

/// Words that may stand in a line that is a stamp and nothing else.
const AROUND: ClassSet =
    ClassSet::of(&[Class::Weekday, Class::PartOfDay, Class::DateWord, Class::Stamp]);

/// Index of the date mention that is the publication stamp.
///
/// A stamp is a date that a label of publication announces ("Ngày đăng: …"), or one that has a line
/// of its own ("Thứ Ba, 07/03/2023 | 09:20 GMT+7").
pub(super) fn read(doc: &Document<'_>, dates: &[Mention<DateParts>]) -> Option<usize> {
    let is_day = |at: &usize| matches!(dates[*at].value.kind, DateKind::Day | DateKind::Datetime);
    let stamped = |wanted: fn(&Document<'_>, &Block, &Mention<DateParts>) -> bool| {
        (0..dates.len()).filter(is_day).find(|&at| {
            let block = doc.outline.block_of(dates[at].tokens.start);
            block.is_some_and(|block| wanted(doc, block, &dates[at]))
        })
    };
    let marked = |_: &Document<'_>, block: &Block, _: &Mention<DateParts>| {
        block.kind == BlockKind::Stamp
    };
    stamped(labelled).or_else(|| stamped(alone)).or_else(|| stamped(marked))
}

/// Whether a label of publication stands before the date, in its block.
fn labelled(doc: &Document<'_>, block: &Block, date: &Mention<DateParts>) -> bool {
    if block.kind != BlockKind::Stamp {
        return false;
    }
    let mut before = block.tokens.start..date.tokens.start.max(block.tokens.start);
    before.any(|at| doc.term(at, date.tokens.end, Class::Stamp).is_some())
}

/// Whether the block holds nothing but the date and words around dates.
fn alone(doc: &Document<'_>, block: &Block, date: &Mention<DateParts>) -> bool {
    block.marker.is_none()
        && block.kind != BlockKind::Furniture
        && filler(doc, block.tokens.start..date.tokens.start)
        && filler(doc, date.tokens.end..block.tokens.end)
}

fn filler(doc: &Document<'_>, tokens: Range<usize>) -> bool {
    let mut at = tokens.start;
    while at < tokens.end {
        match doc.term(at, tokens.end, AROUND) {
            Some(found) => at = found.end,
            None if doc.tokens[at].is_word() => return false,
            None => at += 1,
        }
    }
    tokens.len() <= 12
}
