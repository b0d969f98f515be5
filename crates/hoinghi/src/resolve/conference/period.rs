//! The periods that the event looks back on and ahead to.

use super::Context;
use super::phrase::Phrase;
use crate::cursor::{key, keys};
use crate::document::Document;
use crate::grammar::date::Said;
use crate::grammar::figure::term_before;
use crate::lexicon::{Class, ClassSet};
use crate::outline::{BlockKind, Section};
use crate::report::{ConferenceKind, DateKind};
use std::ops::Range;

/// The name of an event has at most this many tokens.
const LONGEST: usize = 70;

/// How far before a period the words for its tasks begin, in tokens.
const TASK: usize = 8;

/// Where the words about an event look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    Back,
    Ahead,
    Nowhere,
}

/// Index of the date mention of the period looked back on: the first that words of reviewing lead
/// to, in the headline or in a sentence on the event, else one that is said to be just over.
pub(super) fn reviewed(cx: &Context<'_, '_>, phrases: &[Phrase]) -> Option<usize> {
    let told = phrases.iter().find_map(|phrase| seen(cx, phrase, View::Back, |_| true));
    told.map(|own| before_own(cx, phrases, own).unwrap_or(own))
        .or_else(|| phrases.iter().find_map(|phrase| bare(cx, phrase)))
        .or_else(|| last_term(cx, phrases))
        .or_else(|| phrases.first().and_then(|_| just_over(cx)))
}

/// The month or quarter that a briefing evaluates, where its name has the one that follows:
/// "giao ban tháng 4, đánh giá công tác tháng 3".
fn before_own(cx: &Context<'_, '_>, phrases: &[Phrase], own: usize) -> Option<usize> {
    let said = cx.dates[own].value.said;
    let briefing = phrases.iter().any(|phrase| phrase.kind == Some(ConferenceKind::Briefing));
    let before = |at: usize| follows(cx.dates[at].value.said, said);
    if !briefing {
        return None;
    }
    let told = phrases.iter().find_map(|phrase| seen(cx, phrase, View::Back, before));
    told.or_else(|| {
        // "Giao ban tháng 4. … kết quả công tác tháng 3 … nhiệm vụ tháng 4": told in the body.
        let same = |at: usize| {
            let other = cx.dates[at].value.said;
            other.kind() == said.kind() && begins(other).1 == begins(said).1
        };
        let planned = (0..cx.dates.len()).any(|at| at != own && same(at) && is_task(cx, at));
        (0..cx.dates.len()).find(|&at| planned && is_period(cx, at) && before(at))
    })
}

/// The period right before the one that a review looks ahead to, where the body tells of it: "sơ
/// kết và triển khai nhiệm vụ 6 tháng cuối năm. 6 tháng đầu năm, …".
pub(super) fn before_planned(
    cx: &Context<'_, '_>,
    phrases: &[Phrase],
    planned: Option<usize>,
) -> Option<usize> {
    use ConferenceKind::{HalfReview, YearReview};
    let review = phrases.iter().any(|phrase| matches!(phrase.kind, Some(HalfReview | YearReview)));
    let next = cx.dates[planned.filter(|_| review)?].value.said;
    (0..cx.dates.len()).find(|&at| {
        let said = cx.dates[at].value.said;
        let before = match (said, next) {
            (Said::Year(a), Said::Year(b)) => a + 1 == b,
            (Said::SchoolYear(_, a), Said::SchoolYear(b, _)) => a == b,
            _ => follows(said, next),
        };
        before && is_period(cx, at)
    })
}

/// Whether words for tasks stand right before the period: "Nhiệm vụ trọng tâm tháng 8".
fn is_task(cx: &Context<'_, '_>, date: usize) -> bool {
    let end = cx.dates[date].tokens.start;
    let begin = cx.doc.outline.sentence_of(end).map_or(end, |sentence| sentence.start);
    let task =
        |at: usize| cx.doc.term(at, end, Class::PlanWord).is_some_and(|word| word.end + 2 >= end);
    (begin.max(end.saturating_sub(TASK))..end).any(task)
}

/// The term before the one that a congress opens: "nhiệm kỳ 2020-2025" where it plans 2025-2030.
fn last_term(cx: &Context<'_, '_>, phrases: &[Phrase]) -> Option<usize> {
    let congress = phrases.iter().any(|phrase| phrase.kind == Some(ConferenceKind::Congress));
    if !congress {
        return None;
    }
    let next = phrases.iter().find_map(|phrase| seen(cx, phrase, View::Ahead, |_| true))?;
    let Said::Years(first, _) = cx.dates[next].value.said else { return None };
    (0..cx.dates.len()).find(|&at| {
        let before = matches!(cx.dates[at].value.said, Said::Years(_, last) if last == first);
        let term = cx.dates[at].tokens.start;
        before && is_period(cx, at) && cx.doc.is(term, key!("nhiệm"))
    })
}

/// The part of a year right after the event's noun, where the part after it is looked ahead to:
/// "Hội nghị Ban Chấp hành quý I và triển khai nhiệm vụ quý II".
fn bare(cx: &Context<'_, '_>, phrase: &Phrase) -> Option<usize> {
    let near = phrase.tokens.end..phrase.tokens.end + 2;
    let own = cx.dates_in(near).next().filter(|&at| is_period(cx, at))?;
    let ahead = |at: usize| follows(cx.dates[own].value.said, cx.dates[at].value.said);
    seen(cx, phrase, View::Ahead, ahead).map(|_| own)
}

/// Index of the date mention of the period looked ahead to: the first that words of planning lead
/// to, else the one of a heading over tasks, else the next after the period looked back on.
pub(super) fn planned(
    cx: &Context<'_, '_>,
    phrases: &[Phrase],
    reviewed: Option<usize>,
) -> Option<usize> {
    phrases.first()?;
    let back = reviewed.map(|at| cx.dates[at].value.said);
    let later = |at: usize| back.is_none_or(|back| is_later(back, cx.dates[at].value.said));
    let own = |at: usize| back.is_some_and(|back| follows(back, cx.dates[at].value.said));
    phrases
        .iter()
        .find_map(|phrase| seen(cx, phrase, View::Ahead, later))
        .or_else(|| heading(cx).filter(|&at| later(at)))
        .or_else(|| aimed_at(cx, phrases, reviewed.is_some(), later))
        .or_else(|| next(cx, back?))
        // The briefing's own month, where it looks back on the one before.
        .or_else(|| phrases.iter().find_map(|phrase| seen(cx, phrase, View::Back, own)))
}

/// The first period that the words about the event put where `view` looks.
fn seen(
    cx: &Context<'_, '_>,
    phrase: &Phrase,
    view: View,
    fits: impl Fn(usize) -> bool,
) -> Option<usize> {
    let reach = phrase.sentence.end.min(phrase.tokens.start + LONGEST);
    if cx.dates_in(phrase.tokens.start..reach).is_empty() {
        return None;
    }
    let extent = extent(cx.doc, phrase, reach);
    let mut looks = first_view(phrase.kind);
    let (mut at, mut turned) = (extent.start, extent.start);
    for date in cx.dates_in(extent.clone()) {
        let token = cx.dates[date].tokens.start;
        while at < token {
            if let Some(turn) = turn(cx.doc, at, token, extent.start) {
                (looks, turned) = (turn, at);
            }
            at += 1;
        }
        let named = match view {
            View::Ahead => of_document(cx.doc, turned..token) || dates_the_event(cx, phrase, date),
            _ => is_term_of_body(cx.doc, token),
        };
        if looks == view && is_period(cx, date) && !named && fits(date) {
            return Some(date);
        }
    }
    None
}

fn first_view(kind: Option<ConferenceKind>) -> View {
    use ConferenceKind::{Briefing, Congress, HalfReview, Launch, Staff, Training, YearReview};
    match kind {
        Some(YearReview | HalfReview | Briefing) => View::Back,
        Some(Launch | Staff | Congress | Training) => View::Ahead,
        _ => View::Nowhere,
    }
}

/// The tokens from a phrase to the end of what it says the event is about, before `end`.
fn extent(doc: &Document<'_>, phrase: &Phrase, end: usize) -> Range<usize> {
    let stops = ClassSet::of(&[
        Class::Honorific,
        Class::HonorificMale,
        Class::HonorificFemale,
        Class::HonorificPlural,
        Class::VerbAttend,
        Class::VerbChair,
    ]);
    let goes_on = ClassSet::of(&[Class::EventKind, Class::PlanWord]);
    let says = |at: usize| {
        let Some(spoken) = doc.term(at, end, Class::VerbSpeak) else { return false };
        // "thực hiện nghị quyết, chỉ thị"; what is discussed is what the event is about.
        let about = ClassSet::of(&[Class::EventKind, Class::PlanWord, Class::Document]);
        if doc.is(at, key!("thảo")) {
            return false;
        }
        // "cho ý kiến báo cáo tình hình thực hiện …"
        let reviews = doc.term(spoken.end, end, Class::ReviewWord).is_some();
        doc.term(at, end, about).is_none() && !doc.is(at, key!("đánh")) && !reviews
    };
    let stop = (phrase.tokens.end.min(end)..end).find(|&at| {
        doc.tokens[at].is_mark(':')
            || doc.tokens[at].is_mark(';')
                && doc.term(at + 1, end, goes_on).is_none()
                && !doc.is(at + 1, key!("thảo"))
            || doc.term(at, end, stops).is_some()
            || says(at)
            || shows(doc, at)
    });
    phrase.tokens.start..stop.unwrap_or(end)
}

/// "cho thấy": what follows are results.
fn shows(doc: &Document<'_>, at: usize) -> bool {
    doc.is(at, key!("cho")) && (doc.is(at + 1, key!("thấy")) || doc.is(at + 1, key!("biết")))
}

const TURNS: ClassSet = ClassSet::of(&[Class::PlanWord, Class::ReviewWord, Class::EventKind]);

/// Where the words at `at` turn the view.
fn turn(doc: &Document<'_>, at: usize, end: usize, start: usize) -> Option<View> {
    use ConferenceKind::{Briefing, HalfReview, YearReview};
    if !doc.tokens[at].begins(TURNS) {
        return None;
    }
    if plans(doc, at, end, start) {
        return Some(View::Ahead);
    }
    if doc.term(at, end, Class::ReviewWord).is_some() {
        return Some(View::Back);
    }
    let kind = doc.term(at, end, Class::EventKind)?.term.full.as_ref();
    let reviews = [YearReview, HalfReview, Briefing].iter().any(|review| review.as_str() == kind);
    reviews.then_some(View::Back)
}

/// Whether words of planning begin at `at`; in "kết quả triển khai", "thực hiện nhiệm vụ" they
/// tell what was done.
fn plans(doc: &Document<'_>, at: usize, end: usize, start: usize) -> bool {
    let Some(found) = doc.term(at, end, Class::PlanWord) else { return false };
    let Some(last) = at.checked_sub(1).filter(|&last| last >= start) else { return true };
    if found.term.full == "aim" {
        // "kết quả thực hiện nhiệm vụ, mục tiêu": the second of two aims, as the first.
        if let Some((first, _)) = term_before(doc, start, last, Class::PlanWord)
            && first > start
            && (doc.is(first - 1, key!("hiện")) || doc.is(first - 1, key!("thành")))
        {
            return false;
        }
        return matches!(doc.tokens[last].mark(), ',' | ';' | '-')
            || doc.is(last, key!("và"))
            || doc.is(last, key!("bàn"));
    }
    let done = keys!["quả", "hình", "việc", "năm", "tháng", "tác"];
    !doc.is_any(last, done)
}

/// Whether the period at `at` is the term of the body that meets: "lần thứ ba, nhiệm kỳ 2021-2026".
fn is_term_of_body(doc: &Document<'_>, at: usize) -> bool {
    doc.is(at, key!("nhiệm")) && at > 0 && doc.tokens[at - 1].is_mark(',')
}

/// Whether the period among the last of the tokens belongs to the name of a document.
fn of_document(doc: &Document<'_>, tokens: Range<usize>) -> bool {
    let names =
        [(key!("nghị"), key!("quyết")), (key!("đại"), key!("hội")), (key!("đề"), key!("án"))];
    let named = |at: usize| {
        names.iter().any(|&(a, b)| doc.is(at, a) && doc.is(at + 1, b)) && at > tokens.start
    };
    tokens.clone().any(named)
}

/// Whether a year only tells when a course or a congress is: "Đại hội lần thứ III năm 2019"; an
/// annual one is about its year.
fn dates_the_event(cx: &Context<'_, '_>, phrase: &Phrase, date: usize) -> bool {
    use ConferenceKind::{Congress, Training};
    let plans = |at: usize| {
        cx.doc.term(at, phrase.sentence.end, Class::PlanWord).is_some()
            || (cx.doc.is(at, key!("thường")) && cx.doc.is(at + 1, key!("niên")))
    };
    cx.dates[date].value.kind == DateKind::Year
        && matches!(phrase.kind, Some(Training | Congress))
        && !(phrase.tokens.start..cx.dates[date].tokens.start).any(plans)
}

/// Whether a date is a period of its own, no limit of time and no part of a document's name.
fn is_period(cx: &Context<'_, '_>, at: usize) -> bool {
    let date = &cx.dates[at].value;
    !matches!(date.kind, DateKind::Day | DateKind::Datetime | DateKind::DayRange)
        && date.relation.is_none()
        && !cx.cited[at]
        && !is_lunar(cx.doc, cx.dates[at].tokens.start)
}

/// Whether the year at `at` only explains the name of a lunar one: "Tết Nhâm Dần 2022".
fn is_lunar(doc: &Document<'_>, at: usize) -> bool {
    let named = at.checked_sub(2).and_then(|from| doc.term(from, at, Class::DateCue));
    named.is_some_and(|name| {
        name.end == at && name.term.text.chars().next().is_some_and(char::is_uppercase)
    })
}

/// The period that a heading over tasks or targets names.
fn heading(cx: &Context<'_, '_>) -> Option<usize> {
    let blocks = cx.doc.outline.blocks.iter();
    blocks
        .filter(|block| block.kind == BlockKind::Heading)
        .filter(|block| matches!(block.section, Section::Task | Section::Target))
        .find_map(|block| cx.dates_in(block.tokens.clone()).find(|&at| is_period(cx, at)))
}

/// The period of which the report gives the targets or tasks: "chỉ tiêu năm học 2024-2025".
fn aimed_at(
    cx: &Context<'_, '_>,
    phrases: &[Phrase],
    reviewed: bool,
    later: impl Fn(usize) -> bool,
) -> Option<usize> {
    let ahead = phrases.iter().any(|phrase| first_view(phrase.kind) == View::Ahead);
    let aims = |at: usize| {
        let end = cx.dates[at].tokens.start;
        (end.saturating_sub(5)..end)
            .any(|i| doc_aim(cx.doc, i, end) && !matches!(cx.doc.tokens[i].mark(), '.' | ';'))
    };
    (0..cx.dates.len())
        .filter(|_| ahead || reviewed)
        .find(|&at| is_period(cx, at) && later(at) && aims(at))
}

fn doc_aim(doc: &Document<'_>, at: usize, end: usize) -> bool {
    let sentence = doc.outline.sentence_of(end).map_or(0, |sentence| sentence.start);
    at >= sentence
        && ((doc.is(at, key!("chỉ")) && doc.is(at + 1, key!("tiêu")))
            || (doc.is(at, key!("phương")) && doc.is(at + 1, key!("hướng"))))
}

/// The period right after the one looked back on, where the report speaks of it.
fn next(cx: &Context<'_, '_>, back: Said) -> Option<usize> {
    let undated = |said: Said| match said {
        Said::Month(month) => month.year.is_none(),
        Said::Quarter { year, .. } => year.is_none(),
        _ => true,
    };
    (0..cx.dates.len()).find(|&at| {
        let said = cx.dates[at].value.said;
        is_period(cx, at) && undated(said) && follows(back, said)
    })
}

/// Whether a part of a year is the one after another part of the same length.
fn follows(back: Said, said: Said) -> bool {
    // A year written once is that of both.
    let within = |a: Option<i32>, b: Option<i32>| a.is_none() || b.is_none() || a == b;
    match (back, said) {
        (Said::Month(a), Said::Month(b)) => {
            b.month == a.month % 12 + 1 && (b.month == 1 || within(a.year, b.year))
        }
        (Said::Quarter { quarter: a, year: from }, Said::Quarter { quarter: b, year: to }) => {
            b == a % 4 + 1 && (b == 1 || within(from, to))
        }
        (Said::Run { first: from, last, year }, Said::Run { first, last: until, year: to }) => {
            first == last + 1 && until + from == last + first && within(year, to)
        }
        (Said::SchoolTerm { term: a, .. }, Said::SchoolTerm { term: b, .. }) => b == a + 1,
        _ => false,
    }
}

/// A period that is said to be just over or reported on: "năm học 2022-2023 vừa qua".
fn just_over(cx: &Context<'_, '_>) -> Option<usize> {
    (0..cx.dates.len()).find(|&at| {
        let end = cx.dates[at].tokens.end;
        let over = cx.doc.is(end, key!("vừa"))
            && (cx.doc.is(end + 1, key!("qua")) || cx.doc.is(end + 1, key!("rồi")));
        (over || is_reported(cx.doc, cx.dates[at].tokens.start)) && is_period(cx, at)
    })
}

/// Whether a report on the period at `at` is named: "Báo cáo tổng kết công tác năm 2023".
fn is_reported(doc: &Document<'_>, at: usize) -> bool {
    (at.saturating_sub(TASK)..at).any(|from| {
        doc.is(from, key!("báo"))
            && doc.is(from + 1, key!("cáo"))
            && doc.term(from, at, Class::ReviewWord).is_some_and(|word| word.end + 3 >= at)
    })
}

/// Whether `said` begins after `back` does, as far as is written.
fn is_later(back: Said, said: Said) -> bool {
    match (begins(back), begins(said)) {
        ((Some(a), from), (Some(b), to)) => (b, to) > (a, from),
        ((_, from), (_, to)) => from != to,
    }
}

/// The year and month that a period begins with.
fn begins(said: Said) -> (Option<i32>, u32) {
    match said {
        Said::Month(month) | Said::Months(month, _) => (month.year, month.month),
        Said::Run { first, year, .. } => (year, first),
        Said::Quarter { quarter, year } => (year, quarter * 3 - 2),
        Said::Year(year) | Said::Years(year, _) => (Some(year), 1),
        Said::SchoolYear(year, _) => (Some(year), 9),
        Said::SchoolTerm { term, year } => (year.map(|year| year.0), 8 + term),
        Said::Day(_) | Said::Moment(..) | Said::Days(..) => (None, 0),
    }
}
