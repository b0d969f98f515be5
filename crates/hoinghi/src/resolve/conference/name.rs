//! Where the name of an organisation begins and ends.

use crate::cursor::{key, keys};
use crate::document::Document;
use crate::lexicon::{Class, ClassSet};
use crate::token::{Gap, Kind, Shape};
use std::ops::Range;

/// What heads the name of an organisation.
pub(super) const HEADS: ClassSet = ClassSet::of(&[Class::Office, Class::School]);
/// What a name may go on with.
pub(super) const PARTS: ClassSet = ClassSet::of(&[
    Class::Office,
    Class::School,
    Class::OfficeField,
    Class::Level,
    Class::Province,
    Class::Region,
]);
pub(super) const PERSONS: ClassSet = ClassSet::of(&[
    Class::Honorific,
    Class::HonorificFemale,
    Class::HonorificMale,
    Class::HonorificPlural,
    Class::Degree,
    Class::Rank,
    Class::Post,
]);
/// A name has at most this many tokens.
pub(super) const LONGEST: usize = 24;
/// The head of a name is looked for at most this many tokens before a word of it.
const LONGEST_HEAD: usize = 6;
/// An abbreviation in brackets has at most this many tokens.
const LONGEST_SHORT: usize = 5;

/// Whether the name of an organisation begins at `at`.
///
/// ```text
/// head = Office | School | office Name | level Name
/// ```
pub(super) fn is_head(doc: &Document<'_>, at: usize, stop: usize) -> bool {
    if is_common_word(doc, at) {
        return false;
    }
    let large = doc.tokens[at].shape.is_capital();
    let named = |end: usize| {
        doc.tokens.get(end).filter(|_| end < stop).is_some_and(|next| next.shape.is_capital())
    };
    let numbered = |end: usize| doc.is(end, key!("số")) && end + 1 < stop;
    if let Some(found) = doc.term(at, stop, HEADS) {
        let others = ClassSet::of(&[Class::Event, Class::Document]);
        let other = doc.term(at, stop, others).is_some_and(|other| other.end >= found.end);
        let room = doc.term(at, stop, Class::VenueHead).is_some_and(|room| room.end > found.end);
        if other || room {
            return false;
        }
        return large || named(found.end) || numbered(found.end) || is_cluster(doc, at, stop);
    }
    let areas =
        keys!["xã", "phường", "huyện", "quận", "tỉnh", "thôn", "ấp", "bản", "thành", "thị", "đặc"];
    let area = doc.term(at, stop, Class::Level).filter(|_| doc.is_any(at, areas));
    // An area may also be the last part of a name: "… phòng, chống dịch huyện Lũng Cao".
    let apart = at.checked_sub(1).is_none_or(|last| doc.tokens[last].shape != Shape::Lower);
    area.is_some_and(|found| apart && named(found.end)) || is_cluster(doc, at, stop)
}

/// Whether a word that only looks like a head begins at `at`: "Tổ quốc", "XÃ HỘI" in capitals.
fn is_common_word(doc: &Document<'_>, at: usize) -> bool {
    let same = doc.tokens.get(at + 1).is_some_and(|next| next.shape == doc.tokens[at].shape);
    let society = doc.is(at, key!("xã")) && doc.is(at + 1, key!("hội"));
    (doc.is(at, key!("tổ")) && doc.is(at + 1, key!("quốc"))) || (society && same)
}

/// Whether a group of bodies begins at `at`: "cụm thi đua số 3", "khối 5", "ngành Y tế".
fn is_cluster(doc: &Document<'_>, at: usize, stop: usize) -> bool {
    let clusters = keys!["cụm", "khối", "ngành"];
    let next = doc.tokens.get(at + 1).filter(|_| at + 1 < stop);
    let named = next.is_some_and(|next| next.shape.is_capital() || next.is_number());
    let numbered = || (at + 1..at + 5).any(|i| doc.is(i, key!("số")) && i + 1 < stop);
    doc.is_any(at, clusters) && (named || numbered())
}

/// Whether the word at `at` stands inside a term that heads a name: "Phòng Giáo dục và | Đào tạo".
pub(super) fn is_within(doc: &Document<'_>, at: usize) -> bool {
    (at.saturating_sub(LONGEST_HEAD)..at)
        .any(|head| doc.term(head, doc.tokens.len(), HEADS).is_some_and(|found| found.end > at))
}

/// The first head of a name, no word of a room's or a province's: "Hội trường | Phòng GD&ĐT",
/// "Hải Phòng".
pub(super) fn heads(doc: &Document<'_>, begin: usize, stop: usize) -> Option<usize> {
    let mut at = begin;
    while at < stop {
        if is_head(doc, at, stop) {
            return Some(at);
        }
        let passed = ClassSet::of(&[Class::VenueHead, Class::Province]);
        at = match doc.term(at, stop, passed) {
            Some(room) if room.term.class == Class::VenueHead => room_end(doc, room.end, stop),
            Some(province) => province.end,
            None => at + 1,
        };
    }
    None
}

/// Where the area that a room belongs to ends: "hội trường UBND | xã Suối Vàng".
fn room_end(doc: &Document<'_>, mut at: usize, stop: usize) -> usize {
    let Some(level) = doc.term(at, stop, Class::Level) else { return at };
    at = level.end;
    while at < stop && doc.tokens[at].shape.is_capital() && doc.term(at, stop, HEADS).is_none() {
        at += 1;
    }
    at
}

/// Whether the word at `at` stands among others in capitals, where they tell nothing.
pub(super) fn in_capitals(doc: &Document<'_>, at: usize) -> bool {
    let upper = |at: usize| doc.tokens.get(at).is_some_and(|token| token.shape == Shape::Upper);
    upper(at + 1) || upper(at.wrapping_sub(1))
}

/// Where the name that begins at `head` ends, before `stop` at the latest.
pub(super) fn name_end(doc: &Document<'_>, head: usize, stop: usize) -> usize {
    let mut at = doc.term(head, stop, HEADS).map_or(head + 1, |found| found.end);
    while at < stop.min(head + LONGEST) {
        at = match abbreviated(doc, at, stop) {
            Some(end) => end,
            None if ends_name(doc, at, stop) => break,
            None => doc.term(at, stop, PARTS).map_or(at + 1, |found| found.end),
        };
    }
    at.min(stop)
}

/// Where the abbreviation in brackets at `at` ends, if the name goes on after it.
///
/// ```text
/// abbreviated = "(" Upper (Upper | Title | mark)* ")"   before a level, a place or a field
/// ```
fn abbreviated(doc: &Document<'_>, at: usize, stop: usize) -> Option<usize> {
    let inner = at + 1;
    if inner >= stop || !doc.tokens[at].is_mark('(') || doc.tokens[inner].shape != Shape::Upper {
        return None;
    }
    let close =
        (inner..stop.min(inner + LONGEST_SHORT + 1)).find(|&i| doc.tokens[i].is_mark(')'))?;
    let short = doc.tokens[inner..close]
        .iter()
        .all(|token| token.shape.is_capital() || matches!(token.mark(), '&' | '-' | '.'));
    let next = doc.tokens.get(close + 1).filter(|_| close + 1 < stop)?;
    // "Ban Chỉ đạo (BCĐ) thực hiện Quy chế dân chủ": what a board is for.
    let board = doc.is(at - 1, key!("đạo")) || doc.is(at - 1, key!("tác"));
    let purpose = board && doc.term(close + 1, stop, Class::VerbDo).is_some();
    let goes_on = purpose || next.shape.is_capital() || doc.term(close + 1, stop, PARTS).is_some();
    (short && goes_on).then_some(close + 1)
}

/// Whether a name ends before `at`.
pub(super) fn ends_name(doc: &Document<'_>, at: usize, stop: usize) -> bool {
    let token = &doc.tokens[at];
    let glue = keys![
        "do", "được", "có", "tại", "với", "để", "nhằm", "đã", "vừa", "theo", "cho", "chủ", "khóa"
    ];
    let verbs = ClassSet::of(&[Class::VerbHold, Class::PartOfDay, Class::EventPredicate]);
    if token.kind == Kind::Mark {
        let tight = token.is_mark('.') && token.gap == Gap::None;
        return parts_names(doc, at, stop)
            || !(tight || matches!(token.mark(), '-' | '&' | '/' | '“' | '”' | '"' | '+'));
    }
    if doc.is(at, key!("và")) {
        return doc.term(at + 1, stop, HEADS).is_some()
            || doc.term(at + 1, stop, PERSONS).is_some();
    }
    // "dân chủ", "tự chủ"
    if doc.is(at, key!("chủ")) && !doc.is(at + 1, key!("trì")) && !doc.is(at + 1, key!("tọa"))
    {
        return false;
    }
    token.shape == Shape::Lower && (doc.is_any(at, glue) || doc.term(at, stop, verbs).is_some())
}

/// Whether a dash at `at` stands between two names: "Sở Tư pháp - Hội Luật gia", no "HĐND - UBND".
fn parts_names(doc: &Document<'_>, at: usize, stop: usize) -> bool {
    let title = |at: usize| doc.tokens[at].shape != Shape::Upper;
    at > 0
        && at + 1 < stop
        && doc.tokens[at].is_mark('-')
        && doc.tokens[at].gap > Gap::None
        && title(at - 1)
        && doc.tokens[at + 1].shape == Shape::Title
        && doc.term(at + 1, stop, HEADS).is_some()
        && is_head(doc, at + 1, stop)
}

/// The organisation whose name begins at `at`, where no verb marks its end.
///
/// ```text
/// name = head (part | Word | number | "-")*
/// ```
pub(super) fn name_at(doc: &Document<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    if at >= end || !is_head(doc, at, end) {
        return None;
    }
    let mut stop = doc.term(at, end, HEADS).map_or(at + 1, |found| found.end);
    while stop < end.min(at + LONGEST) && !ends_name(doc, stop, end) {
        let token = &doc.tokens[stop];
        let part = doc.term(stop, end, PARTS);
        let links = matches!(token.mark(), '-' | '&')
            && doc.tokens.get(stop + 1).is_some_and(|next| next.shape.is_capital());
        let number = token.is_number() && token.gap < Gap::Line;
        if part.is_none() && !links && !number && !token.shape.is_capital() {
            break;
        }
        stop = part.map_or(stop + 1, |found| found.end);
    }
    Some(at..stop.min(end))
}
