//! Narration, which leaves a list of things asked.

use crate::cursor::{key, keys};
use crate::fold::Key;
use crate::lexicon::{Class, ClassSet, Lexicon};
use crate::token::Token;

const OPENERS: ClassSet = ClassSet::of(&[
    Class::Honorific,
    Class::HonorificFemale,
    Class::HonorificMale,
    Class::HonorificPlural,
    Class::HonorificYoung,
    Class::Degree,
    Class::Rank,
    Class::Event,
    Class::VerbSpeak,
]);
/// Who asks or speaks where a verb of saying follows.
const SPEAKERS: ClassSet = ClassSet::of(&[Class::Post, Class::Surname]);
const SAYS: ClassSet =
    ClassSet::of(&[Class::VerbAsk, Class::VerbSpeak, Class::VerbPresent, Class::VerbDirect]);
/// How many tokens a subject and its verb take.
const SUBJECT: usize = 24;
/// How many tokens may stand before the event: "Cũng tại buổi lễ".
const SCENE: usize = 4;

/// Whether a run of words tells what was said or done at the event, not what is to be done.
///
/// ```text
/// narration = honorific … | event … | verb-speak … | (post | surname) … verb-speak …
///           | ("tại" | "cũng" | "nhân" …)+ (event | "dịp này") … | "kết thúc" ","
///           | ("các" | "toàn thể")? "đại biểu" …
/// ```
pub(super) fn narrates(body: &[Token], lexicon: &Lexicon) -> bool {
    let length = |classes: ClassSet| lexicon.longest(body, classes).map_or(0, |found| found.end);
    let order = length(Class::VerbDo.into());
    // "Phát biểu" is longer than "phát"; "kiến nghị" may be an order.
    if order > 0 {
        return length(Class::VerbSpeak.into()) > order;
    }
    length(OPENERS) > 0
        || sets_scene(body, lexicon)
        || names_delegates(body)
        || length(SPEAKERS) > 0 && says(body, lexicon)
}

fn sets_scene(body: &[Token], lexicon: &Lexicon) -> bool {
    let scene = keys!("tại", "trong", "sau", "cuối", "trước", "nhân", "cũng", "kết", "dịp");
    let lead = body.iter().take(SCENE).take_while(|token| scene.contains(&token.key)).count();
    let rest = |at: usize| body.get(at..).unwrap_or_default();
    let closes = starts(body, [key!("kết"), key!("thúc")])
        && rest(2).first().is_some_and(|t| t.is_mark(','));
    let occasion = (0..=lead).any(|at| starts(rest(at), [key!("dịp"), key!("này")]));
    let event = |at| lexicon.longest(rest(at), Class::Event.into()).is_some();
    closes || occasion || lead > 0 && (event(lead) || event(lead + 1))
}

fn names_delegates(body: &[Token]) -> bool {
    let head = body
        .iter()
        .take_while(|token| keys!("các", "toàn", "thể", "đông", "đảo").contains(&token.key))
        .count();
    starts(&body[head..], [key!("đại"), key!("biểu")])
}

fn starts(body: &[Token], pair: [Key; 2]) -> bool {
    matches!(body, [first, second, ..] if [first.key, second.key] == pair)
}

/// Whether the first verb after whoever is named is one of saying.
fn says(body: &[Token], lexicon: &Lexicon) -> bool {
    (1..body.len().min(SUBJECT)).any(|at| {
        let said = lexicon.longest(&body[at..], SAYS);
        said.is_some() && lexicon.longest(&body[at..], Class::VerbDo.into()).is_none()
    })
}
