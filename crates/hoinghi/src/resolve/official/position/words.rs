//! Words in full, as the report gives them and as posts are compared by.

use crate::cursor::key;
use crate::fold::{self, Key};
use crate::token::{self, Gap, Kind, Token};
use unicode_normalization::UnicodeNormalization;

/// Words, composed and with single spaces, and their keys without that of "và".
#[derive(Default)]
pub(super) struct Phrase {
    pub(super) text: String,
    pub(super) keys: Vec<Key>,
}

impl Phrase {
    pub(super) fn of(text: String) -> Phrase {
        Phrase { keys: words_of(&text), text }
    }

    /// Tokens as they are written in `text`.
    pub(super) fn written(tokens: &[Token], text: &str) -> Phrase {
        let mut phrase = Phrase::default();
        phrase.push(tokens, text);
        phrase
    }

    pub(super) fn push(&mut self, tokens: &[Token], text: &str) {
        let written = slice(tokens, text);
        if is_plain(tokens, written) {
            self.text.push_str(written);
        } else {
            push_composed(&mut self.text, written);
        }
        let words = tokens.iter().filter(|token| is_counted(token));
        self.keys.extend(words.map(|token| token.key));
    }

    pub(super) fn join(mut self, other: Phrase) -> Phrase {
        if self.text.is_empty() {
            return other;
        }
        if !other.text.is_empty() {
            self.text.push(' ');
            self.text.push_str(&other.text);
            self.keys.extend(other.keys);
        }
        self
    }
}

/// The words of `text` from the first to the last of `tokens`.
pub(super) fn slice<'a>(tokens: &[Token], text: &'a str) -> &'a str {
    match tokens {
        [first, .., last] => &text[first.span.start..last.span.end],
        [only] => &text[only.span.start..only.span.end],
        [] => "",
    }
}

/// Whether a token is a word that phrases are compared by.
pub(super) fn is_counted(token: &Token) -> bool {
    token.kind != Kind::Mark && token.key != key!("và")
}

/// The keys of the words of `text`.
pub(super) fn words_of(text: &str) -> Vec<Key> {
    let mut words = Vec::with_capacity(text.len() / 4);
    token::scan(text, |token| {
        if is_counted(&token) {
            words.push(token.key);
        }
    });
    words
}

/// The words of `text` in small letters.
pub(super) fn plain(text: &str) -> Vec<String> {
    let small = small(text);
    let letters = fold::letters();
    small
        .split(|ch: char| !letters.of(ch).is_alphabetic() && !ch.is_numeric())
        .filter(|word| !word.is_empty() && *word != "và")
        .map(spelling)
        .collect()
}

/// The text in small letters, composed.
pub(super) fn small(text: &str) -> String {
    let mut small = String::with_capacity(text.len());
    if fold::is_composed(text) {
        text.chars().for_each(|ch| fold::push_small(&mut small, ch));
    } else {
        text.nfc().for_each(|ch| fold::push_small(&mut small, ch));
    }
    small
}

/// One spelling for words that are typed in two ways.
pub(super) fn spelling(word: &str) -> String {
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
    let alike = |(a, b): (char, char)| a == b || a.to_lowercase().eq(b.to_lowercase());
    a.len() == b.len() && a.chars().zip(b.chars()).all(alike)
        || consonants(a) == consonants(b) && plain(a) == plain(b)
}

/// How many plain consonants and digits the text has: as many in every spelling of a word, and with
/// or without "và".
pub(super) fn consonants(text: &str) -> usize {
    let counts = |byte: &u8| {
        byte.is_ascii_alphanumeric() && !b"aeiouyv".contains(&byte.to_ascii_lowercase())
    };
    text.bytes().filter(counts).count()
}

/// Words as written, composed, with single spaces.
pub(in super::super) fn composed(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    push_composed(&mut words, text);
    words
}

pub(super) fn push_composed(out: &mut String, text: &str) {
    if !fold::is_composed(text) {
        let composed: String = text.nfc().collect();
        return push_words(out, &composed);
    }
    push_words(out, text);
}

/// Whether tokens are written composed and with single spaces: most are.
pub(super) fn is_plain(tokens: &[Token], written: &str) -> bool {
    let spaces = tokens.iter().skip(1).filter(|token| token.gap == Gap::Space).count();
    let letters: usize = tokens.iter().map(|token| token.span.len()).sum();
    if letters + spaces != written.len() {
        return false;
    }
    let mut before = 0;
    for byte in written.bytes() {
        let fits = match byte {
            b' '..=b'~' | 0xC3..=0xC6 | 0xE1 => true,
            // Of the letters of three bytes only those with two marks: U+1E80 to U+1EFF.
            0x80..=0xBF => before != 0xE1 || matches!(byte, 0xBA | 0xBB),
            _ => false,
        };
        if !fits {
            return false;
        }
        before = byte;
    }
    true
}

pub(super) fn push_words(out: &mut String, text: &str) {
    for (at, word) in text.split_whitespace().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
}

/// The first letter large.
pub(super) fn capital(text: String) -> String {
    if !text.starts_with(char::is_lowercase) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    push_capital(&mut out, &text);
    out
}

pub(super) fn push_capital(out: &mut String, word: &str) {
    let mut chars = word.chars();
    out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
    out.push_str(chars.as_str());
}

/// A title as it is usually written: "Phó Giám đốc", "Chánh Văn phòng".
pub(super) fn title_case(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = "phó";
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            out.push(' ');
        }
        let opens = matches!(before, "phó" | "tổng" | "quyền" | "nguyên")
            || matches!((before, word), ("chánh", "văn" | "thanh") | ("trưởng", "công"))
            || word == "thường";
        before = word;
        if opens { push_capital(&mut out, word) } else { out.push_str(word) }
    }
    out
}

/// The first letter of every field large: "Giáo dục và Đào tạo".
pub(super) fn field(text: &str) -> String {
    let mut out = String::new();
    let mut opens = true;
    for word in text.split(' ') {
        if !out.is_empty() {
            out.push(' ');
        }
        let joint = matches!(word, "và" | "-");
        if opens && !joint {
            push_capital(&mut out, word)
        } else {
            out.push_str(word)
        }
        opens = joint || word.ends_with(',');
    }
    out
}
