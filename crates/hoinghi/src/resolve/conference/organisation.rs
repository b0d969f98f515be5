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
/// The head of a name is looked for at most this many tokens before a word of it.
const LONGEST_HEAD: usize = 6;
/// An abbreviation in brackets has at most this many tokens.
const LONGEST_SHORT: usize = 5;
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

/// Where the names joined by "và" or a dash to the one that ends at `end` end.
fn joined_end(doc: &Document<'_>, mut end: usize, stop: usize) -> usize {
    let joins = |at: usize| doc.is(at, key!("và")) || doc.tokens[at].is_mark('-');
    while end + 1 < stop && joins(end) && is_head(doc, end + 1, stop) {
        end = name_end(doc, end + 1, stop);
    }
    end
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

/// Where the words on partners or members begin: "phối hợp với …", "cùng với …", "gồm: …".
fn without_partners(doc: &Document<'_>, verb: usize, from: usize) -> usize {
    let partners = |at: usize| {
        (doc.is(at, key!("phối")) && doc.is(at + 1, key!("hợp")))
            || (doc.is(at + 1, key!("hợp")) && doc.is(at + 2, key!("với")))
            || (doc.is(at, key!("liên")) && doc.is(at + 1, key!("kết")))
            || (doc.is(at, key!("cùng")) && doc.is(at + 1, key!("với")))
            || (doc.is(at, key!("bao")) && doc.is(at + 1, key!("gồm")))
            || doc.is(at, key!("gồm"))
    };
    let lower = |at: &usize| doc.tokens[*at].shape != Shape::Title;
    (from..verb).filter(lower).find(|&at| partners(at)).unwrap_or(verb)
}

/// The end without asides in brackets, adverbs, dates, terms of office, who leads it, and commas
/// before it.
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
        } else if let Some(date) = cx.day_ending(stop).filter(|&date| date > from) {
            stop = before_date(doc, date, from);
        } else if matches!(token.mark(), ',' | '-' | ':') {
            stop = last;
        } else if let Some(aside) = term_of_office(doc, stop, from).or(led_by(doc, stop, from)) {
            stop = aside;
        } else {
            break;
        }
    }
    stop
}

/// Where the number of a council's term that ends at `stop` begins: "khóa XIX".
fn term_of_office(doc: &Document<'_>, stop: usize, from: usize) -> Option<usize> {
    let word = stop.checked_sub(2).filter(|&word| word > from)?;
    let roman = || doc.term(stop - 1, stop, Class::Roman).is_some();
    let numbered = doc.tokens[stop - 1].is_number() || roman();
    (doc.is(word, key!("khóa")) && numbered).then_some(word)
}

/// Where the words on who leads a body begin: "do Sở Tư pháp chủ trì".
fn led_by(doc: &Document<'_>, stop: usize, from: usize) -> Option<usize> {
    let chairs = (from.max(stop.saturating_sub(3))..stop)
        .any(|at| doc.term(at, stop, Class::VerbChair).is_some_and(|found| found.end == stop));
    let reach = from + 1..stop.max(from + 1);
    reach.rev().take(LONGEST).find(|&at| doc.is(at, key!("do"))).filter(|_| chairs)
}

/// The end without the part of the day and "vào", "ngày" before a date.
fn before_date(doc: &Document<'_>, date: usize, from: usize) -> usize {
    let mut stop = date;
    let words =
        [key!("ngày"), key!("vào"), key!("trong"), key!("sáng"), key!("chiều"), key!("tối")];
    let term = stop.checked_sub(2).filter(|&term| term > from && doc.is(term, key!("nhiệm")));
    if let Some(term) = term.filter(|&term| doc.is(term + 1, key!("kỳ"))) {
        return term;
    }
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
    // "Hội", "Đoàn" alone name nobody; "TTYT" does.
    let named = end > head + 1 || doc.tokens[head].shape == Shape::Upper && !in_capitals(doc, head);
    let broken = doc.is(end - 1, key!("và"));
    (!person && named && !broken).then_some(head..end)
}

/// Whether the word at `at` stands among others in capitals, where they tell nothing.
fn in_capitals(doc: &Document<'_>, at: usize) -> bool {
    let upper = |at: usize| doc.tokens.get(at).is_some_and(|token| token.shape == Shape::Upper);
    upper(at + 1) || upper(at.wrapping_sub(1))
}

/// The first head of a name, no word of a room's or a province's: "Hội trường | Phòng GD&ĐT",
/// "Hải Phòng".
fn heads(doc: &Document<'_>, begin: usize, stop: usize) -> Option<usize> {
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
pub(super) fn is_head(doc: &Document<'_>, at: usize, stop: usize) -> bool {
    // "Tổ quốc", "XÃ HỘI" in capitals.
    let next = doc.tokens.get(at + 1).map(|next| next.shape);
    let society = doc.is(at, key!("xã")) && doc.is(at + 1, key!("hội"));
    if (doc.is(at, key!("tổ")) && doc.is(at + 1, key!("quốc")))
        || (society && next == Some(doc.tokens[at].shape))
    {
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
    let is = |words: &[Key]| words.iter().any(|&word| doc.is(at, word));
    let area = doc.term(at, stop, Class::Level).filter(|_| is(&areas));
    // An area may also be the last part of a name: "… phòng, chống dịch huyện Lũng Cao".
    let apart = at.checked_sub(1).is_none_or(|last| doc.tokens[last].shape != Shape::Lower);
    area.is_some_and(|found| apart && named(found.end)) || is_cluster(doc, at, stop)
}

/// Whether a group of bodies begins at `at`: "cụm thi đua số 3", "khối 5", "ngành Y tế".
fn is_cluster(doc: &Document<'_>, at: usize, stop: usize) -> bool {
    let clusters = [key!("cụm"), key!("khối"), key!("ngành")];
    let next = doc.tokens.get(at + 1).filter(|_| at + 1 < stop);
    let named = next.is_some_and(|next| next.shape.is_capital() || next.is_number());
    let numbered = || (at + 1..at + 5).any(|i| doc.is(i, key!("số")) && i + 1 < stop);
    clusters.iter().any(|&word| doc.is(at, word)) && (named || numbered())
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
    while at < stop.min(head + LONGEST) {
        at = match abbreviated(doc, at, stop) {
            Some(end) => end,
            None if ends_name(doc, at, stop) => break,
            None => doc.term(at, stop, PARTS).map_or(at + 1, |found| found.end),
        };
    }
    at.min(stop)
}

/// Whether the word at `at` stands inside a term that heads a name: "Phòng Giáo dục và | Đào tạo".
pub(super) fn is_within(doc: &Document<'_>, at: usize) -> bool {
    (at.saturating_sub(LONGEST_HEAD)..at)
        .any(|head| doc.term(head, doc.tokens.len(), HEADS).is_some_and(|found| found.end > at))
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
    let goes_on = next.shape.is_capital() || doc.term(close + 1, stop, PARTS).is_some();
    (short && goes_on).then_some(close + 1)
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
        return parts_names(doc, at, stop)
            || !(tight || matches!(token.mark(), '-' | '&' | '/' | '“' | '”' | '"' | '+'));
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
