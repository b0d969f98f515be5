//! When the event was held.

use super::Phrase;
use crate::cursor::key;
use crate::document::Document;
use crate::grammar::date::DateParts;
use crate::lexicon::{Class, ClassSet};
use crate::mention::Mention;
use crate::report::{Date, DateKind, PartOfDay, Relation};
use jiff::ToSpan;

/// When the event was held, as told.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Time {
    /// Index of the date mention.
    pub(super) held: Option<usize>,
    /// Days before publication, for "sáng nay" and the like.
    pub(super) days_before_published: Option<i64>,
    pub(super) part_of_day: Option<PartOfDay>,
}

/// Reads the sentences that speak of the event, those of the body first.
pub(super) fn read(
    doc: &Document<'_>,
    dates: &[Mention<DateParts>],
    body: &[Phrase],
    all: &[Phrase],
) -> Time {
    let titles = all.iter().filter(|phrase| phrase.title);
    let mut phrases = body.iter().chain(titles);
    phrases.find_map(|phrase| of_phrase(doc, dates, phrase)).unwrap_or_default()
}

fn of_phrase(doc: &Document<'_>, dates: &[Mention<DateParts>], phrase: &Phrase) -> Option<Time> {
    let sentence = &phrase.sentence;
    let first = dates.partition_point(|date| date.tokens.start < sentence.start);
    let here = dates[first..].iter().take_while(|date| date.tokens.start < sentence.end);
    let best = here
        .enumerate()
        .filter(|(_, date)| is_day(date))
        .filter_map(|(i, date)| Some((rank(doc, date, phrase)?, first + i)))
        .min();
    if let Some((_, held)) = best {
        let part_of_day = part_before(doc, dates[held].tokens.start, sentence.start)
            .or_else(|| clock(doc, &dates[held]));
        return Some(Time { held: Some(held), part_of_day, days_before_published: None });
    }
    today(doc, phrase)
}

fn is_day(date: &Mention<DateParts>) -> bool {
    matches!(date.value.kind, DateKind::Day | DateKind::Datetime | DateKind::DayRange)
        && matches!(date.value.relation, None | Some(Relation::From))
}

/// How likely the date tells when the event was held, 0 the most; `None` when it does not.
fn rank(doc: &Document<'_>, date: &Mention<DateParts>, phrase: &Phrase) -> Option<u8> {
    let (start, at) = (phrase.sentence.start, date.tokens.start);
    if commemorates(doc, at, start) {
        return None;
    }
    if part_before(doc, at, start).is_some() {
        return Some(0);
    }
    let after = at >= phrase.tokens.end;
    let between = if after { phrase.tokens.end..at } else { start..at };
    let document = doc.outline.sentence_of(at).is_some()
        && between.clone().any(|i| doc.term(i, at, Class::Document).is_some());
    if document {
        return None;
    }
    match between.len() {
        0..=6 => Some(1),
        7..=24 => Some(2),
        _ if !after => Some(3),
        _ => None,
    }
}

/// Whether the date names a feast or an anniversary.
fn commemorates(doc: &Document<'_>, at: usize, start: usize) -> bool {
    (start.max(at.saturating_sub(4))..at)
        .any(|i| doc.is(i, key!("dịp")) || doc.is(i, key!("niệm")) || doc.is(i, key!("lễ")))
}

/// The part of the day named right before the token `at`, over weekdays and brackets.
fn part_before(doc: &Document<'_>, at: usize, start: usize) -> Option<PartOfDay> {
    let from = start.max(at.saturating_sub(7));
    let begin = (from..at).rev().find(|&i| doc.term(i, at, Class::PartOfDay).is_some())?;
    let found = doc.term(begin, at, Class::PartOfDay)?;
    let between = found.end..at;
    let around = ClassSet::of(&[Class::Weekday, Class::DateWord]);
    let mut i = between.start;
    while i < between.end {
        let token = &doc.tokens[i];
        match doc.term(i, between.end, around) {
            Some(word) => i = word.end,
            None if token.is_mark('(') || token.is_mark(',') || token.is_number() => i += 1,
            None if doc.is(i, key!("ngày")) || doc.is(i, key!("hai")) => i += 1,
            None => return None,
        }
    }
    PartOfDay::ALL.iter().copied().find(|part| part.as_str() == found.term.full)
}

/// The part of the day that a clock time of the date tells: "14 giờ 30 phút ngày 21/7/2023".
fn clock(doc: &Document<'_>, date: &Mention<DateParts>) -> Option<PartOfDay> {
    let mut pairs = date.tokens.clone().filter(|&at| doc.tokens[at].is_number());
    let hour = pairs.find(|&at| {
        doc.is(at + 1, key!("h"))
            || doc.is(at + 1, key!("g"))
            || doc.is(at + 1, key!("giờ"))
            || doc.tokens.get(at + 1).is_some_and(|next| next.is_mark(':'))
    })?;
    Some(match doc.word(hour).parse::<u32>().ok()? {
        0..=10 => PartOfDay::Morning,
        11..=12 => PartOfDay::Noon,
        13..=17 => PartOfDay::Afternoon,
        18..=23 => PartOfDay::Evening,
        24.. => return None,
    })
}

/// ```text
/// today = part-of-day? ("nay" | "qua") …, the class deictic_day, at the sentence's start or
///         within three tokens before the phrase's clause
/// ```
fn today(doc: &Document<'_>, phrase: &Phrase) -> Option<Time> {
    let sentence = &phrase.sentence;
    let found = sentence
        .clone()
        .take(40)
        .find_map(|at| doc.term(at, sentence.end, Class::DeicticDay).map(|found| (at, found)))?;
    let (at, found) = found;
    let days = found.term.full.parse().ok()?;
    let part = doc.term(at, sentence.end, Class::PartOfDay);
    let part = part.and_then(|part| PartOfDay::from_name(&part.term.full));
    Some(Time { held: None, days_before_published: Some(days), part_of_day: part })
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
