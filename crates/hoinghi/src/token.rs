//! The lexer: one pass over the text.

use crate::fold::{self, Folder, Key, Letters, Sort};
use crate::lexicon::{Entry, Lexicon};
use crate::span::Span;
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
    pub(crate) entry: Entry,
    /// The first character, composed.
    pub(crate) first: char,
    /// The bytes of the composed word, number or mark; 255 for more.
    length: u8,
    pub(crate) kind: Kind,
    pub(crate) shape: Shape,
    pub(crate) gap: Gap,
}

impl Token {
    /// Whether the token is the mark `mark`; dashes and apostrophes of all sorts are `-` and `'`.
    #[inline]
    pub(crate) fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark && self.mark() == mark
    }

    /// The mark that the token is, folded; `'\0'` for words and numbers.
    #[inline]
    pub(crate) fn mark(&self) -> char {
        if self.kind == Kind::Mark { fold::plain_mark(self.first) } else { '\0' }
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
    let mut tokens = Vec::with_capacity(text.len() / 5);
    scan(text, |mut token| {
        token.entry = lexicon.entry(token.key, token.shape);
        tokens.push(token);
    });
    tokens
}

/// The tokens of `text`, looked up nowhere.
#[cfg(test)]
pub(crate) fn lex_term(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    scan(text, |token| tokens.push(token));
    tokens
}

/// Gives every token of `text` in order.
pub(crate) fn scan(text: &str, mut give: impl FnMut(Token)) {
    let letters = fold::letters();
    let mut chars = text.chars();
    let mut gap = Gap::Blank;
    loop {
        let rest = chars.as_str();
        let Some(first) = chars.next() else { return };
        let letter = letters.of(first);
        let mut shape = Shape::None;
        let mut combined = false;
        let (kind, key) = match letter.sort {
            Sort::Digit => {
                let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
                chars = rest[digits..].chars();
                (Kind::Number, folded(&rest[..digits], letters))
            }
            Sort::Small | Sort::Large => {
                let (length, word, key, marks) = word(rest, letters);
                chars = rest[length..].chars();
                (shape, combined) = (word, marks);
                (Kind::Word, key)
            }
            Sort::Combining | Sort::Apostrophe | Sort::Other => {
                if let Some(found) = gap_of(first) {
                    if first == '\r' && chars.as_str().starts_with('\n') {
                        chars.next();
                    }
                    gap = widen(gap, found);
                    continue;
                }
                // A sign may be composed of two: "≠".
                let marks = chars.as_str().trim_start_matches(fold::is_combining);
                combined = marks.len() < chars.as_str().len() && letter.sort == Sort::Other;
                if combined {
                    chars = marks.chars();
                }
                let mut folder = Folder::NEW;
                folder.push(letter);
                (Kind::Mark, folder.finish())
            }
        };
        let start = text.len() - rest.len();
        let span = Span::new(start, text.len() - chars.as_str().len());
        let (first, length) =
            if combined { composed(&text[span.start..span.end]) } else { (first, span.len()) };
        let length = u8::try_from(length).unwrap_or(u8::MAX);
        give(Token { span, key, entry: Entry::default(), first, length, kind, shape, gap });
        gap = Gap::None;
    }
}

/// The first character and the length of what is composed of `word`.
fn composed(word: &str) -> (char, usize) {
    let first = word.nfc().next().unwrap_or_default();
    (first, word.nfc().map(char::len_utf8).sum())
}

/// The key of characters of which none combines.
fn folded(run: &str, letters: &Letters) -> Key {
    let mut folder = Folder::NEW;
    run.chars().for_each(|ch| folder.push(letters.of(ch)));
    folder.finish()
}

/// The length in bytes, the shape and the key of the word that `rest` begins with, and whether it
/// has marks that combine.
fn word(rest: &str, letters: &Letters) -> (usize, Shape, Key, bool) {
    let mut folder = Folder::NEW;
    let mut cases = Cases::default();
    let mut combined = false;
    let mut chars = rest.chars();
    let length = loop {
        let end = rest.len() - chars.as_str().len();
        let Some(ch) = chars.next() else { break end };
        let letter = letters.of(ch);
        let inside = match letter.sort {
            Sort::Small | Sort::Large => {
                cases.push(letter.sort);
                // A few letters combine as well.
                combined |= fold::is_combining(ch);
                true
            }
            Sort::Combining => {
                combined = true;
                true
            }
            Sort::Apostrophe => {
                chars.clone().next().is_some_and(|next| letters.of(next).is_alphabetic())
            }
            Sort::Digit | Sort::Other => false,
        };
        if !inside {
            break end;
        }
        folder.push(letter);
    };
    let key = if combined { fold::key(&rest[..length]) } else { folder.finish() };
    (length, cases.shape(), key, combined)
}

/// The case of the letters seen.
#[derive(Default)]
struct Cases {
    first: Option<Sort>,
    large: bool,
    small: bool,
}

impl Cases {
    #[inline]
    fn push(&mut self, sort: Sort) {
        match self.first {
            None => self.first = Some(sort),
            Some(_) if sort == Sort::Large => self.large = true,
            Some(_) => self.small = true,
        }
    }

    fn shape(self) -> Shape {
        match (self.first == Some(Sort::Large), self.large, self.small) {
            (false, false, _) => Shape::Lower,
            (true, false, _) => Shape::Title,
            (true, true, false) => Shape::Upper,
            _ => Shape::Mixed,
        }
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
