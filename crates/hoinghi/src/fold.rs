//! The canonical key of a syllable.
//!
//! Vietnamese is typed in many ways: precomposed or decomposed, with the tone mark on either vowel
//! of a rime (hoà, hòa), with i or y as the only vowel (kĩ, kỹ), in any case. Two spellings of a
//! syllable have the same [`Key`] when they differ in nothing else. The text itself is never
//! rewritten: only keys are folded.

use once_cell::sync::Lazy;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, decompose_canonical};

/// The canonical key of one syllable, number or mark.
///
/// Equal keys mean the same syllable but for its spelling habits. The diacritics that make
/// letters (đ, ă, â, ê, ô, ơ, ư) and the tones tell syllables apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(u64);

impl Key {
    #[inline]
    pub(crate) const fn raw(self) -> u64 {
        self.0
    }
}

/// What the lexer asks of a character.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Letter {
    /// The letter in small without its tone; `'\0'` for a tone alone.
    base: char,
    /// 0 none, 1 grave, 2 acute, 3 hook, 4 tilde, 5 dot below.
    tone: u8,
    pub(crate) sort: Sort,
}

/// What sort of character it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Small,
    Large,
    /// A letter that combines with the one before it, of which Unicode has a few.
    Joined,
    Digit,
    /// Combines with the letter before it.
    Combining,
    /// Joins the letters of a word, where one follows it.
    Apostrophe,
    Space,
    Other,
}

impl Letter {
    #[inline]
    pub(crate) const fn is_alphabetic(self) -> bool {
        matches!(self.sort, Sort::Small | Sort::Large | Sort::Joined)
    }
}

/// Letters looked up: nearly all that Vietnamese is written with.
pub(crate) struct Letters {
    latin: [Letter; LATIN],
    vietnamese: [Letter; BLOCK],
}

const LATIN: usize = 0x200;
const VIETNAMESE: std::ops::Range<usize> = 0x1EA0..0x1F00;
/// The table begins where the bytes of a character allow to count from.
const BLOCK_START: usize = 0x1E80;
const BLOCK: usize = VIETNAMESE.end - BLOCK_START;

static LETTERS: Lazy<Letters> = Lazy::new(|| {
    let at = |code: usize| Letter::of(char::from_u32(code as u32).unwrap_or('\0'));
    Letters {
        latin: std::array::from_fn(at),
        vietnamese: std::array::from_fn(|i| at(BLOCK_START + i)),
    }
});

/// The table, so that a loop over characters asks for it once.
pub(crate) fn letters() -> &'static Letters {
    &LETTERS
}

impl Letters {
    #[inline]
    pub(crate) fn of(&self, ch: char) -> Letter {
        let code = ch as usize;
        match self.latin.get(code) {
            Some(letter) => *letter,
            None => match self.vietnamese.get(code.wrapping_sub(BLOCK_START)) {
                Some(letter) => *letter,
                None => Letter::of(ch),
            },
        }
    }

    #[inline]
    pub(crate) fn of_ascii(&self, byte: u8) -> Letter {
        self.latin[byte as usize]
    }

    /// The letter that begins at byte `at` of `text`, and where the next one begins.
    ///
    /// The usual letters are looked up by their bytes; only the others are decoded.
    #[inline]
    pub(crate) fn at(&self, text: &str, at: usize) -> Option<(Letter, usize)> {
        let bytes = text.as_bytes();
        let low = |byte: u8| byte as usize & 0x3F;
        match *bytes.get(at)? {
            byte @ 0..0x80 => Some((self.latin[byte as usize], at + 1)),
            lead @ 0xC3..0xC8 => {
                let code = (lead as usize & 7) << 6 | low(*bytes.get(at + 1)?);
                Some((self.latin[code], at + 2))
            }
            0xE1 => match bytes.get(at + 1..at + 3)? {
                &[second @ (0xBA | 0xBB), third] => {
                    let code = (second as usize & 1) << 6 | low(third);
                    Some((self.vietnamese[code], at + 3))
                }
                _ => self.decode(text, at),
            },
            _ => self.decode(text, at),
        }
    }

    #[cold]
    fn decode(&self, text: &str, at: usize) -> Option<(Letter, usize)> {
        let ch = text[at..].chars().next()?;
        Some((self.of(ch), at + ch.len_utf8()))
    }
}

impl Letter {
    fn of(ch: char) -> Letter {
        let (base, tone) = match ch as usize {
            0..0x80 => (ch.to_ascii_lowercase(), 0),
            0xC0..LATIN => take_apart(ch),
            code if VIETNAMESE.contains(&code) => take_apart(ch),
            _ => match tone_of(ch) {
                Some(tone) => ('\0', tone),
                None => (plain_mark(ch), 0),
            },
        };
        Letter { base, tone, sort: Sort::of(ch) }
    }
}

impl Sort {
    fn of(ch: char) -> Sort {
        match ch {
            '0'..='9' => Sort::Digit,
            ' ' => Sort::Space,
            // General punctuation: the standard library's look-up is slow, and these are common.
            _ if plain_mark(ch) == '\'' => Sort::Apostrophe,
            '\u{2000}'..='\u{206F}' => Sort::Other,
            '\u{300}'..='\u{344}' => Sort::Combining,
            _ if ch.is_uppercase() => Sort::Large,
            _ if ch.is_alphabetic() && is_combining(ch) => Sort::Joined,
            _ if ch.is_alphabetic() => Sort::Small,
            _ if is_combining(ch) => Sort::Combining,
            _ => Sort::Other,
        }
    }
}

fn take_apart(ch: char) -> (char, u8) {
    let (mut base, mut tone) = (None, 0);
    decompose_canonical(ch, |part| match (tone_of(part), base) {
        (Some(found), _) => tone = found,
        (None, None) => base = Some(part),
        (None, Some(letter)) => base = compose(letter, part).or(base),
    });
    (lower(base.unwrap_or(ch)), tone)
}

const fn tone_of(mark: char) -> Option<u8> {
    match mark {
        '\u{300}' => Some(1),
        '\u{301}' => Some(2),
        '\u{309}' => Some(3),
        '\u{303}' => Some(4),
        '\u{323}' => Some(5),
        _ => None,
    }
}

fn lower(ch: char) -> char {
    ch.to_lowercase().next().unwrap_or(ch)
}

/// Marks that are typed in several ways fold to one.
#[inline]
pub(crate) fn plain_mark(ch: char) -> char {
    if ch.is_ascii() && ch != '`' {
        return ch.to_ascii_lowercase();
    }
    match ch {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{02B9}' | '\u{2032}' | '\u{B4}' | '`' => '\'',
        // General punctuation, which has no case.
        '\u{2000}'..='\u{206F}' => ch,
        _ => lower(ch),
    }
}

/// Whether `text` is sure to be composed already; most text is.
pub(crate) fn is_composed(text: &str) -> bool {
    text.chars().all(
        |ch| matches!(ch, '\0'..='\u{2FF}' | '\u{1EA0}'..='\u{1EFF}' | '\u{2010}'..='\u{2027}'),
    )
}

/// Adds `ch` in small, as [`char::to_lowercase`] has it but faster for the usual letters.
pub(crate) fn push_small(out: &mut String, ch: char) {
    match ch {
        '\0'..='\x7F' => out.push(ch.to_ascii_lowercase()),
        'ß'..='ÿ' => out.push(ch),
        // Large and small letters stand in pairs, the large ones at even codes.
        '\u{1EA0}'..='\u{1EFF}' => out.extend(char::from_u32(ch as u32 | 1)),
        _ => out.extend(ch.to_lowercase()),
    }
}

/// Whether `ch` is a mark that combines with the letter before it.
#[inline]
pub(crate) const fn is_combining(ch: char) -> bool {
    matches!(ch, '\u{300}'..='\u{36F}')
}

/// The canonical key of `word`: one syllable, number or mark.
///
/// ```
/// use hoinghi::fold::key;
/// assert_eq!(key("HOÀ"), key("hòa"));
/// assert_eq!(key("kĩ"), key("kỹ"));
/// assert_ne!(key("ma"), key("mà"));
/// ```
pub fn key(word: &str) -> Key {
    let letters = letters();
    let mut folder = Folder::NEW;
    if word.chars().any(is_combining) {
        word.nfc().for_each(|ch| folder.push(letters.of(ch)));
    } else {
        word.chars().for_each(|ch| folder.push(letters.of(ch)));
    }
    folder.finish()
}

/// The keys of the words of a phrase in one.
#[inline]
pub(crate) fn phrase(keys: impl IntoIterator<Item = Key>) -> Key {
    let mix = |all: u64, Key(key)| (all.rotate_left(5) ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    Key(keys.into_iter().fold(SEED, mix))
}

/// Hashes the letters of a syllable; the tone comes last, wherever it was written.
#[derive(Clone, Copy)]
pub(crate) struct Folder {
    hash: u64,
    tone: u8,
    length: usize,
    onset: char,
    /// The hash of what stands before the last letter, which a mark may change yet.
    before: u64,
    last: Letter,
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const NOTHING: Letter = Letter { base: '\0', tone: 0, sort: Sort::Other };

#[inline]
const fn mix(hash: u64, value: u32) -> u64 {
    (hash.rotate_left(5) ^ value as u64).wrapping_mul(0x517c_c1b7_2722_0a95)
}

impl Folder {
    pub(crate) const NEW: Folder =
        Folder { hash: SEED, tone: 0, length: 0, onset: '\0', before: SEED, last: NOTHING };

    /// Adds a letter; what combines must have been composed.
    #[inline]
    pub(crate) const fn push(&mut self, letter: Letter) {
        if letter.tone != 0 {
            self.tone = letter.tone;
        }
        if letter.base != '\0' {
            self.push_base(letter);
        }
    }

    /// Adds a letter that is no tone alone.
    #[inline]
    pub(crate) const fn push_letter(&mut self, letter: Letter) {
        if letter.tone != 0 {
            self.tone = letter.tone;
        }
        self.push_base(letter);
    }

    #[inline]
    const fn push_base(&mut self, letter: Letter) {
        if self.length == 0 {
            self.onset = letter.base;
        }
        self.before = self.hash;
        self.hash = mix(self.hash, letter.base as u32);
        self.length += 1;
        self.last = letter;
    }

    /// Adds a mark to the letter before it, as composing the two would; `false` where it takes
    /// more than the alphabet to say what comes of that.
    pub(crate) fn combine(&mut self, mark: Letter) -> bool {
        let toned = self.last.tone != 0;
        let base = match (self.last.base, mark.base) {
            // Unicode composes a tone with what stands before it, so that of the tones that may
            // stand before a mark over the letter only the dot below leaves the two together.
            (_, '\u{302}' | '\u{306}') if !matches!(self.last.tone, 0 | 5) => return false,
            ('a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y', '\0')
                if !toned =>
            {
                self.tone = mark.tone;
                self.last.tone = mark.tone;
                return true;
            }
            ('a', '\u{306}') => 'ă',
            ('a', '\u{302}') => 'â',
            ('e', '\u{302}') => 'ê',
            ('o', '\u{302}') => 'ô',
            ('o', '\u{31B}') => 'ơ',
            ('u', '\u{31B}') => 'ư',
            _ => return false,
        };
        if self.length == 1 {
            self.onset = base;
        }
        self.last.base = base;
        self.hash = mix(self.before, base as u32);
        true
    }

    #[inline]
    pub(crate) const fn finish(self) -> Key {
        let lone_y = self.length == 2
            && self.last.base == 'y'
            && matches!(self.onset, 'h' | 'k' | 'l' | 'm' | 's' | 't');
        let letters = if lone_y { mix(self.before, 'i' as u32) } else { self.hash };
        Key(mix(letters, self.tone as u32 + 1))
    }
}

/// The vowels of the alphabet, each with its tones.
const VOWELS: [[char; 6]; 12] = [
    ['a', 'à', 'á', 'ả', 'ã', 'ạ'],
    ['ă', 'ằ', 'ắ', 'ẳ', 'ẵ', 'ặ'],
    ['â', 'ầ', 'ấ', 'ẩ', 'ẫ', 'ậ'],
    ['e', 'è', 'é', 'ẻ', 'ẽ', 'ẹ'],
    ['ê', 'ề', 'ế', 'ể', 'ễ', 'ệ'],
    ['i', 'ì', 'í', 'ỉ', 'ĩ', 'ị'],
    ['o', 'ò', 'ó', 'ỏ', 'õ', 'ọ'],
    ['ô', 'ồ', 'ố', 'ổ', 'ỗ', 'ộ'],
    ['ơ', 'ờ', 'ớ', 'ở', 'ỡ', 'ợ'],
    ['u', 'ù', 'ú', 'ủ', 'ũ', 'ụ'],
    ['ư', 'ừ', 'ứ', 'ử', 'ữ', 'ự'],
    ['y', 'ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ'],
];

/// [`key`] for the compiler: of a word in small, composed letters of the alphabet, or of a plain mark.
pub(crate) const fn key_of_literal(word: &str) -> Key {
    let bytes = word.as_bytes();
    let mut folder = Folder::NEW;
    let mut at = 0;
    while at < bytes.len() {
        let (code, length) = match bytes[at] as u32 {
            lead @ 0..0x80 => (lead, 1),
            lead @ 0xC0..0xE0 => (lead & 0x1F, 2),
            lead @ 0xE0..0xF0 => (lead & 0xF, 3),
            _ => panic!("no letter of the alphabet"),
        };
        let mut code = code;
        let mut next = at + 1;
        while next < at + length {
            code = code << 6 | bytes[next] as u32 & 0x3F;
            next += 1;
        }
        folder.push(letter_of_literal(code));
        at += length;
    }
    folder.finish()
}

const fn letter_of_literal(code: u32) -> Letter {
    let mut cell = 0;
    while cell < 72 {
        if VOWELS[cell / 6][cell % 6] as u32 == code {
            return Letter { base: VOWELS[cell / 6][0], tone: (cell % 6) as u8, sort: Sort::Small };
        }
        cell += 1;
    }
    let base = match code {
        0..0x80 => (code as u8).to_ascii_lowercase() as char,
        0x111 => 'đ',
        _ => panic!("no small letter of the alphabet"),
    };
    Letter { base, tone: 0, sort: Sort::Small }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_habits_fold() {
        for (a, b) in [
            ("hoà", "hòa"),
            ("UỶ", "ủy"),
            ("thuý", "thúy"),
            ("Lí", "lý"),
            ("sỹ", "sĩ"),
            ("Đ", "đ"),
            ("H’Blih", "h'blih"),
            ("–", "-"),
            ("quả", "qủa"),
        ] {
            assert_eq!(key(a), key(b), "{a} {b}");
        }
    }

    #[test]
    fn small_letters() {
        for ch in ('\0'..='\u{300}').chain('\u{1EA0}'..='\u{1F00}') {
            let mut small = String::new();
            push_small(&mut small, ch);
            assert_eq!(small, ch.to_lowercase().to_string(), "{ch}");
        }
    }

    #[test]
    fn literals_fold_alike() {
        for word in ["đồng", "quý", "lý", "y", "nghiệm", "thuở", "kỹ", "ngoài"] {
            assert_eq!(key_of_literal(word), key(word), "{word}");
        }
        for letter in VOWELS.as_flattened() {
            let word = format!("th{letter}ng");
            assert_eq!(key_of_literal(&word), key(&word), "{word}");
        }
    }

    #[test]
    fn composition_does_not_matter() {
        for word in ["Nguyễn", "tường", "ĐẶNG", "phở", "ngữ", "ệ"] {
            let apart: String = word.nfd().collect();
            assert_ne!(apart, word);
            assert_eq!(key(&apart), key(word), "{word}");
        }
    }

    #[test]
    fn different_syllables_stay_apart() {
        let words = ["ma", "mà", "má", "mả", "mã", "mạ", "mă", "mâ", "đa", "da", "y", "i", "quy"];
        for (i, a) in words.iter().enumerate() {
            for b in &words[i + 1..] {
                assert_ne!(key(a), key(b), "{a} {b}");
            }
        }
    }
}
