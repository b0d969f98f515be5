//! Who asked, who was asked, and what each item holds.

mod addressee;
mod issuer;

use super::official::Cast;
use crate::document::Document;
use crate::grammar::directive::{DirectiveList, ItemParts, single_orders};
use crate::report::{
    Action, Citation, Count, Date, DateKind, Directive, Figures, Item, Located, Percentage,
    Relation,
};
use crate::span::Span;
use std::ops::Range;

/// The facts that items hold, each list in the order of the text.
pub(crate) struct Facts<'f> {
    pub(crate) dates: &'f [Date],
    pub(crate) citations: &'f [Citation],
    pub(crate) counts: &'f [Count],
    pub(crate) percentages: &'f [Percentage],
}

/// The directives, one for each list in its order.
pub(crate) fn resolve(
    doc: &Document<'_>,
    lists: &[DirectiveList],
    cast: &Cast,
    facts: &Facts<'_>,
) -> Vec<Directive> {
    let directive = |list: &DirectiveList| Directive {
        heading: list.heading.map(|span| doc.quote(span)),
        kind: list.kind,
        issuer: issuer::read(doc, list, cast),
        addressee: addressee::read(doc, list).map(|span| doc.quote(span)),
        items: list
            .items
            .iter()
            .zip(&list.parts)
            .map(|(&span, parts)| item(doc, span, parts, facts))
            .collect(),
    };
    lists.iter().map(directive).collect()
}

fn item(doc: &Document<'_>, span: Span, parts: &ItemParts, facts: &Facts<'_>) -> Item {
    let quote = doc.quote(span);
    Item {
        text: quote.text,
        start: quote.start,
        end: quote.end,
        marker: parts.marker.map(|marker| doc.slice(marker).to_owned()),
        level: parts.level,
        parent: parts.parent,
        deadline: within(facts.dates, span).find(|&at| is_deadline(doc, &facts.dates[at])),
        citations: within(facts.citations, span).collect(),
        figures: Figures {
            counts: within(facts.counts, span).collect(),
            percentages: within(facts.percentages, span).collect(),
        },
        actions: actions(doc, parts.tokens.clone()),
    }
}

/// Indices of the facts that lie inside a span.
fn within<T: Located>(facts: &[T], span: Span) -> Range<usize> {
    let begin = facts.partition_point(|fact| fact.start() < span.start);
    begin..begin + facts[begin..].partition_point(|fact| fact.start() < span.end)
}

/// Whether a date says by when: "trước ngày 15/9", "chậm nhất 20/10", "trong tháng 10".
fn is_deadline(doc: &Document<'_>, date: &Date) -> bool {
    match date.relation {
        Some(Relation::Before | Relation::By | Relation::Until) => true,
        Some(_) => false,
        None => {
            let span = matches!(date.kind, DateKind::Month | DateKind::Quarter | DateKind::Year);
            let before = doc.token_at(date.start).checked_sub(1);
            span && before.is_some_and(|at| doc.is(at, crate::cursor::key!("trong")))
        }
    }
}

fn actions(doc: &Document<'_>, item: Range<usize>) -> Vec<Action> {
    let action = |(clause, verb): (Range<usize>, Range<usize>)| {
        let quote = doc.quote(doc.span(clause));
        Action {
            text: quote.text,
            start: quote.start,
            end: quote.end,
            verb: doc.quote(doc.span(verb)),
        }
    };
    single_orders(doc, item).into_iter().map(action).collect()
}
