//! Which mentions are of the same person.

use super::position::{Reading, Readings, composed, within};
use crate::cursor::key;
use crate::document::Document;
use crate::fold::{self, Key};
use crate::grammar::person::{Person, Sex, Title, keys, name};
use crate::grammar::post::{Post, VERBS};
use crate::lexicon::Class;
use crate::mention::Mention;
use crate::span::Span;
use crate::token::{Gap, Shape};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use std::rc::Rc;

/// One person, from all mentions.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    pub(super) name: String,
    in_capitals: bool,
    titles: Vec<Title>,
    pub(super) posts: Vec<Post>,
    pub(super) mentions: Vec<Span>,
    sex: Option<Sex>,
}

/// The persons, and for each mention the index of who is meant.
#[derive(Clone, Debug, Default)]
pub(super) struct Identities {
    pub(super) named: Vec<Named>,
    pub(super) who: Vec<Option<usize>>,
}

impl Named {
    /// Forms of address, degrees and ranks as written, each once whatever its case.
    pub(super) fn honorifics(&self, doc: &Document<'_>) -> Vec<String> {
        let mut seen: FxHashMap<Key, (usize, bool)> = FxHashMap::default();
        let mut out: Vec<String> = Vec::new();
        for title in &self.titles {
            let tokens = honorific(doc, title, self.sex);
            let written = doc.slice(doc.span(tokens.clone()));
            let capitals = written.chars().filter(|ch| ch.is_alphabetic()).all(char::is_uppercase);
            let text = || written.split_whitespace().collect::<Vec<_>>().join(" ");
            let words = &doc.tokens[tokens];
            let words = fold::phrase(words.iter().filter(|t| t.is_word()).map(|token| token.key));
            match seen.get_mut(&words) {
                Some((at, was_capitals)) => {
                    if *was_capitals && !capitals {
                        out[*at] = text();
                        *was_capitals = false;
                    }
                }
                None => {
                    if title.class != Class::PersonNoun && !written.is_empty() {
                        seen.insert(words, (out.len(), capitals));
                        out.push(text());
                    }
                }
            }
        }
        out
    }
}

/// A title's tokens, without "các" and with the one of "ông, bà" that fits.
fn honorific(doc: &Document<'_>, title: &Title, sex: Option<Sex>) -> Range<usize> {
    let mut tokens = title.tokens.clone();
    let many = [
        key!("các"),
        key!("những"),
        key!("hai"),
        key!("ba"),
        key!("có"),
        key!("cùng"),
        key!("gồm"),
    ];
    while tokens.len() > 1 && title.is_plural() && many.contains(&doc.tokens[tokens.start].key) {
        tokens.start += 1;
    }
    let pair = |at: usize| doc.tokens[at].key == key!("ông") || doc.tokens[at].key == key!("bà");
    if title.is_plural() && tokens.len() > 1 && pair(tokens.start) {
        let wanted = if sex == Some(Sex::Female) { key!("bà") } else { key!("ông") };
        if let Some(at) = tokens.clone().find(|&at| doc.tokens[at].key == wanted) {
            tokens = at..at + 1;
        }
    }
    tokens
}

/// The last person of each sex mentioned under a key.
#[derive(Clone, Copy, Debug, Default)]
struct Last {
    any: Option<usize>,
    female: Option<usize>,
    male: Option<usize>,
}

impl Last {
    fn set(&mut self, who: usize, sex: Option<Sex>) {
        self.any = Some(who);
        if sex != Some(Sex::Male) {
            self.female = Some(who);
        }
        if sex != Some(Sex::Female) {
            self.male = Some(who);
        }
    }

    fn get(&self, sex: Option<Sex>) -> Option<usize> {
        match sex {
            None => self.any,
            Some(Sex::Female) => self.female,
            Some(Sex::Male) => self.male,
        }
    }
}

struct Resolver<'r, 'd, 't> {
    doc: &'d Document<'t>,
    people: &'r [Mention<Person>],
    readings: &'r Readings<'d, 't>,
    /// Persons by the keys of their full names.
    full: FxHashMap<Key, usize>,
    /// Persons by the last one or two syllables of their names.
    short: FxHashMap<Key, Last>,
    /// Persons by the title of a post.
    holders: FxHashMap<Key, Vec<Holder>>,
    named: Vec<Named>,
    last: Last,
}

/// A holder of a post.
#[derive(Clone, Debug)]
struct Holder {
    who: usize,
    post: Rc<Reading>,
}

/// No more holders of one title are looked through.
const MOST_HOLDERS: usize = 40;

pub(super) fn resolve<'d, 't>(
    doc: &'d Document<'t>,
    people: &[Mention<Person>],
    readings: &Readings<'d, 't>,
) -> Identities {
    let mut resolver = Resolver {
        doc,
        people,
        readings,
        full: FxHashMap::default(),
        short: FxHashMap::default(),
        holders: FxHashMap::default(),
        named: Vec::new(),
        last: Last::default(),
    };
    let mut who = vec![None; people.len()];
    resolver.name_fully(&mut who);
    // References look back first, then ahead: captions stand before the text that names people.
    for (mention, who) in people.iter().zip(&mut who) {
        *who = who.or_else(|| resolver.refer(mention));
        resolver.note(mention, *who);
    }
    let named = resolver.gather(&who);
    renumber(named, who)
}

impl Resolver<'_, '_, '_> {
    /// Names of three syllables and more first, then those of two that are no part of one.
    fn name_fully(&mut self, who: &mut [Option<usize>]) {
        let mut prefixes: FxHashMap<Key, usize> = FxHashMap::default();
        let mut tails: FxHashMap<Key, usize> = FxHashMap::default();
        for (mention, who) in self.people.iter().zip(who.iter_mut()) {
            let Some(run) = mention.value.name.as_ref().filter(|run| run.len() >= 3) else {
                continue;
            };
            let fresh = self.full.len();
            let index = *self.full.entry(self.doc.phrase(run.clone())).or_insert(fresh);
            *who = Some(index);
            tails.entry(self.doc.phrase(run.end - 2..run.end)).or_insert(index);
            prefixes.entry(self.doc.phrase(run.start..run.start + 2)).or_insert(index);
        }
        for (mention, who) in self.people.iter().zip(who.iter_mut()) {
            let Some(run) = mention.value.name.as_ref().filter(|run| run.len() == 2) else {
                continue;
            };
            let keys = self.doc.phrase(run.clone());
            let highland = self.doc.tokens[run.start].len() == 1
                || self.doc.word(run.start).contains(['\'', '’']);
            let alias = tails.get(&keys).or_else(|| prefixes.get(&keys).filter(|_| highland));
            // With a surname and a post of its own it is a name in full.
            let own =
                !mention.value.posts.is_empty() && name::is_common_surname(self.doc, run.start);
            let alias = alias.copied().filter(|_| !own);
            let fresh = self.full.len();
            *who = alias.or_else(|| Some(*self.full.entry(keys).or_insert(fresh)));
        }
        self.name_by_one(who);
        self.index(who);
    }

    /// A single syllable with a post of its own is a person when no one else bears it.
    fn name_by_one(&mut self, who: &mut [Option<usize>]) {
        let mut given: FxHashSet<Key> = FxHashSet::default();
        for (at, mention) in self.people.iter().enumerate() {
            if let (Some(run), Some(_)) = (&mention.value.name, who[at]) {
                given.insert(self.doc.tokens[run.end - 1].key);
            }
        }
        for (at, mention) in self.people.iter().enumerate() {
            let Some(run) = mention.value.name.as_ref().filter(|run| run.len() == 1) else {
                continue;
            };
            let key = self.doc.tokens[run.start].key;
            if who[at].is_none() && !given.contains(&key) && !mention.value.posts.is_empty() {
                let fresh = self.full.len();
                who[at] = Some(*self.full.entry(self.doc.phrase(run.clone())).or_insert(fresh));
            }
        }
    }

    /// Who answers to a short name, and who holds which post.
    fn index(&mut self, who: &[Option<usize>]) {
        self.named = vec![Named::default(); self.full.len()];
        for (at, mention) in self.people.iter().enumerate() {
            let (Some(run), Some(index)) = (&mention.value.name, who[at]) else { continue };
            let sex = self.sex(mention);
            let named = &mut self.named[index];
            named.sex = named.sex.or(sex);
            if named.name.is_empty() {
                named.name = "?".to_owned();
                for length in 1..=2.min(run.len()) {
                    let tail = self.doc.phrase(run.end - length..run.end);
                    let last = self.short.entry(tail).or_default();
                    // Someone named later answers where no one was named before.
                    if last.any.is_none() {
                        last.set(index, sex);
                    }
                }
            }
            for post in &mention.value.posts {
                self.hold(index, post);
            }
        }
    }

    fn hold(&mut self, who: usize, post: &Post) {
        let post = self.readings.of(post);
        let holders = self.holders.entry(post.title_key).or_default();
        let known = holders.iter().rev().take(MOST_HOLDERS).any(|holder| {
            holder.who == who && holder.post.organization_words == post.organization_words
        });
        if !known {
            holders.push(Holder { who, post });
        }
    }

    fn sex(&self, mention: &Mention<Person>) -> Option<Sex> {
        let named = mention.value.name.as_ref().and_then(|run| {
            let thi = run.clone().skip(1).any(|at| self.doc.tokens[at].key == key!("thị"));
            thi.then_some(Sex::Female)
        });
        mention.value.sex().filter(|_| !mention.value.titles.iter().any(Title::is_plural)).or(named)
    }

    /// Whom a short name, a post or a form of address means.
    fn refer(&self, mention: &Mention<Person>) -> Option<usize> {
        let person = &mention.value;
        let sex = self.sex(mention);
        if let Some(run) = &person.name {
            return self.short.get(&self.doc.phrase(run.clone())).and_then(|last| last.get(sex));
        }
        match person.posts.first() {
            Some(post) => self.holder(mention, post),
            None => self.last.get(sex),
        }
    }

    /// Who holds a post that stands for its holder.
    fn holder(&self, mention: &Mention<Person>, post: &Post) -> Option<usize> {
        if post.is_generic || !self.is_subject(mention) {
            return None;
        }
        let reading = self.readings.of(post);
        let holders = self.holders.get(&reading.title_key)?;
        let words = &reading.organization_words;
        let fits = |holder: &&Holder| {
            let other = &holder.post.organization_words;
            within(words, other) || within(other, words)
        };
        let sex = self.sex(mention);
        let fits_sex = |holder: &&Holder| {
            sex.is_none() || self.named[holder.who].sex.is_none_or(|s| Some(s) == sex)
        };
        let candidates = || holders.iter().take(MOST_HOLDERS).filter(fits).filter(fits_sex);
        // The holder last mentioned before; else the first mentioned after.
        let before = candidates().filter(|holder| !self.named[holder.who].mentions.is_empty());
        let nearest = before.max_by_key(|holder| {
            self.named[holder.who].mentions.last().map_or(0, |span| span.start)
        });
        nearest.or_else(|| candidates().next()).map(|holder| holder.who)
    }

    /// Whether a post stands where its holder acts: with a form of address, before a verb.
    fn is_subject(&self, mention: &Mention<Person>) -> bool {
        let doc = self.doc;
        let before = mention.tokens.start.checked_sub(1).map(|at| &doc.tokens[at]);
        let governed = before.is_some_and(|token| {
            token.gap < Gap::Blank
                && [key!("của"), key!("cho"), key!("báo"), key!("cáo"), key!("trình"), key!("với")]
                    .contains(&token.key)
        });
        let to = mention.tokens.end;
        let acts = doc.tokens.get(to).is_some_and(|next| {
            next.gap < Gap::Blank
                && next.shape != Shape::None
                && (keys::ADVERBS.contains(&next.key)
                    || doc.term(to, doc.tokens.len(), VERBS).is_some())
        });
        let done = before.is_some_and(|token| [key!("do"), key!("theo")].contains(&token.key));
        (acts || done || !mention.value.titles.is_empty()) && !governed
    }

    /// Remembers who was mentioned last.
    fn note(&mut self, mention: &Mention<Person>, who: Option<usize>) {
        let Some(index) = who else { return };
        let sex = self.named[index].sex.or(self.sex(mention));
        self.named[index].mentions.push(mention.span);
        self.last.set(index, sex);
        if let Some(run) = &mention.value.name {
            for length in 1..=2.min(run.len()) {
                let tail = self.doc.phrase(run.end - length..run.end);
                self.short.entry(tail).or_default().set(index, sex);
            }
        }
    }

    /// Each person's name, titles and posts from all mentions.
    fn gather(&mut self, who: &[Option<usize>]) -> Vec<Named> {
        let mut all: Vec<Named> = vec![Named::default(); self.named.len()];
        for (mention, who) in self.people.iter().zip(who) {
            let Some(index) = *who else { continue };
            let person = &mention.value;
            let sex = self.named[index].sex;
            let named = &mut all[index];
            named.sex = sex;
            named.mentions.push(mention.span);
            named.posts.extend(person.posts.iter().cloned());
            let Some(run) = &person.name else { continue };
            named.titles.extend(person.titles.iter().cloned());
            let capitals = run.clone().all(|at| self.doc.tokens[at].shape == Shape::Upper);
            let text = name_text(self.doc, run);
            let longer = text.split(' ').count() > named.name.split(' ').count();
            if named.name.is_empty()
                || longer
                || named.in_capitals && !capitals && same_length(&named.name, &text)
            {
                named.name = text;
                named.in_capitals = capitals;
            }
        }
        all
    }
}

fn same_length(a: &str, b: &str) -> bool {
    a.split(' ').count() == b.split(' ').count()
}

/// A name, composed, with single spaces.
fn name_text(doc: &Document<'_>, run: &Range<usize>) -> String {
    composed(doc.slice(doc.span(run.clone())))
}

/// The persons in the order of their first mention.
fn renumber(named: Vec<Named>, who: Vec<Option<usize>>) -> Identities {
    let mut place = vec![None; named.len()];
    let mut order = Vec::new();
    for index in who.iter().flatten() {
        if place[*index].is_none() {
            place[*index] = Some(order.len());
            order.push(*index);
        }
    }
    let mut named: Vec<Option<Named>> = named.into_iter().map(Some).collect();
    Identities {
        named: order.iter().filter_map(|&index| named[index].take()).collect(),
        who: who.into_iter().map(|index| index.and_then(|index| place[index])).collect(),
    }
}
