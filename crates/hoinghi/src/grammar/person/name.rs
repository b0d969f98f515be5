//! Names by their shape and surroundings.

use crate::cursor::key;
use crate::document::Document;
use crate::grammar::post::{self, HEADS};
use crate::lexicon::{Class, ClassSet};
use crate::span::Span;
use crate::token::{Gap, Shape, Token};
use std::ops::Range;

/// The longest name, in syllables.
const LONGEST: usize = 7;
const EVENTS: ClassSet = ClassSet::of(&[Class::Event, Class::EventKind]);
const NAMES: ClassSet = ClassSet::of(&[Class::Surname, Class::NameParticle]);

/// A run of capitalised syllables.
///
/// ```text
/// run = syllable syllable*      at most seven, on one line or over a soft break
/// ```
/// In a name written in capitals it ends before a post, an office, an event or a verb.
pub(crate) fn run(doc: &Document<'_>, at: usize, end: usize) -> Range<usize> {
    let mut to = at;
    let upper = |at: usize| doc.tokens.get(at).is_some_and(|token| token.shape == Shape::Upper);
    let initial = doc.tokens.get(at).is_some_and(Token::is_single);
    let capitals = upper(at) || initial && at + 1 < end && upper(at + 1);
    while to < end && to - at < LONGEST {
        let token = &doc.tokens[to];
        // "H’ Nguôt": the apostrophe of a particle with a space after it.
        let apart = token.is_mark('\'') && token.gap == Gap::None && to > at;
        if apart && doc.tokens.get(to + 1).is_some_and(|next| next.first.is_uppercase()) {
            to += 1;
            continue;
        }
        if !token.is_word() || !fits(token, capitals) || to > at && !spaced(token) {
            break;
        }
        if to > at && breaks(doc, to, end, to - at) {
            break;
        }
        to += 1;
    }
    at..to
}

fn fits(token: &Token, capitals: bool) -> bool {
    match token.shape {
        Shape::Title => !capitals || token.is_single(),
        Shape::Upper => capitals,
        // A name with an apostrophe or a large letter inside: H’Blih.
        Shape::Mixed => !capitals && token.first.is_uppercase(),
        Shape::Lower | Shape::None => false,
    }
}

fn spaced(token: &Token) -> bool {
    matches!(token.gap, Gap::Space | Gap::Line)
}

/// Whether something that is no part of a name begins after `length` syllables.
fn breaks(doc: &Document<'_>, at: usize, end: usize, length: usize) -> bool {
    let long =
        |classes: ClassSet| doc.term(at, end, classes).is_some_and(|found| found.end > at + 1);
    long(HEADS) || length >= 2 && long(BREAKS)
}

/// What ends a name in capitals, or begins after it.
const BREAKS: ClassSet =
    post::VERBS.union(EVENTS).union(ClassSet::of(&[Class::Office, Class::School]));

/// Whether the run has the shape of a full name: a surname first, two to six syllables.
pub(crate) fn is_full(doc: &Document<'_>, run: &Range<usize>) -> bool {
    let least = if is_highland(doc, run.start) { 1 } else { 2 };
    (least..=6).contains(&run.len())
        && (doc.term(run.start, run.end, NAMES).is_some() || is_highland(doc, run.start))
        && doc.term(run.start, run.end, NOT_NAMES).is_none_or(|found| found.end < run.start + 2)
        && !is_historic(doc, run)
        && !ends_in_vietnam(doc, run)
}

/// Whether a run ends in the country's name, after no surname: "Nhà giáo Việt Nam", "Công Thương
/// Việt Nam".
pub(crate) fn ends_in_vietnam(doc: &Document<'_>, run: &Range<usize>) -> bool {
    let country =
        run.len() >= 2 && doc.is(run.end - 1, key!("nam")) && doc.is(run.end - 2, key!("việt"));
    country && (run.len() == 2 || !is_common_surname(doc, run.start))
}

const NOT_NAMES: ClassSet = ClassSet::of(&[
    Class::Office,
    Class::School,
    Class::Province,
    Class::Region,
    Class::Event,
    Class::Post,
]);

/// A name with an apostrophe: H’Blih, K’ Brêu.
pub(crate) fn is_highland(doc: &Document<'_>, at: usize) -> bool {
    let large = |token: &&Token| match token.shape {
        Shape::Title | Shape::Upper => true,
        Shape::Mixed => token.first.is_uppercase(),
        Shape::Lower | Shape::None => false,
    };
    let Some(Span { start, end }) = doc.tokens.get(at).filter(large).map(|token| token.span) else {
        return false;
    };
    let next = doc.tokens.get(at + 1);
    let apart = next.is_some_and(|next| next.is_mark('\'') && next.gap == Gap::None);
    // The first bytes of apostrophes; few other characters of a name have them.
    let marked = |byte: &u8| matches!(byte, b'\'' | 0xCA | 0xE2);
    apart
        || doc.text.as_bytes()[start..end].iter().any(marked)
            && doc.word(at).contains(['\'', '’', 'ʼ', '‘'])
}

/// A figure of history, whose name things bear.
pub(crate) fn is_historic(doc: &Document<'_>, run: &Range<usize>) -> bool {
    doc.term(run.start, run.end, Class::Historic).is_some_and(|found| found.end == run.end)
}

/// Whether someone who acts here, and holds a post in an organisation, bears a hero's name:
/// "Chủ tịch Công đoàn Lê Văn Tám phát biểu".
fn is_namesake(doc: &Document<'_>, run: &Range<usize>, end: usize) -> bool {
    if !is_historic(doc, run) {
        return false;
    }
    let first = |classes: ClassSet| {
        (run.start.saturating_sub(LONGEST_OFFICE)..run.start).find(|&at| {
            doc.term(at, run.start, classes).is_some_and(|found| found.end == run.start)
        })
    };
    let bearer = first(BEARERS);
    let held = first(ORGANISATIONS).is_some_and(|office| bearer.is_none_or(|at| office < at));
    let acts = doc.tokens.get(run.end).filter(|_| run.end < end).is_some_and(|next| {
        super::keys::ADVERBS.contains(&next.key) || doc.term(run.end, end, SAYS).is_some()
    });
    held && acts
}

/// The name of an office is no longer than this, in tokens.
const LONGEST_OFFICE: usize = 6;
const ORGANISATIONS: ClassSet = ClassSet::of(&[Class::Office, Class::OfficeField]);
/// What a hero's name is given to.
const BEARERS: ClassSet = ClassSet::of(&[Class::NamedAfter, Class::School, Class::Level]);
const SAYS: ClassSet =
    ClassSet::of(&[Class::VerbSpeak, Class::VerbChair, Class::VerbPresent, Class::VerbAttend]);

/// The name of a figure of history right after a post: "Chủ tịch Tôn Đức Thắng".
pub(crate) fn figure_after(doc: &Document<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let run = run(doc, at, end);
    let levelled = follows_level(doc, at);
    let figure = is_historic(doc, &run) && !is_namesake(doc, &run, end);
    (figure && !levelled).then_some(run)
}

/// The surnames that most people of Vietnam bear.
pub(crate) fn is_common_surname(doc: &Document<'_>, at: usize) -> bool {
    doc.tokens.get(at).is_some_and(|first| super::keys::COMMON_SURNAMES.contains(&first.key))
}

/// How many syllables of the place stand before a name, in a run of capitalised syllables after
/// the word for a level: two of "thị xã Mây Hồng Doãn Gia Lộc".
pub(crate) fn place_before(doc: &Document<'_>, at: usize, end: usize) -> usize {
    let run = run(doc, at, end);
    let splits = |length: &usize| {
        let rest = run.start + length..run.end;
        let middle = doc.term(rest.start + 1, rest.end, Class::NameMiddle).is_some();
        (3..=4).contains(&rest.len()) && middle && is_common_surname(doc, rest.start)
    };
    (2..run.len().saturating_sub(2)).find(splits).unwrap_or(0)
}

/// A name right after the words of a post, where a place name might stand as well.
pub(crate) fn after_post(
    doc: &Document<'_>,
    at: usize,
    end: usize,
    after_level: bool,
) -> Option<Range<usize>> {
    let run = run(doc, at, end);
    if !is_full(doc, &run) && !is_namesake(doc, &run, end) {
        return None;
    }
    let long = run.len() >= 3;
    let common = is_common_surname(doc, run.start);
    let highland =
        is_highland(doc, run.start) || doc.term(run.start, run.end, Class::NameParticle).is_some();
    let before = at.checked_sub(1).map(|at| &doc.tokens[at]);
    // In a line of capitals every word has the shape of a name; after small letters only a name
    // is written in capitals.
    let capitals = doc.tokens[run.start].shape == Shape::Upper;
    let set_off = capitals && before.is_some_and(|before| before.shape == Shape::Lower);
    if capitals && !common && !set_off {
        return None;
    }
    // All provinces are in the lexicon, so that what is none is a person's name.
    let province = (long || common) && before.is_some_and(|before| before.key == key!("tỉnh"));
    let own = doc
        .term(run.start, run.end, Class::Surname)
        .is_some_and(|surname| surname.term.full == "highland");
    let fits = if after_level {
        common && (long || ends_level(doc, &run, end))
            || province
            || set_off
            || own
            || bears_thi(doc, &run)
            || is_highland(doc, run.start)
    } else {
        common || long || highland
    };
    fits.then_some(run)
}

/// Whether the second syllable is that of women's names: "Bling Thị Nhơi".
fn bears_thi(doc: &Document<'_>, run: &Range<usize>) -> bool {
    run.len() > 2 && doc.is(run.start + 1, key!("thị"))
}

/// Whether the word for a level stands before `at`, and no field of work that ends like one:
/// "nông thôn".
pub(crate) fn follows_level(doc: &Document<'_>, at: usize) -> bool {
    let field =
        |from: usize| doc.term(from, at, Class::OfficeField).is_some_and(|field| field.end == at);
    at > 0
        && doc.term(at - 1, at, Class::Level).is_some()
        && !(at.saturating_sub(LONGEST_OFFICE)..at - 1).any(field)
}

/// Whether a name of two syllables ends a post at a level that has its name elsewhere: at the head
/// of a province or a district the place is known, and a verb or the end of the item follows.
fn ends_level(doc: &Document<'_>, run: &Range<usize>, end: usize) -> bool {
    let level = run.start.checked_sub(1).map(|at| &doc.tokens[at]);
    let high = level.is_some_and(|level| super::keys::HIGH_LEVELS.contains(&level.key));
    let next = doc.tokens.get(run.end).filter(|_| run.end < end);
    let done = next.is_none_or(|next| {
        matches!(next.mark(), '.' | ';' | ',')
            || super::keys::ADVERBS.contains(&next.key)
            || doc.term(run.end, end, post::VERBS).is_some()
    });
    high && done
}
