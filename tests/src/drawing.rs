//! A report drawn under the lines of its text.

use crate::expect::brief;
use hoinghi::Report;
use serde_json::{Value, json};
use std::fmt::Write;

/// A fact's place and what is said of it.
struct Mark {
    start: usize,
    end: usize,
    says: String,
}

/// The text with its facts marked under each line; `report` has offsets in bytes.
pub fn draw(text: &str, report: &Report) -> String {
    let mut marks = marks(report);
    marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
    let mut out = String::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let shown = line.trim_end_matches(['\r', '\n']);
        let _ = writeln!(out, "{}", format!("│ {shown}").trim_end());
        let here = |mark: &&Mark| (at..at + line.len()).contains(&mark.start);
        for mark in marks.iter().filter(here) {
            let _ = writeln!(out, "{}", underlined(shown, at, mark));
        }
        at += line.len();
    }
    out
}

/// One line: blanks, carets under the words, and what is said of them.
fn underlined(line: &str, offset: usize, mark: &Mark) -> String {
    let from = line.get(..mark.start - offset).map_or(0, width);
    let inside = &line[(mark.start - offset).min(line.len())..(mark.end - offset).min(line.len())];
    let more = if mark.end - offset > line.len() { "…" } else { "" };
    format!("  {}{}{more} {}", " ".repeat(from), "^".repeat(width(inside).max(1)), mark.says)
}

/// Columns that letters take: combining marks take none.
fn width(words: &str) -> usize {
    words.chars().filter(|ch| !matches!(ch, '\u{300}'..='\u{36F}')).count()
}

fn marks(report: &Report) -> Vec<Mark> {
    let tree = serde_json::to_value(report).unwrap_or_default();
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

    #[test]
    fn carets_stand_under_the_words() {
        let text = "Một dòng\nĐại hội ở đây\n";
        let start = text.find("hội").expect("there");
        let title = Quote { text: "hội".to_owned(), start, end: start + "hội".len() };
        let report = Report { title: Some(title), ..Report::empty("x") };
        assert_eq!(draw(text, &report), "│ Một dòng\n│ Đại hội ở đây\n      ^^^ title\n");
    }
}
