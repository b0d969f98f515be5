//! What all mentions of a person say of them together.

use super::position::Words;
use crate::cursor::{key, keys};
use crate::document::Document;
use crate::fold::{self, Key};
use crate::grammar::person::{Person, Sex, Title};
use crate::lexicon::Class;
use crate::mention::Mention;
use crate::token::{Gap, Shape, Token};
use std::ops::Range;

/// The longest name, composed, with single spaces; not in capitals where it is written otherwise.
pub(super) fn name<'p>(
    doc: &Document<'_>,
    own: impl Iterator<Item = &'p Mention<Person>>,
) -> String {
    let mut best: Option<(Words<'_>, usize, bool)> = None;
    for run in own.filter_map(|mention| mention.value.name.clone()) {
        let words = Words { tokens: &doc.tokens[run], source: doc.text };
        let apart = |token: &&Token| token.gap > Gap::None;
        let length = words.tokens.iter().skip(1).filter(apart).count();
        let capitals = words.tokens.iter().all(|token| token.shape == Shape::Upper);
        let fits = best.is_none_or(|(_, longest, in_capitals)| {
            length > longest || length == longest && in_capitals && !capitals
        });
        if fits {
            best = Some((words, length, capitals));
        }
    }
    best.map_or_else(String::new, |(words, ..)| words.composed().into_owned())
}

/// The words of each title of a person, and whether it is written in capitals.
pub(super) type Seen = Vec<(Key, bool)>;

/// Forms of address, degrees and ranks as written, each once whatever its case; `seen` is room.
pub(super) fn honorifics<'p>(
    doc: &Document<'_>,
    own: impl Iterator<Item = &'p Mention<Person>>,
    sex: Option<Sex>,
    seen: &mut Seen,
) -> Vec<String> {
    seen.clear();
    let mut out: Vec<String> = Vec::new();
    let named = own.filter(|mention| mention.value.name.is_some());
    for title in named.flat_map(|mention| &mention.value.titles) {
        let tokens = honorific(doc, title, sex);
        let words = &doc.tokens[tokens.clone()];
        let key = fold::phrase(words.iter().filter(|t| t.is_word()).map(|token| token.key));
        let written = doc.slice(doc.span(tokens));
        let capitals = || written.chars().filter(|ch| ch.is_alphabetic()).all(char::is_uppercase);
        let text = || spaced(written);
        match seen.iter().position(|(known, _)| *known == key) {
            Some(at) => {
                if seen[at].1 && !capitals() {
                    out[at] = text();
                    seen[at].1 = false;
                }
            }
            None => {
                if title.class != Class::PersonNoun && !written.is_empty() {
                    seen.push((key, capitals()));
                    out.push(text());
                }
            }
        }
    }
    out
}

/// A text with single spaces.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, word) in text.split_whitespace().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// A title's tokens, without "các" and with the one of "ông, bà" that fits.
fn honorific(doc: &Document<'_>, title: &Title, sex: Option<Sex>) -> Range<usize> {
    let mut tokens = title.tokens.clone();
    if !title.is_plural() {
        return tokens;
    }
    let many = keys!["các", "những", "hai", "ba", "có", "cùng", "gồm"];
    while tokens.len() > 1 && many.contains(&doc.tokens[tokens.start].key) {
        tokens.start += 1;
    }
    let pair = |at: usize| keys!["ông", "bà"].contains(&doc.tokens[at].key);
    if tokens.len() > 1 && pair(tokens.start) {
        let wanted = if sex == Some(Sex::Female) { key!("bà") } else { key!("ông") };
        if let Some(at) = tokens.clone().find(|&at| doc.tokens[at].key == wanted) {
            tokens = at..at + 1;
        }
    }
    tokens
}
