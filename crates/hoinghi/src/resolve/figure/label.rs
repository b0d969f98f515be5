//! What is counted: the shortest run of the report's words that tells it.

mod inherit;
mod run;
mod subject;

use super::Known;
use crate::cursor::key;
use crate::document::Document;
use crate::grammar::figure::term_before;
use crate::lexicon::{Class, ClassSet};
use crate::report::CountKind;
use crate::span::Span;
use run::run;
use std::ops::Range;
use subject::{ends_in_verb, subject};

/// The figure to be labelled, with those before it.
struct Context<'c, 'd, 't, 'm> {
    doc: &'d Document<'t>,
    figure: &'c Known<'m>,
    known: &'c [Known<'m>],
}

pub(super) fn of(doc: &Document<'_>, figure: &Known<'_>, known: &[Known<'_>]) -> Option<Span> {
    let context = Context { doc, figure, known };
    let tokens = if figure.percentage {
        of_percentage(&context)
    } else {
        match figure.kind {
            CountKind::Age => of_age(&context),
            CountKind::Count => of_count(&context),
            CountKind::Measure => of_measure(&context),
            CountKind::Money => of_money(&context),
            CountKind::Duration | CountKind::Rate => of_rate(&context),
        }
    };
    match tokens.filter(|tokens| !tokens.is_empty()) {
        Some(tokens) => Some(doc.span(tokens)),
        None => inherit::label(&context),
    }
}

/// ```text
/// label = subject verb number | number run | the label of the figure before
/// ```
fn of_percentage(context: &Context<'_, '_, '_, '_>) -> Option<Range<usize>> {
    if let Some(item) = inherit::distributed(context) {
        return Some(item);
    }
    let subject = subject(context);
    let run = whole_run(context);
    if !subject.is_empty() && (ends_in_verb(context) || run.is_empty()) {
        return Some(subject);
    }
    Some(run)
}

fn of_count(context: &Context<'_, '_, '_, '_>) -> Option<Range<usize>> {
    let Some(unit) = &context.figure.parts.unit else {
        return of_bare(context);
    };
    let run = run(context.doc, unit.tokens.start, context.figure.parts.end.max(unit.tokens.end));
    if run.len() > unit.tokens.len() {
        return Some(run);
    }
    inherit::award(context).or_else(|| topic(context, unit.head.clone())).or(Some(run))
}

/// "Mầm non 11", "số giáo viên còn thiếu là 63", "trong đó 8 được trình bày".
fn of_bare(context: &Context<'_, '_, '_, '_>) -> Option<Range<usize>> {
    let subject = subject(context);
    if subject.is_empty() { Some(whole_run(context)) } else { Some(subject) }
}

/// "trẻ mẫu giáo 5 tuổi": the people before the age.
fn of_age(context: &Context<'_, '_, '_, '_>) -> Option<Range<usize>> {
    let doc = context.doc;
    let subject = subject(context);
    let (from, end) = (subject.start, subject.end);
    // "Độ tuổi trung bình của đội ngũ là 38,5 tuổi".
    if (from..end).take(2).any(|i| doc.is(i, key!("tuổi"))) {
        return Some(subject);
    }
    let nearest = (from..end)
        .rev()
        .find(|&i| doc.term(i, end, PEOPLE).is_some() && !doc.tokens[i].is_number());
    match nearest {
        Some(person) => Some(subject::widen(doc, person, from)..end),
        None => None,
    }
}

/// Nouns of people, and of animals and plants that have an age.
const PEOPLE: ClassSet = ClassSet::of(&[Class::Unit, Class::Coordinate, Class::Classifier]);

/// "38,5 ha cà phê": what is measured, or the description before.
fn of_measure(context: &Context<'_, '_, '_, '_>) -> Option<Range<usize>> {
    let run = whole_run(context);
    let subject = subject(context);
    let described = !subject.is_empty() && (ends_in_verb(context) || run.is_empty());
    Some(if described { subject } else { run })
}

/// Money: the description before; after a verb of spending, what it is spent on.
fn of_money(context: &Context<'_, '_, '_, '_>) -> Option<Range<usize>> {
    let subject = subject(context);
    let run = whole_run(context);
    let at = context.figure.parts.lead.from;
    let spent = term_before(context.doc, 0, at, Class::SpendVerb).is_some();
    let after = !run.is_empty() && (spent || subject.is_empty());
    Some(if after { run } else { subject })
}

/// Durations and rates: the words after a duration, else the description before.
fn of_rate(context: &Context<'_, '_, '_, '_>) -> Option<Range<usize>> {
    let subject = subject(context);
    let run = whole_run(context);
    if context.figure.kind == CountKind::Duration && !run.is_empty() && run.len() < 12 {
        return Some(run);
    }
    if !subject.is_empty() {
        return Some(subject);
    }
    let unit = context.figure.parts.unit.as_ref()?;
    let per_head = context.figure.kind == CountKind::Rate
        && context.doc.term(unit.head.start, unit.head.end, Class::TimeUnit).is_none()
        && context.doc.term(unit.head.start, unit.head.end, Class::GenericUnit).is_none();
    per_head.then(|| unit.tokens.start..run::place(context.doc, unit.tokens.end))
}

/// The words after the figure that go on describing it.
fn whole_run(context: &Context<'_, '_, '_, '_>) -> Range<usize> {
    let end = context.figure.parts.end;
    let run = run(context.doc, end, end);
    // A share of a total names the total, not what is measured: "25% tổng số trường".
    let total = context.doc.term(run.start, run.end, Class::WholeWord).is_some();
    if total { end..end } else { run }
}

/// "giáo viên 1.138 người", "Phòng học: 586 phòng": a description before a unit that says little.
fn topic(context: &Context<'_, '_, '_, '_>, unit: Range<usize>) -> Option<Range<usize>> {
    let doc = context.doc;
    let subject = subject(context);
    if subject.is_empty() {
        return None;
    }
    let lead = context.figure.parts.lead;
    let colon = doc.tokens[lead.from - 1].is_mark(':');
    let generic = doc.term(unit.start, unit.end, Class::GenericUnit).is_some();
    let names_unit = (subject.start..subject.end).any(|i| doc.is(i, doc.tokens[unit.start].key));
    let fits = subject::is_noun_phrase(doc, &subject)
        || (generic && !lead_ends_in_change(context))
        || (names_unit && (ends_in_verb(context) || colon))
        || shared(context)
        || context.figure.change.is_some() && lead.change.is_some()
        || lead.level;
    fits.then_some(subject)
}

/// "tăng 180 con": a change that takes its subject from the clause before says nothing new.
fn lead_ends_in_change(context: &Context<'_, '_, '_, '_>) -> bool {
    context.figure.parts.lead.change.is_some()
}

/// "hoàn thành tốt nhiệm vụ 180 đảng viên (74,7 %)": the share that follows is of the description.
fn shared(context: &Context<'_, '_, '_, '_>) -> bool {
    let doc = context.doc;
    let end = context.figure.parts.end;
    let mut ahead = crate::cursor::Cursor::new(doc, end..doc.tokens.len().min(end + 8));
    if ahead.mark('(').is_none() && ahead.mark(',').is_none() {
        return false;
    }
    while ahead.term(ClassSet::of(&[Class::LevelWord, Class::LabelTail])).is_some() {}
    crate::grammar::number::amount(&mut ahead).is_some()
        && ahead.term(Class::PercentWord).is_some()
        && subject::verb_phrase_of_two(context)
}
