//! Lexicon terms of the user's own, from a file.

use anyhow::{Context, Result, bail};
use hoinghi::lexicon::{Class, Term};
use std::path::Path;

/// Reads tab-separated rows of term, class and, where it differs from the term, full form.
///
/// A header row is skipped, as are empty rows and rows that begin with `#`. A fourth column is a
/// note.
pub(crate) fn read(path: &Path) -> Result<Vec<Term>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    parse(&text).map_err(|(line, wrong)| wrong.context(format!("{}:{line}", path.display())))
}

fn parse(text: &str) -> Result<Vec<Term>, (usize, anyhow::Error)> {
    let rows = text.trim_start_matches('\u{FEFF}').lines().zip(1..);
    let is_term = |row: &str, line| {
        let header = line == 1 && row.starts_with("term\tclass");
        !header && !row.trim().is_empty() && !row.starts_with('#')
    };
    rows.filter(|&(row, line)| is_term(row, line))
        .map(|(row, line)| term(row).map_err(|wrong| (line, wrong)))
        .collect()
}

fn term(row: &str) -> Result<Term> {
    let columns: Vec<&str> = row.split('\t').map(str::trim).collect();
    let (text, class, full) = match columns[..] {
        [text, class] => (text, class, ""),
        [text, class, full] | [text, class, full, _] => (text, class, full),
        _ => bail!(
            "{} columns; a row is term, class and full form with a tab between them",
            columns.len()
        ),
    };
    if text.is_empty() {
        bail!("the term is empty");
    }
    Ok(Term::new(text, self::class(class)?, full))
}

fn class(name: &str) -> Result<Class> {
    let found = Class::ALL.iter().copied().find(|class| class.name() == name);
    found.with_context(|| {
        let names: Vec<&str> = Class::ALL.iter().map(|class| class.name()).collect();
        format!("no class is named {name:?}; the classes are {}", names.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_give_terms() {
        let terms =
            parse("term\tclass\tfull\n# mine\n\nPGD\tschool\tPhòng\nX\tschool\n").expect("rows");
        assert_eq!(terms.len(), 2);
        assert_eq!((&*terms[0].text, &*terms[0].full), ("PGD", "Phòng"));
        assert_eq!((&*terms[1].text, &*terms[1].full), ("X", "X"));
    }

    #[test]
    fn errors_name_line_and_remedy() {
        for (text, line, says) in [
            ("a\tschool\nb", 2, "1 columns"),
            ("a\tschool\t\t\t", 1, "5 columns"),
            ("a\tschol", 1, "no class is named \"schol\""),
            ("\tschool", 1, "empty"),
        ] {
            let (found, error) = parse(text).expect_err(text);
            assert_eq!(found, line);
            assert!(error.to_string().contains(says), "{error}");
        }
    }
}
