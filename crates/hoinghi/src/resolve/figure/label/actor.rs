//! Who does what a figure counts: bodies and officials say nothing of the thing counted.

use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::grammar::figure::term_before;
use crate::lexicon::{Class, ClassSet};
use crate::token::{Shape, Token};
use std::ops::Range;

/// Bodies that act.
const BODIES: ClassSet = ClassSet::of(&[Class::Office, Class::Level, Class::IssuingBody]);

/// What may follow a body in its name.
const FIELDS: ClassSet = ClassSet::of(&[Class::OfficeField, Class::School]);

/// Longer words that only begin like a body: "tổ chức", "xã hội", "trường hợp".
const OTHERS: ClassSet = ClassSet::of(&[
    Class::Unit,
    Class::VerbDo,
    Class::VerbOrganize,
    Class::Paired,
    Class::Coordinate,
    Class::Adjective,
]);

/// What bodies do to the things that are counted.
const DEEDS: ClassSet = ClassSet::of(&[Class::VerbDo, Class::SpendVerb, Class::VerbOrganize]);

/// What was done with the cases that are counted at token `at`: "làm rõ 6 vụ".
pub(super) fn deed_before(
    doc: &Document<'_>,
    at: usize,
    classes: impl Into<ClassSet>,
) -> Option<Range<usize>> {
    let adverb =
        at.checked_sub(1).is_some_and(|i| doc.is(i, key!("được")) || doc.is(i, key!("xong")));
    let end = at - usize::from(adverb);
    let (from, _) = term_before(doc, 0, end, classes)?;
    Some(from..end)
}

/// The furthest from the number that a deed begins, in tokens.
const FURTHEST: usize = 8;

/// The description without who does it: "Sở giải quyết" gives "giải quyết".
///
/// ```text
/// description = actor adverb* deed word*
/// ```
///
/// Without a body that acts, what was done is told apart only where it `touches` the number: "các
/// lực lượng đã giải quyết 98%", but "sổ đã cấp đạt 98%" measures the things.
pub(super) fn deed(
    doc: &Document<'_>,
    words: &Range<usize>,
    touches: bool,
) -> Option<Range<usize>> {
    let mut cursor = Cursor::new(doc, words.clone());
    if actor(&mut cursor).is_none() {
        if !touches {
            return None;
        }
        // "các lực lượng đã giải quyết": what was done stands right before the number.
        let done = words.clone().rev().take(FURTHEST).find(|&i| is_adverb(&doc.tokens[i]))?;
        return ends_in_deed(doc, &(done + 1..words.end)).then_some(done + 1..words.end);
    }
    while cursor.accept(is_adverb).is_some() {}
    let deed = doc.term(cursor.at, words.end, DEEDS)?;
    // "BHXH bắt buộc": a verb that is common in compounds counts only right before the number.
    let whole = deed.term.full != "first" || deed.end == words.end;
    whole.then_some(cursor.at..words.end)
}

/// Whether the words end in a deed, whose object is what is counted.
pub(super) fn ends_in_deed(doc: &Document<'_>, words: &Range<usize>) -> bool {
    term_before(doc, words.start, words.end, DEEDS).is_some()
}

/// Whether the words are an actor and nothing else.
pub(super) fn is_actor(doc: &Document<'_>, words: &Range<usize>) -> bool {
    let mut cursor = Cursor::new(doc, words.clone());
    actor(&mut cursor).is_some() && cursor.at == words.end
}

/// ```text
/// actor = plural? body ( body | field | name | "," | "và" )*
/// ```
fn actor(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    cursor.accept(|token| [key!("các"), key!("toàn"), key!("cả")].contains(&token.key));
    body(cursor)?;
    while cursor.maybe(more).is_some() {}
    Some(())
}

fn more(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    if cursor.maybe(body).is_some() || cursor.term(FIELDS).is_some() {
        return Some(());
    }
    if cursor.accept(|token| token.shape.is_capital()).is_some() {
        return Some(());
    }
    cursor.accept(|token| token.is_mark(',') || token.key == key!("và"))?;
    body(cursor)
}

fn body(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    let longer = cursor.doc.term(cursor.at, cursor.end, OTHERS).map_or(0, |found| found.end);
    let first = cursor.peek()?.shape;
    let found = cursor.term(BODIES)?;
    // "thu" is not "ThU".
    let abbreviated = first == Shape::Lower && found.term.text.chars().any(char::is_uppercase);
    (found.end >= longer && !abbreviated).then_some(())
}

fn is_adverb(token: &Token) -> bool {
    [key!("đã"), key!("sẽ"), key!("đang"), key!("cũng"), key!("luôn")].contains(&token.key)
}
