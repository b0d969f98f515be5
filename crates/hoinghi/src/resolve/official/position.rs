//! Posts in full, each once.

mod full;
mod words;

use crate::document::Document;
use crate::fold::{self, Key};
use crate::grammar::post::Post;
use crate::report::Position;
use crate::span::Span;
use crate::token;
use full::Full;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

pub(super) use words::Words;

/// A post with abbreviations resolved, with what posts are compared by.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    title: String,
    organization: String,
    /// The words of the title in one key.
    pub(super) title_key: Key,
    /// The words of the organisation, each once, in the order of the keys.
    pub(super) organization_words: Vec<Key>,
    /// How many words the organisation has.
    length: usize,
}

/// What a post's full form depends on: its words, where its head begins and ends in them, whether
/// it is a rank.
type Wording<'t> = (&'t str, usize, usize, bool);

/// The posts of a report in full, each worked out once.
pub(super) struct Readings<'d, 't> {
    doc: &'d Document<'t>,
    known: FxHashMap<Wording<'t>, usize>,
    all: Vec<Reading>,
    full: Full,
}

impl<'d, 't> Readings<'d, 't> {
    pub(super) fn new(doc: &'d Document<'t>) -> Self {
        Readings { doc, known: FxHashMap::default(), all: Vec::new(), full: Full::default() }
    }

    /// The number of a post's reading, for [`Readings::get`].
    pub(super) fn of(&mut self, post: &Post) -> usize {
        let written = self.doc.slice(self.doc.span(post.tokens.clone()));
        let begin = post.tokens.start;
        let place = (written, post.head.start - begin, post.head.end - begin, post.is_rank);
        let fresh = self.all.len();
        let reading = *self.known.entry(place).or_insert(fresh);
        if reading == fresh {
            let reading = self.read(post);
            self.all.push(reading);
        }
        reading
    }

    pub(super) fn get(&self, reading: usize) -> &Reading {
        &self.all[reading]
    }

    /// Whether a post says more than another of the same title.
    fn is_fuller(&self, new: (Span, usize), old: (Span, usize)) -> bool {
        let (length, old_length) = (self.get(new.1).length, self.get(old.1).length);
        if length != old_length {
            return length > old_length;
        }
        let capitals =
            |text: &str| text.chars().filter(|ch| ch.is_alphabetic()).all(char::is_uppercase);
        let (new, old) = (self.doc.slice(new.0), self.doc.slice(old.0));
        if new == old {
            return false;
        }
        let (new_length, old_length) = (new.chars().count(), old.chars().count());
        let old_capitals = capitals(old);
        if new_length > 6 && capitals(new) != old_capitals {
            return old_capitals;
        }
        new_length > old_length
    }

    fn read(&mut self, post: &Post) -> Reading {
        let doc = self.doc;
        let words = Words { tokens: &doc.tokens[post.tokens.clone()], source: doc.text };
        let Cow::Owned(source) = words.composed() else {
            return Reading::new(doc, post, words, &mut self.full);
        };
        let tokens = token::lex(&source, doc.lexicon);
        Reading::new(doc, post, Words { tokens: &tokens, source: &source }, &mut self.full)
    }
}

impl Reading {
    fn new(doc: &Document<'_>, post: &Post, words: Words<'_>, full: &mut Full) -> Reading {
        let (title, organization) = full.read(doc.lexicon, post, words);
        let length = full.organization_words.len();
        full.organization_words.sort_unstable();
        full.organization_words.dedup();
        Reading {
            title,
            organization,
            title_key: fold::phrase(full.title_words.iter().copied()),
            organization_words: full.organization_words.clone(),
            length,
        }
    }

    /// Whether the two have one title, and one's organisation is the other's or a part of it.
    pub(super) fn is_same(&self, other: &Reading) -> bool {
        self.title_key == other.title_key && self.fits(other)
    }

    /// Whether every word of one organisation is one of the other's.
    pub(super) fn fits(&self, other: &Reading) -> bool {
        let (own, others) = (&self.organization_words, &other.organization_words);
        within(own, others) || within(others, own)
    }
}

/// Whether every word of one organisation is one of the other's.
fn within(a: &[Key], b: &[Key]) -> bool {
    let mut rest = b.iter();
    a.iter().all(|word| rest.any(|other| other == word))
}

/// The posts of one person in order, each once, in its fullest form.
pub(super) fn union<'p>(
    readings: &mut Readings<'_, '_>,
    posts: impl Iterator<Item = &'p Post>,
) -> Vec<Position> {
    let doc = readings.doc;
    let mut kept: Vec<(Span, usize)> = Vec::new();
    for post in posts {
        let new = (doc.span(post.tokens.clone()), readings.of(post));
        let same = kept.iter().position(|&(_, kept)| {
            kept == new.1 || readings.get(kept).is_same(readings.get(new.1))
        });
        match same {
            Some(at) if readings.is_fuller(new, kept[at]) => kept[at] = new,
            None if kept.len() < MOST => kept.push(new),
            _ => {}
        }
    }
    let position = |(span, reading): (Span, usize)| {
        let Reading { title, organization, .. } = readings.get(reading);
        Position {
            text: doc.slice(span).to_owned(),
            start: span.start,
            end: span.end,
            title: title.clone(),
            organization: (!organization.is_empty()).then(|| organization.clone()),
        }
    };
    kept.into_iter().map(position).collect()
}

/// One person is given no more posts than this.
const MOST: usize = 24;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cursor::Cursor;
    use crate::grammar::post::{self, Place};
    use crate::lexicon::Lexicon;

    #[test]
    fn titles_and_organisations_in_full() {
        for (text, title, organization) in [
            ("PCT UBND huyện", "Phó Chủ tịch", "Ủy ban nhân dân huyện"),
            ("TP GD&ĐT", "Trưởng phòng", "Phòng Giáo dục và Đào tạo"),
            ("Trưởng phòng GD&ĐT huyện", "Trưởng phòng", "Phòng Giáo dục và Đào tạo huyện"),
            ("Giám đốc Sở GDĐT", "Giám đốc", "Sở Giáo dục và Đào tạo"),
            ("Trưởng ban Dân vận Huyện ủy", "Trưởng ban", "Ban Dân vận Huyện ủy"),
            ("CHÁNH VĂN PHÒNG", "Chánh Văn phòng", ""),
            ("UVBTV", "Ủy viên Ban Thường vụ", ""),
            ("Phó Bí thư Thường trực", "Phó Bí thư Thường trực", ""),
        ] {
            let doc = Document::read(text, Lexicon::builtin());
            let mut cursor = Cursor::new(&doc, 0..doc.tokens.len());
            let post = post::read(&mut cursor, Place::After).unwrap();
            let mut readings = Readings::new(&doc);
            let reading = readings.of(&post);
            let Reading { title: own, organization: of, .. } = readings.get(reading);
            assert_eq!((own.as_str(), of.as_str()), (title, organization));
        }
    }
}
