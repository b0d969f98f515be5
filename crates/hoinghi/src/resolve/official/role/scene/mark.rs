//! What marks of punctuation do to who acts.

use super::super::state::Link;
use super::Scene;

/// Brackets and quotations hold no more tokens.
const ENCLOSED: usize = 80;

impl Scene<'_, '_, '_> {
    pub(super) fn mark(&mut self, mark: char, at: usize, end: usize, mention: usize) -> usize {
        match mark {
            ';' => self.clause(),
            ',' => {
                if let Some(verb) = self.guests(at + 1, end, mention) {
                    return verb;
                }
                self.state.join();
                if let Some(lead) = self.state.lead.as_mut().filter(|lead| !lead.used) {
                    lead.once = true;
                }
            }
            ':' | '-' => {
                self.lead_on(at);
                self.state.receiving |= mark == ':' && self.state.awarding;
            }
            '(' | '“' => return self.past(mark, at, end, mention),
            _ => {}
        }
        at + 1
    }

    /// What stands in brackets or quotation marks is no verb of the sentence.
    fn past(&mut self, mark: char, at: usize, end: usize, mention: usize) -> usize {
        let close = if mark == '(' { ')' } else { '”' };
        let next = self.people.get(mention).map_or(end, |next| next.tokens.start);
        let limit = end.min(at + ENCLOSED).min(next);
        // Where many open and none closes, what has been looked through is not looked at again.
        let unclosed = &mut self.unclosed[usize::from(mark == '(')];
        let from = if unclosed.contains(&at) { unclosed.end } else { at + 1 };
        let found = (from..limit).find(|&i| self.doc.tokens[i].first == close);
        if found.is_none() {
            *unclosed = at..limit.max(from);
        }
        found.map_or(at + 1, |close| close + 1)
    }

    /// A new clause: the list of a lead goes on; a subject keeps only verbs of speaking.
    fn clause(&mut self) {
        let state = &mut self.state;
        // Offices and guests at large may open the list.
        state.lead =
            state.lead.filter(|lead| !lead.once && (lead.used || lead.opens && lead.led.is_some()));
        state.awarded |= state.awarding;
        state.awarding = false;
        state.receiving = false;
        state.passive.clear();
        state.clause_start = true;
        if !state.adjoining && state.link() != Link::None {
            state.set(Link::Clause);
        }
    }
}
