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
    /// No word's key.
    pub(crate) const NONE: Key = Key(0);

    #[inline]
    pub(crate) const fn raw(self) -> u64 {
        self.0
    }
}

/// What the lexer asks of a character, in few bits: the tables of letters are looked up for
/// every one of a text.
///
/// From the lowest: the letter in small without its tone (21 bits, 0 for a tone alone); the tone (3
/// bits: 0 none, 1 grave, 2 acute, 3 hook, 4 tilde, 5 dot below); a bit for the sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letter(u32);

const TONE: u32 = 21;

/// Sorts of characters, a bit each.
#[derive(Clone, Copy)]
pub(crate) struct Sort(u32);

impl Sort {
    pub(crate) const SMALL: Sort = Sort(1 << 24);
    pub(crate) const LARGE: Sort = Sort(1 << 25);
    /// A letter that combines with the one before it, of which Unicode has a few.
    pub(crate) const JOINED: Sort = Sort(1 << 26);
    pub(crate) const DIGIT: Sort = Sort(1 << 27);
    /// Combines with the letter before it.
    pub(crate) const COMBINING: Sort = Sort(1 << 28);
    /// Joins the letters of a word, where one follows it.
    pub(crate) const APOSTROPHE: Sort = Sort(1 << 29);
    pub(crate) const OTHER: Sort = Sort(1 << 30);
    /// Letters that stand by themselves.
    pub(crate) const PLAIN: Sort = Sort::SMALL.or(Sort::LARGE);
    pub(crate) const ALPHABETIC: Sort = Sort::PLAIN.or(Sort::JOINED);
    /// What a word may go on with beside plain letters.
    pub(crate) const INNER: Sort = Sort::JOINED.or(Sort::COMBINING).or(Sort::APOSTROPHE);

    const fn or(self, other: Sort) -> Sort {
        Sort(self.0 | other.0)
    }
}

impl Letter {
    const fn new(base: char, tone: u8, sort: Sort) -> Letter {
        Letter(base as u32 | (tone as u32) << TONE | sort.0)
    }

    /// Whether it is of one of the sorts.
    #[inline]
    pub(crate) const fn is(self, sorts: Sort) -> bool {
        self.0 & sorts.0 != 0
    }

    #[inline]
    pub(crate) const fn is_alphabetic(self) -> bool {
        self.is(Sort::ALPHABETIC)
    }

    #[inline]
    const fn base(self) -> u32 {
        self.0 & ((1 << TONE) - 1)
    }

    #[inline]
    const fn tone(self) -> u32 {
        self.0 >> TONE & 7
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

    /// The letter that `rest` begins with and what follows it, where the tables have it: it is
    /// found by its bytes, which need no decoding.
    #[inline]
    fn first<'t>(&self, rest: &'t [u8]) -> Option<(Letter, &'t [u8])> {
        let low = |byte: u8| byte as usize & 0x3F;
        match *rest {
            [byte @ 0..0x80, ref after @ ..] => Some((self.latin[byte as usize], after)),
            [lead @ 0xC3..0xC8, byte, ref after @ ..] => {
                Some((self.latin[(lead as usize & 7) << 6 | low(byte)], after))
            }
            [0xE1, second @ (0xBA | 0xBB), third, ref after @ ..] => {
                Some((self.vietnamese[(second as usize & 1) << 6 | low(third)], after))
            }
            _ => None,
        }
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
        Letter::new(base, tone, Sort::of(ch))
    }
}

impl Sort {
    fn of(ch: char) -> Sort {
        match ch {
            '0'..='9' => Sort::DIGIT,
            _ if plain_mark(ch) == '\'' => Sort::APOSTROPHE,
            // General punctuation: the standard library's look-up is slow, and these are common.
            ' ' | '\u{2000}'..='\u{206F}' => Sort::OTHER,
            '\u{300}'..='\u{344}' => Sort::COMBINING,
            _ if ch.is_uppercase() => Sort::LARGE,
            _ if ch.is_alphabetic() && is_combining(ch) => Sort::JOINED,
            _ if ch.is_alphabetic() => Sort::SMALL,
            _ if is_combining(ch) => Sort::COMBINING,
            _ => Sort::OTHER,
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
    fn different_syllables_stay_apart() {
        let words = ["ma", "mà", "má", "mả", "mã", "mạ", "mă", "mâ", "đa", "da", "y", "i", "quy"];
        for (i, a) in words.iter().enumerate() {
            for b in &words[i + 1..] {
                assert_ne!(key(a), key(b), "{a} {b}");
            }
        }
    }
}
