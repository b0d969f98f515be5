//! Progress and log on standard error.

use super::args::Level;
use hoinghi_batch::{Progress, Watch};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal, Write};
use tracing::level_filters::LevelFilter;

/// A progress bar on a terminal; in a pipe nothing.
pub(crate) struct Bar {
    bar: ProgressBar,
}

const KNOWN: &str = "{bar:24} {msg}, {decimal_bytes_per_sec}, {eta} left";
/// Nobody knows how long standard input is.
const UNKNOWN: &str = "{spinner} {msg}, {decimal_bytes_per_sec}";

fn set_style(bar: &ProgressBar, template: &str) {
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
}

impl Bar {
    pub(crate) fn new() -> Bar {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        if !io::stderr().is_terminal() {
            bar.set_draw_target(ProgressDrawTarget::hidden());
        }
        set_style(&bar, UNKNOWN);
        Bar { bar }
    }

    pub(crate) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

impl Watch for Bar {
    fn at(&self, progress: Progress) {
        if self.bar.is_hidden() {
            return;
        }
        if progress.total > 0 && self.bar.length() != Some(progress.total) {
            self.bar.set_length(progress.total);
            set_style(&self.bar, KNOWN);
            // What a broken run had read is no speed of this one.
            self.bar.set_position(progress.read);
            self.bar.reset_eta();
        }
        let (articles, rejects) = (progress.articles, progress.rejects);
        self.bar.set_message(format!("{articles} articles, {rejects} rejects"));
        self.bar.set_position(progress.read);
    }
}

/// Writes log lines above the bar.
struct Above(ProgressBar);

impl Write for Above {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.suspend(|| io::stderr().write_all(bytes)).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stderr().flush()
    }
}

/// Tells what is logged at `level` and above.
pub(crate) fn log(level: Level, bar: &Bar) {
    let level = match level {
        Level::Error => LevelFilter::ERROR,
        Level::Warn => LevelFilter::WARN,
        Level::Info => LevelFilter::INFO,
        Level::Debug => LevelFilter::DEBUG,
    };
    let bar = bar.bar.clone();
    tracing_subscriber::fmt()
        .with_max_level(level)
        .with_ansi(false)
        .without_time()
        .with_target(false)
        .with_writer(move || Above(bar.clone()))
        .init();
}
