//! The values of calendar expressions.
//!
//! What is written in full is taken as it is. A missing year comes from the report's own context,
//! see [`context`].

mod context;
mod value;

use super::conference::Event;
use super::page::Page;
use crate::cursor::key;
use crate::document::Document;
use crate::grammar::citation::CitationParts;
use crate::grammar::date::DateParts;
use crate::mention::Mention;
use crate::report::{Date, Issue};
use context::Context;
use value::Wrong;

/// The dates, one for each mention in its order, and what the text gets wrong about them.
pub(crate) fn resolve(
    doc: &Document<'_>,
    mentions: &[Mention<DateParts>],
    citations: &[Mention<CitationParts>],
    page: &Page,
    event: &Event,
    reference: Option<jiff::civil::Date>,
) -> (Vec<Date>, Vec<Issue>) {
    let context = Context::read(doc, mentions, citations, page, event, reference);
    let mut issues = Vec::new();
    let dates = mentions.iter().enumerate().map(|(at, mention)| {
        let quote = doc.quote(mention.span);
        let said = context.complete(at);
        let value = if is_lunar(doc, mention) { Err(Wrong::Lunar) } else { value::of(said) };
        let value = value.map_err(|wrong| {
            issues.push(Issue {
                text: quote.text.clone(),
                start: quote.start,
                end: quote.end,
                code: wrong.code().to_owned(),
                message: wrong.message(),
                related: Vec::new(),
            });
        });
        Date {
            text: quote.text,
            start: quote.start,
            end: quote.end,
            kind: mention.value.kind,
            value: value.ok(),
            relation: mention.value.relation,
        }
    });
    (dates.collect(), issues)
}

/// "ngày 10/3 âm lịch", "(10/3 ÂL)": a day of the lunar calendar.
fn is_lunar(doc: &Document<'_>, mention: &Mention<DateParts>) -> bool {
    let end = mention.tokens.end;
    let end = if doc.tokens.get(end).is_some_and(|next| next.is_mark('(')) { end + 1 } else { end };
    doc.is(end, key!("âm")) && !doc.is(end + 1, key!("tính")) || doc.is(end, key!("âl"))
}

#[cfg(test)]
mod tests;
