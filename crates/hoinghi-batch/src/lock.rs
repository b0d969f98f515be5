//! One run at a time in a folder.

use crate::error::Error;
use crate::state::{own_folder, refuse_link};
use fs4::{FileExt, TryLockError};
use std::fs::File;
use std::io::ErrorKind;
use std::path::Path;

/// A lock that the system gives back when the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the folder of a run; fails at once where another process has it.
    pub(crate) fn take(out: &Path) -> Result<Lock, Error> {
        let folder = out.join(".hoinghi");
        own_folder(&folder)?;
        let path = folder.join("lock");
        refuse_link(&path)?;
        let opened = File::options().write(true).create(true).truncate(false).open(&path);
        let file = opened.map_err(Error::io(&path))?;
        match FileExt::try_lock(&file) {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::Busy(out.to_owned())),
            // Some network disks have no locks.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                tracing::warn!("{}: can't be locked: start no second run", out.display());
            }
            Err(TryLockError::Error(error)) => return Err(Error::io(&path)(error)),
        }
        Ok(Lock { _file: file })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_taken_once_at_a_time() {
        let out = tempfile::tempdir().expect("a folder");
        let lock = Lock::take(out.path()).expect("free");
        assert!(matches!(Lock::take(out.path()), Err(Error::Busy(_))));
        drop(lock);
        Lock::take(out.path()).expect("free again");
    }
}
