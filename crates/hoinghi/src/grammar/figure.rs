//! Numbers with what they count: counts, percentages, and numbers that are neither.

use crate::document::Document;
use crate::grammar::number::Numeral;
use crate::mention::Mention;

/// A figure as written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Figure {
    /// A number with the noun that it counts.
    Count { value: Numeral },
    /// A number of hundredths.
    Percentage { value: Numeral },
    /// A number that is no figure: a label, a telephone number.
    Label,
}

/// Every number of the document, in order.
pub(crate) fn read(_doc: &Document<'_>) -> Vec<Mention<Figure>> {
    Vec::new()
}
