//! Who issued a document.

use crate::cursor::{Cursor, key};
use crate::lexicon::{Class, ClassSet};
use crate::span::Span;
use crate::token::Gap;

const NAMES: ClassSet = ClassSet::of(&[
    Class::IssuingBody,
    Class::Office,
    Class::Post,
    Class::Level,
    Class::Province,
    Class::OfficeField,
]);

/// An issuer's name is no longer than this, in tokens.
const LONGEST: usize = 30;

/// ```text
/// issuer = ","? "của" name | ","? "do" name "ban hành"
/// name   = part (("và" | "-" | "&" | ",")? part)*
/// part   = office | post | capitalised word | "khóa" number
/// ```
pub(super) fn read(cursor: &mut Cursor<'_, '_>) -> Option<Span> {
    let _ = cursor.accept(|token| token.is_mark(',') && token.gap < Gap::Line);
    let by = cursor.word(key!("do")).is_some();
    if !by {
        cursor.accept(|token| token.key == key!("của") && token.gap < Gap::Blank)?;
    }
    let from = cursor.at;
    part(cursor)?;
    while cursor.at - from < LONGEST {
        let linked = cursor.maybe(|cursor| {
            link(cursor);
            part(cursor)
        });
        if linked.is_none() {
            break;
        }
    }
    let name = cursor.since(from);
    if by {
        cursor.word(key!("ban"))?;
        cursor.word(key!("hành"))?;
    }
    Some(name)
}

fn link(cursor: &mut Cursor<'_, '_>) {
    let _ = cursor.accept(|token| {
        token.gap < Gap::Blank
            && (token.key == key!("và") || (token.gap < Gap::Line && "-&".contains(token.mark())))
    });
}

fn part(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    // "của Bộ Chính trị và Kết luận số …": the next document is no part of the name.
    if cursor.doc.term(cursor.at, cursor.end, Class::Document).is_some() {
        return None;
    }
    if cursor.term(NAMES).is_some() {
        return Some(());
    }
    if cursor.word(key!("khóa")).is_some() {
        return cursor.accept(|token| token.is_number() || token.shape.is_capital()).map(drop);
    }
    cursor.accept(|token| token.shape.is_capital()).map(drop)
}
