//! Words known by their very bytes, so that nearly all of a text need no folding.

use super::ROOT;
use crate::fold::{self, Key};
use crate::token::{Kind, Shape, Token};

/// What the lexer asks of a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spelling {
    pub(crate) key: Key,
    /// Node of the terms that begin with it.
    pub(crate) root: u32,
    pub(crate) first: char,
    pub(crate) shape: Shape,
}

/// Longer words are folded.
const LONGEST: usize = 15;

/// The bytes of a word, zeros after them.
type Bytes = [u64; 2];

/// The words of all terms as they are written, and at the start of a sentence: a table with open
/// addressing, at least half of it free.
#[derive(Clone, Debug)]
pub(crate) struct Spellings {
    /// The marks of ASCII below the letters, by their bytes.
    marks: [Spelling; MARKS],
    slots: Vec<(Bytes, Spelling)>,
    /// There are two to the power of 64 less this.
    shift: u32,
    count: usize,
}

/// The bytes below the letters of ASCII.
const MARKS: usize = b'A' as usize;

const NONE: Spelling = Spelling { key: Key::NONE, root: ROOT, first: '\0', shape: Shape::None };

const FREE: (Bytes, Spelling) = ([0; 2], NONE);

impl Default for Spellings {
    fn default() -> Self {
        Spellings::with_capacity(1)
    }
}

impl Spellings {
    pub(super) fn with_capacity(count: usize) -> Spellings {
        let bits = (count.max(1) * 2).next_power_of_two().ilog2();
        let mut marks = [NONE; MARKS];
        for (mark, spelling) in ('\0'..).zip(&mut marks) {
            *spelling = Spelling { key: fold::mark(fold::letters().of(mark)), first: mark, ..NONE };
        }
        Spellings { marks, slots: vec![FREE; 1 << bits], shift: u64::BITS - bits, count: 0 }
    }

    /// Adds a word of `text`.
    pub(super) fn add(&mut self, text: &str, token: &Token) {
        let word = &text.as_bytes()[token.span.start..token.span.end];
        if token.kind != Kind::Word {
            return;
        }
        let Token { key, first, shape, .. } = *token;
        let spelling = Spelling { key, root: ROOT, first, shape };
        if self.insert(word, spelling) && shape == Shape::Lower {
            let mut large = first.to_uppercase();
            if let (Some(first), None) = (large.next(), large.next()) {
                let word = [first.to_string().as_bytes(), &word[token.first.len_utf8()..]].concat();
                self.insert(&word, Spelling { first, shape: Shape::Title, ..spelling });
            }
        }
    }

    /// Whether the word is new.
    fn insert(&mut self, word: &[u8], spelling: Spelling) -> bool {
        if word.len() > LONGEST {
            return false;
        }
        let bytes = halves(&padded(word));
        let place = self.place(bytes);
        let fresh = self.slots[place].0 == FREE.0;
        if fresh {
            self.slots[place] = (bytes, spelling);
            self.count += 1;
            if self.count * 2 > self.slots.len() {
                self.grow();
            }
        }
        fresh
    }

    fn grow(&mut self) {
        let larger = vec![FREE; self.slots.len() * 2];
        self.shift -= 1;
        for slot in std::mem::replace(&mut self.slots, larger) {
            if slot.0 != FREE.0 {
                let place = self.place(slot.0);
                self.slots[place] = slot;
            }
        }
    }

    pub(super) fn find_roots(&mut self, root: impl Fn(Key) -> u32) {
        for spelling in &mut self.marks {
            spelling.root = root(spelling.key);
        }
        for (bytes, spelling) in &mut self.slots {
            if *bytes != FREE.0 {
                spelling.root = root(spelling.key);
            }
        }
    }

    /// Where a word is sought first.
    #[inline]
    fn home(&self, [low, high]: Bytes) -> usize {
        let both = low ^ high.wrapping_mul(0xd6e8_feb8_6659_fd93);
        (both.wrapping_mul(0x517c_c1b7_2722_0a95) >> self.shift) as usize
    }

    /// The place of a word, or the free one where it would be.
    fn place(&self, bytes: Bytes) -> usize {
        let mut place = self.home(bytes);
        while self.slots[place].0 != bytes && self.slots[place].0 != FREE.0 {
            place = (place + 1) & (self.slots.len() - 1);
        }
        place
    }

    #[inline]
    fn find(&self, bytes: Bytes) -> Option<&Spelling> {
        let mut place = self.home(bytes);
        loop {
            let (found, spelling) = &self.slots[place];
            if *found == bytes {
                return Some(spelling);
            }
            if *found == FREE.0 {
                return None;
            }
            place = (place + 1) & (self.slots.len() - 1);
        }
    }

    /// A mark of ASCII below the letters.
    #[inline]
    pub(crate) fn mark(&self, mark: u8) -> &Spelling {
        &self.marks[mark as usize % MARKS]
    }

    /// The word that `rest` begins with and its length, if it is known.
    #[inline(always)]
    pub(crate) fn first(&self, rest: &[u8]) -> Option<(&Spelling, usize)> {
        let (bytes, length) = match rest.first_chunk() {
            Some(chunk) => run(chunk)?,
            None => run(&padded(rest))?,
        };
        // An apostrophe may join the word to the one after it.
        let joins = rest.get(length) == Some(&b'\'');
        if joins { None } else { self.find(bytes).map(|spelling| (spelling, length)) }
    }
}

/// The end of a text, with zeros after it.
#[cold]
fn padded(rest: &[u8]) -> [u8; LONGEST + 1] {
    let mut chunk = [0; LONGEST + 1];
    chunk.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    chunk
}

fn halves(chunk: &[u8; LONGEST + 1]) -> Bytes {
    let bits = u128::from_le_bytes(*chunk);
    [bits as u64, (bits >> 64) as u64]
}

/// The bytes up to the first that ends any word, a mark or digit of ASCII before 'A', and how many
/// they are.
#[inline]
fn run(chunk: &[u8; LONGEST + 1]) -> Option<(Bytes, usize)> {
    /// The highest bit of each byte that ends words.
    const fn ends(half: u64) -> u64 {
        const HIGHEST: u64 = 0x8080_8080_8080_8080;
        // Adding this to a byte without its highest bit sets that bit from 'A' on.
        const TO_A: u64 = 0x3F3F_3F3F_3F3F_3F3F;
        !(((half & !HIGHEST) + TO_A) | half) & HIGHEST
    }
    const fn take(half: u64, bits: u32) -> u64 {
        half & ((1 << bits) - 1)
    }
    let [low, high] = halves(chunk);
    // The bit found is the highest of its byte, the seventh from its lowest.
    let end = ends(low);
    if end != 0 {
        let bits = end.trailing_zeros() - 7;
        return Some(([take(low, bits), 0], bits as usize / 8));
    }
    let end = ends(high);
    if end == 0 {
        return None;
    }
    let bits = end.trailing_zeros() - 7;
    Some(([low, take(high, bits)], 8 + bits as usize / 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_before_what_is_no_letter() {
        for (text, length) in [
            ("và các", Some(3)),
            ("nghiệp, thủy", Some(8)),
            ("trường", Some(9)),
            ("A4", Some(1)),
            ("nghiệmnghiệm ", Some(16)),
        ] {
            let mut chunk = [0; LONGEST + 1];
            let bytes = &text.as_bytes()[..text.len().min(16)];
            chunk[..bytes.len()].copy_from_slice(bytes);
            let read = run(&chunk);
            assert_eq!(
                read.map(|(_, length)| length),
                length.filter(|length| *length < 16),
                "{text}"
            );
            if let Some((read, length)) = read {
                let mut word = [0; LONGEST + 1];
                word[..length].copy_from_slice(&bytes[..length]);
                assert_eq!(read, halves(&word), "{text}");
            }
        }
    }

    #[test]
    fn known_words_read_like_any_other() {
        let text = "Các trường, các Trường; CÁC a'b Các'a các’a Đ/c trường-lớp UBND HĐND ủy Ủy";
        let known = crate::token::lex(text, crate::lexicon::Lexicon::builtin());
        let folded = crate::token::lex_term(text);
        assert_eq!(known.len(), folded.len());
        for (known, folded) in known.iter().zip(&folded) {
            assert_eq!(
                (known.span, known.key, known.first, known.shape, known.gap),
                (folded.span, folded.key, folded.first, folded.shape, folded.gap)
            );
        }
    }
}
