//! The `hoinghi` command: structured facts from Vietnamese conference reports.

mod args;
mod batch;
mod explain;
mod extract;
mod input;
mod layout;
mod output;
mod schema;
mod summary;
mod terms;
mod view;

use args::{Args, Command};
use clap::Parser;
use std::process::ExitCode;

/// Everything was read.
const ALL_READ: u8 = 0;
/// Some input could not be read; the rest was.
const SOME_FAILED: u8 = 1;
/// The command line, or a file that it names for an option, can't be used. Clap exits with it too.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let args = Args::parse();
    args.color.write_global();
    let done = match &args.command {
        Command::Extract(args) => extract::run(args),
        Command::Explain(args) => explain::run(args),
        Command::View(args) => view::run(args),
        Command::Batch(args) => batch::run_batch(args),
        Command::Schema => schema::run(),
    };
    ExitCode::from(match done {
        Ok(code) => code,
        Err(error) if is_closed_pipe(&error) => ALL_READ,
        Err(error) => {
            complain(&error);
            if error.is::<args::BadOption>() { USAGE } else { SOME_FAILED }
        }
    })
}

/// Tells an error on standard error.
fn complain(error: &anyhow::Error) {
    anstream::eprintln!("hoinghi: {error:#}");
}

/// Whether the reader of our output has gone, as `head` does when it has enough.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let mut causes = error.chain();
    causes.any(|cause| {
        let io = cause.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
        let json =
            cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        io.or(json) == Some(std::io::ErrorKind::BrokenPipe)
    })
}
