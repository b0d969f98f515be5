//! Who signs the article.

use crate::document::Document;
use crate::lexicon::{Class, ClassSet};
use crate::outline::{Block, BlockKind};
use crate::span::Span;
use crate::token::{Gap, Shape};
use std::ops::Range;

/// A signature has at most this many words.
const LONGEST: usize = 9;

/// Who signs: a labelled signature ("Tin, ảnh: …"), else a line of its own after the report.
pub(super) fn read(doc: &Document<'_>) -> Option<Span> {
    let blocks = &doc.outline.blocks;
    blocks.iter().find_map(|block| labelled(doc, block)).or_else(|| unlabelled(doc))
}

/// ```text
/// labelled = byline-label ":" signature
/// ```
fn labelled(doc: &Document<'_>, block: &Block) -> Option<Span> {
    let Range { start, end } = block.tokens.clone();
    let stamp = matches!(block.kind, BlockKind::Stamp | BlockKind::Furniture);
    // A label opens its line, or stands among the other fields of a publication stamp.
    let last = if stamp { end } else { (start + 2).min(end) };
    (start..last).find_map(|at| {
        let opens = at == start || doc.tokens[at - 1].kind == crate::token::Kind::Mark;
        let label = doc.term(at, end, Class::Byline).filter(|_| opens)?;
        let colon = doc.tokens.get(label.end).filter(|token| token.is_mark(':'))?;
        debug_assert!(colon.is_mark(':'));
        signature(doc, label.end + 1..end)
    })
}

/// The signature at the start of `tokens`, which ends at a bracket, a bar, or the line's end.
fn signature(doc: &Document<'_>, tokens: Range<usize>) -> Option<Span> {
    let mut end = tokens.start;
    while end < tokens.end && !matches!(doc.tokens[end].mark(), '|' | '(' | ')' | ';') {
        if end > tokens.start && field(doc, end, tokens.end) {
            break;
        }
        end += 1;
    }
    while end > tokens.start && matches!(doc.tokens[end - 1].mark(), '-' | ',' | '/' | '.') {
        // A full stop that touches an initial is part of the name: "N.T.H."
        let initial = doc.tokens[end - 1].is_mark('.') && end >= tokens.start + 4;
        if initial && doc.tokens[end - 2].span.len() <= 2 {
            break;
        }
        end -= 1;
    }
    (end > tokens.start).then(|| doc.span(tokens.start..end))
}

/// Whether another labelled field begins at `at`: "Lê Quyên - Ảnh: …".
fn field(doc: &Document<'_>, at: usize, end: usize) -> bool {
    let labels = ClassSet::of(&[Class::Byline, Class::Credit, Class::Stamp, Class::Furniture]);
    doc.term(at, end, labels)
        .is_some_and(|found| doc.tokens.get(found.end).is_some_and(|next| next.is_mark(':')))
}

/// A line of its own after the last paragraph that is a name, initials or an office, or the same
/// in parentheses at the end of the last paragraph.
fn unlabelled(doc: &Document<'_>) -> Option<Span> {
    let blocks = &doc.outline.blocks;
    let told = |block: &&Block| {
        matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Heading)
            && closed(doc, block)
    };
    let last = blocks.iter().rposition(|block| told(&block))?;
    let line = blocks[last + 1..].iter().find(|block| block.kind != BlockKind::Furniture);
    let line = line.filter(|block| block.kind == BlockKind::Byline || is_signature(doc, block));
    line.map(|block| block.body(&doc.tokens)).or_else(|| bracketed(doc, &blocks[last]))
}

fn closed(doc: &Document<'_>, block: &Block) -> bool {
    let body = &doc.tokens[block.tokens.clone()];
    body.len() > LONGEST || body.last().is_some_and(|last| matches!(last.mark(), '.' | ';' | '/'))
}

/// Whether a block is a name, initials, or an office, and nothing else.
fn is_signature(doc: &Document<'_>, block: &Block) -> bool {
    let body = &doc.tokens[block.tokens.clone()];
    block.marker.is_none()
        && (1..=LONGEST).contains(&body.len())
        && !doc
            .term(
                block.tokens.start,
                block.tokens.end,
                ClassSet::of(&[Class::Credit, Class::Caption]),
            )
            .is_some()
        && body.iter().all(|token| token.is_word() || matches!(token.mark(), '.' | '-' | '&'))
        && (all_capital(doc, block.tokens.clone()) || names_office(doc, block.tokens.clone()))
}

fn all_capital(doc: &Document<'_>, tokens: Range<usize>) -> bool {
    let mut words = doc.tokens[tokens].iter().filter(|token| token.is_word());
    words.all(|word| word.shape.is_capital())
}

fn names_office(doc: &Document<'_>, tokens: Range<usize>) -> bool {
    let first = doc.tokens[tokens.start].shape;
    first != Shape::Lower && doc.term(tokens.start, tokens.end, Class::Office).is_some()
}

/// ```text
/// bracketed = "(" signature ")" at the end of the last paragraph, after its full stop
/// ```
fn bracketed(doc: &Document<'_>, block: &Block) -> Option<Span> {
    let body = &doc.tokens[block.tokens.clone()];
    let (close, rest) = body.split_last()?;
    let open = rest.iter().rposition(|token| token.is_mark('('))?;
    let inner = block.tokens.start + open + 1..block.tokens.start + rest.len();
    let after_stop = open > 0 && rest[open - 1].is_mark('.') && rest[open].gap > Gap::None;
    let fits = close.is_mark(')') && after_stop && (1..=LONGEST).contains(&inner.len());
    let credit = doc.term(inner.start, inner.end, ClassSet::of(&[Class::Credit, Class::Caption]));
    (fits
        && credit.is_none()
        && (all_capital(doc, inner.clone()) || names_office(doc, inner.clone())))
    .then(|| doc.span(inner))
}
