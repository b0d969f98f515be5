//! Where the report speaks of the event.

use super::Page;
use super::host;
use crate::cursor::key;
use crate::document::Document;
use crate::lexicon::{Class, ClassSet};
use crate::outline::BlockKind;
use crate::report::ConferenceKind;
use std::ops::Range;

/// Words that name the event: a noun ("hội nghị"), a kind ("sơ kết"), or both.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Tokens of the noun and the kind.
    pub(super) tokens: Range<usize>,
    /// The sentence that it stands in.
    pub(super) sentence: Range<usize>,
    pub(super) kind: Option<ConferenceKind>,
    /// Whether a noun names the event; a kind alone needs its host before it.
    pub(super) noun: bool,
    /// Whether it stands in the headline.
    pub(super) title: bool,
}

/// How many tokens after the noun its kind may begin: "hội nghị trực tuyến toàn ngành sơ kết".
const REACH: usize = 7;

/// Every phrase, the headline's first.
pub(super) fn read(doc: &Document<'_>, page: &Page) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    for sentence in &doc.outline.sentences {
        let Some(block) = doc.outline.block_of(sentence.start) else { continue };
        let title = page.title.is_some_and(|span| span.overlaps(block.span));
        if !matches!(block.kind, BlockKind::Furniture | BlockKind::Stamp | BlockKind::Footnote) {
            in_sentence(doc, sentence.clone(), title, &mut phrases);
        }
    }
    phrases.sort_by_key(|phrase| !phrase.title);
    phrases
}

fn in_sentence(doc: &Document<'_>, sentence: Range<usize>, title: bool, out: &mut Vec<Phrase>) {
    let mut at = sentence.start;
    while at < sentence.end {
        let found = noun(doc, at, sentence.end)
            .map(|(tokens, kind)| (tokens, kind, true))
            .or_else(|| verb(doc, at, &sentence).map(|(tokens, kind)| (tokens, Some(kind), false)));
        let Some((tokens, kind, noun)) = found else {
            at += 1;
            continue;
        };
        at = tokens.end;
        out.push(Phrase { tokens, sentence: sentence.clone(), kind, noun, title });
    }
}

/// ```text
/// noun = event (word{0,7} kind)?
/// ```
fn noun(
    doc: &Document<'_>,
    at: usize,
    end: usize,
) -> Option<(Range<usize>, Option<ConferenceKind>)> {
    let event = doc.term(at, end, Class::Event)?;
    let own = kind_of(doc, at, end).filter(|kind| kind.1 >= event.end);
    if let Some((kind, end)) = own {
        return Some((at..end, Some(kind)));
    }
    let reach = end.min(event.end + REACH);
    for next in event.end..reach {
        if let Some((kind, end)) = kind_of(doc, next, end) {
            return Some((at..end, Some(kind)));
        }
        let token = &doc.tokens[next];
        let passes = token.is_word() || matches!(token.mark(), '“' | '”' | '"' | '-');
        if !passes || doc.term(next, end, STOPS).is_some() {
            break;
        }
    }
    Some((at..event.end, None))
}

/// What ends the search for a kind: "hội nghị đã nghe …", "hội nghị do … chủ trì".
const STOPS: ClassSet = ClassSet::of(&[
    Class::VerbAttend,
    Class::VerbChair,
    Class::VerbSpeak,
    Class::VerbPresent,
    Class::VerbOrganize,
    Class::EventPredicate,
]);

/// ```text
/// verb = (host | organize | sentence-start) adverb? kind
/// ```
fn verb(
    doc: &Document<'_>,
    at: usize,
    sentence: &Range<usize>,
) -> Option<(Range<usize>, ConferenceKind)> {
    let (kind, end) = kind_of(doc, at, sentence.end)?;
    if !matches!(
        kind,
        ConferenceKind::YearReview
            | ConferenceKind::HalfReview
            | ConferenceKind::Briefing
            | ConferenceKind::Training
            | ConferenceKind::Thematic
            | ConferenceKind::Launch
    ) {
        return None;
    }
    let before = skip_adverbs(doc, at, sentence.start);
    let opens = before == sentence.start && kind != ConferenceKind::Launch;
    let organized = organize_before(doc, before, sentence.start);
    let hosted = kind != ConferenceKind::Launch
        && kind != ConferenceKind::Thematic
        && host::ends_at(doc, before, sentence.start).is_some();
    (opens || organized || hosted).then_some((at..end, kind))
}

/// The index after the last word before `at` that is no adverb of time ("vừa", "đã").
fn skip_adverbs(doc: &Document<'_>, at: usize, start: usize) -> usize {
    let mut before = at;
    while before > start {
        let last = before - 1;
        let adverb = [key!("vừa"), key!("đã"), key!("mới"), key!("sẽ"), key!("cùng")];
        if !adverb.iter().any(|&word| doc.is(last, word)) {
            break;
        }
        before = last;
    }
    before
}

/// Whether a verb of holding ends at `before`.
fn organize_before(doc: &Document<'_>, before: usize, start: usize) -> bool {
    (start.max(before.saturating_sub(3))..before).any(|from| {
        doc.term(from, before, Class::VerbOrganize).is_some_and(|found| found.end == before)
    })
}

/// The kind that a term at `at` names, and where the term ends.
fn kind_of(doc: &Document<'_>, at: usize, end: usize) -> Option<(ConferenceKind, usize)> {
    let found = doc.term(at, end, Class::EventKind)?;
    Some((ConferenceKind::from_name(&found.term.full)?, found.end))
}
