//! Lines, and the blocks that wrapped lines join to.

use super::{Block, BlockKind, Place, Section, marker};
use crate::cursor::keys;
use crate::fold::{Key, is_combining};
use crate::token::{Gap, Kind, Shape, Token};
use std::ops::Range;

/// One line that shows something.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Indices of its tokens, the marker's included.
    tokens: Range<usize>,
    /// How many of them are the marker.
    marker: usize,
    /// Whether a blank line stands before it.
    after_blank: bool,
    /// The column one past its last character.
    edge: usize,
    /// Width in characters of what stands before the first space.
    chunk: usize,
}

/// A wrapped line is at most this wide, in characters; anything wider is a paragraph.
const WIDEST_WRAP: usize = 140;
/// Narrower lines than this are no evidence of wrapping.
const NARROWEST_WRAP: usize = 30;

/// Words that end no sentence, so that the next line goes on.
fn dangles(word: Key) -> bool {
    keys!(
        "của", "các", "và", "những", "với", "về", "tại", "từ", "đến", "trong", "theo", "trước",
        "sau", "cho", "do", "bởi", "là", "được",
    )
    .contains(&word)
}

/// Words that dangle before a number: "ngày / 5/9", but "2 lần/tháng" ends its line.
fn dates(word: Key) -> bool {
    keys!("ngày", "tháng", "năm", "quý").contains(&word)
}

/// The first byte of a mark that combines, but for the lowest bit.
const COMBINING_LEAD: u8 = 0xCC;

/// The lines of `text`, which begin with the tokens at `starts`.
pub(super) fn read(text: &str, tokens: &[Token], starts: &[usize]) -> Vec<Line> {
    let plain = is_plain(text);
    let ends = starts.iter().skip(1).copied().chain([tokens.len()]);
    starts.iter().zip(ends).map(|(&start, end)| line(text, plain, tokens, start..end)).collect()
}

fn line(text: &str, plain: bool, tokens: &[Token], range: Range<usize>) -> Line {
    let line = &tokens[range.clone()];
    let (first, last) = (&line[0], &line[line.len() - 1]);
    let indent = indent(&text[..first.span.start]);
    let chunk = line.iter().skip(1).take_while(|token| token.gap == Gap::None).count();
    let marker = marker::length(line);
    let is_rule = marker::is_rule(&line[marker..]);
    Line {
        marker: if is_rule { 0 } else { marker },
        after_blank: first.gap == Gap::Blank,
        edge: indent + columns(&text[first.span.start..last.span.end], plain),
        chunk: columns(&text[first.span.start..line[chunk].span.end], plain),
        tokens: range,
    }
}

/// How many characters stand between the last line break and the end of `before`.
fn indent(before: &str) -> usize {
    let breaks =
        |ch: &char| !matches!(ch, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{C}');
    before.chars().rev().take_while(breaks).count()
}

/// Joins wrapped lines; every other line is a block of its own. They replace those in `blocks`.
pub(super) fn join_into(blocks: &mut Vec<Block>, lines: &[Line], tokens: &[Token]) {
    blocks.clear();
    blocks.reserve(lines.len());
    let page = wrap_column(lines, tokens);
    for run in lines.chunk_by(|_, next| !next.after_blank) {
        let column = page.or_else(|| wrap_column(run, tokens));
        for (i, line) in run.iter().enumerate() {
            let joins = i > 0 && continues(&run[i - 1], line, column, tokens);
            match blocks.last_mut() {
                Some(block) if joins => {
                    block.tokens.end = line.tokens.end;
                    block.span.end = tokens[line.tokens.end - 1].span.end;
                }
                _ => blocks.push(block(line, tokens)),
            }
        }
    }
}

fn block(line: &Line, tokens: &[Token]) -> Block {
    let Range { start, end } = line.tokens;
    let body = start + line.marker;
    Block {
        kind: if line.marker > 0 { BlockKind::Item } else { BlockKind::Paragraph },
        section: Section::default(),
        span: tokens[start].span.cover(tokens[end - 1].span),
        tokens: body..end,
        marker: (line.marker > 0).then(|| tokens[start].span.cover(tokens[body - 1].span)),
        style: marker::style(&tokens[start..body]),
        place: Place::default(),
    }
}

/// The column at which lines are wrapped, if they are: none is wide, and one goes on with a small
/// letter where the one before it stopped.
fn wrap_column(lines: &[Line], tokens: &[Token]) -> Option<usize> {
    let widest = lines.iter().map(|line| line.edge).max()?;
    let goes_on = |pair: &[Line]| {
        let (first, last) = edges(&pair[0], &pair[1], tokens);
        !pair[1].after_blank
            && pair[1].marker == 0
            && first.shape == Shape::Lower
            && !is_closing(last)
            && pair[0].edge >= NARROWEST_WRAP
    };
    let wraps = (NARROWEST_WRAP..=WIDEST_WRAP).contains(&widest) && lines.windows(2).any(goes_on);
    wraps.then_some(widest)
}

/// The first token of `line` and the last of the line before it.
fn edges<'t>(before: &Line, line: &Line, tokens: &'t [Token]) -> (&'t Token, &'t Token) {
    (&tokens[line.tokens.start], &tokens[before.tokens.end - 1])
}

fn is_closing(token: &Token) -> bool {
    matches!(token.mark(), '.' | '!' | '?' | ':' | ';' | '…')
}

/// Whether `line` goes on with what `before` began.
fn continues(before: &Line, line: &Line, column: Option<usize>, tokens: &[Token]) -> bool {
    let (first, last) = edges(before, line, tokens);
    // In wrapped text the first word of the next line would not have fitted on this one.
    let full = column.is_some_and(|column| before.edge + 1 + line.chunk > column);
    if line.marker > 0 {
        return full && !is_closing(last) && is_dash_in_prose(line, tokens);
    }
    if is_closing(last) {
        return full && !last.is_mark(':') && (!last.is_mark(';') || first.shape == Shape::Lower);
    }
    // A stamp stands on its own: "… cuối năm / 16:36, 25/07/2024".
    let stamp = tokens.get(line.tokens.start + 1).is_some_and(|next| next.is_mark(':'));
    let dated = first.kind == Kind::Number && !stamp && dates(last.key);
    let dangles =
        last.is_mark(',') || dated || (last.shape == Shape::Lower && self::dangles(last.key));
    let small = first.shape == Shape::Lower || (column.is_some() && first.kind == Kind::Number);
    // Text wrapped by hand breaks anywhere; a headline stands first or in capitals.
    let halfway = column.is_some_and(|column| before.edge * 2 >= column)
        && before.tokens.start > 0
        && last.shape != Shape::Upper;
    full || dangles || small || halfway
}

/// Whether what looks like a bullet is a dash within a wrapped sentence: "2022 / - 2023".
fn is_dash_in_prose(line: &Line, tokens: &[Token]) -> bool {
    let body = &tokens[line.tokens.start + line.marker..line.tokens.end];
    tokens[line.tokens.start].is_mark('-')
        && line.marker == 1
        && body.first().is_some_and(|next| next.kind == Kind::Number || next.shape == Shape::Lower)
}

/// How many letters wide words look: a mark that combines with a letter takes no room.
fn columns(words: &str, plain: bool) -> usize {
    let marks = if plain { 0 } else { words.chars().filter(|ch| is_combining(*ch)).count() };
    words.chars().count() - marks
}

/// Whether `text` is sure to have no mark that combines.
fn is_plain(text: &str) -> bool {
    // All bytes of a run are looked at, which the compiler does many at a time.
    let leads = |run: &[u8]| {
        run.iter().fold(0, |some, byte| some | (byte & 0xFE ^ COMBINING_LEAD == 0) as u8)
    };
    text.as_bytes().chunks(256).all(|run| leads(run) == 0)
}
