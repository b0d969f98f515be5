//! Documents of record named with a number.
//!
//! The numbers follow Decree 30/2020/NĐ-CP on clerical work, and the Party's own rules: a serial
//! number, for legal documents the year, then the code of the kind of document and of the office
//! that issued it: "22/2021/TT-BGDĐT", "128/NQ-CP", "29-NQ/TW". An official letter has the office
//! and the unit that drafted it: "562/SGDĐT-GDTrH". Reports often give the serial number alone.

mod issuer;
mod kind;
mod number;
mod tail;

use super::date;
use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::first::{First, Openers};
use crate::mention::Mention;
use crate::span::Span;
use crate::token::Gap;
use number::Number;
use std::ops::Range;
use tail::{Tail, dated, day_before, share_day, tail};

/// Longer lists are no lists of documents; the bound keeps reading linear.
const LONGEST_LIST: usize = 40;

/// A document as named.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CitationParts {
    pub(crate) kind: String,
    pub(crate) number: String,
    /// Index of the first token of the date that follows.
    pub(crate) date: Option<usize>,
    pub(crate) issuer: Option<Span>,
    /// The kind and the number: the date beside them stays a date of its own.
    pub(crate) claim: Span,
}

/// One number of a list, with what follows it.
struct Element {
    tokens: Range<usize>,
    number: Number,
    date: Option<usize>,
}

/// Every document named with a number, in order.
pub(crate) fn read(doc: &Document<'_>) -> Vec<Mention<CitationParts>> {
    let mut found = Vec::new();
    for run in doc.runs() {
        let mut cursor = Cursor::new(doc, run);
        loop {
            let at = doc.next_opening(cursor.at, cursor.end, Openers::CITATION);
            if at >= cursor.end {
                break;
            }
            cursor.at = at;
            if doc.tokens[at].is_number() && !number::may_be_coded(&cursor) {
                cursor.at += 1;
                continue;
            }
            if let Some(list) = cursor.maybe(|cursor| citation(cursor, &found)) {
                share_day(doc, &mut found, &list[0]);
                found.extend(list);
            }
            cursor.at = cursor.at.max(at + 1);
        }
    }
    found
}

/// A kind, "số", or a number that a code follows.
pub(crate) const FIRST: First =
    First { classes: kind::HEADS, words: &["số"], numbers: true, ..First::NONE };

/// ```text
/// citation = kind named? number-list tail
///          | named number-list tail            kind from the words before or from the code
/// named    = "số" ":"?
/// tail     = session? (issuer? date? | date? issuer?)
/// ```
fn citation(
    cursor: &mut Cursor<'_, '_>,
    earlier: &[Mention<CitationParts>],
) -> Option<Vec<Mention<CitationParts>>> {
    let from = cursor.at;
    let head = kind::head(cursor);
    let named = cursor.maybe(named).is_some();
    if head.is_none() && !named && !cursor.peek()?.is_number() {
        return None;
    }
    // The first number tells the kind, before the list that it may open is read.
    let first = number::read(cursor)?;
    let (kind, start) = match &head {
        Some(head) => (head.kind(), from),
        None => {
            let last_end = earlier.last().map_or(0, |last| last.tokens.end);
            kind::implied(cursor.doc, from, last_end, &first, named)?
        }
    };
    let mut elements = elements(cursor, from, first, named || head.is_some())?;
    if let Some(head) = head.filter(|_| !elements.iter().any(|e| e.number.is_coded())) {
        let Element { number, tokens, .. } = elements.first()?;
        let stands = match named {
            true => kind::takes_serial(&kind),
            false => kind::takes_bare(cursor.doc, &head, &kind, number, tokens.end),
        };
        stands.then_some(())?;
    }
    elements.first_mut()?.tokens.start = start;
    complete(&mut elements);
    cursor.at = elements.last()?.tokens.end;
    let tail = tail(cursor, &mut elements, day_before(cursor.doc, from, earlier));
    Some(mentions(cursor.doc, elements, kind, tail))
}

/// ```text
/// named = "số" ":"?
/// ```
fn named(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    cursor.accept(|token| token.key == key!("số"))?;
    let _ = cursor.accept(|token| token.is_mark(':') && token.gap < Gap::Line);
    Some(())
}

/// Numbers of one kind of document, the last of which may complete the others.
///
/// ```text
/// number-list = number date? ((joiner) "số"? number date?)*
/// ```
///
/// The first number has been read.
fn elements(
    cursor: &mut Cursor<'_, '_>,
    start: usize,
    first: Number,
    listed: bool,
) -> Option<Vec<Element>> {
    let mut elements = vec![Element { tokens: start..cursor.at, number: first, date: None }];
    while elements.len() < LONGEST_LIST {
        let mut trial = *cursor;
        let date = dated(&mut trial);
        let next = trial.maybe(|cursor| {
            date::joiner(cursor)?;
            let from = cursor.at;
            let named = cursor.maybe(named).is_some();
            let number = number::read(cursor)?;
            // A bare number that begins a line is the number of an item.
            let bare = listed && number.is_short() && cursor.doc.tokens[from].gap < Gap::Line;
            (named || bare || number.is_coded()).then_some(Element {
                tokens: from..cursor.at,
                number,
                date: None,
            })
        });
        let Some(next) = next else { break };
        if let Some(last) = elements.last_mut() {
            last.date = date;
        }
        elements.push(next);
        *cursor = trial;
    }
    // "số 12, 5 trường": a bare number that nothing completes may count what follows.
    while elements.len() > 1 && elements.last().is_some_and(|last| is_doubtful(cursor.doc, last)) {
        elements.pop();
    }
    cursor.at = elements.last()?.tokens.end;
    Some(elements)
}

fn is_doubtful(doc: &Document<'_>, element: &Element) -> bool {
    let next = doc.tokens.get(element.tokens.end);
    let named = doc.is(element.tokens.start, key!("số"));
    let glue = [key!("của"), key!("về"), key!("ngày"), key!("do")];
    !element.number.is_coded()
        && !named
        && next.is_some_and(|next| {
            next.is_number() || next.is_mark('%') || next.is_word() && !glue.contains(&next.key)
        })
}

/// Gives "01" and "02" of "số 01, 02 và 03/2021/TT-BGDĐT" what the last has.
fn complete(elements: &mut [Element]) {
    let mut full: Option<Number> = None;
    let mut date = None;
    for element in elements.iter_mut().rev() {
        match &full {
            Some(full) if !element.number.is_coded() => {
                element.number.complete(full);
                element.date = element.date.or(date);
            }
            _ if element.number.is_coded() => {
                full = Some(element.number.clone());
                date = element.date;
            }
            _ => {}
        }
    }
}

fn mentions(
    doc: &Document<'_>,
    elements: Vec<Element>,
    mut kind: String,
    tail: Tail,
) -> Vec<Mention<CitationParts>> {
    let last = elements.len() - 1;
    let whole = |(i, element): (usize, Element)| {
        let claim = doc.span(element.tokens.clone());
        let end = if i == last { tail.end.max(element.tokens.end) } else { element.tokens.end };
        let tokens = element.tokens.start..end;
        Mention {
            span: doc.span(tokens.clone()),
            tokens,
            rule: "citation",
            value: CitationParts {
                kind: if i == last { std::mem::take(&mut kind) } else { kind.clone() },
                number: element.number.text,
                date: element.date,
                issuer: tail.issuer,
                claim,
            },
        }
    };
    elements.into_iter().enumerate().map(whole).collect()
}

#[cfg(test)]
mod tests;
