//! Where the event was held.

use super::Phrase;
use crate::cursor::key;
use crate::document::Document;
use crate::lexicon::{Class, ClassSet};
use crate::span::Span;
use crate::token::{Kind, Shape};
use std::ops::Range;

/// What can be a venue: a room or building, or an office or school at which one meets.
const PLACES: ClassSet = ClassSet::of(&[Class::VenueHead, Class::School, Class::Office]);
/// A venue has at most this many tokens.
const LONGEST: usize = 16;

/// The first place that a sentence on the event says it was held at.
pub(super) fn read(doc: &Document<'_>, body: &[Phrase], all: &[Phrase]) -> Option<Span> {
    let titles = all.iter().filter(|phrase| phrase.title);
    body.iter().chain(titles).find_map(|phrase| {
        let sentence = phrase.sentence.clone();
        sentence.clone().find_map(|at| place(doc, at, sentence.end, phrase))
    })
}

/// ```text
/// venue = ("tại" | "ở" | "từ") place part*
/// part  = "," (address word …)
/// ```
fn place(doc: &Document<'_>, at: usize, end: usize, phrase: &Phrase) -> Option<Span> {
    let broadcast = doc.is(at, key!("từ")) && doc.term(at + 1, end, Class::VenueHead).is_some();
    let bracket = doc.tokens[at].is_mark('(');
    if !(doc.is(at, key!("tại")) || doc.is(at, key!("ở")) || broadcast || bracket) {
        return None;
    }
    let head = doc.term(at + 1, end, PLACES)?;
    if head.term.class != Class::VenueHead && (bracket || !held_at(doc, at, phrase)) {
        return None;
    }
    let stop = (head.end..end.min(at + 1 + LONGEST)).find(|&i| stops(doc, i, end));
    let mut stop = stop.unwrap_or_else(|| end.min(at + 1 + LONGEST));
    while let Some(next) = address(doc, stop, end) {
        stop = next;
    }
    let tokens = at + 1..stop;
    names_one(doc, &tokens, head.end).then(|| doc.span(tokens))
}

/// Whether "tại" at `at` says where the event itself took place, not where something else did.
fn held_at(doc: &Document<'_>, at: usize, phrase: &Phrase) -> bool {
    let opens = at == phrase.sentence.start;
    let verb = (at.saturating_sub(3)..at)
        .any(|i| doc.term(i, at, Class::VerbOrganize).is_some_and(|found| found.end == at));
    let after = at >= phrase.tokens.end && at <= phrase.tokens.end + 14;
    opens || verb || (after && phrase.noun && !spoken(doc, phrase.tokens.end..at))
}

/// Whether someone does something between the phrase and the place.
fn spoken(doc: &Document<'_>, tokens: Range<usize>) -> bool {
    let verbs = ClassSet::of(&[
        Class::VerbSpeak,
        Class::VerbPresent,
        Class::VerbAttend,
        Class::Document,
        Class::EventPredicate,
    ]);
    tokens.clone().any(|at| {
        doc.term(at, tokens.end, verbs).is_some() || matches!(doc.tokens[at].mark(), ';' | '.')
    })
}

fn stops(doc: &Document<'_>, at: usize, end: usize) -> bool {
    let token = &doc.tokens[at];
    let verbs = ClassSet::of(&[
        Class::VerbOrganize,
        Class::VerbAttend,
        Class::VerbChair,
        Class::VerbSpeak,
        Class::EventPredicate,
    ]);
    let glue = [key!("có"), key!("với"), key!("do"), key!("tới"), key!("đến"), key!("và")];
    (token.kind == Kind::Mark && !matches!(token.mark(), '-' | '/' | '&' | '“' | '”' | '"'))
        || (token.shape == Shape::Lower
            && (doc.term(at, end, verbs).is_some() || glue.iter().any(|&word| doc.is(at, word))))
}

/// Where a further part of the address ends: ", dãy B", ", khu C", ", Trường MG Hướng Dương 1".
fn address(doc: &Document<'_>, at: usize, end: usize) -> Option<usize> {
    if !doc.tokens.get(at).filter(|_| at < end)?.is_mark(',') {
        return None;
    }
    let head = doc.term(at + 1, end, ClassSet::of(&[Class::AddressWord]))?;
    let reach = end.min(head.end + 6);
    let stop = (head.end..reach).find(|&i| stops(doc, i, end)).unwrap_or(reach);
    let named = doc.tokens[head.end..stop]
        .iter()
        .any(|token| token.is_number() || token.shape.is_capital());
    named.then_some(stop)
}

/// Whether the words name one place: "hội trường" alone names none, "02 cơ sở" are two.
fn names_one(doc: &Document<'_>, tokens: &Range<usize>, head: usize) -> bool {
    let first = &doc.tokens[tokens.start];
    !first.is_number() && (tokens.end > head || first.shape.is_capital())
}
