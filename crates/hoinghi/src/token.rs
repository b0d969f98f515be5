//! The lexer: one pass over the text.

use crate::fold::{self, Folder, Key, Letters, Sort};
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
    /// The first character.
    pub(crate) first: char,
    /// The mark that the token is, folded; `'\0'` for words and numbers.
    mark: char,
    pub(crate) kind: Kind,
    pub(crate) shape: Shape,
    pub(crate) gap: Gap,
}

impl Token {
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
    // A token has five bytes or more in nearly all texts.
    let mut tokens = Vec::with_capacity(text.len() / 4 + 1);
    scan(text, |token| tokens.push(token));
    lexicon.look_up(&mut tokens);
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
    let mut gap = Gap::Blank;
    let mut start = 0;
    while let Some((letter, next)) = letters.at(text, start) {
        if letter.sort == Sort::Space {
            gap = gap.max(Gap::Space);
            start = next;
            continue;
        }
        let first = first_char(text, start);
        let mut shape = Shape::None;
        let mut mark = '\0';
        let (kind, end, key) = match letter.sort {
            Sort::Small | Sort::Large | Sort::Joined => {
                let (end, word, key) = word(text, start, letters);
                shape = word;
                (Kind::Word, end, key)
            }
            Sort::Digit => {
                let (end, key) = number(text, start, letters);
                (Kind::Number, end, key)
            }
            _ => {
                if let Some(found) = gap_of(first) {
                    let break_of_two = first == '\r' && text.as_bytes().get(next) == Some(&b'\n');
                    gap = widen(gap, found);
                    start = if break_of_two { next + 1 } else { next };
                    continue;
                }
                mark = fold::plain_mark(first);
                let mut folder = Folder::NEW;
                folder.push(letter);
                (Kind::Mark, next, folder.finish())
            }
        };
        let span = Span::new(start, end);
        give(Token { span, key, entry: Entry::default(), first, mark, kind, shape, gap });
        gap = Gap::None;
        start = end;
    }
}

#[inline]
fn first_char(text: &str, at: usize) -> char {
    match text.as_bytes()[at] {
        byte @ 0..0x80 => byte as char,
        _ => text[at..].chars().next().unwrap_or('\0'),
    }
}

/// The end and the key of the digits from byte `start` of `text` on.
fn number(text: &str, start: usize, letters: &Letters) -> (usize, Key) {
    let mut folder = Folder::NEW;
    let digits = text.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_digit());
    let length = digits.map(|&byte| folder.push_letter(letters.of_ascii(byte))).count();
    (start + length, folder.finish())
}

/// The end, the shape and the key of the word that begins at byte `start` of `text`.
fn word(text: &str, start: usize, letters: &Letters) -> (usize, Shape, Key) {
    let mut folder = Folder::NEW;
    let mut cases = Cases::default();
    let mut composes = true;
    let mut end = start;
    while let Some((letter, next)) = letters.at(text, end) {
        match letter.sort {
            Sort::Small | Sort::Large => {
                cases.push(letter.sort);
                folder.push_letter(letter);
            }
            Sort::Combining => composes = composes && folder.combine(letter),
            Sort::Joined => {
                cases.push(Sort::Small);
                composes = false;
            }
            Sort::Apostrophe if is_letter(text, next, letters) => folder.push_letter(letter),
            _ => break,
        }
        end = next;
    }
    let key = if composes { folder.finish() } else { fold::key(&text[start..end]) };
    (end, cases.shape(), key)
}

fn is_letter(text: &str, at: usize, letters: &Letters) -> bool {
    letters.at(text, at).is_some_and(|(letter, _)| letter.is_alphabetic())
}

/// The case of the letters seen.
#[derive(Default)]
struct Cases {
    some: bool,
    /// Whether the first letter is large.
    first: bool,
    /// Whether one after it is.
    large: bool,
    small: bool,
}

impl Cases {
    #[inline]
    fn push(&mut self, sort: Sort) {
        let large = sort == Sort::Large;
        if self.some {
            self.large |= large;
            self.small |= !large;
        } else {
            (self.some, self.first) = (true, large);
        }
    }

    fn shape(self) -> Shape {
        match (self.first, self.large, self.small) {
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
