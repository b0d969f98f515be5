//! Structured facts from Vietnamese conference reports.
//!
//! [`extract`] reads the text of a report (hội nghị tổng kết, sơ kết, giao ban, tập huấn …) and
//! gives its facts: the conference, officials with their posts and roles, dates as EDTF values,
//! counts, percentages, directive lists and the documents cited. Every fact points at its own
//! words in the text as it was given.
//!
//! ```
//! let report = hoinghi::extract("Sáng 12/8/2023, Sở Nội vụ tổ chức hội nghị sơ kết.");
//! assert_eq!(report.dates[0].value.as_deref(), Some("2023-08-12"));
//! ```

mod content;
mod cursor;
mod document;
mod explain;
mod extract;
mod first;
pub mod fold;
mod grammar;
pub mod lexicon;
mod mention;
mod outline;
pub mod report;
mod resolve;
mod select;
mod span;
mod token;

pub use explain::{Explained, ExplainedBlock, Explanation};
/// The calendar library whose `civil::Date` is the reference date.
pub use jiff;

pub use extract::{Extractor, ExtractorBuilder, extract};
pub use report::Report;
pub use span::Span;

/// Hooks for the project's own benchmarks and fuzz targets; no part of the interface.
#[doc(hidden)]
pub mod bench {
    /// How many tokens `text` has.
    pub fn lex_count(text: &str) -> usize {
        crate::token::lex(text, crate::lexicon::Lexicon::builtin()).len()
    }

    /// The built-in terms as they are written.
    pub fn terms() -> impl Iterator<Item = &'static str> {
        crate::lexicon::builtin_terms()
    }

    /// The places of the tokens of `text`, in bytes.
    pub fn lex_spans(text: &str) -> Vec<std::ops::Range<usize>> {
        let tokens = crate::token::lex(text, crate::lexicon::Lexicon::builtin());
        tokens.iter().map(|token| token.span.start..token.span.end).collect()
    }
}

/// Runs the examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;

/// Runs the examples of the quick start.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/quickstart.md")]
struct QuickStart;
