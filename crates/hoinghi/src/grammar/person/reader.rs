//! Reads the persons of one block.

mod context;

use super::apposition::{self, Found};
use super::title::{self, TITLES, Title};
use super::{Person, keys, name};
use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::fold::Key;
use crate::grammar::post::{self, HEADS, MOST_POSTS, Place, Post, VERBS};
use crate::lexicon::{Class, ClassSet};
use crate::mention::Mention;
use crate::token::{Gap, Shape};
use rustc_hash::FxHashSet;
use std::ops::Range;

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
/// A list of persons: what its lead-in says of each of them.
#[derive(Clone, Debug)]
struct List {
    titles: Vec<Title>,
    posts: Vec<Post>,
    /// Whether a lead-in announced it, so that bare names are expected.
    announced: bool,
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
    /// The names read so far.
    known: &'r mut FxHashSet<Vec<Key>>,
}

/// Reads the persons of one block; `known` are the names read in those before it.
pub(super) fn read(
    doc: &Document<'_>,
    tokens: Range<usize>,
    known: &mut FxHashSet<Vec<Key>>,
    people: &mut Vec<Mention<Person>>,
) {
    let start = tokens.start;
    let mut reader = Reader {
        cursor: Cursor::new(doc, tokens),
        start,
        list: None,
        acts: false,
        bearer: 0,
        people,
        known,
    };
    while reader.cursor.at < reader.cursor.end {
        if !reader.person() {
            reader.skip();
        }
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
        let head = doc.term(at, end, HEADS);
        let longer = |a: usize| head.as_ref().is_none_or(|head| a >= head.end);
        title.is_some_and(|title| longer(title.end)) && self.titled()
            || (head.is_some() || token.shape.is_capital() || token.shape == Shape::Lower)
                && self.posted()
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
        if let Some(past) = context::past_credit(doc, at, end) {
            cursor.at = past;
            return;
        }
        if let Some(act) = doc.term(at, end, ACTS) {
            self.acts = true;
            let person = (at + 1..act.end).find(|&next| doc.term(next, end, TITLES).is_some());
            cursor.at = person.unwrap_or(act.end);
            return;
        }
        cursor.at += 1;
        self.skip_borne(at);
        if doc.tokens[at].key == key!("gồm") && self.acts {
            self.announce();
        } else if doc.tokens[at].key == key!("gồm") || doc.tokens[at].key == key!("có") {
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

    /// Bare names follow: "Phát biểu: …", "Đoàn Chủ tịch gồm …".
    fn announce(&mut self) {
        let quiet = self.list.as_ref().is_none_or(|list| !list.announced);
        if quiet {
            self.list = Some(List { titles: Vec::new(), posts: Vec::new(), announced: true });
        }
    }

    /// Bare names may follow.
    fn expect(&mut self) {
        let quiet = self.list.as_ref().is_none_or(|list| !list.announced);
        if quiet {
            self.list = Some(List { titles: Vec::new(), posts: Vec::new(), announced: false });
        }
    }

    /// ```text
    /// titled = titles ":"? name apposition?
    ///        | titles post name? apposition?
    ///        | titles                        before a verb: "Đồng chí cũng đề nghị"
    /// ```
    fn titled(&mut self) -> bool {
        let doc = self.cursor.doc;
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
            let posts = apposition::read(&mut trial);
            let person = Person { titles: titles.clone(), name: Some(name), posts };
            let rule = if plural { "list" } else { "title name" };
            return self.give(person, from, trial.at, rule, plural);
        }
        if let Some(mut post) = post::read(&mut trial, Place::Before) {
            if plural {
                post.is_generic = true;
            }
            return self.holder(titles, post, trial, from, plural);
        }
        if plural {
            if colon {
                self.list = Some(List { titles, posts: Vec::new(), announced: true });
            }
            return false;
        }
        let alone = titles.len() == 1
            && titles[0].addresses(doc)
            && self.opens_clause(from)
            && context::stands_alone(&trial);
        if !alone {
            return false;
        }
        let person = Person { titles, ..Person::default() };
        self.give(person, from, trial.at, "address", false)
    }

    /// ```text
    /// posted = "các"? post titles? name apposition?
    ///        | post                          refers to its holder
    /// ```
    fn posted(&mut self) -> bool {
        let from = self.cursor.at;
        let mut trial = self.cursor;
        let Some(mut post) = post::read(&mut trial, Place::Before) else {
            return false;
        };
        let plural = self.before(from).is_some_and(|token| {
            [key!("các"), key!("những"), key!("hai"), key!("mọi"), key!("mỗi")].contains(&token.key)
                || token.is_number()
        });
        if plural {
            post.is_generic = true;
        }
        self.holder(Vec::new(), post, trial, from, plural)
    }

    /// ```text
    /// holder = post (sep post)* (sep? titles)? name apposition?
    ///        | post                        for its holder
    /// ```
    fn holder(
        &mut self,
        titles: Vec<Title>,
        mut post: Post,
        trial: Cursor<'d, '_>,
        from: usize,
        plural: bool,
    ) -> bool {
        let doc = trial.doc;
        if let Some(figure) = name::figure_after(doc, trial.at, trial.end) {
            self.cursor.at = figure.end;
            return true;
        }
        let mut posts = Vec::new();
        let Some(found) = self.holder_name(&titles, trial, from, plural, &mut posts) else {
            let rule = if titles.is_empty() { "post" } else { "title post" };
            let person = Person { titles, posts: vec![post], ..Person::default() };
            return self.give(person, from, trial.at, rule, false);
        };
        post.is_generic = false;
        posts.insert(0, post);
        let shared = if plural { posts.clone() } else { Vec::new() };
        let mut trial = Cursor { at: found.end, ..trial };
        posts.extend(apposition::read(&mut trial));
        let mut titles = titles;
        titles.extend(found.titles);
        let list = List { titles: titles.clone(), posts: shared, announced: plural };
        let person = Person { titles, name: Some(found.name), posts };
        self.give(person, from, trial.at, "post name", plural);
        if plural {
            self.list = Some(list);
        }
        true
    }

    /// The name after a post, and the further posts between the two.
    fn holder_name(
        &self,
        titles: &[Title],
        trial: Cursor<'d, '_>,
        from: usize,
        plural: bool,
        posts: &mut Vec<Post>,
    ) -> Option<Found> {
        if titles.is_empty() {
            let opens = self.opens_post(from);
            let found = apposition::titled_after(trial, opens)
                .or_else(|| apposition::named_after(trial, opens));
            if found.is_some() {
                return found;
            }
        }
        let doc = trial.doc;
        let colon = plural && trial.peek().is_some_and(|token| token.is_mark(':'));
        let mut at = if colon { trial.at + 1 } else { trial.at };
        while posts.len() < MOST_POSTS {
            let levelled = doc.term(at - 1, at, Class::Level).is_some();
            if let Some(name) = name::after_post(doc, at, trial.end, levelled && !plural) {
                return Some(Found { end: name.end, name, titles: Vec::new() });
            }
            let mut next = Cursor { at, ..trial };
            next.accept(|token| matches!(token.mark(), ',' | '-'))?;
            posts.push(post::read(&mut next, Place::Before).filter(|post| !post.is_generic)?);
            at = next.at;
        }
        None
    }

    /// A name with nothing before it that tells a person.
    ///
    /// ```text
    /// bare = full-name apposition        in a list, or at the start of a clause
    ///      | full-name                   in a list that was announced
    ///      | full-name (verb)            at the start of a sentence
    /// ```
    fn bare(&mut self) -> bool {
        let doc = self.cursor.doc;
        let from = self.cursor.at;
        let run = name::run(doc, from, self.cursor.end);
        let verb = doc.term(from, self.cursor.end, VERBS).is_some_and(|verb| verb.end > from + 1);
        let known = self.known.contains(&self.keys(&run));
        let surname =
            run.len() >= 3 && name::is_common_surname(doc, from) || name::is_highland(doc, from);
        if !(self.opens(from) || known || surname) || run.len() < 2 || verb {
            return false;
        }
        let list = self.list.clone().filter(|list| list.announced && self.in_list(from));
        let mut trial = Cursor { at: run.end, ..self.cursor };
        let posts = apposition::read(&mut trial);
        let rule = self.bare_rule(&run, trial.at, !posts.is_empty(), list.is_some());
        let Some(rule) = rule.or(known.then_some("known name")) else {
            return false;
        };
        let (titles, mut all) =
            list.map_or_else(Default::default, |list| (list.titles, list.posts));
        all.extend(posts);
        let announced = rule == "list";
        let person = Person { titles, name: Some(run), posts: all };
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
        let known = full && living && run.len() >= 3 && name::is_common_surname(doc, run.start);
        let noun = after.is_some_and(|after| after.is_mark(','))
            && doc.term(run.end + 1, end, Class::PersonNoun).is_some();
        let opens = run.start == self.sentence_start(run.start);
        (known && (noun || acts && opens)).then_some("name verb")
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
                let keys = self.keys(name);
                self.known.insert(keys);
            }
            let known = self.list.as_ref().is_some_and(|list| list.announced);
            if list && (!known || person.titles.iter().any(|title| title.tokens.start >= from)) {
                let titles =
                    person.titles.iter().filter(|t| t.class != Class::Degree).cloned().collect();
                self.list = Some(List { titles, posts: Vec::new(), announced: true });
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
