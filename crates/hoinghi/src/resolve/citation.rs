//! Documents cited: the day of each as a value, and its issuer as written.

use crate::document::Document;
use crate::grammar::citation::CitationParts;
use crate::grammar::date::DateParts;
use crate::mention::Mention;
use crate::report::{Citation, Date};

/// The citations, one for each mention in its order.
pub(crate) fn resolve(
    doc: &Document<'_>,
    mentions: Vec<Mention<CitationParts>>,
    dates: &[Mention<DateParts>],
    resolved: &[Date],
) -> Vec<Citation> {
    let day = |at: usize| {
        let found = dates.partition_point(|date| date.tokens.end <= at);
        resolved.get(found)?.value.clone()
    };
    let whole = |mention: Mention<CitationParts>| {
        let quote = doc.quote(mention.span);
        let CitationParts { kind, number, date, issuer, .. } = mention.value;
        Citation {
            text: quote.text,
            start: quote.start,
            end: quote.end,
            kind,
            number,
            date: date.and_then(day),
            issuer: issuer.map(|span| doc.slice(span).to_owned()),
        }
    };
    mentions.into_iter().map(whole).collect()
}
