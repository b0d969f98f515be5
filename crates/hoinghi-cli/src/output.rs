//! Reports, printed in the format asked for.

use crate::args::Format;
use crate::summary;
use anstream::AutoStream;
use anyhow::Result;
use hoinghi::Report;
use std::io::{BufWriter, IsTerminal, StdoutLock, Write};

/// Columns where no terminal tells.
const WIDTH: usize = 100;

/// Standard output, to which reports go one by one.
pub(crate) struct Output {
    out: BufWriter<AutoStream<StdoutLock<'static>>>,
    format: Format,
    single: bool,
    /// Columns of a summary.
    width: usize,
    written: usize,
    /// Whether someone is looking on.
    live: bool,
}

impl Output {
    /// `single` prints one object as JSON instead of an array.
    pub(crate) fn new(format: Format, single: bool, width: Option<u16>) -> Self {
        let terminal = terminal_size::terminal_size_of(std::io::stdout());
        let columns = width.or(terminal.map(|(columns, _)| columns.0));
        Output {
            out: stdout(),
            format,
            single,
            width: columns.map_or(WIDTH, usize::from).max(20),
            written: 0,
            live: std::io::stdout().is_terminal(),
        }
    }

    pub(crate) fn write(&mut self, report: Report) -> Result<()> {
        let first = self.written == 0;
        self.written += 1;
        match self.format {
            Format::Summary => {
                let gap = if first { "" } else { "\n" };
                write!(self.out, "{gap}{}", summary::of(&report, self.width))?;
            }
            Format::Jsonl => {
                serde_json::to_writer(&mut self.out, &report)?;
                self.out.write_all(b"\n")?;
            }
            Format::Json if self.single => {
                serde_json::to_writer_pretty(&mut self.out, &report)?;
                self.out.write_all(b"\n")?;
            }
            Format::Json => {
                let report = serde_json::to_string_pretty(&report)?.replace('\n', "\n  ");
                write!(self.out, "{}  {report}", if first { "[\n" } else { ",\n" })?;
            }
        }
        if self.live {
            self.out.flush()?;
        }
        Ok(())
    }

    /// Ends what was begun.
    pub(crate) fn finish(mut self) -> Result<()> {
        if self.format == Format::Json && !self.single {
            self.out.write_all(if self.written == 0 { b"[]\n" } else { b"\n]\n" })?;
        }
        self.out.flush()?;
        Ok(())
    }
}

/// Standard output, buffered, without colours where they don't belong.
pub(crate) fn stdout() -> BufWriter<AutoStream<StdoutLock<'static>>> {
    BufWriter::new(AutoStream::auto(std::io::stdout().lock()))
}
