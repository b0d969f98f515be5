//! Days, lists of days and ranges of days.

use super::around::{self, Cue};
use super::{Clock, Day, Found, Said, clock, digits, joiner, mark, to, word, year2, year4};
use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::lexicon::Class;
use crate::token::{Gap, Shape};
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

/// Longer lists are numbers of something else; the bound keeps reading linear.
const LONGEST_LIST: usize = 31;

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
    if is_open(cursor) && !cursor.peek().is_some_and(|next| next.key == key!("t")) {
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
/// numeric = day sep month (sep year)? | day "tháng" month (("năm" | sep | ",")? year)? | day
/// sep     = "/" | "-" | "."
/// ```
///
/// A day alone takes the month of the next, a day without a year the year of the next. Days in a
/// row are one range: "14 và 15/8".
pub(super) fn days(cursor: &mut Cursor<'_, '_>) -> Option<Vec<Found>> {
    let from = cursor.at;
    let named = word(cursor, key!("ngày")).is_some();
    let counted = named && counts_days(cursor, from);
    let begin = if counted { cursor.at } else { from };
    let cue = if named { Cue::Day } else { around::cue(cursor.doc, cursor.at) };
    let mut elements = elements(cursor, begin)?;
    while elements.last().is_some_and(|last| last.day.month.is_none()) {
        elements.pop();
    }
    if is_monthly(cursor.doc, elements.last()?.tokens.end) {
        return None;
    }
    while elements.len() > 1 && !stands(cursor, &elements, cue) {
        elements.pop();
    }
    if !stands(cursor, &elements, cue) {
        return None;
    }
    cursor.at = elements.last()?.tokens.end;
    fill(&mut elements);
    Some(group(elements))
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

fn elements(cursor: &mut Cursor<'_, '_>, begin: usize) -> Option<Vec<Element>> {
    let mut elements = vec![element(cursor, begin, false)?];
    while elements.len() < LONGEST_LIST {
        let Some(next) = cursor.maybe(next_element) else { break };
        let fraction = next.day.month.is_some_and(|month| month > 12)
            || next.day.year.is_none() && around::counts(cursor.doc, cursor.at) && {
                next.day.month.is_none_or(|month| next.day.day <= month)
            };
        if fraction && !cursor.doc.is(next.tokens.start, key!("ngày")) {
            let first = elements[0].day;
            let part = first.year.is_none() && first.month.is_some_and(|month| first.day <= month);
            // "từ 3/9 đến 5/9 xã": both ends are parts of a whole.
            if next.ranged
                && part
                && begin == elements[0].tokens.start
                && !cursor.doc.is(begin, key!("ngày"))
            {
                return None;
            }
            break;
        }
        elements.push(next);
    }
    Some(elements)
}

/// ```text
/// next = (joiner | to) part-of-day? "ngày"? element
/// ```
fn next_element(cursor: &mut Cursor<'_, '_>) -> Option<Element> {
    let ranged = joiner(cursor).is_none();
    if ranged {
        to(cursor)?;
    }
    let begin = cursor.at;
    let _ = cursor.term(Class::PartOfDay);
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
    if let Some((month, year)) = cursor.maybe(in_words) {
        return Some((Day { month: Some(month), year, ..alone }, true, false));
    }
    for sep in ['/', '.', '-'] {
        if let Some((month, year, short)) = cursor.maybe(|cursor| with_marks(cursor, sep)) {
            return Some((Day { month: Some(month), year, ..alone }, sep == '/', short));
        }
    }
    (!is_open(cursor) || cursor.peek().is_some_and(|next| ",-".contains(next.mark())))
        .then_some((alone, false, false))
}

fn in_words(cursor: &mut Cursor<'_, '_>) -> Option<(u32, Option<i32>)> {
    word(cursor, key!("tháng"))?;
    let month = digits(cursor, 1, 2)?;
    let year = cursor.maybe(|cursor| {
        let _ = mark(cursor, ',').or_else(|| mark(cursor, '/')).or_else(|| mark(cursor, '-'));
        word(cursor, key!("năm"))?;
        year4(cursor)
    });
    let year = year.or_else(|| {
        cursor.maybe(|cursor| {
            let _ = mark(cursor, '/').or_else(|| mark(cursor, '-'));
            year4(cursor)
        })
    });
    Some((month, year))
}

fn with_marks(cursor: &mut Cursor<'_, '_>, sep: char) -> Option<(u32, Option<i32>, bool)> {
    let spaced = cursor.peek()?.gap > Gap::None;
    mark(cursor, sep)?;
    let spaced = spaced || cursor.peek()?.gap > Gap::None;
    let month = digits(cursor, 1, 2)?;
    let year = cursor.maybe(|cursor| {
        mark(cursor, sep)
            .or_else(|| cursor.tight_mark('-').or_else(|| cursor.tight_mark('.')).map(drop))?;
        year4(cursor)
    });
    let short = if year.is_none() && !spaced {
        cursor.maybe(|cursor| {
            cursor.tight_mark(sep)?;
            cursor.peek().filter(|token| token.gap == Gap::None)?;
            year2(cursor)
        })
    } else {
        None
    };
    // "10 - 7" is a range or a difference; "18 / 9" is a day.
    // "1-3" of "1-3-2-2022" is a range: the day of its end goes with the second month.
    let runs_on = year.is_none()
        && cursor.peek().is_some_and(|next| next.is_mark(sep) && next.gap == Gap::None)
        && cursor.ahead(1).is_some_and(|after| after.is_number() && after.gap == Gap::None);
    if runs_on || is_open(cursor) || (spaced && sep != '/' && year.is_none()) {
        return None;
    }
    Some((month, year.or(short), short.is_some()))
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

/// Whether the elements are days, by their own shape and by what stands before them.
fn stands(cursor: &Cursor<'_, '_>, elements: &[Element], cue: Cue) -> bool {
    let (Some(first), Some(last)) = (elements.first(), elements.last()) else { return false };
    let dated = |e: &Element| e.day.year.is_some() && !e.short_year;
    let valid = elements.iter().all(|e| is_possible(e.day));
    let bare_list = first.day.month.is_none() && elements.get(1).is_some_and(|next| !next.ranged);
    let all_day = last.tokens.end;
    match cue {
        Cue::Day => elements.iter().all(|e| e.day.day <= 39 && e.day.month.is_none_or(|m| m <= 19)),
        Cue::Label => dated(first),
        Cue::None | Cue::Year if dated(last) && !bare_list => true,
        Cue::Time | Cue::Event if dated(last) => true,
        _ if !valid => false,
        Cue::Event => {
            !is_fraction(cursor, elements, all_day) && !around::counts(cursor.doc, all_day)
        }
        Cue::Time => {
            elements.iter().all(|e| e.slashed || e.day.month.is_none() || e.short_year)
                && !is_fraction(cursor, elements, all_day)
        }
        Cue::None | Cue::Year => {
            let short = last.short_year
                && elements.iter().all(|e| e.day.month.is_none() || two_digits(cursor, e));
            let slashed = elements.iter().all(|e| e.slashed || e.day.month.is_none());
            !bare_list && (short || slashed && is_plain(cursor, elements, all_day))
        }
    }
}

fn two_digits(cursor: &Cursor<'_, '_>, element: &Element) -> bool {
    let first = cursor.doc.tokens.get(element.tokens.start);
    first.is_some_and(|token| token.span.len() == 2) && element.short_year
}

/// "24/7"; the 24th of July is written "24/07" or has its word before it.
fn is_round_the_clock(cursor: &Cursor<'_, '_>, element: &Element) -> bool {
    let (day, month) = (element.day.day, element.day.month);
    day == 24 && month == Some(7) && cursor.doc.tokens[element.tokens.end - 1].span.len() == 1
}

/// "từ 3/9 lên 5/9 xã", "đến 2/3 số hộ", "từ 1/3 đến 1/2": parts of a whole.
fn is_fraction(cursor: &Cursor<'_, '_>, elements: &[Element], end: usize) -> bool {
    let part = |e: &Element| e.day.month.is_none_or(|month| e.day.day <= month);
    let Some(last) = elements.last().filter(|last| last.day.year.is_none()) else { return false };
    let raised = cursor.doc.is(end, key!("lên")) || cursor.doc.is(end, key!("xuống"));
    let falls = last.ranged
        && elements.iter().all(part)
        && elements[0].day.month.is_some_and(|month| Some(month) > last.day.month);
    raised || falls || (part(last) && around::counts(cursor.doc, end))
}

/// "tựu trường 28/8", "- 05/9: khai giảng": no fraction, and no class either.
fn is_plain(cursor: &Cursor<'_, '_>, elements: &[Element], end: usize) -> bool {
    let doc = cursor.doc;
    let Some(last) = elements.last() else { return false };
    let at = elements[0].tokens.start;
    let before = at.checked_sub(1).map(|i| &doc.tokens[i]);
    let opens = doc.tokens[at].gap >= Gap::Line
        || doc.outline.block_of(at).is_some_and(|b| b.tokens.start == at);
    if opens && doc.tokens.get(end).is_some_and(|next| next.is_mark(':') || next.is_mark(',')) {
        return true;
    }
    let bracketed = last.ranged && before.is_some_and(|token| token.is_mark('('));
    let colon = before.is_some_and(|token| token.is_mark(':'));
    let verb = before.is_some_and(|token| token.is_word() && token.shape == Shape::Lower);
    // "tỷ lệ 28/3", "sĩ số: 28/12", "lớp 1A: 28/12".
    let rates = [key!("lệ"), key!("số"), key!("suất"), key!("lượng"), key!("lớp"), key!("khối")];
    let rate = (at.saturating_sub(if colon { 4 } else { 1 })..at)
        .any(|i| rates.contains(&doc.tokens[i].key));
    let street = doc.tokens.get(end).is_some_and(|next| {
        next.shape.is_capital() || [key!("đường"), key!("phố")].contains(&next.key)
    });
    let round_the_clock = is_round_the_clock(cursor, last);
    let number = round_the_clock || rate || street || around::counts(doc, end);
    last.day.day > 12 && (verb || colon || bracketed) && !number
}

/// Whether the calendar has such a day in some year.
pub(super) fn is_possible(day: Day) -> bool {
    let last = day.month.map_or(31, |month| last_day(month, day.year));
    (1..=last).contains(&day.day)
}

/// The last day of a month; of February in an unknown year the 29th; 0 where there is no such month.
pub(crate) fn last_day(month: u32, year: Option<i32>) -> u32 {
    match month {
        2 if year.is_none_or(|y| (y % 4 == 0 && y % 100 != 0) || y % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// Gives each day the month and the year of the next where it has none.
fn fill(elements: &mut [Element]) {
    for i in (0..elements.len().saturating_sub(1)).rev() {
        let (next, ranged) = (elements[i + 1].day, elements[i + 1].ranged);
        let day = &mut elements[i].day;
        let own_month = day.month.is_some();
        day.month = day.month.or_else(|| match next.month {
            // "30 - 02/9": the first is of the month before.
            Some(month) if ranged && day.day > next.day => Some((month + 10) % 12 + 1),
            month => month,
        });
        if day.year.is_none() {
            let earlier = own_month || day.month != next.month;
            let wraps = earlier && ranged && (day.month, day.day) > (next.month, next.day);
            day.year = next.year.map(|year| if wraps { year - 1 } else { year });
        }
    }
}

/// Joins ranges and days in a row; every other day stands alone.
fn group(elements: Vec<Element>) -> Vec<Found> {
    let mut found: Vec<(Element, Element)> = Vec::new();
    for element in elements {
        match found.last_mut() {
            Some((first, last)) if joins(first, last, &element) => *last = element,
            _ => {
                let copy = Element { tokens: element.tokens.clone(), ..element };
                found.push((element, copy));
            }
        }
    }
    let whole = |(first, last): (Element, Element)| {
        let tokens = first.tokens.start..last.tokens.end;
        let said = match (first.day == last.day && first.tokens == last.tokens, first.clock) {
            (true, Some(clock)) => Said::Moment(first.day, clock),
            (true, None) => Said::Day(first.day),
            (false, _) => Said::Days(first.day, last.day),
        };
        Found { tokens, said, rule: "days" }
    };
    found.into_iter().map(whole).collect()
}

fn joins(first: &Element, last: &Element, next: &Element) -> bool {
    let (a, b) = (last.day, next.day);
    if next.ranged {
        // "20/11/1982 - 20/11/2022" are two days, an anniversary.
        let far = a.year.zip(b.year).is_some_and(|(a, b)| (b - a).abs() > 1);
        return first.tokens == last.tokens && !far;
    }
    follows(a, b)
}

fn follows(a: Day, b: Day) -> bool {
    let (Some(month), Some(next)) = (a.month, b.month) else { return false };
    if a.year == b.year && month == next {
        return a.day + 1 == b.day;
    }
    let turns = month % 12 + 1 == next && b.day == 1;
    turns && (a.day == last_day(month, a.year) || (month == 2 && a.year.is_none() && a.day == 28))
}
