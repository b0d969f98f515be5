//! What a block looks like, before anyone asks what it is.

use super::sentence::Ends;
use super::{Block, BlockKind};
use crate::lexicon::{Class, ClassSet, Lexicon, Match};
use crate::token::{Gap, Kind, Shape, Token};

/// A block's features, read once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// How many words and numbers it holds.
    pub(super) words: usize,
    /// How many numbers.
    pub(super) numbers: usize,
    /// The closing mark that it ends in, `'\0'` for none.
    pub(super) close: char,
    /// Whether a sentence ends before its end.
    pub(super) sentences: bool,
    pub(super) semicolon: bool,
    /// Whether every word of two letters or more is in capitals.
    pub(super) capitals: bool,
    /// Whether every word begins with a capital.
    pub(super) name: bool,
    /// Whether it is nothing but a calendar day, with or without the time of day.
    pub(super) day: bool,
    /// Whether it has a day in numbers.
    pub(super) dated: bool,
    /// The class of page words that it begins with, where they stand as a label.
    pub(super) label: Option<Class>,
    /// Whether it has a word for photos.
    pub(super) photo: bool,
    /// Whether it names an event.
    pub(super) event: bool,
    /// Whether it is a name of the page's own machinery: "Block_Toolbar", "home > news".
    pub(super) machine: bool,
    /// Whether a person is addressed at its start.
    pub(super) person: bool,
}

const SIGNED: ClassSet = ClassSet::of(&[Class::Byline, Class::Credit]);
const PERSON: ClassSet = ClassSet::of(&[
    Class::Honorific,
    Class::HonorificFemale,
    Class::HonorificMale,
    Class::HonorificPlural,
    Class::HonorificYoung,
    Class::Degree,
    Class::Rank,
    Class::Religious,
]);
const DAY_WORDS: ClassSet =
    ClassSet::of(&[Class::Weekday, Class::DateWord, Class::TimeUnit, Class::PartOfDay]);
const STAMP_WORDS: ClassSet = ClassSet::of(&[
    Class::Weekday,
    Class::DateWord,
    Class::TimeUnit,
    Class::PartOfDay,
    Class::Stamp,
    Class::Furniture,
]);
/// Longer blocks are no title, caption or stamp, so that nothing is sought in them.
const LONGEST_LINE: usize = 90;

/// How many tokens the names before a stamp take at most.
const LONGEST_NAMES: usize = 10;

/// What the tokens of a block are, counted in one pass.
#[derive(Default)]
struct Tally {
    words: usize,
    numbers: usize,
    /// Classes of the terms that begin in it.
    classes: ClassSet,
    /// Whether a word of two letters or more is in capitals, and whether one is not.
    upper: bool,
    lower: bool,
    /// Whether a word begins with a small letter.
    small: bool,
    semicolon: bool,
    /// A mark between the parts of a trail through the page.
    trail: bool,
    /// Whether a sentence ends before the block does.
    sentences: bool,
    /// A mark that joins words of a program.
    glue: bool,
}

impl Tally {
    fn of(block: &Block, ends: &mut Ends, tokens: &[Token], lexicon: &Lexicon) -> Tally {
        let mut tally = Tally::default();
        let before = ends.count();
        for at in block.tokens.clone() {
            let token = &tokens[at];
            tally.classes = tally.classes.union(token.classes);
            match token.kind {
                Kind::Word => {
                    let upper = token.shape == Shape::Upper;
                    tally.words += 1;
                    tally.upper |= upper;
                    tally.lower |= !upper && !token.is_single();
                    tally.small |= token.shape == Shape::Lower;
                }
                Kind::Number => tally.numbers += 1,
                Kind::Mark => match token.mark() {
                    ';' => tally.semicolon = true,
                    '>' | '›' => tally.trail = true,
                    '»' => {
                        tally.trail = true;
                        ends.note(tokens, at, block.tokens.clone(), lexicon);
                    }
                    '_' => tally.glue = true,
                    _ => ends.note(tokens, at, block.tokens.clone(), lexicon),
                },
            }
        }
        tally.sentences = ends.count() > before;
        tally
    }

    fn has(&self, class: Class) -> bool {
        self.classes.has(class)
    }
}

impl Look {
    pub(super) fn of(block: &Block, ends: &mut Ends, tokens: &[Token], lexicon: &Lexicon) -> Look {
        let body = &tokens[block.tokens.clone()];
        let short = body.len() <= LONGEST_LINE;
        let tally = Tally::of(block, ends, tokens, lexicon);
        let dated = short && tally.numbers > 1;
        Look {
            words: tally.words + tally.numbers,
            numbers: tally.numbers,
            close: closing(body),
            sentences: tally.sentences,
            semicolon: tally.semicolon,
            capitals: tally.upper && !tally.lower,
            name: tally.words > 0 && !tally.small,
            day: dated && (is_day(body, lexicon) || is_signed_day(body, lexicon)),
            dated: dated && has_day(body),
            label: label(body, lexicon),
            photo: short && tally.has(Class::Caption) && has_photo(body, lexicon),
            event: short
                && (tally.has(Class::Event) || tally.has(Class::EventKind))
                && has_event(body, lexicon),
            machine: short && is_machine(body, &tally),
            person: lexicon.longest(body, PERSON).is_some(),
        }
    }

    /// Whether the block tells something in sentences.
    pub(super) fn is_prose(&self, block: &Block) -> bool {
        let told = matches!(self.close, '.' | '!' | '?' | '…' | ';') && self.words >= 5;
        let leads = self.close == ':' && self.words >= 2 && !self.photo;
        match block.kind {
            BlockKind::Item => told,
            _ => (told && !self.capitals) || leads || self.sentences || self.words >= 45,
        }
    }
}

/// The class of the page's label that a line begins with.
///
/// ```text
/// label = (byline | credit) ":" | stamp (":" | day) | furniture+ (":" | mark | number | end)
/// ```
fn label(body: &[Token], lexicon: &Lexicon) -> Option<Class> {
    let bracket = body.first().is_some_and(|token| matches!(token.mark(), '[' | '('));
    let body = if bracket { &body[1..] } else { body };
    let term = |class: ClassSet, at: usize| {
        lexicon.longest(body.get(at..)?, class).map(|found| (at + found.end, found.term.class))
    };
    let colon = |at: usize| body.get(at).is_some_and(|token| token.is_mark(':'));
    if let Some((end, class)) = term(SIGNED, 0).filter(|&(end, _)| colon(end)) {
        return (end + 1 < body.len()).then_some(class);
    }
    if let Some((end, class)) = term(Class::Stamp.into(), 0) {
        let day = body.get(end).is_some_and(Token::is_number) || term(DAY_WORDS, end).is_some();
        return (day || colon(end)).then_some(class);
    }
    let (mut end, class) = term(Class::Furniture.into(), 0)?;
    while let Some((next, _)) = term(Class::Furniture.into(), end) {
        end = next;
    }
    let apart = |token: &Token| !token.is_word() && !matches!(token.mark(), ',' | '(' | '“' | '"');
    body.get(end).is_none_or(apart).then_some(class)
}

/// Whether a line names an event; words that are common in the names of offices ("đào tạo") or of
/// one syllable ("lễ", "họp") tell nothing.
fn has_event(body: &[Token], lexicon: &Lexicon) -> bool {
    let term = |at: usize, class: Class| {
        lexicon.longest(&body[at..], class.into()).filter(|found| found.end > 1)
    };
    (0..body.len()).any(|at| {
        let review = |kind: Match<'_>| kind.term.full.ends_with("_review");
        term(at, Class::Event).is_some() || term(at, Class::EventKind).is_some_and(review)
    })
}

/// Whether a word for photos begins a line or a part of it.
fn has_photo(body: &[Token], lexicon: &Lexicon) -> bool {
    let begins =
        |at: &usize| *at == 0 || matches!(body[at - 1].mark(), '(' | '[' | '-' | '.' | ':');
    (0..body.len())
        .filter(begins)
        .any(|at| lexicon.longest(&body[at..], Class::Caption.into()).is_some())
}

/// The mark that closes a run of tokens; quotes, brackets and footnote marks after it don't count.
fn closing(body: &[Token]) -> char {
    let mut rest = body;
    while let [before @ .., open, label, close] = rest {
        if !(open.is_mark('[') && label.is_number() && close.is_mark(']')) {
            break;
        }
        rest = before;
    }
    let last = rest.iter().rev().find(|token| !matches!(token.mark(), '”' | '"' | '»' | ')'));
    let mark = last.map_or('\0', Token::mark);
    if matches!(mark, '.' | '!' | '?' | '…' | ';' | ':') { mark } else { '\0' }
}

/// Whether a line is nothing but a day: "13/09/2023", "Thứ Ba, 07/03/2023 | 09:20 GMT+7".
fn is_day(body: &[Token], lexicon: &Lexicon) -> bool {
    let numbers = body.iter().filter(|token| token.is_number()).count();
    if !(2..=8).contains(&numbers) || body.len() > 24 {
        return false;
    }
    let (mut at, mut strange) = (0, 0);
    while at < body.len() {
        let known = lexicon.longest(&body[at..], STAMP_WORDS).map_or(0, |found| found.end);
        strange += usize::from(known == 0 && body[at].is_word() && !is_clock(&body[at]));
        at += known.max(1);
    }
    strange == 0 && has_day(body)
}

/// Whether names stand before a day with its time of day: "Lê Hoa 16/12/2021 09:31".
fn is_signed_day(body: &[Token], lexicon: &Lexicon) -> bool {
    let Some(first) = body.iter().position(Token::is_number) else { return false };
    let (names, stamp) = body.split_at(first);
    let signs = |token: &Token| token.shape.is_capital() || matches!(token.mark(), '-' | ',' | '|');
    let clock = stamp.windows(3).any(|run| {
        run[0].is_number() && run[1].is_mark(':') && run[1].gap == Gap::None && run[2].is_number()
    });
    (2..=LONGEST_NAMES).contains(&names.len())
        && names.iter().all(signs)
        && clock
        && is_day(stamp, lexicon)
}

/// Whether numbers are joined to a day: "13/09", "1-7-2023".
fn has_day(body: &[Token]) -> bool {
    body.windows(3).any(|run| {
        let tight = run[1].gap == Gap::None && run[2].gap == Gap::None;
        run[0].is_number()
            && matches!(run[1].mark(), '/' | '-' | '.')
            && run[2].is_number()
            && tight
    })
}

fn is_clock(word: &Token) -> bool {
    // "h", "g", "AM", "PM", "GMT", "ICT": short and without a tone.
    word.len() <= 3 && word.shape != Shape::Title && word.first.is_ascii()
}

/// Whether a line is a trail through the page or a name from its program.
fn is_machine(body: &[Token], tally: &Tally) -> bool {
    let glued = || body.windows(3).any(|run| run[1].is_mark('_') && run[0].is_word());
    let counted = tally.numbers >= 3 && tally.words == 0;
    (tally.trail && body.len() <= 20) || (tally.glue && glued()) || counted
}
