//! What follows the numbers of documents: the session, the day, the issuer.

use super::{CitationParts, Element, issuer};
use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::grammar::date;
use crate::lexicon::Class;
use crate::mention::Mention;
use crate::span::Span;
use crate::token::Gap;

/// Who issued the documents, and the end of what follows their numbers.
pub(super) struct Tail {
    pub(super) issuer: Option<Span>,
    pub(super) end: usize,
}

/// Reads what follows the numbers and dates the elements; `earlier` is the day of the document
/// before.
///
/// ```text
/// tail = session? ("ký"? "cùng")? (issuer? date? | date? issuer?)
/// ```
pub(super) fn tail(
    cursor: &mut Cursor<'_, '_>,
    elements: &mut [Element],
    earlier: Option<usize>,
) -> Tail {
    let shared = elements.len() > 1 && !elements.iter().skip(1).all(|e| e.number.own_code);
    let _ = cursor.maybe(session);
    let same = cursor.maybe(same_day).is_some();
    let mut date = dated(cursor).or_else(|| cursor.maybe(|cursor| as_before(cursor, earlier)));
    let issuer = cursor.maybe(issuer::read);
    if date.is_none() && issuer.is_some() {
        date = dated(cursor);
    }
    if let Some(date) = date {
        let last = elements.len() - 1;
        for (i, element) in elements.iter_mut().enumerate() {
            if i == last || same || shared {
                element.date = element.date.or(Some(date));
            }
        }
    }
    Tail { issuer, end: cursor.at }
}

/// ```text
/// session = ("," | "(")? "khóa" number ")"?
/// ```
fn session(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    let _ = cursor.accept(|token| ",(".contains(token.mark()) && token.gap < Gap::Line);
    cursor.word(key!("khóa"))?;
    cursor.accept(|token| token.is_number() || token.shape.is_capital())?;
    let _ = cursor.accept(|token| token.is_mark(')'));
    Some(())
}

/// ```text
/// same-day = "ký"? "cùng" (before "ngày" number)
/// ```
fn same_day(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    let _ = cursor.word(key!("ký"));
    cursor.word(key!("cùng"))?;
    cursor.peek().filter(|next| next.key == key!("ngày"))?;
    cursor.ahead(1).filter(|next| next.is_number()).map(drop)
}

/// The day of the document before: "Quyết định số 5/QĐ-SNV ngày 5/9 và số 6/QĐ-SNV cùng ngày".
///
/// ```text
/// as-before = "ký"? "cùng" "ngày"
/// ```
fn as_before(cursor: &mut Cursor<'_, '_>, day: Option<usize>) -> Option<usize> {
    let _ = cursor.word(key!("ký"));
    cursor.word(key!("cùng"))?;
    cursor.word(key!("ngày"))?;
    day
}

/// The day of the last document of the sentence that `at` is in.
pub(super) fn day_before(
    doc: &Document<'_>,
    at: usize,
    earlier: &[Mention<CitationParts>],
) -> Option<usize> {
    let sentence = doc.outline.sentence_of(at)?;
    let last = earlier.last().filter(|last| sentence.contains(&last.tokens.start))?;
    last.value.date
}

/// ```text
/// dated = level? ","? "được"? ("ban hành" | "ký")* day      level as in "QĐ-UBND tỉnh"
/// ```
pub(super) fn dated(cursor: &mut Cursor<'_, '_>) -> Option<usize> {
    cursor.maybe(|cursor| {
        let _ = cursor.term(Class::Level);
        let _ = cursor.accept(|token| ",(".contains(token.mark()) && token.gap < Gap::Line);
        for word in [key!("được"), key!("đã"), key!("ban"), key!("hành"), key!("ký")] {
            let _ = cursor.word(word);
        }
        let at = cursor.at;
        date::day(cursor)?;
        let _ = cursor.accept(|token| token.is_mark(')'));
        Some(at)
    })
}

/// Gives the day of "số 3/KH-SNV và Công văn số 4/SNV-VP cùng ngày 5/9" to the documents before.
pub(super) fn share_day(
    doc: &Document<'_>,
    earlier: &mut [Mention<CitationParts>],
    mention: &Mention<CitationParts>,
) {
    let Some(date) = mention.value.date.filter(|&date| doc.is(date - 1, key!("cùng"))) else {
        return;
    };
    let mut end = mention.tokens.start;
    for before in earlier.iter_mut().rev() {
        let between = before.tokens.end..end;
        let joins = |at| doc.is(at, key!("và")) || doc.tokens[at].is_mark(',');
        if between.len() > 2 || !between.clone().all(joins) || before.value.date.is_some() {
            return;
        }
        before.value.date = Some(date);
        end = before.tokens.start;
    }
}
