//! Organisations that do something.

use super::Context;
use super::name::{LONGEST, PARTS, PERSONS, ends_name, heads, in_capitals, is_head, name_end};
use crate::cursor::{key, keys};
use crate::document::Document;
use crate::lexicon::{Class, ClassSet};
use crate::token::Shape;
use std::ops::Range;

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
    let adverbs = keys![
        "vừa", "đã", "mới", "sẽ", "cùng", "chính", "thức", "long", "trọng", "thể", "tiếp", "tục",
        "đồng", "loạt", "cũng"
    ];
    let mut before = at;
    // "huyện Chợ Mới": a name is none.
    let named = |at: usize| doc.tokens[at].shape == Shape::Title && at > start;
    while before > start && doc.is_any(before - 1, adverbs) && !named(before - 1) {
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
                if found.is_some() && (!opens || is_in_address(cx.doc, name.start, from)) {
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

/// Whether an area ends the address before the subject: "tại thành phố Mây Hồng, tỉnh Hà Khê, Sở …".
fn is_in_address(doc: &Document<'_>, at: usize, from: usize) -> bool {
    let area = doc.term(at, at + 2, super::name::HEADS).is_none();
    let place = (from.max(at.saturating_sub(ADDRESS))..at).rev();
    area && place
        .take_while(|&i| doc.term(i, at, Class::VerbHold).is_none())
        .any(|i| doc.is(i, key!("tại")) || doc.is(i, key!("ở")))
}

/// The words of an address before an area in it are no more than this.
const ADDRESS: usize = 12;

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
    let words = keys!["ngày", "vào", "trong", "sáng", "chiều", "tối"];
    let term = stop.checked_sub(2).filter(|&term| term > from && doc.is(term, key!("nhiệm")));
    if let Some(term) = term.filter(|&term| doc.is(term + 1, key!("kỳ"))) {
        return term;
    }
    while stop > from && doc.is_any(stop - 1, words) {
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

/// Whether a name that begins at `at` goes on after the comma before `part`.
fn runs_over(doc: &Document<'_>, at: usize, part: usize) -> bool {
    let end = (part + LONGEST).min(doc.tokens.len());
    (at..part).any(|from| doc.term(from, end, PARTS).is_some_and(|found| found.end > part))
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
