//! The values of calendar expressions.

use super::conference::Event;
use super::page::Page;
use crate::document::Document;
use crate::grammar::date::DateParts;
use crate::mention::Mention;
use crate::report::{Date, Issue};

/// The dates, one for each mention in its order, and what the text gets wrong about them.
pub(crate) fn resolve(
    _doc: &Document<'_>,
    _mentions: &[Mention<DateParts>],
    _page: &Page,
    _event: &Event,
    _reference: Option<jiff::civil::Date>,
) -> (Vec<Date>, Vec<Issue>) {
    (Vec::new(), Vec::new())
}
