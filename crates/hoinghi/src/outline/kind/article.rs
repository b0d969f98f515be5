//! Within the article: headings, items, captions.

use super::{Page, SECTIONS};
use crate::cursor::{key, keys};
use crate::lexicon::{Class, ClassSet};
use crate::outline::BlockKind;
use crate::outline::marker::Style;
use crate::token::Shape;
use std::ops::Range;

/// Those who are told what to do.
const BODIES: ClassSet =
    ClassSet::of(&[Class::Office, Class::School, Class::Level, Class::Unit, Class::Post]);
const LONGEST_HEADING: usize = 40;
const LONGEST_PLAIN_HEADING: usize = 25;
const LONGEST_LEADING_HEADING: usize = 14;
/// A section is named within so many tokens: "Một số nhiệm vụ".
const NAMED_WITHIN: usize = 3;
const LONGEST_CAPTION: usize = 45;

/// The markers that a block stands under, outermost first, each with whether the last block that
/// bore it was a heading.
#[derive(Default)]
struct Levels(Vec<(Style, bool)>);

impl Levels {
    fn at(&self, style: Style) -> Option<usize> {
        self.0.iter().position(|&(open, _)| open == style)
    }

    /// Whether a block marked `below` stands under the one marked `style` before it.
    fn is_deeper(&self, below: Style, style: Style) -> bool {
        match (self.at(below), self.at(style)) {
            (Some(below), Some(style)) => below > style,
            // "II." begins anew, over bullets of a list before it.
            (Some(_), None) => style.rank() < below.rank(),
            (None, _) => true,
        }
    }

    fn enter(&mut self, style: Style, heading: bool) {
        if style.rank() == 0 {
            self.0.retain(|(open, _)| open.rank() == 0);
        }
        let depth = self.at(style).unwrap_or(self.0.len());
        self.0.truncate(depth);
        self.0.push((style, heading));
    }
}

impl Page<'_> {
    /// Marks the blocks of the article.
    pub(super) fn mark_article(&mut self, article: Range<usize>, title: Option<usize>) {
        let mut levels = Levels::default();
        let mut led = false;
        for at in article {
            if !self.is_open(at) {
                continue;
            }
            let style = self.blocks[at].style;
            let kind = match style {
                Some(style) if self.is_marked_heading(at, style, &levels) => BlockKind::Heading,
                Some(_) => BlockKind::Item,
                None => self.unmarked(at, title, led),
            };
            if let Some(style) = style {
                levels.enter(style, kind == BlockKind::Heading);
            } else if kind == BlockKind::Heading || self.looks[at].close == ':' {
                levels.0.clear();
            }
            led = match kind {
                BlockKind::Caption | BlockKind::Title | BlockKind::Stamp => led,
                BlockKind::Heading => true,
                _ => self.looks[at].close == ':' || (led && self.looks[at].close == '\0'),
            };
            self.blocks[at].kind = kind;
        }
    }

    /// A marked line is a heading when it is short, and what follows stands under it.
    fn is_marked_heading(&self, at: usize, style: Style, levels: &Levels) -> bool {
        let look = &self.looks[at];
        if look.sentences || look.words > LONGEST_HEADING || look.semicolon && look.close == ';' {
            return false;
        }
        let bullet = matches!(style, Style::Bullet(_));
        let orders = self.starts(at, Class::VerbDo) && !self.names_section(at);
        // "3. Đẩy mạnh …:" among items is one of them, with its own below.
        let sibling = levels.at(style).map(|depth| levels.0[depth].1);
        let item = orders && (bullet || sibling == Some(false)) || bullet && self.tells(at);
        let addressed = look.close == ':' && self.is_addressed(at);
        let Some(next) = self.next_content(at) else { return false };
        let deeper = match self.blocks[next].style {
            Some(below) => {
                // A bullet without a colon is the last item before "2. …".
                let last = bullet && look.close != ':' && below.rank() < style.rank();
                below != style && !last && levels.is_deeper(below, style)
            }
            None => {
                let short = look.words <= LONGEST_LEADING_HEADING && look.close == '\0';
                !bullet && (sibling.unwrap_or(!orders || short) || self.names_section(at))
            }
        };
        match look.close {
            ':' => addressed || (deeper && !item),
            '\0' => (deeper && !item) || (look.capitals && !bullet),
            '.' => deeper && !bullet && !orders && look.words <= LONGEST_LEADING_HEADING,
            _ => false,
        }
    }

    /// Whether a block begins with words that say whom or what the items under it are for.
    fn is_addressed(&self, at: usize) -> bool {
        match self.body_tokens(at) {
            [first, second, ..] => {
                [first.key, second.key] == [key!("đối"), key!("với")] || first.key == key!("về")
            }
            _ => false,
        }
    }

    /// "Các thôn tuần tra ban đêm:": whom it is for, and then what to do.
    ///
    /// ```text
    /// tells = "các"? body ( ( "," | "và" )? "các"? body | name )* verb-do word+ ":"
    /// ```
    fn tells(&self, at: usize) -> bool {
        let body = self.body_tokens(at);
        let mut from = 0;
        let mut named = false;
        while let Some(token) = body.get(from) {
            let verb = self.lexicon.longest(&body[from..], Class::VerbDo.into());
            let name = self.lexicon.longest(&body[from..], BODIES);
            let end = name.map_or(0, |name| name.end);
            match verb.filter(|verb| named && verb.end >= end && token.shape == Shape::Lower) {
                Some(verb) => return verb.term.full != "first" && from + verb.end + 1 < body.len(),
                None if end > 0 => (named, from) = (true, from + end),
                None if named && token.shape.is_capital() => from += 1,
                None if keys!("các", "và", "mỗi", "toàn").contains(&token.key) => from += 1,
                None if named && token.is_mark(',') => from += 1,
                None => return false,
            }
        }
        false
    }

    fn unmarked(&self, at: usize, title: Option<usize>, led: bool) -> BlockKind {
        let look = &self.looks[at];
        if title.is_some_and(|title| self.same_words(at, title)) {
            BlockKind::Title
        } else if self.is_plain_heading(at) {
            BlockKind::Heading
        } else if look.is_prose(&self.blocks[at]) || look.words > LONGEST_CAPTION {
            BlockKind::Paragraph
        } else if look.day {
            BlockKind::Stamp
        } else if look.photo || (look.person && look.words >= 4) {
            BlockKind::Caption
        } else if led || look.semicolon || self.starts(at, Class::VerbDo) {
            BlockKind::Paragraph
        } else {
            BlockKind::Caption
        }
    }

    /// A line without a marker that names a section or says whom the items under it are for.
    pub(super) fn is_plain_heading(&self, at: usize) -> bool {
        let look = &self.looks[at];
        let longest = match look.close {
            '\0' => LONGEST_PLAIN_HEADING,
            ':' => LONGEST_LEADING_HEADING,
            _ => return false,
        };
        if look.sentences || look.words > longest || look.person || look.photo {
            return false;
        }
        let asks = self.has(at, Class::VerbAsk.into(), usize::MAX);
        !asks && !self.is_clause(at) && (self.names_section(at) || self.is_addressed(at))
    }

    /// "Thời gian tới, các trường tập trung:" has a subject and a verb.
    fn is_clause(&self, at: usize) -> bool {
        let body = self.body_tokens(at);
        let Some(name) = self.lexicon.longest(body, SECTIONS) else { return false };
        let orders = |at: usize| self.lexicon.longest(&body[at..], Class::VerbDo.into()).is_some();
        name.term.full == "weak" && (name.end..body.len()).any(orders)
    }

    /// Whether a line begins with a word for a section, or has one in a line of capitals.
    pub(super) fn names_section(&self, at: usize) -> bool {
        let within = if self.looks[at].capitals { usize::MAX } else { NAMED_WITHIN };
        self.names_section_within(at, within)
    }

    /// Whether a line names a section within its first words.
    pub(super) fn begins_section(&self, at: usize) -> bool {
        self.names_section_within(at, NAMED_WITHIN)
    }

    fn names_section_within(&self, at: usize, tokens: usize) -> bool {
        let body = self.body_tokens(at);
        (0..body.len().min(tokens)).any(|at| {
            let name = self.lexicon.longest(&body[at..], SECTIONS);
            name.is_some_and(|name| name.term.full != "verb")
        })
    }

    /// Whether a term of the classes begins within the first `tokens` of a block.
    fn has(&self, at: usize, classes: ClassSet, tokens: usize) -> bool {
        let body = self.body_tokens(at);
        (0..body.len().min(tokens)).any(|at| self.lexicon.longest(&body[at..], classes).is_some())
    }
}
