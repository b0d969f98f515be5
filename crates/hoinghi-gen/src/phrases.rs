//! The words of the generator: lists of phrases under names, read from the crate's `data/`.
//!
//! A line `@name` begins a list, every other line is one phrase of it, `#` begins a comment.

use std::collections::HashMap;
use std::sync::OnceLock;

const FILES: &[&str] = &[
    include_str!("../data/sectors.txt"),
    include_str!("../data/names.txt"),
    include_str!("../data/frames.txt"),
    include_str!("../data/results.txt"),
    include_str!("../data/tasks.txt"),
];

/// The phrases under a name; empty where there are none.
pub(crate) fn list(name: &str) -> &'static [&'static str] {
    static LISTS: OnceLock<HashMap<&'static str, Vec<&'static str>>> = OnceLock::new();
    LISTS.get_or_init(read).get(name).map_or(&[], Vec::as_slice)
}

fn read() -> HashMap<&'static str, Vec<&'static str>> {
    let mut lists: HashMap<_, Vec<_>> = HashMap::new();
    let mut name = "";
    for line in FILES.iter().flat_map(|file| file.lines()) {
        match line.strip_prefix('@') {
            Some(next) => name = next,
            None if line.is_empty() || line.starts_with('#') => {}
            None => lists.entry(name).or_default().push(line),
        }
    }
    lists
}
