//! Posts in full, each once.

use crate::document::Document;
use crate::fold;
use crate::grammar::post::{HEADS, Post};
use crate::lexicon::{Class, ClassSet};
use crate::report::Position;
use crate::token::{self, Shape, Token};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use unicode_normalization::UnicodeNormalization;

const PARTS: ClassSet = ClassSet::of(&[
    Class::Office,
    Class::OfficeField,
    Class::School,
    Class::Level,
    Class::Province,
]);

const TITLES: ClassSet = ClassSet::of(&[Class::Post, Class::PartyRank, Class::PersonNoun]);

/// A post with abbreviations resolved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Full {
    title: String,
    organization: String,
}

/// A post in full, with what posts are compared by.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    full: Full,
    /// The title in one case.
    pub(super) title_key: String,
    pub(super) organization_words: Vec<String>,
}

/// What a post's full form depends on: its tokens, those of its head, whether it is a rank.
type Place = (Range<usize>, Range<usize>, bool);

/// The posts of a report in full, each worked out once.
pub(super) struct Readings<'d, 't> {
    doc: &'d Document<'t>,
    known: RefCell<FxHashMap<Place, Rc<Reading>>>,
}

impl<'d, 't> Readings<'d, 't> {
    pub(super) fn new(doc: &'d Document<'t>) -> Self {
        Readings { doc, known: RefCell::default() }
    }

    pub(super) fn of(&self, post: &Post) -> Rc<Reading> {
        let place = (post.tokens.clone(), post.head.clone(), post.is_rank);
        let read = || {
            let full = full(self.doc, post);
            let title_key = plain(&full.title).collect::<Vec<_>>().join(" ");
            let organization_words = plain(&full.organization).collect();
            Rc::new(Reading { full, title_key, organization_words })
        };
        self.known.borrow_mut().entry(place).or_insert_with(read).clone()
    }
}

fn plain(text: &str) -> impl Iterator<Item = String> {
    let mut small = String::with_capacity(text.len());
    if fold::is_composed(text) {
        text.chars().for_each(|ch| fold::push_small(&mut small, ch));
    } else {
        text.nfc().for_each(|ch| fold::push_small(&mut small, ch));
    }
    let letters = fold::letters();
    let words: Vec<String> = small
        .split(|ch: char| !letters.of(ch).is_alphabetic() && !ch.is_numeric())
        .filter(|word| !word.is_empty() && *word != "và")
        .map(spelling)
        .collect();
    words.into_iter()
}

/// One spelling for words that are typed in two ways.
fn spelling(word: &str) -> String {
    [
        ("uỷ", "ủy"),
        ("hoà", "hòa"),
        ("hoá", "hóa"),
        ("thuỷ", "thủy"),
        ("lí", "lý"),
        ("kĩ", "kỹ"),
        ("sĩ", "sỹ"),
    ]
    .iter()
    .find(|(typed, _)| *typed == word)
    .map_or_else(|| word.to_owned(), |(_, usual)| (*usual).to_owned())
}

/// A post's title and organisation in full.
fn full(doc: &Document<'_>, post: &Post) -> Full {
    let modifiers = words(doc, post.tokens.start, post.head.start);
    let head = words(doc, post.head.start, post.head.end);
    let term = doc.term(post.head.start, post.head.end, HEADS);
    let written = term.as_ref().is_none_or(|found| same(&found.term.full, &head));
    let head = match (&term, written) {
        (Some(found), false) => title_case(&found.term.full),
        _ => head,
    };
    let (title, rest) = if post.is_rank { (head, String::new()) } else { split(doc, &head) };
    // "Chính phủ" begins like the suffix "chính".
    let office = doc.term(post.head.end, post.tokens.end, PARTS).map_or(0, |office| office.end);
    let suffix = doc
        .term(post.head.end, post.tokens.end, Class::PostSuffix)
        .filter(|suffix| suffix.end >= office);
    let from = suffix.filter(|_| rest.is_empty()).map_or(post.head.end, |suffix| suffix.end);
    let title = join(&title, &words(doc, post.head.end, from));
    let tail = expand(doc, &doc.tokens[from..post.tokens.end], doc.text);
    let organization = join(&rest, &tail);
    let (title, organization) = match board(&title) {
        Some(at) if organization.is_empty() || unit(doc, &title).is_some() => {
            let unit = expand(doc, &token::lex(&title[at..], doc.lexicon), &title[at..]);
            let end = at + title[at..].find(' ').unwrap_or(title.len() - at);
            (title[..end].to_owned(), join(&unit, &organization))
        }
        _ => (title, organization),
    };
    let organization = match unit(doc, &title).filter(|_| !organization.is_empty()) {
        Some(unit) if !starts_same(&organization, &unit) => join(&unit, &organization),
        _ => organization,
    };
    let title = if post.is_rank { title } else { title_case(&title.to_lowercase()) };
    Full { title: join(&modifiers, &title), organization: capital(&organization) }
}

fn join(a: &str, b: &str) -> String {
    match (a.is_empty(), b.is_empty()) {
        (true, _) => b.to_owned(),
        (_, true) => a.to_owned(),
        _ => format!("{a} {b}"),
    }
}

fn same(a: &str, b: &str) -> bool {
    a == b || plain(a).eq(plain(b))
}

fn starts_same(text: &str, start: &str) -> bool {
    let mut words = plain(text);
    plain(start).all(|word| words.next() == Some(word))
}

/// Words as written, composed, with single spaces.
fn composed(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    if fold::is_composed(&words) { words } else { words.nfc().collect() }
}

fn words(doc: &Document<'_>, from: usize, to: usize) -> String {
    if from >= to { String::new() } else { composed(doc.slice(doc.span(from..to))) }
}

/// A title and the organisation that the lexicon's term holds: "Phó Chủ tịch" and "UBND".
fn split(doc: &Document<'_>, head: &str) -> (String, String) {
    let tokens = token::lex(head, doc.lexicon);
    for length in 1..tokens.len() {
        let title = doc.lexicon.longest(&tokens[..length], TITLES);
        let open = ["trưởng", "phó", "chánh"];
        let lower = |at: usize| token_text(head, &tokens[at]).to_lowercase();
        let joint = open.contains(&lower(length - 1).as_str())
            && (length == 1 || open.contains(&lower(length - 2).as_str()));
        if title.is_none_or(|found| found.end != length) || joint {
            continue;
        }
        let rest = &tokens[length..];
        let suffix = doc.lexicon.longest(rest, Class::PostSuffix.into()).is_some();
        let office =
            ClassSet::of(&[Class::Office, Class::School, Class::OfficeField, Class::Level]);
        if !suffix && doc.lexicon.longest(rest, office).is_some() {
            let at = tokens[length].span.start;
            return (head[..at].trim_end().to_owned(), expand(doc, rest, head));
        }
    }
    (head.to_owned(), String::new())
}

/// Where the board begins that a title of several words is held in: "ban đại diện …" of
/// "trưởng ban đại diện …".
fn board(title: &str) -> Option<usize> {
    let heads = ["trưởng ban ", "trưởng phòng ", "trưởng đoàn "];
    let lower = title.to_lowercase();
    let (at, head) = heads.iter().find_map(|head| Some((lower.find(head)?, head)))?;
    let unit = at + head.trim_end().rfind(' ')? + 1;
    let suffix = ["thường trực", "phụ trách", "chuyên trách"];
    let rest = lower.get(at + head.len()..)?;
    let plain = lower.len() == title.len() && !suffix.iter().any(|suffix| rest.starts_with(suffix));
    plain.then_some(unit).filter(|&unit| title.is_char_boundary(unit))
}

/// The unit that a title names: "Phòng" of "Trưởng phòng".
fn unit(doc: &Document<'_>, title: &str) -> Option<String> {
    let tokens = token::lex(title, doc.lexicon);
    let lead = ["trưởng", "chánh"];
    let at = tokens
        .iter()
        .position(|token| lead.contains(&token_text(title, token).to_lowercase().as_str()))?
        + 1;
    let office = doc.lexicon.longest(tokens.get(at..)?, Class::Office.into())?;
    let last = tokens.get(at + office.end - 1)?;
    Some(capital(&title[tokens[at].span.start..last.span.end]))
}

fn token_text<'a>(text: &'a str, token: &Token) -> &'a str {
    &text[token.span.start..token.span.end]
}

/// The words of `tokens` with abbreviations in full.
fn expand(doc: &Document<'_>, tokens: &[Token], text: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    while at < tokens.len() {
        let gap = tokens[at].gap > token::Gap::None && !out.is_empty();
        if gap {
            out.push(' ');
        }
        // "TP", "TT", "TX" are levels here, whatever else they may be.
        let level = doc.lexicon.longest(&tokens[at..], Class::Level.into());
        let found = doc.lexicon.longest(&tokens[at..], PARTS);
        let found = match (level, found) {
            (Some(level), Some(other)) if level.end >= other.end => Some(level),
            (_, found) => found,
        };
        let length = found.as_ref().map_or(1, |found| found.end);
        // "Phòng GD&ĐT" is "Phòng" and "GD&ĐT", not "Phòng GD" and more.
        let rest = tokens.get(at + 1..).and_then(|rest| doc.lexicon.longest(rest, PARTS));
        let apart = rest.is_some_and(|rest| rest.end + 1 > length) && length > 1;
        let (found, length) = if apart { (None, 1) } else { (found, length) };
        let span = tokens[at].span.cover(tokens[at + length - 1].span);
        let written = &text[span.start..span.end];
        let short = tokens[at..at + length]
            .iter()
            .any(|token| matches!(token.shape, Shape::Upper | Shape::Mixed))
            && found.as_ref().is_some_and(|found| !same(&found.term.full, written));
        match found.filter(|_| short) {
            Some(found) if found.term.class == Class::OfficeField => {
                out.push_str(&field(&found.term.full))
            }
            Some(found) if found.term.class == Class::Level => out.push_str(&found.term.full),
            Some(found) => out.push_str(&capital(&found.term.full)),
            None => out.push_str(&composed(written)),
        }
        at += length;
    }
    out
}

/// The first letter large.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// A title as it is usually written: "Phó Giám đốc", "Chánh Văn phòng".
fn title_case(text: &str) -> String {
    let mut before = "phó";
    let cased = text.split(' ').map(|word| {
        let opens = matches!(before, "phó" | "tổng" | "quyền" | "nguyên")
            || matches!((before, word), ("chánh", "văn" | "thanh") | ("trưởng", "công"))
            || word == "thường";
        before = word;
        if opens { capital(word) } else { word.to_owned() }
    });
    cased.collect::<Vec<_>>().join(" ")
}

/// The first letter of every field large: "Giáo dục và Đào tạo".
fn field(text: &str) -> String {
    let mut out = String::new();
    let mut opens = true;
    for word in text.split(' ') {
        if !out.is_empty() {
            out.push(' ');
        }
        let joint = matches!(word, "và" | "-");
        out.push_str(&if opens && !joint { capital(word) } else { word.to_owned() });
        opens = joint || word.ends_with(',');
    }
    out
}

/// The posts of one person in order, each once, in its fullest form.
pub(super) fn union(readings: &Readings<'_, '_>, posts: &[Post]) -> Vec<Position> {
    let mut kept: Vec<(Position, String, Vec<String>)> = Vec::new();
    for post in posts {
        let doc = readings.doc;
        let span = doc.span(post.tokens.clone());
        let reading = readings.of(post);
        let Reading { full, title_key: title, organization_words: words } = (*reading).clone();
        let position = Position {
            text: doc.slice(span).to_owned(),
            start: span.start,
            end: span.end,
            title: full.title,
            organization: Some(full.organization).filter(|words| !words.is_empty()),
        };
        let same = kept.iter().position(|(_, kept, organization)| {
            *kept == title && (within(&words, organization) || within(organization, &words))
        });
        match same {
            Some(at) if fuller(&position, &words, &kept[at].0, &kept[at].2) => {
                kept[at] = (position, title, words);
            }
            None if kept.len() < MOST => kept.push((position, title, words)),
            _ => {}
        }
    }
    kept.into_iter().map(|(position, ..)| position).collect()
}

/// One person is given no more posts than this.
const MOST: usize = 24;

fn within(a: &[String], b: &[String]) -> bool {
    a.iter().all(|word| b.contains(word))
}

fn fuller(new: &Position, words: &[String], old: &Position, old_words: &[String]) -> bool {
    let capitals =
        |text: &str| text.chars().filter(|ch| ch.is_alphabetic()).all(char::is_uppercase);
    let (new_capitals, old_capitals) = (capitals(&new.text), capitals(&old.text));
    if words.len() != old_words.len() {
        return words.len() > old_words.len();
    }
    if new_capitals != old_capitals && new.text.chars().count() > 6 {
        return old_capitals;
    }
    new.text.chars().count() > old.text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cursor::Cursor;
    use crate::grammar::post::{self, Place};
    use crate::lexicon::Lexicon;

    #[test]
    fn titles_and_organisations_in_full() {
        for (text, title, organization) in [
            ("PCT UBND huyện", "Phó Chủ tịch", "Ủy ban nhân dân huyện"),
            ("TP GD&ĐT", "Trưởng phòng", "Phòng Giáo dục và Đào tạo"),
            ("Trưởng phòng GD&ĐT huyện", "Trưởng phòng", "Phòng Giáo dục và Đào tạo huyện"),
            ("Giám đốc Sở GDĐT", "Giám đốc", "Sở Giáo dục và Đào tạo"),
            ("Trưởng ban Dân vận Huyện ủy", "Trưởng ban", "Ban Dân vận Huyện ủy"),
            ("CHÁNH VĂN PHÒNG", "Chánh Văn phòng", ""),
            ("UVBTV", "Ủy viên Ban Thường vụ", ""),
            ("Phó Bí thư Thường trực", "Phó Bí thư Thường trực", ""),
        ] {
            let doc = Document::read(text, Lexicon::builtin());
            let mut cursor = Cursor::new(&doc, 0..doc.tokens.len());
            let post = post::read(&mut cursor, Place::After).unwrap();
            let full = full(&doc, &post);
            assert_eq!((full.title.as_str(), full.organization.as_str()), (title, organization));
        }
    }
}
