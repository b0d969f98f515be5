//! Sample data for the benchmarks, made when they run: the same bytes every time.

pub mod hostile;
pub mod prose;

use hoinghi_gen::{Generated, Reports, generate_sized};

/// The sizes of single reports, in bytes, and their names.
const SIZES: [(usize, &str); 5] = [
    (1 << 10, "1 KiB"),
    (10 << 10, "10 KiB"),
    (100 << 10, "100 KiB"),
    (1 << 20, "1 MiB"),
    (10 << 20, "10 MiB"),
];

/// The sizes of single reports, in bytes, and their names; the largest only where code is optimised.
pub fn sizes() -> &'static [(usize, &'static str)] {
    if cfg!(debug_assertions) { &SIZES[..4] } else { &SIZES }
}

/// One report of at most `bytes` bytes, and little less: whole lines of a longer one.
pub fn report(bytes: usize) -> String {
    let text = generate_sized(7, bytes).text;
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        if end > 0 && end + line.len() > bytes {
            break;
        }
        end += line.len();
    }
    text[..end].to_owned()
}

/// Reports that together have at least `bytes` bytes.
pub fn corpus(bytes: usize) -> Vec<Generated> {
    let mut made = Vec::new();
    let mut size = 0;
    for report in Reports::from(1) {
        if size >= bytes {
            break;
        }
        size += report.text.len();
        made.push(report);
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_have_their_sizes() {
        for &(bytes, name) in sizes() {
            let size = report(bytes).len();
            assert!(size <= bytes && size > bytes / 2, "{name}: {size}");
        }
        let size: usize = corpus(1 << 20).iter().map(|made| made.text.len()).sum();
        assert!(size >= 1 << 20);
    }
}
