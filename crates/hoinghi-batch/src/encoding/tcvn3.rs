//! TCVN 5712:1993 (VSCII), whose third form the fonts .VnTime, .VnArial … (ABC, TCVN3) use.
//!
//! The table is the upper half of VN1, which holds VN3 (TCVN 5712:1993, table 1; the same as the
//! encoding `TCVN5712-1` of the GNU C library). From 0x80 to 0x9F stand the quotation marks and
//! dashes of windows-1252, as Windows types them into any font.
//!
//! VN3 has no capital vowels with tones: they are small ones in a font of capitals (.VnTimeH). So
//! a word whose other letters are all capitals is put in capitals.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The letters from 0xA0 on.
const UPPER: &str = "\u{A0}ĂÂÊÔƠƯĐăâêôơưđẰ\u{300}\u{309}\u{303}\u{301}\u{323}àảãáạẲằẳẵắẴ\
                     ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ";

/// The text, or `None` where a byte has no letter.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    let letters: Vec<char> = UPPER.chars().collect();
    let mut text = String::with_capacity(bytes.len() * 3 / 2);
    let mut word = Word::default();
    for &byte in bytes {
        let ch = match byte {
            0..0x80 => char::from(byte),
            0x80..0xA0 => super::sign(byte)?,
            _ => *letters.get(usize::from(byte) - 0xA0)?,
        };
        word.push(ch, &mut text);
    }
    word.end(&mut text);
    Some(if is_nfc(&text) { text } else { text.nfc().collect() })
}

/// Where the word at the end of the text began, and how its letters of ASCII are cased.
#[derive(Default)]
struct Word {
    start: Option<usize>,
    large: u32,
    small: u32,
}

impl Word {
    fn push(&mut self, ch: char, text: &mut String) {
        if ch.is_alphabetic() {
            self.start.get_or_insert(text.len());
            let known = ch.is_ascii() || ch.is_uppercase();
            self.large += u32::from(known && ch.is_uppercase());
            self.small += u32::from(known && ch.is_lowercase());
        } else if !matches!(ch, '\u{300}'..='\u{323}') {
            self.end(text);
        }
        text.push(ch);
    }

    /// "H" and "i" leave "Hội"; "H" and "I" around "ộ" make it "HỘI".
    fn end(&mut self, text: &mut String) {
        if let Some(start) = self.start.filter(|_| self.large > 1 && self.small == 0) {
            let word = text[start..].to_uppercase();
            text.truncate(start);
            text.push_str(&word);
        }
        *self = Word::default();
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The bytes of a text without capitals that carry tones.
    pub(in crate::encoding) fn encode(text: &str) -> Vec<u8> {
        let byte = |ch: char| match ch.is_ascii() {
            true => ch as u8,
            false => {
                let at = UPPER.chars().position(|letter| letter == ch).expect("a letter");
                0xA0 + u8::try_from(at).expect("a byte")
            }
        };
        text.chars().map(byte).collect()
    }

    #[test]
    fn letters_are_as_published() {
        assert_eq!(UPPER.chars().count(), 96);
        let text = |bytes: &[u8]| decode(bytes).expect("text");
        assert_eq!(text(b"H\xE9i ngh\xDE t\xE6ng k\xD5t"), "Hội nghị tổng kết");
        assert_eq!(text(b"H\xE9I NGH\xDE, \xA7\xB6ng"), "HỘI NGHỊ, Đảng");
        assert_eq!(text(b"\x93\xA7\xB6ng\x94"), "“Đảng”");
        assert_eq!(decode(b"\x81"), None);
    }
}
