//! The kind of document.

use super::number::Number;
use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::lexicon::{Class, ClassSet};
use crate::token::Gap;
use std::ops::Range;

/// The kind of document as named before a number.
pub(super) struct Head<'l> {
    /// Its full form.
    name: &'l str,
    /// Whether only the code of the kind is written ("TT22").
    coded: bool,
    /// Index of its first token.
    at: usize,
}

/// What names a kind of document.
pub(super) const HEADS: ClassSet = ClassSet::of(&[Class::Document, Class::DocumentCode]);

/// Words that count what follows a number.
const COUNTED: ClassSet =
    ClassSet::of(&[Class::Unit, Class::Classifier, Class::Measure, Class::Money]);
const SCALES: ClassSet = ClassSet::of(&[Class::TimeUnit, Class::Scale]);

/// A name may stand between the kind and "số" over this many tokens.
const LONGEST_NAME: usize = 20;

/// ```text
/// head = document | code-of-a-kind       code only in capitals
/// ```
pub(super) fn head<'l>(cursor: &mut Cursor<'_, 'l>) -> Option<Head<'l>> {
    let at = cursor.at;
    cursor.peek()?.is_word().then_some(())?;
    let found = cursor.term(HEADS)?;
    let last = at.checked_sub(1);
    let tight = cursor.doc.tokens[at].gap == Gap::None && last.is_some();
    // The code inside a number names no document of its own.
    if is_of_law(cursor.doc, at) || (found.term.class == Class::DocumentCode && tight) {
        return None;
    }
    let coded = found.term.class == Class::DocumentCode;
    Some(Head { name: &found.term.full, coded, at })
}

impl Head<'_> {
    /// The kind as a citation gives it.
    pub(super) fn kind(&self) -> String {
        capitalised(self.name)
    }
}

fn capitalised(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut chars = name.chars();
    out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
    out.push_str(chars.as_str());
    out
}

/// Whether a kind may have a number without a code after "số": "Đề án số 04", but not "Dự án số 3",
/// "phụ lục số 01".
pub(super) fn takes_serial(kind: &str) -> bool {
    let kinds = [
        "Nghị quyết",
        "Nghị định",
        "Quyết định",
        "Quyết nghị",
        "Chỉ thị",
        "Thông t",
        "Thông báo",
        "Kế hoạch",
        "Hướng dẫn",
        "Kết luận",
        "Quy định",
        "Quy chế",
        "Công văn",
        "Công điện",
        "Đề án",
        "Chương trình",
        "Tờ trình",
        "Báo cáo",
        "Pháp lệnh",
        "Văn bản",
    ];
    kinds.iter().any(|begin| kind.starts_with(begin))
}

/// Whether a kind may stand right before a serial number alone: "Nghị quyết 29", but not
/// "Kế hoạch 5 năm", "Chương trình 2018", "hướng dẫn 12 giáo viên".
pub(super) fn takes_bare(
    doc: &Document<'_>,
    head: &Head<'_>,
    kind: &str,
    number: &Number,
    end: usize,
) -> bool {
    let year =
        number.text.len() == 4 && (number.text.starts_with("19") || number.text.starts_with("20"));
    let dated =
        doc.is(end, key!("ngày")) && doc.tokens.get(end + 1).is_some_and(|next| next.is_number());
    let counts = |classes| !dated && doc.term(end, doc.tokens.len(), classes).is_some();
    if number.has_year_alone() {
        // "Thông tư 22/2021"; after other kinds it is a month.
        return ["Nghị quyết", "Nghị định", "Thông tư"].contains(&kind);
    }
    if number.text != number.serial() || number.text.len() > 4 || year || counts(SCALES) {
        return false;
    }
    if head.coded {
        // "TT22", "QĐ 3053 ngày 26/7/2022": the code touches the number, or a day follows.
        let known = ["Nghị quyết", "Nghị định", "Thông tư", "Quyết định"].contains(&kind);
        let glued = doc.tokens[head.at + 1].gap == Gap::None;
        return known && number.text.len() > 1 && (glued || dated);
    }
    let capital = doc.tokens[head.at].shape.is_capital();
    let opens = doc.outline.sentence_of(head.at).is_none_or(|sentence| sentence.start == head.at);
    let nouns =
        ["Nghị quyết", "Nghị định", "Chỉ thị", "Thông tư", "Đề án", "Công văn", "Công điện"];
    let verbs =
        ["Kết luận", "Quyết định", "Hướng dẫn", "Quy định", "Kế hoạch", "Thông tri", "Tờ trình"];
    if nouns.contains(&kind) {
        capital || !counts(COUNTED)
    } else {
        verbs.contains(&kind) && capital && !opens && !counts(COUNTED)
    }
}

/// The kind of a number that no kind stands right before, and the token that the citation begins
/// at: the kind whose name stands before ("Luật Giáo dục số 43/2019/QH14"), else the one that the
/// code tells; a code that tells none is an official letter's.
pub(super) fn implied(
    doc: &Document<'_>,
    from: usize,
    last_end: usize,
    number: &Number,
    named: bool,
) -> Option<(String, usize)> {
    let mut codes = number.code().split(['/', '-']).filter(|code| !code.is_empty());
    let code = codes.find(|code| code.chars().any(char::is_alphabetic))?;
    let known = known(doc, code);
    if known.is_none() && (!named || code.chars().count() < 2) {
        return None;
    }
    let begin = doc.outline.sentence_of(from).map_or(from, |sentence| sentence.start);
    let begin = begin.max(last_end).max(from.saturating_sub(LONGEST_NAME));
    let before = named.then(|| named_before(doc, begin..from, known.as_deref())).flatten();
    let letter = || number.code().contains('-').then(|| "Công văn".to_owned());
    before.or_else(|| Some((known.or_else(letter)?, from)))
}

/// The kind whose name stands before the number, and its first token: the one that the code tells,
/// or where the code tells none, the nearest.
fn named_before(
    doc: &Document<'_>,
    tokens: Range<usize>,
    known: Option<&str>,
) -> Option<(String, usize)> {
    // "Luật Giáo dục (số 43/2019/QH14)"
    let bracketed = doc.tokens.get(tokens.end.wrapping_sub(1)).is_some_and(|t| t.is_mark('('));
    let end = if bracketed && known.is_none() { tokens.end - 1 } else { tokens.end };
    for at in (tokens.start..end).rev() {
        // The words between are the document's name, so nothing closes a clause in them.
        if ".;:()".contains(doc.tokens[at].mark()) && !doc.tokens[at].is_word() {
            return None;
        }
        let found = doc.term(at, end, Class::Document).filter(|_| !is_of_law(doc, at));
        let Some(found) = found else { continue };
        let name = capitalised(&found.term.full);
        if known.is_none_or(|known| name.starts_with(known)) {
            return Some(whole(doc, at, found.end).unwrap_or((name, at)));
        }
    }
    None
}

/// The longer kind that ends with the one just read: "Bộ luật" for "luật".
fn whole(doc: &Document<'_>, at: usize, end: usize) -> Option<(String, usize)> {
    let from = at.checked_sub(1)?;
    let found = doc.term(from, end, Class::Document).filter(|found| found.end == end)?;
    Some((capitalised(&found.term.full), from))
}

/// "pháp luật", "kỷ luật": the word at `at` is no law.
fn is_of_law(doc: &Document<'_>, at: usize) -> bool {
    at > 0 && (doc.is(at - 1, key!("pháp")) || doc.is(at - 1, key!("kỷ")))
}

/// The kind that a code tells.
fn known(doc: &Document<'_>, code: &str) -> Option<String> {
    let tokens = crate::token::lex(code, doc.lexicon);
    let found = doc.lexicon.longest(&tokens, Class::DocumentCode.into())?;
    (found.end == tokens.len()).then(|| capitalised(&found.term.full))
}
