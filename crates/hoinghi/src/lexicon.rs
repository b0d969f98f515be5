//! Terms of one or many syllables, looked up by longest match.
//!
//! The built-in terms live in `data/*.tsv`; `table.rs` is generated from them. Callers add their
//! own with [`Lexicon::with`].

#[rustfmt::skip]
mod table;
mod tsv;

pub use table::Class;
pub use tsv::{BadRow, read_terms};

use crate::token::{self, Shape, Token};
use once_cell::sync::Lazy;
use rustc_hash::{FxBuildHasher, FxHashMap};
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
pub struct ClassSet([u64; 2]);

impl ClassSet {
    /// The set of the given classes.
    #[inline]
    pub const fn of(classes: &[Class]) -> Self {
        let mut set = ClassSet([0; 2]);
        let mut i = 0;
        while i < classes.len() {
            set.add(classes[i]);
            i += 1;
        }
        set
    }

    /// Whether `class` is in the set.
    #[inline]
    pub const fn has(self, class: Class) -> bool {
        self.0[class as usize / 64] & (1 << (class as usize % 64)) != 0
    }

    #[inline]
    const fn meets(self, other: ClassSet) -> bool {
        (self.0[0] & other.0[0]) | (self.0[1] & other.0[1]) != 0
    }

    #[inline]
    const fn add(&mut self, class: Class) {
        self.0[class as usize / 64] |= 1 << (class as usize % 64);
    }

    #[inline]
    const fn union(self, other: ClassSet) -> ClassSet {
        ClassSet([self.0[0] | other.0[0], self.0[1] | other.0[1]])
    }
}

impl From<Class> for ClassSet {
    #[inline]
    fn from(class: Class) -> Self {
        let mut set = ClassSet::default();
        set.add(class);
        set
    }
}

/// A term found in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match<'l> {
    /// Index one past the last token of the term.
    pub(crate) end: usize,
    pub(crate) term: &'l Term,
}

#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// Classes of the terms that end here.
    here: ClassSet,
    /// A few bits of the keys that lead further down: nearly all others are told by them alone.
    keys: u64,
    /// The node above.
    up: u32,
    /// How many tokens lead here.
    depth: u32,
    /// The term added last of those that end here; [`Lexicon::before`] has the others.
    last: Option<u32>,
}

/// The terms that begin with a token of a text. The default has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Classes of the terms that begin with the token.
    ahead: ClassSet,
    /// Node where the longest of them ends; the others end above it.
    deepest: u32,
    /// Whether some end elsewhere: capitals may be read in two ways.
    forks: bool,
}

/// A set of terms, ready for look-up.
#[derive(Clone, Debug)]
pub struct Lexicon {
    terms: Vec<Term>,
    /// For each term, the one added before it that ends at the same node.
    before: Vec<Option<u32>>,
    nodes: Vec<Node>,
    /// The nodes of first tokens by their keys.
    roots: FxHashMap<u64, u32>,
    /// All other nodes, by the node above and the key.
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

    fn build(terms: impl ExactSizeIterator<Item = Term>) -> Lexicon {
        let size = terms.len();
        let mut lexicon = Lexicon {
            terms: Vec::with_capacity(size),
            before: Vec::with_capacity(size),
            nodes: Vec::with_capacity(size * 2),
            roots: FxHashMap::with_capacity_and_hasher(size / 3, FxBuildHasher),
            edges: FxHashMap::with_capacity_and_hasher(size, FxBuildHasher),
        };
        lexicon.nodes.push(Node::default());
        terms.for_each(|term| lexicon.insert(term));
        lexicon
    }

    fn insert(&mut self, term: Term) {
        let mut node = ROOT;
        token::scan(&term.text, |token| {
            let key = token.key.raw() ^ if token.shape == Shape::Upper { CAPS } else { 0 };
            let (above, fresh) = (node, self.nodes.len() as u32);
            node = match node {
                ROOT => *self.roots.entry(key).or_insert(fresh),
                _ => *self.edges.entry((node, key)).or_insert(fresh),
            };
            if node == fresh {
                let Node { keys, depth, .. } = &mut self.nodes[above as usize];
                *keys |= bit(key);
                let depth = *depth + 1;
                self.nodes.push(Node { up: above, depth, ..Node::default() });
            }
        });
        if node == ROOT {
            return;
        }
        let end = &mut self.nodes[node as usize];
        end.here.add(term.class);
        self.before.push(end.last.replace(self.terms.len() as u32));
        self.terms.push(term);
    }

    /// Notes at every token the terms that begin with it.
    pub(crate) fn look_up(&self, tokens: &mut [Token]) {
        for at in 0..tokens.len() {
            tokens[at].entry = self.entry(&tokens[at..]);
        }
    }

    /// The terms that begin with the first of `tokens`.
    #[inline]
    fn entry(&self, tokens: &[Token]) -> Entry {
        let mut entry = Entry::default();
        let mut node = ROOT;
        for token in tokens {
            let (any, caps) = self.next(node, token);
            node = if caps == ROOT { any } else { caps };
            if any != ROOT && caps != ROOT {
                entry.forks = true;
                entry.ahead = self.ahead(ROOT, tokens);
                break;
            }
            if node == ROOT {
                break;
            }
            let Node { here, keys, last, .. } = self.nodes[node as usize];
            if last.is_some() {
                entry.ahead = entry.ahead.union(here);
                entry.deepest = node;
            }
            if keys == 0 {
                break;
            }
        }
        entry
    }

    /// The nodes that a token leads to: in any case, and in capitals.
    #[inline]
    fn next(&self, node: u32, token: &Token) -> (u32, u32) {
        let key = token.key.raw();
        let caps = if token.shape == Shape::Upper { self.step(node, key ^ CAPS) } else { ROOT };
        (self.step(node, key), caps)
    }

    #[inline]
    fn step(&self, node: u32, key: u64) -> u32 {
        let next = match node {
            _ if self.nodes[node as usize].keys & bit(key) == 0 => None,
            ROOT => self.roots.get(&key),
            _ => self.edges.get(&(node, key)),
        };
        next.copied().unwrap_or(ROOT)
    }

    /// Classes of the terms that end below `node`.
    fn ahead(&self, node: u32, rest: &[Token]) -> ClassSet {
        let Some((token, rest)) = rest.split_first() else { return ClassSet::default() };
        let (any, caps) = self.next(node, token);
        let from = |node: u32| match node {
            ROOT => ClassSet::default(),
            _ => self.nodes[node as usize].here.union(self.ahead(node, rest)),
        };
        from(any).union(from(caps))
    }

    /// The longest term of one of the `classes` that begins with the first of `tokens`.
    ///
    /// `end` of the match counts from the first of `tokens`.
    #[inline]
    pub(crate) fn longest(&self, tokens: &[Token], classes: ClassSet) -> Option<Match<'_>> {
        // Nearly every question ends here, so that it must cost next to nothing.
        let entry = tokens.first()?.entry;
        if entry.ahead.meets(classes) { self.longest_from(entry, tokens, classes) } else { None }
    }

    #[inline(never)]
    fn longest_from(&self, entry: Entry, tokens: &[Token], classes: ClassSet) -> Option<Match<'_>> {
        if entry.forks {
            return self.descend(ROOT, tokens, classes);
        }
        let mut node = entry.deepest;
        while node != ROOT {
            let Node { here, up, depth, .. } = self.nodes[node as usize];
            if here.meets(classes) && depth as usize <= tokens.len() {
                return self.match_at(node, classes);
            }
            node = up;
        }
        None
    }

    /// The longest match below `node`, wherever capitals lead.
    fn descend(&self, node: u32, rest: &[Token], classes: ClassSet) -> Option<Match<'_>> {
        let (token, rest) = rest.split_first()?;
        let (any, caps) = self.next(node, token);
        let from = |node: u32| match node {
            ROOT => None,
            _ => self.descend(node, rest, classes).or_else(|| self.match_at(node, classes)),
        };
        longer(from(caps), from(any))
    }

    /// A term of one of the `classes` that ends at `node`.
    fn match_at(&self, node: u32, classes: ClassSet) -> Option<Match<'_>> {
        let Node { depth, last, .. } = self.nodes[node as usize];
        // The last added wins, so that a caller's own term replaces a built-in one.
        let older = |&index: &u32| self.before[index as usize];
        std::iter::successors(last, older)
            .map(|index| &self.terms[index as usize])
            .find(|term| classes.has(term.class))
            .map(|term| Match { end: depth as usize, term })
    }
}

/// One of 64 bits, told by the key.
#[inline]
const fn bit(key: u64) -> u64 {
    1 << (key >> 58)
}

/// The built-in terms as they are written.
pub(crate) fn builtin_terms() -> impl Iterator<Item = &'static str> {
    table::TERMS.iter().map(|&(text, ..)| text)
}

/// The longer match; of two as long as each other, the one in capitals.
fn longer<'l>(capitals: Option<Match<'l>>, any: Option<Match<'l>>) -> Option<Match<'l>> {
    match (capitals, any) {
        (Some(a), Some(b)) => Some(if b.end > a.end { b } else { a }),
        (a, b) => a.or(b),
    }
}
