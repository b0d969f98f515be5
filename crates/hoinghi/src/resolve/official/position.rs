//! Posts in full, each once.

use crate::document::Document;
use crate::grammar::post::{HEADS, OFFICES, Post};
use crate::lexicon::{Class, ClassSet};
use crate::report::Position;
use crate::token::{self, Shape, Token};
use unicode_normalization::UnicodeNormalization;

const PARTS: ClassSet = ClassSet::of(&[
    Class::Office,
    Class::OfficeField,
    Class::School,
    Class::Level,
    Class::Province,
]);

/// A post with abbreviations resolved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Full {
    pub(super) title: String,
    pub(super) organization: String,
}

impl Full {
    /// The title in one case, to compare by.
    pub(super) fn title_key(&self) -> String {
        plain(&self.title).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn organization_words(&self) -> impl Iterator<Item = String> {
        plain(&self.organization)
    }
}

fn plain(text: &str) -> impl Iterator<Item = String> {
    text.split(|ch: char| !ch.is_alphanumeric())
        .filter(|word| !word.is_empty() && *word != "và")
        .map(|word| spelling(&word.to_lowercase()))
}

/// One spelling for words that are typed in two ways.
fn spelling(word: &str) -> String {
    let composed: String = word.nfc().collect();
    [
        ("uỷ", "ủy"),
        ("hoà", "hòa"),
        ("hoá", "hóa"),
        ("thuỷ", "thủy"),
        ("lí", "lý"),
        ("kĩ", "kỹ"),
        ("sĩ", "sỹ"),
    ]
    .iter()
    .find(|(typed, _)| *typed == composed)
    .map_or(composed, |(_, usual)| (*usual).to_owned())
}

/// A post's title and organisation in full.
pub(super) fn full(doc: &Document<'_>, post: &Post) -> Full {
    let modifiers = words(doc, post.tokens.start, post.head.start);
    let head = doc.slice(doc.span(post.head.clone()));
    let term = doc.term(post.head.start, post.head.end, HEADS);
    let written = term.as_ref().is_none_or(|found| same(&found.term.full, head));
    let head = match (&term, written) {
        (Some(found), false) => capital(&found.term.full),
        _ => head.split_whitespace().collect::<Vec<_>>().join(" "),
    };
    let (title, rest) = if post.is_rank { (head, String::new()) } else { split(doc, &head) };
    let tail = expand(doc, &doc.tokens[post.head.end..post.tokens.end], doc.text);
    let organization = join(&rest, &tail);
    let organization = match unit(doc, &title).filter(|_| !organization.is_empty()) {
        Some(unit) if !starts_same(&organization, &unit) => join(&unit, &organization),
        _ => organization,
    };
    Full { title: join(&modifiers, &title), organization }
}

fn join(a: &str, b: &str) -> String {
    match (a.is_empty(), b.is_empty()) {
        (true, _) => b.to_owned(),
        (_, true) => a.to_owned(),
        _ => format!("{a} {b}"),
    }
}

fn same(a: &str, b: &str) -> bool {
    plain(a).eq(plain(b))
}

fn starts_same(text: &str, start: &str) -> bool {
    let mut words = plain(text);
    plain(start).all(|word| words.next() == Some(word))
}

fn words(doc: &Document<'_>, from: usize, to: usize) -> String {
    if from >= to {
        String::new()
    } else {
        doc.slice(doc.span(from..to)).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A title and the organisation that the lexicon's term holds: "Phó Chủ tịch" and "UBND".
fn split(doc: &Document<'_>, head: &str) -> (String, String) {
    let tokens = token::lex(head, doc.lexicon);
    for length in 1..tokens.len() {
        let title = doc.lexicon.longest(&tokens[..length], HEADS);
        if title.is_none_or(|found| found.end != length) {
            continue;
        }
        let rest = &tokens[length..];
        let suffix = doc.lexicon.longest(rest, Class::PostSuffix.into()).is_some();
        let office =
            ClassSet::of(&[Class::Office, Class::School, Class::OfficeField, Class::Level]);
        if !suffix && doc.lexicon.longest(rest, office).is_some() {
            let at = tokens[length].span.start;
            return (head[..at].trim_end().to_owned(), expand(doc, rest, head));
        }
    }
    (head.to_owned(), String::new())
}

/// The unit that a title names: "Phòng" of "Trưởng phòng".
fn unit(doc: &Document<'_>, title: &str) -> Option<String> {
    let tokens = token::lex(title, doc.lexicon);
    let lead = ["trưởng", "chánh"];
    let at = tokens
        .iter()
        .position(|token| lead.contains(&token_text(title, token).to_lowercase().as_str()))?
        + 1;
    let office = doc.lexicon.longest(tokens.get(at..)?, Class::Office.into())?;
    let last = tokens.get(at + office.end - 1)?;
    Some(capital(&title[tokens[at].span.start..last.span.end]))
}

fn token_text<'a>(text: &'a str, token: &Token) -> &'a str {
    &text[token.span.start..token.span.end]
}

/// The words of `tokens` with abbreviations in full.
fn expand(doc: &Document<'_>, tokens: &[Token], text: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    while at < tokens.len() {
        let gap = tokens[at].gap > token::Gap::None && !out.is_empty();
        if gap {
            out.push(' ');
        }
        let found = doc.lexicon.longest(&tokens[at..], PARTS);
        let length = found.as_ref().map_or(1, |found| found.end);
        let span = tokens[at].span.cover(tokens[at + length - 1].span);
        let written = &text[span.start..span.end];
        let short = tokens[at..at + length].iter().any(|token| token.shape == Shape::Upper)
            && found.as_ref().is_some_and(|found| !same(&found.term.full, written));
        match found.filter(|_| short) {
            Some(found) if found.term.class == Class::OfficeField => {
                out.push_str(&field(&found.term.full))
            }
            Some(found) if found.term.class == Class::Level => out.push_str(&found.term.full),
            Some(found) => out.push_str(&capital(&found.term.full)),
            None => out.push_str(&written.split_whitespace().collect::<Vec<_>>().join(" ")),
        }
        at += length;
    }
    out
}

/// The first letter large.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// The first letter of every field large: "Giáo dục và Đào tạo".
fn field(text: &str) -> String {
    let mut out = String::new();
    let mut opens = true;
    for word in text.split(' ') {
        if !out.is_empty() {
            out.push(' ');
        }
        let joint = matches!(word, "và" | "-");
        out.push_str(&if opens && !joint { capital(word) } else { word.to_owned() });
        opens = joint || word.ends_with(',');
    }
    out
}

/// The posts of one person in order, each once, in its fullest form.
pub(super) fn union(doc: &Document<'_>, posts: &[Post]) -> Vec<Position> {
    let mut kept: Vec<(Position, String, Vec<String>)> = Vec::new();
    for post in posts {
        let span = doc.span(post.tokens.clone());
        let full = full(doc, post);
        let (title, words) = (full.title_key(), full.organization_words().collect::<Vec<_>>());
        let position = Position {
            text: doc.slice(span).to_owned(),
            start: span.start,
            end: span.end,
            title: full.title,
            organization: Some(full.organization).filter(|words| !words.is_empty()),
        };
        let same = kept.iter().position(|(_, kept, organization)| {
            *kept == title && (within(&words, organization) || within(organization, &words))
        });
        match same {
            Some(at) => {
                if fuller(&position, &words, &kept[at].0, &kept[at].2) {
                    kept[at] = (position, title, words);
                }
            }
            None if kept.len() < MOST => kept.push((position, title, words)),
            None => {}
        }
    }
    kept.into_iter().map(|(position, ..)| position).collect()
}

/// One person is given no more posts than this.
const MOST: usize = 24;

fn within(a: &[String], b: &[String]) -> bool {
    a.iter().all(|word| b.contains(word))
}

fn fuller(new: &Position, words: &[String], old: &Position, old_words: &[String]) -> bool {
    let capitals =
        |text: &str| text.chars().filter(|ch| ch.is_alphabetic()).all(char::is_uppercase);
    let (new_capitals, old_capitals) = (capitals(&new.text), capitals(&old.text));
    if words.len() != old_words.len() {
        return words.len() > old_words.len();
    }
    if new_capitals != old_capitals && new.text.chars().count() > 6 {
        return old_capitals;
    }
    new.text.chars().count() > old.text.chars().count()
}
