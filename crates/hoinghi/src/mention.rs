//! What was said, with its place and the rule that read it.

use crate::span::Span;
use std::ops::Range;

/// Something read by a grammar.
#[derive(Clone, Debug)]
pub(crate) struct Mention<T> {
    /// The words, as the report will quote them.
    pub(crate) span: Span,
    /// The tokens read.
    pub(crate) tokens: Range<usize>,
    /// The grammar's production that read it, for [`explain`](crate::Extractor::explain).
    pub(crate) rule: &'static str,
    /// What was said, in parts.
    pub(crate) value: T,
}
