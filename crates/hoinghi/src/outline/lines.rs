//! Lines, their markers, and the blocks that they join to.

use super::{Block, BlockKind, Section};
use crate::token::{Gap, Kind, Shape, Token};
use std::ops::Range;

/// One line that shows something.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Indices of its tokens, the marker's included.
    tokens: Range<usize>,
    /// How many of them are the marker.
    marker: usize,
    /// Whether a blank line stands before it.
    after_blank: bool,
    indent: usize,
    /// Width in characters.
    width: usize,
}

/// A wrapped line is at most this wide, in characters; anything wider is a paragraph.
const WIDEST_WRAP: usize = 140;
/// Narrower lines than this are no evidence of wrapping.
const NARROWEST_WRAP: usize = 30;

/// The lines of `text` that hold a token.
pub(super) fn read(text: &str, tokens: &[Token]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let begin = at;
        at += 1;
        while at < tokens.len() && tokens[at].gap < Gap::Line {
            at += 1;
        }
        lines.push(line(text, tokens, begin..at));
    }
    lines
}

fn line(text: &str, tokens: &[Token], range: Range<usize>) -> Line {
    let (first, last) = (&tokens[range.start], &tokens[range.end - 1]);
    let before = &text[..first.span.start];
    let margin = before.rfind(['\n', '\r']).map_or(before, |at| &before[at + 1..]);
    Line {
        marker: marker(&tokens[range.clone()]),
        after_blank: first.gap == Gap::Blank,
        indent: margin.chars().count(),
        width: text[first.span.start..last.span.end].chars().count(),
        tokens: range,
    }
}

/// How many tokens at the start of a line are its bullet or number, 0 for none.
///
/// ```text
/// marker = bullet | "(" label ")" | label ("." | ")" | "/") | number ("." number)+ "."?
/// bullet = "-" | "+" | "*" | "•" | "●" | "○" | "▪" | "■" | "◦" | "‣" | "►" | "✓" | "v" …
/// label  = number | letter | roman
/// ```
fn marker(line: &[Token]) -> usize {
    let spaced = |at: usize| line.get(at).is_some_and(|token| token.gap > Gap::None);
    match line {
        [] => 0,
        [first, rest @ ..] if is_bullet(first) => {
            // "- 5%" is an item; "-5%" is one too: a minus does not begin a line of prose.
            usize::from(!rest.is_empty())
        }
        [open, label, close, _, ..]
            if open.is_mark('(') && is_label(label) && close.is_mark(')') =>
        {
            3
        }
        [label, ..] if is_label(label) => numbered(line, spaced),
        _ => 0,
    }
}

fn numbered(line: &[Token], spaced: impl Fn(usize) -> bool) -> usize {
    let mut at = 1;
    while let (Some(dot), Some(next)) = (line.get(at), line.get(at + 1)) {
        if !dot.is_mark('.') || !next.is_number() || spaced(at) || spaced(at + 1) {
            break;
        }
        at += 2;
    }
    let single = at == 1;
    match line.get(at) {
        Some(_) if spaced(at) => 0,
        Some(close) if ").".contains(close.mark()) && close.kind == Kind::Mark => {
            let length = at + 1;
            let fits = length < line.len() && (spaced(length) || line[length].is_word());
            if fits && short(&line[0]) { length } else { 0 }
        }
        Some(close) if single && close.is_mark('/') => {
            if spaced(2) && line.len() > 2 && short(&line[0]) { 2 } else { 0 }
        }
        _ => 0,
    }
}

fn short(label: &Token) -> bool {
    label.span.len() <= 4
}

fn is_label(token: &Token) -> bool {
    match token.kind {
        Kind::Number => token.span.len() <= 3,
        Kind::Word => token.span.len() == token.first.len_utf8() || is_roman(token),
        Kind::Mark => false,
    }
}

fn is_roman(token: &Token) -> bool {
    token.shape == Shape::Upper && token.span.len() <= 5 && "IVX".contains(token.first)
}

fn is_bullet(token: &Token) -> bool {
    token.kind == Kind::Mark && "-+*•●○▪■□◦‣►➢➤✓✔→⁃∙·❖♦◆★☆".contains(token.mark())
}

/// Joins wrapped lines; every other line is a block of its own.
pub(super) fn join(lines: &[Line], tokens: &[Token]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len());
    for run in lines.chunk_by(|_, next| !next.after_blank) {
        let wrapped = wrap_width(run);
        let ragged = wrapped.filter(|_| is_ragged(run, tokens));
        for (i, line) in run.iter().enumerate() {
            let joins = i > 0
                && (continues(&run[i - 1], line, wrapped, tokens)
                    || ragged.is_some_and(|widest| goes_on(&run[i - 1], line, widest, tokens)));
            match blocks.last_mut() {
                Some(block) if joins => {
                    block.tokens.end = line.tokens.end;
                    block.span.end = tokens[line.tokens.end - 1].span.end;
                }
                _ => blocks.push(block(line, tokens)),
            }
        }
    }
    blocks
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
        indent: line.indent,
    }
}

/// The column at which a run of lines is wrapped, if it is.
fn wrap_width(run: &[Line]) -> Option<usize> {
    let widest = run.iter().map(|line| line.width).max()?;
    (run.len() > 1 && (NARROWEST_WRAP..=WIDEST_WRAP).contains(&widest)).then_some(widest)
}

/// Whether lines break in the middle of sentences though they are of unlike width.
fn is_ragged(run: &[Line], tokens: &[Token]) -> bool {
    let breaks = run.windows(2).filter(|pair| {
        let first = &tokens[pair[1].tokens.start];
        pair[1].marker == 0 && first.shape == Shape::Lower && is_open(&pair[0], tokens)
    });
    breaks.count() >= 2
}

/// Whether `line` goes on with an open line of ragged text, even with a large letter.
fn goes_on(before: &Line, line: &Line, widest: usize, tokens: &[Token]) -> bool {
    line.marker == 0 && is_open(before, tokens) && before.width * 2 > widest
}

fn is_open(line: &Line, tokens: &[Token]) -> bool {
    !matches!(tokens[line.tokens.end - 1].mark(), '.' | '!' | '?' | ':' | ';' | '…')
}

/// Whether `line` goes on with what `before` began.
fn continues(before: &Line, line: &Line, wrapped: Option<usize>, tokens: &[Token]) -> bool {
    if line.marker > 0 {
        return false;
    }
    let (last, first) = (&tokens[before.tokens.end - 1], &tokens[line.tokens.start]);
    let open = !matches!(last.mark(), '.' | '!' | '?' | ':' | ';' | '…');
    if first.shape == Shape::Lower {
        return open || last.is_mark(';');
    }
    // In wrapped text the first word of the next line would not have fitted on this one.
    let width = first.span.len().min(8);
    open && wrapped.is_some_and(|widest| before.width + 1 + width > widest)
}
