//! Numbers that are no figures: ordinals, labels, codes, telephone numbers, footnote marks.

use crate::cursor::{Cursor, Latest, key};
use crate::document::Document;
use crate::grammar::number;
use crate::lexicon::{Class, ClassSet};
use crate::token::{Gap, Shape, Token};
use std::ops::Range;

/// Words that make the number after them a label.
const HEADS: ClassSet = ClassSet::of(&[Class::LabelHead]);

/// Words that make the number after them part of a date or of a document's number: not for us.
const OTHERS: ClassSet = ClassSet::of(&[Class::DateWord, Class::Document, Class::DocumentCode]);

/// Words whose last syllable may look like a head.
const WORDS: ClassSet =
    ClassSet::of(&[Class::School, Class::Coordinate, Class::PersonNoun, Class::VerbDo]);

/// The longest head or phrase that is looked for before a number, in tokens.
const REACH: usize = 4;

/// The term of one of the classes that ends right before token `at`, and where it begins.
pub(super) fn term_before<'t>(
    doc: &Document<'t>,
    begin: usize,
    at: usize,
    classes: ClassSet,
) -> Option<(usize, crate::lexicon::Match<'t>)> {
    doc.tokens[at.checked_sub(1)?].ends(classes).then_some(())?;
    (begin.max(at.saturating_sub(REACH))..at).find_map(|from| {
        doc.term(from, at, classes).filter(|found| found.end == at).map(|found| (from, found))
    })
}

/// How a number is used that is no figure.
pub(super) enum Use {
    /// A label, from this token on.
    Label(usize),
    /// Part of a date or a document's number, left to their grammars.
    Other,
}

/// What the words before token `at` make of the number that begins there.
///
/// ```text
/// label = head "số"? number | "số" number
/// ```
pub(super) fn before(doc: &Document<'_>, begin: usize, at: usize) -> Option<Use> {
    let previous = doc.tokens[begin..at].last()?;
    if !previous.is_word() {
        return None;
    }
    if previous.key == key!("số") {
        if is_quantity(doc, begin, at) {
            return None;
        }
        let headed = term_before(doc, begin, at, HEADS).map_or(at - 1, |(from, _)| from);
        let from = term_before(doc, begin, at - 1, HEADS).map_or(headed, |(from, _)| from);
        return Some(Use::Label(from));
    }
    if let Some((from, found)) = term_before(doc, begin, at, OTHERS) {
        let named = match found.term.class {
            // "giờ 30" and "hồi 5" are no dates.
            Class::DateWord => found.term.full != "time",
            // "Nghị quyết 29", but "lấy ý kiến 120 hộ", "thi hành kỷ luật 02 đảng viên".
            _ => doc.tokens[from].shape.is_capital(),
        };
        if named && !is_distributed(doc, begin, from) {
            return Some(Use::Other);
        }
    }
    let (from, _) = term_before(doc, begin, at, HEADS)?;
    // "Trung học cơ sở 8", "đại biểu 13 thôn": the head ends a longer word.
    let word = term_before(doc, begin, at, WORDS);
    if word.is_some_and(|(longer, _)| longer < from) {
        return None;
    }
    (!is_distributed(doc, begin, from)).then_some(Use::Label(from))
}

/// "tổng số 45 trường", "trong số 45 trường".
fn is_quantity(doc: &Document<'_>, begin: usize, at: usize) -> bool {
    at.checked_sub(2).filter(|&i| i >= begin).is_some_and(|i| {
        let key = doc.tokens[i].key;
        [
            key!("tổng"),
            key!("trong"),
            key!("sĩ"),
            key!("quân"),
            key!("dân"),
            key!("trên"),
            key!("thiểu"),
            key!("đa"),
        ]
        .contains(&key)
    })
}

/// "mỗi lớp 35 em", "bình quân một chuyên đề 4 tiết": the noun is what the number is taken over.
fn is_distributed(doc: &Document<'_>, begin: usize, from: usize) -> bool {
    doc.tokens[begin..from].last().is_some_and(|token| {
        [
            key!("mỗi"),
            key!("từng"),
            key!("một"),
            key!("các"),
            key!("số"),
            key!("mọi"),
            key!("những"),
        ]
        .contains(&token.key)
    })
}

/// The rest of a list of labels: "lớp 1, 2, 3 và 6,7", "khối 10, 11", "đường 2/4".
///
/// ```text
/// list  = label ( ( [,&+-] | "và" | "đến" ) label )*
/// label = number letters* ( "/" number )*
/// ```
pub(super) fn list(cursor: &mut Cursor<'_, '_>) {
    loop {
        one_label(cursor);
        let more = cursor.maybe(|c| {
            c.accept(|token| matches!(token.mark(), ',' | '-' | '&' | '+'))
                .or_else(|| c.word(key!("và")))
                .or_else(|| c.word(key!("đến")))?;
            c.peek().filter(|token| token.is_number())?;
            ends_a_label(c).then_some(())
        });
        if more.is_none() {
            break;
        }
    }
}

fn one_label(cursor: &mut Cursor<'_, '_>) {
    let first = cursor.accept(Token::is_number).map_or(0, |token| token.span.len());
    // A telephone or account number in groups: "1900 1234".
    while first >= 3
        && cursor.accept(|t| t.is_number() && t.gap == Gap::Space && t.span.len() >= 3).is_some()
    {
    }
    loop {
        let more = cursor.accept(is_code_part).is_some()
            || cursor
                .maybe(|c| {
                    c.accept(|t| t.gap == Gap::None && matches!(t.mark(), '/' | '.' | '-'))?;
                    c.accept(|t| t.gap == Gap::None && t.is_number()).map(drop)
                })
                .is_some();
        if !more {
            break;
        }
    }
}

/// The numbers of a date, left to the dates: "13/9/2023", "28 - 30/8", "2022-2023".
pub(super) fn date_run(cursor: &mut Cursor<'_, '_>) {
    cursor.accept(Token::is_number);
    loop {
        let more = cursor.maybe(|c| {
            let mark = c.accept(|t| t.gap <= Gap::Space && matches!(t.mark(), '/' | '-' | '.'))?;
            c.accept(|t| {
                t.is_number() && t.gap <= Gap::Space && (!mark.is_mark('.') || t.gap == Gap::None)
            })
        });
        if more.is_none() {
            break;
        }
    }
}

/// The longest name between quotation marks, in tokens.
const LONGEST_NAME: usize = 12;

/// Whether token `at` stands in a short quotation: the name of a contest, a slogan. `quotes` knows
/// the quotation marks before.
pub(super) fn in_name(doc: &Document<'_>, begin: usize, at: usize, quotes: &mut Latest) -> bool {
    let open = quotes.before(at, LONGEST_NAME, |&i| is_quote(&doc.tokens[i]));
    let Some(open) = open
        .filter(|&open| open >= begin)
        .filter(|&i| doc.tokens[i].mark() != '”' && doc.tokens[i].mark() != '»')
    else {
        return false;
    };
    let end = doc.tokens.len().min(open + LONGEST_NAME + 1);
    let close = (at..end).find(|&i| is_quote(&doc.tokens[i]));
    let straight = doc.tokens[open].mark() == '"';
    // A straight mark opens where it does not touch what stands before it.
    let opens = !straight || doc.tokens[open].gap > Gap::None || open == begin;
    opens && close.is_some_and(|i| straight || matches!(doc.tokens[i].mark(), '”' | '»'))
}

fn is_quote(token: &Token) -> bool {
    matches!(token.mark(), '“' | '”' | '"' | '«' | '»')
}

fn is_code_part(token: &Token) -> bool {
    token.gap == Gap::None && (token.shape.is_capital() || token.is_number())
}

/// Whether the number at the cursor has no noun of its own.
fn ends_a_label(cursor: &Cursor<'_, '_>) -> bool {
    let mut ahead = *cursor;
    number::decimal(&mut ahead);
    super::unit::unit(&mut ahead, false).is_none()
        && !ahead.peek().is_some_and(|token| token.is_mark('%'))
}

/// A code: digits that touch letters or marks that no number has ("12A5", "4x100m", "9001:2015").
///
/// Gives the tokens of the whole run.
pub(super) fn code(
    doc: &Document<'_>,
    begin: usize,
    at: usize,
    end: usize,
) -> Option<Range<usize>> {
    let touches = |i: usize| doc.tokens[i].gap == Gap::None;
    let mut from = at;
    while from > begin && touches(from) && is_joint(doc, begin, from - 1) {
        from -= 1;
    }
    let mut to = at + 1;
    while to < end && touches(to) && continues(doc, to, end) {
        to += 1;
    }
    let before = from < at && doc.tokens[from..at].iter().any(Token::is_word);
    (before || to > at + 1).then_some(from..to)
}

/// Whether token `i` joins the number after it to letters before it.
fn is_joint(doc: &Document<'_>, begin: usize, i: usize) -> bool {
    let token = &doc.tokens[i];
    let after_letters = i > begin
        && token.gap == Gap::None
        && matches!(doc.tokens[i - 1].shape, Shape::Upper | Shape::Title | Shape::Mixed);
    token.is_word() || (matches!(token.mark(), '-' | '.' | '_' | '#') && after_letters)
}

/// Whether the run of a code goes on with token `i`.
fn continues(doc: &Document<'_>, i: usize, end: usize) -> bool {
    let token = &doc.tokens[i];
    token.is_word()
        || token.is_number()
        || (matches!(token.mark(), '.' | ',' | '/' | '-' | ':' | '_' | '+')
            && i + 1 < end
            && doc.tokens[i + 1].gap == Gap::None
            && doc.tokens[i + 1].kind != crate::token::Kind::Mark)
}

/// A footnote mark or a number alone in brackets: "[3]", "(1)".
pub(super) fn bracketed(doc: &Document<'_>, begin: usize, at: usize, end: usize) -> bool {
    let open = at.checked_sub(1).filter(|&i| i >= begin).map(|i| doc.tokens[i].mark());
    let close = (at + 1 < end).then(|| doc.tokens[at + 1].mark());
    matches!((open, close), (Some('['), Some(']' | ',')) | (Some('('), Some(')')))
}

/// The most digits of a telephone number.
const MOST_DIGITS: usize = 12;

/// A telephone or account number: nine digits or more in groups that begin with 0.
///
/// ```text
/// phone = "0" digit+ ( [ .-] digits )*
/// ```
pub(super) fn phone(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    let first = cursor.accept(Token::is_number)?;
    cursor.doc.slice(first.span).starts_with('0').then_some(())?;
    let mut digits = first.span.len();
    while digits <= MOST_DIGITS {
        let group = cursor.maybe(|c| {
            c.accept(|token| token.gap == Gap::None && matches!(token.mark(), '.' | '-'));
            c.accept(|token| token.is_number() && token.gap <= Gap::Space && token.span.len() >= 3)
        });
        match group {
            Some(group) => digits += group.span.len(),
            None => break,
        }
    }
    (9..=MOST_DIGITS).contains(&digits).then_some(())
}
