//! Calendar expressions as written.
//!
//! A number alone is never a date: it needs its own shape (13/9/2023), a word that names the unit
//! (tháng 9), or a word before it that places things in time (trước 15/9). Fractions, classes,
//! rooms and streets are written with the same marks, so a day without a year is read only where
//! such a word stands.

mod around;
mod calendar;
mod clock;
mod day;
mod month;
mod part;
mod year;

pub(crate) use calendar::last_day;

use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::fold::Key;
use crate::mention::Mention;
use crate::report::{DateKind, Relation};
use crate::token::{Gap, Kind};
use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A calendar expression in parts; what is not written is `None`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DateParts {
    pub(crate) kind: DateKind,
    pub(crate) relation: Option<Relation>,
    pub(crate) said: Said,
}

/// A day as written; its numbers may be impossible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Day {
    pub(crate) day: u32,
    pub(crate) month: Option<u32>,
    pub(crate) year: Option<i32>,
}

/// A month as written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Month {
    pub(crate) month: u32,
    pub(crate) year: Option<i32>,
}

/// A time of day as written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) hour: u32,
    pub(crate) minute: u32,
}

/// What a calendar expression says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    Day(Day),
    Moment(Day, Clock),
    Days(Day, Day),
    Month(Month),
    Months(Month, Month),
    /// The months `first` to `last` of a year, told as a part of it: "9 tháng đầu năm".
    Run {
        first: u32,
        last: u32,
        year: Option<i32>,
    },
    Quarter {
        quarter: u32,
        year: Option<i32>,
    },
    Year(i32),
    Years(i32, i32),
    SchoolYear(i32, i32),
    SchoolTerm {
        term: u32,
        year: Option<(i32, i32)>,
    },
}

impl Said {
    pub(crate) fn kind(self) -> DateKind {
        match self {
            Said::Day(_) => DateKind::Day,
            Said::Moment(..) => DateKind::Datetime,
            Said::Days(..) => DateKind::DayRange,
            Said::Month(_) => DateKind::Month,
            Said::Run { first, last, .. } => match last.saturating_sub(first) {
                0 => DateKind::Month,
                2 => DateKind::Quarter,
                5 => DateKind::Half,
                _ => DateKind::Period,
            },
            Said::Quarter { .. } => DateKind::Quarter,
            Said::Year(_) => DateKind::Year,
            Said::Months(..) | Said::Years(..) => DateKind::Period,
            Said::SchoolYear(..) => DateKind::SchoolYear,
            Said::SchoolTerm { .. } => DateKind::SchoolTerm,
        }
    }

    /// Whether it spans from one date to another, so that "từ" and "đến" belong to it.
    fn has_two_ends(self) -> bool {
        matches!(self, Said::Days(..) | Said::Months(..) | Said::Years(..))
    }
}

/// One expression read: its tokens, what it says, and the production that read it.
struct Found {
    tokens: Range<usize>,
    said: Said,
    rule: &'static str,
}

/// The words that open a production.
#[derive(Clone, Copy)]
enum Opener {
    Day,
    Month,
    Year,
    Quarter,
    Half,
    SchoolYear,
    Term,
    Period,
    NumberWord,
}

static OPENERS: Lazy<FxHashMap<Key, Opener>> = Lazy::new(|| {
    let words = [
        (Opener::Day, "ngày"),
        (Opener::Month, "tháng"),
        (Opener::Year, "năm"),
        (Opener::Quarter, "quý quí"),
        (Opener::Half, "nửa"),
        (Opener::SchoolYear, "nh niên"),
        (Opener::Term, "học kỳ hk hki hkii"),
        (Opener::Period, "giai nhiệm thời khóa"),
        (Opener::NumberWord, "ba sáu chín"),
    ];
    let pairs =
        words.iter().flat_map(|&(opener, words)| words.split(' ').map(move |w| (w, opener)));
    pairs.map(|(word, opener)| (crate::fold::key(word), opener)).collect()
});

/// Every calendar expression of the document, in order.
pub(crate) fn read(doc: &Document<'_>) -> Vec<Mention<DateParts>> {
    let mut found = Vec::new();
    for run in doc.runs() {
        let mut cursor = Cursor::new(doc, run);
        while cursor.at < cursor.end {
            let at = cursor.at;
            let list = expression(&mut cursor);
            found.extend(list.into_iter().flatten().map(|found| mention(doc, found)));
            cursor.at = cursor.at.max(at + 1);
        }
    }
    // Two years in a row without a word are a school year only where the report speaks of those.
    let schooling = found.iter().any(|m| m.rule != year::BARE && is_of_school(m.value.said));
    for mention in found.iter_mut().filter(|m| m.rule == year::BARE && !schooling) {
        if let Said::SchoolYear(first, last) = mention.value.said {
            mention.value.said = Said::Years(first, last);
            mention.value.kind = DateKind::Period;
        }
    }
    found
}

fn is_of_school(said: Said) -> bool {
    matches!(said, Said::SchoolYear(..) | Said::SchoolTerm { .. })
}

/// What begins at the cursor.
///
/// ```text
/// expression = moment | days | months | quarters | run | term | school-year | period | years
/// ```
fn expression(cursor: &mut Cursor<'_, '_>) -> Option<Vec<Found>> {
    let token = cursor.peek()?;
    match token.kind {
        Kind::Number => numeral_first(cursor),
        Kind::Word => match *OPENERS.get(&token.key)? {
            Opener::Day => cursor.maybe(day::days),
            Opener::Month => cursor.maybe(month::months),
            Opener::Year => cursor.maybe(year::school_years).or_else(|| cursor.maybe(year::years)),
            Opener::Quarter => cursor.maybe(part::quarters),
            Opener::Half => cursor.maybe(part::half),
            Opener::SchoolYear => {
                cursor.maybe(year::school_years).or_else(|| cursor.maybe(year::period))
            }
            Opener::Term => cursor.maybe(part::terms),
            Opener::Period => cursor.maybe(year::period),
            Opener::NumberWord => cursor.maybe(part::run),
        },
        Kind::Mark => None,
    }
}

fn numeral_first(cursor: &mut Cursor<'_, '_>) -> Option<Vec<Found>> {
    if around::is_inside_number(cursor.doc, cursor.at) {
        return None;
    }
    cursor
        .maybe(day::iso)
        .or_else(|| cursor.maybe(clock::moment))
        .or_else(|| cursor.maybe(part::run))
        .or_else(|| cursor.maybe(day::days))
        .or_else(|| cursor.maybe(month::bare))
        .or_else(|| cursor.maybe(year::bare))
}

fn mention(doc: &Document<'_>, found: Found) -> Mention<DateParts> {
    let Found { tokens, said, rule } = found;
    let relation = around::relation(doc, tokens.start).filter(|_| !said.has_two_ends());
    Mention {
        span: doc.span(tokens.clone()),
        tokens,
        rule,
        value: DateParts { kind: said.kind(), relation, said },
    }
}

/// A day with its month, as it follows the number of a document.
pub(super) fn day(cursor: &mut Cursor<'_, '_>) -> Option<Day> {
    cursor.maybe(|cursor| {
        cursor.peek().filter(|token| token.key == key!("ngày"))?;
        day::whole(cursor)
    })
}

/// Digits, `least` to `most` of them.
fn digits(cursor: &mut Cursor<'_, '_>, least: usize, most: usize) -> Option<u32> {
    let token = cursor.peek()?;
    if !token.is_number() || !(least..=most).contains(&token.span.len()) {
        return None;
    }
    super::number::digits(cursor)
}

/// A word of the grammar.
fn word(cursor: &mut Cursor<'_, '_>, key: Key) -> Option<()> {
    cursor.word(key).map(drop)
}

/// A mark on this line: one that begins a line is a bullet.
fn mark(cursor: &mut Cursor<'_, '_>, mark: char) -> Option<()> {
    cursor.accept(|token| token.is_mark(mark) && token.gap < Gap::Line).map(drop)
}

/// A year in four digits.
///
/// ```text
/// year = ("19" | "20") digit digit
/// ```
fn year4(cursor: &mut Cursor<'_, '_>) -> Option<i32> {
    cursor.maybe(|cursor| {
        let year = digits(cursor, 4, 4).filter(|year| (1900..2100).contains(year))?;
        let goes_on = cursor
            .peek()
            .is_some_and(|next| next.gap == Gap::None && ".,%".contains(next.mark()))
            && (cursor.peek().is_some_and(|next| next.is_mark('%'))
                || cursor.ahead(1).is_some_and(|next| next.is_number() && next.gap == Gap::None));
        (!goes_on).then_some(year as i32)
    })
}

/// The year of this century that two digits stand for.
fn year2(cursor: &mut Cursor<'_, '_>) -> Option<i32> {
    digits(cursor, 2, 2).map(|year| year as i32 + 2000)
}

/// ```text
/// joiner = "," | "và" | "," "và" | ";"
/// ```
pub(super) fn joiner(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    cursor.maybe(|cursor| {
        let comma = mark(cursor, ',').or_else(|| mark(cursor, ';'));
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
fn to(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    cursor.maybe(|cursor| {
        if mark(cursor, '-').is_some() {
            return Some(());
        }
        word(cursor, key!("đến")).or_else(|| word(cursor, key!("tới")))?;
        let _ = word(cursor, key!("hết"));
        Some(())
    })
}

#[cfg(test)]
mod tests;
