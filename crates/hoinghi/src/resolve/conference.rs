//! The event that the report is about.

use super::official::Cast;
use super::page::Page;
use crate::document::Document;
use crate::grammar::date::DateParts;
use crate::mention::Mention;
use crate::report::{Conference, ConferenceKind, Date, Mode, PartOfDay};
use crate::span::Span;

/// The event as told, before dates have values and officials have names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Event {
    pub(crate) kind: Option<ConferenceKind>,
    /// Index of the date mention that says when it was held.
    pub(crate) held: Option<usize>,
    pub(crate) part_of_day: Option<PartOfDay>,
    pub(crate) mode: Option<Mode>,
    pub(crate) venue: Option<Span>,
    pub(crate) host: Option<Span>,
    /// Index of the date mention of the period looked back on.
    pub(crate) reviewed: Option<usize>,
    /// Index of the date mention of the period looked ahead to.
    pub(crate) planned: Option<usize>,
}

pub(crate) fn read(_doc: &Document<'_>, _dates: &[Mention<DateParts>], _page: &Page) -> Event {
    Event::default()
}

pub(crate) fn resolve(
    _doc: &Document<'_>,
    _event: &Event,
    _dates: &[Date],
    _cast: &Cast,
) -> Conference {
    Conference::default()
}
