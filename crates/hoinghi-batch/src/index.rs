//! Where keys were first met: in memory up to a number, then in sorted files.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

/// Keys in memory at most: what a table of 32 MiB has room for.
pub(crate) const MOST: usize = (1 << 20) / 8 * 7;
/// A key and its place on disk.
const ENTRY: usize = 24;
/// Entries of a file that are read at a time.
const BLOCK: usize = 256;

/// Where something stands: the part, and the byte in a file of it.
pub(crate) type Where = (u32, u32);

/// Keys, which have to be digests, with their places.
pub(crate) struct Index {
    keys: HashMap<u128, Where>,
    most: usize,
    folder: PathBuf,
    name: &'static str,
    runs: Vec<Run>,
}

/// Entries on disk, sorted by key.
struct Run {
    file: File,
    entries: usize,
    /// The first key of every block.
    firsts: Vec<u128>,
}

impl Index {
    /// Nothing yet; files are written to `folder` under `name`.
    pub(crate) fn new(folder: PathBuf, name: &'static str, most: usize) -> Index {
        Index { keys: HashMap::new(), most, folder, name, runs: Vec::new() }
    }

    pub(crate) fn get(&mut self, key: u128) -> io::Result<Option<Where>> {
        if let Some(found) = self.keys.get(&key) {
            return Ok(Some(*found));
        }
        for run in &mut self.runs {
            if let Some(found) = run.find(key)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    pub(crate) fn insert(&mut self, key: u128, place: Where) -> io::Result<()> {
        self.keys.insert(key, place);
        if self.keys.len() >= self.most { self.spill() } else { Ok(()) }
    }

    fn spill(&mut self) -> io::Result<()> {
        let mut entries: Vec<(u128, Where)> = self.keys.drain().collect();
        entries.sort_unstable();
        let path = self.folder.join(format!("{}-{:04}", self.name, self.runs.len()));
        let file = File::options().read(true).write(true).create(true).truncate(true).open(path)?;
        let mut out = BufWriter::new(file);
        for (key, (part, at)) in &entries {
            out.write_all(&key.to_be_bytes())?;
            out.write_all(&part.to_be_bytes())?;
            out.write_all(&at.to_be_bytes())?;
        }
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        let firsts = entries.iter().step_by(BLOCK).map(|(key, _)| *key).collect();
        self.runs.push(Run { file, entries: entries.len(), firsts });
        Ok(())
    }
}

impl Run {
    fn find(&mut self, key: u128) -> io::Result<Option<Where>> {
        let after = self.firsts.partition_point(|first| *first <= key);
        let Some(block) = after.checked_sub(1) else { return Ok(None) };
        let start = block * BLOCK;
        let mut bytes = [0; BLOCK * ENTRY];
        let held = &mut bytes[..(self.entries - start).min(BLOCK) * ENTRY];
        self.file.seek(SeekFrom::Start((start * ENTRY) as u64))?;
        self.file.read_exact(held)?;
        let key = key.to_be_bytes();
        let found = held.chunks_exact(ENTRY).find(|entry| entry[..16] == key);
        let number = |bytes: &[u8]| bytes.iter().fold(0, |n: u32, b| n << 8 | u32::from(*b));
        Ok(found.map(|entry| (number(&entry[16..20]), number(&entry[20..]))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_in_memory_and_on_disk() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut index = Index::new(folder.path().to_owned(), "keys", 1_000);
        let key = |n: u32| u128::from(n).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
        for n in 0..3_500 {
            assert_eq!(index.get(key(n)).expect("read"), None);
            index.insert(key(n), (n, n + 1)).expect("written");
        }
        assert_eq!((index.runs.len(), index.keys.len()), (3, 500));
        for n in 0..3_500 {
            assert_eq!(index.get(key(n)).expect("read"), Some((n, n + 1)));
        }
        assert_eq!(index.get(0).expect("read"), Some((0, 1)));
        assert_eq!(index.get(u128::MAX).expect("read"), None);
    }
}
