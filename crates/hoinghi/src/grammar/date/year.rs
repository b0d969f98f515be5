//! Years and periods of years.

use super::around::{self, Cue};
use super::law::{names_a_campaign, names_a_law};
use super::school::short;
use super::tokens::which;
use super::{Found, Said, joiner, mark, to, word, year4};
use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::token::Gap;

/// ```text
/// years = "năm" year ((to | "/") "năm"? year | (joiner "năm"? year)*)
/// ```
pub(super) fn years(cursor: &mut Cursor<'_, '_>) -> Option<Vec<Found>> {
    let from = cursor.at;
    word(cursor, key!("năm"))?;
    // "10 năm 2013 - 2023": the word counts the years.
    let counted = from > 0 && cursor.doc.tokens[from - 1].is_number();
    let begin = if counted { cursor.at } else { from };
    let first = year4(cursor)?;
    if names_a_law(cursor.doc, from, first) {
        return None;
    }
    if let Some(last) = cursor.maybe(second_year) {
        return Some(vec![Found {
            tokens: begin..cursor.at,
            said: Said::Years(first, last),
            rule: NAMED,
        }]);
    }
    let mut list = vec![Found { tokens: begin..cursor.at, said: Said::Year(first), rule: "years" }];
    while let Some(next) = cursor.maybe(|cursor| {
        joiner(cursor)?;
        let from = cursor.at;
        let named = word(cursor, key!("năm")).is_some();
        let year = year4(cursor)?;
        let counts = !named && around::counts(cursor.doc, cursor.at);
        let goes_on = is_open(cursor) || cursor.peek().is_some_and(|next| next.is_mark('-'));
        (!counts && !goes_on).then_some(Found {
            tokens: from..cursor.at,
            said: Said::Year(year),
            rule: "years",
        })
    }) {
        list.push(next);
    }
    Some(list)
}

/// ```text
/// second = (to | "/") "năm"? year
/// ```
fn second_year(cursor: &mut Cursor<'_, '_>) -> Option<i32> {
    to(cursor).or_else(|| mark(cursor, '/'))?;
    let named = word(cursor, key!("năm")).is_some();
    let year = year4(cursor)?;
    (named || (!around::counts(cursor.doc, cursor.at) && !is_open(cursor))).then_some(year)
}

pub(super) fn is_open(cursor: &Cursor<'_, '_>) -> bool {
    let (Some(next), Some(after)) = (cursor.peek(), cursor.ahead(1)) else { return false };
    next.gap == Gap::None
        && after.gap == Gap::None
        && "/-.".contains(next.mark())
        && !after.is_mark('.')
        && (after.is_number() || after.is_word())
}

/// ```text
/// period = ("giai đoạn" | "nhiệm kỳ" | "thời kỳ" | "thời gian" | "niên khóa" | "khóa") "học"?
///          (which | label)? ("(" | ":" | ",")? "từ"? "năm"? years (joiner years)*
/// ```
pub(super) fn period(cursor: &mut Cursor<'_, '_>) -> Option<Vec<Found>> {
    let from = cursor.at;
    let schooling = head(cursor)?;
    let _ = which(cursor).or_else(|| cursor.maybe(label));
    let _ = ['(', ':', ','].into_iter().any(|m| mark(cursor, m).is_some());
    let _ = word(cursor, key!("từ"));
    let mut list = vec![run(cursor, from, schooling)?];
    while let Some(next) = cursor.maybe(|cursor| {
        joiner(cursor)?;
        let from = cursor.at;
        run(cursor, from, schooling)
    }) {
        list.push(next);
    }
    Some(list)
}

/// ```text
/// label = number | capitals      "giai đoạn 2", "giai đoạn II"
/// ```
fn label(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    let token = cursor.accept(|token| token.len() <= 5 && token.gap < Gap::Line)?;
    (token.is_number() && token.span.len() <= 2 || token.shape.is_capital()).then_some(())
}

/// The words that name a period, and whether it may be a school year.
fn head(cursor: &mut Cursor<'_, '_>) -> Option<bool> {
    let heads = [
        (key!("giai"), key!("đoạn"), false),
        (key!("nhiệm"), key!("kỳ"), false),
        (key!("thời"), key!("kỳ"), false),
        (key!("thời"), key!("gian"), false),
        (key!("niên"), key!("khóa"), true),
        (key!("khóa"), key!("học"), true),
    ];
    let (first, second) = (cursor.peek()?.key, cursor.ahead(1)?.key);
    if first == key!("khóa") && cursor.ahead(1)?.is_number() {
        cursor.at += 1;
        return Some(false);
    }
    let &(_, _, schooling) = heads.iter().find(|head| (head.0, head.1) == (first, second))?;
    cursor.at += 2;
    Some(schooling)
}

fn run(cursor: &mut Cursor<'_, '_>, from: usize, schooling: bool) -> Option<Found> {
    let _ = word(cursor, key!("năm"));
    let first = year4(cursor)?;
    mark(cursor, '/').or_else(|| to(cursor))?;
    let _ = word(cursor, key!("năm"));
    let last = year4(cursor).or_else(|| short(cursor, false))?;
    if is_open(cursor) {
        return None;
    }
    let said = if schooling && first + 1 == last {
        Said::SchoolYear(first, last)
    } else {
        Said::Years(first, last)
    };
    Some(Found { tokens: from..cursor.at, said, rule: "period" })
}

/// The production that reads years after "năm".
pub(super) const NAMED: &str = "years";

/// The production that reads years without a word that names them.
pub(super) const BARE: &str = "bare-years";

/// Years without a word that names them: two in a row are a school year, two apart a period, and
/// one is a year where the words before place things in time.
///
/// ```text
/// bare = year ("-" | "/" | "đến") year | time-word year
/// ```
pub(super) fn bare(cursor: &mut Cursor<'_, '_>) -> Option<Vec<Found>> {
    let from = cursor.at;
    let first = year4(cursor)?;
    let cue = around::cue(cursor.doc, from);
    let owned = from.checked_sub(1).is_some_and(|last| cursor.doc.tokens[last].is_mark('©'));
    if cue == Cue::Label || owned || names_a_campaign(cursor.doc, from) {
        return None;
    }
    let slash = cursor.peek().is_some_and(|next| next.is_mark('/'));
    let second = cursor.maybe(|cursor| {
        mark(cursor, '/')
            .or_else(|| if cue == Cue::Time { to(cursor) } else { mark(cursor, '-') })
            .and_then(|()| year4(cursor))
    });
    if is_open(cursor) || around::counts(cursor.doc, cursor.at) {
        return None;
    }
    let said = match second {
        Some(last) if last == first + 1 && !is_of_crops(cursor.doc, from) => {
            Said::SchoolYear(first, last)
        }
        Some(last) if last > first && (!slash || last == first + 1) => Said::Years(first, last),
        Some(_) => return None,
        None if matches!(cue, Cue::Time | Cue::Event | Cue::Year) && ends_clause(cursor) => {
            Said::Year(first)
        }
        None => return None,
    };
    Some(vec![Found { tokens: from..cursor.at, said, rule: BARE }])
}

/// "vụ Đông Xuân 2023-2024", "niên vụ 2022/2023".
fn is_of_crops(doc: &Document<'_>, at: usize) -> bool {
    let words = [key!("vụ"), key!("xuân"), key!("mùa"), key!("giải")];
    at.checked_sub(1).is_some_and(|last| words.contains(&doc.tokens[last].key))
}

/// Whether no noun follows that the number could count.
fn ends_clause(cursor: &Cursor<'_, '_>) -> bool {
    let Some(next) = cursor.peek() else { return true };
    let glue = [
        key!("đến"),
        key!("tới"),
        key!("trở"),
        key!("và"),
        key!("là"),
        key!("của"),
        key!("theo"),
        key!("có"),
        key!("đạt"),
        key!("sẽ"),
        key!("phải"),
        key!("toàn"),
        key!("tại"),
        key!("cho"),
    ];
    // "nhiệm vụ trọng tâm 2024 trên địa bàn"
    let area =
        next.key == key!("trên") && cursor.ahead(1).is_some_and(|after| after.key == key!("địa"));
    if area {
        return true;
    }
    !next.is_number() && (!next.is_word() || next.gap >= Gap::Line || glue.contains(&next.key))
}
