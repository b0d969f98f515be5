//! VNI-Windows, which the fonts VNI-Times, VNI-Helve … use: a vowel, then a byte for its marks.
//!
//! The table is the one that VNI Software published for Windows and Unix (shown in Wikipedia's
//! article "VNI", section "VNI Encoding (Windows/Unix)"). From 0x80 to 0xBF stand the signs of
//! windows-1252.

use unicode_normalization::UnicodeNormalization;

/// Bytes that are letters by themselves; capitals stand 0x20 below.
const LETTERS: [(u8, char); 9] = [
    (0xF1, 'đ'),
    (0xF4, 'ơ'),
    (0xF6, 'ư'),
    (0xEC, 'ì'),
    (0xED, 'í'),
    (0xE6, 'ỉ'),
    (0xF3, 'ĩ'),
    (0xF2, 'ị'),
    (0xEE, 'ỵ'),
];

const GRAVE: char = '\u{300}';
const ACUTE: char = '\u{301}';
const CIRCUMFLEX: char = '\u{302}';
const TILDE: char = '\u{303}';
const BREVE: char = '\u{306}';
const HOOK: char = '\u{309}';
const DOT: char = '\u{323}';
/// No mark.
const NONE: char = '\0';

/// Bytes that mark the letter before them: its shape, then its tone; after capitals 0x20 below.
const MARKS: [(u8, char, char); 17] = [
    (0xF8, NONE, GRAVE),
    (0xF9, NONE, ACUTE),
    (0xFB, NONE, HOOK),
    (0xF5, NONE, TILDE),
    (0xEF, NONE, DOT),
    (0xE2, CIRCUMFLEX, NONE),
    (0xE0, CIRCUMFLEX, GRAVE),
    (0xE1, CIRCUMFLEX, ACUTE),
    (0xE5, CIRCUMFLEX, HOOK),
    (0xE3, CIRCUMFLEX, TILDE),
    (0xE4, CIRCUMFLEX, DOT),
    (0xEA, BREVE, NONE),
    (0xE8, BREVE, GRAVE),
    (0xE9, BREVE, ACUTE),
    (0xFA, BREVE, HOOK),
    (0xFC, BREVE, TILDE),
    (0xEB, BREVE, DOT),
];

/// The text, or `None` where a byte has no letter or a mark stands after no vowel of its own.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    let mut text = String::with_capacity(bytes.len() * 3 / 2);
    for &byte in bytes {
        let small = if byte >= 0xC0 { byte | 0x20 } else { byte };
        let capital = byte >= 0xC0 && byte & 0x20 == 0;
        if let Some((_, letter)) = LETTERS.iter().find(|(code, _)| *code == small) {
            let letter = *letter;
            text.extend(letter.to_uppercase().filter(|_| capital));
            text.extend((!capital).then_some(letter));
        } else if let Some((_, shape, tone)) = MARKS.iter().find(|(code, ..)| *code == small) {
            let vowel = marked(text.pop()?, *shape, *tone)?;
            text.push(vowel);
        } else if byte < 0xC0 {
            text.push(super::sign(byte)?);
        } else {
            return None;
        }
    }
    Some(text)
}

fn marked(vowel: char, shape: char, tone: char) -> Option<char> {
    let plain = matches!(vowel.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
        || matches!(vowel, 'ơ' | 'ư' | 'Ơ' | 'Ư');
    let takes = match shape {
        CIRCUMFLEX => matches!(vowel.to_ascii_lowercase(), 'a' | 'e' | 'o'),
        BREVE => vowel.eq_ignore_ascii_case(&'a'),
        _ => plain,
    };
    // Composed at once: a dot below goes before a circumflex.
    let parts = [vowel, shape, tone].into_iter().filter(|part| *part != NONE);
    let mut composed = parts.nfc();
    composed.next().filter(|_| takes && composed.next().is_none())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    fn code(small: u8, capital: bool) -> u8 {
        if capital { small & !0x20 } else { small }
    }

    /// The bytes of a text.
    pub(in crate::encoding) fn encode(text: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        for ch in text.chars() {
            let capital = ch.is_uppercase();
            let small: Vec<char> = ch.to_lowercase().collect();
            if ch.is_ascii() {
                bytes.push(ch as u8);
            } else if let Some((letter, _)) = LETTERS.iter().find(|(_, l)| small == [*l]) {
                bytes.push(code(*letter, capital));
            } else {
                push_marked(ch, capital, &mut bytes);
            }
        }
        bytes
    }

    fn push_marked(ch: char, capital: bool, bytes: &mut Vec<u8>) {
        let parts: Vec<char> = ch.to_string().nfd().collect();
        let has = |mark: &char| *mark != NONE && parts.contains(mark);
        let horn = parts.contains(&'\u{31B}');
        let shape = [CIRCUMFLEX, BREVE].into_iter().find(has).unwrap_or(NONE);
        let tone = [GRAVE, ACUTE, HOOK, TILDE, DOT].into_iter().find(has).unwrap_or(NONE);
        match (horn, parts[0].to_ascii_lowercase()) {
            (true, 'o') => bytes.push(code(0xF4, capital)),
            (true, _) => bytes.push(code(0xF6, capital)),
            (false, _) => bytes.push(parts[0] as u8),
        }
        let mark = MARKS.iter().find(|mark| (mark.1, mark.2) == (shape, tone)).expect("a mark");
        bytes.push(code(mark.0, capital));
    }

    #[test]
    fn letters_are_as_published() {
        let text = |bytes: &[u8]| decode(bytes).expect("text");
        assert_eq!(text(b"Ho\xE4i ngh\xF2 to\xE5ng ke\xE1t"), "Hội nghị tổng kết");
        assert_eq!(text(b"\xD1O\xC0NG CH\xCD, \xF1\xF6\xF4\xEFc"), "ĐỒNG CHÍ, được");
        assert_eq!(text(b"na\xEAm ma\xFCn ta\xEBng ly\xF9 k\xF3 M\xD3"), "năm mẵn tặng lý kĩ MĨ");
        assert_eq!(decode(b"n\xEAm"), None);
        assert_eq!(decode(b"a\xFF"), None);
    }
}
