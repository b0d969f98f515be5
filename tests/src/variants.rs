//! The same text typed in other ways gives the same facts.

use hoinghi::{Extractor, Report};
use hoinghi_gen::tone::RIMES;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// One way to type a text.
type Typing = (&'static str, fn(&str) -> String);

const TYPINGS: [Typing; 3] = [
    ("decomposed", |text| text.nfd().collect()),
    ("CRLF", |text| text.replace('\n', "\r\n")),
    ("the other tone-mark style", other_tone_marks),
];

/// Where the facts of the text, typed in other ways, differ from those of `report`.
pub fn differences(extractor: &Extractor, text: &str, report: &Report) -> Vec<String> {
    let typed = TYPINGS.iter().filter(|(name, _)| *name != "CRLF" || !text.contains('\r'));
    let differ = |(name, typing): &Typing| {
        between(name, report, &extractor.extract_as(&report.id, &typing(text)))
    };
    typed.flat_map(differ).collect()
}

/// Where the facts of the same text, typed in another way, differ.
pub fn between(name: &str, report: &Report, typed: &Report) -> Vec<String> {
    let (base, other) = (canonical(report), canonical(typed));
    let mut lines = Vec::new();
    if other != base {
        lines.push(format!("typed {name}, the facts differ:"));
        first_difference("", &base, &other, &mut lines);
    }
    lines
}

/// The facts without their places, in one spelling.
fn canonical(report: &Report) -> Value {
    let mut tree = serde_json::to_value(report).unwrap_or_else(|e| panic!("{e}"));
    spell(&mut tree);
    tree
}

fn spell(value: &mut Value) {
    match value {
        Value::String(words) => {
            let composed: String = words.replace("\r\n", "\n").nfc().collect();
            *words = tone_marks(&composed, |old, _| old);
        }
        Value::Array(list) => list.iter_mut().for_each(spell),
        Value::Object(fields) => {
            fields.remove("start");
            fields.remove("end");
            fields.values_mut().for_each(spell);
        }
        _ => {}
    }
}

fn first_difference(path: &str, a: &Value, b: &Value, lines: &mut Vec<String>) {
    match (a, b) {
        _ if a == b => {}
        (Value::Object(x), Value::Object(y)) => {
            for (name, value) in x {
                first_difference(&format!("{path}.{name}"), value, &y[name], lines);
            }
        }
        (Value::Array(x), Value::Array(y)) if x.len() == y.len() => {
            for (i, (p, q)) in x.iter().zip(y).enumerate() {
                first_difference(&format!("{path}[{i}]"), p, q, lines);
            }
        }
        _ => lines.push(format!("    {}: {a} became {b}", path.trim_start_matches('.'))),
    }
}

fn other_tone_marks(text: &str) -> String {
    tone_marks(text, |old, found| if found == old { RIMES[rime(old)].1 } else { old })
}

fn rime(old: &str) -> usize {
    RIMES.iter().position(|&(first, _)| first == old).unwrap_or_default()
}

/// `text` with the rime of each open syllable spelled as `choose` says, told the old style's
/// spelling and the one found.
fn tone_marks(text: &str, choose: fn(&'static str, &str) -> &'static str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        match two_vowels(&chars, at) {
            Some((old, found)) => {
                let chosen = choose(old, found).chars().zip(&chars[at..]);
                out.extend(chosen.map(|(ch, case)| match_case(ch, *case)));
                at += 2;
            }
            None => {
                out.push(chars[at]);
                at += 1;
            }
        }
    }
    out
}

/// The rime of two letters that ends a syllable at `at`, in the old style and as it stands.
fn two_vowels(chars: &[char], at: usize) -> Option<(&'static str, &'static str)> {
    let pair: String = chars.get(at..at + 2)?.iter().flat_map(|ch| ch.to_lowercase()).collect();
    let before = at.checked_sub(1).map(|i| chars[i]);
    let after = chars.get(at + 2);
    let open = !after.is_some_and(|ch| ch.is_alphabetic() || matches!(ch, '\u{300}'..='\u{36F}'));
    let whole = !before.is_some_and(|ch| "qQ".contains(ch));
    let spelled = |&&(old, new): &&(&str, &str)| pair == old || pair == new;
    let (old, new) = RIMES.iter().find(spelled).filter(|_| open && whole)?;
    Some((old, if pair == *old { old } else { new }))
}

fn match_case(ch: char, like: char) -> char {
    let large = || ch.to_uppercase().next().unwrap_or(ch);
    if like.is_uppercase() { large() } else { ch }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tone_marks_change_style() {
        for (a, b) in [("hòa", "hoà"), ("ỦY BAN", "UỶ BAN"), ("quý", "quý"), ("hoàn", "hoàn")]
        {
            assert_eq!(other_tone_marks(a), b);
            assert_eq!(other_tone_marks(b), a);
        }
    }
}
