//! Descriptions that go over commas.

use super::super::clause;
use super::trim_start;
use crate::cursor::key;
use crate::document::Document;
use crate::lexicon::{Class, ClassSet};
use std::ops::Range;

/// Where a description begins whose head stands before a comma: "số vụ hòa giải, đối thoại thành".
///
/// ```text
/// headed = ( "số" | "tỷ lệ" | "tổng số" ) word+ "," words
/// ```
pub(super) fn headed(doc: &Document<'_>, start: usize, floor: usize) -> Option<usize> {
    let comma = start.checked_sub(1).filter(|&i| i > floor && doc.tokens[i].is_mark(','))?;
    let clause = clause::before(doc, comma, floor);
    let head = clause.clone().find(|&i| !doc.is(i, key!("tổng")))?;
    let heads =
        doc.is(head, key!("số")) || doc.is(head, key!("tỷ")) && doc.is(head + 1, key!("lệ"));
    let says = |i: usize| doc.tokens[i].is_number() || doc.term(i, clause.end, SAYING).is_some();
    if !heads || clause.len() > LONGEST_HEAD || clause.clone().any(says) {
        return None;
    }
    let words = trim_start(doc, clause.clone());
    (!words.is_empty()).then_some(words.start)
}

/// The longest head of a description before its comma, in tokens.
const LONGEST_HEAD: usize = 9;

/// Words with which the head before a comma has its own predicate: "số hộ nghèo giảm mạnh, …".
const SAYING: ClassSet =
    ClassSet::of(&[Class::LevelWord, Class::Change, Class::MetWord, Class::TargetWord]);

/// The most items of a list, and the most words of one.
const LONGEST_LIST: usize = 8;

/// Where a list begins whose last items are the words: "án dân sự, hôn nhân, lao động và hành chính".
///
/// ```text
/// list = words ( "," item )* "," item "và" item
/// ```
///
/// Short items, three commas' worth or a plural word before them: "năm qua, phụ nữ và trẻ em" is none.
pub(super) fn listed(doc: &Document<'_>, words: Range<usize>, floor: usize) -> Option<usize> {
    let and = words.clone().take(LONGEST_ITEM + 1).find(|&i| doc.is(i, key!("và")))?;
    (and > words.start).then_some(())?;
    let mut from = words.start;
    for commas in 1..LONGEST_LIST {
        let comma = from.checked_sub(1).filter(|&i| i > floor && doc.tokens[i].is_mark(','))?;
        let item = clause::before(doc, comma, floor);
        let numbered = item.clone().any(|i| doc.tokens[i].is_number());
        if item.is_empty() || numbered {
            return None;
        }
        if item.len() > LONGEST_ITEM {
            let plural = item.clone().any(|i| doc.is(i, key!("các")) || doc.is(i, key!("loại")));
            return (commas > 1 || plural).then(|| trim_start(doc, item).start);
        }
        from = item.start;
    }
    None
}

/// The longest item in the middle of a list, in tokens.
const LONGEST_ITEM: usize = 4;
