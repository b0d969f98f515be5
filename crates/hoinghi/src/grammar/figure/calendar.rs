//! Numbers of days, hours and parts of a year that count nothing.

use super::lead::Lead;
use super::term_before;
use super::unit::Unit;
use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::fold::Key;
use crate::grammar::number::Amount;
use crate::lexicon::{Class, ClassSet};
use crate::report::CountKind;

/// Whether a number and its unit of time tell when, not how long.
pub(super) fn is_time(
    doc: &Document<'_>,
    begin: usize,
    at: usize,
    cursor: &Cursor<'_, '_>,
    amount: Amount,
    unit: &Unit,
) -> bool {
    is_clock(doc, begin, at, cursor, amount, unit)
        || is_period(cursor, unit)
        || is_medal(doc, begin, at, unit)
}

/// "năm 2023", "tháng 9", "năm nay" after a number: a date begins with the unit.
pub(super) fn goes_on_as_date(cursor: &Cursor<'_, '_>) -> bool {
    cursor.peek().is_some_and(|token| {
        token.is_number()
            || [key!("nay"), key!("trước"), key!("sau"), key!("này"), key!("tới"), key!("học")]
                .contains(&token.key)
    })
}

/// "6 tháng đầu năm", "9 tháng năm 2023": a part of a year, left to the dates.
fn is_period(cursor: &Cursor<'_, '_>, unit: &Unit) -> bool {
    cursor.doc.is(unit.head.start, key!("tháng"))
        && unit.tokens.len() == 1
        && cursor.peek().is_some_and(|token| {
            [key!("đầu"), key!("cuối"), key!("năm"), key!("đạt"), key!("ước")].contains(&token.key)
        })
}

/// "Huy hiệu 30 năm, 40 năm tuổi Đảng": the name of a distinction.
fn is_medal(doc: &Document<'_>, begin: usize, at: usize, unit: &Unit) -> bool {
    let years = unit.kind == CountKind::Age || doc.is(unit.head.start, key!("năm"));
    let named = |i: usize| doc.is(i, key!("hiệu")) && i > begin && doc.is(i - 1, key!("huy"));
    years
        && (begin..at)
            .rev()
            .take(16)
            .take_while(|&i| {
                let token = &doc.tokens[i];
                let listed = [key!("năm"), key!("và"), key!("tuổi"), key!("đảng"), key!("hiệu")]
                    .contains(&token.key);
                token.is_number() || token.is_mark(',') || listed
            })
            .any(named)
}

/// "sáng 9/11 xã …", "dịp 2/9": a day and a month, whatever follows.
pub(super) fn is_day(doc: &Document<'_>, begin: usize, at: usize, amount: Amount) -> bool {
    let day = amount.total.is_some_and(|total| total <= 12.0 && amount.value <= 31.0);
    let dated = [
        key!("từ"),
        key!("đến"),
        key!("trước"),
        key!("sau"),
        key!("hết"),
        key!("tới"),
        key!("dịp"),
        key!("lễ"),
        key!("hôm"),
        key!("khánh"),
        key!("vào"),
    ];
    let previous = doc.tokens[begin..at].last().map(|token| token.key);
    let days = ClassSet::of(&[Class::DateWord, Class::PartOfDay, Class::Weekday]);
    day && (previous.is_some_and(|key| dated.contains(&key))
        || term_before(doc, begin, at, days).is_some())
}

/// Whether "giờ" tells the time of day, not a length of time.
fn is_clock(
    doc: &Document<'_>,
    begin: usize,
    at: usize,
    cursor: &Cursor<'_, '_>,
    amount: Amount,
    unit: &Unit,
) -> bool {
    if unit.kind != CountKind::Duration {
        return false;
    }
    let previous = doc.tokens[begin..at].last().map(|token| token.key);
    if unit.head.clone().any(|i| doc.is(i, key!("phút"))) {
        // "14 giờ 30 phút".
        return previous.is_some_and(|key| key == key!("giờ") || key == key!("h"));
    }
    if !doc.is(unit.head.start, key!("giờ")) || unit.head.len() > 1 || amount.value > 24.0 {
        return false;
    }
    if cursor.peek().is_some_and(|token| token.is_number()) {
        return true;
    }
    if amount.upper.is_some() || Lead::before(doc, begin, at).bound.is_some() {
        return false;
    }
    // "sau 2 giờ thảo luận", but "sau 22 giờ", "sau 8 giờ sáng".
    let lasts_on = previous == Some(key!("sau"))
        && cursor.peek().is_some_and(|token| token.is_word())
        && doc.term(cursor.at, cursor.end, Class::PartOfDay).is_none();
    !lasts_on && !previous.is_some_and(lasts)
}

/// Words after which "giờ" is a length of time.
fn lasts(key: Key) -> bool {
    [key!("trong"), key!("vòng"), key!("đủ"), key!("dài"), key!("suốt"), key!("mỗi"), key!("mất")]
        .contains(&key)
}
