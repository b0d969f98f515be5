//! Words in full, as the report gives them and as posts are compared by.

use crate::cursor::{key, keys};
use crate::fold::{self, Key};
use crate::token::{self, Gap, Kind, Shape, Token};
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// A run of tokens with the text that they stand in.
#[derive(Clone, Copy)]
pub(in super::super) struct Words<'a> {
    pub(in super::super) tokens: &'a [Token],
    pub(in super::super) source: &'a str,
}

impl<'a> Words<'a> {
    pub(super) fn part(self, from: usize, to: usize) -> Words<'a> {
        Words { tokens: self.tokens.get(from..to).unwrap_or_default(), ..self }
    }

    pub(super) fn from(self, from: usize) -> Words<'a> {
        self.part(from, self.tokens.len())
    }

    /// The words as written.
    pub(super) fn text(self) -> &'a str {
        match self.tokens {
            [first, .., last] => &self.source[first.span.start..last.span.end],
            [only] => &self.source[only.span.start..only.span.end],
            [] => "",
        }
    }

    /// What phrases are compared by.
    pub(super) fn keys(self) -> impl Iterator<Item = Key> + 'a {
        self.tokens.iter().filter(|token| is_counted(token)).map(|token| token.key)
    }

    /// The words of any text, composed, with single spaces.
    pub(in super::super) fn composed(self) -> Cow<'a, str> {
        if self.is_plain() {
            return Cow::Borrowed(self.text());
        }
        let mut words = String::with_capacity(self.text().len());
        push_words(&mut words, &self.text().nfc().collect::<String>());
        Cow::Owned(words)
    }

    /// Whether the words are composed and with single spaces: most are.
    fn is_plain(self) -> bool {
        let spaces = self.tokens.iter().skip(1).filter(|token| token.gap == Gap::Space).count();
        let letters: usize = self.tokens.iter().map(|token| token.span.len()).sum();
        letters + spaces == self.text().len() && is_usual(self.text())
    }
}

/// Whether a text is all of composed letters, usual marks and spaces.
fn is_usual(text: &str) -> bool {
    let mut rest = text.as_bytes();
    loop {
        rest = match rest {
            [b' '..=b'~', rest @ ..] | [0xC3..=0xC6, _, rest @ ..] => rest,
            // The letters with two marks, U+1E80 to U+1EFF, then the dashes and quotation marks.
            [0xE1, 0xBA | 0xBB, _, rest @ ..] | [0xE2, 0x80, 0x90..=0xA7, rest @ ..] => rest,
            [] => return true,
            _ => return false,
        };
    }
}

/// Whether a token is a word that phrases are compared by.
pub(super) fn is_counted(token: &Token) -> bool {
    token.kind != Kind::Mark && token.key != key!("và")
}

/// Adds the keys of the words of `text`.
pub(super) fn push_words_of(words: &mut Vec<Key>, text: &str) {
    token::scan(text, |token| {
        if is_counted(&token) {
            words.push(token.key);
        }
    });
}

/// The words of `text` in small letters.
fn plain(text: &str) -> Vec<String> {
    let small = small(text);
    let letters = fold::letters();
    small
        .split(|ch: char| !letters.of(ch).is_alphabetic() && !ch.is_numeric())
        .filter(|word| !word.is_empty() && *word != "và")
        .map(spelling)
        .collect()
}

/// The text in small letters, composed.
fn small(text: &str) -> String {
    let mut small = String::with_capacity(text.len());
    if fold::is_composed(text) {
        text.chars().for_each(|ch| fold::push_small(&mut small, ch));
    } else {
        text.nfc().for_each(|ch| fold::push_small(&mut small, ch));
    }
    small
}

/// One spelling for words that are typed in two ways.
fn spelling(word: &str) -> String {
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
    .find(|(typed, _)| *typed == word)
    .map_or_else(|| word.to_owned(), |(_, usual)| (*usual).to_owned())
}

/// Whether two texts are the same words, in any case.
pub(super) fn same(a: &str, b: &str) -> bool {
    // No spelling, nor "và" between words, makes a text twice as long.
    if a.len() > 2 * b.len() || b.len() > 2 * a.len() {
        return false;
    }
    alike(a, b) || consonants(a) == consonants(b) && plain(a) == plain(b)
}

/// Whether two texts are the same letters, in any case.
fn alike(mut a: &str, mut b: &str) -> bool {
    loop {
        let mut same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
        if same == a.len() || same == b.len() {
            return a.len() == b.len();
        }
        while !a.is_char_boundary(same) {
            same -= 1;
        }
        let (mut own, mut others) = (a[same..].chars(), b[same..].chars());
        let small = |ch: Option<char>| ch.into_iter().flat_map(char::to_lowercase);
        if !small(own.next()).eq(small(others.next())) {
            return false;
        }
        (a, b) = (own.as_str(), others.as_str());
    }
}

/// How many plain consonants and digits the text has: as many in every spelling of a word, and with
/// or without "và".
fn consonants(text: &str) -> usize {
    let counts = |byte: &u8| {
        byte.is_ascii_alphanumeric() && !b"aeiouyv".contains(&byte.to_ascii_lowercase())
    };
    text.bytes().filter(counts).count()
}

fn push_words(out: &mut String, text: &str) {
    for (at, word) in text.split_whitespace().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
}

/// The first letter large.
pub(super) fn push_capital(out: &mut String, word: &str) {
    let mut chars = word.chars();
    out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
    out.push_str(chars.as_str());
}

/// A title as it is usually written: "Phó Giám đốc", "Chánh Văn phòng".
pub(super) fn push_title_case(out: &mut String, text: &str) {
    let mut before = "phó";
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            out.push(' ');
        }
        let opens = matches!(before, "phó" | "tổng" | "quyền" | "nguyên")
            || matches!((before, word), ("chánh", "văn" | "thanh") | ("trưởng", "công"))
            || word == "thường";
        before = word;
        if opens { push_capital(out, word) } else { out.push_str(word) }
    }
}

/// [`push_title_case`] of words in any case.
pub(super) fn push_title(out: &mut String, words: Words<'_>) {
    let mut before = key!("phó");
    let mut last = None;
    for (at, token) in words.tokens.iter().enumerate() {
        let starts = at == 0 || token.gap > Gap::None;
        let whole = words.tokens.get(at + 1).is_none_or(|next| next.gap > Gap::None);
        out.push_str(&words.source[last.unwrap_or(token.span.start)..token.span.start]);
        last = Some(token.span.end);
        let word = if whole { token.key } else { Key::NONE };
        let opens = starts
            && (keys!["phó", "tổng", "quyền", "nguyên"].contains(&before)
                || before == key!("chánh") && (word == key!("văn") || word == key!("thanh"))
                || before == key!("trưởng") && word == key!("công")
                || word == key!("thường"));
        if starts {
            before = word;
        }
        push_cased(out, token.shape, &words.source[token.span.start..token.span.end], opens);
    }
}

/// A word in small letters, its first one large where it `opens`.
fn push_cased(out: &mut String, shape: Shape, word: &str, opens: bool) {
    let mut chars = word.chars();
    let first = chars.next().unwrap_or_default();
    match (shape, opens) {
        (Shape::Lower | Shape::None, false) | (Shape::Title, true) => return out.push_str(word),
        (_, true) => out.extend(first.to_uppercase()),
        (_, false) => fold::push_small(out, first),
    }
    match shape {
        Shape::Upper | Shape::Mixed => chars.for_each(|ch| fold::push_small(out, ch)),
        _ => out.push_str(chars.as_str()),
    }
}

/// The first letter of every field large: "Giáo dục và Đào tạo".
pub(super) fn push_field(out: &mut String, text: &str) {
    let mut opens = true;
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            out.push(' ');
        }
        let joint = matches!(word, "và" | "-");
        if opens && !joint {
            push_capital(out, word)
        } else {
            out.push_str(word)
        }
        opens = joint || word.ends_with(',');
    }
}
