//! What stands around the words of a mention.

use super::{ACTS, BEARERS, Reader};
use crate::cursor::{Cursor, key, keys};
use crate::document::Document;
use crate::grammar::person::{Title, apposition, keys as words, name};
use crate::grammar::post::VERBS;
use crate::lexicon::{Class, ClassSet};
use crate::token::{Gap, Shape, Token};
use std::ops::Range;

/// "dưới sự chủ trì của" has so many words.
const DEED: usize = 6;

impl<'d> Reader<'_, 'd, '_> {
    pub(super) fn before(&self, at: usize) -> Option<&'d Token> {
        at.checked_sub(1).filter(|&at| at >= self.start).map(|at| &self.cursor.doc.tokens[at])
    }

    /// Whether a name may begin here: at the start of the block, after a mark, or after a word
    /// that leads to persons.
    pub(super) fn opens(&self, at: usize) -> bool {
        self.before(at).is_none_or(|token| {
            let leads = keys![
                "gồm", "là", "có", "và", "cùng", "do", "với", "cho", "của", "tặng", "nghe", "mời",
                "theo",
            ];
            matches!(token.mark(), ',' | ';' | ':' | '-' | '(' | '.' | '+')
                || leads.contains(&token.key)
        })
    }

    pub(super) fn in_list(&self, at: usize) -> bool {
        self.before(at).is_some_and(|token| {
            matches!(token.mark(), ',' | ';' | ':')
                || token.key == key!("và")
                || token.key == key!("cùng")
        })
    }

    pub(super) fn sentence_start(&self, at: usize) -> usize {
        self.cursor.doc.outline.sentence_of(at).map_or(self.start, |sentence| sentence.start)
    }

    /// Whether the words before the title make it one for many: "03 đồng chí:", "các học viên".
    pub(super) fn counts(&self, at: usize) -> bool {
        let many = keys!["các", "những", "hai", "hai"];
        let opens = many.contains(&self.cursor.doc.tokens[at].key);
        opens || self.before(at).is_some_and(|t| t.is_number() || many.contains(&t.key))
    }

    /// Whether a post here is that of the person named after it: it opens its clause, or no one
    /// has been named in the sentence.
    pub(super) fn opens_post(&self, at: usize) -> bool {
        let start = self.sentence_start(at);
        let named = self.people.last().is_some_and(|last| last.tokens.start >= start);
        if self.is_governed(at) {
            return false;
        }
        at == start
            || !named
            || self.before(at).is_some_and(|token| token.is_mark(';') || token.key == key!("và"))
    }

    /// Whether the word before a post makes it another's: "theo ủy quyền của Chủ tịch UBND tỉnh,
    /// ông Lê Nam"; but not "dưới sự chủ trì của Chủ tịch UBND tỉnh, ông Lê Nam".
    pub(super) fn is_governed(&self, at: usize) -> bool {
        let governs = [
            key!("của"),
            key!("cho"),
            key!("với"),
            key!("từ"),
            key!("được"),
            // "thừa ủy quyền", "thừa lệnh", "thay mặt", "đại diện"
            key!("quyền"),
            key!("lệnh"),
            key!("mặt"),
            key!("diện"),
        ];
        let doc = self.cursor.doc;
        let deed = |at: usize| doc.is(at, key!("sự")) || doc.is(at, key!("dưới"));
        self.before(at).is_some_and(|token| governs.contains(&token.key))
            && !(self.start.max(at.saturating_sub(DEED))..at).any(deed)
    }

    /// Whether the word here is part of the name of an office: "Thường vụ" of "Ban Thường vụ".
    pub(super) fn is_in_office(&self, at: usize) -> bool {
        let doc = self.cursor.doc;
        let board = |at: usize| doc.is(at, key!("ban")) || doc.is(at, key!("đoàn"));
        self.before(at).is_some_and(|_| board(at - 1))
            && doc
                .term(at - 1, self.cursor.end, Class::Office)
                .is_some_and(|office| office.end > at)
    }

    /// Whether a form of address without a name may stand here.
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        let capital = self.cursor.doc.tokens[at].shape.is_capital();
        self.before(at).is_none_or(|token| {
            capital && !token.is_word()
                || matches!(token.mark(), ',' | ';' | '.' | ':')
                || keys!["theo", "và", "rằng"].contains(&token.key)
        })
    }

    /// Whether a title and a name that things bear mean a figure of history.
    pub(super) fn is_figure(
        &self,
        titles: &[Title],
        name: &Range<usize>,
        after: &Cursor<'_, '_>,
    ) -> bool {
        let doc = self.cursor.doc;
        if !name::is_historic(doc, name) {
            return false;
        }
        let personal = titles.iter().any(|title| title.addresses(doc));
        let mut trial = *after;
        trial.at = name.end;
        let posts = apposition::read(&mut trial);
        let acts = doc.term(trial.at, trial.end, ACTS).is_some()
            || trial.peek().is_some_and(|next| words::ADVERBS.contains(&next.key));
        let listed = self.list.as_ref().is_some_and(|list| list.announced);
        posts.is_empty() && !(personal && (acts || listed || name.len() == 1))
    }

    /// Whether the title is part of a place's name: "Kênh Ông Lục", "huyện Cô Tô".
    pub(super) fn is_place(&self, at: usize) -> bool {
        let doc = self.cursor.doc;
        let title = doc.tokens[at].shape;
        // "huyện bạn", "đơn vị bạn"
        if doc.tokens[at].key == key!("bạn") && self.before(at).is_some_and(Token::is_word) {
            let level = doc.term(at - 1, at, BEARERS).is_some();
            if level || doc.is(at - 1, key!("vị")) {
                return true;
            }
        }
        let Some(before) = self.before(at).filter(|token| token.is_word() && title == Shape::Title)
        else {
            return false;
        };
        let run = name::run(doc, at + 1, self.cursor.end);
        let surname = run.len() > 1 && name::is_common_surname(doc, run.start);
        !surname && self.bearer == at || run.len() == 1 && before.shape == Shape::Title
    }
}

/// Whether a form of address with no name after it refers to someone named before.
pub(super) fn stands_alone(cursor: &Cursor<'_, '_>) -> bool {
    let Some(next) =
        cursor.peek().filter(|token| token.shape == Shape::Lower && token.gap < Gap::Blank)
    else {
        return false;
    };
    words::ADVERBS.contains(&next.key) || cursor.doc.term(cursor.at, cursor.end, VERBS).is_some()
}

pub(super) const CREDITS: ClassSet = ClassSet::of(&[Class::Credit, Class::Byline]);

/// Where the credit ends that begins at `at`: "Ảnh: Lê Nam".
pub(super) fn past_credit(doc: &Document<'_>, at: usize, end: usize) -> Option<usize> {
    let credit = doc.term(at, end, CREDITS)?;
    let colon = |at: usize| doc.tokens.get(at).is_some_and(|token| token.is_mark(':'));
    (colon(credit.end) || colon(credit.end - 1)).then(|| end_of_credit(doc, credit.end, end))
}

/// Where a credit ends: at the closing bracket or the end of the line.
fn end_of_credit(doc: &Document<'_>, from: usize, end: usize) -> usize {
    (from..end)
        .find(|&at| doc.tokens[at].is_mark(')') || at > from && doc.tokens[at].gap >= Gap::Line)
        .unwrap_or(end)
}
