//! Which ids have been given. Tables are joined by id, so no two reports may bear the same one.

use crate::error::Error;
use crate::index::{Index, MOST};
use crate::state::State;
use std::fs;
use xxhash_rust::xxh3::xxh3_128;

/// The ids of a run. Every part keeps the digests of its own: a resumed run reads them again.
pub(crate) struct Ids {
    state: State,
    given: Index,
    part: u64,
    /// The digests of the part that is being written.
    digests: Vec<u8>,
}

impl Ids {
    /// The ids of the parts that are done.
    pub(crate) fn open(state: &State, parts: u64) -> Result<Ids, Error> {
        let given = Index::new(state.tmp(), "ids", MOST);
        let mut ids = Ids { state: state.clone(), given, part: parts, digests: Vec::new() };
        for part in 0..parts {
            let path = state.numbered("ids", part, "bin");
            let bytes = fs::read(&path).map_err(Error::io(&path))?;
            for digest in bytes.chunks_exact(16) {
                let digest = digest.iter().fold(0, |n: u128, byte| n << 8 | u128::from(*byte));
                ids.given.insert(digest, (0, 0)).map_err(Error::io(&state.tmp()))?;
            }
        }
        Ok(ids)
    }

    /// Gives an id; whether it was free.
    pub(crate) fn give(&mut self, id: &str) -> Result<bool, Error> {
        let digest = xxh3_128(id.as_bytes());
        let mut give = || {
            if self.given.get(digest)?.is_some() {
                return Ok(false);
            }
            self.given.insert(digest, (0, 0))?;
            self.digests.extend_from_slice(&digest.to_be_bytes());
            Ok(true)
        };
        give().map_err(Error::io(&self.state.tmp()))
    }

    /// Keeps what the part gave.
    pub(crate) fn commit(&mut self) -> Result<(), Error> {
        self.state.write(&self.state.numbered("ids", self.part, "bin"), &self.digests)?;
        self.digests.clear();
        self.part += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_given_once_and_remembered_after_a_restart() {
        let folder = tempfile::tempdir().expect("a folder");
        let state = State { out: folder.path().to_owned() };
        for name in ["ids", "tmp"] {
            fs::create_dir_all(state.path(name)).expect("a folder");
        }
        let mut ids = Ids::open(&state, 0).expect("empty");
        assert!(ids.give("một").expect("free") && !ids.give("một").expect("given"));
        ids.commit().expect("a part");
        assert!(ids.give("hai").expect("free"));
        let mut again = Ids::open(&state, 1).expect("a part");
        assert!(!again.give("một").expect("given") && again.give("hai").expect("not committed"));
    }
}
