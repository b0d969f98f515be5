//! The canonical key of a syllable.
//!
//! Vietnamese is typed in many ways: precomposed or decomposed, with the tone mark on either vowel
//! of a rime (hoà, hòa), with i or y as the only vowel (kĩ, kỹ), in any case. Two spellings of a
//! syllable have the same [`Key`] when they differ in nothing else. The text itself is never
//! rewritten: only keys are folded.

mod letter;

use self::letter::TONE;
pub(crate) use self::letter::{
    Letter, Letters, Sort, is_combining, is_composed, letters, plain_mark, push_small,
};
use unicode_normalization::UnicodeNormalization;

/// The canonical key of one syllable, number or mark.
///
/// Equal keys mean the same syllable but for its spelling habits. The diacritics that make
/// letters (đ, ă, â, ê, ô, ơ, ư) and the tones tell syllables apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(u64);

impl Key {
    /// No word's key.
    pub(crate) const NONE: Key = Key(0);

    #[inline]
    pub(crate) const fn raw(self) -> u64 {
        self.0
    }
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
    tone: u32,
    length: usize,
    onset: Letter,
    last: Letter,
    /// The hash of what stands before the last letter, which a mark may change yet.
    before: u64,
    /// The bits of all letters after the first.
    rest: u32,
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

#[inline]
const fn mix(hash: u64, value: u32) -> u64 {
    (hash.rotate_left(5) ^ value as u64).wrapping_mul(0x517c_c1b7_2722_0a95)
}

impl Folder {
    pub(crate) const NEW: Folder = Folder {
        hash: SEED,
        tone: 0,
        length: 0,
        onset: Letter(0),
        last: Letter(0),
        before: SEED,
        rest: 0,
    };

    /// With the first letter pushed.
    #[inline]
    const fn begin(letter: Letter) -> Folder {
        let hash = mix(SEED, letter.base());
        let (onset, last) = (letter, letter);
        Folder { hash, tone: letter.tone(), length: 1, onset, last, before: SEED, rest: 0 }
    }

    /// Adds a letter; what combines must have been composed.
    #[inline]
    pub(crate) const fn push(&mut self, letter: Letter) {
        if letter.base() != 0 {
            if self.length == 0 {
                *self = Folder { tone: self.tone, ..Folder::begin(letter) };
            } else {
                self.go_on(letter);
            }
        }
        if letter.tone() != 0 {
            self.tone = letter.tone();
        }
    }

    /// Adds a letter that is no tone alone and is not the first.
    #[inline]
    const fn go_on(&mut self, letter: Letter) {
        let tone = letter.tone();
        self.tone = if tone != 0 { tone } else { self.tone };
        self.before = self.hash;
        self.hash = mix(self.hash, letter.base());
        self.length += 1;
        self.last = letter;
        self.rest |= letter.0;
    }

    /// Adds a mark to the letter before it, as composing the two would; `false` where it takes
    /// more than the alphabet to say what comes of that.
    fn combine(&mut self, mark: Letter) -> bool {
        let [last, mark_base] = [self.last, mark].map(|letter| char::from_u32(letter.base()));
        let base = match (last.unwrap_or_default(), mark_base.unwrap_or_default()) {
            // Unicode composes a tone with what stands before it, so that of the tones that may
            // stand before a mark over the letter only the dot below leaves the two together.
            (_, '\u{302}' | '\u{306}') if !matches!(self.last.tone(), 0 | 5) => return false,
            ('a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y', '\0')
                if self.last.tone() == 0 =>
            {
                self.tone = mark.tone();
                self.last.0 |= mark.tone() << TONE;
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
        self.last.0 = self.last.0 - self.last.base() + base as u32;
        if self.length == 1 {
            self.onset = self.last;
        }
        self.hash = mix(self.before, base as u32);
        true
    }

    #[inline]
    pub(crate) const fn finish(self) -> Key {
        let lone_y = self.length == 2
            && self.last.base() == 'y' as u32
            && matches!(self.onset.base() as u8, b'h' | b'k' | b'l' | b'm' | b's' | b't')
            && self.onset.base() < 0x80;
        let letters = if lone_y { mix(self.before, 'i' as u32) } else { self.hash };
        Key(mix(letters, self.tone + 1))
    }
}

/// A word as the lexer reads it.
pub(crate) struct Word {
    /// How many bytes it has.
    pub(crate) length: usize,
    pub(crate) key: Key,
    /// The sorts of its first letter and of those after it.
    pub(crate) first: Letter,
    pub(crate) rest: Letter,
}

/// The word that `text` begins with; `first` is its first letter, of so many bytes.
///
/// Composed letters in one loop, which is nearly all words; `None` for any other.
#[inline]
pub(crate) fn word(text: &str, first: Letter, bytes: usize, letters: &Letters) -> Option<Word> {
    let mut rest = text.as_bytes().get(bytes..)?;
    let mut folder = Folder::begin(first);
    loop {
        let Some((letter, after)) = letters.first(rest) else {
            let other = text.get(text.len() - rest.len()..)?.chars().next();
            match other.map(Letter::of) {
                Some(letter) if letter.is(Sort::PLAIN.or(Sort::INNER)) => return None,
                _ => break,
            }
        };
        if letter.is(Sort::PLAIN) {
            folder.go_on(letter);
            rest = after;
        } else if letter.is(Sort::INNER) {
            return None;
        } else {
            break;
        }
    }
    let length = text.len() - rest.len();
    Some(Word { length, key: folder.finish(), first, rest: Letter(folder.rest) })
}

/// [`word`] for all words.
#[inline(never)]
pub(crate) fn any_word(text: &str, letters: &Letters) -> Word {
    let mut folder = Folder::NEW;
    let (mut first, mut sorts) = (None, 0);
    let mut composes = true;
    let mut chars = text.chars();
    let length = loop {
        let end = text.len() - chars.as_str().len();
        let Some(letter) = chars.next().map(|ch| letters.of(ch)) else { break end };
        if letter.is(Sort::ALPHABETIC) {
            composes &= !letter.is(Sort::JOINED);
            folder.push(letter);
            match first {
                None => first = Some(letter),
                // As composed with what stands before it.
                Some(_) if letter.is(Sort::JOINED) => {}
                Some(_) if letter.is(Sort::LARGE) => sorts |= Sort::LARGE.0,
                Some(_) => sorts |= Sort::SMALL.0,
            }
        } else if letter.is(Sort::COMBINING) {
            composes = composes && folder.combine(letter);
        } else if letter.is(Sort::APOSTROPHE)
            && chars.clone().next().is_some_and(|next| letters.of(next).is_alphabetic())
        {
            folder.push(letter);
        } else {
            break end;
        }
    };
    let key = if composes { folder.finish() } else { key(&text[..length]) };
    Word { length, key, first: first.unwrap_or(Letter(0)), rest: Letter(sorts) }
}

/// The key of a number and its length in bytes; `text` begins with its digits.
pub(crate) fn number(text: &[u8], letters: &Letters) -> (Key, usize) {
    let mut folder = Folder::NEW;
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit());
    let length = digits.map(|&byte| folder.push(letters.latin[byte as usize])).count();
    (folder.finish(), length)
}

/// The key of a mark.
pub(crate) fn mark(mark: Letter) -> Key {
    let mut folder = Folder::NEW;
    folder.push(mark);
    folder.finish()
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
            return Letter::new(VOWELS[cell / 6][0], (cell % 6) as u8, Sort::SMALL);
        }
        cell += 1;
    }
    let base = match code {
        0..0x80 => (code as u8).to_ascii_lowercase() as char,
        0x111 => 'đ',
        _ => panic!("no small letter of the alphabet"),
    };
    Letter::new(base, 0, Sort::SMALL)
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
    fn marks_in_any_order_are_composed_as_unicode_has_it() {
        let marks = "\u{300}\u{301}\u{309}\u{303}\u{323}\u{302}\u{306}\u{31B}\u{308}";
        let some = || marks.chars().map(Some).chain([None]);
        for base in "aăâeêioôơuưyđnéọẩĂ".chars() {
            for (first, second) in
                some().flat_map(|first| some().map(move |second| (first, second)))
            {
                for third in some() {
                    let marks: String = [first, second, third].into_iter().flatten().collect();
                    let word = format!("t{base}{marks}n");
                    assert_eq!(any_word(&word, letters()).key, key(&word), "{word:?}");
                }
            }
        }
    }

    #[test]
    fn composition_does_not_change_the_case() {
        let case = |word: &str| {
            let Word { first, rest, .. } = any_word(word, letters());
            (first.is(Sort::LARGE), rest.is(Sort::LARGE), rest.is(Sort::SMALL))
        };
        for (word, expected) in [
            ("ᾭ", (true, false, false)),
            ("tᾭp", (false, true, true)),
            ("TᾭP", (true, true, false)),
            ("TᾳP", (true, true, true)),
            ("Ệ", (true, false, false)),
        ] {
            let apart: String = word.nfd().collect();
            assert_eq!((case(word), case(&apart)), (expected, expected), "{word}");
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
