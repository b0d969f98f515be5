//! The event that the report is about.

mod host;
mod mode;
mod name;
mod organisation;
mod period;
mod phrase;
mod time;
mod venue;

use super::official::Cast;
use super::page::Page;
use crate::document::Document;
use crate::grammar::citation::CitationParts;
use crate::grammar::date::DateParts;
use crate::mention::Mention;
use crate::report::{Conference, ConferenceKind, Date, DateKind, Host, Mode, PartOfDay, Role};
use crate::span::Span;
pub(crate) use phrase::FIRST;
use phrase::{Phrase, Place};
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

/// What the parts of the event are read from.
struct Context<'a, 't> {
    doc: &'a Document<'t>,
    dates: &'a [Mention<DateParts>],
    /// For each date, whether it is that of a document.
    cited: Vec<bool>,
}

impl<'a, 't> Context<'a, 't> {
    fn new(
        doc: &'a Document<'t>,
        dates: &'a [Mention<DateParts>],
        citations: &[Mention<CitationParts>],
    ) -> Self {
        let mut cited = vec![false; dates.len()];
        for citation in citations {
            let first = dates.partition_point(|date| date.span.end <= citation.span.start);
            let inside = dates[first..].iter().take_while(|d| d.span.start < citation.span.end);
            let count = inside.count();
            cited[first..first + count].fill(true);
            if let Some(token) = citation.value.date {
                let at = dates.partition_point(|date| date.tokens.end <= token);
                cited.iter_mut().skip(at).take(1).for_each(|cited| *cited = true);
            }
        }
        Context { doc, dates, cited }
    }

    /// Indices of the dates that begin among the tokens.
    fn dates_in(&self, tokens: std::ops::Range<usize>) -> std::ops::Range<usize> {
        let first = self.dates.partition_point(|date| date.tokens.start < tokens.start);
        let count = self.dates[first..].partition_point(|date| date.tokens.start < tokens.end);
        first..first + count
    }

    /// Whether dates, and marks between them, are all that the tokens are.
    fn dates_fill(&self, tokens: std::ops::Range<usize>) -> bool {
        let mut at = tokens.start;
        for date in self.dates_in(tokens.clone()) {
            let Mention { tokens: date, .. } = &self.dates[date];
            if !self.doc.tokens[at..date.start.max(at)].iter().all(|t| t.mark() == ',') {
                return false;
            }
            at = date.end.max(at);
        }
        at >= tokens.end
    }

    /// The first token of the date that ends before token `end`.
    fn date_ending(&self, end: usize) -> Option<usize> {
        self.ending(end).map(|date| date.tokens.start)
    }

    /// The first token of the day, or of the term of office, that ends before token `end`.
    fn day_ending(&self, end: usize) -> Option<usize> {
        use DateKind::{Datetime, Day, DayRange, Period};
        let told = |kind| matches!(kind, Day | Datetime | DayRange | Period);
        self.ending(end).filter(|date| told(date.value.kind)).map(|date| date.tokens.start)
    }

    fn ending(&self, end: usize) -> Option<&'a Mention<DateParts>> {
        let at = self.dates.partition_point(|date| date.tokens.end < end);
        self.dates.get(at).filter(|date| date.tokens.end == end)
    }
}

/// So many phrases tell all that is told of the event; the bound keeps reading linear.
const MOST_PHRASES: usize = 64;

/// Reads the event from the headline and the sentences that speak of it.
pub(crate) fn read(
    doc: &Document<'_>,
    dates: &[Mention<DateParts>],
    citations: &[Mention<CitationParts>],
    page: &Page,
) -> Event {
    let cx = Context::new(doc, dates, citations);
    let mut phrases = phrase::read(&cx, page);
    let kind = kind(&phrases);
    // Other events are spoken of too; a headline may name the lesser half of this one.
    phrases.retain(|phrase| {
        let launch = phrase.place == Place::Title && phrase.kind == Some(ConferenceKind::Launch);
        launch || phrase.kind.is_none_or(|own| Some(own) == kind)
    });
    phrases.truncate(MOST_PHRASES);
    let told = in_order_of_telling(&phrases);
    let Time { held, days_before_published, part_of_day } = time::read(&cx, page, &told);
    let host = host::read(&cx, &phrases);
    let reviewed = period::reviewed(&cx, &phrases);
    let planned = period::planned(&cx, &phrases, reviewed);
    let reviewed = reviewed.or_else(|| period::before_planned(&cx, &phrases, planned));
    Event {
        kind,
        held,
        days_before_published,
        part_of_day,
        mode: mode::read(doc, &phrases),
        venue: venue::read(&cx, &told, host.clone()),
        host: host.map(|tokens| doc.span(tokens)),
        reviewed,
        planned,
    }
}

/// The first kind told; a review in the body goes before a launch in the headline.
fn kind(phrases: &[Phrase]) -> Option<ConferenceKind> {
    use ConferenceKind::{HalfReview, Launch, YearReview};
    let first = phrases.iter().find_map(|phrase| phrase.kind);
    let mut body = phrases.iter().filter(|phrase| phrase.place == Place::Body);
    let told = body.find_map(|phrase| phrase.kind);
    match (first, told) {
        (Some(Launch), Some(YearReview | HalfReview)) => told,
        _ => first,
    }
}

/// The phrases of the body before those of the headline: the body says when and where.
fn in_order_of_telling(phrases: &[Phrase]) -> Vec<Phrase> {
    let mut told = phrases.to_vec();
    told.sort_by_key(|phrase| phrase.place == Place::Title);
    told
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
