//! The state of a run on disk: what was begun, and which parts are done.
//!
//! A part is done when its record stands in `.hoinghi/parts`. Everything is written under
//! `.hoinghi/tmp`, synced and renamed; the record comes last.

use crate::chunk::{End, Point};
use crate::error::Error;
use crate::manifest::Counts;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// What a run was begun with.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Begun {
    pub(crate) version: String,
    pub(crate) options: Value,
    /// A digest of the inputs' names, sizes and times.
    pub(crate) inputs: String,
}

/// A part that is done.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct PartRecord {
    pub(crate) counts: Counts,
    pub(crate) end: End,
}

/// The folders of a run.
#[derive(Clone, Debug)]
pub(crate) struct State {
    pub(crate) out: PathBuf,
}

/// Where a run goes on.
#[derive(Debug, Default)]
pub(crate) struct Resumed {
    pub(crate) parts: u64,
    pub(crate) counts: Counts,
    pub(crate) point: Point,
    /// Whether everything was read.
    pub(crate) ended: bool,
}

/// Makes a folder of the output; one that is a link would lead out of it.
pub(crate) fn own_folder(path: &Path) -> Result<(), Error> {
    refuse_link(path)?;
    fs::create_dir_all(path).map_err(Error::io(path))
}

/// Fails where a path of the output is a link.
pub(crate) fn refuse_link(path: &Path) -> Result<(), Error> {
    if path.is_symlink() {
        let message = format!("{} is a link: nothing is written through it", path.display());
        return Err(Error::Usage(message));
    }
    Ok(())
}

impl State {
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.out.join(".hoinghi").join(name)
    }

    pub(crate) fn tmp(&self) -> PathBuf {
        self.path("tmp")
    }

    pub(crate) fn numbered(&self, folder: &str, part: u64, ending: &str) -> PathBuf {
        self.path(folder).join(format!("{part:06}.{ending}"))
    }

    /// Begins a run in the folder, or goes on with the one in it.
    pub(crate) fn open(out: &Path, begun: &Begun, resume: bool) -> Result<(State, Resumed), Error> {
        let state = State { out: out.to_owned() };
        let run = state.path("run.json");
        if run.exists() {
            if !resume {
                return Err(Error::Occupied(out.to_owned()));
            }
            state.check(&run, begun)?;
        }
        for folder in ["parts", "rejects", "prints", "ids", "tmp"] {
            own_folder(&state.path(folder))?;
        }
        state.clear_tmp()?;
        if !run.exists() {
            let told = serde_json::to_vec_pretty(begun).map_err(internal)?;
            state.write(&run, &told)?;
        }
        let resumed = state.resumed()?;
        Ok((state, resumed))
    }

    fn check(&self, run: &Path, begun: &Begun) -> Result<(), Error> {
        let bytes = fs::read(run).map_err(Error::io(run))?;
        let was: Begun = serde_json::from_slice(&bytes).map_err(internal)?;
        let difference = if was.version != begun.version {
            format!("it was begun with version {}, this is {}", was.version, begun.version)
        } else if was.options != begun.options {
            format!("it was begun with other options: {}", differing(&was.options, &begun.options))
        } else if was.inputs != begun.inputs {
            "the inputs are no longer what they were".to_owned()
        } else {
            return Ok(());
        };
        Err(Error::Changed { folder: self.out.clone(), difference })
    }

    /// Files that a broken run left.
    fn clear_tmp(&self) -> Result<(), Error> {
        let tmp = self.tmp();
        for entry in fs::read_dir(&tmp).map_err(Error::io(&tmp))?.flatten() {
            fs::remove_file(entry.path()).map_err(Error::io(&entry.path()))?;
        }
        Ok(())
    }

    fn resumed(&self) -> Result<Resumed, Error> {
        let mut resumed = Resumed::default();
        loop {
            let path = self.numbered("parts", resumed.parts, "json");
            let bytes = match fs::read(&path) {
                Ok(bytes) => bytes,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(resumed),
                Err(error) => return Err(Error::io(&path)(error)),
            };
            let record: PartRecord = serde_json::from_slice(&bytes).map_err(internal)?;
            resumed.parts += 1;
            resumed.counts.add(&record.counts);
            resumed.ended = record.end.last;
            resumed.point = record.end.point;
        }
    }

    /// Writes a file aside, syncs it and renames it to `path`.
    pub(crate) fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        let aside = self.tmp().join("aside");
        let write = || {
            let mut file = File::create(&aside)?;
            file.write_all(bytes)?;
            file.sync_all()
        };
        write().map_err(Error::io(path))?;
        self.rename(&aside, path)
    }

    /// Renames a synced file and syncs the folder that it goes to.
    pub(crate) fn rename(&self, from: &Path, to: &Path) -> Result<(), Error> {
        fs::rename(from, to).map_err(Error::io(to))?;
        let folder = to.parent().unwrap_or(&self.out);
        sync(&[Sync::Folder(folder)]).map_err(Error::io(to))
    }

    /// Syncs files written aside, then puts them in place, then syncs their folders.
    pub(crate) fn place(&self, files: &[(File, PathBuf, PathBuf)]) -> Result<(), Error> {
        let told = Error::io(&self.out);
        let written: Vec<_> = files.iter().map(|(file, ..)| Sync::File(file)).collect();
        sync(&written).map_err(told)?;
        for (_, from, to) in files {
            fs::rename(from, to).map_err(Error::io(to))?;
        }
        let folders: Vec<_> =
            files.iter().filter_map(|(.., to)| to.parent()).map(Sync::Folder).collect();
        sync(&folders).map_err(Error::io(&self.out))
    }
}

/// What has to last.
enum Sync<'a> {
    File(&'a File),
    Folder(&'a Path),
}

/// Syncs many at a time: a disk that is asked at once writes once. Where folders can't be opened,
/// the system sees to their entries itself.
fn sync(all: &[Sync<'_>]) -> std::io::Result<()> {
    let one = |what: &Sync<'_>| match what {
        Sync::File(file) => file.sync_all(),
        Sync::Folder(folder) if cfg!(unix) => File::open(folder)?.sync_all(),
        Sync::Folder(_) => Ok(()),
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = all.iter().map(|what| scope.spawn(move || one(what))).collect();
        threads.into_iter().try_for_each(|thread| {
            thread.join().unwrap_or_else(|_| Err(std::io::Error::other("syncing failed")))
        })
    })
}

pub(crate) fn internal(error: serde_json::Error) -> Error {
    Error::Internal(error.to_string())
}

/// The names of the options that differ.
fn differing(was: &Value, is: &Value) -> String {
    let names =
        was.as_object().into_iter().chain(is.as_object()).flat_map(|options| options.keys());
    let mut names: Vec<&str> =
        names.filter(|name| was.get(name) != is.get(name)).map(String::as_str).collect();
    names.dedup();
    names.sort_unstable();
    names.dedup();
    names.join(", ")
}
