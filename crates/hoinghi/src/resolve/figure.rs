//! What figures mean: their labels, whether they are aims, and how they add up.

use crate::document::Document;
use crate::grammar::directive::DirectiveList;
use crate::grammar::figure::Figure;
use crate::mention::Mention;
use crate::report::{Count, Issue, Percentage};

/// The figures of a report.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figures {
    pub(crate) counts: Vec<Count>,
    pub(crate) percentages: Vec<Percentage>,
    pub(crate) issues: Vec<Issue>,
}

pub(crate) fn resolve(
    _doc: &Document<'_>,
    _mentions: &[Mention<Figure>],
    _lists: &[DirectiveList],
) -> Figures {
    Figures::default()
}
