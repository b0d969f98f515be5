//! Days, lists of days and ranges of days.

mod apart;
mod join;
mod stand;

use super::around::{self, Cue};
use super::tokens::year_of_day;
use super::{Clock, Day, Found, Said, clock, digits, joiner, mark, to, word, year2, year4};
use crate::cursor::{Cursor, key, keys};
use crate::document::Document;
use crate::lexicon::Class;
use crate::token::Gap;
pub(super) use apart::apart;
use join::{fill, group};
use stand::{is_inside_list, may_be_named, may_stand_inside, stands};
use std::ops::Range;

/// A day of a list, with the joiner before it.
struct Element {
    tokens: Range<usize>,
    day: Day,
    clock: Option<Clock>,
    /// Whether "-" or "đến" joins it to the one before.
    ranged: bool,
    /// Whether the marks between its numbers are slashes.
    slashed: bool,
    /// Whether the year has two digits.
    short_year: bool,
}

impl Element {
    /// Whether its numbers may be a part and its whole: "3/9".
    fn is_part(&self) -> bool {
        self.day.month.is_some_and(|month| self.day.day <= month)
    }
}

/// Longer lists are numbers of something else; the bound keeps reading linear.
const LONGEST_LIST: usize = 16;

/// A day of a list takes no more tokens than this, with its joiner.
const LONGEST_ELEMENT: usize = 8;

/// Where lists of days may find their month and year, looked for in the order of the text.
#[derive(Default)]
pub(super) struct Months {
    /// Words and marks that a month may follow.
    months: Next,
    /// Years in four digits.
    years: Next,
    /// Numbers that two others stand before, as before a year in two digits.
    thirds: Next,
    /// The end of a list that has no month: no list that begins inside it has one.
    undated: usize,
}

/// The next token of a sort, or how far there is none.
#[derive(Default)]
struct Next(usize);

impl Next {
    /// Whether a list that begins at the cursor may have one.
    fn is_near(&mut self, cursor: &Cursor<'_, '_>, is: impl FnMut(&usize) -> bool) -> bool {
        let limit = cursor.end.min(cursor.at + LONGEST_LIST * LONGEST_ELEMENT);
        self.0 = (self.0.max(cursor.at)..limit).find(is).unwrap_or(limit);
        self.0 < limit
    }
}

impl Months {
    /// Whether a list that begins at the cursor may have a month.
    fn may_follow(&mut self, cursor: &Cursor<'_, '_>) -> bool {
        let leads = |at: &usize| {
            let token = &cursor.doc.tokens[*at];
            matches!(token.mark(), '/' | '-' | '.') || token.key == key!("tháng")
        };
        cursor.at >= self.undated && self.months.is_near(cursor, leads)
    }

    /// Whether a list that begins at the cursor may have a year; in two digits, where its first
    /// number has two.
    fn years_follow(&mut self, cursor: &Cursor<'_, '_>) -> bool {
        let tokens = &cursor.doc.tokens;
        let year = |at: &usize| tokens[*at].is_number() && tokens[*at].span.len() == 4;
        let divides = |at: usize| matches!(tokens[at].mark(), '/' | '-' | '.');
        let third = |&at: &usize| {
            let numbers = at >= 4 && [at, at - 2, at - 4].iter().all(|&i| tokens[i].is_number());
            numbers && divides(at - 1) && divides(at - 3)
        };
        self.years.is_near(cursor, year)
            || cursor.peek().is_some_and(|first| first.span.len() == 2)
                && self.thirds.is_near(cursor, third)
    }
}

/// ```text
/// iso = year "-" month "-" day ("T"? clock)?
/// ```
pub(super) fn iso(cursor: &mut Cursor<'_, '_>) -> Option<Vec<Found>> {
    let from = cursor.at;
    let year = year4(cursor)?;
    let sep =
        if cursor.tight_mark('-').is_some() { '-' } else { cursor.tight_mark('/').map(|_| '/')? };
    let month = tight_digits(cursor).filter(|month| (1..=12).contains(month))?;
    cursor.tight_mark(sep)?;
    let day = tight_digits(cursor).filter(|day| (1..=31).contains(day))?;
    if is_open(cursor) && cursor.peek().is_none_or(|next| next.key != key!("t")) {
        return None;
    }
    let day = Day { day, month: Some(month), year: Some(year) };
    let said = clock::after(cursor).map_or(Said::Day(day), |clock| Said::Moment(day, clock));
    Some(vec![Found { tokens: from..cursor.at, said, rule: "iso" }])
}

fn tight_digits(cursor: &mut Cursor<'_, '_>) -> Option<u32> {
    cursor.peek().filter(|token| token.gap == Gap::None)?;
    digits(cursor, 2, 2)
}

/// One day with its month, for a clock time that stands before it.
pub(super) fn whole(cursor: &mut Cursor<'_, '_>) -> Option<Day> {
    let named = word(cursor, key!("ngày")).is_some();
    let (day, slashed, _) = numeric(cursor)?;
    (day.month.is_some() && (named || slashed || day.year.is_some())).then_some(day)
}

/// Days, joined as they are written.
///
/// ```text
/// days    = "ngày"? element ((joiner | to) "ngày"? element)*
/// element = numeric clock?
/// numeric = day sep month (sep year | "năm" year)? | day "tháng" month (("năm" | sep | ",")? year)? | day
/// sep     = "/" | "-" | "."
/// ```
///
/// A day alone takes the month of the next, a day without a year the year of the next. Days in a
/// row are one range: "14 và 15/8".
///
/// `months` knows where a month may come next.
pub(super) fn days(cursor: &mut Cursor<'_, '_>, months: &mut Months) -> Option<Vec<Found>> {
    let from = cursor.at;
    let named = word(cursor, key!("ngày")).is_some();
    let counted = named && counts_days(cursor, from);
    let begin = if counted { cursor.at } else { from };
    let first = cursor.at;
    if !goes_on(cursor) || !months.may_follow(cursor) {
        return None;
    }
    let inside = !named && is_inside_list(cursor.doc, first);
    if inside && !months.years_follow(cursor) {
        return None;
    }
    let day = named || first.checked_sub(1).is_some_and(|last| cursor.doc.is(last, key!("ngày")));
    let mut elements = elements(cursor, begin, day)?;
    if elements.len() < LONGEST_LIST && elements.iter().all(|e| e.day.month.is_none()) {
        months.undated = elements.last()?.tokens.end;
        return None;
    }
    while elements.last().is_some_and(|last| last.day.month.is_none()) {
        elements.pop();
    }
    if is_monthly(cursor.doc, elements.last()?.tokens.end) {
        return None;
    }
    if inside && !may_stand_inside(cursor, &elements) {
        return None;
    }
    let cue = if named { Cue::Day } else { around::cue(cursor.doc, first) };
    while elements.len() > 1 && !stands(cursor, &elements, cue) {
        elements.pop();
    }
    if !stands(cursor, &elements, cue) {
        return None;
    }
    cursor.at = elements.last()?.tokens.end;
    fill(&mut elements);
    Some(group(&elements))
}

/// Whether something follows the first number that a month or a further day may begin with.
fn goes_on(cursor: &Cursor<'_, '_>) -> bool {
    let next = cursor.ahead(1);
    cursor.peek().is_some_and(|first| !first.is_number())
        || next.is_some_and(|next| {
            matches!(next.mark(), '/' | '.' | '-' | ',' | ';' | '&')
                || keys!["tháng", "và", "đến", "tới"].contains(&next.key)
        })
}

/// "từ ngày 1-5 hằng tháng": days of every month.
fn is_monthly(doc: &Document<'_>, at: usize) -> bool {
    let each = [key!("hằng"), key!("hàng"), key!("mỗi")];
    doc.tokens.get(at).is_some_and(|token| each.contains(&token.key))
        && doc.is(at + 1, key!("tháng"))
}

/// "trong 02 ngày 14 và 15/8", "hai ngày 14 và 15/8": the word "ngày" at `at` counts the days.
fn counts_days(cursor: &Cursor<'_, '_>, at: usize) -> bool {
    let doc = cursor.doc;
    let Some(last) = at.checked_sub(1) else { return false };
    let minutes = last.checked_sub(1).is_some_and(|i| {
        doc.tokens[i].is_mark(':')
            || [key!("h"), key!("g"), key!("giờ")].contains(&doc.tokens[i].key)
    });
    let token = &doc.tokens[last];
    // "QH15 ngày 22/6": the number is part of a code.
    let code = token.gap == Gap::None && last > 0 && doc.tokens[last - 1].is_word();
    let number = token.is_number() && token.span.len() <= 2 && !minutes && !code;
    number || doc.term(last, at, Class::DigitWord).is_some()
}

fn elements(cursor: &mut Cursor<'_, '_>, begin: usize, named: bool) -> Option<Vec<Element>> {
    let mut elements = Vec::new();
    let sound = |element: &Element| !named || may_be_named(element);
    let mut last = element(cursor, begin, false).filter(sound)?;
    while elements.len() + 1 < LONGEST_LIST {
        let Some(next) = cursor.maybe(next_element) else { break };
        if !ascends(&last, &next) || !sound(&next) {
            break;
        }
        let named = cursor.doc.is(next.tokens.start, key!("ngày"));
        if !named && counts_something(cursor, &next) {
            // "từ 3/9 đến 5/9 xã": both ends are parts of a whole.
            let first = elements.first().unwrap_or(&last);
            let part = first.day.year.is_none() && first.is_part();
            let bare = begin == first.tokens.start && !cursor.doc.is(begin, key!("ngày"));
            if next.ranged && part && bare {
                return None;
            }
            break;
        }
        elements.push(std::mem::replace(&mut last, next));
    }
    // A number alone is no list; most are told here.
    if elements.is_empty() && last.day.month.is_none() {
        return None;
    }
    elements.push(last);
    Some(elements)
}

/// Days alone are of one month, so they go up: "14, 15 và 16/8".
fn ascends(last: &Element, next: &Element) -> bool {
    last.day.month.is_some() || next.day.month.is_some() || last.day.day < next.day.day
}

/// Whether the numbers before the cursor are a fraction or an amount.
fn counts_something(cursor: &Cursor<'_, '_>, element: &Element) -> bool {
    let Day { month, year, .. } = element.day;
    let counts = || around::counts(cursor.doc, cursor.at);
    month.is_some_and(|month| month > 12)
        || (year.is_none() && (month.is_none() || element.is_part()) && counts())
}

/// ```text
/// next = (joiner | to) part-of-day? "ngày"? element
/// ```
fn next_element(cursor: &mut Cursor<'_, '_>) -> Option<Element> {
    let ranged = joiner(cursor).is_none();
    if ranged {
        to(cursor)?;
    }
    let _ = cursor.term(Class::PartOfDay);
    let begin = cursor.at;
    let _ = word(cursor, key!("ngày"));
    element(cursor, begin, ranged)
}

fn element(cursor: &mut Cursor<'_, '_>, begin: usize, ranged: bool) -> Option<Element> {
    let (day, slashed, short_year) = numeric(cursor)?;
    let clock = day.month.and_then(|_| clock::after(cursor));
    Some(Element { tokens: begin..cursor.at, day, clock, ranged, slashed, short_year })
}

/// The numbers of one day; whether slashes or words divide them; whether the year has two digits.
fn numeric(cursor: &mut Cursor<'_, '_>) -> Option<(Day, bool, bool)> {
    let _ = word(cursor, key!("mùng")).or_else(|| word(cursor, key!("mồng")));
    let day = digits(cursor, 1, 2)?;
    let alone = Day { day, month: None, year: None };
    match cursor.peek().map_or('\0', |next| next.mark()) {
        '\0' => {
            if let Some((month, year)) = cursor.maybe(in_words) {
                return Some((Day { month: Some(month), year, ..alone }, true, false));
            }
        }
        sep @ ('/' | '.' | '-') => {
            if let Some((month, year, short)) = cursor.maybe(|cursor| with_marks(cursor, sep)) {
                return Some((Day { month: Some(month), year, ..alone }, sep == '/', short));
            }
        }
        _ => {}
    }
    (!is_open(cursor) || cursor.peek().is_some_and(|next| ",-".contains(next.mark())))
        .then_some((alone, false, false))
}

fn in_words(cursor: &mut Cursor<'_, '_>) -> Option<(u32, Option<i32>)> {
    word(cursor, key!("tháng"))?;
    let month = digits(cursor, 1, 2)?;
    let marked = |cursor: &mut Cursor<'_, '_>| {
        let comma = mark(cursor, ',').is_some();
        if !comma {
            let _ = mark(cursor, '/').or_else(|| mark(cursor, '-'));
        }
        let year = year_of_day(cursor)?;
        // "tháng 8, 2019 hộ": the number counts.
        let open = cursor.peek().is_some_and(|next| next.is_word() && next.gap < Gap::Line);
        (!comma || !open || cursor.doc.is(cursor.at, key!("lúc"))).then_some(year)
    };
    let year = cursor.maybe(year_in_words).or_else(|| cursor.maybe(marked));
    Some((month, year))
}

/// ```text
/// year-in-words = ("," | "/" | "-")? "năm" year
/// ```
fn year_in_words(cursor: &mut Cursor<'_, '_>) -> Option<i32> {
    let _ = [',', '/', '-'].into_iter().any(|m| mark(cursor, m).is_some());
    word(cursor, key!("năm"))?;
    year_of_day(cursor)
}

fn with_marks(cursor: &mut Cursor<'_, '_>, sep: char) -> Option<(u32, Option<i32>, bool)> {
    let spaced = cursor.peek()?.gap > Gap::None;
    mark(cursor, sep)?;
    let spaced = spaced || cursor.peek()?.gap > Gap::None;
    let month = digits(cursor, 1, 2)?;
    let year = cursor.maybe(|cursor| {
        mark(cursor, sep)
            .or_else(|| cursor.tight_mark('-').or_else(|| cursor.tight_mark('.')).map(drop))?;
        year_of_day(cursor)
    });
    let year = year.or_else(|| cursor.maybe(year_in_words));
    let short = if year.is_none() && !spaced { cursor.maybe(|c| short_year(c, sep)) } else { None };
    // "1-3" of "1-3-2-2022" is a range: the day of its end goes with the second month.
    let runs_on = year.is_none()
        && cursor.peek().is_some_and(|next| next.is_mark(sep) && next.gap == Gap::None)
        && cursor.ahead(1).is_some_and(|after| after.is_number() && after.gap == Gap::None);
    // "10 - 7" is a range or a difference; "18 / 9" is a day.
    let apart = spaced && sep != '/' && year.is_none();
    (!runs_on && !apart && !is_open(cursor)).then_some((month, year.or(short), short.is_some()))
}

fn short_year(cursor: &mut Cursor<'_, '_>, sep: char) -> Option<i32> {
    cursor.tight_mark(sep)?;
    cursor.peek().filter(|token| token.gap == Gap::None)?;
    year2(cursor)
}

/// Whether what was read goes on in a longer number: "13/9" of "13/9/45", "3-4" of "3-4/7".
fn is_open(cursor: &Cursor<'_, '_>) -> bool {
    let (Some(next), Some(after)) = (cursor.peek(), cursor.ahead(1)) else { return false };
    if next.is_word() {
        return next.gap == Gap::None;
    }
    let tight = next.gap == Gap::None && after.gap == Gap::None;
    match next.mark() {
        '/' => tight && (after.is_number() || after.shape.is_capital()),
        '.' | ':' => tight && after.is_number(),
        '%' => true,
        _ => false,
    }
}
