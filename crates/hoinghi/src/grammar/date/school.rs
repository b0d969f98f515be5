//! School years.

use super::tokens::which;
use super::year::is_open;
use super::{Found, Said, digits, joiner, mark, to, word, year4};
use crate::cursor::{Cursor, key};
use crate::token::Gap;

/// ```text
/// school-years = school-year (joiner plain)*
/// ```
pub(super) fn school_years(cursor: &mut Cursor<'_, '_>) -> Option<Vec<Found>> {
    let from = cursor.at;
    let (first, last) = school_year(cursor)?;
    let mut list = vec![Found {
        tokens: from..cursor.at,
        said: Said::SchoolYear(first, last),
        rule: "school-years",
    }];
    while let Some(next) = cursor.maybe(|cursor| {
        joiner(cursor).or_else(|| to(cursor))?;
        let from = cursor.at;
        let (first, last) = plain(cursor, false)?;
        Some(Found {
            tokens: from..cursor.at,
            said: Said::SchoolYear(first, last),
            rule: "school-years",
        })
    }) {
        list.push(next);
    }
    Some(list)
}

/// ```text
/// school-year = ("năm học" which? | "niên học" | "NH")? (":" | "(")? plain | "năm học" year
/// ```
pub(super) fn school_year(cursor: &mut Cursor<'_, '_>) -> Option<(i32, i32)> {
    let named = cursor.maybe(|cursor| {
        if word(cursor, key!("nh")).is_none() {
            word(cursor, key!("năm")).or_else(|| word(cursor, key!("niên")))?;
            word(cursor, key!("học"))?;
            let _ = which(cursor);
        }
        let _ = mark(cursor, ':').or_else(|| mark(cursor, '('));
        Some(())
    });
    if let Some(pair) = plain(cursor, named.is_some()) {
        return Some(pair);
    }
    named?;
    let first = year4(cursor).filter(|_| !is_open(cursor))?;
    Some((first, first + 1))
}

/// Two years as written; the second may be short, and both where the word stands before them.
///
/// ```text
/// plain = year ("-" | "/" | "đến") year
/// ```
fn plain(cursor: &mut Cursor<'_, '_>, named: bool) -> Option<(i32, i32)> {
    cursor.maybe(|cursor| {
        let first = year4(cursor).or_else(|| if named { short(cursor, true) } else { None })?;
        mark(cursor, '/').or_else(|| to(cursor))?;
        let last = year4(cursor).or_else(|| short(cursor, false))?;
        (!is_open(cursor)).then_some((first, last))
    })
}

pub(super) fn short(cursor: &mut Cursor<'_, '_>, first: bool) -> Option<i32> {
    cursor.maybe(|cursor| {
        let year = digits(cursor, 2, 2)?;
        let next = cursor.peek();
        let fits = !first || next.is_some_and(|next| next.is_mark('-') || next.is_mark('/'));
        let open =
            next.is_some_and(|next| next.gap == Gap::None && (next.is_word() || next.is_mark('%')));
        (fits && !open).then_some(year as i32 + 2000)
    })
}
