//! A report drawn under the lines of its text.

use crate::expect::brief;
use crate::view::view;
use hoinghi::Report;
use serde_json::{Value, json};
use std::fmt::Write;

/// A fact's place and what is said of it.
struct Mark {
    start: usize,
    end: usize,
    says: String,
}

/// The width at which lines of the text are folded.
const WIDTH: usize = 100;

/// The text with its facts marked under each line; `report` has offsets in bytes.
///
/// Long lines are folded at a space; a line that goes on begins with `┆`. A mark stands where its
/// fact begins; `…` says that the fact goes on past the line.
pub fn draw(text: &str, report: &Report) -> String {
    let mut marks = marks(report);
    marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
    let mut marks = marks.into_iter().peekable();
    let mut out = String::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let shown = line.trim_end_matches(['\r', '\n']);
        let mut at = line_start;
        for (i, part) in folded(shown).into_iter().enumerate() {
            let edge = if i == 0 { '│' } else { '┆' };
            let _ = writeln!(out, "{}", format!("{edge} {part}").trim_end());
            while let Some(mark) = marks.next_if(|mark| mark.start < at + part.len()) {
                let _ = writeln!(out, "{}", underlined(part, at, &mark));
            }
            at += part.len();
        }
        line_start += line.len();
    }
    out
}

/// The parts of a line, none wider than [`WIDTH`] unless one word is.
fn folded(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = line;
    while width(rest) > WIDTH {
        let mut used = 0;
        let fits = rest.char_indices().take_while(|(_, ch)| {
            used += width(ch.encode_utf8(&mut [0; 4]));
            used <= WIDTH
        });
        let space = fits.filter(|(_, ch)| *ch == ' ').last().map(|(at, _)| at + 1);
        let at = space.or_else(|| rest.find(' ').map(|at| at + 1)).unwrap_or(rest.len());
        parts.push(&rest[..at]);
        rest = &rest[at..];
    }
    parts.push(rest);
    parts
}

/// One line: blanks, carets under the words, and what is said of them.
fn underlined(part: &str, offset: usize, mark: &Mark) -> String {
    let from = mark.start.saturating_sub(offset);
    let to = mark.end.saturating_sub(offset).min(part.len());
    let before = width(part.get(..from).unwrap_or_default());
    let carets = "^".repeat(width(part.get(from..to).unwrap_or_default()).max(1));
    let more = if mark.end > offset + part.len() { "…" } else { "" };
    format!("  {}{carets}{more} {}", " ".repeat(before), mark.says)
}

/// Columns that letters take: combining marks take none.
fn width(words: &str) -> usize {
    words.chars().filter(|ch| !matches!(ch, '\u{300}'..='\u{36F}')).count()
}

fn marks(report: &Report) -> Vec<Mark> {
    let tree = view(report);
    let mut marks = Vec::new();
    for (name, value) in [
        ("title", &tree["title"]),
        ("byline", &tree["byline"]),
        ("published", &tree["published"]),
        ("venue", &tree["conference"]["venue"]),
        ("host", &tree["conference"]["host"]),
    ] {
        push(&mut marks, name, value, &["kind", "value", "name"]);
    }
    for official in entries(&tree["officials"]) {
        push_official(&mut marks, official);
    }
    for (list, name) in [
        ("dates", "date"),
        ("counts", "count"),
        ("percentages", "percentage"),
        ("citations", "citation"),
        ("issues", "issue"),
    ] {
        entries(&tree[list]).for_each(|fact| push(&mut marks, name, fact, &[]));
    }
    for (i, directive) in entries(&tree["directives"]).enumerate() {
        push_directive(&mut marks, i, directive);
    }
    marks
}

fn push_official(marks: &mut Vec<Mark>, official: &Value) {
    let name = official["name"].as_str().unwrap_or_default();
    for mention in entries(&official["mentions"]) {
        push(marks, &format!("official {name}"), mention, &[]);
    }
    for position in entries(&official["positions"]) {
        push(marks, &format!("post of {name}"), position, &[]);
    }
}

fn push_directive(marks: &mut Vec<Mark>, i: usize, directive: &Value) {
    push(marks, &format!("heading of list {i}"), &directive["heading"], &[]);
    push(marks, &format!("addressee of list {i}"), &directive["addressee"], &[]);
    for (j, item) in entries(&directive["items"]).enumerate() {
        let kind = directive["kind"].as_str().unwrap_or_default();
        push(marks, &format!("{kind} {i}.{j}"), item, &["marker", "level", "parent", "deadline"]);
        for action in entries(&item["actions"]) {
            push(marks, &format!("verb of {i}.{j}"), &action["verb"], &[]);
        }
    }
}

fn entries(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

/// Adds a fact with the fields named, all but its words where none are.
fn push(marks: &mut Vec<Mark>, name: &str, fact: &Value, fields: &[&str]) {
    let (Some(start), Some(end)) = (fact["start"].as_u64(), fact["end"].as_u64()) else { return };
    let mut said = json!({});
    for (field, value) in fact.as_object().into_iter().flatten() {
        let words = ["text", "start", "end"].contains(&field.as_str());
        if !words && (fields.is_empty() || fields.contains(&field.as_str())) {
            said[field] = value.clone();
        }
    }
    let said = brief(&said);
    let says = if said == "{  }" { name.to_owned() } else { format!("{name} {said}") };
    marks.push(Mark { start: start as usize, end: end as usize, says });
}

#[cfg(test)]
mod tests {
    use super::*;
    use hoinghi::report::Quote;

    fn titled(text: &str, words: &str) -> String {
        let start = text.find(words).expect("there");
        let title = Quote { text: words.to_owned(), start, end: start + words.len() };
        draw(text, &Report { title: Some(title), ..Report::empty("x") })
    }

    #[test]
    fn carets_stand_under_the_words() {
        let drawn = titled("Một dòng\nĐại hội ở đây\n", "hội");
        assert_eq!(drawn, "│ Một dòng\n│ Đại hội ở đây\n      ^^^ title\n");
    }

    #[test]
    fn long_lines_are_folded() {
        let drawn = titled(&"mười chữ, ".repeat(12), "chữ, mười");
        let lines: Vec<&str> = drawn.lines().collect();
        assert_eq!(lines.len(), 3, "{drawn}");
        assert_eq!(lines[1], "       ^^^^^^^^^ title");
        assert!(lines[2].starts_with("┆ mười chữ,"));
    }
}
