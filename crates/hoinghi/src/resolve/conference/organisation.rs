//! Names of organisations around a verb.

use super::Context;
use crate::cursor::key;
use crate::document::Document;
use crate::fold::Key;
use crate::lexicon::{Class, ClassSet};
use crate::token::{Gap, Kind, Shape};
use std::ops::Range;

/// What heads the name of an organisation.
pub(super) const HEADS: ClassSet = ClassSet::of(&[Class::Office, Class::School]);
/// What a name may go on with.
const PARTS: ClassSet = ClassSet::of(&[
    Class::Office,
    Class::School,
    Class::OfficeField,
    Class::Level,
    Class::Province,
    Class::Region,
]);
const PERSONS: ClassSet = ClassSet::of(&[
    Class::Honorific,
    Class::HonorificFemale,
    Class::HonorificMale,
    Class::HonorificPlural,
    Class::Degree,
    Class::Rank,
    Class::Post,
]);
/// A name has at most this many tokens.
const LONGEST: usize = 24;
/// How many parts between commas are looked at before a verb.
const MOST_PARTS: usize = 6;

/// An organisation that does something.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub(super) name: Range<usize>,
    /// Whether nothing but adverbs, asides and partners stands between it and its verb.
    pub(super) adjacent: bool,
}

/// The index after the last word before `at` that is no adverb ("vừa", "đã").
pub(super) fn skip_adverbs(doc: &Document<'_>, at: usize, start: usize) -> usize {
    let adverbs = [
        key!("vừa"),
        key!("đã"),
        key!("mới"),
        key!("sẽ"),
        key!("cùng"),
        key!("chính"),
        key!("thức"),
        key!("long"),
        key!("trọng"),
        key!("thể"),
        key!("tiếp"),
        key!("tục"),
        key!("đồng"),
        key!("loạt"),
        key!("cũng"),
    ];
    let mut before = at;
    while before > start && adverbs.iter().any(|&word| doc.is(before - 1, word)) {
        before -= 1;
    }
    before
}

/// The organisation that does what begins at token `verb`; of several the first.
///
/// ```text
/// subject = organisation (("," | "và") organisation)* ("," address)* aside? partners? time? adverb?
/// ```
pub(super) fn subject(cx: &Context<'_, '_>, verb: usize, start: usize) -> Option<Subject> {
    let from = start.max(verb.saturating_sub(4 * LONGEST));
    let mut stop = trim(cx, without_partners(cx.doc, verb, from), from);
    let mut found: Option<Subject> = None;
    for _ in 0..MOST_PARTS {
        let begin = part(cx.doc, stop, from);
        let named = first_name(cx.doc, begin, stop, from);
        match named {
            Some(name) => {
                let opens = name.start <= begin;
                if found.is_some() && !opens {
                    break;
                }
                let touches = || joined_end(cx.doc, name.end, stop) == stop;
                let adjacent = found.as_ref().map_or_else(touches, |found| found.adjacent);
                let goes_on = opens && name.start == begin;
                let before = name.start;
                found = Some(Subject { name, adjacent });
                if !goes_on || before <= from || !cx.doc.tokens[before - 1].is_mark(',') {
                    break;
                }
                stop = trim(cx, before - 1, from);
            }
            None if found.is_none() && is_address(cx.doc, begin, stop) && begin > from => {
                stop = trim(cx, begin - 1, from);
            }
            None => {
                let name = across_comma(cx.doc, begin, stop, from).filter(|_| found.is_none());
                return name.map(|name| Subject { name, adjacent: true }).or(found);
            }
        }
        if stop <= from {
            break;
        }
    }
    found
}

/// A name with a comma that no term of ours spans: "Ban Chỉ đạo phòng, chống thiên tai".
fn across_comma(
    doc: &Document<'_>,
    begin: usize,
    stop: usize,
    from: usize,
) -> Option<Range<usize>> {
    let comma = begin.checked_sub(1).filter(|&comma| comma > from)?;
    let goes_on = doc.tokens[begin].shape.is_capital() || doc.is(begin, key!("chống"));
    if begin >= stop || !goes_on || !doc.tokens[comma].is_mark(',') {
        return None;
    }
    let name = first_name(doc, part(doc, comma, from), comma, from)?;
    let whole = name.end == comma && stop - name.start <= LONGEST;
    (whole && (begin..stop).all(|at| !ends_name(doc, at, stop))).then_some(name.start..stop)
}

/// Where the names joined by "và" to the one that ends at `end` end.
fn joined_end(doc: &Document<'_>, mut end: usize, stop: usize) -> usize {
    while end + 1 < stop && doc.is(end, key!("và")) && is_head(doc, end + 1, stop) {
        end = name_end(doc, end + 1, stop);
    }
    end
}

/// Where the words on partners begin: "phối hợp với …", "cùng với …".
fn without_partners(doc: &Document<'_>, verb: usize, from: usize) -> usize {
    let partners = |at: usize| {
        (doc.is(at, key!("phối")) && doc.is(at + 1, key!("hợp")))
            || (doc.is(at, key!("liên")) && doc.is(at + 1, key!("kết")))
            || (doc.is(at, key!("cùng")) && doc.is(at + 1, key!("với")))
    };
    let lower = |at: &usize| doc.tokens[*at].shape != Shape::Title;
    (from..verb).filter(lower).find(|&at| partners(at)).unwrap_or(verb)
}

/// The end without asides in brackets, adverbs, dates and commas before it.
fn trim(cx: &Context<'_, '_>, end: usize, from: usize) -> usize {
    let doc = cx.doc;
    let mut stop = end;
    while stop > from {
        let last = stop - 1;
        let token = &doc.tokens[last];
        let adverb = skip_adverbs(doc, stop, from);
        if token.is_mark(')') {
            let open = (from..last).rev().take(LONGEST).find(|&at| doc.tokens[at].is_mark('('));
            let Some(open) = open else { break };
            stop = open;
        } else if adverb < stop {
            stop = adverb;
        } else if let Some(date) = cx.date_ending(stop).filter(|&date| date > from) {
            stop = before_date(doc, date, from);
        } else if matches!(token.mark(), ',' | '-' | ':') {
            stop = last;
        } else {
            break;
        }
    }
    stop
}

/// The end without the part of the day and "vào", "ngày" before a date.
fn before_date(doc: &Document<'_>, date: usize, from: usize) -> usize {
    let mut stop = date;
    let words =
        [key!("ngày"), key!("vào"), key!("trong"), key!("sáng"), key!("chiều"), key!("tối")];
    while stop > from && words.iter().any(|&word| doc.is(stop - 1, word)) {
        stop -= 1;
    }
    stop
}

/// Where the part between commas that ends at `stop` begins; brackets within it are passed over.
fn part(doc: &Document<'_>, stop: usize, from: usize) -> usize {
    let mut depth = 0usize;
    for at in (from..stop).rev() {
        match doc.tokens[at].mark() {
            ')' => depth += 1,
            '(' if depth > 0 => depth -= 1,
            ',' | ';' | '(' | ':' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    from
}

/// The first organisation named in `begin..stop`; a name with a comma inside ("Sở Văn hóa, Thể thao
/// và Du lịch") begins before.
fn first_name(doc: &Document<'_>, begin: usize, stop: usize, from: usize) -> Option<Range<usize>> {
    let across = (from.max(begin.saturating_sub(LONGEST))..begin)
        .find(|&at| is_head(doc, at, stop) && runs_over(doc, at, begin));
    let head = across.or_else(|| heads(doc, begin, stop))?;
    let person = (begin.min(head)..head)
        .any(|at| doc.term(at, stop, PERSONS).is_some_and(|found| found.end >= head));
    let end = name_end(doc, head, stop);
    // "Hội", "Đoàn" alone name nobody.
    (!person && end > head + 1).then_some(head..end)
}

/// The first head of a name, no word of a room's: "Hội trường | Phòng GD&ĐT".
fn heads(doc: &Document<'_>, begin: usize, stop: usize) -> Option<usize> {
    let mut at = begin;
    while at < stop {
        if is_head(doc, at, stop) {
            return Some(at);
        }
        at = doc.term(at, stop, Class::VenueHead).map_or(at + 1, |room| room.end);
    }
    None
}

/// Whether a name that begins at `at` goes on after the comma before `part`.
fn runs_over(doc: &Document<'_>, at: usize, part: usize) -> bool {
    let end = (part + LONGEST).min(doc.tokens.len());
    (at..part).any(|from| doc.term(from, end, PARTS).is_some_and(|found| found.end > part))
}

/// Whether the name of an organisation begins at `at`.
///
/// ```text
/// head = Office | School | office Name | level Name
/// ```
fn is_head(doc: &Document<'_>, at: usize, stop: usize) -> bool {
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
        return large || named(found.end) || numbered(found.end);
    }
    let areas = [
        key!("xã"),
        key!("phường"),
        key!("huyện"),
        key!("quận"),
        key!("tỉnh"),
        key!("thôn"),
        key!("ấp"),
        key!("bản"),
        key!("thành"),
        key!("thị"),
        key!("đặc"),
    ];
    let clusters = [key!("cụm"), key!("khối"), key!("ngành")];
    let is = |words: &[Key]| words.iter().any(|&word| doc.is(at, word));
    let area = doc.term(at, stop, Class::Level).filter(|_| is(&areas));
    // An area may also be the last part of a name: "… phòng, chống dịch huyện Lũng Cao".
    let apart = at.checked_sub(1).is_none_or(|last| doc.tokens[last].shape != Shape::Lower);
    area.is_some_and(|found| apart && named(found.end))
        || (is(&clusters) && (named(at + 1) || (1..4).any(|ahead| numbered(at + ahead))))
}

/// Whether tokens are a further part of an address: "huyện Suối Vàng".
fn is_address(doc: &Document<'_>, begin: usize, stop: usize) -> bool {
    let classes = ClassSet::of(&[Class::Level, Class::Province, Class::AddressWord]);
    doc.term(begin, stop, classes).is_some_and(|found| {
        doc.tokens[found.end..stop]
            .iter()
            .all(|token| token.shape.is_capital() || token.is_number() || token.is_mark('-'))
    })
}

/// Where the name that begins at `head` ends, before `stop` at the latest.
fn name_end(doc: &Document<'_>, head: usize, stop: usize) -> usize {
    let mut at = doc.term(head, stop, HEADS).map_or(head + 1, |found| found.end);
    while at < stop.min(head + LONGEST) && !ends_name(doc, at, stop) {
        at = doc.term(at, stop, PARTS).map_or(at + 1, |found| found.end);
    }
    at.min(stop)
}

/// Whether a name ends before `at`.
fn ends_name(doc: &Document<'_>, at: usize, stop: usize) -> bool {
    let token = &doc.tokens[at];
    let glue = [
        key!("do"),
        key!("được"),
        key!("có"),
        key!("tại"),
        key!("với"),
        key!("để"),
        key!("nhằm"),
        key!("đã"),
        key!("vừa"),
        key!("theo"),
        key!("cho"),
        key!("chủ"),
        key!("khóa"),
    ];
    let verbs = ClassSet::of(&[Class::VerbHold, Class::PartOfDay, Class::EventPredicate]);
    if token.kind == Kind::Mark {
        let tight = token.is_mark('.') && token.gap == Gap::None;
        return !(tight || matches!(token.mark(), '-' | '&' | '/' | '“' | '”' | '"' | '+'));
    }
    if doc.is(at, key!("và")) {
        return doc.term(at + 1, stop, HEADS).is_some()
            || doc.term(at + 1, stop, PERSONS).is_some();
    }
    token.shape == Shape::Lower
        && (glue.iter().any(|&word| doc.is(at, word)) || doc.term(at, stop, verbs).is_some())
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
