//! Whether numbers with marks between them are days: fractions, classes and scores look alike.

use super::super::around::{self, Cue};
use super::super::calendar::is_possible;
use super::Element;
use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::token::{Gap, Shape};

/// Whether the elements are days, by their own shape and by what stands before them.
pub(super) fn stands(cursor: &Cursor<'_, '_>, elements: &[Element], cue: Cue) -> bool {
    let (Some(first), Some(last)) = (elements.first(), elements.last()) else { return false };
    let dated = |e: &Element| e.day.year.is_some() && !e.short_year;
    let valid = elements.iter().all(|e| is_possible(e.day));
    let bare_list = first.day.month.is_none() && elements.get(1).is_some_and(|next| !next.ranged);
    let all_day = last.tokens.end;
    match cue {
        Cue::Day => elements.iter().all(may_be_named),
        // "tuần 2 tháng 3/2023": what the word numbers is no day.
        Cue::Label => dated(first) && !is_in_words(cursor, first),
        Cue::None | Cue::Year if dated(last) && (!bare_list || goes_on(cursor, first)) => true,
        Cue::Time | Cue::Event if dated(last) => true,
        _ if !valid => false,
        Cue::Event => {
            !is_fraction(cursor, elements, all_day) && !around::counts(cursor.doc, all_day)
        }
        Cue::Time => {
            let closes = cursor.doc.tokens.get(all_day).is_none_or(|next| !next.is_word());
            let shaped =
                |e: &Element| e.slashed || e.short_year || (closes && is_padded(cursor, e));
            elements.iter().all(|e| e.day.month.is_none() || shaped(e))
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

/// Whether the numbers of an element may be mistyped ones of a day, where a word says that it is one.
pub(super) fn may_be_named(element: &Element) -> bool {
    element.day.day <= 39 && element.day.month.is_none_or(|month| month <= 19)
}

/// Whether token `at` goes on with a list whose beginning was no day: nothing before it speaks of
/// days.
pub(super) fn is_inside_list(doc: &Document<'_>, at: usize) -> bool {
    let last = at.checked_sub(1).filter(|_| doc.tokens[at].gap < Gap::Line);
    let Some(last) = last.filter(|&last| matches!(doc.tokens[last].mark(), ',' | ';' | '&')) else {
        return false;
    };
    // "thứ 7, 15/8" begins a list.
    last > 0 && doc.tokens[last - 1].is_number() && !around::names_a_day(doc, last)
}

/// Whether elements inside a list may be days: years say so.
pub(super) fn may_stand_inside(cursor: &Cursor<'_, '_>, elements: &[Element]) -> bool {
    let dated = |e: &Element| e.day.year.is_some() && !e.short_year;
    elements.iter().any(dated) || elements.first().is_some_and(|first| two_digits(cursor, first))
}

/// "5 tháng 3", not "5/3".
fn is_in_words(cursor: &Cursor<'_, '_>, element: &Element) -> bool {
    element.tokens.clone().any(|at| cursor.doc.is(at, key!("tháng")))
}

/// A list of days goes on over this many tokens.
const REACH: usize = 24;

/// "các ngày 4, 5/3/2024 (tại Hà Nội) và 8, 9/3/2024": the word "ngày" reaches over what is between.
fn goes_on(cursor: &Cursor<'_, '_>, first: &Element) -> bool {
    let (doc, at) = (cursor.doc, first.tokens.start);
    let Some(link) = at.checked_sub(1) else { return false };
    let begin = doc.outline.sentence_of(at).map_or(at, |sentence| sentence.start);
    let joined = doc.is(link, key!("và")) || ",;".contains(doc.tokens[link].mark());
    joined && (begin.max(at.saturating_sub(REACH))..link).any(|i| doc.is(i, key!("ngày")))
}

/// "01.10.23"; at the start of a line also "1-10-23".
fn two_digits(cursor: &Cursor<'_, '_>, element: &Element) -> bool {
    let first = cursor.doc.tokens.get(element.tokens.start);
    first.is_some_and(|token| token.span.len() == 2 || token.gap >= Gap::Line) && element.short_year
}

/// "31.12", "05-09": two digits each, as no amount is written.
fn is_padded(cursor: &Cursor<'_, '_>, element: &Element) -> bool {
    let mut numbers = element.tokens.clone().filter(|&at| cursor.doc.tokens[at].is_number());
    numbers.all(|at| cursor.doc.tokens[at].span.len() == 2)
}

/// "24/7"; the 24th of July is written "24/07" or has its word before it.
fn is_round_the_clock(cursor: &Cursor<'_, '_>, element: &Element) -> bool {
    let (day, month) = (element.day.day, element.day.month);
    day == 24 && month == Some(7) && cursor.doc.tokens[element.tokens.end - 1].span.len() == 1
}

/// "từ 3/9 lên 5/9 xã", "đến 2/3 số hộ", "từ 1/3 đến 1/2": parts of a whole.
fn is_fraction(cursor: &Cursor<'_, '_>, elements: &[Element], end: usize) -> bool {
    let part = |e: &Element| e.day.month.is_none() || e.is_part();
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
    elements.iter().any(|e| e.day.day > 12) && (verb || colon || bracketed) && !number
}
