//! Verbs of asking: "yêu cầu", "đề nghị", "giao".

use crate::cursor::{key, keys};
use crate::fold::Key;
use crate::lexicon::{Class, Lexicon};
use crate::token::{Shape, Token};

/// How much a verb needs to ask for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strength {
    /// It asks by itself: "yêu cầu".
    Own,
    /// It asks with a word for tasks or an order after it: "nhấn mạnh".
    Weak,
    /// As a weak one, and only before a colon: "thống nhất".
    Colon,
}

/// A verb of asking as found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask {
    /// Index of its first token.
    pub(crate) at: usize,
    /// Index one past its last.
    pub(crate) end: usize,
    pub(crate) strength: Strength,
    /// Whether it sets targets: "giao chỉ tiêu".
    pub(crate) targets: bool,
}

/// Words before one that make a noun or another verb of it: "theo yêu cầu", "hồ sơ đề nghị",
/// "được giao", "bàn giao".
fn is_noun_after(word: Key) -> bool {
    keys!(
        "theo", "các", "những", "mọi", "ứng", "sơ", "đơn", "bản", "được", "bàn", "chuyển", "với",
        "hơn", "đúng", "do", "đạt", "số", "tiếp",
    )
    .contains(&word)
}

/// The verb of asking that begins at token `at`.
pub(crate) fn verb(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<Ask> {
    let found = lexicon.longest(tokens.get(at..)?, Class::VerbAsk.into())?;
    let end = at + found.end;
    let noun = at.checked_sub(1).is_some_and(|at| is_noun_after(tokens[at].key));
    let compound = tokens.get(end).is_some_and(|next| is_compound(&tokens[at..end], next))
        || charges(&tokens[end..]);
    let strength = match found.term.full.as_ref() {
        "weak" => Strength::Weak,
        "colon" => Strength::Colon,
        _ => Strength::Own,
    };
    let targets = found.term.full == "target";
    (!noun && !compound).then_some(Ask { at, end, strength, targets })
}

/// Whether a verb and the word after it are a noun or another verb: "yêu cầu của", "giao ban",
/// "giao thông"; "giao Ban Chỉ huy" is not.
fn is_compound(verb: &[Token], next: &Token) -> bool {
    let gives = matches!(verb, [only] if only.key == key!("giao"));
    let lower = next.shape == Shape::Lower || verb[0].shape != Shape::Lower;
    let given = keys!(
        "ban", "thông", "lưu", "dịch", "nhận", "hữu", "tiếp", "ước", "quân", "đất", "hàng", "thừa",
    )
    .contains(&next.key);
    keys!("của", "trên", "hưởng").contains(&next.key) || gives && lower && given
}

/// "đề nghị truy tố", "kiến nghị khởi tố": what is done with a case.
fn charges(rest: &[Token]) -> bool {
    let [first, second, ..] = rest else { return false };
    second.key == key!("tố") && keys!("truy", "khởi").contains(&first.key)
}

/// The last verb that asks by itself, else the last weak one.
pub(crate) fn last(tokens: &[Token], lexicon: &Lexicon) -> Option<Ask> {
    let mut all = (0..tokens.len()).rev().filter_map(|at| verb(tokens, at, lexicon));
    let last = all.next()?;
    let own = |ask: &Ask| ask.strength == Strength::Own;
    Some(if own(&last) { last } else { all.find(own).unwrap_or(last) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_and_compounds_ask_nothing() {
        let lexicon = Lexicon::builtin();
        for (text, asks) in [
            ("Chủ tịch yêu cầu các xã", true),
            ("đáp ứng yêu cầu của nhiệm vụ", false),
            ("hội nghị giao ban tháng", false),
            ("tai nạn giao thông", false),
            ("hồ sơ đề nghị công nhận", false),
            ("giao Phòng Nội vụ", true),
            ("giao Ban Chỉ huy quân sự", true),
            ("đề nghị Ban Tuyên giáo", true),
            ("yêu cầu thông tin kịp thời", true),
        ] {
            let tokens = crate::token::lex(text, lexicon);
            assert_eq!(last(&tokens, lexicon).is_some(), asks, "{text}");
        }
    }
}
