//! Labels that a figure takes from another place: the figure before, an award, a list of names.

use super::super::clause;
use super::subject::{described, described_to, floor};
use super::{Context, Known};
use crate::cursor::key;
use crate::document::Document;
use crate::lexicon::Class;
use crate::report::CountKind;
use crate::span::Span;
use std::ops::Range;

/// The label of the clause or the figure before, in the same sentence.
pub(super) fn label(context: &Context<'_, '_, '_, '_>) -> Option<Span> {
    let doc = context.doc;
    let at = context.figure.parts.lead.from;
    let sentence = doc.outline.sentence_of(context.figure.parts.number.start)?;
    let last = context.known.iter().rev().find(|last| last.kind != CountKind::Age);
    let last = last.filter(|last| sentence.contains(&last.parts.number.start));
    // The words between: the clause before may say what the figure measures.
    let between = last.map_or(sentence.start, |last| described_to(doc, last));
    let previous = previous_clause(doc, at, between);
    let described = described(doc, previous.end, previous.start);
    if described.len() > 1 && (last.is_none() || described.len() > 3) {
        return Some(doc.span(described));
    }
    last.and_then(|last| last.label)
}

/// The clause before the one that ends at `at`, not before token `floor`.
fn previous_clause(doc: &Document<'_>, at: usize, floor: usize) -> Range<usize> {
    let this = clause::before(doc, at, floor);
    let mut end = this.start;
    while end > floor && clause::ends_clause(doc, end - 1) {
        end -= 1;
    }
    clause::before(doc, end, floor)
}

/// "Bằng khen của Chủ tịch UBND tỉnh cho 03 tập thể và 132 cá nhân": what is given, for all.
pub(super) fn award(context: &Context<'_, '_, '_, '_>) -> Option<Range<usize>> {
    let doc = context.doc;
    let at = context.figure.parts.lead.from;
    let previous = doc.tokens.get(at.checked_sub(1)?)?;
    if previous.key == key!("và") || previous.is_mark(',') {
        return shared_award(doc, context.known.last()?, at);
    }
    if previous.key != key!("cho") {
        return None;
    }
    let clause = clause::before(doc, at - 1, floor(context));
    let word = clause.clone().find(|&i| doc.term(i, clause.end, Class::AwardWord).is_some())?;
    let found = doc.term(word, clause.end, Class::AwardWord)?;
    // "khen thưởng", "thưởng" are verbs: who gives belongs to them.
    if found.term.full == "verb" {
        return Some(described(doc, at - 1, floor(context)));
    }
    Some(word..clause.end)
}

/// The award of the figure right before.
fn shared_award(doc: &Document<'_>, last: &Known<'_>, at: usize) -> Option<Range<usize>> {
    let near = at.saturating_sub(last.parts.end) <= 1;
    let span = last.label.filter(|_| near && !last.percentage)?;
    let (from, to) = (doc.token_at(span.start), doc.token_at(span.end));
    (to <= last.parts.number.start && doc.is(to, key!("cho"))
        || to <= last.parts.number.start
            && (to..last.parts.number.start).any(|i| doc.is(i, key!("cho"))))
    .then_some(from..to)
}

/// "A, B, C lần lượt chiếm 62,4%, 11% và 1,8%": each figure has its own name in the list.
pub(super) fn distributed(context: &Context<'_, '_, '_, '_>) -> Option<Range<usize>> {
    let doc = context.doc;
    let at = context.figure.parts.number.start;
    let sentence = doc.outline.sentence_of(at)?;
    let word = (sentence.start.max(at.saturating_sub(40))..at)
        .rev()
        .find(|&i| doc.is(i, key!("lần")) && doc.is(i + 1, key!("lượt")))?;
    let index = context
        .known
        .iter()
        .filter(|last| last.percentage && last.parts.number.start > word)
        .count();
    let mut names = Vec::new();
    let mut end = word;
    loop {
        let clause = clause::before(doc, end, sentence.start);
        let and = clause.clone().rev().find(|&i| doc.is(i, key!("và")));
        let from = and.map_or(clause.start, |i| i + 1);
        names.push(from..end);
        let previous = from.checked_sub(1).filter(|&i| i > sentence.start)?;
        if !(doc.tokens[previous].is_mark(',') || doc.is(previous, key!("và"))) || names.len() > 8
        {
            break;
        }
        end = previous;
        if clause.start == sentence.start && and.is_none() {
            break;
        }
    }
    let name = names.into_iter().rev().nth(index)?;
    (!name.is_empty()).then_some(name)
}
