//! The lexicon table, generated from `data/*.tsv`.

use anyhow::{Context, Result, bail, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

const TABLE: &str = "crates/hoinghi/src/lexicon/table.rs";
const HEADER: &str = "term\tclass\tfull\tnote";
const CLASSES_HEADER: &str = "class\tdoc";

/// Terms by class, each with its full form.
type Terms = BTreeMap<String, BTreeMap<String, String>>;

/// Writes the table.
pub(crate) fn write(root: &Path) -> Result<()> {
    let path = root.join(TABLE);
    fs::write(&path, generate(root)?).with_context(|| format!("can't write {}", path.display()))
}

/// Fails when the committed table is not the one that the data gives.
pub(crate) fn check(root: &Path) -> Result<()> {
    let path = root.join(TABLE);
    let committed = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    if committed != generate(root)? {
        bail!("{TABLE} differs from data/*.tsv: run `cargo xtask gen` and commit the result");
    }
    Ok(())
}

/// Sorts the rows of every file and drops those written twice.
pub(crate) fn sort(root: &Path) -> Result<()> {
    for path in files(root)? {
        let text = fs::read_to_string(&path)?;
        let mut lines = text.lines();
        let header = lines.next().unwrap_or_default();
        let key = |row: &&str| {
            let mut columns = row.split('\t').map(str::to_owned);
            let (term, class) = (columns.next(), columns.next());
            (class, term)
        };
        let mut rows: Vec<&str> = lines.filter(|row| !row.is_empty()).collect();
        rows.sort_by_key(key);
        rows.dedup_by_key(|row| key(row));
        fs::write(&path, format!("{header}\n{}\n", rows.join("\n")))?;
    }
    Ok(())
}

fn files(root: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root.join("data"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "tsv")
            && path.file_name().is_some_and(|name| name != "classes.tsv")
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn generate(root: &Path) -> Result<String> {
    let classes = classes(&root.join("data/classes.tsv"))?;
    let terms = terms(root, &classes)?;
    let mut out =
        String::from("// Generated from data/*.tsv by `cargo xtask gen`; edit those.\n\n");
    out.push_str("/// What sort of word a term is.\n");
    out.push_str("#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]\n");
    out.push_str("#[non_exhaustive]\npub enum Class {\n");
    for (class, doc) in &classes {
        writeln!(out, "    /// {doc}\n    {},", camel(class))?;
    }
    out.push_str("}\n\nimpl Class {\n    /// Every class, in the order of their names.\n");
    out.push_str("    pub const ALL: &'static [Class] = &[\n");
    for class in classes.keys() {
        writeln!(out, "        Class::{},", camel(class))?;
    }
    out.push_str("    ];\n\n    /// The name of the class in the data files.\n");
    out.push_str("    pub const fn name(self) -> &'static str {\n        match self {\n");
    for class in classes.keys() {
        writeln!(out, "            Class::{} => {class:?},", camel(class))?;
    }
    out.push_str("        }\n    }\n}\n\n");
    out.push_str(
        "/// Terms with their class and full form; an empty full form stands for the term.\n",
    );
    out.push_str("pub(super) static TERMS: &[(&str, Class, &str)] = &[\n");
    for (class, rows) in &terms {
        for (term, full) in rows {
            writeln!(out, "    ({term:?}, Class::{}, {full:?}),", camel(class))?;
        }
    }
    out.push_str("];\n");
    Ok(out)
}

fn classes(path: &Path) -> Result<BTreeMap<String, String>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    ensure!(text.lines().next() == Some(CLASSES_HEADER), "{}:1: header", path.display());
    let rows = text.lines().enumerate().skip(1).map(|(i, row)| {
        let (class, doc) = row.split_once('\t').with_context(|| {
            format!("{}:{}: no tab between class and doc", path.display(), i + 1)
        })?;
        Ok((class.to_owned(), doc.to_owned()))
    });
    let classes: BTreeMap<_, _> = rows.collect::<Result<_>>()?;
    ensure!(classes.len() <= 128, "{}: more classes than a set holds, 128", path.display());
    Ok(classes)
}

fn terms(root: &Path, classes: &BTreeMap<String, String>) -> Result<Terms> {
    let mut terms = Terms::new();
    for path in files(root)? {
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        ensure!(text.lines().next() == Some(HEADER), "{}:1: header", path.display());
        let mut last = None;
        for (i, row) in text.lines().enumerate().skip(1) {
            let place = || format!("{}:{}", path.display(), i + 1);
            let columns: Vec<&str> = row.split('\t').collect();
            let [term, class, full, _note] = columns[..] else {
                bail!("{}: {} columns, not 4", place(), columns.len());
            };
            ensure!(classes.contains_key(class), "{}: no class {class:?}", place());
            ensure!(!term.is_empty() && term.trim() == term, "{}: bad term {term:?}", place());
            let order = (class.to_owned(), term.to_owned());
            ensure!(last.as_ref() < Some(&order), "{}: out of order or twice", place());
            last = Some(order);
            let full = if full == term { "" } else { full };
            terms.entry(class.to_owned()).or_default().insert(term.to_owned(), full.to_owned());
        }
    }
    let used: BTreeSet<&String> = terms.keys().collect();
    if let Some(class) = classes.keys().find(|class| !used.contains(class)) {
        bail!("data/classes.tsv: no term has the class {class:?}");
    }
    Ok(terms)
}

/// `post_prefix` → `PostPrefix`.
fn camel(class: &str) -> String {
    class
        .split('_')
        .flat_map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            [first.to_uppercase(), rest.to_owned()]
        })
        .collect()
}
