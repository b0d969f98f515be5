//! The lexer: one pass over the text.

use crate::fold::{self, Key, Letter, Letters, Sort, Word};
use crate::lexicon::{ClassSet, Entry, Lexicon, Spelling, Spellings};
use crate::span::Span;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, with their combining marks and apostrophes between letters.
    Word,
    /// A run of the digits 0 to 9.
    Number,
    /// One other character.
    Mark,
}

/// How a word is cased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// No letter.
    None,
    /// Every letter small.
    Lower,
    /// The first letter large, the others small; also one large letter alone.
    Title,
    /// Two letters or more, all large.
    Upper,
    /// Anything else.
    Mixed,
}

impl Shape {
    #[inline]
    fn of(word: &Word) -> Shape {
        let Word { first, rest, .. } = word;
        match (first.is(Sort::LARGE), rest.is(Sort::LARGE), rest.is(Sort::SMALL)) {
            (false, false, _) => Shape::Lower,
            (true, false, _) => Shape::Title,
            (true, true, false) => Shape::Upper,
            _ => Shape::Mixed,
        }
    }

    /// Whether a word of this shape begins with a large letter.
    #[inline]
    pub(crate) fn is_capital(self) -> bool {
        matches!(self, Shape::Title | Shape::Upper | Shape::Mixed)
    }
}

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Nothing.
    None,
    /// White space on one line.
    Space,
    /// A line break.
    Line,
    /// A blank line.
    Blank,
}

/// A word, number or mark of the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) key: Key,
    /// The classes of the terms that begin with the token.
    pub(crate) classes: ClassSet,
    /// The classes of the terms that end with it.
    pub(crate) end_classes: ClassSet,
    pub(crate) entry: Entry,
    /// The first character, composed.
    pub(crate) first: char,
    /// The mark that the token is, folded; `'\0'` for words and numbers.
    mark: char,
    /// The bytes of the composed word, number or mark; 255 for more.
    length: u8,
    pub(crate) kind: Kind,
    pub(crate) shape: Shape,
    pub(crate) gap: Gap,
}

impl Token {
    /// A token of composed letters, of no shape, after no gap, looked up nowhere.
    #[inline]
    fn new(span: Range<usize>, key: Key, kind: Kind, first: char) -> Token {
        Token {
            length: u8::try_from(span.len()).unwrap_or(u8::MAX),
            span: Span { start: span.start, end: span.end },
            key,
            classes: ClassSet::default(),
            end_classes: ClassSet::default(),
            entry: Entry::UNKNOWN,
            first,
            mark: '\0',
            kind,
            shape: Shape::None,
            gap: Gap::None,
        }
    }

    /// With the first character and the length of what is composed of the token, that `text` begins
    /// with.
    #[inline(never)]
    fn composed(self, text: &str) -> Token {
        let word = &text[..self.span.len()];
        let first = word.nfc().next().unwrap_or_default();
        let length: usize = word.nfc().map(char::len_utf8).sum();
        Token { first, length: u8::try_from(length).unwrap_or(u8::MAX), ..self }
    }

    /// Whether the token is the mark `mark`; dashes and apostrophes of all sorts are `-` and `'`.
    #[inline]
    pub(crate) fn is_mark(&self, mark: char) -> bool {
        self.mark == mark
    }

    /// The mark that the token is, folded; `'\0'` for words and numbers.
    #[inline]
    pub(crate) fn mark(&self) -> char {
        self.mark
    }

    /// Whether a term of one of the classes begins with the token, however far it reaches.
    #[inline]
    pub(crate) fn begins(&self, classes: ClassSet) -> bool {
        self.classes.meets(classes)
    }

    /// Whether a term of one of the classes ends with the token, wherever it begins.
    #[inline]
    pub(crate) fn ends(&self, classes: ClassSet) -> bool {
        self.end_classes.meets(classes)
    }

    /// The bytes of the word, number or mark when it is composed; 255 for more.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.length as usize
    }

    /// Whether it is one letter, digit or mark alone.
    #[inline]
    pub(crate) fn is_single(&self) -> bool {
        self.len() == self.first.len_utf8()
    }

    #[inline]
    pub(crate) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    #[inline]
    pub(crate) fn is_number(&self) -> bool {
        self.kind == Kind::Number
    }
}

/// The tokens of `text`, looked up in `lexicon`.
pub(crate) fn lex(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    let mut tokens = Vec::new();
    lex_into(&mut tokens, text, lexicon, |_| ());
    tokens
}

/// So many tokens are looked up at a time, while they are at hand in the caches of the machine.
const AT_HAND: usize = 512;

/// [`lex`] in place of what `tokens` held. `ready` gets the tokens a run at a time, in order.
pub(crate) fn lex_into(
    tokens: &mut Vec<Token>,
    text: &str,
    lexicon: &Lexicon,
    mut ready: impl FnMut(&[Token]),
) {
    tokens.clear();
    // A token has more than four bytes in nearly all texts, with its space.
    tokens.reserve(text.len() / 4 + 1);
    // A term that begins with a token may end as much later.
    let longest = lexicon.longest_term();
    let enough = longest + AT_HAND.max(longest);
    let mut done = 0;
    scan_with(text, lexicon.spellings(), |token| {
        tokens.push(token);
        if tokens.len() - done >= enough {
            let count = tokens.len() - done - longest;
            lexicon.look_up(&mut tokens[done..], count);
            ready(&tokens[done..done + count]);
            done += count;
        }
    });
    let count = tokens.len() - done;
    lexicon.look_up(&mut tokens[done..], count);
    ready(&tokens[done..]);
}

/// The tokens of `text`, looked up nowhere.
#[cfg(test)]
pub(crate) fn lex_term(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    scan_with(text, &Spellings::default(), |token| tokens.push(token));
    tokens
}

/// Gives every token of `text` in order, looked up nowhere.
#[inline]
pub(crate) fn scan(text: &str, give: impl FnMut(Token)) {
    scan_with(text, Lexicon::builtin().spellings(), give);
}

/// [`scan`] with the words that are `known`; the others are folded.
#[inline]
pub(crate) fn scan_with(text: &str, known: &Spellings, mut give: impl FnMut(Token)) {
    let letters = fold::letters();
    let bytes = text.as_bytes();
    let mut gap = Gap::Blank;
    let mut start = 0;
    // Each token is given where it is made: what ways of making one share is copied once more.
    while let Some(&byte) = bytes.get(start) {
        if byte == b' ' {
            gap = gap.max(Gap::Space);
            start += 1;
            continue;
        }
        let word = if byte >= b'A' { known.first(&bytes[start..]) } else { None };
        if let Some((&Spelling { key, root, first, shape }, length)) = word {
            let token = Token::new(start..start + length, key, Kind::Word, first);
            give(Token { entry: Entry(root), shape, gap, ..token });
            (start, gap) = (start + length, Gap::None);
            continue;
        }
        // Most others are marks and digits of ASCII.
        let token = match bytes[start..] {
            [b'!'..=b'/' | b':'..=b'@', 0..0x80, ..] => {
                let Spelling { key, root, first, .. } = *known.mark(byte);
                let token = Token::new(start..start + 1, key, Kind::Mark, first);
                Token { mark: first, entry: Entry(root), ..token }
            }
            [b'0'..=b'9', ..] => {
                let (key, length) = fold::number(&bytes[start..], letters);
                Token::new(start..start + length, key, Kind::Number, byte as char)
            }
            _ => match read(text, start, letters) {
                Read::Token(token) => token,
                Read::Gap(found, length) => {
                    gap = widen(gap, found);
                    start += length;
                    continue;
                }
            },
        };
        start = token.span.end;
        give(Token { gap, ..token });
        gap = Gap::None;
    }
}

/// What stands next in a text.
enum Read {
    /// A gap of so many bytes.
    Gap(Gap, usize),
    /// A token, as if after no gap.
    Token(Token),
}

fn read(text: &str, start: usize, letters: &Letters) -> Read {
    let rest = &text[start..];
    let first = rest.chars().next().unwrap_or('\0');
    let letter = letters.of(first);
    let token = |kind, key, length| Token::new(start..start + length, key, kind, first);
    Read::Token(if letter.is_alphabetic() {
        let word = fold::word(rest, letter, first.len_utf8(), letters);
        let read = |word: &Word| Token {
            shape: Shape::of(word),
            ..token(Kind::Word, word.key, word.length)
        };
        match word {
            Some(word) => read(&word),
            None => read(&fold::any_word(rest, letters)).composed(rest),
        }
    } else if let Some(found) = gap_of(first) {
        return Read::Gap(found, if rest.starts_with("\r\n") { 2 } else { first.len_utf8() });
    } else {
        let length = mark_length(rest, first, letter);
        let mark = fold::plain_mark(first);
        let token = Token { mark, ..token(Kind::Mark, fold::mark(letter), length) };
        if length > first.len_utf8() { token.composed(rest) } else { token }
    })
}

/// A sign may be composed of two: "≠".
#[inline]
fn mark_length(rest: &str, first: char, letter: Letter) -> usize {
    let after = &rest[first.len_utf8()..];
    match after.as_bytes().first() {
        Some(0xCC | 0xCD) if letter.is(Sort::OTHER) => {
            rest.len() - after.trim_start_matches(fold::is_combining).len()
        }
        _ => first.len_utf8(),
    }
}

/// The gap that a character makes, `None` for one that shows.
#[inline]
fn gap_of(ch: char) -> Option<Gap> {
    match ch {
        ' ' => Some(Gap::Space),
        '!'..='~' => None,
        '\n' | '\r' | '\u{85}' | '\u{2028}' => Some(Gap::Line),
        '\u{2029}' | '\u{C}' => Some(Gap::Blank),
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' => Some(Gap::None),
        _ if ch.is_whitespace() => Some(Gap::Space),
        _ => None,
    }
}

#[inline]
fn widen(gap: Gap, found: Gap) -> Gap {
    match (gap, found) {
        (Gap::Line, Gap::Line) => Gap::Blank,
        _ => gap.max(found),
    }
}
