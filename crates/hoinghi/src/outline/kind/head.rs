//! Before the article: title, stamp, byline, menus.

use super::{LONGEST_TITLE, Page};
use crate::cursor::key;
use crate::lexicon::{Class, ClassSet};
use crate::outline::BlockKind;
use crate::token::Gap;

/// How many lines a headline may have above and below its main one.
const MORE_TITLE_LINES: usize = 4;
/// A headline that ends in a full stop has at most this many words; a longer one is a lead.
const LONGEST_STOPPED: usize = 25;
/// A report says within so many tokens when the event was held.
const OPENING: usize = 10;
/// The noun of an event has at most this many tokens.
const LONGEST_EVENT: usize = 5;

impl Page<'_> {
    /// Marks the blocks before `end`; gives the headline's.
    pub(super) fn mark_head(&mut self, end: usize) -> Option<usize> {
        for at in 0..end {
            if self.is_paragraph(at) && self.looks[at].day {
                self.blocks[at].kind = BlockKind::Stamp;
            }
        }
        let Some(title) = self.title(end) else {
            for at in 0..end {
                if self.is_paragraph(at) && self.is_plain_heading(at) {
                    self.blocks[at].kind = BlockKind::Heading;
                }
            }
            return None;
        };
        for at in (0..end).filter(|&at| at != title) {
            if self.is_paragraph(at) {
                let joins = self.is_title_line(at) && self.touches(at);
                let heads = at > title && !joins && self.is_plain_heading(at);
                self.blocks[at].kind =
                    if heads { BlockKind::Heading } else { self.beside_title(at, title) };
            }
        }
        self.blocks[title].kind = BlockKind::Title;
        self.drop_today(title, end);
        Some(title)
    }

    /// A day above the headline is today's where another one stands under it.
    fn drop_today(&mut self, title: usize, end: usize) {
        if (title..end).any(|at| self.blocks[at].kind == BlockKind::Stamp) {
            for at in 0..title {
                if self.looks[at].day {
                    self.blocks[at].kind = BlockKind::Furniture;
                }
            }
        }
    }

    /// The headline: the first line that names an event, else the first that is long enough.
    fn title(&self, end: usize) -> Option<usize> {
        let candidates = || {
            (0..end).filter(|&at| {
                let look = &self.looks[at];
                let words = (3..=LONGEST_TITLE).contains(&look.words);
                let section = !look.event && self.begins_section(at);
                self.is_paragraph(at) && words && !look.photo && look.close == '\0' && !section
            })
        };
        // A line that begins with a person may be a caption.
        let plain = || candidates().filter(|&at| !self.looks[at].person);
        plain()
            .find(|&at| self.looks[at].event && self.looks[at].words >= 4)
            .or_else(|| plain().find(|&at| self.looks[at].words >= 5))
            .or_else(|| candidates().find(|&at| !self.shows_speaker(at)))
            .or_else(|| self.over_stamp(end))
    }

    /// Whether a line about a person says only that they speak at the event, as a caption does.
    fn shows_speaker(&self, at: usize) -> bool {
        self.looks[at].person && self.ends_in_event(at)
    }

    /// Whether a line ends in the noun of an event: "phát biểu tại Hội nghị", "dự hội nghị.".
    fn ends_in_event(&self, at: usize) -> bool {
        let body = self.body_tokens(at);
        let stop = usize::from(body.last().is_some_and(|last| last.is_mark('.')));
        let body = &body[..body.len() - stop];
        (body.len().saturating_sub(LONGEST_EVENT)..body.len()).any(|at| {
            let event = self.lexicon.longest(&body[at..], Class::Event.into());
            event.is_some_and(|event| at + event.end == body.len())
                && at > 0
                && [key!("tại"), key!("dự")].contains(&body[at - 1].key)
        })
    }

    /// A line over the stamp of the page, though it begins like the heading of a section: "9 nhóm
    /// nhiệm vụ cần thực hiện".
    fn over_stamp(&self, end: usize) -> Option<usize> {
        (0..end).find(|&at| {
            let look = &self.looks[at];
            let words = (5..=LONGEST_TITLE).contains(&look.words);
            let stamp = (at + 1..end).find(|&next| !self.same_words(at, next));
            let over = stamp.is_some_and(|next| self.blocks[next].kind == BlockKind::Stamp);
            let line = look.close == '\0' && !look.photo && !look.person;
            // "Khen thưởng các tập thể dịp 20/11" on top of the report.
            let opens = at == 0 && self.opens_report(end);
            self.is_paragraph(at) && words && line && (over || opens)
        })
    }

    /// Marks the headline that ends in a full stop: one sentence that names an event, over the
    /// report that begins with a day.
    pub(super) fn mark_stopped(&mut self, at: usize) -> Option<usize> {
        let look = self.looks.get(at)?;
        let words = (5..=LONGEST_STOPPED).contains(&look.words);
        let line = look.close == '.' && !look.sentences && !look.person && !look.dated;
        // "Các đại biểu dự hội nghị." is a caption.
        let line = line && !self.ends_in_event(at) && !look.photo;
        let first = (0..at).all(|at| !self.is_open(at));
        let fits = self.is_paragraph(at) && words && line && look.event && first;
        let next = self.next_content(at).filter(|_| fits && !self.opens_report(at))?;
        self.opens_report(next).then(|| {
            self.blocks[at].kind = BlockKind::Title;
            at
        })
    }

    /// Whether a block begins with when something was held: "Sáng ngày 12/3, …", "Vừa qua, …".
    fn opens_report(&self, at: usize) -> bool {
        if self.blocks.get(at).is_none_or(|block| block.kind != BlockKind::Paragraph) {
            return false;
        }
        let body = self.body_tokens(at);
        let times = ClassSet::of(&[Class::PartOfDay, Class::Weekday, Class::DeicticDay]);
        let event = body.first().is_some_and(|first| first.key == key!("tại"))
            && body.len() > 1
            && self.lexicon.longest(&body[1..], Class::Event.into()).is_some();
        if event {
            return true;
        }
        (0..body.len().min(OPENING)).any(|at| {
            let day = body[at].key == key!("ngày")
                && body.get(at + 1).is_some_and(|next| next.is_number());
            day || self.lexicon.longest(&body[at..], times).is_some()
        })
    }

    fn beside_title(&self, at: usize, title: usize) -> BlockKind {
        let look = &self.looks[at];
        if at > title && self.same_words(at, title) {
            BlockKind::Title
        } else if look.photo || (look.person && look.words >= 4) {
            BlockKind::Caption
        } else if at < title {
            BlockKind::Furniture
        } else if look.name && !look.capitals && look.words <= 5 {
            let person = self.starts(at, Class::Surname);
            if person { BlockKind::Byline } else { BlockKind::Furniture }
        } else {
            BlockKind::Paragraph
        }
    }

    pub(super) fn same_words(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.body_tokens(a), self.body_tokens(b));
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.key == b.key)
    }

    /// Lines in capitals right above and under a title in capitals belong to it, and so does a line
    /// above that ends in a verb of holding.
    pub(super) fn join_title(&mut self, title: usize) {
        if !self.looks[title].capitals {
            if title > 0 && self.opens_title(title - 1) {
                self.join(title - 1, title);
            }
            return;
        }
        let below = (title + 1..self.blocks.len())
            .take(MORE_TITLE_LINES)
            .take_while(|&at| self.is_title_line(at) && self.touches(at))
            .count();
        let above = (0..title)
            .rev()
            .take(MORE_TITLE_LINES)
            .take_while(|&at| self.is_title_line(at) && self.touches(at + 1))
            .count();
        self.join(title - above, title + below);
    }

    /// Whether a line goes on in the title below it: "Sở Y tế tổ chức | Hội nghị …".
    fn opens_title(&self, at: usize) -> bool {
        let look = &self.looks[at];
        let body = self.body_tokens(at);
        let ends = (body.len().saturating_sub(3)..body.len()).any(|at| {
            let held = self.lexicon.longest(&body[at..], Class::VerbHold.into());
            held.is_some_and(|held| at + held.end == body.len())
        });
        let plain = look.label.is_none() && !look.machine && !look.person && !look.dated;
        ends && plain && look.words >= 3 && self.touches(at + 1)
    }

    fn join(&mut self, first: usize, last: usize) {
        let (tokens, span) = (self.blocks[last].tokens.end, self.blocks[last].span.end);
        self.blocks[first].kind = BlockKind::Title;
        self.blocks[first].tokens.end = tokens;
        self.blocks[first].span.end = span;
        self.blocks.drain(first + 1..=last);
        self.looks.drain(first + 1..=last);
    }

    fn is_title_line(&self, at: usize) -> bool {
        let look = &self.looks[at];
        let kind = self.blocks[at].kind;
        let menu = kind == BlockKind::Furniture && look.label.is_none() && !look.machine;
        // "NĂM HỌC 2024-2025" under a headline in capitals.
        let first = self.body_tokens(at).first().map(|token| token.key);
        let year = kind == BlockKind::Stamp
            && (first == Some(key!("năm")) || first == Some(key!("nhiệm")));
        (menu
            || year
            || matches!(kind, BlockKind::Paragraph | BlockKind::Title | BlockKind::Caption))
            && look.capitals
            && look.close == '\0'
            && !look.person
            && !look.photo
    }

    /// Whether no blank line stands before the block.
    fn touches(&self, at: usize) -> bool {
        self.tokens[self.blocks[at].tokens.start].gap < Gap::Blank
    }
}
