//! `hoinghi view`.

use crate::args::{BadOption, ViewArgs};
use crate::{ALL_READ, input};
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::Write;

/// Writes a page of its own for one report.
pub(crate) fn run(args: &ViewArgs) -> Result<u8> {
    let extractor = args.kinds.extractor(&args.reading)?;
    if args.path.is_dir() {
        bail!("{}: this is a folder; a page shows one report: name a file", args.path.display());
    }
    for input in input::list(std::slice::from_ref(&args.path)) {
        let input = input?;
        let text = input.read()?;
        let page = hoinghi_view::page(&extractor.extract_as(&input.id, &text), Some(&text))?;
        match &args.output {
            Some(path) => fs::write(path, page)
                .with_context(|| path.display().to_string())
                .context(BadOption("--output"))?,
            None => std::io::stdout().lock().write_all(page.as_bytes())?,
        }
    }
    Ok(ALL_READ)
}
