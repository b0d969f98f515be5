//! Terms of one or many syllables, looked up by longest match.
//!
//! The built-in terms live in `data/*.tsv`; `table.rs` is generated from them. Callers add their
//! own with [`Lexicon::with`].

#[rustfmt::skip]
mod table;

pub use table::Class;

use crate::fold::Key;
use crate::token::{Shape, Token, lex_term};
use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// A word of the language or of the administration, with the class that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The term as it is usually written.
    pub text: Cow<'static, str>,
    /// What sort of word it is.
    pub class: Class,
    /// The full form, or the value that the term stands for; the term itself when it is its own.
    pub full: Cow<'static, str>,
}

impl Term {
    /// A term of a caller's own; an empty `full` stands for `text`.
    pub fn new(text: impl Into<String>, class: Class, full: impl Into<String>) -> Self {
        let (text, full) = (text.into(), full.into());
        let full = if full.is_empty() { text.clone() } else { full };
        Term { text: text.into(), class, full: full.into() }
    }
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassSet(u128);

impl ClassSet {
    /// The set of the given classes.
    pub const fn of(classes: &[Class]) -> Self {
        let mut bits = 0;
        let mut i = 0;
        while i < classes.len() {
            bits |= 1 << classes[i] as u32;
            i += 1;
        }
        ClassSet(bits)
    }

    /// Whether `class` is in the set.
    pub const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    const fn meets(self, other: ClassSet) -> bool {
        self.0 & other.0 != 0
    }

    fn add(&mut self, class: Class) {
        self.0 |= 1 << class as u32;
    }
}

impl From<Class> for ClassSet {
    fn from(class: Class) -> Self {
        ClassSet::of(&[class])
    }
}

/// A term found in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match<'l> {
    /// Index one past the last token of the term.
    pub(crate) end: usize,
    pub(crate) term: &'l Term,
}

#[derive(Clone, Debug, Default)]
struct Node {
    /// Classes of the terms that end here or further down.
    ahead: ClassSet,
    /// Indices of the terms that end here.
    terms: Vec<u32>,
}

/// Where in the lexicon a token begins terms. The default begins none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Node of the token's key in any case.
    any: u32,
    /// Node of the token's key in capitals.
    caps: u32,
}

/// A set of terms, ready for look-up.
#[derive(Clone, Debug)]
pub struct Lexicon {
    terms: Vec<Term>,
    nodes: Vec<Node>,
    edges: FxHashMap<(u32, u64), u32>,
}

/// Sets the key of a syllable that must stand in capitals apart from the same in any case.
const CAPS: u64 = 0x9e37_79b9_7f4a_7c15;
const ROOT: u32 = 0;

static BUILTIN: Lazy<Lexicon> = Lazy::new(|| {
    Lexicon::build(table::TERMS.iter().map(|&(text, class, full)| Term {
        text: Cow::Borrowed(text),
        class,
        full: Cow::Borrowed(if full.is_empty() { text } else { full }),
    }))
});

impl Lexicon {
    /// The built-in terms.
    pub fn builtin() -> &'static Lexicon {
        &BUILTIN
    }

    /// The built-in terms and the caller's own.
    ///
    /// A caller's term is matched like the built-in ones: in any spelling that folds to the same
    /// [`Key`]s, and in capitals only where it is given in capitals. An empty term never matches.
    pub fn with(own: impl IntoIterator<Item = Term>) -> Lexicon {
        let mut lexicon = Lexicon::builtin().clone();
        own.into_iter().for_each(|term| lexicon.insert(term));
        lexicon
    }

    fn build(terms: impl IntoIterator<Item = Term>) -> Lexicon {
        let mut lexicon = Lexicon {
            terms: Vec::new(),
            nodes: vec![Node::default()],
            edges: FxHashMap::default(),
        };
        terms.into_iter().for_each(|term| lexicon.insert(term));
        lexicon
    }

    fn insert(&mut self, term: Term) {
        let tokens = lex_term(&term.text);
        if tokens.is_empty() {
            return;
        }
        let mut node = ROOT;
        self.nodes[0].ahead.add(term.class);
        for token in &tokens {
            let key = token.key.raw() ^ if token.shape == Shape::Upper { CAPS } else { 0 };
            let fresh = self.nodes.len() as u32;
            node = *self.edges.entry((node, key)).or_insert(fresh);
            if node == fresh {
                self.nodes.push(Node::default());
            }
            self.nodes[node as usize].ahead.add(term.class);
        }
        self.nodes[node as usize].terms.push(self.terms.len() as u32);
        self.terms.push(term);
    }

    /// Where terms that begin with this token stand.
    pub(crate) fn entry(&self, key: Key, shape: Shape) -> Entry {
        Entry {
            any: self.step(ROOT, key.raw()),
            caps: if shape == Shape::Upper { self.step(ROOT, key.raw() ^ CAPS) } else { ROOT },
        }
    }

    fn step(&self, node: u32, key: u64) -> u32 {
        self.edges.get(&(node, key)).copied().unwrap_or(ROOT)
    }

    /// The longest term of one of the `classes` that begins with the first of `tokens`.
    ///
    /// `end` of the match counts from the first of `tokens`.
    pub(crate) fn longest(&self, tokens: &[Token], classes: ClassSet) -> Option<Match<'_>> {
        let entry = tokens.first()?.entry;
        let capitals = self.descend(entry.caps, &tokens[1..], classes, 1);
        let any = self.descend(entry.any, &tokens[1..], classes, 1);
        match (capitals, any) {
            (Some(a), Some(b)) => Some(if b.end > a.end { b } else { a }),
            (a, b) => a.or(b),
        }
    }

    fn descend(
        &self,
        node: u32,
        rest: &[Token],
        classes: ClassSet,
        length: usize,
    ) -> Option<Match<'_>> {
        let here = &self.nodes[node as usize];
        if node == ROOT || !here.ahead.meets(classes) {
            return None;
        }
        let deeper = rest.first().and_then(|token| {
            let key = token.key.raw();
            let capitals = (token.shape == Shape::Upper)
                .then(|| self.step(node, key ^ CAPS))
                .and_then(|next| self.descend(next, &rest[1..], classes, length + 1));
            let any = self.descend(self.step(node, key), &rest[1..], classes, length + 1);
            match (capitals, any) {
                (Some(a), Some(b)) => Some(if b.end > a.end { b } else { a }),
                (a, b) => a.or(b),
            }
        });
        deeper.or_else(|| {
            let terms = here.terms.iter().map(|&index| &self.terms[index as usize]);
            // The last added wins, so that a caller's own term replaces a built-in one.
            terms.rev().find(|term| classes.has(term.class)).map(|term| Match { end: length, term })
        })
    }
}
