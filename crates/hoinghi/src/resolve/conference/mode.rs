//! How people took part.

use super::phrase::Phrase;
use crate::cursor::{key, keys};
use crate::document::Document;
use crate::lexicon::Class;
use crate::report::Mode;

/// The mode that the sentences on the event name.
///
/// "Trực tuyến" alone also says how pupils learn or papers are handed in, so it counts only beside
/// the event's noun or kind, or after "hình thức"; the combined modes count anywhere.
pub(super) fn read(doc: &Document<'_>, phrases: &[Phrase]) -> Option<Mode> {
    phrases.iter().find_map(|phrase| {
        let around = phrase.around();
        let (mut online, mut in_person) = (false, false);
        let mut at = around.start;
        while at < around.end {
            let Some(found) = doc.term(at, around.end, Class::Mode) else {
                at += 1;
                continue;
            };
            let beside = beside(doc, phrase, at, found.end);
            match Mode::from_name(&found.term.full) {
                Some(Mode::Hybrid) => return Some(Mode::Hybrid),
                Some(Mode::Online) => online |= beside || (in_person && joins(doc, at)),
                Some(Mode::InPerson) => in_person |= beside || (online && joins(doc, at)),
                None => {}
            }
            at = found.end;
        }
        match (online, in_person) {
            (true, true) => Some(Mode::Hybrid),
            (true, false) => Some(Mode::Online),
            (false, true) => Some(Mode::InPerson),
            (false, false) => None,
        }
    })
}

/// Whether the mode at `at` is told of the event.
fn beside(doc: &Document<'_>, phrase: &Phrase, at: usize, end: usize) -> bool {
    let inside = at < phrase.tokens.end && end > phrase.tokens.start;
    let follows = at == phrase.tokens.end;
    let form = (at..end + 1).any(|i| doc.is(i, key!("hình")) && doc.is(i + 1, key!("thức")))
        || (at >= 2 && doc.is(at - 1, key!("thức")) && doc.is(at - 2, key!("hình")));
    let through = keys!["qua", "đến", "tới", "với"];
    let linked = at > phrase.tokens.end
        && at - phrase.tokens.end <= 40
        && (doc.is_any(end, through) || doc.is_any(end - 1, through));
    let point = doc.is(at, key!("điểm")) && at > phrase.tokens.start;
    inside || follows || form || linked || point
}

/// Whether the mode at `at` is joined to another before it: "… kết hợp trực tuyến".
fn joins(doc: &Document<'_>, at: usize) -> bool {
    let words = keys!["hợp", "với", "và", "kết"];
    doc.is_any(at, words) || doc.is_any(at.wrapping_sub(1), words)
}
