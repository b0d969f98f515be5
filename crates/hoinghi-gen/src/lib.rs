//! Invented Vietnamese conference reports together with their facts.
//!
//! A report is written and its facts are recorded in one go, so the facts are the truth about the
//! text by construction. The same seed gives the same bytes on every machine.
//!
//! ```
//! let made = hoinghi_gen::generate(7);
//! for date in &made.report.dates {
//!     assert_eq!(&made.text[date.start..date.end], date.text);
//! }
//! ```

mod citation;
mod date;
mod directive;
mod figure;
mod finish;
mod noise;
mod number;
mod person;
mod phrases;
mod rng;
mod scene;
pub mod score;
mod template;
pub mod tone;
mod world;
mod writer;

use hoinghi::Report;

/// A made report: its text, and what a careful reader finds in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Generated {
    /// The text.
    pub text: String,
    /// The facts, with offsets in bytes; the id is empty.
    pub report: Report,
}

/// The report of a seed, some two to eight kilobytes long.
pub fn generate(seed: u64) -> Generated {
    generate_sized(seed, 0)
}

/// The report of a seed, made longer with further sections until its text has `bytes` bytes.
pub fn generate_sized(seed: u64, bytes: usize) -> Generated {
    scene::write(seed, bytes)
}

/// Reports without end: those of `seed`, `seed + 1`, and so on.
///
/// ```
/// let made: Vec<_> = hoinghi_gen::Reports::from(3).take(2).collect();
/// assert_eq!(made[1], hoinghi_gen::generate(4));
/// ```
#[derive(Clone, Debug)]
pub struct Reports {
    seed: u64,
}

impl From<u64> for Reports {
    fn from(seed: u64) -> Self {
        Reports { seed }
    }
}

impl Iterator for Reports {
    type Item = Generated;

    fn next(&mut self) -> Option<Generated> {
        let seed = self.seed;
        self.seed = seed.wrapping_add(1);
        Some(generate(seed))
    }
}
