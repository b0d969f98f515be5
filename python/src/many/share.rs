//! Work shared out to threads.

use indicatif::{ProgressBar, ProgressStyle};
use pyo3::prelude::*;
use std::convert::Infallible;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// How often a caller who waits looks for an interrupt and moves the progress line.
const BEAT: Duration = Duration::from_millis(50);

/// What `work` makes of each job, in the order of the jobs.
///
/// The threads end with the call, so that a process may fork before and after. `beat` is told now
/// and then how many jobs are begun; its error ends the work, which long jobs are told by a flag.
pub(super) fn share_out<J: Sync, T: Send + Sync>(
    threads: usize,
    jobs: &[J],
    work: impl Fn(&J, &AtomicBool) -> T + Sync,
    mut beat: impl FnMut(usize) -> PyResult<()>,
) -> PyResult<Vec<T>> {
    let slots: Vec<OnceLock<T>> = jobs.iter().map(|_| OnceLock::new()).collect();
    let (next, stop) = (&AtomicUsize::new(0), &AtomicBool::new(false));
    let run = || {
        while !stop.load(Ordering::Relaxed) {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let (Some(job), Some(slot)) = (jobs.get(at), slots.get(at)) else { break };
            // Each slot is one thread's alone.
            let _ = slot.set(work(job, stop));
        }
    };
    thread::scope(|scope| {
        // Nothing is ever sent: the channel closes when the last thread ends.
        let (open, closed) = mpsc::channel::<Infallible>();
        for _ in 0..threads.min(jobs.len()) {
            let (open, run) = (open.clone(), &run);
            let worker = move || {
                run();
                drop(open);
            };
            if let Err(error) = thread::Builder::new().spawn_scoped(scope, worker) {
                stop.store(true, Ordering::Relaxed);
                return Err(PyErr::from(error));
            }
        }
        drop(open);
        while closed.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
            beat(next.load(Ordering::Relaxed).min(jobs.len()))
                .inspect_err(|_| stop.store(true, Ordering::Relaxed))?;
        }
        Ok(())
    })?;
    // Threads that came to their end have filled every slot.
    Ok(slots.into_iter().filter_map(OnceLock::into_inner).collect())
}

/// A progress line on standard error, shown only on a terminal.
pub(crate) fn bar(texts: Option<usize>) -> ProgressBar {
    let (bar, told) = match texts {
        Some(texts) => (ProgressBar::new(texts as u64), "{pos}/{len} reports, {eta} left"),
        None => (ProgressBar::no_length(), "{pos} reports in {elapsed}"),
    };
    let style = ProgressStyle::with_template(told);
    style.map(|style| bar.clone().with_style(style)).unwrap_or(bar)
}
