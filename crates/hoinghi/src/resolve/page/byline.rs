//! Who signs the article.

use super::Told;
use crate::cursor::key;
use crate::document::Document;
use crate::first::{First, Openers};
use crate::grammar::date::DateParts;
use crate::lexicon::{Class, ClassSet};
use crate::mention::Mention;
use crate::outline::{Block, BlockKind};
use crate::span::Span;
use crate::token::{Gap, Kind, Shape, Token};
use std::ops::Range;

/// A signature has at most this many tokens.
const LONGEST: usize = 12;
/// Only so many lines after the report are looked at for a signature.
const NEAR: usize = 12;

const CREDITS: ClassSet = ClassSet::of(&[Class::Credit, Class::Caption]);
const FIELDS: ClassSet =
    ClassSet::of(&[Class::Byline, Class::Credit, Class::Stamp, Class::Furniture]);
const PARTS: ClassSet =
    ClassSet::of(&[Class::Office, Class::School, Class::Level, Class::Post, Class::PartyRank]);
const OFFICES: ClassSet = ClassSet::of(&[Class::Office, Class::School]);

/// Labels of signatures.
pub(crate) const FIRST: First = First { classes: ClassSet::of(&[Class::Byline]), ..First::NONE };

/// Who signs: a labelled signature ("Tin, ảnh: …"), else a line of its own after the report, else
/// brackets or a name at its end, else a name under the headline or before the stamp.
pub(super) fn read(
    doc: &Document<'_>,
    stamp: Option<&Mention<DateParts>>,
    told: &Told,
) -> Option<Span> {
    let blocks = &doc.outline.blocks;
    let last = told.last;
    blocks
        .iter()
        .enumerate()
        .find_map(|(at, block)| labelled(doc, at, block))
        .or_else(|| last.and_then(|last| after(doc, last)))
        .or_else(|| last.and_then(|last| bracketed(doc, &blocks[last])))
        .or_else(|| last.and_then(|last| trailing(doc, &blocks[last])))
        .or_else(|| {
            let mut signed = blocks.iter().filter(|block| block.kind == BlockKind::Byline);
            signed.find_map(|block| whole(doc, block))
        })
        .or_else(|| before_stamp(doc, stamp?))
}

/// ```text
/// before-stamp = Name (("-" | ",") Name)* stamp      a line of its own
/// ```
fn before_stamp(doc: &Document<'_>, stamp: &Mention<DateParts>) -> Option<Span> {
    let block = doc.outline.block_of(stamp.tokens.start)?;
    let Range { start, end } = block.tokens.start..stamp.tokens.start;
    let marks = |at: &usize| doc.tokens[*at - 1].kind == Kind::Mark;
    let end = (start + 1..=end).rev().find(|at| !marks(at))?;
    let others = ClassSet::of(&[Class::Province, Class::Level, Class::Event, Class::Weekday]);
    let named = (2..=LONGEST).contains(&(end - start))
        && doc.tokens[start..end].iter().all(|t| !t.is_word() || t.shape.is_capital())
        && doc.term(start, end, others).is_none();
    (named && signs(doc, start..end)).then(|| doc.span(start..end))
}

/// ```text
/// trailing = name at the end of the last paragraph, after its full stop and with none of its own
/// ```
fn trailing(doc: &Document<'_>, block: &Block) -> Option<Span> {
    let Range { start, end } = block.tokens;
    // The full stop of an initial touches the name after it: "Đ.Lam".
    let initial = |at: usize| {
        let next = doc.tokens.get(at + 1);
        doc.tokens[at].is_mark('.') && next.is_some_and(|next| next.gap == Gap::None)
    };
    let of_name = |&at: &usize| {
        let token = &doc.tokens[at];
        token.shape.is_capital() || token.is_mark('-') || initial(at)
    };
    let from = (start..end).rev().take(LONGEST).take_while(of_name).last()?;
    let stop = from.checked_sub(1).filter(|&stop| stop > start)?;
    let closed = doc.tokens[stop].is_mark('.')
        && (doc.tokens[stop - 1].shape == Shape::Lower || doc.tokens[stop - 1].is_number());
    let others = ClassSet::of(&[Class::Honorific, Class::Office, Class::School, Class::Province]);
    let named = end - from > 1
        && doc.tokens[from].gap > Gap::None
        && doc.tokens[end - 1].is_word()
        && doc.term(from, end, others).is_none();
    (closed && named && signs(doc, from..end)).then(|| doc.span(from..end))
}

/// ```text
/// labelled = byline-label ":" signature      at a line's or sentence's start, or in a stamp
/// ```
fn labelled(doc: &Document<'_>, at: usize, block: &Block) -> Option<Span> {
    let end = block.tokens.end;
    let page = !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Heading);
    let starts = |at: usize| {
        let before = at.checked_sub(1).map(|last| &doc.tokens[last]);
        at == block.tokens.start
            || (page && before.is_some_and(|last| last.kind == Kind::Mark || last.is_number()))
            || before.is_some_and(|last| matches!(last.mark(), '.' | '(' | '/' | '!' | '…'))
    };
    let mut labels = doc.openings(block.tokens.clone(), Openers::BYLINE).filter(|&at| starts(at));
    labels.find_map(|label| {
        let found = doc.term(label, end, Class::Byline)?;
        let next = doc.tokens.get(found.end).filter(|_| found.end < end)?;
        // "Viết bởi" needs no colon.
        let by = doc.is(found.end - 1, key!("bởi")) || doc.is(found.end - 1, key!("by"));
        if by && (page || label == block.tokens.start) && next.shape.is_capital() {
            return signature(doc, found.end..end);
        }
        if !next.is_mark(':') {
            return None;
        }
        let signed = signature(doc, found.end + 1..end);
        // A label may have the name on the line below it.
        let below = || {
            let block = doc.outline.blocks.get(at + 1).filter(|_| found.end + 1 == end)?;
            whole(doc, block)
        };
        signed.or_else(below)
    })
}

/// The signature at the start of `tokens`, which ends at a bracket, a bar, or the line's end.
fn signature(doc: &Document<'_>, tokens: Range<usize>) -> Option<Span> {
    let ends = |at: usize| {
        matches!(doc.tokens[at].mark(), '|' | '(' | ')' | ';' | '[' | '/')
            || (at > tokens.start && (field(doc, at, tokens.end) || stamped(doc, at, tokens.end)))
    };
    let mut end = tokens.clone().find(|&at| ends(at)).unwrap_or(tokens.end);
    while end > tokens.start && matches!(doc.tokens[end - 1].mark(), '-' | ',' | '.' | '*' | '•')
    {
        // A full stop that touches an initial is part of the name: "N.T.H."
        let initial = doc.tokens[end - 1].is_mark('.') && end >= tokens.start + 4;
        if initial && doc.tokens[end - 2].len() <= 2 {
            break;
        }
        end -= 1;
    }
    let fits = (1..=LONGEST).contains(&(end - tokens.start));
    let named = doc.tokens[tokens.start..end].iter().any(|token| token.is_word());
    (fits && named).then(|| doc.span(tokens.start..end))
}

/// Whether another labelled field begins at `at`: "Lê Quyên - Ảnh: …".
fn field(doc: &Document<'_>, at: usize, end: usize) -> bool {
    doc.term(at, end, FIELDS)
        .is_some_and(|found| doc.tokens.get(found.end).is_some_and(|next| next.is_mark(':')))
}

/// Whether a day or time begins at `at`: "Lê Quyên - 02/10/2023".
fn stamped(doc: &Document<'_>, at: usize, end: usize) -> bool {
    let next = doc.tokens.get(at + 1).filter(|_| at + 1 < end);
    let numeral = |at: usize| doc.tokens[at].is_number() && doc.tokens[at].len() <= 4;
    (numeral(at) && next.is_some_and(|next| matches!(next.mark(), '/' | '-' | '.' | ':')))
        || doc.term(at, end, ClassSet::of(&[Class::Weekday, Class::Stamp])).is_some_and(|found| {
            doc.tokens.get(found.end).is_some_and(|next| next.is_number() || next.is_mark(','))
        })
}

/// Whether a block tells something: a sentence, or an item of a list.
pub(super) fn tells(doc: &Document<'_>, block: &Block) -> bool {
    let Range { start, end } = block.tokens;
    // The form under a report tells nothing: "Email của bạn sẽ không …".
    if doc.term(start, end, Class::Furniture).is_some_and(|found| found.end >= start + 4) {
        return false;
    }
    let body = &doc.tokens[block.tokens.clone()];
    let words = body.iter().filter(|token| token.is_word()).count();
    let closed = body.iter().rev().take(2).any(|last| matches!(last.mark(), '.' | ';' | '/'));
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Heading)
        && (words > LONGEST || (words > 4 && closed))
}

/// A line of its own after the block `last` that is a name, initials or an office.
fn after(doc: &Document<'_>, last: usize) -> Option<Span> {
    let rest = doc.outline.blocks[last + 1..].iter().take(NEAR);
    let mut lines = rest.take_while(|block| !is_page(doc, block));
    lines.find_map(|block| whole(doc, block))
}

/// Whether a block belongs to the page around the report.
fn is_page(doc: &Document<'_>, block: &Block) -> bool {
    let Range { start, end } = block.tokens;
    block.kind == BlockKind::Furniture
        && (doc.term(start, end, Class::Furniture).is_some() || whole(doc, block).is_none())
}

/// The signature that a block is: a name, initials, or an office, and nothing else.
fn whole(doc: &Document<'_>, block: &Block) -> Option<Span> {
    let Range { start, end } = block.tokens;
    if block.marker.is_some() {
        // A reader of lines takes the first of three initials for the letter of an item.
        let first = doc.token_at(block.span.start);
        let letters = &doc.tokens[first..end];
        let initials = letters.iter().all(|token| is_initial(token) || token.is_mark('.'));
        return ((3..=LONGEST).contains(&letters.len()) && initials).then_some(block.span);
    }
    let inner = match doc.tokens.get(start..end) {
        Some([open, .., close]) if open.is_mark('(') && close.is_mark(')') => start + 1..end - 1,
        // "Thu Hà (st)"
        Some([.., open, word, close])
            if open.is_mark('(') && word.is_word() && close.is_mark(')') =>
        {
            start..end - 3
        }
        _ => start..end,
    };
    signs(doc, inner.clone()).then(|| doc.span(inner))
}

/// Whether tokens are a signature.
fn signs(doc: &Document<'_>, tokens: Range<usize>) -> bool {
    let Range { start, end } = tokens;
    let body = &doc.tokens[tokens.clone()];
    let marks = |mark: char| matches!(mark, '.' | '-' | '&' | ',' | '/');
    let only_names = || {
        let mut at = start;
        while at < end {
            let token = &doc.tokens[at];
            let named = token.shape.is_capital() || marks(token.mark()) || doc.is(at, key!("và"));
            // "Thu Hà - Đài Truyền thanh huyện"
            let part = doc.term(at, end, PARTS).filter(|_| at > start);
            if !named && part.is_none() {
                return false;
            }
            at = part.map_or(at + 1, |found| found.end);
        }
        true
    };
    (1..=LONGEST).contains(&body.len())
        && body.iter().any(|token| token.shape.is_capital())
        && body.iter().all(|token| token.is_word() || marks(token.mark()))
        && doc.term(start, end, CREDITS).is_none()
        && doc.term(start, end, Class::Furniture).is_none_or(|found| found.end < end)
        && (only_names() || names_office(doc, tokens.clone()))
}

fn is_initial(token: &Token) -> bool {
    token.is_word() && token.shape == Shape::Title && token.is_single()
}

fn names_office(doc: &Document<'_>, tokens: Range<usize>) -> bool {
    let first = doc.tokens[tokens.start].shape;
    let said = ClassSet::of(&[Class::Event, Class::EventPredicate, Class::VerbAward]);
    let tells = tokens.clone().any(|at| doc.term(at, tokens.end, said).is_some());
    first != Shape::Lower && !tells && doc.term(tokens.start, tokens.end, OFFICES).is_some()
}

/// ```text
/// bracketed = "(" signature ")" at the end of the last paragraph, after its full stop
/// ```
fn bracketed(doc: &Document<'_>, block: &Block) -> Option<Span> {
    let body = &doc.tokens[block.tokens.clone()];
    let mut end = body.len();
    while end > 0 && matches!(body[end - 1].mark(), '.' | '/') {
        end -= 1;
    }
    let close = end.checked_sub(1).filter(|&close| body[close].is_mark(')'))?;
    let open = body[..close].iter().rposition(|token| token.is_mark('('))?;
    let after_stop = open > 0
        && matches!(body[open - 1].mark(), '.' | '/' | '!' | '”')
        && body[open].gap > Gap::None;
    let inner = block.tokens.start + open + 1..block.tokens.start + close;
    (after_stop && signs(doc, inner.clone())).then(|| doc.span(inner))
}
