//! What a change of the text does to its facts.

use hoinghi::report::{Count, CountKind, DateKind, Located, Official, Percentage, Quote};
use hoinghi::{Report, extract};
use hoinghi_gen::generate;
use hoinghi_tests::fuzzed;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

/// The report as JSON, every string and offset changed.
fn changed(report: &Report, string: fn(&str) -> String, offset: &dyn Fn(u64) -> Value) -> Value {
    fn walk(value: &mut Value, string: fn(&str) -> String, offset: &dyn Fn(u64) -> Value) {
        match value {
            Value::String(words) => *words = string(words),
            Value::Array(list) => list.iter_mut().for_each(|value| walk(value, string, offset)),
            Value::Object(fields) => {
                for (name, field) in fields {
                    match field.as_u64() {
                        Some(at) if name == "start" || name == "end" => *field = offset(at),
                        _ => walk(field, string, offset),
                    }
                }
            }
            _ => {}
        }
    }
    let mut tree = serde_json::to_value(report).expect("JSON");
    walk(&mut tree, string, offset);
    tree
}

/// The facts without their places, blanks of all sorts alike.
fn facts(report: &Report) -> Value {
    let words = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    changed(report, words, &|_| Value::Null)
}

/// The first fields in which two reports differ.
fn difference(a: &Value, b: &Value) -> String {
    match (a, b) {
        (Value::Object(x), Value::Object(y)) => {
            let name = x.keys().find(|name| x.get(*name) != y.get(*name));
            name.map_or_else(String::new, |name| {
                format!(".{name}{}", difference(&a[name], &b[name]))
            })
        }
        (Value::Array(x), Value::Array(y)) if x.len() == y.len() => {
            let at = (0..x.len()).find(|&at| x[at] != y[at]);
            at.map_or_else(String::new, |at| format!("[{at}]{}", difference(&x[at], &y[at])))
        }
        (Value::Array(x), Value::Array(y)) => {
            let only = |x: &[Value], y: &[Value]| -> Vec<String> {
                x.iter().filter(|value| !y.contains(value)).take(3).map(Value::to_string).collect()
            };
            format!(
                ": {} and {} entries; gone {:?}; new {:?}",
                x.len(),
                y.len(),
                only(x, y),
                only(y, x)
            )
        }
        _ => format!(": {a} became {b}"),
    }
}

fn same(text: &str, typed: &str) -> Result<(), TestCaseError> {
    let (base, other) = (facts(&extract(text)), facts(&extract(typed)));
    prop_assert!(base == other, "{}\nof {text}", difference(&base, &other));
    Ok(())
}

/// Every blank between two words of a line, replaced.
fn blanks(text: &str, by: &str) -> String {
    let line = |line: &str| {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        format!("{}{}", &line[..indent], line[indent..].replace(' ', by))
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// Lines that a portal puts before an article.
const FURNITURE: &[&str] = &[
    "Trang chủ",
    "Trang chủ > Tin tức > Tin hoạt động",
    "Đăng nhập",
    "Tìm kiếm",
    "Chia sẻ",
    "Cỡ chữ: A- A A+",
];

/// Whether a date tells its value by itself, whatever stands around it.
fn tells_itself(text: &str, kind: DateKind) -> bool {
    let years = text.split(|ch: char| !ch.is_ascii_digit()).filter(|digits| digits.len() == 4);
    kind == DateKind::Day && years.count() == 1
}

/// Facts that depend on their own sentence alone, with their places from `from` on.
fn local(report: &Report, from: usize) -> HashSet<String> {
    let place = |fact: &dyn Located| (fact.start() - from, fact.end() - from);
    let dates = report.dates.iter().filter(|date| tells_itself(&date.text, date.kind));
    let dates = dates.map(|date| format!("{:?} {} {:?}", place(date), date.text, date.value));
    let percentages = report.percentages.iter().map(|percentage| {
        let Percentage { text, value, upper, .. } = percentage;
        format!("{:?} {text} {value} {upper:?}", place(percentage))
    });
    let counts = report.counts.iter().map(|count| {
        let Count { text, value, upper, kind, .. } = count;
        format!("{:?} {text} {value} {upper:?} {kind}", place(count))
    });
    let citations =
        report.citations.iter().map(|c| format!("{:?} {} {:?}", place(c), c.text, c.number));
    dates.chain(percentages).chain(counts).chain(citations).collect()
}

/// Where the digits of a count stand that is one number without separators.
fn digits(count: &Count) -> Option<std::ops::Range<usize>> {
    let length = count.text.bytes().take_while(u8::is_ascii_digit).count();
    let alone = count.text[length..].starts_with(' ') && !count.text.starts_with('0');
    let plain = count.text[..length].parse::<f64>().is_ok_and(|value| value == count.value.get());
    let single = count.upper.is_none() && count.total.is_none() && count.kind == CountKind::Count;
    (alone && plain && single).then(|| count.start..count.start + length)
}

/// Two counts whose digits can change places, by their indices.
fn exchangeable(report: &Report) -> Option<(usize, usize)> {
    let counts: Vec<_> = report.counts.iter().map(digits).collect();
    let pairs = (0..counts.len()).flat_map(|a| (a + 1..counts.len()).map(move |b| (a, b)));
    let fits = |&(a, b): &(usize, usize)| match (&counts[a], &counts[b]) {
        (Some(x), Some(y)) => {
            x.len() > 1 && x.len() == y.len() && report.counts[a].value != report.counts[b].value
        }
        _ => false,
    };
    pairs.into_iter().find(fits)
}

/// Everything about the figures of a report but their words, and where all other facts stand.
fn figures(report: &Report) -> Value {
    let counts = report.counts.iter();
    let counts = counts.map(|c| json!([c.start, c.end, c.kind, c.unit, c.value, c.upper, c.total]));
    let percentages = report.percentages.iter().map(|p| json!([p.start, p.end, p.value, p.upper]));
    let dates = report.dates.iter().map(|date| json!([date.start, date.end, date.value]));
    let people = report.officials.iter().map(|official| json!([official.name, official.roles]));
    let citations = report.citations.iter().map(|c| json!([c.start, c.end, c.number]));
    let items = report.directives.iter().flat_map(|list| &list.items);
    let items = items.map(|item| json!([item.start, item.end, item.level]));
    json!({
        "counts": counts.collect::<Vec<_>>(),
        "percentages": percentages.collect::<Vec<_>>(),
        "dates": dates.collect::<Vec<_>>(),
        "officials": people.collect::<Vec<_>>(),
        "citations": citations.collect::<Vec<_>>(),
        "items": items.collect::<Vec<_>>(),
    })
}

/// Two officials who are named in full wherever they are named, and by the same name.
fn namesakes(report: &Report) -> Option<(String, String)> {
    let full = |official: &&Official| {
        let named = |name: &Quote| name.text.contains(&official.name);
        official.name.split(' ').count() == 3 && official.mentions.iter().all(named)
    };
    let mut names = report.officials.iter().filter(full).map(|official| official.name.clone());
    let first = names.next()?;
    let apart = |name: &String| {
        let syllables: HashSet<_> = first.split(' ').collect();
        !name.split(' ').any(|syllable| syllables.contains(syllable))
    };
    Some((names.find(apart)?, first))
}

fn exchanged(text: &str, a: &str, b: &str) -> String {
    text.replace(a, "\0").replace(b, a).replace('\0', b)
}

/// Who has which posts and roles.
fn cast(report: &Report) -> BTreeMap<String, String> {
    let told = |official: &Official| {
        let posts: Vec<_> = official.positions.iter().map(|post| &post.text).collect();
        (official.name.clone(), format!("{posts:?} {:?}", official.roles))
    };
    report.officials.iter().map(told).collect()
}

/// The terms of the lexicon as they are written.
static TERMS: LazyLock<Vec<&str>> = LazyLock::new(|| hoinghi::bench::terms().collect());

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 48,
        rng_seed: RngSeed::Fixed(9),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn line_ends_do_not_matter(seed in any::<u64>()) {
        let text = generate(seed).text;
        same(&text, &text.replace('\n', "\r\n"))?;
        same(&text, &text.replace('\n', "\r"))?;
    }

    #[test]
    fn blanks_do_not_matter(seed in any::<u64>()) {
        let text = generate(seed).text;
        same(&text, &blanks(&text, "  "))?;
        same(&text, &blanks(&text, "\u{A0}"))?;
        same(&text, &blanks(&text, " \u{A0}"))?;
    }

    #[test]
    fn furniture_before_an_article_moves_its_facts(
        seed in any::<u64>(),
        lines in prop::sample::subsequence(FURNITURE, 1..FURNITURE.len()),
    ) {
        let text = generate(seed).text;
        let before = lines.join("\n") + "\n\n";
        let moved = |at: u64| Value::from(at + before.len() as u64);
        let expected = changed(&extract(&text), str::to_owned, &moved);
        let found = changed(&extract(&(before.clone() + &text)), str::to_owned, &Value::from);
        prop_assert!(found == expected, "{}\nof {before}{text}", difference(&expected, &found));
    }

    #[test]
    fn two_reports_one_after_the_other_keep_what_their_sentences_say(a in any::<u64>(), b in any::<u64>()) {
        let (a, b) = (generate(a).text, generate(b).text);
        let joined = extract(&format!("{a}\n\n{b}"));
        let from = a.len() + 2;
        let mut halves = [joined.clone(), joined];
        halves[0].dates.retain(|fact| fact.start < from);
        halves[0].counts.retain(|fact| fact.start < from);
        halves[0].percentages.retain(|fact| fact.start < from);
        halves[0].citations.retain(|fact| fact.start < from);
        halves[1].dates.retain(|fact| fact.start >= from);
        halves[1].counts.retain(|fact| fact.start >= from);
        halves[1].percentages.retain(|fact| fact.start >= from);
        halves[1].citations.retain(|fact| fact.start >= from);
        for (text, half, from) in [(&a, &halves[0], 0), (&b, &halves[1], from)] {
            let (alone, joined) = (local(&extract(text), 0), local(half, from));
            let gone: Vec<_> = alone.difference(&joined).collect();
            let new: Vec<_> = joined.difference(&alone).collect();
            prop_assert!(gone.is_empty() && new.is_empty(), "gone {gone:?}, new {new:?}\nof {a}\n\n{b}");
        }
    }

    #[test]
    fn figures_that_change_places_are_found_in_their_new_places(seed in any::<u64>()) {
        let text = generate(seed).text;
        let report = extract(&text);
        if let Some((a, b)) = exchangeable(&report) {
            let (x, y) = (digits(&report.counts[a]), digits(&report.counts[b]));
            let (x, y) = (x.expect("digits"), y.expect("digits"));
            let parts = [&text[..x.start], &text[y.clone()], &text[x.end..y.start], &text[x], &text[y.end..]];
            let swapped = parts.concat();
            let mut expected = report.clone();
            (expected.counts[a].value, expected.counts[b].value) = (report.counts[b].value, report.counts[a].value);
            let (expected, found) = (figures(&expected), figures(&extract(&swapped)));
            prop_assert!(expected == found, "{}\nof {text}\nbecame {swapped}", difference(&expected, &found));
        }
    }

    #[test]
    fn names_that_change_places_change_posts_and_roles(seed in any::<u64>()) {
        let text = generate(seed).text;
        let report = extract(&text);
        if let Some((a, b)) = namesakes(&report) {
            let swapped = exchanged(&text, &a, &b);
            let name = |name: &String| if *name == a { b.clone() } else if *name == b { a.clone() } else { name.clone() };
            let expected: BTreeMap<_, _> = cast(&report).into_iter().map(|(n, told)| (name(&n), told)).collect();
            let found = cast(&extract(&swapped));
            prop_assert!(expected == found, "{a}, {b}: {expected:#?}\n{found:#?}\nof {swapped}");
        }
    }

    #[test]
    fn terms_in_any_order_give_a_whole_report(
        picks in prop::collection::vec((any::<prop::sample::Index>(), 0..12_usize), 0..80),
    ) {
        let gaps = [" ", " ", " ", " ", " ", ", ", "; ", ". ", "\n", "\n- ", ": ", ""];
        let words = picks.iter().map(|(pick, gap)| format!("{}{}", pick.get(&TERMS), gaps[*gap]));
        let text: String = words.collect();
        fuzzed::extract(text.as_bytes());
        fuzzed::normal(text.as_bytes());
    }
}

#[test]
fn many_reports_have_something_to_exchange() {
    let reports: Vec<Report> = (0..40).map(|seed| extract(&generate(seed).text)).collect();
    let some =
        |fits: &dyn Fn(&Report) -> bool| reports.iter().filter(|report| fits(report)).count();
    let (figures, names) =
        (some(&|r| exchangeable(r).is_some()), some(&|r| namesakes(r).is_some()));
    assert!(figures >= 10 && names >= 10, "{figures} with figures, {names} with names of 40");
}
