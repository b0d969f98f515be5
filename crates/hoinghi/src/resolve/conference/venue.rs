//! Where the event was held.

use super::Context;
use super::name::HEADS;
use super::phrase::Phrase;
use crate::cursor::{key, keys};
use crate::document::Document;
use crate::lexicon::{Class, ClassSet};
use crate::span::Span;
use crate::token::{Kind, Shape};
use std::ops::Range;

/// What can be a venue: a room or building, or an office or school at which one meets.
const PLACES: ClassSet = ClassSet::of(&[Class::VenueHead, Class::School, Class::Office]);
const ADDRESS: ClassSet = ClassSet::of(&[Class::AddressWord, Class::Level]);
/// A venue has at most this many tokens.
const LONGEST: usize = 20;
/// The name of a town has at most this many words.
const LONGEST_TOWN: usize = 5;

/// The first place that a sentence on the event says it was held at, else the line of the place in
/// a record of it.
pub(super) fn read(
    cx: &Context<'_, '_>,
    phrases: &[Phrase],
    host: Option<Range<usize>>,
) -> Option<Span> {
    let told = phrases.iter().find_map(|phrase| {
        let around = phrase.around();
        around.clone().find_map(|at| place(cx, at, around.end, phrase, host.as_ref()))
    });
    told.or_else(|| labelled(cx.doc).filter(|_| !phrases.is_empty()))
}

/// ```text
/// venue = ("tại" | "ở" | "từ") place part*  |  "(" (day ",")? place part*
/// part  = "," address-word …
/// ```
fn place(
    cx: &Context<'_, '_>,
    at: usize,
    end: usize,
    phrase: &Phrase,
    host: Option<&Range<usize>>,
) -> Option<Span> {
    let doc = cx.doc;
    if !doc.is_any(at, keys!["tại", "ở", "từ"]) && !matches!(doc.tokens[at].mark(), '(' | ',')
    {
        return None;
    }
    let broadcast = doc.is(at, key!("từ")) && doc.term(at + 1, end, Class::VenueHead).is_some();
    let bracket = doc.tokens[at].is_mark('(') || after_day_in_brackets(cx, at);
    if !(doc.is(at, key!("tại")) || doc.is(at, key!("ở")) || broadcast || bracket) {
        return None;
    }
    let Some(head) = doc.term(at + 1, end, PLACES) else {
        return (!bracket).then(|| town(cx, at, end, phrase))?;
    };
    let event = doc.term(at + 1, end, Class::Event).is_some_and(|found| found.end >= head.end);
    let room = head.term.class == Class::VenueHead;
    let fits =
        if bracket { room && at >= phrase.tokens.end } else { held_at(cx, at, phrase, room) };
    if event
        || !fits
        || is_grassroots(cx, at + 1, head.end)
        || (head.term.class == Class::Office && bracket)
    {
        return None;
    }
    let last = place_end(doc, at + 1, head.end, end, host);
    let tokens = at + 1..last;
    let same = host.is_some_and(|host| same_words(doc, host, &tokens));
    let definite =
        names_one(doc, &tokens, head.end) || (at < phrase.tokens.start && head.end > at + 2);
    (definite && !same).then(|| doc.span(tokens))
}

/// Where the place that begins at `start` ends, with the further parts of its address, but without
/// the host that follows it.
fn place_end(
    doc: &Document<'_>,
    start: usize,
    head: usize,
    end: usize,
    host: Option<&Range<usize>>,
) -> usize {
    let stop = |&i: &usize| {
        stops(doc, i, end) || host.is_some_and(|host| host.start == i && !at_office(doc, start, i))
    };
    let reach = end.min(start + LONGEST);
    let mut last = (head..reach).find(stop).unwrap_or(reach);
    let is_host = |at: usize| host.is_some_and(|host| host.start == at);
    while let Some(next) = address(doc, last, end).filter(|_| !is_host(last + 1)) {
        last = next;
    }
    last
}

/// Whether "cơ sở" is the grass roots, no building that has a number: "bầu cử tại cơ sở năm 2021".
fn is_grassroots(cx: &Context<'_, '_>, at: usize, end: usize) -> bool {
    let doc = cx.doc;
    let own = doc.is(at, key!("cơ")) && doc.is(at + 1, key!("sở")) && end == at + 2;
    let dated = cx.dates_in(end..end + 1).next().is_some();
    let numbered = doc.tokens.get(end).is_some_and(|next| next.is_number()) && !dated;
    own && !numbered && !doc.is(end, key!("số"))
}

/// A town that the event is said to be held in, with nothing else said of where.
///
/// ```text
/// town = ("tại" | "ở") (level | Province)? Name     before ",", "đã" or the sentence's end
/// ```
fn town(cx: &Context<'_, '_>, at: usize, end: usize, phrase: &Phrase) -> Option<Span> {
    let doc = cx.doc;
    let from = at + 1;
    let name = doc.term(from, end, Class::Level).map_or(from, |level| level.end);
    let reach = end.min(name + LONGEST_TOWN);
    let capital = |at: &usize| doc.tokens[*at].shape.is_capital();
    let last = (name..reach).find(|at| !capital(at)).unwrap_or(reach);
    let ends = last == end
        || matches!(doc.tokens[last].mark(), ',' | '.')
        || [key!("đã"), key!("diễn"), key!("vào")].iter().any(|&word| doc.is(last, word));
    let other = ClassSet::of(&[Class::Event, Class::Document]);
    if last == name || !ends || doc.term(from, end, other).is_some() {
        return None;
    }
    let hold = (at.saturating_sub(2)..at).any(|i| {
        doc.term(i, at, Class::VerbHold).is_some_and(|found| found.end == at)
            || (doc.is(i, key!("diễn")) && doc.is(i + 1, key!("ra")))
    });
    let told = if at < phrase.tokens.start {
        held_at(cx, at, phrase, false)
    } else {
        hold || cx.dates_fill(phrase.tokens.end..at)
    };
    told.then(|| doc.span(from..last))
}

/// Whether two runs of tokens are the same words.
fn same_words(doc: &Document<'_>, a: &Range<usize>, b: &Range<usize>) -> bool {
    let keys = |tokens: &Range<usize>| doc.tokens[tokens.clone()].iter().map(|token| token.key);
    a.len() == b.len() && keys(a).eq(keys(b))
}

/// Whether the place so far is a room that wants a name after it: "Hội trường | Phòng GDĐT".
fn at_office(doc: &Document<'_>, start: usize, at: usize) -> bool {
    doc.term(start, at, Class::VenueHead).is_some_and(|found| found.end == at)
}

/// Whether `at` is the comma after a day in brackets: "(12/4, Bảo tàng tỉnh)".
fn after_day_in_brackets(cx: &Context<'_, '_>, at: usize) -> bool {
    cx.doc.tokens[at].is_mark(',')
        && cx.date_ending(at).is_some_and(|date| {
            let before = date.checked_sub(1).map(|before| &cx.doc.tokens[before]);
            before.is_some_and(|before| before.is_mark('('))
        })
}

/// Whether "tại" at `at` says where the event itself took place, not where something else did;
/// `room` tells whether it leads to a room or building.
fn held_at(cx: &Context<'_, '_>, at: usize, phrase: &Phrase, room: bool) -> bool {
    let doc = cx.doc;
    let opens = at == phrase.sentence.start
        || matches!(doc.tokens[at - 1].mark(), ',' | ')')
        || doc.is(at - 1, key!("qua"))
        || doc.is(at - 1, key!("nay"));
    let hold = |end: usize| {
        (end.saturating_sub(3)..end)
            .any(|i| doc.term(i, end, Class::VerbHold).is_some_and(|found| found.end == end))
    };
    if at < phrase.tokens.start {
        let before = at..phrase.tokens.start;
        let opening = phrase.tokens.end..phrase.sentence.end.min(phrase.tokens.end + 30);
        let held = takes_place(doc, before.clone())
            || takes_place(doc, opening)
            || presides(doc, before.clone());
        let near = phrase.tokens.start - at <= 60;
        return near
            && (opens || doc.tokens[at - 1].is_number() || hold(at))
            && (held || hosts(doc, before));
    }
    let several = doc.is(at + 1, key!("điểm")) && {
        let points =
            phrase.around().filter(|&i| doc.is(i, key!("điểm")) && doc.is(i + 1, key!("cầu")));
        points.count() > 1
    };
    let between = phrase.tokens.end..at;
    // A room after the period that the event is about: "tổng kết …; phương hướng năm 2024 tại".
    let told = room && cx.date_ending(at).is_some() && !names_person(doc, between.clone());
    hold(at) || (between.len() <= 40 && !several && (told || !spoken(doc, between)))
}

/// Whether the tokens say that something was held.
fn takes_place(doc: &Document<'_>, tokens: Range<usize>) -> bool {
    tokens.clone().any(|at| {
        doc.term(at, tokens.end, Class::VerbHold).is_some()
            || (doc.is(at, key!("diễn")) && doc.is(at + 1, key!("ra")))
    })
}

/// Whether someone presides there: "tại trụ sở UBND huyện, đồng chí … chủ trì hội nghị".
fn presides(doc: &Document<'_>, tokens: Range<usize>) -> bool {
    tokens.clone().any(|at| doc.term(at, tokens.end, Class::VerbChair).is_some())
}

/// Whether an organisation stands among the tokens: "tại …, cụm số 3 sinh hoạt chuyên đề".
fn hosts(doc: &Document<'_>, tokens: Range<usize>) -> bool {
    tokens
        .clone()
        .any(|at| doc.tokens[at].is_mark(',') && doc.term(at + 1, tokens.end, HEADS).is_some())
}

/// Whether the tokens name a person or begin a new sentence.
fn names_person(doc: &Document<'_>, tokens: Range<usize>) -> bool {
    let persons = ClassSet::of(&[
        Class::Honorific,
        Class::HonorificMale,
        Class::HonorificFemale,
        Class::HonorificPlural,
        Class::VerbAttend,
        Class::VerbChair,
    ]);
    tokens.clone().any(|at| {
        doc.term(at, tokens.end, persons).is_some() || matches!(doc.tokens[at].mark(), '.' | ':')
    })
}

/// Whether someone does something between the phrase and the place.
fn spoken(doc: &Document<'_>, tokens: Range<usize>) -> bool {
    let verbs = ClassSet::of(&[
        Class::VerbSpeak,
        Class::VerbPresent,
        Class::VerbAsk,
        Class::VerbAttend,
        Class::Honorific,
        Class::HonorificMale,
        Class::HonorificFemale,
        Class::HonorificPlural,
    ]);
    let happens = keys!["diễn", "tổ", "được"];
    let held = tokens.clone().any(|at| doc.is_any(at, happens));
    tokens.clone().any(|at| {
        doc.term(at, tokens.end, verbs).is_some()
            || matches!(doc.tokens[at].mark(), ';' | '.' | ':')
    }) || (tokens.len() > 14 && !held)
}

fn stops(doc: &Document<'_>, at: usize, end: usize) -> bool {
    let token = &doc.tokens[at];
    let verbs = ClassSet::of(&[
        Class::VerbHold,
        Class::VerbAttend,
        Class::VerbChair,
        Class::VerbSpeak,
        Class::EventPredicate,
        Class::PartOfDay,
        Class::Event,
    ]);
    let glue = keys![
        "có", "với", "do", "tới", "đến", "và", "cho", "để", "vào", "ngày", "lúc", "nhằm", "về",
        "diễn", "đã", "theo", "bằng", "dưới", "nhân"
    ];
    // "… trong không khí phấn khởi"
    let mood = doc.is(at, key!("trong")) && doc.is(at + 1, key!("không"));
    let small = token.shape == Shape::Lower;
    let event = doc.term(at, end, Class::Event).is_some_and(|found| {
        doc.term(at, end, Class::Office).is_none_or(|office| office.end < found.end)
    });
    (token.kind == Kind::Mark && !matches!(token.mark(), '-' | '/' | '&' | '“' | '”' | '"'))
        || event
        || mood
        || (small && doc.is_any(at, glue))
        || (small && doc.term(at, end, verbs).is_some())
}

/// Where a further part of the address ends: ", dãy B", ", khu C", ", Trường MG Hướng Dương 1".
fn address(doc: &Document<'_>, at: usize, end: usize) -> Option<usize> {
    if !doc.tokens.get(at).filter(|_| at < end)?.is_mark(',') {
        return None;
    }
    let head = doc.term(at + 1, end, ADDRESS)?;
    let office = doc.term(at + 1, end, Class::Office).is_some_and(|office| office.end > head.end);
    let reach = end.min(head.end + 8);
    let stop = (head.end..reach).find(|&i| stops(doc, i, end)).unwrap_or(reach);
    let named = doc.tokens[head.end..stop]
        .iter()
        .any(|token| token.is_number() || token.shape.is_capital());
    (named && !office).then_some(stop)
}

/// Whether the words name one place: "hội trường" alone names none, "02 cơ sở" are two; "nhà văn hóa
/// thôn" is the one that a village has.
fn names_one(doc: &Document<'_>, tokens: &Range<usize>, head: usize) -> bool {
    let body = &doc.tokens[tokens.clone()];
    let of_area = tokens.len() > 2 && doc.term(tokens.end - 1, tokens.end, Class::Level).is_some();
    let named = tokens.end > head || body.iter().any(|token| token.shape.is_capital()) || of_area;
    named && !body.first().is_some_and(|first| first.is_number())
}

/// The line of the place in a record: "Địa điểm: Hội trường UBND xã".
fn labelled(doc: &Document<'_>) -> Option<Span> {
    doc.outline.blocks.iter().find_map(|block| {
        let Range { start, end } = block.tokens;
        let label = doc.is(start, key!("địa")) && doc.is(start + 1, key!("điểm"));
        let colon = (start + 2..end.min(start + 5)).find(|&at| doc.tokens[at].is_mark(':'));
        let from = colon.filter(|_| label)? + 1;
        let stop =
            (from..end).find(|&at| matches!(doc.tokens[at].mark(), '.' | ';' | '(')).unwrap_or(end);
        (stop > from && stop - from <= LONGEST).then(|| doc.span(from..stop))
    })
}
