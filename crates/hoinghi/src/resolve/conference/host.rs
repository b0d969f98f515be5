//! Who held the event.

use super::Phrase;
use crate::cursor::key;
use crate::document::Document;
use crate::lexicon::{Class, ClassSet};
use crate::span::Span;
use crate::token::{Kind, Shape};
use std::ops::Range;

/// What heads the name of an organisation.
const HEADS: ClassSet = ClassSet::of(&[Class::Office, Class::School]);
/// An organisation's name has at most this many tokens.
const LONGEST: usize = 24;

/// Who held it: the subject of the verb of holding, else who the event's phrase belongs to, in the
/// body and then in the headline.
pub(super) fn read(doc: &Document<'_>, body: &[Phrase], all: &[Phrase]) -> Option<Span> {
    let active = body.iter().find_map(|phrase| holder(doc, phrase));
    let owner = || body.iter().find_map(|phrase| owner(doc, phrase));
    let title = || all.iter().filter(|phrase| phrase.title).find_map(|phrase| holder(doc, phrase));
    active.or_else(owner).or_else(title).map(|tokens| doc.span(tokens))
}

/// ```text
/// holder = ("do" | "được")? organisation aside? partners? adverb? (organize word{0,4} | ε) phrase
///        | phrase … ("do" | "được") organisation organize
/// ```
fn holder(doc: &Document<'_>, phrase: &Phrase) -> Option<Range<usize>> {
    let start = phrase.sentence.start;
    let verb = organize_before(doc, phrase);
    let before = match verb {
        Some(verb) => verb,
        None if !phrase.noun => phrase.tokens.start,
        None => return passive(doc, phrase),
    };
    subject(doc, before, start).or_else(|| passive(doc, phrase))
}

/// Where the verb of holding whose object is the phrase begins.
fn organize_before(doc: &Document<'_>, phrase: &Phrase) -> Option<usize> {
    let from = phrase.sentence.start.max(phrase.tokens.start.saturating_sub(7));
    (from..phrase.tokens.start).rev().find(|&at| {
        doc.term(at, phrase.tokens.start, Class::VerbOrganize).is_some_and(|found| {
            !doc.tokens[found.end..phrase.tokens.start].iter().any(|t| t.kind == Kind::Mark)
        })
    })
}

/// The organisation that is the subject of what begins at `before`.
fn subject(doc: &Document<'_>, before: usize, start: usize) -> Option<Range<usize>> {
    let mut end = before;
    let from = start.max(before.saturating_sub(3 * LONGEST));
    // Partners, asides and adverbs stand between the subject and its verb.
    if let Some(with) =
        (from..before).find(|&at| doc.is(at, key!("phối")) && doc.is(at + 1, key!("hợp")))
    {
        end = with;
    }
    ends_at(doc, end, from)
}

/// The organisation whose name, with asides after it, ends at `end`.
pub(super) fn ends_at(doc: &Document<'_>, end: usize, start: usize) -> Option<Range<usize>> {
    let mut stop = end;
    loop {
        let last = stop.checked_sub(1).filter(|&last| last >= start)?;
        let token = &doc.tokens[last];
        if token.is_mark(')') {
            stop = (start..last).rev().take(LONGEST).find(|&at| doc.tokens[at].is_mark('('))?;
        } else if adverb(doc, last) || matches!(token.mark(), ',' | '-') {
            stop = last;
        } else {
            break;
        }
    }
    let from = start.max(stop.saturating_sub(LONGEST));
    let clause = (from..stop)
        .rev()
        .find(|&at| matches!(doc.tokens[at].mark(), ',' | ';' | '(' | ')' | '.' | ':'))
        .map_or(from, |at| at + 1);
    // A name with a comma inside ("Sở Văn hóa, Thể thao và Du lịch") begins before it.
    let head = heads(doc, from, clause)
        .filter(|&at| spans_comma(doc, at, clause))
        .or_else(|| heads(doc, clause, stop))?;
    (stop > head).then_some(head..stop)
}

fn adverb(doc: &Document<'_>, at: usize) -> bool {
    [key!("vừa"), key!("đã"), key!("mới"), key!("sẽ"), key!("chính"), key!("thức"), key!("cùng")]
        .iter()
        .any(|&word| doc.is(at, word))
}

/// The first head of an organisation's name in the clause.
fn heads(doc: &Document<'_>, from: usize, stop: usize) -> Option<usize> {
    (from..stop).find(|&at| {
        doc.tokens[at].shape != Shape::None
            && doc.term(at, stop, HEADS).is_some()
            && (doc.tokens[at].shape.is_capital() || followed_by_name(doc, at, stop))
    })
}

fn followed_by_name(doc: &Document<'_>, at: usize, stop: usize) -> bool {
    doc.term(at, stop, HEADS)
        .and_then(|found| doc.tokens.get(found.end).filter(|_| found.end < stop))
        .is_some_and(|next| next.shape.is_capital())
}

/// Whether the term that begins at `at` or a field after it runs over the comma before `clause`.
fn spans_comma(doc: &Document<'_>, at: usize, clause: usize) -> bool {
    let classes = ClassSet::of(&[Class::Office, Class::School, Class::OfficeField]);
    let end = (clause + LONGEST).min(doc.tokens.len());
    (at..clause).any(|from| doc.term(from, end, classes).is_some_and(|found| found.end > clause))
}

/// ```text
/// passive = phrase … ("do" | "được") organisation organize
/// ```
fn passive(doc: &Document<'_>, phrase: &Phrase) -> Option<Range<usize>> {
    let rest = phrase.tokens.end..phrase.sentence.end;
    let agent = rest.clone().find(|&at| doc.is(at, key!("do")) || doc.is(at, key!("được")))?;
    let stop = (agent + 1 + 2 * LONGEST).min(rest.end);
    let verb = (agent + 1..stop).find(|&at| doc.term(at, stop, Class::VerbOrganize).is_some())?;
    let by = subject(doc, verb, agent + 1)?;
    (by.start <= agent + 3).then_some(by)
}

/// ```text
/// owner = phrase time? "của"? organisation
/// ```
fn owner(doc: &Document<'_>, phrase: &Phrase) -> Option<Range<usize>> {
    let end = phrase.sentence.end;
    let staff = phrase.kind == Some(crate::report::ConferenceKind::Staff);
    let reach = end.min(phrase.tokens.end + 16);
    let of = (phrase.tokens.end..reach).find(|&at| doc.is(at, key!("của")));
    let from = match of {
        Some(of) if plain(doc, phrase.tokens.end..of) => of + 1,
        _ if staff => (phrase.tokens.end..reach).find(|&at| doc.term(at, end, HEADS).is_some())?,
        _ => return None,
    };
    doc.term(from, end, HEADS)?;
    let stop = (from..end.min(from + LONGEST)).find(|&at| ends_name(doc, at, end)).unwrap_or(end);
    (stop > from).then_some(from..stop)
}

/// Whether only words of time and place stand between a phrase and its owner.
fn plain(doc: &Document<'_>, tokens: Range<usize>) -> bool {
    let documents = ClassSet::of(&[Class::Document, Class::VerbSpeak, Class::VerbPresent]);
    tokens.clone().all(|at| {
        !matches!(doc.tokens[at].mark(), ',' | ';' | ':')
            && doc.term(at, tokens.end, documents).is_none()
    })
}

/// Whether the name of an organisation ends before `at`.
fn ends_name(doc: &Document<'_>, at: usize, end: usize) -> bool {
    let token = &doc.tokens[at];
    let verbs = ClassSet::of(&[
        Class::VerbOrganize,
        Class::EventPredicate,
        Class::PartOfDay,
        Class::VerbChair,
        Class::VerbAttend,
        Class::VerbAchieve,
    ]);
    (token.kind == Kind::Mark && !matches!(token.mark(), '-' | '&'))
        || (token.shape == Shape::Lower
            && (doc.term(at, end, verbs).is_some()
                || [key!("do"), key!("được"), key!("có"), key!("năm"), key!("tại"), key!("với")]
                    .iter()
                    .any(|&word| doc.is(at, word))))
}

/// The organisation's name with its abbreviations written out.
pub(super) fn full_name(doc: &Document<'_>, span: Span) -> String {
    let (mut at, end) = (doc.token_at(span.start), doc.token_at(span.end));
    let classes = ClassSet::of(&[
        Class::Office,
        Class::School,
        Class::OfficeField,
        Class::Level,
        Class::Province,
    ]);
    let mut name = String::with_capacity(span.len());
    while at < end {
        let found = doc.term(at, end, classes).filter(|found| found.term.full != found.term.text);
        if !name.is_empty() && (doc.tokens[at].gap > crate::token::Gap::None) {
            name.push(' ');
        }
        match found {
            Some(found) if doc.tokens[at..found.end].iter().any(|t| t.shape == Shape::Upper) => {
                name.push_str(&found.term.full);
                at = found.end;
            }
            _ => {
                name.push_str(doc.word(at));
                at += 1;
            }
        }
    }
    name
}
