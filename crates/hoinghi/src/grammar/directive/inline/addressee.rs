//! Who is told, between a verb of asking and the first order.

use super::clause::first_order;
use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::lexicon::{Class, ClassSet};
use std::ops::Range;

/// Bodies and officials, whose name no verb goes on.
const BODIES: ClassSet =
    ClassSet::of(&[Class::Office, Class::School, Class::Level, Class::Post, Class::IssuingBody]);
const PEOPLE: ClassSet = ClassSet::of(&[
    Class::Unit,
    Class::Coordinate,
    Class::Honorific,
    Class::HonorificPlural,
    Class::PersonNoun,
]);
/// Verbs that orders begin with; right after whoever is told, verbs of asking too: "nhắc nhở".
const ORDERS: ClassSet = ClassSet::of(&[Class::VerbAsk, Class::VerbDo]);

/// The first order after a verb of asking: right after whoever is told, else the first verb of
/// doing.
///
/// ```text
/// told  = addressee? order
/// ```
pub(super) fn order(doc: &Document<'_>, head: Range<usize>) -> Option<usize> {
    let mut cursor = Cursor::new(doc, head.clone());
    let told = addressee(&mut cursor);
    let rest = cursor.at..head.end;
    let verb = told.and_then(|_| doc.term(rest.start, rest.end, ORDERS));
    let Some(verb) = verb else { return first_order(doc, rest) };
    // "các hộ nuôi tôm thực hiện …": people are told apart by what they do.
    let common = told == Some(Told::People) && verb.term.full == "first";
    let later = common.then(|| first_order(doc, rest.start + 1..rest.end)).flatten();
    Some(later.unwrap_or(rest.start))
}

/// No more bodies and officials are told in one sentence.
const MOST_TOLD: usize = 12;

/// What sort of noun ends the addressee.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    Body,
    People,
}

/// ```text
/// addressee = member ( ("," | "và")? member )*
/// ```
fn addressee(cursor: &mut Cursor<'_, '_>) -> Option<Told> {
    let mut last = member(cursor)?;
    for _ in 1..MOST_TOLD {
        let next = cursor.maybe(|c| {
            c.accept(|token| token.is_mark(',') || token.key == key!("và"));
            member(c)
        });
        match next {
            Some(told) => last = told,
            None => break,
        }
    }
    Some(last)
}

/// ```text
/// member = plural? ( office field? | school | level | post | people ) name* ( "trực thuộc" | "liên quan" )?
/// ```
fn member(cursor: &mut Cursor<'_, '_>) -> Option<Told> {
    let plural = [key!("các"), key!("những"), key!("toàn"), key!("từng"), key!("mỗi"), key!("cấp")];
    let many = cursor.accept(|token| plural.contains(&token.key)).is_some();
    let from = cursor.at;
    let doc = cursor.doc;
    // "các tổ chức", but "huyện tổ chức …", "đề nghị yêu cầu …".
    let verb = doc.term(from, cursor.end, ORDERS).map_or(from, |verb| verb.end);
    let found = cursor.term(BODIES.union(PEOPLE)).filter(|noun| many || noun.end > verb)?;
    // "ngành giáo dục", but "Huyện ủy tham mưu …".
    let head = found.term.class == Class::Office || doc.is(from, key!("ngành"));
    if head && found.end == from + 1 {
        cursor.term(Class::OfficeField);
    }
    while cursor.accept(|token| token.shape.is_capital() || token.is_number()).is_some() {}
    let pairs = [
        (key!("trực"), key!("thuộc")),
        (key!("liên"), key!("quan")),
        (key!("địa"), key!("phương")),
    ];
    let closes = |&(first, second): &_| doc.is(cursor.at, first) && doc.is(cursor.at + 1, second);
    if cursor.at + 1 < cursor.end && pairs.iter().any(closes) {
        cursor.at += 2;
    }
    let body = doc.is(from, key!("ngành"))
        || doc.term(from, cursor.end, BODIES).is_some_and(|body| body.end >= found.end);
    Some(if body { Told::Body } else { Told::People })
}
