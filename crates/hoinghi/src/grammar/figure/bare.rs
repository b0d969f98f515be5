//! Numbers without a unit: parts of a breakdown, and levels after a verb.

use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::grammar::number::Amount;
use crate::lexicon::{Class, ClassSet};
use crate::token::{Gap, Shape, Token};

/// What a block has said so far that lets numbers stand without a unit.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct State {
    /// Whether a breakdown goes on.
    breakdown: bool,
    /// How many brackets are open.
    open: usize,
}

/// Verbs after which a number may stand alone.
const VERBS: ClassSet = ClassSet::of(&[Class::Change, Class::VerbAchieve, Class::Breakdown]);

/// The longest label that a number without a unit takes from before it, in tokens.
const LONGEST_LABEL: usize = 10;

impl State {
    /// Takes note of the token at `at`.
    pub(super) fn see(&mut self, doc: &Document<'_>, at: usize) {
        let token = &doc.tokens[at];
        match token.mark() {
            '(' => self.open += 1,
            ')' => self.open = self.open.saturating_sub(1),
            ':' => self.breakdown = true,
            '.' | '!' | '?' if doc.outline.sentence_of(at).is_some_and(|s| s.end == at + 1) => {
                *self = State::default();
            }
            _ => {}
        }
        if token.is_word() && doc.term(at, doc.tokens.len(), Class::Breakdown).is_some() {
            self.breakdown = true;
        }
    }

    /// Where the figure begins, if the number at `at` counts something without a unit.
    ///
    /// ```text
    /// bare = label ":"? number end | verb number end
    ///      | verb number quotation
    /// end  = [,;.)(] | "và" | "được" | end of the block
    /// ```
    pub(super) fn count(
        &self,
        doc: &Document<'_>,
        begin: usize,
        at: usize,
        cursor: &Cursor<'_, '_>,
        amount: Amount,
    ) -> Option<usize> {
        let year = cursor.at == at + 1 && (1900.0..2100.0).contains(&amount.value);
        if year {
            return None;
        }
        if names_follow(doc, begin, at, cursor) {
            return Some(at);
        }
        let mut last = at.checked_sub(1).filter(|&i| i >= begin)?;
        if doc.tokens[last].is_mark(':') {
            last = last.checked_sub(1).filter(|&i| i >= begin)?;
        }
        if !doc.tokens[last].is_word() || !ends(cursor) {
            return None;
        }
        let after_verb = super::term_before(doc, begin, at, VERBS).is_some()
            || [key!("là"), key!("thiếu"), key!("còn"), key!("gồm"), key!("dư")]
                .contains(&doc.tokens[last].key);
        if !self.breakdown && self.open == 0 {
            return after_verb.then_some(at);
        }
        let from = clause(doc, begin, last);
        // "Số lượt xem: 2229": a counter of the page.
        if doc.term(from, at, Class::Furniture).is_some() {
            return None;
        }
        let colon = last + 1 < at;
        let name =
            !colon && doc.tokens[from + 1..=last].iter().any(|token| token.shape == Shape::Title);
        if name || doc.tokens[from..=last].iter().any(Token::is_number) {
            return None;
        }
        Some(if after_verb && last == from { at } else { from })
    }
}

/// "xây mới 36 “Mái ấm tình thương”": what is counted stands in quotation marks.
fn names_follow(doc: &Document<'_>, begin: usize, at: usize, cursor: &Cursor<'_, '_>) -> bool {
    let quoted = cursor
        .peek()
        .is_some_and(|token| matches!(token.mark(), '“' | '"' | '«') && token.gap == Gap::Space);
    let verb = doc.tokens[begin..at].last();
    quoted && verb.is_some_and(|token| token.is_word() && token.shape == Shape::Lower)
}

/// Where the words that end with token `last` begin.
fn clause(doc: &Document<'_>, begin: usize, last: usize) -> usize {
    let mut from = last;
    while from > begin && last - from < LONGEST_LABEL {
        let before = &doc.tokens[from - 1];
        let stops = !before.is_word()
            || [key!("và"), key!("là")].contains(&before.key)
            || super::term_before(doc, begin, from, Class::Breakdown).is_some();
        if stops {
            break;
        }
        from -= 1;
    }
    from
}

fn ends(cursor: &Cursor<'_, '_>) -> bool {
    cursor.peek().is_none_or(|token| {
        matches!(token.mark(), ',' | ';' | '.' | ')' | '(' | ':')
            || [key!("và"), key!("được"), key!("trong"), key!("so")].contains(&token.key)
    })
}
