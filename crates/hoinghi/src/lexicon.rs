//! Terms of one or many syllables, looked up by longest match.
//!
//! The built-in terms live in `data/*.tsv`; `table.rs` is generated from them. Callers add their
//! own with [`Lexicon::with`].

mod edges;
mod spelling;
#[rustfmt::skip]
mod table;
mod tsv;

pub use table::Class;
pub use tsv::{BadRow, read_terms};

use self::edges::Edges;
pub(crate) use self::spelling::{Spelling, Spellings};
use crate::token::{self, Shape, Token};
use once_cell::sync::Lazy;
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
    pub(crate) const fn meets(self, other: ClassSet) -> bool {
        (self.0[0] & other.0[0]) | (self.0[1] & other.0[1]) != 0
    }

    /// Gives each class as a number.
    #[inline]
    pub(crate) fn each(self, mut give: impl FnMut(usize)) {
        for (mut bits, base) in [(self.0[0], 0), (self.0[1], 64)] {
            while bits != 0 {
                give(base + bits.trailing_zeros() as usize);
                bits &= bits - 1;
            }
        }
    }

    #[inline]
    const fn add(&mut self, class: Class) {
        self.0[class as usize / 64] |= 1 << (class as usize % 64);
    }

    #[inline]
    pub(crate) const fn union(self, other: ClassSet) -> ClassSet {
        ClassSet([self.0[0] | other.0[0], self.0[1] | other.0[1]])
    }
}

impl From<Class> for ClassSet {
    #[inline]
    fn from(class: Class) -> Self {
        let mut set = ClassSet([0; 2]);
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

/// A place in the trie of all terms: the syllables of a term as far as they have been read.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// Classes of the terms that end here.
    here: ClassSet,
    /// Classes of these and of the terms that end above.
    way: ClassSet,
    /// A bit for each key that goes on from here, by the key's highest bits: most that don't are
    /// told by it.
    next: u64,
    /// The node above.
    above: u32,
    /// How many tokens lead here.
    depth: u32,
    /// The term added last of those that end here; [`Lexicon::before`] has the others.
    last: Option<u32>,
}

/// The terms that begin with a token: the node of the longest; the others end at nodes above it.
///
/// [`FORK`] where they end on several ways through the trie. Before look-up, the node of the
/// token's key whatever its case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry(pub(crate) u32);

impl Entry {
    /// Before look-up: nothing is known of the token.
    pub(crate) const UNKNOWN: Entry = Entry(u32::MAX);
}

/// A set of terms, ready for look-up.
#[derive(Clone, Debug)]
pub struct Lexicon {
    terms: Vec<Term>,
    /// For each term, the one added before it that ends at the same node.
    before: Vec<Option<u32>>,
    nodes: Vec<Node>,
    edges: Edges,
    spellings: Spellings,
    /// How many tokens the longest term has.
    longest: usize,
}

/// Sets the key of a syllable that must stand in capitals apart from the same in any case.
const CAPS: u64 = 0x9e37_79b9_7f4a_7c15;
const ROOT: u32 = 0;
const FORK: u32 = Entry::UNKNOWN.0;

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
    /// [`Key`](crate::fold::Key)s, and in capitals only where it is given in capitals. An empty
    /// term never matches.
    pub fn with(own: impl IntoIterator<Item = Term>) -> Lexicon {
        let mut lexicon = Lexicon::builtin().clone();
        let mut tokens = Vec::new();
        own.into_iter().for_each(|term| lexicon.insert(term, &mut tokens));
        lexicon.finish();
        lexicon
    }

    fn build(terms: impl ExactSizeIterator<Item = Term>) -> Lexicon {
        let size = terms.len();
        let mut lexicon = Lexicon {
            terms: Vec::with_capacity(size),
            before: Vec::with_capacity(size),
            nodes: Vec::with_capacity(size * 2),
            edges: Edges::with_capacity(size * 2),
            spellings: Spellings::with_capacity(size / 2),
            longest: 0,
        };
        lexicon.nodes.push(Node::default());
        let mut tokens = Vec::new();
        terms.for_each(|term| lexicon.insert(term, &mut tokens));
        lexicon.finish();
        lexicon
    }

    /// Adds a term; `tokens` is room for its own.
    fn insert(&mut self, term: Term, tokens: &mut Vec<Token>) {
        tokens.clear();
        token::scan_with(&term.text, &self.spellings, |token| tokens.push(token));
        let mut node = ROOT;
        for token in &*tokens {
            if token.entry == Entry::UNKNOWN {
                self.spellings.add(&term.text, token);
            }
            let key = token.key.raw() ^ if token.shape == Shape::Upper { CAPS } else { 0 };
            node = self.step_or_add(node, key);
        }
        if node == ROOT {
            return;
        }
        self.longest = self.longest.max(tokens.len());
        let end = &mut self.nodes[node as usize];
        end.here.add(term.class);
        self.before.push(end.last.replace(self.terms.len() as u32));
        self.terms.push(term);
    }

    /// What takes all terms to know.
    fn finish(&mut self) {
        for at in 1..self.nodes.len() {
            // A node comes after the one above it.
            let above = self.nodes[self.nodes[at].above as usize].way;
            self.nodes[at].way = self.nodes[at].here.union(above);
        }
        self.spellings.find_roots(|key| self.edges.get(ROOT, key.raw()));
    }

    /// The words known by their bytes.
    pub(crate) fn spellings(&self) -> &Spellings {
        &self.spellings
    }

    fn step_or_add(&mut self, node: u32, key: u64) -> u32 {
        let fresh = self.nodes.len() as u32;
        let next = self.edges.get_or_insert(node, key, fresh);
        if next == fresh {
            let above = &mut self.nodes[node as usize];
            above.next |= bit(key);
            let depth = above.depth + 1;
            self.nodes.push(Node { above: node, depth, ..Node::default() });
        }
        next
    }

    #[inline]
    fn step(&self, node: u32, key: u64) -> u32 {
        if self.nodes[node as usize].next & bit(key) == 0 {
            return ROOT;
        }
        self.edges.get(node, key)
    }

    /// How many tokens the longest term has.
    pub(crate) fn longest_term(&self) -> usize {
        self.longest
    }

    /// Looks the terms up that begin with each of the first `count` tokens, and notes the end of
    /// each where it ends.
    pub(crate) fn look_up(&self, tokens: &mut [Token], count: usize) {
        let mut next = tokens;
        for _ in 0..count {
            let [first, rest @ ..] = next else { break };
            // Most tokens begin no term of several, which is told without walking.
            let root = match first.entry {
                Entry::UNKNOWN => self.edges.get(ROOT, first.key.raw()),
                Entry(root) => root,
            };
            let node = &self.nodes[root as usize];
            let more = rest.first().is_some_and(|second| {
                second.shape == Shape::Upper || node.next & bit(second.key.raw()) != 0
            });
            if first.shape == Shape::Upper || (more && root != ROOT) {
                self.walk(next, root);
            } else if node.last.is_some() {
                (first.classes, first.entry) = (node.here, Entry(root));
                first.end_classes = first.end_classes.union(node.here);
            } else {
                first.entry = Entry(ROOT);
            }
            next = &mut next[1..];
        }
    }

    /// Looks the terms up that begin with the first of `tokens`, whose node is `root`.
    fn walk(&self, tokens: &mut [Token], root: u32) {
        let (mut begin, mut longest) = (ClassSet::default(), ROOT);
        let (mut node, mut next) = (ROOT, root);
        for length in 0..tokens.len() {
            let token = &mut tokens[length];
            let key = token.key.raw();
            if length > 0 {
                next = self.step(node, key);
            }
            if token.shape == Shape::Upper {
                match (next, self.step(node, key ^ CAPS)) {
                    (_, ROOT) => {}
                    (ROOT, capitals) => next = capitals,
                    _ => return self.look_up_forked(tokens),
                }
            }
            if next == ROOT {
                break;
            }
            node = next;
            let here = &self.nodes[node as usize];
            if here.last.is_some() {
                (begin, longest) = (here.way, node);
                token.end_classes = token.end_classes.union(here.here);
            }
        }
        (tokens[0].classes, tokens[0].entry) = (begin, Entry(longest));
    }

    #[cold]
    fn look_up_forked(&self, tokens: &mut [Token]) {
        let mut found = Vec::new();
        self.descend(ROOT, tokens, &mut |node| found.push((node.depth as usize, node.here)));
        tokens[0].entry = Entry(FORK);
        for (depth, here) in found.into_iter().filter(|(depth, _)| *depth > 0) {
            tokens[0].classes = tokens[0].classes.union(here);
            tokens[depth - 1].end_classes = tokens[depth - 1].end_classes.union(here);
        }
    }

    /// Visits the nodes that `tokens` lead to from `node`, those in capitals first.
    fn descend<'l>(&'l self, node: u32, tokens: &[Token], visit: &mut impl FnMut(&'l Node)) {
        visit(&self.nodes[node as usize]);
        let Some((token, rest)) = tokens.split_first() else { return };
        let key = token.key.raw();
        let capitals = if token.shape == Shape::Upper { self.step(node, key ^ CAPS) } else { ROOT };
        for next in [capitals, self.step(node, key)] {
            if next != ROOT {
                self.descend(next, rest, visit);
            }
        }
    }

    /// The longest term of one of the `classes` that begins with the first of `tokens`.
    ///
    /// `end` of the match counts from the first of `tokens`.
    #[inline]
    pub(crate) fn longest(&self, tokens: &[Token], classes: ClassSet) -> Option<Match<'_>> {
        // Nearly every question ends here, so that it must cost next to nothing.
        let first = tokens.first()?;
        if first.begins(classes) { self.longest_of(tokens, classes) } else { None }
    }

    /// [`Lexicon::longest`] where the first of `tokens` begins such terms.
    #[inline(never)]
    pub(crate) fn longest_of(&self, tokens: &[Token], classes: ClassSet) -> Option<Match<'_>> {
        let entry = tokens.first()?.entry;
        if entry.0 == FORK {
            return self.longest_forked(tokens, classes);
        }
        let mut node = &self.nodes[entry.0 as usize];
        while node.depth as usize > tokens.len() || !node.here.meets(classes) {
            if node.above == ROOT {
                return None;
            }
            node = &self.nodes[node.above as usize];
        }
        self.term_at(node, classes)
    }

    /// The longest match; of two as long as each other, the one in capitals.
    #[cold]
    fn longest_forked(&self, tokens: &[Token], classes: ClassSet) -> Option<Match<'_>> {
        let mut longest: Option<&Node> = None;
        self.descend(ROOT, tokens, &mut |node| {
            if node.here.meets(classes) && longest.is_none_or(|longest| longest.depth < node.depth)
            {
                longest = Some(node);
            }
        });
        self.term_at(longest?, classes)
    }

    fn term_at(&self, node: &Node, classes: ClassSet) -> Option<Match<'_>> {
        // The last added wins, so that a caller's own term replaces a built-in one.
        let mut next = node.last;
        while let Some(index) = next {
            let term = &self.terms[index as usize];
            if classes.has(term.class) {
                return Some(Match { end: node.depth as usize, term });
            }
            next = self.before[index as usize];
        }
        None
    }
}

/// The built-in terms as they are written.
pub(crate) fn builtin_terms() -> impl Iterator<Item = &'static str> {
    table::TERMS.iter().map(|&(text, ..)| text)
}

#[inline]
const fn bit(key: u64) -> u64 {
    1 << (key >> 58)
}
