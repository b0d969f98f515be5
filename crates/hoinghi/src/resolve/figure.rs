//! What figures mean: their labels, whether they are aims, and how they add up.

mod breakdown;
mod change;
mod checks;
mod clause;
mod label;
mod status;

use crate::cursor::{Latest, key};
use crate::document::Document;
use crate::grammar::directive::DirectiveList;
use crate::grammar::figure::{Figure, Parts};
use crate::lexicon::Class;
use crate::mention::Mention;
use crate::report::{Bound, Change, Count, CountKind, Issue, Percentage, Quote, Status};
use crate::span::Span;
use label::inherit;
pub(crate) use status::FIRST;
use status::Statuses;

/// The figures of a report.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figures {
    pub(crate) counts: Vec<Count>,
    pub(crate) percentages: Vec<Percentage>,
    pub(crate) issues: Vec<Issue>,
}

/// A figure on its way to the report.
pub(super) struct Known<'m> {
    pub(super) mention: &'m Mention<Figure>,
    pub(super) parts: &'m Parts,
    pub(super) kind: CountKind,
    pub(super) percentage: bool,
    pub(super) label: Option<Span>,
    pub(super) bound: Option<Bound>,
    pub(super) change: Option<Change>,
    pub(super) compared_to: Option<Span>,
    /// The "lần lượt" that may give percentages to the names of a list in turn.
    pub(super) in_turn: Option<usize>,
}

pub(crate) fn resolve(
    doc: &Document<'_>,
    mentions: &[Mention<Figure>],
    lists: &[DirectiveList],
) -> Figures {
    let statuses = Statuses::read(doc, lists);
    let mut known: Vec<Known<'_>> = Vec::with_capacity(mentions.len());
    let mut in_turn = Latest::default();
    for mention in mentions {
        let (parts, percentage) = match &mention.value {
            Figure::Count(parts) => (parts, false),
            Figure::Percentage(parts) => (parts, true),
            Figure::Label => continue,
        };
        let kind = kind(doc, parts);
        let mut figure = Known {
            mention,
            parts,
            kind,
            percentage,
            label: None,
            bound: parts.lead.bound,
            change: parts.lead.change,
            compared_to: None,
            in_turn: None,
        };
        if percentage {
            let is = |&at: &usize| inherit::is_in_turn(doc, at);
            figure.in_turn = in_turn.before(parts.number.start, inherit::FURTHEST, is);
        }
        figure.change = change::change(doc, &figure, &known);
        figure.compared_to = change::compared_to(doc, &figure);
        if figure.bound.is_none() && percentage {
            figure.bound = change::late_bound(doc, &figure);
        }
        figure.label = label::of(doc, &figure, &known);
        known.push(figure);
    }
    report(doc, &known, &statuses)
}

/// The figures as the report gives them.
fn report(doc: &Document<'_>, known: &[Known<'_>], statuses: &Statuses) -> Figures {
    let parts = breakdown::read(doc, known);
    let mut figures = Figures { issues: checks::issues(doc, known, &parts), ..Figures::default() };
    let mut places = Vec::with_capacity(known.len());
    for (figure, part) in known.iter().zip(&parts) {
        let status = statuses.of(doc, figure);
        if figure.percentage {
            places.push(None);
            figures.percentages.push(percentage(doc, figure, status));
        } else {
            let parent = part.and_then(|part| places[part.whole]);
            places.push(Some(figures.counts.len()));
            figures.counts.push(count(doc, figure, status, parent));
        }
    }
    figures
}

fn percentage(doc: &Document<'_>, figure: &Known<'_>, status: Status) -> Percentage {
    let Quote { text, start, end } = doc.quote(figure.mention.span);
    let amount = figure.parts.amount;
    Percentage {
        text,
        start,
        end,
        value: amount.value.into(),
        upper: amount.upper.map(Into::into),
        label: figure.label.map(|span| words(doc, span)),
        bound: figure.bound,
        change: figure.change,
        compared_to: figure.compared_to.map(|span| doc.quote(span)),
        status,
    }
}

fn count(doc: &Document<'_>, figure: &Known<'_>, status: Status, parent: Option<usize>) -> Count {
    let Quote { text, start, end } = doc.quote(figure.mention.span);
    let amount = figure.parts.amount;
    Count {
        text,
        start,
        end,
        kind: figure.kind,
        value: amount.value.into(),
        upper: amount.upper.map(Into::into),
        total: amount.total.map(Into::into),
        unit: unit(doc, figure),
        label: figure.label.map(|span| words(doc, span)),
        bound: figure.bound,
        change: figure.change,
        compared_to: figure.compared_to.map(|span| doc.quote(span)),
        status,
        parent,
    }
}

/// A span's words on one line.
fn words(doc: &Document<'_>, span: Span) -> String {
    let text = doc.slice(span);
    if text.bytes().any(|byte| matches!(byte, b'\n' | b'\r')) {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        text.to_owned()
    }
}

/// What the figure measures; "6,5 điểm" is a mark, "12 điểm chính thức" are places.
fn kind(doc: &Document<'_>, parts: &Parts) -> CountKind {
    let Some(unit) = &parts.unit else {
        return if parts.amount.scaled { CountKind::Money } else { CountKind::Count };
    };
    let before = unit.tokens.end <= parts.number.start;
    let mark = doc.is(unit.head.start, key!("điểm")) && unit.tokens.len() == 1;
    if before || !mark {
        return unit.kind;
    }
    let whole = parts.amount.value.fract() == 0.0;
    let ends = doc.tokens.get(parts.end).is_none_or(|token| !token.is_word());
    if !whole || ends { CountKind::Measure } else { CountKind::Count }
}

/// The unit as written; money without its scale.
fn unit(doc: &Document<'_>, figure: &Known<'_>) -> Option<String> {
    let Some(unit) = &figure.parts.unit else {
        return (figure.kind == CountKind::Money).then(|| "đồng".to_owned());
    };
    if figure.kind != CountKind::Money {
        return Some(words(doc, doc.span(unit.tokens.clone())));
    }
    let head = doc.slice(doc.span(unit.head.clone()));
    let dong = doc
        .term(unit.head.start, unit.head.end, Class::Money)
        .is_some_and(|found| found.term.full.ends_with("đồng"));
    let per = words(doc, doc.span(unit.head.end..unit.tokens.end));
    Some(format!("{}{per}", if dong { "đồng" } else { head }))
}
