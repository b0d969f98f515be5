//! The event that the report is about.

mod host;
mod mode;
mod period;
mod phrase;
mod time;
mod venue;

use super::official::Cast;
use super::page::Page;
use crate::document::Document;
use crate::grammar::date::DateParts;
use crate::mention::Mention;
use crate::report::{Conference, ConferenceKind, Date, Host, Mode, PartOfDay, Role};
use crate::span::Span;
use phrase::Phrase;
use time::Time;

/// The event as told, before dates have values and officials have names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Event {
    pub(crate) kind: Option<ConferenceKind>,
    /// Index of the date mention that says when it was held.
    pub(crate) held: Option<usize>,
    /// How many days before its publication the report says it was held ("sáng nay": 0).
    pub(crate) days_before_published: Option<i64>,
    pub(crate) part_of_day: Option<PartOfDay>,
    pub(crate) mode: Option<Mode>,
    pub(crate) venue: Option<Span>,
    pub(crate) host: Option<Span>,
    /// Index of the date mention of the period looked back on.
    pub(crate) reviewed: Option<usize>,
    /// Index of the date mention of the period looked ahead to.
    pub(crate) planned: Option<usize>,
}

/// Reads the event from the headline and the sentences that speak of it.
pub(crate) fn read(doc: &Document<'_>, dates: &[Mention<DateParts>], page: &Page) -> Event {
    let phrases = phrase::read(doc, page);
    let body: Vec<Phrase> = phrases.iter().filter(|phrase| !phrase.title).cloned().collect();
    let Time { held, days_before_published, part_of_day } = time::read(doc, dates, &body, &phrases);
    Event {
        kind: phrases.iter().find_map(|phrase| phrase.kind),
        held,
        days_before_published,
        part_of_day,
        mode: mode::read(doc, &phrases),
        venue: venue::read(doc, &body, &phrases),
        host: host::read(doc, &body, &phrases),
        reviewed: period::reviewed(doc, dates, &phrases),
        planned: period::planned(doc, dates, &phrases),
    }
}

/// The conference, once dates have values and officials have roles.
pub(crate) fn resolve(
    doc: &Document<'_>,
    event: &Event,
    dates: &[Date],
    published: Option<&Date>,
    cast: &Cast,
) -> Conference {
    let value = |at: Option<usize>| at.and_then(|at| dates.get(at)?.value.clone());
    let chairs = cast.officials.iter().enumerate();
    Conference {
        kind: event.kind,
        held: value(event.held)
            .map(|value| time::day_of(&value))
            .or_else(|| time::before(published?, event.days_before_published?)),
        part_of_day: event.part_of_day,
        mode: event.mode,
        venue: event.venue.map(|span| doc.quote(span)),
        host: event.host.map(|span| {
            let quote = doc.quote(span);
            Host {
                name: host::full_name(doc, span),
                text: quote.text,
                start: quote.start,
                end: quote.end,
            }
        }),
        reviewed: value(event.reviewed),
        planned: value(event.planned),
        chairs: chairs
            .filter(|(_, official)| official.roles.contains(&Role::Chair))
            .map(|(at, _)| at)
            .collect(),
    }
}
