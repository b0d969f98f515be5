//! What was read, what stayed, and what lost to whom.

use crate::report::Quote;

/// One mention that a grammar read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// What sort of fact it would be.
    pub kind: &'static str,
    /// The production that read it.
    pub rule: &'static str,
    /// Its words, with byte offsets.
    pub quote: Quote,
    /// The mention that it lost to: an index into [`Explanation::mentions`].
    pub lost_to: Option<usize>,
}

/// One block of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainedBlock {
    /// What the block is ("Heading", "Item" …).
    pub kind: String,
    /// What the section that it stands in is about.
    pub section: String,
    /// Its words, with byte offsets.
    pub quote: Quote,
}

/// Why a report gave the facts that it gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// The outline.
    pub blocks: Vec<ExplainedBlock>,
    /// Everything that the grammars read, in the order of the text.
    pub mentions: Vec<Explained>,
}
