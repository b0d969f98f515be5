//! `hoinghi explain`.

use crate::args::ExplainArgs;
use crate::layout::{clean, pad};
use crate::output::stdout;
use crate::{ALL_READ, SOME_FAILED, complain};
use anstyle::Style;
use anyhow::Result;
use hoinghi::{Explained, Explanation};
use std::io::Write;

const HEAD: Style = Style::new().bold();
const LOST: Style = Style::new().dimmed();

/// Prints blocks and mentions with their byte offsets, one a line.
pub(crate) fn run(args: &ExplainArgs) -> Result<u8> {
    let extractor = args.reading.extractor()?;
    let mut out = stdout();
    let mut code = ALL_READ;
    for input in args.sources.inputs()? {
        match input.and_then(|input| Ok((input.read()?, input.id))) {
            Ok((text, id)) => write(&mut out, &id, &extractor.explain(&text))?,
            Err(error) => {
                code = SOME_FAILED;
                complain(&error);
            }
        }
    }
    out.flush()?;
    Ok(code)
}

fn write(out: &mut impl Write, id: &str, explanation: &Explanation) -> Result<()> {
    writeln!(out, "{HEAD}{}{HEAD:#}", clean(id))?;
    writeln!(out, "{HEAD}Blocks{HEAD:#}")?;
    for block in &explanation.blocks {
        let place = place(block.quote.start, block.quote.end);
        let (kind, section) = (pad(&block.kind, 10), pad(&block.section, 12));
        writeln!(out, "  {place}  {kind}  {section}  {}", clean(&block.quote.text))?;
    }
    writeln!(out, "{HEAD}Mentions{HEAD:#}")?;
    for mention in &explanation.mentions {
        mention_line(out, mention, &explanation.mentions)?;
    }
    Ok(())
}

fn mention_line(out: &mut impl Write, mention: &Explained, all: &[Explained]) -> Result<()> {
    let place = place(mention.quote.start, mention.quote.end);
    let (kind, rule) = (pad(mention.kind, 10), pad(mention.rule, 20));
    let words = clean(&mention.quote.text);
    match mention.lost_to.and_then(|winner| all.get(winner)) {
        Some(winner) => {
            let by = format!("{} {}", winner.kind, clean(&winner.quote.text));
            writeln!(out, "{LOST}  {place}  {kind}  {rule}  {words}  < {by}{LOST:#}")?;
        }
        None => writeln!(out, "  {place}  {kind}  {rule}  {words}")?,
    }
    Ok(())
}

fn place(start: usize, end: usize) -> String {
    format!("{start:>6}..{end:<6}")
}
