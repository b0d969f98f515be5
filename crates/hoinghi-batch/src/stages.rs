//! What the processor's time is spent on, for the log.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

/// A stage of the work.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Stage {
    /// Files to records: input, unpacking, finding where records end.
    Reading,
    /// Records to text: JSON, encodings.
    Decoding,
    /// Pages to text.
    Pages,
    /// Text to facts.
    Extraction,
    /// Facts to rows and lines of JSON.
    Rows,
    /// Ids and reposts.
    Repeats,
    /// Rows to Parquet: encoding, Zstandard, output.
    Parquet,
    /// Lines of JSON to files.
    Lines,
}

const NAMES: [&str; 8] =
    ["reading", "decoding", "pages", "extraction", "rows", "repeats", "Parquet", "JSON Lines"];

/// Processor time of all threads by stage.
#[derive(Debug, Default)]
pub(crate) struct Stages {
    nanoseconds: [AtomicU64; NAMES.len()],
}

impl Stages {
    /// Does work and counts its time; what is timed inside would be counted twice.
    pub(crate) fn time<T>(&self, stage: Stage, work: impl FnOnce() -> T) -> T {
        let begun = clock();
        let done = work();
        let spent = clock().saturating_sub(begun);
        self.nanoseconds[stage as usize].fetch_add(spent, Ordering::Relaxed);
        done
    }
}

/// "reading 2 %, …": shares of what was timed.
impl fmt::Display for Stages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let spent = self.nanoseconds.each_ref().map(|time| time.load(Ordering::Relaxed) as f64);
        let all = spent.iter().sum::<f64>();
        write!(f, "{:.1} s:", all / 1e9)?;
        for (at, (name, spent)) in NAMES.iter().zip(spent).enumerate() {
            let comma = if at == 0 { "" } else { "," };
            write!(f, "{comma} {name} {:.1} %", 100.0 * spent / all.max(1.0))?;
        }
        Ok(())
    }
}

/// Nanoseconds that the processor has worked for this thread.
#[cfg(unix)]
fn clock() -> u64 {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    let number = |part: i64| u64::try_from(part).unwrap_or(0);
    number(now.tv_sec) * 1_000_000_000 + number(now.tv_nsec)
}

/// Nanoseconds since the first call, where the system has no such clock for threads.
#[cfg(not(unix))]
fn clock() -> u64 {
    use std::sync::LazyLock;
    use std::time::Instant;
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    u64::try_from(BEGUN.elapsed().as_nanos()).unwrap_or(u64::MAX)
}
