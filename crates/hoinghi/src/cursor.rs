//! Reading tokens: how a grammar touches them.
//!
//! A cursor is a copy of two indices. Every reading function gives what it read and moves past it,
//! or gives `None` and stays.

use crate::document::Document;
use crate::fold::Key;
use crate::lexicon::{ClassSet, Match};
use crate::span::Span;
use crate::token::{Gap, Token};

/// The key of a word of the language's grammar, folded by the compiler.
macro_rules! key {
    ($word:literal) => {{
        const KEY: $crate::fold::Key = $crate::fold::key_of_literal($word);
        KEY
    }};
}
pub(crate) use key;

/// A few words of the language's grammar, folded by the compiler.
macro_rules! keys {
    ($($word:literal),+ $(,)?) => {{
        const KEYS: $crate::cursor::KeySet<{ [$($word),+].len() }> =
            $crate::cursor::KeySet::new([$($crate::fold::key_of_literal($word)),+]);
        &KEYS
    }};
}
pub(crate) use keys;

/// A few keys, told from nearly all others by one bit.
pub(crate) struct KeySet<const N: usize> {
    bits: [u64; 4],
    keys: [Key; N],
}

impl<const N: usize> KeySet<N> {
    pub(crate) const fn new(keys: [Key; N]) -> Self {
        let (mut bits, mut at) = ([0; 4], 0);
        while at < N {
            let (word, bit) = place(keys[at]);
            bits[word] |= bit;
            at += 1;
        }
        KeySet { bits, keys }
    }

    #[inline]
    pub(crate) fn contains(&self, key: &Key) -> bool {
        let (word, bit) = place(*key);
        self.bits[word] & bit != 0 && self.keys.iter().any(|own| own == key)
    }
}

/// One of 256 bits, told by the key.
#[inline]
const fn place(key: Key) -> (usize, u64) {
    let bit = key.raw() >> 56;
    (bit as usize / 64, 1 << (bit % 64))
}

/// A place among the tokens of a document, with the end of what may be read.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'d, 't> {
    pub(crate) doc: &'d Document<'t>,
    /// Index of the next token.
    pub(crate) at: usize,
    /// Index one past the last token that may be read.
    pub(crate) end: usize,
}

impl<'d, 't> Cursor<'d, 't> {
    pub(crate) fn new(doc: &'d Document<'t>, tokens: std::ops::Range<usize>) -> Self {
        Cursor { doc, at: tokens.start, end: tokens.end }
    }

    /// The next token, unread.
    #[inline]
    pub(crate) fn peek(&self) -> Option<&'d Token> {
        if self.at < self.end { self.doc.tokens.get(self.at) } else { None }
    }

    /// The token `n` after the next, unread.
    #[inline]
    pub(crate) fn ahead(&self, n: usize) -> Option<&'d Token> {
        let at = self.at.checked_add(n).filter(|&at| at < self.end)?;
        self.doc.tokens.get(at)
    }

    /// The next token, if it satisfies the condition.
    #[inline]
    pub(crate) fn accept(&mut self, condition: impl FnOnce(&Token) -> bool) -> Option<&'d Token> {
        let token = self.peek().filter(|token| condition(token))?;
        self.at += 1;
        Some(token)
    }

    /// The word with this key.
    #[inline]
    pub(crate) fn word(&mut self, key: Key) -> Option<&'d Token> {
        self.accept(|token| token.key == key)
    }

    /// A mark; dashes and apostrophes of all sorts are `-` and `'`.
    #[inline]
    pub(crate) fn mark(&mut self, mark: char) -> Option<&'d Token> {
        self.accept(|token| token.is_mark(mark))
    }

    /// A mark that touches the token before it.
    pub(crate) fn tight_mark(&mut self, mark: char) -> Option<&'d Token> {
        self.accept(|token| token.is_mark(mark) && token.gap == Gap::None)
    }

    /// The longest term of one of the classes.
    #[inline]
    pub(crate) fn term(&mut self, classes: impl Into<ClassSet>) -> Option<Match<'t>> {
        let found = self.doc.term(self.at, self.end, classes)?;
        self.at = found.end;
        Some(found)
    }

    /// What `read` reads; where it gives `None`, nothing is read.
    #[inline]
    pub(crate) fn maybe<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut trial = *self;
        let value = read(&mut trial)?;
        *self = trial;
        Some(value)
    }

    /// The span of what was read since the cursor stood at token `from`.
    pub(crate) fn since(&self, from: usize) -> Span {
        self.doc.span(from..self.at)
    }
}

/// The latest token of a sort before a place, for places that come in the order of the text: no
/// token is looked at twice.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Latest {
    found: Option<usize>,
    /// Index one past the last token looked at.
    seen: usize,
}

impl Latest {
    /// The last token before `at` that satisfies the condition, no more than `reach` before it.
    pub(crate) fn before(
        &mut self,
        at: usize,
        reach: usize,
        is: impl FnMut(&usize) -> bool,
    ) -> Option<usize> {
        let from = at.saturating_sub(reach);
        self.found = (self.seen.max(from)..at).rev().find(is).or(self.found);
        self.seen = self.seen.max(at);
        self.found.filter(|found| (from..at).contains(found))
    }
}
