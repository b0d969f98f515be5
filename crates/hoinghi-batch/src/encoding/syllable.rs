//! Whether words are syllables of Vietnamese.

use unicode_normalization::UnicodeNormalization;

/// Words looked at; more would tell no more.
const ENOUGH: u32 = 2_000;

const ONSETS: &[&str] = &[
    "ngh", "ng", "nh", "gh", "gi", "kh", "ch", "ph", "th", "tr", "qu", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

const NUCLEI: &[&str] = &[
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ia", "iê", "ya", "yê", "ua", "uô",
    "ưa", "ươ", "oa", "oă", "oe", "uâ", "uê", "uy", "uyê", "uơ", "ai", "ao", "au", "ay", "âu",
    "ây", "eo", "êu", "iu", "iêu", "yêu", "oi", "ôi", "ơi", "ui", "ưi", "ưu", "uôi", "ươi", "ươu",
    "oai", "oay", "oeo", "oao", "uao", "uây", "uya", "uyu", "uêu", "oo", "oă",
];

const CODAS: &[&str] = &["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];

const ACUTE: char = '\u{301}';
const DOT: char = '\u{323}';

/// Of the words with letters beyond ASCII, how many in a hundred are syllables; `None` where there
/// is no such word.
pub(super) fn share(text: &str) -> Option<u32> {
    let (mut words, mut good) = (0, 0);
    for word in text.split(|ch: char| !ch.is_alphabetic() && !is_mark(ch)) {
        if word.is_ascii() {
            continue;
        }
        words += 1;
        good += u32::from(is_syllable(word));
        if words == ENOUGH {
            break;
        }
    }
    // Signs beyond ASCII outside words tell nothing for an encoding, nor against it.
    (words > 0).then(|| good * 100 / words)
}

fn is_mark(ch: char) -> bool {
    matches!(ch, '\u{300}'..='\u{323}')
}

/// Whether a word is an onset, a nucleus, a coda and at most one tone, and cased as words are.
fn is_syllable(word: &str) -> bool {
    if word.chars().count() > 12 || !is_cased(word) {
        return false;
    }
    let (mut bare, mut tones) = (String::new(), Vec::new());
    for ch in word.chars().flat_map(char::to_lowercase).nfd() {
        match ch {
            '\u{300}' | ACUTE | '\u{303}' | '\u{309}' | DOT => tones.push(ch),
            _ => bare.push(ch),
        }
    }
    let bare: String = bare.nfc().collect();
    tones.len() <= 1 && has_shape(&bare, tones.first().copied())
}

/// Small letters, a large one and small ones, or large ones.
fn is_cased(word: &str) -> bool {
    let mut letters = word.chars().filter(|ch| ch.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    let (large, small) = letters.fold((false, false), |(large, small), ch| {
        (large || ch.is_uppercase(), small || ch.is_lowercase())
    });
    !large || (first && !small)
}

fn has_shape(bare: &str, tone: Option<char>) -> bool {
    ONSETS.iter().filter_map(|onset| bare.strip_prefix(onset)).any(|rhyme| {
        CODAS.iter().filter_map(|coda| Some((rhyme.strip_suffix(coda)?, coda))).any(
            |(nucleus, coda)| {
                let stops = matches!(*coda, "c" | "ch" | "p" | "t");
                NUCLEI.contains(&nucleus) && (!stops || matches!(tone, Some(ACUTE | DOT)))
            },
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told() {
        for word in
            "hội NGHỊ Tổng kết thực nghiệm đồng chí Quý giữa Uỷ khuỷu nguyễn gìn ý Ở".split(' ')
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in "héi nghÞ Tæng thùc ñoàng préésident hộI été".split(' ') {
            assert!(!is_syllable(word) || word == "thùc", "{word}");
        }
        assert!(!is_syllable("thùc"), "a stop takes sắc or nặng");
    }
}
