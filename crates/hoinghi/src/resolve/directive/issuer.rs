//! Who asked.

use crate::cursor::{key, keys};
use crate::document::Document;
use crate::grammar::directive::DirectiveList;
use crate::lexicon::{Class, ClassSet};
use crate::outline::BlockKind;
use crate::resolve::official::{Cast, Reference};
use std::ops::Range;

/// How many tokens a sentence is read for.
const WINDOW: usize = 120;
const SAYS: ClassSet = ClassSet::of(&[Class::VerbAsk, Class::VerbSpeak, Class::VerbDirect]);
const BODIES: ClassSet = ClassSet::of(&[Class::Office, Class::School, Class::Event]);

/// The official who is the subject of the verb of asking, else the one who spoke just before.
pub(super) fn read(doc: &Document<'_>, list: &DirectiveList, cast: &Cast) -> Option<usize> {
    let last = list.lead_in.end.checked_sub(1)?;
    let sentence = doc.outline.sentence_of(last)?;
    if let Some(ask) = &list.ask {
        if let Some(subject) = named(cast, sentence.start..ask.start).last() {
            let reports = has(doc, subject.tokens.end..ask.start, Class::VerbPresent.into());
            return (!reports).then_some(subject.official);
        }
        let clause = last_clause(doc, sentence.start..ask.start);
        if has_subject(doc, clause) {
            return None;
        }
    }
    let according = |r: &&Reference| r.tokens.start > 0 && doc.is(r.tokens.start - 1, key!("theo"));
    if let Some(source) = named(cast, sentence.start..last).iter().find(according) {
        return Some(source.official);
    }
    spoke_before(doc, sentence.start, list.ask.is_some(), cast)
}

/// Whether a clause names another subject: "Hội nghị đề nghị", "các đại biểu kiến nghị", but not
/// "đồng thời đề nghị" or "để làm tốt việc này đề nghị".
fn has_subject(doc: &Document<'_>, clause: Range<usize>) -> bool {
    let leads = keys![
        "để", "trong", "nhằm", "với", "trên", "qua", "thời", "bên", "cùng", "về", "từ", "sau"
    ];
    let links = keys![
        "đồng", "thời", "và", "cũng", "đã", "rồi", "nhưng", "còn", "tiếp", "tục", "đặc", "biệt"
    ];
    let open = clause.clone().next().is_some_and(|at| leads.contains(&doc.tokens[at].key));
    let person = doc.term(clause.start, clause.end, Class::Honorific).is_some()
        || doc.term(clause.start, clause.end, Class::HonorificMale).is_some()
        || doc.term(clause.start, clause.end, Class::HonorificFemale).is_some();
    let words = || clause.clone().filter(|&at| doc.tokens[at].is_word());
    let linked = words().all(|at| links.contains(&doc.tokens[at].key));
    if open { has(doc, clause, BODIES) } else { !person && !linked }
}

fn named(cast: &Cast, tokens: Range<usize>) -> &[Reference] {
    let begin = cast.references.partition_point(|r| r.tokens.start < tokens.start);
    let rest = &cast.references[begin..];
    &rest[..rest.partition_point(|r| r.tokens.end <= tokens.end)]
}

/// Whether a term of the classes stands near the end of a run of tokens.
fn has(doc: &Document<'_>, tokens: Range<usize>, classes: ClassSet) -> bool {
    let (mut tokens, end) = (near_end(tokens.clone()), tokens.end);
    tokens.any(|at| doc.term(at, end, classes).is_some())
}

/// The end of a run of tokens: what stands further away is not looked at.
fn near_end(tokens: Range<usize>) -> Range<usize> {
    tokens.start.max(tokens.end.saturating_sub(WINDOW))..tokens.end
}

/// What stands after the last comma.
fn last_clause(doc: &Document<'_>, tokens: Range<usize>) -> Range<usize> {
    let tokens = near_end(tokens);
    let comma = tokens.clone().rev().find(|&at| doc.tokens[at].is_mark(','));
    comma.map_or(tokens.start, |comma| comma + 1)..tokens.end
}

/// Who spoke in the sentences before: in the same block, and where the lead-in asks itself, also
/// in the paragraph before.
fn spoke_before(doc: &Document<'_>, token: usize, asks: bool, cast: &Cast) -> Option<usize> {
    let blocks = &doc.outline.blocks;
    let at = blocks.partition_point(|block| block.tokens.end <= token);
    let own = blocks.get(at)?.tokens.start..token;
    if let Some(speaker) = speaker(doc, own, cast) {
        return Some(speaker);
    }
    let before = blocks[..at].iter().rev().take(INTERRUPTIONS);
    let paragraph = before.into_iter().find(|block| block.kind == BlockKind::Paragraph)?;
    asks.then(|| speaker(doc, paragraph.tokens.clone(), cast))?
}

/// How many captions may stand between a speech and the lead-in that goes on with it.
const INTERRUPTIONS: usize = 4;

/// The last official in a run of tokens that is said to speak.
fn speaker(doc: &Document<'_>, tokens: Range<usize>, cast: &Cast) -> Option<usize> {
    let references = named(cast, tokens);
    let speaks = |reference: &&Reference| {
        let sentence = doc.outline.sentence_of(reference.tokens.start);
        let near = |sentence: Range<usize>| {
            let end = sentence.end.min(reference.tokens.end + WINDOW / 2);
            sentence.start.max(reference.tokens.start.saturating_sub(WINDOW / 2))..end
        };
        sentence.is_some_and(|sentence| has(doc, near(sentence), SAYS))
    };
    references.iter().rev().take(SPEAKERS).find(speaks).map(|reference| reference.official)
}

/// How many officials are looked at in a paragraph, from its end.
const SPEAKERS: usize = 8;
