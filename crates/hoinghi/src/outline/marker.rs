//! Bullets, numbers and ordinals before the words of a line or a clause.

use crate::cursor::{key, keys};
use crate::token::{Gap, Kind, Shape, Token};

/// How a marker is written; markers of one style stand side by side, not one under the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// "-", "+", "•" …
    Bullet(char),
    /// "I.", "IV-"
    Roman,
    /// "A."
    Capital,
    /// "1.", "1.1", "2/" with the number of its parts and the mark that closes it.
    Number(u8, char),
    /// "a)", "b."
    Letter(char),
    /// "(1)", "(a)"
    Round,
    /// "Thứ nhất,", "Một là,"
    Ordinal,
}

impl Style {
    /// How high markers of the style stand by custom, 0 for the highest.
    pub(crate) fn rank(self) -> u8 {
        match self {
            Style::Roman | Style::Capital => 0,
            Style::Number(..) | Style::Ordinal => 1,
            Style::Letter(_) | Style::Round => 2,
            Style::Bullet(_) => 3,
        }
    }
}

/// Parts of a number that tell styles apart; deeper ones count as this many.
const DEEPEST: u8 = 6;

/// How many tokens at the start of a line are its marker, 0 for none.
///
/// ```text
/// marker  = simple simple?
/// simple  = bullet+ | "(" label ")" | label closer | number ("." number)+ | ordinal
/// closer  = "." | ")" | "/" | "-" | ","
/// label   = number | letter | roman
/// ```
pub(super) fn length(line: &[Token]) -> usize {
    let first = simple(line);
    if first == 0 || first >= line.len() {
        return 0;
    }
    // Scraping doubles markers: "1. 3. Công tác cán bộ", "1. - Duy trì".
    let second = match style(&line[..first]) {
        Some(Style::Ordinal | Style::Bullet(_)) | None => 0,
        Some(_) => simple(&line[first..]),
    };
    if first + second < line.len() { first + second } else { first }
}

fn simple(line: &[Token]) -> usize {
    let ordinal = ordinal(line);
    if ordinal > 0 {
        return ordinal;
    }
    match line {
        [first, rest @ ..] if is_bullet(first) => {
            let again = |token: &&Token| token.gap == Gap::None && token.first == first.first;
            let run = rest.iter().take_while(again).count();
            if run < 3 { run + 1 } else { 0 }
        }
        [open, label, close, _, ..]
            if open.is_mark('(') && is_label(label) && close.is_mark(')') =>
        {
            3
        }
        [label, ..] if is_label(label) => numbered(line),
        _ => 0,
    }
}

/// How many tokens are an ordinal that opens an item.
///
/// ```text
/// ordinal = ("thứ" ("nhất" | number) "là"? | number "là") ("," | ":")
///         | ("thứ" ("nhất" | number) | number) "là", before a small letter
/// ```
pub(crate) fn ordinal(line: &[Token]) -> usize {
    let [first, second, rest @ ..] = line else { return 0 };
    let counts = |token: &Token| {
        keys!("một", "hai", "ba", "tư", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
            .contains(&token.key)
    };
    let ranks = |token: &Token| {
        token.key == key!("nhất") || counts(token) || token.is_number() && token.len() <= 2
    };
    let is = |token: &Token| token.key == key!("là");
    let (length, open) = if first.key == key!("thứ") && ranks(second) {
        let open = rest.first().is_some_and(is);
        (if open { 3 } else { 2 }, open)
    } else if counts(first) && is(second) {
        (2, true)
    } else {
        return 0;
    };
    match line.get(length) {
        // "Thứ Ba, 07/03/2023" is a day of the week.
        Some(close) if matches!(close.mark(), ',' | ':') => {
            let next = line.get(length + 1);
            let day = next.is_some_and(|next| next.is_number() || next.key == key!("ngày"));
            if day { 0 } else { length + 1 }
        }
        Some(next) if open && next.shape == Shape::Lower => length,
        None if open => length,
        _ => 0,
    }
}

/// How many tokens are a marker within a sentence.
///
/// ```text
/// inline = ordinal | "(" label ")" | label ")" | number "." | bullet, each before a space
/// ```
pub(crate) fn inline(tokens: &[Token]) -> usize {
    match tokens {
        [open, label, close, ..] if open.is_mark('(') && is_label(label) && close.is_mark(')') => 3,
        [label, close, ..] if is_label(label) && close.is_mark(')') && close.gap == Gap::None => 2,
        [label, dot, next, ..]
            if is_label(label)
                && label.is_number()
                && dot.is_mark('.')
                && dot.gap == Gap::None
                && next.is_word() =>
        {
            2
        }
        [bullet, next, ..] if is_bullet(bullet) && next.gap > Gap::None => 1,
        _ => ordinal(tokens),
    }
}

fn numbered(line: &[Token]) -> usize {
    let spaced = |at: usize| line.get(at).is_some_and(|token| token.gap > Gap::None);
    let mut at = 1;
    while let (Some(dot), Some(next)) = (line.get(at), line.get(at + 1)) {
        if !dot.is_mark('.') || !next.is_number() || spaced(at) || spaced(at + 1) {
            break;
        }
        at += 2;
    }
    let capital = |at: usize| line.get(at).is_some_and(|token| token.shape.is_capital());
    let open_number = at > 1 && spaced(at) && capital(at) && parts_are_short(&line[..at]);
    match line.get(at) {
        Some(_) if open_number => at,
        Some(close) if spaced(at) => {
            let dashed = at == 1 && close.is_mark('-') && spaced(2) && capital(2);
            if dashed && fits(&line[0]) { 2 } else { 0 }
        }
        Some(close) => {
            let followed = match close.mark() {
                ')' | '.' => {
                    spaced(at + 1) || line.get(at + 1).is_some_and(|next| opens(&line[0], next))
                }
                '/' | '-' => at == 1 && spaced(2) && line[0].shape != Shape::Title,
                ',' => at == 1 && spaced(2) && line[0].shape == Shape::Lower,
                _ => false,
            };
            if followed && fits(&line[0]) { at + 1 } else { 0 }
        }
        None => 0,
    }
}

/// Whether a word may follow a label with no space: "1.Rà soát", but not the initials "L.H".
fn opens(label: &Token, next: &Token) -> bool {
    next.is_word() && (label.is_number() || !next.is_single() && next.shape != Shape::Upper)
}

fn fits(label: &Token) -> bool {
    label.len() <= 4 || is_roman(label)
}

fn parts_are_short(number: &[Token]) -> bool {
    number.iter().all(|token| token.kind == Kind::Mark || token.len() <= 2)
}

fn is_label(token: &Token) -> bool {
    match token.kind {
        Kind::Number => token.len() <= 3,
        Kind::Word => token.is_single() || is_roman(token),
        Kind::Mark => false,
    }
}

fn is_roman(token: &Token) -> bool {
    // The lexer knows the case of a word but not its letters; few capitals begin with I, V or X
    // and are as short as this.
    matches!(token.first, 'I' | 'V' | 'X') && token.len() <= 4 && token.shape.is_capital()
}

fn is_bullet(token: &Token) -> bool {
    #[rustfmt::skip]
    let bullet = matches!(
        token.mark(),
        '-' | '+' | '*' | '•' | '●' | '○' | '▪' | '■' | '□' | '◦' | '‣' | '►' | '▶' | '➢' | '➤' | '✓' | '✔' | '√' | '→' | '⇒' | '⁃' | '∙' | '·' | '❖' | '♦' | '◆' | '★' | '☆' | '\u{F0B7}' | '\u{F0A7}' | '\u{F0D8}' | '\u{F076}' | '\u{F0FC}'
    );
    bullet
}

/// Whether nothing but marks stands in a run of tokens.
pub(super) fn is_rule(tokens: &[Token]) -> bool {
    tokens.iter().all(|token| token.kind == Kind::Mark)
}

/// The style of a marker, read from its last part.
pub(crate) fn style(marker: &[Token]) -> Option<Style> {
    let last = marker.last()?;
    if is_bullet(last) && (marker.len() == 1 || is_bullet(&marker[0])) {
        return Some(Style::Bullet(last.mark()));
    }
    if ordinal(marker) > 0 {
        return Some(Style::Ordinal);
    }
    let closer = if last.kind == Kind::Mark { last.mark() } else { '.' };
    let body = if last.kind == Kind::Mark { &marker[..marker.len() - 1] } else { marker };
    let label = body.last()?;
    if body.first().is_some_and(|open| open.is_mark('(')) {
        return Some(Style::Round);
    }
    Some(match label.kind {
        Kind::Number => Style::Number(parts(body), closer),
        Kind::Word if is_roman(label) => Style::Roman,
        Kind::Word if label.shape == Shape::Lower => Style::Letter(closer),
        Kind::Word => Style::Capital,
        Kind::Mark => return None,
    })
}

/// How many numbers are joined by dots at the end of a marker: 2 for "1.1".
fn parts(body: &[Token]) -> u8 {
    let mut parts = 1;
    let mut rest = body;
    while let [before @ .., dot, last] = rest {
        if parts >= DEEPEST || before.is_empty() || last.gap > Gap::None || !dot.is_mark('.') {
            break;
        }
        parts += 1;
        rest = before;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::lex_term;

    #[test]
    fn markers() {
        for (line, marker, expected) in [
            ("- Rà soát", "-", Some(Style::Bullet('-'))),
            ("– Rà soát", "–", Some(Style::Bullet('-'))),
            ("• Rà soát", "•", Some(Style::Bullet('•'))),
            ("1. Rà soát", "1.", Some(Style::Number(1, '.'))),
            ("1.1. Rà soát", "1.1.", Some(Style::Number(2, '.'))),
            ("1.1 Rà soát", "1.1", Some(Style::Number(2, '.'))),
            ("1. 3. Về đào tạo", "1. 3.", Some(Style::Number(1, '.'))),
            ("2/ Phòng Nội vụ", "2/", Some(Style::Number(1, '/'))),
            ("3- Phòng Nội vụ", "3-", Some(Style::Number(1, '-'))),
            ("a) rà soát", "a)", Some(Style::Letter(')'))),
            ("b, Đối với", "b,", Some(Style::Letter(','))),
            ("(1) rà soát", "(1)", Some(Style::Round)),
            ("IV. NHIỆM VỤ", "IV.", Some(Style::Roman)),
            ("A. KẾT QUẢ", "A.", Some(Style::Capital)),
            ("Thứ nhất, các trường", "Thứ nhất,", Some(Style::Ordinal)),
            ("hai là: các trường", "hai là:", Some(Style::Ordinal)),
            ("Hai là rà soát", "Hai là", Some(Style::Ordinal)),
            ("Thứ ba là Ban Giám hiệu", "", None),
            ("1.200 đại biểu", "", None),
            ("12.5 tỷ đồng", "", None),
            ("L.H", "", None),
            ("N.T.H", "", None),
            ("1.Rà soát", "1.", Some(Style::Number(1, '.'))),
            ("Đ/c Nguyễn Văn A", "", None),
            ("Thứ hai tuần tới", "", None),
            ("Thứ Ba, 07/03/2023 | 09:20", "", None),
            ("13 - 15/9", "", None),
            ("2023. Các trường", "", None),
            ("-----", "", None),
        ] {
            let tokens = lex_term(line);
            let length = length(&tokens);
            let read = length.checked_sub(1).map_or("", |last| &line[..tokens[last].span.end]);
            assert_eq!(read, marker, "{line}");
            assert_eq!(style(&tokens[..length]), expected, "{line}");
        }
    }
}
