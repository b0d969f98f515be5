//! Lexicon terms of the user's own, from a file.

use anyhow::{Context, Result};
use hoinghi::lexicon::{Term, read_terms};
use std::path::Path;

/// Reads tab-separated rows of term, class and full form.
pub(crate) fn read(path: &Path) -> Result<Vec<Term>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    read_terms(&text)
        .map_err(|row| anyhow::anyhow!("{}:{}: {}", path.display(), row.line, row.message))
}
