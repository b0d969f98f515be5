//! Who held the event.

use super::Context;
use super::name::{self, HEADS};
use super::organisation::{self, Subject};
use super::phrase::{self, Phrase, Place};
use crate::cursor::key;
use crate::document::Document;
use crate::lexicon::{Class, ClassSet};
use crate::report::ConferenceKind;
use crate::span::Span;
use crate::token::{Gap, Kind, Shape};
use std::ops::Range;

/// Who held it: the subject of the verb of holding, else who the event's phrase belongs to, in the
/// body and then in the headline.
pub(super) fn read(cx: &Context<'_, '_>, phrases: &[Phrase]) -> Option<Range<usize>> {
    let body = || phrases.iter().filter(|phrase| phrase.place != Place::Title);
    let title = || phrases.iter().filter(|phrase| phrase.place == Place::Title);
    body()
        .find_map(|phrase| holder(cx, phrase))
        .or_else(|| body().find_map(|phrase| owner(cx.doc, phrase)))
        .or_else(|| title().find_map(|phrase| holder(cx, phrase)))
        .or_else(|| title().find_map(|phrase| owner(cx.doc, phrase)))
}

/// ```text
/// holder = subject (hold word{0,6})? phrase
///        | phrase … ("do" | "được") subject hold
/// ```
fn holder(cx: &Context<'_, '_>, phrase: &Phrase) -> Option<Range<usize>> {
    let start = phrase.sentence.start;
    let active = match hold_before(cx.doc, phrase) {
        Some(hold) => organisation::subject(cx, hold, agent(cx.doc, hold, start)),
        None if phrase::is_strong(cx.doc, phrase.tokens.start) => None,
        None => organisation::subject(cx, phrase.tokens.start, start).filter(|by| by.adjacent),
    };
    active.or_else(|| passive(cx, phrase)).map(|subject| subject.name)
}

/// Where the subject of the verb at `hold` may begin: after "do" of a passive, unless that says who
/// leads the subject: "Tổ công tác do Sở Y tế chủ trì đã tổ chức".
fn agent(doc: &Document<'_>, hold: usize, start: usize) -> usize {
    let from = start.max(hold.saturating_sub(32));
    let by = (from..hold)
        .rev()
        .find(|&at| doc.is(at, key!("do")) && doc.tokens[at].shape == Shape::Lower);
    let led = |by: &usize| (*by..hold).any(|at| doc.term(at, hold, Class::VerbChair).is_some());
    by.filter(|by| !led(by)).map_or(start, |by| by + 1)
}

/// Where the verb of holding whose object is the phrase begins.
fn hold_before(doc: &Document<'_>, phrase: &Phrase) -> Option<usize> {
    let end = phrase.tokens.start;
    let from = phrase.sentence.start.max(end.saturating_sub(8));
    (from..end).find(|&at| {
        doc.tokens[at].shape != Shape::Title
            && doc.term(at, end, Class::VerbHold).is_some_and(|found| {
                !doc.tokens[found.end..end].iter().any(|t| t.kind == Kind::Mark)
            })
    })
}

/// ```text
/// passive = phrase … ("do" | "được") subject hold
/// ```
fn passive(cx: &Context<'_, '_>, phrase: &Phrase) -> Option<Subject> {
    let doc = cx.doc;
    let rest = phrase.tokens.end..phrase.sentence.end.min(phrase.tokens.end + 60);
    let agents = rest.clone().filter(|&at| doc.is(at, key!("do")) || doc.is(at, key!("được")));
    agents.take(4).find_map(|agent| {
        let stop = (agent + 40).min(rest.end);
        let hold = (agent + 1..stop).find(|&at| doc.term(at, stop, Class::VerbHold).is_some())?;
        let by = organisation::subject(cx, hold, agent + 1)?;
        (by.name.start <= agent + 2).then_some(by)
    })
}

/// ```text
/// owner = phrase word* "của"? organisation
/// ```
fn owner(doc: &Document<'_>, phrase: &Phrase) -> Option<Range<usize>> {
    let end = phrase.sentence.end;
    let reach = end.min(phrase.tokens.end + 16);
    let of = (phrase.tokens.end..reach).find(|&at| doc.is(at, key!("của")));
    let staff = phrase.kind == Some(ConferenceKind::Staff);
    let from = match of {
        Some(of) if is_plain(doc, phrase.tokens.end..of) => of + 1,
        _ if staff => {
            let head = |&at: &usize| doc.term(at, end, HEADS).is_some();
            (phrase.tokens.end..reach)
                .find(head)
                .filter(|&head| is_plain(doc, phrase.tokens.end..head))?
        }
        _ => return None,
    };
    name::name_at(doc, from, end)
}

/// Whether only words that go on with the event's name stand between a phrase and its owner.
fn is_plain(doc: &Document<'_>, tokens: Range<usize>) -> bool {
    let others = ClassSet::of(&[
        Class::Document,
        Class::VerbSpeak,
        Class::VerbPresent,
        Class::VerbAttend,
        Class::EventPredicate,
    ]);
    tokens.clone().all(|at| {
        !matches!(doc.tokens[at].mark(), ',' | ';' | ':' | '.')
            && doc.term(at, tokens.end, others).is_none()
    })
}

/// The organisation's name with its abbreviations written out.
pub(super) fn full_name(doc: &Document<'_>, span: Span) -> String {
    let (begin, end) = (doc.token_at(span.start), doc.token_at(span.end));
    let mut name = String::with_capacity(span.len() * 2);
    let mut at = begin;
    while at < end {
        if at > begin && doc.tokens[at].gap > Gap::None {
            name.push(' ');
        }
        match abbreviation(doc, at, end) {
            Some((full, stop)) => {
                let rest = without_repeated(&name, full);
                push_full(&mut name, rest, doc.tokens[at].shape.is_capital());
                at = stop;
            }
            None => {
                name.push_str(doc.word(at));
                at += 1;
            }
        }
    }
    name
}

/// The full form of the abbreviation at `at`, and where it ends.
fn abbreviation<'t>(doc: &Document<'t>, at: usize, end: usize) -> Option<(&'t str, usize)> {
    let classes = ClassSet::of(&[
        Class::Office,
        Class::School,
        Class::OfficeField,
        Class::Level,
        Class::Province,
    ]);
    let found = doc.term(at, end, classes)?;
    let short = doc.tokens[at..found.end].iter().any(|token| token.shape == Shape::Upper);
    // "Phòng GD" is no part of "Phòng GD&ĐT".
    let goes_on = doc.tokens.get(found.end).is_some_and(|next| {
        found.end < end && next.gap == Gap::None && matches!(next.mark(), '&' | '-' | '.')
    });
    let full = found.term.full.as_ref();
    (short && !goes_on && full != found.term.text).then_some((full, found.end))
}

/// A full form without the words that the name so far ends in: "Công ty" and "công ty trách nhiệm
/// hữu hạn".
fn without_repeated<'t>(name: &str, full: &'t str) -> &'t str {
    let said = name.trim_end().to_lowercase();
    let mut ends = full.match_indices(' ').map(|(at, _)| at);
    let repeated = ends.rfind(|&at| said.ends_with(&full[..at]));
    repeated.map_or(full, |at| full[at..].trim_start())
}

/// What heads a name whose next word has a capital too: "Phòng Giáo dục", "Liên đoàn Lao động".
const BEFORE_CAPITAL: [&str; 13] = [
    "phòng",
    "sở",
    "ban",
    "hội",
    "hội liên hiệp",
    "trung tâm",
    "trạm",
    "liên đoàn",
    "chi cục",
    "cục",
    "công ty",
    "công đoàn",
    "bộ",
];
/// Words that make one word with the syllable before: "hội đồng", "bộ đội".
const WITHIN_WORD: [&str; 2] = ["đồng", "đội"];

/// A full form, which the lexicon keeps in small letters, with the capitals of a name: each of the
/// fields that it joins begins with one.
fn push_full(name: &mut String, full: &str, capital: bool) {
    if !capital {
        return name.push_str(full);
    }
    let mut begins = true;
    let mut at = 0;
    for word in full.split(' ') {
        let head = full.get(..at).unwrap_or_default().trim_end();
        if at > 0 {
            name.push(' ');
        }
        let proper = at > 0 && ["việt", "nam", "hồ", "chí", "minh"].contains(&word);
        let headed = BEFORE_CAPITAL.contains(&head) && !WITHIN_WORD.contains(&word);
        let joins = word == "và" || word == "-";
        let mut chars = word.chars();
        if (begins && !joins) || proper || headed {
            name.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        }
        name.push_str(chars.as_str());
        begins = joins || word.ends_with(',');
        at += word.len() + 1;
    }
}
