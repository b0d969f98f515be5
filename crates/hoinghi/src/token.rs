//! The lexer: one pass over the text.

use crate::fold::{self, Key};
use crate::lexicon::{Entry, Lexicon};
use crate::span::Span;

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
    /// The first character.
    pub(crate) first: char,
    pub(crate) kind: Kind,
    pub(crate) shape: Shape,
    pub(crate) gap: Gap,
}

impl Token {
    /// Whether the token is the mark `mark`; dashes and apostrophes of all sorts are `-` and `'`.
    pub(crate) fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark && self.mark() == mark
    }

    /// The mark that the token is, folded; `'\0'` for words and numbers.
    pub(crate) fn mark(&self) -> char {
        if self.kind == Kind::Mark { fold::plain_mark(self.first) } else { '\0' }
    }

    pub(crate) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

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

/// The tokens of a term of the lexicon.
pub(crate) fn lex_term(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    scan(text, |token| tokens.push(token));
    tokens
}

fn scan(text: &str, mut give: impl FnMut(Token)) {
    let mut rest = text;
    let mut gap = Gap::Blank;
    while let Some(first) = rest.chars().next() {
        let at = text.len() - rest.len();
        if let Some(found) = gap_of(first) {
            let crlf = rest.starts_with("\r\n");
            gap = widen(gap, found);
            rest = &rest[if crlf { 2 } else { first.len_utf8() }..];
            continue;
        }
        let (kind, length) = match first {
            '0'..='9' => (Kind::Number, digits(rest)),
            _ if first.is_alphabetic() => (Kind::Word, letters(rest)),
            _ => (Kind::Mark, first.len_utf8()),
        };
        let word = &rest[..length];
        give(Token {
            span: Span::new(at, at + length),
            key: fold::key(word),
            entry: Entry::default(),
            first,
            kind,
            shape: if kind == Kind::Word { shape(word) } else { Shape::None },
            gap,
        });
        gap = Gap::None;
        rest = &rest[length..];
    }
}

/// The gap that a character makes, `None` for one that shows.
fn gap_of(ch: char) -> Option<Gap> {
    match ch {
        '\n' | '\r' | '\u{85}' | '\u{2028}' => Some(Gap::Line),
        '\u{2029}' | '\u{C}' => Some(Gap::Blank),
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' => Some(Gap::None),
        _ if ch.is_whitespace() => Some(Gap::Space),
        _ => None,
    }
}

fn widen(gap: Gap, found: Gap) -> Gap {
    match (gap, found) {
        (Gap::Line, Gap::Line) => Gap::Blank,
        _ => gap.max(found),
    }
}

fn digits(rest: &str) -> usize {
    rest.bytes().take_while(u8::is_ascii_digit).count()
}

fn letters(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.chars().peekable();
    while let Some(ch) = chars.next() {
        let inside = ch.is_alphabetic()
            || fold::is_combining(ch)
            || (fold::plain_mark(ch) == '\'' && chars.peek().is_some_and(|c| c.is_alphabetic()));
        if !inside {
            break;
        }
        end += ch.len_utf8();
    }
    end
}

fn shape(word: &str) -> Shape {
    let mut chars = word.chars().filter(|ch| ch.is_alphabetic());
    let first_large = chars.next().is_some_and(char::is_uppercase);
    let (mut large, mut small) = (0, 0);
    for ch in chars {
        if ch.is_uppercase() {
            large += 1;
        } else {
            small += 1;
        }
    }
    match (first_large, large, small) {
        (false, 0, _) => Shape::Lower,
        (true, 0, _) => Shape::Title,
        (true, _, 0) => Shape::Upper,
        _ => Shape::Mixed,
    }
}
