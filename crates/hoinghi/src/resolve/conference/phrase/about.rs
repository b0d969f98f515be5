//! What an event is for, where its noun does not say it.

use super::{Context, Phrase, REACH, REVIEWED_REACH, STOPS, kind_of};
use crate::cursor::{key, keys};
use crate::document::Document;
use crate::lexicon::{Class, ClassSet};
use crate::report::{ConferenceKind, DateKind};

/// ```text
/// evaluation = event word{0,6} review-word word* period
/// ```
///
/// What evaluates a year is its review; what evaluates a part of one is a review midway.
pub(super) fn evaluation(cx: &Context<'_, '_>, phrase: &Phrase) -> Option<ConferenceKind> {
    let (doc, from) = (cx.doc, phrase.tokens.end);
    let end = phrase.sentence.end.min(from + REVIEWED_REACH);
    let opens = (from..end.min(from + REACH)).find_map(|at| {
        let found = doc.term(at, end, Class::ReviewWord);
        found.map(|found| found.end).filter(|_| (from..at).all(|at| leads_on(doc, at, end)))
    })?;
    let date = &cx.dates[cx.dates_in(opens..end).next()?];
    let same = |at: usize| {
        let plan = doc.term(at, end, Class::PlanWord);
        !matches!(doc.tokens[at].mark(), ';' | ':' | '.')
            && plan.is_none_or(|plan| plan.term.full == "aim")
    };
    match date.value.kind {
        _ if !(opens..date.tokens.start).all(same) => None,
        DateKind::Year | DateKind::SchoolYear => Some(ConferenceKind::YearReview),
        DateKind::Half | DateKind::Quarter | DateKind::SchoolTerm => {
            Some(ConferenceKind::HalfReview)
        }
        _ => None,
    }
}

/// ```text
/// ahead = event word{0,8} "sẽ" "được"? hold
/// ```
pub(super) fn is_ahead(doc: &Document<'_>, phrase: &Phrase) -> bool {
    let from = phrase.tokens.end;
    let end = phrase.sentence.end.min(from + REACH);
    let will = (from..end).find(|&at| doc.is(at, key!("sẽ")));
    let passive = will.map(|will| will + 1 + usize::from(doc.is(will + 1, key!("được"))));
    passive.is_some_and(|verb| {
        doc.term(verb, phrase.sentence.end, Class::VerbHold).is_some()
            || doc.is(verb, key!("diễn")) && doc.is(verb + 1, key!("ra"))
    })
}

/// ```text
/// purpose = event word{0,24} ( "để" | "nhằm" | "về" ) review
/// ```
pub(super) fn purpose(doc: &Document<'_>, phrase: &Phrase) -> Option<ConferenceKind> {
    use ConferenceKind::{HalfReview, YearReview};
    let from = phrase.tokens.end;
    let end = phrase.sentence.end.min(from + PURPOSE_REACH);
    for at in from..end {
        let token = &doc.tokens[at];
        let ends = !token.is_word() && !token.is_number() && !token.is_mark(',');
        if ends || doc.term(at, end, DEEDS).is_some() {
            return None;
        }
        let links = keys!["để", "nhằm", "về"];
        let kind = links.contains(&doc.tokens[at].key).then(|| kind_of(doc, at + 1, end));
        if let Some((review @ (YearReview | HalfReview), _)) = kind.flatten() {
            return Some(review);
        }
    }
    None
}

/// What persons do at an event, which ends its name.
const DEEDS: ClassSet =
    ClassSet::of(&[Class::VerbAttend, Class::VerbChair, Class::VerbSpeak, Class::VerbPresent]);

/// How many tokens after the noun the review that it is held for may be named.
const PURPOSE_REACH: usize = 24;

/// Whether the word at `at` may stand between an event's noun and what it is for: "với các địa
/// phương", "nhằm".
fn leads_on(doc: &Document<'_>, at: usize, end: usize) -> bool {
    let aims = doc.is(at, key!("nhằm")) || doc.is(at, key!("để"));
    doc.tokens[at].is_word() && (aims || doc.term(at, end, STOPS).is_none())
}
