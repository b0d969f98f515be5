//! `hoinghi batch`.

mod args;
mod watch;

pub(crate) use args::BatchArgs;

use crate::{ALL_READ, SOME_FAILED};
use anyhow::Result;
use hoinghi_batch::{Counts, Error, Plan, plan, run};

/// The run was broken off; `--resume` goes on with it.
const STOPPED: u8 = 3;

/// Reads articles in bulk and writes tables of their facts.
pub(crate) fn run_batch(args: &BatchArgs) -> Result<u8> {
    let options = args.options()?;
    if args.dry_run {
        tell_plan(&plan(&options).map_err(usage)?);
        return Ok(ALL_READ);
    }
    let watch = watch::Bar::new();
    watch::log(args.log, &watch);
    let begun = std::time::Instant::now();
    let done = run(&options, &watch);
    watch.clear();
    match done {
        Ok(manifest) => {
            let seconds = begun.elapsed().as_secs_f64();
            let told = summary(&manifest.counts, seconds, args.resume);
            let rejects = options.out.join("rejects.jsonl");
            match manifest.counts.rejects {
                0 => anstream::eprintln!("{told}"),
                _ => anstream::eprintln!("{told}: see {}", rejects.display()),
            }
            Ok(if manifest.counts.rejects == 0 { ALL_READ } else { SOME_FAILED })
        }
        Err(error) if error.is_usage() => Err(usage(error)),
        Err(error) => {
            anstream::eprintln!("hoinghi: {error}");
            anstream::eprintln!(
                "hoinghi: stopped; what is done stays: when that is put right, run the same command \
                 with --resume to go on"
            );
            Ok(STOPPED)
        }
    }
}

fn usage(error: Error) -> anyhow::Error {
    anyhow::Error::from(error).context(crate::args::BadOption("batch"))
}

/// One line on what was done; of a run that was gone on with, only the end was timed.
fn summary(counts: &Counts, seconds: f64, resumed: bool) -> String {
    let Counts { articles, rejects, duplicates, repeated_ids, .. } = counts;
    let megabytes = counts.bytes as f64 / 1e6;
    let ids = match repeated_ids {
        0 => String::new(),
        ids => format!(", {ids} repeated ids"),
    };
    let rate = match resumed {
        true => format!("in all, {seconds:.1} s since it went on"),
        false => format!("in {seconds:.1} s ({:.1} MB/s)", megabytes / seconds.max(0.001)),
    };
    format!(
        "{articles} articles, {rejects} rejects, {duplicates} reposts{ids}, {megabytes:.1} MB {rate}"
    )
}

fn tell_plan(plan: &Plan) {
    let formats: Vec<String> =
        plan.formats.iter().map(|(format, files)| format!("{files} {format}")).collect();
    let formats = if formats.is_empty() { "nothing".to_owned() } else { formats.join(", ") };
    anstream::println!("{} files, {:.1} MB: {formats}", plan.files, plan.bytes as f64 / 1e6);
    for unreadable in &plan.unreadable {
        anstream::println!("can't be read: {unreadable}");
    }
}
