//! Numbers of documents.

use crate::cursor::Cursor;
use crate::lexicon::Class;
use crate::token::{Gap, Kind, Shape, Token};

/// The number of a document.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    /// As written, without the spaces and with plain hyphens.
    pub(super) text: String,
    /// Length of the serial number in `text`.
    serial: usize,
    /// Whether the code was written with this number, not taken from another of its list.
    pub(super) own_code: bool,
}

impl Number {
    /// Whether it names the kind of document or the office.
    pub(super) fn is_coded(&self) -> bool {
        self.code().chars().any(char::is_alphabetic)
    }

    /// Whether only a year follows the serial number: "22/2021".
    pub(super) fn has_year_alone(&self) -> bool {
        let year = self.code().strip_prefix('/').filter(|year| year.len() == 4);
        year.is_some_and(|year| year.starts_with("19") || year.starts_with("20"))
            && !self.is_coded()
    }

    /// Whether it is a serial number that may stand in a list before the full number.
    pub(super) fn is_short(&self) -> bool {
        self.serial <= 3
    }

    /// What follows the serial number.
    pub(super) fn code(&self) -> &str {
        &self.text[self.serial..]
    }

    /// The serial number.
    pub(super) fn serial(&self) -> &str {
        &self.text[..self.serial]
    }

    /// Adds what a number without code lacks from the full number of its list.
    pub(super) fn complete(&mut self, full: &Number) {
        let rest = full.code().strip_prefix(self.code()).unwrap_or(full.code());
        self.text.push_str(rest);
        self.own_code = false;
    }
}

/// Few numbers of documents have more bytes.
const ROOM: usize = 24;

/// ```text
/// number = serial (letter | capitals)? (("/" | "-") (year | code))*
/// serial = digit+                                  at most 6
/// code   = part (("-" | "&" | "." | "/") part)*
/// part   = capitals | mixed case ("TTg", "NQi") | capitals digit+ ("QH14")
/// ```
///
/// Spaces may stand around "/" and, inside a code, around "-".
pub(super) fn read(cursor: &mut Cursor<'_, '_>) -> Option<Number> {
    let first = cursor.peek().filter(|token| token.gap < Gap::Blank)?;
    if !first.is_number() || first.span.len() > 6 || is_inside_code(cursor, first) {
        return None;
    }
    let mut text = String::with_capacity(ROOM);
    text.push_str(cursor.doc.slice(first.span));
    cursor.at += 1;
    // "số 1.234/QĐ-UBND"
    if let Some(rest) = cursor.maybe(thousands) {
        text.push('.');
        text.push_str(cursor.doc.slice(rest.span));
    }
    // "số 123a/QĐ-UBND"
    if let Some(letter) = cursor.maybe(|cursor| {
        let letter = cursor.accept(|t| t.gap == Gap::None && t.is_word() && t.span.len() == 1)?;
        cursor.peek().filter(|next| next.is_mark('/') || next.is_mark('-'))?;
        Some(letter)
    }) {
        text.push_str(cursor.doc.slice(letter.span));
    }
    let serial = text.len();
    // "30CP/1994"
    if let Some(code) = cursor.maybe(glued_code) {
        text.push_str(cursor.doc.slice(code.span));
    }
    // "số 05 CT/TW"
    if let Some(code) = cursor.maybe(spaced_code) {
        text.push('-');
        text.push_str(cursor.doc.slice(code.span));
    }
    let mut parts = 0;
    while cursor.maybe(|cursor| part(cursor, &mut text, serial)).is_some() {
        parts += 1;
        if parts == MOST_PARTS {
            return None;
        }
    }
    let number = Number { text, serial, own_code: true };
    (!goes_on(cursor, number.is_coded())).then_some(number)
}

/// "H5N1": the number goes on with a capital that it touches; "TT22" is a document.
fn is_inside_code(cursor: &Cursor<'_, '_>, first: &Token) -> bool {
    let before = cursor.at.checked_sub(1).filter(|_| first.gap == Gap::None);
    before
        .map(|last| &cursor.doc.tokens[last])
        .is_some_and(|last| last.is_word() && last.shape.is_capital() && last.is_single())
}

/// Whether something follows the digits at the cursor that a code may begin with: a mark, or
/// letters that touch them or are a code themselves.
pub(super) fn may_be_coded(cursor: &Cursor<'_, '_>) -> bool {
    cursor.ahead(1).is_some_and(|next| match next.kind {
        Kind::Word => next.gap == Gap::None || next.begins(Class::DocumentCode.into()),
        Kind::Number => false,
        Kind::Mark => cursor.ahead(2).is_some_and(|after| match next.mark() {
            '/' => after.is_number() || after.shape.is_capital(),
            '-' | '&' => after.shape.is_capital() || after.begins(Class::DocumentCode.into()),
            '.' => after.is_number() || after.shape.is_capital(),
            _ => false,
        }),
    })
}

/// Whether what was read is the beginning of an amount, a longer number or a fraction.
fn goes_on(cursor: &Cursor<'_, '_>, coded: bool) -> bool {
    let Some(next) = cursor.peek().filter(|next| next.gap == Gap::None) else { return false };
    let after = cursor.ahead(1).filter(|after| after.gap == Gap::None);
    let longer = ".,".contains(next.mark()) && after.is_some_and(|after| after.is_number());
    let fraction = !coded && (next.is_mark('/') || next.is_word()) && after.is_some();
    next.is_mark('%') || longer || fraction
}

fn thousands<'d>(cursor: &mut Cursor<'d, '_>) -> Option<&'d Token> {
    cursor.tight_mark('.')?;
    let rest = cursor.accept(|t| t.is_number() && t.gap == Gap::None && t.span.len() == 3)?;
    let slash = cursor.peek().is_some_and(|next| next.is_mark('/'));
    let coded = cursor.ahead(1).is_some_and(|next| next.shape.is_capital());
    (slash && coded).then_some(rest)
}

fn glued_code<'d>(cursor: &mut Cursor<'d, '_>) -> Option<&'d Token> {
    let code = cursor.accept(|t| t.gap == Gap::None && t.shape == Shape::Upper)?;
    let year = cursor.ahead(1).filter(|year| is_year(cursor, year));
    year.and(cursor.peek()).filter(|mark| mark.is_mark('/')).map(|_| code)
}

fn spaced_code<'d>(cursor: &mut Cursor<'d, '_>) -> Option<&'d Token> {
    let code = cursor.peek().filter(|token| token.gap == Gap::Space)?;
    cursor.doc.term(cursor.at, cursor.at + 1, Class::DocumentCode)?;
    let (mark, next) = (cursor.ahead(1)?, cursor.ahead(2)?);
    let tight = mark.gap == Gap::None && next.gap == Gap::None;
    cursor.at += 1;
    (tight && "/-".contains(mark.mark()) && mark.mark() != '\0' && next.shape.is_capital())
        .then_some(code)
}

/// What has as many parts is no document's number; the bound keeps reading linear.
const MOST_PARTS: usize = 8;

/// A part of a code has no more tokens after its first: "QH14".
const LONGEST_PART: usize = 6;

/// Adds a part of a code to the text of a number, of which the serial number has so many bytes.
fn part(cursor: &mut Cursor<'_, '_>, text: &mut String, serial: usize) -> Option<()> {
    let begun = text.len() > serial;
    let mark = cursor
        .accept(|token| token.gap < Gap::Line && matches!(token.mark(), '/' | '-' | '&' | '.'))?;
    let sign = mark.mark();
    let next = cursor.peek().filter(|token| token.gap < Gap::Line)?;
    let tight = mark.gap == Gap::None && next.gap == Gap::None;
    let fits = match sign {
        '/' if is_year(cursor, next) => true,
        '/' => is_code(cursor, next, tight),
        '-' if tight || begun => is_code(cursor, next, tight),
        '-' => cursor.doc.term(cursor.at, cursor.end, Class::DocumentCode).is_some(),
        _ => tight && begun && is_code(cursor, next, tight),
    };
    if !fits {
        return None;
    }
    text.push(sign);
    text.push_str(cursor.doc.slice(next.span));
    cursor.at += 1;
    for _ in 0..LONGEST_PART {
        let glued = cursor.accept(|t| t.gap == Gap::None && (t.is_number() || t.is_word()));
        let Some(token) = glued else { break };
        text.push_str(cursor.doc.slice(token.span));
    }
    Some(())
}

fn is_year(cursor: &Cursor<'_, '_>, token: &Token) -> bool {
    let word = cursor.doc.slice(token.span);
    token.is_number() && word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

fn is_code(cursor: &Cursor<'_, '_>, token: &Token, tight: bool) -> bool {
    match token.shape {
        Shape::Upper | Shape::Mixed => true,
        Shape::Title if tight => {
            token.is_single()
                || cursor.doc.term(cursor.at, cursor.at + 1, Class::DocumentCode).is_some()
        }
        _ => false,
    }
}
