//! What may open a list within a sentence.

use crate::cursor::key;
use crate::document::Document;
use crate::first::First;
use crate::lexicon::{Class, ClassSet};
use crate::outline::ask::{self, Ask, Strength};
use crate::report::DirectiveKind;

/// Words for what is to be done or to be reached.
pub(super) const AIMS: ClassSet = ClassSet::of(&[Class::SectionTask, Class::SectionTarget]);

/// What a cue may begin with, and the details of targets set before ("cụ thể").
pub(crate) const FIRST: First = First {
    classes: AIMS.union(ClassSet::of(&[Class::VerbAsk])),
    words: &["cần trong cụ"],
    ..First::NONE
};

/// How many tokens before a verb say whose targets it gives: "chỉ tiêu do HĐND huyện giao".
const OWNER: usize = 8;

/// How many tokens back something asked is gone into with "trong đó".
const ASKED: usize = 60;

/// Something that may open a list, with its tokens.
pub(super) struct Cue {
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) sort: Sort,
    pub(super) kind: DirectiveKind,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Sort {
    /// A verb of asking.
    Verb(Strength),
    /// "phấn đấu", which needs no colon.
    Aims,
    /// "cần" before a colon or an order.
    Need,
    /// A word for tasks or targets right before a colon.
    Noun,
    /// A word that may be for tasks, right before a colon and an order: "giải pháp".
    WeakNoun,
}

impl Sort {
    pub(super) fn is_weak(self) -> bool {
        matches!(self, Sort::Verb(Strength::Weak | Strength::Colon) | Sort::WeakNoun)
    }
}

/// The cue that begins at token `at`.
///
/// ```text
/// cue = verb-ask | "cần" | "trong đó" | "phấn đấu" | word-for-tasks | word-for-targets
/// ```
pub(super) fn read(doc: &Document<'_>, at: usize, end: usize) -> Option<Cue> {
    if doc.term(at, end, Class::VerbAsk).is_some() {
        let verb =
            ask::verb(&doc.tokens, at, doc.lexicon).filter(|verb| !is_relative(doc, verb))?;
        let kind = if verb.targets { DirectiveKind::Target } else { DirectiveKind::Task };
        return Some(Cue { at, end: verb.end, sort: Sort::Verb(verb.strength), kind });
    }
    if doc.is(at, key!("cần")) {
        return Some(Cue { at, end: at + 1, sort: Sort::Need, kind: DirectiveKind::Task });
    }
    if doc.is(at, key!("trong")) && doc.is(at + 1, key!("đó")) && is_asked(doc, at) {
        return Some(Cue { at, end: at + 2, sort: Sort::WeakNoun, kind: DirectiveKind::Task });
    }
    let name = doc.term(at, end, AIMS)?;
    let (sort, kind) = match name.term.class {
        Class::SectionTarget if name.term.full == "verb" => (Sort::Aims, DirectiveKind::Target),
        Class::SectionTarget => (Sort::Noun, DirectiveKind::Target),
        _ if name.term.full == "weak" => (Sort::WeakNoun, DirectiveKind::Task),
        _ => (Sort::Noun, DirectiveKind::Task),
    };
    Some(Cue { at, end: name.end, sort, kind })
}

/// Whether something is asked shortly before a token: "yêu cầu …. Trong đó, tập trung: …".
fn is_asked(doc: &Document<'_>, at: usize) -> bool {
    let asks = |from: usize| {
        doc.term(from, at, Class::VerbAsk).is_some_and(|verb| verb.term.full != "colon")
    };
    (at.saturating_sub(ASKED)..at).any(asks)
}

/// "dự toán tỉnh giao,", "chỉ tiêu tỉnh giao:", "chỉ tiêu tỉnh giao năm 2024" and "nhiệm vụ do Đại
/// hội đề ra:" say whose they are and ask nothing.
fn is_relative(doc: &Document<'_>, verb: &Ask) -> bool {
    let mut before = verb.at.saturating_sub(OWNER)..verb.at;
    let closes =
        doc.tokens.get(verb.end).is_some_and(|mark| matches!(mark.mark(), ':' | ',' | '.' | '('))
            || doc.term(verb.end, doc.tokens.len(), Class::DateWord).is_some();
    let plan = |at: usize| {
        doc.is(at, key!("dự")) && doc.is(at + 1, key!("toán"))
            || doc.is(at, key!("kế")) && doc.is(at + 1, key!("hoạch"))
    };
    closes && before.any(|at| doc.term(at, verb.at, AIMS).is_some() || plan(at))
}
