//! Where the report speaks of the event.

mod about;

use super::{Context, name, organisation};
use crate::cursor::{key, keys};
use crate::document::Document;
use crate::first::{First, Openers};
use crate::lexicon::{Class, ClassSet};
use crate::outline::{Block, BlockKind, Section};
use crate::report::ConferenceKind;
use crate::resolve::page::Page;
use crate::token::Shape;
use about::{evaluation, is_ahead, purpose};
use std::ops::Range;

/// Words that name the event: a noun ("hội nghị"), a kind ("sơ kết"), or both.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Tokens of the noun and the kind.
    pub(super) tokens: Range<usize>,
    /// The sentence that it stands in.
    pub(super) sentence: Range<usize>,
    pub(super) kind: Option<ConferenceKind>,
    /// Where it stands.
    pub(super) place: Place,
}

/// What is said of an event stands at most this many tokens from where it is named.
const NEAR: usize = 160;

impl Phrase {
    /// The tokens of the sentence around the phrase.
    pub(super) fn around(&self) -> Range<usize> {
        let start = self.sentence.start.max(self.tokens.start.saturating_sub(NEAR));
        start..self.sentence.end.min(self.tokens.end + NEAR)
    }
}

/// Where a phrase stands, the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Title,
    Body,
    Caption,
    Item,
}

/// How many tokens after the noun its kind may begin: "hội nghị trực tuyến toàn ngành sơ kết".
const REACH: usize = 8;
/// How many tokens after a launch a review may follow: "triển khai …, tổng kết …".
const REVIEW_REACH: usize = 16;

/// How many tokens after the noun the period that is evaluated may stand.
const REVIEWED_REACH: usize = 30;

/// What ends the name of an event: "hội nghị đã nghe …", "hội nghị do … chủ trì".
pub(super) const STOPS: ClassSet = ClassSet::of(&[
    Class::VerbAttend,
    Class::VerbChair,
    Class::VerbSpeak,
    Class::VerbPresent,
    Class::VerbHold,
    Class::EventPredicate,
]);

/// What names an event.
pub(crate) const FIRST: First =
    First { classes: ClassSet::of(&[Class::Event, Class::EventKind]), ..First::NONE };

/// Every phrase that speaks of the event itself: the headline's, then the body's, then others.
pub(super) fn read(cx: &Context<'_, '_>, page: &Page) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let (outline, end) = (&cx.doc.outline, cx.doc.tokens.len());
    let mut from = 0;
    loop {
        let at = cx.doc.next_opening(from, end, Openers::EVENT);
        if at >= end {
            break;
        }
        let sentence = outline.sentence_of(at);
        from = sentence.as_ref().map_or(at + 1, |sentence| sentence.end);
        let Some((sentence, block)) = sentence.zip(outline.block_of(at)) else { continue };
        let title = page.title.is_some_and(|span| span.overlaps(block.span));
        if let Some(place) = place(block, title) {
            in_sentence(cx, sentence, place, &mut phrases);
        }
    }
    phrases.sort_by_key(|phrase| phrase.place);
    // What is yet to be held is another event, unless the report announces nothing else.
    if phrases.iter().any(|phrase| !is_ahead(cx.doc, phrase)) {
        phrases.retain(|phrase| !is_ahead(cx.doc, phrase));
    }
    for phrase in &mut phrases {
        phrase.kind = match phrase.kind {
            None => evaluation(cx, phrase).or_else(|| purpose(cx.doc, phrase)),
            Some(ConferenceKind::Other) => purpose(cx.doc, phrase).or(phrase.kind),
            kind => kind,
        };
    }
    if phrases.iter().all(|phrase| phrase.kind.is_none()) {
        for phrase in &mut phrases {
            phrase.kind = specified(cx.doc, phrase).then_some(ConferenceKind::Other);
        }
    }
    phrases
}

/// Whether the event is of a kind that no word of ours names: "tổ chức hội nghị phòng chống …".
fn specified(doc: &Document<'_>, phrase: &Phrase) -> bool {
    let end = phrase.sentence.end;
    let told = phrase.place == Place::Title
        || is_topic(doc, phrase.tokens.end)
        || is_organized(doc, phrase.tokens.start, phrase.sentence.start);
    let passed = ClassSet::of(&[Class::Mode, Class::Level]);
    let mut at = phrase.tokens.end;
    let near = end.min(at + REACH);
    while let Some(found) = doc.term(at, near, passed) {
        at = found.end;
    }
    let quoted = doc.tokens.get(at).is_some_and(|token| matches!(token.mark(), '“' | '"'));
    told && at < end && (quoted || (doc.tokens[at].is_word() && !goes_on(doc, at, end)))
}

/// Whether the word at `at` opens what the event is about, or which of a series it is.
fn is_topic(doc: &Document<'_>, at: usize) -> bool {
    let words = keys!["về", "bàn", "đánh", "giữa"];
    let counted = doc.is(at, key!("lần")) && doc.is(at + 1, key!("thứ"));
    counted || doc.is_any(at, words)
}

/// Whether what begins at `at` says nothing of what the event is about: when, where, whose it is,
/// or what happens there.
fn goes_on(doc: &Document<'_>, at: usize, end: usize) -> bool {
    let others =
        ClassSet::of(&[Class::PartOfDay, Class::DateWord, Class::Province, Class::VerbHold]);
    let glue = doc.term(at, end, Class::EventGlue).is_some() || doc.is(at, key!("theo"));
    let owner = name::is_head(doc, at, end);
    !is_topic(doc, at)
        && (glue
            || owner
            || doc.term(at, end, STOPS).is_some()
            || doc.term(at, end, others).is_some())
}

fn place(block: &Block, title: bool) -> Option<Place> {
    let future = matches!(block.section, Section::Task | Section::Target);
    match block.kind {
        _ if title => Some(Place::Title),
        BlockKind::Title => Some(Place::Caption),
        BlockKind::Paragraph => Some(Place::Body),
        BlockKind::Caption => Some(Place::Caption),
        BlockKind::Item | BlockKind::Heading if !future => Some(Place::Item),
        _ => None,
    }
}

fn in_sentence(cx: &Context<'_, '_>, sentence: Range<usize>, place: Place, out: &mut Vec<Phrase>) {
    let mut at = sentence.start;
    while at < sentence.end {
        at = cx.doc.next_opening(at, sentence.end, Openers::EVENT);
        if at >= sentence.end {
            break;
        }
        let found = noun(cx.doc, at, sentence.end)
            .filter(|(tokens, _)| {
                is_strong(cx.doc, tokens.start) || is_held(cx, at, &sentence, place)
            })
            .or_else(|| verb(cx, at, &sentence, place));
        let Some((tokens, kind)) = found.filter(|_| !is_building(cx.doc, at)) else {
            at += 1;
            continue;
        };
        at = tokens.end;
        if !is_aside(cx, &tokens, sentence.start) {
            out.push(Phrase { tokens, sentence: sentence.clone(), kind, place });
        }
    }
}

/// Whether the event's noun at `at` ends the name of a building: "Trung tâm Hội nghị".
fn is_building(doc: &Document<'_>, at: usize) -> bool {
    at >= 2 && doc.is(at - 1, key!("tâm")) && doc.is(at - 2, key!("trung"))
}

/// Whether the words around an event say that it is another than the one reported, or several:
/// "sau lễ khai giảng", "nghị quyết đại hội", "06 lớp tập huấn", "kỳ họp tới".
fn is_aside(cx: &Context<'_, '_>, tokens: &Range<usize>, start: usize) -> bool {
    let (doc, at) = (cx.doc, tokens.start);
    let other = keys!["tới", "sau", "trước"];
    if doc.is_any(tokens.end, other) {
        return true;
    }
    let classifiers = keys!["cuộc", "buổi", "lớp", "đợt", "lần"];
    let classified = at > start && doc.is_any(at - 1, classifiers);
    let at = at - usize::from(classified);
    let Some(last) = at.checked_sub(1).filter(|&last| last >= start) else { return false };
    let word = doc.term(last, at, Class::DigitWord).is_some()
        && !(last > start && (doc.is(last - 1, key!("thứ")) || doc.is(last - 1, key!("tháng"))));
    let numbered = (word || doc.tokens[last].is_number())
        && cx.date_ending(at).is_none()
        && !(last > start
            && (doc.is(last - 1, key!("số")) || doc.tokens[last - 1].shape.is_capital()));
    numbered
        || (start.max(at.saturating_sub(3))..at)
            .any(|from| doc.term(from, at, Class::EventAside).is_some_and(|found| found.end == at))
}

/// Whether the noun at `at` names an event by itself; "tập huấn" or "họp" may be an activity.
pub(super) fn is_strong(doc: &Document<'_>, at: usize) -> bool {
    if is_contest(doc, at) {
        return false;
    }
    let heads = keys![
        "hội", "đại", "buổi", "cuộc", "lễ", "lớp", "khóa", "kỳ", "phiên", "tọa", "hn", "đh",
        "hnvc", "hncbvc", "hnnlđ", "đhđb"
    ];
    doc.is_any(at, heads)
}

/// Whether a contest or feast begins at `at`, of which reports on meetings often speak.
fn is_contest(doc: &Document<'_>, at: usize) -> bool {
    let second = keys!["thi", "diễn", "thao", "trại", "chợ", "khỏe"];
    let feast = (doc.is(at, key!("ngày")) || doc.is(at, key!("lễ"))) && doc.is(at + 1, key!("hội"));
    feast || doc.is_any(at + 1, second)
}

/// Whether someone holds what begins at `at`, or takes part in it, or a line begins with it.
fn is_held(cx: &Context<'_, '_>, at: usize, sentence: &Range<usize>, place: Place) -> bool {
    let before = organisation::skip_adverbs(cx.doc, at, sentence.start);
    let takes_part = keys!["dự", "tại", "trì", "mạc", "về"];
    if before > sentence.start && cx.doc.is(before - 1, key!("phòng")) {
        return false;
    }
    let contest = is_contest(cx.doc, at);
    let opens = before == sentence.start;
    let named = opens || cx.doc.is_any(before - 1, takes_part);
    (named && !contest)
        || (opens && place == Place::Title)
        || is_organized(cx.doc, before, sentence.start)
        || organisation::subject(cx, before, sentence.start).is_some_and(|by| by.adjacent)
}

/// ```text
/// noun = event (word{0,8} kind)?
/// ```
fn noun(
    doc: &Document<'_>,
    at: usize,
    end: usize,
) -> Option<(Range<usize>, Option<ConferenceKind>)> {
    let event = doc.term(at, end, Class::Event)?;
    let own = kind_of(doc, at, end).filter(|kind| kind.1 >= event.end);
    // A kind that ends later says more: "buổi sinh hoạt" and "sinh hoạt học thuật".
    let vague = own.is_none_or(|own| own.0 == ConferenceKind::Other);
    let inner = vague.then(|| kind_after(doc, at + 1, event.end, end)).flatten();
    let named = match (own, inner) {
        (Some(own), Some(inner)) if inner.1 <= own.1 || inner.1 > event.end + 4 => Some(own),
        (own, inner) => inner.or(own),
    };
    let Some((kind, stop)) = named else { return Some((at..event.end, None)) };
    Some((at..stop, Some(with_review(doc, kind, stop, end))))
}

/// The kind told from token `from` on, in or after the noun that ends at `noun`.
fn kind_after(
    doc: &Document<'_>,
    from: usize,
    noun: usize,
    end: usize,
) -> Option<(ConferenceKind, usize)> {
    for next in from..end.min(noun + REACH) {
        if let Some((kind, stop)) = kind_of(doc, next, end) {
            // "hội nghị tuyên truyền cho cán bộ, công chức" is no conference of the staff.
            let staff = kind == ConferenceKind::Staff && next > noun + 1;
            return (!staff).then_some((kind, stop));
        }
        let token = &doc.tokens[next];
        let passes = token.is_word() || matches!(token.mark(), '“' | '”' | '"' | '-' | ',');
        let evaluates = doc.is(next, key!("đánh")) || doc.is(next, key!("giá"));
        let stops = next >= noun && !evaluates && doc.term(next, end, STOPS).is_some();
        if !passes || stops {
            return None;
        }
    }
    None
}

/// A review that also launches what comes next is a review, in whichever order they are named.
fn with_review(
    doc: &Document<'_>,
    kind: ConferenceKind,
    from: usize,
    end: usize,
) -> ConferenceKind {
    use ConferenceKind::{HalfReview, Launch, Other, YearReview};
    if !matches!(kind, Launch | Other) {
        return kind;
    }
    let mut ordinal = true;
    for next in from..end.min(from + REVIEW_REACH) {
        let links = keys!["và", "để", "nhằm"];
        let last = next.wrapping_sub(1);
        let joined = next > from
            && (doc.is_any(last, links)
                || matches!(doc.tokens[last].mark(), ',' | '-')
                || kind == Other && ordinal && doc.tokens[last].is_mark(';'));
        match kind_of(doc, next, end) {
            Some((review @ (YearReview | HalfReview), _))
                if joined || (kind == Other && ordinal) =>
            {
                return review;
            }
            _ if ordinal && matches!(doc.tokens[next].mark(), '(' | ')' | ';') => {}
            _ if matches!(doc.tokens[next].mark(), '.' | ';' | ':' | '(') => break,
            _ if doc.term(next, end, STOPS).is_some() => break,
            _ => ordinal &= is_ordinal(doc, next),
        }
    }
    kind
}

/// Words of which one of a series an event is: "lần thứ 5 (khóa XI)".
fn is_ordinal(doc: &Document<'_>, at: usize) -> bool {
    let token = &doc.tokens[at];
    token.is_number()
        || token.is_mark(',')
        || token.shape == Shape::Upper
        || keys!("lần", "thứ", "khóa", "mở", "rộng", "phiên", "kỳ", "quý").contains(&token.key)
        || doc.term(at, at + 1, Class::DigitWord).is_some()
}

/// ```text
/// verb = (host | organize | line-start) adverb? kind
/// ```
fn verb(
    cx: &Context<'_, '_>,
    at: usize,
    sentence: &Range<usize>,
    place: Place,
) -> Option<(Range<usize>, Option<ConferenceKind>)> {
    use ConferenceKind::{Briefing, HalfReview, Launch, Thematic, Training, YearReview};
    let (kind, end) = kind_of(cx.doc, at, sentence.end)?;
    if !matches!(kind, YearReview | HalfReview | Briefing | Training | Thematic | Launch) {
        return None;
    }
    let before = organisation::skip_adverbs(cx.doc, at, sentence.start);
    let title = place == Place::Title;
    // A field of administration is written large: "Sở Giáo dục và Đào tạo".
    let small = cx.doc.tokens[at].shape == Shape::Lower;
    if place > Place::Caption
        || name::is_within(cx.doc, at)
        || !(title
            || small
            || at == sentence.start
            || is_agenda(cx.doc, at, sentence.start)
            || is_organized(cx.doc, before, sentence.start))
    {
        return None;
    }
    let opens = title && before == sentence.start;
    let starts = cx.doc.is(at, key!("phát")) || cx.doc.is(at, key!("ra"));
    let loose = title || starts || !matches!(kind, Launch | Thematic);
    let hosted = || organisation::subject(cx, before, sentence.start).is_some_and(|by| by.adjacent);
    let held = opens
        || is_agenda(cx.doc, at, sentence.start)
        || is_organized(cx.doc, before, sentence.start)
        || (loose && hosted());
    let kind = with_review(cx.doc, kind, end, sentence.end);
    held.then_some((at..end, Some(kind)))
}

/// Whether "Nội dung:" stands before `at`.
fn is_agenda(doc: &Document<'_>, at: usize, start: usize) -> bool {
    at >= start + 3
        && doc.tokens[at - 1].is_mark(':')
        && doc.is(at - 2, key!("dung"))
        && doc.is(at - 3, key!("nội"))
}

/// Whether a verb of holding ends at `before`.
fn is_organized(doc: &Document<'_>, before: usize, start: usize) -> bool {
    (start.max(before.saturating_sub(3))..before).any(|from| {
        doc.term(from, before, Class::VerbHold).is_some_and(|found| found.end == before)
    })
}

/// The kind that a term at `at` names, and where the term ends.
fn kind_of(doc: &Document<'_>, at: usize, end: usize) -> Option<(ConferenceKind, usize)> {
    let found = doc.term(at, end, Class::EventKind)?;
    Some((ConferenceKind::from_name(&found.term.full)?, found.end))
}
