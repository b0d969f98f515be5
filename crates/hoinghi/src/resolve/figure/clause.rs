//! The words around a figure: its clause, what it is compared to, and a change said further off.

use super::Known;
use crate::cursor::key;
use crate::document::Document;
use crate::grammar::figure::{Figure, term_before};
use crate::lexicon::Class;
use crate::report::{Bound, Change};
use crate::span::Span;
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

/// Whether the mark at token `i` ends a clause; commas within numbers don't.
pub(super) fn ends_clause(doc: &Document<'_>, i: usize) -> bool {
    let token = &doc.tokens[i];
    let inside_number = i > 0
        && doc.tokens[i - 1].is_number()
        && doc
            .tokens
            .get(i + 1)
            .is_some_and(|next| next.is_number() && next.gap == crate::token::Gap::None);
    match token.mark() {
        ',' | '.' => !inside_number,
        ';' | ':' | '(' | ')' | '[' | ']' | '!' | '?' | '…' | '•' => true,
        '-' => token.gap > crate::token::Gap::None,
        _ => false,
    }
}

/// "so với cùng kỳ" after the figure, in its clause or the next words.
pub(super) fn compared_to(doc: &Document<'_>, figure: &Known<'_>) -> Option<Span> {
    figure.change?;
    let sentence = doc.outline.sentence_of(figure.parts.end.checked_sub(1)?)?;
    let end = sentence.end.min(figure.parts.end + REACH);
    let from = (figure.parts.end..end)
        .find(|&i| doc.tokens[i].is_mark(';') || doc.term(i, end, Class::ComparedTo).is_some())?;
    let found = doc.term(from, end, Class::ComparedTo)?;
    let last =
        (found.end..end).find(|&i| ends_clause(doc, i) || doc.is(i, key!("và"))).unwrap_or(end);
    (last > from).then(|| doc.span(from..last))
}

/// The change that a figure is the amount of, said right before it or further off.
///
/// ```text
/// far = change words "thêm"? number | change words more_than number
/// and = figure "và" number
/// ```
pub(super) fn change(
    doc: &Document<'_>,
    figure: &Known<'_>,
    known: &[Known<'_>],
) -> Option<Change> {
    let lead = figure.parts.lead;
    if lead.change.is_some() || lead.level {
        return lead.change;
    }
    let at = figure.parts.number.start;
    let floor = known.last().map_or(0, |last| last.parts.end);
    if lead.from > 0
        && doc.is(lead.from - 1, key!("và"))
        && at > 1
        && let Some(last) = known.last()
        && last.change.is_some()
        && last.percentage == figure.percentage
        && lead.from.saturating_sub(last.parts.end) <= 6
        && !(last.parts.end..lead.from).any(|i| ends_clause(doc, i))
        && matches!(figure.mention.value, Figure::Count(_))
    {
        return last.change;
    }
    let added = doc.tokens[..at].last().is_some_and(|token| token.key == key!("thêm"));
    if !added && lead.bound != Some(Bound::MoreThan) {
        return None;
    }
    let clause = before(doc, lead.from, floor);
    clause
        .clone()
        .find_map(|i| {
            let found = doc.term(i, clause.end, Class::Change)?;
            Change::from_name(&found.term.full)
        })
        .filter(|_| term_before(doc, clause.start, at, Class::VerbAchieve).is_none())
}
