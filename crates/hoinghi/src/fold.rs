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
    pub(crate) const fn raw(self) -> u64 {
        self.0
    }
}

/// One letter without tone, and the tone it carried: 0 none, 1 grave, 2 acute, 3 hook, 4 tilde,
/// 5 dot below.
type Letter = (char, u8);

const LATIN: std::ops::Range<u32> = 0xC0..0x200;
const VIETNAMESE: std::ops::Range<u32> = 0x1EA0..0x1F00;

static LETTERS: Lazy<Vec<Letter>> =
    Lazy::new(|| LATIN.chain(VIETNAMESE).filter_map(char::from_u32).map(take_apart).collect());

fn take_apart(ch: char) -> Letter {
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

fn letter(ch: char) -> Letter {
    let code = ch as u32;
    if ch.is_ascii() {
        (ch.to_ascii_lowercase(), 0)
    } else if LATIN.contains(&code) {
        LETTERS[(code - LATIN.start) as usize]
    } else if VIETNAMESE.contains(&code) {
        LETTERS[(code - VIETNAMESE.start + (LATIN.end - LATIN.start)) as usize]
    } else if let Some(tone) = tone_of(ch) {
        ('\0', tone)
    } else {
        (plain_mark(ch), 0)
    }
}

/// Marks that are typed in several ways fold to one.
pub(crate) fn plain_mark(ch: char) -> char {
    match ch {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{02B9}' | '\u{2032}' | '\u{B4}' | '`' => '\'',
        _ => lower(ch),
    }
}

/// Whether `ch` is a mark that combines with the letter before it.
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
    let mut folder = Folder::default();
    if word.is_ascii() {
        word.bytes().for_each(|byte| folder.push((byte.to_ascii_lowercase() as char, 0)));
    } else if word.chars().any(is_combining) {
        word.nfc().for_each(|ch| folder.push(letter(ch)));
    } else {
        word.chars().for_each(|ch| folder.push(letter(ch)));
    }
    folder.finish()
}

/// Hashes the letters of a syllable; the tone comes last, wherever it was written.
struct Folder {
    hash: u64,
    tone: u8,
    length: usize,
    onset: char,
    hash_of_onset: u64,
    last: char,
}

impl Default for Folder {
    fn default() -> Self {
        Folder { hash: SEED, tone: 0, length: 0, onset: '\0', hash_of_onset: SEED, last: '\0' }
    }
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

const fn mix(hash: u64, value: u32) -> u64 {
    (hash.rotate_left(5) ^ value as u64).wrapping_mul(0x517c_c1b7_2722_0a95)
}

impl Folder {
    fn push(&mut self, (ch, tone): Letter) {
        if tone != 0 {
            self.tone = tone;
        }
        if ch == '\0' {
            return;
        }
        self.hash = mix(self.hash, ch as u32);
        self.length += 1;
        if self.length == 1 {
            self.onset = ch;
            self.hash_of_onset = self.hash;
        }
        self.last = ch;
    }

    fn finish(self) -> Key {
        let lone_y = self.length == 2 && self.last == 'y' && "hklmst".contains(self.onset);
        let letters = if lone_y { mix(self.hash_of_onset, 'i' as u32) } else { self.hash };
        Key(mix(letters, u32::from(self.tone) + 1))
    }
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
