//! Posts in full, each once.

use crate::cursor::{key, keys};
use crate::document::Document;
use crate::fold::{self, Key};
use crate::grammar::post::{HEADS, Post};
use crate::lexicon::{Class, ClassSet};
use crate::report::Position;
use crate::span::Span;
use crate::token::{self, Gap, Kind, Shape, Token};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
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

/// A post with abbreviations resolved, with what posts are compared by.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    title: String,
    organization: String,
    /// The words of the title in one key.
    pub(super) title_key: Key,
    /// The words of the organisation, each once, in the order of the keys.
    pub(super) organization_words: Vec<Key>,
    /// How many words the organisation has.
    length: usize,
}

/// What a post's full form depends on: its words, where its head begins and ends in them, whether
/// it is a rank.
type Words<'t> = (&'t str, usize, usize, bool);

/// The posts of a report in full, each worked out once.
pub(super) struct Readings<'d, 't> {
    doc: &'d Document<'t>,
    known: RefCell<FxHashMap<Words<'t>, Rc<Reading>>>,
}

impl<'d, 't> Readings<'d, 't> {
    pub(super) fn new(doc: &'d Document<'t>) -> Self {
        Readings { doc, known: RefCell::default() }
    }

    pub(super) fn of(&self, post: &Post) -> Rc<Reading> {
        let words = self.doc.slice(self.doc.span(post.tokens.clone()));
        let begin = post.tokens.start;
        let place = (words, post.head.start - begin, post.head.end - begin, post.is_rank);
        let read = || Rc::new(Reading::new(self.doc, post));
        self.known.borrow_mut().entry(place).or_insert_with(read).clone()
    }
}

impl Reading {
    fn new(doc: &Document<'_>, post: &Post) -> Reading {
        let (title, organization) = full(doc, post);
        let mut organization_words = organization.keys;
        let length = organization_words.len();
        organization_words.sort_unstable();
        organization_words.dedup();
        Reading {
            title: title.text,
            organization: organization.text,
            title_key: fold::phrase(title.keys),
            organization_words,
            length,
        }
    }
}

/// Words, composed and with single spaces, and their keys without that of "và".
#[derive(Default)]
struct Phrase {
    text: String,
    keys: Vec<Key>,
}

impl Phrase {
    fn of(text: String) -> Phrase {
        Phrase { keys: words_of(&text), text }
    }

    /// Tokens as they are written in `text`.
    fn written(tokens: &[Token], text: &str) -> Phrase {
        let mut phrase = Phrase::default();
        phrase.push(tokens, text);
        phrase
    }

    fn push(&mut self, tokens: &[Token], text: &str) {
        let written = slice(tokens, text);
        if is_plain(tokens, written) {
            self.text.push_str(written);
        } else {
            push_composed(&mut self.text, written);
        }
        let words = tokens.iter().filter(|token| is_counted(token));
        self.keys.extend(words.map(|token| token.key));
    }

    fn join(mut self, other: Phrase) -> Phrase {
        if self.text.is_empty() {
            return other;
        }
        if !other.text.is_empty() {
            self.text.push(' ');
            self.text.push_str(&other.text);
            self.keys.extend(other.keys);
        }
        self
    }
}

/// The words of `text` from the first to the last of `tokens`.
fn slice<'a>(tokens: &[Token], text: &'a str) -> &'a str {
    match tokens {
        [first, .., last] => &text[first.span.start..last.span.end],
        [only] => &text[only.span.start..only.span.end],
        [] => "",
    }
}

/// Whether a token is a word that phrases are compared by.
fn is_counted(token: &Token) -> bool {
    token.kind != Kind::Mark && token.key != key!("và")
}

/// Whether every word of one organisation is one of the other's.
pub(super) fn within(a: &[Key], b: &[Key]) -> bool {
    let mut rest = b.iter();
    a.iter().all(|word| rest.any(|other| other == word))
}

/// The keys of the words of `text`.
fn words_of(text: &str) -> Vec<Key> {
    let mut words = Vec::with_capacity(text.len() / 4);
    token::scan(text, |token| {
        if is_counted(&token) {
            words.push(token.key);
        }
    });
    words
}

/// The words of `text` in small letters.
fn plain(text: &str) -> Vec<String> {
    let small = small(text);
    let letters = fold::letters();
    small
        .split(|ch: char| !letters.of(ch).is_alphabetic() && !ch.is_numeric())
        .filter(|word| !word.is_empty() && *word != "và")
        .map(spelling)
        .collect()
}

/// The text in small letters, composed.
fn small(text: &str) -> String {
    let mut small = String::with_capacity(text.len());
    if fold::is_composed(text) {
        text.chars().for_each(|ch| fold::push_small(&mut small, ch));
    } else {
        text.nfc().for_each(|ch| fold::push_small(&mut small, ch));
    }
    small
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
fn full(doc: &Document<'_>, post: &Post) -> (Phrase, Phrase) {
    let tokens = |from: usize, to: usize| &doc.tokens[from..to.max(from)];
    let head = tokens(post.head.start, post.head.end);
    let term = doc.term(post.head.start, post.head.end, HEADS);
    let unwritten = term.filter(|found| !same(&found.term.full, slice(head, doc.text)));
    let (title, rest) = match unwritten.map(|found| title_case(&found.term.full)) {
        Some(full) if post.is_rank => (Phrase::of(full), Phrase::default()),
        Some(full) => split(doc, &token::lex(&full, doc.lexicon), &full),
        None if post.is_rank => (Phrase::written(head, doc.text), Phrase::default()),
        None => split(doc, head, doc.text),
    };
    // "Chính phủ" begins like the suffix "chính".
    let office = doc.term(post.head.end, post.tokens.end, PARTS).map_or(0, |office| office.end);
    let suffix = doc
        .term(post.head.end, post.tokens.end, Class::PostSuffix)
        .filter(|suffix| suffix.end >= office && rest.text.is_empty());
    let from = suffix.map_or(post.head.end, |suffix| suffix.end);
    let title = title.join(Phrase::written(tokens(post.head.end, from), doc.text));
    let organization = rest.join(expand(doc, tokens(from, post.tokens.end), doc.text));
    let (mut title, mut organization) = hold(doc, title, organization);
    if !post.is_rank {
        title.text = title_case(&small(&title.text));
    }
    organization.text = capital(organization.text);
    let modifiers = Phrase::written(tokens(post.tokens.start, post.head.start), doc.text);
    (modifiers.join(title), organization)
}

/// The title without the board that it names, and the organisation with the unit.
fn hold(doc: &Document<'_>, title: Phrase, organization: Phrase) -> (Phrase, Phrase) {
    if !title.keys.iter().any(|key| keys!["trưởng", "chánh"].contains(key)) {
        return (title, organization);
    }
    let boards = |pair: &[Key]| {
        pair[0] == key!("trưởng") && keys!["ban", "phòng", "đoàn"].contains(&pair[1])
    };
    let board = title.keys.windows(2).any(boards).then(|| board(&title.text)).flatten();
    let (title, organization) = match board {
        Some(at) if organization.text.is_empty() || unit(doc, &title.text).is_some() => {
            let rest = &title.text[at..];
            let unit = expand(doc, &token::lex(rest, doc.lexicon), rest);
            let end = at + rest.find(' ').unwrap_or(rest.len());
            (Phrase::of(title.text[..end].to_owned()), unit.join(organization))
        }
        _ => (title, organization),
    };
    if organization.text.is_empty() {
        return (title, organization);
    }
    let organization = match unit(doc, &title.text).map(Phrase::of) {
        Some(unit) if !organization.keys.starts_with(&unit.keys) => unit.join(organization),
        _ => organization,
    };
    (title, organization)
}

/// Whether two texts are the same words, in any case.
fn same(a: &str, b: &str) -> bool {
    let alike = |(a, b): (char, char)| a == b || a.to_lowercase().eq(b.to_lowercase());
    a.len() == b.len() && a.chars().zip(b.chars()).all(alike)
        || consonants(a) == consonants(b) && plain(a) == plain(b)
}

/// How many plain consonants and digits the text has: as many in every spelling of a word, and with
/// or without "và".
fn consonants(text: &str) -> usize {
    let counts = |byte: &u8| {
        byte.is_ascii_alphanumeric() && !b"aeiouyv".contains(&byte.to_ascii_lowercase())
    };
    text.bytes().filter(counts).count()
}

/// Words as written, composed, with single spaces.
pub(super) fn composed(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    push_composed(&mut words, text);
    words
}

fn push_composed(out: &mut String, text: &str) {
    if !fold::is_composed(text) {
        let composed: String = text.nfc().collect();
        return push_words(out, &composed);
    }
    push_words(out, text);
}

/// Whether tokens are written composed and with single spaces: most are.
fn is_plain(tokens: &[Token], written: &str) -> bool {
    let spaces = tokens.iter().skip(1).filter(|token| token.gap == Gap::Space).count();
    let letters: usize = tokens.iter().map(Token::len).sum();
    letters + spaces == written.len() && !written.bytes().any(|byte| byte < b' ')
}

fn push_words(out: &mut String, text: &str) {
    for (at, word) in text.split_whitespace().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
}

/// A title and the organisation that the lexicon's term holds: "Phó Chủ tịch" and "UBND".
fn split(doc: &Document<'_>, tokens: &[Token], text: &str) -> (Phrase, Phrase) {
    let open = [key!("trưởng"), key!("phó"), key!("chánh")];
    let office = ClassSet::of(&[Class::Office, Class::School, Class::OfficeField, Class::Level]);
    for length in 1..tokens.len() {
        let title = doc.lexicon.longest(&tokens[..length], TITLES);
        let joint = open.contains(&tokens[length - 1].key)
            && (length == 1 || open.contains(&tokens[length - 2].key));
        if title.is_none_or(|found| found.end != length) || joint {
            continue;
        }
        let rest = &tokens[length..];
        let suffix = doc.lexicon.longest(rest, Class::PostSuffix.into()).is_some();
        if !suffix && doc.lexicon.longest(rest, office).is_some() {
            return (Phrase::written(&tokens[..length], text), expand(doc, rest, text));
        }
    }
    (Phrase::written(tokens, text), Phrase::default())
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
    let lead = [key!("trưởng"), key!("chánh")];
    let at = tokens.iter().position(|token| lead.contains(&token.key))? + 1;
    let office = doc.lexicon.longest(tokens.get(at..)?, Class::Office.into())?;
    let last = tokens.get(at + office.end - 1)?;
    Some(capital(title[tokens[at].span.start..last.span.end].to_owned()))
}

/// The words of `tokens` with abbreviations in full.
fn expand(doc: &Document<'_>, tokens: &[Token], text: &str) -> Phrase {
    let mut out = Phrase::default();
    let mut at = 0;
    while at < tokens.len() {
        let gap = tokens[at].gap > Gap::None && !out.text.is_empty();
        if gap {
            out.text.push(' ');
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
        let written = &tokens[at..at + length];
        let capitals = |token: &Token| matches!(token.shape, Shape::Upper | Shape::Mixed);
        let short = found.filter(|found| {
            written.iter().any(capitals) && !same(&found.term.full, slice(written, text))
        });
        match short.map(|found| found.term) {
            Some(term) => {
                match term.class {
                    Class::OfficeField => out.text.push_str(&field(&term.full)),
                    Class::Level => out.text.push_str(&term.full),
                    _ => push_capital(&mut out.text, &term.full),
                }
                out.keys.extend(words_of(&term.full));
            }
            None => out.push(written, text),
        }
        at += length;
    }
    out
}

/// The first letter large.
fn capital(text: String) -> String {
    if !text.starts_with(char::is_lowercase) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    push_capital(&mut out, &text);
    out
}

fn push_capital(out: &mut String, word: &str) {
    let mut chars = word.chars();
    out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
    out.push_str(chars.as_str());
}

/// A title as it is usually written: "Phó Giám đốc", "Chánh Văn phòng".
fn title_case(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = "phó";
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            out.push(' ');
        }
        let opens = matches!(before, "phó" | "tổng" | "quyền" | "nguyên")
            || matches!((before, word), ("chánh", "văn" | "thanh") | ("trưởng", "công"))
            || word == "thường";
        before = word;
        if opens { push_capital(&mut out, word) } else { out.push_str(word) }
    }
    out
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
        if opens && !joint {
            push_capital(&mut out, word)
        } else {
            out.push_str(word)
        }
        opens = joint || word.ends_with(',');
    }
    out
}

/// The posts of one person in order, each once, in its fullest form.
pub(super) fn union(readings: &Readings<'_, '_>, posts: &[Post]) -> Vec<Position> {
    let doc = readings.doc;
    let mut kept: Vec<(Span, Rc<Reading>)> = Vec::new();
    for post in posts {
        let new = (doc.span(post.tokens.clone()), readings.of(post));
        let (words, key) = (&new.1.organization_words, new.1.title_key);
        let same = kept.iter().position(|(_, kept)| {
            kept.title_key == key
                && (within(words, &kept.organization_words)
                    || within(&kept.organization_words, words))
        });
        match same {
            Some(at) if fuller(doc, &new, &kept[at]) => kept[at] = new,
            None if kept.len() < MOST => kept.push(new),
            _ => {}
        }
    }
    let position = |(span, reading): (Span, Rc<Reading>)| Position {
        text: doc.slice(span).to_owned(),
        start: span.start,
        end: span.end,
        title: reading.title.clone(),
        organization: Some(reading.organization.clone()).filter(|words| !words.is_empty()),
    };
    kept.into_iter().map(position).collect()
}

/// One person is given no more posts than this.
const MOST: usize = 24;

fn fuller(doc: &Document<'_>, new: &(Span, Rc<Reading>), old: &(Span, Rc<Reading>)) -> bool {
    if new.1.length != old.1.length {
        return new.1.length > old.1.length;
    }
    let capitals =
        |text: &str| text.chars().filter(|ch| ch.is_alphabetic()).all(char::is_uppercase);
    let (new, old) = (doc.slice(new.0), doc.slice(old.0));
    let (new_length, old_length) = (new.chars().count(), old.chars().count());
    let old_capitals = capitals(old);
    if new_length > 6 && capitals(new) != old_capitals {
        return old_capitals;
    }
    new_length > old_length
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
            assert_eq!((full.0.text.as_str(), full.1.text.as_str()), (title, organization));
        }
    }
}
