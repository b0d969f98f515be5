//! How people took part.

use super::Phrase;
use crate::cursor::key;
use crate::document::Document;
use crate::lexicon::Class;
use crate::report::Mode;

/// The mode that the sentences on the event name.
///
/// "Trực tuyến" alone also says how pupils learn or papers are handed in, so it counts only beside
/// the event's noun or kind, or after "hình thức"; the combined modes count anywhere.
pub(super) fn read(doc: &Document<'_>, phrases: &[Phrase]) -> Option<Mode> {
    phrases.iter().find_map(|phrase| {
        let sentence = phrase.sentence.clone();
        let mut best = None;
        let mut at = sentence.start;
        while at < sentence.end {
            let Some(found) = doc.term(at, sentence.end, Class::Mode) else {
                at += 1;
                continue;
            };
            let mode = Mode::from_name(&found.term.full);
            if mode == Some(Mode::Hybrid) || beside(doc, phrase, at, found.end) {
                best = best.or(mode);
            }
            at = found.end;
        }
        best
    })
}

fn beside(doc: &Document<'_>, phrase: &Phrase, at: usize, end: usize) -> bool {
    let inside = at >= phrase.tokens.start && end <= phrase.tokens.end;
    let follows = at == phrase.tokens.end;
    let form = at >= 2 && doc.is(at - 1, key!("thức")) && doc.is(at - 2, key!("hình"));
    let through = doc.is(end, key!("qua")) || doc.is(end, key!("đến")) || doc.is(end, key!("tới"));
    let clause = at > 0 && matches!(doc.tokens[at - 1].mark(), ';' | ',') && through;
    inside || follows || form || clause
}
