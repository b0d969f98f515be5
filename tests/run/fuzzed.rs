//! The bodies of the fuzz targets, over their seeds and a fixed number of mutations of them.
//!
//! `HOINGHI_FUZZ=100` tries a hundred times as many, and others.

use hoinghi_tests::fuzzed::{Mutations, TARGETS, Target, tell_own_panics};
use libtest_mimic::{Arguments, Failed, Trial};
use std::panic::catch_unwind;
use std::thread;

/// As much as threads of a batch have: readers of pages recurse.
const STACK: usize = 64 << 20;

fn main() {
    let arguments = Arguments::from_args();
    tell_own_panics();
    let trial = |target: &'static Target| Trial::test(target.name, move || run(target));
    libtest_mimic::run(&arguments, TARGETS.iter().map(trial).collect()).exit();
}

fn run(target: &'static Target) -> Result<(), Failed> {
    let more = std::env::var("HOINGHI_FUZZ").ok().and_then(|more| more.parse::<usize>().ok());
    let count = target.short * more.unwrap_or(1);
    let state = u64::from(more.is_some());
    let thread = thread::Builder::new().stack_size(STACK);
    let running = thread.spawn(move || {
        let seeds = (target.seeds)();
        let mutations = Mutations::new(&seeds, state).take(count);
        seeds.iter().cloned().chain(mutations).try_for_each(|input| tried(target, &input))
    });
    running?.join().unwrap_or_else(|_| Err("the seeds can't be read".into()))
}

fn tried(target: &Target, input: &[u8]) -> Result<(), Failed> {
    catch_unwind(|| (target.body)(input)).map_err(|_| {
        let shown = String::from_utf8_lossy(input);
        format!("{} of these bytes: {:?}\n{shown}", target.name, input).into()
    })
}
