//! Terms of a caller's own, from rows of text.

use super::{Class, Term};
use std::fmt;

/// A row that gives no term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// Where the row stands, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for BadRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for BadRow {}

/// Reads tab-separated rows of term, class and, where it differs from the term, full form.
///
/// A header row is skipped, as are empty rows and rows that begin with `#`. A fourth column is a
/// note.
///
/// ```
/// let terms = hoinghi::lexicon::read_terms("term\tclass\tfull\nPGD\tschool\tPhòng Giáo dục\n");
/// assert!(terms.is_ok_and(|terms| &*terms[0].full == "Phòng Giáo dục"));
/// ```
pub fn read_terms(text: &str) -> Result<Vec<Term>, BadRow> {
    let rows = text.trim_start_matches('\u{FEFF}').lines().zip(1..);
    let is_term = |row: &str, line| {
        let header = line == 1 && row.starts_with("term\tclass");
        !header && !row.trim().is_empty() && !row.starts_with('#')
    };
    rows.filter(|&(row, line)| is_term(row, line))
        .map(|(row, line)| term(row).map_err(|message| BadRow { line, message }))
        .collect()
}

fn term(row: &str) -> Result<Term, String> {
    let columns: Vec<&str> = row.split('\t').map(str::trim).collect();
    let (text, class, full) = match columns[..] {
        [text, class] => (text, class, ""),
        [text, class, full] | [text, class, full, _] => (text, class, full),
        _ => {
            let count = columns.len();
            return Err(format!(
                "{count} columns; a row is term, class and full form with a tab between them"
            ));
        }
    };
    if text.is_empty() {
        return Err("the term is empty".to_owned());
    }
    Ok(Term::new(text, self::class(class)?, full))
}

fn class(name: &str) -> Result<Class, String> {
    let found = Class::ALL.iter().copied().find(|class| class.name() == name);
    found.ok_or_else(|| {
        let names: Vec<&str> = Class::ALL.iter().map(|class| class.name()).collect();
        format!("no class is named {name:?}; the classes are {}", names.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_give_terms() {
        let terms = read_terms("term\tclass\tfull\n# mine\n\nPGD\tschool\tPhòng\nX\tschool\n")
            .expect("rows");
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
            let error = read_terms(text).expect_err(text);
            assert_eq!(error.line, line);
            assert!(error.to_string().contains(says), "{error}");
        }
    }
}
