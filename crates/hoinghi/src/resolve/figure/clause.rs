//! The clause that a figure stands in.

use crate::document::Document;
use crate::lexicon::{Class, ClassSet};
use crate::token::Gap;
use std::ops::Range;

/// The furthest that a clause is followed, in tokens.
const REACH: usize = 40;

/// The words of the clause before token `at`: back to a mark, or to `floor`.
pub(super) fn before(doc: &Document<'_>, at: usize, floor: usize) -> Range<usize> {
    let sentence = doc.outline.sentence_of(at).map_or(at, |sentence| sentence.start);
    let floor = floor.max(sentence).max(at.saturating_sub(REACH));
    let mut from = at;
    let mut quoted = false;
    while from > floor {
        let token = &doc.tokens[from - 1];
        if matches!(token.mark(), '”' | '"' | '“' | '»' | '«') {
            quoted = matches!(token.mark(), '”' | '»') || (token.mark() == '"' && !quoted);
        } else if !quoted && ends_clause(doc, from - 1) {
            break;
        }
        from -= 1;
    }
    from..at
}

/// Terms that may hold a comma: "khá, tốt", "xã, phường".
const PAIRS: ClassSet =
    ClassSet::of(&[Class::Paired, Class::Unit, Class::OfficeField, Class::School]);

/// The longest pair that is looked for before its comma, in tokens.
const LONGEST_PAIR: usize = 6;

/// Whether the mark at token `i` ends a clause; commas in numbers, lists of numbers and pairs of
/// words don't.
pub(super) fn ends_clause(doc: &Document<'_>, i: usize) -> bool {
    let token = &doc.tokens[i];
    match token.mark() {
        ',' => !between_numbers(doc, i) && !in_pair(doc, i),
        '.' => {
            let inside = between_numbers(doc, i) || in_abbreviation(doc, i);
            !(inside && doc.tokens[i].gap == Gap::None)
        }
        ';' | ':' | '(' | ')' | '[' | ']' | '!' | '?' | '…' | '•' => true,
        '-' => token.gap > Gap::None && !in_range(doc, i) && !in_pair(doc, i),
        _ => false,
    }
}

/// "T.Ư", "TP.HCM": the full stop of an abbreviation.
fn in_abbreviation(doc: &Document<'_>, i: usize) -> bool {
    let capital = |at: usize| doc.tokens.get(at).is_some_and(|token| token.shape.is_capital());
    let tight = doc.tokens.get(i + 1).is_some_and(|next| next.gap == Gap::None);
    i > 0 && tight && capital(i - 1) && capital(i + 1)
}

/// "từ 15 - 60 tuổi": the dash of a range.
fn in_range(doc: &Document<'_>, i: usize) -> bool {
    let number = |at: usize| doc.tokens.get(at).is_some_and(|token| token.is_number());
    i > 0 && number(i - 1) && number(i + 1)
}

fn between_numbers(doc: &Document<'_>, i: usize) -> bool {
    let gap = if doc.tokens[i].is_mark('.') { Gap::None } else { Gap::Space };
    let next = doc.tokens.get(i + 1).filter(|next| next.is_number() && next.gap <= gap);
    i > 0 && doc.tokens[i - 1].is_number() && next.is_some()
}

fn in_pair(doc: &Document<'_>, i: usize) -> bool {
    let joins = |at: usize| doc.tokens.get(at).is_some_and(|token| token.is_word());
    if i == 0 || !joins(i - 1) || !joins(i + 1) {
        return false;
    }
    (i.saturating_sub(LONGEST_PAIR)..i).any(|from| {
        let end = doc.tokens.len().min(i + LONGEST_PAIR + 1);
        doc.term(from, end, PAIRS).is_some_and(|found| found.end > i + 1)
    })
}
