//! Why a report gave the facts that it gave.

use crate::attribute::Attribute;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

/// One block of the outline: a heading, a paragraph, a list item ….
#[pyclass(frozen, eq, hash, get_all, module = "hoinghi._native")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct ExplanationBlock {
    /// The words of the block.
    text: String,
    /// Where the words begin.
    start: usize,
    /// Where the words end (exclusive).
    end: usize,
    /// What the block is.
    kind: String,
    /// What the section that it stands in is about.
    section: String,
}

#[pymethods]
impl ExplanationBlock {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let text = self.text.brief(py)?.unwrap_or_default();
        let ExplanationBlock { start, end, kind, section, .. } = self;
        Ok(format!(
            "ExplanationBlock(text={text}, start={start}, end={end}, kind='{kind}', \
             section='{section}')"
        ))
    }
}

/// One mention that a grammar read, whether it became a fact or lost to another.
#[pyclass(frozen, eq, hash, get_all, module = "hoinghi._native")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct ExplanationMention {
    /// The words of the mention.
    text: String,
    /// Where the words begin.
    start: usize,
    /// Where the words end (exclusive).
    end: usize,
    /// What sort of fact it would be.
    kind: &'static str,
    /// The production that read it.
    rule: &'static str,
    /// The mention that it lost to: an index into ``Explanation.mentions``.
    lost_to: Option<usize>,
}

#[pymethods]
impl ExplanationMention {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let text = self.text.brief(py)?.unwrap_or_default();
        let ExplanationMention { start, end, kind, rule, lost_to, .. } = self;
        let lost = lost_to.map(|winner| format!(", lost_to={winner}")).unwrap_or_default();
        Ok(format!(
            "ExplanationMention(text={text}, start={start}, end={end}, kind='{kind}', \
             rule='{rule}'{lost})"
        ))
    }
}

/// Why a report gave the facts that it gave: what was read, what stayed, what lost to whom.
#[pyclass(frozen, eq, hash, module = "hoinghi._native")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Explanation {
    blocks: Vec<ExplanationBlock>,
    mentions: Vec<ExplanationMention>,
}

impl From<hoinghi::Explanation> for Explanation {
    fn from(given: hoinghi::Explanation) -> Self {
        let block = |block: hoinghi::ExplainedBlock| ExplanationBlock {
            text: block.quote.text,
            start: block.quote.start,
            end: block.quote.end,
            kind: block.kind,
            section: block.section,
        };
        let mention = |mention: hoinghi::Explained| ExplanationMention {
            text: mention.quote.text,
            start: mention.quote.start,
            end: mention.quote.end,
            kind: mention.kind,
            rule: mention.rule,
            lost_to: mention.lost_to,
        };
        Explanation {
            blocks: given.blocks.into_iter().map(block).collect(),
            mentions: given.mentions.into_iter().map(mention).collect(),
        }
    }
}

#[pymethods]
impl Explanation {
    /// The outline.
    #[getter]
    fn blocks<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.blocks.iter().cloned())
    }

    /// Everything that the grammars read, in the order of the text.
    #[getter]
    fn mentions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.mentions.iter().cloned())
    }

    fn __repr__(&self) -> String {
        let (blocks, mentions) = (self.blocks.len(), self.mentions.len());
        format!("Explanation(blocks=<{blocks}>, mentions=<{mentions}>)")
    }
}
