//! The files that the inputs name, in a fixed order, one after the other.

use crate::error::Error;
use crate::options::{Format, Options};
use globset::{Glob, GlobSet, GlobSetBuilder};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::Xxh3Default;

/// What a file is compressed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Packing {
    None,
    Gzip,
    Zstd,
}

/// A file to be read, or a place that can't be.
#[derive(Debug)]
pub(crate) struct Input {
    /// The path as named or found, with `/` between its parts.
    pub(crate) name: String,
    pub(crate) file: Result<File, String>,
}

/// A file that was found.
#[derive(Debug)]
pub(crate) struct File {
    /// `None` for standard input.
    pub(crate) path: Option<PathBuf>,
    /// `None` where only the content can tell.
    pub(crate) format: Option<Format>,
    /// `None` where only the content can tell.
    pub(crate) packing: Option<Packing>,
    pub(crate) bytes: u64,
    /// Of a page or text, the path without endings is the id's base.
    modified: Option<std::time::SystemTime>,
}

/// What a run would read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Files, standard input among them.
    pub files: u64,
    /// Their size as they stand, compressed or not.
    pub bytes: u64,
    /// Files a format; `unknown` where only the content can tell.
    pub formats: BTreeMap<&'static str, u64>,
    /// Folders and files that can't be read.
    pub unreadable: Vec<String>,
    pub(crate) digest: u64,
}

/// What a run with these options would read.
///
/// # Errors
/// When an input does not exist or a pattern can't be read.
pub fn plan(options: &Options) -> Result<Plan, Error> {
    let mut plan = Plan::default();
    let mut digest = Xxh3Default::new();
    for input in Walk::new(options)? {
        digest.update(input.name.as_bytes());
        let file = match input.file {
            Ok(file) => file,
            Err(message) => {
                digest.update(&[0xFF]);
                plan.unreadable.push(format!("{}: {message}", input.name));
                continue;
            }
        };
        plan.files += 1;
        plan.bytes += file.bytes;
        *plan.formats.entry(file.format.map_or("unknown", Format::as_str)).or_default() += 1;
        let since = file.modified.and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
        digest.update(&[0]);
        digest.update(&file.bytes.to_le_bytes());
        digest.update(&since.map_or(0, |since| since.as_nanos()).to_le_bytes());
    }
    plan.digest = digest.digest();
    Ok(plan)
}

/// The inputs one after the other: those of a folder sorted by name, folders in their place among
/// the files. At most the names of the open folders are held.
pub(crate) struct Walk {
    roots: std::vec::IntoIter<PathBuf>,
    open: Vec<Folder>,
    root: Option<Root>,
    include: Option<GlobSet>,
    exclude: GlobSet,
    out: Option<PathBuf>,
    format: Option<Format>,
}

/// The folder that a walk may not leave.
struct Root {
    shown: PathBuf,
    real: PathBuf,
}

struct Folder {
    path: PathBuf,
    names: std::vec::IntoIter<std::ffi::OsString>,
}

impl Walk {
    pub(crate) fn new(options: &Options) -> Result<Walk, Error> {
        let stdins = options.inputs.iter().filter(|path| path.as_os_str() == "-").count();
        if stdins > 1 {
            return Err(Error::Usage("standard input can be read once only".to_owned()));
        }
        for (at, path) in options.inputs.iter().enumerate() {
            if path.as_os_str() != "-" && !path.exists() {
                return Err(Error::Usage(format!("{}: no such file or folder", path.display())));
            }
            if options.inputs[..at].contains(path) {
                return Err(Error::Usage(format!("{} is named twice", path.display())));
            }
        }
        Ok(Walk {
            roots: options.inputs.clone().into_iter(),
            open: Vec::new(),
            root: None,
            include: (!options.include.is_empty()).then(|| globs(&options.include)).transpose()?,
            exclude: globs(&options.exclude)?,
            out: fs::canonicalize(&options.out).ok(),
            format: options.format,
        })
    }

    /// Opens a folder, or tells why it can't be.
    fn enter(&mut self, path: PathBuf) -> Option<Input> {
        if self.out.is_some() && fs::canonicalize(&path).ok() == self.out {
            return None;
        }
        let names: std::io::Result<Vec<_>> = fs::read_dir(&path)
            .and_then(|entries| entries.map(|entry| Ok(entry?.file_name())).collect());
        match names {
            Ok(mut names) => {
                names.sort_unstable();
                self.open.push(Folder { path, names: names.into_iter() });
                None
            }
            Err(error) => Some(Input { name: shown(&path), file: Err(error.to_string()) }),
        }
    }

    fn begin(&mut self, path: PathBuf) -> Option<Input> {
        if path.as_os_str() == "-" {
            let file =
                File { path: None, format: self.format, packing: None, bytes: 0, modified: None };
            return Some(Input { name: "-".to_owned(), file: Ok(file) });
        }
        if !path.is_dir() {
            return Some(self.file(path));
        }
        self.root = match fs::canonicalize(&path) {
            Ok(real) => Some(Root { shown: path.clone(), real }),
            Err(error) => return Some(Input { name: shown(&path), file: Err(error.to_string()) }),
        };
        self.enter(path)
    }

    /// A file, its format and packing told by its name.
    fn file(&self, path: PathBuf) -> Input {
        let (format, packing) = kind(&path);
        let name = shown(&path);
        let file = fs::metadata(&path).map_err(|error| error.to_string()).map(|data| File {
            path: Some(path),
            format: self.format.or(format),
            packing,
            bytes: data.len(),
            modified: data.modified().ok(),
        });
        Input { name, file }
    }

    fn visit(&mut self, path: PathBuf) -> Option<Input> {
        let root = self.root.as_ref()?;
        let kind_of = fs::symlink_metadata(&path).ok()?.file_type();
        let inside = path.strip_prefix(&root.shown).unwrap_or(&path);
        if self.exclude.is_match(inside) {
            return None;
        }
        if kind_of.is_dir() {
            return self.enter(path);
        }
        let wanted = match &self.include {
            Some(include) => include.is_match(inside),
            None => self.format.is_some() || kind(&path).0.is_some(),
        };
        let leads_inside = || {
            fs::canonicalize(&path).is_ok_and(|real| real.starts_with(&root.real) && real.is_file())
        };
        let readable = kind_of.is_file() || (kind_of.is_symlink() && leads_inside());
        (wanted && readable).then(|| self.file(path))
    }
}

impl Iterator for Walk {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        loop {
            let found = match self.open.last_mut() {
                Some(folder) => match folder.names.next() {
                    Some(name) => {
                        let path = folder.path.join(name);
                        self.visit(path)
                    }
                    None => {
                        self.open.pop();
                        None
                    }
                },
                None => {
                    let path = self.roots.next()?;
                    self.begin(path)
                }
            };
            if found.is_some() {
                return found;
            }
        }
    }
}

/// A path with `/` between its parts.
fn shown(path: &Path) -> String {
    let shown = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        shown.into_owned()
    } else {
        shown.replace(std::path::MAIN_SEPARATOR, "/")
    }
}

/// The format and the packing that the endings of a name tell.
fn kind(path: &Path) -> (Option<Format>, Option<Packing>) {
    let ending = |path: &Path| path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
    let last = ending(path);
    let packing = match last.as_deref() {
        Some("gz") => Some(Packing::Gzip),
        Some("zst" | "zstd") => Some(Packing::Zstd),
        _ => None,
    };
    let inner = if packing.is_some() { ending(&path.with_extension("")) } else { last };
    let format = inner.and_then(|ending| Format::of_ending(&ending));
    (format, packing.or(format.map(|_| Packing::None)))
}

fn globs(patterns: &[String]) -> Result<GlobSet, Error> {
    let bad = |error: globset::Error| Error::Usage(error.to_string());
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        set.add(Glob::new(pattern).map_err(bad)?);
    }
    set.build().map_err(bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(options: &Options) -> Vec<String> {
        let root = options.inputs[0].to_string_lossy().into_owned() + "/";
        Walk::new(options).expect("options").map(|i| i.name.replace(&root, "")).collect()
    }

    #[test]
    fn folders_are_read_in_order_by_ending_and_pattern() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["b.txt", "a/z.HTML", "a/y.txt.gz", "c.md", "a/x.jsonl.zst", "out/p.txt"] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("inside")).expect("a folder");
            fs::write(path, "x").expect("a file");
        }
        let mut options = Options::new(folder.path().join("out"));
        options.inputs = vec![folder.path().to_owned()];
        assert_eq!(names(&options), ["a/x.jsonl.zst", "a/y.txt.gz", "a/z.HTML", "b.txt"]);
        options.exclude = vec!["a/*.gz".to_owned()];
        assert_eq!(names(&options), ["a/x.jsonl.zst", "a/z.HTML", "b.txt"]);
        options.include = vec!["**/*.{HTML,md}".to_owned()];
        assert_eq!(names(&options), ["a/z.HTML", "c.md"]);
        let plan = plan(&options).expect("a plan");
        assert_eq!((plan.files, plan.bytes, plan.formats["html"]), (2, 2, 1));
    }

    #[test]
    fn endings_tell() {
        let of = |name: &str| kind(Path::new(name));
        assert_eq!(of("a.warc.gz"), (Some(Format::Warc), Some(Packing::Gzip)));
        assert_eq!(of("a.ndjson"), (Some(Format::Jsonl), Some(Packing::None)));
        assert_eq!(of("a.gz"), (None, Some(Packing::Gzip)));
        assert_eq!(of("a"), (None, None));
    }
}
