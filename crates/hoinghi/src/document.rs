//! A report's text, read: tokens, outline and the lexicon that they were looked up in.

use crate::cursor::KeySet;
use crate::first::{self, Openers};
use crate::fold::{self, Key};
use crate::lexicon::{ClassSet, Lexicon, Match};
use crate::outline::Outline;
use crate::report::Quote;
use crate::span::Span;
use crate::token::{self, Gap, Token};
use std::ops::Range;

/// What every grammar and every resolver reads.
pub(crate) struct Document<'t> {
    pub(crate) text: &'t str,
    pub(crate) tokens: Vec<Token>,
    /// For each token, whose rules may begin with it.
    pub(crate) openers: Vec<Openers>,
    /// The first token of each line that has one.
    lines: Vec<usize>,
    pub(crate) outline: Outline,
    pub(crate) lexicon: &'t Lexicon,
}

/// The memory of a document that has been read, for the next one.
#[derive(Debug, Default)]
pub(crate) struct Room {
    tokens: Vec<Token>,
    openers: Vec<Openers>,
    lines: Vec<usize>,
    outline: Outline,
}

impl Room {
    /// How many tokens there is room for.
    pub(crate) fn tokens(&self) -> usize {
        self.tokens.capacity()
    }
}

impl<'t> Document<'t> {
    pub(crate) fn read(text: &'t str, lexicon: &'t Lexicon) -> Self {
        Document::read_into(Room::default(), text, lexicon)
    }

    /// [`Document::read`] in the room of another.
    pub(crate) fn read_into(room: Room, text: &'t str, lexicon: &'t Lexicon) -> Self {
        let Room { mut tokens, mut openers, mut lines, mut outline } = room;
        openers.clear();
        lines.clear();
        token::lex_into(&mut tokens, text, lexicon, |ready| {
            let at = openers.len();
            let begins = |(_, token): &(usize, &Token)| token.gap >= Gap::Line;
            lines.extend((at..).zip(ready).filter(begins).map(|(at, _)| at));
            first::add_openers(&mut openers, ready);
        });
        outline.read_into(text, &tokens, &lines, lexicon);
        Document { text, tokens, openers, lines, outline, lexicon }
    }

    pub(crate) fn into_room(self) -> Room {
        let Document { tokens, openers, lines, outline, .. } = self;
        Room { tokens, openers, lines, outline }
    }

    /// The words of a span.
    pub(crate) fn slice(&self, span: Span) -> &'t str {
        &self.text[span.start..span.end]
    }

    /// The words of a token.
    pub(crate) fn word(&self, token: usize) -> &'t str {
        self.slice(self.tokens[token].span)
    }

    /// The keys of a run of tokens in one.
    pub(crate) fn phrase(&self, tokens: Range<usize>) -> Key {
        fold::phrase(self.tokens[tokens].iter().map(|token| token.key))
    }

    /// The span from the first to the last of a run of tokens.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        match &self.tokens[tokens] {
            [] => Span::default(),
            [only] => only.span,
            [first, .., last] => first.span.cover(last.span),
        }
    }

    /// A span's words with their place, for the report.
    pub(crate) fn quote(&self, span: Span) -> Quote {
        Quote { text: self.slice(span).to_owned(), start: span.start, end: span.end }
    }

    /// The longest term of one of the classes that begins at token `at` and ends before `end`.
    ///
    /// `end` of the match is an index into [`Document::tokens`].
    #[inline]
    pub(crate) fn term(
        &self,
        at: usize,
        end: usize,
        classes: impl Into<ClassSet>,
    ) -> Option<Match<'t>> {
        // Nearly every question ends here, so that it must cost next to nothing.
        let classes = classes.into();
        if self.tokens.get(at)?.begins(classes) { self.term_of(at, end, classes) } else { None }
    }

    #[inline(never)]
    fn term_of(&self, at: usize, end: usize, classes: ClassSet) -> Option<Match<'t>> {
        let found = self.lexicon.longest_of(self.tokens.get(at..end)?, classes)?;
        Some(Match { end: at + found.end, ..found })
    }

    /// The first token from `at` on, before `end`, with which a rule of these may begin; else `end`.
    #[inline]
    pub(crate) fn next_opening(&self, at: usize, end: usize, of: Openers) -> usize {
        let opens = |openers: &Openers| openers.meets(of);
        let rest = self.openers.get(at..end).unwrap_or_default();
        // Eight at once: most open nothing.
        let none = |some: &&[Openers]| !some.iter().fold(false, |any, one| any | one.meets(of));
        let passed = 8 * rest.chunks_exact(8).take_while(none).count();
        let ahead = rest[passed..].iter().position(opens);
        ahead.map_or(end, |ahead| at + passed + ahead)
    }

    /// The tokens with which a rule of these may begin.
    pub(crate) fn openings(
        &self,
        tokens: Range<usize>,
        of: Openers,
    ) -> impl Iterator<Item = usize> + '_ {
        let Range { start: mut next, end } = tokens;
        std::iter::from_fn(move || {
            let at = self.next_opening(next, end, of);
            next = at + 1;
            (at < end).then_some(at)
        })
    }

    /// Whether token `at` is the word with this key.
    #[inline]
    pub(crate) fn is(&self, at: usize, key: Key) -> bool {
        self.tokens.get(at).is_some_and(|token| token.key == key)
    }

    /// Whether token `at` is one of the words with these keys.
    #[inline]
    pub(crate) fn is_any<const N: usize>(&self, at: usize, keys: &KeySet<N>) -> bool {
        self.tokens.get(at).is_some_and(|token| keys.contains(&token.key))
    }

    /// Runs of tokens with no blank line inside: what is read as one never reaches over one.
    pub(crate) fn runs(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let begins = |&&at: &&usize| self.tokens[at].gap == Gap::Blank;
        let mut starts = self.lines.iter().filter(begins).copied().peekable();
        std::iter::from_fn(move || {
            let start = starts.next()?;
            Some(start..starts.peek().copied().unwrap_or(self.tokens.len()))
        })
    }

    /// Index of the first token that begins at or after byte `offset`.
    pub(crate) fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.span.start < offset)
    }
}
