//! Parts of a year: quarters, halves, other runs of months, school terms.

use super::school::school_year;
use super::{Found, Month, Said, digits, joiner, mark, to, word, year4};
use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::token::{Gap, Shape};

/// ```text
/// quarters = short | "quý" quarter year? ((joiner | to) "quý"? quarter year?)*
/// short    = "Q" "."? quarter year
/// year     = ("/" | "-" | "," | "năm" | ", năm") year4
/// ```
///
/// A quarter without a year takes the year of the next.
pub(super) fn quarters(cursor: &mut Cursor<'_, '_>) -> Option<Vec<Found>> {
    let from = cursor.at;
    if let Some(quarter) = cursor.maybe(short) {
        return Some(vec![quarter]);
    }
    quarter_word(cursor)?;
    let mut list = vec![quarter(cursor, from, true)?];
    while let Some(next) = cursor.maybe(|cursor| {
        joiner(cursor).or_else(|| to(cursor))?;
        let from = cursor.at;
        let named = quarter_word(cursor).is_some();
        quarter(cursor, from, named)
    }) {
        list.push(next);
    }
    if let Some(range) = quarter_range(cursor.doc, &list) {
        return Some(vec![range]);
    }
    let mut after = None;
    for found in list.iter_mut().rev() {
        if let Said::Quarter { year, .. } = &mut found.said {
            *year = year.or(after);
            after = *year;
        }
    }
    Some(list)
}

/// "từ quý I đến quý III năm 2024": the months from the first quarter to the last.
fn quarter_range(doc: &Document<'_>, list: &[Found]) -> Option<Found> {
    let [first, last] = list else { return None };
    let between = first.tokens.end..last.tokens.start;
    let to = between.clone().any(|at| doc.is(at, key!("đến")) || doc.is(at, key!("tới")));
    let dash = between.clone().any(|at| doc.tokens[at].is_mark('-'));
    let from = first.tokens.start.checked_sub(1).is_some_and(|at| doc.is(at, key!("từ")));
    if !(to || dash && from) {
        return None;
    }
    let (Said::Quarter { quarter: a, year: began }, Said::Quarter { quarter: b, year }) =
        (first.said, last.said)
    else {
        return None;
    };
    let began = began.or(year.filter(|_| a <= b));
    let begins = Month { month: a * 3 - 2, year: began };
    let ends = Month { month: b * 3, year };
    (b <= 4 && a <= 4).then_some(Found {
        tokens: first.tokens.start..last.tokens.end,
        said: Said::Months(begins, ends),
        rule: "quarters",
    })
}

/// "Q2/2023", "Q.II-2023", "QIV/2023".
fn short(cursor: &mut Cursor<'_, '_>) -> Option<Found> {
    let from = cursor.at;
    let letter = cursor.accept(|token| token.shape.is_capital())?;
    let glued = [key!("qi"), key!("qii"), key!("qiii"), key!("qiv")];
    let quarter = match glued.iter().position(|&quarter| quarter == letter.key) {
        Some(at) => at as u32 + 1,
        None => {
            (letter.key == key!("q")).then_some(())?;
            let _ = cursor.tight_mark('.');
            cursor.peek().filter(|next| next.gap == Gap::None)?;
            ordinal(cursor)?.0
        }
    };
    let year = Some(cursor.maybe(year)?);
    Some(Found { tokens: from..cursor.at, said: Said::Quarter { quarter, year }, rule: "quarters" })
}

fn year(cursor: &mut Cursor<'_, '_>) -> Option<i32> {
    let _ = ['/', '-', ',', '.'].into_iter().any(|m| mark(cursor, m).is_some());
    let _ = word(cursor, key!("năm"));
    year4(cursor)
}

fn quarter_word(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    word(cursor, key!("quý")).or_else(|| word(cursor, key!("quí")))
}

fn quarter(cursor: &mut Cursor<'_, '_>, from: usize, named: bool) -> Option<Found> {
    let (quarter, digits) = ordinal(cursor)?;
    let year = cursor.maybe(year);
    if digits && !named && year.is_none() {
        return None;
    }
    Some(Found { tokens: from..cursor.at, said: Said::Quarter { quarter, year }, rule: "quarters" })
}

/// A number from 1 to 5 in Roman or Arabic digits, and whether it is in Arabic ones.
fn ordinal(cursor: &mut Cursor<'_, '_>) -> Option<(u32, bool)> {
    if let Some(value) = cursor.maybe(|cursor| digits(cursor, 1, 2).filter(|n| (1..=9).contains(n)))
    {
        return Some((value, true));
    }
    let token = cursor.peek().filter(|token| matches!(token.shape, Shape::Upper | Shape::Title))?;
    let numerals = [key!("i"), key!("ii"), key!("iii"), key!("iv"), key!("v")];
    let at = numerals.iter().position(|&numeral| numeral == token.key)?;
    cursor.at += 1;
    Some((at as u32 + 1, false))
}

/// A run of months told as a part of a year.
///
/// ```text
/// run   = count "tháng" ("đầu" | "cuối" | remaining) ("của"? "năm" year? | year) | count "tháng" ("năm" | "/") year
/// count = digits | "ba" | "sáu" | "chín"
/// ```
///
/// "6 tháng đầu năm học" is no part of a calendar year.
pub(super) fn run(cursor: &mut Cursor<'_, '_>) -> Option<Vec<Found>> {
    let from = cursor.at;
    let count = count(cursor).filter(|count| (1..12).contains(count))?;
    word(cursor, key!("tháng"))?;
    let at_end = word(cursor, key!("cuối")).is_some() || cursor.maybe(remaining).is_some();
    let at_start = !at_end && word(cursor, key!("đầu")).is_some();
    let year = if at_end || at_start {
        of_the_year(cursor)?
    } else {
        word(cursor, key!("năm")).or_else(|| mark(cursor, '/'))?;
        Some(year4(cursor)?)
    };
    let (first, last) = if at_end { (13 - count, 12) } else { (1, count) };
    Some(vec![Found {
        tokens: from..cursor.at,
        said: Said::Run { first, last, year },
        rule: "run",
    }])
}

/// ```text
/// remaining = "còn lại"
/// ```
fn remaining(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    word(cursor, key!("còn"))?;
    word(cursor, key!("lại"))
}

fn count(cursor: &mut Cursor<'_, '_>) -> Option<u32> {
    if let Some(count) = cursor.maybe(|cursor| digits(cursor, 1, 2)) {
        return Some(count);
    }
    let token = cursor.peek()?;
    let words = [(key!("ba"), 3), (key!("sáu"), 6), (key!("chín"), 9)];
    let count = words.iter().find(|(key, _)| *key == token.key)?.1;
    cursor.at += 1;
    Some(count)
}

/// The year of a part, `Some(None)` where only "năm" is said.
fn of_the_year(cursor: &mut Cursor<'_, '_>) -> Option<Option<i32>> {
    let _ = word(cursor, key!("của"));
    if word(cursor, key!("năm")).is_none() {
        return year4(cursor).map(Some);
    }
    if cursor.peek().is_some_and(|next| next.key == key!("học") && next.gap < Gap::Blank) {
        return None;
    }
    Some(year4(cursor))
}

/// ```text
/// half = "nửa" ("đầu" | "cuối") "năm" year?
/// ```
pub(super) fn half(cursor: &mut Cursor<'_, '_>) -> Option<Vec<Found>> {
    let from = cursor.at;
    word(cursor, key!("nửa"))?;
    let at_end = word(cursor, key!("cuối")).is_some();
    if !at_end {
        word(cursor, key!("đầu"))?;
    }
    let year = of_the_year(cursor)?;
    let (first, last) = if at_end { (7, 12) } else { (1, 6) };
    Some(vec![Found {
        tokens: from..cursor.at,
        said: Said::Run { first, last, year },
        rule: "half",
    }])
}

/// ```text
/// terms = ("học"? "kỳ" | "HK") term (","? ("năm học" | "NH")? school-year)? ((joiner) …)*
/// term  = "I" | "II" | "1" | "2"
/// ```
pub(super) fn terms(cursor: &mut Cursor<'_, '_>) -> Option<Vec<Found>> {
    let from = cursor.at;
    if from.checked_sub(1).is_some_and(|last| {
        let doc = cursor.doc;
        doc.tokens[last].is_mark('/') || doc.is(last, key!("mỗi")) || doc.is(last, key!("từng"))
    }) {
        return None;
    }
    let mut list = vec![term(cursor, from, true)?];
    while let Some(next) = cursor.maybe(|cursor| {
        joiner(cursor).or_else(|| to(cursor))?;
        let from = cursor.at;
        term(cursor, from, false)
    }) {
        list.push(next);
    }
    let mut after = None;
    for found in list.iter_mut().rev() {
        if let Said::SchoolTerm { year, .. } = &mut found.said {
            *year = year.or(after);
            after = *year;
        }
    }
    Some(list)
}

fn term(cursor: &mut Cursor<'_, '_>, from: usize, first: bool) -> Option<Found> {
    let glued = [(key!("hki"), 1), (key!("hkii"), 2)];
    let glued = cursor.peek().and_then(|token| glued.iter().find(|(key, _)| *key == token.key));
    let (term, sure) = if let Some(&(_, term)) = glued {
        cursor.at += 1;
        (term, true)
    } else {
        let named = cursor.maybe(head).is_some();
        if first && !named {
            return None;
        }
        // "kỳ I" alone may be of anything; with a school year it is a term.
        let bare = cursor.doc.is(from, key!("kỳ"));
        let (term, digits) = ordinal(cursor).filter(|(term, _)| *term <= 3)?;
        (term, !bare && (named || !digits))
    };
    let year = cursor.maybe(|cursor| {
        let _ = [',', '-', '/', '('].into_iter().any(|m| mark(cursor, m).is_some());
        let _ = word(cursor, key!("của"));
        school_year(cursor).or_else(|| {
            word(cursor, key!("năm"))?;
            school_year(cursor).filter(|(first, last)| first + 1 == *last)
        })
    });
    let times = cursor.peek().is_some_and(|next| {
        [key!("lần"), key!("buổi"), key!("tiết"), key!("bài")].contains(&next.key)
    });
    if (times || !sure) && year.is_none() {
        return None;
    }
    Some(Found { tokens: from..cursor.at, said: Said::SchoolTerm { term, year }, rule: "terms" })
}

fn head(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    if word(cursor, key!("hk")).is_some() {
        return Some(());
    }
    let _ = word(cursor, key!("học"));
    word(cursor, key!("kỳ"))
}
