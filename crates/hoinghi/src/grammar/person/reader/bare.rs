//! Names with nothing before them that tells a person.

use super::Reader;
use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::grammar::person::{Person, apposition, keys, name};
use crate::grammar::post::VERBS;
use crate::lexicon::{Class, ClassSet};
use crate::token::{Gap, Shape};
use std::ops::Range;

const SAYS: ClassSet = ClassSet::of(&[
    Class::VerbSpeak,
    Class::VerbAsk,
    Class::VerbChair,
    Class::VerbPresent,
    Class::VerbDirect,
]);

impl Reader<'_, '_, '_> {
    /// A name with nothing before it that tells a person.
    ///
    /// ```text
    /// bare = full-name apposition        in a list, or at the start of a clause
    ///      | full-name                   in a list that was announced
    ///      | full-name (verb)            at the start of a sentence, or of a clause when it speaks
    /// ```
    pub(super) fn bare(&mut self) -> bool {
        let doc = self.cursor.doc;
        let from = self.cursor.at;
        let run = name::run(doc, from, self.cursor.end);
        let highland = name::is_highland(doc, from);
        if run.len() < 2 && !highland {
            return false;
        }
        let verb = doc.term(from, self.cursor.end, VERBS).is_some_and(|verb| verb.end > from + 1);
        let known = self.known.contains(&doc.phrase(run.clone()));
        let surname = run.len() >= 3 && name::is_common_surname(doc, from) || highland;
        if !(self.opens(from) || known || surname) || verb {
            return false;
        }
        let list = self.list.as_ref().filter(|list| list.announced && self.in_list(from));
        let mut trial = Cursor { at: run.end, ..self.cursor };
        let mut posts = apposition::read(&mut trial);
        let rule = self.bare_rule(&run, trial.at, !posts.is_empty(), list.is_some());
        let Some(rule) = rule.or(known.then_some("known name")) else {
            return false;
        };
        let mut titles = Vec::new();
        if let Some(list) = list {
            titles.clone_from(&list.titles);
            posts.splice(0..0, list.posts.iter().cloned());
        }
        let announced = rule == "list";
        let person = Person { titles, name: Some(run), posts };
        self.give(person, from, trial.at, rule, announced)
    }

    /// The rule by which a bare name is a person's, if any.
    fn bare_rule(
        &self,
        run: &Range<usize>,
        to: usize,
        has_posts: bool,
        listed: bool,
    ) -> Option<&'static str> {
        let (doc, end) = (self.cursor.doc, self.cursor.end);
        let next = doc.tokens.get(to).filter(|_| to < end);
        let ends = next.is_none_or(|next| {
            matches!(next.mark(), ',' | ';' | '.' | '(' | '-' | ':')
                || next.key == key!("và")
                || next.key == key!("cùng")
        });
        let after = doc.tokens.get(run.end).filter(|_| run.end < end);
        let acts = doc.term(run.end, end, VERBS).is_some()
            || after.is_some_and(|t| keys::ADVERBS.contains(&t.key) && t.gap < Gap::Line);
        let full = name::is_full(doc, run);
        if listed && (ends || acts) && (full || has_posts) {
            return Some("list");
        }
        let apart = after.is_some_and(|after| !after.is_word());
        let living = !name::is_historic(doc, run);
        if full && living && apart && has_posts {
            return Some("name post");
        }
        // In a headline in capitals every word has the shape of a name.
        let capitals = doc.tokens[run.start].shape == Shape::Upper;
        let surname = run.len() >= 3 && name::is_common_surname(doc, run.start);
        let known = full && living && surname && !capitals;
        let noun = after.is_some_and(|after| after.is_mark(','))
            && doc.term(run.end + 1, end, Class::PersonNoun).is_some();
        let after_comma = self.before(run.start).is_some_and(|token| token.is_mark(','));
        let speaks = acts && doc.term(run.end, end, SAYS).is_some();
        let opens = run.start == self.sentence_start(run.start) || after_comma && speaks;
        if opens && known && heads_row(doc, run, end) {
            return Some("list");
        }
        (known && (noun || acts && opens)).then_some("name verb")
    }
}

/// Whether a further full name follows the first of a row: "Lê Văn A, Trần Thị B cùng chủ trì".
fn heads_row(doc: &Document<'_>, run: &Range<usize>, end: usize) -> bool {
    let joint = doc.tokens.get(run.end).filter(|_| run.end < end);
    let next = name::run(doc, run.end + 1, end);
    joint.is_some_and(|joint| joint.is_mark(',') || joint.key == key!("và"))
        && next.len() >= 3
        && name::is_common_surname(doc, next.start)
        && name::is_full(doc, &next)
        && !name::is_historic(doc, &next)
}
