//! Characters as the lexer sees them.

use once_cell::sync::Lazy;
use unicode_normalization::char::{compose, decompose_canonical};

/// What the lexer asks of a character, in few bits: the tables of letters are looked up for
/// every one of a text.
///
/// From the lowest: the letter in small without its tone (21 bits, 0 for a tone alone); the tone (3
/// bits: 0 none, 1 grave, 2 acute, 3 hook, 4 tilde, 5 dot below); a bit for the sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letter(pub(super) u32);

/// Where the bits of the tone begin.
pub(super) const TONE: u32 = 21;

/// Sorts of characters, a bit each.
#[derive(Clone, Copy)]
pub(crate) struct Sort(pub(super) u32);

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

    pub(super) const fn or(self, other: Sort) -> Sort {
        Sort(self.0 | other.0)
    }
}

impl Letter {
    pub(super) const fn new(base: char, tone: u8, sort: Sort) -> Letter {
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
    pub(super) const fn base(self) -> u32 {
        self.0 & ((1 << TONE) - 1)
    }

    #[inline]
    pub(super) const fn tone(self) -> u32 {
        self.0 >> TONE & 7
    }
}

/// Letters looked up: nearly all that Vietnamese is written with.
pub(crate) struct Letters {
    pub(super) latin: [Letter; LATIN],
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
    pub(super) fn first<'t>(&self, rest: &'t [u8]) -> Option<(Letter, &'t [u8])> {
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
    pub(super) fn of(ch: char) -> Letter {
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
            // Letters of two, the first of them large, are neither large nor small: "ᾭ".
            _ if ch.is_uppercase() || lower(ch) != ch => Sort::LARGE,
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
