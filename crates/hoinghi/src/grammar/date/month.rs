//! Months, lists of months and ranges of months.

use super::around::{self, Cue};
use super::{Found, Month, Said, digits, joiner, mark, to, word, year2, year4};
use crate::cursor::{Cursor, key};
use crate::token::Gap;
use std::ops::Range;

/// ```text
/// months  = element ((joiner | to) element)*
/// element = ("tháng" | "T" "."?)? month ((("/" | "-" | "." | "," ? "năm")) year)?
/// ```
///
/// A month without a year takes the year of the next.
pub(super) fn months(cursor: &mut Cursor<'_, '_>) -> Option<Vec<Found>> {
    if is_duration(cursor) {
        return None;
    }
    let mut elements = vec![element(cursor, true)?];
    let mut ranged = Vec::from([false]);
    while elements.len() < 12 {
        let next = cursor.maybe(|cursor| {
            let by_range = joiner(cursor).is_none();
            if by_range {
                to(cursor)?;
            }
            Some((element(cursor, false)?, by_range))
        });
        let Some((next, by_range)) = next else { break };
        elements.push(next);
        ranged.push(by_range);
    }
    while elements.len() > 1 && !closes(cursor, elements.last()) {
        elements.pop();
        ranged.pop();
    }
    let (tokens, only) = elements.last()?;
    cursor.at = tokens.end;
    if elements.len() == 1 && only.month > 12 && only.year.is_none() {
        return None;
    }
    fill(&mut elements, &ranged);
    Some(group(elements, &ranged))
}

/// A month and year without the word, where the words before place things in time.
///
/// ```text
/// bare = month "/" year
/// ```
pub(super) fn bare(cursor: &mut Cursor<'_, '_>) -> Option<Vec<Found>> {
    let from = cursor.at;
    let month = digits(cursor, 1, 2).filter(|month| (1..=12).contains(month))?;
    cursor.tight_mark('/')?;
    cursor.peek().filter(|token| token.gap == Gap::None)?;
    let year = year4(cursor)?;
    let open = cursor.peek().is_some_and(|next| next.is_mark('/') && next.gap == Gap::None);
    let cue = around::cue(cursor.doc, from);
    if !matches!(cue, Cue::Time | Cue::Event) || open || around::counts(cursor.doc, cursor.at) {
        return None;
    }
    let first = (from..cursor.at, Month { month, year: Some(year) });
    let second = cursor.maybe(|cursor| {
        to(cursor)?;
        element(cursor, false).filter(|(_, month)| month.year.is_some())
    });
    let elements: Vec<_> = [Some(first), second].into_iter().flatten().collect();
    Some(group(elements, &[false, true]))
}

/// "6 tháng", "mỗi tháng 2 lần", "Cách mạng tháng 8": the word measures, or is part of a name.
fn is_duration(cursor: &Cursor<'_, '_>) -> bool {
    let Some(last) = cursor.at.checked_sub(1) else { return false };
    let before = &cursor.doc.tokens[last];
    let each = [key!("mỗi"), key!("hằng"), key!("hàng"), key!("từng"), key!("một"), key!("vài")];
    let ordinals = [key!("tuần"), key!("đợt"), key!("kỳ"), key!("lần"), key!("thứ")];
    // "tuần 2 tháng 3", "kỳ 1 tháng 9": the number before counts no months.
    let ordinal = last > 0 && ordinals.contains(&cursor.doc.tokens[last - 1].key);
    (before.is_number() && before.span.len() <= 2 && !ordinal)
        || before.is_mark('/')
        || each.contains(&before.key)
        || [key!("đường"), key!("phố"), key!("trường")].contains(&before.key)
        || (before.key == key!("mạng") && last > 0 && cursor.doc.is(last - 1, key!("cách")))
}

fn element(cursor: &mut Cursor<'_, '_>, first: bool) -> Option<(Range<usize>, Month)> {
    let from = cursor.at;
    cursor.maybe(|cursor| {
        let short = cursor.maybe(letter).is_some();
        let named = short || word(cursor, key!("tháng")).is_some();
        if first && !named {
            return None;
        }
        if let Some((month, year)) = cursor.maybe(in_words).filter(|_| named) {
            return Some((from..cursor.at, Month { month, year: Some(year) }));
        }
        let month = digits(cursor, 1, 2)?;
        let year = cursor.maybe(year);
        let tight = cursor.peek().filter(|next| next.gap == Gap::None);
        let open = tight.is_some_and(|next| "/.%".contains(next.mark()) || next.is_word())
            && cursor.ahead(1).is_some_and(|next| next.is_number() && next.gap == Gap::None);
        let times = cursor.peek().is_some_and(|next| {
            [key!("lần"), key!("buổi"), key!("tiết"), key!("giờ"), key!("kỳ")].contains(&next.key)
        });
        let possible = year.is_some() || (!short && (1..=19).contains(&month));
        (!open && !times && possible).then_some((from..cursor.at, Month { month, year }))
    })
}

/// "T9/2023", "T.9/2023": the letter touches the number, and the year must follow.
fn letter(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    cursor.accept(|token| token.key == key!("t") && token.shape.is_capital())?;
    let _ = cursor.tight_mark('.');
    let number = cursor.peek().filter(|next| next.gap == Gap::None && next.is_number());
    number.and(cursor.ahead(1)).filter(|mark| mark.is_mark('/')).map(drop)
}

/// A month in words, only with its year: "tháng năm" alone may be anything.
///
/// ```text
/// in-words = ("một" | … | "mười hai" | "mười một") "năm" year
/// ```
fn in_words(cursor: &mut Cursor<'_, '_>) -> Option<(u32, i32)> {
    let words = [
        key!("một"),
        key!("hai"),
        key!("ba"),
        key!("tư"),
        key!("năm"),
        key!("sáu"),
        key!("bảy"),
        key!("tám"),
        key!("chín"),
    ];
    let unit = |cursor: &mut Cursor<'_, '_>| {
        let key = cursor.peek()?.key;
        let at = words.iter().position(|&word| word == key)?;
        cursor.at += 1;
        Some(at as u32 + 1)
    };
    let month = match word(cursor, key!("mười")) {
        Some(()) => 10 + cursor.maybe(unit).unwrap_or(0),
        None => unit(cursor)?,
    };
    word(cursor, key!("năm"))?;
    Some((month, year4(cursor)?))
}

fn year(cursor: &mut Cursor<'_, '_>) -> Option<i32> {
    if let Some(year) = cursor.maybe(|cursor| {
        let _ = mark(cursor, ',').or_else(|| mark(cursor, '/')).or_else(|| mark(cursor, '-'));
        word(cursor, key!("năm"))?;
        year4(cursor)
    }) {
        return Some(year);
    }
    if let Some(year) = cursor.maybe(|cursor| {
        mark(cursor, '/').or_else(|| mark(cursor, '-')).or_else(|| mark(cursor, '.'))?;
        year4(cursor)
    }) {
        return Some(year);
    }
    cursor.tight_mark('/')?;
    cursor.peek().filter(|token| token.gap == Gap::None)?;
    year2(cursor)
}

/// Whether the last element of a list is a month: it says so, has a year, or ends the clause.
fn closes(cursor: &Cursor<'_, '_>, last: Option<&(Range<usize>, Month)>) -> bool {
    let Some((tokens, month)) = last else { return false };
    let named = cursor.doc.is(tokens.start, key!("tháng"));
    let ends =
        cursor.doc.tokens.get(tokens.end).is_none_or(|next| !next.is_word() && !next.is_number());
    month.year.is_some() || named || (ends && (1..=12).contains(&month.month))
}

fn fill(elements: &mut [(Range<usize>, Month)], ranged: &[bool]) {
    for i in (0..elements.len().saturating_sub(1)).rev() {
        let next = elements[i + 1].1;
        let month = &mut elements[i].1;
        if month.year.is_none() {
            let wraps = ranged[i + 1] && month.month > next.month;
            month.year = next.year.map(|year| if wraps { year - 1 } else { year });
        }
    }
}

fn group(elements: Vec<(Range<usize>, Month)>, ranged: &[bool]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for ((tokens, month), &by_range) in elements.into_iter().zip(ranged) {
        match found.last_mut() {
            Some(last) if by_range && matches!(last.said, Said::Month(_)) => {
                if let Said::Month(first) = last.said {
                    last.said = Said::Months(first, month);
                    last.tokens.end = tokens.end;
                }
            }
            _ => found.push(Found { tokens, said: Said::Month(month), rule: "months" }),
        }
    }
    found
}
