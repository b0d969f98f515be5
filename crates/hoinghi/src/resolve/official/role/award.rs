//! Who is given an honour.

use super::Roles;
use super::scene::Scene;
use super::state::Link;
use crate::cursor::{key, keys};
use crate::grammar::person::keys;
use std::ops::Range;

/// What is given is named within so many tokens.
const GIFT: usize = 12;

impl Scene<'_, '_, '_> {
    pub(super) fn award(&mut self, tokens: Range<usize>, end: usize) {
        let first = self.doc.tokens[tokens.start].key;
        if self.state.awarding && first == key!("tặng") {
            self.state.receiving = true;
            self.state.group.clear();
            return;
        }
        if self.ends_word(tokens.start) || !self.honours(tokens.clone(), end) {
            return self.state.loosen();
        }
        let receives =
            [key!("nhận"), key!("được"), key!("đón"), key!("vinh"), key!("đạt"), key!("đoạt")];
        let receives = receives.contains(&first);
        let before = tokens.start.checked_sub(1).map(|at| self.doc.tokens[at].key);
        let follows = !matches!(self.state.link(), Link::None | Link::Comma | Link::Clause);
        if receives && !self.state.group.is_empty() && follows {
            self.act(Roles::AWARDED);
        } else if !self.state.passive.is_empty() {
            for who in std::mem::take(&mut self.state.passive) {
                self.roles[who].add(Roles::AWARDED);
            }
            self.state.set(Link::Verb(0));
        } else if receives || before == Some(key!("được")) {
            self.wait(Roles::AWARDED, tokens.start);
        } else {
            self.state.awarding = true;
        }
    }

    /// Whether "nhận" here is the end of a longer word: "công nhận", "ghi nhận".
    fn ends_word(&self, at: usize) -> bool {
        let firsts = keys!["công", "ghi", "xác", "tiếp", "chứng"];
        self.doc.is(at, key!("nhận")) && at > 0 && firsts.contains(&self.doc.tokens[at - 1].key)
    }

    /// Whether what is given is an honour and no gift.
    fn honours(&self, tokens: Range<usize>, end: usize) -> bool {
        let to = end.min(tokens.end + GIFT);
        (tokens.start..to)
            .map(|at| &self.doc.tokens[at])
            .take_while(|token| !token.is_mark(';'))
            .any(|token| keys::HONOURS.contains(&token.key))
    }
}
