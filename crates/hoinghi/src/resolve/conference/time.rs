//! When the event was held.

use super::Context;
use super::phrase::Phrase;
use crate::cursor::{key, keys};
use crate::document::Document;
use crate::fold::Key;
use crate::grammar::date::{Clock, DateParts, Said};
use crate::lexicon::{Class, ClassSet};
use crate::mention::Mention;
use crate::outline::BlockKind;
use crate::report::{Date, DateKind, PartOfDay, Relation};
use crate::resolve::page::Page;
use crate::token::Shape;
use jiff::ToSpan;
use std::ops::Range;

/// When the event was held, as told.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Time {
    /// Index of the date mention.
    pub(super) held: Option<usize>,
    /// Days before publication, for "sáng nay" and the like.
    pub(super) days_before_published: Option<i64>,
    pub(super) part_of_day: Option<PartOfDay>,
}

const PERSONS: ClassSet = ClassSet::of(&[
    Class::Honorific,
    Class::HonorificFemale,
    Class::HonorificMale,
    Class::HonorificPlural,
    Class::VerbSpeak,
    Class::VerbAsk,
]);

/// Reads the sentences that speak of the event, else the line of the time in a record of it, else
/// the day that the report begins with.
pub(super) fn read(cx: &Context<'_, '_>, page: &Page, phrases: &[Phrase]) -> Time {
    phrases
        .iter()
        .find_map(|phrase| of_phrase(cx, page, phrase))
        .or_else(|| labelled(cx))
        .or_else(|| phrases.first().and_then(|_| opening(cx, page)))
        .unwrap_or_default()
}

fn of_phrase(cx: &Context<'_, '_>, page: &Page, phrase: &Phrase) -> Option<Time> {
    let days = cx.dates_in(phrase.around());
    let ranked = days
        .filter(|&at| can_be_held(cx, page, at))
        .filter_map(|at| Some((rank(cx, at, phrase)?, at)));
    match ranked.min() {
        Some((_, at)) => Some(on(cx, at, phrase.sentence.start)),
        None => today(cx.doc, phrase),
    }
}

fn on(cx: &Context<'_, '_>, at: usize, start: usize) -> Time {
    let Mention { tokens, value, .. } = &cx.dates[at];
    let part_of_day = part_before(cx.doc, tokens.start, start)
        .or_else(|| part_after(cx.doc, tokens.end))
        .or_else(|| clock(cx.doc, value, tokens.start, start));
    Time { held: Some(at), part_of_day, days_before_published: None }
}

/// Whether a date is a day that no document, feast, deadline or stamp takes.
fn can_be_held(cx: &Context<'_, '_>, page: &Page, at: usize) -> bool {
    let Mention { tokens, value, .. } = &cx.dates[at];
    let day = matches!(value.kind, DateKind::Day | DateKind::Datetime | DateKind::DayRange);
    let placed = matches!(value.relation, None | Some(Relation::From));
    let moved = moved_to(cx.doc, tokens.start);
    (day && (placed || moved))
        && !cx.cited[at]
        && page.published != Some(at)
        && !commemorates(cx.doc, tokens.start)
        && !of_document(cx.doc, tokens.start)
}

/// How likely the date tells when the event was held, 0 the most; `None` when it does not.
fn rank(cx: &Context<'_, '_>, at: usize, phrase: &Phrase) -> Option<u8> {
    let (start, date) = (phrase.sentence.start, &cx.dates[at]);
    let token = date.tokens.start;
    if moved_to(cx.doc, token) {
        return Some(0);
    }
    if token >= phrase.tokens.end && after_hold(cx.doc, token, phrase.tokens.end) {
        return Some(1);
    }
    let from = date.value.relation == Some(Relation::From);
    let after = token >= phrase.tokens.end;
    let between = if after { phrase.tokens.end..token } else { start..token };
    let spoken = after && between.clone().any(|i| breaks(cx.doc, i, token));
    if spoken || (from && between.len() > 3) {
        return None;
    }
    if part_before(cx.doc, token, start).is_some() {
        return Some(1);
    }
    match between.len() {
        0..=6 => Some(2),
        7..=30 => Some(3),
        _ if !after => Some(4),
        _ => None,
    }
}

/// Whether only words of time stand between a verb of holding and the date: "… được Sở tổ chức vào
/// chiều ngày 14/9".
fn after_hold(doc: &Document<'_>, date: usize, start: usize) -> bool {
    let time = ClassSet::of(&[Class::PartOfDay, Class::Weekday, Class::DateWord]);
    let from = start.max(date.saturating_sub(6));
    let hold = (from..date).rev().find_map(|at| doc.term(at, date, Class::VerbHold));
    let passed = |at: usize| {
        doc.is(at, key!("vào")) || doc.is(at, key!("trong")) || doc.term(at, date, time).is_some()
    };
    hold.is_some_and(|hold| (hold.end..date).all(passed))
}

/// Whether another's words or deeds begin at `at`, between the event and a date.
fn breaks(doc: &Document<'_>, at: usize, end: usize) -> bool {
    matches!(doc.tokens[at].mark(), ';' | ':') || doc.term(at, end, PERSONS).is_some()
}

/// Whether the event was moved to the date: "dời hội nghị … sang ngày …".
fn moved_to(doc: &Document<'_>, at: usize) -> bool {
    let to = (1..=2).any(|back| {
        let word = at.wrapping_sub(back);
        doc.is(word, key!("sang")) || doc.is(word, key!("đến")) || doc.is(word, key!("tới"))
    });
    let Some(sentence) = doc.outline.sentence_of(at).filter(|_| to) else { return false };
    let verbs = keys!["dời", "lùi", "hoãn", "chuyển"];
    (sentence.start.max(at.saturating_sub(40))..at).any(|i| doc.is_any(i, verbs))
}

/// Whether the date names a feast or an anniversary.
fn commemorates(doc: &Document<'_>, at: usize) -> bool {
    let words = keys!["dịp", "niệm", "lễ", "mừng", "nhân"];
    let sentence = doc.outline.sentence_of(at).map_or(at, |sentence| sentence.start);
    (sentence.max(at.saturating_sub(3))..at)
        .rev()
        .take_while(|&i| !doc.tokens[i].is_mark(','))
        .any(|i| doc.is_any(i, words))
}

/// Whether the date is that of a document without a number: "Kế hoạch ngày 5/3".
fn of_document(doc: &Document<'_>, at: usize) -> bool {
    let end = if doc.is(at.wrapping_sub(1), key!("ngày")) { at - 1 } else { at };
    let from = end.saturating_sub(3);
    (from..end).any(|i| {
        doc.term(i, end, Class::Document).is_some_and(|found| found.end == end)
            && doc.term(i, end, Class::Event).is_none()
    })
}

/// The part of the day named right before the token `at`, over weekdays and brackets.
fn part_before(doc: &Document<'_>, at: usize, start: usize) -> Option<PartOfDay> {
    let from = start.max(at.saturating_sub(8));
    let begin = (from..at).find(|&i| doc.term(i, at, Class::PartOfDay).is_some())?;
    let found = doc.term(begin, at, Class::PartOfDay)?;
    let around = ClassSet::of(&[Class::Weekday, Class::DateWord, Class::PartOfDay]);
    let passes = |i: usize| {
        let token = &doc.tokens[i];
        matches!(token.mark(), '(' | ',' | '-')
            || token.is_number()
            || [key!("ngày"), key!("hai"), key!("ba"), key!("nay"), key!("qua")]
                .iter()
                .any(|&word| doc.is(i, word))
    };
    let mut i = found.end;
    while i < at {
        match doc.term(i, at, around) {
            Some(word) => i = word.end,
            None if passes(i) => i += 1,
            None => return None,
        }
    }
    PartOfDay::from_name(&found.term.full)
}

/// The part of the day named right after a date: "ngày 12/8 (buổi sáng)".
fn part_after(doc: &Document<'_>, end: usize) -> Option<PartOfDay> {
    let at = end + usize::from(matches!(doc.tokens.get(end)?.mark(), '(' | ','));
    let found = doc.term(at, doc.tokens.len().min(at + 4), Class::PartOfDay)?;
    PartOfDay::from_name(&found.term.full)
}

/// The part of the day that a clock time tells: "14 giờ 30 phút ngày 21/7/2023", "từ 7h30 đến 11h
/// ngày 5/9".
fn clock(doc: &Document<'_>, date: &DateParts, at: usize, start: usize) -> Option<PartOfDay> {
    let hour = match date.said {
        Said::Moment(_, Clock { hour, .. }) => hour,
        _ => {
            let units = keys!["h", "g", "giờ"];
            let from = start.max(at.saturating_sub(10));
            let hour =
                (from..at).find(|&i| doc.tokens[i].is_number() && doc.is_any(i + 1, units))?;
            doc.word(hour).parse().ok()?
        }
    };
    Some(match hour {
        0..=10 => PartOfDay::Morning,
        11..=12 => PartOfDay::Noon,
        13..=17 => PartOfDay::Afternoon,
        18..=23 => PartOfDay::Evening,
        24.. => return None,
    })
}

/// ```text
/// today = (part-of-day | "hôm") ("nay" | "qua") | "hôm kia"
/// ```
fn today(doc: &Document<'_>, phrase: &Phrase) -> Option<Time> {
    let Range { start, end } = phrase.sentence;
    for at in start..end.min(start + 60) {
        let part = doc.term(at, end, Class::PartOfDay);
        let named = part.map_or(at, |found| found.end);
        let is = |i: usize, key: Key| i < end && doc.is(i, key);
        // The part of the day may be a term that has the day in it: "sáng nay".
        let day = named
            - usize::from(
                part.is_some()
                    && (doc.is(named - 1, key!("nay")) || doc.is(named - 1, key!("qua"))),
            );
        let whole = is(day, key!("hôm"));
        if part.is_none() && !whole {
            continue;
        }
        let word = day + usize::from(whole);
        let days = [(key!("nay"), 0), (key!("qua"), 1), (key!("kia"), 2)];
        let Some(&(_, days)) = days.iter().find(|(key, _)| is(word, *key)) else { continue };
        let part_of_day = part.and_then(|found| PartOfDay::from_name(&found.term.full));
        return Some(Time { held: None, days_before_published: Some(days), part_of_day });
    }
    None
}

/// The line of the time in a record: "Thời gian: 8 giờ 00, ngày 12/5/2023".
fn labelled(cx: &Context<'_, '_>) -> Option<Time> {
    let doc = cx.doc;
    doc.outline.blocks.iter().find_map(|block| {
        let first = block.tokens.start;
        let label = (doc.is(first, key!("thời")) && doc.is(first + 1, key!("gian"))) as usize * 2;
        let near = (first + label..block.tokens.end.min(first + label + 4))
            .any(|i| doc.tokens[i].is_mark(':'));
        let at = cx.dates_in(block.tokens.clone()).next().filter(|_| label > 0 && near)?;
        let day = matches!(
            cx.dates[at].value.kind,
            DateKind::Day | DateKind::Datetime | DateKind::DayRange
        );
        day.then(|| on(cx, at, first))
    })
}

/// The day that the report's first sentence begins with.
fn opening(cx: &Context<'_, '_>, page: &Page) -> Option<Time> {
    let doc = cx.doc;
    let first = doc.outline.blocks.iter().find(|block| block.kind == BlockKind::Paragraph)?;
    let start = first.tokens.start;
    let at = cx.dates_in(first.tokens.clone()).next()?;
    let date = &cx.dates[at];
    let near = date.tokens.start <= start + 6 && date.value.relation.is_none();
    let words = start..date.tokens.start;
    let plain = words.clone().all(|i| {
        doc.tokens[i].shape != Shape::Title
            || i == start
            || doc.term(i, words.end, Class::Weekday).is_some()
    });
    (near && plain && can_be_held(cx, page, at)).then(|| on(cx, at, start))
}

/// The day of an EDTF value with a clock time; other values as they are.
pub(super) fn day_of(value: &str) -> String {
    value.split('T').next().unwrap_or(value).to_owned()
}

/// The day that stands `days` before a published day.
pub(super) fn before(published: &Date, days: i64) -> Option<String> {
    let value = day_of(published.value.as_deref()?);
    let day: jiff::civil::Date = value.parse().ok()?;
    Some(day.checked_sub(days.days()).ok()?.to_string())
}
