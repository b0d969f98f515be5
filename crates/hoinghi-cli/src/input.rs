//! Reports from files, folders and standard input.

use anyhow::{Context, Result, bail};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Where one report stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    /// The report's id: a file's stem, under a folder with the folders between.
    pub(crate) id: String,
    /// `None` for standard input.
    path: Option<PathBuf>,
}

/// The inputs that paths of the command line name, or why one names none.
pub(crate) fn list(paths: &[PathBuf]) -> Vec<Result<Input>> {
    paths.iter().flat_map(|path| expand(path)).collect()
}

fn expand(path: &Path) -> Vec<Result<Input>> {
    if path.as_os_str() == "-" {
        return vec![Ok(Input { id: "stdin".to_owned(), path: None })];
    }
    if !path.is_dir() {
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        return vec![Ok(Input { id, path: Some(path.to_owned()) })];
    }
    let mut found = Vec::new();
    match fs::canonicalize(path) {
        Ok(real) => walk(path, &Root { shown: path, real: &real }, &mut found),
        Err(error) => found.push(Err(error).with_context(|| path.display().to_string())),
    }
    if found.is_empty() {
        let shown = path.display();
        found.push(Err(anyhow::anyhow!("{shown}: no *.txt in this folder or below; name a file")));
    }
    found
}

/// The folder that a walk may not leave.
struct Root<'p> {
    shown: &'p Path,
    real: &'p Path,
}

/// Collects the texts of a folder, sorted by name, folders in their place among the files.
fn walk(folder: &Path, root: &Root<'_>, found: &mut Vec<Result<Input>>) {
    let entries: std::io::Result<Vec<_>> = fs::read_dir(folder).and_then(Iterator::collect);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => {
            found.push(Err(error).with_context(|| folder.display().to_string()));
            return;
        }
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (path, kind) = (entry.path(), entry.file_type().ok());
        let is_text = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt"));
        match kind {
            Some(kind) if kind.is_dir() => walk(&path, root, found),
            Some(kind) if is_text && (kind.is_file() || leads_inside(&path, root)) => {
                found.push(Ok(Input { id: below(&path, root.shown), path: Some(path) }));
            }
            _ => {}
        }
    }
}

/// Whether a link leads to a file that is in the folder too. Links to folders are never followed:
/// what they lead to inside is found anyway.
fn leads_inside(link: &Path, root: &Root<'_>) -> bool {
    fs::canonicalize(link).is_ok_and(|real| real.starts_with(root.real) && real.is_file())
}

/// The path below a folder, without ending, with `/` between its parts.
fn below(path: &Path, folder: &Path) -> String {
    let inner = path.strip_prefix(folder).unwrap_or(path).with_extension("");
    let parts = inner.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    parts.collect::<Vec<_>>().join("/")
}

impl Input {
    /// The report's text; errors name the input, the place and the remedy.
    pub(crate) fn read(&self) -> Result<String> {
        let bytes = match &self.path {
            Some(path) => fs::read(path).with_context(|| self.name()),
            None => {
                let mut bytes = Vec::new();
                let read = std::io::stdin().lock().read_to_end(&mut bytes);
                read.map(|_| bytes).with_context(|| self.name())
            }
        }?;
        decode(bytes, &self.name())
    }

    fn name(&self) -> String {
        match &self.path {
            Some(path) => path.display().to_string(),
            None => "standard input".to_owned(),
        }
    }
}

fn decode(bytes: Vec<u8>, name: &str) -> Result<String> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        bail!("{name}: byte 0: this is UTF-16; convert it first: iconv -f UTF-16 -t UTF-8");
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let byte = error.as_bytes().get(at).copied().unwrap_or_default();
        anyhow::anyhow!(
            "{name}: byte {at}: 0x{byte:02X} is not UTF-8; convert the text first, \
             for example: iconv -f WINDOWS-1258 -t UTF-8"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_utf8_is_told_with_place_and_remedy() {
        let error = decode(b"n\xC4\x83m \xFF".to_vec(), "a.txt").expect_err("bad").to_string();
        assert!(error.starts_with("a.txt: byte 5: 0xFF"), "{error}");
        assert!(error.contains("iconv"), "{error}");
        let error = decode(b"\xFF\xFEa\0".to_vec(), "a.txt").expect_err("bad").to_string();
        assert!(error.contains("UTF-16"), "{error}");
    }

    #[test]
    fn ids_keep_the_folders_below() {
        assert_eq!(below(Path::new("in/2023/a.txt"), Path::new("in")), "2023/a");
        assert_eq!(below(Path::new("in/a.b.txt"), Path::new("in/")), "a.b");
    }
}
