//! Reads the persons of one block.

mod bare;
mod context;
mod holder;
mod list;

use super::apposition;
use super::title::{self, TITLES, Title};
use super::{Person, name};
use crate::cursor::{Cursor, key, keys};
use crate::document::Document;
use crate::first::{First, Openers};
use crate::fold::Key;
use crate::grammar::post::{self, HEADS, Place};
use crate::lexicon::{Class, ClassSet};
use crate::mention::Mention;
use crate::outline::{Block, BlockKind};
use crate::token::{Gap, Shape, Token};
use list::List;
use rustc_hash::FxHashSet;

/// What a name is given to: "Trường THCS Nguyễn Du", "đường Hoàng Văn Thụ", "xã Lê Lợi".
const BEARERS: ClassSet = ClassSet::of(&[Class::NamedAfter, Class::School, Class::Level]);
/// What persons do at an event.
const ACTS: ClassSet = ClassSet::of(&[
    Class::VerbAttend,
    Class::VerbChair,
    Class::VerbDirect,
    Class::VerbPresent,
    Class::VerbSpeak,
    Class::VerbAward,
]);
/// What [`Reader::skip`] looks for.
const PASSED: ClassSet = ACTS.union(BEARERS).union(context::CREDITS);

/// What says something of persons.
///
/// ```text
/// first = title | post | modifier of a post | a large letter | a bearer or deed | the end of a list
/// ```
pub(crate) const FIRST: First = First {
    classes: PASSED.union(TITLES).union(HEADS),
    words: &["nguyên quyền cựu tân q phó gồm có"],
    marks: ".!?:",
    capitals: true,
    ..First::NONE
};

/// What the blocks read so far leave for the next.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The names read.
    known: FxHashSet<Key>,
    /// The list that the last block opened with its colon, for the items below it.
    list: Option<List>,
}

struct Reader<'r, 'd, 't> {
    cursor: Cursor<'d, 't>,
    start: usize,
    list: Option<List>,
    /// Whether the sentence has said what persons do.
    acts: bool,
    /// The end of the last word that things with a person's name have before it.
    bearer: usize,
    people: &'r mut Vec<Mention<Person>>,
    known: &'r mut FxHashSet<Key>,
}

/// Reads the persons of one block.
pub(super) fn read(
    doc: &Document<'_>,
    block: &Block,
    memory: &mut Memory,
    people: &mut Vec<Mention<Person>>,
) {
    let item = block.kind == BlockKind::Item;
    memory.list = memory.list.take().filter(|_| item);
    let mut reader = Reader {
        cursor: Cursor::new(doc, block.tokens.clone()),
        start: block.tokens.start,
        list: memory.list.clone(),
        acts: false,
        bearer: 0,
        people,
        known: &mut memory.known,
    };
    loop {
        let Cursor { at, end, .. } = reader.cursor;
        reader.cursor.at = doc.next_opening(at, end, Openers::PERSON);
        if reader.cursor.at >= end {
            break;
        }
        if !reader.person() {
            reader.skip();
        }
    }
    let list = reader.list.filter(|list| list.governs);
    let opens = block.tokens.end.checked_sub(1).is_some_and(|last| doc.tokens[last].is_mark(':'));
    if opens {
        memory.list = list;
    }
}

impl<'d> Reader<'_, 'd, '_> {
    /// ```text
    /// person = titled | posted | bare
    /// ```
    fn person(&mut self) -> bool {
        let doc = self.cursor.doc;
        let Some(token) = self.cursor.peek().filter(|token| token.is_word()) else {
            return false;
        };
        let (at, end) = (self.cursor.at, self.cursor.end);
        let title = doc.term(at, end, TITLES);
        let longer = |a: usize| doc.term(at, end, HEADS).is_none_or(|head| a >= head.end);
        title.is_some_and(|title| longer(title.end)) && self.titled()
            || post::starts(token) && self.posted()
            || token.shape.is_capital() && self.bare()
    }

    /// Passes one token, or a run that names no person.
    fn skip(&mut self) {
        let cursor = &mut self.cursor;
        let (doc, at, end) = (cursor.doc, cursor.at, cursor.end);
        let token = &doc.tokens[at];
        if matches!(token.mark(), '.' | '!' | '?')
            && doc.tokens.get(at + 1).is_none_or(|t| t.gap > Gap::None)
        {
            self.list = None;
            self.acts = false;
        }
        if !token.is_word() {
            cursor.at += 1;
            if token.is_mark(':') && self.acts && self.bearer != at {
                self.announce();
            }
            return;
        }
        if !token.begins(PASSED) {
            cursor.at += 1;
            return self.pass(token);
        }
        if let Some(past) = context::past_credit(doc, at, end) {
            cursor.at = past;
            return;
        }
        if let Some(act) = doc.term(at, end, ACTS) {
            self.acts = true;
            self.end_posts();
            let person = (at + 1..act.end).find(|&next| doc.term(next, end, TITLES).is_some());
            self.cursor.at = person.unwrap_or(act.end);
            return;
        }
        cursor.at += 1;
        self.skip_borne(at);
        self.pass(token);
    }

    /// Takes note of a word that leads to persons.
    fn pass(&mut self, token: &Token) {
        if token.key == key!("gồm") && self.acts {
            self.announce();
        } else if keys!["gồm", "có"].contains(&token.key) {
            self.end_posts();
            self.expect();
        }
    }

    /// Passes a person's name that a thing bears: "Trường THCS Nguyễn Du".
    fn skip_borne(&mut self, at: usize) {
        let (doc, end) = (self.cursor.doc, self.cursor.end);
        let Some(bearer) = doc.term(at, end, BEARERS) else { return };
        self.bearer = bearer.end;
        let run = name::run(doc, bearer.end, end);
        // Some of the words are surnames too: "Đoàn", "Hồ".
        let surname = doc.tokens[at].shape == Shape::Title
            && bearer.end == at + 1
            && name::is_common_surname(doc, at);
        let titled = doc.term(run.start, run.end, TITLES_AND_POSTS).is_some();
        if !run.is_empty() && !surname && !titled {
            self.cursor.at = run.end;
        }
    }

    /// ```text
    /// titled = titles ":"? name apposition?
    ///        | titles post name? apposition?
    ///        | titles                        before a verb: "Đồng chí cũng đề nghị"
    /// ```
    fn titled(&mut self) -> bool {
        let from = self.cursor.at;
        let mut trial = self.cursor;
        let titles = title::read(&mut trial);
        if titles.is_empty() || self.is_place(from) {
            return false;
        }
        let plural = titles.iter().any(Title::is_plural) || self.counts(from);
        let colon = trial.mark(':').is_some();
        let noun = titles.iter().all(|title| title.class == Class::PersonNoun);
        let name = apposition::titled_name(&trial, &titles)
            .filter(|name| !(self.is_figure(&titles, name, &trial) || colon && noun));
        if let Some(name) = name {
            trial.at = name.end;
            let mut posts = apposition::read(&mut trial);
            if !plural {
                self.share_posts(&mut posts);
            }
            let person = Person { titles, name: Some(name), posts };
            let rule = if plural { "list" } else { "title name" };
            return self.give(person, from, trial.at, rule, plural);
        }
        if let Some(post) = post::read(&mut trial, Place::Before) {
            // "các đồng chí: Phó Bí thư …": after the colon the post is the first one's alone.
            let lead = (plural && colon).then(|| titles.clone());
            let found = self.holder(titles, post, trial, from, plural && !colon);
            if let Some(titles) = lead {
                self.list = Some(List::announced(titles));
            }
            return found;
        }
        if plural {
            if colon {
                self.list = Some(List::announced(titles));
            }
            return false;
        }
        self.address(titles, trial, from)
    }

    /// A form of address for someone named before.
    fn address(&mut self, titles: Vec<Title>, trial: Cursor<'d, '_>, from: usize) -> bool {
        let alone = titles.len() == 1
            && titles[0].addresses(trial.doc)
            && self.opens_clause(from)
            && context::stands_alone(&trial);
        let person = Person { titles, ..Person::default() };
        alone && self.give(person, from, trial.at, "address", false)
    }

    fn give(
        &mut self,
        person: Person,
        from: usize,
        to: usize,
        rule: &'static str,
        list: bool,
    ) -> bool {
        let doc = self.cursor.doc;
        let tokens = from..to.max(from + 1);
        let words = person.name.clone().unwrap_or(tokens.clone());
        if let Some(name) = person.name.as_ref() {
            if name.len() > 1 {
                self.known.insert(doc.phrase(name.clone()));
            }
            let known = self.list.as_ref().is_some_and(|list| list.announced);
            if list && (!known || person.titles.iter().any(|title| title.tokens.start >= from)) {
                let titles =
                    person.titles.iter().filter(|t| t.class != Class::Degree).cloned().collect();
                self.list = Some(List::announced(titles));
            } else if self.list.is_none() {
                self.expect();
            }
        }
        self.cursor.at = tokens.end;
        self.people.push(Mention { span: doc.span(words), tokens, rule, value: person });
        true
    }
}

const TITLES_AND_POSTS: ClassSet = ClassSet::of(&[
    Class::Honorific,
    Class::HonorificFemale,
    Class::HonorificMale,
    Class::Degree,
    Class::Rank,
    Class::Post,
    Class::PartyRank,
]);
