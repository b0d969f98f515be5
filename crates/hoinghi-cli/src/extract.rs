//! `hoinghi extract`.

use crate::args::ExtractArgs;
use crate::input::Input;
use crate::output::Output;
use crate::{ALL_READ, SOME_FAILED, complain};
use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;

/// Fewer inputs than these are read before a progress line could be.
const MANY: usize = 50;

/// Prints each report as soon as it is read, and each failure in its place on standard error.
pub(crate) fn run(args: &ExtractArgs) -> Result<u8> {
    let extractor = args.kinds.extractor(&args.reading)?;
    let inputs = args.sources.inputs()?;
    let progress = progress(inputs.len());
    let mut output = Output::new(args.format, args.sources.is_single(), args.width);
    let mut code = ALL_READ;
    for input in inputs {
        let read = input.and_then(|input| Ok((input.read()?, input)));
        match read {
            Ok((text, Input { id, .. })) => {
                let report = extractor.extract_as(&id, &text);
                output.write(report.with_offsets(&text, args.offsets.unit()))?;
            }
            Err(error) => {
                code = SOME_FAILED;
                progress.suspend(|| complain(&error));
            }
        }
        progress.inc(1);
    }
    progress.finish_and_clear();
    output.finish()?;
    Ok(code)
}

/// A progress line on standard error, shown only on a terminal that the reports don't go to.
fn progress(inputs: usize) -> ProgressBar {
    if inputs < MANY || std::io::stdout().is_terminal() || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{pos}/{len} reports, {eta} left");
    let bar = ProgressBar::new(inputs as u64);
    style.map(|style| bar.clone().with_style(style)).unwrap_or(bar)
}
