//! The periods that the event looks back on and ahead to.

use super::Phrase;
use crate::document::Document;
use crate::grammar::date::DateParts;
use crate::lexicon::{Class, ClassSet};
use crate::mention::Mention;
use crate::outline::{BlockKind, Section};
use crate::report::{ConferenceKind, DateKind};
use std::ops::Range;

/// Index of the date mention of the period looked back on.
///
/// It stands after the words of reviewing, before any words of planning, in the headline or in a
/// sentence on the event.
pub(super) fn reviewed(
    doc: &Document<'_>,
    dates: &[Mention<DateParts>],
    phrases: &[Phrase],
) -> Option<usize> {
    use ConferenceKind::{Briefing, HalfReview, YearReview};
    let reviews = |kind| matches!(kind, Some(YearReview | HalfReview | Briefing));
    phrases.iter().filter(|phrase| reviews(phrase.kind)).find_map(|phrase| {
        let end = plan_word(doc, phrase.tokens.end..phrase.sentence.end)
            .map_or(phrase.sentence.end, |found| found.start);
        period_in(doc, dates, phrase.tokens.start..end)
    })
}

/// Index of the date mention of the period looked ahead to.
pub(super) fn planned(
    doc: &Document<'_>,
    dates: &[Mention<DateParts>],
    phrases: &[Phrase],
) -> Option<usize> {
    let told = phrases.iter().find_map(|phrase| {
        let rest = phrase.tokens.end..phrase.sentence.end;
        match phrase.kind {
            Some(
                ConferenceKind::Launch
                | ConferenceKind::Staff
                | ConferenceKind::Congress
                | ConferenceKind::Training,
            ) => period_in(doc, dates, rest),
            Some(_) => {
                let plan = plan_word(doc, rest)?;
                period_in(doc, dates, plan.end..phrase.sentence.end)
            }
            None => None,
        }
    });
    told.or_else(|| heading(doc, dates))
}

/// The period that a heading over tasks or targets names.
fn heading(doc: &Document<'_>, dates: &[Mention<DateParts>]) -> Option<usize> {
    doc.outline
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Heading)
        .filter(|block| matches!(block.section, Section::Task | Section::Target))
        .find_map(|block| period_in(doc, dates, block.tokens.clone()))
}

/// The first words of planning.
fn plan_word(doc: &Document<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    tokens.clone().find_map(|at| {
        let found = doc.term(at, tokens.end, Class::PlanWord)?;
        Some(at..found.end)
    })
}

/// The first period among the tokens, before any document is named.
fn period_in(
    doc: &Document<'_>,
    dates: &[Mention<DateParts>],
    tokens: Range<usize>,
) -> Option<usize> {
    let stop = ClassSet::of(&[Class::Document]);
    let first = dates.partition_point(|date| date.tokens.start < tokens.start);
    let at = dates[first..]
        .iter()
        .take_while(|date| date.tokens.start < tokens.end)
        .position(|date| is_period(date.value.kind) && date.value.relation.is_none())?;
    let before = tokens.start..dates[first + at].tokens.start;
    let named = before.clone().any(|i| doc.term(i, before.end, stop).is_some());
    (!named).then_some(first + at)
}

fn is_period(kind: DateKind) -> bool {
    !matches!(kind, DateKind::Day | DateKind::Datetime | DateKind::DayRange)
}
