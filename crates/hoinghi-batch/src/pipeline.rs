//! Reader → workers → writer: chunks in, in order out, a bounded number of bytes on the way.

mod reader;

use crate::chunk::{Chunk, Done, Point};
use crate::error::Error;
use crate::options::Options;
use crate::stages::{Stage, Stages};
use crate::work::Worker;
use crossbeam_channel::{Receiver, Sender, bounded, unbounded};
use hoinghi::Extractor;
use reader::Reader;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread::{self, Builder};

/// Pages nest, and their readers recurse.
const STACK: usize = 64 << 20;
/// What any chunk weighs at least.
const LIGHTEST: usize = 16 << 10;

/// The bytes that may be on the way.
struct Budget {
    most: usize,
    used: Mutex<usize>,
    freed: Condvar,
    stopped: AtomicBool,
}

impl Budget {
    fn new(most: usize) -> Budget {
        let (used, freed) = (Mutex::new(0), Condvar::new());
        Budget { most, used, freed, stopped: AtomicBool::new(false) }
    }

    /// Waits until `bytes` may go on their way; alone, any number may. False when all has stopped.
    fn take(&self, bytes: usize) -> bool {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        while *used > 0 && *used + bytes > self.most && !self.is_stopped() {
            used = self.freed.wait(used).unwrap_or_else(PoisonError::into_inner);
        }
        *used += bytes;
        !self.is_stopped()
    }

    fn give_back(&self, bytes: usize) {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        *used = used.saturating_sub(bytes);
        self.freed.notify_all();
    }

    fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
        self.give_back(0);
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::SeqCst)
    }
}

/// What a chunk weighs on its way.
fn weight(bytes: usize) -> usize {
    bytes.max(LIGHTEST)
}

/// Reads from `start` on and gives what every chunk held to `write`, in order.
pub(crate) fn run(
    options: &Options,
    spool: &Path,
    start: &Point,
    stages: &Stages,
    mut write: impl FnMut(Done) -> Result<(), Error>,
) -> Result<(), Error> {
    let all = || thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let jobs = options.jobs.map_or_else(all, std::num::NonZero::get);
    let budget = Budget::new(options.limits.in_flight);
    let extractor = Extractor::builder().terms(options.terms.iter().cloned()).build();
    let (chunks, work) = bounded::<Chunk>(jobs * 2);
    let (results, done) = unbounded::<Result<Done, Error>>();
    thread::scope(|scope| {
        let spawn = |name: String| Builder::new().name(name).stack_size(STACK);
        let failed = |error| Error::Internal(format!("can't start a thread: {error}"));
        let budget = &budget;
        for job in 0..jobs {
            let (work, results, extractor) = (work.clone(), results.clone(), extractor.clone());
            let worker =
                move || serve(Worker::new(options, extractor, stages), &work, &results, budget);
            spawn(format!("extract-{job}")).spawn_scoped(scope, worker).map_err(failed)?;
        }
        drop(work);
        let reading = Reader::new(options, spool, move |chunk: Chunk| {
            budget.take(weight(chunk.bytes)) && chunks.send(chunk).is_ok()
        });
        let from = start.clone();
        let read_all = move || {
            if let Err(error) = stages.time(Stage::Reading, || reading.run(&from)) {
                // The other end is gone only when all has stopped.
                let _ = results.send(Err(error));
            }
        };
        spawn("read".to_owned()).spawn_scoped(scope, read_all).map_err(failed)?;
        let written = in_order(&done, budget, &mut write);
        budget.stop();
        written
    })
}

/// What every chunk held, read and worked on in this thread.
pub(crate) fn run_here(options: &Options, spool: &Path) -> Result<Vec<Done>, Error> {
    let extractor = Extractor::builder().terms(options.terms.iter().cloned()).build();
    let stages = Stages::default();
    let (mut worker, mut done) = (Worker::new(options, extractor, &stages), Vec::new());
    let send = |chunk| {
        done.push(worker.work(chunk));
        true
    };
    Reader::new(options, spool, send).run(&Point::default())?;
    done.into_iter().collect()
}

fn serve(
    mut worker: Worker<'_>,
    work: &Receiver<Chunk>,
    results: &Sender<Result<Done, Error>>,
    budget: &Budget,
) {
    for chunk in work {
        if budget.is_stopped() || results.send(worker.work(chunk)).is_err() {
            return;
        }
    }
}

/// Writes chunks in the order in which they were read.
fn in_order(
    done: &Receiver<Result<Done, Error>>,
    budget: &Budget,
    write: &mut impl FnMut(Done) -> Result<(), Error>,
) -> Result<(), Error> {
    let (mut early, mut next) = (BTreeMap::new(), 0);
    for result in done {
        let result = result?;
        early.insert(result.number, result);
        while let Some(due) = early.remove(&next) {
            let bytes = weight(due.bytes);
            write(due)?;
            budget.give_back(bytes);
            next += 1;
        }
    }
    Ok(())
}
