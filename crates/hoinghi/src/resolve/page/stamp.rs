//! When the page was published.

use super::Told;
use crate::cursor::key;
use crate::document::Document;
use crate::grammar::date::DateParts;
use crate::lexicon::{Class, ClassSet};
use crate::mention::Mention;
use crate::outline::{Block, BlockKind};
use crate::report::DateKind;
use std::ops::Range;

/// Words that may stand around the date of a stamp.
const AROUND: ClassSet =
    ClassSet::of(&[Class::Weekday, Class::PartOfDay, Class::DateWord, Class::Stamp]);
/// Only so many tokens stand between a label of publication and its date.
const LABEL_REACH: usize = 10;
/// A stamp that is a line of its own has at most this many tokens around the date.
const LONGEST: usize = 12;
/// The name or section before a stamp on its line has at most this many tokens.
const LONGEST_LEAD: usize = 8;

/// Index of the date mention that is the publication stamp.
///
/// A stamp is a date that a label of publication announces ("Ngày đăng: …"), or one that has a line
/// of its own ("Thứ Ba, 07/03/2023 | 09:20 GMT+7").
pub(super) fn read(doc: &Document<'_>, dates: &[Mention<DateParts>], told: &Told) -> Option<usize> {
    let is_day = |at: &usize| matches!(dates[*at].value.kind, DateKind::Day | DateKind::Datetime);
    let stamped = |wanted: &dyn Fn(&Block, &Mention<DateParts>) -> bool| {
        (0..dates.len()).filter(is_day).find(|&at| {
            let block = doc.outline.block_of(dates[at].tokens.start);
            block.is_some_and(|block| wanted(block, &dates[at]))
        })
    };
    stamped(&|block, date| labelled(doc, block, date))
        .or_else(|| stamped(&|block, date| alone(doc, block, date)))
        .or_else(|| stamped(&|block, _| block.kind == BlockKind::Stamp))
        .or_else(|| stamped(&|block, date| ends_title(doc, block, date)))
        .or_else(|| stamped(&|block, date| between(doc, block, date, told)))
        .or_else(|| stamped(&|block, date| signed(doc, block, date, told)))
}

/// ```text
/// signed = Name Name+ ( "-" | "|" ) day      a line of its own, before or after the report
/// ```
fn signed(doc: &Document<'_>, block: &Block, date: &Mention<DateParts>, told: &Told) -> bool {
    let Range { start, end } = block.tokens;
    let at = date.tokens.start;
    let line = !matches!(block.kind, BlockKind::Title | BlockKind::Heading | BlockKind::Item);
    let short = (start + 3..=start + LONGEST_LEAD).contains(&at);
    if !line || !short || !doc.tokens[at].is_number() || !filler(doc, date.tokens.end..end) {
        return false;
    }
    let others = ClassSet::of(&[
        Class::Province,
        Class::Level,
        Class::Event,
        Class::Office,
        Class::Honorific,
        Class::HonorificMale,
        Class::HonorificFemale,
    ]);
    let named = doc.tokens[start..at - 1].iter().all(|t| t.is_word() && t.shape.is_capital())
        && matches!(doc.tokens[at - 1].mark(), '-' | '|')
        && doc.term(start, at, others).is_none();
    named && (told.begins_after(start) || told.ends_before(start))
}

/// Whether the date, with a time of day, stands in brackets at the end of the headline.
fn ends_title(doc: &Document<'_>, block: &Block, date: &Mention<DateParts>) -> bool {
    block.kind == BlockKind::Title && ends(doc, block, date)
}

/// Whether a date with a time of day stands in brackets at the end of a block.
pub(super) fn ends(doc: &Document<'_>, block: &Block, date: &Mention<DateParts>) -> bool {
    let Range { start, end } = date.tokens;
    let opens = start > block.tokens.start && doc.tokens[start - 1].is_mark('(');
    let closes = end + 1 == block.tokens.end && doc.tokens[end].is_mark(')');
    opens && closes && date.value.kind == DateKind::Datetime
}

/// ```text
/// between = (Word{1,8} datetime | "("? day) ")"? "."? (furniture … | "(" number ")" | filler)
/// ```
///
/// in a line over the report proper: "Lê Quyên 11/01/2022 11:59", "(11/07/2022). Lượt xem: 20".
fn between(doc: &Document<'_>, block: &Block, date: &Mention<DateParts>, told: &Told) -> bool {
    let Range { start, end } = block.tokens;
    let line = !matches!(block.kind, BlockKind::Title | BlockKind::Heading | BlockKind::Furniture);
    if !line || end - start > 2 * LONGEST || !told.begins_after(start) {
        return false;
    }
    let lead = &doc.tokens[start..date.tokens.start.max(start)];
    let named = lead.len() <= LONGEST_LEAD
        && lead.first().is_some_and(|first| first.shape.is_capital())
        && doc.term(start, end, AROUND).is_none()
        && lead.iter().all(|token| token.is_word() || matches!(token.mark(), '-' | ',' | '|'));
    let timed = date.value.kind == DateKind::Datetime && named;
    let bare = lead.iter().all(|token| !token.is_word() && !token.is_number());
    let mut rest = date.tokens.end;
    while rest < end && matches!(doc.tokens[rest].mark(), ')' | '.' | '|' | '-' | ',') {
        rest += 1;
    }
    let page = doc.term(rest, end, Class::Furniture).is_some();
    let tail = rest > end || page || filler(doc, rest.min(end)..end);
    tail && (timed || (bare && page))
}

/// ```text
/// labelled = stamp-label (":" | weekday | clock | mark)* date     in a line of the page
/// ```
fn labelled(doc: &Document<'_>, block: &Block, date: &Mention<DateParts>) -> bool {
    let Range { start, end } = date.tokens;
    let from = block.tokens.start.max(start.saturating_sub(LABEL_REACH));
    let label = (from..start).find(|&at| {
        let found = doc.term(at, end, Class::Stamp);
        found.is_some_and(|found| filler(doc, found.end.min(start)..start))
    });
    // The label may be the word "ngày" that the date begins with.
    let own = || doc.term(start, end, Class::Stamp).map(|_| start);
    let page = matches!(block.kind, BlockKind::Stamp | BlockKind::Byline | BlockKind::Furniture);
    match label.or_else(own) {
        Some(label) => page || (label == block.tokens.start && alone(doc, block, date)),
        None => false,
    }
}

/// Whether the block holds nothing but the date and words around dates.
fn alone(doc: &Document<'_>, block: &Block, date: &Mention<DateParts>) -> bool {
    // "Thời gian: 7h30, ngày 12/3/2024" says when something was held.
    let first = block.tokens.start;
    let held = doc.is(first, key!("thời")) && doc.is(first + 1, key!("gian"));
    !held
        && block.marker.is_none()
        && block.kind != BlockKind::Furniture
        && filler(doc, block.tokens.start..date.tokens.start)
        && filler(doc, date.tokens.end..block.tokens.end)
}

/// Whether the tokens are few, and only marks, numbers and words around dates.
fn filler(doc: &Document<'_>, tokens: Range<usize>) -> bool {
    if tokens.len() > LONGEST {
        return false;
    }
    let mut at = tokens.start;
    while at < tokens.end {
        match doc.term(at, tokens.end, AROUND) {
            Some(found) => at = found.end,
            None if doc.tokens[at].is_word() && doc.tokens[at].len() > 1 => return false,
            None => at += 1,
        }
    }
    true
}
