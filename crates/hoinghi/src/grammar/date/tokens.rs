//! Numbers, words and marks of calendar expressions.

use crate::cursor::{Cursor, key};
use crate::fold::Key;
use crate::token::Gap;

/// Digits, `least` to `most` of them.
pub(super) fn digits(cursor: &mut Cursor<'_, '_>, least: usize, most: usize) -> Option<u32> {
    let token = cursor.peek()?;
    if !token.is_number() || !(least..=most).contains(&token.span.len()) {
        return None;
    }
    crate::grammar::number::digits(cursor)
}

/// A word of the grammar.
pub(super) fn word(cursor: &mut Cursor<'_, '_>, key: Key) -> Option<()> {
    cursor.word(key).map(drop)
}

/// A mark on this line: one that begins a line is a bullet.
pub(super) fn mark(cursor: &mut Cursor<'_, '_>, mark: char) -> Option<()> {
    cursor.accept(|token| token.is_mark(mark) && token.gap < Gap::Line).map(drop)
}

/// A year in four digits.
///
/// ```text
/// year = ("19" | "20") digit digit
/// ```
pub(super) fn year4(cursor: &mut Cursor<'_, '_>) -> Option<i32> {
    year_from(cursor, 1900)
}

/// The year of a day or month, which may be of any century of ours.
pub(super) fn year_of_day(cursor: &mut Cursor<'_, '_>) -> Option<i32> {
    year_from(cursor, 1000)
}

fn year_from(cursor: &mut Cursor<'_, '_>, first: u32) -> Option<i32> {
    cursor.maybe(|cursor| {
        let year = digits(cursor, 4, 4).filter(|year| (first..2100).contains(year))?;
        let goes_on = cursor
            .peek()
            .is_some_and(|next| next.gap == Gap::None && ".,%".contains(next.mark()))
            && (cursor.peek().is_some_and(|next| next.is_mark('%'))
                || cursor.ahead(1).is_some_and(|next| next.is_number() && next.gap == Gap::None));
        (!goes_on).then_some(year as i32)
    })
}

/// The year of this century that two digits stand for.
pub(super) fn year2(cursor: &mut Cursor<'_, '_>) -> Option<i32> {
    digits(cursor, 2, 2).map(|year| year as i32 + 2000)
}

/// ```text
/// joiner = ("," | ";")? "và" | "," | ";" | "&"
/// ```
pub(in crate::grammar) fn joiner(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    cursor.maybe(|cursor| {
        let comma = [',', ';', '&'].into_iter().find_map(|m| mark(cursor, m));
        // A number that begins the next line with a mark of its own is the number of an item.
        let next = cursor.peek().filter(|next| next.gap >= Gap::Line && next.is_number());
        if next.is_some() && cursor.ahead(1).is_some_and(|mark| ".)".contains(mark.mark())) {
            return None;
        }
        let and = word(cursor, key!("và"));
        comma.or(and)
    })
}

/// ```text
/// to = "-" | ("đến" | "tới") "hết"?
/// ```
pub(super) fn to(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    cursor.maybe(|cursor| {
        if mark(cursor, '-').is_some() {
            return Some(());
        }
        word(cursor, key!("đến")).or_else(|| word(cursor, key!("tới")))?;
        let _ = word(cursor, key!("hết"));
        Some(())
    })
}

/// What tells which year or period is meant, before its numbers.
///
/// ```text
/// which = "mới" | "này" | "tới" | "sau" | "trước" | "tiếp theo" | "vừa"? "qua"
/// ```
pub(super) fn which(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    cursor.maybe(|cursor| {
        let vague = word(cursor, key!("vừa")).is_some();
        let token = cursor.accept(|token| token.gap < Gap::Line)?;
        let alone = [key!("mới"), key!("này"), key!("tới"), key!("sau"), key!("trước")];
        if token.key == key!("qua") || (!vague && alone.contains(&token.key)) {
            return Some(());
        }
        (!vague && token.key == key!("tiếp")).then(|| word(cursor, key!("theo")))?
    })
}
