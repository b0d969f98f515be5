//! First sets: which rules may begin at a token.
//!
//! Every grammar says with which classes of terms, words and marks it may begin. All are looked up
//! in one pass over the tokens, so that a grammar goes from one token that opens it to the next and
//! ordinary words cost it next to nothing.

use crate::fold::{self, Key};
use crate::grammar::{citation, date, directive, figure, person};
use crate::lexicon::ClassSet;
use crate::resolve::{self, conference};
use crate::token::{Kind, Shape, Token};
use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

/// What rules may begin with.
#[derive(Clone, Copy)]
pub(crate) struct First {
    /// Terms of these classes.
    pub(crate) classes: ClassSet,
    /// Words of the language's grammar.
    pub(crate) words: &'static [&'static str],
    /// Marks of ASCII.
    pub(crate) marks: &'static str,
    /// Whether with any number, and with any word that is not in small letters.
    pub(crate) numbers: bool,
    pub(crate) capitals: bool,
}

impl First {
    /// Nothing.
    pub(crate) const NONE: First = First {
        classes: ClassSet::of(&[]),
        words: &[],
        marks: "",
        numbers: false,
        capitals: false,
    };
}

/// Whose rules may begin at a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Openers(u8);

impl Openers {
    pub(crate) const PERSON: Openers = Openers(1);
    pub(crate) const DATE: Openers = Openers(1 << 1);
    pub(crate) const FIGURE: Openers = Openers(1 << 2);
    pub(crate) const CITATION: Openers = Openers(1 << 3);
    pub(crate) const CUE: Openers = Openers(1 << 4);
    pub(crate) const EVENT: Openers = Openers(1 << 5);
    pub(crate) const AIM: Openers = Openers(1 << 6);
    pub(crate) const BYLINE: Openers = Openers(1 << 7);

    /// Whether the two have something in common.
    #[inline]
    pub(crate) const fn meets(self, other: Openers) -> bool {
        self.0 & other.0 != 0
    }

    #[inline]
    fn add(&mut self, other: Openers) {
        self.0 |= other.0;
    }
}

/// The first sets, turned round: what each class, word and mark opens.
struct Table {
    classes: [Openers; 128],
    marks: [Openers; 128],
    numbers: Openers,
    capitals: Openers,
    words: FxHashMap<Key, Openers>,
    /// A bit for each of the words: most others are told by it.
    bits: [u64; 16],
}

static TABLE: Lazy<Table> = Lazy::new(|| {
    let firsts = [
        (Openers::PERSON, person::FIRST),
        (Openers::DATE, date::FIRST),
        (Openers::FIGURE, figure::FIRST),
        (Openers::CITATION, citation::FIRST),
        (Openers::CUE, directive::FIRST),
        (Openers::EVENT, conference::FIRST),
        (Openers::AIM, resolve::figure::FIRST),
        (Openers::BYLINE, resolve::page::FIRST),
    ];
    let mut table = Table {
        classes: [Openers::default(); 128],
        marks: [Openers::default(); 128],
        numbers: Openers::default(),
        capitals: Openers::default(),
        words: FxHashMap::default(),
        bits: [0; 16],
    };
    firsts.iter().for_each(|(opener, first)| table.add(*opener, first));
    table
});

impl Table {
    fn add(&mut self, opener: Openers, first: &First) {
        first.classes.each(|class| self.classes[class].add(opener));
        for (mark, openers) in (0u8..).zip(&mut self.marks) {
            if first.marks.contains(mark as char) {
                openers.add(opener);
            }
        }
        if first.numbers {
            self.numbers.add(opener);
        }
        if first.capitals {
            self.capitals.add(opener);
        }
        let words = first.words.iter().flat_map(|words| words.split_whitespace());
        for key in words.map(fold::key) {
            self.words.entry(key).or_default().add(opener);
            let (at, bit) = place(key);
            self.bits[at] |= bit;
        }
    }

    #[inline]
    fn of(&self, token: &Token) -> Openers {
        let mut openers = match token.kind {
            Kind::Word if token.shape != Shape::Lower => self.capitals,
            Kind::Word => Openers::default(),
            Kind::Number => self.numbers,
            Kind::Mark => self.marks.get(token.mark() as usize).copied().unwrap_or_default(),
        };
        token.classes.each(|class| openers.add(self.classes[class & 127]));
        let (at, bit) = place(token.key);
        if self.bits[at] & bit != 0 {
            openers.add(self.words.get(&token.key).copied().unwrap_or_default());
        }
        openers
    }
}

/// One of 1024 bits, told by the key.
#[inline]
const fn place(key: Key) -> (usize, u64) {
    let bit = key.raw() >> 54;
    (bit as usize / 64, 1 << (bit % 64))
}

/// Adds what each of the tokens opens.
pub(crate) fn add_openers(openers: &mut Vec<Openers>, tokens: &[Token]) {
    let table = &*TABLE;
    openers.extend(tokens.iter().map(|token| table.of(token)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::token;

    #[test]
    fn tokens_open_what_begins_with_them() {
        let opens = |text: &str, opener: Openers| {
            let mut openers = Vec::new();
            add_openers(&mut openers, &token::lex(text, Lexicon::builtin()));
            openers[0].meets(opener)
        };
        for (text, opener) in [
            ("nguyên Chủ tịch", Openers::PERSON),
            ("Tạ Văn Mận", Openers::PERSON),
            ("ngày", Openers::DATE),
            ("12", Openers::FIGURE),
            ("Nghị quyết", Openers::CITATION),
            ("yêu cầu", Openers::CUE),
            ("hội nghị", Openers::EVENT),
        ] {
            assert!(opens(text, opener), "{text}");
            assert!(!opens("xanh", opener), "{text}");
        }
    }
}
