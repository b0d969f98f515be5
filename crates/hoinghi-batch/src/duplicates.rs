//! Which articles say the same as an earlier one.
//!
//! Every part keeps the keys and ids of its articles: a resumed run reads them again.

use crate::error::Error;
use crate::index::{Index, MOST, Where};
use crate::state::State;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// What was seen.
pub(crate) struct Seen {
    state: State,
    keys: Index,
    part: u32,
    /// The keys and ids of the part that is being written.
    prints: Vec<u8>,
}

impl Seen {
    /// What the parts that are done have seen.
    pub(crate) fn open(state: &State, parts: u64) -> Result<Seen, Error> {
        Seen::with(state, parts, MOST)
    }

    fn with(state: &State, parts: u64, most: usize) -> Result<Seen, Error> {
        let mut seen = Seen {
            state: state.clone(),
            keys: Index::new(state.tmp(), "seen", most),
            part: 0,
            prints: Vec::new(),
        };
        for part in 0..parts {
            let path = state.numbered("prints", part, "bin");
            let prints = fs::read(&path).map_err(Error::io(&path))?;
            seen.load(&prints)?;
            seen.part += 1;
        }
        Ok(seen)
    }

    fn load(&mut self, prints: &[u8]) -> Result<(), Error> {
        let mut at = 0;
        while let Some((key, id)) = entry(prints, at) {
            self.remember(key, at)?;
            at += 20 + id.len();
        }
        Ok(())
    }

    fn remember(&mut self, key: u128, at: usize) -> Result<(), Error> {
        let at =
            u32::try_from(at).map_err(|_| Error::Internal("a part beyond 4 GiB".to_owned()))?;
        self.keys.insert(key, (self.part, at)).map_err(Error::io(&self.state.tmp()))
    }

    /// The id of the first article with this key, if this is not the first.
    pub(crate) fn meet(&mut self, key: u128, id: &str) -> Result<Option<String>, Error> {
        if let Some(place) = self.keys.get(key).map_err(Error::io(&self.state.tmp()))? {
            return self.id(place).map(Some);
        }
        let at = self.prints.len();
        let length = u32::try_from(id.len()).unwrap_or(0);
        self.prints.extend_from_slice(&key.to_be_bytes());
        self.prints.extend_from_slice(&length.to_be_bytes());
        self.prints.extend_from_slice(&id.as_bytes()[..length as usize]);
        self.remember(key, at)?;
        Ok(None)
    }

    fn id(&self, (part, at): Where) -> Result<String, Error> {
        let (part, at) = (u64::from(part), at as usize);
        let path = self.state.numbered("prints", part, "bin");
        let id = if part == u64::from(self.part) {
            entry(&self.prints, at).map(|(_, id)| id.to_vec())
        } else {
            read_id(&path, at).map_err(Error::io(&path))?
        };
        let id = id.and_then(|id| String::from_utf8(id).ok());
        id.ok_or_else(|| Error::Internal(format!("{} is broken", path.display())))
    }

    /// Keeps what the part saw.
    pub(crate) fn commit(&mut self) -> Result<(), Error> {
        let path = self.state.numbered("prints", u64::from(self.part), "bin");
        self.state.write(&path, &self.prints)?;
        self.prints.clear();
        self.part += 1;
        Ok(())
    }
}

/// The key and the id that stand at a byte.
fn entry(prints: &[u8], at: usize) -> Option<(u128, &[u8])> {
    let key = prints.get(at..at + 16)?.try_into().ok().map(u128::from_be_bytes)?;
    let length = prints.get(at + 16..at + 20)?.try_into().ok().map(u32::from_be_bytes)?;
    Some((key, prints.get(at + 20..at + 20 + length as usize)?))
}

fn read_id(path: &Path, at: usize) -> io::Result<Option<Vec<u8>>> {
    let mut file = File::open(path)?;
    let mut length = [0; 4];
    file.seek(SeekFrom::Start(at as u64 + 16))?;
    file.read_exact(&mut length)?;
    let mut id = Vec::new();
    file.take(u64::from(u32::from_be_bytes(length))).read_to_end(&mut id)?;
    Ok(Some(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn firsts_are_found_in_memory_on_disk_and_after_a_restart() {
        let folder = tempfile::tempdir().expect("a folder");
        let state = State { out: folder.path().to_owned() };
        for name in ["prints", "tmp"] {
            fs::create_dir_all(state.path(name)).expect("a folder");
        }
        let mut seen = Seen::with(&state, 0, 4).expect("empty");
        let key = |n: u32| u128::from(n).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
        for n in 0..30 {
            assert_eq!(seen.meet(key(n), &format!("bài {n}")).expect("new"), None);
            if n % 7 == 6 {
                seen.commit().expect("a part");
            }
        }
        for n in 0..30 {
            assert_eq!(seen.meet(key(n), "x").expect("old"), Some(format!("bài {n}")));
        }
        let mut again = Seen::with(&state, 4, 4).expect("parts");
        assert_eq!(again.meet(key(27), "x").expect("old"), Some("bài 27".to_owned()));
        assert_eq!(again.meet(key(28), "y").expect("not committed"), None);
    }
}
