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
use std::ops::Range;

pub(super) use words::Words;

/// A post with abbreviations resolved, with what posts are compared by.
#[derive(Clone, Debug)]
struct Reading {
    /// Where its title and its organisation stand in the text of [`Full`].
    title: Range<usize>,
    organization: Range<usize>,
    /// The words of the title in one key.
    title_key: Key,
    /// Where the words of the organisation stand in [`Readings::words`].
    words: Range<usize>,
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
    /// The words of the organisations, of each once and in the order of the keys.
    words: Vec<Key>,
}

impl<'d, 't> Readings<'d, 't> {
    /// Room for the posts of so many mentions.
    pub(super) fn new(doc: &'d Document<'t>, mentions: usize) -> Self {
        let room = mentions.min(MOST_ROOM);
        Readings {
            doc,
            known: FxHashMap::with_capacity_and_hasher(room, Default::default()),
            all: Vec::with_capacity(room),
            full: Full::default(),
            words: Vec::with_capacity(4 * room),
        }
    }

    /// The number of a post's reading.
    pub(super) fn of(&mut self, post: &Post) -> usize {
        let written = self.doc.slice(self.doc.span(post.tokens.clone()));
        let begin = post.tokens.start;
        let wording = (written, post.head.start - begin, post.head.end - begin, post.is_rank);
        let fresh = self.all.len();
        let reading = *self.known.entry(wording).or_insert(fresh);
        if reading == fresh {
            self.read(post);
        }
        reading
    }

    fn read(&mut self, post: &Post) {
        let doc = self.doc;
        let words = Words { tokens: &doc.tokens[post.tokens.clone()], source: doc.text };
        match words.composed() {
            Cow::Borrowed(_) => self.add(post, words),
            Cow::Owned(source) => {
                let tokens = token::lex(&source, doc.lexicon);
                self.add(post, Words { tokens: &tokens, source: &source });
            }
        }
    }

    fn add(&mut self, post: &Post, words: Words<'_>) {
        let full = &mut self.full;
        let (title, organization) = full.add(self.doc.lexicon, post, words);
        let length = full.organization_words.len();
        full.organization_words.sort_unstable();
        full.organization_words.dedup();
        let begin = self.words.len();
        self.words.extend_from_slice(&full.organization_words);
        self.all.push(Reading {
            title,
            organization,
            title_key: fold::phrase(full.title_words.iter().copied()),
            words: begin..self.words.len(),
            length,
        });
    }

    /// The words of a post's title in one key.
    pub(super) fn title(&self, reading: usize) -> Key {
        self.all[reading].title_key
    }

    /// The words of a post's organisation, each once, in the order of the keys.
    pub(super) fn organization(&self, reading: usize) -> &[Key] {
        &self.words[self.all[reading].words.clone()]
    }

    /// Whether the organisation of one post is that of another or a part of it.
    pub(super) fn fits(&self, reading: usize, other: usize) -> bool {
        let (own, others) = (self.organization(reading), self.organization(other));
        within(own, others) || within(others, own)
    }

    /// Whether two posts have one title in one organisation.
    fn is_same(&self, reading: usize, other: usize) -> bool {
        reading == other || self.title(reading) == self.title(other) && self.fits(reading, other)
    }

    /// Whether a post says more than another that is the same.
    fn is_fuller(&self, new: (Span, usize), old: (Span, usize)) -> bool {
        let (length, old_length) = (self.all[new.1].length, self.all[old.1].length);
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

    /// A post at a place as the report gives it.
    fn position(&self, span: Span, reading: usize) -> Position {
        let Reading { title, organization, .. } = &self.all[reading];
        let text = |range: &Range<usize>| self.full.text[range.clone()].to_owned();
        Position {
            text: self.doc.slice(span).to_owned(),
            start: span.start,
            end: span.end,
            title: text(title),
            organization: (!organization.is_empty()).then(|| text(organization)),
        }
    }
}

/// Room is made beforehand for no more posts.
const MOST_ROOM: usize = 64;

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
        let same = kept.iter().position(|&(_, kept)| readings.is_same(kept, new.1));
        match same {
            Some(at) if readings.is_fuller(new, kept[at]) => kept[at] = new,
            None if kept.len() < MOST => kept.push(new),
            _ => {}
        }
    }
    kept.into_iter().map(|(span, reading)| readings.position(span, reading)).collect()
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
            let own = &union(&mut Readings::new(&doc, 1), [post].iter())[0];
            let of = own.organization.as_deref().unwrap_or_default();
            assert_eq!((own.title.as_str(), of), (title, organization));
        }
    }
}
