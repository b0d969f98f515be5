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
mod law;
mod month;
mod part;
mod said;
mod school;
mod tokens;
mod year;

pub(crate) use calendar::last_day;
use day::Months;
pub(crate) use said::{Clock, DateParts, Day, Month, Said};
pub(super) use tokens::joiner;

use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::first::{First, Openers};
use crate::fold::Key;
use crate::mention::Mention;
use crate::token::Kind;
use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;
use std::ops::Range;
use tokens::{digits, mark, to, word, year2, year4};

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
        (Opener::Month, "tháng t"),
        (Opener::Year, "năm"),
        (Opener::Quarter, "quý quí q qi qii qiii qiv"),
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

/// A number or one of the openers.
pub(crate) const FIRST: First = First {
    words: &[
        "ngày tháng t năm quý quí q qi qii qiii qiv nửa nh niên học kỳ hk hki hkii giai nhiệm \
            thời khóa ba sáu chín",
    ],
    numbers: true,
    ..First::NONE
};

/// Every calendar expression of the document, in order.
pub(crate) fn read(doc: &Document<'_>) -> Vec<Mention<DateParts>> {
    let mut found = Vec::new();
    for run in doc.runs() {
        let mut cursor = Cursor::new(doc, run);
        let mut months = Months::default();
        loop {
            let at = doc.next_opening(cursor.at, cursor.end, Openers::DATE);
            if at >= cursor.end {
                break;
            }
            cursor.at = at;
            if let Some(list) = expression(&mut cursor, &mut months) {
                found.extend(list.into_iter().map(|found| mention(doc, found)));
            }
            cursor.at = cursor.at.max(at + 1);
        }
    }
    // Two years in a row without the word are a school year where the report speaks of those.
    let schooling = found.iter().any(|m| m.rule != year::BARE && is_of_school(m.value.said));
    for mention in &mut found {
        let said = match mention.value.said {
            Said::SchoolYear(first, last) if mention.rule == year::BARE && !schooling => {
                Said::Years(first, last)
            }
            Said::Years(first, last)
                if mention.rule == year::NAMED && schooling && first + 1 == last =>
            {
                Said::SchoolYear(first, last)
            }
            said => said,
        };
        mention.value.said = said;
        mention.value.kind = said.kind();
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
fn expression(cursor: &mut Cursor<'_, '_>, months: &mut Months) -> Option<Vec<Found>> {
    let token = cursor.peek()?;
    match token.kind {
        Kind::Number => numeral_first(cursor, months),
        Kind::Word => match *OPENERS.get(&token.key)? {
            Opener::Day => {
                cursor.maybe(|c| day::days(c, months)).or_else(|| cursor.maybe(day::apart))
            }
            Opener::Month => cursor.maybe(month::months),
            Opener::Year => {
                cursor.maybe(school::school_years).or_else(|| cursor.maybe(year::years))
            }
            Opener::Quarter => cursor.maybe(part::quarters),
            Opener::Half => cursor.maybe(part::half),
            Opener::SchoolYear => {
                cursor.maybe(school::school_years).or_else(|| cursor.maybe(year::period))
            }
            Opener::Term => cursor.maybe(part::terms),
            Opener::Period => cursor.maybe(year::period),
            Opener::NumberWord => cursor.maybe(part::run),
        },
        Kind::Mark => None,
    }
}

fn numeral_first(cursor: &mut Cursor<'_, '_>, months: &mut Months) -> Option<Vec<Found>> {
    if around::is_inside_number(cursor.doc, cursor.at) {
        return None;
    }
    let next = cursor.ahead(1);
    let found = match next.map_or('\0', |next| next.mark()) {
        '/' | '-' => cursor
            .maybe(day::iso)
            .or_else(|| cursor.maybe(|c| day::days(c, months)))
            .or_else(|| cursor.maybe(day::apart))
            .or_else(|| cursor.maybe(month::bare)),
        '.' | ',' | ';' | '&' => cursor.maybe(|c| day::days(c, months)),
        ':' => cursor.maybe(clock::moment),
        _ if next.is_some_and(|next| next.is_word()) => cursor
            .maybe(clock::moment)
            .or_else(|| cursor.maybe(part::run))
            .or_else(|| cursor.maybe(|c| day::days(c, months))),
        _ => None,
    };
    found.or_else(|| cursor.maybe(year::bare))
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

#[cfg(test)]
mod tests;
