//! Bytes to text: UTF-8, UTF-16, windows-1258 and the legacy fonts TCVN3 (ABC) and VNI-Windows,
//! given or detected.
//!
//! Nothing is replaced: bytes that an encoding has no letter for are an error. What is not UTF-8
//! is detected by decoding it in every way and asking how many of its words are syllables of
//! Vietnamese. Text typed in a legacy font and stored as Unicode ("Héi nghÞ") is told the same way.
//!
//! Why not a library: chardetng 1.0 knows windows-1258 but neither of the fonts, in which it sees
//! Western or Central European, and it needs more text to be sure.

mod syllable;
mod tcvn3;
mod vni;

use crate::error::{Fault, Reason};
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// How the bytes of a text are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with a byte order mark or without.
    Utf8,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
    /// The Vietnamese code page of Windows; its combining marks are composed.
    Windows1258,
    /// TCVN 5712:1993 as the fonts named .Vn… (ABC) use it.
    Tcvn3,
    /// The fonts named VNI-… on Windows.
    Vni,
    /// Any other encoding of the web.
    Other(&'static encoding_rs::Encoding),
}

impl Encoding {
    /// The name, in small letters.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Windows1258 => "windows-1258",
            Encoding::Tcvn3 => "tcvn3",
            Encoding::Vni => "vni",
            Encoding::Other(other) => other.name(),
        }
    }

    /// The encoding with this name, or with this label of the web's Encoding Standard.
    ///
    /// ```
    /// use hoinghi_batch::encoding::Encoding;
    /// assert_eq!(Encoding::from_name("ABC"), Some(Encoding::Tcvn3));
    /// assert_eq!(Encoding::from_name("cp1258"), Some(Encoding::Windows1258));
    /// ```
    pub fn from_name(name: &str) -> Option<Encoding> {
        let label = name.trim().to_ascii_lowercase();
        Some(match label.as_str() {
            "tcvn3" | "tcvn" | "tcvn-5712" | "tcvn5712" | "tcvn5712-1" | "abc" => Encoding::Tcvn3,
            "vni" | "vni-win" | "vni-windows" | "x-viet-vni" => Encoding::Vni,
            "x-viet-tcvn5712" | "x-viet-tcvn" => Encoding::Tcvn3,
            "utf-16" => Encoding::Utf16Le,
            _ => match encoding_rs::Encoding::for_label(label.as_bytes())? {
                known if known == encoding_rs::UTF_8 => Encoding::Utf8,
                known if known == UTF_16LE => Encoding::Utf16Le,
                known if known == UTF_16BE => Encoding::Utf16Be,
                known if known == WINDOWS_1258 => Encoding::Windows1258,
                // It would give one character for any bytes at all.
                known if known == encoding_rs::REPLACEMENT => return None,
                known => Encoding::Other(known),
            },
        })
    }

    /// The text, or `None` where some bytes mean nothing.
    pub fn decode(self, bytes: &[u8]) -> Option<String> {
        let strict = |encoding: &'static encoding_rs::Encoding| {
            let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
            let bare = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
            Some(if is_nfc(bare) { bare.to_owned() } else { bare.nfc().collect() })
        };
        match self {
            Encoding::Utf8 => {
                let bare = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
                std::str::from_utf8(bare).ok().map(str::to_owned)
            }
            Encoding::Utf16Le => utf16(UTF_16LE, bytes),
            Encoding::Utf16Be => utf16(UTF_16BE, bytes),
            Encoding::Windows1258 => strict(WINDOWS_1258),
            Encoding::Tcvn3 => tcvn3::decode(bytes),
            Encoding::Vni => vni::decode(bytes),
            Encoding::Other(other) => strict(other),
        }
    }
}

/// UTF-16 as it stands: unlike code pages, Unicode is not composed.
fn utf16(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_owned())
}

/// A text with the encoding that it was read in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// How it was read.
    pub encoding: Encoding,
}

/// Of the words that tell encodings apart, at least so many in a hundred have to be syllables.
const LEAST: u32 = 75;

/// The text of `bytes`: in the encoding that their byte order mark names, or else in `given`, or
/// else in the one detected.
pub(crate) fn decode(bytes: Vec<u8>, given: Option<Encoding>) -> Result<Decoded, Fault> {
    let decoded = match marked(&bytes).or(given) {
        Some(encoding) => {
            let text = encoding.decode(&bytes).ok_or_else(|| {
                Fault::new(Reason::Undecodable, format!("not {}", encoding.name()))
            })?;
            Decoded { text, encoding }
        }
        None => detect(bytes)?,
    };
    check_text(&decoded.text)?;
    Ok(decoded)
}

/// Text that is Unicode: only legacy fonts, given or detected, still hide in it.
pub(crate) fn of_unicode(text: String, given: Option<Encoding>) -> Result<Decoded, Fault> {
    let decoded = match given {
        None => refont(text),
        Some(font @ (Encoding::Tcvn3 | Encoding::Vni)) => match font_bytes(&text) {
            Some(bytes) => return decode(bytes, Some(font)),
            None => Decoded { text, encoding: Encoding::Utf8 },
        },
        Some(_) => Decoded { text, encoding: Encoding::Utf8 },
    };
    check_text(&decoded.text)?;
    Ok(decoded)
}

/// The bytes that text in a legacy font was stored as; `None` where it holds other letters.
fn font_bytes(text: &str) -> Option<Vec<u8>> {
    let (bytes, _, failed) = WINDOWS_1252.encode(text);
    (!failed).then(|| bytes.into_owned())
}

fn marked(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some(Encoding::Utf8),
        [0xFF, 0xFE, ..] => Some(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// The encodings of one byte a letter, or two, that Vietnamese was written in.
const LEGACY: [Encoding; 3] = [Encoding::Windows1258, Encoding::Tcvn3, Encoding::Vni];

fn detect(bytes: Vec<u8>) -> Result<Decoded, Fault> {
    if let Ok(text) = simdutf8::basic::from_utf8(&bytes) {
        return Ok(refont(text.to_owned()));
    }
    if let Some(encoding) = wide(&bytes) {
        let text = encoding.decode(&bytes);
        let text = text.ok_or_else(|| Fault::new(Reason::Undecodable, "broken UTF-16"))?;
        return Ok(Decoded { text, encoding });
    }
    if bytes.contains(&0) {
        return Err(Fault::new(Reason::NotText, "holds zero bytes"));
    }
    let read = LEGACY.iter().filter_map(|encoding| {
        let text = encoding.decode(&bytes)?;
        let share = syllable::share(&text)?;
        (share >= LEAST).then_some((share, Decoded { text, encoding: *encoding }))
    });
    // The first of the best.
    let best = read.reduce(|best, next| if next.0 > best.0 { next } else { best });
    let at = std::str::from_utf8(&bytes).err().map_or(0, |error| error.valid_up_to());
    let message = format!("byte {at} is not UTF-8, and no other encoding gives Vietnamese words");
    best.map(|(_, decoded)| decoded).ok_or_else(|| Fault::new(Reason::Undecodable, message))
}

/// UTF-16 without a byte order mark: every other byte of its ASCII is zero.
fn wide(bytes: &[u8]) -> Option<Encoding> {
    let head = bytes.get(..bytes.len().min(1024) & !1).filter(|head| head.len() >= 8)?;
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    match bytes.len() % 2 {
        0 if odd * 4 > half && even * 20 < half => Some(Encoding::Utf16Le),
        0 if even * 4 > half && odd * 20 < half => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Text in UTF-8; read anew where it was typed in a legacy font and stored as Unicode.
fn refont(text: String) -> Decoded {
    let bare = match text.strip_prefix('\u{FEFF}') {
        Some(bare) => bare.to_owned(),
        None => text,
    };
    match fonts(&bare) {
        Some(decoded) => decoded,
        None => Decoded { text: bare, encoding: Encoding::Utf8 },
    }
}

fn fonts(text: &str) -> Option<Decoded> {
    // Letters of Unicode Vietnamese outside Latin-1 are a sure sign, and soon met.
    if text.is_ascii() || text.chars().any(is_vietnamese_only) {
        return None;
    }
    let own = syllable::share(text).filter(|share| *share < LEAST)?;
    let bytes = font_bytes(text)?;
    let read = [Encoding::Tcvn3, Encoding::Vni].into_iter().filter_map(|encoding| {
        let text = encoding.decode(&bytes)?;
        let share = syllable::share(&text)?;
        (share >= LEAST && share > own).then_some((share, Decoded { text, encoding }))
    });
    read.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, read)| read)
}

/// The sign that windows-1252 has for a byte, if it is no control character beyond ASCII.
fn sign(byte: u8) -> Option<char> {
    let bytes = [byte];
    let (text, failed) = WINDOWS_1252.decode_without_bom_handling(&bytes);
    let ch = text.chars().next().filter(|_| !failed)?;
    (byte < 0x80 || !ch.is_control()).then_some(ch)
}

fn is_vietnamese_only(ch: char) -> bool {
    matches!(ch, 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{300}'..='\u{323}' | '\u{1EA0}'..='\u{1EF9}')
}

/// Text has no characters that steer devices; files that are something else have.
fn check_text(text: &str) -> Result<(), Fault> {
    // Control characters beyond ASCII begin with 0xC2.
    let may_steer = |byte: u8| {
        (byte < b' ' && !matches!(byte, 9 | 10 | 12 | 13)) || matches!(byte, 0x7F | 0xC2)
    };
    if !text.bytes().any(may_steer) {
        return Ok(());
    }
    let steers =
        |ch: char| ch.is_control() && !matches!(ch, '\t' | '\n' | '\r' | '\u{C}' | '\u{85}');
    if text.contains('\0') {
        return Err(Fault::new(Reason::NotText, "holds zero characters"));
    }
    let bad = text.chars().filter(|ch| steers(*ch)).count();
    if bad * 50 > text.chars().count() {
        return Err(Fault::new(
            Reason::NotText,
            "more than two in a hundred are control characters",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Sáng 12/8/2023, Phòng Nội vụ huyện Mây Hồng tổ chức hội nghị sơ kết; \
                        ông Trần Văn Thử, Phó Chủ tịch Uỷ ban, yêu cầu hoàn thành trước ngày 30/9.";

    fn windows_1258(text: &str) -> Vec<u8> {
        // Letters precomposed, tones apart: what the code page can say.
        let tone =
            |ch: &char| matches!(ch, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
        let mut apart = String::new();
        for ch in text.chars() {
            let parts: Vec<char> = ch.to_string().nfd().collect();
            let letter: String = parts.iter().copied().filter(|ch| !tone(ch)).nfc().collect();
            apart.push_str(&letter);
            apart.extend(parts.iter().filter(|ch| tone(ch)));
        }
        let (bytes, _, failed) = WINDOWS_1258.encode(&apart);
        assert!(!failed);
        bytes.into_owned()
    }

    fn found(bytes: Vec<u8>) -> (Encoding, String) {
        let decoded = decode(bytes, None).expect("text");
        (decoded.encoding, decoded.text)
    }

    #[test]
    fn encodings_are_detected() {
        let utf16 = |mark: &[u8], f: fn(u16) -> [u8; 2]| {
            mark.iter().copied().chain(TEXT.encode_utf16().flat_map(f)).collect::<Vec<u8>>()
        };
        for (encoding, bytes) in [
            (Encoding::Utf8, TEXT.as_bytes().to_vec()),
            (Encoding::Utf8, [b"\xEF\xBB\xBF", TEXT.as_bytes()].concat()),
            (Encoding::Utf16Le, utf16(&[0xFF, 0xFE], u16::to_le_bytes)),
            (Encoding::Utf16Be, utf16(&[0xFE, 0xFF], u16::to_be_bytes)),
            (Encoding::Utf16Le, utf16(&[], u16::to_le_bytes)),
            (Encoding::Windows1258, windows_1258(TEXT)),
            (Encoding::Tcvn3, tcvn3::tests::encode(TEXT)),
            (Encoding::Vni, vni::tests::encode(TEXT)),
        ] {
            assert_eq!(found(bytes), (encoding, TEXT.to_owned()));
        }
    }

    #[test]
    fn legacy_fonts_stored_as_unicode_are_read() {
        for (encoding, bytes) in [
            (Encoding::Tcvn3, tcvn3::tests::encode(TEXT)),
            (Encoding::Vni, vni::tests::encode(TEXT)),
        ] {
            let stored: String = bytes.iter().map(|byte| char::from(*byte)).collect();
            assert_eq!(found(stored.into_bytes()), (encoding, TEXT.to_owned()));
        }
        let stored: String = tcvn3::tests::encode("hội nghị").into_iter().map(char::from).collect();
        let given =
            |text: &str| of_unicode(text.to_owned(), Some(Encoding::Tcvn3)).expect("text").text;
        assert_eq!((&*given(&stored), &*given("hội nghị")), ("hội nghị", "hội nghị"));
        for text in ["Le président a été reçu à l’hôtel", "hội nghị", "12 trường", "ba lô"]
        {
            assert_eq!(found(text.into()), (Encoding::Utf8, text.to_owned()));
        }
    }

    #[test]
    fn what_is_no_text_is_refused_not_replaced() {
        let refused = |bytes: &[u8], given| decode(bytes.to_vec(), given).expect_err("bad").reason;
        assert_eq!(refused(b"h\xFFi ngh\xFE \xC3", None), Reason::Undecodable);
        assert_eq!(refused(b"a\0b\0\0\0", None), Reason::NotText);
        assert_eq!(refused(b"\x89PNG\r\n\x1a\n\0\0\xFF\xFE", None), Reason::NotText);
        assert_eq!(refused(b"h\xC3", Some(Encoding::Utf8)), Reason::Undecodable);
        assert_eq!(refused(b"\xFF\xFEa", None), Reason::Undecodable);
        assert_eq!(refused(b"n\xFFm", Some(Encoding::Vni)), Reason::Undecodable);
    }

    #[test]
    fn every_letter_goes_there_and_back() {
        let vowels = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY".chars();
        let tones = ["", "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"];
        let letters =
            vowels.flat_map(|v| tones.map(|tone| format!("{v}{tone}").nfc().collect::<String>()));
        for letter in letters.chain(["đ".to_owned(), "Đ".to_owned()]) {
            let vni = vni::tests::encode(&letter);
            assert_eq!(Encoding::Vni.decode(&vni).as_deref(), Some(&*letter));
            assert_eq!(
                Encoding::Windows1258.decode(&windows_1258(&letter)).as_deref(),
                Some(&*letter)
            );
            let small = letter.to_lowercase();
            assert_eq!(Encoding::Tcvn3.decode(&tcvn3::tests::encode(&small)), Some(small));
        }
    }
}
